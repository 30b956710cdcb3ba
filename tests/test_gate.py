"""The gate fails shut, says why, and ends no transaction."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from expectations import across_tables, contradictions, documents, versions
from expectations.checks import ExpectNoRows
from expectations.gate import Audit, Result, audit
from expectations.rule import Rule, Suite, every, no_row
from expectations.session import Session
from tests.pending import open_publish
from tests.pending_rows import NEW, document, state
from transforms.ids import content_id
from warehouse.vocabulary import Severity

if TYPE_CHECKING:
    import duckdb

HOLDS = every("holds", "A term has a label", "label IS NOT NULL")
BREAKS = every("breaks", "A term has no label", "label IS NULL")
N_TERMS = len(state()[1]["terms"])
# RE2 refuses the pattern only when it meets a row.
RAISES = every("raises", "A pattern is a pattern", "regexp_matches(label, '(' || left(label, 0))")


def suite(*rules: Rule, name: str = "terms", **rest: Any) -> Suite:
    return Suite(name, "term", None, rules, **rest)


def result(*, success: bool, severity: Severity, error: str | None = None) -> Result:
    return Result("tags", "tags.x", "It is so", severity, success, None, error=error)


@pytest.mark.parametrize(
    ("found", "passes"),
    [
        ([result(success=True, severity=Severity.CRITICAL)], True),
        ([result(success=False, severity=Severity.CRITICAL)], False),
        ([result(success=False, severity=Severity.WARNING)], True),
        ([result(success=False, severity=Severity.WARNING, error="it raised")], False),
        ([result(success=False, severity=Severity.CRITICAL, error="it raised")], False),
        ([], False),
    ],
    ids=["held", "failed", "warned", "warning raised", "critical raised", "nothing looked at"],
)
def test_what_blocks(found: list[Result], passes: bool) -> None:
    assert Audit(tuple(found)).passed is passes
    assert bool(Audit(tuple(found)).blocking) is (not passes and bool(found))


def test_results_come_in_declared_order(publish: duckdb.DuckDBPyConnection) -> None:
    look = no_row("look", "There is a term", "SELECT * FROM new_terms WHERE false")
    found = audit(publish, (suite(HOLDS, look, BREAKS),))
    assert [r.expectation for r in found.results] == ["terms.holds", "terms.look", "terms.breaks"]
    assert [r.success for r in found.results] == [True, True, False]
    assert [r.n_failing_rows for r in found.results] == [0, 0, N_TERMS]
    assert [r.expectation for r in found.blocking] == ["terms.breaks"]


def test_a_missing_result_blocks(
    publish: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    evaluate = Session.evaluate

    def forgetful(*arguments: Any) -> dict[str, Any]:
        outcomes = evaluate(*arguments)
        outcomes.pop("terms.holds")
        return outcomes

    monkeypatch.setattr(Session, "evaluate", forgetful)
    other = every("other", "A term has a name", "term IS NOT NULL")
    found = audit(publish, (suite(HOLDS, other),))
    missing, present = found.results
    assert missing.error == "Great Expectations gave no result for it"
    assert not missing.success
    assert present.success
    assert found.blocking == (missing,)


def test_what_is_computed_is_asked_of_every_shard(publish: duckdb.DuckDBPyConnection) -> None:
    def few_shards() -> Generator[None]:
        for label in ("first", "second"):
            publish.execute(
                f"CREATE OR REPLACE TEMP VIEW new_tags AS SELECT '{label}' AS term, 'v' AS version"
            )
            yield

    gathered = {"gathered": "SELECT * FROM new_tags"}
    look = no_row("look", "No shard has a row", "SELECT term FROM gathered")
    publish.execute("DROP TABLE new_tags")
    found = audit(publish, (suite(look, computed=gathered),), few_shards=few_shards)
    [result] = found.results
    assert result.n_failing_rows == 2
    assert json.loads(result.observed or "") == [{"term": "first"}, {"term": "second"}]


def test_a_runtime_error_blocks_and_stops_the_audit(publish: duckdb.DuckDBPyConnection) -> None:
    found = audit(publish, (suite(HOLDS), suite(RAISES, BREAKS), suite(HOLDS), documents.SUITE))
    before, *in_its_query = found.results[:3]
    assert before.success
    for unknown in in_its_query:
        assert "missing )" in str(unknown.error)
        assert not unknown.success
    not_run = found.results[3:]
    assert len(not_run) == 1 + len(documents.SUITE.rules)
    for after in not_run:
        assert str(after.error).startswith("not run")
        assert "missing )" in str(after.error)
    assert found.blocking == found.results[1:]


def test_the_expectation_that_raised_is_told_from_those_that_did_not_run(
    publish: duckdb.DuckDBPyConnection,
) -> None:
    query = f"SELECT * FROM new_terms WHERE {RAISES.arguments['condition']}"
    looks = [no_row(n, "All is well", f"{query} AND term = '{n}'") for n in ("a", "Other", "b")]
    columns = [rule for rule in documents.SUITE.rules if rule.name == "columns"]
    found = audit(publish, (suite(*looks), replace(documents.SUITE, rules=tuple(columns))))
    raised = [r.expectation for r in found.results if str(r.error).startswith("Invalid Input")]
    not_run = [r.expectation for r in found.results if str(r.error).startswith("not run")]
    assert len(raised) == 1
    assert len(not_run) == 3
    assert found.blocking == found.results


def test_a_relation_that_raises_blocks_its_suite(publish: duckdb.DuckDBPyConnection) -> None:
    rows = f"SELECT * FROM new_terms WHERE {RAISES.arguments['condition']}"
    found = audit(publish, (suite(HOLDS, rows=rows), suite(HOLDS)))
    assert all("missing )" in str(r.error) for r in found.results)
    assert len(found.blocking) == 2


def test_a_refused_expression_blocks_only_its_expectation(
    publish: duckdb.DuckDBPyConnection,
) -> None:
    refused = every("refused", "A column is there", "no_such_column > 1", Severity.WARNING)
    found = audit(publish, (suite(HOLDS, refused, BREAKS),))
    holds, unknown, breaks = found.results
    assert holds.success
    assert "no_such_column" in str(unknown.error)
    assert "SELECT" not in str(unknown.error)
    assert breaks.n_failing_rows == N_TERMS
    assert found.blocking == (unknown, breaks)


def test_an_expectation_that_raises_in_python_blocks(
    publish: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any, **__: Any) -> dict[str, Any]:
        raise ZeroDivisionError("it divided by zero")

    monkeypatch.setattr(ExpectNoRows, "_validate", broken)
    look = no_row("look", "There is a term", "SELECT * FROM new_terms WHERE false")
    holds, unknown = audit(publish, (suite(HOLDS, look),)).results
    assert holds.success
    assert "it divided by zero" in str(unknown.error)


def test_great_expectations_failing_as_a_whole_blocks(
    publish: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any, **__: Any) -> dict[str, Any]:
        raise RuntimeError("nothing works")

    monkeypatch.setattr(Session, "evaluate", broken)
    found = audit(publish)
    assert found.blocking == found.results
    assert {r.error for r in found.results} == {"nothing works"}


def test_a_relation_that_cannot_be_defined_blocks_what_needs_it(
    publish: duckdb.DuckDBPyConnection,
) -> None:
    aside = no_row("aside", "A term is itself", "SELECT * FROM new_terms WHERE false")
    looks = no_row("looks", "Nothing is odd", "SELECT * FROM odd_terms")
    broken = suite(
        HOLDS,
        aside,
        looks,
        rows="SELECT * FROM new_terms CROSS JOIN nowhere",
        computed={"odd_terms": "SELECT no_such_column FROM new_terms"},
    )
    held, unaffected, unknown = audit(publish, (broken,)).results
    assert "nowhere" in str(held.error)
    assert unaffected.success
    assert "no_such_column" in str(unknown.error)


def test_lost_details_do_not_hide_a_failure(
    publish: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError("no more memory")

    monkeypatch.setattr(Session, "records", broken)
    [failed] = audit(publish, (suite(BREAKS),)).blocking
    assert failed.error is None
    assert "no more memory" in str(failed.observed)


def test_an_empty_required_table_blocks_though_its_own_suite_has_nothing_to_say(
    publish: duckdb.DuckDBPyConnection,
) -> None:
    for table in ("lake.main.versions", "new_versions"):
        publish.execute(f"DELETE FROM {table}")
    names = {r.expectation for r in audit(publish, (across_tables.SUITE, versions.SUITE)).blocking}
    assert names == {"across_tables.versions_not_empty", "across_tables.versions_counted"}


def test_all_documents_of_a_failing_version_are_named(publish: duckdb.DuckDBPyConnection) -> None:
    version_id = state()[1]["versions"][1]["version_id"]
    twin = document("twin", "B", NEW, None) | {"version_id": version_id}
    columns = ", ".join(twin)
    values = ", ".join(f"${n}" for n in range(1, len(twin) + 1))
    publish.execute(f"INSERT INTO new_documents ({columns}) VALUES ({values})", list(twin.values()))
    publish.execute(f"UPDATE new_versions SET text = '' WHERE version_id = '{version_id}'")
    wrong = [r for r in versions.SUITE.rules if r.name == "text_not_empty"]
    [failed] = audit(publish, (replace(versions.SUITE, rules=tuple(wrong)),)).blocking
    assert failed.failing_documents == tuple(sorted((content_id("B1"), content_id("twin"))))


@pytest.mark.parametrize(("affirmed", "passes"), [("sell", True), ("use", False)])
def test_who_does_not_share_does_not_sell_but_may_use(
    publish: duckdb.DuckDBPyConnection, affirmed: str, *, passes: bool
) -> None:
    publish.execute(
        "UPDATE new_practices SET action = if(polarity = 'deny', 'share', $1)", [affirmed]
    )
    opposed = next(r for r in contradictions.SUITE.rules if r.name == "both_opposed")
    suite = replace(contradictions.SUITE, rules=(opposed,))
    assert audit(publish, (suite,)).passed is passes


@pytest.mark.parametrize("end", ["COMMIT", "ROLLBACK"])
def test_the_publisher_ends_the_transaction(tmp_path: Path, end: str) -> None:
    with open_publish(tmp_path) as connection:
        connection.execute("BEGIN")
        connection.execute(
            "INSERT INTO lake.main.terms SELECT * REPLACE ('New' AS term) "
            "FROM new_terms WHERE term = 'Other'"
        )
        temporary = "SELECT table_name FROM duckdb_tables() WHERE temporary ORDER BY ALL"
        before = connection.execute(temporary).fetchall()
        assert audit(connection, (across_tables.SUITE, versions.SUITE, documents.SUITE)).passed
        assert connection.execute(temporary).fetchall() == before
        connection.execute(end)
        connection.execute("DETACH lake")
        connection.execute(f"ATTACH 'ducklake:sqlite:{tmp_path}/catalog.sqlite' AS lake")
        count = connection.execute("SELECT count(*) FROM lake.main.terms").fetchall()
    assert count == [(N_TERMS + (end == "COMMIT"),)]


ALONE = """
import socket, sys, warnings
warnings.simplefilter("error", ResourceWarning)
def refuse(*arguments):
    raise SystemExit(f"it reached for the network: {arguments}")
socket.socket.connect = socket.getaddrinfo = refuse
from pathlib import Path
from expectations.gate import audit
from expectations.terms import SUITE
from tests.pending import open_publish
with open_publish(Path(sys.argv[1])) as connection:
    connection.execute("BEGIN")
    assert audit(connection, (SUITE,)).passed
    connection.execute("ROLLBACK")
import os
assert os.environ["GX_ANALYTICS_ENABLED"] == "false"
assert not {"altair.vegalite", "scipy.stats.distributions"} & set(sys.modules), "loaded in vain"
import scipy.stats
assert scipy.stats.entropy([1, 1]) > 0, "not there when it is used"
"""


def test_an_audit_keeps_to_itself(tmp_path: Path) -> None:
    home, lake, root = tmp_path / "home", tmp_path / "lake", str(Path(__file__).parent.parent)
    home.mkdir()
    lake.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", ALONE, lake],
        cwd=home,
        env={
            "HOME": str(home),
            "TMPDIR": str(home),
            "PYTHONPATH": root,
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == done.stderr == ""
    assert list(home.rglob("*")) == []

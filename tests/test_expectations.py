"""Every critical expectation is shown to fail on a planted bad row, and to name its document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from expectations.evaluation import evaluate
from expectations.gate import LAKE_SUITES, PUBLISH_SUITES, Audit, audit
from expectations.session import Session
from tests.planted import PLANTED, WARNINGS
from tests.planting import RULES, Planted
from warehouse.schemas import TABLES
from warehouse.vocabulary import Severity

if TYPE_CHECKING:
    import duckdb


def test_every_critical_expectation_is_shown_to_fail() -> None:
    critical = {name for name, (_, rule) in RULES.items() if rule.severity == Severity.CRITICAL}
    assert critical == {name for planted in PLANTED for name in planted.rules}


def test_a_valid_publish_passes(publish: duckdb.DuckDBPyConnection) -> None:
    found = audit(publish)
    assert [r for r in found.results if not r.success] == []
    assert found.passed


def test_a_valid_lake_passes(publish: duckdb.DuckDBPyConnection) -> None:
    for table in TABLES:
        publish.execute(f"DELETE FROM new_{table}")
        publish.execute(f"INSERT INTO new_{table} FROM lake.main.{table}")
    found = audit(publish, LAKE_SUITES)
    assert [r for r in found.results if not r.success] == []


@pytest.fixture(scope="module")
def session(pending_lake: duckdb.DuckDBPyConnection) -> Session:
    """One for all tests: its making takes longer than a test."""
    return Session(pending_lake)


def audit_rules(publish: duckdb.DuckDBPyConnection, session: Session, planted: Planted) -> Audit:
    """Plant it, and audit the rules that it breaks."""
    for statement in planted.statements:
        publish.execute(statement)
    suite = RULES[planted.rules[0]][0]
    rules = tuple(RULES[name][1] for name in planted.rules)
    return Audit(tuple(evaluate(replace(suite, rules=rules), session)))


@pytest.mark.parametrize("planted", PLANTED, ids=str)
def test_a_planted_bad_row_fails(
    publish: duckdb.DuckDBPyConnection, session: Session, planted: Planted
) -> None:
    found = audit_rules(publish, session, planted)
    assert found.blocking == found.results
    assert tuple(result.expectation for result in found.results) == planted.rules
    for result in found.results:
        assert result.error is None
        assert result.failing_documents == planted.documents
        assert result.observed
        assert not RULES[result.expectation][1].is_about_rows or result.n_failing_rows


@pytest.mark.parametrize(("n_read", "expected"), [(19, True), (20, False)])
def test_many_rejections_are_told_with_their_number_where_enough_is_read(
    publish: duckdb.DuckDBPyConnection, session: Session, n_read: int, expected: bool
) -> None:
    publish.execute("UPDATE new_documents SET status = 'rejected'")
    publish.execute(
        "INSERT INTO new_documents SELECT d.* FROM "
        "(SELECT * FROM new_documents LIMIT 1) AS d, "
        f"range({n_read} - (SELECT count(*) FROM new_documents))"
    )
    suite, rule = RULES["across_tables.few_rejections"]
    [found] = evaluate(replace(suite, rules=(rule,)), session)
    assert found.success == expected
    assert found.success or found.in_words == (
        "does not hold: At most half of the documents read are rejected, where at least 20 are "
        "read (across_tables.few_rejections; 0 accepted documents, 20 rejected documents)"
    )


def test_names_are_unique_and_descriptions_are_sentences() -> None:
    for suites in (PUBLISH_SUITES, LAKE_SUITES):
        names = [suite.full_name(rule) for suite in suites for rule in suite.rules]
        assert len(names) == len(set(names))
    for _, rule in RULES.values():
        assert rule.description
        assert not rule.description.endswith(".")


@pytest.mark.parametrize("planted", WARNINGS, ids=str)
def test_a_warning_does_not_block(
    publish: duckdb.DuckDBPyConnection, session: Session, planted: Planted
) -> None:
    found = audit_rules(publish, session, planted)
    [result] = found.results
    assert not result.success
    assert result.n_failing_rows
    assert result.failing_documents == ()
    assert found.passed


def test_every_warning_is_shown_to_fail() -> None:
    warnings = {name for name, (_, rule) in RULES.items() if rule.severity == Severity.WARNING}
    assert warnings == {name for planted in WARNINGS for name in planted.rules}

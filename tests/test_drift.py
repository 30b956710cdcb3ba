"""Drift: what counts as such, and what it does to a publish."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from expectations import drift
from expectations.gate import Audit, audit, publish_suites
from warehouse.vocabulary import Severity

if TYPE_CHECKING:
    import duckdb


@pytest.fixture
def publish(publish: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """The valid publish, with figures that a test can set."""
    publish.execute("CREATE TEMP TABLE figures_kept AS SELECT * FROM figures_new")
    return publish.execute("CREATE OR REPLACE TEMP VIEW figures_new AS SELECT * FROM figures_kept")


def figures(n: int, language: str = "en", **per_document: float) -> str:
    """An UPDATE's settings: figures of so many documents and versions."""
    means = {"rejected": 0.1, "segments": 60, "tags": 30, "facts": 5} | per_document
    counts = {name: round(n * mean) for name, mean in means.items()}
    counts |= {"documents": n, "accepted": n, "versions": n}
    languages = f"[{{'language': '{language}', 'n': {n}}}]"
    return ", ".join([*(f"{k} = {v}" for k, v in counts.items()), f"languages = {languages}"])


def drifted(publish: duckdb.DuckDBPyConnection, before: str, new: str) -> set[str]:
    """The expectations of drift that fail for these figures."""
    publish.execute(f"UPDATE figures_before SET {before}")
    publish.execute(f"UPDATE figures_kept SET {new}")
    publish.execute(
        "CREATE OR REPLACE TEMP TABLE figures_before AS "
        "SELECT * REPLACE (3 AS accepted) FROM figures_before"
    )
    found = audit(publish, (drift.suite(),))
    assert [r for r in found.results if r.error] == []
    return {r.expectation.removeprefix("drift.") for r in found.results if not r.success}


@pytest.mark.parametrize("n", [1, 5, 19])
def test_a_few_odd_documents_make_no_noise(publish: duckdb.DuckDBPyConnection, n: int) -> None:
    odd = figures(n, "tlh", rejected=1, segments=900, tags=0, facts=0)
    assert drifted(publish, figures(5000), odd) == set()
    assert drifted(publish, odd, figures(5000)) == set()


@pytest.mark.parametrize("n", [20, 100, 5000])
def test_what_is_much_alike_does_not_drift(publish: duckdb.DuckDBPyConnection, n: int) -> None:
    alike = figures(n, rejected=0.2, segments=70, tags=33, facts=6)
    assert drifted(publish, figures(5000), alike) == set()


@pytest.mark.parametrize(
    ("new", "names"),
    [
        (figures(100, rejected=0.8), {"rejections"}),
        (figures(100, "de"), {"languages"}),
        (figures(100, segments=6, tags=3), {"segments_per_version"}),
        (figures(100, tags=0), {"tags_per_segment"}),
        (figures(100, facts=15), {"facts_per_version"}),
    ],
)
def test_a_hundred_documents_that_differ_drift(
    publish: duckdb.DuckDBPyConnection, new: str, names: set[str]
) -> None:
    assert drifted(publish, figures(5000), new) == names


def of_drift(found: Audit) -> list[Any]:
    return [r for r in found.results if r.suite == "drift"]


def test_the_settings_say_what_drift_does(publish: duckdb.DuckDBPyConnection) -> None:
    publish.execute(f"UPDATE figures_before SET {figures(5000)}")
    publish.execute(f"UPDATE figures_kept SET {figures(100, facts=15)}")
    [suite] = [s for s in publish_suites("blocking", 0.25) if s.name == "drift"]
    blocked = audit(publish, (suite,))
    assert "drift.facts_per_version" in {r.expectation for r in blocked.blocking}
    [suite] = [s for s in publish_suites("warning", 0.25) if s.name == "drift"]
    assert audit(publish, (suite,)).passed
    assert {rule.severity for rule in suite.rules} == {Severity.WARNING}
    assert [s for s in publish_suites("off", 0.25) if s.name == "drift"] == []
    wide = audit(publish, (drift.suite(limit=3.0),))
    assert "drift.facts_per_version" not in {r.expectation for r in wide.results if not r.success}


def test_figures_are_told_also_where_they_hold(publish: duckdb.DuckDBPyConnection) -> None:
    publish.execute(f"UPDATE figures_before SET {figures(5000)}")
    publish.execute(f"UPDATE figures_kept SET {figures(100)}")
    found = audit(publish, (drift.suite(),))
    told = {r.expectation: json.loads(r.observed or "") for r in found.results}
    [row] = told["drift.segments_per_version"]
    assert (row["before"], row["now"]) == (60.0, 60.0)
    assert row["is_judged"] is True

"""The gate that every publish passes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from expectations import (
    across_tables,
    changes,
    contradictions,
    documents,
    drift,
    duplicates,
    facts,
    periods,
    policies,
    practices,
    returns,
    segments,
    sentences,
    signatures,
    tags,
    terms,
    versions,
)
from expectations.bookkeeping import FILES_SUITE, QUALITY_RESULTS_SUITE, REFRESHES_SUITE
from expectations.evaluation import evaluate
from expectations.results import Audit, Result
from expectations.session import Session, whole
from expectations.structure import columns
from warehouse.schemas import TABLES
from warehouse.vocabulary import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    import duckdb

    from expectations.rule import Suite

_SUITES: tuple[Suite, ...] = (
    across_tables.SUITE,
    documents.SUITE,
    returns.SUITE,
    policies.SUITE,
    versions.SUITE,
    periods.SUITE,
    segments.SUITE,
    sentences.SUITE,
    tags.SUITE,
    facts.SUITE,
    practices.SUITE,
    contradictions.SUITE,
    changes.SUITE,
    signatures.SUITE,
    duplicates.SUITE,
    terms.SUITE,
    REFRESHES_SUITE,
)

PUBLISH_SUITES = (
    *_SUITES,
    drift.suite(),
    *(replace(s, rules=columns(TABLES[s.name])) for s in (QUALITY_RESULTS_SUITE, FILES_SUITE)),
)
"""What a publish is held to, unless the settings of drift are others."""

LAKE_SUITES = tuple(s.of_lake() for s in (*_SUITES, QUALITY_RESULTS_SUITE, FILES_SUITE))
"""What all rows of a lake are held to."""


def publish_suites(drift_does: str, drift_limit: float) -> tuple[Suite, ...]:
    """What a publish is held to.

    Args:
        drift_does: What drift does to a publish: `off`, `warning` or `blocking`.
        drift_limit: The share by which a figure may differ from that of the previous snapshot.
    """
    others = tuple(suite for suite in PUBLISH_SUITES if suite.name != "drift")
    if drift_does == "off":
        return others
    severity = Severity.CRITICAL if drift_does == "blocking" else Severity.WARNING
    return (*others, drift.suite(drift_limit, severity))


__all__ = ["LAKE_SUITES", "PUBLISH_SUITES", "Audit", "Result", "audit", "publish_suites"]


def audit(
    connection: duckdb.DuckDBPyConnection,
    suites: tuple[Suite, ...] = PUBLISH_SUITES,
    *,
    few_shards: Callable[[], Generator[None]] = whole,
) -> Audit:
    """Evaluate every declared expectation inside the open transaction of a publish.

    Nothing is committed or rolled back.

    Every expectation that is declared has a result, whatever happens: one that raised, or that
    Great Expectations left out, says so in its `error`. An error at run time ends the transaction;
    the expectations after it are then reported as not run.

    Args:
        connection: Holds the lake as it would be as `lake.main.<table>`, and the rows that the
            refresh adds as temporary views `new_<table>`, for every table; and of the lake before
            and of the new rows the figures of `warehouse.figures`, as `figures_before` and
            `figures_new`, and the versions that made way for new rows, as `superseded`.
        suites: PUBLISH_SUITES, or LAKE_SUITES where the `new_` views show whole tables.
        few_shards: Makes the `new_` views show the rows of a few shards at each step; all rows of
            a version are in one shard.
    """
    session = Session(connection, few_shards)
    try:
        return Audit(tuple(result for suite in suites for result in evaluate(suite, session)))
    finally:
        session.close()

"""From staged shards to a published snapshot: settle, derive, audit, commit."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import polars as pl

from flows.changed import changes, state_of
from flows.deriving import Touched, derive
from flows.settling import settle
from flows.shards import SHARD_TABLES, code_fingerprint
from transforms.documents import documents as document_rows
from transforms.reading import READINGS_SCHEMA
from warehouse.errors import PolicylakeError
from warehouse.figures import n_added_versions, remember_figures
from warehouse.publish import Publication, publication
from warehouse.schemas.bookkeeping import QUALITY_RESULTS
from warehouse.schemas.documents import DOCUMENTS
from warehouse.schemas.returns import RETURNS
from warehouse.staging import Shard
from warehouse.vocabulary import Reason, RunKind, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from expectations.gate import Audit

_MOST_ATTEMPTS = 5


class GateBlocked(PolicylakeError):
    """A critical expectation failed; nothing was published."""

    def __init__(self, outcome: Outcome, audit: Audit) -> None:
        self.outcome = outcome
        """What would have been published."""
        self.audit = audit
        paths = _paths(outcome.documents, audit)
        named = "; ".join(result.in_words for result in audit.blocking[:5])
        more = f"; and {len(audit.blocking) - 5} more" if len(audit.blocking) > 5 else ""
        message = f"the quality gate blocked the publish: {named}{more}"
        if not outcome.counts["n_accepted"] and outcome.documents.height:
            nothing = f"no document was accepted ({_reasons(outcome.documents)})"
            is_all = all(result.suite == "across_tables" for result in audit.blocking)
            message = f"{nothing}: nothing to publish" if is_all else f"{nothing}; {message}"
        if paths:
            listed = ", ".join(paths[:10]) + (" …" if len(paths) > 10 else "")
            message += f"; documents behind it: {listed}; publish without them by --reject-failing"
        super().__init__(message)


@dataclass
class Outcome:
    """What a publish did."""

    counts: dict[str, int]
    documents: pl.DataFrame
    """The refresh's rows of the documents table."""
    audit: Audit | None = None
    changes: dict[str, Any] = field(default_factory=dict)
    """What differs from the snapshot before: see `flows.changed.Changes.as_record`."""
    seconds: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Batch:
    """Everything that a refresh brings to its publish."""

    refresh_id: str
    started_at: datetime
    sources: list[str]
    n_seen: int
    n_unchanged: int
    rejected: pl.DataFrame
    """Files rejected at discovery: rows of warehouse.sources.FOUND_SCHEMA."""
    shards: tuple[Shard, ...]
    replaced: tuple[str, ...]
    """Ids of documents that are in the lake and are read anew."""
    returned: tuple[str, ...] = ()
    """Ids of documents in the lake that their files hold again, see the returns table."""
    has_raw: bool = True
    """Whether the raw files of accepted documents were stored."""
    brought_by: pl.DataFrame | None = None
    """document_id and refresh_id of the documents read again that keep the refresh which brought
    them: undated ones come in the order of their refreshes."""
    rederived: frozenset[str] = frozenset()
    """Ids of versions in the shards that are derived anew from their stored segments."""


def publish(
    root: Path,
    batch: Batch,
    audit: Callable[..., Audit],
    *,
    reject_failing: bool,
) -> Outcome:
    """Publish ``batch`` in one transaction, or not at all.

    Args:
        root: The lake's folder.
        batch: What is to be published.
        audit: The quality gate: `expectations.gate.audit`.
        reject_failing: Publish without the documents behind failing rows, instead of not at all.

    Raises:
        GateBlocked: a critical expectation failed.
        PolicylakeError: the disk or the catalog refused.
    """
    failing: set[str] = set()
    for _ in range(_MOST_ATTEMPTS):
        try:
            with publication(root, batch.refresh_id) as pending:
                return _fill(pending, batch, failing, audit)
        except GateBlocked as blocked:
            culprits = {d for r in blocked.audit.blocking for d in r.failing_documents}
            if not reject_failing or culprits <= failing:
                raise
            failing |= culprits
    raise PolicylakeError(
        f"the gate still fails after {_MOST_ATTEMPTS} rounds of rejecting documents; "
        "see the run's record"
    )


def _fill(
    pending: Publication,
    batch: Batch,
    failing: set[str],
    audit: Callable[..., Audit],
) -> Outcome:
    """Put everything into the open publication and let the gate look at it."""
    remember_figures(pending.connection)
    before = state_of(pending.connection)
    arrived = _documents(batch, failing)
    again = _policies(pending, batch.replaced + batch.returned, batch.rederived)
    policies = {*arrived["policy_id"].drop_nulls(), *again}
    pending.delete("documents", "document_id", batch.replaced)
    shards = settle(pending, batch.shards, arrived, batch.rederived)
    for shard in shards:
        for file in shard.files:
            if file.table in SHARD_TABLES:
                pending.add(file)
    pending.write("documents", arrived)
    pending.write("returns", _returns(batch))
    let_go = _let_go(pending) if batch.replaced else []
    pending.show_new_rows()
    derive(pending, Touched(tuple(sorted(policies)), bool(let_go)))
    outcome = Outcome(_counts(pending, batch, arrived, shards), arrived)
    after = state_of(pending.connection)
    outcome.changes = changes(before, after, pending.connection).as_record()
    pending.write("refreshes", _refresh_row(batch, outcome.counts))
    pending.show_new_rows()
    start = time.perf_counter()
    outcome.audit = found = audit(pending.connection, few_shards=pending.few_shards)
    outcome.seconds["audit"] = round(time.perf_counter() - start, 3)
    if not found.passed:
        raise GateBlocked(outcome, found)
    pending.write("quality_results", quality_rows(batch.refresh_id, found))
    return outcome


def _documents(batch: Batch, failing: set[str]) -> pl.DataFrame:
    """The refresh's rows of the documents table, those in ``failing`` rejected."""
    staged = [DOCUMENTS.empty(), *(s.scan("documents").collect() for s in batch.shards)]
    if batch.rejected.height:
        unread = document_rows(
            batch.rejected.drop("location", "offset"), READINGS_SCHEMA.to_frame()
        )
        staged.append(unread.with_columns(pl.lit(None, pl.String).alias("version_id")))
    is_failing = pl.col("document_id").is_in(list(failing))

    def rejected(column: str, value: str | None) -> pl.Expr:
        return pl.when(is_failing).then(pl.lit(value, pl.String)).otherwise(column).alias(column)

    return (
        pl.concat(staged, how="diagonal")
        .with_columns(
            rejected("status", Status.REJECTED),
            rejected("reason", Reason.QUALITY_GATE),
            rejected("detail", "rows of the document failed a critical expectation"),
            rejected("version_id", None),
        )
        .pipe(_dated, batch)
        .sort("source", "path", "document_id")
    )


def _dated(documents: pl.DataFrame, batch: Batch) -> pl.DataFrame:
    """``documents`` with the refresh that brought each: this one, but for those read again."""
    this = pl.lit(batch.refresh_id).alias("refresh_id")
    if batch.brought_by is None:
        return documents.with_columns(this)
    return (
        documents.drop("refresh_id")
        .join(batch.brought_by, on="document_id", how="left", maintain_order="left")
        .with_columns(pl.coalesce("refresh_id", this))
    )


def _policies(
    pending: Publication, document_ids: tuple[str, ...], version_ids: Collection[str]
) -> list[str]:
    """The policies of documents, and of versions, that the lake holds."""
    rows = pending.connection.execute(
        "SELECT DISTINCT policy_id FROM lake.main.documents WHERE policy_id IS NOT NULL "
        "AND (document_id IN (SELECT unnest($1::VARCHAR[])) "
        "OR version_id IN (SELECT unnest($2::VARCHAR[])))",
        [list(document_ids), list(version_ids)],
    ).fetchall()
    return [policy_id for (policy_id,) in rows]


def _returns(batch: Batch) -> pl.DataFrame:
    rows = [(document_id, batch.refresh_id) for document_id in batch.returned]
    return pl.DataFrame(rows, schema=RETURNS.schema, orient="row")


def _let_go(pending: Publication) -> list[str]:
    """Remove versions that no document holds any more, and name a holder of the others.

    A document that is read anew may turn out to be another policy's, or be rejected.

    Returns:
        The versions that were removed.
    """
    pending.connection.execute(
        """
        CREATE OR REPLACE TEMP TABLE stray AS
        WITH held AS (
            SELECT version_id, list(document_id) AS holders,
                list(document_id ORDER BY document_date NULLS FIRST, path)[1] AS holder
            FROM lake.main.documents WHERE status = 'accepted' GROUP BY version_id
        )
        SELECT v.version_id, h.holder
        FROM lake.main.versions AS v LEFT JOIN held AS h USING (version_id)
        WHERE h.holder IS NULL OR NOT list_contains(h.holders, v.document_id)
        """
    )
    stray = pending.connection.execute("SELECT * FROM stray").pl()
    if stray["holder"].null_count() < stray.height:
        pending.connection.execute(
            """
            UPDATE lake.main.versions AS v SET document_id = s.holder
            FROM stray AS s WHERE s.version_id = v.version_id AND s.holder IS NOT NULL
            """
        )
    orphans = stray.filter(pl.col("holder").is_null())["version_id"].to_list()
    for table in SHARD_TABLES:
        pending.delete(table, "version_id", orphans)
    return orphans


def _counts(
    pending: Publication, batch: Batch, arrived: pl.DataFrame, shards: list[Shard]
) -> dict[str, int]:
    """What there was to publish, and the rows that were written; of versions, those added."""
    accepted = arrived.filter(pl.col("status") == Status.ACCEPTED.value).height
    rows = {
        f"n_{table}": sum(f.n_rows for s in shards for f in s.files if f.table == table)
        for table in SHARD_TABLES
    }
    return {
        "n_seen": batch.n_seen,
        "n_accepted": accepted,
        "n_unchanged": batch.n_unchanged,
        "n_rejected": arrived.height - accepted,
        "n_returned": len(batch.returned),
        **rows,
        "n_versions": n_added_versions(pending.connection),
    }


def _refresh_row(batch: Batch, counts: dict[str, int]) -> pl.DataFrame:
    row: dict[str, Any] = {
        "refresh_id": batch.refresh_id,
        "kind": str(RunKind.REFRESH),
        "detail": None,
        "started_at": batch.started_at,
        "published_at": datetime.now(UTC),
        "sources": batch.sources,
        **{k: v for k, v in counts.items() if k in _REFRESH_COUNTS},
        "has_raw": batch.has_raw,
        "policylake_version": version("policylake"),
        "code_fingerprint": code_fingerprint(),
    }
    return pl.DataFrame([row])


_REFRESH_COUNTS = ("n_seen", "n_accepted", "n_unchanged", "n_rejected", "n_versions")


def quality_rows(refresh_id: str, audit: Audit) -> pl.DataFrame:
    """The audit's results as rows of the table quality_results."""
    columns = ("suite", "expectation", "description", "severity", "success", "n_failing_rows")
    return pl.DataFrame(
        [
            {
                "refresh_id": refresh_id,
                **{name: getattr(result, name) for name in columns},
                "severity": str(result.severity),
                "observed": result.observed,
            }
            for result in audit.results
        ],
        # What was observed of the first expectations may be nothing.
        schema=QUALITY_RESULTS.schema,
    )


def _reasons(arrived: pl.DataFrame) -> str:
    """How many documents were rejected for which reason, each with one of them; why, of one."""
    if arrived.height == 1:
        return "{path}: {detail}".format(**arrived.row(0, named=True))
    counted = arrived.group_by("reason").agg(pl.len(), pl.col("path").first()).sort("reason")
    return ", ".join(f"{n:,} {reason}, as {path}" for reason, n, path in counted.iter_rows())


def _paths(arrived: pl.DataFrame, audit: Audit) -> list[str]:
    culprits = {d for r in audit.blocking for d in r.failing_documents}
    rows = arrived.filter(pl.col("document_id").is_in(list(culprits)))
    return rows.select(pl.coalesce("path", "document_id")).to_series().to_list()

"""Care of the lake: what a rollback, vacuum, compaction or takedown does, from lock to record."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import polars as pl

from flows.publishing import quality_rows
from flows.shards import code_fingerprint
from flows.terminal import counted
from warehouse.catalog import published_snapshots
from warehouse.compaction import compact as merge
from warehouse.compaction import small_files
from warehouse.disk import disk_faults_named
from warehouse.errors import PolicylakeError, UsageError
from warehouse.lake import open_lake, require_lake, require_published
from warehouse.lock import writer_lock
from warehouse.pins import pins, unpin
from warehouse.publish import publication
from warehouse.rollback import put_back, require_rollback
from warehouse.runs import new_refresh_id, write_run
from warehouse.scrub import scrub
from warehouse.staging import discard
from warehouse.takedown import (
    Holdings,
    begin_takedown,
    finish_takedown,
    holdings,
    lift_takedown,
    take_out,
    taken_down,
)
from warehouse.vacuum import Surplus, expire, remove, surplus
from warehouse.vocabulary import RunKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import duckdb

    from expectations.gate import Audit
    from warehouse.layout import Layout
    from warehouse.publish import Publication

    Auditor = Callable[[duckdb.DuckDBPyConnection], Audit]


def audit_lake(connection: duckdb.DuckDBPyConnection) -> Audit:
    """Hold all rows of the lake, as they would be, to every expectation."""
    from expectations.gate import LAKE_SUITES, audit  # noqa: PLC0415 - takes seconds

    return audit(connection, LAKE_SUITES)


@dataclass(frozen=True)
class Work:
    """A run that changes what the lake holds without any source."""

    kind: RunKind
    detail: str
    """What it does, in words; stands in the books."""
    work: Callable[[Publication], dict[str, int]]
    """Changes the open publication, and returns counts for the record."""


def rollback(root: Path, snapshot: int, audit: Auditor = audit_lake) -> list[str]:
    """Publish the content of ``snapshot`` as a new snapshot, and tell what was done.

    Raises:
        UsageError: there is no such snapshot, or its content is that of the last one.
        PolicylakeError: another process is writing, the gate or the disk refused.
    """
    layout = require_lake(root)
    with disk_faults_named(root), writer_lock(layout.lock):
        require_rollback(root, snapshot)
        counts = _publish(
            layout,
            Work(RunKind.ROLLBACK, f"to snapshot {snapshot}", lambda p: put_back(p, snapshot)),
            audit,
        )
    return [
        f"the lake holds the content of snapshot {snapshot} again: "
        f"{counts['n_rows_removed']:,} rows removed, {counts['n_rows_restored']:,} put back",
        "what that snapshot did not hold is new to the next refresh",
    ]


def compact(root: Path, audit: Auditor = audit_lake) -> list[str]:
    """Merge small files as a new snapshot with the same rows, and tell what was done.

    Raises:
        UsageError: there is no lake, or nothing was ever published into it.
        PolicylakeError: another process is writing, the gate or the disk refused.
    """
    layout = require_lake(root)
    with disk_faults_named(root), writer_lock(layout.lock):
        with open_lake(root) as connection:
            require_published(connection, root)
            if not small_files(connection):
                return ["there are no small files to merge: no snapshot"]
        counts = _publish(layout, Work(RunKind.COMPACTION, "no row changed", merge), audit)
    return [
        f"{counts['n_files_merged']:,} small files were merged into {counts['n_files_made']:,}",
        "older snapshots keep the small files; `policylake vacuum --keep 1` removes both",
    ]


def takedown(
    root: Path, service: str, reason: str, *, yes: bool, audit: Auditor = audit_lake
) -> list[str]:
    """Remove everything of ``service`` from every snapshot, or tell what would be removed.

    Its files are refused from the moment this begins. What breaks off is finished by calling it
    again; nothing of it is put back.

    Raises:
        UsageError: the lake holds nothing of it, or nothing else.
        PolicylakeError: another process is writing, the gate or the disk refused.
    """
    layout = require_lake(root)
    with disk_faults_named(root), writer_lock(layout.lock):
        held = holdings(root, service)
        if not held.ids and service not in taken_down(layout):
            raise UsageError(
                f"the lake holds nothing of {service}; services: "
                '`policylake sql "SELECT DISTINCT service FROM documents"`'
            )
        if not yes:
            told = _held(layout, held, "to be removed")
            return [*told, "nothing was changed; add --yes to do it"]
        told = _held(layout, held, "removed")
        ids = begin_takedown(layout, service, reason, held.ids)
        _take_down(layout, service, reason, held, audit)
        scrub(layout, ids)
        finish_takedown(layout, service)
    return [
        *told,
        f"files of {service} are refused until `policylake takedown --lift {service}`",
        "copies, exports and backups of the lake are not in its reach",
    ]


def _take_down(layout: Layout, service: str, reason: str, held: Holdings, audit: Auditor) -> None:
    """Publish without the service, expire what shows it, remove its files."""
    with open_lake(layout.root) as connection:
        last = published_snapshots(connection)[-1].number
    if last in held.snapshots:
        detail = f"{service}: {reason}" if reason else service
        work = Work(RunKind.TAKEDOWN, detail, lambda pending: take_out(pending, service))
        _publish(layout, work, audit)
    pinned = [number for number in pins(layout) if number in held.snapshots]
    unpin(layout.root, *pinned)
    expire(layout.root, held.snapshots)
    remove(layout)


def _held(layout: Layout, held: Holdings, done: str) -> list[str]:
    """What the lake holds of a service, as lines that begin with what becomes of it."""
    counts = (
        (sum(held.n_rows.values()), "published row"),
        (len(held.n_rows), "table"),
        (len(held.raw), "raw file"),
    )
    rows, tables, raw = (counted(number, noun) for number, noun in counts)
    pinned = pins(layout)
    shown_by = [f"{n} (pinned)" if n in pinned else str(n) for n in held.snapshots]
    return [
        f"{done}: {rows} in {tables}, and {raw}",
        f"{done}, since it is shown there: "
        f"{'snapshot' if len(shown_by) == 1 else 'snapshots'} {', '.join(shown_by) or 'none'}",
    ]


def lift(root: Path, service: str) -> list[str]:
    """Let the files of ``service`` be accepted again.

    Raises:
        UsageError: it was not taken down.
    """
    layout = require_lake(root)
    with disk_faults_named(root), writer_lock(layout.lock):
        lift_takedown(layout, service)
    return [f"the takedown of {service} is lifted; the next refresh reads its files again"]


def vacuum(root: Path, keep: int | None, keep_days: float | None, *, dry_run: bool) -> list[str]:
    """Remove what no kept snapshot needs, or list it; see `warehouse.vacuum.surplus`.

    Raises:
        PolicylakeError: another process is writing, the disk refused, or pins cannot be read.
    """
    layout = require_lake(root)
    with disk_faults_named(root), writer_lock(layout.lock):
        plan = surplus(layout, keep, keep_days)
        if dry_run:
            return [*_listed(layout, plan), _told(plan, "would be")]
        expire(root, plan.snapshots)
        remove(layout)
    return [_told(plan, "were")]


def _listed(layout: Layout, plan: Surplus) -> list[str]:
    snapshots = [f"snapshot {number}" for number in plan.snapshots]
    return [*snapshots, *(path.relative_to(layout.root).as_posix() for path in plan.files)]


def _told(plan: Surplus, verb: str) -> str:
    return (
        f"{counted(len(plan.snapshots), 'snapshot')} and {counted(len(plan.files), 'file')} {verb} "
        f"removed, {plan.size_bytes:,} bytes"
    )


def _publish(layout: Layout, run: Work, audit: Auditor) -> dict[str, int]:
    """Do the work of ``run`` in one transaction, audited; returns its counts."""
    started_at = datetime.now(UTC)
    run_id = new_refresh_id(started_at)
    counts: dict[str, int] = {}
    error: PolicylakeError | None = None
    try:
        with publication(layout.root, run_id, run.kind) as pending:
            counts = run.work(pending)
            pending.write("refreshes", _row(run_id, started_at, run))
            pending.show_all_rows()
            found = audit(pending.connection)
            if not found.passed:
                raise PolicylakeError(
                    f"the quality gate blocked the {run.kind}; the lake is as it was: "
                    + "; ".join(result.in_words for result in found.blocking[:5])
                )
            pending.write("quality_results", quality_rows(run_id, found))
    except PolicylakeError as refusal:
        error = refusal
    finally:
        discard(layout.staging / run_id)
    record = {
        "refresh_id": run_id,
        "kind": str(run.kind),
        "detail": run.detail,
        "started_at": started_at.isoformat(),
        "ended_at": datetime.now(UTC).isoformat(),
        "published": error is None,
        "error": str(error) if error else None,
        "counts": counts,
    }
    # What was published is not taken back because its record cannot be written.
    with suppress(OSError):
        write_run(layout.runs, run_id, record)
    if error:
        raise error
    return counts


def _row(run_id: str, started_at: datetime, run: Work) -> pl.DataFrame:
    row: dict[str, Any] = {
        "refresh_id": run_id,
        "kind": str(run.kind),
        "detail": run.detail,
        "started_at": started_at,
        "published_at": datetime.now(UTC),
        "sources": pl.Series([], dtype=pl.String),
        **dict.fromkeys(("n_seen", "n_accepted", "n_unchanged", "n_rejected", "n_versions"), 0),
        "has_raw": False,
        "policylake_version": version("policylake"),
        "code_fingerprint": code_fingerprint(),
    }
    return pl.DataFrame([row])

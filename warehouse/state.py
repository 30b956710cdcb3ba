"""What a lake holds: its tables, its snapshots, its last run."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from warehouse.catalog import named_files, published_snapshots
from warehouse.errors import UsageError, did_you_mean
from warehouse.lake import open_lake, require_lake
from warehouse.layout import Layout
from warehouse.pins import pins
from warehouse.runs import latest_run, state_of, write_run
from warehouse.schemas.bookkeeping import BOOKKEEPING
from warehouse.views import declared
from warehouse.vocabulary import RunState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Rows = tuple[list[str], list[tuple[Any, ...]]]
"""Column names and rows."""


def tables(root: Path) -> Rows:
    """Every table and view with its number of rows and what it holds."""
    with open_lake(root) as connection:
        listed = connection.execute(
            "SELECT table_name, comment FROM duckdb_tables() WHERE database_name = 'lake' "
            "UNION ALL SELECT view_name, comment FROM duckdb_views() "
            "WHERE database_name = 'lake' AND NOT internal ORDER BY 1"
        ).fetchall()
        rows = []
        for name, comment in listed:
            count = connection.execute(f'SELECT count(*) FROM lake.main."{name}"').fetchone()
            rows.append((name, count[0] if count else 0, comment))
        return ["table", "rows", "description"], rows


def columns(root: Path, name: str) -> Rows:
    """Every column of a table or view.

    Raises:
        UsageError: the lake has no such table.
    """
    with open_lake(root) as connection:
        rows = connection.execute(
            "SELECT column_name, data_type, is_nullable, comment FROM duckdb_columns() "
            "WHERE database_name = 'lake' AND table_name = $1 ORDER BY column_index",
            [name],
        ).fetchall()
        known = [] if rows else [table for (table,) in connection.execute("SHOW TABLES").fetchall()]
    if not rows:
        hint = did_you_mean(name, known)
        raise UsageError(f"the lake has no table {name!r}; {hint}see `policylake tables`")
    # DuckLake keeps no comments on the columns of views, and calls all of them nullable.
    columns = [(row, declared(name, row[0])) for row in rows]
    return ["column", "type", "nullable", "description"], [
        (*row[:2], column.nullable, column.description) if column else row
        for row, column in columns
    ]


def snapshots(root: Path) -> Rows:
    """Every published snapshot, the latest first: what made it, its pin, its rows.

    Rows are those of all tables but the books of the lake itself.
    """
    layout = require_lake(root)
    with open_lake(root) as connection:
        published = published_snapshots(connection)
        books = (
            {
                row["refresh_id"]: row
                for row in connection.execute("SELECT * FROM lake.main.refreshes").pl().to_dicts()
            }
            if published
            else {}
        )
        files = [file for file in named_files(connection) if file.table not in BOOKKEEPING]
    pinned = pins(layout)
    counts = ("n_accepted", "n_unchanged", "n_rejected", "n_versions")
    rows = []
    for snapshot in reversed(published):
        book = books.get(snapshot.refresh_id, {})
        present = [file for file in files if file.is_in(snapshot.number)]
        rows.append(
            (
                snapshot.number,
                snapshot.published_at,
                snapshot.refresh_id,
                snapshot.kind,
                book.get("detail"),
                pinned.get(snapshot.number),
                *(book.get(name) for name in counts),
                sum(-file.n_rows if file.deletes_of else file.n_rows for file in present),
            )
        )
    names = ["snapshot", "published_at", "refresh_id", "kind", "detail", "pinned"]
    return [*names, "accepted", "unchanged", "rejected", "versions", "rows"], rows


def status(root: Path) -> dict[str, Any]:
    """The lake at a glance: its last snapshot, its last run, the sizes of its main tables."""
    layout = require_lake(root)
    _, published = snapshots(root)
    _, listed = tables(root) if published else ([], [])
    sizes = {name: count for name, count, _ in listed}
    run = latest_run(layout.runs) or {}
    state = state_of(run)
    return {
        "lake": str(layout.root.resolve()),
        "snapshot": published[0][0] if published else None,
        "published_at": published[0][1] if published else None,
        **{
            name: sizes.get(name, 0) for name in ("documents", "rejections", "policies", "versions")
        },
        "last_run": {
            "refresh_id": run.get("refresh_id"),
            "state": state,
            "meaning": state.meaning if state else None,
            "age": _age(run),
            **{key: run.get(key) for key in ("started_at", "ended_at")},
            "published": any(run.get("refresh_id") in row for row in published),
            "error": run.get("error"),
        },
        "last_run_counts": run.get("counts", {}),
        "last_run_rejections": _reasons(run.get("rejections", ())),
    }


def _age(run: dict[str, Any]) -> str | None:
    """How long ago the run ended, or began where it has not ended."""
    moment = run.get("ended_at") or run.get("started_at")
    if not moment:
        return None
    minutes = int((datetime.now(UTC) - datetime.fromisoformat(moment)).total_seconds()) // 60
    hours, days = minutes // 60, minutes // (24 * 60)
    if days > 1:
        return f"{days} days"
    return f"{hours} hours" if hours > 1 else f"{minutes} minutes"


def has_documents_of(root: Path, sources: Sequence[str]) -> bool:
    """Whether the lake in ``root``, if there is one, has a document of one of these sources."""
    if not Layout(root).catalog.exists():
        return False
    with open_lake(root) as connection:
        if ("documents",) not in connection.execute("SHOW TABLES").fetchall():
            return False
        found = connection.execute(
            "SELECT 1 FROM lake.main.documents WHERE source IN (SELECT unnest($1::VARCHAR[])) "
            "LIMIT 1",
            [list(sources)],
        )
        return found.fetchone() is not None


def close_interrupted(root: Path) -> None:
    """Make the record of a run before that was killed say so.

    Call it with the writer's lock held: whatever says to be under way is dead.
    """
    layout = require_lake(root)
    last = latest_run(layout.runs)
    if last and last.get("state") == RunState.RUNNING:
        _, published = snapshots(root)
        is_published = any(last["refresh_id"] in row for row in published)
        ending = {"state": RunState.INTERRUPTED.value, "published": is_published}
        write_run(layout.runs, last["refresh_id"], last | ending)


def _reasons(rejections: Sequence[dict[str, Any]]) -> dict[str, int]:
    reasons = [rejection["reason"] for rejection in rejections]
    return {reason: reasons.count(reason) for reason in sorted(set(reasons))}

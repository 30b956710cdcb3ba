"""What a lake gained and lost from one snapshot to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb

from warehouse.errors import UsageError
from warehouse.lake import open_lake, require_published
from warehouse.schemas import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def snapshot_diff(root: Path, first: int, second: int) -> dict[str, Any]:
    """Rows that each table gained and lost from one snapshot to another.

    Returns:
        `from` and `to`; `tables`: table → rows before and after, added and removed (a row that
        changed counts as removed and added); `periods` that one of the snapshots has alone.

    Raises:
        UsageError: the lake has no such snapshot.
    """
    with open_lake(root) as connection:
        require_published(connection, root)
        listed = connection.execute("SELECT snapshot_id FROM lake.snapshots()").fetchall()
        known = {number for (number,) in listed}
        for wanted in (first, second):
            if wanted not in known:
                raise UsageError(f"the lake has no snapshot {wanted}; see `policylake snapshots`")
        sides = [_Snapshot(connection, number) for number in (first, second)]
        return {
            "from": first,
            "to": second,
            "tables": {name: _rows(connection, name, *sides) for name in TABLES},
            "periods": list(_periods(connection, *sides)),
        }


class _Snapshot:
    """The tables of a lake as they were."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, number: int) -> None:
        self.number = number
        self._connection = connection

    def table(self, name: str) -> str:
        """What stands for the table in a query; a table that was not there yet is empty."""
        relation = f"(FROM lake.main.{name} AT (VERSION => {self.number:d}))"
        try:
            self._connection.execute(f"SELECT 1 FROM {relation} LIMIT 0")
        except duckdb.CatalogException:
            return f"(FROM lake.main.{name} LIMIT 0)"
        return relation


def _rows(
    connection: duckdb.DuckDBPyConnection, name: str, first: _Snapshot, second: _Snapshot
) -> dict[str, int]:
    before, after = first.table(name), second.table(name)
    low, high = sorted((first.number, second.number))
    # Only the files that came or lost rows in between are read.
    changed = [
        f"(SELECT * FROM lake.{kind}('{name}', {low + 1}, {high}))"
        for kind in ("table_insertions", "table_deletions")
    ]
    came, went = changed if first.number <= second.number else changed[::-1]
    counts = {
        "before": f"(SELECT count(*) FROM {before})",
        "after": f"(SELECT count(*) FROM {after})",
    }
    if low < high:
        counts["added"] = f"(SELECT count(*) FROM (FROM {came} EXCEPT ALL FROM {went}))"
        counts["removed"] = f"(SELECT count(*) FROM (FROM {went} EXCEPT ALL FROM {came}))"
    [row] = connection.execute(f"SELECT {', '.join(counts.values())}").fetchall()
    return {"added": 0, "removed": 0} | dict(zip(counts, row, strict=True))


def _periods(
    connection: duckdb.DuckDBPyConnection, first: _Snapshot, second: _Snapshot
) -> Iterator[dict[str, Any]]:
    """Periods that begin in one of the snapshots alone, or hold another version there."""
    sides = [
        f"SELECT p.service, p.policy_key, h.valid_from, h.change_kind, h.version_id "
        f"FROM {side.table('periods')} AS h JOIN {side.table('policies')} AS p USING (policy_id)"
        for side in (first, second)
    ]
    cursor = connection.execute(
        f"""
        SELECT 'removed' AS operation, * FROM ({sides[0]} EXCEPT {sides[1]})
        UNION ALL SELECT 'added', * FROM ({sides[1]} EXCEPT {sides[0]})
        ORDER BY service, policy_key, valid_from NULLS FIRST, operation DESC, version_id
        """
    )
    names = [column[0] for column in cursor.description]
    for row in cursor.fetchall():
        yield dict(zip(names, row, strict=True))

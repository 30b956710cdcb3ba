"""Putting back the content of an earlier snapshot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warehouse.catalog import data_files, named_files, published_snapshots
from warehouse.errors import PolicylakeError, UsageError
from warehouse.lake import open_lake, require_published
from warehouse.schemas import TABLES
from warehouse.schemas.bookkeeping import BOOKKEEPING
from warehouse.swap import add_rows, fingerprint

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

    from warehouse.catalog import NamedFile
    from warehouse.publish import Publication

_CONTENT = [name for name in TABLES if name not in BOOKKEEPING]


def require_rollback(root: Path, snapshot: int) -> None:
    """Refuse a rollback that cannot be, or would change nothing.

    Raises:
        UsageError: there is no such snapshot, or the last one has the same files.
    """
    with open_lake(root) as connection:
        require_published(connection, root)
        numbers = [s.number for s in published_snapshots(connection)]
        if snapshot not in numbers:
            raise UsageError(f"the lake has no snapshot {snapshot}; see `policylake snapshots`")
        if not any(_difference(connection, table, snapshot) for table in _CONTENT):
            raise UsageError(f"the lake holds the content of snapshot {snapshot} already")


def put_back(pending: Publication, snapshot: int) -> dict[str, int]:
    """Make the content of every table that of ``snapshot``; returns counts of rows.

    Files that both snapshots name stay as they are. The others are taken out of their tables, and
    what the earlier snapshot had beside is written into new files: no path is registered twice.
    The tables of the lake's own books go on.

    Raises:
        PolicylakeError: the content is not that of the snapshot in the end.
    """
    removed = restored = 0
    for table in _CONTENT:
        surplus, missing = _difference(pending.connection, table, snapshot) or ([], [])
        if not surplus and not missing:
            continue
        # Once there are new files, DuckLake shows them in every snapshot of this transaction.
        wanted = fingerprint(pending, table, snapshot)
        removed += sum(file.n_rows for file in surplus)
        restored += add_rows(pending, table, missing, snapshot)
        pending.drop_files(table, [file.path for file in surplus])
        if fingerprint(pending, table) != wanted:
            raise PolicylakeError(
                f"{table} would not be as it was in snapshot {snapshot}; nothing was changed: "
                "`policylake verify` tells whether files are damaged"
            )
    return {"n_rows_removed": removed, "n_rows_restored": restored}


def _difference(
    connection: duckdb.DuckDBPyConnection, table: str, snapshot: int
) -> tuple[list[NamedFile], list[NamedFile]] | None:
    """(data files that only the last snapshot has, that only ``snapshot`` has); None where none.

    A file of which other rows are deleted counts as another file.
    """
    named = [file for file in named_files(connection) if file.table == table]
    last = published_snapshots(connection)[-1].number
    now, then = data_files(named, last), data_files(named, snapshot)
    surplus = [file for path, (file, gone) in now.items() if then.get(path) != (file, gone)]
    missing = [file for path, (file, gone) in then.items() if now.get(path) != (file, gone)]
    return (surplus, missing) if surplus or missing else None

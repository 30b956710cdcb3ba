"""Opening a lake: its catalog, its tables, its snapshots."""

from __future__ import annotations

import json
import os
import re
import sqlite3
from typing import TYPE_CHECKING, Final

import duckdb
import polars as pl

from warehouse.disk import disk_fault
from warehouse.errors import RESTORE, PolicylakeError, UsageError
from warehouse.extensions import connect
from warehouse.layout import Layout

if TYPE_CHECKING:
    from pathlib import Path

    from warehouse.schemas import Column, Table

LAKE_FORMAT = 1
"""Number of the lake's layout; raised when older code could no longer read or write it."""

_NAMES_FILE: Final = re.compile(r"file ['\"].*\.parquet['\"]")
"""How DuckDB's messages on a Parquet file name it."""


def literal(text: str) -> str:
    """``text`` as a SQL string."""
    return "'" + text.replace("'", "''") + "'"


def open_lake(
    root: Path, *, read_only: bool = True, snapshot: int | None = None
) -> duckdb.DuckDBPyConnection:
    """A DuckDB connection with the lake attached as ``lake`` and made its default.

    Args:
        root: The lake's folder; it may have been moved or copied since it was written.
        read_only: Whether writing is refused; a lake that is not there is created otherwise.
        snapshot: Number of an older snapshot to see instead of the last one.

    Raises:
        UsageError: there is no lake in ``root``, or no such snapshot.
        PolicylakeError: the lake was made by a newer version, or cannot be opened.
    """
    layout = require_lake(root) if read_only else Layout(root)
    _check_format(layout)
    options = [f"DATA_PATH {literal(str(layout.data.resolve()) + '/')}", "OVERRIDE_DATA_PATH true"]
    options.append("READ_ONLY" if read_only else "META_JOURNAL_MODE 'WAL'")
    if snapshot is not None:
        options.append(f"SNAPSHOT_VERSION {snapshot:d}")
    connection = connect("sqlite_scanner", "ducklake")
    target = literal(f"ducklake:sqlite:{layout.catalog.resolve()}")
    try:
        connection.execute(f"ATTACH {target} AS lake ({', '.join(options)})")
        connection.execute("USE lake")
    except duckdb.Error as error:
        connection.close()
        raise _explain(error, root, snapshot) from error
    return connection


def require_lake(root: Path) -> Layout:
    """The layout of the lake in ``root``.

    Raises:
        UsageError: there is none.
        PolicylakeError: it was made by a newer version, or its catalog is missing.
    """
    layout = Layout(root)
    if not layout.catalog.exists():
        _refuse_missing_catalog(layout)
        raise UsageError(f"there is no lake in {root}; create one with `policylake refresh SOURCE`")
    _check_format(layout)
    return layout


def _explain(error: duckdb.Error, root: Path, snapshot: int | None) -> PolicylakeError:
    if snapshot is not None and "snapshot" in str(error).lower():
        return UsageError(f"the lake has no snapshot {snapshot}; see `policylake snapshots`")
    fault = " ".join(str(error).split())
    told = PolicylakeError(f"the lake in {root} cannot be opened: {fault}; {RESTORE}")
    return disk_fault(root, error) or told


def _refuse_missing_catalog(layout: Layout) -> None:
    """Refuse a folder without a catalog that has the rest of a lake.

    Raises:
        PolicylakeError: it has.
    """
    if layout.format.exists():
        raise PolicylakeError(
            f"the catalog of the lake in {layout.root} ({layout.catalog.name}) is missing; restore "
            "it from a copy of the lake, or choose another --lake"
        )


def _check_format(layout: Layout) -> None:
    if not layout.format.exists():
        return
    try:
        number = int(json.loads(layout.format.read_text(encoding="utf-8"))["format"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise PolicylakeError(
            f"{layout.format} cannot be read ({error}); put it back from a copy of the lake, "
            f'or write {{"format": {LAKE_FORMAT}}} into it'
        ) from error
    if number > LAKE_FORMAT:
        raise PolicylakeError(
            f"the lake in {layout.root} has format {number}, made by a newer policylake; "
            f"this one reads format {LAKE_FORMAT}: upgrade policylake"
        )


def require_published(connection: duckdb.DuckDBPyConnection, root: Path) -> None:
    """Refuse a lake that no refresh has published into yet.

    Raises:
        UsageError: there are no tables.
    """
    if ("documents",) not in connection.execute("SHOW TABLES").fetchall():
        raise UsageError(
            f"nothing was published into the lake in {root} yet; run `policylake refresh SOURCE`"
        )


def is_damage(error: Exception) -> bool:
    """Whether the lake's files or its catalog are behind ``error``, and not the program."""
    kinds = (duckdb.IOException, duckdb.InvalidInputException, sqlite3.DatabaseError)
    return isinstance(error, kinds) or _is_of_reader(error)


def is_damaged_file(error: duckdb.Error) -> bool:
    """Whether a published file is behind the ``error`` of a query, and not the query."""
    if isinstance(error, duckdb.InvalidInputException):
        return _NAMES_FILE.search(str(error)) is not None
    return isinstance(error, duckdb.IOException) or _is_of_reader(error)


def _is_of_reader(error: Exception) -> bool:
    """Whether it has no kind, as what DuckDB's reader of Parquet finds in a garbled file."""
    return type(error) is duckdb.Error


def check_folder(root: Path) -> None:
    """Refuse a folder that cannot be a lake, before anything is written into it.

    Raises:
        UsageError: ``root`` is a file, or holds files and no lake.
        PolicylakeError: its lake was made by a newer version, or has lost its catalog.
    """
    layout = Layout(root)
    if root.exists() and not root.is_dir():
        raise UsageError(f"{root} is a file; name a folder with --lake")
    if root.is_dir() and not layout.catalog.exists():
        _refuse_missing_catalog(layout)
        strange = [p.name for p in root.iterdir() if p != layout.lock]
        if strange:
            raise UsageError(f"{root} is no lake and holds other files; choose another --lake")
    _check_format(layout)


def create_lake(root: Path) -> None:
    """Make an empty catalog in the folder where there is none.

    The tables come with the first publish, in its transaction.

    Raises:
        UsageError: the folder holds files and no lake.
    """
    check_folder(root)
    layout = Layout(root)
    if layout.format.exists():
        return
    layout.data.mkdir(parents=True, exist_ok=True)
    with open_lake(root, read_only=False) as connection:
        connection.execute("CALL lake.set_option('data_inlining_row_limit', '0')")
    partial = layout.format.with_suffix(".part")
    partial.write_text(json.dumps({"format": LAKE_FORMAT}) + "\n", encoding="utf-8")
    os.replace(partial, layout.format)


def ddl(table: Table) -> list[str]:
    """The statements that create ``table`` with comments on it and on every column."""
    columns = ", ".join(
        f'"{name}" {sql_type(column)}{"" if column.nullable else " NOT NULL"}'
        for name, column in table.columns.items()
    )
    target = f"lake.main.{table.name}"
    comments = [
        f'COMMENT ON COLUMN {target}."{name}" IS {literal(column.description)}'
        for name, column in table.columns.items()
    ]
    return [
        f"CREATE TABLE {target} ({columns})",
        f"COMMENT ON TABLE {target} IS {literal(table.description)}",
        *comments,
    ]


_SQL_TYPES: dict[object, str] = {
    pl.String: "VARCHAR",
    pl.Int32: "INTEGER",
    pl.Int64: "BIGINT",
    pl.Float64: "DOUBLE",
    pl.Boolean: "BOOLEAN",
    pl.Date: "DATE",
    pl.Datetime: "TIMESTAMPTZ",
}


def sql_type(column: Column) -> str:
    """DuckDB's name for the column's type."""
    dtype = column.dtype
    if isinstance(dtype, pl.List):
        return _SQL_TYPES[dtype.inner.base_type()] + "[]"
    return _SQL_TYPES[dtype.base_type()]

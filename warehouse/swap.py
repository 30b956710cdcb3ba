"""Replacing published files by new ones within an open publication."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warehouse.lake import literal, sql_type
from warehouse.schemas import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warehouse.catalog import NamedFile
    from warehouse.publish import Publication

FULL_FILE_ROWS: Final = 250_000
"""Rows of a merged file: those of a shard, so that one is read in the memory of one."""


def groups(files: Sequence[NamedFile]) -> Iterator[list[NamedFile]]:
    """``files`` in their order, as many at a time as make a full file, or one."""
    group: list[NamedFile] = []
    for file in files:
        if group and sum(f.n_rows for f in group) + file.n_rows > FULL_FILE_ROWS:
            yield group
            group = []
        group.append(file)
    if group:
        yield group


def add_rows(
    pending: Publication,
    table: str,
    files: Sequence[NamedFile],
    snapshot: int | None = None,
    *,
    columns: str | None = None,
    condition: str = "true",
) -> int:
    """Write the rows of ``files`` into new files of ``table``; returns how many rows.

    Args:
        pending: The open publication.
        table: Table of all the files.
        files: Data files, named by ``snapshot``.
        snapshot: An older snapshot whose rows they are, less those deleted by then; the content
            as the publication has it when None.
        columns: The SELECT list; the declared columns when None.
        condition: SQL that chooses among the rows.
    """
    at = "" if snapshot is None else f" AT (VERSION => {snapshot:d})"
    folder = pending.layout.data.resolve()
    listed = columns or _columns(pending, table, at)
    total = 0
    for group in groups(files):
        paths = ", ".join(literal(f"{folder}/{file.path}") for file in group)
        rows = pending.connection.execute(
            f"SELECT {listed} FROM lake.main.{table}{at} "
            f"WHERE filename IN ({paths}) AND ({condition}) ORDER BY filename, file_row_number"
        ).pl()
        pending.write(table, rows)
        total += rows.height
    return total


def _columns(pending: Publication, table: str, at: str) -> str:
    """The declared columns of ``table``; of a snapshot without one, the value that it defines."""
    described = pending.connection.execute(f"SELECT * FROM lake.main.{table}{at} LIMIT 0")
    present = {column[0] for column in described.description or ()}
    return ", ".join(
        f'"{name}"'
        if name in present
        else f'{_earlier(column.earlier)}::{sql_type(column)} AS "{name}"'
        for name, column in TABLES[table].columns.items()
    )


def _earlier(value: str | None) -> str:
    return "NULL" if value is None else literal(value)


def fingerprint(
    pending: Publication, table: str, snapshot: int | None = None
) -> tuple[int, int | None]:
    """(rows, sum of their hashes) of a table: equal for equal content, in whatever order."""
    at = "" if snapshot is None else f" AT (VERSION => {snapshot:d})"
    [(n_rows, total)] = pending.connection.execute(
        f"SELECT count(*), sum(hash(r)::HUGEINT) FROM "
        f"(SELECT {_columns(pending, table, at)} FROM lake.main.{table}{at}) AS r"
    ).fetchall()
    return n_rows, total

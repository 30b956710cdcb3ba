"""Merging the small files that many small refreshes leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warehouse.catalog import data_files, named_files, published_snapshots
from warehouse.errors import PolicylakeError
from warehouse.schemas import TABLES
from warehouse.swap import FULL_FILE_ROWS, add_rows, fingerprint, groups

if TYPE_CHECKING:
    import duckdb

    from warehouse.catalog import NamedFile
    from warehouse.publish import Publication


def small_files(connection: duckdb.DuckDBPyConnection) -> dict[str, list[NamedFile]]:
    """Table → the data files of the last snapshot that are better merged; tables with any.

    Those are files of less than half a full file that have a neighbour to be merged with, and
    files that have a list of deleted rows beside them.
    """
    named = named_files(connection)
    last = published_snapshots(connection)[-1].number
    found = {}
    for table in TABLES:
        present = data_files(named, last, table).values()
        has_deletes = {file for file, deletes in present if deletes}
        small = [f for f, _ in present if f.n_rows < FULL_FILE_ROWS // 2 or f in has_deletes]
        merged = [g for g in groups(small) if len(g) > 1 or g[0] in has_deletes]
        if merged:
            found[table] = [file for group in merged for file in group]
    return found


def compact(pending: Publication) -> dict[str, int]:
    """Merge the small files of every table; returns counts of files. No row changes.

    Raises:
        PolicylakeError: a table would not hold what it held before.
    """
    before = after = 0
    for table, files in small_files(pending.connection).items():
        wanted = fingerprint(pending, table)
        n_published = len(pending.published)
        add_rows(pending, table, files)
        pending.drop_files(table, [file.path for file in files])
        if fingerprint(pending, table) != wanted:
            raise PolicylakeError(
                f"{table} would not hold the same rows; nothing was changed: "
                "`policylake verify` tells whether files are damaged"
            )
        before += len(files)
        after += len(pending.published) - n_published
    return {"n_files_merged": before, "n_files_made": after}

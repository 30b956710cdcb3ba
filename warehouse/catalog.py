"""What the catalog says of the published files: which snapshot names which."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection

    import duckdb

METADATA = "__ducklake_metadata_lake"
"""The catalog's own tables, as DuckDB attaches them."""


@dataclass(frozen=True)
class NamedFile:
    """A Parquet file that at least one snapshot names."""

    table: str
    path: str
    """Path below the lake's data folder."""
    begin: int
    """First snapshot that names it."""
    end: int | None
    """First snapshot that does not any more; None while it is named."""
    n_rows: int
    size_bytes: int
    deletes_of: str | None = None
    """Path of the data file of which it lists deleted rows; None for a data file."""
    whole_from: int | None = None
    """Of a list of deleted rows that serves several snapshots: the first for which all of them are
    deleted. None where all are for every one."""

    def is_in(self, snapshot: int) -> bool:
        """Whether the snapshot names it."""
        return self.begin <= snapshot and (self.end is None or snapshot < self.end)


@dataclass(frozen=True)
class Snapshot:
    """A snapshot that was published."""

    number: int
    published_at: Any
    refresh_id: str
    kind: str


def named_files(connection: duckdb.DuckDBPyConnection) -> list[NamedFile]:
    """Every file that any snapshot of the catalog names, lists of deleted rows included."""
    rows = connection.execute(
        f"""
        WITH tables AS (SELECT DISTINCT table_id, table_name FROM {METADATA}.ducklake_table),
        data AS (
            SELECT *, if(path_is_relative, 'main/' || table_name || '/' || path, path) AS place
            FROM {METADATA}.ducklake_data_file JOIN tables USING (table_id)
        )
        SELECT table_name, place, begin_snapshot, end_snapshot, record_count, file_size_bytes, NULL,
            NULL
        FROM data
        UNION ALL
        SELECT d.table_name,
            if(l.path_is_relative, 'main/' || d.table_name || '/' || l.path, l.path),
            -- A list of deleted rows is left open when its data file goes.
            l.begin_snapshot, least(l.end_snapshot, d.end_snapshot), l.delete_count,
            l.file_size_bytes, d.place, l.partial_max
        FROM {METADATA}.ducklake_delete_file AS l JOIN data AS d USING (data_file_id)
        ORDER BY ALL
        """
    ).fetchall()
    return [NamedFile(*row) for row in rows]


def published_snapshots(connection: duckdb.DuckDBPyConnection) -> list[Snapshot]:
    """Every snapshot that a run published and that was not expired, the oldest first."""
    return [
        Snapshot(number, time, extra["refresh_id"], extra.get("kind", "refresh"))
        for number, time, extra in _commits(connection)
    ]


def committed_hashes(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Path → SHA-256 of the files of the table `files` that the commit messages tell."""
    hashes: dict[str, str] = {}
    for _, _, extra in _commits(connection):
        hashes |= extra.get("files", {})
    return hashes


def last_commit(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """What the last run's commit message tells beside its words; nothing before the first."""
    commits = _commits(connection)
    return commits[-1][2] if commits else {}


def data_files(
    files: Collection[NamedFile], snapshot: int, table: str | None = None
) -> dict[str, tuple[NamedFile, str | None]]:
    """Path → (data file, which of its rows are deleted) of what ``snapshot`` names.

    Which rows are deleted is told by the path of their list, and by the snapshot where the list
    goes on to later ones; None where none are.
    """
    present = [file for file in files if file.is_in(snapshot)]
    deletes = {file.deletes_of: _deleted(file, snapshot) for file in present if file.deletes_of}
    return {
        file.path: (file, deletes.get(file.path))
        for file in present
        if not file.deletes_of and table in (None, file.table)
    }


def _deleted(file: NamedFile, snapshot: int) -> str:
    is_whole = file.whole_from is None or snapshot >= file.whole_from
    return file.path if is_whole else f"{file.path} until {snapshot}"


def _commits(connection: duckdb.DuckDBPyConnection) -> list[tuple[int, Any, dict[str, Any]]]:
    rows = connection.execute(
        "SELECT snapshot_id, snapshot_time, commit_extra_info FROM lake.snapshots() "
        "WHERE commit_extra_info IS NOT NULL ORDER BY snapshot_id"
    ).fetchall()
    return [(number, time, json.loads(extra)) for number, time, extra in rows]

"""Checking a lake's files as they lie on the disk."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from warehouse.lake import open_lake, require_published
from warehouse.layout import Layout
from warehouse.raw import raw_path, read_raw

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import duckdb


def damaged_files(root: Path) -> list[str]:
    """The published and raw files of the lake that are not what was written, one line each.

    Every published file of every snapshot is compared with its recorded SHA-256, every accepted
    document's raw file with the document's own.
    """
    layout = Layout(root)
    with open_lake(root) as connection:
        require_published(connection, root)
        # A refresh may publish while files are read: all that is listed is of one snapshot.
        connection.execute("BEGIN")
        return [*_published(connection, layout), *_raw(connection, layout)]


def _published(connection: duckdb.DuckDBPyConnection, layout: Layout) -> Iterator[str]:
    expected: dict[str, str] = {}
    commits = connection.execute(
        "SELECT commit_extra_info FROM lake.snapshots() WHERE commit_extra_info IS NOT NULL"
    ).fetchall()
    for (extra,) in commits:
        expected |= json.loads(extra).get("files", {})
    if faults := list(_compare(layout, expected)):
        yield from faults
        yield "the other published files were not checked: the list of them is damaged"
        return
    listed = dict(connection.execute("SELECT path, sha256 FROM lake.main.files").fetchall())
    yield from _compare(layout, listed)
    current = connection.execute(
        "SELECT t.table_name, f.path FROM __ducklake_metadata_lake.ducklake_data_file AS f "
        "JOIN __ducklake_metadata_lake.ducklake_table AS t USING (table_id) "
        "WHERE f.end_snapshot IS NULL AND t.end_snapshot IS NULL AND f.path_is_relative"
    ).fetchall()
    for table, path in current:
        name = f"main/{table}/{path}"
        if name not in listed and name not in expected:
            yield f"{name}: published, but not in the list of files"


def _compare(layout: Layout, expected: dict[str, str]) -> Iterator[str]:
    for path, sha256 in sorted(expected.items()):
        try:
            content = (layout.data / path).read_bytes()
        except OSError as error:
            yield f"{path}: {error.strerror}"
            continue
        if hashlib.sha256(content).hexdigest() != sha256:
            yield f"{path}: its bytes are not the published ones"


def _raw(connection: duckdb.DuckDBPyConnection, layout: Layout) -> Iterator[str]:
    accepted = connection.execute(
        "SELECT DISTINCT sha256 FROM lake.main.documents JOIN lake.main.refreshes "
        "USING (refresh_id) WHERE status = 'accepted' AND has_raw ORDER BY 1"
    ).fetchall()
    for (sha256,) in accepted:
        name = raw_path(layout.raw, sha256).relative_to(layout.root)
        try:
            content = read_raw(layout.raw, sha256)
        except OSError as error:
            yield f"{name}: {error.strerror}"
        except Exception as error:  # zstandard raises one class for every damage
            yield f"{name}: {error}"
        else:
            if hashlib.sha256(content).hexdigest() != sha256:
                yield f"{name}: its bytes are not the accepted ones"

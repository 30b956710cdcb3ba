"""Checking a lake's files as they lie on the disk."""

from __future__ import annotations

import errno
import hashlib
import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

import polars as pl

from warehouse.catalog import committed_hashes, named_files, published_snapshots
from warehouse.errors import RESTORE, PolicylakeError
from warehouse.lake import open_lake, require_lake, require_published
from warehouse.pins import pins
from warehouse.raw import needed_raw, raw_path, raw_paths, read_accepted
from warehouse.takedown import unfinished

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    import duckdb

    from warehouse.catalog import NamedFile
    from warehouse.layout import Layout

_CHUNK: Final = 1 << 20


def damaged_files(root: Path) -> list[str]:
    """The files of the lake that are not what was written, one line each.

    Every published file that a snapshot names is compared with its recorded SHA-256 and number of
    rows, the raw file of every accepted document that a snapshot holds with the document's own;
    the catalog is asked for its own faults, and every pin must be a snapshot's.
    """
    layout = require_lake(root)
    if faults := list(_catalog(layout)):
        return [*faults[:-1], f"{faults[-1]}; nothing else was checked"]
    with open_lake(root) as connection:
        require_published(connection, root)
        # A refresh may publish while files are read: all that is listed is of one snapshot.
        connection.execute("BEGIN")
        if published := list(_published(connection, layout)):
            return [*published, *_stored(layout)]
        begun = [
            f"the takedown of {service} broke off; run `policylake takedown {service} --yes` again"
            for service in unfinished(layout)
        ]
        return [*_raw(connection, layout), *_pins(connection, layout), *begun]


def require_files(connection: duckdb.DuckDBPyConnection, layout: Layout) -> None:
    """Refuse a lake that lacks files of its last snapshot. They are looked for, not read.

    Raises:
        PolicylakeError: with their number and the first of them.
    """
    named = [file.path for file in named_files(connection) if file.end is None]
    missing = [str(layout.data / path) for path in named if _is_missing(layout.data / path)]
    missing = missing or [path for path in raw_paths(connection, layout) if _is_missing(path)]
    if missing:
        are = "file of the lake is" if len(missing) == 1 else "files of the lake are"
        raise PolicylakeError(
            f"{len(missing):,} {are} missing, first {min(missing)} ({os.strerror(errno.ENOENT)}); "
            f"{RESTORE}"
        )


def _is_missing(path: Path | str) -> bool:
    try:
        os.stat(path)
    except FileNotFoundError:
        return True
    return False


def _catalog(layout: Layout) -> Iterator[str]:
    name = layout.catalog.name
    with closing(
        sqlite3.connect(f"{layout.catalog.resolve().as_uri()}?mode=ro", uri=True)
    ) as catalog:
        try:
            for (answer,) in catalog.execute("PRAGMA integrity_check(20)").fetchall():
                if answer != "ok":
                    yield f"{name}: {answer}"
        except sqlite3.DatabaseError as error:
            yield f"{name}: {error}"


def _published(connection: duckdb.DuckDBPyConnection, layout: Layout) -> Iterator[str]:
    named = named_files(connection)
    hashes = committed_hashes(connection)
    lists = [file for file in named if file.table == "files" and not file.deletes_of]
    faults, listed = _follow(layout, lists, hashes)
    if faults:
        yield from faults[:-1]
        yield f"{faults[-1]}; the other published files were not checked"
        return
    counts: dict[str, int] = {path: n_rows for path, _, n_rows in listed.iter_rows()}
    hashes |= {path: sha256 for path, sha256, _ in listed.iter_rows()}
    for file in named:
        if file.path not in hashes:
            yield f"{file.path}: published, but not in the list of files"
        elif fault := _fault(layout, file.path, hashes[file.path]):
            yield fault
        elif (n_rows := counts.get(file.path, file.n_rows)) != file.n_rows:
            yield f"{file.path}: {file.n_rows:,} rows, but {n_rows:,} were published"


def _follow(
    layout: Layout, lists: Collection[NamedFile], hashes: dict[str, str]
) -> tuple[list[str], pl.DataFrame]:
    """(faults of the lists of files, path, sha256 and n_rows of all that they list).

    The hash of each list but the last stands in a later list, which is believed only once its own
    hash was found right; a file whose bytes are not known is never opened as Parquet.
    """
    known = dict(hashes)
    rows = pl.DataFrame(schema={"path": pl.String, "sha256": pl.String, "n_rows": pl.Int64})
    faults: list[str] = []
    open_ends = {file.path for file in lists}
    while now := [path for path in sorted(open_ends) if path in known]:
        open_ends -= set(now)
        for path in now:
            if fault := _fault(layout, path, known[path]):
                faults.append(fault)
                continue
            listed = pl.read_parquet(layout.data / path, columns=rows.columns)
            rows = pl.concat([rows, listed.select(rows.columns)])
            known |= {name: sha256 for name, sha256, _ in listed.iter_rows()}
    if not faults:
        faults = [f"{path}: published, but not in the list of files" for path in open_ends]
    return faults, rows.unique("path")


def _fault(layout: Layout, path: str, sha256: str) -> str | None:
    """What is wrong with a published file, in words."""
    digest = hashlib.sha256()
    try:
        with (layout.data / path).open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError as error:
        return f"{path}: {error.strerror}"
    return None if digest.hexdigest() == sha256 else f"{path}: its bytes are not the published ones"


def _raw(connection: duckdb.DuckDBPyConnection, layout: Layout) -> Iterator[str]:
    needed = needed_raw(connection, layout, stored_only=True)
    if needed and not layout.raw.is_dir():
        yield f"{layout.raw.name}/ is missing: {len(needed):,} files were in it"
        return
    for sha256 in sorted(needed):
        yield from _raw_fault(layout, sha256)


def _stored(layout: Layout) -> Iterator[str]:
    """The faults of raw files that are there; which ones are needed, damaged tables do not tell."""
    for path in sorted(layout.raw.rglob("*.zst")):
        yield from _raw_fault(layout, path.stem)


def _raw_fault(layout: Layout, sha256: str) -> Iterator[str]:
    name = raw_path(layout.raw, sha256).relative_to(layout.root)
    try:
        read_accepted(layout.raw, sha256)
    except OSError as error:
        yield f"{name}: {error.strerror}"


def _pins(connection: duckdb.DuckDBPyConnection, layout: Layout) -> Iterator[str]:
    numbers = {snapshot.number for snapshot in published_snapshots(connection)}
    for number in pins(layout):
        if number not in numbers:
            yield f"{layout.pins.name}: snapshot {number} is pinned, but it is not there"

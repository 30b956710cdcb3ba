"""The raw store: every accepted raw file once, under its SHA-256, zstd-compressed."""

from __future__ import annotations

import errno
import hashlib
import os
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

import zstandard

from warehouse.catalog import named_files

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    import duckdb

    from warehouse.layout import Layout

_LEVEL = 1
"""Compression level: two thirds of the time of the usual 3, for a twentieth more bytes."""


def raw_path(folder: Path, sha256: str) -> Path:
    """Where the content with this hash is stored."""
    return folder / _name(sha256)


def _name(sha256: str) -> str:
    return f"{sha256[:2]}/{sha256}.zst"


def store_raw(folder: Path, sha256: str, content: bytes) -> None:
    """Store ``content`` under its hash; nothing is written where it is stored already.

    A reader sees the whole file or none. The caller flushes the file system before it publishes.
    """
    path = f"{folder}/{_name(sha256)}"  # a Path takes a tenth of the time of it all
    if os.path.exists(path):
        return
    partial = f"{path}.{os.getpid()}"
    compressed = _compressor().compress(content)
    if not os.path.isdir(parent := os.path.dirname(path)):
        for made in (folder, parent):  # not those around it: a lake that is gone stays gone
            with suppress(FileExistsError):
                os.mkdir(made)
    with open(partial, "wb") as file:
        file.write(compressed)
    os.replace(partial, path)


@cache
def _compressor() -> zstandard.ZstdCompressor:
    """Made once: that takes as long as to compress a policy. Not for several threads at a time."""
    return zstandard.ZstdCompressor(level=_LEVEL)


def read_raw(folder: Path, sha256: str) -> bytes:
    """The content with this hash.

    Raises:
        FileNotFoundError: it is not stored.
    """
    return zstandard.ZstdDecompressor().decompress(raw_path(folder, sha256).read_bytes())


def read_accepted(folder: Path, sha256: str) -> bytes:
    """The content with this hash, which the lake vouches for.

    Raises:
        OSError: it is not there, or is not what was stored.
    """
    path = raw_path(folder, sha256)
    try:
        content = read_raw(folder, sha256)
    except zstandard.ZstdError as error:
        raise _damage(path) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise _damage(path)
    return content


def _damage(path: Path) -> OSError:
    return OSError(errno.EIO, "the raw file is damaged; restore it from a copy", str(path))


def needed_raw(
    connection: duckdb.DuckDBPyConnection,
    layout: Layout,
    *,
    only: Collection[str] | None = None,
    stored_only: bool = False,
    but_of: str | None = None,
) -> set[str]:
    """SHA-256 of the raw file of every accepted document that a snapshot of the catalog holds.

    Args:
        connection: Has the lake attached as `lake`.
        layout: Of the same lake.
        only: Look into published files of these paths alone.
        stored_only: Leave out what came with refreshes that kept no raw files.
        but_of: Leave out what this service alone has.
    """
    paths = [
        str(layout.data / file.path)
        for file in named_files(connection)
        if file.table == "documents" and not file.deletes_of
        if only is None or file.path in only
    ]
    if not paths:
        return set()
    stored = "JOIN lake.main.refreshes USING (refresh_id)" if stored_only else ""
    condition = "AND has_raw" if stored_only else ""
    rows = connection.execute(
        f"SELECT DISTINCT sha256 FROM read_parquet($1, union_by_name => true) {stored} "
        f"WHERE status = 'accepted' AND service IS DISTINCT FROM $2 {condition}",
        [paths, but_of],
    ).fetchall()
    return {sha256 for (sha256,) in rows}


def raw_paths(connection: duckdb.DuckDBPyConnection, layout: Layout) -> list[str]:
    """Where the raw files of the last snapshot's accepted documents were stored, if they were."""
    rows = connection.execute(
        "SELECT DISTINCT sha256 FROM lake.main.documents JOIN lake.main.refreshes "
        "USING (refresh_id) WHERE status = 'accepted' AND has_raw"
    ).fetchall()
    return [f"{layout.raw}/{_name(sha256)}" for (sha256,) in rows]

"""Staged shards: finished Parquet files that wait outside DuckLake's data folder."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from warehouse.schemas import TABLES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_ROW_GROUP_ROWS = 50_000
_RECEIPT = "shard.json"


@dataclass(frozen=True)
class StagedFile:
    """A Parquet file of one table, ready to be published."""

    table: str
    path: Path
    sha256: str
    size_bytes: int
    n_rows: int


@dataclass(frozen=True)
class Shard:
    """What became of one shard of documents."""

    folder: Path
    files: tuple[StagedFile, ...]

    def scan(self, table: str) -> pl.LazyFrame:
        """The shard's rows of ``table``; no rows where it has none."""
        path = next((f.path for f in self.files if f.table == table), None)
        return pl.scan_parquet(path) if path else TABLES[table].empty().lazy()


def write_table(table: str, frame: pl.LazyFrame, path: Path) -> StagedFile | None:
    """Write ``frame`` as a Parquet file of ``table``; None, and no file, when it has no rows.

    The same rows give the same bytes. The file is on the disk when this returns.
    """
    declared = TABLES[table]
    rows = declared.cast(frame).collect()
    if rows.is_empty():
        return None
    buffer = io.BytesIO()
    rows.lazy().sink_parquet(
        buffer, compression="zstd", compression_level=1, row_group_size=_ROW_GROUP_ROWS
    )
    content = buffer.getvalue()
    _write_through(path, content)
    return StagedFile(table, path, hashlib.sha256(content).hexdigest(), len(content), rows.height)


def write_shard(folder: Path, frames: Mapping[str, pl.LazyFrame]) -> Shard:
    """Write the tables of a shard into ``folder``, which appears whole or not at all."""
    partial = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir()
    written = [write_table(t, frame, partial / f"{t}.parquet") for t, frame in frames.items()]
    files = [f for f in written if f]
    receipt = [{**asdict(f), "path": f.path.name} for f in files]
    _write_through(partial / _RECEIPT, (json.dumps(receipt, indent=1) + "\n").encode())
    shutil.rmtree(folder, ignore_errors=True)
    partial.rename(folder)
    return _shard(folder, receipt)


def read_shard(folder: Path) -> Shard | None:
    """The shard that an earlier run finished in ``folder``; None where it is not whole."""
    try:
        shard = _shard(folder, json.loads((folder / _RECEIPT).read_text(encoding="utf-8")))
        intact = all(
            hashlib.sha256(f.path.read_bytes()).hexdigest() == f.sha256 for f in shard.files
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return shard if intact else None


def _shard(folder: Path, receipt: list[dict[str, object]]) -> Shard:
    return Shard(
        folder,
        tuple(StagedFile(**{**entry, "path": folder / str(entry["path"])}) for entry in receipt),  # type: ignore[arg-type]
    )


def without_versions(shard: Shard, version_ids: Collection[str], folder: Path) -> Shard:
    """A copy of ``shard`` in ``folder``, less every row of these versions; its documents stay."""
    frames = {}
    for file in shard.files:
        frame = shard.scan(file.table)
        if file.table != "documents" and "version_id" in TABLES[file.table].columns:
            frame = frame.filter(~pl.col("version_id").is_in(list(version_ids)))
        frames[file.table] = frame
    return write_shard(folder, frames)


def keep_only(staging: Path, shard_ids: Collection[str]) -> None:
    """Remove what earlier runs left in ``staging`` and this one has no use for."""
    if staging.is_dir():
        for entry in staging.iterdir():
            if entry.name not in shard_ids:
                shutil.rmtree(entry, ignore_errors=True)


def discard(folder: Path) -> None:
    """Remove a folder of staged files that nobody needs any more."""
    shutil.rmtree(folder, ignore_errors=True)


def _write_through(path: Path, content: bytes) -> None:
    """Write ``content``, and return when it is on the disk."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())

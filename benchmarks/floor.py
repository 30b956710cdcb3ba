"""The floor under any pipeline: read, hash and decode every file, write one zstd Parquet file."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import IO

import polars as pl


def write_floor(contents: Iterable[tuple[str, bytes]], target: Path | IO[bytes]) -> None:
    """Do the least that any pipeline must do with files: names and what they hold."""
    rows = []
    for name, content in contents:
        try:
            text = content.decode()
        except UnicodeDecodeError:
            text = content.decode("cp1252", "replace")
        rows.append((name, hashlib.sha256(content).hexdigest(), text))
    frame = pl.DataFrame(rows, schema=["path", "sha256", "text"], orient="row")
    frame.write_parquet(target, compression="zstd", compression_level=3)


if __name__ == "__main__":
    files = sorted(Path(sys.argv[1]).iterdir())
    write_floor(((file.name, file.read_bytes()) for file in files), Path(sys.argv[2]))

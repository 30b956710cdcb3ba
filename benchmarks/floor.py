"""The floor under any pipeline: read, hash and decode every file, write one zstd Parquet file."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import polars as pl


def main(folder: Path, target: Path) -> None:
    """Do the least that any pipeline must do with the texts of ``folder``."""
    rows = []
    for path in sorted(folder.iterdir()):
        content = path.read_bytes()
        try:
            text = content.decode()
        except UnicodeDecodeError:
            text = content.decode("cp1252", "replace")
        rows.append((path.name, hashlib.sha256(content).hexdigest(), text))
    frame = pl.DataFrame(rows, schema=["path", "sha256", "text"], orient="row")
    frame.write_parquet(target, compression="zstd", compression_level=3)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

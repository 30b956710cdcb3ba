"""Manifests: a table that says what the files of a source are."""

from __future__ import annotations

import csv
import json
import posixpath
from typing import TYPE_CHECKING

from warehouse.errors import PolicylakeError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MANIFEST_NAMES = ("manifest.csv", "manifest.jsonl")
"""A file of one of these names at the root of a folder describes its files."""


def is_manifest(path: Path) -> bool:
    """Whether a file that is given as a source is a manifest: CSV or JSON lines."""
    return path.suffix.lower() in {".csv", ".jsonl"}


def read_manifest(path: Path) -> dict[str, str]:
    """Path within the source → its row as a JSON object, empty cells left out.

    Raises:
        PolicylakeError: the manifest is not readable, has no column `path` or names a path twice.
    """
    rows: dict[str, str] = {}
    try:
        for number, row in _rows(path):
            name = row.get("path")
            if not name:
                raise PolicylakeError(f"{path}, row {number}: it has no `path`")
            normal = posixpath.normpath(name)
            if normal in rows:
                raise PolicylakeError(f"{path}, row {number}: {name!r} stands there twice")
            text = json.dumps(row, ensure_ascii=False, sort_keys=True)
            rows[normal] = text.encode("utf-8", "replace").decode()
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise PolicylakeError(f"the manifest {path} cannot be read: {error}") from error
    return rows


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        if path.suffix.lower() == ".csv":
            for number, cells in enumerate(csv.DictReader(file, strict=True), start=2):
                yield number, {k: v for k, v in cells.items() if k and isinstance(v, str) and v}
            return
        for number, line in enumerate(file, start=1):
            if line.strip():
                yield number, _json_row(path, number, line)


def _json_row(path: Path, number: int, line: str) -> dict[str, str]:
    try:
        cells = json.loads(line)
    except ValueError as error:
        raise PolicylakeError(f"{path}, row {number}: not JSON ({error})") from error
    if not isinstance(cells, dict):
        raise PolicylakeError(f"{path}, row {number}: not a JSON object")
    return {
        str(k): v if isinstance(v, str) else json.dumps(v)
        for k, v in cells.items()
        if v is not None and v != ""
    }

"""Reads what a tagger learns from: files of JSON lines with labels, or with degrees of labels."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import polars as pl

from warehouse.errors import PolicylakeError
from warehouse.json_lines import Line, objects

Fault = Callable[[dict[str, Any]], str | None]
"""What keeps a record from being read, or None."""


def read_records(
    paths: Iterable[Path], fault: Fault, row: Callable[[dict[str, Any], str], dict[str, Any]]
) -> list[dict[str, Any]]:
    """A row for each line of the files, by the record and a name for it (`file:line`).

    Raises:
        PolicylakeError: a line is not an object or has a fault; its number is told.
        UsageError: a file is not there.
    """
    rows = []
    for path in paths:
        for line in objects(path):
            if problem := fault(line.value):
                raise PolicylakeError(f"{path}, line {line.number}: {problem}; mend or remove it")
            rows.append(row(line.value, _name(path, line)))
    return rows


def _name(path: Path, line: Line) -> str:
    """`policy:segment` where a record has both, else where it stands."""
    policy, segment = line.value.get("policy"), line.value.get("segment")
    if policy is not None and segment is not None:
        return f"{policy}:{segment}"
    return f"{path.name}:{line.number}"


def file_facts(paths: Iterable[Path]) -> pl.DataFrame:
    """name, n_lines and sha256 of each file."""
    rows = []
    for path in paths:
        digest, n_lines = hashlib.sha256(), 0
        with path.open("rb") as file:
            while part := file.read(1 << 20):
                digest.update(part)
                n_lines += part.count(b"\n")
        rows.append((path.name, n_lines, digest.hexdigest()))
    return pl.DataFrame(rows, schema=["name", "n_lines", "sha256"], orient="row")

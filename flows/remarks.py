"""What a refresh says of files that are not as they should be: gone, or without a date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from flows.terminal import counted
from warehouse.vocabulary import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMED_BY_FILE: Final = (
    "SELECT path, service FROM documents WHERE status = 'accepted' AND document_date IS NULL "
    "AND service = parse_filename(path, true)"
)
"""Lists the documents whose service is their file's name without its ending."""


def missing_line(missing: Sequence[str]) -> list[str]:
    """A line on files that the lake knows of and that are gone; none where none are."""
    if not missing:
        return []
    named = ", ".join(missing[:5]) + (" …" if len(missing) > 5 else "")
    return [f"{counted(len(missing), 'file')} known from before and gone from the source: {named}"]


def still_rejected_line(still_rejected: Sequence[str]) -> list[str]:
    """A line on unchanged files that were rejected before and stay so; none where none are."""
    if not still_rejected:
        return []
    named = ", ".join(still_rejected[:5]) + (" …" if len(still_rejected) > 5 else "")
    return [f"{len(still_rejected):,} of the unchanged still rejected: {named}"]


def undated_lines(documents: pl.DataFrame) -> list[str]:
    """A line on new documents without a date, and one on those whose file's name is the service."""
    if documents.is_empty():
        return []
    accepted = documents.filter(pl.col("status") == Status.ACCEPTED.value)
    undated = accepted.filter(pl.col("document_date").is_null())
    if undated.is_empty():
        return []
    lines = [
        f"{undated.height:,} of {counted(accepted.height, 'new document')} without a date: what "
        "changed when cannot be told; a path SERVICE/2024-05-31.txt or a manifest's retrieved_at "
        "gives one"
    ]
    stem = pl.col("path").str.extract(r"([^/]*?)(?:\.[^./]*)?$")
    by_name = undated.filter(pl.col("service") == stem)
    if not by_name.is_empty():
        first = by_name.row(0, named=True)
        rest = f'; all of them: policylake sql "{NAMED_BY_FILE}"' if by_name.height > 1 else ""
        lines.append(
            f"{by_name.height:,} of them named after the file, for nothing else says whose policy "
            f"it is: {first['path']} is of the service {first['service']}{rest}"
        )
    return lines

"""Files of facts that a reader went through, in reviewable text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from warehouse.errors import PolicylakeError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

GOLDEN_SCHEMA: Final = pl.Schema(
    {
        "path": pl.String,
        "char_start": pl.Int32,
        "char_end": pl.Int32,
        "kind": pl.String,
        "value": pl.String,
        "attributes": pl.String,
        "text": pl.String,
    }
)
"""One line per fact; the text is left out where it may not be shown."""


def read_goldens(path: Path) -> pl.DataFrame:
    """The facts of a file of tab-separated values with the columns of ``GOLDEN_SCHEMA``.

    Raises:
        UsageError: there is no such file.
        PolicylakeError: its lines do not have these columns.
    """
    if not path.is_file():
        raise UsageError(f"{path} is not a file")
    content = path.read_bytes()
    header = content.partition(b"\n")[0].decode("utf-8", "replace")
    if header.split("\t") != list(GOLDEN_SCHEMA):
        raise PolicylakeError(
            f"{path} is no file of facts; its first line must be {' '.join(GOLDEN_SCHEMA)}, with "
            "tabs between"
        )
    try:
        return pl.read_csv(content, separator="\t", quote_char=None, schema=GOLDEN_SCHEMA)
    except pl.exceptions.PolarsError as error:
        raise PolicylakeError(f"{path} cannot be read: {str(error).splitlines()[0]}") from error


def as_lines(facts: pl.DataFrame) -> str:
    """``facts`` as such a file's text, sorted."""
    rows = facts.select(*GOLDEN_SCHEMA).sort("path", "char_start", "char_end", "kind", "value")
    return rows.write_csv(separator="\t", quote_style="never")

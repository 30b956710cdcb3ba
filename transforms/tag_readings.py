"""What a model that tags reads of a segment, wherever the segment comes from."""

from __future__ import annotations

from typing import Final

import polars as pl

_LEAD_IN_CHARS: Final = 400
"""The end of a lead-in that is read; what opens a list stands there."""

READING_SCHEMA: Final = pl.Schema({"heading": pl.String, "lead_in": pl.String, "text": pl.String})


def with_reading() -> tuple[pl.Expr, pl.Expr, pl.Expr]:
    """Columns heading, lead_in and text, which a model reads of a segment.

    The heading is the nearest one; the lead-in the sentence that opens the segment's list, its end
    if it is long; the text the segment's own. A list item rarely says by itself what it is about.
    The first two are null where there is none.

    Needs heading_path (a list, or null), lead_in and text.
    """
    return (
        pl.col("heading_path").list.last().alias("heading"),
        pl.col("lead_in").str.tail(_LEAD_IN_CHARS),
        pl.col("text"),
    )


def readings(segments: pl.DataFrame) -> pl.DataFrame:
    """The reading of each row of ``segments`` (heading_path, lead_in, text), in their order."""
    return segments.select(with_reading())

"""Tables of contents: short lines one after the other that all stand again further on."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.neighbours import is_first
from warehouse.vocabulary import SegmentKind

_MAX_CHARS: Final = 100
_MIN_ENTRIES: Final = 3
_NUMBERING: Final = "0123456789.…:() "
"""What an entry has more than its heading, or the other way round: its number, its page."""


def with_contents(blocks: pl.DataFrame) -> pl.DataFrame:
    """Paragraphs that are the entries of a table of contents become list items.

    At least three of them stand one after the other, and each again in a later block.

    Args:
        blocks: all blocks but furniture.
    """
    is_entry = (
        (pl.col("kind") == SegmentKind.PARAGRAPH)
        & (pl.col("n_chars") <= _MAX_CHARS)
        & pl.col("ends_open")
    )
    row = pl.col("row")
    short = blocks.select("document", "kind", "n_chars", "ends_open", "text").with_row_index("row")
    short = short.filter(pl.col("n_chars") <= _MAX_CHARS).with_columns(
        is_entry=is_entry, is_next=(row.diff() == 1).fill_null(False) & ~is_first()
    )
    short = short.with_columns(run=(~(pl.col("is_next") & is_entry)).cum_sum())
    lines = short.filter(pl.col("is_entry").sum().over("run") >= _MIN_ENTRIES, "is_entry")
    documents = lines.select(pl.col("document").unique().implode()).to_series()
    names = (
        short.filter(pl.col("document").is_in(documents))
        .select(
            "row", "document", name=pl.col("text").str.strip_chars(_NUMBERING).str.to_lowercase()
        )
        .filter(pl.col("name") != "")
        .with_columns(last=row.max().over("document", "name"))
    )
    entries = (
        lines.select("row", "run")
        .join(names, on="row", maintain_order="left")
        .filter(row < pl.col("last"))
        .with_columns(
            run=((row.diff() != 1).fill_null(True) | (pl.col("run").diff() != 0)).cum_sum()
        )
        .filter(pl.len().over("run") >= _MIN_ENTRIES)
    )
    is_listed = pl.int_range(pl.len()).is_in(entries.get_column("row").implode())
    return blocks.with_columns(
        kind=pl.when(is_listed).then(pl.lit(SegmentKind.LIST_ITEM.value)).otherwise("kind")
    )

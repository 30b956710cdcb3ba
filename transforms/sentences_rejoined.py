"""Sentences that a blank line or the end of a page has cut in two."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.neighbours import is_first, latest, previous
from transforms.patterns import found_where
from warehouse.vocabulary import SegmentKind

_MIN_CHARS: Final = 40
"""A shorter block without a stop may be a heading or an item."""

_OF_LAST: Final = ("source_end", "ends_open", "ends_colon")
_OF_ALL: Final = ("is_bold", "is_link")
"""Columns of the joined block that are those of its last part, or hold where they hold for all."""

_ENDS_CUT: Final = r"(?:[\p{L}\p{N},)]|[\p{L}]-)$"
_ENDS_ITEM: Final = r";\s(?:and|or|und|oder|et|ou)$"


def with_sentences_rejoined(blocks: pl.DataFrame) -> pl.DataFrame:
    """Blocks that end within a sentence, joined with the paragraph that goes on with it.

    The second part begins in lower case and stands after a blank line, or on the next page of a PDF
    with nothing but furniture before it. Items of a list without bullets begin in lower case too:
    they stand after a line that ends in a colon.

    Args:
        blocks: in reading order, with order (an integer that rises) and is_furniture.
    """
    text = blocks.filter(~pl.col("is_furniture")).with_columns(may_go_on=_may_go_on())
    text = text.with_columns(goes_on=pl.col("may_go_on") & previous(_is_cut()).fill_null(False))
    if not text.get_column("goes_on").any():
        return blocks
    text = text.with_columns(group=(~pl.col("goes_on")).cum_sum())
    is_cut = pl.col("goes_on") | pl.col("goes_on").shift(-1, fill_value=False)
    glue = pl.when("goes_on").then(pl.lit(" ")).otherwise(pl.lit(""))
    rejoined = (
        text.filter(is_cut)
        .with_columns(text=pl.concat_str(glue, "text"))
        .group_by("group", maintain_order=True)
        .agg(
            pl.exclude("text", "n_chars", *_OF_LAST, *_OF_ALL).first(),
            pl.col(_OF_LAST).last(),
            pl.col(_OF_ALL).all(),
            pl.col("text").str.join(""),
            n_chars=(pl.col("n_chars") + pl.col("goes_on").cast(pl.Int32)).sum(),
        )
    )
    return pl.concat(
        [
            blocks.filter("is_furniture"),
            text.filter(~is_cut).select(blocks.columns),
            rejoined.select(blocks.columns),
        ]
    ).sort("order")


def _is_cut() -> pl.Expr:
    """Whether a block ends within a sentence, where the next one may go on with it."""
    is_running_text = (
        pl.col("kind").is_in([SegmentKind.PARAGRAPH.value, SegmentKind.LIST_ITEM.value])
        & (pl.col("n_chars") >= _MIN_CHARS)
        & pl.col("ends_open")
        & pl.col("may_go_on").shift(-1, fill_value=False)
    )
    return found_where(is_running_text, _ENDS_CUT) & ~found_where(is_running_text, _ENDS_ITEM)


def _may_go_on() -> pl.Expr:
    """Whether a block may go on with a sentence of the one before it."""
    opens_list = pl.when(~pl.col("starts_lower") | is_first()).then("ends_colon")
    after_blank_line = pl.col("gap") & (pl.col("order") - previous("order") == 1)
    on_next_page = pl.col("page") != previous("page")
    return (
        (after_blank_line | on_next_page.fill_null(False))
        & (pl.col("kind") == SegmentKind.PARAGRAPH)
        & pl.col("starts_lower")
        & pl.col("marker").is_null()
        & ~latest(opens_list)
    ).fill_null(False)

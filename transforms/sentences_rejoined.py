"""Blocks that belong together: sentences that were cut in two, and the lines of an address."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.neighbours import is_first, latest, previous
from transforms.patterns import found_where, with_ascii_edges
from warehouse.vocabulary import SegmentKind

_MIN_CHARS: Final = 40
"""A shorter block without a stop may be a heading or an item."""

_OF_LAST: Final = ("source_end", "last_byte", "ends_open", "ends_colon")
_OF_ALL: Final = ("is_bold", "is_link")
"""Columns of the joined block that are those of its last part, or hold where they hold for all."""

_MAX_ADDRESS_CHARS: Final = 70
_MIN_ADDRESS_LINES: Final = 2
_MAX_ADDRESS_LINES: Final = 10
_ADDRESS: Final = with_ascii_edges(
    r"\b[A-Z]{2},? +[0-9]{5}\b|\p{L},? [0-9]{5}$|\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b"
    r"|\b(?:D-|F-)?[0-9]{5} \p{Lu}|[0-9]{3}[) .-]{1,2}[0-9]{3}[ .-][0-9]{4}|\+[0-9]{1,3}[ (]"
    r"|^[^ @]+@[^ ]+$"
    r"|(?i:^(?:tel|telephone|phone|fax|attn|attention|e-?mail)\b.{0,3}:)"
    r"|^[0-9]+[A-Za-z]? .*(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Place"
    r"|Terrace|Square|Suite|Way)\b|(?i:^p\.? ?o\.? box)"
)
_ENDS_CUT: Final = r"(?:[\p{L}\p{N},)]|\p{L}-)$"
_ENDS_ITEM: Final = r";\s(?:and|or|und|oder|et|ou)$"


def with_sentences_rejoined(blocks: pl.DataFrame) -> pl.DataFrame:
    """Blocks that end within a sentence, joined with the paragraph that goes on with it.

    The second part begins in lower case and stands after a blank line, or on the next page of a PDF
    with nothing but furniture before it. Items of a list without bullets begin in lower case too:
    they stand after a line that ends in a colon. The lines of an address are joined as well, where
    a quarter of them look like parts of one.

    Args:
        blocks: in reading order, with order (an integer that rises) and is_furniture.

    Returns:
        ``blocks`` with is_address: whether a block is an address of several lines.
    """
    blocks = blocks.with_columns(is_address=pl.lit(False))
    text = blocks.filter(~pl.col("is_furniture")).with_columns(may_go_on=_may_go_on())
    goes_on = pl.col("may_go_on") & previous(_is_cut()).fill_null(False)
    text = _with_addresses(text).with_columns(goes_on=goes_on | pl.col("in_address"))
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
            pl.exclude("text", "n_chars", "is_address", *_OF_LAST, *_OF_ALL).first(),
            pl.col(_OF_LAST).last(),
            pl.col(_OF_ALL).all(),
            pl.col("in_address").any().alias("is_address"),
            pl.col("text").str.join(""),
            n_chars=(pl.col("n_chars") + pl.col("goes_on").cast(pl.Int32)).sum(),
        )
        .with_columns(
            # A part whose place in the source is not known leaves that of the whole unknown.
            source_start=pl.when(pl.col("source_end").is_not_null()).then("source_start"),
            source_end=pl.when(pl.col("source_start").is_not_null()).then("source_end"),
        )
    )
    return pl.concat(
        [
            blocks.filter("is_furniture"),
            text.filter(~is_cut).select(blocks.columns),
            rejoined.select(blocks.columns),
        ]
    ).sort("order")


def _with_addresses(blocks: pl.DataFrame) -> pl.DataFrame:
    """``blocks`` with in_address: whether a line goes on with the address of the line before."""
    is_line = (
        (pl.col("kind") == SegmentKind.PARAGRAPH)
        & (pl.col("n_chars") <= _MAX_ADDRESS_CHARS)
        & pl.col("marker").is_null()
        & ~pl.col("ends_colon")
    )
    follows = ~pl.col("gap") & ~is_first() & (pl.col("order").diff() == 1)
    is_next = (follows & is_line & is_line.shift()).fill_null(False)
    n_lines = pl.col("n_lines")
    found = (
        blocks.select("text", is_next=is_next)
        .with_row_index("row")
        .with_columns(address=(~pl.col("is_next")).cum_sum())
        .filter(pl.col("is_next") | pl.col("is_next").shift(-1, fill_value=False))
        .with_columns(n_lines=pl.len().over("address"))
        .filter(n_lines.is_between(_MIN_ADDRESS_LINES, _MAX_ADDRESS_LINES))
        .with_columns(may_tell=pl.col("text").str.contains("[0-9@:]"))
        .with_columns(tells=found_where(pl.col("may_tell"), _ADDRESS))
        .with_columns(n_telling=pl.col("tells").sum().over("address"))
        .filter(pl.col("n_telling") * 4 >= n_lines, "is_next")
    )
    rows = found.get_column("row")
    return blocks.with_columns(in_address=pl.int_range(pl.len()).is_in(rows.implode()))


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
    is_parted = pl.col("gap") | pl.col("is_parsed")
    after_blank_line = is_parted & (pl.col("order") - previous("order") == 1)
    on_next_page = pl.col("page") != previous("page")
    return (
        (after_blank_line | on_next_page.fill_null(False))
        & (pl.col("kind") == SegmentKind.PARAGRAPH)
        & pl.col("starts_lower")
        & pl.col("marker").is_null()
        & ~latest(opens_list)
    ).fill_null(False)

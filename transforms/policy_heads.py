"""What is judged of each document to tell whether it is a privacy policy."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.neighbours import is_first
from transforms.patterns import found_where, only_where, with_ascii_edges
from warehouse.vocabulary import SegmentKind

HEAD_BYTES: Final = 5000
"""How much of a document's sentences is judged."""

_FIRST_BYTES: Final = 3200
"""How much of that is from the beginning."""

_SEARCHED_BYTES: Final = 20_000
"""Where they are looked for: menus may come first, sometimes thousands of words of them."""

_SENTENCE_BYTES: Final = 50
_SENTENCE: Final = "[.:;?。：；？]"
"""What is shorter than a sentence, or has none of its marks, is a menu as a rule."""

_LONG_BYTES: Final = 1000
_BYTES_OF_A_SENTENCE: Final = 400
"""A long block has a mark at least as often, or it is a menu whose breaks were lost."""

_TOLD_CHARS: Final = 1500
"""Where English is told by its commonest word."""

_OPENING_CHARS: Final = 300
"""Where a title is looked for in a first block: its line break may be lost."""

_N_HEADINGS: Final = 6

_BANNER: Final = with_ascii_edges(
    r"(?i)\b(?:uses?|using|accept|store|enable|disable|allow)\b[^.]{0,30}\bcookies"
    r"|\bcookies\b[^.]{0,200}\b(?:agree|accept|consent|experience)|\bupdated (?:to )?our privacy"
)
"""What stands at the top of any page of a site, and is no title."""


def policy_heads(readings: pl.DataFrame, blocks: pl.DataFrame) -> pl.DataFrame:
    """What is judged of each document: document_id, text, n_bytes, opening and headings.

    The text is of its sentences and headings, without menus: most of it from the beginning, some
    from the middle, since some policies begin with pages of definitions. The opening is its title,
    first heading and first block; headings are the first few of them.

    Args:
        readings: document_id and title at least, see `transforms.reading.readings`.
        blocks: see `transforms.blocks.blocks`.
    """
    document, n_bytes, before = pl.col("document"), pl.col("n_bytes"), pl.col("before")
    bytes_before = n_bytes.cum_sum().over(document) - n_bytes
    begun = (
        blocks.lazy()
        .select("document_id", "kind", "text", document=pl.col("document_id").rle_id())
        .filter(pl.col("kind") != SegmentKind.BOILERPLATE)
        .with_columns(
            is_heading=pl.col("kind") == SegmentKind.HEADING, n_bytes=pl.col("text").str.len_bytes()
        )
        .with_columns(before=bytes_before)
        .filter(before < _SEARCHED_BYTES)
        .collect()
        .filter(~_is_long_menu())
    )
    is_sentence = found_where(pl.col("n_bytes") >= _SENTENCE_BYTES, _SENTENCE)
    heading = pl.col("text").filter("is_heading")
    half = n_bytes.sum().over(document) // 2
    judged = (
        begun.lazy()
        .with_columns(is_first=is_first())
        .filter(pl.col("is_heading") | pl.col("is_first") | is_sentence)
        .with_columns(before=bytes_before, half=half)
        .filter(
            (before < _FIRST_BYTES)
            | before.is_between("half", pl.col("half") + HEAD_BYTES - _FIRST_BYTES)
        )
        .group_by(document, maintain_order=True)
        .agg(
            pl.col("document_id").first(),
            text=pl.col("text").str.join(" ").str.head(HEAD_BYTES),
            first=pl.col("text").filter("is_first").first().str.head(_OPENING_CHARS),
            first_heading=heading.first().str.head(_OPENING_CHARS),
            headings=heading.head(_N_HEADINGS).str.join("\n"),
        )
        .join(
            readings.lazy().select("document_id", "title"),
            on="document_id",
            how="left",
            maintain_order="left",
        )
    )
    first, heading = (
        pl.when(~pl.col(name).str.contains(_BANNER)).then(name)
        for name in ("first", "first_heading")
    )
    return judged.select(
        "document_id",
        text=pl.concat_str(pl.lit(" "), "text", pl.lit(" ")),
        n_bytes=pl.col("text").str.len_bytes(),
        opening=pl.concat_str("title", heading, first, separator="\n", ignore_nulls=True),
        headings="headings",
    ).collect()


def _is_long_menu() -> pl.Expr:
    """Whether a block is too long for the few marks of sentences in it."""
    n_marks = only_where(
        pl.col("n_bytes") >= _LONG_BYTES, lambda text: text.str.count_matches(_SENTENCE)
    )
    return (n_marks * _BYTES_OF_A_SENTENCE < pl.col("n_bytes")).fill_null(value=False)


def is_english() -> pl.Expr:
    """Whether a text that is judged is English beyond doubt, by its commonest word."""
    n_the = pl.col("text").str.head(_TOLD_CHARS).str.count_matches(" the ", literal=True)
    return n_the * 500 >= pl.col("n_bytes").clip(upper_bound=_TOLD_CHARS)

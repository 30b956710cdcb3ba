"""Plain text as lines, with the features that layout is told from."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.list_markers import with_markers
from transforms.lost_breaks import GLUED, with_lost_breaks
from transforms.neighbours import is_first
from transforms.patterns import (
    FIRST_OTHER,
    byte_at_end,
    byte_at_start,
    found_where,
    may_be,
    only_where,
)

_ASCII_TERMINALS: Final = ".!?:;"
_TERMINALS: Final = _ASCII_TERMINALS + "。！？：；…．"
"""Stops that end a sentence or a clause."""

_ASCII_CLOSERS: Final = "\"')]"
_CLOSERS: Final = "\"')\\]”’»）」』】"
"""What may stand between the last stop of a sentence and the end of its line."""

_TAB_WIDTH: Final = 4


def lines(readings: pl.DataFrame) -> pl.DataFrame:
    """One row per line that is not blank, in reading order.

    Args:
        readings: see `transforms.reading.readings`; those without a text are left out.

    Returns:
        document (row number in ``readings``), text (blanks around it removed), start (its offset in
        the decoded file), length and indent (code points, a tab counting as four), gap (a blank
        line, a lost break or nothing stands before it), marker (list marker at its start, or null)
        and what `with_edges` tells.
    """
    size, row = pl.col("size"), pl.col("row")
    texts = readings.with_row_index("document").filter(
        pl.col("text").is_not_null(), pl.col("reason").is_null()
    )
    # A lost break adds two characters to the text, its line feed and the mark, a leading blank.
    n_added = 2 * pl.col("is_glued").cum_sum()
    n_leading = pl.col("leading") - pl.col("is_glued")
    raw = (
        texts.select("document", raw=with_lost_breaks(texts.get_column("text")).str.split("\n"))
        .explode("raw")
        .with_row_index("row")
        .with_columns(
            text=pl.col("raw").str.strip_chars(),
            size=pl.col("raw").str.len_chars(),
            is_glued=pl.col("raw").str.starts_with(GLUED),
        )
        # Blanks of ASCII sort before all that is printed, others among what is not ASCII.
        .with_columns(may_be_indented=(pl.col("raw") < "!") | (pl.col("raw") >= "\x80"))
        .with_columns(**_margins(), raw_start=(size + 1).cum_sum() - size - 1 - n_added)
        .with_columns(raw_start=pl.col("raw_start") - pl.col("raw_start").first().over("document"))
    )
    return (
        raw.filter(pl.col("text") != "")
        .select(
            "document",
            "text",
            start=(pl.col("raw_start") + pl.col("leading")).cast(pl.Int32),
            length=pl.col("text").str.len_chars().cast(pl.Int32),
            indent=(n_leading + pl.col("tabs") * (_TAB_WIDTH - 1)).cast(pl.Int32),
            gap=(row.diff() != 1).fill_null(True) | is_first() | pl.col("is_glued"),
        )
        .pipe(with_edges)
        .pipe(with_markers)
    )


def _margins() -> dict[str, pl.Expr]:
    """leading and tabs: how many blanks a raw line begins with, and how many of them are tabs."""

    def leading(raw: pl.Expr) -> pl.Expr:
        return raw.str.len_chars() - raw.str.strip_chars_start().str.len_chars()

    def tabs(raw: pl.Expr) -> pl.Expr:
        return raw.str.head(leading(raw)).str.count_matches("\t", literal=True)

    return {
        "leading": only_where(pl.col("may_be_indented"), leading, "raw").fill_null(0),
        "tabs": only_where(pl.col("may_be_indented"), tabs, "raw").fill_null(0),
    }


def with_edges(blocks: pl.DataFrame) -> pl.DataFrame:
    """``blocks`` with what their texts say at their ends: starts_lower, ends_open, ends_colon.

    An open end has no stop. Besides come first_byte and last_byte, numbers.
    """
    first, last = pl.col("first_byte"), pl.col("last_byte")
    is_stop = last.is_in(list(_ASCII_TERMINALS.encode()))
    is_closed = found_where(
        may_be("last_byte", _ASCII_CLOSERS), rf"[{_TERMINALS}][{_CLOSERS}]{{0,2}}$"
    )
    text = pl.col("text")
    return blocks.with_columns(
        first_byte=byte_at_start(text), last_byte=byte_at_end(text)
    ).with_columns(
        starts_lower=first.is_between(ord("a"), ord("z"))
        | found_where(first >= FIRST_OTHER, r"^\p{Ll}"),
        ends_open=~(is_stop | is_closed),
        ends_colon=(last == ord(":")) | found_where(last >= FIRST_OTHER, "：$"),
    )

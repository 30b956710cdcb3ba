"""Plain text as lines, with the features that layout is told from."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.list_markers import with_markers
from transforms.neighbours import is_first
from transforms.patterns import where
from transforms.pdf import PAGE_BREAK
from warehouse.vocabulary import MediaType

TERMINALS: Final = ".!?:;。！？：；…．"
"""Stops that end a sentence or a clause."""

CLOSERS: Final = "\"'”’»)\\]）」』】"
"""What may stand between the last stop of a sentence and the end of its line."""

_TAB_WIDTH: Final = 4
_MIN_REPEATS: Final = 3
_MAX_RUNNING_CHARS: Final = 120


def lines(readings: pl.DataFrame) -> pl.DataFrame:
    """One row per line that is not blank, in reading order.

    Args:
        readings: see `transforms.reading.readings`; those without a text are left out.

    Returns:
        document (row number in ``readings``), page (PDF only, from 1), is_running (the head or
        foot of a PDF's pages), text (blanks around it removed), start (its offset in the decoded
        file), length and indent (code points, a tab counting as four), gap (a blank line or
        nothing stands before it), marker (list marker at its start, or null) and `edges`.
    """
    size, row = pl.col("raw").str.len_chars(), pl.col("row")
    raw = (
        readings.with_row_index("document")
        .filter(pl.col("text").is_not_null(), pl.col("reason").is_null())
        .select(
            "document",
            is_pdf=pl.col("media_type") == MediaType.PDF,
            raw=pl.col("text").str.split("\n"),
        )
        .explode("raw")
        .with_row_index("row")
        .with_columns(
            text=pl.col("raw").str.strip_chars(),
            raw_start=(size + 1).cum_sum() - size - 1,
            leading=size - pl.col("raw").str.strip_chars_start().str.len_chars(),
        )
        .with_columns(raw_start=pl.col("raw_start") - pl.col("raw_start").first().over("document"))
    )
    tabs = pl.col("raw").str.slice(0, pl.col("leading")).str.count_matches("\t", literal=True)
    return (
        raw.with_columns(page=_page())
        .filter(pl.col("text") != "")
        .select(
            "document",
            "page",
            "text",
            start=(pl.col("raw_start") + pl.col("leading")).cast(pl.Int32),
            length=pl.col("text").str.len_chars().cast(pl.Int32),
            indent=(pl.col("leading") + tabs * (_TAB_WIDTH - 1)).cast(pl.Int32),
            gap=(row.diff() != 1).fill_null(True) | is_first(),
            **edges("text"),
        )
        .with_columns(is_running=_is_running())
        .pipe(with_markers)
    )


def _page() -> pl.Expr:
    """Number of the page of a PDF's line, else null."""
    begins_page = pl.when("is_pdf").then(
        pl.col("raw").str.starts_with(PAGE_BREAK.strip("\n")).cast(pl.Int32)
    )
    return begins_page.cum_sum().over("document") + 1


def _is_running() -> pl.Expr:
    """Whether a line stands on most pages of a PDF, but for the numbers in it.

    The first line of the kind may be the document's title, unless it counts pages.
    """
    is_short = pl.col("page").is_not_null() & (pl.col("length") <= _MAX_RUNNING_CHARS)
    masked = where(is_short).str.replace_all("[0-9]+", "0")
    n_pages = pl.col("page").max().over("document")
    n_repeats = pl.col("page").n_unique().over("document", masked)
    is_title = (pl.col("page") == 1) & ~where(is_short).str.contains("[0-9]")
    return (
        is_short & (n_repeats >= _MIN_REPEATS) & (n_repeats * 2 >= n_pages) & ~is_title
    ).fill_null(False)


def edges(text: str) -> dict[str, pl.Expr]:
    """What the two ends of a column of texts say: starts_lower, ends_open (with no stop)."""
    stops = rf"[{TERMINALS}][{CLOSERS}]{{0,2}}$"
    return {
        "starts_lower": pl.col(text).str.head(1).str.contains(r"^\p{Ll}"),
        "ends_open": ~pl.col(text).str.tail(3).str.contains(stops),
    }

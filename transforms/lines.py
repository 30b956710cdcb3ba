"""Plain text as lines, with the features that layout is told from."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.list_markers import with_markers
from transforms.lost_breaks import GLUED, with_lost_breaks
from transforms.neighbours import is_first
from transforms.patterns import only_where
from transforms.pdf import PAGE_BREAK
from warehouse.vocabulary import MediaType

TERMINALS: Final = ".!?:;。！？：；…．"
"""Stops that end a sentence or a clause."""

CLOSERS: Final = "\"'”’»)\\]）」』】"
"""What may stand between the last stop of a sentence and the end of its line."""

_TAB_WIDTH: Final = 4
_EDGE: Final = 3
"""Lines at the head and at the foot of a page that may be the same on all pages."""

_MIN_REPEATS: Final = 3
_MAX_RUNNING_CHARS: Final = 120


def lines(readings: pl.DataFrame) -> pl.DataFrame:
    """One row per line that is not blank, in reading order.

    Args:
        readings: see `transforms.reading.readings`; those without a text are left out.

    Returns:
        document (row number in ``readings``), page (PDF only, from 1), is_running (the head or
        foot of a PDF's pages), text (blanks around it removed), start (its offset in the decoded
        file), length and indent (code points, a tab counting as four), gap (a blank line, a
        lost break or nothing stands before it), marker (list marker at its start, or null) and
        `edges`.
    """
    size, row = pl.col("size"), pl.col("row")
    texts = readings.with_row_index("document").filter(
        pl.col("text").is_not_null(), pl.col("reason").is_null()
    )
    # A lost break adds two characters to the text, its line feed and the mark.
    n_added = 2 * pl.col("is_glued").cum_sum() - pl.col("is_glued")
    raw = (
        texts.select(
            "document",
            is_pdf=pl.col("media_type") == MediaType.PDF,
            raw=with_lost_breaks(texts.get_column("text")).str.split("\n"),
        )
        .explode("raw")
        .with_row_index("row")
        .with_columns(
            text=pl.col("raw").str.strip_chars(),
            size=pl.col("raw").str.len_chars(),
            is_glued=pl.col("raw").str.starts_with(GLUED),
        )
        .with_columns(text=pl.coalesce(only_where(pl.col("is_glued"), _unmarked), "text"))
        .with_columns(is_indented=~pl.col("raw").str.starts_with(pl.col("text")))
        .with_columns(**_margins(), raw_start=(size + 1).cum_sum() - size - 1 - n_added)
        .with_columns(raw_start=pl.col("raw_start") - pl.col("raw_start").first().over("document"))
    )
    has_pages = raw.get_column("is_pdf").any()
    return (
        raw.with_columns(page=_page() if has_pages else pl.lit(None, pl.Int32))
        .filter(pl.col("text") != "")
        .select(
            "document",
            "page",
            "text",
            start=(pl.col("raw_start") + pl.col("leading")).cast(pl.Int32),
            length=pl.col("text").str.len_chars().cast(pl.Int32),
            indent=(pl.col("leading") + pl.col("tabs") * (_TAB_WIDTH - 1)).cast(pl.Int32),
            gap=(row.diff() != 1).fill_null(True) | is_first() | pl.col("is_glued"),
            **edges("text"),
        )
        .pipe(_with_running_lines)
        .pipe(with_markers)
    )


def _unmarked(text: pl.Expr) -> pl.Expr:
    """A line whose break was lost, without its mark and the blanks around it."""
    return text.str.strip_prefix(GLUED).str.strip_chars()


def _margins() -> dict[str, pl.Expr]:
    """leading and tabs: how many blanks a raw line begins with, and how many of them are tabs."""

    def leading(raw: pl.Expr) -> pl.Expr:
        return raw.str.len_chars() - raw.str.strip_chars_start().str.len_chars()

    def tabs(raw: pl.Expr) -> pl.Expr:
        return raw.str.head(leading(raw)).str.count_matches("\t", literal=True)

    return {
        "leading": only_where(pl.col("is_indented"), leading, "raw").fill_null(0),
        "tabs": only_where(pl.col("is_indented"), tabs, "raw").fill_null(0),
    }


def _page() -> pl.Expr:
    """Number of the page of a PDF's line, else null."""
    begins_page = pl.when("is_pdf").then(
        pl.col("raw").str.starts_with(PAGE_BREAK.strip("\n")).cast(pl.Int32)
    )
    return begins_page.cum_sum().over("document") + 1


def _with_running_lines(lines: pl.DataFrame) -> pl.DataFrame:
    """``lines`` with is_running: at the edge of most pages of a PDF, but for the numbers in it.

    The first line of the kind may be the document's title, unless it counts pages.
    """
    if lines.get_column("page").null_count() == lines.height:
        return lines.with_columns(is_running=pl.lit(False))
    place = pl.int_range(pl.len()).over("document", "page")
    is_at_edge = pl.min_horizontal(place, pl.len().over("document", "page") - 1 - place) < _EDGE
    masked = pl.col("text").str.replace_all("[0-9]+", "0")
    n_pages = pl.col("page").max().over("document")
    is_title = (pl.col("page") == 1) & ~pl.col("text").str.contains("[0-9]")
    edges = lines.with_row_index("row").filter(
        is_at_edge, pl.col("page").is_not_null(), pl.col("length") <= _MAX_RUNNING_CHARS
    )
    running = edges.with_columns(
        n_repeats=pl.col("page").n_unique().over("document", masked), n_pages=n_pages
    ).filter(
        pl.col("n_repeats") >= _MIN_REPEATS,
        pl.col("n_repeats") * 2 >= pl.col("n_pages"),
        ~is_title,
    )
    is_running = pl.int_range(pl.len()).is_in(running.get_column("row").implode())
    return lines.with_columns(is_running=is_running)


def edges(text: str) -> dict[str, pl.Expr]:
    """What a column of texts says at its ends: starts_lower, ends_open (no stop), ends_colon."""
    return {
        "starts_lower": pl.col(text).str.contains(r"^\p{Ll}"),
        "ends_open": ~pl.col(text).str.contains(rf"[{TERMINALS}][{CLOSERS}]{{0,2}}$"),
        "ends_colon": pl.col(text).str.tail(1).is_in([":", "："]),
    }

"""Headings without markup, told from short sentences, items and menus."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.heading_words import (
    MAX_RUN,
    ends_as_heading,
    has_few_words,
    has_lower,
    has_words_of_heading,
    looks,
)
from transforms.list_markers import marker_kind
from transforms.neighbours import at_rows, following, is_first, previous
from transforms.patterns import found_where, only_where, with_ascii_edges
from warehouse.vocabulary import SegmentKind

_READ: Final = (
    *("document", "kind", "text", "marker", "n_chars", "gap", "first_byte", "last_byte"),
    *("is_run_in", "is_address", "is_bold", "is_link", "starts_lower", "ends_open", "ends_colon"),
)
"""What is looked at of a block: each filter copies all columns."""

_MAX_CHARS: Final = 100
_MAX_BOLD_CHARS: Final = 150
_PAIR: Final = 2
_MIN_TEXT_CHARS: Final = 120
_BODY_CHARS: Final = 60
_SENTENCE_CHARS: Final = 20
_MIN_EXPLICIT: Final = 3
"""A document with as many marked-up headings marks up the others too, at least in bold."""

_ADDRESS: Final = with_ascii_edges(r"^\d+[\s,]|\b[A-Z]{2},?\s\d{5}\b|,.*\d{4}")
_DATE: Final = r"(?i-u:updated|modified|revised|effective)"
_NUMBER: Final = r"^[(（]?(?:\d|[ivxIVX]{1,5}[.)]|[A-Z][.)]|[一二三四五六七八九十])"


def with_headings(blocks: pl.DataFrame) -> pl.DataFrame:
    """Paragraphs that are headings become so, with the style that tells their level.

    Args:
        blocks: all blocks but furniture; list items known by their marker alone are paragraphs.

    Returns:
        ``blocks`` with heading_style: explicit (the format says so), title (of the document),
        numbered, capitals, bold or plain; null for what is no heading.
    """
    context = (
        blocks.select(_READ)
        .with_row_index("row")
        .with_columns(marker_kind=only_where(pl.col("marker").is_not_null(), marker_kind, "marker"))
        .with_columns(**_surroundings())
    )
    candidates = (
        context.filter(_is_worth_a_look())
        .with_columns(is_numbered=found_where(pl.col("marker").is_not_null(), _NUMBER))
        .filter(ends_as_heading())
        .filter(has_few_words())
        .with_columns(has_lower=has_lower())
        .with_columns(**looks())
        .filter(~pl.col("starts_lower") | pl.col("is_policy_title"))
        .filter(has_words_of_heading())
        .with_columns(previous_text=pl.lit(blocks.get_column("text")).gather(_previous_row()))
        .with_columns(run=(~_follows_at_once()).cum_sum(), after_figure=_is_after_figure())
        .with_columns(run_length=pl.len().over("run"))
        .with_columns(stands_over_text=_stands_over_text().fill_null(False))
        .with_columns(may_be_pair=_may_be_pair())
        .with_columns(
            is_plain=pl.col("may_be_pair") & ~found_where(pl.col("may_be_pair"), "[0-9|@:]"),
            is_word=found_where(pl.col("may_be_pair"), r"^\S+$"),
            is_name=found_where(pl.col("may_be_pair"), r"^\S+(?: \S+)?$"),
        )
        .with_columns(stands_over_text=pl.col("stands_over_text") | _stands_below_heading())
    )
    found = candidates.filter(_is_heading().fill_null(False)).select("row", implicit_style=_style())
    style = (
        pl.when(pl.col("is_run_in") & ~pl.col("is_parsed") & _has_whole_number())
        .then(pl.lit("numbered"))
        .when("is_run_in")
        .then(pl.lit("run_in"))
        .when(pl.col("kind") == SegmentKind.HEADING)
        .then(pl.lit("explicit"))
    )
    implicit = at_rows(blocks.height, found.get_column("row"), found.get_column("implicit_style"))
    return blocks.with_columns(heading_style=style.otherwise(pl.lit(implicit))).with_columns(
        kind=pl.when(pl.col("heading_style").is_not_null())
        .then(pl.lit(SegmentKind.HEADING))
        .otherwise("kind")
    )


def _is_worth_a_look() -> pl.Expr:
    """Whether a block is short and near to a text, so that it must be read."""
    max_chars = pl.when("is_bold").then(_MAX_BOLD_CHARS).otherwise(_MAX_CHARS)
    over_text = _is_over_text()
    near_text = over_text
    for distance in range(1, MAX_RUN + 1):
        is_same = (pl.col("document") == pl.col("document").shift(-distance)).fill_null(False)
        near_text |= over_text.shift(-distance, fill_value=False) & is_same
    is_at_head = pl.col("is_first_block") | pl.col("rows_to_body").is_between(0, MAX_RUN)
    return (
        (pl.col("kind") == SegmentKind.PARAGRAPH)
        & ~pl.col("is_address")
        & (pl.col("n_chars") <= max_chars)
        & (near_text | pl.col("is_bold") | is_at_head.fill_null(False))
    )


def _follows_at_once() -> pl.Expr:
    """Whether no block of the document stands between a candidate and the one before it."""
    return (pl.col("row").diff() == 1).fill_null(False) & ~is_first()


def _is_over_text() -> pl.Expr:
    return pl.col("next_is_item") | (pl.col("next_is_body") & ~pl.col("next_lower"))


def _surroundings() -> dict[str, pl.Expr]:
    """What stands before and after each block of a document."""
    is_body = (pl.col("n_chars") >= _BODY_CHARS) | (
        (pl.col("n_chars") >= _SENTENCE_CHARS) & ~pl.col("ends_open")
    )
    row = pl.col("row").cast(pl.Int64)
    sibling = pl.col("marker_kind")
    is_explicit = (pl.col("kind") == SegmentKind.HEADING) & ~pl.col("is_run_in")
    is_bold_line = (
        pl.col("is_bold")
        & (pl.col("kind") == SegmentKind.PARAGRAPH)
        & (pl.col("n_chars") <= _MAX_BOLD_CHARS)
    )
    return {
        "is_marked_up": (is_explicit | is_bold_line).sum().over("document") >= _MIN_EXPLICIT,
        "rows_to_body": pl.when(is_body).then(row).min().over("document") - row,
        "is_first_block": previous("document").is_null(),
        "previous_open": previous("ends_open"),
        "previous_chars": previous("n_chars").fill_null(0),
        "previous_kind": previous("kind"),
        "previous_marked": previous(pl.col("marker").is_not_null()),
        "after_colon": previous("ends_colon").fill_null(False),
        "after_sibling": (previous(sibling) == sibling).fill_null(False),
        "before_sibling": (
            (following(sibling) == sibling) & (following("n_chars") <= _MAX_CHARS)
        ).fill_null(False),
        "next_is_block": following("document").is_not_null(),
        "next_is_item": (
            (following("kind") != SegmentKind.PARAGRAPH) | following("marker").is_not_null()
        ).fill_null(False),
        "next_is_body": following(is_body).fill_null(False),
        "next_is_long": (following("n_chars") >= _MIN_TEXT_CHARS).fill_null(False),
        "next_lower": following("starts_lower").fill_null(False),
    }


def _previous_row() -> pl.Expr:
    """The row of the block before in the same document, or null."""
    return pl.when(~pl.col("is_first_block")).then(pl.col("row") - 1)


def _is_after_figure() -> pl.Expr:
    """Whether a short block without a stop, but with a figure, stands before a candidate."""
    return (
        pl.col("previous_chars").is_between(1, _MAX_CHARS)
        & pl.col("previous_open").fill_null(value=False)
        & ~pl.col("previous_marked").fill_null(value=False)
        & pl.col("previous_text").str.contains("[0-9]")
    )


def _stands_over_text() -> pl.Expr:
    """Whether a block that may be a heading stands right over what it could be the heading of."""
    is_emphasised = pl.col("is_bold") | pl.col("is_capitals")
    is_after_short = pl.col("previous_chars").is_between(1, _MAX_CHARS)
    after_capitals = is_after_short & ~pl.col("previous_text").str.contains(r"\p{Ll}")
    after_date = only_where(
        pl.col("after_figure"), lambda text: text.str.contains(_DATE), "previous_text"
    ).fill_null(value=False)
    after_address = pl.col("after_figure") & ~after_date
    after_text = (
        pl.col("gap")
        | after_date
        | ~pl.col("previous_open")
        | pl.col("is_first_block")
        | (pl.col("previous_kind") != SegmentKind.PARAGRAPH)
        | (pl.col("previous_chars") >= _BODY_CHARS)
        | after_capitals
    )
    numbered = (
        pl.col("is_numbered")
        & ~pl.col("before_sibling")
        & ((~pl.col("after_sibling") & ~pl.col("after_colon")) | is_emphasised)
    )
    is_address = after_address | pl.col("text").str.contains(_ADDRESS)
    unmarked = pl.col("marker").is_null() & (
        is_emphasised | (~pl.col("is_marked_up") & ~is_address)
    )
    is_over_anything = pl.col("is_bold") & pl.col("next_is_block")
    return (
        (_is_over_text() | is_over_anything)
        & (numbered | (unmarked & (is_emphasised | after_text)))
        & (~pl.col("is_link") | is_emphasised)
    )


def _may_be_pair() -> pl.Expr:
    """Whether a block may be one of two headings, the second right below the first."""
    return (
        (pl.col("run_length") == _PAIR)
        & pl.col("is_title_case")
        & pl.col("marker").is_null()
        & pl.col("ends_open")
        & ~pl.col("is_marked_up")
        & ~pl.col("is_link")
    )


def _stands_below_heading() -> pl.Expr:
    """Whether a title stands over text, and right below another one that stands after text.

    Two short names, or the same twice, are no headings.
    """
    after_text = ~pl.col("previous_open") & (pl.col("previous_chars") >= _BODY_CHARS)
    opens_pair = (pl.col("is_plain") & after_text.fill_null(value=False)).shift(fill_value=False)
    is_second = pl.col("run") == pl.col("run").shift(fill_value=0)
    is_name = pl.col("is_name") & pl.col("is_word").shift(fill_value=False)
    is_same = pl.col("text") == pl.col("text").shift()
    return (
        (is_second & opens_pair & pl.col("is_plain") & ~is_name & ~is_same)
        & (pl.col("next_is_item") | (pl.col("next_is_body") & pl.col("next_is_long")))
        & ~pl.col("next_lower")
    ).fill_null(value=False)


def _is_heading() -> pl.Expr:
    """Over text, over another heading, or the title of the document."""
    over_heading = following("stands_over_text", "run")
    is_outline = (
        over_heading
        & pl.col("marker").is_null()
        & (
            pl.col("is_bold")
            | pl.col("is_capitals")
            | (pl.col("is_title_case") & ~pl.col("is_marked_up"))
        )
        & (pl.col("run_length") <= MAX_RUN)
        & ~pl.col("is_link")
    )
    return pl.col("stands_over_text") | is_outline | _is_title()


def _has_whole_number() -> pl.Expr:
    """Whether a block begins with a number or letter that counts headings without dots."""
    return (~pl.col("marker").str.contains(r"^\d+\.\d")).fill_null(value=False)


def _is_title() -> pl.Expr:
    """Whether a block names the policy, at the head of the document."""
    near_text = pl.col("rows_to_body").is_between(1, MAX_RUN)
    return pl.col("is_policy_title") & (
        (pl.col("is_first_block") & (pl.col("rows_to_body") > 0)) | near_text
    )


def _style() -> pl.Expr:
    is_head = pl.col("is_first_block") & (pl.col("rows_to_body") > 1)
    return (
        pl.when(_is_title() | is_head)
        .then(pl.lit("title"))
        .when("is_numbered")
        .then(pl.lit("numbered"))
        .when("is_capitals")
        .then(pl.lit("capitals"))
        .when("is_bold")
        .then(pl.lit("bold"))
        .otherwise(pl.lit("plain"))
    )

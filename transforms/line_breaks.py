"""Which line breaks of a plain text only wrap a line, and which end a block.

Some texts are wrapped at a width, some hold one paragraph per line, some were broken wherever the
page had a tag. The width that a document is wrapped at shows in the breaks that are certain: within
a sentence, before a word in lower case.
"""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.patterns import (
    LONG_LOWER_WORD,
    found_where,
    may_be,
    only_where,
    with_ascii_edges,
)

_FUNCTION_WORD_AT_END: Final = (
    r"[\s(](?:the|a|an|of|to|in|for|by|with|your|our|their|its|his|her|at|on|from|is|are|was|be|been"
    r"|that|which|who|this|these|any|as|we|you|and|or|not|may|will|can|such|if|than|into|about"
    r"|der|die|das|den|dem|und|oder|von|zu|mit|für|ein|eine|im|wir|sie"
    r"|le|la|les|de|des|du|et|ou|un|une|pour|par|dans|sur|que|vos|nos|votre|notre)$"
)
_TITLE_QUESTION: Final = with_ascii_edges(
    r"^(?:[\d.]+\s)?(?:What|How|Who|Why|When|Where|Information)\b.*\s(?:you|with|for|about|from|to|is|are|in)$"
)
"""A title that ends as a line within a sentence does ("What we ask you for")."""

_CONJUNCTION: Final = r"([;,])\s(?:and|or|und|oder|et|ou)$"
CLOSING_PUNCTUATION: Final = r"^[,;:.)\]](?:\s|$)|^[，。；：、）」』】]"
_URL_ALONE: Final = r"^(?:https?://|www\.)\S+$"

_MIN_SENTENCE_CHARS: Final = 40
"""A shorter line may well be an item of a menu."""

_MIN_REST_CHARS: Final = 20
_MIN_OPEN_CHARS: Final = 50
_LONG_CHARS: Final = 100
_MAX_HEADING_LINE_CHARS: Final = 100
_MAX_TITLE_CHARS: Final = 70
_MIN_CERTAIN_BREAKS: Final = 3
_MIN_CERTAIN_SHARE: Final = 0.2
_MIN_NEAR_SHARE: Final = 0.6
_NO_ITEM: Final = 1_000_000


def with_breaks(lines: pl.DataFrame) -> pl.DataFrame:
    """``lines`` with joins: whether a line goes on with the one before it."""
    featured = lines.with_columns(
        width=pl.col("indent") + pl.col("length"),
        closes=found_where(may_be("first_byte", ",;:.)]"), CLOSING_PUNCTUATION),
        ends_on_function_word=pl.col("text").str.contains(_FUNCTION_WORD_AT_END),
        in_list=_is_in_list_without_bullets(),
        item_indent=pl.when(pl.col("marker").is_not_null())
        .then("indent")
        .when("gap")
        .then(pl.lit(_NO_ITEM))
        .forward_fill(),
    )
    may_join = ~pl.col("gap") & pl.col("marker").is_null()
    # A conjunction is a function word.
    after_conjunction = only_where(
        pl.col("ends_on_function_word"), lambda text: text.str.tail(6).str.extract(_CONJUNCTION)
    ).shift()
    featured = featured.with_columns(
        after_item=(
            (after_conjunction == ";") | (after_conjunction.is_not_null() & pl.col("in_list"))
        ).fill_null(False)
    )
    featured = featured.with_columns(goes_on=(may_join & _goes_on()).fill_null(False))
    return (
        featured.join(_wrap_widths(featured), on="document", how="left", maintain_order="left")
        .with_columns(
            is_full=_is_full().fill_null(False),
            after_clause=_after_clause(),
            is_title=_is_title(),
        )
        .with_columns(in_capitals=_is_in_capitals(pl.col("is_title")), is_question=_is_question())
        .with_columns(goes_on_in_capitals=_is_in_capitals(pl.col("in_capitals").shift()))
        .with_columns(
            joins=(may_join & (pl.col("goes_on") | _wraps() | _continues_item() | _is_forced()))
            .fill_null(False)
            .or_(_is_second_line_of_heading())
        )
    )


def _goes_on() -> pl.Expr:
    """Whether a line certainly goes on with a sentence of the line before it.

    Short lines in lower case may be a menu.
    """
    after_comma = (pl.col("last_byte") == ord(",")).shift()
    after_sentence = (pl.col("length").shift() >= _MIN_SENTENCE_CHARS) | (
        after_comma & ((pl.col("length") >= _MIN_SENTENCE_CHARS) | ~pl.col("ends_open"))
    )
    is_gone_on_with = ~pl.col("gap").shift(-1) & (
        pl.col("closes").shift(-1)
        | (pl.col("starts_lower") & (pl.col("length") >= _MIN_SENTENCE_CHARS)).shift(-1)
    )
    is_sentence = (
        ~pl.col("ends_open")
        | (pl.col("length") >= _MIN_REST_CHARS)
        | is_gone_on_with.fill_null(False)
    )
    return (
        pl.col("ends_open").shift()
        & pl.col("starts_lower")
        & after_sentence
        & (is_sentence | pl.col("ends_on_function_word"))
        & ~pl.col("in_list")
        & ~pl.col("after_item")
    )


def _is_in_list_without_bullets() -> pl.Expr:
    """Whether a line and all before it, back to one that ends in a colon, begin in lower case."""
    may_open = pl.col("gap") | ~pl.col("starts_lower") | pl.col("ends_colon")
    after_colon = pl.when(may_open).then("ends_colon").forward_fill()
    return pl.col("starts_lower") & ~pl.col("ends_colon") & after_colon.fill_null(False)


def _wrap_widths(lines: pl.DataFrame) -> pl.DataFrame:
    """document, wrap_width: the width in characters, for the documents that are wrapped."""
    previous_width = pl.col("width").shift()
    return (
        lines.lazy()
        .select(
            "document",
            "goes_on",
            is_long=~pl.col("gap") & (pl.col("length").shift() >= _MIN_SENTENCE_CHARS),
            width=pl.when("goes_on").then(previous_width),
        )
        .group_by("document")
        .agg(
            n_long=pl.col("is_long").sum(),
            n_certain=pl.col("goes_on").sum(),
            wrap_width=pl.col("width").quantile(0.9),
            n_near=(pl.col("width") >= 0.7 * pl.col("width").quantile(0.9)).sum(),
        )
        .filter(
            pl.col("n_certain") >= _MIN_CERTAIN_BREAKS,
            pl.col("n_certain") >= _MIN_CERTAIN_SHARE * pl.col("n_long"),
            pl.col("n_near") >= _MIN_NEAR_SHARE * pl.col("n_certain"),
        )
        .select("document", "wrap_width")
        .collect()
    )


def _is_full() -> pl.Expr:
    """Whether the first word of a line had no room on the line before it."""
    first_word = only_where(
        pl.col("wrap_width").is_not_null(), lambda text: text.str.find(" ", literal=True)
    )
    room_needed = pl.col("width").shift() + 1 + first_word.fill_null(pl.col("length"))
    return (room_needed >= 0.92 * pl.col("wrap_width")) & (
        pl.col("width").shift() <= 1.1 * pl.col("wrap_width")
    )


def _after_clause() -> pl.Expr:
    """Whether the line before ends a clause but no sentence, in a document that is wrapped."""
    return found_where(pl.col("wrap_width").is_not_null(), "[:;：；]$").shift()


def _is_title() -> pl.Expr:
    """Whether a line is written as titles are, in a document that is wrapped."""
    may_be_title = (
        pl.col("wrap_width").is_not_null()
        & pl.col("ends_open")
        & ~pl.col("starts_lower")
        & ~pl.col("ends_on_function_word")
        & (pl.col("length") <= _MAX_HEADING_LINE_CHARS)
    )
    is_lower = only_where(may_be_title, lambda text: text.str.contains(LONG_LOWER_WORD))
    return ~is_lower.fill_null(True)


def _is_in_capitals(condition: pl.Expr) -> pl.Expr:
    """Whether ``condition`` holds and a long line has no small letter."""
    is_long = condition.fill_null(value=False) & (pl.col("length") >= _MIN_SENTENCE_CHARS)
    return is_long & ~found_where(is_long, r"\p{Ll}")


def _is_question() -> pl.Expr:
    """Whether a line is a title though it ends as one within a sentence does."""
    may_be_title = pl.col("ends_on_function_word") & (pl.col("length") <= _MAX_TITLE_CHARS)
    is_numbered = found_where(may_be_title & pl.col("marker").is_not_null(), r"^\d")
    over_text = (pl.col("length").shift(-1) >= _LONG_CHARS).fill_null(value=False)
    return found_where(may_be_title, _TITLE_QUESTION) | (is_numbered & over_text)


def _wraps() -> pl.Expr:
    """Whether a line goes on with the one before it, in a document that is wrapped."""
    looks_like_heading = (
        pl.col("ends_open")
        & ~pl.col("starts_lower")
        & ((pl.col("width") < 0.75 * pl.col("wrap_width")) | pl.col("is_title"))
    )
    begins_block = pl.col("gap") | ~pl.col("ends_open").shift()
    # A line in capitals that goes on in capitals is no heading.
    goes_on_in_capitals = pl.col("goes_on_in_capitals")
    after_heading = (
        (pl.col("is_title") & begins_block).shift() & ~pl.col("starts_lower") & ~goes_on_in_capitals
    )
    within_sentence = pl.col("ends_open").shift() & ~pl.col("after_item") & ~after_heading
    between_sentences = ~pl.col("ends_open").shift() & ~pl.col("after_clause") & ~looks_like_heading
    long_and_open = (
        pl.col("wrap_width").is_not_null()
        & pl.col("ends_open").shift()
        & (pl.col("length").shift() >= _LONG_CHARS)
        & ~pl.col("ends_open")
        & ~pl.col("after_item")
        & ~after_heading
    )
    is_end_of_sentence = (
        ~pl.col("ends_open")
        & (pl.col("length") < _MIN_SENTENCE_CHARS)
        & (pl.col("length").shift() >= _MIN_OPEN_CHARS)
        & ~pl.col("is_title").shift()
        & pl.col("ends_open").shift()
        & ~pl.col("after_item")
        & pl.col("wrap_width").is_not_null()
    )
    return (
        (pl.col("is_full") & (within_sentence | between_sentences))
        | long_and_open
        | is_end_of_sentence
        | goes_on_in_capitals
    )


def _continues_item() -> pl.Expr:
    """Whether a line hangs below the marker of a list item, or the marker stood alone."""
    marker_alone = pl.col("marker").str.len_chars() == pl.col("length")
    return (pl.col("indent") > pl.col("item_indent")) | marker_alone.shift()


def _is_forced() -> pl.Expr:
    """Whether no block can end before a line, whatever the layout."""
    after_url = found_where(pl.col("gap"), _URL_ALONE).shift()
    after_title = pl.col("is_question").shift() & ~pl.col("starts_lower") & ~pl.col("is_full")
    return ~after_url & (
        pl.col("closes")
        | (pl.col("ends_on_function_word").shift() & ~pl.col("after_item") & ~after_title)
    )


def _is_second_line_of_heading() -> pl.Expr:
    """Whether two lines without a stop stand alone between blank lines, the first nearly full."""
    return (
        ~pl.col("gap")
        & pl.col("gap").shift()
        & pl.col("gap").shift(-1, fill_value=True)
        & pl.col("ends_open")
        & pl.col("ends_open").shift()
        & ~pl.col("starts_lower")
        & pl.col("marker").is_null()
        & pl.col("marker").shift().is_null()
        & pl.col("length").shift().is_between(_MIN_SENTENCE_CHARS, _MAX_HEADING_LINE_CHARS)
        & (pl.col("length") < pl.col("length").shift())
        & ~pl.col("text").str.starts_with("http").shift()
    ).fill_null(False)

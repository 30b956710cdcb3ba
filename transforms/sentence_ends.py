"""Which stops end a sentence, by the words around them.

A stretch of text runs up to a stop, with the closing quotes, brackets and blanks behind it. The
rules look at its ending, the end of it and of the stretch before it, and at the stretch after it.
"""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms import sentence_words as words

_CLOSING: Final = "\"'”’“‘»«)]」』）*_"
_IN_CLASS: Final = _CLOSING.replace("]", r"\]")
_BLANKS: Final = " \t\n\u00a0\u2007\u2009\u202f\u3000"

STOP: Final = rf"[.!?…。！？]+[{_IN_CLASS}]*(?:\s?»)?\s*"
"""Where a sentence may end: stops, what closes behind them, and blanks."""

# Endings are matched from their end. Sets of a few scripts, not of all Unicode, keep the engine on
# its fast path there; letters of other scripts have no abbreviations below.
_LETTER: Final = "[A-Za-zÀ-žΑ-ωЀ-я]"
_BLANK: Final = f"[{_BLANKS}]"
_EDGE: Final = rf"[{_BLANKS}\"'’“„‘«(\[/–—-]"
_LETTER_EDGE: Final = rf"[{_BLANKS}\"“„«(\[.–—-]"
_OPENING: Final = r"[^\p{L}\p{N}.,;:!?…。，、；：)\]]{0,4}"
_MARKER: Final = r"[(\[]?(?:[0-9]{1,3}|[A-Za-z]|[IVX]{1,5}|[ivx]{1,5})[)\]]?\.[)\]]?"


def _one_of(listed: str) -> str:
    return f"(?:{'|'.join(listed.split())})"


# Of endings, without blanks and what closes.
_NO_END_PARTED: Final = (
    rf"z\.{_BLANK}?{_LETTER}{{1,3}}|[b-oq-y]\.{_BLANK}?(?:{_LETTER}\.{_BLANK}?)?{_LETTER}"
    rf"|a\.{_BLANK}?[a-ln-zA-Z]|p\.{_BLANK}?(?:ex|[a-ln-zA-Z])|c\.-à-d|c\.à\.d"
)
"""Abbreviations of two parts or three: e.g., i.e., z. B., d. h., i. d. R., p. ex."""
_NEVER: Final = rf"{_EDGE}(?:(?i:{_one_of(words.NO_END)})|{_NO_END_PARTED})\.$"
_NUMBERED: Final = rf"(?:{_EDGE}(?i:{_one_of(words.BEFORE_NUMBER)})|[a-zäöüß]str|[Ss]tr)\.$"
_SELDOM: Final = rf"(?:{_EDGE}(?i:{_one_of(words.SELDOM_END)})|{_LETTER_EDGE}{_LETTER})\.$"
_ORDINAL: Final = rf"(?:^|{_BLANK})[0-9]{{1,2}}\.$"
_ORDINAL_AFTER: Final = rf"{_BLANK}(?i:{_one_of(words.BEFORE_ORDINAL)}){_BLANK}[0-9]{{1,2}}\.$"
_SHOUTED: Final = rf"(?i:{_one_of(words.SHOUTED_NAMES)})!$"
_COUNTS: Final = rf"(?:[:;,]{_BLANK}*(?:(?:and|or|und|oder|et|ou){_BLANK}+)?|[(\[]){_MARKER}$"
_DOUBTFUL: Final = "|".join((_NEVER, _NUMBERED, _SELDOM, _ORDINAL, _SHOUTED, _COUNTS))
_PLAIN_WORD: Final = rf"[{_BLANKS}'’-][a-zà-ž]{{3,}}\.$"
_FULL_WIDTH: Final = rf"[。！？][{_IN_CLASS}]*$"
_GLUED_WORD: Final = (
    rf"(?:[{_BLANKS}\"'“‘(\[]{_LETTER}?(?:[a-zß-žα-ωа-я’'-])*[a-zß-žα-ωа-я]|{_BLANK}[0-9]+|[)\]%”\"])"
    r"[.!?…]+$|\p{Han}[.!?]$"
)
_DIGIT_END: Final = r"[0-9]\.$"

# Of the stretch after.
_OPENS: Final = (
    rf"^{_OPENING}(?:[\p{{Lu}}\p{{Lt}}\p{{Lo}}\p{{N}}]|\p{{Ll}}{{1,2}}\p{{Lu}}|[a-z]{{1,4}}\)\s"
    r"|(?:[a-z]|[ivx]{2,4})\.\s+$)"
)
_NUMBER: Final = r"^(?:[(§+]*\s?\d|[IVX]+\b|[(]?[a-zA-Z][).\s])"
_OPENER: Final = rf"^{_OPENING}{_one_of(words.OPENERS)}[\s,'’]"
_LOWER_OPENER: Final = rf"^(?:{_one_of(words.LOWER_OPENERS)}\s|https?:|\S{{3,}}\.$)"
_MONTH: Final = rf"^{_one_of(words.MONTHS)}\b"
_ANY_WORD: Final = rf"^{_OPENING}[\p{{L}}\p{{N}}]"
_AFTER_GLUE: Final = (
    rf"^{_OPENING}(?:\p{{Lu}}[\p{{Ll}}’']|[IAÀ]\s|\p{{Lu}}{{4,}}|\p{{Han}}|\d{{1,2}}\.\s+$)"
)
_NAME_PART: Final = rf"^(?:{_one_of(words.DOMAINS)}\b|\p{{L}}+\.$)"
_DIGIT: Final = r"^\d"

# Of whole stretches.
_LABEL: Final = rf"^{_MARKER}\s*$|^{_one_of(words.DIVISIONS)}\s*[\w.]{{1,6}}\.\s+$"
_LONGEST_LABEL: Final = 24
_FIRST_PART: Final = r"^\d{1,3}\.$"
_PART: Final = r"^\d{1,3}\.\s+$"

_ENDING: Final = pl.concat_str(
    pl.col("before").str.tail(12).fill_null(" "), pl.col("stretch").str.tail(24)
).str.strip_chars_end(_CLOSING + _BLANKS)
"""As much of a stretch, and of the one before it, is looked at for abbreviations."""


def ends(stretches: pl.DataFrame) -> pl.Series:
    """Whether a sentence ends with each of ``stretches``, but for the last one of its segment.

    Args:
        stretches: ``stretch``, ``before`` and ``after`` (the stretches around it in its segment,
            or null) and is_parted (whether blanks end it), in their order.
    """
    # Few stretches are in doubt, and most patterns are kept to them.
    inside = (
        stretches.lazy()
        .select("stretch", "before", "after", "is_parted")
        .with_row_index("place")
        .filter(pl.col("after").is_not_null())
        .with_columns(opens=pl.col("after").str.contains(_OPENS))
        .collect()
    )
    is_parted, opens, after = pl.col("is_parted"), pl.col("opens"), pl.col("after").str
    parted = inside.filter(is_parted & opens).with_columns(ending=_ENDING)
    doubtful = parted.filter(pl.col("ending").str.contains(_DOUBTFUL))
    careless = inside.filter(is_parted & ~opens, after.contains(_LOWER_OPENER))
    careless = careless.with_columns(ending=_ENDING).filter(_is_careless())
    glued = inside.filter(~is_parted, after.contains(_AFTER_GLUE))
    glued = glued.with_columns(ending=_ENDING).filter(_is_glued())
    full_width = inside.filter(~is_parted, _is_full_width())
    found = pl.concat(frame.get_column("place") for frame in (parted, careless, glued, full_width))
    held = doubtful.filter(_goes_on()).get_column("place")
    is_end = pl.repeat(value=False, n=stretches.height, eager=True)
    is_end = is_end.scatter(found, values=True).scatter(held, values=False)
    return is_end.scatter(_numbers(stretches, is_end), values=False)


def _numbers(stretches: pl.DataFrame, is_end: pl.Series) -> pl.Series:
    """Places of what looks like a sentence and is the number of one ("2.", "Section 4.")."""
    is_label = pl.col("follows_end") & pl.col("stretch").str.contains(_LABEL)
    is_second = pl.col("before").str.contains(_FIRST_PART) & pl.col("stretch").str.contains(_PART)
    follows_end = pl.col("before").is_null() | pl.lit(is_end).shift(fill_value=True)
    return (
        stretches.lazy()
        .select("stretch", "before", follows_end=follows_end)
        .with_row_index("place")
        .filter(pl.lit(is_end) & (pl.col("stretch").str.len_bytes() <= _LONGEST_LABEL))
        .filter(is_label | is_second)
        .collect()
        .get_column("place")
    )


def _goes_on() -> pl.Expr:
    """Whether a sentence goes on over a stop with blanks and a capital or a number behind it."""
    ending, after = pl.col("ending").str, pl.col("after").str
    needs_opener = ending.contains(_SELDOM) | ending.contains(_SHOUTED)
    return (
        ending.contains(_NEVER)
        | (needs_opener & ~after.contains(_OPENER))
        | (ending.contains(_NUMBERED) & after.contains(_NUMBER))
        | (ending.contains(_ORDINAL) & after.contains(_MONTH))
        | ending.contains(_ORDINAL_AFTER)
        | ending.contains(_COUNTS)
    )


def _is_careless() -> pl.Expr:
    """Whether a sentence ends before a word with a small letter that may open one."""
    ending = pl.col("ending").str
    return ending.contains(_PLAIN_WORD) & ~ending.contains(_DOUBTFUL)


def _is_glued() -> pl.Expr:
    """Whether a sentence ends at a stop that a capital follows without a blank."""
    ending, after = pl.col("ending").str, pl.col("after").str
    return (
        ~after.contains(_NAME_PART)
        & ending.contains(_GLUED_WORD)
        & ~ending.contains(_NEVER)
        & (~ending.contains(_SELDOM) | after.contains(_OPENER))
        & ~(ending.contains(_DIGIT_END) & after.contains(_DIGIT))
    )


def _is_full_width() -> pl.Expr:
    """Whether a sentence ends at a Chinese or Japanese stop, which takes no blanks."""
    return pl.col("stretch").str.contains(_FULL_WIDTH) & pl.col("after").str.contains(_ANY_WORD)

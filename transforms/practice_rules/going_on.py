"""Lists that go on in the next sentence, and items that only add an occasion to their lead-in.

We collect information. This may include your name. We collect data when you: write to us.
"""

from __future__ import annotations

from typing import Final

import polars as pl

_NAMED: Final = (
    r"(?:(?:This|These|Such|The|Those|That|Personal(?:ly)?|Non-[Pp]ersonal(?:ly)?)"
    r" [A-Za-z0-9' -]{0,60}?(?:information|Information|data|Data|details|types|categories|records)"
    r"|This|These|It|They|Data|Information|Examples)"
)
_SOMETIMES: Final = (
    r"(?:,? (?:may|might|can|could|will|would|typically|generally|usually|also|often))*"
)
GOES_ON: Final = rf"^{_NAMED}{_SOMETIMES} (?:includes?|consists? of|comprises?)"
"""What a sentence begins with that only enumerates what the sentence before it named."""
_JOINT: Final = ", including "
_COLUMNS: Final = ("segment_id", "version_id", "char_start")
_LEADS: Final = r"(?::|\b(?:to|you|for|by|when|if|from|can|may))\s*$"
_ADDS: Final = (
    r"(?i)^\W*(?:to|when|if|where|while|in|for|with|from|through|via|by|on|at|upon|during|as"
    r"|[a-z]+ing)\b"
)
_VERB_OPENS: Final = r"(?i)\b(?:to|you|can|may)\s*:?\s*$"
_STATES: Final = r"(?i)^\W*(?:we|you|please|it|this|these|the|there|our|your|they|if you have)\b"
_HAS_CLAUSE: Final = r"(?i), (?:we|you|our|it|this|they|the|please)\b"


def is_addition() -> pl.Expr:
    """Whether the item in ``text`` may go on with ``lead_in`` by an occasion or a purpose alone."""
    text, lead_in = pl.col("text"), pl.col("lead_in")
    begins = text.str.contains(_ADDS) | lead_in.str.contains(_VERB_OPENS)
    states = text.str.contains(_STATES) | text.str.contains(_HAS_CLAUSE)
    return lead_in.str.contains(_LEADS) & begins & ~states & (text.str.len_chars() > 8)


def with_enumeration() -> pl.Expr:
    """The last text, after the one before where it only goes on: this includes your name."""
    last, before = pl.col("text").last(), pl.col("text").slice(-2, 1).first()
    goes_on = last.str.contains(GOES_ON) & (pl.len() > 1)
    rest = last.str.replace(GOES_ON, "")
    joined = before.str.strip_chars_end(". ") + _JOINT + rest
    return pl.when(goes_on).then(joined).otherwise(last)


def going_on(sentences: pl.DataFrame, verb_hint: str) -> pl.DataFrame:
    """segment_id, version_id, char_start, text, prefix_bytes and prefix_chars of such sentences.

    The text is that of the sentence before, and of the enumeration, whose start is told.

    Args:
        sentences: no headings.
        verb_hint: a pattern of the verbs of practices.
    """
    told = sentences.get_column("text")
    rows = told.str.contains(GOES_ON).arg_true()
    rows = rows.filter(rows > 0)
    segment = sentences.get_column("segment_id")
    rows = rows.filter(segment.gather(rows) == segment.gather(rows - 1))
    before = told.gather(rows - 1).str.strip_chars_end(". ")
    found = sentences[rows].with_columns(before=before)
    found = found.filter(
        pl.col("before").str.contains(verb_hint) & ~pl.col("before").str.ends_with("?")
    )
    opening = found.get_column("text").str.extract(f"({GOES_ON})")
    return found.with_columns(
        prefix=pl.col("before") + _JOINT,
        rest=pl.col("text").str.slice(opening.str.len_chars()),
        char_start=pl.col("char_start") + opening.str.len_chars().cast(pl.Int32),
    ).select(
        *_COLUMNS,
        text=pl.col("prefix") + pl.col("rest"),
        prefix_bytes=pl.col("prefix").str.len_bytes().cast(pl.Int64),
        prefix_chars=pl.col("prefix").str.len_chars().cast(pl.Int64),
    )

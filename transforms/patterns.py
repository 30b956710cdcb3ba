"""Searching text with Polars, whose regular expressions run in linear time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import polars as pl

_NO_LETTER: Final = r"\x00-&(-@\[-`{-\u{bf}\u{2000}-\u{2018}\u{201a}-\u{2bff}\u{3000}-\u{303f}"
"""Blanks, digits, stops and signs but apostrophes; `\\p{L}` takes the engine long to compile."""

LONG_LOWER_WORD: Final = rf"(?:^|[\s(\"“/])\p{{Ll}}[^{_NO_LETTER}]{{4}}"
"""A word that titles in title case begin with a capital."""


_ROW: Final = pl.int_range(pl.len(), dtype=pl.UInt32)

FIRST_OTHER: Final = 0x80
"""From this byte on, UTF-8 writes what is not ASCII."""


def with_ascii_edges(pattern: str) -> str:
    r"""``pattern`` with each ``\b`` looking at ASCII letters only.

    The Unicode one takes the engine off its fast path, thirtyfold slower, on any text that is not
    all ASCII. Beside a letter with an accent the two differ; patterns here do not depend on it.
    """
    return pattern.replace(r"\b", r"(?-u:\b)")


def byte_at_start(text: pl.Expr) -> pl.Expr:
    """The first byte of each text, none of which is empty.

    It is a number, which is compared in no time, and leaves few texts for a pattern to search.
    """
    return text.cast(pl.Binary).bin.head(1).bin.reinterpret(dtype=pl.UInt8)


def byte_at_end(text: pl.Expr) -> pl.Expr:
    """The last byte of each text, none of which is empty."""
    return text.cast(pl.Binary).bin.tail(1).bin.reinterpret(dtype=pl.UInt8)


def may_be(byte: str, characters: str) -> pl.Expr:
    """Whether a column of bytes holds one of these ASCII characters, or part of any other one."""
    return pl.col(byte).is_in(list(characters.encode("ascii"))) | (pl.col(byte) >= FIRST_OTHER)


def only_where(
    condition: pl.Expr, of_text: Callable[[pl.Expr], pl.Expr], text: str = "text"
) -> pl.Expr:
    """``of_text`` of the column ``text`` where ``condition`` (never null) holds, null elsewhere.

    With `when` alone Polars works on the texts behind a false condition or a null as well.
    """
    place = pl.when(condition).then(condition.cum_sum() - 1)
    return of_text(pl.col(text).filter(condition)).gather(place)


def found_where(condition: pl.Expr, pattern: str) -> pl.Expr:
    """Whether ``condition`` holds and the column text has a match of ``pattern``."""
    found = _ROW.filter(condition).filter(pl.col("text").filter(condition).str.contains(pattern))
    return _ROW.is_in(found.implode())


def rows_with(segments: pl.DataFrame, *patterns: str) -> pl.DataFrame:
    """The rows of ``segments`` in whose ``text`` all of ``patterns`` match, the cheapest first.

    Only texts that had a match so far are searched for the next, and rows are copied once.
    """
    text = segments["text"]
    rows = text.str.contains(patterns[0]).arg_true()
    for pattern in patterns[1:]:
        rows = rows.filter(text.gather(rows).str.contains(pattern))
    return segments[rows]

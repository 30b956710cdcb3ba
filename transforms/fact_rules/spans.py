"""Where a pattern matches, counted in code points."""

from __future__ import annotations

import polars as pl

_CONTEXT = 150
_MARK = "\0"
"""Set around each match; no segment's text has it."""
_IS_MATCH = (pl.int_range(pl.len(), dtype=pl.UInt32) + pl.col("_row")) % 2 == 1
"""The pieces of a text are an odd number, every other one a match."""


def spans(segments: pl.DataFrame, pattern: str) -> pl.DataFrame:
    """One row per match of ``pattern`` in ``text``, in the order of the segments.

    All columns of ``segments`` but ``text`` are kept. Added are ``match``, its text; ``start``, its
    offset in code points from the start of the segment; ``before`` and ``after``, up to 150
    characters next to it, as far as to the match before and through the match after. Linear in the
    text: the engine's regular expressions do not backtrack, and each character is counted once.

    Args:
        segments: a column ``text`` and any others.
        pattern: in the syntax of Rust's regex crate; it must not match the empty string.
    """
    is_followed = (pl.col("_row") == pl.col("_row").shift(-1)).fill_null(value=False)
    piece = pl.col("match")
    after = pl.col("after") + pl.when(is_followed).then(piece.shift(-1)).otherwise(pl.lit(""))
    return (
        _pieces(segments, pattern)
        .with_columns(after=piece.shift(-1), before=piece.shift(1))
        .filter(_IS_MATCH)
        .with_columns(pl.col("before").str.tail(_CONTEXT), after.str.head(_CONTEXT))
        .drop("_row")
        .collect()
    )


def matches(segments: pl.DataFrame, pattern: str) -> pl.DataFrame:
    """The like of ``spans`` without ``before`` and ``after``."""
    return _pieces(segments, pattern).filter(_IS_MATCH).drop("_row").collect()


def _pieces(segments: pl.DataFrame, pattern: str) -> pl.LazyFrame:
    """The texts cut before and after each match: ``match``, ``start`` and the text's ``_row``."""
    text, piece = pl.col("text"), pl.col("match")
    length = piece.str.len_chars().cast(pl.Int32)
    n_chars = text.str.len_chars().cast(pl.Int32)
    return (
        segments.lazy()
        .with_row_index("_row")
        .with_columns(
            text.str.replace_all(pattern, f"{_MARK}${{0}}{_MARK}").str.split(_MARK).alias("match"),
            # Lengths are added up over all texts; less this they are offsets.
            _chars_before=n_chars.cum_sum() - n_chars,
        )
        .drop("text")
        .explode("match")
        .with_columns(start=length.cum_sum() - length - pl.col("_chars_before"))
        .drop("_chars_before")
    )

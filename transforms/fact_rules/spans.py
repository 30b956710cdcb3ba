"""Where a pattern matches, counted in code points."""

from __future__ import annotations

import polars as pl

_CONTEXT = 150
_MARK = "\0"
"""Set around each match; no segment's text has it."""


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
    text, piece = pl.col("text"), pl.col("match")
    length = piece.str.len_chars().cast(pl.Int32)
    n_chars = text.str.len_chars().cast(pl.Int32)
    # The pieces of a text are an odd number, every other one a match.
    is_followed = (pl.col("_row") == pl.col("_row").shift(-1)).fill_null(value=False)
    is_match = (pl.int_range(pl.len(), dtype=pl.UInt32) + pl.col("_row")) % 2 == 1
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
        .with_columns(
            after=piece.shift(-1),
            start=length.cum_sum() - length - pl.col("_chars_before"),
            before=piece.shift(1),
        )
        .filter(is_match)
        .with_columns(
            pl.col("before").str.tail(_CONTEXT),
            (
                pl.col("after") + pl.when(is_followed).then(piece.shift(-1)).otherwise(pl.lit(""))
            ).str.head(_CONTEXT),
        )
        .drop("_row", "_chars_before")
        .collect()
    )

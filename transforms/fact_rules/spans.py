"""Where a pattern matches, counted in code points."""

from __future__ import annotations

import polars as pl

_CONTEXT = 150


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
    text = pl.col("text")
    n_matches = pl.col("match").list.len()
    pieces = pl.col("_piece")
    found = (
        segments.filter(text.str.contains(pattern))
        .with_row_index("_row")
        .with_columns(
            text.str.extract_all(pattern).alias("match"),
            text.str.split(pattern, literal=False, inclusive=True).alias("_piece"),
        )
        .drop("text")
        .with_columns(
            pieces.list.head(n_matches),
            pl.concat_list(pieces.list.slice(1), pl.lit("")).list.head(n_matches).alias("after"),
        )
        .explode("match", "_piece", "after")
    )
    end = pieces.str.len_chars().cast(pl.Int32).cum_sum().over("_row")
    length = pl.col("match").str.len_chars().cast(pl.Int32)
    return found.with_columns(
        start=end - length,
        before=pieces.str.head(-length).str.tail(_CONTEXT),
        after=pl.col("after").str.head(_CONTEXT),
    ).drop("_row", "_piece")

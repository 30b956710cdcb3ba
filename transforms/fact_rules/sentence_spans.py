"""The sentences that a pattern matches in, told by punctuation alone."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.fact_rules.spans import spans

_SHORT_FORMS = r"(?:Inc|Ltd|Co|Corp|Art|No|Nr|Sec|e\.g|i\.e|etc|incl|z\.B|bzw|ca|U\.S|U\.K)\.\s"
_SENTENCE_OR_END = rf"(?:[^.!?\n]|[.!?][^\s]|{_SHORT_FORMS})+|[.!?\n]"
"""Matches of it, one after the other, are the whole text."""
LONGEST: Final = 1_500
"""Characters of a sentence that are read; what goes on longer is no sentence."""


def sentences_with(segments: pl.DataFrame, pattern: str) -> pl.DataFrame:
    """One row per sentence of ``segments`` in which ``pattern`` matches, in their order.

    The columns of ``segments`` but ``text`` are kept; ``match`` is the sentence, at most
    ``LONGEST`` characters of it, ``start`` its offset in code points from the start of its segment.

    Args:
        segments: a column ``text`` and any others.
        pattern: in the syntax of Rust's regex crate.
    """
    pieces = (
        segments.with_row_index("_row")
        .with_columns(pl.col("text").str.extract_all(_SENTENCE_OR_END).alias("match"))
        .drop("text")
        .explode("match")
    )
    length = pl.col("match").str.len_chars().cast(pl.Int32)
    placed = pieces.with_columns(start=length.cum_sum().over("_row") - length)
    return (
        placed.filter(pl.col("match").str.contains(pattern))
        .with_columns(pl.col("match").str.head(LONGEST))
        .drop("_row")
    )


def anchors(segments: pl.DataFrame, needed: str, anchor: str) -> pl.DataFrame:
    """One row per match of ``anchor`` in a sentence in which ``needed`` matches.

    All columns of ``segments`` but ``text`` are kept. Added are ``match``, the anchor; ``start``,
    its offset from the start of ``sentence``; and ``begin``, the sentence's offset in the version.

    Args:
        segments: the columns text and char_start, and any others.
        needed: in the syntax of Rust's regex crate, as is ``anchor``.
    """
    begin = pl.col("char_start") + pl.col("start")
    sentences = sentences_with(segments, needed).with_columns(
        begin.alias("begin"), pl.col("match").alias("sentence")
    )
    return spans(sentences.drop("start").rename({"match": "text"}), anchor).drop("before", "after")

"""The sentences that a pattern matches in, told by punctuation alone."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.fact_rules.spans import spans

_SHORT_FORMS = r"(?:Inc|Ltd|Co|Corp|Art|No|Nr|Sec|e\.g|i\.e|etc|incl|z\.B|bzw|ca|U\.S|U\.K)\.\s"
_PART = rf"(?:[^.!?\n]|[.!?][^\s]|{_SHORT_FORMS})*"
LONGEST: Final = 1_500
"""Characters of a sentence that are read; what goes on longer is no sentence."""


def sentences_with(segments: pl.DataFrame, pattern: str) -> pl.DataFrame:
    """One row per sentence of ``segments`` in which ``pattern`` matches, in their order.

    The columns of ``segments`` but ``text`` are kept; ``match`` is the sentence, at most
    ``LONGEST`` characters of it, ``start`` its offset in code points from the start of its segment.

    Args:
        segments: a column ``text`` and any others.
        pattern: in the syntax of Rust's regex crate; it must not match the empty string.
    """
    found = spans(segments, rf"{_PART}(?:{pattern}){_PART}")
    return found.with_columns(pl.col("match").str.head(LONGEST)).drop("before", "after")


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

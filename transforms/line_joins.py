"""The blocks of a plain text: its lines, joined where their breaks only wrap."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.line_breaks import CLOSING_PUNCTUATION, with_breaks
from transforms.patterns import byte_at_end, byte_at_start
from transforms.run_ins import with_leads

_IDEOGRAPH: Final = r"[\p{Han}\p{Hiragana}\p{Katakana}，。；：、！？）（]"
_OF_LAST: Final = ("source_end", "last_byte", "ends_open", "ends_colon")
"""Columns of a block that are those of its last line."""


def joined_lines(lines: pl.DataFrame) -> pl.DataFrame:
    """One row per block of a plain text: the rows of `transforms.lines.lines`, wraps joined.

    Between the parts of a word and between ideographs nothing is put, else one space.

    Returns:
        document, text, source_start, source_end, indent, gap, marker, first_byte, last_byte,
        starts_lower, ends_open and ends_colon, as in ``lines`` but of the whole block, and
        is_run_in: whether it is a run-in heading, whose paragraph is the next block.
    """
    marked = with_leads(with_breaks(lines)).select(
        pl.col("start").alias("source_start"),
        *("document", "text", "indent", "gap", "marker", "starts_lower", "ends_open", "ends_colon"),
        *("first_byte", "last_byte", "joins", "lead"),
        source_end=pl.col("start") + pl.col("length"),
        block=2 * (~pl.col("joins")).cum_sum().cast(pl.Int64),
        is_joined=pl.col("joins") | pl.col("joins").shift(-1, fill_value=False),
        is_run_in=pl.lit(False),
    )
    is_joined, has_lead = pl.col("is_joined"), pl.col("lead").is_not_null()
    grouped = (
        marked.filter(is_joined)
        .with_columns(glue=_glue())
        .pipe(_without_leads)
        .with_columns(text=pl.concat_str("glue", "text"))
        .group_by("block", maintain_order=True)
        .agg(
            pl.exclude("text", *_OF_LAST).first(),
            pl.col(_OF_LAST).last(),
            pl.col("text").str.join(""),
        )
    )
    parts = [
        marked.filter(~is_joined & ~has_lead),
        marked.filter(~is_joined & has_lead).pipe(_without_leads),
        marked.filter(has_lead).pipe(_as_headings),
    ]
    columns = [name for name in marked.columns if name not in ("joins", "lead", "is_joined")]
    blocks = pl.concat(part.select(columns) for part in (*parts, grouped))
    return blocks.sort("block").drop("block")


def _as_headings(lines: pl.DataFrame) -> pl.DataFrame:
    """The run-in headings of ``lines``, each before the block that it opens."""
    length = pl.col("lead").str.len_chars().cast(pl.Int32)
    return lines.with_columns(
        block=pl.col("block") - 1,
        text="lead",
        last_byte=byte_at_end(pl.col("lead")),
        source_end=pl.col("source_start") + length,
        is_run_in=pl.lit(True),
    )


def _without_leads(lines: pl.DataFrame) -> pl.DataFrame:
    """``lines`` with what follows a run-in heading as a block of its own."""
    has_lead = pl.col("lead").is_not_null()
    length = pl.col("lead").str.len_chars().fill_null(0)
    text = pl.col("text").str.slice(length).str.strip_chars_start()
    n_taken = pl.col("text").str.len_chars() - text.str.len_chars()
    return lines.with_columns(
        text=text,
        first_byte=pl.when(has_lead).then(byte_at_start(text)).otherwise("first_byte"),
        source_start=pl.col("source_start") + n_taken.cast(pl.Int32),
        gap=pl.col("gap") & ~has_lead,
        marker=pl.when(~has_lead).then("marker"),
    )


def _glue() -> pl.Expr:
    """What stands between a line and the one before it in its block."""
    last = pl.col("text").str.tail(2).shift()
    parts_a_word = last.str.contains(r"\p{L}[-‐]$") & pl.col("starts_lower")
    ideographs = last.str.contains(_IDEOGRAPH + "$") & pl.col("text").str.contains("^" + _IDEOGRAPH)
    return (
        pl.when(~pl.col("joins"))
        .then(pl.lit(""))
        .when(parts_a_word | ideographs | pl.col("text").str.contains(CLOSING_PUNCTUATION))
        .then(pl.lit(""))
        .otherwise(pl.lit(" "))
    )

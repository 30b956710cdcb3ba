"""The sentences of segments, each with its exact span."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.neighbours import following, is_first, previous
from transforms.sentence_ends import STOP, ends
from warehouse.vocabulary import SegmentKind

_MAY_GO_ON: Final = r"[.!?…。！？](?s:.)"
"""A stop that is not the last character."""


def sentences(segments: pl.DataFrame) -> pl.DataFrame:
    """One row per sentence: the columns of the sentences table, the kind of its segment, its text.

    The first sentence of a segment begins where the segment does, the last one ends where it does,
    and between two of them is nothing but white space. Furniture has no sentences. They are in the
    order of the segments.

    Args:
        segments: the columns segment_id, version_id, kind, char_start, char_end and text of the
            segments table; texts neither begin nor end with white space.
    """
    told = (
        segments.lazy()
        .filter(pl.col("kind") != SegmentKind.BOILERPLATE.value)
        .select("segment_id", "version_id", "kind", "char_start", "char_end", "text")
        .with_row_index("row")
        .with_columns(may_go_on=pl.col("text").str.contains(_MAY_GO_ON))
        .collect()
    )
    whole = told.filter(~pl.col("may_go_on")).select("row", "char_start", "char_end", "text")
    found = pl.concat([whole, _parts(told.filter("may_go_on"))]).sort("row", maintain_order=True)
    number = pl.int_range(pl.len(), dtype=pl.Int32)
    row = pl.col("row")
    return found.select(
        *(
            pl.lit(told.get_column(name)).gather(row).alias(name)
            for name in ("segment_id", "version_id", "kind")
        ),
        (number - pl.when(is_first("row")).then(number).forward_fill()).alias("ordinal"),
        "char_start",
        "char_end",
        "text",
    )


def _parts(segments: pl.DataFrame) -> pl.DataFrame:
    """row, char_start, char_end and text of the sentences of ``segments``."""
    stretches = _stretches(segments)
    is_end = ends(stretches) | stretches.get_column("after").is_null()
    last = stretches.select("char_end", "end_byte").filter(is_end)
    text = pl.lit(segments.get_column("text").cast(pl.Binary)).gather("segment")
    n_bytes = pl.col("end_byte") - pl.col("start_byte")
    return (
        stretches.select("row", "segment", "char_start", "start_byte")
        .filter(is_end.shift(fill_value=True))
        .with_columns(last)
        .select(
            "row",
            pl.col("char_start", "char_end").cast(pl.Int32),
            text.bin.slice("start_byte", n_bytes).cast(pl.String),
        )
    )


def _stretches(segments: pl.DataFrame) -> pl.DataFrame:
    """The stretches of ``segments`` up to each stop, as `ends` takes them.

    row is that of the segment, segment its place here; char_start and char_end are the span in the
    version's text, less blanks at its end, start_byte and end_byte the same in the segment's text.
    """
    text, stretch = pl.col("text").str, pl.col("stretch").str
    n_chars, n_bytes = text.len_chars().cast(pl.Int64), text.len_bytes().cast(pl.Int64)
    all_chars, all_bytes = stretch.len_chars().cast(pl.Int64), stretch.len_bytes().cast(pl.Int64)
    words = stretch.strip_chars_end().str
    return (
        segments.lazy()
        .select(
            "row",
            segment=pl.int_range(pl.len(), dtype=pl.UInt32),
            # Lengths are added up over all stretches; less this they are offsets.
            chars_before=n_chars.cum_sum() - n_chars - pl.col("char_start"),
            bytes_before=n_bytes.cum_sum() - n_bytes,
            stretch=text.split(STOP, literal=False, inclusive=True),
        )
        .explode("stretch")
        .with_columns(
            before=previous("stretch", "row"),
            after=following("stretch", "row"),
            char_start=all_chars.cum_sum() - all_chars - pl.col("chars_before"),
            start_byte=all_bytes.cum_sum() - all_bytes - pl.col("bytes_before"),
        )
        .with_columns(
            char_end=pl.col("char_start") + words.len_chars(),
            end_byte=pl.col("start_byte") + words.len_bytes(),
            is_parted=words.len_bytes() < stretch.len_bytes(),
        )
        .drop("chars_before", "bytes_before")
        .collect()
    )

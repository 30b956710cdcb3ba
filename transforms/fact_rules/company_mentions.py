"""Mentions of companies that no list holds, and the frame that facts are made of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

import polars as pl

_CATEGORY = "other"
_CONFIDENCE: Final = {
    "company_in_list": 0.8,
    "company_beside_others": 0.75,
    "company_introduced": 0.75,
    "company_named_again": 0.7,
}
_CONTEXT = 150
"""Characters before and after a mention, as `spans` gives them."""
_COLUMNS: Final = {
    "segment_id": pl.String,
    "version_id": pl.String,
    "char_start": pl.Int32,
    "start": pl.Int32,
    "match": pl.String,
    "value": pl.String,
    "company": pl.String,
    "category": pl.String,
    "before": pl.String,
    "after": pl.String,
    "confidence": pl.Float64,
    "rule": pl.String,
}


class Segment(NamedTuple):
    """What a mention needs to know of the segment that it stands in."""

    segment_id: str
    version_id: str
    char_start: int
    text: str


class Mention(NamedTuple):
    """A name in a segment's text."""

    segment: Segment
    start: int
    name: str
    rule: str


def segments_by_id(segments: pl.DataFrame) -> dict[str, Segment]:
    """Those of ``segments``, each text but once."""
    rows = map(Segment._make, segments.select(Segment._fields).iter_rows())
    return {segment.segment_id: segment for segment in rows}


def _place(mention: Mention) -> tuple[str, int]:
    return mention.segment.segment_id, mention.start


def mention_frame(mentions: Iterable[Mention]) -> pl.DataFrame:
    """``mentions``, less those that begin within another, with `_COLUMNS`."""
    rows, last, end = [], "", 0
    for segment, start, name, rule in sorted(mentions, key=_place):
        if segment.segment_id == last and start < end:
            continue
        last, end = segment.segment_id, start + len(name)
        before, after = segment.text[max(0, start - _CONTEXT) : start], segment.text[end:]
        place = (*segment[:3], start, name, name, name, _CATEGORY)
        rows.append((*place, before, after[:_CONTEXT], _CONFIDENCE[rule], rule))
    return pl.DataFrame(rows, schema=_COLUMNS, orient="row")

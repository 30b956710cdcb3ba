"""Matches with their surroundings, for rules that weigh the sentence around one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import polars as pl

from transforms.fact_rules.found import FOUND, as_json
from transforms.fact_rules.spans import spans
from warehouse.vocabulary import FactKind

_ENDS = (". ", "\n", "? ", "! ")
_ABBREVIATIONS = ("e.g", "i.e", "U.S", "U.K", "Inc", "Art", "etc", "No")
CONTEXT = 150


class Mention(NamedTuple):
    """A match of a pattern, with up to ``CONTEXT`` characters of its sentence on either side."""

    segment_id: str
    version_id: str
    begin: int
    """Offset in the text of the version, in code points."""
    match: str
    before: str
    after: str
    headings: str
    """The heading path, joined."""


def mentions(segments: pl.DataFrame, pattern: str) -> Iterator[Mention]:
    """Each match of ``pattern`` (Rust syntax), in the order of the segments."""
    hinted = segments.filter(pl.col("text").str.contains(pattern))
    texts = dict(zip(hinted["segment_id"], hinted["text"], strict=True))
    paths = hinted["heading_path"].list.join(" / ").fill_null("")
    headings = dict(zip(hinted["segment_id"], paths, strict=True))
    found = spans(hinted.select("segment_id", "version_id", "char_start", "text"), pattern)
    columns = ("segment_id", "version_id", "char_start", "start", "match")
    for segment_id, version_id, offset, begin, match in found.select(columns).iter_rows():
        text = texts[segment_id]
        end = begin + len(match)
        before = text[max(0, begin - CONTEXT) : begin]
        after = text[end : end + CONTEXT]
        yield Mention(
            segment_id,
            version_id,
            offset + begin,
            match,
            before[_last_end(before) :],
            after[: _first_end(after)],
            headings[segment_id],
        )


def _last_end(before: str) -> int:
    """Where the sentence that ``before`` breaks off in begins."""
    stop = len(before)
    while True:
        cut = max(before.rfind(end, 0, stop) for end in _ENDS)
        if cut < 0 or not before[:cut].endswith(_ABBREVIATIONS):
            return cut + 1
        stop = cut


def _first_end(after: str) -> int:
    """Where the sentence that ``after`` begins in ends."""
    begin = 0
    while True:
        cuts = [cut for end in _ENDS if (cut := after.find(end, begin)) >= 0]
        cut = min(cuts, default=len(after))
        if not cuts or not after[:cut].endswith(_ABBREVIATIONS):
            return cut
        begin = cut + 1


class Found(NamedTuple):
    """A fact that a mention states."""

    mention: Mention
    kind: FactKind
    value: str
    attributes: dict[str, str | int]
    first: int
    """The part of the match that states it, in code points."""
    last: int
    confidence: float
    rule: str


def whole(
    mention: Mention,
    kind: FactKind,
    value: str,
    attributes: dict[str, str | int],
    confidence: float,
    rule: str,
) -> Found:
    """The fact that all of a mention states."""
    return Found(mention, kind, value, attributes, 0, len(mention.match), confidence, rule)


def as_facts(found: list[Found]) -> pl.DataFrame:
    """The rows of ``found``, with the columns of ``FOUND``."""
    rows = [
        (
            fact.mention.segment_id,
            fact.mention.version_id,
            fact.kind.value,
            fact.value,
            as_json(fact.attributes) if fact.attributes else None,
            fact.mention.begin + fact.first,
            fact.mention.begin + fact.last,
            fact.mention.match[fact.first : fact.last],
            fact.confidence,
            fact.rule,
        )
        for fact in found
    ]
    return pl.DataFrame(rows, schema=FOUND, orient="row")


def first_of_segment(found: list[Found]) -> list[Found]:
    """The first fact of each kind, value and attributes in a segment."""
    kept = {
        (fact.mention.segment_id, fact.kind, fact.value, tuple(fact.attributes.items())): fact
        for fact in reversed(found)
    }
    return list(reversed(kept.values()))

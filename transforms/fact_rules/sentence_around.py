"""The sentence around a match, and rows of facts that Python finds in a few segments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import polars as pl

from transforms.fact_rules.found import FOUND, as_json
from warehouse.vocabulary import FactKind

Row = tuple[str, str, str, str, str | None, int, int, str, float, str]

_REACH = 400
"""How far a sentence goes to either side of a match, in code points."""
_END = re.compile(
    r"[.!?\n](?:(?<=\n)|(?<!\be\.g\.)(?<!\bi\.e\.)(?<!U\.S\.)(?<!\bInc\.)(?<!\bLtd\.)(?<!\bNo\.)"
    r"(?<!\bSt\.)(?<!\bAttn\.)[\"”’')]{0,2}(?=\s|[A-Z][a-z]))"
)


class Candidate(NamedTuple):
    """A segment that a rule looks at in Python."""

    segment_id: str
    version_id: str
    kind: str
    heading: str
    """The heading that it stands under, empty where there is none."""
    char_start: int
    text: str


class Stated(NamedTuple):
    """A fact in a segment's text, at offsets of that text."""

    kind: FactKind
    value: str
    attributes: dict[str, object]
    first: int
    last: int
    confidence: float
    rule: str


def candidates(segments: pl.DataFrame) -> Iterator[Candidate]:
    """The rows of ``segments``, few enough for Python."""
    heading = pl.col("heading_path").list.last().fill_null("")
    columns = ("segment_id", "version_id", "kind", heading, "char_start", "text")
    return (Candidate(*row) for row in segments.select(columns).iter_rows())


def as_found(stated: Iterable[tuple[Candidate, Stated]]) -> pl.DataFrame:
    """The facts as a frame with the columns of ``FOUND``."""
    rows: list[Row] = [
        (
            segment.segment_id,
            segment.version_id,
            fact.kind.value,
            fact.value,
            as_json(fact.attributes) if fact.attributes else None,
            segment.char_start + fact.first,
            segment.char_start + fact.last,
            segment.text[fact.first : fact.last],
            fact.confidence,
            fact.rule,
        )
        for segment, fact in stated
    ]
    return pl.DataFrame(rows, schema=FOUND, orient="row")


def sentence_around(text: str, first: int, last: int) -> tuple[int, int]:
    """Start and end of the sentence, or its near part, that holds ``text[first:last]``."""
    low = max(0, first - _REACH)
    start = low
    for end in _END.finditer(text, low, first):
        start = end.end()
    closing = _END.search(text, last, min(len(text), last + _REACH))
    stop = closing.start() if closing else min(len(text), last + _REACH)
    while start < first and text[start].isspace():
        start += 1
    return start, max(last, stop)

"""Legal bases that items of lists and cells of tables name beneath words on processing.

An item says little by itself: `To comply with the law` may be a purpose for which data are used, or
a reason to disclose or to keep them. What it is an item of says which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import polars as pl

from transforms.fact_rules.legal_basis_words import IRIS
from transforms.fact_rules.listed_basis_words import (
    AND_MORE,
    CELLS,
    CELLS_OF_BASES,
    CONSENT_FOR,
    GROUNDS,
    HEADING_HINTS,
    HEADING_OF_GROUNDS,
    HEADING_OF_PURPOSES,
    HINTS,
    KEPT_OR_TOLD,
    LABEL_HINT,
    LABELS,
    OF_GROUNDS,
    OF_OTHERS,
    OF_PURPOSES,
    OTHER,
    OTHER_CONSENT,
    PART,
    PROCESSED,
    PURPOSES,
    TOLD,
    WITHIN,
)
from transforms.fact_rules.surroundings import Candidate, Stated, candidates
from transforms.fact_rules.told_purposes import DONE_ELSE
from warehouse.fact_kinds import FactKind
from warehouse.vocabulary import SegmentKind

_LISTED = (SegmentKind.LIST_ITEM.value, SegmentKind.TABLE_ROW.value)
_OF_GROUNDS = "basis_in_list_of_grounds"
_OF_PURPOSES = "basis_in_list_of_purposes"
_TAIL = 300
"""Characters of a lead-in that are read, and of an item."""
_LABEL_ENDS = (":", "–", "—", "-")
_LONGEST_LABEL = 120
_LAST_SENTENCE = re.compile(r"[.!?]\s+(?=\S[^.!?]*$)")


_BREAK = re.compile(r"[;•*·][\s;•*·]*")
"""Between items that stand in one segment."""


class _Above(NamedTuple):
    """What a segment stands beneath, in lower case."""

    lead: str
    """The last sentence of its lead-in, empty where there is none."""
    heading: str

    def is_of_grounds(self) -> bool:
        """Whether a list of the grounds of processing is announced."""
        if self.lead:
            return _is_lead_of_grounds(self.lead)
        return HEADING_OF_GROUNDS.search(self.heading) is not None

    def is_of_purposes(self) -> bool:
        """Whether a list of the purposes of processing is announced."""
        if self.lead and not _says_little(self.lead):
            return _is_lead_of_purposes(self.lead)
        return _is_heading_of_purposes(self.heading)


@lru_cache(maxsize=64)
def _is_lead_of_grounds(lead: str) -> bool:
    return OF_GROUNDS.search(lead) is not None and not _is_of_else(lead)


@lru_cache(maxsize=64)
def _is_lead_of_purposes(lead: str) -> bool:
    return OF_PURPOSES.search(lead) is not None and not _is_of_else(AND_MORE.sub("use", lead))


@lru_cache(maxsize=1024)
def _is_heading_of_purposes(heading: str) -> bool:
    return HEADING_OF_PURPOSES.search(heading) is not None and not _is_of_else(heading)


@lru_cache(maxsize=256)
def _is_of_else(above: str) -> bool:
    """Whether what stands above, a heading or a lead-in, is of anything but processing."""
    return OTHER.search(above) is not None


def _says_little(lead: str) -> bool:
    """Whether a lead-in is of so few words that the heading has to tell what it is of."""
    return len(lead) < 25 and OF_PURPOSES.search(lead) is None and OTHER.search(lead) is None


def listed_bases(segments: pl.DataFrame) -> Iterator[tuple[Candidate, Stated]]:
    """The bases that items and cells of ``segments`` name.

    Args:
        segments: whole versions, so that the lead-ins of items are among them.
    """
    texts = segments.filter(pl.col("kind") != SegmentKind.HEADING.value)
    hinted = texts.filter(pl.col("text").str.contains(HINTS)).filter(_may_be_listed())
    for segment, lead in zip(candidates(hinted), _leads(hinted, segments), strict=True):
        above = _Above(lead, segment.heading.lower())
        if segment.kind == SegmentKind.TABLE_ROW.value:
            yield from _of_cells(segment, above)
        yield from _of_item(segment, above)


def _may_be_listed() -> pl.Expr:
    """Whether a segment stands where it may be one of a list, or begins with a label."""
    text, heading = pl.col("text"), pl.col("heading_path").list.last()
    is_listed = pl.col("kind").is_in(list(_LISTED))
    is_beneath = heading.str.contains_any(HEADING_HINTS).fill_null(value=False)
    is_labelled = text.str.contains(LABEL_HINT)
    return is_listed | is_beneath | is_labelled


def _leads(items: pl.DataFrame, segments: pl.DataFrame) -> list[str]:
    """The last sentence of the lead-in of each of ``items``, in lower case."""
    ids = items["lead_in_segment_id"].drop_nulls().unique()
    text = pl.col("text").str.tail(_TAIL).str.to_lowercase()
    above = segments.filter(pl.col("segment_id").is_in(ids.implode()))
    said = dict(above.select("segment_id", text).rows())
    return [_last_sentence(said.get(lead, "")) for lead in items["lead_in_segment_id"].to_list()]


def _last_sentence(text: str) -> str:
    return _LAST_SENTENCE.split(text.strip())[-1]


def _of_item(segment: Candidate, above: _Above) -> Iterator[tuple[Candidate, Stated]]:
    """The bases that ``segment`` names, where it is one of a list of such."""
    if above.is_of_grounds():
        yield from _begun(segment, GROUNDS, _OF_GROUNDS)
    elif above.is_of_purposes():
        for start in (0, *(item.end() for item in _BREAK.finditer(segment.low))):
            yield from _begun(segment, PURPOSES, _OF_PURPOSES, start)
    else:
        yield from _of_label(segment, above)
        return
    if segment.kind in _LISTED:
        yield from _within(segment)
    yield from _of_label(segment, above)


def _within(segment: Candidate) -> Iterator[tuple[Candidate, Stated]]:
    """The bases that an item names after other purposes, where it speaks of nothing else."""
    low = segment.low
    for basis, pattern in WITHIN.items():
        if match := pattern.search(low):
            first, last = match.span("basis")
            since = max(low.rfind("|", 0, first), 0)
            is_of_others = basis == "contract" and OF_OTHERS.search(low, first, last + 40)
            is_of_else = DONE_ELSE.search(low, since, first) or KEPT_OR_TOLD.match(low, last)
            if not is_of_others and not is_of_else:
                yield segment, _stated(basis, first, last, _OF_PURPOSES)


def _of_label(segment: Candidate, above: _Above) -> Iterator[tuple[Candidate, Stated]]:
    """The basis whose name and a colon ``segment`` begins with, where it goes on on processing."""
    start = segment.low[:_LONGEST_LABEL]
    if not any(sign in start for sign in _LABEL_ENDS):
        return
    for basis, pattern in LABELS.items():
        match = pattern.match(segment.low)
        if match is None or _is_of_else(above.lead or above.heading):
            continue
        after = segment.low[match.end() : match.end() + 150]
        if PROCESSED.search(after) and not TOLD.search(after):
            name = match[0].strip(" :–—-\n")
            first = match.start() + match[0].index(name)
            yield segment, _stated(basis, first, first + len(name), "label_of_basis")


def _begun(
    segment: Candidate, patterns: dict[str, re.Pattern[str]], rule: str, start: int = 0
) -> Iterator[tuple[Candidate, Stated]]:
    """The bases that the words name with which ``segment``, or its item at ``start``, begins."""
    low = segment.low
    for basis, pattern in patterns.items():
        match = pattern.match(low, start, start + _TAIL)
        if match is None:
            continue
        after = low[match.end() : match.end() + 80]
        if basis == "consent" and OTHER_CONSENT.match(after):
            continue
        if basis == "contract" and OF_OTHERS.search(match["basis"] + after[:40]):
            continue
        is_label = rule == _OF_GROUNDS and after.startswith(":")
        if not is_label and KEPT_OR_TOLD.match(after):
            continue
        yield segment, _stated(basis, *match.span("basis"), rule)


def _of_cells(segment: Candidate, above: _Above) -> Iterator[tuple[Candidate, Stated]]:
    """The bases that are all of a cell, or what one begins with beneath a heading of purposes."""
    is_of_purposes = above.is_of_purposes()
    for part in PART.finditer(segment.low):
        for basis, pattern in CELLS.items():
            if pattern.fullmatch(part["part"]):
                yield segment, _stated(basis, *part.span("part"), "basis_alone_in_cell")
        if match := CONSENT_FOR.fullmatch(part["part"]):
            begin = part.start("part")
            if CELLS_OF_BASES.search(segment.headings.lower()):
                span = (begin + match.start("basis"), begin + match.end("basis"))
                yield segment, _stated("consent", *span, "basis_alone_in_cell")
        for basis, pattern in PURPOSES.items() if is_of_purposes else ():
            if match := pattern.match(segment.low, part.start("part"), part.end("part")):
                yield segment, _stated(basis, *match.span("basis"), _OF_PURPOSES)


def _stated(basis: str, first: int, last: int, rule: str) -> Stated:
    return Stated(FactKind.LEGAL_BASIS, basis, {"iri": IRIS[basis]}, first, last, 0.8, rule)

"""Companies that no list holds, after or before words that tell what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import polars as pl

from transforms.fact_rules.company_cues import (
    APPOSED,
    APPOSED_HINT,
    CUE_HINT,
    CUES,
    EXAMPLES_HINT,
    EXAMPLES_WITH_PURPOSES,
    GOES_ON,
    INTRODUCED,
    NEEDS_FORM,
    OF_EXAMPLES,
    OF_READER,
)
from transforms.fact_rules.company_mentions import Mention, Segment, segments_by_id
from transforms.fact_rules.spans import spans
from transforms.fact_rules.unlisted_names import names_in

_CUE: Final = re.compile(CUES.replace(r"(?-u:\b)", r"\b"))
_OF_EXAMPLES: Final = re.compile(OF_EXAMPLES.replace(r"(?-u:\b)", r"\b"))
_NEAR = 40
"""Characters before a cue that tell whose provider is meant."""


def introduced_companies(segments: pl.DataFrame) -> Iterator[Mention]:
    """Each mention of a company that its sentence introduces."""
    yield from _after_cues(segments)
    yield from _in_examples(segments)
    yield from _apposed(segments)


def _after_cues(segments: pl.DataFrame) -> Iterator[Mention]:
    """What stands after words that introduce a company."""
    found = _matches(segments, CUE_HINT, INTRODUCED, GOES_ON)
    for segment, start, match in found:
        cue = _CUE.match(match)
        if cue is None or OF_READER.search(segment.text[max(0, start - _NEAR) : start + cue.end()]):
            continue
        needs_form = NEEDS_FORM.search(cue[0]) is not None
        for named in names_in(match[cue.end() :]):
            if named.has_form or not needs_form:
                place = start + cue.end() + named.start
                yield Mention(segment, place, named.name, "company_introduced")


def _in_examples(segments: pl.DataFrame) -> Iterator[Mention]:
    """What stands among examples of providers, each with what it is for."""
    found = _matches(segments, EXAMPLES_HINT, EXAMPLES_WITH_PURPOSES)
    for segment, start, match in found:
        if OF_READER.search(segment.text[max(0, start - _NEAR) : start + _NEAR]):
            continue
        for row in _OF_EXAMPLES.finditer(match, match.index("(")):
            for named in names_in(row[1]):
                place = start + row.start(1) + named.start
                yield Mention(segment, place, named.name, "company_introduced")


def _apposed(segments: pl.DataFrame) -> Iterator[Mention]:
    """What is told to be a provider after its name."""
    found = _matches(segments, APPOSED_HINT, APPOSED)
    for segment, start, match in found:
        first = match.index(" ") + 1
        named = next(names_in(match[first : match.index(",", first)]), None)
        if named is not None:
            place = start + first + named.start
            yield Mention(segment, place, named.name, "company_introduced")


def _matches(
    segments: pl.DataFrame, hint: str, pattern: str, after: str = ""
) -> Iterator[tuple[Segment, int, str]]:
    """The matches of ``pattern`` before ``after``, in the texts that ``hint`` matches in."""
    hinted = segments.filter(pl.col("text").str.contains(hint))
    found = spans(hinted.select("segment_id", "text"), pattern)
    rows = found.filter(pl.col("after").str.contains(after)).select("segment_id", "start", "match")
    by_id = segments_by_id(hinted.join(rows, on="segment_id", how="semi"))
    for segment_id, start, match in rows.iter_rows():
        yield by_id[segment_id], start, match

"""The rights that a policy says its readers have, and for whom.

A right counts where a sentence grants it (`the right to`, `you may ask us to`), or in an item of a
list whose lead-in or heading does. What the company reserves for itself, and what others have a
right to, is left alone.
"""

from __future__ import annotations

import re
from functools import cache

import polars as pl

from transforms.fact_rules.found import Row, as_frame, as_json
from transforms.fact_rules.places_of_rights import places
from transforms.fact_rules.right_contexts import goes_on_list, is_aside, is_borne_out
from transforms.fact_rules.rights_words import (
    ANCHORS,
    BUT_STORAGE,
    DENIED_BEGIN,
    FARTHEST,
    GRANT,
    GRANTS,
    HINTS,
    IS_CUE,
    LEAD,
    LEAD_ENDS,
    LEAD_OF_OTHERS,
    NEAR,
    NO_DISCRIMINATION,
    NOT_GRANTED,
    NOT_TOLD,
    OF_BEGINNINGS,
    OF_OTHERS,
    OTHER_CLAUSE,
    PATTERNS,
    READER_DOES,
    STEM,
)
from transforms.fact_rules.searches import found_in
from transforms.fact_rules.surroundings import LONGEST, anchors
from transforms.patterns import with_ascii_edges
from warehouse.fact_kinds import FactKind
from warehouse.vocabulary import SegmentKind

RIGHT_OF_LIST = "right_of_list"
"""The rule by which rights of lists are found."""
_KIND = FactKind.RIGHT.value
_ABOUT_READER = ("about you ", "on you ", "of you ", "concerning you ")
_OF_ORIGIN = (" on the basis of", " based on", " because of")
"""After discrimination that other laws forbid."""
_SPEAKS_OF_RIGHT = r"right|entitled|recht|droit|opportunity"
_NEAR_CUE = 45
"""Characters before words that grant that may say they do not."""


class _Sentence:
    """A sentence on the way through its anchors.

    Attributes:
        text: in lower case.
        is_item: whether it is an item whose lead-in grants rights.
        grant: begin and end of the last words that grant, and whether they speak of a right.
        named: the rights found so far in its segment.
        last_end: where the last of them ends.
    """

    def __init__(self, text: str, named: set[str], *, is_item: bool) -> None:
        self.text = text
        self.is_item = is_item
        self.grant: tuple[int, int, bool] | None = None
        self.named = named
        self.last_end = 0


def rights(segments: pl.DataFrame) -> pl.DataFrame:
    """The rights that ``segments`` grant their reader, each once a segment."""
    grants = with_ascii_edges(GRANTS)
    text = segments["text"]
    hinted = (text.str.contains(HINTS[0]) | text.str.contains(HINTS[1])).arg_true()
    low = text.gather(hinted).str.to_lowercase()
    granting = segments[hinted.filter(low.str.contains(grants))]
    return as_frame(_rows(granting.with_columns(lead=pl.lit("")), grants, is_item=False))


def rights_of_lists(segments: pl.DataFrame) -> pl.DataFrame:
    """The rights named by items of a list whose lead-in grants them."""
    return as_frame(_rows(_items(segments), STEM, is_item=True))


def _items(segments: pl.DataFrame) -> pl.DataFrame:
    """The list items of ``segments`` whose lead-in grants rights, with its text as ``lead``."""
    text, lead = pl.col("text"), pl.col("lead")
    leads = (
        segments.lazy()
        .filter(pl.any_horizontal(text.str.ends_with(end) for end in LEAD_ENDS))
        .select(lead_in_segment_id="segment_id", lead=text.str.tail(LONGEST).str.to_lowercase())
        .filter(lead.str.contains(with_ascii_edges(LEAD)) & ~lead.str.contains(LEAD_OF_OTHERS))
        .collect()
    )
    ids = leads["lead_in_segment_id"]
    below = segments.filter(
        (pl.col("kind") == SegmentKind.LIST_ITEM.value)
        & pl.col("lead_in_segment_id").is_in(ids.implode())
    )
    return below.join(leads, on="lead_in_segment_id", maintain_order="left")


def _rows(segments: pl.DataFrame, needed: str, *, is_item: bool) -> list[Row]:
    """The facts of the sentences of ``segments`` in which ``needed`` matches.

    Args:
        segments: the columns of the segments table and ``lead``, the lead-in in lower case.
        needed: of text in lower case.
    """
    rows: list[Row] = []
    place: tuple[int, int] | None = None
    sentence = _Sentence("", set(), is_item=is_item)
    found = anchors(segments.select("char_start", "text").with_row_index("row"), needed, ANCHORS)
    columns = ("segment_id", "version_id", "lead")
    ids, versions, leads = (segments[name].to_list() for name in columns)
    above = segments["heading_path"].list.reverse().list.join("\n").str.to_lowercase().to_list()
    is_cue = {anchor: IS_CUE.fullmatch(anchor) is not None for anchor in found["match"].unique()}
    cues = found.filter(pl.col("match").is_in([cue for cue, is_one in is_cue.items() if is_one]))
    denied = iter(_denied(cues))
    # Not all at once: each row has a sentence.
    for row, begin, written, text, start, anchor in found.select(
        "row", "begin", "sentence", "low", "start", "match"
    ).iter_rows():
        is_denied = is_cue[anchor] and next(denied)
        if (row, begin) != place:
            named = sentence.named if place and place[0] == row else set()
            place, sentence = (row, begin), _Sentence(text, named, is_item=is_item)
        if start < sentence.last_end:
            continue
        if is_cue[anchor]:
            if not is_denied:
                sentence.grant = _granted(sentence.text, start) or sentence.grant
            continue
        right = _right(sentence, start)
        if right is None:
            continue
        value, first, end, confidence, rule = right
        sentence.last_end = end
        if value in sentence.named:
            continue
        sentence.named.add(value)
        where = places(text, leads[row], *(above[row] or "").split("\n"))
        extra = as_json({"for": where}) if where else None
        span = (begin + first, begin + end, written[first:end])
        rows.append(Row(ids[row], versions[row], _KIND, value, extra, *span, confidence, rule))
    return rows


def _denied(cues: pl.DataFrame) -> list[bool]:
    """Whether the words before each of ``cues``, rows as of ``anchors``, say it grants nothing."""
    first = (pl.col("start") - _NEAR_CUE).clip(lower_bound=0)
    before = cues.select(pl.col("low").str.slice(first, pl.col("start") - first)).to_series()
    speaks = cues["match"].str.contains(_SPEAKS_OF_RIGHT).to_list()
    of_rights, of_readers = found_in(before, NOT_GRANTED), found_in(before, NOT_TOLD)
    return [
        right if is_right else reader
        for is_right, right, reader in zip(speaks, of_rights, of_readers, strict=True)
    ]


def _granted(text: str, start: int) -> tuple[int, int, bool] | None:
    """Begin and end of the words at ``start`` that grant, and whether they speak of a right."""
    match = GRANT.match(text, start)
    if match is None or OF_OTHERS.match(text, start):
        return None
    return *match.span(), text.startswith(("right", "entitled", "recht", "droit"), start)


@cache
def _patterns_of(beginning: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The rights, with their patterns, that begin with the three letters ``beginning``."""
    return tuple(
        (name, re.compile(PATTERNS[name]))
        for name, beginnings in OF_BEGINNINGS.items()
        if beginning.strip() in beginnings.split()
    )


def _right(sentence: _Sentence, start: int) -> tuple[str, int, int, float, str] | None:
    """Value, begin, end, confidence and rule of the right named at ``start``."""
    text, grant = sentence.text, sentence.grant
    if grant is not None and start > grant[1] + FARTHEST:
        grant = None
    if grant is None and not sentence.is_item and text[start : start + 3] not in DENIED_BEGIN:
        return None
    before = text[max(start - 40, 0) : start]
    for name, pattern in _patterns_of(text[start : start + 3]):
        match = pattern.match(text, start)
        if match is None:
            continue
        if name == "non_discrimination" and (hit := NO_DISCRIMINATION.search(before)):
            first = start - len(before) + hit.start()
            is_of_law = text.startswith(_OF_ORIGIN, match.end())
            if not is_of_law and first >= (grant[1] if grant else 0):
                return name, first, match.end(), 0.8, "right_not_discriminated"
        if grant is None:
            is_later = start > 0 and match[0].startswith("learn")
            if (
                is_later
                or match[0].startswith("info")
                or not sentence.is_item
                or not goes_on_list(text, sentence.last_end, start, match.end())
            ):
                return None
            return name, start, match.end(), 0.8, RIGHT_OF_LIST
        begin, end, is_explicit = grant
        is_near = start - end <= NEAR
        if OTHER_CLAUSE.search(text, end, start) or is_aside(text, grant, start, match.end()):
            return None
        is_done = before.endswith(READER_DOES) and not before.endswith(_ABOUT_READER)
        if is_done or not is_borne_out(name, text, match, is_explicit=is_explicit):
            continue
        is_stored = name == "objection" and BUT_STORAGE.search(text, match.end(), match.end() + 120)
        first = begin if is_near and begin >= sentence.last_end else start
        rule = "right_to" if is_explicit else "right_you_may"
        value = "restriction" if is_stored else name
        return value, first, match.end(), 0.9 if is_explicit else 0.8, rule
    return None

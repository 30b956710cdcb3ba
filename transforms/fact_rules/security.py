"""The measures that a policy says protect data.

A measure is told once a segment. What a policy advises its readers to do is none of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

import polars as pl

from transforms.fact_rules.searches import found_in, in_batches
from transforms.fact_rules.security_cues import (
    ADVICE,
    BOUND,
    CIRCUMVENT,
    CLOSE_ITSELF,
    CLOSELY,
    COLLECTED,
    DATA,
    DENIES,
    ENTRY,
    FOR_SALE,
    HARM,
    INTO_STORE,
    IS_DEFINED,
    KEPT_BY_PASSWORD,
    MAY_DENY,
    NEEDED,
    NEEDS_CLOSE,
    NONE_IS_PERFECT,
    NOT_MEASURE,
    OF_CONTENTS,
    OF_ELSE,
    OF_GLOSSARY,
    OF_PERSONS,
    OF_PRIVACY,
    OF_READER,
    OF_SECURITY,
    OF_STAFF,
    OF_USERS,
    ON_THE_WAY,
    ON_THE_WAY_AFTER,
    PROTECTS,
    READER_MUST,
    SENT,
    SOLD,
    STAFF,
    SURE,
    SURE_HINTS,
    TERM,
    TO_PAGES,
)
from transforms.fact_rules.security_hints import HINTS, HINTS_OF_DUTY, HINTS_OF_LESSON
from transforms.fact_rules.security_words import (
    BEGINNING,
    BEGINNING_OF_DUTY,
    BEGINNING_OF_LESSON,
    MEASURE,
    STANDARDS_NAMED,
)
from transforms.fact_rules.surroundings import (
    NEAR,
    Candidate,
    Stated,
    as_found,
    first_of_segment,
    places,
    sentence_around,
)
from warehouse.fact_kinds import FactKind
from warehouse.vocabulary import SegmentKind


def security_measures(segments: pl.DataFrame) -> pl.DataFrame:
    """The security measures that ``segments`` tell of."""
    hinted = _with_any(segments, HINTS)
    begun = places(hinted, BEGINNING)
    lessons = places(_with_any(hinted, HINTS_OF_LESSON), BEGINNING_OF_LESSON)
    duties = places(_with_any(hinted, HINTS_OF_DUTY), BEGINNING_OF_DUTY)
    found = [
        fact
        for placed in in_batches(chain(begun, lessons, duties))
        for fact in _measures(_borne_out(placed))
    ]
    # A named protocol says more than the word encryption beside it.
    of_standards = {
        segment.segment_id
        for segment, fact in found
        if fact.value == "encryption_in_transit" and "standard" in fact.attributes
    }
    return as_found(
        first_of_segment(
            (segment, fact)
            for segment, fact in found
            if fact.value != "encryption_in_transit"
            or "standard" in fact.attributes
            or "polarity" in fact.attributes
            or segment.segment_id not in of_standards
        )
    )


_LONG = 9
"""Characters of words in which another measure may begin."""
_WORD = re.compile(r"\b[a-z]")


def _with_any(segments: pl.DataFrame, hints: list[str]) -> pl.DataFrame:
    """The rows of ``segments`` whose text has one of ``hints``."""
    return segments.filter(pl.col("text").str.contains_any(hints, ascii_case_insensitive=True))


class _Named(NamedTuple):
    """A measure that a segment names, with the rest of its sentence in lower case."""

    segment: Candidate
    name: str
    first: int
    end: int
    before: str
    measure: str
    after: str


def _within(low: str, first: int, last: int) -> re.Match[str] | None:
    """The first measure that begins within many words which begin none themselves."""
    for place in _WORD.finditer(low, first + 1, last):
        if found := MEASURE.match(low, place.start(), last + NEAR):
            return found
    return None


def _named(segment: Candidate, first: int, last: int) -> _Named | None:
    """The measure whose name begins with the words at ``first`` to ``last``."""
    low = segment.low
    found = MEASURE.match(low, first, last + NEAR)
    if found is None and last - first > _LONG:
        found = _within(low, first, last)
        first = found.start() if found else first
    if found is None or found.lastgroup is None:
        return None
    name, end = found.lastgroup, found.end()
    start, stop = sentence_around(segment.text, first, last, NEAR)
    before, after = low[start:first], low[end:stop]
    if OF_ELSE.match(after) or FOR_SALE.match(after) or before.endswith("managed "):
        return None
    # What is meant for readers: we want to provide a safe and secure environment.
    if found.group().rstrip("s").endswith("environment") and before.endswith("safe and "):
        return None
    if name == "access_control" and (
        TO_PAGES.match(after) or (found.group() == "need to know" and NEEDED.search(before))
    ):
        return None
    if name == "monitoring" and after.startswith((":", ")")):
        return None
    return _Named(segment, name, first, end, before, found.group(), after)


def _borne_out(placed: list[tuple[Candidate, int, int]]) -> Iterator[_Named]:
    """The measures of which the rest of the sentence bears out that they are taken.

    Args:
        placed: segment, begin and end of words that measures begin with.
    """
    named = [measure for place in placed if (measure := _named(*place)) is not None]
    near = [_without_sure(one.before[-90:]) for one in named]
    columns = (
        found_in([f"{one.before} {one.after}{one.measure}" for one in named], PROTECTS),
        found_in([f"{one.before} {one.after}" for one in named], CLOSELY),
        found_in(near, ADVICE),
        found_in([before[-60:] for before in near], f"{NOT_MEASURE}|{NONE_IS_PERFECT}"),
        found_in([one.before for one in named], CIRCUMVENT),
    )
    for one, protects, closely, advice, other, around in zip(named, *columns, strict=True):
        is_under = _is_under_security(one)
        is_left = _is_left_to_few(one)
        if not (protects or is_under or is_left) or advice or other or around or _is_data(one):
            continue
        is_close = closely or is_under or is_left or _is_close_itself(one)
        if one.name in NEEDS_CLOSE and not is_close:
            continue
        if one.name == "confidentiality" and not _is_of_persons(one):
            continue
        if one.name == "training" and not is_under and not _is_in_privacy(one):
            continue
        if not _is_only_named(one):
            yield one


def _without_sure(before: str) -> str:
    """``before`` without what is no advice to readers."""
    return SURE.sub("", before) if any(word in before for word in SURE_HINTS) else before


def _is_data(one: _Named) -> bool:
    """Whether it is what is collected, such as addresses in encrypted form."""
    is_of_data = one.name in ("encryption", "encryption_at_rest", "pseudonymisation")
    return is_of_data and COLLECTED.search(one.before[-60:]) is not None


def _is_close_itself(one: _Named) -> bool:
    """Whether it speaks of protection by itself, or of data that it protects."""
    if one.name == "access_control":
        return _is_for_staff(one)
    if one.name == "training":
        return _is_in_privacy(one)
    if one.name == "monitoring" and HARM.search(one.measure):
        return True
    if one.name == "authentication" and (
        "factor" in one.measure
        or "step" in one.measure
        or ("password" in one.measure and KEPT_BY_PASSWORD.search(one.before))
    ):
        return True
    is_told = one.measure.startswith(CLOSE_ITSELF) or one.measure.endswith("safeguards")
    is_cut = one.name == "pseudonymisation" and "ip" in one.measure
    return is_told or is_cut or _is_of_building(one)


def _is_of_persons(one: _Named) -> bool:
    """Whether it is a duty of staff, or of persons who stand far before, and not of readers."""
    if READER_MUST.search(one.before):
        return False
    if OF_STAFF.search(f"{one.before} {one.after} {one.measure}"):
        return True
    return BOUND.search(one.before) is not None and OF_USERS.search(one.before) is None


def _is_in_privacy(one: _Named) -> bool:
    """Whether staff are trained to protect data."""
    return OF_PRIVACY.search(one.before + one.measure + one.after) is not None


def _is_for_staff(one: _Named) -> bool:
    """Whether it leaves access to data to people who work for the policy's company."""
    near = one.before[-110:] + one.measure + one.after[:80]
    return STAFF.search(near) is not None and DATA.search(near) is not None


def _is_left_to_few(one: _Named) -> bool:
    """Whether it says that access to data is limited."""
    return one.measure.startswith("access ") and OF_PERSONS.search(one.measure) is not None


def _is_of_building(one: _Named) -> bool:
    """Whether it is physical security itself, and not that of premises, which may be a purpose."""
    return one.measure.startswith("physical security") and not one.after.startswith(" of ")


def _is_under_security(one: _Named) -> bool:
    """Whether its heading says that what stands beneath it protects data."""
    heading = one.segment.heading.lower()
    is_advice = "recommend" in one.before or "encourage" in one.before or OF_READER.search(heading)
    return not is_advice and OF_SECURITY.search(heading) is not None


def _is_only_named(one: _Named) -> bool:
    """Whether it is a term to be explained, an entry of a table of contents or a thing for sale."""
    segment = one.segment
    heading = segment.heading.lower()
    if one.measure in heading and SOLD.search(heading):
        return True
    if OF_GLOSSARY.search(heading) and TERM.match(segment.low):
        return True
    if any(map(str.isalpha, segment.low[max(0, one.first - NEAR) : one.first])):
        is_entry = segment.kind == SegmentKind.LIST_ITEM.value and len(segment.low) <= ENTRY
        return is_entry and OF_CONTENTS.search(segment.headings.lower()) is not None
    return IS_DEFINED.match(one.after) is not None


def _measures(named: Iterable[_Named]) -> Iterator[tuple[Candidate, Stated]]:
    """The facts of measures that are taken, or denied."""
    taken = list(named)
    on_the_way = found_in([f"{one.before[-40:]}|{one.after[:40]}" for one in taken], ON_THE_WAY)
    sent = found_in([one.before for one in taken], SENT)
    on_the_way_later = found_in([one.after for one in taken], ON_THE_WAY_AFTER)
    may_deny = found_in([one.before[-90:] for one in taken], MAY_DENY)
    for one, *is_on_the_way, may_be in zip(
        taken, on_the_way, on_the_way_later, sent, may_deny, strict=True
    ):
        is_denied = may_be and DENIES.search(one.before[-90:]) is not None
        name = one.name
        if name == "encryption" and any(is_on_the_way) and not INTO_STORE.match(one.after):
            name = "encryption_in_transit"
        if is_denied and name in ("access_control", "confidentiality"):
            continue
        attributes: dict[str, object] = {}
        if name in ("certification", "encryption_in_transit"):
            standards = [key for key, pattern in STANDARDS_NAMED if pattern.search(one.measure)]
            if standards:
                attributes["standard"] = standards[0]
        if is_denied:
            attributes["polarity"] = "deny"
        kind, span = FactKind.SECURITY_MEASURE, (one.first, one.end)
        yield one.segment, Stated(kind, name, attributes, *span, 0.85, f"measure_{name}")

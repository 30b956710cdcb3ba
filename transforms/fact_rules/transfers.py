"""Where personal data may go, and what protects it there.

A place counts where its sentence speaks of sending, storing or processing data; a safeguard where
it is named. Each is told once a segment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import polars as pl

from transforms.fact_rules.destinations import (
    any_destination,
    destination,
    enumeration,
    place_hint,
)
from transforms.fact_rules.located_recipients import is_of_recipient
from transforms.fact_rules.recipient_places import recipient_places
from transforms.fact_rules.searches import found_in, in_batches
from transforms.fact_rules.surroundings import (
    NEAR,
    Mention,
    Stated,
    as_found,
    first_of_segment,
    mentions,
)
from transforms.fact_rules.transfer_consents import transfer_consents
from transforms.fact_rules.transfer_safeguards import DENIES, transfer_safeguards
from transforms.fact_rules.transfer_words import (
    AGREED,
    CONTROLS_FOR,
    DATA,
    EXCEPTS,
    FROM,
    HINTS,
    KEEP,
    NAMED_THERE,
    NO_STATEMENT,
    NOT_TOLD,
    OF_A_NAME,
    OF_SOMETHING_ELSE,
    PERSONS_THERE,
    RELIES_NOT,
    SEND,
    TO_SOMEONE_IN,
    TO_US,
    TRANSFER_OF,
    TRANSFER_TO,
)
from transforms.patterns import rows_with
from warehouse.fact_kinds import FactKind
from warehouse.vocabulary import SegmentKind

_LISTED = "place of processing"
"""Before the countries where services of a list process data."""
_OUTSIDE = ("outside", "outwith", "out of", "non-", "außerhalb", "hors", "dehors")
_AFTER_PREPOSITION = re.compile(r"[ ,’']")
_SERVERS = ("server", "servers", "center", "centers", "centre", "centres", "facility", "facilities")
_APPOSED = (", a ", ", one ")
_PREPOSITIONS_TO = ("to", "into", "between", "nach", "vers", "aux", "au")
_FAR = (
    "countries to which",
    "jurisdictions to which",
    "overseas",
    "abroad",
    "across",
    "internationally",
)
_THERE = ("in die", "located", "based", "worldwide", "world-wide", "anywhere", "throughout")
_EXAMPLE = re.compile(r"(?:including|for example|such as|namely)\b[^.;]{0,35}$")
"""Before a place that is one of those that the sentence tells of."""
_FAR_BEFORE = 260
_DATA_NAMED = re.compile(DATA)
_REMARK = 40
_PHRASE = 50
"""Characters in which all of a preposition stands."""
_SOME_OF_THEM = (" that", " which", " whose", " not")
"""At the end of countries to which nothing goes, which does not say that nothing goes abroad."""
_PERHAPS_NOT = ("may not be located ", "may not be ", "might not be ")
"""Before where data need not be, but perhaps are."""
_NEGATIONS = ("n’t", "n't", "no", "never", "nicht", "kein", "aucun", "ne ")
"""Without one of them, nothing is denied; looked for first."""


def transfers(segments: pl.DataFrame) -> pl.DataFrame:
    """The places that personal data goes to, and the safeguards of transfers."""
    safeguards = transfer_safeguards(segments) + transfer_consents(segments)
    by_segment: dict[str, list[str]] = {}
    for segment, fact in safeguards:
        if not fact.attributes:
            by_segment.setdefault(segment.segment_id, []).append(fact.value)
    hinted = rows_with(segments, "|".join(HINTS), place_hint())
    told = [
        (mention.segment, fact)
        for named in in_batches(mentions(hinted, destination(), as_written=True, reach=_FAR_BEFORE))
        for mention in _of_data(named)
        for fact in _transfers(mention)
    ]
    for segment, fact in told:
        if names := by_segment.get(segment.segment_id):
            fact.attributes["safeguards"] = ", ".join(names)
    found = as_found(first_of_segment(told) + safeguards)
    beside = recipient_places(segments).join(
        found, on=["segment_id", "value"], how="anti", maintain_order="left"
    )
    return pl.concat([found, beside])


def _of_data(far: list[Mention]) -> Iterator[Mention]:
    """The mentions before which the sentence speaks of sending data there or keeping them there.

    The verb stands near, or before examples of places; the data may stand farther ahead.
    """
    named = [place._replace(before=place.before[-NEAR:], after=place.after[:NEAR]) for place in far]
    verbs = [
        (place.before if _EXAMPLE.search(near.before[-_PHRASE:]) else near.before)
        + (near.match + near.after) * _is_told_after(near)
        for place, near in zip(far, named, strict=True)
    ]
    columns = (
        found_in(verbs, SEND),
        found_in(verbs, KEEP),
        found_in(
            [place.before + place.after[:NEAR] * _is_told_after(place) for place in far],
            f"{DATA}|{TRANSFER_TO}",
        ),
    )
    for place, sends, keeps, is_of_data in zip(named, *columns, strict=True):
        is_listed = place.match.startswith(_LISTED)
        is_agreed = (
            "outside" in place.match[:_PHRASE]
            and AGREED.search(place.after)
            and not PERSONS_THERE.search(place.before[-40:].rstrip())
        )
        if (
            is_listed
            or is_agreed
            or is_of_recipient(place)
            or (
                is_of_data
                and (sends or keeps)
                and not _is_title_or_remark(place)
                and _is_gone_to(place, sends=sends, keeps=keeps)
            )
        ):
            yield place


def _is_title_or_remark(place: Mention) -> bool:
    """Whether it is in a heading that names no data, or in brackets far from the data."""
    before = place.before
    is_remark = before.rfind("(", -_REMARK) > before.rfind(")", -_REMARK)
    is_title = place.segment.kind == SegmentKind.HEADING.value
    return (is_remark or is_title) and _DATA_NAMED.search(before) is None


def _is_told_after(place: Mention) -> bool:
    """Whether the verb stands after the place: `countries to which we send data`."""
    return place.match.startswith("in die") or " to which" in place.match + place.after[:10]


def _is_shouted(mention: Mention) -> bool:
    """Whether `TO US` may well mean `to us`."""
    return mention.segment.text.startswith("TO", mention.first)


def _is_gone_to(mention: Mention, *, sends: bool, keeps: bool) -> bool:
    """Whether the verbs before the place are of its preposition, and of data, not of persons."""
    before, match = mention.before, mention.match
    if (
        NOT_TOLD.search(before)
        or FROM.search(before)
        or (match == "to us" and (_is_shouted(mention) or TO_US.search(before)))
    ):
        return False
    is_to, is_outside = _direction(mention)
    if match.startswith("to ") and TRANSFER_OF.search(before):
        return True
    is_either = is_outside or match.startswith("au")
    if is_to and not (sends or (is_either and keeps)):
        return False
    is_there = (
        match.startswith(_THERE)
        or _is_told_after(mention)
        or match.endswith(_SERVERS)
        or TO_SOMEONE_IN.search(before)
    )
    if not is_to and not keeps and not (sends and is_there):
        return False
    if match.startswith(
        ("to countr", "to a countr", "to loc", "to des", "to jur", "to ter", "to pla")
    ):
        return True
    return (
        CONTROLS_FOR.search(before) is None
        and PERSONS_THERE.search(before[-40:].rstrip(" ,(")) is None
        and (is_outside or not before.endswith("entity "))
    )


def _direction(mention: Mention) -> tuple[bool, bool]:
    """Whether the preposition means going there, and whether it means any place but that."""
    match = mention.match
    is_outside = match.startswith(_OUTSIDE) or "outside" in match[:_PHRASE]
    preposition = _AFTER_PREPOSITION.split(match, maxsplit=1)[0]
    is_to = preposition in _PREPOSITIONS_TO or match.startswith(_FAR)
    return is_outside or is_to, is_outside


def _transfers(mention: Mention) -> list[Stated]:
    """A fact for each place that the mention, a match of ``destination``, names."""
    text, first, before = mention.segment.text, mention.first, mention.before
    is_to, is_outside = _direction(mention)
    end = _enumeration_end(mention)
    if OF_SOMETHING_ELSE.match(text, end):
        end = mention.last
    if OF_SOMETHING_ELSE.match(text, end) or NO_STATEMENT.match(text, end):
        return []
    if mention.match == "internationally" and OF_A_NAME.match(text, end):
        return []
    attributes: dict[str, object] = {}
    if (
        any(word in before for word in _NEGATIONS)
        and not before.endswith(_PERHAPS_NOT)
        and RELIES_NOT.search(before) is None
        and DENIES.search(before)
        and not EXCEPTS.search(mention.after[end - mention.last :])
    ):
        attributes["polarity"] = "deny"
    if attributes and mention.match.endswith(_SOME_OF_THEM):
        return []
    rule = "transfer_outside" if is_outside else "transfer_to" if is_to else "kept_in"
    facts = []
    codes = _codes(text[first:end])
    for begin, stop, code in codes:
        # The place that follows tells more than that it is another country.
        if len(codes) > 1 and text.endswith("outside", first + begin, first + stop):
            continue
        # What the place before it is: the United States, a country that bakes.
        if code == "abroad" and begin and text.startswith(_APPOSED, first + begin - 2):
            continue
        words = text[first : first + begin]
        is_named_there = NAMED_THERE.search(words) is not None
        is_left = is_outside and not is_named_there
        value = "abroad" if code == "abroad" else f"outside_{code}" if is_left else code
        span = (first + begin, first + stop)
        facts.append(Stated(FactKind.TRANSFER, value, dict(attributes), *span, 0.85, rule))
    return facts


@lru_cache(maxsize=10_000)
def _codes(match: str) -> tuple[tuple[int, int, str], ...]:
    """Begin, end and code of each place in ``match``; the same places are named again and again."""
    return tuple(
        (found.start(), found.end(), (found.lastgroup or "").removeprefix("_"))
        for found in any_destination().finditer(match)
    )


def _enumeration_end(mention: Mention) -> int:
    """Where the places end that follow the mention's own: `, Canada and the United Kingdom`."""
    last = mention.last
    joined = enumeration().match(mention.segment.text, last, last + len(mention.after))
    return joined.end() if joined else last

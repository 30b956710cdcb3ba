"""Where a policy offers to opt out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from transforms.fact_rules.opt_out_words import (
    A_REQUEST,
    A_SIGNAL,
    AFTER,
    AFTERMATH,
    BACK_IN,
    BACK_STEMS,
    CARRIED,
    CLICKED,
    CUE,
    DENIED,
    FOUND_IN,
    IMPERATIVE,
    LISTED_BY,
    MAY,
    NAMED_REQUEST,
    NO_CHOICE,
    NOT_OF_READER,
    OF_THING,
    OFFER,
    ONCE,
    ONCE_OFFERED,
    OPT_OUT,
    OTHER_CUES,
    RIGHTS_LISTED,
    TOOL,
)
from transforms.fact_rules.surroundings import Candidate, sentence_around
from warehouse.vocabulary import SegmentKind

UNLESS = re.compile(
    r"\bunless (?:and until )?(?:you|they|the [a-z]+|users?|customers?|individuals?|members?)"
    r"(?: [a-z]+){0,3} $"
)
_TO_READER = (
    *("you ", "user", "visitor", "consumer", "customer", "individual", "resident", "member"),
    *("recipient", "subscriber", "right", "free", "opportunity", "option", "ability", "allow"),
    *(
        "able ",
        "unless",
        "permit",
        "enabl",
        "way for",
        "means for",
        "possib",
        "choice to",
    ),
)
_AGAIN = re.compile(
    r"[\"”’']? (?:again|[io]n (?:your )?(?:each|every|(?:any )?other))\b|[”\"’'] section"
)
_TOLD_OF = re.compile(
    r"(?:opting|unsubscribing)\b[^.;:]{0,90}\b(?:will|may|does|means|can|could|would|in no way)\b"
)
"""Opting out as what a sentence is about, not as what to do."""
_JOINED_OFFER = re.compile(
    r"\b(?:you (?:can|may)|(?:right|opportunity|option|ability) to"
    r"|(?:allow|enable|permit)s? you to)\b(?![^.;]*\b(?:we|they|it|will|if|not|opt)\b)[^.;]{0,80}"
    r"(?:,|\b(?:and|or|as well as))(?:/or)?(?: to)? $"
)
"""Before one more thing that is offered."""
_LABEL = re.compile(
    r"[a-z ,/&“”\"'’()-]{0,60}:?"
    r"|[ivx0-9.]{1,6}[.)] (?![^.]*\b(?:we|you|our|is|are|will|can"
    r"|may)\b)[a-z ,/&“”\"'’()-]{0,40}[:.]?"
)
_CONDITION = re.compile(
    r"\b(?:if|when|where|should|because|although)\b[^.;,]{0,60}$|\b(?:decision|elect not|choose not"
    r"|(?:your|an?|any|the) request|requests) to [\"“]?$"
)
_NEAR = 130
"""Characters before the cue in which a choice is offered."""
_WISHES = ("to ", "wish", "want", "would like", "prefer", "choose")
_JOINED_TO = re.compile(
    r"\byou (?:can|may|have the (?:option|right|ability|choice)|are able)\b[^.;]* and (?:to )?$"
)
_TOLD = re.compile(
    r"\b(?:(?:you|they|he or she) (?:can|may|will|must|should|need)|we will|please|simply"
    r"|follow|contact)\b"
)
_SIGNALS = ("do not track", "dnt")
"""What a browser sends; told as facts of their own kind."""
_LATER_OFFERS = (", you can ", ", you may ")
"""At the end of what would deny a choice, if it were not told of something else."""
_JOINED = 12
"""Characters between words that offer a choice together: `you can` and `choose to`."""
_MOST = 200
"""So many cues are looked at in a segment; no text that people wrote has more."""


class Offered(NamedTuple):
    """Words that opt out where the choice to do so is offered; offsets are of the segment."""

    segment: Candidate
    cue: re.Match[str]
    first: int
    """Where the words begin that offer it."""
    start: int
    end: int
    """Of the sentence."""
    is_presupposed: bool = False
    """Whether the choice is only spoken of: `if you opt out of our letters`."""


def offers(segment: Candidate) -> Iterator[Offered]:
    """The words of ``segment`` that opt out, where it offers the choice or names the means."""
    text, low = segment.text, segment.low
    cues = CUE if any(word in low for word in OTHER_CUES) else OPT_OUT
    for cue in islice(cues.finditer(low), _MOST):
        start, end = sentence_around(text, cue.start(), cue.end())
        near = max(start, cue.start() - _NEAR)
        before = low[near : cue.start()]
        after = low[cue.end() : end]
        first = _offered_from(before, after)
        if first == len(before) and _TOLD_OF.match(cue.group() + after):
            first = None
        if first is None:
            first = _named_from(cue.group(), before, after)
        if first is None and (joined := _JOINED_OFFER.search(before)):
            first = joined.start()
        if first is None and (unless := UNLESS.search(before)):
            first = unless.start()
        if first is None and _is_title(segment):
            first, near = 0, 0
        is_presupposed = first is None and _is_spoken_of(before, after)
        if is_presupposed:
            first = len(before)
        if (
            first is None
            or _is_denied(before)
            or (NO_CHOICE.match(after) and not _is_title(segment))
        ):
            continue
        if not (any(stem in before for stem in BACK_STEMS) and BACK_IN.search(before)):
            yield Offered(segment, cue, near + first, start, end, is_presupposed)


def _offered_from(before: str, after: str) -> int | None:
    """Where the words begin that offer the choice; None where they tell what follows from it."""
    offers = list(OFFER.finditer(before))
    if not offers and before.endswith(MAY) and not NOT_OF_READER.search(before[-30:]):
        return max(before.rfind("can "), before.rfind("may "))
    if not offers:
        is_item = IMPERATIVE.search(before) is not None and not AFTERMATH.search(before)
        return len(before) if is_item else None
    begin = offers[-1].start()
    for offer in reversed(offers[:-1]):
        begin = offer.start() if begin - offer.end() <= _JOINED else begin
    end = before.rstrip()
    is_of_signal = before.startswith("allow", begin) and any(
        signal in before for signal in _SIGNALS
    )
    if end.endswith(AFTER) or A_SIGNAL.match(after) or is_of_signal:
        return None
    if A_REQUEST.match(after):
        return None if end.endswith(" to") else begin
    told_after = before[begin - 60 : begin] if begin > 60 else before[:begin]
    if any(word in told_after for word in ONCE) and ONCE_OFFERED.search(told_after):
        return None
    return begin


def _named_from(cue: str, before: str, after: str) -> int | None:
    """Where the words begin that name the means of opting out; None where they do not."""
    if FOUND_IN.match(after) or TOOL.match(after):
        return len(before)
    clicked = CLICKED.search(before) if cue[0] == "u" else None
    carried = clicked or CARRIED.search(before)
    return carried.start() if carried and " not " not in carried.group() else None


def _is_spoken_of(before: str, after: str) -> bool:
    """Whether it is told what is opted out of, or that a request asks for it."""
    is_named = OF_THING.match(after) or NAMED_REQUEST.search(f"{before[-30:]}|{after[:20]}")
    return is_named is not None or is_listed(before)


def is_listed(before: str) -> bool:
    """Whether what stands before the cue names it among the rights to know and to delete."""
    return before.endswith(LISTED_BY) and RIGHTS_LISTED.search(before) is not None


def _is_denied(before: str) -> bool:
    """Whether the choice is told not to be there."""
    denied = DENIED.search(before)
    if denied is None or is_listed(before):
        return False
    return not denied.group().endswith(_LATER_OFFERS)


def _is_title(segment: Candidate) -> bool:
    """Whether the segment is a heading, or a short label that is not called one."""
    return segment.kind == SegmentKind.HEADING.value or (
        segment.kind == SegmentKind.PARAGRAPH.value and _LABEL.fullmatch(segment.low) is not None
    )


def is_offered_to_reader(offer: Offered) -> bool:
    """Whether it is said whose choice it is, or a title names it."""
    low = offer.segment.low
    return _is_title(offer.segment) or (
        low.startswith(_TO_READER, offer.first)
        and not low.startswith(_WISHES, offer.first)
        and not _AGAIN.match(low, offer.cue.end())
    )


def is_condition(offer: Offered) -> bool:
    """Whether opting out is only what something else follows from."""
    low, place = offer.segment.low, offer.cue.start()
    is_wish = offer.first == place or low.startswith(_WISHES, offer.first)
    return is_wish and _CONDITION.search(low[offer.start : place]) is not None


def tells_what_to_do(offer: Offered) -> bool:
    """Whether what to do follows an offer such as `to opt out of it`."""
    low, end = offer.segment.low, offer.cue.end()
    is_wish = low.startswith(_WISHES, offer.first)
    is_joined = _JOINED_TO.search(low, offer.start, offer.cue.start()) is not None
    is_told = is_wish and _TOLD.search(low, end, offer.end) is not None
    is_listed = low.startswith("would like", offer.first) and low.endswith(":", end, offer.end)
    return is_joined or is_told or is_listed

"""What a reader can opt out of, and how."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import polars as pl

from transforms.fact_rules.opt_out_means import means_told
from transforms.fact_rules.opt_out_words import (
    A_REQUEST,
    A_SIGNAL,
    AFTER,
    AFTERMATH,
    ANY_TIME,
    ANY_WHAT,
    BACK_IN,
    BACK_REFERENCE,
    BACK_STEMS,
    CLICKED,
    COOKIE_SETTINGS,
    CUE,
    DENIED,
    EACH_WHAT,
    FOUND_IN,
    FROM_SALE,
    HINT,
    IMPERATIVE,
    MAY,
    MEANS,
    NO_CHOICE,
    NOT_OF_READER,
    NOT_SHARED,
    NOT_TO_BE_SHARED,
    NOT_WISHED,
    NOTICE,
    OBJECT,
    OF_ADVERTISERS,
    OF_PRIVACY_LAW,
    OF_READER,
    OFFER,
    ONCE,
    ONCE_OFFERED,
    OPT_OUT,
    OTHER_CUES,
    PLAIN_RIGHTS,
    PREVENTED,
    PUSHED,
    QUOTED_REQUEST,
    THESE,
    TITLE,
    TOOL,
    TOOLS,
    URL,
)
from transforms.fact_rules.searches import first_places
from transforms.fact_rules.surroundings import (
    Candidate,
    Stated,
    as_found,
    candidates,
    sentence_around,
)
from warehouse.fact_kinds import FactKind
from warehouse.vocabulary import SegmentKind

_QUOTED = ('"', "“", "‘", "'", "to ")
_SPAN = 350
_OF = 110
_NEAR = 130
_WISHES = ("to ", "wish", "want", "would like", "prefer", "choose")
_JOINED_TO = re.compile(
    r"\byou (?:can|may|have the (?:option|right|ability|choice)|are able)\b[^.;]* and (?:to )?$"
)
_TOLD = re.compile(r"\b(?:you (?:can|may|will|must|should|need)|please|simply|follow|contact)\b")
_RIGHT = re.compile(r"\bright\b")
_SIGNALS = ("do not track", "dnt")
"""What a browser sends; told as facts of their own kind."""
_LONG = 600
"""Characters of a segment that its heading tells of; what stands farther on has run into it."""
_FIRST = 12
"""Characters before what a sentence begins with."""
_JOINED = 12
"""Characters between words that offer a choice together: `you can` and `choose to`."""
_MOST = 200
"""So many cues are looked at in a segment; no text that people wrote has more."""


def opt_outs(segments: pl.DataFrame) -> pl.DataFrame:
    """The ways to opt out that ``segments`` offer: what of, by what means, and where.

    A sentence counts where it offers the choice and tells a means; a right to opt out without one
    is no offer.
    """
    is_heading = pl.col("kind") == SegmentKind.HEADING.value
    hinted = segments.filter(~is_heading & pl.col("text").str.contains(HINT))
    offered = [offer for segment in candidates(hinted) for offer in _offered(segment)]
    return as_found(_told(offered))


class _Offered(NamedTuple):
    """Words that opt out where the choice to do so is offered; offsets are of the segment."""

    segment: Candidate
    cue: re.Match[str]
    first: int
    """Where the words begin that offer it."""
    start: int
    end: int
    """Of the sentence."""


def _offered(segment: Candidate) -> Iterator[_Offered]:
    text, low = segment.text, segment.low
    cues = CUE if any(word in low for word in OTHER_CUES) else OPT_OUT
    for cue in islice(cues.finditer(low), _MOST):
        start, end = sentence_around(text, cue.start(), cue.end())
        near = max(start, cue.start() - _NEAR)
        before = low[near : cue.start()]
        after = low[cue.end() : end]
        offer = _offer(before, after)
        if offer is None:
            offer = _named(cue.group(), before, after)
        if offer is None or DENIED.search(before) or NO_CHOICE.match(after):
            continue
        if not (any(stem in before for stem in BACK_STEMS) and BACK_IN.search(before)):
            yield _Offered(segment, cue, near + offer, start, end)


def _told(offered: list[_Offered]) -> Iterator[tuple[Candidate, Stated]]:
    """The facts of those who tell what is opted out of, and by what means or by whom."""
    means = means_told([offer.segment.low[offer.start : offer.end] for offer in offered])
    may_tell = [
        (offer, how)
        for offer, how in zip(offered, means, strict=True)
        if how or offer.segment.low.startswith(OF_READER, offer.first) or _is_told(offer)
    ]
    objects = [_object(offer) for offer, _ in may_tell]
    named = first_places([words or "" for words in objects], EACH_WHAT)
    last_segment, last = "", 0
    for (offer, how), words, told in zip(may_tell, objects, named, strict=True):
        segment, cue = offer.segment, offer.cue
        if segment.segment_id != last_segment:
            last_segment, last = segment.segment_id, 0
        if cue.start() < last:
            continue
        is_explicit, what = _explicit(offer, words, told)
        if not is_explicit:
            is_wish = (words or "").startswith("certain ") or _is_wish(offer)
            what = _what_near(offer) if how or is_wish else None
            if what is None and NOT_WISHED.search(segment.low, offer.start, cue.start()):
                what = "marketing"
        elif what is None and "link" in how:
            what = _what_before(offer)
        if what is None or (not how and (_is_right_of_law(offer, what) or _is_heading(offer))):
            continue
        attributes: dict[str, object] = {"how": how} if how else {}
        if "link" in how and (link := _link(offer)):
            attributes["link"] = link
        first = max(last, offer.first)
        last = min(offer.end, first + _SPAN)
        rule = "unsubscribe" if cue.group()[0] in "uad" else "opt_out"
        rule, confidence = (f"{rule}_means", 0.85) if how else (f"{rule}_offer", 0.7)
        yield segment, Stated(FactKind.OPT_OUT, what, attributes, first, last, confidence, rule)


def _offer(before: str, after: str) -> int | None:
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


def _named(cue: str, before: str, after: str) -> int | None:
    """Where the words begin that name the means of opting out; None where they do not."""
    if FOUND_IN.match(after) or TOOL.match(after):
        return len(before)
    clicked = CLICKED.search(before) if cue[0] == "u" else None
    return clicked.start() if clicked else None


def _link(offer: _Offered) -> str | None:
    """The address after the cue, or else the first one of the sentence."""
    text, end = offer.segment.text, offer.end
    link = URL.search(text, offer.cue.end(), end) or URL.search(text, offer.start, end)
    return link.group().rstrip(".,;:") if link else None


def _is_told(offer: _Offered) -> bool:
    """Whether what to do follows an offer such as `to opt out of it`."""
    low, end = offer.segment.low, offer.cue.end()
    is_wish = low.startswith(_WISHES, offer.first)
    is_joined = _JOINED_TO.search(low, offer.start, offer.cue.start()) is not None
    return is_joined or (is_wish and _TOLD.search(low, end, offer.end) is not None)


def _object(offer: _Offered) -> str | None:
    """The words behind `opt out of`."""
    cue = offer.cue
    if cue.group()[0] != "o":
        return None
    target = OBJECT.match(offer.segment.low, cue.end(), min(offer.end, cue.end() + _OF))
    return target["what"] if target else None


def _explicit(offer: _Offered, words: str | None, told: dict[str, int]) -> tuple[bool, str | None]:
    """Whether the words behind the cue tell what is opted out of, and what that is.

    Args:
        words: those behind `opt out of`, if that stands there.
        told: where they first name each thing that they name.
    """
    cue, low = offer.cue, offer.segment.low
    if cue.group()[0] != "o":
        if NOTICE.search(low, cue.end(), cue.end() + 60):
            return True, "notifications"
        is_of_sharing = NOT_SHARED.search(low, offer.start, cue.start())
        is_of_sharing = is_of_sharing or FROM_SALE.match(low, cue.end(), offer.end)
        return True, "sale_or_sharing" if is_of_sharing else "marketing"
    if _is_title(offer):
        headings = offer.segment.headings.lower()
        is_of_law = OF_PRIVACY_LAW.search(headings) or OF_PRIVACY_LAW.search(low)
        is_of_sharing = NOT_SHARED.search(low, max(0, cue.start() - _SPAN), cue.start())
        return True, "sale_or_sharing" if is_of_law or is_of_sharing else _what_near(offer)
    if words is None:
        return False, None
    if len(told) > 1:
        told.pop("cookies", None)
    if told:
        what = min(told, key=lambda what: told[what])
        is_pushed = what == "marketing" and THESE.match(words) is not None
        is_pushed = is_pushed and PUSHED.search(low[: cue.start()][-_SPAN:]) is not None
        return True, "notifications" if is_pushed else what
    return BACK_REFERENCE.match(words) is None, None


def _what_near(offer: _Offered) -> str | None:
    """What is opted out of by the words before the cue, in its sentence or the one before it.

    Else by those after it, or by the heading.
    """
    low, cue = offer.segment.low, offer.cue
    if NOT_TO_BE_SHARED.search(low, offer.start, cue.start()):
        return "sale_or_sharing"
    after = low[cue.end() : offer.end]
    if tool := TOOLS.search(after):
        return tool.lastgroup
    after = MEANS.sub(" ", after)
    for words in (
        low[max(0, cue.start() - 2 * _OF) : cue.start()],
        COOKIE_SETTINGS.sub(" ", after),
        offer.segment.heading.lower() if cue.start() < _LONG else "",
        after,
    ):
        hits = [match.lastgroup for match in ANY_WHAT.finditer(_without_addresses(words))]
        if hits:
            return hits[-1]
    return None


def _what_before(offer: _Offered) -> str | None:
    """What is opted out of by the heading, or by the last words before the cue that name any."""
    segment, place = offer.segment, offer.cue.start()
    for words in (segment.heading.lower(), segment.low[max(0, place - _SPAN) : place]):
        hits = [match.lastgroup for match in ANY_WHAT.finditer(_without_addresses(words))]
        if hits and hits[-1] != "marketing":
            return hits[-1]
    return None


def _is_right_of_law(offer: _Offered, what: str) -> bool:
    """Whether the offer is a right by law, which is told as a fact of its own kind."""
    offered = offer.segment.low[offer.first : offer.cue.start()]
    return what not in PLAIN_RIGHTS and _RIGHT.search(offered) is not None


def _is_wish(offer: _Offered) -> bool:
    """Whether the sentence offers the choice though it names no means."""
    low, place = offer.segment.low, offer.cue.start()
    return (
        NOT_WISHED.search(low, offer.start, place) is not None
        or ANY_TIME.match(low, offer.cue.end(), offer.end) is not None
        or PREVENTED.search(low, offer.start, place) is not None
    )


def _is_heading(offer: _Offered) -> bool:
    """Whether the sentence itself is `how to opt out`, as headings are."""
    return offer.first - offer.start < _FIRST and offer.segment.low.startswith("how", offer.first)


def _is_title(offer: _Offered) -> bool:
    """Whether the cue stands in quotation marks as what to write in a message's subject."""
    low, place = offer.segment.low, offer.cue.start()
    before = low[max(0, place - 30) : place]
    if not before.endswith(_QUOTED) or not QUOTED_REQUEST.search(before):
        return False
    return TITLE.search(low, offer.start, offer.end) is not None


def _without_addresses(words: str) -> str:
    """``words`` without their addresses, but for those of groups of advertisers."""
    if "http" not in words and "www." not in words:
        return words
    return URL.sub(
        lambda url: url.group() if OF_ADVERTISERS.search(url.group()) else " ",
        words,
    )

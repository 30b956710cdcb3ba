"""What an offer to opt out is of."""

from __future__ import annotations

from transforms.fact_rules.opt_out_offers import Offered, is_listed
from transforms.fact_rules.opt_out_words import (
    ANY_WHAT,
    BACK_REFERENCE,
    COOKIE_SETTINGS,
    FOR_THESE,
    FROM_SALE,
    JOINED_THING,
    JOINER,
    LABEL_END,
    MEANS,
    NEXT_CLAUSE,
    NO_OPT_OUT,
    NO_RIGHT,
    NOT_SHARED,
    NOT_TO_BE_SHARED,
    NOTICE,
    OBJECT,
    OF_ADS,
    OF_ADVERTISERS,
    OF_BUSINESS,
    OF_OTHER_NOUN,
    OF_PRIVACY_LAW,
    OF_SERVICE,
    OTHER_DEED,
    PUSHED,
    QUOTED_REQUEST,
    THESE,
    TITLE,
    TOOLS,
    URL,
)

_QUOTED = ('"', "“", "‘", "'", "to ")
_OF = 110
"""Characters after the cue that name what it is of."""
_NEAR = 130
"""Characters before the cue that may tell that it is no choice."""
_BEFORE = 350
"""Characters before the cue that may tell what it is about."""
_LONG = 600
"""Characters of a segment that its heading tells of; what stands farther on has run into it."""


def object_of(offer: Offered) -> str | None:
    """The words behind `opt out of`."""
    cue = offer.cue
    if cue.group()[0] != "o":
        return None
    target = OBJECT.match(offer.segment.low, cue.end(), min(offer.end, cue.end() + _OF))
    return target["what"] if target else None


def explicit(offer: Offered, words: str | None, told: dict[str, int]) -> tuple[bool, str | None]:
    """Whether the words behind the cue tell what is opted out of, and what that is.

    Args:
        words: those behind `opt out of`, if that stands there.
        told: where they first name each thing that they name.
    """
    cue, low = offer.cue, offer.segment.low
    if cue.group()[0] != "o":
        if OF_ADS.match(low, cue.end()):
            return False, None
        if NOTICE.search(low, cue.end(), cue.end() + 60):
            return True, "notifications"
        is_of_sharing = NOT_SHARED.search(low, offer.start, cue.start())
        is_of_sharing = is_of_sharing or FROM_SALE.match(low, cue.end(), offer.end)
        return True, "sale_or_sharing" if is_of_sharing else "marketing"
    if _is_title(offer):
        headings = offer.segment.headings.lower()
        is_of_law = OF_PRIVACY_LAW.search(headings) or OF_PRIVACY_LAW.search(low)
        is_of_sharing = NOT_SHARED.search(low, max(0, cue.start() - _BEFORE), cue.start())
        return True, "sale_or_sharing" if is_of_law or is_of_sharing else what_near(offer)
    if words is None:
        return False, None
    if OF_SERVICE.match(words):
        return True, None
    if len(told) > 1:
        told.pop("cookies", None)
    if told:
        what = min(told, key=lambda what: told[what])
        if what == "sale_or_sharing" and words.startswith(("these disc", "these types")):
            near = what_near(offer)
            return True, near if near == "interest_based_advertising" else what
        is_pushed = what == "marketing" and THESE.match(words) is not None
        is_pushed = is_pushed and PUSHED.search(low[: cue.start()][-_BEFORE:]) is not None
        return True, "notifications" if is_pushed else what
    is_back = BACK_REFERENCE.match(words) or FOR_THESE.search(words)
    return is_back is None, None


def spoken_of(offer: Offered, what: str | None, words: str | None) -> str | None:
    """What a choice is of that is only spoken of: what is named, or what requests are asked for.

    Args:
        what: what the words behind the cue name.
        words: those words.
    """
    place = offer.cue.start()
    before = offer.segment.low[max(0, place - _NEAR) : place]
    if offer.cue.group()[0] != "o" or what == "cookies" or NO_OPT_OUT.search(before):
        return None
    if words is None and is_right_listed(offer):
        return "sale_or_sharing"
    if what is not None or words is not None:
        return what
    sentence = offer.segment.low[offer.start : offer.end]
    for text in (sentence, offer.segment.heading.lower()):
        named = {hit.lastgroup for hit in ANY_WHAT.finditer(_without_addresses(text))}
        if "sale_or_sharing" in named:
            return "sale_or_sharing"
    return None


def is_label_of_next(offer: Offered) -> bool:
    """Whether the cue only labels the offer behind it: `Right to opt out | You may opt out of`."""
    low, place = offer.segment.low, offer.cue.end()
    label = LABEL_END.match(low, place, offer.end)
    return label is not None and "opt out of" in low[place : offer.end].replace("opt-", "opt ")


def also_named(offer: Offered, what: str) -> list[tuple[str, int, int, int]]:
    """Other things that the words behind the cue join to ``what``.

    Each with the offset at which it is joined, and those of its own words.
    """
    begin = offer.cue.end()
    target = OBJECT.match(offer.segment.low, begin, min(offer.end, begin + 2 * _OF))
    if target is None or offer.cue.group()[0] != "o":
        return []
    told, found = {what, None}, []
    words = target["what"]
    if offer.is_presupposed and (next_clause := NEXT_CLAUSE.search(words)):
        words = words[: next_clause.start()]
    joiner = JOINER.search(words)
    for hit in ANY_WHAT.finditer(words, joiner.start()) if joiner else ():
        joined = JOINED_THING.search(words, 0, hit.start())
        if joined and hit.lastgroup not in told and not OF_OTHER_NOUN.match(words, hit.end()):
            told.add(hit.lastgroup)
            at = target.start("what")
            end = at + _word_end(words, hit.end())
            found.append((hit.lastgroup or "", at + joined.start(), at + joined.end(), end))
    return found


def _word_end(words: str, place: int) -> int:
    """Where the word ends that has begun before ``place``."""
    while place < len(words) and words[place].isalpha():
        place += 1
    return place


def is_right_listed(offer: Offered) -> bool:
    """Whether opting out is named among the rights to know and to delete, which is of sales."""
    before = offer.segment.low[offer.start : offer.cue.start()]
    is_right = is_listed(before) and not NO_RIGHT.search(before)
    return is_right and not OTHER_DEED.match(offer.segment.low, offer.cue.end())


def what_near(offer: Offered) -> str | None:
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
            is_of_ads = hits[-1] == "cookies" and "interest_based_advertising" in hits
            return "interest_based_advertising" if is_of_ads else hits[-1]
    return None


def what_before(offer: Offered) -> str | None:
    """What is opted out of by the heading, or by the last words before the cue that name any."""
    segment, place = offer.segment, offer.cue.start()
    for words in (segment.heading.lower(), segment.low[max(0, place - _BEFORE) : place]):
        hits = [match.lastgroup for match in ANY_WHAT.finditer(_without_addresses(words))]
        if hits and hits[-1] != "marketing":
            return hits[-1]
    return None


def _is_title(offer: Offered) -> bool:
    """Whether the cue stands in quotation marks as what to write in a message's subject."""
    low, place = offer.segment.low, offer.cue.start()
    before = low[max(0, place - 30) : place]
    if not before.endswith(_QUOTED) or not QUOTED_REQUEST.search(before):
        return False
    return TITLE.search(low, offer.start, offer.end) is not None


def _without_addresses(words: str) -> str:
    """``words`` without their addresses, but for those of groups of advertisers.

    A business that is sold is no sale of data either.
    """
    words = OF_BUSINESS.sub(" ", words)
    if "http" not in words and "www." not in words:
        return words
    return URL.sub(
        lambda url: url.group() if OF_ADVERTISERS.search(url.group()) else " ",
        words,
    )

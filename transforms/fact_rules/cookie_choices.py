"""Where readers are told that their browser can be set so that it refuses cookies.

Other words for it are those of `stop_choices`.
"""

from __future__ import annotations

import re

import polars as pl

from transforms.fact_rules.surroundings import (
    Candidate,
    Stated,
    as_found,
    first_of_segment,
    places,
    sentence_around,
)
from transforms.patterns import rows_with, with_ascii_edges
from warehouse.fact_kinds import FactKind
from warehouse.vocabulary import SegmentKind

REFUSED_BY_BROWSER = "cookies_refused"
"""The rule by which these choices are found."""
_SETTING = (
    r"(?:et|etting|figur(?:e|ing)|djust|djusting|hang(?:e|ing)|nstruct|dify|se|sing|lter) (?:up )?"
    r"(?:[A-Za-z-]+ ){0,4}(?:[Bb]rowser|[Ss]etting|[Pp]refer)|rowsers? (?:[a-z,]+ ){0,8}"
    r"(?:accept|refus|reject|block|disabl|declin|den|turn|manag|control|allow)"
)
_MEANS_HINT = "rowser|etting|rocedure|reference|anner|anage"
_BROWSERS = (
    r"(?:browsers?(?:['’]s?)?(?: security)?(?: settings| preferences)?|settings|preferences)"
)
_SET = (
    r"(?:set(?:ting)?|configur(?:e|ing)|adjust(?:ing)?|chang(?:e|ing)|instruct(?:ing)?"
    r"|modify(?:ing)?"
    r"|edit(?:ing)?|programm?(?:ing)?|us(?:e|ing)|alter(?:ing)?)"
    rf" (?:up )?(?:(?:your|their|his|the|a)(?: or her)? )?(?:[a-z-]+ ){{0,5}}?{_BROWSERS}"
)
"""What readers do with a browser that then refuses cookies."""
_ABLE = (
    r"browsers? (?:[a-z,]+ ){0,4}?(?:(?:can|may|could) (?:usually |also |generally )?be (?:set"
    r"|configur\w+"
    r"|adjusted|modified|changed|instructed)|may (?:also )?(?:have|allow|offer)|provides?|offers?"
    r"|includes?|has|have|allows?|enables?|permits?|lets?)"
)
_REFUSES = (
    r"(?:refus|reject|block|disabl|declin|disallow|deny|opt out|turn(?:ing)? (?:it |them )?off|not"
    r" (?:to )?(?:accept|allow|store)|not (?:wish|want|like) to (?:receive|accept|have)"
    r"|not (?:to )?receive|accept(?: it| them)? or not|manag"
    r"|control|prevent|restrict|limit)[a-z]*"
)
_BY_BROWSER = with_ascii_edges(rf"\b(?:{_SET}|{_ABLE})\b")
_REFUSED_SOON = re.compile(rf"[^.;:?]{{0,130}}?\b{_REFUSES}\b")
"""After what is done with a browser."""
_UNWANTED = re.compile(
    r"\b(?:do not|don['’]t|rather not|prefer not to) (?:wish |want "
    r"|like )?(?:to )?[^.;]{0,40}cookie"
)
"""Before what is then done with a browser."""
_ONLY_TOLD = re.compile(r"[^.;]{0,30}\b(?:notif|warn|ask|alert|tell)")
"""After what is done with a browser that then only tells of cookies."""
_NEXT = re.compile(
    r"[.!] (?:you (?:can |may )?do (?:this|so)|this (?:can|may) be done|to do (?:this|so)"
    r"|each browser)\b"
    r"[^.;]{0,60}"
)
"""The next sentence, where that tells how."""
_MEANS = re.compile(
    r"browser|device(?:['’]s)? settings|\bsettings|preferences|preference cent|banner|consent tool"
    r"|cookie (?:manager|management)|\bhere\b|consent manag|simple procedure"
)
_OTHERWISE = re.compile(
    r"^(?!browsers?\b|cookies? )\w+ (?:can|may|could|might) (?:not|be|lose|find|experience|need"
    r"|still(?! (?:block|refuse|reject|disable|decline|delete))"
    r"|encounter"
    r"|prevent (?:you|some|certain|parts|full|the (?:full|proper|use)|access|it|us))\b"
    r"|\b(?:if|when|once|after|where) (?:you(?! (?:do not|don['’]t|would|prefer|wish|want|receive"
    r"|are sent|get))|a user|users|they|cookies)\b"
    r"|\b(?:without|unless|although)\b"
    r"|your mind|learn|read more|find (?:out|more)|information (?:on|about)|instructions"
)
_IN_CASE = re.compile(
    r"\b(?:if|when|once|even if|unless|whether)\s(?:\w+\s)?$|(?:^|, )should\s$"
    r"|\b(?:if|when|once|where) (?:you|users?|a user|visitors?|they) (?:(?:have|choose|decide|do"
    r"|to) )*$"
)
_AFTERMATH = re.compile(
    r"^[^.;]{0,40}\b(?:may|will|could|can|might|would) (?:impact|affect|result|prevent|limit"
    r"|disable|impair|mean)\b"
)
_DENIED = re.compile(
    r"\b(?:cannot|can ?not|not able to|unable to|do not|don['’]t"
    r"|does not) (?:\w+ )?(?:be )?(?:control"
    r"|manage|prevent|set)"
)
_DONE = ("setting", "configuring", "adjusting", "changing", "modifying", "using", "altering")
_OPT_OUT = re.compile(r"\bopt(?:ing|s)?[- ]?out|unsubscrib")
_NOTHING = re.compile("")
_LONGEST = 200
_REACH = 800
"""So far on either side a way to opt out by that name would tell the same choice."""


def cookie_choices(segments: pl.DataFrame) -> pl.DataFrame:
    """The offers of ``segments`` to refuse cookies, one a segment, as facts on opting out.

    What is called opting out is left to ``opt_outs``.
    """
    hinted = rows_with(segments, "ookie", _MEANS_HINT, _SETTING).filter(
        pl.col("kind") != SegmentKind.HEADING.value
    )
    told = [
        (segment, first, refused.end())
        for segment, first, last in places(hinted, _BY_BROWSER)
        if (refused := _REFUSED_SOON.match(segment.low, last) or _unwanted(segment, first, last))
    ]
    found = (
        (segment, fact)
        for segment, first, last in told
        if (fact := _choice(segment, first, last)) is not None
    )
    return as_found(first_of_segment(found))


def _unwanted(segment: Candidate, first: int, last: int) -> re.Match[str] | None:
    """The end of the words at these offsets, where readers wish for no cookies before them."""
    before = max(0, first - _LONGEST)
    is_of_cookies = _UNWANTED.search(segment.low, before, first) is not None
    if _ONLY_TOLD.match(segment.low, last):
        return None
    return _NOTHING.match(segment.low, last) if is_of_cookies else None


def _choice(segment: Candidate, first: int, last: int) -> Stated | None:
    """The offer at these offsets, None where the words only tell what follows from it."""
    start, stop = sentence_around(segment.text, first, last, _REACH)
    sentence, offer = segment.low[start:stop], segment.low[first:last]
    if (
        last - first > _LONGEST
        or _OTHERWISE.search(offer)
        or _IN_CASE.search(segment.low[start:first])
        or "cookie" not in sentence
        or _DENIED.search(segment.low, max(start, first - 60), last)
        or (offer.startswith(_DONE) and _AFTERMATH.search(segment.low[last:stop]))
        or _OPT_OUT.search(sentence)
    ):
        return None
    told = _NEXT.match(segment.low, stop)
    if not _MEANS.search(sentence) and not (told and _MEANS.search(told.group())):
        return None
    how: dict[str, object] = {"how": ["settings"]}
    return Stated(FactKind.OPT_OUT, "cookies", how, first, last, 0.8, REFUSED_BY_BROWSER)

"""Where readers are told how to turn off notifications or the use of their location.

That is opting out in the settings of a device or account. What is called opting out or
unsubscribing is left to `opt_outs`.
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

_OFF = (
    r"(?:(?:turn|switch)(?:ing)? (?:it |them |this )?off|disabl(?:e|ing)|deactivat(?:e|ing)"
    r"|manag(?:e|ing)|control(?:ling)?|revok(?:e|ing)|prevent(?:ing)?|deny(?:ing)?"
    r"|stop(?:ping)?|adjust(?:ing)?|limit(?:ing)?|block(?:ing)?)"
)
_THINGS = (
    r"(?:notifications?|geo-?location|location (?:services?|data|information|tracking|sharing"
    r"|settings|permissions?|access|features?|based|history))"
)
_NAMED = r"otif|ocation[- ]"
_HINT = (
    r"(?:ff|isabl(?:e|ing)|eactivat(?:e|ing)|anag(?:e|ing)|ontrol(?:ling)?|evok(?:e|ing)"
    r"|revent(?:ing)?|eny(?:ing)?|top(?:ping)?|djust(?:ing)?|imit(?:ing)?|lock(?:ing)?)"
    r" (?:[A-Za-z’',/-]+ ){0,8}(?:[Nn]otif|[Gg]eo-?loc|[Ll]ocation[- ])"
    r"|(?:top|revent|isable) (?:[a-z]+ ){0,3}(?:collect|shar|track|us)[a-z]+ (?:of )?"
    r"(?:[a-z]+ ){0,3}(?:this info|location)"
)
"""Matches wherever something is turned off; quick to search all text with."""
_CHOICE = with_ascii_edges(
    r"\b(?:(?:you|users?) (?:can|may|could|are able to|have the (?:option|ability|choice) to)"
    r"|(?:allow|let|enable|permit)s? (?:you|users)(?: to)?|how to"
    r"|(?:you|users?) (?:wish|want|prefer|would like) to)"
    rf"\b[^.;:?]{{0,80}}?\b{_OFF} (?:[a-z’',/-]+ ){{0,8}}{_THINGS}"
    r"|(?:you|users?) (?:can|may|could) (?:also |subsequently |later |always |then )?(?:stop"
    r"|prevent|disable) (?:the |our "
    r"|us from )?"
    r"(?:collect|shar|track|us)[a-z]+ (?:of )?(?:[a-z]+ ){0,3}(?:location|this information)\b"
    rf"|^to {_OFF} (?:[a-z’',/-]+ ){{0,8}}{_THINGS}"
    rf"|\bto {_OFF} (?:[a-z’',/-]+ ){{0,8}}{_THINGS}(?:[a-z ]{{0,30}}),? (?:please|you (?:can"
    rf"|may|should)"
    r"|go to|visit|adjust|change|turn|use)\b"
)
_OTHER = re.compile(r"\bopt(?:ing|s)?[- ]?(?:out|in)\b|unsubscrib|cannot|can ?not|breach|unable")
_OF_COOKIES = re.compile(r"\bcookies?\b|\breceive (?:a )?notifications?$")
_OF_MARKETING = re.compile(r"\bmarketing\b(?:(?!notif)[^.;]){0,150}$")
"""Before notification preferences by which marketing is chosen, which is told as such."""
_LATE = re.compile(
    r"\b(?:once|after|until|even if|whether|we|may not|not be able to)\s(?:[a-z]+\s){0,2}$"
)
_SETTINGS = ("setting", "preference", "permission")
_REACH = 400
_LONGEST = 200


def device_choices(segments: pl.DataFrame) -> pl.DataFrame:
    """The ways in which ``segments`` tell how to turn things off, as facts on opting out."""
    hinted = rows_with(segments, _NAMED, _HINT).filter(pl.col("kind") != SegmentKind.HEADING.value)
    return as_found(
        first_of_segment(
            (segment, _stated(segment, first, last, sentence))
            for segment, first, last in places(hinted, _CHOICE)
            if last - first <= _LONGEST and (sentence := _sentence(segment, first, last))
        )
    )


def _sentence(segment: Candidate, first: int, last: int) -> str | None:
    """The sentence of the choice at these offsets, None where it tells something else."""
    start, stop = sentence_around(segment.text, first, last, _REACH)
    if _OF_COOKIES.search(segment.low, first, last):
        return None
    if _OTHER.search(segment.low, start, stop) or _LATE.search(segment.low, start, first):
        return None
    return segment.low[start:stop]


def _stated(segment: Candidate, first: int, last: int, sentence: str) -> Stated:
    what = "notifications" if "notification" in segment.low[first:last] else "location"
    if what == "notifications" and _OF_MARKETING.search(
        segment.low[max(0, first - _REACH) : first]
    ):
        what = "marketing"
    is_set = any(word in sentence for word in _SETTINGS)
    attributes: dict[str, object] = {"how": ["settings"]} if is_set else {}
    return Stated(FactKind.OPT_OUT, what, attributes, first, last, 0.8, "turned_off")

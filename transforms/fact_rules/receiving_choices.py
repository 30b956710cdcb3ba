"""Where readers are told how not to receive what would be sent to them.

That is opting out by other words: `you may choose not to receive`, `if you no longer wish to
receive our letters, write to us`. What is called opting out or unsubscribing is left to `opt_outs`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

import polars as pl

from transforms.fact_rules.opt_out_means import choices_told
from transforms.fact_rules.surroundings import (
    Candidate,
    places,
    sentence_around,
)
from transforms.patterns import rows_with, with_ascii_edges
from warehouse.vocabulary import SegmentKind

NOT_RECEIVED = "not_received"
"""The rule by which these choices are found."""
_HINT = (
    r"(?:not (?:to|wish|want|like|care|desire|to wish|to want)|[ef] not|n['’]t (?:wish|want|like)"
    r"|o longer|rather not|top|refer not|esires?|to not|ishes?|ants?|bject to)"
    r" (?:[a-z]+ ){0,3}(?:rece?iv|be (?:contact|incl|on )|hear"
    r"|get|send|contact|e-?mail|call)|not be sent to you|not want the info"
    r"|not having (?:[a-z]+ )?(?:info|data)|ptions? not to (?:acc|have)"
)
_LISTED = r"ailing| [Ll]ists?[ .,;]"
_LIST_HINT = (
    r"(?:from|off)(?: of)? (?:our|this|the|that|any|all|its|such|future|these|your) "
    r"(?:[A-Za-z-]+ ){0,4}(?:[Ll]ists?|[Mm]ailing)"
)
"""Matches wherever someone is taken off a list."""
_READER = r"(?:you|users?|customers?|members?|individuals?|anyone|subscribers?|visitors?|they)"
_RECEIVE = r"(?:receiv(?:e|ing)|be(?:ing)? (?:contacted|included|on our)|hear(?:ing)?|get(?:ting)?)"
_SEND = (
    r"(?:(?:stop |to stop |not )?(?:send(?:ing)?|contact(?:ing)?|e-?mail(?:ing)?|call(?:ing)?"
    r"|us(?:e|ing)) (?:to )?(?:you|your))"
)
_UNWANTED = (
    r"(?:do(?:es)? not|don['’]t|no longer|never|prefer not|rather not|wish not|want not"
    r"|would like not)"
)
_FROM_LIST = (
    r"(?:be (?:removed|deleted|taken off|excluded|withdrawn)|(?:remove|delete|take"
    r"|unlist) (?:yourself|themselves|you"
    r"|your (?:name"
    r"|e-?mail(?: address)?|address|details|contact information|information))(?: and [a-z ]{0,25})?"
    r"|have (?:us remove )?your (?:name|e-?mail(?: address)?|address|details"
    r"|information)(?: and [a-z ]{0,25})?(?: removed| deleted| taken| withdrawn)?)"
    r" (?:from|off)(?: of)? (?:our|this|the|that|any|all|its|such|future|these|an?)(?: of our)?"
    r" (?:[a-z/-]+,? ){0,5}(?:lists?|mailings?|e-?mail (?:data ?base|communications?))\b"
    r"|get off (?:of )?(?:our|the|this|any|all) (?:[a-z-]+ ){0,4}lists?\b"
)
_UNWANTED_ONES = (
    r"\b(?:information|materials?|communications?|e-?mails?|messages|mailings?|newsletters?|offers"
    r"|lists?)(?: that| which)? (?:you|they) no longer (?:wish|want|would like) to (?:receive"
    r"|get)\b"
)
"""Things that are named before it is said that they are unwanted."""
_CHOICE = with_ascii_edges(
    rf"\b{_READER} (?:can|may|could)(?: also| always"
    r"| at any time| later)? (?:choose|elect|decide|ask (?:us )?|request|opt|tell us|indicate) ?"
    r"(?:at any time )?"
    rf"(?:(?:whether )?(?:or )?not to|to not|to (?:stop|no longer)) {_RECEIVE}\b"
    rf"|\b(?:if|should|in case) (?:at any (?:time|point|stage),? )?(?:(?:{_READER}|(?:an?|any"
    rf"|the|our)"
    r" (?:user|individual|customer|visitor|client|person|member"
    r"|subscriber)s?)(?: who [^.;,]*?)?"
    rf"(?: later| would| decide that you| ever)? )?{_UNWANTED}"
    rf"(?: wish| want| like| desires?| wishes| wants| care)?(?: to)?"
    rf"(?: no longer)?(?: continue(?: to)?)? {_RECEIVE}\b"
    r"|\b(?:you|but|and) (?:no longer|do not|don['’]t) (?:wish|want|desire|care) to (?:continue )?"
    rf"{_RECEIVE}\b"
    rf"|\b{_READER} (?:can|may)(?: also| always| at any time)? (?:stop|discontinue) {_RECEIVE}\b"
    r"|\b(?:you|they) (?:no longer|do not|don['’]t) (?:require|wish|want) (?:to have )?"
    r"(?:any |our |these |such |the )*(?:further |future |more )?(?:e-?mails?|communications?"
    r"|newsletters?|mailings?|marketing|promotion)"
    rf"|\b(?:want|wish|like) to [^.;:]{{0,60}}\b(?:or|and) (?:to )?stop {_RECEIVE}\b"
    rf"|\b{_READER} (?:can|may)(?: also| always)? object to {_RECEIVE}\b"
    rf"|\b(?:if|should|in case) (?:at any (?:time|point),? )?you (?:would )?(?:wish|want|like"
    rf"|desire|prefer)"
    rf" (?:to )?(?:(?:no longer|not|stop) (?:to )?{_RECEIVE}|(?:us|for us) (?:to stop"
    rf"|not to) {_SEND})\b"
    rf"|\b(?:if|should|in case) you {_UNWANTED} (?:wish|want|like)(?: for)? (?:us )?to {_SEND}"
    r"|\b(?:ask(?:ing)?|request|tell|instruct|want|like|require) (?:us|them|that we|for us)"
    r"(?: or (?:any )?(?:other )?third part(?:ies|y))?(?: to)? stop (?:sending|contacting"
    r"|e-?mailing"
    r"|calling|mailing)\b"
    rf"|\b(?:notify|inform|tell|ask|advise|let|indicate|state) (?:us )?(?:[a-z]+ ){{0,4}}"
    rf"(?:that )?(?:they|you) {_UNWANTED} (?:wish|want|like)? ?to {_RECEIVE}\b"
    rf"|\b(?:option|choice|ability|opportunity|possibility|ask|request|right|to decide"
    r"|to choose|preference) (?:us |in writing |whether |or ){0,3}(?:to not|not to|of not"
    rf"|to stop) {_RECEIVE}\b"
    rf"|{_UNWANTED_ONES}"
    rf"|\bto (?:stop|no longer) {_RECEIVE}\b"
    rf"|\bshould you not (?:wish|want|like) to {_RECEIVE}\b"
    r"|\b(?:if|should) you (?:would )?prefer that we (?:not|no longer|do not|stop) (?:send|contact"
    r"|e-?mail|call|mail)(?:ing)?\b"
    r"|\bindicate that you do not want (?:the|your) (?:personal )?information to be used"
    r" (?:by anybody )?for (?:direct )?marketing\b"
    r"|\b(?:request|ask) that (?:these|such|those|any) (?:[a-z]+ ){0,2}not be sent\b"
    rf"|\b(?:those|people|anyone|persons|{_READER}) who {_UNWANTED} (?:wish|want"
    rf"|like)? ?to {_RECEIVE}\b"
)
_NOT_USED = with_ascii_edges(
    r"\bchoices? (?:about|of|regarding|concerning|with respect to) not having (?:this |that "
    r"|your |such )?"
    r"(?:information|data)\b|\boptions? not to (?:accept|have) (?:them|it)\b"
)
"""How advertisers let readers choose not to have their data used."""
_NOT_USED_IN_PYTHON = re.compile(
    r"choices? (?:[a-z]+ ){1,3}not having|options? not to (?:accept|have)"
)
_TAKEN_OFF = with_ascii_edges(rf"\b(?:{_FROM_LIST})")
_WHAT = {
    "notifications": r"push|(?:\w+-\w+ )?notifications?\b",
    "interest_based_advertising": (
        r"(?:targeted|personali[sz]ed|interest[- ]based|tailored|customi[sz]ed|relevant) "
        r"(?:\w+ ){0,3}(?:ad|market)|\bads?\b|\b(?:(?:types?|kinds?) of |such )advertising\b"
        r"|\badvertisements\b(?! materials?"
        r"|,? (?:or |and )?(?:other )?(?:market|promo|mail|offer))"
        r"|\biba\b"
    ),
    "cookies": r"cookies?\b|pixels?\b|(?:web )?beacons?\b",
    "marketing": (
        r"market(?!ing push)|promotion|newsletter|mailing|e-?mails?|communications|messages"
        r"|texts?\b|sms|offers|catalog|updates|letters|calls|mail\b"
        r"|information (?:and|about|from|as|on)|information$"
        r"|(?:such|this|these|those) (?:information|materials?|announcements?|services?)\b"
        r"|advertising\b|solicit|contact|correspondence|\bfrom us\b|circulars|surveys"
    ),
}
_THING = re.compile(
    r"\b(?:" + "|".join(f"(?P<{what}>{pattern})" for what, pattern in _WHAT.items()) + ")"
)
_ONES = re.compile(_UNWANTED_ONES)
_MEANS = re.compile(
    r"\b(?:please|you (?:can|may|should|will need|must|have|need)|contact|click|follow|simply|call"
    r"|reply|use|send|write|e-?mail us|unsubscribe|opt out|he or she can|they (?:can|may)"
    r"|change|adjust|update|go to|visit|unselect|untick|log"
    r"|should|let us know|(?:each|every) (?:e-?mail|message)|by (?:contact|e-?mail|writ|chang"
    r"|adjust"
    r"|visit|log|click|send|manag|call))"
)
_OPT_OUT = re.compile(
    r"\b(?:you|users?|they) (?:can|may)(?: [a-z]+){0,2} (?:opt[- ]?out(?! of th[ei]s\b)"
    r"|unsubscribe)\b"
)
_LATE = re.compile(
    r"\b(?:once|after|until|even if|note that|because|whether|comply with"
    r"|honou?r|respond to|fail\w*)\s(?:[a-z]+\s){0,6}$"
)
_NO_MEANS = re.compile(
    r"\bnot [^.;,]{0,20}\bopt[- ]?in"
    r"|\boption (?:to|of) (?:terminat|deactivat|clos|delet)[a-z]* your\b"
)
"""After what readers do not wish, where they need do nothing, or can only leave."""
_IF_ASKED = ("if you ", "when you ", "once you ", "that you ")
"""Before a request of which only what follows from it is told."""
_IS_SHARED = re.compile(
    r" (?:of [^.;,]{0,50}\b)?(?:(?:we|that|which) ){0,2}(?:shared? with|(?:provide|rent|sell"
    r"|give) to)\b"
)
"""After a list that others are given."""
_WITH_MEANS = ("if", "should", "to", "you no", "you do", "but", "and", "want", "wish", "like")
"""Words that begin a choice only where it is told what to do."""
_JOINED = ("be ", "want", "wish", "like")
"""Words behind those by which a choice is told after others."""
_OF_LISTS = ("list", "lists", "mailing", "mailings", "base", "communication", "communications")
_OF = 110
_SPAN = 350
_REACH = 800
"""So far on either side a way to opt out by that name would tell the same choice."""


def receiving_choices(segments: pl.DataFrame) -> pl.DataFrame:
    """The ways in which ``segments`` tell how not to receive things, as facts on opting out."""
    is_told = pl.col("kind") != SegmentKind.HEADING.value
    hinted = segments.filter(pl.col("text").str.contains(_HINT)).filter(is_told)
    listed = rows_with(segments, _LISTED, _LIST_HINT).filter(is_told)
    chosen = chain(
        places(hinted, _CHOICE),
        places(listed, _TAKEN_OFF),
        places(hinted, _NOT_USED),
    )
    told = (
        (segment, first, last, what, sentence)
        for segment, first, match_end in chosen
        for last, what, sentence in _what(segment, first, match_end)
    )
    return choices_told(told, NOT_RECEIVED)


def _what(segment: Candidate, first: int, last: int) -> Iterator[tuple[int, str, str]]:
    """End, thing and sentence of the choice at these offsets, unless it is told as opting out."""
    low = segment.low
    start, stop = sentence_around(segment.text, first, last, _REACH)
    if _OPT_OUT.search(low, start, stop) or _LATE.search(low, start, first):
        return
    if _NO_MEANS.search(low, last, stop):
        return
    if low.endswith(_IF_ASKED, 0, first) and not low.startswith(_JOINED, first):
        return
    is_choice = not low.startswith(_WITH_MEANS, first)
    if not is_choice and not _MEANS.search(low, start, stop):
        return
    if _NOT_USED_IN_PYTHON.match(low, first):
        yield min(stop, first + _SPAN), "interest_based_advertising", low[start:stop]
        return
    if low.endswith(_OF_LISTS, first, last):
        what = "sale_or_sharing" if _IS_SHARED.match(low, last, stop) else "marketing"
        yield min(stop, first + _SPAN), what, low[start:stop]
        return
    if _ONES.match(low, first, last):
        yield last, "marketing", low[start:stop]
        return
    begin = first if low.endswith("be sent", first, last) else last - len("contacting")
    thing = _THING.search(low, begin, min(stop, last + _OF))
    if thing is not None and thing.lastgroup and thing.lastgroup != "cookies":
        yield min(stop, first + _SPAN), thing.lastgroup, low[start:stop]

"""Choices told by what happens unless readers object, and what they may take back.

`Unless you ask us not to, we may send you our newsletter`; `if you agreed to marketing, you may
change your mind at any time`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

import polars as pl

from transforms.fact_rules.opt_out_means import choices_told
from transforms.fact_rules.stop_words import ANY, WHAT
from transforms.fact_rules.surroundings import (
    Candidate,
    places,
    sentence_around,
)
from transforms.patterns import rows_with, with_ascii_edges

STOPPED_IF_ASKED = "stopped_if_asked"
"""The rule by which these choices are found."""
_READER = r"(?:you|they|users?|customers?|members?|the (?:user|customer|data subject|individual))"
_OBJECTS = (
    r"(?:(?:that )?we (?:do )?not|(?:do not|don['’]t) (?:want|wish) us to"
    r"|otherwise|not to|to stop|(?:have )?opt(?:ed)?[- ]out|(?:have )?opted not to receive"
    r"|object(?:s|ed)?|declin(?:e|es|ed)|refus(?:e|es|ed)"
    r"|that (?:you|they) (?:do not|don['’]t|would not|no longer|(?:would )?prefer not)"
    r"|withdraw[a-z]* (?:[a-z]+ )?consent)"
)
_UNLESS_HINT = r"(?i:unless) (?:and until )?(?:you|they|user|custom|memb|the )"
_UNLESS = with_ascii_edges(rf"\bunless (?:and until )?{_READER} [^.;:?!,]{{0,60}}?\b{_OBJECTS}\b")
_NOT_YET_HINT = r"(?:not|n['’]t) (?:already |previously |since )?opted[- ]out"
_NOT_YET = with_ascii_edges(
    rf"\b{_READER} (?:have not|haven['’]t) (?:already |previously |since )?opted[- ]out\b"
    r"|\band have not (?:already |previously )?opted[- ]out\b"
)
_BACK_HINT = (
    r"(?:you|users?) (?:can|may|could|have the|are free|are able|also)[^.;:?!]*(?:our mind|ithdraw"
    r"|evok|ancel|emov|etract|bject (?:at any|to th|to such|to our|theret))"
)
_MAY = (
    r"\b(?:you|users?) (?:can|may|could|have the right to|are (?:free|able|entitled) to)"
    r"(?: also| always)?\b"
)
_BACK = with_ascii_edges(
    rf"\b(?:{ANY})[^.;:?!]*{_MAY}[^.;:?!]{{0,40}}?\b(?:change your mind"
    r"|(?:withdraw|revoke|cancel|remove|retract) (?:(?:your|this|that|such|the|any|said) )?"
    r"(?:consents?|permissions?|agreement|authori[sz]ation)|(?:withdraw|revoke) it"
    r"|object (?:to (?:this|that|such|the|our) (?:[a-z]+ )?(?:processing|use)|at any time"
    r"|thereto))\b"
)
_LAST_MAY = re.compile(rf".*(?={_MAY})", re.DOTALL)
_SHARED = re.compile(r"\b(?:share|sell|rent|disclose)\b[^.;]*\b(?:third|others?|partners?|compan)")
_SENT = re.compile(
    r"\b(?:contact|send|e-?mail|mail|call|write to|text|inform)(?:ing)? (?:to )?"
    r"(?:you|users|them)\b"
    r"|\byou (?:may|will) (?:also )?receive\b"
    r"|\bprovide you with (?:information|details|offers|news)\b"
    r"|\bkeep you (?:informed|updated)\b|\boffer you\b"
)
_OF_SHARING = re.compile(r" (?:of|to|from) (?:[a-z]+ ){1,4}?(?:sharing|disclosures?)\b")
_OF_SERVICE = re.compile(r"\b(?:order|delivery|breach|security|deletion|delete|erase)\b")
_OF_PATIENTS = re.compile(r"\b(?:family|friends?|health information|funeral|clergy)\b")
"""Whom hospitals tell of those who lie there."""
_AGREED = re.compile(r"\b(?:agree|authori[sz]e|opt(?:ed)? in|consent(?:ed)? (?:otherwise|to))\b")
"""After `unless`: what is not done, if readers do not ask for it."""
_LONGEST = 300
_SPAN = 350


def agreed_choices(segments: pl.DataFrame) -> pl.DataFrame:
    """What ``segments`` tell to be stopped for those who ask, each thing once a segment."""
    told = chain(
        _unless(rows_with(segments, _UNLESS_HINT), _UNLESS),
        _unless(rows_with(segments, "opted[- ]out", _NOT_YET_HINT), _NOT_YET),
        _taken_back(rows_with(segments, _BACK_HINT)),
    )
    return choices_told(told, STOPPED_IF_ASKED)


def _unless(segments: pl.DataFrame, pattern: str) -> Iterator[tuple[Candidate, int, int, str, str]]:
    """Segment, begin, end, thing and sentence of what is done unless readers object."""
    for segment, first, last in places(segments, pattern):
        if _AGREED.search(segment.low, first, last):
            continue
        start, stop = sentence_around(segment.text, first, last)
        sentence = segment.low[start:stop]
        named = [hit.lastgroup for hit in WHAT.finditer(sentence)]
        what = named[-1] if named else None
        after = WHAT.search(segment.low, last, min(stop, last + 60))
        if after is not None and after.lastgroup == "artificial_intelligence":
            what = after.lastgroup
        elif _OF_SHARING.match(segment.low, last) or (
            _SHARED.search(sentence) and not _OF_PATIENTS.search(sentence)
        ):
            what = "sale_or_sharing"
        elif what is None and _SENT.search(sentence) and not _OF_SERVICE.search(sentence):
            what = "marketing"
        if what is not None:
            is_first = start + 3 >= first
            yield segment, first, min(stop, first + _SPAN) if is_first else last, what, sentence


def _taken_back(segments: pl.DataFrame) -> Iterator[tuple[Candidate, int, int, str, str]]:
    """Segment, begin, end, thing and sentence of what readers agreed to and may take back."""
    for segment, first, last in places(segments, _BACK):
        may = _LAST_MAY.match(segment.low, first, last)
        named = [hit.lastgroup for hit in WHAT.finditer(segment.low, first, last)]
        if may is None or not named or last - first > _LONGEST:
            continue
        if "object" in segment.low[may.end() : last] and named[-1] != "marketing":
            continue
        start, stop = sentence_around(segment.text, first, last)
        yield segment, may.end(), last, named[-1] or "", segment.low[start:stop]

"""Choices told by what readers do not wish, or by what they may ask someone not to do.

`If you do not want us to share your name with others, write to us`; `you have the right to direct
the shop to not “sell” your data`. What readers do not wish to receive is left to
`receiving_choices`, cookies to `cookie_choices`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

import polars as pl

from transforms.fact_rules.opt_out_means import choices_told
from transforms.fact_rules.stop_words import WHAT
from transforms.fact_rules.surroundings import Candidate, places, sentence_around
from transforms.patterns import rows_with, with_ascii_edges

STOPPED_IF_WISHED = "stopped_if_wished"
"""The rule by which these choices are found."""
_WISHED_HINT = (
    r"(?:not|['’]t|longer) (?:want|wish|agree|require|like us|to (?:shar|sel|disc|ren|have))"
    r"|(?:prefer|rather) (?:not|that we|we|us|to not)"
    r"|(?:whether|how|if) [^ ]+ (?:may )?(?:share|sell|disclose)"
)
_ASKED_HINT = (
    r"(?:request|ask|direct|nstruct|require|tell)[a-z]* (?:[a-zA-Z’'“&-]+ ){0,6}?"
    r"(?:not|stop|cease|refrain from|longer) "
)
_READERS = (
    r"(?:you|users?|visitors?|customers?|consumers?|residents?|individuals?|members?|subscribers?"
    r"|anyone|who)"
)
_SELL = (
    r"(?:sell(?:ing)?|sold|shar(?:e|ed|ing)|disclos(?:e|ed|ing)|rent(?:ed|ing)?|trad(?:e|ed|ing)"
    r"|transfer(?:red)?|releas(?:e|ed))"
)
_THING = (
    r"(?:advert[a-z]*|ads?|(?:direct |e-?mail )?marketing|promotional|analytics|locations?"
    r"|profiling|train|targeting|re-?marketing)"
)
_WISH = with_ascii_edges(
    rf"\b{_READERS} (?:would |do |does |should )?(?:"
    r"(?:not|don['’]t|no longer|rather not|prefer not) (?:want|wish|like|have|to|agree|require)"
    r"|prefer (?:that )?(?:we|us|to)(?: do)? (?:not|no longer))"
    rf"[^.;:?!|]*?\b(?:{_SELL}|{_THING})\b"
)
_ASK = with_ascii_edges(
    rf"\b(?:(?:{_READERS}|rights?|opportunity|option|ability|how)(?: [a-z’']+){{0,5}}? (?:request"
    r"|ask|direct|instruct|require|tell)(?:ing)?|(?:and|or) to (?:ask|request|direct|require) us"
    r"|to (?:request|ask)) (?:that )?(?:[^\s.;,]+ ){0,5}?(?:to |do |does )?"
    r"(?:not|stop|cease|refrain from|no longer)(?: to)? (?:be |have )?[\"“‘']?"
    rf"(?:{_SELL}|[^.;:?!|]*?\b{_THING})\b"
)
_CHOOSE = with_ascii_edges(
    rf"\b(?:{_READERS} (?:can|may|could)|opportunity|option|right|ability)(?: [a-z]+){{0,4}}? "
    rf"(?:choose|elect|decide|opt) not to (?:have )?(?:[a-z]+ ){{0,4}}?{_SELL}\b"
    r"|\b(?:you (?:can|may)(?: also)? (?:control|choose|decide)|choosing) (?:whether|if|how)"
    r" [^\s.;,]+(?: [a-z]+)? (?:shares?|sells?|discloses?)\b"
)
_SOLD = re.compile(rf"\b{_SELL}\b")
_SELLING = re.compile(r"\bs(?:ell(?:ing)?|old)\b")
_TO_OTHERS = re.compile(
    r"[^.;]{0,120}\b(?:third|others?|outside|affiliat\w+|non-?affiliat\w+|partners?|compan\w+"
    r"|anyone|organi[sz]ations|business(?:es)?|parties|cross-context|advertisers)\b"
)
_THIRD = re.compile(
    r"\b(?:third|affiliates?|affiliated|partners?|compan(?:y|ies)|sellers|advertisers|organi[sz]ations)"
)
_SPOKEN_OF = re.compile(r"\b(?:if|once|after|until|when|unless)\b[^.;,]{0,30}$")
_FOR_MARKETING = re.compile(rf"{_TO_OTHERS.pattern}|[^.;]{{0,80}}\bmarketing\b")
_TRADED = ("shar", "rent", "trad")
_OF_DATA = re.compile(
    r"[^.;]{0,60}\b(?:information|data|details|name|address|e-?mail|contact|identity|it|profile)\b"
)
_NO_TRADE = re.compile(
    r"\b(?:health|medical|insurer|family|relatives|directory|lender|public(?:ly)?|law|court|forum"
    r"|friends|other (?:users|members|players)|child\w*)\b"
)
"""What is told of patients, and of what readers show to each other."""
_ADVERTISING = re.compile(r"\b(?:ads?|advert[a-z]*|targeting)$")
_TARGETED = re.compile(r"target|personali|tailor|interest|behavio|relevant|customi|track|profil")
_BY_READERS = re.compile(r"\b(?:want|wish|like|not|prefer) to \w+$")
"""What readers would rather not do themselves."""
_WITH_US = re.compile(r"[^.;]{0,40}\bwith us\b")
_DONE = re.compile(
    r"\b(?:please|you (?:can|may|must|should|need|will need|have|are able|always have)|contact"
    r"|click|simply|e-?mail us|write|call|visit|let us know|notify|inform us|tell us|untick|uncheck"
    r"|change|adjust|use the|follow|opt|select|indicat\w+|go to)\b"
)
_LEAVE = re.compile(
    r"\bnot (?:to )?(?:use|submit|provide|post|make|visit|access|register|install|share|enter|give"
    r"|send|be able|continue|download|participate|upload)\b|\brefrain\b|\bdiscontinue\b|\bleave\b"
    r"|\bunable\b|\bnot using\b|\bcannot\b|\bstop using\b|\bterminate\b|\bdelete your account\b"
)
"""What readers then do is to keep away, which is no choice."""
_OURS = re.compile(r"\b(?:we|they|it) (?:may |will |can |might |also |do )*$")
_LATE = re.compile(
    r"\b(?:signals?|do not track|nothing)\b"
    r"|\b(?:once|after|until|when|whether|have|unless)\b[^.;,]{0,30}$"
)
_LONGEST = 200
_SPAN = 300


def _chosen(segments: pl.DataFrame) -> Iterator[tuple[Candidate, int, int, str, str]]:
    """Segment, begin, end, thing and sentence of what readers choose that others do not get."""
    for segment, first, last in places(segments, _CHOOSE):
        start, stop = sentence_around(segment.text, first, last)
        sentence = segment.low[start:stop]
        is_late = _SPOKEN_OF.search(segment.low, start, first)
        if _THIRD.search(sentence) and not is_late and not _NO_TRADE.search(sentence):
            yield segment, first, min(stop, last + 60), "sale_or_sharing", sentence


def wished_choices(segments: pl.DataFrame) -> pl.DataFrame:
    """What ``segments`` tell how to stop for those who do not wish it, each thing once."""
    wished = rows_with(segments, _WISHED_HINT)
    asked = rows_with(segments, _ASKED_HINT)
    told = chain(_wishes(wished), _requests(asked), _chosen(wished))
    return choices_told(told, STOPPED_IF_WISHED)


def _wishes(segments: pl.DataFrame) -> Iterator[tuple[Candidate, int, int, str, str]]:
    """Segment, begin, end, thing and sentence of what is stopped for those who do not wish it."""
    for segment, first, last in places(segments, _WISH):
        wish = segment.low[first:last]
        if last - first > _LONGEST or " receive" in wish or (" agree" in wish and "," in wish):
            continue
        start, stop = sentence_around(segment.text, first, last)
        rest = segment.low[start:first] + "|" + segment.low[last:stop]
        what = _what(segment, first, last, stop)
        if _SOLD.search(wish) and _BY_READERS.search(wish):
            continue
        if what and _DONE.search(rest) and not _LEAVE.search(rest):
            yield segment, first, min(stop, first + _SPAN), what, segment.low[start:stop]


def _requests(segments: pl.DataFrame) -> Iterator[tuple[Candidate, int, int, str, str]]:
    """Segment, begin, end, thing and sentence of what readers may ask someone not to do."""
    for segment, first, last in places(segments, _ASK):
        start, stop = sentence_around(segment.text, first, last)
        is_ours = (
            _OURS.search(segment.low, start, first) or " we " in segment.low[first : last - 40]
        )
        what = _what(segment, first, last, stop)
        if (
            what
            and last - first <= _LONGEST
            and not is_ours
            and not _LATE.search(segment.low, start, first)
        ):
            yield segment, first, min(stop, last + 60), what, segment.low[start:stop]


def _what(segment: Candidate, first: int, last: int, stop: int) -> str | None:
    """What the words at these offsets stop."""
    low = segment.low
    chosen = low[first:last]
    if chosen.endswith("profiling"):
        return "profiling" if chosen.endswith("engage in profiling") else None
    sold = [verb.start() for verb in _SOLD.finditer(low, first, last) if verb.end() == last]
    is_passive = chosen.endswith(("be shared", "be sold", "be rented"))
    to_whom = _FOR_MARKETING if sold and low.startswith(_TRADED, sold[0]) else _TO_OTHERS
    if sold and (is_passive or _SELLING.match(low, sold[0]) or to_whom.match(low, last, stop)):
        is_of_data = _OF_DATA.search(low, first, min(stop, last + 60))
        is_kept = _NO_TRADE.search(low, first, stop) or _WITH_US.match(low, last, stop)
        return "sale_or_sharing" if is_of_data and not is_kept else None
    if _ADVERTISING.search(chosen):
        return "interest_based_advertising" if _TARGETED.search(low, first, stop) else None
    named = WHAT.search(low, max(first, last - 40), min(stop, last + 100 if sold else last + 40))
    if named is None and chosen.endswith("marketing"):
        return "marketing"
    if named is None or named.lastgroup in ("cookies", "sale_or_sharing"):
        return None
    return named.lastgroup

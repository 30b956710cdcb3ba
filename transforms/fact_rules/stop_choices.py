"""Where readers are told that they can stop something, in other words than opting out.

`You can turn off push notifications`, `the right to object to direct marketing`, `to delete
cookies, see your browser's help`: a word of stopping, what is stopped, and around them that it is
the reader's choice. What is called opting out or unsubscribing is left to `opt_outs`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, groupby
from operator import itemgetter

import polars as pl

from transforms.fact_rules.opt_out_means import choices_told
from transforms.fact_rules.pronoun_choices import HINT as PRONOUN_HINT
from transforms.fact_rules.pronoun_choices import pronoun_choices
from transforms.fact_rules.stop_words import (
    CHOICE,
    CHOICE_HINT,
    HINT,
    JOINED,
    OFFER,
    PASSIVE,
    PASSIVE_HINT,
    VERB,
    WHAT,
)
from transforms.fact_rules.surroundings import (
    Candidate,
    in_lower_case,
    places,
    sentence_around,
)
from transforms.patterns import with_ascii_edges
from warehouse.vocabulary import SegmentKind

_WE_STOP = re.compile(
    r"\bwe(?:['’]ll| will| shall| must)(?: then| immediately| promptly| no longer| also)? $"
)
_TO = re.compile(r"(?:^|[\s(,])(?:in order )?to (?:[a-z]+ (?:or|and) |[a-z]+, ){0,2}[\s\"“]*$")
_BARE = re.compile(
    r"^[^a-z]{0,6}(?:[a-z]{1,3}\) )?(?:to )?"
    r"(?:(?:enabl|accept|remov|block|delet|allow|clear)(?:e|ing)?(?: and | or | ?/ ?))?$"
    r"|[:–|-]\s?[\"“]?$"
)
"""Before what stands at the head of its sentence, or of a label."""
_BARE_VERB = re.compile(
    r"(?:object|withdraw|revoke|prevent|block|refus|reject|disabl|turn|switch|delet|clear|eras|stop|declin"
    r"|deactivat)"
    r"|(?:manag|control|chang|adjust|updat|modif|edit|limit|restrict|opt)[a-z]* (?:my|your)\b"
    r"|choos(?:e|ing) (?:whether|if)\b"
    r"|manage cookie"
)
_GERUND = re.compile(r"[a-z]+ing\b")
_TOLD_OF = re.compile(r"[^.;:]{0,60}\b(?:may|will|can|could|might|would|is|does|means)\b")
"""After words that begin a sentence as what it is about, not as what to do."""
_IN_CASE = re.compile(
    r"\b(?:if|when|once|after|where(?! you (?:can|may))|although|though|even if|unless"
    r"|should (?:you|an?|the|users?)|because|while|until|since"
    r"|in case|whenever|whether)\b[^.;:,]{0,40}$"
)
_MAY = re.compile(r"you (?:can|may)\b")
_IF_ONE_MAY = re.compile(r"\b(?:if|when|once|unless|until|whether) you (?:can|may)[^.;:,]{0,6}$")
"""Before what is only told in case that readers may do it."""
_LINK = re.compile(r"not sell\b[^.;:?!|]{0,40}\bmy\b")
"""How the link is called by which readers choose so."""
_WHEN = re.compile(r"\b(?:if|when|once|after|while|although|though|unless|because)\b[^.;:,]*$")
_OBJECTION = re.compile(r"objections? (?:may|can) (?:also )?be (?:lodged|raised|made)\b")
_OBJECTED = re.compile(
    r"\b(?:if|where|when|once) (?:you|(?:the )?[a-z]+ ?[a-z]*) (?:ha(?:ve|s) )?$"
)
"""Before an objection that is only spoken of."""
_RIGHT_TO = re.compile(r"\brights?\b[^.;]* to $")
_AFTERMATH = re.compile(
    r"^[^.;]{0,60}?\b(?:may|will|can|could|might|would|does|do) (?:\w+ )?"
    r"(?:not(?! (?:want|wish|like|agree))|impact|affect|result|prevent"
    r"|limit(?:ed)?|disable|impair|mean|lose|be unable|experience|cause)\b"
)
_DONE_AFTER = re.compile(
    r"^[^.;]{0,140}?(?:\b(?:please|(?:this|it) can be|you (?:can|may|should|must|will need|need"
    r"|are able)"
    r"|will tell you how|help (?:feature|menu|function))\b|[,:] ?(?:simply|just|click|visit|go|see"
    r"|use|change|adjust|select|follow|contact|consult|check|refer|e-?mail|write|call|send|let us"
    r"|tell|notify|inform|set|log|open|read|we (?:will|shall|must)|uncheck|untick|disable|delete"
    r"|turn|switch|do so|here|https?)\b| click )"
    r"(?! (?:also )?(?:not|lose|experience|still|be unable|find|notice|encounter|miss|have|no)\b)"
)
_DONE_BEFORE = re.compile(
    r"\b(?:please|you (?:can|may|should|must|need|have|are (?:able|free))|contact(?:ing)?"
    r"|click(?:ing)?|visit(?:ing)?|go(?:ing)? to|see|using|(?:you|please) use|chang(?:e|ing)"
    r"|adjust(?:ing)?|select"
    r"|follow(?:ing)?|consult|refer|e-?mail|write|let us know|tell us|link|settings?|configure"
    r"|instructions?|tools?|browsers?|set up|button)\b"
)
_WILL = re.compile(r"\b(?:may|might|will|can|could|would|should)(?: also| still)? $")
"""Before what is not: that readers are not sent something is no choice of theirs."""
_DENIED = re.compile(
    r"\b(?:cannot|can ?not|can['’]t|unable to|not (?:\w+ )?able to|do(?:es)? not (?:have|provide"
    r"|offer|allow|control|enable)|don['’]t (?:have|control)|no (?:[a-z]+ ){0,4}|may not|never"
    r"|not possible|not entitled)\b[^.;,]{0,60}$"
)
_OURS = re.compile(
    r"\b(?:we|us|they|our|company|service providers?|partners?|third parties|it|which|that"
    r"|cookies|this|used|uses?|data|information) (?:\w+ )?(?:(?:can|may|could|might|will|also|help"
    r"|helps|allows?|enables?) )?(?:also )?(?:us )?(?:to )?$"
)
"""Before a choice that is the company's own, or its cookies' purpose."""
_BROKEN = re.compile(
    r"\b(?:and|or|but|that|which|so|because|if|when|unless|then|,) (?:we|you|it|they|this"
    r"|the (?:site|website|service))\b|\bwe recommend\b|\bbut not limited\b|\bwithout\b|\b(?:is"
    r"|are|was"
    r"|were) (?!not)"
    r"|^clear (?:gif|pixel)|^avoid(?:ing)? (?:upload|post|submit)"
    r"|^not use (?:the|our|this)\b|\bto (?:offer|provide|improve|deliver)\b"
)
"""Within a choice whose words belong to two clauses."""
_WE_USE = re.compile(r"\b(?:how|what|whether|which|if|that|the way) (?:we|they|third part[a-z]+)\b")
_OF_MARKETING = re.compile(r"\bno (?:longer )?[a-z ]{0,30}marketing\b[^.;]{0,60}$|\bmarketing, $")
"""Before notification preferences by which marketing is chosen, which is told as such."""
_OF_CONTACT = re.compile(
    r"(?: at any time)? (?:about|on|regarding|as to|for|concerning|of) (?:what|how|whether|which)"
    r"[^.;]{0,40}\b(?:receive|contact|communicat|hear from)"
)
"""After preferences that are of what is sent."""
_PLUG_IN = re.compile(r"plug-?in|add-?on|gaoptout")
"""By which readers keep a service of analytics from collecting what its cookies tell."""
_SELLING = re.compile(r"(?:not|stop|cease) (?:to )?sell")
_AND = re.compile(r"[a-z]*(?: [a-z]+)?(?:,| and| or|/)+ ?(?:the |our |your )?")
"""Between one thing and another one that is stopped with it."""
_NOT_SHARED = re.compile(
    r"(?:not|no longer) (?:to )?share|.{0,90}\bshar(?:ed|ing) (?:[a-z]+ ){0,3}with (?:third|other)"
)
_OPT_OUT_COOKIES = re.compile(r"\b(?:opt-out|once|if|after|until)\b[^.;,]{0,30}$")
_OF_ADDRESS = re.compile(r"[-.]$|[./]\S*/$")
_CHOICE = re.compile(CHOICE)
_PASSIVE = re.compile(PASSIVE)
_DUTY = re.compile(r"\b(?:transfers?|fraud|breach|liabilit|unauthori[sz]ed|illegal|spam\b)")
STOPPED_BY_READER = "stopped"
"""The rule by which these choices are found."""
_SPAN = 260
_LONGEST = 160
_NEAR = 130
_REACH = 500


def stop_choices(segments: pl.DataFrame) -> pl.DataFrame:
    """What ``segments`` tell that readers can stop, each thing once a segment."""
    hinted = segments.filter(pl.col("text").str.contains_any(HINT))
    low = hinted.select(in_lower_case())["low"]
    active = hinted.filter(low.str.contains(CHOICE_HINT))
    passive = hinted.filter(low.str.contains(PASSIVE_HINT))
    chosen = chain(_chosen(active), places(passive, with_ascii_edges(PASSIVE)))
    told = (
        (segment, *choice)
        for segment, first, last in chosen
        for choice in _choices(segment, first, last)
    )
    named_before = hinted.filter(low.str.contains(PRONOUN_HINT))
    stopped = choices_told(told, STOPPED_BY_READER, otherwise="browser")
    return pl.concat([stopped, pronoun_choices(named_before)])


def _chosen(segments: pl.DataFrame) -> Iterator[tuple[Candidate, int, int]]:
    """Segment, begin and end of each choice, from the last verb of those that lead to its end."""
    for segment, verbs in groupby(places(segments, with_ascii_edges(VERB)), itemgetter(0)):
        first = last = 0
        for _, begin, _ in verbs:
            choice = _CHOICE.match(segment.low, begin)
            if choice is None or (begin < last and choice.end() != last):
                continue
            if choice.end() != last and last:
                yield segment, first, last
            first, last = choice.span()
        if last:
            yield segment, first, last


def _choices(segment: Candidate, first: int, last: int) -> Iterator[tuple[int, int, str, str]]:
    """Begin, end, thing and sentence of the choices at these offsets and of what is joined."""
    low = segment.low
    if last - first > _LONGEST:
        return
    start, stop = sentence_around(segment.text, first, last, _REACH)
    begin = _offered_from(segment, start, first, last, stop)
    if begin is None or _is_broken(low[first:last]) or _DUTY.search(low, first, last):
        return
    what = _what(segment, first, last)
    is_managed = what == "sale_or_sharing" and low.startswith("manag", first)
    if what is None or is_managed:
        return
    sentence = low[start:stop]
    yield begin, min(last, begin + _SPAN), what, sentence
    joined = _AND.match(low, last, stop)
    other = WHAT.match(low, joined.end(), stop) if joined else None
    if other is not None and other.lastgroup:
        yield other.start(), other.end(), other.lastgroup, sentence


def _is_broken(choice: str) -> bool:
    """Whether the words belong to two clauses; of what is objected to, more may be told."""
    return not choice.startswith("object") and _BROKEN.search(_WE_USE.sub("", choice)) is not None


def _what(segment: Candidate, first: int, last: int) -> str | None:
    """What the words at these offsets stop, by their last word or else by the heading."""
    named = [hit.lastgroup for hit in WHAT.finditer(segment.low, first, last)]
    if segment.low.endswith("marketing", first, last) and (not named or named[-1] == "cookies"):
        named = ["marketing"]
    if _SELLING.match(segment.low, first, last):
        named.append("sale_or_sharing")
    if not named and _OF_CONTACT.match(segment.low, last):
        return "marketing"
    if not named:
        named = [hit.lastgroup for hit in WHAT.finditer(segment.heading.lower())]
    if named and named[-1] == "marketing" and _NOT_SHARED.match(segment.low, first, last):
        return "sale_or_sharing"
    if (
        named
        and named[-1] == "notifications"
        and _OF_MARKETING.search(segment.low, max(0, first - _REACH), first)
    ):
        return "marketing"
    if named and named[-1] == "cookies" and _PLUG_IN.search(segment.low, first, last + _REACH):
        return "analytics" if "collect" in segment.low[first:last] else "cookies"
    return named[-1] if named else None


def _offered_from(segment: Candidate, start: int, first: int, last: int, stop: int) -> int | None:
    """Where the words begin that leave the choice to readers; None where no words do."""
    low = segment.low
    near = max(start, first - _NEAR)
    before, after = low[near:first], low[last:stop]
    is_told = low.startswith("not ", first) and _WILL.search(before)
    if is_told or _DENIED.search(before) or _OF_ADDRESS.search(before):
        return None
    if _PASSIVE.match(low, first, last):
        return None if _OPT_OUT_COOKIES.search(before) else first
    offer = OFFER.search(before) or JOINED.search(before)
    if offer is not None:
        wish = offer.groupdict().get("wish")
        is_of_clause = wish or not _MAY.match(offer.group())
        if not (_IN_CASE if is_of_clause else _IF_ONE_MAY).search(before, 0, offer.start() + 12):
            return near + offer.start()
        is_done = _is_done(low[start : near + offer.start()], after)
        return near + offer.start() if wish and is_done else None
    if _LINK.match(low, first):
        return first - len("do ") if before.endswith("do ") else first
    is_stopped = low.startswith(("stop", "ceas"), first) and _WE_STOP.search(before)
    is_of_marketing = low.startswith("object", first) and "marketing" in low[first:last]
    is_objected = is_of_marketing and (
        _OBJECTED.search(before) or _RIGHT_TO.search(low, start, first)
    )
    if is_stopped or is_objected or _OBJECTION.match(low, first):
        return first
    if _OURS.search(before):
        return None
    if _TO.search(before) and not _WHEN.search(before) and _is_done(low[start:first], after):
        return first
    if _AFTERMATH.search(after):
        return None
    is_title = segment.kind == SegmentKind.HEADING.value
    is_bare = _BARE.search(before) and _BARE_VERB.match(low, first)
    if is_bare and not is_title and _GERUND.match(low, first) and _TOLD_OF.match(after):
        return None
    return first if is_title or is_bare else None


def _is_done(before: str, after: str) -> bool:
    """Whether the sentence tells what to do."""
    if _AFTERMATH.match(after) and not _DONE_AFTER.match(after):
        return False
    return _DONE_AFTER.match(after) is not None or _DONE_BEFORE.search(before) is not None

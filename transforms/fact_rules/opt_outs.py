"""What a reader can opt out of, and how."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import polars as pl

from transforms.fact_rules.searches import first_places, found_in, names_found
from transforms.fact_rules.surroundings import (
    Candidate,
    Stated,
    as_found,
    candidates,
    sentence_around,
)
from warehouse.fact_kinds import FactKind
from warehouse.vocabulary import SegmentKind

_HINT = "(?-u)[Oo]pt[- ]?[Oo]ut|OPT[- ]OUT|[Oo]pting|[Uu]nsubscrib|bmelde|bbestell|sabonn|sinscri"
_CUE = re.compile(
    r"(?:opt(?:ing|s)?[- ]?out\b(?![.@/])(?<![/.@]opt[- ]out)(?<![/.@]optout)"
    r"|unsubscrib(?:e|ing)\b|abmelde\w*|abbestell\w*|d[ée]sabonn\w+|d[ée]sinscri\w+)"
)
_OFFER = re.compile(
    r"\b(?:you|users?|visitors?|consumers?|customers?|individuals?|residents?) "
    r"(?:can|may|might|could|(?:also )?have the (?:option|ability|choice|opportunity)|are able)\b"
    r"(?! not\b)|\b(?:to|please|wish(?:es)? to|want to|would like to|prefer to|how to|option to"
    r"|choose to"
    r"|able to|ability to|choice to|opportunity to)\s*(?:request to |also "
    r"|exercise your (?:right|choice)"
    r" to )?$|\b(?:sie k[öo]nnen|vous pouvez)\b"
)
_IMPERATIVE = re.compile(r"(?:^|[:.•–-]\s?|\band/?or )\s*$")
_DENIED = re.compile(
    r"\b(?:cannot|can ?not|may not|not able to|unable to|not permitted to|not offer|can['’]t"
    r"|no way to"
    r"|not be able to|do(?:es)? not (?:provide|support|allow))\b[^.;]{0,60}$"
)
_AFTERMATH = re.compile(
    r"\b(?:even if|once|after|when|where|although|note that|unless|until|because|that"
    r"|if you (?:choose to )?"
    r"(?:do |later )?)(?: you| your| by| the| have| choose to| decide to){0,3}\s*$"
    r"|\b(?:by|following|received|process|honou?r|of|your|an|the|such|right to)\s*$"
)
_AFTER = (" after", " following", " upon", "once you", "if you")
_A_REQUEST = re.compile(r"\s*(?:request|preference|cookie|signal|right|choice|notice)s?\b")
_ONCE = ("once", "even if", "after", "although")
_ONCE_OFFERED = re.compile(rf"\b(?:{'|'.join(_ONCE)})\b[^,]{{0,40}}$")
_WHAT = {
    "sale_or_sharing": r"\bsales?\b|\bselling\b|\bsold\b|\bsharing\b|(?:not|n['’]t) sell|\bshared\b"
    r"|disclos\w+ (?:of )?\w* ?\w* ?(?:to|with) third|third[- ]party (?:sharing|marketing)",
    "artificial_intelligence": r"\btrain(?:ing)?\b[^.;]{0,30}(?:model|\bai\b|llm|data)"
    "|language model"
    r"|generative ai",
    "interest_based_advertising": r"limit ad tracking"
    r"|(?:interest|preference)[- ]based|personali[sz]ed ad"
    "|behaviou?ral"
    r"|targeted (?:online |digital )?(?:ad|market)|tailored|cross-context|online adverti|retarget"
    r"|remarket|ads? personali[sz]ation|advertis(?:ing|ements?) (?:cookies|based)|network advertis"
    r"|behaviou?rally targeted|digital advertising alliance|aboutads|youronlinechoices"
    r"|customi[sz]ed ad"
    r"|personali[sz]ed (?:\w+ )?advert|targeted ads|targeting|optout\.networkadvertising|google ad"
    r"|third[- ]party (?:ad|vendor)|ad serving|\bads?\b|\badvertis(?:ing|ements?)\b|\bdart\b"
    r"|advertisers?\b|personalisierte werbung",
    "profiling": r"\bprofiling\b|automated (?:decision|processing)",
    "analytics": r"analytics|measurement|statistical|session replay|matomo|hotjar",
    "location": r"\bgeo-?location|location (?:data|information|services|tracking)",
    "notifications": r"push[- ]?notif|notifications?\b",
    "marketing": r"(?:tele)?marketing|promotion|newsletter|mailing|e-?mails?\b"
    r"|commercial (?:comm|mess|elec)|offers|communications|(?:text|sms|mms) ?mess|\bsms\b"
    r"|\btexts\b|direct mail|messages|(?:un)?solicit|advertising materials|catalog|surveys"
    r"|rundbrief|alerts|correspondence",
    "cookies": r"cookie|tracking technolog|\btracking\b|web beacon",
}
_ANY_WHAT = re.compile(
    r"\b(?:" + "|".join(f"(?P<{what}>{pattern})" for what, pattern in _WHAT.items()) + ")"
)
_EACH_WHAT = {what: rf"\b(?:{pattern})" for what, pattern in _WHAT.items()}
_HOW = {
    "unsubscribe": r"unsubscribe[^a-z]{0,3}(?:link|button|instruction|mechanism|option|feature"
    "|function|here)"
    r"|[\"“'‘]unsubscribe|(?:link|instructions?|mechanism|directions|option|process)[^.;]*"
    r"\b(?:in|at|of|within|on|from|included|contained|provided|found)\b[^.;]*"
    r"\b(?:e-?mails?|messages?|newsletters?|communications?)|unsubscribing|abmeldelink"
    r"|lien de d[ée]s|opt[- ]out (?:link|instructions|mechanism)[^.;]*(?:e-?mail|message)"
    r"|(?:select|click\w*)[^.;]*unsubscribe",
    "email": r"\b(?:e-?mailing\b|(?:send\w*|by|via|through) (?:us )?(?:an |a )?(?:written )?e-?mail"
    r"|e-?mail (?:us|me)\b|contact(?:ing)? us[^.;]{0,20} (?:at|by e-?mail)"
    r"|per e-?mail|email[^\]]{0,3}protected)|[\w.+-]@[\w-]",
    "settings": r"\bsettings?\b|preference (?:cent|page)|preferences|(?:user|account|your) profile"
    r"|toggle|control panel|privacy (?:center|centre|choices|manager)|account (?:page|information)",
    "text_message": r"(?:reply|text|send|respond)\w*[^.;]{0,30}\bstop\b|\bstop\b[\"”]? to [0-9]",
    "phone": r"\bcall(?:ing)? (?:us|our|toll|1|\+|\()|by (?:tele)?phone|phone number|toll[- ]free"
    r"|(?:^|[^02-9])[2-9][0-9]{2}\)?[-. ][2-9][0-9]{2}[-. ][0-9]{4}",
    "post": r"writ(?:e|ing) to us at|by (?:postal |regular )?mail\b(?:$|[^ ,]| [^o]| o[^r])"
    "|mailing address",
    "form": r"\b(?:web|online|opt[- ]out|request|contact|this|our|the)[ -]?(?:request )?form\b"
    "|webform",
    "link": r"\b(?:https?://|www\.|click(?:ing)?(?: on)?(?: the)? (?:here|link|[\"“‘'])"
    r"|click(?:ing)? on\b"
    r"|visit(?:ing)?\b|go(?:ing)? to\b|link\b|via the following|following (?:site|page)"
    r"|available at"
    r"|here\b|download\w* and install|install\w*|browser add-?on|plug-?in\b"
    r"|opt[- ]out (?:page|tool)"
    r"|aboutads|networkadvertising|youronlinechoices)",
}
_MAY_BE = {
    "unsubscribe": r"unsubscri|link|instruction|mechanism|direction|process|lien",
    "email": r"mail|@",
}
"""Words without which a means is not told, looked for first."""
_URL = re.compile(r"https?://[^\s<>\"'“”’)\]]{3,200}|\bwww\.[^\s<>\"'“”’)\]]{3,200}")
_OBJECT = re.compile(
    r"\s*(?:at any time )?,?\s*(?:of|from|out of|for)\s+(?P<what>(?:(?!\b(?:by|via|please"
    r"|you may|you can"
    r"|visit|click)\b)[^.;])*)"
)
_NOTICE = re.compile(r"\bpush|notifications?\b")
_BACK_REFERENCE = re.compile(
    r"(?:(?:receiving|having|the|any|all|some|either|one|future|further) )*(?:of )?"
    r"(?:these|this|that|such|them|it|their)\b"
)
_SPAN = 350
_OF = 110
_NEAR = 130
_MOST = 200
"""So many cues are looked at in a segment; no text that people wrote has more."""


def opt_outs(segments: pl.DataFrame) -> pl.DataFrame:
    """The ways to opt out that ``segments`` offer: what of, by what means, and where.

    A sentence counts where it offers the choice and tells a means; a right to opt out without one
    is no offer.
    """
    is_heading = pl.col("kind") == SegmentKind.HEADING.value
    hinted = segments.filter(~is_heading & pl.col("text").str.contains(_HINT))
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
    for cue in islice(_CUE.finditer(low), _MOST):
        start, end = sentence_around(text, cue.start(), cue.end())
        near = max(start, cue.start() - _NEAR)
        before = low[near : cue.start()]
        offer = _offer(before, low[cue.end() : end])
        if offer is not None and not _DENIED.search(before):
            yield _Offered(segment, cue, near + offer, start, end)


def _told(offered: list[_Offered]) -> Iterator[tuple[Candidate, Stated]]:
    """The facts of those who tell what is opted out of, and by what means or by whom."""
    means = means_told([offer.segment.low[offer.start : offer.end] for offer in offered])
    may_tell = [
        (offer, how)
        for offer, how in zip(offered, means, strict=True)
        if how or offer.segment.low.startswith("you ", offer.first)
    ]
    objects = [_object(offer) for offer, _ in may_tell]
    named = first_places([words or "" for words in objects], _EACH_WHAT)
    last_segment, last = "", 0
    for (offer, how), words, told in zip(may_tell, objects, named, strict=True):
        segment, cue = offer.segment, offer.cue
        if segment.segment_id != last_segment:
            last_segment, last = segment.segment_id, 0
        if cue.start() < last:
            continue
        is_explicit, what = _explicit(offer, words, told)
        if not is_explicit:
            what = _what_near(offer) if how else None
        if what is None:
            continue
        attributes: dict[str, object] = {"how": how} if how else {}
        if "link" in how and (link := _URL.search(segment.text, offer.start, offer.end)):
            attributes["link"] = link.group().rstrip(".,;:")
        first = max(last, offer.first)
        last = min(offer.end, first + _SPAN)
        rule = "unsubscribe" if cue.group()[0] in "uad" else "opt_out"
        rule, confidence = (f"{rule}_means", 0.85) if how else (f"{rule}_offer", 0.7)
        yield segment, Stated(FactKind.OPT_OUT, what, attributes, first, last, confidence, rule)


def _offer(before: str, after: str) -> int | None:
    """Where the words begin that offer the choice; None where they tell what follows from it."""
    offers = list(_OFFER.finditer(before))
    if not offers:
        is_item = _IMPERATIVE.search(before) is not None and not _AFTERMATH.search(before)
        return len(before) if is_item else None
    begin = offers[-1].start()
    end = before.rstrip()
    if end.endswith(_AFTER):
        return None
    if _A_REQUEST.match(after):
        return None if end.endswith(" to") else begin
    told_after = before[begin - 60 : begin] if begin > 60 else before[:begin]
    if any(word in told_after for word in _ONCE) and _ONCE_OFFERED.search(told_after):
        return None
    return begin


def means_told(sentences: list[str]) -> list[list[str]]:
    """The means that each of ``sentences``, in lower case, tells."""
    texts = pl.Series(sentences, dtype=pl.String)
    told = names_found(texts, {name: _HOW[name] for name in _HOW if name not in _MAY_BE})
    for name, hint in _MAY_BE.items():
        places = texts.str.contains(hint).arg_true()
        for place, is_told in zip(places, found_in(texts.gather(places), _HOW[name]), strict=True):
            if is_told:
                told[place].append(name)
    return [_in_order(how, text) if how else [] for how, text in zip(told, sentences, strict=True)]


def _in_order(told: list[str], sentence: str) -> list[str]:
    """The means in the order of ``_HOW``; the link of an e-mail is no other one."""
    is_address = "http" in sentence or "www." in sentence
    return [
        name
        for name in _HOW
        if name in told and (name != "link" or is_address or "unsubscribe" not in told)
    ]


def _object(offer: _Offered) -> str | None:
    """The words behind `opt out of`."""
    cue = offer.cue
    if cue.group()[0] != "o":
        return None
    target = _OBJECT.match(offer.segment.low, cue.end(), min(offer.end, cue.end() + _OF))
    return target["what"] if target else None


def _explicit(offer: _Offered, words: str | None, told: dict[str, int]) -> tuple[bool, str | None]:
    """Whether the words behind the cue tell what is opted out of, and what that is.

    Args:
        words: those behind `opt out of`, if that stands there.
        told: where they first name each thing that they name.
    """
    cue, low = offer.cue, offer.segment.low
    if cue.group()[0] != "o":
        is_notice = _NOTICE.search(low, cue.end(), cue.end() + 60)
        return True, "notifications" if is_notice else "marketing"
    if words is None:
        return False, None
    if len(told) > 1:
        told.pop("cookies", None)
    if told:
        return True, min(told, key=lambda what: told[what])
    return _BACK_REFERENCE.match(words) is None, None


def _what_near(offer: _Offered) -> str | None:
    """What is opted out of by the words before the cue, in its sentence or the one before it.

    Else by those after it, or by the heading.
    """
    low, cue = offer.segment.low, offer.cue
    for words in (
        low[max(0, cue.start() - 2 * _OF) : cue.start()],
        low[cue.end() : offer.end],
        offer.segment.heading.lower(),
    ):
        hits = [match.lastgroup for match in _ANY_WHAT.finditer(words)]
        if hits:
            return hits[-1]
    return None

"""What a reader can opt out of, and how."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

import polars as pl

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
_AFTER = re.compile(r"\b(?:after|following|upon|once you|if you)\s*$")
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
_HOW = {
    "unsubscribe": r"unsubscribe\W{0,3}(?:link|button|instruction|mechanism|option|feature"
    "|function|here)"
    r"|[\"“'‘]unsubscribe|(?:link|instructions?|mechanism|directions|option|process)[^.;]{0,60}"
    r"\b(?:in|at|of|within|on|from|included|contained|provided|found)\b[^.;]{0,40}"
    r"\b(?:e-?mails?|messages?|newsletters?|communications?)|unsubscribing|abmeldelink"
    r"|lien de d[ée]s|opt[- ]out (?:link|instructions|mechanism)[^.;]{0,40}(?:e-?mail|message)"
    r"|(?:select|click\w*)[^.;]{0,40}unsubscribe",
    "email": r"\b(?:e-?mailing\b|(?:send\w*|by|via|through) (?:us )?(?:an |a )?(?:written )?e-?mail"
    r"|e-?mail (?:us|me)\b|contact(?:ing)? us[^.;]{0,20} (?:at|by e-?mail)"
    r"|per e-?mail|email[^\]]{0,3}protected)|[\w.+-]@[\w-]",
    "settings": r"\bsettings?\b|preference (?:cent|page)|preferences|(?:user|account|your) profile"
    r"|toggle|control panel|privacy (?:center|centre|choices|manager)|account (?:page|information)",
    "text_message": r"(?:reply|text|send|respond)\w*[^.;]{0,30}\bstop\b|\bstop\b[\"”]? to [0-9]",
    "phone": r"\bcall(?:ing)? (?:us|our|toll|1|\+|\()|by (?:tele)?phone|phone number|toll[- ]free"
    r"|[2-9](?<![02-9].)[0-9]{2}\)?[-. ][2-9][0-9]{2}[-. ][0-9]{4}",
    "post": r"writ(?:e|ing) to us at|by (?:postal |regular )?mail\b(?! or|,)|mailing address",
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
_GUARDS = {
    "unsubscribe": (
        "unsubscri",
        "link",
        "instruction",
        "mechanism",
        "direction",
        "process",
        "lien",
    ),
    "email": ("mail", "@"),
    "settings": (
        "setting",
        "preference",
        "profile",
        "toggle",
        "control panel",
        "privacy c",
        "account",
    ),
    "text_message": ("stop",),
    "phone": ("call", "phone", "toll", "-"),
    "post": ("writ", "mail"),
    "form": ("form",),
    "link": (
        "http",
        "www",
        "click",
        "visit",
        "go",
        "link",
        "here",
        "site",
        "page",
        "nstall",
        "available",
    )
    + ("plug", "add-on", "addon", "tool", "aboutads", "onlinechoices"),
}
"""Words without which a means is not told, looked for first."""
_ANY_HOW = {how: re.compile(pattern) for how, pattern in _HOW.items()}
_URL = re.compile(r"https?://[^\s<>\"'“”’)\]]{3,200}|\bwww\.[^\s<>\"'“”’)\]]{3,200}")
_OBJECT = re.compile(
    r"\s*(?:at any time )?,?\s*(?:of|from|out of|for)\s+(?P<what>(?:(?!\b(?:by|via|please"
    r"|you may|you can"
    r"|visit|click)\b)[^.;])*)"
)
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
    text = pl.col("text")
    is_heading = pl.col("kind") == SegmentKind.HEADING.value
    hinted = segments.filter(text.str.contains(_HINT))
    return as_found(
        (segment, fact)
        for segment in candidates(hinted.filter(~is_heading))
        for fact in _of(segment)
    )


def _of(segment: Candidate) -> Iterator[Stated]:
    text, low = segment.text, segment.low
    last = 0
    for cue in islice(_CUE.finditer(low), _MOST):
        if cue.start() < last:
            continue
        start, end = sentence_around(text, cue.start(), cue.end())
        before = low[max(start, cue.start() - _NEAR) : cue.start()]
        offer = _offer(before, low[cue.end() : end])
        if offer is None or _DENIED.search(before):
            continue
        what, is_explicit = _what(low, end, cue, segment.heading.lower())
        how = _how(low[start:end])
        if what is None or not (how or (is_explicit and before[offer:].startswith("you "))):
            continue
        attributes: dict[str, object] = {"how": how} if how else {}
        if link := _URL.search(text, start, end):
            attributes["link"] = link.group().rstrip(".,;:")
        first = max(last, cue.start() - len(before) + offer)
        last = min(end, first + _SPAN)
        rule = "unsubscribe" if cue.group()[0] in "uad" else "opt_out"
        rule, confidence = (f"{rule}_means", 0.85) if how else (f"{rule}_offer", 0.7)
        yield Stated(FactKind.OPT_OUT, what, attributes, first, last, confidence, rule)


def _offer(before: str, after: str) -> int | None:
    """Where the words begin that offer the choice; None where they tell what follows from it."""
    offers = list(_OFFER.finditer(before))
    if not offers:
        is_item = _IMPERATIVE.search(before) is not None and not _AFTERMATH.search(before)
        return len(before) if is_item else None
    begin = offers[-1].start()
    if _AFTER.search(before[begin:]):
        return None
    if re.match(r"\s*(?:request|preference|cookie|signal|right|choice|notice)s?\b", after):
        return None if re.search(r"\bto\s*$", before) else begin
    if re.search(r"\b(?:once|even if|after|although)\b[^,]{0,40}$", before[:begin]):
        return None
    return begin


def _how(sentence: str) -> list[str]:
    """The means that the sentence, in lower case, tells."""
    how = [
        name
        for name, means in _ANY_HOW.items()
        if any(word in sentence for word in _GUARDS[name]) and means.search(sentence)
    ]
    if "unsubscribe" in how and "link" in how and not _URL.search(sentence):
        how.remove("link")
    return how


def _what(text: str, end: int, cue: re.Match[str], heading: str) -> tuple[str | None, bool]:
    """What is opted out of, and whether the words behind the cue tell it.

    Else it is told by the words before the cue, in its sentence or the one before, by those after
    it, or by the heading. ``text`` and ``cue`` are in lower case.
    """
    if cue.group()[0] != "o":
        is_notice = re.search(r"\bpush|notifications?\b", text[cue.end() : cue.end() + 60])
        return ("notifications" if is_notice else "marketing"), True
    target = _OBJECT.match(text, cue.end(), min(end, cue.end() + _OF))
    if target:
        told = {match.lastgroup: match.start() for match in _ANY_WHAT.finditer(target["what"])}
        if len(told) > 1:
            told.pop("cookies", None)
        if told:
            return min(told, key=lambda what: told[what]), True
        if not _BACK_REFERENCE.match(target["what"]):
            return None, True
    for words in (
        text[max(0, cue.start() - 2 * _OF) : cue.start()],
        text[cue.end() : end],
        heading,
    ):
        hits = [match.lastgroup for match in _ANY_WHAT.finditer(words)]
        if hits:
            return hits[-1], False
    return None, False

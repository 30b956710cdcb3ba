"""Rights that show in the requests which readers, or agents for them, are told to make.

`Your agent may submit an access or deletion request` grants both, though no sentence says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import polars as pl

from transforms.fact_rules.places_of_rights import places as jurisdictions
from transforms.fact_rules.surroundings import Candidate, Mention, Stated, as_found, mentions
from transforms.patterns import rows_with, with_ascii_edges
from warehouse.fact_kinds import FactKind
from warehouse.vocabulary import SegmentKind

RIGHT_REQUESTED = "right_requested"
"""The rule by which these rights are found."""
_NAMES = {
    "access": r"access|know|view|review",
    "erasure": r"deletion|erasure|delete|erase|removal|remove",
    "rectification": r"correction|rectification|modification|amendment|correct|rectify|amend"
    "|modify|update",
    "portability": r"(?:data )?portability",
    "restriction": r"restriction(?= of processing)",
    "opt_out_of_sale": r"sales? opt[- ]?out|opt[- ]?out",
}
_NAME = (
    r"access|deletion|erasure|correction|rectification|amendment|modification|removal"
    r"|(?:data )?portability|sales? opt[- ]out(?: or opt[- ]in)?"
)
_NOUN = r"deletion|erasure|correction|rectification"
_VERB = r"know|access|delete|erase|correct|review|view|rectify|amend|modify|update|remove"
_OTHERS = (
    r"know|completion|updates?|opt[- ]out|appeal|restriction(?: of processing)?|objection"
    r"|limitation|other|obtain|port|restrict|disclosure|information"
)
_JOINT = r"[\"”’']?(?:,|/)? ?(?:and/or |and |or |& )?(?:an? |the )?(?:data )?[\"“‘']?"
_HINTS = (
    r"equest|[Rr]ights|ight [Tt]o|[Oo]ut[\"”]? [Rr]ight|ales? opt-out",
    r"ales? opt-out"
    r"|(?:ccess|letion|rasure|rrection|fication|ortability|emoval|mendment)[\"”’]?"
    r" (?:and [a-z]+ )?[Rr](?:equest|ights)"
    r"|equests? (?:for|related to|regarding) (?:the )?(?:[Aa]cc|[Dd]el|[Cc]orr|[Ee]ras|[Rr]ect"
    r"|[Dd]ata p|[Rr]emoval|[Aa]mend|[Mm]odif)"
    r"|(?:equests?|ights?) [Tt]o [Oo]pt|pt[- ]?[Oo]ut[\"”]? (?:[Rr]equest|[Rr]ight)"
    r"|equest(?:ing|s)? (?:data |the |account )?(?:dele|eras|corr|rect)"
    r"|(?:equests?|ights?) [Tt]o (?:[Kk]no|[Aa]cc|[Dd]el|[Ee]ra|[Cc]orr|[Rr]evi|[Rr]ect|[Rr]emo"
    r"|[Vv]iew|[Aa]men|[Mm]odi|[Uu]pda)",
)
"""Both match in all texts that have such a request; quick to search all text with."""
_REQUEST = with_ascii_edges(
    rf"\b(?:{_NAME})(?:{_JOINT}(?:{_NAME}|{_OTHERS})){{0,5}}[\"”’']? (?:and [a-z]+ )?"
    r"(?:requests?|rights)\b"
    rf"|\b(?:requests?|rights) to (?:{_VERB})(?:{_JOINT}(?:to )?(?:{_VERB}|{_OTHERS})){{0,5}}\b"
    rf"|\b(?:requests?|rights?) to opt[- ]?out\b|\bopt[- ]?out[\"”’']? (?:requests?|rights?)\b"
    rf"|\brequest(?:ing|s)? (?:the |data |account |access |information )?(?:or |and )?(?:{_NOUN})"
    rf"(?:{_JOINT}(?:{_NAME}|{_OTHERS})){{0,5}}\b"
    rf"|\brequests? (?:for|related to|regarding) (?:the )?(?:{_NAME})"
    rf"(?:{_JOINT}(?:{_NAME}|{_OTHERS})){{0,5}}\b"
)
_EACH = re.compile(
    r"\b(?:" + "|".join(f"(?P<{right}>{name})" for right, name in _NAMES.items()) + r")\b"
)
_OF_READER = re.compile(
    r"\b(?:submit|make|making|submitt(?:ing|ed)|exercis\w+|your|you|please|on behalf|agents?"
    r"|respond to|fulfil\w*|honou?r|consumers?|residents|verif(?:ied|iable))\b"
)
_EXERCISED = re.compile(r"\b(?:exercis\w+|your|you)\b")
"""Beside rights of access that are not those to a system."""
_NOT_OF_READER = re.compile(
    r"number of|statistic|metric|median|\bdenied\b|complied|government|law enforcement"
    r"|authorit|subpoena|deny|decline|refuse|reject|not (?:able|required|be able)|charge|fee\b"
    r"|our (?:customers?|clients?)|clients are|(?:that|the) client\b|from your|outside"
    r"|their (?:privacy|data protection)"
)
_OTHER_THING = re.compile(
    r"^[^a-z]{0,3}(?:(?:or|and|delete|view|modify) )*(?:(?:your|the|their|our|an?|such|any|my) )*"
    r"(?:\w+ )?(?:accounts?|web ?pages?|web ?sites?|sites?|services?|repositories|pages?|content"
    r"|orders?|testimonials?)\b"
    r"|^ \(i|^[^.;]{0,60}\b(?:list|mailing)s?\b"
)
_OF_SALE = re.compile(
    r"\b(?:sales?|sell|selling|sold)\b[^.]{0,60}\b(?:personal|data|information|pi)\b|do not sell"
    r"|\b(?:personal|data|information)\b[^.]{0,20}\b(?:sales?|sold)\b|opt[- ]?out of sales?"
    r"|sales? opt"
)
_OF_BUSINESS = re.compile(r"\b(?:purchaser|buyer|acquir\w+|merger|change (?:in|of) control)\b")
"""Before choices that outlive the sale of a business."""
_NEAR_SALE = 600
"""Characters on either side that may tell that it is sales that are opted out of."""
_ALREADY_MADE = re.compile(
    r"\b(?:once|after|when|if) you (?:have )?(?:make|made|submit(?:ted)?) an? $"
    r"|\bas an? (?:[a-z]+ )?$"
)
"""Before a request to opt out of which only is told what comes of it, or what is taken for one."""
_OF_OTHER_CHOICE = re.compile(
    r"[\"”’']?,? (?:of|from|for|in|to)"
    r" (?!(?:(?:the|our|future|such|data|this) ){0,2}[\"“]?(?:sale|sell|shar))"
)
"""After a right to opt out that is not one of sales."""
_OF_ANOTHER = ("account ", "lose ", "first ", "we ", "we may ", "we will ")


def requested_rights(segments: pl.DataFrame) -> pl.DataFrame:
    """The rights named by requests that ``segments`` say can be made, each once a segment."""
    once: dict[tuple[str, str], tuple[Candidate, Stated]] = {}
    for mention in mentions(rows_with(segments, *_HINTS), _REQUEST):
        for fact in _rights(mention):
            once.setdefault((mention.segment.segment_id, fact.value), (mention.segment, fact))
    return as_found(once.values())


def _rights(mention: Mention) -> Iterator[Stated]:
    sentence = mention.before + mention.after
    is_heading = mention.segment.kind == SegmentKind.HEADING.value
    if not (is_heading or _OF_READER.search(sentence)) or _NOT_OF_READER.search(sentence):
        return
    if mention.match == "access rights" and not _EXERCISED.search(sentence):
        return
    if mention.before.endswith(_OF_ANOTHER) or _OTHER_THING.match(mention.after):
        return
    segment = mention.segment
    where = jurisdictions(sentence, segment.headings.lower())
    extra: dict[str, object] = {"for": where} if where else {}
    for name in _EACH.finditer(mention.match):
        if name[0].startswith("opt") and not _is_of_sale(mention):
            continue
        span = (mention.first + name.start(), mention.first + name.end())
        yield Stated(FactKind.RIGHT, name.lastgroup or "", extra, *span, 0.7, RIGHT_REQUESTED)


def _is_of_sale(mention: Mention) -> bool:
    """Whether it is sales that readers opt out of, which may be told around ``mention`` only."""
    before = mention.before
    if _OF_OTHER_CHOICE.match(mention.after) or _ALREADY_MADE.search(before):
        return False
    if _OF_BUSINESS.search(before):
        return False
    near = mention.segment.low[max(0, mention.first - _NEAR_SALE) : mention.last + _NEAR_SALE]
    around = f"{mention.segment.headings.lower()}\n{near}"
    return _OF_SALE.search(around) is not None

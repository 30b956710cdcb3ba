"""Rights that show in what readers are told that can be done with their data.

`If you wish to correct or delete your information, write to us` grants both, and so do the ability
to change it, what we do `upon your request`, and headings and items that begin with such a deed; no
sentence speaks of a right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import polars as pl

from transforms.fact_rules.offered_rights_words import (
    BY_MEANS,
    DEED,
    HINTS,
    NAMES,
    OFFERED,
    ON_REQUEST,
    ONE_WISHES_TO,
    SO_THAT_WE,
)
from transforms.fact_rules.places_of_rights import places as jurisdictions
from transforms.fact_rules.rights_words import FROM_LISTS
from transforms.fact_rules.surroundings import Candidate, Mention, Stated, as_found, mentions
from transforms.patterns import rows_with
from warehouse.fact_kinds import FactKind
from warehouse.vocabulary import SegmentKind

RIGHT_OFFERED = "right_offered"
"""The rule by which these rights are found."""
_EACH = re.compile(
    r"\b(?:" + "|".join(f"(?P<{right}>{name})" for right, name in NAMES.items()) + r")(?!\w)"
)
_OF_READER = re.compile(
    r"\byour\b|\bmy\b|about (?:you|them)\b|\btheir\b|personal"
    r"|\byou (?:have )?(?:previously )?(?:provided|posted)"
    r"|\byourself|inaccuracies|\berrors\b|\b(?:his|her)\b|(?:previously|have) (?:provided"
    r"|submitted|posted)|child"
)
_YOUR = re.compile(r"\b(?:your|my|i|you|personal|personally)\b")
_BEFORE_IT = re.compile(r"\b(?:data|information|details)\b")
_NOT_GRANTED = re.compile(
    r"cannot|can ?not|unable|not (?:be )?able|(?:contact (?:the|our|your|that|this)"
    r"|behalf of (?:our|the|your|its)?)(?: \w+)? (?:customer|client|users?\b|employer|school"
    r"|organi[sz]ation|administrator|data controller)|third[- ]part|processor"
    r"|do(?:es)? not have|without the|may not|(?:communicate with|contact) (?:them|those|these)\b"
    r"|(?:reserves?|retains?) (?:the )?rights?|\bnot (?:want|wish|like)\b|instead of|rather than"
    r"|not (?:ensure|guarantee)|governments?\b|agenc(?:y|ies)\b|\bother (?:people|users|members"
    r"|individuals)|\bdeny\b|\brefuse\b|\bdecline\b|subpoena|authorit(?:y|ies) (?:wish|may)"
    r"|law enforcement"
)
_OF_OTHERS = re.compile(
    r"(?<!that )(?<!request )(?<!ask )\bwe $|\b(?:they|it|parties|partners?|providers?|compan(?:y"
    r"|ies)|employees?|agents?|staff|teams?"
    r"|no|not|for us) (?:also |only |may |will |can |to )*$"
    r"|\bwe (?!(?:[a-z’'-]+ ){0,8}(?:happy|glad|gladly|pleased|provide|offer|allow|enable|permit"
    r"|make|let|give|grant|honou?r|respond|accept|comply|requests?|you|users"
    r"|members) )(?:[a-z’'-]+ ){1,9}$"
)
"""Before a deed that is not the reader's."""
_NO_ACCESS = re.compile(
    r"\b(?:unauthori[sz]ed|restrict\w*|limit\w*|controls?|prevent\w*|permit\w*|authori[sz]ed|who"
    r"|whom|have|has|had"
    r"|gains?|employees|staff|personnel|parties|partners|allow|remote|log(?:ging)? in(?:to)?"
    r"|sign(?:ing)? in|internal|our)"
    r"(?: (?!you)[a-z]+){0,2} $"
)
_GIVEN_ACCESS = re.compile(
    r"\b(?:request\w*|obtain|gain|have|get|provid\w+(?: you| individuals?| users?)?(?: with)?"
    r"|giv(?:e|ing)(?: you)?|grant(?: you)?|for|of|seek|your|you may|you can|to|and|or|,|right of"
    r"|reasonable) ?$"
)
_OF_SAFETY = re.compile(r"secur|safety|encrypt|password|\b(?:log|sign)[ -]?in")
_ASKED_FOR = re.compile(r"\b(?:request|receive|obtain|get|for|want|like|or|and)s?(?:ing)? $")
_FOR_A_TIME = re.compile(r"\b(?:temporarily|for a (?:while|time|period)|for some time)\b")
_GETS = ("receiv", "obtain", "request", "get", "download")
_TRANSFER = re.compile(r"\b(?:request|ask|right|have|direct|wish|would like|want)\b[^.;]{0,60}$")
_REQUESTED = re.compile(
    r"[^a-z]{0,8}(?:[a-z][.)] )?(?:to )?(?:requests?|requesting|ask(?:ing)?|have|obtain|demand"
    r"|the right|right|your right|rights|ability|your ability|how)\b(?: (?:us|that|we|to|for|of"
    r"|the|an?|from|you|can|may|or|and|in|writing|i|do)){0,6} "
)
_BEGINNING = re.compile(
    r"[^a-z]{0,8}(?:[a-z][.)] )?(?:(?:your|the|to|you|can|may|and|or|a|us|also|choices|options|my"
    r"|in order) ){0,5}"
)
_PASSIVE_ASKED = re.compile(r"(?:request|ask|want|wish|like)")
"""A deed that readers ask for themselves."""
_NOUN = re.compile(
    r"(?:correction|amendment|modification|rectification|deletion|removal|erasure|destruction"
    r"|portability|restriction|objection|suspension)\b"
)
_OF_CHOICES = re.compile(
    r"\brights?\b|choice|control|\baccess|gdpr|ccpa|california|correct|updat|delet|manag|modif"
    r"|review"
)
_NO_HEADING = re.compile(
    r"\bwho\b|\b(?:how|when|why|what) we\b|\bwe (?:may|use|share|protect|access|do|will|can)\b"
    r"|\bour (?!use|processing|collection)|third part|secur|protect|\bcookies?\b|polic|notice"
    r"|statement|terms|unauthor"
)


def offered_rights(segments: pl.DataFrame) -> pl.DataFrame:
    """The rights that ``segments`` grant who wishes for them, each once a segment."""
    once: dict[tuple[str, str], tuple[Candidate, Stated]] = {}
    for mention in mentions(rows_with(segments, *HINTS), DEED):
        for fact in _rights(mention):
            once.setdefault((mention.segment.segment_id, fact.value), (mention.segment, fact))
    return as_found(once.values())


def _rights(mention: Mention) -> Iterator[Stated]:
    names = list(_EACH.finditer(mention.match))
    if not names or not _is_offered(mention) or not _is_of_reader(mention, names[-1]):
        return
    segment = mention.segment
    sentence = mention.before + mention.match + mention.after
    where = jurisdictions(sentence, segment.headings.lower())
    extra: dict[str, object] = {"for": where} if where else {}
    for name in names:
        value = name.lastgroup or ""
        if not _is_meant(value, mention, name):
            continue
        if value == "restriction" and "sensitive" in f"{mention.match}{mention.after[:30]}":
            value = "limit_sensitive_use"
        if value == "objection" and _FOR_A_TIME.search(f"{mention.before}{mention.after[:60]}"):
            value = "restriction"
        span = (mention.first + name.start(), mention.first + name.end())
        yield Stated(FactKind.RIGHT, value, extra, *span, 0.7, RIGHT_OFFERED)


def _is_offered(mention: Mention) -> bool:
    """Whether readers are told that what is done can be done by them or for them."""
    before, after = mention.before, mention.after
    if (
        _NOT_GRANTED.search(before)
        or _NOT_GRANTED.search(after)
        or FROM_LISTS.match(f" {after.lstrip()}")
    ):
        return False
    if mention.segment.kind == SegmentKind.HEADING.value:
        return _NO_HEADING.search(f"{before}{mention.match}{after}") is None
    if ON_REQUEST.search(before) or ON_REQUEST.search(after) or SO_THAT_WE.search(before):
        return True
    if _OF_OTHERS.search(before):
        return False
    if _begins(mention) or _PASSIVE_ASKED.match(mention.match):
        return True
    if ONE_WISHES_TO.match(before):
        is_first = "request" in before or mention.first - len(before) == 0
        return is_first or BY_MEANS.match(after) is not None
    return OFFERED.search(before) is not None


def _begins(mention: Mention) -> bool:
    """Whether an item or paragraph begins with the deed, as those that name rights do."""
    segment = mention.segment
    if mention.first > 60:
        return False
    before = segment.low[: mention.first]
    if _REQUESTED.fullmatch(before):
        return True
    if not _BEGINNING.fullmatch(before):
        return False
    if _NOUN.match(mention.match) or BY_MEANS.match(mention.after):
        return True
    is_all = mention.last >= len(segment.low) - 2
    return is_all and _OF_CHOICES.search(segment.heading.lower()) is not None


def _is_meant(value: str, mention: Mention, name: re.Match[str]) -> bool:
    """Whether the words around ``name`` bear out the right ``value``."""
    before = mention.before + mention.match[: name.start()]
    if name[0].startswith("transfer"):
        return _TRANSFER.search(before) is not None
    if value != "access":
        return True
    if _NO_ACCESS.search(before) or _OF_SAFETY.search(before) or "secure server" in mention.after:
        return False
    if name[0].startswith("copies of"):
        return _ASKED_FOR.search(before) is not None
    if not name[0].endswith((" to", " of")) or name[0].startswith(_GETS) or not before:
        return True
    return _GIVEN_ACCESS.search(before) is not None


def _is_of_reader(mention: Mention, last: re.Match[str]) -> bool:
    """Whether what the names are of is the reader's own data."""
    if mention.segment.kind == SegmentKind.HEADING.value:
        if last.lastgroup == "portability":
            return False
        return _YOUR.search(mention.segment.low) is not None
    if last.group().endswith("ed"):
        return mention.match.rstrip(" ,").endswith(("ed", "or", "and"))
    if mention.match.endswith((" it", " them")) or mention.match.startswith(("its ", "their ")):
        return _BEFORE_IT.search(mention.before) is not None and "cookie" not in mention.before
    return _OF_READER.search(mention.match[last.end() :] + mention.after[:60]) is not None

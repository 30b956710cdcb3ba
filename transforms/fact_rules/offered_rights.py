"""Rights that show in what readers are told that can be done with their data.

`If you wish to correct or delete your information, write to us` grants both, and so do the ability
to change it, what we do `upon your request`, and headings and items that begin with such a deed; no
sentence speaks of a right.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

import polars as pl

from transforms.fact_rules.offered_rights_words import (
    BY_MEANS,
    DEED,
    HINTS,
    NAMES,
    NEW_CLAUSE,
    NOT_GRANTED,
    OFFERED,
    ON_REQUEST,
    ONE_WISHES_TO,
    SO_THAT_WE,
)
from transforms.fact_rules.places_of_rights import places as jurisdictions
from transforms.fact_rules.rights_words import FROM_LISTS
from transforms.fact_rules.searches import found_in, in_batches
from transforms.fact_rules.surroundings import Candidate, Mention, Stated, as_found, mentions
from transforms.patterns import rows_with
from warehouse.fact_kinds import FactKind
from warehouse.vocabulary import SegmentKind

RIGHT_OFFERED = "right_offered"
"""The rule by which these rights are found."""
_HEADING = SegmentKind.HEADING.value
_EACH = re.compile(
    r"\b(?:" + "|".join(f"(?P<{right}>{name})" for right, name in NAMES.items()) + r")(?!\w)"
)
_OF_READER = re.compile(
    r"\byour\b|\bmy\b|about (?:you|them)\b|\btheir\b|personal"
    r"|\byou (?:have )?(?:previously )?(?:provided|posted)"
    r"|\byourself|\bthemselves|inaccura|incomplete|incorrect|outdated|out of date"
    r"|\berrors\b|\b(?:his|her)\b|(?:previously"
    r"|have) (?:publicly )?(?:provided"
    r"|submitted|posted)|child|\bfrom you\b"
    r"|(?<!, )\bwe (?:[a-z]+ ){0,2}(?:hold|have|store|collect(?:ed)?|maintain|keep)\b"
)
_GIVEN = re.compile(r"\b(?:giv|provid|offer)\w+ you (?:the|with) (?:[a-z]+ )+$")
_IN_SETTINGS = re.compile(
    r"^[^.;]{0,40}?\b(?:by contacting|at any time|(?<!browser )settings|log(?:ging)? in"
    r"|your (?:[a-z]+ )?(?:account|profile|page))\b"
)
"""After what readers may mend, where it is not said to be theirs."""
_YOUR = re.compile(r"\b(?:your|my|i|you|personal|personally)\b")
_BEFORE_IT = re.compile(r"\b(?:data|information|details)\b")
_NOT_ASKED = "".join(
    rf"(?<!{asked} that we)" + ("" if asked == "and" else f"(?<!{asked} we)")
    for asked in (
        "ask",
        "asks",
        "asking",
        "request",
        "requests",
        "requesting",
        "requested",
        "like",
        "prefer",
        "and",
    )
)
_OF_OTHERS = re.compile(
    rf"\bwe{_NOT_ASKED} $|\b(?:they|it|parties|partners?|providers?|compan(?:y"
    r"|ies)|employees?|agents?|staff|teams?"
    r"|no|not|for us) (?:also |only |may |will |can |to )*$"
    rf"|\bwe{_NOT_ASKED} (?!(?:[a-z’'-]+ ){{0,8}}(?:happy|glad|gladly|pleased|provide|offer|allow"
    rf"|enable|permit"
    r"|make|let|give|grant|honou?r|respond|accept|comply|requests?|you|users"
    r"|members) )(?:[a-z’'-]+ ){1,9}$"
)
"""Before a deed that is not the reader's."""
_NO_ACCESS = re.compile(
    r"\b(?:unauthori[sz]ed|removal of|restrict\w*|limit\w*|controls?|prevent\w*|permit\w*"
    r"|authori[sz]ed|who|whom|have|has|had"
    r"|gains?|employees|staff|personnel|parties|partners|allow|remote|log(?:ging)? in(?:to)?"
    r"|sign(?:ing)? in|internal|our)"
    r"(?: (?!you|questions)[a-z]+){0,2} $"
)
_GIVEN_ACCESS = re.compile(
    r"\b(?:request\w*|obtain|gain|have|get|provid\w+(?: you| individuals?| users?)?(?: with)?"
    r"|giv(?:e|ing)(?: you)?|grant(?: you)?|for|of|seek|your|you may|you can|to|and|or|,|right of"
    r"|reasonable|like|wish|want|desire|need) ?$"
)
_NAMED_BEFORE = re.compile(
    r" (?:this|that|such|these|those|the) (?:information|data|details|records)$"
)
_OF_WHOM = re.compile(r"\b(?:your|personal(?:ly)?|their)\b[^.;]*\b(?:information|data|details)\b")
_RECORDS = ("database", "databases", "records", "system", "systems", "file", "files")
"""Of which readers themselves ask to be deleted."""
_OF_SAFETY = re.compile(r"(?:secur|safety|encrypt|password|\b(?:log|sign)[ -]?in)[^,]*$")
_ASKED_FOR = re.compile(r"\b(?:request|receive|obtain|get|for|want|like|or|and)s?(?:ing)? $")
_WHICH_COPY = re.compile(r"\b(?:an?|the) (?:[a-z]+ ){0,2}$")
_ASIDE = re.compile(r"\([^)]{0,120}\)")
_NUMBERED = re.compile(r"[,:;] (?:(?:and|or|and/or) )?\(?[0-9a-hivx]{1,3}\) ")
"""What stands between parts of a sentence that are numbered."""
_NOT_WISHED = re.compile(r"\bnot (?:want|wish|like)\b|\| ?until you ")
"""Also in a cell that tells how long data are kept."""
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
_OTHER_THING = re.compile(
    r" (?:processing )?(?:preferences|practices|polic|settings|protection"
    r"|(?:privacy )?standards?\b)"
)
"""After data that only say of what something else is."""
_PASSIVE_ASKED = re.compile(r"(?:request|ask|want|wish|like)")
"""A deed that readers ask for themselves."""
_CAN = re.compile(r"[^a-z]{0,8}(?:(?:you|users) )?(?:can|may|(?:are )?able to) ")
_NOUN = re.compile(
    r"(?:correction|amendment|modification|rectification|deletion|removal"
    r"|erasure|destruction"
    r"|portability|restriction|objection|suspension)\b"
)
_OF_CHOICES = re.compile(
    r"\brights?\b|choice|control|\baccess|gdpr|ccpa|california|correct|updat|delet|manag|modif"
    r"|review"
)
_NO_HEADING = re.compile(
    r"\bwho\b|\b(?:how|when|why|what) we\b|\bwe (?:may|use|share|protect|access|do|will|can)\b"
    r"|\bour (?!use|processing|collection)|third part|secur|protect(?!ed health)|\bcookies?\b|polic"
    r"|notice|statement|terms|unauthor"
)


def offered_rights(segments: pl.DataFrame) -> pl.DataFrame:
    """The rights that ``segments`` grant who wishes for them, each once a segment."""
    once: dict[tuple[str, str], tuple[Candidate, Stated]] = {}
    for batch in in_batches(mentions(rows_with(segments, *HINTS), DEED)):
        around = [f"{mention.before} {_ASIDE.sub('', mention.after)}" for mention in batch]
        for mention, is_denied in zip(batch, found_in(around, NOT_GRANTED), strict=True):
            for fact in () if is_denied else _rights(mention, once.keys()):
                once.setdefault((mention.segment.segment_id, fact.value), (mention.segment, fact))
    return as_found(once.values())


def _rights(mention: Mention, known: Container[tuple[str, str]]) -> Iterator[Stated]:
    """The rights that ``mention`` shows, unless all are ``known`` of its segment."""
    match, segment = mention.match, mention.segment
    names = list(_EACH.finditer(match))
    if all((segment.segment_id, name.lastgroup) in known for name in names):
        return
    if not _is_of_reader(mention, match, names):
        return
    if not _is_offered(mention, match):
        return
    told = [(_right(mention, match, name), name) for name in names]
    told = [part for part in told if part[0] and (segment.segment_id, part[0]) not in known]
    if not told:
        return
    where = jurisdictions(mention.before + match + mention.after, segment.headings.lower())
    extra: dict[str, object] = {"for": where} if where else {}
    for value, name in told:
        span = (mention.first + name.start(), mention.first + name.end())
        yield Stated(FactKind.RIGHT, value or "", extra, *span, 0.7, RIGHT_OFFERED)


def _is_offered(mention: Mention, match: str) -> bool:
    """Whether readers are told that what is done can be done by them or for them."""
    before, after = mention.before, mention.after
    if ("not " in before or "until " in before) and _NOT_WISHED.search(before):
        return False
    if FROM_LISTS.match(f" {after.lstrip()}") or _OTHER_THING.match(after):
        return False
    if mention.segment.kind == _HEADING:
        return _NO_HEADING.search(f"{before}{match}{after}") is None
    if any(
        ON_REQUEST.search(side) for side in (before, after) if "request" in side or "if " in side
    ):
        return True
    if " we " in before and SO_THAT_WE.search(before):
        return match.startswith(("delet", "remov", "eras", "correct", "updat", "amend"))
    if _OF_OTHERS.search(before):
        return False
    if _begins(mention) or _PASSIVE_ASKED.match(match):
        return True
    if ONE_WISHES_TO.match(before):
        is_first = "request" in before or mention.first - len(before) == 0
        return is_first or BY_MEANS.match(after) is not None
    if ") " in before:
        before = _NUMBERED.sub(" ", before)
    clause = NEW_CLAUSE.split(before.rstrip(" :"))[-1]
    return OFFERED.search(clause) is not None


def _begins(mention: Mention) -> bool:
    """Whether an item or paragraph begins with the deed, as those that name rights do."""
    segment = mention.segment
    if mention.first > 60:
        return False
    before = segment.low[: mention.first]
    if _REQUESTED.fullmatch(before) or _CAN.fullmatch(before):
        return True
    if not _BEGINNING.fullmatch(before):
        return False
    if _NOUN.match(mention.match) or BY_MEANS.match(mention.after):
        return True
    if mention.last < len(segment.low) - 2:
        return False
    return (
        mention.match.startswith("access to your ")
        or mention.match.count(",") > 1
        or _OF_CHOICES.search(segment.heading.lower()) is not None
    )


def _right(mention: Mention, match: str, name: re.Match[str]) -> str | None:
    """The right that ``name`` tells, where the words around it bear it out."""
    value = name.lastgroup
    if value in ("rectification", "erasure"):
        return value
    before = mention.before + match[: name.start()]
    if name[0].startswith("transfer"):
        return value if _TRANSFER.search(before) else None
    if value == "access":
        return value if _is_access(name[0], before, mention.after) else None
    if value == "restriction" and "sensitive" in f"{match}{mention.after[:30]}":
        return "limit_sensitive_use"
    if value == "objection" and _FOR_A_TIME.search(f"{mention.before}{mention.after[:60]}"):
        return "restriction"
    return value


def _is_access(name: str, before: str, after: str) -> bool:
    """Whether ``name`` tells of access that the reader has, not of who else has it."""
    if _NO_ACCESS.search(before) or _OF_SAFETY.search(before) or "secure server" in after:
        return False
    if name.startswith("copy of"):
        before = _WHICH_COPY.sub("", before)
    if name.startswith("copies of"):
        return _ASKED_FOR.search(before) is not None
    if not name.endswith((" to", " of")) or name.startswith(_GETS) or not before:
        return True
    return _GIVEN_ACCESS.search(before) is not None


def _is_of_reader(mention: Mention, match: str, names: list[re.Match[str]]) -> bool:
    """Whether what the names are of is the reader's own data."""
    last = names[-1]
    if mention.segment.kind == _HEADING:
        if last.lastgroup == "portability":
            return False
        return len(names) > 1 or _YOUR.search(mention.segment.low) is not None
    if last.group().endswith("ed") and _PASSIVE_ASKED.match(match):
        return match.rstrip(" ,").endswith(("ed", "or", "and", *_RECORDS))
    if match.endswith((" it", " them")) or match.startswith(("its ", "their ")):
        return _BEFORE_IT.search(mention.before) is not None and "cookie" not in mention.before
    is_subject = last.group().endswith("ed")
    if is_subject and match.startswith("have "):
        return True
    of_what = f"{match[0 if is_subject else last.end() :]}{mention.after[:60]}"
    if " your " in of_what or "personal" in of_what or _OF_READER.search(of_what):
        return True
    before = mention.before
    if _NAMED_BEFORE.search(match) and "until you " not in before and _OF_WHOM.search(before):
        return True
    if last.lastgroup not in ("rectification", "erasure"):
        return False
    is_theirs = "you " in mention.before or "parent" in mention.before
    return is_theirs and bool(_IN_SETTINGS.search(of_what) or _GIVEN.search(mention.before))

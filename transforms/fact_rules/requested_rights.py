"""Rights that show in the requests which readers, or agents for them, are told to make.

`Your agent may submit an access or deletion request` grants both, though no sentence says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import polars as pl

from transforms.fact_rules.places_of_rights import places as jurisdictions
from transforms.fact_rules.surroundings import Candidate, Mention, Stated, as_found, mentions
from transforms.patterns import with_ascii_edges
from warehouse.fact_kinds import FactKind

RIGHT_REQUESTED = "right_requested"
"""The rule by which these rights are found."""
_NAMES = {
    "access": r"access",
    "erasure": r"deletion|erasure",
    "rectification": r"correction|rectification",
    "portability": r"(?:data )?portability",
}
_NAME = "|".join(_NAMES.values())
_OTHERS = r"know|opt[- ]out|appeal|restriction|objection|limitation|other"
_JOINT = r"[\"”’']?(?:,|/)? ?(?:and/or |and |or |& )?(?:an? |the )?(?:data )?[\"“‘']?"
_HINT = (
    r"(?:ccess|letion|rasure|rrection|ectification|ortability)[\"”’]? (?:and [a-z]+ )?[Rr]equest"
    r"|equests? for (?:the )?(?:[Aa]cc|[Dd]el|[Cc]orr|[Ee]ras|[Rr]ect|[Dd]ata p)"
)
_REQUEST = with_ascii_edges(
    rf"\b(?:{_NAME})(?:{_JOINT}(?:{_NAME}|{_OTHERS})){{0,5}}[\"”’']? (?:and [a-z]+ )?requests?\b"
    rf"|\brequests? for (?:the )?(?:{_NAME})(?:{_JOINT}(?:{_NAME})){{0,4}}\b"
)
_EACH = re.compile(
    r"\b(?:" + "|".join(f"(?P<{right}>{name})" for right, name in _NAMES.items()) + r")\b"
)
_OF_READER = re.compile(
    r"\b(?:submit|make|making|submitting|exercise|your|you|please|on behalf|agents?|respond to"
    r"|fulfil\w*|honou?r)\b"
)
_NOT_OF_READER = re.compile(
    r"number of|statistic|metric|median|\bdenied\b|complied|government|law enforcement"
    r"|authorit|subpoena|deny|decline|refuse|reject|not (?:able|required|be able)|charge|fee\b"
    r"|our (?:customers?|clients?)|clients are|from your|outside"
)
_OF_ANOTHER = ("account ", "we ", "we may ", "we will ")


def requested_rights(segments: pl.DataFrame) -> pl.DataFrame:
    """The rights named by requests that ``segments`` say can be made, each once a segment."""
    hinted = segments.filter(pl.col("text").str.contains("equest", literal=True)).filter(
        pl.col("text").str.contains(_HINT)
    )
    once: dict[tuple[str, str], tuple[Candidate, Stated]] = {}
    for mention in mentions(hinted, _REQUEST):
        for fact in _rights(mention):
            once.setdefault((mention.segment.segment_id, fact.value), (mention.segment, fact))
    return as_found(once.values())


def _rights(mention: Mention) -> Iterator[Stated]:
    sentence = mention.before + mention.after
    if not _OF_READER.search(sentence) or _NOT_OF_READER.search(sentence):
        return
    if mention.before.endswith(_OF_ANOTHER):
        return
    segment = mention.segment
    where = jurisdictions(sentence, segment.headings.lower())
    extra: dict[str, object] = {"for": where} if where else {}
    for name in _EACH.finditer(mention.match):
        span = (mention.first + name.start(), mention.first + name.end())
        yield Stated(FactKind.RIGHT, name.lastgroup or "", extra, *span, 0.7, RIGHT_REQUESTED)

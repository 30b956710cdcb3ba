"""Rights that show in what readers are told to do where they wish for something.

`If you wish to correct or delete your information, write to us` grants both, and so does the
ability to change it; no sentence speaks of a right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import polars as pl

from transforms.fact_rules.places_of_rights import places as jurisdictions
from transforms.fact_rules.surroundings import Candidate, Mention, Stated, as_found, mentions
from transforms.patterns import with_ascii_edges
from warehouse.fact_kinds import FactKind

RIGHT_WISHED = "right_wished"
"""The rule by which these rights are found."""
_NAMES = {
    "access": r"access|view|review|(?:obtain|receive|request) (?:a copy of|access to)",
    "rectification": r"correct|update|amend|modify|change|rectify|edit",
    "erasure": r"delete|remove|erase|request (?:the )?(?:deletion|erasure) of",
}
_NAME = "|".join(_NAMES.values())
_JOINT = r"(?:,|/)? ?(?:and/or |and |or )?(?:to |otherwise )?"
_OBJECT = (
    r"(?: of)?(?: (?:any|all|some|certain|such|the|this|that|your|their|own|personal|personally"
    r"|identifiable|profile|contact|account|registration|stored|existing|other)){0,6}"
    r" (?:information|data|details|records)\b"
)
_WISHES = (
    r"(?:if|should|when|whenever) you(?:(?: would|['’]d) like| wish| want| desire| need)(?: us)? to"
)
_CAN = (
    r"(?:have|given|provided with|(?:gives?|giving|offers?) you|provides? you with)"
    r" the ability to"
)
_WISH = with_ascii_edges(
    rf"\b(?:{_WISHES}|{_CAN})(?: (?:also|further|either))?"
    rf" (?:{_NAME})(?:{_JOINT}(?:{_NAME})){{0,5}}{_OBJECT}"
)
_HINT = (
    r"(?:ou(?:'d|’d| would)? (?:like|wish|want|desire|need)(?: us)?|bility) to (?:also |further "
    r"|either )?(?:acc|vie|rev|obt|rec|req|cor|upd|ame|mod|cha|edi|del|rem|era)"
)
"""Matches wherever readers are told of such a wish; quick to search all text with."""
_EACH = re.compile(
    r"\b(?:" + "|".join(f"(?P<{right}>{name})" for right, name in _NAMES.items()) + r")\b"
)
_OF_READER = re.compile(r"\byour?\b(?! (?:would|wish|want|desire|need|['’]d))|about you\b|personal")
_MEANS = re.compile(
    r"\b(?:contact|e-?mail|writ(?:e|ing)|please|visit|call|log(?:ging)? ?in|sign(?:ing)? in|fill"
    r"|submit|settings|send|account|profile|click|you (?:may|can)|ability)\b"
)
_NOT_GRANTED = re.compile(
    r"cannot|can ?not|unable|not (?:be )?able|(?:contact (?:the|our|your|that|this)"
    r"|behalf of (?:our|the|your|its)?)(?: \w+)? (?:customer|client|employer|school"
    r"|organi[sz]ation|administrator|data controller)|third[- ]part|processor"
    r"|do(?:es)? not have|without the|may not|(?:communicate with|contact) (?:them|those|these)\b"
)


def wished_rights(segments: pl.DataFrame) -> pl.DataFrame:
    """The rights that ``segments`` grant who wishes for them, each once a segment."""
    hinted = segments.filter(pl.col("text").str.contains(_HINT))
    once: dict[tuple[str, str], tuple[Candidate, Stated]] = {}
    for mention in mentions(hinted, _WISH):
        for fact in _rights(mention):
            once.setdefault((mention.segment.segment_id, fact.value), (mention.segment, fact))
    return as_found(once.values())


def _rights(mention: Mention) -> Iterator[Stated]:
    around = f"{mention.before} {mention.after}"
    if _NOT_GRANTED.search(around) or not _MEANS.search(f"{around} {mention.match}"):
        return
    if not _OF_READER.search(f"{mention.match} {mention.after[:60]}"):
        return
    segment = mention.segment
    sentence = mention.before + mention.match + mention.after
    where = jurisdictions(sentence, segment.headings.lower())
    extra: dict[str, object] = {"for": where} if where else {}
    for name in _EACH.finditer(mention.match):
        span = (mention.first + name.start(), mention.first + name.end())
        yield Stated(FactKind.RIGHT, name.lastgroup or "", extra, *span, 0.7, RIGHT_WISHED)

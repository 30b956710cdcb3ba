"""Consent to transfers abroad, which a policy takes as given or says that it asks for."""

from __future__ import annotations

import re

import polars as pl

from transforms.fact_rules.surroundings import (
    Candidate,
    Mention,
    Stated,
    first_of_segment,
    mentions,
)
from transforms.fact_rules.transfer_safeguards import DENIES
from transforms.patterns import rows_with, with_ascii_edges
from warehouse.fact_kinds import FactKind

_HINTS = ("ransfer|RANSFER|o export", "onsent|CONSENT|gree|GREE|uthori")
_GIVEN = (
    r"with|without|obtain(?:ing|ed)?|on the basis of|based on|rely on|relying on|seek|given|gaining"
    r"|subject to|such as|clauses (?:and/or|and|or)|require"
)
_CONSENT = with_ascii_edges(
    r"\b(?:(?:consent|agree)(?:s|ing)? (?:to|that)(?: your|:)?(?: \(?[a-z0-9]\))? "
    r"(?:[a-z ,’/-]{0,88}\btransfer(?:s|red|ring)?\b|export\b)"
    rf"|(?:{_GIVEN}) (?:(?:your|the|us|first|prior|explicit|express|written|appropriate|valid"
    r"|user) ){0,4}consent\b|authori[sz]e (?:us|[a-z]+) to transfer\b"
    r"|agreement to (?:that|the|this|such|any such) transfers?\b)"
)
_TO_TRANSFER = re.compile(
    r"(?:consent|agree|agreement)(?:s|ing)? to (?:[a-z ,-]{0,60}transfers?|export)$"
)
"""Says so much of a transfer that its segment need but speak of places abroad."""
_OF_BUSINESS = re.compile(r"\bassignment\b|\bbankrupt|\bmerger\b|\bacquir|\bassets\b")
"""In sentences on who buys the company."""
_OF_ELSE_AFTER = re.compile(
    r"^ (?:to (?:the )?(?:use|processing|cookies|marketing|receive)|form\b)"
)
_OF_ELSE = re.compile(
    r"\bwithdraw|\bcookies?\b|\bmarketing\b|\b(?:agree|consent) that you\b|\bforum\b"
    r"|\bwithout your knowledge|\bnot rel(?:y|ying|ied)\b"
)
_ABROAD = re.compile(
    r"\bcountr|abroad|international|\boutside\b|cross[- ]border|overseas|united states|\bu\.?s\b"
    r"|jurisdiction|\beea\b|\beu\b|europe|\bworld|transborder|\busa\b|foreign|canada|australia"
    r"|\bexport\b|united kingdom|\btransfer of (?:your )?(?:personal )?(?:data|information)$"
)
"""Without it, nobody agrees to a transfer abroad."""
_THAT_TRANSFER = re.compile(r"\bto (?:this|that|these|those) transfers?\b")
"""Of a transfer that the segment before may tell of."""
_MOVES = re.compile(r"\btransfer|\bexport")
_THERE = re.compile(
    r"\bcountr|abroad|international|\boutside\b|cross[- ]border|overseas|united states"
    r"|\bu\.s\b|\bthe us\b|jurisdiction|\beea\b|\beu\b|europe|\busa\b|foreign|borders"
)


def transfer_consents(segments: pl.DataFrame) -> list[tuple[Candidate, Stated]]:
    """The consent to transfers abroad that ``segments`` tell of, once a segment."""
    found = first_of_segment(
        (mention.segment, _consent(mention))
        for mention in mentions(rows_with(segments, *_HINTS), _CONSENT)
        if _is_of_transfer(mention)
    )
    # Once a segment, as all of it is searched.
    return [
        (segment, fact)
        for segment, fact in found
        if _THAT_TRANSFER.search(segment.low, fact.first, fact.last)
        or _ABROAD.search(segment.low + segment.headings.lower())
    ]


def _is_of_transfer(mention: Mention) -> bool:
    """Whether one consents to a transfer, perhaps abroad, and not to the sale of a company."""
    before, match, after = mention.before, mention.match, mention.after
    sentence = before + match + after
    if _OF_BUSINESS.search(sentence):
        return False
    if not _TO_TRANSFER.search(match):
        told = f"{mention.segment.heading.lower()} {sentence}"
        if not (_MOVES.search(told) and _THERE.search(told)):
            return False
        if _OF_ELSE_AFTER.match(after) or _OF_ELSE.search(before + match):
            return False
    return match.endswith("consent") or DENIES.search(before.rpartition(",")[2]) is None


def _consent(mention: Mention) -> Stated:
    span = (mention.first, mention.last)
    return Stated(FactKind.TRANSFER_SAFEGUARD, "consent", {}, *span, 0.9, "safeguard_consent")

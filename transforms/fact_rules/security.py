"""The measures that a policy says protect data.

A measure is told once a segment. What a policy advises its readers to do is none of its own.
"""

from __future__ import annotations

import re

import polars as pl

from transforms.fact_rules.security_words import BEGINNING, HINTS, MEASURE, STANDARDS_NAMED
from transforms.fact_rules.surroundings import (
    NEAR,
    Candidate,
    Stated,
    as_found,
    first_of_segment,
    places,
    sentence_around,
)
from warehouse.fact_kinds import FactKind

_PROTECTS = re.compile(
    r"secur|protect|confidential|unauthori|technical|encrypt|verschlüssel|chiffr|firewall|schutz"
    r"|measure|safe|sicher|sécur|protég|we\b|our\b"
)
_CLOSELY = re.compile(
    r"secur|protect|safeguard|\bmeasures?\b|confidential|unauthori|encrypt|firewall|sensitive"
    r"|schütz|sicher|sécur|protég"
)
_NEEDS_CLOSE = {
    "access_control",
    "pseudonymisation",
    "training",
    "monitoring",
    "backup",
    "physical_security",
    "antivirus",
    "testing",
    "authentication",
}
_OF_STAFF = re.compile(
    r"employee|staff|personnel|contractor|worker|provider|processor|partners|agents|\bteam\b"
    r"|persons"
)
_ADVICE = re.compile(
    r"responsible for|\byou (?:should|must|can|may|could|need|are responsible)\b|recommend"
    r"|encourage"
    r"|\byour (?:own|browser)\b"
    r"|make sure|ensure that you|please|\bif you\b|look for|\block\b|personal firewall|\bcsrf\b"
)
_NOT_MEASURE = re.compile(
    r"\b(?:the right|able|request|ask|exercise) (?:\w+ ){0,3}$|\brights?\b[^.;]{0,30}$|\bviolat"
    r"|circumvent"
    r"|\bdisclos\w+ [^.;]{0,40}$|\bunless\b|\bhashed\b|\bidentifier|collect[^.;]{0,30}$"
)
_CIRCUMVENT = re.compile(r"circumvent|tamper|interfere|bypass|\byou may not\b")
_OF_ELSE = re.compile(r"^ (?:identif|version|customer|list|e-?mail|hash)")
_TO_PAGES = re.compile(
    r"^ to (?:third[- ]party|any|certain|parts of|our (?:site|service|website)|your account"
    r"|content)"
)
_FOR_SALE = re.compile(r"^s? (?:services?\b|packages?\b|sold\b|[|] )")
_ON_THE_WAY = re.compile(r"\bssl\b|\btls\b|secure[- ]sockets?|transmi|in transit|transfer")
_NONE_IS_PERFECT = re.compile(r"\bno (?:[a-z]+,? (?:or )?){0,4}$")
_DENIES = re.compile(
    r"(?:\b(?:do|does|is|are|will|has|have)(?: not|n['’]t)\b(?! only)|\bnot (?=encrypt)|\bnever\b"
    r"|\bnor\b|\bun$)"
    r"[^.;,:]{0,35}$"
)


def security_measures(segments: pl.DataFrame) -> pl.DataFrame:
    """The security measures that ``segments`` tell of."""
    hinted = segments.filter(pl.col("text").str.contains_any(HINTS))
    found = [
        (segment, fact)
        for segment, first, last in places(hinted, BEGINNING)
        if (fact := _measure(segment, first, last)) is not None
    ]
    # A named protocol says more than the word encryption beside it.
    named = {segment.segment_id for segment, fact in found if "standard" in fact.attributes}
    return as_found(
        first_of_segment(
            (segment, fact)
            for segment, fact in found
            if fact.value != "encryption_in_transit"
            or "standard" in fact.attributes
            or "polarity" in fact.attributes
            or segment.segment_id not in named
        )
    )


def _measure(segment: Candidate, first: int, last: int) -> Stated | None:
    """The measure whose name begins with the words at ``first`` to ``last``, if it is one."""
    low = segment.low
    found = MEASURE.match(low, first, last + NEAR)
    if found is None or found.lastgroup is None:
        return None
    name, end = found.lastgroup, found.end()
    start, stop = sentence_around(segment.text, first, last, NEAR)
    before, after = low[start:first], low[end:stop]
    if not _is_measure(name, before, found.group(), after):
        return None
    if name == "encryption" and _ON_THE_WAY.search(f"{before[-40:]}|{after[:40]}"):
        name = "encryption_in_transit"
    is_denied = _DENIES.search(before[-90:]) is not None
    if is_denied and name in ("access_control", "confidentiality"):
        return None
    attributes: dict[str, object] = {}
    if name in ("certification", "encryption_in_transit"):
        standards = [
            standard for standard, pattern in STANDARDS_NAMED if pattern.search(found.group())
        ]
        if standards:
            attributes["standard"] = standards[0]
    if is_denied:
        attributes["polarity"] = "deny"
    kind = FactKind.SECURITY_MEASURE
    return Stated(kind, name, attributes, first, end, 0.85, f"measure_{name}")


def _is_measure(name: str, before: str, measure: str, after: str) -> bool:
    """Whether the rest of the sentence, in lower case, bears out that the measure is taken."""
    context = before + " " + after
    if _OF_ELSE.match(after) or _FOR_SALE.match(after) or before.endswith("managed "):
        return False
    if name == "access_control" and _TO_PAGES.match(after):
        return False
    if name in _NEEDS_CLOSE and not _CLOSELY.search(context):
        return False
    if name == "confidentiality" and not _OF_STAFF.search(context):
        return False
    return (
        _PROTECTS.search(context + measure) is not None
        and not _ADVICE.search(before[-90:])
        and not _NOT_MEASURE.search(before[-60:])
        and not _CIRCUMVENT.search(before)
        and not _NONE_IS_PERFECT.search(before[-60:])
    )

"""The measures that a policy says protect data.

A measure is told once a segment. What a policy advises its readers to do is none of its own.
"""

from __future__ import annotations

import re

import polars as pl

from transforms.fact_rules.security_words import BEGINNING, HINTS, MEASURE, STANDARDS_NAMED
from transforms.fact_rules.statements import (
    Found,
    Mention,
    as_facts,
    first_of_segment,
    mentions,
    whole,
)
from warehouse.vocabulary import FactKind

_PROTECTS = re.compile(
    r"secur|protect|safeguard|\bmeasures?\b|\bsafe\b|confidential|unauthori|technical|encrypt"
    r"|firewall|\bwe\b|\bour\b|schutz|sicher|sécur|protég",
    re.IGNORECASE,
)
_CLOSELY = re.compile(
    r"secur|protect|safeguard|\bmeasures?\b|confidential|unauthori|encrypt|firewall|sensitive"
    r"|schütz|sicher|sécur|protég",
    re.IGNORECASE,
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
    r"|persons",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"responsible for|\byou (?:should|must|can|may|could|need|are responsible)\b|recommend"
    r"|encourage"
    r"|\byour (?:own|browser)\b"
    r"|make sure|ensure that you|please|\bif you\b|look for|\block\b|personal firewall|\bCSRF\b",
    re.IGNORECASE,
)
_NOT_MEASURE = re.compile(
    r"\b(?:the right|able|request|ask|exercise) (?:\w+ ){0,3}$|\brights?\b[^.;]{0,30}$|\bviolat"
    r"|circumvent"
    r"|\bdisclos\w+ [^.;]{0,40}$|\bunless\b|\bhashed\b|\bidentifier|collect[^.;]{0,30}$",
    re.IGNORECASE,
)
_CIRCUMVENT = re.compile(r"circumvent|tamper|interfere|bypass|\byou may not\b", re.IGNORECASE)
_OF_ELSE = re.compile(r"^ (?:identif|version|customer|list|e-?mail|hash)", re.IGNORECASE)
_TO_PAGES = re.compile(
    r"^ to (?:third[- ]party|any|certain|parts of|our (?:site|service|website)|your account"
    r"|content)",
    re.IGNORECASE,
)
_FOR_SALE = re.compile(r"^s? (?:Services?\b|packages?\b|sold\b|[|] )", re.IGNORECASE)
_ON_THE_WAY = re.compile(
    r"\bssl\b|\btls\b|secure[- ]sockets?|transmi|in transit|transfer", re.IGNORECASE
)
_DENIES = re.compile(
    r"(?:\b(?:do|does|is|are|will|has|have)(?: not|n['’]t)\b(?! only)|\bnot (?=encrypt)|\bnever\b"
    r"|\bnor\b|\bun$)"
    r"[^.;,:]{0,35}$",
    re.IGNORECASE,
)


def security_measures(segments: pl.DataFrame) -> pl.DataFrame:
    """The security measures that ``segments`` tell of."""
    hinted = segments.filter(pl.col("text").str.contains_any(HINTS))
    found = [
        fact for mention in mentions(hinted, BEGINNING) if (fact := _measure(mention)) is not None
    ]
    # A named protocol says more than the word encryption beside it.
    named = {f.mention.segment_id for f in found if "standard" in f.attributes}
    return as_facts(
        first_of_segment(
            [
                fact
                for fact in found
                if fact.value != "encryption_in_transit"
                or "standard" in fact.attributes
                or "polarity" in fact.attributes
                or fact.mention.segment_id not in named
            ]
        )
    )


def _measure(mention: Mention) -> Found | None:
    found = MEASURE.match(mention.match + mention.after)
    if found is None or found.lastgroup is None:
        return None
    name, rest = found.lastgroup, (mention.match + mention.after)[found.end() :]
    mention = mention._replace(match=found.group(), after=rest)
    before, after = mention.before, mention.after
    context = before + " " + after
    if not _PROTECTS.search(context + mention.match) or _ADVICE.search(before[-90:]):
        return None
    if _NOT_MEASURE.search(before[-60:]) or (name in _NEEDS_CLOSE and not _CLOSELY.search(context)):
        return None
    if name == "confidentiality" and not _OF_STAFF.search(context):
        return None
    if _CIRCUMVENT.search(before) or _OF_ELSE.match(after):
        return None
    if name == "access_control" and _TO_PAGES.match(after):
        return None
    if _FOR_SALE.match(after) or before.endswith("Managed "):
        return None
    if name == "encryption" and _ON_THE_WAY.search(f"{before[-40:]}|{after[:40]}"):
        name = "encryption_in_transit"
    is_denied = _DENIES.search(before[-90:]) is not None
    if is_denied and name == "access_control":
        return None
    attributes: dict[str, str | int] = {}
    if name in ("certification", "encryption_in_transit"):
        standards = [
            standard for standard, pattern in STANDARDS_NAMED if pattern.search(mention.match)
        ]
        if standards:
            attributes["standard"] = standards[0]
    if is_denied:
        attributes["polarity"] = "deny"
    return whole(mention, FactKind.SECURITY_MEASURE, name, attributes, 0.85, f"measure_{name}")

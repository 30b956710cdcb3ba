"""What a policy says protects data that go abroad, each once a segment."""

from __future__ import annotations

import re
from functools import lru_cache

import polars as pl

from transforms.fact_rules.surroundings import (
    Candidate,
    Mention,
    Stated,
    first_of_segment,
    mentions,
)
from transforms.patterns import with_ascii_edges
from warehouse.fact_kinds import FactKind
from warehouse.vocabulary import SegmentKind

DENIES = re.compile(
    r"(?:\b(?:do|does|will|shall|is|are|be|may)[ ](?:not|never)|\bnever\b|\bcannot\b|n['’]t\b"
    r"|\bnicht\b|\bkeine\b|\baucune?\b|\bno\b|\bne\b.{1,30}\bpas\b)"
    r"(?:(?!\bunless\b|\bwithout\b|\bbut\b).){0,100}$"
)
"""Before what does not go abroad, or what nobody agrees to."""
_PATTERNS = {
    "standard_contractual_clauses": r"standard (?:contract(?:ual)?|data protection) clauses"
    r"|\bsccs?\b"
    r"|model (?:contract(?:ual)? )?clauses|standard model clauses"
    r"|(?:contracts?|clauses|model contracts?) (?:[a-z]+ ){0,8}(?:approved|adopted|issued)"
    r" (?:for use )?by the (?:european|eu) commission"
    r"|(?:european|eu) commission[- ](?:approved )?(?:contractual|model) (?:clauses|contracts)"
    r"|(?:clauses|contracts) (?:which|that) (?:give|ensure) (?:[a-z]+ ){1,4}the same protection"
    r"|\bmodel contracts?\b"
    r"|standard(?:daten)?(?:schutz|vertrags)klauseln|clauses contractuelles? (?:types?"
    r"|standards?)",
    "adequacy_decision": r"adequacy (?:decisions?|regulations?|findings?|determinations?)"
    r"|considered (?:to be |by the european commission (?:as |to be ))safe\b"
    r"|\badequate (?:level|data|protection|privacy)"
    r"|angemessenheitsbeschl[uü]ss\w*|d[ée]cision d['’]ad[ée]quation",
    "data_privacy_framework": r"data privacy frameworks?|\bdpfs?\b",
    "privacy_shield": r"privacy[- ]shield",
    "safe_harbor": r"safe harbou?r",
    "binding_corporate_rules": r"binding corporate rules|\bbcrs?\b"
    "|r[èe]gles d['’]entreprise contraignantes"
    r"|verbindliche interne datenschutzvorschriften",
}
_PATTERN = with_ascii_edges("|".join(_PATTERNS.values()))
_HINTS = (
    "lauses|odel [Cc]ontract|SCC|dequa|hield|HIELD|DPF|arbo|HARBO",
    "pean Comm|EU Comm|BCR|orate rules|orate Rules|LAUSES",
    "acy Framework|ACY FRAMEWORK|klauseln|messenheits|contraign|rne Datens",
)
"""Each with so few words that the engine finds them in no time."""
_COMPILED = {name: re.compile(rf"(?:{pattern})") for name, pattern in _PATTERNS.items()}
_NOT_RELIED = re.compile(
    r"(?:no longer|not|never) (?:currently |longer )?"
    r"(?:rel(?:y|ies|ying|ied)|uses?|using|participat\w+|adheres?|certified|covered)[^;,]{0,90}$"
    r"|invalidat\w+.{0,40}$"
)
_INVALID_AFTER = re.compile(r"^[^.;,]{0,40}(?:was|were|been|is|as|declared) (?:no longer|invalid)")
_NO_DECISION = re.compile(
    r"\b(?:without|absence|lack\w*|neither|no|ohne|keine?n?|pas|aucune)\b[^.;]{0,60}$"
    r"|(?:n['’]t|\bnot)\b[^.;]{0,110}$"
)
_NOT_NEEDED = re.compile(r"^[^;]{0,110}\bnot (?:required|necessary|needed)\b")
_IN_ABSENCE = re.compile(r"\b(?:absence|lack) of an? adequacy|\bwithout an? adequacy")
_NAMED_ONLY = re.compile(
    r"(?:://|www\.)\S*$|\b(?:updates?|changes?|reforms?) (?:to|of) the \S{0,12}\s?$"
)
"""Before a name in an address, or of what may change."""
_COMMISSION = re.compile(
    r"commission|decision|art(?:icle|\.)? ?45|government"
    r"|\b(?:found|deemed|recogni[sz]ed|determined) (?:to|as) "
)
_BETWEEN = re.compile(
    r"\beu\b|\bu\.?s\b|swiss|switzerland|europe|framework|principles|department of commerce"
)
_FRAMEWORKS = ("data_privacy_framework", "privacy_shield", "safe_harbor")
_OF_FRAMEWORK = re.compile(
    r" (?:principles? |program(?:me)?(?:['’]s)? |framework )?"
    r"(?:web ?(?:site|page)s?|list|panel|policy|website|complaints?|questions)\b"
)
"""After a framework that only a page, a panel or a document is named after."""
_COMMITTED = re.compile(r"\bunresolved (?:[\w./-]+ ){0,5}$")
"""Before complaints under a framework, which the company promises to settle."""
_LONGEST_TITLE = 90
_TITLE_BEFORE = re.compile(r"(?:(?:[A-Z0-9][\w.,’'/-]*|&|and|of|on|the|with|or)\s+)*\W?")
_NOT_ADEQUATE = re.compile(r"\bnot?\b|n['’]t\b|without|lack")


def transfer_safeguards(segments: pl.DataFrame) -> list[tuple[Candidate, Stated]]:
    """The safeguards that ``segments`` name."""
    is_guarded = [pl.col("text").str.contains(hints) for hints in _HINTS]
    return first_of_segment(
        (mention.segment, fact)
        for mention in mentions(segments.filter(pl.any_horizontal(is_guarded)), _PATTERN)
        if (fact := _safeguard(mention)) is not None
    )


def _is_title(mention: Mention) -> bool:
    """Whether a framework is named in a heading, or in such words as a contents list has."""
    segment = mention.segment
    if segment.kind == SegmentKind.HEADING.value:
        return True
    if len(segment.text) > _LONGEST_TITLE or segment.text.rstrip().endswith((".", ";", ",")):
        return False
    return _TITLE_BEFORE.fullmatch(segment.text, 0, mention.first) is not None


@lru_cache(maxsize=1_000)
def _value(match: str) -> str | None:
    """The safeguard that ``match`` names."""
    return next((name for name, pattern in _COMPILED.items() if pattern.fullmatch(match)), None)


def _safeguard(mention: Mention) -> Stated | None:
    before, match, after = mention.before, mention.match, mention.after
    value = _value(match)
    if value is None:
        return None
    if (
        value == "adequacy_decision"
        and "adequate" in match
        and (
            not _COMMISSION.search(before + match + after)
            or _NOT_ADEQUATE.search(before[-40:] + match)
            or _IN_ABSENCE.search(after)
        )
    ):
        return None
    if value == "adequacy_decision" and (_NO_DECISION.search(before) or _NOT_NEEDED.search(after)):
        return None
    # What the European Commission calls a page of its own is followed by: for the transfer.
    is_page = match in ("model contract", "model contracts") and after.startswith(" for ")
    if is_page or _NAMED_ONLY.search(before):
        return None
    attributes: dict[str, object] = {}
    if _NOT_RELIED.search(before) or (
        value in ("privacy_shield", "safe_harbor") and _INVALID_AFTER.search(after)
    ):
        attributes["polarity"] = "deny"
    if value == "safe_harbor" and not _BETWEEN.search(before + after):
        return None
    is_named_after = _OF_FRAMEWORK.match(after) and not _COMMITTED.search(before)
    if value in _FRAMEWORKS and (is_named_after or _is_title(mention)):
        return None
    span, rule = (mention.first, mention.last), f"safeguard_{value}"
    return Stated(FactKind.TRANSFER_SAFEGUARD, value, attributes, *span, 0.9, rule)

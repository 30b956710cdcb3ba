"""What a policy says protects data that go abroad, each once a segment."""

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
from transforms.patterns import with_ascii_edges
from warehouse.fact_kinds import FactKind
from warehouse.vocabulary import SegmentKind

DENIES = re.compile(
    r"(?:\b(?:do|does|will|shall|is|are|be|may)[ ](?:not|never)|\bnever\b|\bcannot\b|n['’]t\b"
    r"|\bnicht\b|\bkeine\b|\baucune?\b|\bno\b|\bne\b.{1,30}\bpas\b)"
    r"(?:(?!\bunless\b|\bwithout\b|\bbut\b).){0,100}$"
)
"""Before what does not go abroad, or what nobody agrees to."""
_GIVEN = (
    r"with|without|obtain(?:ing|ed)?|on the basis of|based on|rely on|relying on|seek|given|gaining"
    r"|subject to|such as|clauses (?:and/or|and|or)|require"
)
_PATTERNS = {
    "standard_contractual_clauses": r"standard (?:contract(?:ual)?|data protection) clauses"
    r"|\bsccs?\b"
    r"|model (?:contract(?:ual)? )?clauses|standard model clauses"
    r"|(?:contracts?|clauses|model contracts?) (?:[a-z]+ ){0,8}(?:approved|adopted|issued)"
    r" (?:for use )?by the (?:european|eu) commission"
    r"|(?:european|eu) commission[- ](?:approved )?(?:contractual|model) (?:clauses|contracts)"
    r"|(?:clauses|contracts) (?:which|that) (?:give|ensure) (?:[a-z]+ ){1,4}the same protection"
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
    "consent": r"(?:consent|agree)(?:s|ing)? (?:to|that)(?: your|:)?(?: \(?[a-z0-9]\))? "
    r"(?:[a-z ,’/-]{0,88}\btransfer(?:s|red|ring)?\b|export\b)"
    rf"|(?:{_GIVEN}) (?:(?:your|the|us|first|prior|explicit|express|written|appropriate|valid"
    r"|user) ){0,4}consent\b|authori[sz]e (?:us|[a-z]+) to transfer\b"
    r"|agreement to (?:that|the|this|such|any such) transfers?\b",
}
_PATTERN = with_ascii_edges("|".join(_PATTERNS.values()))
_HINTS = ["lauses", "SCC", "STANDARD CONTRACTUAL", "dequa", "klauseln", "messenheits"]
_HINTS += ["Shield", "SHIELD", "shield", "DPF", "Privacy Framework", "PRIVACY FRAMEWORK"]
_HINTS += ["orporate rules", "orporate Rules", "BCR", "Harbo", "HARBO", "harbo"]
_HINTS += ["by the European Commission", "by the EU Commission", "ommission-approved"]
_HINTS += ["transfer", "to export", "entreprise contraignantes", "interne Datenschutz"]
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
_OF_BUSINESS = re.compile(r"\bassignment\b|\bbankrupt|\bmerger\b|\bacquir|\bassets\b")
"""In sentences on who buys the company."""
_IN_ABSENCE = re.compile(r"\b(?:absence|lack) of an? adequacy|\bwithout an? adequacy")
_NAMED_ONLY = re.compile(
    r"(?:://|www\.)\S*$|\b(?:updates?|changes?|reforms?) (?:to|of) the \S{0,12}\s?$"
)
"""Before a name in an address, or of what may change."""
_ABROAD = re.compile(
    r"\bcountr|abroad|international|\boutside\b|cross[- ]border|overseas|united states|\bu\.?s\b"
    r"|jurisdiction|\beea\b|\beu\b|europe|\bworld|transborder|\busa\b|foreign|canada|australia"
    r"|\bexport\b|united kingdom|\btransfer of (?:your )?(?:personal )?(?:data|information)$"
)
"""Without it, nobody agrees to a transfer abroad."""
_MOVES = re.compile(r"\btransfer|\bexport")
_THERE = re.compile(
    r"\bcountr|abroad|international|\boutside\b|cross[- ]border|overseas|united states"
    r"|\bu\.s\b|\bthe us\b|jurisdiction|\beea\b|\beu\b|europe|\busa\b|foreign|borders"
)
_TO_TRANSFER = re.compile(
    r"(?:consent|agree|agreement)(?:s|ing)? to (?:[a-z ,-]{0,60}transfers?|export)$"
)
"""Says so much of a transfer that its segment need but speak of places abroad."""
_CONSENT_ELSE = re.compile(r"^ (?:to (?:the )?(?:use|processing|cookies|marketing|receive)|form\b)")
_CONSENT_OF_ELSE = re.compile(
    r"\bwithdraw|\bcookies?\b|\bmarketing\b|\b(?:agree|consent) that you\b|\bforum\b"
    r"|\bwithout your knowledge"
)
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
    guarded = segments.filter(pl.col("text").str.contains("|".join(_HINTS)))
    found = first_of_segment(
        (mention.segment, fact)
        for mention in mentions(guarded, _PATTERN)
        if (fact := _safeguard(mention)) is not None
    )
    # Once a segment, as all of it is searched.
    return [
        (segment, fact)
        for segment, fact in found
        if fact.value != "consent" or _ABROAD.search(segment.low + segment.headings.lower())
    ]


def _is_title(mention: Mention) -> bool:
    """Whether a framework is named in a heading, or in such words as a contents list has."""
    segment = mention.segment
    if segment.kind == SegmentKind.HEADING.value:
        return True
    if len(segment.text) > _LONGEST_TITLE or segment.text.rstrip().endswith((".", ";", ",")):
        return False
    return _TITLE_BEFORE.fullmatch(segment.text, 0, mention.first) is not None


def _is_of_transfer(mention: Mention) -> bool:
    """Whether one consents to a transfer abroad, and not to the sale of a company."""
    before, match, after = mention.before, mention.match, mention.after
    sentence = before + match + after
    if _OF_BUSINESS.search(sentence):
        return False
    if not _TO_TRANSFER.search(match):
        is_of_else = _CONSENT_ELSE.match(after) or _CONSENT_OF_ELSE.search(before + match)
        told = f"{mention.segment.heading.lower()} {sentence}"
        if is_of_else or not (_MOVES.search(told) and _THERE.search(told)):
            return False
    return match.endswith("consent") or DENIES.search(before.rpartition(",")[2]) is None


def _safeguard(mention: Mention) -> Stated | None:
    before, match, after = mention.before, mention.match, mention.after
    value = next((name for name, pattern in _COMPILED.items() if pattern.fullmatch(match)), None)
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
    if _NAMED_ONLY.search(before):
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
    if value == "consent" and not _is_of_transfer(mention):
        return None
    span, rule = (mention.first, mention.last), f"safeguard_{value}"
    return Stated(FactKind.TRANSFER_SAFEGUARD, value, attributes, *span, 0.9, rule)

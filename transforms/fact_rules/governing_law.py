"""The law that governs a policy or a dispute about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import polars as pl

from transforms.fact_rules.jurisdictions import adjectives, any_of, names
from transforms.fact_rules.surroundings import (
    Candidate,
    Stated,
    as_found,
    candidates,
    sentence_around,
)
from transforms.patterns import rows_with
from warehouse.fact_kinds import FactKind

_HINT = (
    "(?-u)overned|onstrued|nterpreted in|GOVERN|[Gg]overn(?:s)? (?:th|al|any|our|you)"
    "|overning [Ll]aw"
    "|ubject to (?:the )?(?:laws? of|[A-Z])|pplying [A-Z]|egulated (?:and [a-z]+ )?by the law"
    "|pplicable law (?:is|shall)|law applicable|Recht[. ,]|[Dd]roit (?:[a-z]+ais|applic|suisse)"
    "|lois? fran"
)
_LAW = r"(?-u)\b[Ll]aws?\b|LAW|Recht|[Dd]roit|\blois?\b"
_GOVERNED = r"(?:governed|construed|interpreted|enforced|controlled|regulated)"
_BY = rf"{_GOVERNED}[^.;]{{0,130}}?\b(?:by|with|under|to)(?: only| exclusively)?,? "
_LAWS = (
    r"(?:the )?(?:(?:applicable|internal|substantive|domestic|local|prevailing|federal|data) ){0,2}"
    r"laws?(?: and (?:the )?(?:regulations|jurisdiction|courts))?"
)
_OF = (
    r"(?:,? applicable)?(?: in(?: force in)?| of| from)(?: both)? (?:and within )?(?:the )?"
    r"(?:(?:state|commonwealth|province|country|republic|territory) of (?:the )?)?"
)
_GOVERNS = ("governed", "construed", "interpreted in", "controlled by", "regulated")
_GUARDS = {
    "governed_by_laws_of": _GOVERNS,
    "governed_by_adjective": _GOVERNS,
    "laws_that_govern": ("govern the", "govern this", "govern all", "govern any", "governs"),
    "subject_to_laws_of": ("subject to the law",),
    "subject_to_adjective": ("subject to",),
    "applying_adjective": ("applying",),
    "governing_law_is": ("law is", "law shall", "law:"),
    "recht_adjective": ("recht",),
    "recht_der": ("recht",),
    "droit_adjective": ("droit", "loi"),
}
"""Words without which a rule's pattern finds nothing, looked for first."""
_THAT_GOVERNS = r"[^.;]{0,110}?\b(?:shall|will|governs?|appl(?:y|ies))\b"
_NOT_OWN = re.compile(
    r"contractual clauses|\bSCCs?\b|addendum|third[- ]part|their (?:own )?(?:privacy|terms)"
    r"|\bthose (?:sites|third|companies)",
    re.IGNORECASE,
)
_OF_COLUMBIA = re.compile(r"(?<=washington), d\.? ?c\b")
_NOT_GOVERNED = re.compile(r"\b(?:not|never|nicht|ne)\b[^,;]{0,25}$", re.IGNORECASE)


def governing_law(segments: pl.DataFrame) -> pl.DataFrame:
    """The jurisdictions whose law ``segments`` say governs, a row for each that is named."""
    hinted = rows_with(segments, _HINT, _LAW)
    return as_found((segment, fact) for segment in candidates(hinted) for fact in _of(segment))


def _of(segment: Candidate) -> Iterator[Stated]:
    text, low = segment.text, segment.low
    last = 0
    for rule, pattern in _patterns():
        if not any(word in low for word in _GUARDS[rule]):
            continue
        for match in pattern.finditer(low):
            start, _ = sentence_around(text, match.start(), match.start())
            before = text[start : match.start()]
            if _NOT_OWN.search(before) or _NOT_GOVERNED.search(before) or match.start() < last:
                continue
            written = text[match.start("place") : match.end("place")]
            known = adjectives() if rule.endswith("adjective") else names()
            code = known.get(" ".join(written.lower().split()))
            if code is None:
                continue
            if _OF_COLUMBIA.match(low, match.end("place")):
                code = "US-DC"
            last = match.end()
            yield Stated(
                FactKind.GOVERNING_LAW,
                code,
                {"jurisdiction": written},
                match.start(),
                match.end(),
                0.95,
                rule,
            )


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each rule's pattern of text in lower case, with a group ``place``."""
    place = rf"(?P<place>{any_of(is_adjective=False)})(?![\w-])"
    adjective = rf"(?P<place>{any_of(is_adjective=True)})"
    patterns = {
        "governed_by_laws_of": rf"\b{_BY}{_LAWS}{_OF}{place}",
        "governed_by_adjective": rf"\b{_BY}(?:the )?(?:laws of )?{adjective} (?:state )?laws?\b",
        "laws_that_govern": rf"\b(?:the )?laws?{_OF}{place}{_THAT_GOVERNS}"
        r"(?: \w+){0,2} (?:govern|this|these|our|the (?:policy|terms|agreement))",
        "subject_to_laws_of": r"\b(?:use|disputes?|policy|statement|terms|agreement)\b[^.;]{0,80}?"
        rf"\b(?:is|are|be) (?:also )?subject to the laws? of (?:the )?(?:state of )?{place}",
        "subject_to_adjective": r"\b(?:websites?|sites?|services?|use|disputes?|policy|statement"
        r"|terms"
        r"|notice|agreement)\b[^.;]{0,30}?\b(?:is|are|be) (?:also )?subject to (?:the )?"
        rf"{adjective} (?:state )?laws?\b",
        "applying_adjective": rf"\b(?:arbitrat|disput|claim)[^.]{{0,300}}\bapplying (?:the )?"
        rf"{adjective} (?:state )?laws?\b",
        "governing_law_is": r"\b(?:governing|applicable) law(?: (?:is|shall be)|:) "
        rf"(?:that of )?(?:the )?(?:laws?{_OF})?{place}",
        "recht_adjective": r"\b(?:gilt|findet|unterlieg\w+|anwendbar ist)\b[^.;]{0,80}?"
        rf"\b{adjective} recht\b",
        "recht_der": rf"\b(?:gilt|findet|unterlieg\w+|anwendbar ist)\b[^.;]{{0,80}}?\brecht "
        rf"(?:der |des |von )?{place}",
        "droit_adjective": r"\b(?:r[ée]gie?s?|soumise?s?|droit applicable)\b[^.;]{0,60}?"
        rf"\b(?:loi|lois|droit)s? {adjective}\b",
    }
    return tuple((rule, re.compile(text)) for rule, text in patterns.items())

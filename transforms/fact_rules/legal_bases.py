"""The legal bases (GDPR Art. 6) that a policy says its processing rests on.

Legitimate interests, vital interests, and a task in the public interest are named as such nearly
nowhere else. Consent, contract and legal obligations are spoken of for other reasons too: they
count after `necessary for`, beside such an interest, and beside words such as `legal basis` in the
sentence or the headings; in a list or a table of what data are processed for (``listed_bases``);
and where a sentence tells that data are processed for them (``told_bases``). A basis is told once a
segment, by the article where one is cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import polars as pl

from transforms.fact_rules.legal_basis_cues import OF_BASIS, basis_rule, of_bases
from transforms.fact_rules.legal_basis_words import (
    ANY_BASIS,
    BASED,
    BASES,
    BASIS_HEADING,
    EXCEPTION,
    HINTS,
    IRIS,
    KEPT,
    OBJECTS,
    OF_EXCEPTIONS,
    OF_INTEREST,
    OF_RETENTION,
)
from transforms.fact_rules.listed_bases import listed_bases
from transforms.fact_rules.searches import found_in, in_batches
from transforms.fact_rules.surroundings import Candidate, Mention, Stated, as_found, mentions
from transforms.fact_rules.told_bases import told_bases
from warehouse.fact_kinds import FactKind
from warehouse.vocabulary import SegmentKind

_LETTERS = dict(zip("abcdef", IRIS, strict=True))

_COMPILED = {n: re.compile(f"(?:{p})") for n, p in BASES.items()}
_LETTER = re.compile(r"([a-f])\)?$")
_POINT = re.compile(r"(?:point|letter|lit\.?) \(?([a-f])\b")
_OF_RIGHT = re.compile(r"withdr|\bobject|automated means|portab|9 ?\(2\)")
"""In a sentence that repeats the law's own words on a right, where the point comes first."""

_OF_ELSE = re.compile(
    r"\b(?:updat\w+|chang\w+|modif\w+|amend\w*|revis\w+) (?:to )?(?:this|our|the) (?:[a-z]+ ){0,2}"
    r"(?:policy|notice|statement)\b"
    r"|\b(?:fail|failure|not be able|unable|prevent|delay)\b[^.;]{0,90}$"
)
"""Before an obligation for which the policy itself is changed, or that cannot be met."""
_KEEPS = (
    r"\bretain|\bconserv|\bretention|\bkeep\b|as long as|\bdelet|longer|\bdisclos|automated"
    r"|decision|law enforcement"
)
_OVERRIDING = re.compile(
    r"rights and freedoms and $|overrid\w+ |compelling |no (?:other )?$|disproportion"
)
_COMPELLING = re.compile(r"\b(?:fulfil|fulfill|pursue|satisfy) (?:an? |our )?compelling $")
"""Before an interest that is a ground to act upon, and none to override an objection."""
_OWN_RIGHTS = re.compile(r",? (?:and|or)? ?(?:our )?(?:rights|property|safety)\b")
"""After interests that are only to be protected, as the company's property is."""
_PROTECTS = re.compile(r"\b(?:protect(?:ion of|ing)?|defend(?:ing)?) (?:our |the )?$")
_RESTS_ON = re.compile(
    r"\b(?:process|us(?:e|ing)\b|hold\b|data|information)(?:(?!disclos|shar(?:e"
    r"|ing))[^.;]){0,80}\b(?:based (?:up)?on|basis of"
    r"|rel(?:y|ies|ying) (?:up)?on|with|under) (?:[a-z]+ ){0,3}consent$"
)
_OR_CONTRACT = re.compile(
    r",? (?:or|and|and/or) (?:(?:on|in|to|for|the|an?|our|your|any|necessary|necessity|accordance"
    r"|with|basis|of|order|enter|entering|into|or|carry|out|under|pursuant|so|that|we|could"
    r"|perform(?:ance|ing)?|fulfil(?:l?ment|l|ling)?) ){0,9}(?P<basis>contract)\b"
)
_NEAR = 90
"""Characters after the point of a public task in which that right may be told."""
_FAR = 260
"""Characters before a public task in which a right to object may be told."""
_NAMES = {
    "legitimate_interests": "legitimate_interests_named",
    "vital_interests": "vital_interests_named",
    "public_task": "public_task_named",
}


def legal_bases(segments: pl.DataFrame) -> pl.DataFrame:
    """The legal bases that ``segments``, which are whole versions, name."""
    heading = pl.col("heading_path").list.last()
    hinted = segments.filter(
        pl.col("text").str.contains_any(HINTS)
        | heading.str.contains(BASIS_HEADING).fill_null(value=False)
    )
    found = [
        fact for named in in_batches(mentions(hinted, ANY_BASIS)) for fact in _legal_bases(named)
    ]
    found.sort(key=lambda place: "article" not in place[1].attributes)
    return as_found(_once([*found, *listed_bases(segments), *told_bases(segments)]))


def _once(found: list[tuple[Candidate, Stated]]) -> Iterator[tuple[Candidate, Stated]]:
    """Each basis once a segment, the first that is found, in spans that do not overlap."""
    told: set[tuple[str, str]] = set()
    spans: dict[str, list[Stated]] = {}
    for segment, fact in found:
        others = spans.setdefault(segment.segment_id, [])
        is_apart = all(fact.last <= other.first or other.last <= fact.first for other in others)
        if is_apart and (segment.segment_id, fact.value) not in told:
            told.add((segment.segment_id, fact.value))
            others.append(fact)
            yield segment, fact


def _legal_bases(named: list[Mention]) -> Iterator[tuple[Candidate, Stated]]:
    """The bases among ``named``, which are weighed all at once."""
    sentences = [mention.before + mention.match + mention.after for mention in named]
    told = found_in(sentences, OF_BASIS), found_in([mention.before for mention in named], _KEEPS)
    for mention, is_of_basis, keeps in zip(named, *told, strict=True):
        if fact := _legal_basis(mention, is_of_basis=is_of_basis, keeps=keeps):
            yield mention.segment, fact
        if fact := _contract_beside_consent(mention):
            yield mention.segment, fact


def _legal_basis(mention: Mention, *, is_of_basis: bool, keeps: bool) -> Stated | None:
    """The basis that a mention names, if it is one.

    Args:
        is_of_basis: whether its sentence speaks of legal bases.
        keeps: whether the sentence speaks of keeping or telling data before it.
    """
    match = mention.match
    span = (mention.first, mention.last)
    name = next((name for name, pattern in _COMPILED.items() if pattern.fullmatch(match)), None)
    letter = _letter(mention) if name == "article" else None
    is_public = name == "public_task" or letter == "e"
    if is_public and _is_objected_to(mention):
        return None
    if name == "article":
        if letter is None:
            return None
        name, article = _LETTERS[letter], f"6(1)({letter})"
        cited: dict[str, object] = {"iri": IRIS[name], "article": article}
        return Stated(FactKind.LEGAL_BASIS, name, cited, *span, 1.0, "article_cited")
    if name is None or _is_overriding(mention.before[-40:]):
        return None
    if name == "legitimate_interests" and (_is_protected(mention) or _is_kept(mention)):
        return None
    keeps = keeps or _OF_ELSE.search(mention.before) is not None
    if name == "legal_obligation" and _is_of_other(mention):
        return None
    rule = _NAMES.get(name) or (
        None if keeps else basis_rule(name, mention, is_of_basis=is_of_basis)
    )
    if rule is None:
        return None
    confidence = 0.95 if name in _NAMES else 0.85
    extra: dict[str, object] = {"iri": IRIS[name]}
    return Stated(FactKind.LEGAL_BASIS, name, extra, *span, confidence, rule)


def _is_overriding(before: str) -> bool:
    """Whether an interest, right after ``before``, is weighed against the reader's."""
    if before.endswith("compelling ") and _COMPELLING.search(before):
        return False
    return _OVERRIDING.search(before) is not None


def _is_objected_to(mention: Mention) -> bool:
    """Whether a public task is named only for the right to object."""
    first, last, low = mention.first, mention.last, mention.segment.low
    if OBJECTS.search(low, max(0, first - _FAR), first):
        return True
    is_cited = mention.match.startswith("art")
    return is_cited and "right to" in mention.after and "object" in low[last : last + _NEAR]


def _letter(mention: Mention) -> str | None:
    """The point of the first paragraph that a mention of Art. 6 cites."""
    if point := _POINT.match(mention.match):
        sentence = mention.before + mention.after
        return None if _OF_RIGHT.search(sentence) else point[1]
    letter = _LETTER.search(mention.match)
    return letter[1] if letter else None


def _contract_beside_consent(mention: Mention) -> Stated | None:
    """The contract that is named after the consent of ``mention`` as the other such basis."""
    if not mention.match.endswith("consent"):
        return None
    contract = _OR_CONTRACT.match(mention.after)
    if contract is None or not _RESTS_ON.search(mention.before[-90:] + mention.match):
        return None
    first, last = (mention.last + place for place in contract.span("basis"))
    extra: dict[str, object] = {"iri": IRIS["contract"]}
    rule = "contract_beside_consent"
    return Stated(FactKind.LEGAL_BASIS, "contract", extra, first, last, 0.85, rule)


def _is_of_other(mention: Mention) -> bool:
    """Whether an obligation is another's, a reason to keep data, or one not to delete them."""
    segment, before = mention.segment, mention.before
    is_to_keep = mention.after.startswith(" de conservation")
    if before.endswith("their ") or is_to_keep or OF_INTEREST.search(before):
        return True
    heading = segment.heading.lower()
    if OF_RETENTION.search(heading) and not of_bases(heading):
        return True
    is_item = segment.kind == SegmentKind.LIST_ITEM.value and EXCEPTION.fullmatch(segment.low)
    return bool(is_item) and OF_EXCEPTIONS.search(segment.headings.lower()) is not None


def _is_kept(mention: Mention) -> bool:
    """Whether data are kept or deleted for an interest on which nothing is said to rest."""
    if not KEPT.search(mention.before):
        return False
    return BASED.search(mention.before) is None


def _is_protected(mention: Mention) -> bool:
    """Whether the company's interests are named beside its rights, as what it protects."""
    return (
        _OWN_RIGHTS.match(mention.after) is not None
        and _PROTECTS.search(mention.before) is not None
    )

"""The legal bases (GDPR Art. 6) that a policy says its processing rests on.

Legitimate interests, vital interests, and a task in the public interest are named as such nearly
nowhere else. Consent, contract and legal obligations are spoken of for other reasons too: they
count after `necessary for`, and beside words such as `legal basis` in the sentence or the headings.
A basis is told once a segment, by the article where one is cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import polars as pl

from transforms.fact_rules.legal_basis_words import (
    ALONE,
    ANY_BASIS,
    BASED,
    BASES,
    BASIS_HEADING,
    EXCEPTION,
    HINTS,
    KEPT,
    OBJECTS,
    OF_EXCEPTIONS,
    OF_INTEREST,
    OF_RETENTION,
)
from transforms.fact_rules.searches import found_in, in_batches
from transforms.fact_rules.surroundings import Candidate, Mention, Stated, as_found, mentions
from warehouse.fact_kinds import FactKind
from warehouse.vocabulary import SegmentKind

_DPV = "https://w3id.org/dpv#"
_IRIS = {
    "consent": "Consent",
    "contract": "Contract",
    "legal_obligation": "LegalObligation",
    "vital_interests": "VitalInterest",
    "public_task": "PublicInterest",
    "legitimate_interests": "LegitimateInterest",
}
_LETTERS = dict(zip("abcdef", _IRIS, strict=True))

_COMPILED = {n: re.compile(f"(?:{p})") for n, p in BASES.items()}
_LETTER = re.compile(r"([a-f])\)?$")

_BASIS = (
    r"(?:legal|lawful|lawfulness|statutory) (?:basis|bases|grounds?|justification|reasons?)"
    r"|lawful(?:ness)? of processing|legal bas[ei]s|(?:basis|grounds?) (?:for|of) (?:our |the "
    r"|this )?processing|processing grounds?|\bbasis (?:is|will be)\b"
    r"|\bart(?:icle|\.) ?6\b|gdpr[^.]{0,40}(?:basis|grounds?)|rechtsgrundlagen?"
    r"|bases? (?:l[ée]gales?|juridiques?)"
    r"|fondements? (?:l[ée]gal|juridique)"
)
_BASIS_IN_PYTHON = re.compile(_BASIS)
_NECESSARY = re.compile(
    r"(?:necessary|required|needed) (?:for|to|in order (?:for us )?to)(?: (?:the|us to|enable us to"
    r"|allow us to))?\s*$"
    r"|(?:erforderlich|nécessaire|necessary)[^.;]{0,60}$"
)
_CONSENT_BASIS = re.compile(r"(?:basis|grounds?) of|based on|rel(?:y|ying|ies)")
_NOT_A_BASIS = re.compile(
    r"withdr\w+|revok\w+|without|opt[- ]out|parental|parents?['’]?|guardian|cookie|unless|refus"
    r"|\bnot (?:have|require|need)|object"
)
_NOT_RELIED = re.compile(
    r"(?:\bnot|n['’]t|without|unless|never)\s(?:\w+\s){0,2}$|lawfulness of (?:\w+ ){0,4}$"
)
_PURPOSE = re.compile(
    r"(?:^|\|)\W*(?:to |for |in order to |ensur(?:e|ing) |(?:our |the )?)$"
    r"|\b(?:process|use|using|need|collect|handle)\w*\b[^.;]{0,60}\b(?:data|information|it|them)\b"
    r"[^.;]{0,80}\b(?:to|for)(?: \w+ing)?(?: our)? $"
    r"|\b(?:us(?:e|ing)|collect)\b[^.;]{0,40}\b(?:data"
    r"|information)\b (?:in order )?to\b[^.;]{0,150},? and $"
)
"""Before an obligation that is what data are processed for."""
_OF_ELSE = re.compile(
    r"\b(?:updat\w+|chang\w+|modif\w+|amend\w*|revis\w+) (?:to )?(?:this|our|the) (?:[a-z]+ ){0,2}"
    r"(?:policy|notice|statement)\b"
    r"|\b(?:fail|failure|not be able|unable|prevent|delay)\b[^.;]{0,90}$"
)
"""Before an obligation for which the policy itself is changed, or that cannot be met."""
_WHERE_NEEDED = re.compile(r"^\W*(?:where|when|if) (?:we need|it is necessary(?: for us)?) to $")
"""Before a basis that is an item of a list of those relied upon."""
_BESIDE = re.compile(
    r"consent,? or\b[^.;]{0,40}\blegitimate interest"
    r"|legitimate interests?,? or\b[^.;]{0,40}consent"
)
"""Consent told together with another basis."""
_OF_USE = re.compile(
    r"process|\b(?:use|using|used|collect\w*|ads?|advertis\w+|cookies?|shar(?:e|ing)|send|activity"
    r"|activities|do (?:so|this))\b"
)
_OTHER_PURPOSE = re.compile(
    r"delet|disclos|shar(?:e|ing)|whom|third part|request|reten|retain|\bkeep|erasure|rights?\b"
    r"|release"
)
"""In the heading or after it, where the obligation is no reason to process data."""
_COMPLIES = re.compile(r"compl|fulfil|meet|satisfy")
_IN_ORDER_TO = re.compile(r"\bto (?:\w+ and )?$")
_CELL = re.compile(r"(?:^|\|)\W*(?:for (?:the )?|the |to |our |your )?$")
"""Before a basis that begins a cell of a table."""
_ITEM = re.compile(
    r"(?:[|*•·�–-]|\bwith you,?|\binterests?,?|\bcontract,?|\bobligations?,?|,? and|[);])\s*"
    r"(?:necessary to |as outlined in )?$"
)
"""Before a basis that is one of those in a cell."""
_ROW_OF_BASES = re.compile(
    r"performance of (?:an? |our |the )?contract|legitimate interest|legal bas[ei]s"
)
_WITH_READER = re.compile(
    r" (?:that )?(?:with|we (?:may |might )?have with|between us and"
    r"|we have entered into with) you\b"
)
_KEEPS = (
    r"\bretain|\bconserv|\bretention|\bkeep\b|as long as|\bdelet|longer|\bdisclos|automated"
    r"|decision|law enforcement"
)
_OVERRIDING = re.compile(
    r"rights and freedoms and $|overrid\w+ |compelling |no (?:other )?$|disproportion"
)
_OWN_RIGHTS = re.compile(r",? (?:and|or)? ?(?:our )?(?:rights|property|safety)\b")
"""After interests that are only to be protected, as the company's property is."""
_PROTECTS = re.compile(r"\b(?:protect(?:ion of|ing)?|defend(?:ing)?) (?:our |the )?$")
_LABEL = 60
_FAR = 260
"""Characters before a public task in which a right to object may be told."""
_NAMES = {
    "legitimate_interests": "legitimate_interests_named",
    "vital_interests": "vital_interests_named",
    "public_task": "public_task_named",
}
_SALE = re.compile(r"legitimate business purpose")


def legal_bases(segments: pl.DataFrame) -> pl.DataFrame:
    """The legal bases that ``segments`` name."""
    heading = pl.col("heading_path").list.last()
    hinted = segments.filter(
        pl.col("text").str.contains_any(HINTS)
        | heading.str.contains(BASIS_HEADING).fill_null(value=False)
    )
    found = [
        fact for named in in_batches(mentions(hinted, ANY_BASIS)) for fact in _legal_bases(named)
    ]
    found.sort(key=lambda place: "article" not in place[1].attributes)
    once: dict[tuple[str, str], tuple[Candidate, Stated]] = {}
    for segment, fact in found:
        once.setdefault((segment.segment_id, fact.value), (segment, fact))
    return as_found(once.values())


def _legal_bases(named: list[Mention]) -> Iterator[tuple[Candidate, Stated]]:
    """The bases among ``named``, which are weighed all at once."""
    sentences = [mention.before + mention.match + mention.after for mention in named]
    told = found_in(sentences, _BASIS), found_in([mention.before for mention in named], _KEEPS)
    for mention, is_of_basis, keeps in zip(named, *told, strict=True):
        if fact := _legal_basis(mention, is_of_basis=is_of_basis, keeps=keeps):
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
    letter = _LETTER.search(match) if name == "article" else None
    is_public = name == "public_task" or (letter is not None and letter[1] == "e")
    if is_public and OBJECTS.search(mention.segment.low, max(0, span[0] - _FAR), span[0]):
        return None
    if name == "article":
        if letter is None:
            return None
        name, article = _LETTERS[letter[1]], f"6(1)({letter[1]})"
        cited: dict[str, object] = {"iri": _DPV + _IRIS[name], "article": article}
        return Stated(FactKind.LEGAL_BASIS, name, cited, *span, 1.0, "article_cited")
    if name is None or _OVERRIDING.search(mention.before[-40:]):
        return None
    if name == "legitimate_interests" and (_is_protected(mention) or _is_kept(mention)):
        return None
    keeps = keeps or _OF_ELSE.search(mention.before) is not None
    if name == "legal_obligation" and _is_of_other(mention):
        return None
    rule = _NAMES.get(name) or (None if keeps else _rule(name, mention, is_of_basis=is_of_basis))
    if rule is None:
        return None
    confidence = 0.95 if name in _NAMES else 0.85
    extra: dict[str, object] = {"iri": _DPV + _IRIS[name]}
    return Stated(FactKind.LEGAL_BASIS, name, extra, *span, confidence, rule)


def _is_of_other(mention: Mention) -> bool:
    """Whether an obligation is another's, a reason to keep data, or one not to delete them."""
    segment, before = mention.segment, mention.before
    is_to_keep = mention.after.startswith(" de conservation")
    if before.endswith("their ") or is_to_keep or OF_INTEREST.search(before):
        return True
    heading = segment.heading.lower()
    if OF_RETENTION.search(heading) and not _is_of_basis(heading):
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


def _rule(name: str, mention: Mention, *, is_of_basis: bool) -> str | None:
    """By which words a consent, contract or obligation is a basis, None where it is not."""
    before, match, after = mention.before, mention.match, mention.after
    is_consent = name == "consent"
    is_relied_upon = is_consent and _CONSENT_BASIS.match(match) is not None
    # Consent that is relied upon is often told beside the right to withdraw it.
    near = match[-8:] if is_relied_upon else before[-60:] + match
    soon = "" if is_relied_upon else after[:14]
    if is_consent and (_NOT_A_BASIS.search(near + soon) or _NOT_RELIED.search(before)):
        return None
    if is_relied_upon and _OF_USE.search(before + match + after):
        return "consent_relied_upon"
    if match.startswith("rel") and not is_consent:
        return "contract_relied_upon"
    if not is_consent and _NECESSARY.search(before[-75:]):
        return "necessary_for"
    if name == "contract" and _WITH_READER.match(after) and _IN_ORDER_TO.search(before):
        return "contract_with_reader"
    if not is_consent and _WHERE_NEEDED.search(before) and not _of_other_purpose(mention):
        return "where_needed"
    if name == "legal_obligation" and _is_purpose(mention):
        return "obligation_complied_with"
    if is_consent and _BESIDE.search(before[-60:] + match + after[:60]):
        return "basis_beside_another"
    is_row = mention.segment.kind == SegmentKind.TABLE_ROW.value
    is_cell = is_row and _CELL.search(before) is not None
    if name == "contract" and (is_cell or ALONE.fullmatch(mention.segment.low)):
        return "basis_in_cell"
    if is_row and _ITEM.search(before) and _ROW_OF_BASES.search(mention.segment.low):
        return "basis_in_cell"
    if not is_consent and _is_of_basis(mention.segment.heading.lower()):
        return "basis_in_heading"
    is_label = is_relied_upon or is_cell or len(before.strip()) <= _LABEL
    if is_label and _is_of_basis(mention.segment.headings.lower()):
        return "basis_in_heading"
    return "basis_in_sentence" if is_of_basis else None


def _is_purpose(mention: Mention) -> bool:
    """Whether an obligation is met by processing data, and not by keeping or disclosing them."""
    if not _COMPLIES.match(mention.match) or not _PURPOSE.search(mention.before):
        return False
    return not _of_other_purpose(mention)


def _of_other_purpose(mention: Mention) -> bool:
    """Whether the heading or what follows speaks of anything but processing data."""
    around = f"{mention.segment.heading.lower()} {mention.after}"
    return _OTHER_PURPOSE.search(around) is not None


@lru_cache(maxsize=1024)
def _is_of_basis(headings: str) -> bool:
    return _BASIS_IN_PYTHON.search(headings) is not None

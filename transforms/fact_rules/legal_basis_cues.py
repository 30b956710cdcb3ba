"""By which words a consent, a contract or an obligation is a legal basis."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.fact_rules.legal_basis_words import ALONE
from transforms.fact_rules.surroundings import Mention
from warehouse.vocabulary import SegmentKind

OF_BASIS = (
    r"(?:legal|lawful|lawfulness|statutory) (?:basis|bases|grounds?|justification|reasons?)"
    r"|lawful(?:ness)? of processing|legal bas[ei]s|(?:basis|grounds?) (?:for|of) (?:our |the "
    r"|this )?processing|processing grounds?|\bbasis (?:is|will be)\b"
    r"|\bart(?:icle|\.) ?6\b|gdpr[^.]{0,40}(?:basis|grounds?)|rechtsgrundlagen?"
    r"|bases? (?:l[ée]gales?|juridiques?)"
    r"|fondements? (?:l[ée]gal|juridique)"
)
"""In a sentence that speaks of legal bases, for Rust's engine and for Python's."""
_BASIS_IN_PYTHON = re.compile(OF_BASIS)
_NECESSARY = re.compile(
    r"(?:necessary|required|needed) (?:for|to|in order (?:for us )?to)(?: (?:the|us to|enable us to"
    r"|allow us to))?\s*$"
    r"|(?:erforderlich|nécessaire|necessary)[^.;]{0,60}$"
)
_CONSENT_BASIS = re.compile(r"(?:basis|grounds?) of|based on|rel(?:y|ying|ies|ied)")
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
_ON_BASIS = re.compile(r"\b(?:on the basis of|based (?:up)?on) (?:the )?$")
_WHERE_NEEDED = re.compile(
    r"(?:^\W*|[.;] ?[^\w\s]{1,3} ?)(?:\(?[a-z0-9]{1,3}[.)] )?(?:where|when|if) (?:we need"
    r"|it is necessary(?: for us)?) to $"
)
"""Before a basis that is an item of a list of those relied upon."""
_INTEREST = r"\b(?:legitimate (?:business |commercial )?interests?|vital interests?)\b"
_JOINED_TO = re.compile(rf"{_INTEREST}.{{0,220}}(?:[,;/]|\b(?:or|and)\b)[^.,;]{{0,50}}$")
_JOINED_BY = re.compile(rf"[^.]{{0,110}}(?:[,;/]|\b(?:or|and)\b).{{0,90}}{_INTEREST}")
"""Interests that are a basis, before or after another one in the same sentence."""
_NOT_JOINED = re.compile(
    r"\b(?:unless|object\w*|right to(?! do so)|overriding|compelling|shar(?:e|ed|ing)|complain\w*"
    r"|cease|stop|withdr\w+|parent\w*|(?:in)?capable|legally give|law enforcement"
    r"|such transfer)\b"
)
"""In a sentence that tells no bases of processing."""
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
_IS_GROUND = re.compile(r"(?:based|basis|part|pursuant|necessary|legal basis)\b")
"""How a contract is named on which processing rests."""
_OF_PROCESSING = re.compile(
    r"\bprocess|\b(?:us(?:e|ing)|collect)\b[^.;]{0,60}\b(?:data|information)\b"
)
_NOT_OF_USE = re.compile(
    r"disclos|\bshar(?:e|ed|ing)\b|transfer|decision|profiling|releas|service provider|partner"
    r"|vendor|\bretain|\bkeep\b|automated"
)
_LABEL = 60


def basis_rule(name: str, mention: Mention, *, is_of_basis: bool) -> str | None:
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
    if not is_consent and (rule := _needed_rule(mention)):
        return rule
    if name == "contract" and _IS_GROUND.match(match):
        of_use = _OF_PROCESSING.search(before) or is_of_basis
        is_of_else = _NOT_OF_USE.search(before) or after.startswith((" to ", " on "))
        return "contract_relied_upon" if of_use and not is_of_else else None
    if name == "contract" and _WITH_READER.match(after) and _IN_ORDER_TO.search(before[-60:]):
        return "contract_with_reader"
    if name == "legal_obligation" and _is_purpose(mention):
        return "obligation_complied_with"
    if _is_joined(mention):
        return "basis_beside_another"
    is_row = mention.segment.kind == SegmentKind.TABLE_ROW.value
    is_cell = is_row and _CELL.search(before) is not None
    if name == "contract" and (is_cell or ALONE.fullmatch(mention.segment.low)):
        return "basis_in_cell"
    if is_row and _ITEM.search(before) and _ROW_OF_BASES.search(mention.segment.low):
        return "basis_in_cell"
    if not is_consent and of_bases(mention.segment.heading.lower()):
        return "basis_in_heading"
    is_label = is_relied_upon or is_cell or len(before.strip()) <= _LABEL
    if is_label and of_bases(mention.segment.headings.lower()):
        return "basis_in_heading"
    return "basis_in_sentence" if is_of_basis else None


def _needed_rule(mention: Mention) -> str | None:
    """By which words processing is needed for a contract or an obligation, or rests on it."""
    before = mention.before
    if _NECESSARY.search(before[-75:]) and "our behalf" not in before:
        return "necessary_for"
    if _ON_BASIS.search(before):
        return "based_on"
    is_needed = _WHERE_NEEDED.search(before) and not _OTHER_PURPOSE.search(mention.after)
    return "where_needed" if is_needed else None


def _is_joined(mention: Mention) -> bool:
    """Whether the mention is one of several bases, of which an interest is another."""
    before, after = mention.before, mention.after
    if not _JOINED_TO.search(before) and not _JOINED_BY.match(after):
        return False
    return _NOT_JOINED.search(before + mention.match + after) is None


def _is_purpose(mention: Mention) -> bool:
    """Whether an obligation is met by processing data, and not by keeping or disclosing them."""
    if not _COMPLIES.match(mention.match) or not _PURPOSE.search(mention.before):
        return False
    return "our behalf" not in mention.before and not _of_other_purpose(mention)


def _of_other_purpose(mention: Mention) -> bool:
    """Whether the heading or what follows speaks of anything but processing data."""
    around = f"{mention.segment.heading.lower()} {mention.after}"
    return _OTHER_PURPOSE.search(around) is not None


@lru_cache(maxsize=1024)
def of_bases(headings: str) -> bool:
    """Whether ``headings``, in lower case, speak of legal bases."""
    return _BASIS_IN_PYTHON.search(headings) is not None

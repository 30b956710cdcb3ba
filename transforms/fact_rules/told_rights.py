"""Rights that sentences of a known shape grant without a word such as `right`.

Consent `which you may revoke`, complaints that `may be made to the regulator`, data that readers
are asked to report as wrong, what a law permits them to ask about disclosures, prices that are not
charged to those who exercise their rights, and accounts whose end erases what they hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import polars as pl

from transforms.fact_rules.places_of_rights import places as jurisdictions
from transforms.fact_rules.searches import having
from transforms.fact_rules.surroundings import Candidate, Mention, Stated, as_found, mentions
from transforms.fact_rules.told_rights_words import RIGHTS
from transforms.patterns import rows_with, with_ascii_edges
from warehouse.fact_kinds import FactKind

RIGHT_TOLD = "right_told"
"""The rule by which these rights are found."""
_LONGEST = 300
"""Characters of such a sentence from its first to its last word that grants."""
_AUTHORITY = re.compile(
    r"authorit|regulator|commissioner|ombuds|\bico\b|\bcnil\b|\boaic\b|secretary of"
    r"|attorney general"
)
_OF_COMPLAINTS = re.compile(
    r"complain|concern|claim|satisf|unhappy|unresolved|resolv|\bden(?:y|ied)\b|appeal|believe"
    r"|supervisory"
)
_NO_COMPLAINT = re.compile(
    r"copyright|\b(?:contact|notify|e-?mail) us\b|\bour (?!handling|processing|use|response"
    r"|treatment|collection|compliance|practices|(?:data|privacy|information) (?:processing"
    r"|practices|handling|collection))"
    r"|\bwe (?:will|may)\b"
)
_NEAR_COMPLAINT = 300
"""Characters ahead that may tell that there is something to complain of."""
_DIFFERENT = re.compile(r"\bdifferent|\bden(?:y|ied)\b|penali|goods|services|\bprices?\b|quality")
_OF_READER = re.compile(
    r"\byou|\bresidents?\b|\busers?\b|\bcustomers?\b|\bconsumers?\b|\bindividuals?\b"
)
_NOT_GRANTED = re.compile(
    r"\b(?:cannot|can ?not|may not|unable|not be able|until|unless|if you|even if|where you"
    r"|when you"
    r"|after you|once you|notifications|not share|not disclose|reserve the right"
    r"|stop (?:using|sharing|processing))\b"
)
_OF_OTHERS = ("we ", "they ", "partners ", "parties ", "authorities ", "companies ")
_WISHES = ("wish", "want", "know", "learn", "would like", "prefer", "to ")
_MEANS = re.compile(
    r"\b(?:contact|e-?mail|writ(?:e|ing)|please|visit|call|click|message|settings|you (?:can"
    r"|may|have the)|by)\b"
)
_NOT_CARRIED = re.compile(
    r"\b(?:reserves?|retains?|notice|lists?|categories|merger|sold|successor|outside|countr"
    r"|how we|with third|account to)"
)
"""About data that are handed on without the reader's asking."""
_WE_NEED = re.compile(r"\b(?:we|they|partners|parties|companies) (?:[a-z]+ ){0,4}$")
_CARRIES = re.compile(r"\b(?:data|information|records?|cop(?:y|ies)|it|them|phi|pii)\b")
_NOT_UNSOLD = re.compile(
    r"\b(?:you (?:do |can)?not|they|health|medical|insur\w+|spouse|child\w*|password|we will"
    r"|encourage|law requires|provided that)\b"
)
"""About what is kept from others for another reason than that the reader asked for it."""
_NOT_APPEALED = re.compile(
    r"court|judicial|tribunal|disciplin|candidate|fundrais|charit|grade|arbitrat|score|admission"
)
_OF_APPEALS = re.compile(r"privacy|\brights?\b|request|personal|\bstate\b")
_SHOWN = re.compile(
    r"\b(?:you|individuals?|persons?|customers?|members?|users?|clients?|patients?)(?: can| may)?"
    r"(?: successfully)? (?:are |becomes? )?(?:believes?|finds?|discovers?|thinks?|feels?|notices?"
    r"|demonstrates?|shows?|establish(?:es)?|informs?|notif(?:y|ies)|tells?|aware)\b"
)
"""How what is wrong is found by those whose data it is."""
_SIGNS = " -–•*·.()[]0123456789\"“‘'"
"""What an item may begin with before its words."""
_ERASES = re.compile(r"\b(?:information|data)\b")
_OTHER_GIVEN = re.compile(r"^,? (?:to receive|for (?:the )?(?:receipt|newsletter)|by (?:us|the))\b")


def told_rights(segments: pl.DataFrame) -> pl.DataFrame:
    """The rights that sentences of ``segments`` grant by their shape, each once a segment."""
    once: dict[tuple[str, str], tuple[Candidate, Stated]] = {}
    for value, sentence, hints in RIGHTS:
        pattern = with_ascii_edges(sentence)
        for mention in mentions(having(rows_with(segments, *hints), pattern), pattern):
            if _is_granted(value, mention):
                key = (mention.segment.segment_id, value)
                once.setdefault(key, (mention.segment, _stated(value, mention)))
    return as_found(once.values())


def _is_granted(value: str, mention: Mention) -> bool:
    if len(mention.match) > _LONGEST:
        return False
    return _BORNE_OUT[value](mention)


def _is_spared(mention: Mention) -> bool:
    """Whether it is those who exercise their rights that are not treated worse."""
    match = mention.match
    if "discriminat" in match or "retaliat" in match:
        return True
    return _DIFFERENT.search(match) is not None and "request" not in match


def _is_erasure(mention: Mention) -> bool:
    match = mention.match
    is_of_data = _ERASES.search(f"{match[-60:]}{mention.after[:60]}") is not None
    return is_of_data and " not " not in match


def _is_appeal(mention: Mention) -> bool:
    """Whether it is the policy's decision on a right that is appealed."""
    around = f"{mention.segment.headings.lower()}\n{mention.segment.low[:1_000]}"
    return _OF_APPEALS.search(around) is not None and _NOT_APPEALED.search(around) is None


def _is_unsold(mention: Mention) -> bool:
    if mention.before.endswith((*_OF_OTHERS, "you have ")):
        return False
    return _NOT_UNSOLD.search(mention.match + mention.after[:80]) is None


def _is_carried(mention: Mention) -> bool:
    """Whether it is the reader who has data handed on."""
    before, match = mention.before, mention.match
    if _WE_NEED.search(before) or _NOT_CARRIED.search(before[-40:] + match):
        return False
    return _CARRIES.search(match) is not None


def _is_limited(mention: Mention) -> bool:
    return not mention.before.endswith((*_OF_OTHERS, "must "))


def _is_access(mention: Mention) -> bool:
    before, match = mention.before, mention.match
    if before.endswith(_OF_OTHERS) or _NOT_GRANTED.search(match):
        return False
    return _OF_READER.search(before + match) is not None


def _is_withdrawn(mention: Mention) -> bool:
    before, match, after = mention.before, mention.match, mention.after
    if before.endswith("chosen "):
        return False
    if match.startswith(_WISHES) and not _MEANS.search(before + after):
        return False
    return not (_OTHER_GIVEN.match(after) or _NOT_GRANTED.search(match))


def _is_correction(mention: Mention) -> bool:
    """Whether readers report what is wrong, or show it, so that it is mended."""
    before, match = mention.before, mention.match
    if before.endswith("you "):
        return False
    return "we will " not in match or _SHOWN.search(before + match + mention.after) is not None


def _is_complaint(mention: Mention) -> bool:
    """Whether it is the reader who complains, and to an authority."""
    if not _AUTHORITY.search(f"{mention.match}{mention.after}"):
        return False
    if mention.before.endswith(_OF_OTHERS) or _NO_COMPLAINT.search(mention.match):
        return False
    around = mention.segment.low[max(0, mention.first - _NEAR_COMPLAINT) : mention.last + 60]
    return _OF_COMPLAINTS.search(around) is not None


_BORNE_OUT: dict[str, Callable[[Mention], bool]] = {
    "access": _is_access,
    "appeal": _is_appeal,
    "complaint": _is_complaint,
    "erasure": _is_erasure,
    "limit_sensitive_use": _is_limited,
    "non_discrimination": _is_spared,
    "opt_out_of_sale": _is_unsold,
    "portability": _is_carried,
    "rectification": _is_correction,
    "withdraw_consent": _is_withdrawn,
}
"""Whether the words around a sentence of each right bear it out."""


def _stated(value: str, mention: Mention) -> Stated:
    sentence = mention.before + mention.match + mention.after
    where = jurisdictions(sentence, mention.segment.headings.lower())
    extra: dict[str, object] = {"for": where} if where else {}
    first = mention.first + len(mention.match) - len(mention.match.lstrip(_SIGNS))
    return Stated(FactKind.RIGHT, value, extra, first, mention.last, 0.7, RIGHT_TOLD)

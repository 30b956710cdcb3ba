"""Whose contact an address or number is, where the policy tells."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import polars as pl

_NEAR = 160
_NEAR_EMAIL = 80
_IN_HEADING = "(?-u)[Oo]fficer|OFFICER|DPO|epresentative|REPRESENTATIVE|beauftragte"
_HINT = (
    "(?-u)epresentative|[Oo]fficer|DPO|ommission|uthorit|egulator|upport|ustomer|Vertreter"
    "|beauftragte|rotection des [Dd]onn|(?u:客服|信息保护|数据保护)"
)
_CUES = {
    "uk_representative": r"\b(?:uk|u\.k\.|united kingdom)(?: gdpr)? (?:data protection )?"
    r"representative|representative[\w ]{0,30} (?:in|for) the (?:uk|united kingdom)\b",
    "eu_representative": r"\b(?:eu|eea|european(?: union)?|article 27|art\. 27)(?: gdpr)?"
    r"(?: data protection)? representative|representative[\w ]{0,30} (?:in|for|within) the "
    r"(?:eu|eea|european)|eu-vertreter|vertreter in der (?:eu|union)",
    "data_protection_officer": r"data (?:protection|privacy) officer|\bdpo\b|privacy officer"
    r"|个人信息保护(?:相关)?(?:负责人|专员|官)|数据保护官"
    r"|datenschutzbeauftragte|d[ée]l[ée]gu[ée]e? [àa] la protection|data protection (?:manager"
    r"|lead)",
    "supervisory_authority": r"supervisory authorit|information commissioner|\bico\b|\bcnil\b"
    r"|data protection (?:authority|commission(?:er)?\b)|aufsichtsbeh[öo]rde|autorit[ée] de contr"
    r"|landesbeauftragte|bundesbeauftragte|attorney general|federal trade commission"
    r"|persoonsgegevens|privacy commissioner|information regulator",
    "support": r"customer (?:service|support|care)|technical support|support team|help ?desk"
    r"|(?<!division of )consumer (?:relations|services)|kundenservice|kundendienst"
    r"|service client|客服",
    "privacy": r"privacy (?:(?:and|&) \w+ )?(?:team|department|office\b|manager|questions?|inquir"
    r"|request|matters|compliance|administrator|policy (?:administrator|coordinator)|group|counsel)"
    r"|(?:attn|attention)[:.]? ?(?:\w+ )?privacy(?! officer)"
    r"|data protection (?:team|department|office\b)"
    r"|(?:exercise|submit)[\w ,’']{0,60}(?:rights?|request)|right to (?:know|access|delet|opt)",
    "general": r"general (?:inquir|enquir|question|contact)|head ?office|headquarters|switchboard",
}
_STEMS = {
    "uk_representative": ("representative",),
    "eu_representative": ("representative", "vertreter"),
    "data_protection_officer": (
        *("officer", "dpo", "beauftragte", "protection", "信息保护", "数据保护"),
    ),
    "supervisory_authority": (
        *("supervisory", "commission", "ico", "cnil", "protection", "aufsicht", "autorit"),
        *("beauftragte", "general", "persoonsgegevens", "regulator"),
    ),
    "support": ("customer", "support", "help", "consumer", "kunden", "client", "客服"),
    "privacy": ("privacy", "protection", "exercise", "submit", "right to"),
    "general": ("general", "head", "switchboard"),
}
"""One of them stands in all that a cue of the role matches."""
_BITS = {role: 1 << place for place, role in enumerate(_CUES)}
_BITS_OF_STEM = tuple(
    (stem, sum(bit for role, bit in _BITS.items() if stem in _STEMS[role]))
    for stem in dict.fromkeys(stem for stems in _STEMS.values() for stem in stems)
)
OF_OTHERS: Final = ("supervisory_authority", "eu_representative", "uk_representative")
"""Roles that none of the company's own have."""
_BACK_TO_US = re.compile(r"[.;] +(?:Please|If you|For|To)\b|\b(?:us|our)\b")
"""Words after which a contact is no longer that of the authority named before."""
_LOCAL_PARTS = {
    "uk_representative": r"(?:.*[._-])?(?:uk|gb)[._-]?(?:gdpr[._-]?)?rep(?:resentative)?"
    r"(?:[._-].*)?",
    "eu_representative": r"(?:.*[._-])?(?:eu|eea)[._-]?(?:gdpr[._-]?)?rep(?:resentative)?"
    r"(?:[._-].*)?",
    "data_protection_officer": r"(?:[\w.+-]*[._-])?dpo\d?(?:[._-].*)?|data-?protection-?officer"
    r"|datenschutzbeauftragte[rn]?|privacy[._-]?officer|\w*dpo",
    "privacy": r".*(?:privacy|gdpr|ccpa|datenschutz|data-?protection|dataprivacy|personaldata"
    r"|donnees|rgpd|vieprivee|dsar|data-?requests?).*",
    "support": r"(?:customer|client|user|tech)?[._-]?(?:support|help|helpdesk|service|services"
    "|care)"
    r"|customer.{0,12}|kundenservice|support.{0,12}|customercare",
    "general": r"info|contact|hello|office|mail|enquir\w+|inquir\w+|kontakt|admin|hi|general",
}
_LOCAL = re.compile("|".join(f"(?P<{role}>{pattern})" for role, pattern in _LOCAL_PARTS.items()))
_AUTHORITIES = re.compile(
    r"(?:^|\.)(?:ico\.org\.uk|cnil\.fr|dataprotection\.ie|oag\.ca\.gov|ftc\.gov|edoeb\.admin\.ch"
    r"|datatilsynet\.dk|datatilsynet\.no|imy\.se|aepd\.es|agpd\.es|garanteprivacy\.it|gpdp\.it"
    r"|uoou\.cz|uodo\.gov\.pl|giodo\.gov\.pl|apd-gba\.be|tietosuoja\.fi|dsb\.gv\.at|naih\.hu"
    r"|cnpd\.pt|cnpd\.lu|dataprotection\.gov\.cy|dataprotection\.gov\.sk|azop\.hr|aki\.ee|inspekcia"
    r"|autoriteitpersoonsgegevens\.nl|dpa\.gr|ada\.lt|dvi\.gov\.lv|ip-rs\.si|cpdp\.bg|oaic\.gov\.au"
    r"|bfdi\.bund\.de|datenschutz\w*\.(?:de|bayern\.de|hessen\.de|nrw\.de|rlp\.de))$"
)


def role_in(before: str, after: str = "", heading: str = "") -> str | None:
    """The role that the words ``before`` a contact tell, else those ``after`` it or above it.

    The nearest words before count, and only some dozens of characters of either side.
    """
    words = before[-_NEAR:]
    low = words.lower()
    may_be = _may_be(low)
    told = list(_cues(may_be).finditer(low)) if may_be else []
    told = [role for role in told if not _is_of_another(low, role)]
    if told and not (told[-1].lastgroup in OF_OTHERS and _BACK_TO_US.search(words, told[-1].end())):
        return told[-1].lastgroup
    return _first_role(after[:60].lower()) or _first_role(heading.lower())


def _is_of_another(words: str, role: re.Match[str]) -> bool:
    """Whether ``role`` stands in brackets that end before the contact, and not alone in them."""
    closing = words.find(")", role.end())
    if closing < 0 or "(" in words[role.end() : closing] or words[closing - 2 : closing - 1] == " ":
        return False
    opening = words.rfind("(", 0, role.start())
    return opening < 0 or bool(words[opening + 1 : role.start()].strip())


def _may_be(words: str) -> int:
    """The bits of the roles that ``words``, in lower case, may tell."""
    bits = 0
    for stem, of_stem in _BITS_OF_STEM:
        if stem in words:
            bits |= of_stem
    return bits


@lru_cache
def _cues(bits: int) -> re.Pattern[str]:
    """The cues of these roles, each of which begins a word."""
    cues = (f"(?P<{role}>{cue})" for role, cue in _CUES.items() if _BITS[role] & bits)
    return re.compile(rf"(?:\b|(?=[客个数]))(?:{'|'.join(cues)})")


@lru_cache(maxsize=2_000)
def _first_role(words: str) -> str | None:
    """The role that ``words``, in lower case, tell first. Many contacts have the same heading."""
    may_be = _may_be(words)
    told = _cues(may_be).search(words) if may_be else None
    return told.lastgroup if told else None


def role_of_address(email: str) -> str | None:
    """The role that an e-mail address, in lower case, itself tells, by its host or its name."""
    name, _, host = email.partition("@")
    if _AUTHORITIES.search(host):
        return "supervisory_authority"
    told = _LOCAL.fullmatch(name)
    return told.lastgroup if told else None


def with_role_told(matches: pl.DataFrame) -> pl.DataFrame:
    """``matches`` (as ``spans`` returns them) with the ``role`` that the words before each tell.

    Else that of an officer or representative in the heading above an address that tells none.
    """
    before = pl.col("before").str.tail(_NEAR_EMAIL)
    heading = pl.col("heading_path").list.last().fill_null("")
    columns = (
        pl.col("match").str.to_lowercase(),
        pl.when(before.str.contains(_HINT)).then(before).alias("before"),
        pl.when(heading.str.contains(_IN_HEADING)).then(heading).alias("heading"),
    )
    told = []
    for email, words, above in matches.select(columns).iter_rows():
        role = role_in(words) if words else None
        if role is None and above and role_of_address(email) is None:
            role = _first_role(above.lower())
        told.append(role)
    return matches.with_columns(pl.Series("role", told, pl.String))

"""Short words for the data that a sentence speaks of."""

from __future__ import annotations

import re
from functools import cache

_DATA = {
    "cookies": r"cookies?",
    "logs": r"(?:server |web |access )?logs?(?: files| data| information)?|log files?",
    "ip addresses": r"ip[- ]address(?:es)?|adresses? ip|ip-adressen?",
    "messages": r"(?:chat |direct )?messages?|chats?|correspondence|conversations?",
    "inquiries": r"inquir(?:y|ies)|enquir(?:y|ies)|quer(?:y|ies)|complaints?|feedback"
    r"|support (?:tickets?|requests?)|(?:customer|contact) (?:service )?requests?|anfragen?",
    "payment data": r"payment (?:data|information|details|cards?)|credit cards?|bank(?:ing)? "
    r"|invoices?|billing (?:data|information|records)|transactions? (?:data|records"
    r"|information)|transaktionsdaten",
    "location": r"(?:geo)?location (?:data|information|history)|geolocations?|geo-?coordinates?"
    r"|gps (?:data|coordinates)|(?:precise|imprecise|approximate|exact|current|your) locations?"
    r"|geographical position|localisation|standort",
    "account data": r"account (?:data|information|details)|profile (?:data|information)"
    r"|donn[ée]es (?:de|du) compte|(?:inactive|unused|dormant|guest) (?:user )?accounts?"
    r"|accounts (?:are|will be) (?:\w+ )?(?:deleted|erased|removed)",
    "backups": r"backup (?:copies|archives?|files|data)|(?<!for )backups",
    "recordings": r"recordings?|cctv|footage",
    "applications": r"applicants?|candidates?|resumes?|cvs?|recruitment|bewerb\w+",
    "health data": r"health (?:data|information)|medical (?:data|records?|information|history)"
    r"|donn[ée]es de sant[ée]|gesundheitsdaten",
    "biometric data": r"biometric (?:data|information|identifiers?)|face(?:print| data)?"
    r"|voiceprints?",
    "contact data": r"contact (?:information|details|data)|e-?mail address(?:es)?|mailing lists?"
    r"|phone numbers?",
    "analytics": r"analytics (?:data|cookies)|usage data",
    "orders": r"order (?:data|information|details|history|records?)|(?<!court )orders"
    r"|purchase (?:data|information|history|records?)|commandes|bestell(?:ung|ungen|daten)",
    "children's data": r"child(?:ren)?['’]s (?:personal )?(?:data|information)",
}


_WORDS = re.compile(r"[a-zé]+")
_SOME_WORDS = frozenset(
    """cookie cookies log logs logfiles ip ips address addresses adresse adresses adressen message
    messages chat chats correspondence payment credit bank banking invoice invoices billing
    transaction transactions transaktionsdaten location locations geolocation geolocations
    geocoordinate geocoordinates coordinates gps geographical localisation standort
    account profile compte backup backups recording recordings cctv footage applicant
    applicants candidate candidates resume resumes cv cvs recruitment health medical santé sante
    gesundheitsdaten biometric face faceprint voiceprint voiceprints contact mail email mailing
    phone analytics usage child children conversation conversations inquiry inquiries enquiry
    enquiries query queries complaint complaints feedback support request requests anfrage anfragen
    accounts order orders purchase commandes bestellung bestellungen bestelldaten""".split()  # noqa: SIM905
)
"""Words without one of which nothing is found."""


@cache
def _named() -> tuple[tuple[str, ...], re.Pattern[str]]:
    """The names, and a pattern with a group for each of them in their order."""
    names = tuple(sorted(_DATA))
    return names, re.compile("|".join(rf"\b({_DATA[name]})\b" for name in names))


def data_type(clause: str) -> str | None:
    """The data that ``clause``, in lower case, names first, or None where it names none."""
    if _SOME_WORDS.isdisjoint(_WORDS.findall(clause)):
        return None
    names, words = _named()
    match = words.search(clause)
    return names[match.lastindex - 1] if match and match.lastindex else None

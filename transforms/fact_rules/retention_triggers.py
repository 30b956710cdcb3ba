"""From when the periods run for which data are kept."""

from __future__ import annotations

import re

_TRIGGERS = {
    "account_closure": re.compile(r"account|compte|konto|closure|clos|deactivat|cancel"),
    "last_activity": re.compile(
        r"inactiv|last (?:use|visit|login|log|activity|contact|interaction|access|connection)|derni"
    ),
    "contract_end": re.compile(
        r"terminat|contract|relationship|agreement|contrat|vertrag|employment|expir"
    ),
    "purchase": re.compile(r"purchase|transaction|order|payment|sale|invoice|achat|commande"),
    "request": re.compile(r"request|withdraw|demande|consent"),
    "collection": re.compile(
        r"collect|receipt|received|creat|submi|record|captur|provided|collecte|visit|sent"
    ),
    "year_end": re.compile(
        r"(?:the )?(?:(?:close|end) of (?:the |each |that )?)?(?:calendar|financial|fiscal"
        r"|tax) year"
    ),
}
_TRIGGER = re.compile(
    r"^[^.;|]{0,30}?\b(?:after|from|following|since|of|once|when|apr[èe]s|à compter|nach"
    r"|post)\b(?P<what>[^.;|,]{3,70})"
)
_BEYOND = re.compile(
    r"\b(?:life|lifetime|duration|term) of (?:your|the|our|their|an?) (?P<what>[\w’' ]{3,40}?),? "
    r"?(?:\+|plus|and (?:for )?(?:a |an )?(?:further|additional))[^.;]{0,30}$"
)
"""Before a period that begins where another one ends."""
_INACTIVE = re.compile(
    r"(?:\binactiv\w+|\bdormant|\bunused|(?:\bnot|n['’]t) (?:\w+ ){0,3}(?:used?|log(?:ged)? ?in"
    r"|signed in"
    r"|accessed|visited|see you)\b)[^.;]{0,60}$"
)
_CLOSED = re.compile(
    r"\b(?:(?:if|when|once|upon|after|following)\b[^.;]{0,40}?\b(?:clos|delet|terminat|cancel"
    r"|deactivat)\w* (?:of )?(?:your|the|an?|their|his) (?:\w+ )?account\b|(?:upon|after|following"
    r"|once|when) (?:your |the |an? |user )?account (?:is |has been )?(?:clos|delet|terminat|cancel"
    r"|deactivat))[^.;]{0,140}$"
)
"""Before the words on deletion within a period that begins when an account is closed."""


def trigger_after(after: str) -> str | None:
    """From when the period runs, if the words ``after`` it say."""
    match = _TRIGGER.match(after)
    return _first_trigger(match["what"]) if match else None


def trigger_before(before: str) -> str | None:
    """The like where the words ``before`` the period say so.

    They add it to that of an account or contract, or tell that nobody came, or of an account's end.
    """
    if match := _BEYOND.search(before):
        return _first_trigger(match["what"])
    if _INACTIVE.search(before):
        return "last_activity"
    is_closed = "account" in before and _CLOSED.search(before) is not None
    return "account_closure" if is_closed else None


def _first_trigger(words: str) -> str | None:
    places = [
        (hit.start(), name) for name, said in _TRIGGERS.items() if (hit := said.search(words))
    ]
    return min(places)[1] if places else None

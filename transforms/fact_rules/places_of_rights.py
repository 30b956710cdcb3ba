"""Whom a right is said to be for: the residents of which countries and states."""

from __future__ import annotations

import re

_PLACES = {
    "EU": r"\beu\b|\beea\b|europe(?:an)?(?: union| economic area)?\b|(?<!uk )(?<!uk-)\bgdpr\b|dsgvo|rgpd",
    "GB": r"\buk\b|united kingdom|british",
    "CH": r"switzerland|\bswiss\b",
    "US-CA": r"california\w*|\bccpa\b|\bcpra\b",
    "US-VA": r"virginia|\bvcdpa\b",
    "US-CO": r"colorado",
    "US-CT": r"connecticut",
    "US-UT": r"\butah\b",
    "US-NV": r"nevada",
    "US-TX": r"\btexas\b",
    "US-OR": r"oregon",
    "US-MT": r"montana",
    "US-DE": r"delaware",
    "US-NJ": r"new jersey",
    "BR": r"brazil|\blgpd\b",
    "CA": r"canad(?:a|ian)|\bpipeda\b|quebec|québec",
    "AU": r"australia\w*",
    "NZ": r"new zealand",
    "CN": r"\bprc\b|people['’]s republic of china|\bpipl\b",
    "ZA": r"south africa",
    "IN": r"\bindian?\b",
    "JP": r"japan",
    "KR": r"korea",
}
_ANY = re.compile(
    "|".join(f"(?P<{code.replace('-', '_')}>{words})" for code, words in _PLACES.items())
)


def places(*texts: str) -> str | None:
    """Codes of the places that the first of ``texts`` (lower case) to name any names, or None.

    ISO 3166 codes, or EU, in the order of their first mention, with commas between.
    """
    for text in texts:
        names = [match.lastgroup for match in _ANY.finditer(text) if match.lastgroup]
        if names:
            return ", ".join(dict.fromkeys(name.replace("_", "-") for name in names))
    return None

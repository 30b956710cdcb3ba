"""Whom a right is said to be for: the residents of which countries and states."""

from __future__ import annotations

import re
from functools import lru_cache

_PLACES = {
    "EU": r"\beu\b|\beea\b|europe(?:an)?(?: union| economic area)?\b|(?<!uk )(?<!uk-)\bgdpr\b"
    r"|dsgvo|rgpd",
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


_WORDS = re.compile(r"[a-zé]+")
_FIRST_WORDS = frozenset(
    [
        "eu",
        "eea",
        "europe",
        "european",
        "gdpr",
        "dsgvo",
        "rgpd",
        "uk",
        "united",
        "british",
        "switzerland",
        "swiss",
        "california",
        "californian",
        "californians",
        "ccpa",
        "cpra",
        "virginia",
        "vcdpa",
        "colorado",
        "connecticut",
        "utah",
        "nevada",
        "texas",
        "oregon",
        "montana",
        "delaware",
        "new",
        "brazil",
        "lgpd",
        "canada",
        "canadian",
        "pipeda",
        "quebec",
        "québec",
        "australia",
        "australian",
        "prc",
        "china",
        "pipl",
        "south",
        "india",
        "indian",
        "japan",
        "korea",
    ]
)
"""A word of each place, to look for first."""


def places(*texts: str) -> str | None:
    """Codes of the places that the first of ``texts`` (lower case) to name any names, or None.

    ISO 3166 codes, or EU, in the order of their first mention, with commas between.
    """
    return next((codes for text in texts if (codes := _places(text))), None)


@lru_cache(maxsize=2_000)
def _places(text: str) -> str:
    if _FIRST_WORDS.isdisjoint(_WORDS.findall(text)):
        return ""
    names = [match.lastgroup for match in _ANY.finditer(text) if match.lastgroup]
    return ", ".join(dict.fromkeys(name.replace("_", "-") for name in names))

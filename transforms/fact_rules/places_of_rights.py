"""Whom a right is said to be for: the residents of which countries and states."""

from __future__ import annotations

import re
from functools import lru_cache

_PLACES = {
    "EU": "eu eea europe european europeans gdpr dsgvo rgpd",
    "GB": "uk united_kingdom british",
    "CH": "switzerland swiss",
    "US-CA": "california californian californians ccpa cpra",
    "US-VA": "virginia virginian virginians vcdpa",
    "US-CO": "colorado",
    "US-CT": "connecticut",
    "US-UT": "utah",
    "US-NV": "nevada",
    "US-TX": "texas",
    "US-OR": "oregon",
    "US-MT": "montana",
    "US-DE": "delaware",
    "US-NJ": "new_jersey",
    "US-IA": "iowa",
    "US-NE": "nebraska",
    "US-NH": "new_hampshire",
    "US-TN": "tennessee",
    "US-IN": "indiana",
    "US-KY": "kentucky",
    "US-MD": "maryland",
    "US-MN": "minnesota",
    "US-RI": "rhode_island",
    "US-FL": "florida",
    "US-WA": "washington_state",
    "BR": "brazil brazilian brazilians lgpd",
    "CA": "canada canadian canadians pipeda quebec québec",
    "AU": "australia australian australians",
    "NZ": "new_zealand",
    "CN": "prc china pipl",
    "ZA": "south_africa",
    "IN": "india indian",
    "JP": "japan",
    "KR": "korea",
}
_CODES = {name: code for code, names in _PLACES.items() for name in names.split()}
_FIRST_WORDS = frozenset(name.partition("_")[0] for name in _CODES)
_WORDS = re.compile(r"[a-zé]+")
_NO_LETTERS = str.maketrans({chr(c): " " for c in range(128) if not "a" <= chr(c) <= "z"})
"""For texts of ASCII, which are cut into words in half the time."""
_OF_US = re.compile(
    r"\bu\.s\. (?:state|privacy|consumer|resident)|\b(?:us|u\.s\.|united states) residents\b"
    r"|\b(?:us|united states) state privacy"
)
"""Residents of the United States at large."""
_EXCEPT = re.compile(r"\bunless you (?:reside|live|are)\b[^,.;]*")
"""Those for whom the right is not."""


def places(*texts: str) -> str | None:
    """Codes of the places that the first of ``texts`` (lower case) to name any names, or None.

    ISO 3166 codes, or EU, in the order of their first mention, with commas between.
    """
    return next((codes for text in texts if (codes := _places(text))), None)


@lru_cache(maxsize=2_000)
def _places(text: str) -> str:
    if "unless you " in text:
        text = _EXCEPT.sub("", text)
    if "’" in text:
        text = text.replace("’", " ")
    words = text.translate(_NO_LETTERS).split() if text.isascii() else _WORDS.findall(text)
    if _FIRST_WORDS.isdisjoint(words):
        # Most texts have none of these, which a look for plain words tells soonest.
        is_of_us = ("u.s. " in text or "us " in text or "united " in text) and _OF_US.search(text)
        return "US" if is_of_us else ""
    codes = []
    for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        code = _CODES.get(word) or _CODES.get(f"{word}_{after}")
        # The UK has a GDPR of its own.
        if code and (before, word) != ("uk", "gdpr"):
            codes.append(code)
    return ", ".join(dict.fromkeys(codes))

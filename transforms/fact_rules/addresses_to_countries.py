"""Streets and boxes that a country or an American state ends, without a postal code."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, NamedTuple

from transforms.fact_rules.jurisdictions import names
from transforms.fact_rules.postal_codes import STATE
from transforms.fact_rules.streets import NEAR, street_before

_COUNTRIES = (
    r"USA|U\.S\.A|United (?:States|Kingdom|Arab Emirates)|UK|Ireland|France|Germany|Spain|Italy"
    r"|Portugal|Switzerland|Austria|Belgium|Netherlands|Luxembourg|Denmark|Sweden|Norway|Finland"
    r"|Poland|Czech Republic|Hungary|Romania|Bulgaria|Greece|Cyprus|Malta|Estonia|Latvia|Lithuania"
    r"|Serbia|Ukraine|Turkey|Türkiye|Israel|India|China|Hong Kong|Taiwan|Japan|(?:South )?Korea"
    r"|Republic of (?:Korea|Cyprus|Ireland|Serbia|Singapore)|Singapore|Malaysia|Thailand|Vietnam"
    r"|Philippines|Indonesia|Australia|New Zealand|South Africa|Canada|Mexico|Brazil|Argentina"
    r"|Chile|Colombia|British Virgin Islands|Cayman Islands|Seychelles|Espagne|Suisse|Allemagne"
    r"|Washington,? D\.?C"
)
HINT: Final = rf", ?(?:(?:[Tt]he )?(?:{_COUNTRIES})|{STATE})(?:[^\w-]|$)"
"""In the syntax of Rust's regex crate."""
_GOES_ON = rf",? {{0,2}}[0-9]|,? ?(?:[Tt]he )?(?:{_COUNTRIES})(?![\w-])"
"""After a state that does not end its address."""
_COUNTRY = re.compile(
    rf", ?(?=[A-Zt])(?:(?:[Tt]he )?(?P<place>{_COUNTRIES})|(?P<state>{STATE})(?!{_GOES_ON}))"
    r"(?![\w-])"
)
_LAST = re.compile(rf"(?:^|, ?)(?:[Tt]he )?(?P<place>{_COUNTRIES})\.?$")
_STREET = re.compile(
    r"\b(?:Street|St|Str|Avenue|Ave?|Avda|Road|Rd|Drive|Dr|Lane|Way|Blvd|Boulevard|Place|Pl|Square"
    r"|Court|Plaza|Parkway|Pkwy|Highway|Quay|Parade|Terrace|Crescent|Row|Tower|Towers|Building|House"
    r"|Cent(?:re|er)|Floor|Suite|Level|Unit|Estate|Box|Jalan|Jl|Soi|Rue|Calle|Via|Allée|Park)\b"
    r"|(?:gatan|vägen|stra(?:ss|ß)e)\b|-(?:ro|gil|gu|daero|dong)\b"
)
_CUE = re.compile(
    r"(?:address|office|located at|headquartered at)\W{0,3}(?:is |at )?\W{0,2}$", re.I
)
_CUE_REACH = 30
_PARTICLES = frozenset(("de", "du", "des", "la", "le", "del", "della", "di", "of", "the", "and"))
_WORD_ENDS = re.compile(r"[\s,;()]+")
_NUMBER = re.compile(r"[0-9]")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\b")


class Place(NamedTuple):
    """An address at offsets of the text, with the code of its country."""

    first: int
    last: int
    country: str


def addresses_to_countries(
    text: str, known: list[tuple[int, int]], *, in_table: bool
) -> Iterator[Place]:
    """The addresses of ``text`` from their street or box to a country, between those ``known``."""
    last = 0
    for end in _COUNTRY.finditer(text):
        place = bisect_left(known, (end.start() + 1,))
        last = max(last, known[place - 1][1] if place else 0)
        if end.start() < last:
            continue
        near = max(last, end.start() - NEAR), end.start()
        if not _NUMBER.search(text, *near) or (end["state"] and not _STREET.search(text, *near)):
            continue
        begin = street_before(text, end.start(), last, "", in_table=in_table)
        if begin is not None and _is_address(text, begin, end.start()):
            last = end.end()
            yield Place(begin, last, _code(end["place"]) if end["place"] else "US")


def country_alone(line: str) -> str:
    """The code of the country that ``line`` ends with, empty where it ends with none."""
    end = _LAST.search(line)
    return _code(end["place"]) if end else ""


def _code(place: str) -> str:
    """The code of a country, and that of the one in whose capital streets need no more."""
    return "US" if place.startswith("Washington") else names().get(place.lower(), "")


def _is_address(text: str, first: int, last: int) -> bool:
    """Whether what stands there reads as a street and its city."""
    line = text[first:last]
    if "," not in line or len(line) > NEAR or not _NUMBER.search(line):
        return False
    if not _STREET.search(line) and (
        _YEAR.match(line) or not _CUE.search(text, max(0, first - _CUE_REACH), first)
    ):
        return False
    return all(_is_of_name(word) for word in _WORD_ENDS.split(line))


def _is_of_name(word: str) -> bool:
    """Whether ``word`` may stand in an address, where words begin with capitals."""
    return not word or not word[0].islower() or word in _PARTICLES

"""Laws that few policies name, by the shape of their names: `Cake Labelling Act 1998`."""

from __future__ import annotations

import re
from functools import cache

import polars as pl

from transforms.fact_rules.found import Meaning, as_json, meant
from transforms.fact_rules.jurisdictions import adjectives, names
from transforms.fact_rules.spans import matches
from transforms.patterns import rows_with
from warehouse.fact_kinds import FactKind

_MAY_NAME = " Act| Code|Statutes|Regulations"
_HINT = (
    r"[a-z)] Acts?(?-u:\b)|(?:Civil|Penal|Probate|Tax|Professions|Commercial|[a-z]) Code(?-u:\b)"
)
_HINT += r"|Statutes(?-u:\b)|Regulations,? (?:19|20)[0-9]"
_WORD = r"(?:(?:[A-Z]\.){2,3}|[A-Z][a-z]{1,3}\.|[A-Z][A-Za-zé’'&-]*)"
_JOINED = r"(?:(?:and|of|on|for|the|to|in|or|against|by|with|&) ){0,3}"
_NAME = rf"(?:{_WORD} (?:\([A-Z][A-Za-z -]{{1,40}}\) )?{_JOINED}){{1,9}}?"
_YEAR = r"(?:,? (?:of )?(?:19|20)[0-9]{2})"
_CODES = (
    r"(?:Civil|Penal|Criminal|Commercial|Tax|Labou?r|Probate|Government|Family|Insurance|Education"
    r"|Consumer|Intellectual Property|Electronic Communications|(?:and|&) Professions"
    r"|(?:and|&) Safety) Code|(?:General |Revised )?Statutes"
)
_LAW = (
    rf"(?-u:\b){_NAME}(?:Acts?(?-u:\b)(?: \([A-Z][A-Za-z]{{1,20}}\))?{_YEAR}?"
    rf"|Regulations{_YEAR}|(?:{_CODES})(?-u:\b))"
)
_LEAD = re.compile(
    r"^(?:(?:The|This|That|These|Previous|Lists? of|Claimants Under|Under|Pursuant to|By|In|With"
    r"|And|Or|As|Per|See|For|If|Our|Your|We"
    r"|From|To|On|At|Of|All|Also|Both|When|Where|While|However|According to|Following"
    r"|Accordance with|Compliance with|Any|Such|Each|Other|Said|Certain|Relevant|Applicable"
    r"|Required [Bb]y|Notice|[A-Z]|the|and|of|to|with|by)\s"
    r"|(?:Title|Titles|Section|Sections|Article|Articles|Chapter|Part|Schedule|Subtitle|Bill|Text"
    r"|Requirements|Provisions|Information|Exemptions?|Purposes?|Violations?|Terms|Rights"
    r"|Definitions?|Meaning|Rules?|Office|Guide|Modifications|Amendments?)\b.{0,60}?\b(?:of"
    r"|[Oo]n|[Uu]nder|with|to|in|by) the\s)+"
)
"""Words of the sentence before the name."""
_OWNER = re.compile(r"^(?:the )?(?:[A-Z][\w.]* ){0,2}?[A-Z][\w.]*[’']s ")
"""A country or state to which the law is said to belong."""
_NO_NAME = re.compile(
    r"(?:(?:and|of|on|for|the|to|in|or|by|with|An?|Federal|State|Local|National|Amendment|New|Final|Class"
    r"|Criminal|General|Revised|Dress|Zip|ZIP|Postal|Post|Source|Access|Data|Act|Acts|Code"
    r"|Statutes|Regulations|No|Law|Laws|Liability|Protection|Reporting|Commanders?)\.?\s?)*"
)
_ALL_NAMES = ("Data Protection",)
"""Names of laws although all of their words stand in others as well."""
_OF_SENTENCE = re.compile(r"\b(?:Someone|Anyone|Who|Not|Will|May|Must)$|^How [Tt]o")
"""The verb `act`, or the title of a notice."""
_GLUED = re.compile(r"^.*[a-z)](?<!\bMc)(?<!\bMac)(?=[A-Z][a-z])")
"""What a lost line break joins to a name."""
_PRIVACY_RIGHTS = "Privacy Rights Act"
"""California's, where it follows that of consumers: `California Consumer Privacy Act/`."""
_AND_THE = " and the "
"""Before another law, or after something else that is named with one."""
_SHORT_NAME = re.compile(r"\s\(\w+\)$")
_LAST_WORDS = re.compile(rf"\s(?:Acts?|Code|Statutes|Regulations)\b(?:\s\(\w+\))?{_YEAR}?$")


def other_laws(segments: pl.DataFrame) -> pl.DataFrame:
    """The acts and codes that ``segments`` name, a row per mention, each by its name as written."""
    return meant(matches(rows_with(segments, _MAY_NAME, _HINT), _LAW), FactKind.REGULATION, _law)


def _law(match: str) -> Meaning | None:
    """The law whose name ``match`` ends with, None where that is no name of one."""
    lead = _LEAD.match(match)
    first = lead.end() if lead else 0
    owner = _OWNER.match(match, first)
    place = _place(match[first : owner.end()].rstrip(" ’'s")) if owner else None
    if owner and place:
        first = owner.end()
    first += match[first:].rfind(_AND_THE) + len(_AND_THE) if _AND_THE in match[first:] else 0
    first += len(glued.group()) if (glued := _GLUED.match(match[first:])) else 0
    name = match[first:]
    if name == _PRIVACY_RIGHTS:
        california = as_json({"jurisdiction": "US-CA"})
        return Meaning("CPRA", california, first, len(match), 0.8, "regulation_by_shape")
    told = _LAST_WORDS.sub("", name)
    place = place or _place(told)
    is_name = told in _ALL_NAMES or not _NO_NAME.fullmatch(told)
    if told == name or not is_name or _place(told, whole=True):
        return None
    if _OF_SENTENCE.search(told):
        return None
    attributes = as_json({"jurisdiction": place}) if place else None
    name = _SHORT_NAME.sub("", name)
    value = name.replace(", ", " ") if name[-1].isdigit() else name
    return Meaning(value, attributes, first, first + len(name), 0.8, "regulation_by_shape")


def _place(words: str, *, whole: bool = False) -> str | None:
    """Code of the country or state that ``words`` begin with, or that they are as a whole."""
    parts = words.removeprefix("the ").lower().split()
    lengths = (len(parts),) if whole else (3, 2, 1)
    begins = (" ".join(parts[:length]) for length in lengths)
    return next((code for begin in begins if (code := _places().get(begin))), None)


@cache
def _places() -> dict[str, str]:
    """Code of each country and state, by its name and its adjective in lower case."""
    return adjectives() | names()

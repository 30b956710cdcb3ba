"""Laws whose title or number follows the word: `Act on the Baking of Bread`, `Law No. 12/2004`."""

from __future__ import annotations

import re

import polars as pl

from transforms.fact_rules.found import Meaning, as_json, meant
from transforms.fact_rules.spans import matches
from transforms.patterns import rows_with
from warehouse.fact_kinds import FactKind

_HINT = (
    r"Acts? (?:[Oo]n|[Aa]gainst) |Ordinance|\((?:EU|EC|EEC|UE)\)|[0-9]/E[UC]|/EEC"
    r"|§ ?[0-9]|Order (?:No\. )?[0-9]{5}|Circular (?:No\. )?A-"
    r"|(?:ork|ienna|ague|eneva|arsaw|real|erne|pean) Convention"
    r"|(?:N[o°]\.?|n[°o]\.?|Nr\.) ?[0-9]"
)
_WORD = r"(?:\([A-Z][A-Za-z -]{1,30}\)|[A-Z][A-Za-z’'&-]*)"
_JOINED = r"(?:(?:and|of|on|for|the|to|in|or|a|against|by|with|relating|&) ){0,3}"
_YEAR = r"(?:,? (?:of )?(?:19|20)[0-9]{2})?"
_DATE = r"(?: of (?:[0-9]{1,2} )?[A-Z][a-z]+ (?:[0-9]{1,2}, )?[12][0-9]{3})?"
_SIGN = r"(?:No\.?|N°|n°|Nr\.|no\.) ?"
_NUMBER = r"[0-9]{1,4}(?:[-/.,][0-9A-Z]{1,5}){0,2}"
_TITLED = rf"Act (?:[Oo]n|[Aa]gainst) (?:the )?(?:{_WORD} {_JOINED}){{0,9}}{_WORD}{_YEAR}"
_ORDINANCE = rf"(?:{_WORD} {_JOINED}){{1,6}}Ordinance(?-u:\b){_YEAR}"
_NUMBERED = (
    rf"(?:(?:Federal |French |Organic |Republic )?(?:Law|Act)|Loi|Royal (?:Legislative )?Decree"
    rf"|(?:Legislative |Presidential )?Decree)(?:,? {_SIGN}){_NUMBER}{_DATE}"
    rf"|(?:Regulation|Directive) \((?:EU|EC|EEC)\) (?:{_SIGN})?{_NUMBER}"
    r"|(?:Regulation|Directive) (?:No\.? ?)?[0-9]{2,4}/[0-9]{1,4}/(?:EU|EC|EEC|CE)"
    r"|(?:Commission )?(?:Implementing )?Decision (?:\((?:EU|EC)\) [0-9]{4}/[0-9]{1,4}"
    r"|[0-9]{2,4}/[0-9]{1,4}/(?:EU|EC|EEC))"
    r"|Executive Order (?:No\. )?[0-9]{5}|OMB Circular (?:No\. )?A-[0-9]{1,3}"
)
_CONVENTION = (
    r"(?:New York|Vienna|Hague|Geneva|Warsaw|Montreal|Berne?|European) Convention"
    rf"(?: on (?:the )?(?:{_WORD} {_JOINED}){{0,5}}{_WORD})?"
)
_PARAGRAPH = (
    r"§{1,2} ?[0-9]{1,4}[a-z]?(?: (?:Abs\.|para\.?|Nr\.|No\.|S\.|Satz|\(?[0-9]{1,2}\)?)){0,5} "
    r"(?:StGB|StPO|ZPO|[A-Z][A-Za-z]{1,7}G)"
)
"""A German law by its short name, after one of its paragraphs."""
_LAW = rf"(?:(?-u:\b)(?:{_TITLED}|{_ORDINANCE}|{_NUMBERED}|{_CONVENTION})|{_PARAGRAPH})(?-u:\b)"
_NO_TITLE = re.compile(r"Act [Oo]n (?:Your|Our|My|A|An|Any|It|This|That|Behalf|These|Their)\b")
_LEAD = re.compile(
    r"^(?:(?:The|This|Under|By|In|With|And|Or|As|See|For|If|Our|Your|We|To|On|Any|Each|Local|City)\s)+"
)
_ENDS = "’'&-"


def titled_laws(segments: pl.DataFrame) -> pl.DataFrame:
    """The laws that ``segments`` name by a title or a number after the word, a row per mention."""
    named = rows_with(
        segments,
        "Act |Law|Loi|Decree|Directive|Regulation|Ordinance|Decision|Convention|Executive"
        "|Circular|§",
        _HINT,
    )
    return meant(matches(named, _LAW), FactKind.REGULATION, _law)


def _law(match: str) -> Meaning | None:
    """The law that ``match`` names, None where it is no title."""
    if _NO_TITLE.match(match):
        return None
    if match.startswith("§"):
        first = match.rindex(" ") + 1
        german = as_json({"jurisdiction": "DE"})
        return Meaning(match[first:], german, first, len(match), 0.8, "regulation_by_title")
    lead = _LEAD.match(match)
    first = lead.end() if lead else 0
    name = match[first:].rstrip(_ENDS)
    if name in ("Ordinance", "City Ordinance"):
        return None
    return Meaning(name, None, first, first + len(name), 0.8, "regulation_by_title")

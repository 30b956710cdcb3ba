"""Postal addresses, each from its street or box to its country."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import polars as pl

from transforms.fact_rules.addresses_to_countries import HINT as COUNTRY_HINT
from transforms.fact_rules.addresses_to_countries import addresses_to_countries
from transforms.fact_rules.contact_roles import role_in
from transforms.fact_rules.jurisdictions import any_of, names
from transforms.fact_rules.postal_codes import HINT, postal_codes
from transforms.fact_rules.streets import is_european, may_be_european, street_before
from transforms.fact_rules.surroundings import Candidate, Stated, as_found, candidates
from transforms.patterns import rows_with
from warehouse.fact_kinds import FactKind
from warehouse.vocabulary import SegmentKind

_AFTER_WORD = re.compile(
    r"(?<!IP)(?<!IP )(?<![络邮件箱址])地址[：:为是\s]{1,4}(?P<place>(?:[^\s；;，,。、.（）()【】]"
    r"|（[^\s（）]{1,30}）){6,60})"
)
_ATTENTION = re.compile(r"[\s,.;]{0,3}(?:Attn|ATTN|Attention)\b")
_AROUND = 120
_RUN_IN = re.compile(
    r"(?=[A-Z])(?<=[\w.,])(?:(?:(?<=Street)|(?<=Avenue)|(?<=Road)|(?<=Drive)|(?<=Lane)|(?<=Place)"
    r"|(?<=Way)|(?<=Court)|(?<=Blvd)|(?<=\bAve)|(?<=\bDr)|(?<=\bRd)|(?<=South)|(?<=North)"
    r"|(?<=East)|(?<=West)|(?<=[0-9])|(?<=[a-z][.,]))(?=[A-Z][a-z]{2})"
    r"|(?<=[a-z])(?=[A-Z]{1,2}[0-9])|(?<=[0-9])(?=USA))"
)
"""Where two lines have run into each other."""
_SPACES = re.compile(r"\s*[;|\n]\s*")


def postal_addresses(segments: pl.DataFrame) -> pl.DataFrame:
    """The postal addresses of ``segments`` from a street or a box to a postal code or a country."""
    hinted = rows_with(segments, "[0-9]|地址", f"{HINT}|地址|{COUNTRY_HINT}")
    return as_found((segment, fact) for segment in candidates(hinted) for fact in _of(segment))


def _of(segment: Candidate) -> Iterator[Stated]:
    text = segment.text
    in_table = segment.kind == SegmentKind.TABLE_ROW.value
    last = 0
    coded = []
    for code in postal_codes(text):
        tail = None if code.country else _country().match(text, code.last)
        has_country = tail is not None or bool(code.country or code.sign)
        if code.first < last or not (has_country or may_be_european(text, code.first)):
            continue
        begin = street_before(text, code.first, last, code.country, in_table=in_table)
        if begin is None or not (
            code.country or is_european(text[begin : code.first], has_country=has_country)
        ):
            continue
        tail = tail or _country().match(text, code.last)
        last = tail.end("place") if tail else code.last
        if tail and "(" in text[code.last : last] and text[last : last + 1] == ")":
            last += 1
        country = code.country or (names()[tail["place"].lower()] if tail else code.sign)
        coded.append((begin, last))
        yield _stated(segment, begin, last, country, "address_postal_code", 0.9)
    for place in addresses_to_countries(text, coded, in_table=in_table):
        yield _stated(segment, *place, "address_to_country", 0.8)
    for match in _AFTER_WORD.finditer(text) if "地址" in text else ():
        if re.search(r"[路街道区村园镇].*[号楼室层]|号.*[楼室]", match["place"]):
            span = match.span("place")
            yield _stated(segment, *span, "CN", "address_after_word", 0.85)


def _stated(
    segment: Candidate, begin: int, last: int, country: str, rule: str, confidence: float
) -> Stated:
    text = segment.text
    attributes: dict[str, object] = {"country": country} if country else {}
    before = text[max(0, begin - _AROUND) : begin]
    after = text[last : last + _AROUND]
    if role := role_in(before, after if _ATTENTION.match(after) else "", segment.heading):
        attributes["role"] = role
    line = _RUN_IN.sub(" ", _SPACES.sub(", ", text[begin:last]))
    value = " ".join(line.split()).replace(" ,", ",")
    return Stated(FactKind.POSTAL_ADDRESS, value, attributes, begin, last, confidence, rule)


@cache
def _country() -> re.Pattern[str]:
    """A country's name after a postal code."""
    known = any_of(is_adjective=False, only_countries=True)
    return re.compile(
        rf"\s?[,;.]?\s{{0,2}}(?:[-–] )?\(?(?:the )?(?P<place>{known})"
        r"(?:(?![\w-])|(?<=(?-i:USA))(?=(?-i:[a-z])))",
        re.IGNORECASE,
    )

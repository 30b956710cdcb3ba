"""Postal addresses whose lines stand in segments of their own.

Where no line after the street tells that it goes on, a street after a name is an address alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import polars as pl

from transforms.fact_rules.addresses_to_countries import country_alone
from transforms.fact_rules.contact_roles import role_in
from transforms.fact_rules.postal_codes import PostalCode, postal_codes
from transforms.fact_rules.surroundings import Candidate, Stated, as_found, candidates
from warehouse.fact_kinds import FactKind
from warehouse.vocabulary import SegmentKind

_STREET = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Way|Blvd|Boulevard|Place|Pl|Square|Court|Ct"
    r"|Parkway|Pkwy|Highway|Hwy|Circle|Plaza|Terrace|Crescent|Close|Quay)"
)
_CAPITAL, _LETTER = "A-ZÀ-ÖØ-ÞĀ-ɏ", "A-Za-zÀ-ÖØ-öø-ɏ"
"""Of Latin letters, which the words for streets are of; all that there are take the engine long to
compile. Beyond Latin-1 capitals are not told from others."""
_STREET_LINE = (
    rf"^(?:[0-9]{{1,5}}[A-Za-z]?(?:-[0-9]{{1,5}})?,? (?:[{_CAPITAL}0-9][{_LETTER}0-9.'’-]* ){{1,5}}"
    rf"{_STREET}(?-u:\b)\.?(?:,? (?:[NSEW]{{1,2}}|North|South|East|West)(?-u:\b)\.?)?"
    r"(?: ?,? (?:Suite|Ste\.?|STE|Floor|Unit|#|Room|Apt\.?|PMB|Box) ?#?[A-Za-z0-9-]{1,9}"
    r"|,? [0-9]{1,2}(?:st|nd|rd|th) (?:Floor|Fl\.?))?"
    r"|P\.? ?O\.? ?(?i:box) [0-9]{1,6}"
    rf"|(?:Am [{_CAPITAL}][{_LETTER}]+|[{_CAPITAL}][{_LETTER}.'’ -]{{0,40}}"
    r"(?:stra(?:ss|ß)e|str\.|weg|platz|allee|gasse|damm|ufer|laan|straat|gracht|plein|gatan|vägen|vej"
    r"|Stra(?:ss|ß)e|Str\.|Platz|Allee|Ring))"
    r" ?[0-9]{1,4} ?[a-zA-Z]?(?:[-–][0-9]{1,4})?"
    r"|[0-9]{1,4}(?:[-–][0-9]{1,4})?(?: ?bis)?,? (?i:rue|avenue|boulevard|place|quai|chemin|route) "
    rf"[{_LETTER}' ’.-]{{3,40}}),?(?: \|)?$"
)
"""In the syntax of Rust's regex crate: a line that is a street or a box and nothing else."""
_HINT = r"(?-u)^[0-9]{1,5}[A-Za-z]?[ ,-]|^P\.? ?O|[a-z.] ?[0-9]{1,4} ?[a-zA-Z]?,?$"
_OTHER = re.compile(r"[@:]|https?|[a-z] [a-z]|(?<![0-9])[0-9]{3}[ .-][0-9]{4}")
"""What no line of an address has."""
_NAME = re.compile(r"(?:[A-Z0-9][\w.,’'&/()-]*:?(?: (?:[a-z]{1,3} )?|$)){1,8}")
"""The line of a company, an office or a word such as `Address:`."""
_LONGEST = 70
"""Bytes of a line."""
_LINES = 3
"""Lines that may follow the street."""


class _End(NamedTuple):
    """The lines after a street as far as the one that ends an address."""

    lines: list[str]
    country: str


def split_addresses(segments: pl.DataFrame) -> pl.DataFrame:
    """The addresses of ``segments`` that go on in those after them, found at their streets.

    Args:
        segments: with the columns version_id, ordinal and kind besides those of any rule.
    """
    text = segments["text"]
    rows = (text.str.len_bytes() <= _LONGEST).arg_true()
    for pattern in (_HINT, _STREET_LINE):
        rows = rows.filter(text.gather(rows).str.contains(pattern))
    streets = segments[rows].filter(pl.col("kind") != SegmentKind.HEADING.value)
    versions = streets["version_id"].unique().implode()
    around = segments.filter(pl.col("version_id").is_in(versions)).sort("version_id", "ordinal")
    lines = around.select("segment_id", "version_id", "text").rows()
    places = {segment_id: place for place, (segment_id, *_) in enumerate(lines)}
    return as_found(
        (street, fact)
        for street in candidates(streets)
        for fact in _of(street, lines, places[street.segment_id])
    )


def _of(street: Candidate, lines: list[tuple[str, str, str]], place: int) -> Iterator[Stated]:
    """The address that begins with ``street``, which stands at ``place`` of ``lines``."""
    after = [
        text
        for _, version_id, text in lines[place + 1 : place + 1 + _LINES]
        if version_id == street.version_id
    ]
    is_first = not place or lines[place - 1][1] != street.version_id
    before = "" if is_first else lines[place - 1][2]
    end = _end(after) or (_End([], "") if _NAME.fullmatch(before) else None)
    if end is None:
        return
    attributes: dict[str, object] = {"country": end.country} if end.country else {}
    if role := role_in(before, "", street.heading):
        attributes["role"] = role
    first = street.text.rstrip(" ,|")
    value = ", ".join(line.strip(" ,|") for line in (first, *end.lines)).rstrip(".")
    rule = "address_lines" if end.lines else "address_line"
    yield Stated(FactKind.POSTAL_ADDRESS, value, attributes, 0, len(first), 0.7, rule)


def _end(after: list[str]) -> _End | None:
    """The lines of ``after`` up to the last of a postal code and a country; None without either."""
    found = None
    for count, line in enumerate(after, 1):
        if len(line.encode()) > _LONGEST or _OTHER.search(line):
            break
        code, country = next(postal_codes(line), None), country_alone(line)
        if code or country:
            told = found.country if found else ""
            found = _End(after[:count], told or country or _country_of(code))
        elif found:
            break
    return found


def _country_of(code: PostalCode | None) -> str:
    """The country that a postal code tells, empty where it tells none."""
    return (code.country or code.sign) if code else ""

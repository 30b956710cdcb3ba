"""Periods of time as they are written in English, German and French."""

from __future__ import annotations

import re

_WORDS = {
    "half a": 0.5,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "eighteen": 18,
    "twenty-four": 24,
    "twenty four": 24,
    "twenty-five": 25,
    "twenty": 20,
    "thirty-six": 36,
    "thirty": 30,
    "forty-five": 45,
    "forty": 40,
    "forty-eight": 48,
    "fifty": 50,
    "sixty": 60,
    "seventy-two": 72,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "an": 1,
    "a": 1,
    "ein": 1,
    "einem": 1,
    "einen": 1,
    "zwei": 2,
    "drei": 3,
    "sechs": 6,
    "sieben": 7,
    "zehn": 10,
    "zwölf": 12,
    "un": 1,
    "deux": 2,
    "trois": 3,
    "cinq": 5,
    "sept": 7,
    "dix": 10,
    "douze": 12,
    "treize": 13,
}
_UNITS = {
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "stunde": 1 / 24,
    "heure": 1 / 24,
    "day": 1,
    "tag": 1,
    "jour": 1,
    "week": 7,
    "woche": 7,
    "semaine": 7,
    "month": 365 / 12,
    "monat": 365 / 12,
    "mois": 365 / 12,
    "year": 365,
    "jahr": 365,
    "an": 365,
}
_NUMBER = r"(?:[0-9]{{1,4}}(?:[.,][0-9])?|(?:{}))".format(
    "|".join(sorted(_WORDS, key=len, reverse=True))
)
_UNIT = (
    r"(?:minutes?|hours?|days?|weeks?|months?|years?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?"
    r"|heures?|jours?|semaines?|mois|années?|an|ans)"
)
_TWICE = r"(?:\s?\([0-9a-z-]{1,12}\))?"
_KIND = (
    r"(?:(?:calendar|business|working|full|consecutive|further|additional|more|whole|tax|financial"
    r"|fiscal)\s)?"
)
PERIOD = (
    rf"(?:(?:{_NUMBER}{_TWICE}\s?(?:-|–|to|or|and|bis|à"
    rf"|ou)\s?)?{_NUMBER}{_TWICE}[\s-]{_KIND}{_UNIT})"
)
"""Pattern of a written period in text in lower case, to be put between word boundaries."""

UNIT = _UNIT
"""Pattern of the unit that a written period ends with, for Rust's engine and for Python's."""

_NUMBERS = re.compile(rf"{_NUMBER}(?=\b)")
_SPELLED_TWICE = re.compile(r"\s?\([0-9a-z-]{1,12}\)")
_PARTS = re.compile(rf"(.*?)({_UNIT})$")


def days(period: str) -> tuple[float, float]:
    """The shortest and the longest time, in days, that ``period`` (a match of ``PERIOD``) names.

    A month has 365 / 12 days, a year 365.
    """
    written = _SPELLED_TWICE.sub("", period.lower())
    number, name = _PARTS.findall(written)[0]
    if name.startswith("année"):
        name = "an"
    in_days = next(
        length
        for stem, length in _UNITS.items()
        if name == stem or (name.startswith(stem) and stem != "an") or name == "ans" == stem + "s"
    )
    numbers = [_number(number) for number in _NUMBERS.findall(number)]
    return min(numbers) * in_days, max(numbers) * in_days


def _number(written: str) -> float:
    return float(_WORDS[written] if written in _WORDS else written.replace(",", "."))

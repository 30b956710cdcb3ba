"""Dates as they are written in English, German, French and Chinese."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

_MONTHS = (
    "january jan januar jänner janvier",
    "february feb februar février fevrier",
    "march mar märz maerz mars",
    "april apr avril",
    "may mai",
    "june jun juni juin",
    "july jul juli juillet",
    "august aug août aout",
    "september sept sep septembre",
    "october oct oktober okt octobre",
    "november nov novembre",
    "december dec dezember dez décembre decembre",
)
_MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_MONTH = "(?:{})".format("|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True)))
_DAY = r"[0-3]?[0-9](?: ?(?:st|nd|rd|th|er)|\.)?"
_YEAR = r"(?:19[89][0-9]|20[0-9][0-9])"
_OF = r"(?: day)?(?:,? of(?: the)?)?"

DATE = (
    rf"(?:{_MONTH}\.?[ -]{{0,2}}{_DAY},?[ -]{{0,2}}{_YEAR}"
    rf"|{_DAY}{_OF}[ -]{{0,2}}{_MONTH}\.?,?[ -]{{0,2}}(?:of )?{_YEAR}"
    rf"|{_YEAR}[-/.][01]?[0-9][-/.][0-3]?[0-9]"
    rf"|{_YEAR} ?年 ?[01]?[0-9] ?月 ?[0-3]?[0-9] ?日"
    rf"|[0-3]?[0-9][-/.][0-3]?[0-9][-/.]{_YEAR}"
    rf"|{_MONTH}\.?,?[ -]{{0,2}}{_YEAR}"
    r"|[0-3]?[0-9](?:/[0-3]?[0-9]/|-[0-3]?[0-9]-)[012][0-9])"
)
"""Pattern of a written date, for Rust's engine and for Python's, to be used without regard to case.
Days are checked by ``parse_date`` only."""

_NAMED = re.compile(
    rf"(?P<month>{_MONTH})\.?[ -]{{0,2}}(?P<day>{_DAY})?,?[ -]{{0,2}}(?P<year>{_YEAR})"
    rf"|(?P<day2>{_DAY}){_OF}[ -]{{0,2}}(?P<month2>{_MONTH})\.?,?[ -]{{0,2}}"
    rf"(?:of )?(?P<year2>{_YEAR})",
    re.IGNORECASE,
)
_CENTURY = 2000
"""Of years of two digits."""
_NUMBERS = re.compile(r"[0-9]+")


class WrittenDate(NamedTuple):
    """What a written date says."""

    value: date
    """The first of the month where no day is given."""
    is_month: bool
    alternative: date | None
    """The other reading of numbers that could be month and day or day and month."""


def parse_date(text: str, day_first: bool, *, is_settled: bool = False) -> WrittenDate | None:
    """The date that ``text`` writes, or None where there is no such day.

    Args:
        text: a match of ``DATE``, at most some dozens of characters.
        day_first: how to read `01/06/2020`; a date with dots is read day first unless the order
            is settled.
        is_settled: whether there is no doubt about that order.
    """
    if named := _NAMED.fullmatch(text):
        written_day = named["day"] or named["day2"]
        value = _day(
            int(named["year"] or named["year2"]),
            _MONTH_NUMBERS[(named["month"] or named["month2"]).casefold()],
            int(_NUMBERS.findall(written_day)[0]) if written_day else 1,
        )
        return None if value is None else WrittenDate(value, written_day is None, None)
    first, second, third = (int(number) for number in _NUMBERS.findall(text))
    if 31 < first < 100:
        return None
    third += _CENTURY if first <= 31 and third < 100 else 0
    if first > 31:
        readings = [_day(first, second, third)]
    else:
        readings = [_day(third, first, second), _day(third, second, first)]
        if day_first or ("." in text and not is_settled):
            readings.reverse()
    days = [day for day in readings if day is not None]
    if not days:
        return None
    is_sure = is_settled or (day_first and "." in text)
    is_ambiguous = len(set(days)) == 2 and not is_sure
    return WrittenDate(days[0], False, days[1] if is_ambiguous else None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

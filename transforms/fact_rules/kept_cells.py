"""Periods that fill a cell of a table: how long a cookie lasts, or how long data are kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

import polars as pl

from transforms.fact_rules.periods_of_time import PERIOD, days
from transforms.fact_rules.surroundings import Candidate, Stated, as_found, candidates
from transforms.patterns import rows_with
from warehouse.fact_kinds import FactKind
from warehouse.vocabulary import SegmentKind

_HINT = (
    r"(?:^|[|] ?)(?:[A-Za-z0-9]+ ){0,8}(?:[0-9]+|[A-Za-z]+)[ -](?:day|month|year|week|hour|minute)"
)
_CELL = re.compile(
    r"(?:^|\| ?)(?:for )?(?:an? )?(?:period of )?(?:time )?"
    r"(?:(?:up to|maximum|max\.?|about|approximately|no longer than|at least|minimum)(?: of)? )?"
    rf"(?P<period>{PERIOD})(?=\s?(?:\||$|,|\(|unless))"
)
_OF_KEEPING = re.compile(
    r"cookie|retention|retain|storage|lifetime|expir|persist|\bdurat|\brecords?\b|\bperiod of"
    r"|how long|max[- ]?age|tracking|analytics|pixel|local ?storage"
)
"""In the headings of such a table, or in the row itself."""
_NAME = re.compile(r"^[\w$*.{}-]*(?:[a-z][A-Z]|_|\$)[\w$*.{}-]*(?: |$)")
"""A first cell that names a cookie."""
_OF_ANSWERS = re.compile(
    r"\brights?\b|respon[ds]|request|\bage\b|subscription|trial|warranty|notice period|\bpric"
)
_RULE = "retention_in_cell"


def kept_cells(segments: pl.DataFrame) -> pl.DataFrame:
    """The periods in cells of those ``segments`` that are rows of tables of cookies or data."""
    rows = segments.filter(pl.col("kind") == SegmentKind.TABLE_ROW.value)
    hinted = rows_with(rows, _HINT)
    return as_found((segment, fact) for segment in candidates(hinted) for fact in _of(segment))


def _of(segment: Candidate) -> Iterator[Stated]:
    headings = segment.headings.lower()
    is_kept = _OF_KEEPING.search(headings) or _OF_KEEPING.search(segment.low)
    if not (is_kept or _NAME.match(segment.text)):
        return
    if _OF_ANSWERS.search(headings.rpartition("\n")[2]) or _OF_ANSWERS.search(segment.low):
        return
    for cell in _CELL.finditer(segment.low):
        longest = days(cell["period"])[1]
        if not longest:
            continue
        value = str(round(longest)) if longest >= 1 else f"{longest:.2f}"
        extra: dict[str, object] = {"statement": "stated"}
        yield Stated(FactKind.RETENTION_PERIOD, value, extra, *cell.span("period"), 0.7, _RULE)

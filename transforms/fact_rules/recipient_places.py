"""Countries beside the recipients that a list or table of them names: `Cake Forms Ltd | Sweden`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import polars as pl

from transforms.fact_rules.destinations import any_country, any_destination
from transforms.fact_rules.surroundings import Candidate, Stated, as_found, candidates
from warehouse.fact_kinds import FactKind
from warehouse.vocabulary import SegmentKind

_OF_RECIPIENTS = (
    r"(?i)sub-?processors?|recipients?(?-u:\b)|transfers?(?-u:\b)|(?:location|country) of"
    r"|processors?(?-u:\b)"
    r"|provision of personal|service providers"
)
"""In the last heading above such a list."""
_KINDS = (SegmentKind.LIST_ITEM.value, SegmentKind.TABLE_ROW.value)
_LONGEST = 250
_OF_LAW = re.compile(r"\b(?:law|rights?|residents?|citizens?|adequa|framework|shield|commission)\b")


def recipient_places(segments: pl.DataFrame) -> pl.DataFrame:
    """The places that stand alone in a cell or in brackets of lists of recipients."""
    text = pl.col("text")
    hinted = (
        segments.filter(pl.col("kind").is_in(_KINDS) & (text.str.len_bytes() <= 4 * _LONGEST))
        .filter(text.str.contains("[|(:]") & (text.str.len_chars() <= _LONGEST))
        .filter(pl.col("heading_path").list.last().str.contains(_OF_RECIPIENTS))
    )
    return as_found((segment, fact) for segment in candidates(hinted) for fact in _of(segment))


def _of(segment: Candidate) -> Iterator[Stated]:
    if _OF_LAW.search(segment.low):
        return
    told: set[str] = set()
    for cell in _cell().finditer(segment.text):
        for place in any_destination().finditer(segment.text, *cell.span("places")):
            code = (place.lastgroup or "").removeprefix("_")
            is_short_form = code in ("EU", "EEA") and segment.text[cell.start()] == "("
            if code not in told and not is_short_form:
                told.add(code)
                yield Stated(FactKind.TRANSFER, code, {}, *place.span(), 0.7, "place_of_recipient")


@cache
def _cell() -> re.Pattern[str]:
    """One or some places, all of what stands in a cell, in brackets or behind a colon."""
    one = rf"(?:the )?(?:{any_country()})(?!\w)"
    joint = r"(?:, | and |/| & |,? and )"
    ends = r"(?=\s?(?:[|;.,]|\)[;.,]?$|$))"
    return re.compile(rf"[|(:] ?(?P<places>{one}(?:{joint}{one}){{0,8}}){ends}")

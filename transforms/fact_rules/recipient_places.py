"""Countries beside the recipients that a policy names: `Cake Forms Ltd | Sweden` in a list or table
of them, `our provider, Cake Forms Ltd. (Sweden)` in a sentence; and countries that are listed under
a heading on where data go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import polars as pl

from transforms.fact_rules.destinations import any_country, any_destination
from transforms.fact_rules.surroundings import (
    Candidate,
    Stated,
    as_found,
    candidates,
    sentence_around,
)
from warehouse.fact_kinds import FactKind
from warehouse.vocabulary import SegmentKind

_OF_RECIPIENTS = (
    r"(?i)sub-?processors?|recipients?(?-u:\b)|transfers?(?-u:\b)|(?:location|country) of"
    r"|processors?(?-u:\b)"
    r"|provision of personal|service providers"
)
"""In the last heading above such a list."""
_OF_LOCATIONS = (
    r"(?i)(?:location|country|countries) (?:of|where|in which)|provision of personal"
    r"|where .{0,40}(?:process|store|send|transfer|host)"
)
"""In the last heading above a list of countries alone."""
_KINDS = (SegmentKind.LIST_ITEM.value, SegmentKind.TABLE_ROW.value)
_LONGEST = 250
_HEAD = 30
"""Characters of an item that tell whether the place at its head is of a law."""
_FORM = (
    r"(?:Inc|LLC|L\.L\.C|Ltd|Limited|Corp|Corporation|GmbH|AG|SE|S\.?A\.?S?|SAS|B\.?V|N\.?V|Oy|ApS|A/S|AB"
    r"|UAB|OÜ|SIA|S\.?r\.?l|S\.?p\.?A|K\.?K|Pty|PLC|plc|LLP|Sp\. z o\.o|Co|Company|Holdings|Group)"
)
"""At the end of a company's name."""
_BRACKET = rf"{_FORM}\.?,? ?\((?:(?:located|based|established) in )?(?:the )?[A-Z]"
_OPENS = re.compile(r"\(")
_FORM_BEFORE = re.compile(rf"\b{_FORM}\b\.?,? ?$")
_FORM_REACH = 20
"""Characters before a bracket in which the form stands."""
_OF_SERVICE = re.compile(
    r"\b(?:providers?|provided|processors?|recipients?|partners?|suppliers?|vendors?|operated|shar(?:e|ed)"
    r"|disclos|transfer|transmi|sent|send|hosted|stored|processed|passed|forwarded|us(?:e|es|ing)"
    r" (?:the )?(?:services?|tools?))"
)
"""In the sentence before a company that is sent data."""
_NOT_SENT = re.compile(
    r"\bcontrollers?\b|\bwe are\b(?! (?:not|unable|able|using|also|sharing|working|required"
    r"|obliged))|\bcontact\b|\bdirected to\b"
)
_OF_LAW = re.compile(r"\b(?:law|rights?|residents?|citizens?|adequa|framework|shield|commission)\b")


def recipient_places(segments: pl.DataFrame) -> pl.DataFrame:
    """The places that stand alone in a cell or in brackets of lists of recipients, or in brackets
    after the name of a company that is sent data.
    """
    text, heading = pl.col("text"), pl.col("heading_path").list.last()
    entries = _entries(segments)
    hinted = entries.filter(text.str.contains("[|(:]") & (text.str.len_chars() <= _LONGEST))
    hinted = hinted.filter(heading.str.contains(_OF_RECIPIENTS))
    items = entries.filter(text.str.contains(_place_first()) & (pl.col("kind") == _KINDS[0]))
    items = items.filter(heading.str.contains(_OF_LOCATIONS))
    listed = [
        (segment, fact)
        for rows, cells in ((hinted, _cell()), (items, _head()))
        for segment in candidates(rows)
        for fact in _of(segment, cells)
    ]
    known = {(segment.segment_id, fact.value) for segment, fact in listed}
    named = [
        (segment, fact)
        for segment, fact in _in_brackets(segments)
        if (segment.segment_id, fact.value) not in known
    ]
    return as_found(listed + named)


def _entries(segments: pl.DataFrame) -> pl.DataFrame:
    """The short rows of lists and tables in which a place may stand alone."""
    text = segments["text"]
    is_short = segments["kind"].is_in(_KINDS) & (text.str.len_bytes() <= 4 * _LONGEST)
    rows = is_short.arg_true()
    return segments[rows.filter(text.gather(rows).str.contains(rf"[|(:]|{_place_first()}"))]


def _in_brackets(segments: pl.DataFrame) -> Iterator[tuple[Candidate, Stated]]:
    """The places in brackets after the names of companies, each once a segment."""
    bracketed = segments.filter(pl.col("text").str.contains(_BRACKET))
    for segment in candidates(bracketed):
        told: set[str] = set()
        for opens in _OPENS.finditer(segment.text):
            first = opens.start()
            form = _FORM_BEFORE.search(segment.text, max(0, first - _FORM_REACH), first)
            bracket = _bracket().match(segment.text, first) if form else None
            if form is None or bracket is None:
                continue
            start, _ = sentence_around(segment.text, form.start(), bracket.end())
            before = segment.low[start : form.start()]
            if _NOT_SENT.search(before) or not _OF_SERVICE.search(before):
                continue
            place = any_destination().match(segment.text, bracket.start("place"))
            code = (place.lastgroup or "").removeprefix("_") if place else ""
            if place and code not in told:
                told.add(code)
                yield (
                    segment,
                    Stated(FactKind.TRANSFER, code, {}, *place.span(), 0.7, "place_of_recipient"),
                )


def _of(segment: Candidate, cells: re.Pattern[str]) -> Iterator[Stated]:
    """The places in ``cells`` of the segment, each once."""
    if _OF_LAW.search(segment.low, 0, _HEAD if cells is _head() else _LONGEST):
        return
    told: set[str] = set()
    for cell in cells.finditer(segment.text):
        for place in any_destination().finditer(segment.text, *cell.span("places")):
            code = (place.lastgroup or "").removeprefix("_")
            is_short_form = code in ("EU", "EEA") and segment.text[cell.start()] == "("
            if code not in told and not is_short_form:
                told.add(code)
                yield Stated(FactKind.TRANSFER, code, {}, *place.span(), 0.7, "place_of_recipient")


@cache
def _bracket() -> re.Pattern[str]:
    """A place in brackets after the form that a company's name ends with."""
    return re.compile(
        r"\((?:(?:located|based|established) in )?(?:the )?"
        rf"(?:[A-Z][a-z]{{2,20}}(?: [A-Z][a-z]{{2,20}})?, )??"
        rf"(?P<place>{any_country()})(?:\)|, [^()]{{1,120}}\))"
        rf"(?! (?:{_FORM}|Private|Information|International)\b)"
    )


@cache
def _cell() -> re.Pattern[str]:
    """One or some places, all of what stands in a cell, in brackets or behind a colon."""
    ends = r"(?=\s?(?:[|;.,]|\)[;.,]?$|$))"
    return re.compile(rf"[|(:] ?(?P<places>{_joined()}){ends}")


@cache
def _place_first() -> str:
    """A place at the beginning, in the syntax of Rust's regex crate."""
    return rf"^(?:[Tt]he )?(?:{any_country()})(?-u:\b)"


@cache
def _head() -> re.Pattern[str]:
    """Places at the head of an item, or all of it."""
    return re.compile(rf"^(?P<places>{_joined()})(?=\s?(?:[(;.]|, and other|, and$|$))")


@cache
def _joined() -> str:
    """One or some places."""
    one = rf"(?:[Tt]he )?(?:{any_country()})(?: Member States)?(?!\w)"
    joint = r"(?:, | and |/| & |,? and )"
    return rf"{one}(?:{joint}{one}){{0,8}}"

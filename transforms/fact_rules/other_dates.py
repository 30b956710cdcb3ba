"""What the other dates of a version, and the words above a date, say of it."""

from __future__ import annotations

import re
from datetime import date

import polars as pl

from transforms.fact_rules.calendar_dates import parse_date
from warehouse.vocabulary import SegmentKind

_NUMBERS = re.compile(r"([0-3]?[0-9])[-/.]([0-3]?[0-9])[-/.][12]")
_BEGINS_WITH_VERSION = r"(?i)^(?:v\.? ?|version )?[0-9]+(?:\.[0-9]+)*\.? [|] "
_OF_PAST_VERSIONS = re.compile(
    r"\b(?:previous|prior|former|past|earlier|archived|older|superseded) (?:[\w-]+ ){0,3}"
    r"(?:versions|policies|notices|statements)\b"
    r"|\b(?:frühere|vorherige|ältere) (?:[\w-]+ )?(?:fassungen|versionen)"
    r"|\bversions (?:précédentes|antérieures)"
)
_OF_CHANGE = re.compile(r"chang|replac|supersed|änder|ersetzt|modifi|remplac")
_LEAD_IN = 100


def day_first_in(found: pl.DataFrame) -> dict[str, bool]:
    """Whether dates such as 01/06/2020 begin with the day in a version, by version_id.

    Told only where a part above 12 settles it, and where all dates of that version that do agree.

    Args:
        found: the columns version_id and match, a written date.
    """
    orders: dict[str, set[bool]] = {}
    for version_id, match in found.select("version_id", "match").rows():
        if parts := _NUMBERS.match(match):
            first, second = int(parts[1]) > 12, int(parts[2]) > 12
            if first != second:
                orders.setdefault(version_id, set()).add(first)
    return {version_id: True in told for version_id, told in orders.items() if len(told) == 1}


def latest_in_histories(found: pl.DataFrame, day_first: dict[str, bool]) -> dict[str, date]:
    """The latest date of the table that a row stands in, by the row's segment_id.

    Only rows such as `1.2 | Words on what changed | 6 January 2020` are told, which list the
    versions of a policy under one heading.

    Args:
        found: the columns segment_id, version_id, kind, heading_path, start, match and before of
            written dates.
        day_first: as ``day_first_in`` tells it.
    """
    before = pl.col("before")
    rows = found.filter(
        (pl.col("kind") == SegmentKind.TABLE_ROW.value)
        & before.str.contains(_BEGINS_WITH_VERSION)
        & (before.str.len_chars() == pl.col("start"))
    )
    latest: dict[tuple[str, ...], date] = {}
    tables: dict[str, tuple[str, ...]] = {}
    columns = ("segment_id", "version_id", "heading_path", "match")
    for segment_id, version_id, headings, match in rows.select(columns).rows():
        order = day_first.get(version_id)
        if parsed := parse_date(match, order is not False, is_settled=order is not None):
            table = (version_id, *headings)
            latest[table] = max(latest.get(table, parsed.value), parsed.value)
            tables[segment_id] = table
    return {segment_id: latest[table] for segment_id, table in tables.items()}


def under_past_versions(segments: pl.DataFrame, cued: pl.DataFrame) -> set[str]:
    """The segment_id of those that a heading or lead-in lists among a policy's past versions.

    Args:
        segments: in which the lead-ins stand.
        cued: few of them.
    """
    lead_ins = cued["lead_in_segment_id"].drop_nulls().unique()
    said: dict[str, str] = {}
    if len(lead_ins):
        is_lead_in = segments["segment_id"].is_in(lead_ins.implode())
        said = dict(segments.filter(is_lead_in).select("segment_id", "text").rows())
    columns = cued.select("segment_id", "heading_path", "lead_in_segment_id").rows()
    return {
        segment_id
        for segment_id, headings, lead_in in columns
        if _is_of_past(said.get(lead_in, "")[-_LEAD_IN:])
        or _is_of_past(headings[-1] if headings else "")
    }


def _is_of_past(words: str) -> bool:
    low = words.lower()
    return _OF_PAST_VERSIONS.search(low) is not None and _OF_CHANGE.search(low) is None

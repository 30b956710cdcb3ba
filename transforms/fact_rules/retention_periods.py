"""How long data are kept: stated periods, and what stands in their place.

A statement counts only in a sentence that says of data that they are kept or deleted, or beneath a
heading that asks how long.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import polars as pl

from transforms.fact_rules.data_words import data_type
from transforms.fact_rules.found import Row, as_frame, as_json
from transforms.fact_rules.kept_cells import kept_cells
from transforms.fact_rules.periods_of_time import days
from transforms.fact_rules.retention_statements import STATEMENTS
from transforms.fact_rules.retention_triggers import trigger_after, trigger_before
from transforms.fact_rules.retention_unstated import (
    asks_how_long,
    last,
    last_kept,
    unstated,
)
from transforms.fact_rules.retention_words import (
    AFTER,
    ANCHOR,
    AT_LEAST,
    AT_MOST,
    AT_MOST_AFTER,
    DELETED_AFTER,
    DELETED_BEFORE,
    DELETED_THEN,
    FARTHEST,
    FEW,
    FOR,
    HEADING,
    HINT,
    IS_UNIT,
    LONGEST_PERIOD,
    NEEDED,
    NOT_KEPT,
    PAST,
    PERIOD_ENDS,
    RESPONSE,
    THEN,
)
from transforms.fact_rules.surroundings import anchors
from warehouse.fact_kinds import FactKind

_KIND = FactKind.RETENTION_PERIOD.value


def retention_periods(segments: pl.DataFrame) -> pl.DataFrame:
    """The statements of ``segments`` on how long data are kept, a row per period or other limit."""
    told = as_frame(_rows(segments))
    cells = kept_cells(segments).join(told, on="segment_id", how="anti", maintain_order="left")
    return pl.concat([told, cells])


def _rows(segments: pl.DataFrame) -> list[Row]:
    """Those that sentences state."""
    heading = pl.col("heading_path").list.last().fill_null("").alias("heading")
    texts = (
        segments.filter(pl.col("kind") != "heading")
        .select("segment_id", "version_id", "char_start", "text", heading)
        .with_columns(is_asked=pl.col("heading").str.contains(f"(?i){HEADING.pattern}"))
    )
    hinted = texts.filter(pl.col("is_asked") | pl.col("text").str.contains(HINT))
    anchored = hinted.filter(pl.col("text").str.to_lowercase().str.contains(ANCHOR))
    found = anchors(anchored, pl.col("is_asked") | pl.col("low").str.contains(NEEDED), ANCHOR)
    rows: list[Row] = []
    last_segment, last_end = "", 0
    ids = ("segment_id", "version_id", "heading", "begin")
    for segment_id, version_id, heading, begin, sentence, lowered, start, match in found.select(
        *ids, "sentence", "low", "start", "match"
    ).iter_rows():
        if segment_id != last_segment:
            last_segment, last_end = segment_id, 0
        if begin + start < last_end:
            continue
        limit = _limit(lowered, start, start + len(match))
        if limit is None:
            continue
        statement, first_of_limit, end = limit
        if statement == "stated":
            meaning = _stated(lowered, first_of_limit, end, heading)
        else:
            goes_on = last_end > begin
            meaning = unstated(lowered, first_of_limit, end, statement, heading, goes_on)
        if meaning is None:
            continue
        value, extra, first, confidence, rule = meaning
        # What is kept has been said with the limit before.
        first = first_of_limit if begin + first < last_end else first
        clause = lowered[max(first - 80, 0) : end]
        if kind_of_data := data_type(clause) or _data_of(heading):
            extra["data_type"] = kind_of_data
        span = (begin + first, begin + end, sentence[first:end])
        last_end = begin + end
        extra_text = as_json(extra)
        rows.append(Row(segment_id, version_id, _KIND, value, extra_text, *span, confidence, rule))
    return rows


@lru_cache(maxsize=1024)
def _data_of(heading: str) -> str | None:
    return data_type(heading.lower())


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(rf"(?:{pattern})\b")) for name, pattern in STATEMENTS.items())


def _limit(sentence: str, start: int, end: int) -> tuple[str, int, int] | None:
    """Statement, begin and end of the limit whose anchor lies at ``start`` to ``end``."""
    if IS_UNIT.fullmatch(sentence, start, end):
        window = max(start - LONGEST_PERIOD, 0)
        period = PERIOD_ENDS.search(sentence[window:end])
        return ("stated", window + period.start(), end) if period else None
    for name, pattern in _patterns():
        if match := pattern.match(sentence, start):
            return name, start, match.end()
    return None


def _stated(
    sentence: str, start: int, end: int, heading: str
) -> tuple[str, dict[str, str], int, float, str] | None:
    """Value, attributes, begin, confidence and rule of the period from ``start`` to ``end``."""
    before = sentence[max(start - FARTHEST, 0) : start]
    after = sentence[end : end + 200]
    if PAST.search(before) or NOT_KEPT.match(after):
        return None
    kept, deleted = last_kept(before), last(DELETED_BEFORE, before)
    shift = start - len(before)
    if kept is not None and _is_kept(before, kept, deleted):
        first, rule, confidence = shift + kept, "retention_kept_for", 0.9
    elif deleted is not None and (AFTER.search(before) or THEN.match(after)):
        if RESPONSE.search(before):
            return None
        first, rule, confidence = shift + deleted, "retention_deleted_after", 0.85
    elif _is_deleted_after(before, after):
        first, rule, confidence = start, "retention_after_deleted", 0.8
    elif asks_how_long(heading) and RESPONSE.search(before) is None and len(before) < 200:
        first, rule, confidence = start, "retention_under_heading", 0.7
    else:
        return None
    shortest, longest = days(sentence[start:end])
    extra = {"statement": "stated"}
    if shortest != longest:
        extra["shortest_days"] = _as_days(shortest)
    near = before[-70:]
    if AT_LEAST.search(near):
        extra["limit"] = "at_least"
    elif AT_MOST.search(near) or AT_MOST_AFTER.match(after):
        extra["limit"] = "at_most"
    if trigger := trigger_after(after) or trigger_before(before):
        extra["from"] = trigger
    return _as_days(longest), extra, first, confidence, rule


def _is_deleted_after(before: str, after: str) -> bool:
    """Whether the words ``after`` the period say that data are deleted when it is over."""
    is_begun = len(before) <= FEW and DELETED_THEN.match(after) is not None
    is_deleted = AFTER.search(before) is not None and DELETED_AFTER.match(after) is not None
    return (is_begun or is_deleted) and not RESPONSE.search(before + after)


def _is_kept(before: str, kept: int, deleted: int | None) -> bool:
    """Whether the words from ``kept`` on say that data are kept for what follows ``before``."""
    if deleted is not None and deleted > kept:
        return False
    return FOR.search(before) is not None and not RESPONSE.search(before, kept)


def _as_days(length: float) -> str:
    return str(round(length)) if length >= 1 else f"{length:.2f}"

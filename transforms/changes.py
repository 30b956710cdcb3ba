"""What changed in a policy from one period to the next, segment by segment."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import polars as pl

from transforms.compared_segments import Segment, is_label
from transforms.segment_changes import segment_changes
from transforms.word_similarity import Words
from warehouse.fact_kinds import FactKind
from warehouse.schemas.changes import CHANGES
from warehouse.vocabulary import SegmentKind

RULE_VERSION: Final = "2"
"""Raised whenever the same two versions would give other rows."""

_DATING: Final = (FactKind.EFFECTIVE_DATE.value, FactKind.UPDATED_DATE.value)
_PAIR: Final = ("from_version_id", "to_version_id")
_OF_PAIR: Final = (
    "change_no",
    "operation",
    "from_segment_id",
    "to_segment_id",
    "similarity",
    "n_words_changed",
    "is_cosmetic",
)


def neighbours(stretches: pl.DataFrame) -> pl.DataFrame:
    """One row per period of ``stretches`` that follows another of its policy.

    Returns:
        policy_id, from_period_no, to_period_no, from_version_id and to_version_id.
    """
    before = pl.col("period_no", "version_id").shift().over("policy_id").name.prefix("from_")
    here = pl.col("period_no", "version_id").name.prefix("to_")
    return (
        stretches.sort("policy_id", "period_no")
        .select("policy_id", before, here)
        .filter(pl.col("from_version_id").is_not_null())
    )


def changes(neighbours: pl.DataFrame, versions_changes: pl.DataFrame) -> pl.DataFrame:
    """One row per segment that is not what it was, with the columns of the changes table.

    Args:
        neighbours: see `neighbours`.
        versions_changes: see `versions_changes`, of all their pairs of versions; or rows of the
            changes table, whichever periods they speak of.
    """
    of_pairs = versions_changes.select(_PAIR + _OF_PAIR).unique([*_PAIR, "change_no"])
    return (
        neighbours.join(of_pairs, on=_PAIR, how="inner")
        .select(pl.col(name).cast(dtype) for name, dtype in CHANGES.schema.items())
        .sort(CHANGES.key)
    )


def versions_changes(
    pairs: pl.DataFrame, segments: pl.DataFrame, facts: pl.DataFrame
) -> pl.DataFrame:
    """What changed from one version to another, whatever the periods.

    Args:
        pairs: from_version_id and to_version_id.
        segments: of these versions, with the columns of the segments table.
        facts: with the columns of the facts table; the dates that the policies give themselves
            are looked for among them.

    Returns:
        The columns of the changes table but for the policy's and the periods'.
    """
    versions = _versions(segments, facts)
    words = Words(dict(segments.select("text_sha256", "text").iter_rows()))
    distinct = pairs.select(_PAIR).unique(maintain_order=True)
    rows = [
        (before, after, *row)
        for before, after in distinct.iter_rows()
        for row in segment_changes(versions[before], versions[after], words)
    ]
    schema = {name: CHANGES.schema[name] for name in (*_PAIR, *_OF_PAIR)}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _versions(segments: pl.DataFrame, facts: pl.DataFrame) -> dict[str, list[Segment]]:
    """The segments of each version, in reading order."""
    dates: dict[str, list[tuple[int, int]]] = {}
    dating = facts.filter(pl.col("kind").is_in(_DATING))
    for segment_id, start, end in dating.select("segment_id", "char_start", "char_end").iter_rows():
        dates.setdefault(segment_id, []).append((start, end))
    versions: dict[str, list[Segment]] = {}
    begun: set[str] = set()
    columns = ("version_id", "segment_id", "text", "text_sha256", "kind", "char_start")
    for row in segments.sort("version_id", "ordinal").select(columns).iter_rows():
        version_id, segment_id, text, text_sha256, kind, begin = row
        spans = tuple((s - begin, e - begin) for s, e in set(dates.get(segment_id, ())))
        is_furniture = kind == SegmentKind.BOILERPLATE.value
        # Above the first sentence stand titles and crumbs, whatever they are taken for.
        is_top = version_id not in begun
        if is_top and not is_furniture and not is_label(text):
            is_top = False
            begun.add(version_id)
        versions.setdefault(version_id, []).append(
            Segment(segment_id, text, text_sha256, is_furniture, is_top, spans)
        )
    for version_id in versions.keys() - begun:
        versions[version_id] = [replace(s, is_top=False) for s in versions[version_id]]
    return versions

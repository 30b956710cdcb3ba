"""What changed in a policy between two periods, and in a lake between two snapshots."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import polars as pl

from transforms.changes import versions_changes
from transforms.documents import parse_time
from transforms.fact_changes import fact_changes
from transforms.word_marks import word_marks
from warehouse.errors import UsageError
from warehouse.history import find_policy, policy_periods, rows_of_versions
from warehouse.lake import open_lake, require_published
from warehouse.vocabulary import Operation

if TYPE_CHECKING:
    from pathlib import Path


def policy_diff(
    root: Path, wanted: str, begin: str | None = None, end: str | None = None
) -> dict[str, Any]:
    """What changed in a policy from one period to another, ready for JSON.

    Args:
        root: The lake's folder.
        wanted: See `warehouse.history.find_policy`.
        begin: Number of a period, or a day in it; the period before ``end`` when None.
        end: The same; the last period when None.

    Returns:
        `policy`; the periods `from` and `to` (from is None where the policy has one period only);
        `counts` of segments by what became of them; `facts` that one of the versions states alone,
        None where they are in different languages; `changes` in reading order, each with its texts,
        and the words that differ where there are two (`=` kept, `-` removed, `+` added). What was
        split or merged is one change; its `pieces` stand for the segments of the side that has
        several.

    Raises:
        UsageError: there is no lake, no such policy or no such period.
    """
    with open_lake(root) as connection:
        require_published(connection, root)
        policy = find_policy(connection, wanted)
        periods = policy_periods(connection, policy["policy_id"])
        after = _period(periods, end) if end else periods[-1]
        before = _period(periods, begin) if begin else _before(periods, after)
        found: dict[str, Any] = {"policy": policy, "from": before, "to": after}
        if before is None:
            return found | {"counts": {}, "facts": [], "changes": []}
        versions = [before["version_id"], after["version_id"]]
        segments = rows_of_versions(connection, "segments", versions)
        facts = rows_of_versions(connection, "facts", versions)
    pair = pl.DataFrame([versions], schema=["from_version_id", "to_version_id"], orient="row")
    changed = versions_changes(pair, segments, facts)
    languages = {before["language"], after["language"]} - {None}
    is_translated = len(languages) > 1
    return found | {
        "counts": _counts(changed, segments.filter(pl.col("version_id") == versions[1]).height),
        "facts": None if is_translated else fact_changes(facts, *versions).to_dicts(),
        "changes": _told(changed, segments),
    }


def _before(periods: list[dict[str, Any]], after: dict[str, Any]) -> dict[str, Any] | None:
    place = periods.index(after)
    return periods[place - 1] if place else None


def _period(periods: list[dict[str, Any]], wanted: str) -> dict[str, Any]:
    """The period with the number ``wanted``, or that in which this day lies."""
    if re.fullmatch(r"[0-9]{1,3}", wanted):
        if found := [p for p in periods if p["period_no"] == int(wanted)]:
            return found[0]
        raise UsageError(f"there is no period {wanted}; there are {_listed(periods)}")
    moment = parse_time(wanted)
    if moment is None:
        raise UsageError(f"{wanted!r} is neither the number of a period nor a date (2024-05-31)")
    day = moment.date()
    begun = [p for p in periods if p["valid_from"] is None or p["valid_from"] <= day]
    if not begun:
        raise UsageError(f"nothing is known of {day}; there are {_listed(periods)}")
    return begun[-1]


def _listed(periods: list[dict[str, Any]]) -> str:
    shown = [f"{p['period_no']} from {p['valid_from'] or 'no date'}" for p in periods]
    if len(shown) > 6:
        shown = [*shown[:2], "…", *shown[-3:]]
    return f"{len(periods)} periods: {', '.join(shown)}"


def _counts(changed: pl.DataFrame, n_after: int) -> dict[str, int]:
    """Segments by what became of them, the words that changed, and the cosmetic changes."""
    wholes = changed.unique(_whole())["operation"].to_list()
    counts = {operation.value: wholes.count(operation.value) for operation in Operation}
    return {
        "unchanged": n_after - changed["to_segment_id"].drop_nulls().n_unique(),
        **counts,
        "cosmetic": int(changed["is_cosmetic"].sum()),
        "words_changed": int(changed.filter(~pl.col("is_cosmetic"))["n_words_changed"].sum()),
    }


def _whole() -> pl.Expr:
    """What is the same for the pieces of a segment, and no other change's."""
    operation = pl.col("operation")
    return (
        pl.when(operation == Operation.SPLIT.value)
        .then("from_segment_id")
        .when(operation == Operation.MERGED.value)
        .then("to_segment_id")
        .otherwise(pl.col("change_no").cast(pl.String))
    ).alias("whole")


def _told(changed: pl.DataFrame, segments: pl.DataFrame) -> list[dict[str, Any]]:
    columns = ("segment_id", "kind", "heading_path", "text")
    by_id = {row["segment_id"]: row for row in segments.select(columns).iter_rows(named=True)}
    told = []
    for group in changed.with_columns(_whole()).partition_by("whole", maintain_order=True):
        row = group.drop("whole", "from_version_id", "to_version_id").row(0, named=True)
        sides = {}
        for side in ("from", "to"):
            ids = group[row_name := f"{side}_segment_id"].unique(maintain_order=True)
            sides[side] = [by_id[segment_id] for segment_id in ids if segment_id]
            del row[row_name]
        told.append(
            row
            | {"n_words_changed": int(group["n_words_changed"].sum())}
            | _texts(sides["from"], sides["to"])
        )
    return told


def _texts(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> dict[str, Any]:
    """heading_path, from, to, pieces and words of a change."""
    pieces = next((side for side in (before, after) if len(side) > 1), None)
    one, other = ("\n\n".join(segment["text"] for segment in side) for side in (before, after))
    return {
        "heading_path": (after or before)[0]["heading_path"],
        "from": before[0] if len(before) == 1 else None,
        "to": after[0] if len(after) == 1 else None,
        "pieces": pieces,
        "words": word_marks(one, other) if before and after and one != other else None,
    }

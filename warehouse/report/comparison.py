"""Two consecutive periods of a policy side by side, segment by segment."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from warehouse.statements import fact_in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from warehouse.report.histories import History

_LEAVING: Final = {"removed": "removed", "moved": "moved_away"}
"""What became of a segment → what is told of it where it had been."""
_NOT_IN_PLACE: Final = {"moved", "added"}

Row = dict[str, Any]
"""`operation`, `before` and `after` (segments or None), `words` (see `transforms.word_marks`). What
was split or merged is one row, with the texts of its pieces below one another."""


def comparison(
    history: History, place: int, word_marks: Callable[[str, str], list[tuple[str, str]]]
) -> dict[str, Any]:
    """The period at ``place`` in the policy's history beside the one before it.

    Args:
        history: The policy.
        place: From 1, so that there is a period before it.
        word_marks: Which words differ in two texts; see `transforms.word_marks`.

    Returns:
        `policy`, `before` and `after` (periods), `counts` of segments by what became of them,
        `blocks`: runs of rows in reading order, of which those that changed have an anchor and
        that of the next, `n_changes`, `moves` (anchors of what has a place on both sides), the
        numbers of the first and last period, `facts` that one of the periods states alone, and
        `is_translated`: whether they are in different languages, so that there are no such facts.
    """
    before, after = history.periods[place - 1], history.periods[place]
    changes = _of_period(history, "changes", after["period_no"])
    rows = list(_aligned(history, before["version_id"], after["version_id"], changes))
    changed = [row for row in rows if row["operation"] != "unchanged"]
    for number, row in enumerate(changed, 1):
        row["anchor"] = f"change-{number}"
        row["next"] = f"change-{number + 1}" if number < len(changed) else None
        texts = [side["text"] for side in (row["before"], row["after"]) if side]
        # A text that was only cut otherwise stands on each side as it was cut there.
        if len(texts) == 2 and texts[0].split() != texts[1].split():
            row["words"] = word_marks(*texts)
    counts: dict[str, int] = {}
    for row in rows:
        counts[row["operation"]] = counts.get(row["operation"], 0) + 1
    return {
        "policy": history.policy,
        "before": before,
        "after": after,
        "counts": counts,
        "blocks": list(_blocks(rows)),
        "n_changes": len(changed),
        "moves": {row["move"] for row in rows if row["operation"] == "moved_away"},
        "first_period_no": history.periods[0]["period_no"],
        "last_period_no": history.periods[-1]["period_no"],
        "facts": [
            fact | {"words": fact_in_words(fact["kind"], fact["value"])}
            for fact in _of_period(history, "fact_changes", after["period_no"])
        ],
        "is_translated": len({before["language"], after["language"]} - {None}) > 1,
    }


def _of_period(history: History, table: str, period_no: int) -> list[dict[str, Any]]:
    rows = history.of(table, history.policy["policy_id"])
    if rows is None:
        return []
    return rows.filter(rows["to_period_no"] == period_no).to_dicts()


def _aligned(
    history: History, from_version: str, to_version: str, changes: list[dict[str, Any]]
) -> Iterator[Row]:
    """The segments of both versions; what was removed or moved away stands where it had been."""
    old, new = (
        rows.to_dicts() if (rows := history.of("segments", version)) is not None else []
        for version in (from_version, to_version)
    )
    by_old = {row["from_segment_id"]: row for row in changes if row["from_segment_id"]}
    by_new: dict[str, list[dict[str, Any]]] = {}
    pieces: dict[str, list[str]] = {}
    for row in changes:
        if row["to_segment_id"]:
            by_new.setdefault(row["to_segment_id"], []).append(row)
        if row["operation"] == "split":
            pieces.setdefault(row["from_segment_id"], []).append(row["to_segment_id"])
    segments = {segment["segment_id"]: segment for segment in (*old, *new)}
    passed = 0
    # What stayed is in the same order on both sides.
    for segment in new:
        found = by_new.get(segment["segment_id"], [])
        change = found[0] if found else None
        operation = change["operation"] if change else "unchanged"
        before = [segments[row["from_segment_id"]] for row in found if row["from_segment_id"]]
        after = [segment]
        if operation == "split":
            after = [segments[piece] for piece in pieces.pop(before[0]["segment_id"], [])]
        is_in_place = after and operation not in _NOT_IN_PLACE
        for _ in range(max(len(before), 1)):
            while passed < len(old) and (leaving := _leaving(by_old, old[passed])):
                yield _row(_LEAVING[leaving["operation"]], [old[passed]], [], leaving)
                passed += 1
            passed += bool(is_in_place)
        if after:
            yield _row(operation, before, after, change)
    for segment in old[passed:]:
        if leaving := _leaving(by_old, segment):
            yield _row(_LEAVING[leaving["operation"]], [segment], [], leaving)


def _leaving(by_old: dict[str, dict[str, Any]], segment: dict[str, Any]) -> dict[str, Any] | None:
    """The change by which a segment is not in its place any more; None where it is."""
    change = by_old.get(segment["segment_id"])
    return change if change and change["operation"] in _LEAVING else None


def _row(
    operation: str,
    before: list[dict[str, Any]],
    after: list[dict[str, Any]],
    change: dict[str, Any] | None,
) -> Row:
    one, other = (
        side[0] | {"text": "\n\n".join(segment["text"] for segment in side)} if side else None
        for side in (before, after)
    )
    return {
        "operation": operation,
        "before": one,
        "after": other,
        "words": None,
        "is_cosmetic": bool(change and change["is_cosmetic"]),
        "move": f"m{change['change_no']}" if change and "moved" in operation else None,
    }


def _blocks(rows: list[Row]) -> Iterator[dict[str, Any]]:
    """Runs of rows that changed, and runs that did not."""
    for is_unchanged, run in groupby(rows, lambda row: row["operation"] == "unchanged"):
        yield {"is_unchanged": is_unchanged, "rows": list(run)}

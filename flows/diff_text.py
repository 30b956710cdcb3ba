"""What changed, as lines for people: on a terminal in colour, elsewhere with marks alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from flows.terminal import printable, render
from transforms.word_marks import ADDED, KEPT, REMOVED
from warehouse.statements import fact_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_SHOWN: Final = 30
_MOST_FACTS: Final = 12
_WORDS_AROUND: Final = 7
_MOST_WORDS: Final = 60

_COLOURS: Final = {REMOVED: "red", ADDED: "green"}
_MARKS: Final = {KEPT: ("", ""), REMOVED: ("[-", "-]"), ADDED: ("{+", "+}")}
_SIGNS: Final = {
    "added": "+",
    "removed": "-",
    "modified": "~",
    "moved": ">",
    "split": "~",
    "merged": "~",
}
_NOTES: Final = {
    "moved": " (moved here)",
    "split": " (cut into several)",
    "merged": " (put together)",
}


def policy_diff_lines(diff: dict[str, Any], *, in_full: bool) -> Iterator[str]:
    """The lines of a `flows.diffing.policy_diff`, styled; `click.echo` takes colours off again.

    Args:
        diff: What changed.
        in_full: Whether every change is shown and no text cut.
    """
    policy, before, after = diff["policy"], diff["from"], diff["to"]
    name = printable(f"{policy['service']} ({policy['policy_key']})")
    if before is None:
        yield f"{name} has one text only, {_since(after)}: nothing to compare"
        return
    yield click.style(f"{name}: {_told(before)} → {_told(after)}", bold=True)
    yield _counted(diff["counts"])
    if diff["facts"] is None:
        languages = f"{before['language']} → {after['language']}"
        yield click.style(f"language: {languages}; facts are not compared", bold=True)
    yield from _fact_lines(diff["facts"] or [], in_full=in_full)
    shown = _shown(diff["changes"], in_full=in_full)
    path: list[str] | None = None
    for change in shown:
        if change["heading_path"] != path:
            path = change["heading_path"]
            yield ""
            yield click.style(_one_line(" › ".join(path or ["(top)"])), bold=True)
        yield from _change_lines(change, in_full=in_full)
    yield from _left_out(diff["changes"], shown)


def snapshot_diff_lines(diff: dict[str, Any]) -> Iterator[str]:
    """The lines of a `warehouse.snapshot_diff.snapshot_diff`, styled."""
    yield click.style(f"snapshot {diff['from']} → {diff['to']}", bold=True)
    names = ["table", "before", "after", "added", "removed"]
    rows = [
        [name, *(counts[key] for key in names[1:])]
        for name, counts in diff["tables"].items()
        if counts["added"] or counts["removed"]
    ]
    if not rows:
        yield "no table differs"
        return
    yield from render(names, rows, "table", None).splitlines()
    periods = diff["periods"]
    if periods:
        yield ""
        yield click.style("periods", bold=True)
    for period in periods[:_MOST_SHOWN]:
        kind = ADDED if period["operation"] == "added" else REMOVED
        name = printable(f"{period['service']} ({period['policy_key']})")
        line = f"  {_SIGNS[period['operation']]} {name} {_since(period)}: {period['change_kind']}"
        yield click.style(line, fg=_COLOURS[kind])
    if len(periods) > _MOST_SHOWN:
        yield f"  and {len(periods) - _MOST_SHOWN:,} more; --json lists them"


def _counted(counts: dict[str, int]) -> str:
    always = ("unchanged", "modified", "moved", "added", "removed")
    kinds = [kind for kind in (*always, "split", "merged") if kind in always or counts[kind]]
    told = ", ".join(f"{counts[kind]:,} {kind}" for kind in kinds)
    return f"segments: {told}; {counts['words_changed']:,} words changed"


def _told(period: dict[str, Any]) -> str:
    return f"period {period['period_no']}, {_since(period)}"


def _since(period: dict[str, Any]) -> str:
    return f"from {period['valid_from']}" if period["valid_from"] else "without a date"


def _fact_lines(facts: list[dict[str, Any]], *, in_full: bool) -> Iterator[str]:
    """A line a fact; a fact that took the place of another of its kind comes behind it."""
    if facts:
        yield ""
        yield click.style("facts", bold=True)
    shown = facts if in_full else facts[:_MOST_FACTS]
    for fact in shown:
        kind = REMOVED if fact["operation"] == "removed" else ADDED
        words = _one_line(fact_in_words(fact["kind"], fact["value"]))
        line = f"  {_SIGNS[fact['operation']]} {fact['kind']}: {words}"
        yield click.style(line, fg=_COLOURS[kind])
    if len(facts) > len(shown):
        yield f"  and {len(facts) - len(shown):,} more"


def _shown(changes: list[dict[str, Any]], *, in_full: bool) -> list[dict[str, Any]]:
    """The largest changes that are not cosmetic, in reading order."""
    if in_full:
        return changes
    telling = [change for change in changes if not change["is_cosmetic"]]
    largest = sorted(telling, key=lambda change: -change["n_words_changed"])[:_MOST_SHOWN]
    return sorted(largest, key=lambda change: change["change_no"])


def _left_out(changes: list[dict[str, Any]], shown: list[dict[str, Any]]) -> Iterator[str]:
    numbers = {change["change_no"] for change in shown}
    rest = [change for change in changes if change["change_no"] not in numbers]
    cosmetic = sum(change["is_cosmetic"] for change in rest)
    parts = [
        f"{n:,} {what} changes"
        for n, what in ((len(rest) - cosmetic, "smaller"), (cosmetic, "cosmetic"))
        if n
    ]
    if parts:
        yield ""
        yield f"left out: {' and '.join(parts)}; --all shows them"


def _change_lines(change: dict[str, Any], *, in_full: bool) -> Iterator[str]:
    sign = _SIGNS[change["operation"]]
    note = _NOTES.get(change["operation"], "")
    if change["words"]:
        text = "".join(_marked(kind, words, in_full=in_full) for kind, words in change["words"])
        yield f"  {sign}{note} {text.strip()}"
        return
    side = change["to"] or change["from"]
    kind = {"added": ADDED, "removed": REMOVED}.get(change["operation"], KEPT)
    text = _one_line(side["text"] if in_full else _cut(side["text"]))
    yield click.style(f"  {sign}{note} {text}", fg=_COLOURS.get(kind))


def _marked(kind: str, words: str, *, in_full: bool) -> str:
    """A stretch of words between its marks; of what was kept, what is next to a change."""
    text = words.rstrip()
    space = " " if len(words) > len(text) else ""
    if kind == KEPT:
        return _one_line(text if in_full else _shortened(text)) + space
    left, right = _MARKS[kind]
    text = _one_line(text if in_full else _cut(text))
    return click.style(left + text + right, fg=_COLOURS[kind]) + space


def _shortened(text: str) -> str:
    words = text.split(" ")
    if len(words) <= 2 * _WORDS_AROUND + 2:
        return text
    return " ".join([*words[:_WORDS_AROUND], "…", *words[-_WORDS_AROUND:]])


def _cut(text: str) -> str:
    words = text.split(" ")
    if len(words) <= _MOST_WORDS:
        return text
    return " ".join(words[:_MOST_WORDS]) + f" … ({len(words):,} words)"


def _one_line(text: str) -> str:
    """``text`` without line feeds; whatever moves a cursor is written as an escape."""
    return printable(" ".join(text.split("\n")))

"""Cutting a text where marks begin and end, however they overlap."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Mark:
    """A span of a text that a row of a table is about."""

    label: str
    """What stands behind the span and leads to its row."""
    anchor: str
    """Id of the row; that of the mark is ``at-`` and this."""
    kind: str
    """`fact` or `contradiction`."""
    start: int
    """First character, in the text."""
    end: int
    """Behind the last."""
    words: str
    """What its row states."""


@dataclass(frozen=True)
class Stretch:
    """A piece of a text with the same marks on all of it."""

    text: str
    kind: str | None
    """Kind of its marks: `contradiction` where one of them is; None without any."""
    ends: tuple[Mark, ...]
    """The marks that end with it."""


def stretches(text: str, start: int, marks: Sequence[Mark]) -> list[Stretch]:
    """``text``, which begins at ``start``, in pieces; all marks must end within it."""
    if not marks:
        return [Stretch(text, None, ())]
    end = start + len(text)
    cuts = {start, end, *(mark.start for mark in marks), *(mark.end for mark in marks)}
    pieces = []
    for left, right in pairwise(sorted(cut for cut in cuts if start <= cut <= end)):
        kinds = {mark.kind for mark in marks if mark.start < right and left < mark.end}
        kind = "contradiction" if "contradiction" in kinds else next(iter(kinds), None)
        ends = tuple(mark for mark in marks if mark.end == right)
        pieces.append(Stretch(text[left - start : right - start], kind, ends))
    return pieces


def shared_out(marks: Sequence[Mark], spans: Sequence[tuple[int, int]]) -> list[list[Mark]]:
    """For each of the ascending ``spans``, the marks that end in it; other marks are left out."""
    ordered = sorted(marks, key=lambda mark: mark.end)
    found: list[list[Mark]] = []
    place = 0
    for start, end in spans:
        here: list[Mark] = []
        while place < len(ordered) and ordered[place].end <= end:
            if ordered[place].end > start:
                here.append(ordered[place])
            place += 1
        found.append(sorted(here, key=lambda mark: (mark.start, mark.end)))
    return found

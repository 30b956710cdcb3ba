"""What fills the slots of verbs, and how the verbs of an enumeration share it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from transforms.practice_rules.clauses import Clauses
from transforms.practice_rules.words import Flags, Ints

_MOST_VERBS: Final = 12
"""Verbs of one enumeration that share what the last of them takes."""


@dataclass(frozen=True)
class Filling:
    """What fills one slot of the verbs: a row per verb and mention."""

    clause: Ints
    """Place of the verb among the clauses."""
    meaning: Ints
    start: Ints
    """Place of the first word."""
    end: Ints

    def only(self, rows: Flags) -> Filling:
        """Some of the rows."""
        return Filling(*(column[rows] for column in columns(self)))


def columns(filling: Filling) -> tuple[Ints, Ints, Ints, Ints]:
    """The columns of ``filling``, in the order of its fields."""
    return filling.clause, filling.meaning, filling.start, filling.end


def nothing() -> Filling:
    """A filling without rows."""
    empty = np.zeros(0, np.int32)
    return Filling(empty, empty, empty, empty)


def joined(fillings: list[Filling]) -> Filling:
    """The rows of all ``fillings``, one after the other."""
    return Filling(*(np.concatenate(parts) for parts in zip(*map(columns, fillings), strict=True)))


def shared(found: Clauses, told: Filling) -> Filling:
    """``told`` and, for all other verbs of an enumeration, what its last verb has in it."""
    members = np.arange(len(found.group))
    far = found.group - members
    heirs = members[(far > 0) & (far < _MOST_VERBS)]
    order = np.argsort(told.clause, kind="stable")
    sorted_clause = told.clause[order]
    parts = [told]
    # An enumeration of verbs is short: a pass for each distance to its last verb.
    for distance in np.unique(far[heirs]).tolist():
        heir = heirs[far[heirs] == distance]
        first = np.searchsorted(sorted_clause, found.group[heir], "left")
        n = np.searchsorted(sorted_clause, found.group[heir], "right") - first
        rows = order[np.repeat(first, n) + _within(n)]
        clause = np.repeat(heir, n).astype(np.int32)
        parts.append(Filling(clause, told.meaning[rows], told.start[rows], told.end[rows]))
    return joined(parts)


def _within(n: NDArray[Any]) -> Any:
    """0, 1, … of each stretch of ``n`` entries."""
    return np.arange(int(n.sum())) - np.repeat(np.cumsum(n) - n, n)

"""Looking back in the words of many sentences at once."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from transforms.practice_rules.words import Flags, Ints, Words

Places = NDArray[np.int32] | NDArray[np.int64]
_LONGEST_WALK: Final = 8


class Last:
    """The last flagged word at or before a place, -1 where its sentence has none up to there."""

    def __init__(self, flags: Flags, begin: Ints) -> None:
        # Few places are asked for, so each is searched among the flagged words.
        self._flagged = np.concatenate([[-1], np.flatnonzero(flags)]).astype(np.int32)
        self._begin = begin

    def __getitem__(self, places: Any) -> Ints:
        found = self._flagged[np.searchsorted(self._flagged, places, "right") - 1]
        return np.where(found >= self._begin[places], found, np.int32(-1))


class Sight:
    """The nearest words of some kind, never over the border of a sentence."""

    def __init__(self, words: Words) -> None:
        self.begin = words.first[:-1][words.sentence]
        """Place of the first word of the sentence of each word."""

    def last(self, flags: Flags) -> Last:
        """Tells the last flagged word at or before a place."""
        return Last(flags, self.begin)

    def past(self, flags: Flags, places: Ints) -> Ints:
        """The last word at or before each place that is not flagged, -1 where there is none."""
        found = places.copy()
        walking = np.flatnonzero(flags[found])
        # Flagged words are few in a row, as a rule.
        for _ in range(_LONGEST_WALK):
            found[walking] -= 1
            walking = walking[flags[found[walking]]]
        if len(walking):
            found[walking] = self.last(~flags)[np.maximum(found[walking], 0)]
        return np.where(found >= self.begin[places], found, np.int32(-1))


def counts(flags: Flags) -> Ints:
    """Number of flagged words before each, with one entry more."""
    found = np.zeros(len(flags) + 1, np.int32)
    np.cumsum(flags, out=found[1:])
    return found


def any_between(counted: Ints, start: Places, end: Places) -> NDArray[np.bool_]:
    """Whether a counted word stands at or after ``start`` and before ``end``."""
    return counted[np.maximum(end, start)] > counted[start]


def any_flagged(flags: Flags, start: Places, end: Places) -> NDArray[np.bool_]:
    """The same for few flags and places."""
    return any_at(np.flatnonzero(flags), start, end)


def any_at(flagged: Places, start: Places, end: Places) -> NDArray[np.bool_]:
    """The same for the places of flagged words, sorted."""
    return np.searchsorted(flagged, np.maximum(end, start)) > np.searchsorted(flagged, start)

"""Looking back in the words of many sentences at once."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from transforms.practice_rules.words import Flags, Ints, Words


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
        self._places = np.arange(len(words.number), dtype=np.int32)

    def last(self, flags: Flags) -> Last:
        """Tells the last flagged word at or before a place."""
        return Last(flags, self.begin)

    def last_of_all(self, flags: Flags) -> Ints:
        """The same for every word."""
        found = np.maximum.accumulate(np.where(flags, self._places, np.int32(-1)))
        return np.where(found >= self.begin, found, np.int32(-1))


def counts(flags: Flags) -> Ints:
    """Number of flagged words before each, with one entry more."""
    found = np.zeros(len(flags) + 1, np.int32)
    np.cumsum(flags, out=found[1:])
    return found


def any_between(counted: Ints, start: Ints, end: Ints) -> NDArray[np.bool_]:
    """Whether a counted word stands at or after ``start`` and before ``end``."""
    return counted[np.maximum(end, start)] > counted[start]

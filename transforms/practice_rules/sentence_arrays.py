"""Looking back and forth in the words of many sentences at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from transforms.practice_rules.words import Flags, Ints, Words


class Sight:
    """The nearest words of some kind, never over the border of a sentence."""

    def __init__(self, words: Words) -> None:
        self._begin = words.first[:-1][words.sentence]
        self._places = np.arange(len(words.number), dtype=np.int32)

    def last(self, flags: Flags) -> Ints:
        """Place of the last flagged word at or before each, -1 where there is none."""
        found = np.maximum.accumulate(np.where(flags, self._places, np.int32(-1)))
        return np.where(found >= self._begin, found, np.int32(-1))


def counts(flags: Flags) -> Ints:
    """Number of flagged words before each, with one entry more."""
    found = np.zeros(len(flags) + 1, np.int32)
    np.cumsum(flags, out=found[1:])
    return found


def any_between(counted: Ints, start: Ints, end: Ints) -> NDArray[np.bool_]:
    """Whether a counted word stands at or after ``start`` and before ``end``."""
    return counted[np.maximum(end, start)] > counted[start]

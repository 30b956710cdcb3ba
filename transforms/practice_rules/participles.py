"""Participles behind data that say as much as a clause: information collected from you."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from transforms.practice_rules.grammar import BASE, PAST, Verb
from transforms.practice_rules.reading import Reading
from transforms.practice_rules.subjects import subjects
from transforms.practice_rules.words import Flags, Ints

_FOLLOWING: Final = ("from", "about", "be", "may", "will", "telling")
_LONGEST_NAME: Final = 4
"""Words after `by` among which who acts is looked for."""


def are_participles(read: Reading, place: Ints, form: NDArray[np.int8]) -> Flags:
    """Which verbs are participles of collecting that go with the data before them.

    What follows them tells them from other words: collected from, collected by us, collected may.
    """
    last = len(read.words.number) - 1
    at = read.sight.past(read.words.is_adverb, np.maximum(place - 1, 0))
    found: Flags = (read.verb[place] == Verb.COLLECT) & (form & (BASE | PAST) == PAST)
    found &= (at >= read.sight.begin[place]) & (read.data_end[np.maximum(at, 0)] >= 0)
    # No data collected from you are sold.
    started = read.data.start[np.maximum(read.data_end[np.maximum(at, 0)], 0)]
    found &= ~read.are(read.before(started), "no")
    following = np.minimum(place + 1, last)
    following += read.words.is_adverb[following] & (following < last)
    found &= read.are(following, *_FOLLOWING)
    by = np.flatnonzero(found & (read.words.number[following] == read.grammar.of("by")))
    found[by] = _are_known(read, following[by])
    return found


def _are_known(read: Reading, by: Ints) -> Flags:
    """Whether it is the service or a recipient that acts behind each `by`."""
    end = read.words.first[1:][read.words.sentence[by]]
    found = np.zeros(len(by), np.bool_)
    is_us = read.flags("to_service")
    for step in range(1, _LONGEST_NAME + 1):
        at = np.minimum(by + step, end - 2)
        found |= (subjects(read, at)[0] > 0) | is_us[at]
    return found

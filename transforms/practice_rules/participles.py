"""Participles behind data that say as much as a clause: information collected from you."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from transforms.practice_rules.grammar import BASE, PAST, Verb
from transforms.practice_rules.reading import Reading
from transforms.practice_rules.words import Flags, Ints

_FOLLOWING: Final = ("from", "about", "be", "may", "will", "telling")
_LONGEST_NAME: Final = 4
"""Words after `by` among which who acts is looked for."""


def are_participles(read: Reading, place: Ints, form: NDArray[np.int8]) -> Flags:
    """Which verbs are participles of collecting that go with the data before them.

    What follows them tells them from other words: collected from, collected by us, collected may.
    """
    last = len(read.words.number) - 1
    found: Flags = (read.verb[place] == Verb.COLLECT) & (form & (BASE | PAST) == PAST)
    rows = np.flatnonzero(found)
    place = place[rows]
    at = np.maximum(read.sight.past(read.words.is_adverb, place - 1), 0)
    mention = read.data_end[at]
    goes = mention >= 0
    # No data collected from you are sold.
    goes[goes] = ~read.are(read.before(read.data.start[mention[goes]]), "no")
    following = np.minimum(place + 1, last)
    following += read.words.is_adverb[following] & (following < last)
    goes &= read.are(following, *_FOLLOWING)
    by = np.flatnonzero(goes & (read.words.number[following] == read.grammar.of("by")))
    goes[by] = _are_known(read, following[by])
    found[rows] = goes
    return found


def _are_known(read: Reading, by: Ints) -> Flags:
    """Whether it is the service or a recipient that acts behind each `by`."""
    end = read.words.first[1:][read.words.sentence[by]]
    at = np.minimum(by + np.arange(1, _LONGEST_NAME + 1, dtype=np.int32)[:, None], end - 1)
    is_actor = read.are(at, "to_service", "own", "they") | (read.recipient_end[at] >= 0)
    is_actor |= read.words.is_capital[at] & (read.words.number[at] == 0)
    known: Flags = np.any(is_actor, axis=0)
    return known

"""Subjects that stand far off, behind a verb of no practice: we answer you and keep your mail."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from transforms.practice_rules.grammar import BASE
from transforms.practice_rules.reading import Reading
from transforms.practice_rules.sentence_arrays import any_between, counts
from transforms.practice_rules.words import Flags, Ints

_FARTHEST: Final = 30
_WALLS: Final = (
    *("subordinator", "relative", "semicolon", "colon", "wh", "they", "not", "be", "have"),
    *("no", "child"),
)


def with_far_subjects(
    read: Reading, helping: Flags, place: Ints, form: NDArray[np.int8], at: Ints
) -> Ints:
    """``at``, or the `we` that verbs after `and` go with across a verb that is not known.

    Args:
        helping: as `helping_words` returns them.
        at: the word that each looks back to.
    """
    rows = np.flatnonzero((form & BASE > 0) & (at > 0) & (at == place - 1))
    rows = rows[read.are(at[rows], "and", "comma")]
    we = read.sight.last(read.flags("we"))[at[rows]]
    is_far = (we >= 0) & (at[rows] - we <= _FARTHEST)
    is_far &= ~any_between(counts(read.flags(*_WALLS)), np.maximum(we, 0) + 1, place[rows])
    barred = counts((read.verb > 0) | (read.to_verb() & ~helping))
    is_far &= ~any_between(barred, np.maximum(we, 0) + 1, place[rows])
    rows, we = rows[is_far], we[is_far]
    # We answer and keep: the first word after the subject and its auxiliaries is the verb.
    first = np.append(np.flatnonzero(~helping), len(helping) - 1)
    verb = first[np.searchsorted(first, we + 1)]
    is_verb = (read.words.number[verb] == 0) | read.purpose_verb[verb]
    is_verb &= ~read.words.is_capital[verb] & (verb < at[rows]) & _have_objects(read, place[rows])
    found = at.copy()
    found[rows[is_verb]] = we[is_verb]
    return found


def _have_objects(read: Reading, place: Ints) -> Flags:
    """Whether an object follows each verb at once: orders and records have none."""
    begins = np.zeros(len(read.words.number) + 1, np.bool_)
    begins[read.data.start] = True
    found: Flags = begins[place + 1] | read.are(place + 1, "determiner", "owner", "part", "it")
    return found

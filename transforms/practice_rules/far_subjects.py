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
_WALLS: Final = ("subordinator", "relative", "semicolon", "colon", "wh", "they")
_VERBS: Final = ("not", "be", "have", "no", "child")


def with_far_subjects(
    read: Reading, helping: Flags, place: Ints, form: NDArray[np.int8], at: Ints
) -> Ints:
    """``at``, or the `we` that verbs after `and` go with across a verb that is not known.

    Args:
        helping: as `helping_words` returns them.
        at: the word that each looks back to.
    """
    rows = np.flatnonzero((form & BASE > 0) & (at > 0))
    rows = rows[read.are(at[rows], "and", "but", "comma")]
    denies = _deny(read, at[rows], place[rows])
    is_next = (at[rows] == place[rows] - 1) & ~read.are(at[rows], "but")
    rows, denies = rows[is_next | denies], denies[is_next | denies]
    we = read.sight.last(read.flags("we"))[at[rows]]
    of_site = denies & (we < 0)
    we[of_site] = _first_subjects(read, at[rows[of_site]])
    since = np.maximum(we, 0) + 1
    is_far = (we >= 0) & (at[rows] - we <= _FARTHEST)
    is_far &= ~any_between(counts(read.flags(*_WALLS)), since, at[rows])
    # We are careful and do not sell it: what is denied may follow anything that `we` are.
    is_far &= denies | ~any_between(counts(read.flags(*_VERBS)), since, place[rows])
    barred = counts((read.verb > 0) | (read.to_verb() & ~helping))
    is_far &= ~any_between(barred, since, at[rows])
    rows, we, denies = rows[is_far], we[is_far], denies[is_far]
    # We answer and keep: the first word after the subject and its auxiliaries is the verb.
    first = np.append(np.flatnonzero(~helping), len(helping) - 1)
    verb = first[np.searchsorted(first, we + 1)]
    is_verb = (read.words.number[verb] == 0) | read.purpose_verb[verb]
    is_verb &= ~read.words.is_capital[verb] & (verb < at[rows])
    is_verb = (is_verb | denies) & _have_objects(read, place[rows])
    found = at.copy()
    found[rows[is_verb]] = we[is_verb]
    return found


def _first_subjects(read: Reading, at: Ints) -> Ints:
    """The site or name before the first auxiliary of each sentence: this site is for adults and."""
    helps = np.append(
        np.flatnonzero(read.flags("be", "do", "will", "have")), len(read.words.number)
    )
    begin = read.sight.begin[at]
    last = np.maximum(helps[np.searchsorted(helps, begin)] - 1, begin)
    is_service = read.are(last, "own") & (read.recipient_end[last] < 0)
    is_service |= read.words.is_capital[last] & (read.words.number[last] == 0)
    is_service &= (last < at) & (last > begin)
    found: Ints = np.where(is_service, last, -1).astype(np.int32)
    return found


def _deny(read: Reading, at: Ints, place: Ints) -> Flags:
    """Whether a denial goes before each verb: and do not sell; and never sell."""
    helps = read.are(at + 1, "do", "will") & (at + 2 < place) & read.are(at + 2, "not")
    denies: Flags = helps | (read.are(at + 1, "not") & (at + 2 == place))
    return denies


def _have_objects(read: Reading, place: Ints) -> Flags:
    """Whether an object follows each verb at once: orders and records have none."""
    begins = np.zeros(len(read.words.number) + 1, np.bool_)
    begins[read.data.start] = True
    found: Flags = begins[place + 1] | read.are(place + 1, "determiner", "owner", "part", "it")
    return found

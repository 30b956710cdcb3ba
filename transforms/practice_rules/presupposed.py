"""Which relative clauses only name what somebody may ask for: the data that we have sold."""

from __future__ import annotations

from typing import Final

import numpy as np

from transforms.practice_rules.clauses import Clauses
from transforms.practice_rules.grammar import Shape, Verb
from transforms.practice_rules.reading import Reading
from transforms.practice_rules.sentence_arrays import any_at
from transforms.practice_rules.words import Flags, Ints

_NEAREST_RELATIVE: Final = 8
"""Words between `which` or `whom` and the verb of its clause."""
_HELPS: Final = ("be", "have", "do", "may", "will")


def are_presupposed(read: Reading, found: Clauses) -> Flags:
    """Which verbs of giving and selling stand in what is asked for, or in a mere heading.

    You may ask which data we have sold; categories of data that we have sold. Neither says that
    data are sold: policies name what the law lets people ask for, whether it exists or not.
    """
    told = np.zeros(len(found.place), np.bool_)
    rows = np.flatnonzero((found.verb == Verb.SHARE) | (found.verb == Verb.SELL)).astype(np.int32)
    told[rows] = _end_in_prepositions(read, found.place[rows])
    rows = rows[_are_relative(read, found, rows)]
    told[rows] |= _are_asked_for(read, found.place[rows])
    rows = rows[found.verb[rows] == Verb.SELL]
    told[rows] |= _are_headings(read, found, rows) | _name_receivers(read, found.place[rows])
    return told


def _are_relative(read: Reading, found: Clauses, rows: Ints) -> Flags:
    """Whether the verbs are of relative clauses, passives as well: to whom your data were sold.

    But not: data that we collect are sold.
    """
    place, shape = found.place[rows], found.shape[rows]
    relative = read.sight.last(read.flags("relative"))[place]
    is_near = (relative >= 0) & (place - relative <= _NEAREST_RELATIVE)
    is_near &= ~any_at(found.place[found.shape != Shape.PASSIVE], np.maximum(relative, 0), place)
    is_relative: Flags = (shape == Shape.RELATIVE) | ((shape == Shape.PASSIVE) & is_near)
    return is_relative


def _end_in_prepositions(read: Reading, place: Ints) -> Flags:
    """Whether `it` and a preposition end the clause of each verb: a company we sold it to."""
    last = len(read.words.number) - 1
    found: Flags = read.are(np.minimum(place + 1, last), "it")
    rows = np.flatnonzero(found)
    after = np.minimum(place[rows] + 3, last)
    is_last = read.words.first[read.words.sentence[place[rows]] + 1] - 1 == after
    is_last |= read.are(after, "comma", "semicolon", "and")
    found[rows] = is_last & read.are(after - 1, "with")
    return found


def _are_asked_for(read: Reading, place: Ints) -> Flags:
    """Whether a right or a request is named before each verb."""
    return read.any_are(read.sight.begin[place], place, "claim")


def _name_receivers(read: Reading, place: Ints) -> Flags:
    """Whether `to whom` goes before each verb, or a right is named after it: what to ask for."""
    whom = read.sight.last(read.flags("relative"))[place]
    found: Flags = (whom >= 0) & (read.words.number[whom] == read.grammar.of("whom"))
    end = read.words.first[read.words.sentence[place] + 1]
    return found | read.any_are(place, end, "entitlement")


def _are_headings(read: Reading, found: Clauses, rows: Ints) -> Flags:
    """Which verbs of selling stand in no sentence: nothing is said before them or of the data.

    Data that we have sold include your name: that is a sentence.
    """
    place, words = found.place[rows], read.words
    begin, end = read.sight.begin[place], words.first[words.sentence[place] + 1]
    subject = np.minimum(found.subject[rows], place)
    is_passive = found.shape[rows] == Shape.PASSIVE
    relative = np.flatnonzero(read.flags("relative"))
    subject[is_passive] = read.sight.last(read.flags("relative"))[place[is_passive]]
    ends = np.append(relative, len(words.number))
    following = np.minimum(ends[np.searchsorted(ends, place, "right")], end).astype(np.int32)
    said = read.any_are(begin, subject, *_HELPS, "please", "we", "you", "they", "it")
    said |= any_at(found.place, begin, subject)
    unsaid: Flags = ~(said | read.any_are(place, following, *_HELPS, "telling", "colon"))
    return unsaid

"""Which relative clauses only name what somebody may ask for: the data that we have sold."""

from __future__ import annotations

from typing import Final

import numpy as np

from transforms.practice_rules.clauses import Clauses
from transforms.practice_rules.grammar import BASE, Shape, Verb
from transforms.practice_rules.reading import Reading
from transforms.practice_rules.sentence_arrays import any_at, any_between, counts
from transforms.practice_rules.words import Flags, Ints

_NEAREST_RELATIVE: Final = 8
"""Words between `which` or `whom` and the verb of its clause."""


def are_presupposed(read: Reading, found: Clauses) -> Flags:
    """Which verbs of giving and selling stand in what is asked for, or in a mere heading.

    You may ask which data we have sold; categories of data that we have sold. Neither says that
    data are sold: policies name what the law lets people ask for, whether it exists or not.
    """
    said = np.zeros(len(found.place), np.bool_)
    rows = np.flatnonzero(np.isin(found.verb, (Verb.SHARE, Verb.SELL)))
    rows = rows[_are_relative(read, found, rows)]
    if len(rows):
        said[rows] = _are_asked_for(read, found.place[rows]) | _are_headings(read, found, rows)
    return said | _end_in_prepositions(read, found)


def _are_relative(read: Reading, found: Clauses, rows: Ints) -> Flags:
    """Whether the verbs are of relative clauses, passives as well: to whom your data were sold.

    But not: data that we collect are sold.
    """
    place = found.place[rows]
    relative = read.sight.last(read.flags("relative"))[place]
    is_near = (relative >= 0) & (place - relative <= _NEAREST_RELATIVE)
    is_near &= ~any_at(found.place[found.shape != Shape.PASSIVE], np.maximum(relative, 0), place)
    is_relative: Flags = found.shape[rows] == Shape.RELATIVE
    return is_relative | ((found.shape[rows] == Shape.PASSIVE) & is_near)


def _end_in_prepositions(read: Reading, found: Clauses) -> Flags:
    """Whether `it` and a preposition end the clause of each verb: a company we sold it to."""
    place = found.place
    last = len(read.words.number) - 1
    end, after = np.minimum(place + 2, last), np.minimum(place + 3, last)
    is_last = read.words.first[read.words.sentence[place] + 1] - 1 == after
    is_last |= read.are(after, "comma", "semicolon", "and")
    found_it: Flags = read.are(np.minimum(place + 1, last), "it") & read.are(end, "with") & is_last
    return found_it & np.isin(found.verb, (Verb.SHARE, Verb.SELL))


def _are_asked_for(read: Reading, place: Ints) -> Flags:
    """Whether a right or a request is named before each verb."""
    return any_at(np.flatnonzero(read.flags("claim")), read.sight.begin[place], place)


def _are_headings(read: Reading, found: Clauses, rows: Ints) -> Flags:
    """Which verbs of selling stand in no sentence: nothing is said before them or of the data.

    Data that we have sold include your name: that is a sentence.
    """
    place, words = found.place[rows], read.words
    begin, end = read.sight.begin[place], words.first[words.sentence[place] + 1]
    helping = read.flags("be", "have", "do", "may", "will", "please")
    actors = read.flags("we", "you", "they", "it")
    relative = np.flatnonzero(read.flags("relative", "semicolon"))
    subject = np.minimum(found.subject[rows], place)
    is_passive = found.shape[rows] == Shape.PASSIVE
    subject[is_passive] = read.sight.last(read.flags("relative"))[place[is_passive]]
    following = np.append(relative, np.iinfo(np.int32).max)
    following = np.minimum(following[np.searchsorted(relative, place, "right")], end)
    is_base = (read.verb > 0) & (read.grammar.form[read.words.number] & BASE > 0)
    said = any_between(counts(helping | actors | is_base), begin, subject)
    said |= any_between(counts(helping | read.flags("telling", "colon")), place, following)
    return ~said & (found.verb[rows] == Verb.SELL)

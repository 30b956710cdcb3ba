"""What only tells what something is: cookies are files that are stored; a cookie can be used."""

from __future__ import annotations

from typing import Final

import numpy as np

from transforms.practice_rules.clauses import Clauses
from transforms.practice_rules.grammar import Shape, Verb
from transforms.practice_rules.reading import Reading
from transforms.practice_rules.sentence_arrays import any_between, counts
from transforms.practice_rules.slots import Filling
from transforms.practice_rules.vocabularies import data_types, number_of
from transforms.practice_rules.words import Flags, Ints

_FARTHEST_PREDICATE: Final = 8
"""Words between what is defined and what it is said to be."""


def are_defined(read: Reading, found: Clauses, data: Filling) -> Flags:
    """Which rows of ``data`` go with a passive that only tells what these data are."""
    told = np.zeros(len(data.clause), np.bool_)
    rows = np.flatnonzero(
        (found.shape[data.clause] == Shape.PASSIVE) & (data.end <= found.place[data.clause])
    )
    place, start, end = found.place[data.clause[rows]], data.start[rows], data.end[rows]
    is_cookie = data.meaning[rows] == number_of(data_types(), "cookies")
    told[rows] = is_cookie & _are_defined_subjects(read, place, end)
    told[rows] |= _are_predicates(read, place, start, end)
    # A cookie can be used to: so any can.
    is_any = read.words.number[read.before(start)] == read.grammar.of("a")
    is_use = (read.verb[place] == Verb.USE) & ~read.are(place, "placing")
    can = any_between(counts(read.flags("can")), end, place)
    is_denied = any_between(counts(read.flags("not")), end, place)
    told[rows] |= is_cookie & (is_any | is_denied) & is_use & can
    return told


def _are_defined_subjects(read: Reading, place: Ints, end: Ints) -> Flags:
    """A cookie is a file that may be placed: the verb is of a clause behind `is`."""
    found: Flags = read.are(end, "be")
    rows = np.flatnonzero(found)
    after = np.minimum(end[rows] + 1, len(read.words.number) - 1)
    is_noun = read.are(after, "determiner") | (read.words.number[after] == 0)
    relatives = counts(read.flags("relative"))
    joins = counts(read.flags("and", "but"))
    relative = read.sight.last(read.flags("relative"))[place[rows]]
    found[rows] = is_noun & any_between(relatives, end[rows], place[rows])
    found[rows] &= ~any_between(joins, np.maximum(relative, 0), place[rows])
    return found


def _are_predicates(read: Reading, place: Ints, start: Ints, end: Ints) -> Flags:
    """Cookies are small pieces of information that are stored: they are what is spoken of."""
    found: Flags = any_between(counts(read.flags("relative")), end, place)
    rows = np.flatnonzero(found)
    data = read.data
    before = np.searchsorted(data.start, start[rows]) - 1
    behind = np.append(data.end, 0)[before]
    is_cookie = np.append(data.meaning, -1)[before] == number_of(data_types(), "cookies")
    is_near = (before >= 0) & (behind > read.sight.begin[start[rows]]) & is_cookie
    is_near &= (start[rows] - behind <= _FARTHEST_PREDICATE) & read.are(behind, "be")
    walls = counts(read.flags("relative", "comma", "and", "but", "we") | (read.verb > 0))
    found[rows] = is_near & ~any_between(walls, behind, start[rows])
    return found

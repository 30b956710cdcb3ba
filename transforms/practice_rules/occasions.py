"""Data that are named for something else: an occasion, or goods that are received."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from transforms.practice_rules.clauses import Clauses
from transforms.practice_rules.data_leads import lead_of
from transforms.practice_rules.grammar import Shape, Verb
from transforms.practice_rules.reading import Reading
from transforms.practice_rules.subjects import Who
from transforms.practice_rules.words import Flags, Ints


def are_next_to(read: Reading, found: Clauses, clause: NDArray[np.int64], last: Ints) -> Flags:
    """Which rows are of a verb of gathering whose data, ending with ``last``, stand beside it.

    Payments are received; we receive your order.
    """
    place = found.place[clause]
    gathers = np.flatnonzero(found.verb[clause] == Verb.COLLECT)
    gathers = gathers[read.are(place[gathers], "gathering")]
    at, place = last[gathers], place[gathers]
    small = read.flags("determiner", "owner", "be", "have", "may", "will", "adverb")
    is_beside = read.sight.past(small, place - 1) == at
    is_beside |= read.sight.past(small, read.before(at)) == place
    near = np.zeros(len(clause), np.bool_)
    near[gathers] = is_beside
    return near


def are_supposed(read: Reading, found: Clauses, clause: NDArray[np.int64], start: Ints) -> Flags:
    """Which rows only name an occasion: when your data are shared; so that no cookies are set.

    Args:
        start: where the data of each row begin.
    """
    number, asks = read.words.number, read.grammar.of("requested")
    is_passive = (found.shape == Shape.PASSIVE) & (found.who == Who.SERVICE)
    is_passive &= (found.verb != Verb.COLLECT) | (number[found.place] == asks)
    rows = np.flatnonzero(is_passive[clause] & (start < found.place[clause]))
    lead, is_led = lead_of(read, start[rows])
    so_that = (number[lead] == read.grammar.of("so")) & (
        number[lead + 1] == read.grammar.of("that")
    )
    supposed = np.zeros(len(clause), np.bool_)
    supposed[rows] = is_led & (read.are(lead, "occasion") | so_that)
    return supposed

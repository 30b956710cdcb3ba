"""Infinitives that go on after another: to count visits, collect your address and store it."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from transforms.practice_rules.grammar import BASE, Verb
from transforms.practice_rules.reading import Reading
from transforms.practice_rules.sentence_arrays import any_between, counts
from transforms.practice_rules.words import Flags, Ints

_WALLS: Final = (
    *("subordinator", "relative", "semicolon", "colon", "we", "they", "of"),
    *("be", "have", "may", "will", "do"),
)


def are_chained(
    read: Reading, helping: Flags, place: Ints, form: NDArray[np.int8], at: Ints
) -> Flags:
    """Which verbs go on after a comma or `and` with what `to` opened before.

    Args:
        helping: as `helping_words` returns them: of those no `to` opens anything.
        at: the word that each looks back to.
    """
    adverbs = read.flags("adverb") | read.words.is_adverb
    found = (form & BASE > 0) & (at >= 0) & read.are(np.maximum(at, 0), "and", "comma")
    # Collect and use: what follows a verb directly goes with that verb.
    found &= read.verb[place] != Verb.GIVE
    rows = np.flatnonzero(found)
    first = first_of_chain(read, place[rows])
    linked = read.sight.past(adverbs | read.flags("and", "comma"), at[rows])
    is_on = (first >= 0) & (linked > first) & (read.verb[np.maximum(linked, 0)] == 0)
    is_on &= ~helping[np.maximum(first, 0)]
    found[rows] = is_on & (at[rows] == read.sight.past(adverbs, place[rows] - 1))
    # To help with orders, requests and records: what may be a noun needs an object.
    nouns = np.flatnonzero(found & read.are(place, "noun_verb"))
    begins = np.zeros(len(read.words.number), np.bool_)
    begins[read.data.start] = True
    after = np.minimum(place[nouns] + 1, len(begins) - 1)
    found[nouns] = begins[after] | read.are(after, "determiner", "owner")
    return found


def first_of_chain(read: Reading, place: Ints) -> Ints:
    """The `to` that opens what each verb goes on with, or -1."""
    first = read.sight.last(read.to_verb())[place]
    walls = counts(read.flags(*_WALLS))
    is_free = (first >= 0) & ~any_between(walls, np.maximum(first, 0), place)
    found: Ints = np.where(is_free, first, np.int32(-1))
    return found

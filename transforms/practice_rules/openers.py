"""What opens a clause that states no fact: if, when, to the extent that."""

from __future__ import annotations

from typing import Final

import numpy as np

from transforms.practice_rules.grammar import Marker
from transforms.practice_rules.reading import Reading
from transforms.practice_rules.sentence_arrays import Last, any_at
from transforms.practice_rules.words import Flags, Ints

_LONGEST_INSERTION: Final = 7
_LONGEST_NAME: Final = 4


def are_opened(read: Reading, before: Ints) -> Flags:
    """Whether the words before some subjects open a clause, with a comma or without.

    If, in the future, we sell: an insertion between two commas is passed over.
    """
    # To the extent that The Acme Company sells.
    before = _before_names(read, before)
    found: Flags = read.are(before, "subordinator") | any_at(_hypotheses(read), before, before + 1)
    inserted = np.flatnonzero(read.are(before, "comma"))
    opener = read.sight.last(read.flags("circumstance"))[before[inserted]]
    is_near = (opener >= 0) & (before[inserted] - opener <= _LONGEST_INSERTION)
    found[inserted] |= is_near & read.are(opener + 1, "comma")
    return found


def _before_names(read: Reading, before: Ints) -> Ints:
    """``before``, or the word before the name that ends with it."""
    found = before.copy()
    is_capital = read.words.is_capital
    named = np.flatnonzero(is_capital[found] & ~read.are(found, "subordinator"))
    for _ in range(_LONGEST_NAME):
        found[named] = read.before(found[named])
        named = named[is_capital[found[named]] & ~read.are(found[named], "subordinator")]
    return found


def last_opener(read: Reading) -> Last:
    """Tells the last word that opens a clause at or before a place."""
    openers = read.flags("subordinator")
    if len(thought := _hypotheses(read)):
        openers = openers.copy()
        openers[thought] = True
    return read.sight.last(openers)


def are_hypothetical(read: Reading, places: Ints) -> Flags:
    """Whether the last word that opens a clause at or before each says that it is only thought."""
    last = last_opener(read)[places]
    found: Flags = read.are(last, "whether") | any_at(_hypotheses(read), last, last + 1)
    return found & (last >= 0)


def _hypotheses(read: Reading) -> Ints:
    """The last words of phrases such as `to the extent that`."""
    found: Ints = read.markers.end[read.markers.meaning == Marker.HYPOTHESIS] - np.int32(1)
    return found

"""What opens a clause that states no fact: if, when, to the extent that."""

from __future__ import annotations

from typing import Final

import numpy as np

from transforms.practice_rules.grammar import Marker
from transforms.practice_rules.reading import Reading
from transforms.practice_rules.sentence_arrays import Last
from transforms.practice_rules.words import Flags, Ints

_LONGEST_INSERTION: Final = 7


def are_opened(read: Reading, before: Ints) -> Flags:
    """Whether the words before some subjects open a clause, with a comma or without.

    If, in the future, we sell: an insertion between two commas is passed over.
    """
    # To the extent that The Acme Company sells.
    is_named = read.words.is_capital & ~read.flags("subordinator", "comma", "semicolon")
    before = np.maximum(read.sight.past(is_named, before), 0)
    found: Flags = read.are(before, "subordinator") | _hypotheses(read)[before]
    inserted = np.flatnonzero(read.are(before, "comma"))
    opener = read.sight.last(read.flags("circumstance"))[before[inserted]]
    is_near = (opener >= 0) & (before[inserted] - opener <= _LONGEST_INSERTION)
    found[inserted] |= is_near & read.are(opener + 1, "comma")
    return found


def last_opener(read: Reading) -> Last:
    """Tells the last word that opens a clause at or before a place."""
    return read.sight.last(read.flags("subordinator") | _hypotheses(read))


def are_hypothetical(read: Reading, places: Ints) -> Flags:
    """Whether the last word that opens a clause at or before each says that it is only thought."""
    last = last_opener(read)[places]
    found: Flags = read.are(last, "whether") | _hypotheses(read)[last]
    return found & (last >= 0)


def _hypotheses(read: Reading) -> Flags:
    """The last words of phrases such as `to the extent that`."""
    found = np.zeros(len(read.words.number), np.bool_)
    found[read.markers.end[read.markers.meaning == Marker.HYPOTHESIS] - 1] = True
    return found

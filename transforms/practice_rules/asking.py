"""Asking for data, which is collecting them: we ask for your name."""

from __future__ import annotations

from typing import Final

import numpy as np

from transforms.practice_rules.grammar import Grammar, Verb
from transforms.practice_rules.words import Flags, Ints, Words

_LONGEST_NAME: Final = 2
"""Words for who is asked."""


def asking(found: Words, grammar: Grammar) -> tuple[Ints, Ints]:
    """The verbs of asking that `for` goes with (ask for, ask you for), and that `for` of each."""
    number = found.number
    verb = np.flatnonzero(grammar.verb.take(number) == Verb.ASK).astype(np.int32)
    last = len(number) - 1
    after = np.minimum(verb + 1, last)
    asked = grammar.classes.either(("you", "determiner", "they"))
    for _ in range(_LONGEST_NAME):
        after = np.minimum(after + asked[number[after]], last)
    is_for = number[after] == grammar.of("for")
    return verb[is_for], after[is_for].astype(np.int32)


def are_at(places: Ints, n_words: int) -> Flags:
    """Flags of the words at ``places``."""
    flags = np.zeros(n_words, np.bool_)
    flags[places] = True
    return flags

"""Who acts for the service: its employees, and others who provide it with data."""

from __future__ import annotations

from typing import Final

import numpy as np

from transforms.practice_rules.grammar import Verb
from transforms.practice_rules.reading import Reading
from transforms.practice_rules.vocabularies import number_of, recipients
from transforms.practice_rules.words import Flags, Ints

_NEAR: Final = 6


def are_staff(read: Reading, last: Ints) -> Flags:
    """Whether a name of the service's own employees ends with each word."""
    mention = read.recipient_end[last]
    found: Flags = (
        read.recipients.meaning[np.maximum(mention, 0)] == number_of(recipients(), "staff")
        if len(read.recipients.meaning)
        else np.zeros(len(last), np.bool_)
    )
    return found & (mention >= 0)


def are_to_us(read: Reading, place: Ints) -> Flags:
    """Which verbs give us something: what others provide us with counts as what people do.

    But not where they provide us with services.
    """
    last = len(read.words.number) - 1
    is_us = read.words.number[np.minimum(place + 1, last)] == read.grammar.of("us")
    found: Flags = (read.verb[place] == Verb.GIVE) & is_us
    rows = np.flatnonzero(found)
    found[rows] = ~read.any_are(place[rows] + 2, np.minimum(place[rows] + _NEAR, last), "own")
    return found

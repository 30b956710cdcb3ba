"""What is known of single words and of phrases, compiled once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from transforms.practice_rules.phrases import Phrases, phrases
from transforms.practice_rules.vocabularies import (
    data_types,
    purposes,
    recipients,
    words_of_practices,
)
from transforms.practice_rules.words import Flags, Lexicon, lexicon

BASE: Final = 1
THIRD_PERSON: Final = 2
PAST: Final = 4
GERUND: Final = 8


class Verb(IntEnum):
    """What a verb does; 0 is no verb."""

    COLLECT = 1
    USE = 2
    SHARE = 3
    SELL = 4
    STORE = 5
    GIVE = 6
    OTHER = 7
    ASK = 8
    """Collects where `for` goes with it."""


class Marker(IntEnum):
    """What a phrase of practice_words.toml marks."""

    RESET = 0
    LEGAL = 1
    OPT_OUT = 2
    NOT_ONLY = 3
    EXCEPTION = 4
    INSERTION = 5
    PREPOSITION = 6
    PURPOSE = 7
    CONSENT = 8
    HYPOTHESIS = 9
    NEVER = 10
    LIMITING = 11


class Shape(IntEnum):
    """How a verb stands in its sentence."""

    ACTIVE = 1
    """we collect your name"""
    PASSIVE = 2
    """your name is collected"""
    RELATIVE = 3
    """the data that we collect"""
    INFINITIVE = 4
    """cookies to collect your name"""


NOUN_PURPOSE: Final = 1 << 10
"""Added to the place of a purpose whose name is no verb."""
GERUND_PURPOSE: Final = 1 << 11
"""Added to the place of a purpose that is named by a gerund."""


EVENT_PURPOSE: Final = 1 << 12
"""Added to the place of a purpose that is named by an event or a duty."""
PLACE_OF_PURPOSE: Final = NOUN_PURPOSE - 1
"""The bits that tell the place."""


@dataclass(frozen=True)
class Classes:
    """The classes of practice_words.toml, a bit for each, eight in a plane."""

    place: dict[str, int]
    """Of each class: eight times its plane plus its bit."""
    planes: NDArray[np.uint8]
    """The bits of each word, by plane and number."""
    known: dict[tuple[str, ...], Flags]
    """What `either` has found."""

    def masks(self, names: tuple[str, ...]) -> dict[int, int]:
        """The bits of the classes by their plane."""
        found: dict[int, int] = {}
        for plane, bit in (divmod(self.place[name], 8) for name in names):
            found[plane] = found.get(plane, 0) | 1 << bit
        return found

    def either(self, names: tuple[str, ...]) -> Flags:
        """Whether each word is of one of the classes, by its number."""
        if names not in self.known:
            masks = self.masks(names).items()
            self.known[names] = np.any([self.planes[p] & mask for p, mask in masks], axis=0)
        return self.known[names]


@dataclass(frozen=True)
class Grammar:
    """Numbers of words and what they are."""

    lexicon: Lexicon
    classes: Classes
    verb: NDArray[np.int8]
    """`Verb` of each word."""
    form: NDArray[np.int8]
    """Sum of the forms that it can be."""
    data: Phrases
    purposes: Phrases
    recipients: Phrases
    markers: Phrases
    not_alone: NDArray[np.bool_]
    """Whether a mention of data counts only beside another, by its meaning."""

    def of(self, word: str) -> int:
        """The number of a word."""
        return self.lexicon.numbers[word]


@cache
def grammar() -> Grammar:
    """The grammar of the data files."""
    told = words_of_practices()
    classes: dict[str, str] = told["classes"]
    verbs: dict[str, list[str]] = told["verbs"]
    marked = {p: Marker[m.upper()] for m, listed in told["phrases"].items() for p in listed}
    data, alone = _data()
    for_what = _purposes()
    to_whom = {n: place for place, term in enumerate(recipients()) for n in term.names}
    every: list[Iterable[str]] = [data, for_what, to_whom, marked]
    known = lexicon(
        [
            *(word for words in classes.values() for word in words.split()),
            *(word for rows in verbs.values() for row in rows for word in row.split()),
            *(word for vocabulary in every for name in vocabulary for word in name.split()),
        ]
    )
    n_words = len(known.numbers) + 1
    verb, form = _forms(verbs, known, n_words)
    return Grammar(
        known,
        _classes(classes, known, n_words),
        verb,
        form,
        phrases(data, known.numbers),
        phrases(for_what, known.numbers),
        phrases(to_whom, known.numbers),
        phrases(marked, known.numbers),
        alone,
    )


def _data() -> tuple[dict[str, int], NDArray[np.bool_]]:
    """Twice the place of the data type by its names, plus one for those that do not stand alone."""
    found: dict[str, int] = {}
    for place, term in enumerate(data_types()):
        for name in term.names:
            found.setdefault(_plain(name), 2 * place + (name in term.not_alone))
    return found, np.arange(2 * len(data_types())) % 2 == 1


def _purposes() -> dict[str, int]:
    found: dict[str, int] = {}
    for place, term in enumerate(purposes()):
        for event in term.events:
            found[event] = place + EVENT_PURPOSE
    for place, term in enumerate(purposes()):
        for number, verb in enumerate(term.verbs):
            found.setdefault(verb, place + (GERUND_PURPOSE if number % 2 else 0))
        for name in term.names:
            found.setdefault(name, place + NOUN_PURPOSE)
    return found


def _plain(name: str) -> str:
    """As `words` parts it."""
    return " ".join(name.replace(",", " , ").replace("/", " ").replace("é", " ").split())


def _classes(classes: dict[str, str], known: Lexicon, n_words: int) -> Classes:
    planes = np.zeros((-(-len(classes) // 8), n_words), np.uint8)
    for place, words in enumerate(classes.values()):
        planes[place // 8, [known.numbers[word] for word in words.split()]] |= 1 << place % 8
    return Classes({name: place for place, name in enumerate(classes)}, planes, {})


def _forms(verbs: dict[str, list[str]], known: Lexicon, n_words: int) -> tuple[Any, Any]:
    verb, form = np.zeros(n_words, np.int8), np.zeros(n_words, np.int8)
    for action, rows in verbs.items():
        for row in rows:
            base, third, *past, gerund = row.split()
            for word, kind in ((base, BASE), (third, THIRD_PERSON), (gerund, GERUND)):
                verb[known.numbers[word]] = Verb[action.upper()]
                form[known.numbers[word]] |= kind
            for word in past:
                verb[known.numbers[word]] = Verb[action.upper()]
                form[known.numbers[word]] |= PAST
    return verb, form

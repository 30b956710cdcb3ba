"""The words of sentences with all that is seen in them before clauses are told apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from transforms.practice_rules.asking import are_at, asking
from transforms.practice_rules.data_mentions import (
    with_data,
    with_first_person,
    with_pronouns,
    without_attributes,
)
from transforms.practice_rules.grammar import BASE, Grammar, Marker, Verb
from transforms.practice_rules.phrases import Mentions, mentions
from transforms.practice_rules.sentence_arrays import Sight
from transforms.practice_rules.words import Flags, Ints, Words, words


@dataclass(frozen=True)
class Reading:
    """Sentences, their words and the phrases in them."""

    grammar: Grammar
    words: Words
    sight: Sight
    data: Mentions
    """Meaning: place of the data type."""
    purposes: Mentions
    recipients: Mentions
    markers: Mentions
    data_end: Ints
    """Of each word: which mention of data ends with it, or -1."""
    recipient_end: Ints
    verb: NDArray[np.int8]
    """`Verb` of each word."""
    purpose_verb: Flags
    """Whether a word begins a purpose that is a verb, or is a verb in its base form."""

    asks_for: Flags
    """Which `for` goes with a verb of asking: we ask for your name."""
    known: dict[tuple[str, ...], Flags]
    """What `flags` has found."""
    planes: dict[int, NDArray[np.uint8]]
    """The bits of the words in some planes of the classes."""

    def flags(self, *names: str) -> Flags:
        """Which words are of one of the classes of practice_words.toml."""
        if names not in self.known:
            found = [self._plane(p) & mask for p, mask in self.grammar.classes.masks(names).items()]
            either = found[0] != 0
            for bits in found[1:]:
                either |= bits != 0
            either.flags.writeable = False
            self.known[names] = either
        return self.known[names]

    def are(self, places: Any, *names: str) -> Flags:
        """Whether the words at some places are of one of the classes: as `flags`, for few words."""
        found: Flags = self.grammar.classes.either(names)[self.words.number[places]]
        return found

    def any_are(self, start: Ints, end: Ints, *names: str) -> Flags:
        """Whether a word of one of the classes stands in each stretch: for few of them."""
        lengths = np.maximum(end - start, 0)
        stretch = np.repeat(np.arange(len(start)), lengths)
        offset = np.arange(len(stretch)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        found = np.zeros(len(start), np.bool_)
        found[stretch[self.are(start[stretch] + offset, *names)]] = True
        return found

    def _plane(self, plane: int) -> NDArray[np.uint8]:
        if plane not in self.planes:
            self.planes[plane] = self.grammar.classes.planes[plane].take(self.words.number)
        return self.planes[plane]

    def to_verb(self) -> Flags:
        """Each `to` before a verb, with an adverb between or without."""
        if ("to", "verb") not in self.known:
            after = np.append(self.purpose_verb[1:], False)
            after |= np.append((self.words.is_adverb & after)[1:], False)
            self.known["to", "verb"] = self.flags("to") & after
        return self.known["to", "verb"]

    def pointing(self) -> Flags:
        """Each `that` which points at data behind a verb: we keep that name."""
        found = np.zeros(len(self.words.number), np.bool_)
        before = np.maximum(self.data.start - 1, 0)
        is_that = self.words.number[before] == self.grammar.of("that")
        found[before[is_that & (self.verb[np.maximum(before - 1, 0)] > 0)]] = True
        return found

    def barring(self) -> Flags:
        """Which words deny what follows the `from` after them: prohibited from sharing."""
        found: Flags = self.flags("barring") & np.append(self.flags("from")[1:], False)
        return found

    def before(self, places: Ints) -> Ints:
        """The word before each, or itself where it is the first of its sentence."""
        is_first = self.sight.begin[places] == places
        return np.where(is_first, places, places - 1).astype(np.int32)


def reading(texts: pl.Series, grammar: Grammar) -> Reading:
    """What is seen in ``texts``, one sentence each, without line feeds."""
    found, data = with_data(with_first_person(words(texts, grammar.lexicon), grammar), grammar)
    sight = Sight(found)
    data = with_pronouns(found, grammar, sight, data)
    recipients = mentions(found, grammar.recipients)
    data = without_attributes(found, grammar, data, recipients)
    purposes = mentions(found, grammar.purposes)
    verb = grammar.verb.take(found.number)
    asks, for_what = asking(found, grammar)
    verb[verb == Verb.ASK] = 0
    verb[asks] = Verb.COLLECT
    # Is passed on: it need not be told to whom.
    passed = np.flatnonzero(found.number == grammar.of("passed"))
    verb[passed[found.number[passed + 1] == grammar.of("on")]] = Verb.SHARE
    is_verb = (verb > 0) & (grammar.form & BASE > 0).take(found.number)
    is_verb[purposes.start[purposes.meaning < 1 << 10]] = True
    return Reading(
        grammar,
        found,
        sight,
        data,
        purposes,
        recipients,
        mentions(found, grammar.markers),
        _ends(data, len(found.number)),
        _ends(recipients, len(found.number)),
        verb,
        is_verb,
        are_at(for_what, len(verb)),
        {},
        {},
    )


def _ends(found: Mentions, n_words: int) -> Ints:
    ends = np.full(n_words, -1, np.int32)
    ends[found.end - 1] = np.arange(len(found.end))
    return ends


def marked(read: Reading, marker: Marker) -> Flags:
    """Which words begin a phrase of the marker."""
    flags = np.zeros(len(read.words.number), np.bool_)
    flags[read.markers.start[read.markers.meaning == marker]] = True
    return flags


def within(read: Reading, marker: Marker) -> Flags:
    """Which words are part of a phrase of the marker."""
    is_it = read.markers.meaning == marker
    return covered(read.markers.start[is_it], read.markers.end[is_it], len(read.words.number))


def covered(start: Ints, end: Ints, n_words: int) -> Flags:
    """Which of so many words are part of one of the phrases between ``start`` and ``end``."""
    flags = np.zeros(n_words, np.bool_)
    while len(start):
        flags[start] = True
        start = start + 1
        is_on = start < end
        start, end = start[is_on], end[is_on]
    return flags

"""The words of sentences with all that is seen in them before clauses are told apart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from transforms.practice_rules.asking import are_at, asking
from transforms.practice_rules.grammar import BASE, Grammar, Marker, Verb
from transforms.practice_rules.phrases import Mentions, mentions
from transforms.practice_rules.sentence_arrays import Sight
from transforms.practice_rules.vocabularies import data_types, number_of
from transforms.practice_rules.words import Flags, Ints, Words, only, words


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
    found, data = _with_data(_with_first_person(words(texts, grammar.lexicon), grammar), grammar)
    sight = Sight(found)
    data = _with_pronouns(found, grammar, sight, data)
    recipients = mentions(found, grammar.recipients)
    data = _without_attributes(found, grammar, data, recipients)
    purposes = mentions(found, grammar.purposes)
    verb = grammar.verb.take(found.number)
    asks, for_what = asking(found, grammar)
    verb[verb == Verb.ASK] = 0
    verb[asks] = Verb.COLLECT
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


def _with_first_person(found: Words, grammar: Grammar) -> Words:
    """The words with `I` as `we`, but where a person speaks of data of their own: my data."""
    is_first = (found.number == grammar.of("i")) & found.is_capital
    if not is_first.any():
        return found
    speaks = np.zeros(len(found.first), np.bool_)
    speaks[found.sentence[grammar.classes.either(("speaking",)).take(found.number)]] = True
    is_first &= ~speaks[found.sentence]
    return replace(found, number=np.where(is_first, grammar.of("we"), found.number))


def _with_data(found: Words, grammar: Grammar) -> tuple[Words, Mentions]:
    """The words of the sentences that have a verb of a practice and name data, and these data."""
    data = _data(found, grammar)
    n_sentences = len(found.first) - 1
    has_verb, has_data = np.zeros((2, n_sentences), np.bool_)
    has_verb[found.sentence[grammar.verb[found.number] > 0]] = True
    has_data[found.sentence[data.start]] = True
    keep = has_verb & has_data
    before = np.zeros(len(found.number) + 1, np.int32)
    np.cumsum(keep[found.sentence], out=before[1:])
    is_kept = keep[found.sentence[data.start]]
    start, end = before[data.start[is_kept]], before[data.end[is_kept]]
    return only(found, keep), Mentions(start, end, data.meaning[is_kept])


def _data(found: Words, grammar: Grammar) -> Mentions:
    """The mentions of data, each data word after a name (location + data) taken into it."""
    told = mentions(found, grammar.data)
    any_data = number_of(data_types(), "any_data")
    meaning, is_alone = told.meaning >> 1, told.meaning & 1 == 0
    start, end = told.start, told.end.copy()
    same_sentence = found.sentence[start[1:]] == found.sentence[start[:-1]]
    touches_next = np.append((end[:-1] == start[1:]) & same_sentence, False)
    is_naming = (meaning == any_data) & (end - start == 1)
    joined = touches_next & np.append(is_naming[1:], False) & ~is_naming
    end[joined] += 1
    keep = ~np.concatenate([[False], joined[:-1]]) if len(start) else is_alone
    is_beside = _is_beside(found, grammar, start, end)
    before = np.maximum(start - 1, 0)
    is_beside |= _are(found, grammar, before, "owner") & (
        found.sentence[before] == found.sentence[start]
    )
    keep &= is_alone | joined | is_beside
    # This policy addresses, the addresses of pages: it is people whose names and addresses count.
    is_bare = (found.number[start] == grammar.of("addresses")) & (told.end - start == 1)
    keep &= ~is_bare | _are(found, grammar, before, "comma", "and", "owner")
    after = np.minimum(end, len(found.number) - 1)
    # You may write or contact us.
    is_contact = (found.number[start] == grammar.of("contact")) & (end - start == 1)
    keep &= ~is_contact | ~_are(found, grammar, after, "to_service", "you")
    # The name of something is no name of a person.
    keep &= (meaning != number_of(data_types(), "name")) | ~_are(found, grammar, after, "of")
    # We disclose our information practices; a data subject; but: data subject to a law.
    keep &= ~_are(found, grammar, after, "practice")
    keep &= (meaning != any_data) | ~_are(found, grammar, after, "data_thing")
    following = np.minimum(after + 1, len(found.number) - 1)
    is_subject = found.number[after] == grammar.of("subject")
    keep &= ~is_subject | _are(found, grammar, following, "to")
    return Mentions(start[keep], end[keep], meaning[keep])


def _are(found: Words, grammar: Grammar, places: Ints, *names: str) -> Flags:
    return grammar.classes.either(names)[found.number[places]]


def _with_pronouns(found: Words, grammar: Grammar, sight: Sight, data: Mentions) -> Mentions:
    """``data`` and each `it` or `them` after a verb, which means what was mentioned last."""
    follows_verb = np.concatenate([[False], grammar.verb[found.number][:-1] > 0])
    is_it = grammar.classes.either(("it",)).take(found.number)
    pronoun = np.flatnonzero(is_it & follows_verb).astype(np.int32)
    begins = np.zeros(len(found.number), np.bool_)
    begins[data.start] = True
    last = sight.last(begins)[pronoun]
    pronoun, last = pronoun[last >= 0], last[last >= 0]
    start = np.concatenate([data.start, pronoun])
    order = np.argsort(start, kind="stable")
    meaning = np.concatenate([data.meaning, data.meaning[np.searchsorted(data.start, last)]])
    end = np.concatenate([data.end, pronoun + 1])
    return Mentions(start[order], end[order], meaning[order])


def _without_attributes(
    found: Words, grammar: Grammar, data: Mentions, recipients: Mentions
) -> Mentions:
    """``data`` without what describes recipients: with partners and data analysts."""
    starts = np.zeros(len(found.number) + 1, np.bool_)
    starts[recipients.start] = True
    before = np.maximum(data.start - 1, 0)
    describes = starts[data.end] & (data.end - data.start == 1)
    describes &= _are(found, grammar, before, "comma", "and", "with")
    return data.at(np.flatnonzero(~describes))


def _is_beside(found: Words, grammar: Grammar, start: Ints, end: Ints) -> NDArray[np.bool_]:
    """Whether a mention has another one beside it, parted by a comma, `and` or little words."""
    small = grammar.classes.either(("comma", "and", "determiner", "adverb")).take(found.number)
    passed = np.zeros(len(small) + 1, np.int32)
    np.cumsum(~small, out=passed[1:])
    if len(start) < 2:
        return np.zeros(len(start), np.bool_)
    near = (
        (passed[start[1:]] == passed[end[:-1]])
        & (start[1:] > end[:-1])
        & (found.sentence[start[1:]] == found.sentence[start[:-1]])
    )
    beside: Flags = np.append(near, False) | np.concatenate([[False], near])
    return beside


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

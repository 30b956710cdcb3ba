"""What for each verb does what it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from transforms.practice_rules.clauses import Clauses
from transforms.practice_rules.grammar import (
    EVENT_PURPOSE,
    GERUND_PURPOSE,
    NOUN_PURPOSE,
    PLACE_OF_PURPOSE,
    Marker,
)
from transforms.practice_rules.reading import Reading, covered, within
from transforms.practice_rules.sentence_arrays import any_between, counts
from transforms.practice_rules.slots import Filling, shared
from transforms.practice_rules.surroundings import Surroundings
from transforms.practice_rules.words import Flags, Ints

_FRONT: Final = 3
"""Words of a sentence before a purpose that stands at its beginning."""
_LONGEST_PURPOSE: Final = 14


def purposes_of(read: Reading, found: Clauses, around: Surroundings) -> Filling:
    """What for each verb does what it does."""
    told = read.purposes
    kinds = _kinds(read)
    lead = _leads(read)
    led = _with_joined(read, kinds, lead, _are_led(read, found, kinds, lead))
    before = read.before(told.start)
    verb = around.verb(before)
    passed = within(read, Marker.INSERTION)
    wall = read.sight.last((read.flags("purpose_wall") & ~passed) | around.participle)[before]
    is_free = (wall < verb) | (around.reset[before] > wall) | kinds.is_event
    is_free &= around.exception[before] < verb
    is_free &= ~any_between(around.nots, np.maximum(verb, 0), told.start)
    following, has_next = _next_clauses(read, found)
    is_front = (lead - read.sight.begin[told.start] <= _FRONT) | kinds.is_event
    fronted = led & (verb < 0) & has_next & is_front
    keep = (led & (verb >= 0) & is_free) | fronted
    clause = np.where(fronted, following, around.clause(verb))[keep].astype(np.int32)
    end = _ends_of_purposes(read, led)
    purpose = told.meaning & PLACE_OF_PURPOSE
    return shared(found, Filling(clause, purpose[keep], told.start[keep], end[keep]))


def _next_clauses(read: Reading, found: Clauses) -> tuple[NDArray[np.int64], Flags]:
    """The verb after each purpose, and whether there is one in its sentence.

    At the beginning of a sentence a purpose is that of the next verb.
    """
    sentence = read.words.sentence
    following = np.searchsorted(found.place, read.purposes.start)
    has_next = following < len(found.place)
    following = np.minimum(following, len(found.place) - 1)
    has_next &= sentence[found.place[following]] == sentence[read.purposes.start]
    return following, has_next


@dataclass(frozen=True)
class _Kinds:
    """How each mention of a purpose names it."""

    is_noun: Flags
    is_gerund: Flags
    is_event: Flags
    is_verb: Flags


def _kinds(read: Reading) -> _Kinds:
    meaning = read.purposes.meaning
    return _Kinds(
        meaning & NOUN_PURPOSE > 0,
        meaning & GERUND_PURPOSE > 0,
        meaning & EVENT_PURPOSE > 0,
        meaning <= PLACE_OF_PURPOSE,
    )


def _small(read: Reading) -> Flags:
    """Words that may stand between a purpose and what leads it."""
    words = read.words
    small: Flags = (words.number == 0) & (words.end - words.start <= 2)
    small |= read.flags("determiner", "adverb", "close", "open") | words.is_adverb
    return small


def _leads(read: Reading) -> Ints:
    """The word that may lead each mention of a purpose: to, for and the like."""
    before = read.before(read.purposes.start)
    return np.maximum(read.sight.last(~_small(read))[before], 0)


def _are_led(read: Reading, found: Clauses, kinds: _Kinds, lead: Ints) -> Flags:
    """Which mentions of purposes are led by to, for and the like."""
    told, words, flags = read.purposes, read.words, read.flags
    before = read.before(told.start)
    # To improve, but not to the improvement.
    is_adverb = flags("adverb") | words.is_adverb
    is_near = lead == np.maximum(read.sight.last(~is_adverb)[before], 0)
    led: Flags = (
        kinds.is_verb & read.are(lead, "to") & is_near & ~read.are(read.before(lead), "no_purpose")
    )
    led |= kinds.is_gerund & read.are(lead, "for", "of")
    far = np.maximum(read.sight.last(~(_small(read) | (words.number == 0)))[before], 0)
    after = np.minimum(told.end, len(words.number) - 1)
    is_for = words.number == read.grammar.of("for")
    led |= kinds.is_noun & (read.are(after, "purpose") | is_for[lead] | is_for[far])
    in_list = read.are(lead, "colon") & read.are(read.before(lead), "to", "for", "purpose", "colon")
    led |= in_list | kinds.is_event
    is_practice = np.zeros(len(words.number), np.bool_)
    is_practice[found.place] = True
    led &= ~is_practice[told.start]
    # Advertising partners and payment data are no purposes.
    for named in (read.recipients, read.data):
        led &= ~(kinds.is_noun & covered(named.start, named.end, len(words.number))[told.start])
    return led


def _with_joined(read: Reading, kinds: _Kinds, lead: Ints, led: Flags) -> Flags:
    """``led`` and what is joined to a purpose: to improve, to test and monitor."""
    told, n_words = read.purposes, len(read.words.number)
    before = read.before(told.start)
    kind = np.zeros(n_words, np.int8)
    kind[told.start] = 3 * kinds.is_verb + 2 * kinds.is_gerund + kinds.is_noun
    is_joined = read.are(lead, "and", "comma", "semicolon")
    walls = counts(read.flags("relative", "subordinator", "we") & ~within(read, Marker.INSERTION))
    for _ in range(2):
        places = np.zeros(n_words, np.bool_)
        places[told.start[led]] = True
        last = read.sight.last(places)[before]
        safe = np.maximum(last, 0)
        is_near = (last >= 0) & (walls[told.start] == walls[safe])
        led = led | (is_joined & is_near & (kind[safe] == kind[told.start]) & (kind[safe] > 0))
    return led


def _ends_of_purposes(read: Reading, led: Flags) -> Ints:
    """Where the words for each purpose end: before a mark, a condition or the next purpose."""
    words, flags = read.words, read.flags
    stops = flags("comma", "semicolon", "colon", "open", "close", "purpose_wall")
    is_helped = np.append(flags("will", "may", "be", "do")[1:], False)
    stops = stops | (flags("and", "but") & is_helped)
    before = np.maximum(read.purposes.start[led] - 1, 0)
    stops[before] |= read.are(before, "and", "to", "for")
    places = np.flatnonzero(stops)
    end = read.purposes.end
    last = np.append(places, len(words.number))[np.searchsorted(places, end)]
    limit = words.first[1:][words.sentence[read.purposes.start]] - 1
    reach = np.minimum(np.minimum(last, limit), end + _LONGEST_PURPOSE)
    # The joining word before the next purpose is not part of this one.
    joins = flags("and", "to", "for", "comma")
    for _ in range(2):
        tail = np.maximum(reach - 1, 0)
        reach = np.where(joins[tail] & (reach > end), reach - 1, reach)
    ends: Ints = reach.astype(np.int32)
    return ends

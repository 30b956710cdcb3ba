"""What for each verb does what it does."""

from __future__ import annotations

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
    Shape,
)
from transforms.practice_rules.phrases import Mentions
from transforms.practice_rules.reading import Reading, covered, within
from transforms.practice_rules.sentence_arrays import any_between, counts
from transforms.practice_rules.slots import Filling, shared
from transforms.practice_rules.surroundings import Surroundings
from transforms.practice_rules.vocabularies import number_of, purposes
from transforms.practice_rules.words import Flags, Ints

_FRONT: Final = 3
"""Words of a sentence before a purpose that stands at its beginning."""
_LONGEST_PURPOSE: Final = 14


def purposes_of(read: Reading, found: Clauses, around: Surroundings) -> Filling:
    """What for each verb does what it does."""
    told, lead = _led(read, found)
    before = read.before(told.start)
    verb = around.verb(before)
    is_event = told.meaning & EVENT_PURPOSE > 0
    passed = within(read, Marker.INSERTION)
    wall = read.sight.last((read.flags("purpose_wall") & ~passed) | around.participle)[before]
    # The data that we keep are used for the following purposes: to help you.
    opened = np.maximum(around.reset[before], around.colon[before])
    is_free = (wall < verb) | (opened > wall) | is_event
    is_free &= around.exception[before] < verb
    # The data that we collect may be given to the police to help: that is not what they are for.
    is_relative = found.shape[around.clause(verb)] == Shape.RELATIVE
    apart = counts(read.flags("comma", "and", "be", "may", "will", "have"))
    # When we collect data, we take steps to protect them: these are not collected for it.
    is_if = found.is_conditional[around.clause(verb)]
    comma = counts(read.flags("comma"))
    is_free &= ~(is_if & any_between(comma, np.maximum(verb, 0), told.start))
    is_free &= ~(is_relative & any_between(apart, np.maximum(verb, 0), told.start)) | (
        opened > verb
    )
    is_free &= ~any_between(around.nots, np.maximum(verb, 0), told.start)
    following, has_next = _next_clauses(read, found, told)
    is_front = (lead - read.sight.begin[told.start] <= _FRONT) | is_event
    fronted = (verb < 0) & has_next & is_front
    fronted &= found.shape[following] != Shape.RELATIVE
    keep = np.flatnonzero(((verb >= 0) & is_free) | fronted)
    clause = np.where(fronted, following, around.clause(verb))[keep].astype(np.int32)
    end = _ends(read, told, keep)
    once = _named_once(clause, told.meaning[keep])
    filling = Filling(clause, told.meaning[keep] & PLACE_OF_PURPOSE, told.start[keep], end)
    return shared(found, filling.only(once))


def _named_once(clause: Ints, meaning: Ints) -> Flags:
    """Which purposes are not a merger for the second time: in a merger or a bankruptcy."""
    key = clause.astype(np.int64) * (2 * EVENT_PURPOSE) + meaning
    first = np.zeros(len(key), np.bool_)
    first[np.unique(key, return_index=True)[1]] = True
    other: Flags = meaning != EVENT_PURPOSE + number_of(purposes(), "merger")
    return first | other


def _next_clauses(read: Reading, found: Clauses, told: Mentions) -> tuple[NDArray[np.int64], Flags]:
    """The verb after each purpose, and whether there is one in its sentence.

    At the beginning of a sentence a purpose is that of the next verb, which is none of a relative
    clause where there is another.
    """
    sentence = read.words.sentence
    following = np.searchsorted(found.place, told.start)
    has_next = following < len(found.place)
    following = np.minimum(following, len(found.place) - 1)
    has_next &= sentence[found.place[following]] == sentence[told.start]
    mains = np.append(np.flatnonzero(found.shape != Shape.RELATIVE), len(found.place))
    main = mains[np.searchsorted(mains, following)]
    safe = np.minimum(main, len(found.place) - 1)
    has_main = (main == safe) & (sentence[found.place[safe]] == sentence[told.start])
    return np.where(has_main, safe, following), has_next


def _led(read: Reading, found: Clauses) -> tuple[Mentions, Ints]:
    """The purposes that `to`, `for` and the like lead, or that are joined to such; what leads them.

    The word that leads is -1 where a sentence begins with what may stand before a purpose.
    """
    told = read.purposes
    small = _small(read)
    before = read.before(told.start)
    lead = read.sight.past(small, before)
    led = _are_led(read, small, before, lead)
    is_practice = np.zeros(len(small), np.bool_)
    is_practice[found.place] = True
    led &= ~is_practice[told.start]
    rows = np.flatnonzero(_with_joined(read, before, lead, led))
    return told.at(rows), lead[rows]


def _small(read: Reading) -> Flags:
    """Words that may stand between a purpose and what leads it."""
    words = read.words
    small: Flags = (words.number == 0) & (words.end - words.start <= 2)
    small |= read.flags("determiner", "adverb", "close", "open") | words.is_adverb
    return small


def _are_led(read: Reading, small: Flags, before: Ints, lead: Ints) -> Flags:
    """Which mentions of purposes are led by to, for and the like."""
    told, words = read.purposes, read.words
    is_noun = told.meaning & NOUN_PURPOSE > 0
    led = (told.meaning <= PLACE_OF_PURPOSE) & read.are(lead, "to")
    led &= ~read.are(read.before(lead), "no_purpose")
    # To improve, but not to the improvement.
    to = np.flatnonzero(led)
    is_adverb = read.flags("adverb") | words.is_adverb
    led[to] = lead[to] == read.sight.past(is_adverb, before[to])
    led |= (told.meaning & GERUND_PURPOSE > 0) & read.are(lead, "for", "of")
    nouns = np.flatnonzero(is_noun)
    led[nouns] |= _are_led_nouns(read, small, before[nouns], lead[nouns], told.end[nouns])
    lists = np.flatnonzero(read.are(lead, "colon"))
    led[lists] |= read.are(read.before(lead[lists]), "to", "for", "purpose", "colon")
    led |= told.meaning & EVENT_PURPOSE > 0
    # Advertising partners and payment data are no purposes.
    for named in (read.recipients, read.data):
        led &= ~(is_noun & covered(named.start, named.end, len(words.number))[told.start])
    return led


def _are_led_nouns(read: Reading, small: Flags, before: Ints, lead: Ints, end: Ints) -> Flags:
    """Which purposes named by nouns have `for` before them or `purposes` behind."""
    number = read.words.number
    far = read.sight.past(small | (number == 0), before)
    is_for: Flags = (number == read.grammar.of("for"))[np.stack([lead, far])].any(axis=0)
    return is_for | read.are(end, "purpose") | read.are(end - 1, "purpose")


def _with_joined(read: Reading, before: Ints, lead: Ints, led: Flags) -> Flags:
    """``led`` and what is joined to a purpose: to improve, to test and monitor."""
    told, n_words = read.purposes, len(read.words.number)
    kind = np.zeros(n_words, np.int32)
    kind[told.start] = told.meaning & ~PLACE_OF_PURPOSE
    walls = counts(read.flags("relative", "subordinator", "we") & ~within(read, Marker.INSERTION))
    joined = np.flatnonzero(read.are(lead, "and", "comma", "semicolon") & ~led)
    joined = joined[kind[told.start[joined]] != EVENT_PURPOSE]
    start = told.start[joined]
    for _ in range(2):
        places = np.zeros(n_words, np.bool_)
        places[told.start[led]] = True
        last = read.sight.last(places)[before[joined]]
        is_near = (last >= 0) & (walls[start] == walls[last])
        led[joined] |= is_near & (kind[last] == kind[start])
    return led


def _ends(read: Reading, told: Mentions, rows: NDArray[np.int64]) -> Ints:
    """Where the words for some of the purposes end.

    Before a mark, a condition or the next of the purposes.
    """
    words, flags = read.words, read.flags
    stops = flags("comma", "semicolon", "colon", "open", "close", "purpose_wall")
    is_helped = np.append(flags("will", "may", "be", "do")[1:], False)
    stops = stops | (flags("and", "but") & is_helped)
    before = np.maximum(told.start - 1, 0)
    stops[before] |= read.are(before, "and", "to", "for")
    places = np.append(np.flatnonzero(stops), len(stops))
    end = told.end[rows]
    last = places[np.searchsorted(places, end)]
    limit = words.first[1:][words.sentence[told.start[rows]]] - 1
    reach = np.minimum(np.minimum(last, limit), end + _LONGEST_PURPOSE)
    # The joining word before the next purpose is not part of this one.
    joins = flags("and", "to", "for", "comma")
    for _ in range(2):
        reach = np.where(joins[reach - 1] & (reach > end), reach - 1, reach)
    ends: Ints = reach.astype(np.int32)
    return ends

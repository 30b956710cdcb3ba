"""Which data, recipients and purposes each verb takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from transforms.practice_rules.clauses import Clauses, Shape, Verb, Who
from transforms.practice_rules.grammar import (
    EVENT_PURPOSE,
    GERUND_PURPOSE,
    NOUN_PURPOSE,
    PAST,
    PLACE_OF_PURPOSE,
    Marker,
)
from transforms.practice_rules.phrases import Mentions
from transforms.practice_rules.reading import Reading, within
from transforms.practice_rules.sentence_arrays import any_between, counts
from transforms.practice_rules.vocabularies import data_types, number_of
from transforms.practice_rules.words import Flags, Ints

_FAR: Final = np.int32(1 << 30)
_FARTHEST_RECIPIENT: Final = 20
_LONGEST_GAP: Final = 8
_FARTHEST_COLON: Final = 5
_MOST_VERBS: Final = 12
"""Verbs of one enumeration that share what the last of them takes."""
_GIVING: Final = (Verb.SHARE, Verb.SELL, Verb.GIVE)
_NEAR: Final = 3
_FRONT: Final = 3
_LONGEST_PURPOSE: Final = 14


@dataclass(frozen=True)
class Filling:
    """What fills one slot of the verbs: a row per verb and mention."""

    clause: Ints
    """Place of the verb among the clauses."""
    meaning: Ints
    start: Ints
    """Place of the first word."""
    end: Ints


class Surroundings:
    """What stands in the way between a verb and its objects."""

    def __init__(self, read: Reading, found: Clauses) -> None:
        flags, words = read.flags, read.words
        none = np.zeros(len(words.number), np.bool_)
        verb_next = np.append(read.purpose_verb[1:], False)
        colon_next = np.append(flags("colon")[1:], False)
        prepositions = within(read, Marker.PREPOSITION)
        self.to_verb = flags("to") & (verb_next | colon_next) & ~prepositions
        resetting = within(read, Marker.RESET)
        reset = resetting | flags("colon")
        example = np.append((words.number == read.grammar.of("example"))[1:], False)
        before_you = np.concatenate(
            [[True], flags("with", "about", "from", "by", "of", "for", "to")[:-1]]
        )
        is_you = (words.number == read.grammar.of("you")) & ~before_you
        is_wall = flags("subordinator", "relative", "from", "by", "we", "please") | is_you
        sees = read.sight
        self.nots = counts(flags("not"))
        # From the following sources: what comes is no object.
        oblique = sees.last(flags("from", "by", "with", "for"))[np.arange(len(reset))]
        purpose = sees.last(flags("purpose", "way"))[np.arange(len(reset))]
        oblique = np.maximum(oblique, purpose)
        near = np.arange(len(reset)) - oblique <= _FARTHEST_COLON
        lists = reset & near & (oblique >= 0) & ~within(read, Marker.PREPOSITION)
        lists &= flags("colon") | (words.number == read.grammar.of("following"))
        self.reset = sees.last(reset & ~lists)
        self.wall = sees.last((is_wall & ~resetting & ~example) | lists)
        self.but = sees.last(flags("but"))
        self.hard = sees.last(self.to_verb | flags("semicolon") | (flags("for") & ~example))
        self.relative = sees.last(flags("relative", "subordinator"))
        self.to_verb_last = sees.last(self.to_verb)
        self.with_last = sees.last(flags("with") & ~prepositions)
        self.by_last = sees.last(flags("by"))
        verbs = none.copy()
        verbs[found.place] = True
        self.number = np.full(len(words.number), -1, np.int32)
        self.number[found.place] = np.arange(len(found.place))
        main = none.copy()
        main[found.place[found.shape != Shape.RELATIVE]] = True
        self.main = sees.last(main)
        self.any_verb = sees.last(verbs)
        # A participle that is no statement goes with its noun: messages used for reporting.
        form = read.grammar.form[words.number]
        after_data = np.concatenate([[False], read.data_end[:-1] >= 0])
        self.participle = (form & PAST > 0) & ~verbs & after_data
        self.exception = sees.last(flags("unless") | within(read, Marker.EXCEPTION))

    def verb(self, places: Ints) -> Ints:
        """The verb whose recipients and purposes stand at ``places``: the last that has a clause of
        its own, or else the last."""
        main = self.main[places]
        return np.where(main >= 0, main, self.any_verb[places])


def data_of(read: Reading, found: Clauses, around: Surroundings) -> Filling:
    """The data that each verb is about."""
    pairs = [_objects(read, found, around), _subjects(read, found, around)]
    told = Filling(*(np.concatenate(parts) for parts in zip(*map(_columns, pairs), strict=True)))
    return _shared(found, told)


def _objects(read: Reading, found: Clauses, around: Surroundings) -> Filling:
    """Data after their verb."""
    data, number = read.data, around.number
    start = data.start
    before = read.before(start)
    main = around.main[before]
    verb = np.where(main >= 0, main, around.any_verb[before])
    is_led = verb >= 0
    clause = np.where(is_led, number[np.maximum(verb, 0)], 0)
    shape = found.shape[clause] if len(found.shape) else clause
    wall, reset = around.wall[before], around.reset[before]
    is_open = (wall < verb) | ((reset > wall) & ~any_between(around.nots, wall, reset))
    needs_reset = (shape == Shape.PASSIVE) | (shape == Shape.RELATIVE)
    is_open &= ~needs_reset | (around.reset[before] > verb)
    is_open &= around.hard[before] < verb
    is_open &= (shape != Shape.PASSIVE) | (around.relative[before] < verb)
    is_open &= around.exception[before] < verb
    is_open &= (around.but[before] < verb) | ~found.is_denied[clause]
    keep = is_led & is_open & _is_object(read, start, verb)
    return Filling(clause[keep], data.meaning[keep], start[keep], data.end[keep])


def _is_object(read: Reading, start: Ints, verb: Ints) -> Flags:
    """Whether a mention may be an object of its verb by the word before it.

    Not that of a preposition or of another verb.
    """
    lead, is_led = _lead(read, start)
    of_other = (read.grammar.verb[read.words.number[lead]] > 0) & (lead != verb) & is_led
    strange = read.flags("from", "by", "for", "to", "of", "about", "not", "but")
    before = read.before(lead)
    has_access = read.words.number[before] == read.grammar.of("access")
    is_part = read.flags("part")[before] | (read.data_end[before] >= 0)
    is_part &= read.words.number[lead] == read.grammar.of("of")
    found: Flags = ~strange[lead] | is_part | (has_access & read.flags("to")[lead]) | ~is_led
    found &= ~of_other
    return found


def _lead(read: Reading, start: Ints) -> tuple[Ints, Flags]:
    """The word before each mention and what describes it, and whether there is one."""
    small = read.flags("determiner", "adverb") | ((read.words.number == 0) & ~read.words.is_capital)
    lead = read.sight.last(~small)[read.before(start)]
    return np.maximum(lead, 0), (lead >= 0) & (lead != start)


def _subjects(read: Reading, found: Clauses, around: Surroundings) -> Filling:
    """Data before their verb: your name is collected; the data that we collect."""
    data = read.data
    last_mention = np.full(len(read.words.number), -1, np.int32)
    last_mention[data.end - 1] = np.arange(len(data.end))
    ends = read.sight.last(last_mention >= 0)
    places = np.flatnonzero((found.shape == Shape.PASSIVE) | (found.shape == Shape.RELATIVE))
    at = np.where(
        found.shape[places] == Shape.PASSIVE,
        found.place[found.origin[places]] - 1,
        np.maximum(found.subject[places] - 1, 0),
    )
    barrier = read.sight.last(read.flags("semicolon", "colon", "subordinator"))
    is_passive_at = found.shape[places] == Shape.PASSIVE
    wall = np.where(is_passive_at, around.main[at], around.any_verb[at])
    wall = np.maximum(wall, barrier[at])
    is_passive = found.shape[places] == Shape.PASSIVE
    clause_begin = read.words.first[:-1][read.words.sentence[found.place[places]]]
    limit = np.maximum(wall, clause_begin - 1)
    clauses, mentions = [], []
    # What is before another mention goes with it only where they are enumerated.
    loose = read.flags("comma", "and", "open", "close", "adverb", "of", "about", "owner")
    loose = loose | (read.words.number == 0) | within(read, Marker.RESET)
    loose |= read.flags("determiner", "you", "but", "not") & ~read.flags("such")
    tight = counts(~loose)
    current = last_mention[np.maximum(ends[at], 0)] * (ends[at] >= 0) - (ends[at] < 0)
    alive = np.arange(len(places))
    for step in range(12):
        is_on = (current >= 0) & (alive >= 0)
        is_on[is_on] = data.start[current[is_on]] > limit[alive[is_on]]
        if step:
            is_on &= is_passive[alive]
            last_end, nexts = (
                data.end[np.maximum(current, 0)],
                data.start[np.minimum(current + 1, len(data.start) - 1)],
            )
            is_on &= ~any_between(tight, last_end, nexts) & (nexts - last_end <= _LONGEST_GAP)
            # What is the object of another verb is no subject: they get data, your name is kept.
            taker = around.main[data.start[np.maximum(current, 0)]]
            is_taken = (taker >= 0) & (found.shape[around.number[taker]] != Shape.PASSIVE)
            is_on &= ~is_taken
        alive, current = alive[is_on], current[is_on]
        if not len(alive):
            break
        clauses.append(places[alive])
        mentions.append(current)
        current = current - 1
    if not clauses:
        empty = np.zeros(0, np.int32)
        return Filling(empty, empty, empty, empty)
    clause = np.concatenate(clauses).astype(np.int32)
    chosen = np.concatenate(mentions)
    keep = _is_subject(read, data.start[chosen]) | (found.shape[clause] == Shape.RELATIVE)
    # But not your name, your address: they are excepted together.
    excepted = read.sight.last(read.flags("not") | within(read, Marker.EXCEPTION))
    closed = read.sight.last(read.flags("close", "semicolon"))
    excepting = excepted[data.start[chosen]]
    keep &= (excepting < 0) | (closed[data.start[chosen]] > excepting)
    clause, chosen = clause[keep], chosen[keep]
    return Filling(clause, data.meaning[chosen], data.start[chosen], data.end[chosen])


def _is_subject(read: Reading, start: Ints) -> Flags:
    lead, is_led = _lead(read, start)
    before = read.before(lead)
    is_part = read.flags("part")[before] & (read.words.number[lead] == read.grammar.of("of"))
    found: Flags = ~read.flags("from", "by", "with", "for", "to", "of", "about")[lead]
    found |= is_part | ~is_led
    return found


def _columns(filling: Filling) -> tuple[Any, ...]:
    return filling.clause, filling.meaning, filling.start, filling.end


def _shared(found: Clauses, told: Filling) -> Filling:
    """What the last verb of an enumeration has, for all verbs of it."""
    if not len(found.group):
        return told
    members = np.arange(len(found.group))
    far = found.group - members
    heirs = members[(far > 0) & (far < _MOST_VERBS)]
    # An enumeration of verbs is short: a pass for each distance to its last verb.
    parts = [_columns(told)]
    order = np.argsort(told.clause, kind="stable")
    sorted_clause = told.clause[order]
    for heir in np.unique(found.group[heirs] - heirs).tolist() if len(heirs) else []:
        far = heirs[found.group[heirs] - heirs == heir]
        first = np.searchsorted(sorted_clause, found.group[far], "left")
        n = np.searchsorted(sorted_clause, found.group[far], "right") - first
        rows = order[np.repeat(first, n) + _within(n)]
        parts.append((np.repeat(far, n).astype(np.int32), *(c[rows] for c in _columns(told)[1:])))
    return Filling(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def _within(n: NDArray[Any]) -> Any:
    """0, 1, … of each stretch of ``n`` entries."""
    return np.arange(int(n.sum())) - np.repeat(np.cumsum(n) - n, n)


def recipients_of(read: Reading, found: Clauses, around: Surroundings) -> Filling:
    """To whom each verb of sharing or selling gives."""
    told = read.recipients
    before = read.before(told.start)
    if not len(found.verb):
        return Filling(told.start[:0], told.start[:0], told.start[:0], told.start[:0])
    verb = around.verb(before)
    is_led = verb >= 0
    clause = np.where(is_led, around.number[np.maximum(verb, 0)], 0)
    gives = np.isin(found.verb[clause], _GIVING)
    is_to = around.with_last[before] > verb
    # Provide our partners with your name.
    small = read.flags("determiner", "adverb") | (read.words.number == 0)
    is_object = read.sight.last(~small)[before] == verb
    is_to &= around.with_last[before] > around.to_verb_last[before]
    is_to &= (before - around.with_last[before] <= _FARTHEST_RECIPIENT) | (
        around.reset[before] > around.with_last[before]
    )
    is_free = (around.relative[before] < verb) | (around.reset[before] > around.relative[before])
    is_free &= around.to_verb_last[before] < verb
    is_free &= around.exception[before] < np.where(found.is_denied[clause], verb, _FAR)
    is_object &= is_led & (found.verb[clause] == Verb.GIVE)
    keep = is_led & gives & (is_to | is_object) & is_free
    taken = _shared(
        found, Filling(clause[keep], told.meaning[keep], told.start[keep], told.end[keep])
    )
    is_giving = np.isin(found.verb[taken.clause], _GIVING)
    return Filling(*(column[is_giving] for column in _columns(taken)))


def others_acting(read: Reading, found: Clauses, around: Surroundings) -> Flags:
    """Which passives are done by others: is collected by advertisers."""
    told = read.recipients
    acting = np.zeros(len(found.place), np.bool_)
    small = read.flags("determiner", "adverb") | (read.words.number == 0)
    lead = read.sight.last(~small)[read.before(told.start)]
    is_by = (lead >= 0) & (read.words.number[np.maximum(lead, 0)] == read.grammar.of("by"))
    verb = around.any_verb[np.maximum(lead, 0)]
    is_by &= (verb >= 0) & (lead - verb <= _NEAR)
    clause = around.number[verb[is_by]]
    acting[clause[found.shape[clause] == Shape.PASSIVE]] = True
    return acting


def purposes_of(read: Reading, found: Clauses, around: Surroundings) -> Filling:
    """What for each verb does what it does."""
    told, words = read.purposes, read.words
    if not len(found.verb) or not len(told.start):
        empty = told.start[:0]
        return Filling(empty, empty, empty, empty)
    before = read.before(told.start)
    led, lead = _led_purposes(read, found)
    verb = around.verb(before)
    clause = np.where(verb >= 0, around.number[np.maximum(verb, 0)], 0)
    passed = within(read, Marker.INSERTION)
    wall = read.sight.last((read.flags("purpose_wall") & ~passed) | around.participle)[before]
    is_event = told.meaning & EVENT_PURPOSE > 0
    is_free = (wall < verb) | (around.reset[before] > wall) | is_event
    is_free &= around.exception[before] < verb
    is_free &= ~any_between(around.nots, np.maximum(verb, 0), told.start)
    keep = led & (verb >= 0) & is_free
    # At the beginning of a sentence a purpose is that of the next verb.
    following = np.searchsorted(found.place, told.start)
    has_next = following < len(found.place)
    following = np.minimum(following, len(found.place) - 1)
    has_next &= words.sentence[found.place[following]] == words.sentence[told.start]
    begin = words.first[:-1][words.sentence[told.start]]
    fronted = led & (verb < 0) & has_next & ((lead - begin <= _FRONT) | is_event)
    clause = np.where(fronted, following, clause)
    keep |= fronted
    purpose = told.meaning & PLACE_OF_PURPOSE
    end = _ends_of_purposes(read, led)
    return _shared(
        found,
        Filling(clause[keep].astype(np.int32), purpose[keep], told.start[keep], end[keep]),
    )


def _led_purposes(read: Reading, found: Clauses) -> tuple[Flags, Ints]:
    """Which mentions of purposes are led by to, for and the like, and the word that leads each."""
    told, words = read.purposes, read.words
    is_noun = told.meaning & NOUN_PURPOSE > 0
    is_gerund = told.meaning & GERUND_PURPOSE > 0
    is_event = told.meaning & EVENT_PURPOSE > 0
    is_verb = ~is_noun & ~is_gerund & ~is_event
    small = read.flags("determiner", "adverb", "close", "open") | words.is_adverb
    small |= (words.number == 0) & (words.end - words.start <= 2)
    before = read.before(told.start)
    lead = np.maximum(read.sight.last(~small)[before], 0)
    far = np.maximum(read.sight.last(~(small | (words.number == 0)))[before], 0)
    after = np.minimum(told.end, len(words.number) - 1)
    is_for = words.number == read.grammar.of("for")
    colon = read.flags("colon")
    in_list = colon[lead] & read.flags("to", "for", "purpose", "colon")[read.before(lead)]
    # To improve, but not to the improvement.
    verb_lead = np.maximum(read.sight.last(~(read.flags("adverb") | words.is_adverb))[before], 0)
    led = (
        is_verb
        & read.flags("to")[lead]
        & (lead == verb_lead)
        & ~read.flags("no_purpose")[read.before(lead)]
    )
    led |= is_gerund & read.flags("for", "of")[lead]
    led |= is_noun & (read.flags("purpose")[after] | is_for[lead] | is_for[far])
    led |= in_list | is_event
    is_practice = np.zeros(len(words.number), np.bool_)
    is_practice[found.place] = True
    led &= ~is_practice[told.start]
    # Advertising partners and payment data are no purposes.
    inside = _covered(read.recipients, len(words.number)) | _covered(read.data, len(words.number))
    led &= ~(is_noun & inside[told.start])
    # What is joined to a purpose is one: to improve, to test and monitor.
    kind = np.zeros(len(words.number), np.int8)
    kind[told.start] = np.where(is_noun, 1, np.where(is_gerund, 2, np.where(is_event, 0, 3)))
    joined = read.flags("and", "comma", "semicolon")[lead]
    walls = counts(read.flags("relative", "subordinator", "we") & ~within(read, Marker.INSERTION))
    for _ in range(2):
        places = np.zeros(len(words.number), np.bool_)
        places[told.start[led]] = True
        last_led = read.sight.last(places)[before]
        safe = np.maximum(last_led, 0)
        is_near = (last_led >= 0) & (walls[told.start] == walls[safe])
        led = led | (joined & is_near & (kind[safe] == kind[told.start]) & (kind[safe] > 0))
    return led, lead


def _covered(found: Mentions, n_words: int) -> Flags:
    """Which words are part of a mention."""
    edges = np.zeros(n_words + 1, np.int32)
    edges[found.start] += 1
    edges[found.end] -= 1
    flags: Flags = np.cumsum(edges[:-1]) > 0
    return flags


def _ends_of_purposes(read: Reading, led: Flags) -> Ints:
    """Where the words for each purpose end: before a mark, a condition or the next purpose."""
    words = read.words
    stops = read.flags("comma", "semicolon", "colon", "open", "close", "purpose_wall")
    stops = stops | read.flags("and", "but") & np.append(
        read.flags("will", "may", "be", "do")[1:], False
    )
    stops[np.maximum(read.purposes.start[led] - 1, 0)] |= read.flags("and", "to", "for")[
        np.maximum(read.purposes.start[led] - 1, 0)
    ]
    places = np.flatnonzero(stops)
    end = read.purposes.end
    following = np.searchsorted(places, end)
    last = np.append(places, len(words.number))[following]
    limit = words.first[1:][words.sentence[read.purposes.start]] - 1
    reach = np.minimum(np.minimum(last, limit), end + _LONGEST_PURPOSE)
    # The joining word before the next purpose is not part of this one.
    joins = read.flags("and", "to", "for", "comma")
    for _ in range(2):
        tail = np.maximum(reach - 1, 0)
        reach = np.where(joins[tail] & (reach > end), reach - 1, reach)
    ends: Ints = reach.astype(np.int32)
    return ends


def number_of_data(term: str) -> int:
    """Place of a data type."""
    return number_of(data_types(), term)


__all__ = ["Filling", "Surroundings", "Who", "data_of", "purposes_of", "recipients_of"]

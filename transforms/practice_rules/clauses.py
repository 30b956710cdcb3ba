"""The verbs that state a practice: who does it, whether it is denied, and what its clause is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from transforms.practice_rules.grammar import BASE, GERUND, PAST, THIRD_PERSON, Marker, Verb
from transforms.practice_rules.reading import Reading, marked, within
from transforms.practice_rules.sentence_arrays import any_between, counts
from transforms.practice_rules.vocabularies import number_of, recipients
from transforms.practice_rules.words import Flags, Ints

_FARTHEST_WAY: Final = 4
_LONGEST_CLAUSE: Final = 60
_LONGEST_INSERTION: Final = 10
_LONGEST_PARENTHESIS: Final = 30
_FARTHEST: Final = 14
"""Words between a verb and its subject."""


class Who(IntEnum):
    """Whom the subject of a verb is; 0 is nobody that is known."""

    SERVICE = 1
    OTHERS = 2
    PERSON = 3


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


@dataclass(frozen=True)
class Clauses:
    """Verbs that state a practice, in the order of the words."""

    place: Ints
    verb: NDArray[np.int8]
    who: NDArray[np.int8]
    shape: NDArray[np.int8]
    subject: Ints
    """Where the subject begins: the verb's own place where it has none."""
    is_denied: Flags
    is_possible: Flags
    is_conditional: Flags
    """Whether the clause itself is an if or when."""
    origin: Ints
    """Place here of the first verb of a row of passives: is collected and may be shared."""
    group: Ints
    """Place here of the last verb of an enumeration of verbs (collect, use and share)."""


@dataclass
class _Seen:
    """Arrays over all words that the verbs look things up in."""

    solid: Ints
    """Last word at or before each that is no auxiliary, adverb or negation."""
    who: NDArray[np.int8]
    """Whom a subject that ends with each word is."""
    subject_start: Ints
    nots: Ints
    mays: Ints
    bes: Ints
    haves: Ints


def clauses(read: Reading) -> Clauses:
    """The verbs of ``read`` that say what is done with data and by whom."""
    seen = _seen(read)
    number = read.words.number
    verb = read.grammar.verb[number]
    before_of = np.append(read.flags("of")[1:], False)
    place = np.flatnonzero((verb > 0) & ~before_of).astype(np.int32)
    place = place[place > read.sight.begin[place]]
    form = read.grammar.form[number[place]]
    at = seen.solid[place - 1]
    own = _own(read, seen, place, form, at)
    return _inherited(read, seen, place, form, at, own)


def _seen(read: Reading) -> _Seen:
    flags, words = read.flags, read.words
    helping = flags("be", "have", "do", "may", "will", "not", "adverb", "passing") | words.is_adverb
    helping &= read.grammar.verb[words.number] == 0
    nots = flags("not").copy()
    nots[marked_next(read, Marker.NOT_ONLY)] = False
    to = flags("to")
    passes_on = flags("passing", "you") | (words.number == read.grammar.of("us"))
    helping |= to & np.concatenate([[False], passes_on[:-1]])
    helping |= within(read, Marker.INSERTION)
    # A comma or `and` between two helping words: do not, and will not, sell.
    loose = flags("comma", "and")
    for _ in range(2):
        beside = np.concatenate([[False], helping[:-1]]) & np.append(helping[1:] | loose[1:], False)
        follows = np.append(helping[1:], False)
        helping |= loose & beside & (follows | np.append(follows[1:], False))
    solid = _past_insertions(read, helping, read.sight.last_of_all(~helping))
    who, start = _subjects(read)
    return _Seen(
        solid,
        who,
        start,
        counts(nots),
        counts(flags("may")),
        counts(flags("be")),
        counts(flags("have")),
    )


def _past_insertions(read: Reading, helping: Flags, solid: Ints) -> Ints:
    """``solid`` with what stands between two commas passed over: we may, from time to time, use."""
    comma = read.flags("comma")
    carries = helping | read.flags("we")
    opens = comma & np.concatenate([[False], carries[:-1]])
    opening = read.sight.last(opens)
    closing = np.flatnonzero(comma)
    before = opening[np.maximum(closing - 1, 0)]
    is_insertion = (before >= 0) & (closing - before <= _LONGEST_INSERTION) & (closing > 0)
    is_insertion &= read.words.sentence[closing] == read.words.sentence[np.maximum(before, 0)]
    target = solid.copy()
    closing, before = closing[is_insertion], before[is_insertion]
    target[closing] = solid[before - 1]
    opened = read.sight.last(read.flags("open"))
    ends = np.flatnonzero(read.flags("close"))
    ends = ends[(opened[ends] > 0) & (ends - opened[ends] <= _LONGEST_PARENTHESIS)]
    target[ends] = solid[opened[ends] - 1]
    closing = np.concatenate([closing, ends])
    # The words that help the verb after the insertion look back through it.
    is_passed = np.zeros(len(solid), np.bool_)
    is_passed[closing] = True
    return np.where((solid >= 0) & is_passed[solid], target[solid], solid).astype(np.int32)


def marked_next(read: Reading, marker: Marker) -> Any:
    """Places of the words that begin a phrase of ``marker``."""
    return read.markers.start[read.markers.meaning == marker]


def _subjects(read: Reading) -> tuple[NDArray[np.int8], Ints]:
    """Whom a subject that ends with each word is, and where it begins."""
    words = read.words
    who = np.zeros(len(words.number), np.int8)
    start = np.arange(len(words.number), dtype=np.int32)
    is_name = words.is_capital & (words.number == 0)
    who[is_name | read.flags("own")] = Who.SERVICE
    who[read.flags("you")] = Who.PERSON
    ends = read.recipients.end - 1
    who[ends] = Who.OTHERS
    start[ends] = read.recipients.start
    users = number_of(recipients(), "users")
    who[ends[read.recipients.meaning == users]] = Who.PERSON
    who[read.flags("they")] = Who.OTHERS
    who[read.flags("we")] = Who.SERVICE
    determined = read.flags("determiner") | is_name
    # We and our partners: the service is one of them.
    small = read.flags("and", "determiner", "adverb") & ~read.flags("we")
    partner = read.sight.last(~small)[np.maximum(start - 1, 0)]
    is_together = (who == Who.OTHERS) & (partner >= 0) & read.flags("we")[np.maximum(partner, 0)]
    who[is_together] = Who.SERVICE
    start = np.where(is_together, partner, start).astype(np.int32)
    before = np.maximum(start - 1, 0)
    is_led = determined[before] & (words.sentence[before] == words.sentence) & (before < start)
    is_led &= ~read.flags("we", "you")
    return who, np.where(is_led, before, start)


@dataclass
class _Own:
    """What the verbs have by themselves, before they inherit from one before."""

    who: NDArray[np.int8]
    shape: NDArray[np.int8]
    subject: Ints
    is_denied: Flags
    is_possible: Flags
    is_conditional: Flags


def _own(read: Reading, seen: _Seen, place: Ints, form: NDArray[np.int8], at: Ints) -> _Own:
    flags = read.flags
    has_at = at >= 0
    safe = np.maximum(at, 0)
    after_at = np.where(has_at, at + 1, read.sight.begin[place])
    near = place - safe <= _FARTHEST + _LONGEST_PARENTHESIS
    has_be = any_between(seen.bes, after_at, place)
    has_have = any_between(seen.haves, after_at, place)
    is_chained = after_at < place
    is_passive = (form & PAST > 0) & has_be & near
    is_finite = (form & (BASE | THIRD_PERSON) > 0) & ~has_be
    is_finite |= (form & BASE > 0) & is_chained
    is_finite |= (form & PAST > 0) & ~has_be
    is_finite |= (form & GERUND > 0) & has_be
    who = np.where(has_at & near & is_finite & ~is_passive, seen.who[safe], 0).astype(np.int8)
    is_noun = (flags("own") | read.words.is_capital)[safe] & ~flags("we", "you", "they")[safe]
    is_first = safe == read.sight.begin[place]
    who[is_noun & is_first & ~is_chained & (form & THIRD_PERSON == 0)] = 0
    is_name = (read.words.number == 0)[safe] & read.words.is_plural[safe]
    who[is_name & is_first & (form & THIRD_PERSON == 0)] = 0
    data_before = read.data_end[safe]
    is_tool = (who == 0) & is_finite & ~is_passive & has_at & near & (data_before >= 0)
    is_tool &= (form & PAST == 0) | has_have
    subject = seen.subject_start[safe]
    shape = np.where(who > 0, Shape.ACTIVE, 0).astype(np.int8)
    is_infinitive = flags("to")[safe] & (form & BASE > 0) & has_at & (at == place - 1)
    shape[is_passive] = Shape.PASSIVE
    is_infinitive &= read.grammar.verb[read.words.number[place]] != Verb.GIVE
    shape[is_infinitive & (shape == 0)] = Shape.INFINITIVE
    shape[is_tool & (shape == 0)] = Shape.ACTIVE
    who[is_tool & (shape == Shape.ACTIVE)] = Who.SERVICE
    who[is_passive | (shape == Shape.INFINITIVE)] = Who.SERVICE
    q = np.maximum(subject - 1, 0)
    has_q = (subject > 0) & (read.words.sentence[q] == read.words.sentence[place])
    is_after_relative = has_q & flags("relative")[q]
    q2 = np.where(is_after_relative, np.maximum(q - 1, 0), q)
    is_relative = has_q & (read.data_end[q2] >= 0) & (shape == Shape.ACTIVE) & ~is_tool
    is_intro = has_q & (flags("way")[q] | (flags("wh")[q] & ~is_relative)) & (who > 0)
    is_intro |= is_relative & _is_asked(read, q2)
    is_intro |= has_q & _is_way(read, q) & (who > 0) & (~is_passive | (data_before >= 0))
    # If we learn that we have collected; the right to ask that we disclose.
    unsaid = flags("hypothesis", "wish", "passing")[q2]
    is_intro |= has_q & unsaid & (is_after_relative | flags("hypothesis")[q]) & (who > 0)
    wished = flags("passing", "wish", "for")
    is_intro |= has_q & wished[q] & (read.words.number[safe] == read.grammar.of("us"))
    shape[is_relative] = Shape.RELATIVE
    shape[is_intro] = 0
    conditional = has_q & flags("subordinator")[q]
    begin = read.sight.begin[place]
    subordinator = read.sight.last(flags("subordinator"))[place - 1]
    comma = read.sight.last(flags("comma", "semicolon", "colon"))[place - 1]
    conditional |= is_passive & (subordinator >= begin) & (subordinator > comma)
    denied = any_between(seen.nots, after_at, place) | (has_at & flags("not")[safe])
    denied |= has_q & flags("not")[q]
    denied |= has_q & flags("do")[q] & flags("not")[read.before(q)]
    shape[denied & (shape == Shape.INFINITIVE)] = 0
    shape[is_passive & (_is_definition(read, place) | (has_at & flags("to")[safe]))] = 0
    shape[(shape == Shape.RELATIVE) & flags("they")[safe]] = 0
    return _Own(
        who,
        shape,
        np.where(shape == Shape.PASSIVE, place, subject).astype(np.int32),
        denied,
        any_between(seen.mays, after_at, place),
        conditional,
    )


def _is_way(read: Reading, place: Ints) -> Flags:
    """Whether how, why or what stands a few words before: how long we keep."""
    way = read.sight.last(read.flags("way"))[place]
    mark = read.sight.last(read.flags("comma", "semicolon", "colon", "close"))[place]
    found: Flags = (way >= 0) & (place - way <= _FARTHEST_WAY) & (way > mark)
    return found


def _is_definition(read: Reading, place: Ints) -> Flags:
    """Whether data are only said to be such as can be used to identify or reach somebody."""
    last = len(read.words.number) - 1
    identifies = read.flags("identifying")
    found: Flags = read.grammar.verb[read.words.number[place]] == Verb.USE
    near = identifies[np.minimum(place + 2, last)]
    third = np.minimum(place + 3, last)
    near |= identifies[third] & (read.words.sentence[third] == read.words.sentence[place])
    return found & near & read.flags("to", "with")[np.minimum(place + 1, last)]


def _is_asked(read: Reading, last: Ints) -> Flags:
    """Whether a question word stands before the mention of data that ends with ``last``."""
    mention = np.maximum(read.data_end[last], 0)
    if not len(read.data.start):
        return np.zeros(len(last), np.bool_)
    start = read.data.start[mention]
    before = np.maximum(start - 1, 0)
    is_asked: Flags = read.flags("way", "wh")[before] & (
        read.words.sentence[before] == read.words.sentence[last]
    )
    return is_asked & (read.data_end[last] >= 0)


def _inherited(
    read: Reading, seen: _Seen, place: Ints, form: NDArray[np.int8], at: Ints, own: _Own
) -> Clauses:
    """The verbs with what they take from the verb before them: collect, use and share."""
    flags, sentence = read.flags, read.words.sentence
    number = np.arange(len(place))
    safe = np.maximum(at, 0)
    joining = flags("and", "but", "comma")
    is_joined = (at >= 0) & joining[safe] & (number > 0)
    previous = np.maximum(number - 1, 0)
    is_joined &= sentence[place[previous]] == sentence[place]
    same_form = form & form[previous] > 0
    linking = read.sight.last(~(joining | flags("adverb")))
    touches = is_joined & same_form & (linking[safe] == place[previous])
    barriers = counts(flags("relative", "way", "semicolon") | _purpose_marks(read))
    is_free = ~any_between(barriers, place[previous] + 1, place)
    is_chained = at + 1 < place
    follows = is_joined & ~touches & is_free & (same_form | is_chained) & ~flags("comma")[safe]
    follows &= own.shape == 0
    touches &= own.shape == 0
    parent = np.where(touches | follows, previous, number)
    denied, possible = own.is_denied.copy(), own.is_possible.copy()
    who, shape, subject = own.who.copy(), own.shape.copy(), own.subject.copy()
    conditional = own.is_conditional.copy()
    is_or = flags("or")[safe]
    is_and = flags("and")[safe] & ~is_or
    is_doubtful = np.zeros(len(place), np.bool_)
    passes_on = touches | is_or
    # Each verb inherits from the one before it, which has inherited by then.
    for heir in np.flatnonzero(parent != number).tolist():
        giver = heir - 1
        who[heir], shape[heir] = who[giver], shape[giver]
        conditional[heir] = conditional[giver]
        is_passive = shape[giver] == Shape.PASSIVE
        subject[heir] = place[heir] if is_passive else subject[giver]
        gives_not = denied[giver] and passes_on[heir]
        is_doubtful[heir] = denied[giver] and not denied[heir] and not gives_not and is_and[heir]
        denied[heir] |= gives_not
        possible[heir] |= possible[giver]
    group = number.copy()
    for member in np.flatnonzero(touches)[::-1].tolist():
        group[member - 1] = group[member]
    means = _means(read, place, who, shape)
    is_infinitive = shape == Shape.INFINITIVE
    shape[is_infinitive & (means < 0)] = 0
    is_infinitive &= means >= 0
    # We do not use cookies to collect names: it is the collecting that is denied.
    giver = means[is_infinitive]
    denied[is_infinitive], who[is_infinitive] = denied[giver], who[giver]
    conditional[giver] |= denied[giver]
    keep = (shape > 0) & ~is_doubtful
    both = (shape == Shape.PASSIVE) & (shape[previous] == Shape.PASSIVE) & (number > 0)
    both &= keep & keep[previous] & (sentence[place[previous]] == sentence[place])
    starts = np.zeros(len(sentence), np.bool_)
    starts[read.data.start] = True
    both &= ~any_between(counts(starts), place[previous], place)
    both &= any_between(counts(flags("and", "but")), place[previous], place)
    origin = number.copy()
    for member in np.flatnonzero(both).tolist():
        first = origin[member - 1]
        if place[member] - place[first] <= _LONGEST_CLAUSE:
            origin[member] = first
    subject = np.where(place - subject <= _LONGEST_CLAUSE, subject, place)
    renumbered = np.cumsum(keep) - 1
    return Clauses(
        place[keep],
        read.grammar.verb[read.words.number[place[keep]]],
        who[keep],
        shape[keep],
        subject[keep],
        denied[keep],
        possible[keep],
        conditional[keep],
        renumbered[origin[keep]].astype(np.int32),
        renumbered[group[keep]].astype(np.int32),
    )


def _means(
    read: Reading, place: Ints, who: NDArray[np.int8], shape: NDArray[np.int8]
) -> NDArray[np.int64]:
    """Of each verb the one before it that says what is used for it: we use cookies to; or -1."""
    which = np.full(len(read.words.number), -1, np.int64)
    uses = read.grammar.verb[read.words.number[place]] == Verb.USE
    uses &= (shape == Shape.ACTIVE) | (shape == Shape.PASSIVE)
    uses &= who != Who.PERSON
    which[place[uses]] = np.flatnonzero(uses)
    use = read.sight.last(which >= 0)[place]
    wall = read.sight.last(read.flags("subordinator", "relative", "semicolon", "we", "of"))[place]
    return np.where((use >= 0) & (wall < use), which[np.maximum(use, 0)], -1)


def _purpose_marks(read: Reading) -> Flags:
    """Which words are a `to` before a verb."""
    verb_next = np.append(read.purpose_verb[1:], False)
    return read.flags("to") & verb_next


__all__ = ["Clauses", "Shape", "Verb", "Who", "clauses", "marked"]

"""The verbs that state a practice, with what they take from the verbs before them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from transforms.practice_rules.chains import first_of_chain
from transforms.practice_rules.far_subjects import with_far_subjects
from transforms.practice_rules.grammar import Shape, Verb
from transforms.practice_rules.reading import Reading
from transforms.practice_rules.sentence_arrays import any_between, counts
from transforms.practice_rules.subjects import Who, helping_words, let_do, looked_back
from transforms.practice_rules.verbs import Own, own
from transforms.practice_rules.words import Flags, Ints

_LONGEST_CLAUSE: Final = 60
_NEAREST: Final = 4
"""Words between a relative pronoun and its verb."""


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


def clauses(read: Reading) -> Clauses:
    """The verbs of ``read`` that say what is done with data and by whom."""
    before_of = np.append(read.flags("of")[1:], False)
    place = np.flatnonzero((read.verb > 0) & ~before_of).astype(np.int32)
    place = place[place > read.sight.begin[place]]
    form = read.grammar.form[read.words.number[place]]
    helping = helping_words(read)
    back = with_far_subjects(read, helping, place, form, looked_back(read, helping, place))
    is_let, at = let_do(read, helping, place, back)
    alone = own(read, helping, place, form, at, is_let)
    touches, follows = _joined(read, place, form, at)
    touches &= alone.shape == 0
    found, is_doubtful = _inherited(read, place, at, alone, (touches, follows))
    _take_from_means(read, place, found)
    _leave_to_others(read, place, found)
    _leave_to_purposes(read, place, found, _groups(touches, found.shape > 0))
    keep = (found.shape > 0) & ~is_doubtful & ~_are_of_objects(read, place, at, found.shape)
    renumbered = (np.cumsum(keep) - 1).astype(np.int32)
    is_near = place - found.subject <= _LONGEST_CLAUSE
    return Clauses(
        place[keep],
        read.verb[place[keep]],
        found.who[keep],
        found.shape[keep],
        np.where(is_near, found.subject, place)[keep],
        found.is_denied[keep],
        found.is_possible[keep],
        found.is_conditional[keep],
        renumbered[_origins(read, place, at, found.shape, keep)[keep]],
        renumbered[_groups(touches, keep)[keep]],
    )


def _inherited(
    read: Reading, place: Ints, at: Ints, alone: Own, joined: tuple[Flags, Flags]
) -> tuple[Own, Flags]:
    """The verbs with what they take from the verb before them: collect, use and share.

    Returns:
        The verbs, and of which it is doubtful whether they are denied.
    """
    touches, follows = joined
    is_heir = touches | (follows & (alone.shape == 0))
    number = np.arange(len(place))
    # Each verb inherits from the one before it, which has inherited by then.
    root = np.maximum.accumulate(np.where(is_heir, 0, number))
    shape = alone.shape[root]
    passes_on = is_heir & (touches | read.are(at, "or"))
    denier = np.maximum.accumulate(np.where(passes_on, 0, number))
    denied = any_between(counts(alone.is_denied), denier, number + 1)
    # We do not sell your name and keep it: whether keeping is denied does not show.
    is_doubtful = is_heir & ~passes_on & ~alone.is_denied & read.are(at, "and")
    is_doubtful &= np.concatenate([[False], denied[:-1]])
    found = Own(
        alone.who[root],
        shape,
        np.where(is_heir & (shape == Shape.PASSIVE), place, alone.subject[root]),
        denied,
        any_between(counts(alone.is_possible), root, number + 1),
        alone.is_conditional[root],
    )
    return found, is_doubtful


def _take_from_means(read: Reading, place: Ints, found: Own) -> None:
    """Infinitives take who acts from what is used for them; others are no clauses."""
    means = _means(read, place, found)
    is_infinitive = found.shape == Shape.INFINITIVE
    found.shape[is_infinitive & (means < 0)] = 0
    is_infinitive &= means >= 0
    # We do not use cookies to collect names: it is the collecting that is denied.
    giver = means[is_infinitive]
    found.is_denied[is_infinitive], found.who[is_infinitive] = (
        found.is_denied[giver],
        found.who[giver],
    )
    found.is_conditional[giver] |= found.is_denied[giver]


def _leave_to_others(read: Reading, place: Ints, found: Own) -> None:
    """They use information collected from other sites: it is not the service that collects."""
    known = np.flatnonzero(found.shape > 0)
    rows = np.flatnonzero((found.shape == Shape.RELATIVE) & (found.subject == place))
    rows = rows[read.words.number[place[rows] + 1] != read.grammar.of("by")]
    last = known[np.maximum(np.searchsorted(known, rows) - 1, 0)]
    is_theirs = (found.who[last] == Who.OTHERS) & (last < rows)
    is_theirs &= read.words.sentence[place[last]] == read.words.sentence[place[rows]]
    found.shape[rows[is_theirs]] = 0


def _leave_to_purposes(read: Reading, place: Ints, found: Own, group: NDArray[np.int64]) -> None:
    """To verify your name: what states no practice is a purpose, and no clause of its own."""
    states = np.zeros(len(place), np.bool_)
    states[group[read.verb[place] != Verb.OTHER]] = True
    found.shape[(found.shape == Shape.INFINITIVE) & ~states[group]] = 0


def _are_of_objects(read: Reading, place: Ints, at: Ints, shape: NDArray[np.int8]) -> Flags:
    """Which passives go on behind the object of another verb: it counts visits and is used.

    Whose subject they have does not show.
    """
    found: Flags = (shape == Shape.PASSIVE) & (at >= 1) & (at + 1 < place)
    rows = np.flatnonzero(found & read.are(np.maximum(at, 0), "and", "but"))
    small = read.flags("comma", "close")
    last = read.sight.past(small, at[rows] - 1)
    is_object = (last >= 0) & (read.data_end[np.maximum(last, 0)] >= 0)
    # Data are collected and are used.
    known = np.maximum.accumulate(np.where(shape > 0, np.arange(len(shape)), 0))
    previous = known[np.maximum(rows - 1, 0)]
    is_passive = (shape[previous] == Shape.PASSIVE) & (rows > 0)
    is_passive &= read.words.sentence[place[previous]] == read.words.sentence[place[rows]]
    found[:] = False
    found[rows] = is_object & ~is_passive
    return found


def _joined(read: Reading, place: Ints, form: NDArray[np.int8], at: Ints) -> tuple[Flags, Flags]:
    """Which verbs stand directly after the verb before, and which after its objects and `and`."""
    flags, sentence = read.flags, read.words.sentence
    number = np.arange(len(place))
    previous = np.maximum(number - 1, 0)
    safe = np.maximum(at, 0)
    joining = flags("and", "but", "comma")
    is_joined = (at >= 0) & joining[safe] & (number > 0)
    is_joined &= sentence[place[previous]] == sentence[place]
    same_form = form & form[previous] > 0
    linking = read.sight.last(~(joining | flags("adverb") | read.asks_for))
    touches = is_joined & same_form & (linking[safe] == place[previous])
    barriers = counts(flags("relative", "way", "semicolon"))
    is_free = ~any_between(barriers, place[previous] + 1, place)
    # They use it to help us and may not share it: what may is no infinitive.
    helps = any_between(counts(flags("may", "will", "do")), safe + 1, place)
    is_free &= helps | ~any_between(counts(read.to_verb()), place[previous] + 1, place)
    is_chained = at + 1 < place
    follows = is_joined & ~touches & is_free & (same_form | is_chained)
    follows &= ~read.are(place, "asking_verb")
    # We do not use it, however, and do not share it.
    follows &= ~read.are(safe, "comma") | any_between(counts(flags("and", "but")), safe, place)
    return touches, follows


def _groups(touches: Flags, keep: Flags) -> NDArray[np.int64]:
    """The last verb of the enumeration of each."""
    number = np.arange(len(touches))
    starts = np.append(np.flatnonzero(~touches), len(touches))
    group = starts[np.searchsorted(starts, number, "right")] - 1
    return np.where(keep[group], group, number)


def _origins(
    read: Reading, place: Ints, at: Ints, shape: NDArray[np.int8], keep: Flags
) -> NDArray[np.int64]:
    """Of each passive the first of those that it shares its data with: is stored and not shared."""
    number = np.arange(len(place))
    # The last verb before it that states something.
    known = np.maximum.accumulate(np.where(keep & (shape > 0), number, -1))
    previous = np.concatenate([[0], np.maximum(known[:-1], 0)])[: len(number)]
    both = (shape == Shape.PASSIVE) & (shape[previous] == Shape.PASSIVE) & (number > 0)
    both &= keep & keep[previous]
    both &= read.words.sentence[place[previous]] == read.words.sentence[place]
    starts = np.zeros(len(read.words.number), np.bool_)
    starts[read.data.start] = True
    # Data are stored in a safe location and are used: what stands between is no subject.
    goes_on = read.are(np.maximum(at, 0), "and", "but") & (at >= 0) & (at + 1 < place)
    both &= goes_on | ~any_between(counts(starts), place[previous], place)
    # Data that are collected are stored.
    relative = counts(read.flags("relative"))
    is_relative = any_between(relative, np.maximum(place[previous] - _NEAREST, 0), place[previous])
    is_relative &= ~any_between(relative, place[previous], place)
    joins = any_between(counts(read.flags("and", "but")), place[previous], place)
    both &= joins | is_relative
    for member in np.flatnonzero(both).tolist():
        first = number[previous[member]]
        if place[member] - place[first] <= _LONGEST_CLAUSE:
            number[member] = first
    return number


def _means(read: Reading, place: Ints, found: Own) -> NDArray[np.int64]:
    """Of each infinitive the verb that says what is used for it (we use cookies to), or -1."""
    shape = found.shape
    uses = (read.verb[place] == Verb.USE) & (found.who != Who.PERSON)
    uses = np.flatnonzero(uses & ((shape == Shape.ACTIVE) | (shape == Shape.PASSIVE)))
    means = np.full(len(place), -1, np.int64)
    infinitives = np.flatnonzero(shape == Shape.INFINITIVE)
    number = np.searchsorted(uses, infinitives) - 1
    infinitives, use = infinitives[number >= 0], uses[number[number >= 0]]
    last = place[infinitives]
    walls = counts(read.flags("subordinator", "relative", "semicolon", "we", "of"))
    to = counts(read.flags("to"))
    is_free = read.words.sentence[place[use]] == read.words.sentence[last]
    is_free &= ~any_between(walls, place[use], last + 1)
    before = read.sight.past(read.words.is_adverb, last - 1)
    is_chained = read.are(np.maximum(before, 0), "and", "comma")
    before = np.where(is_chained, first_of_chain(read, last), before)
    is_free &= ~any_between(to, place[use], before)
    means[infinitives] = np.where(is_free, use, -1)
    return means

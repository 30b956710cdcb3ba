"""The verbs that state a practice, with what they take from the verbs before them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from transforms.practice_rules.grammar import Verb
from transforms.practice_rules.reading import Reading
from transforms.practice_rules.sentence_arrays import any_between, counts
from transforms.practice_rules.subjects import Who, looked_back
from transforms.practice_rules.verbs import Own, Shape, own
from transforms.practice_rules.words import Flags, Ints

_LONGEST_CLAUSE: Final = 60


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
    at = looked_back(read, place)
    return _inherited(read, place, form, at, own(read, place, form, at))


def _inherited(read: Reading, place: Ints, form: NDArray[np.int8], at: Ints, alone: Own) -> Clauses:
    """The verbs with what they take from the verb before them: collect, use and share."""
    touches, follows = _joined(read, place, form, at)
    touches &= alone.shape == 0
    is_heir = touches | (follows & (alone.shape == 0))
    number = np.arange(len(place))
    # Each verb inherits from the one before it, which has inherited by then.
    root = np.maximum.accumulate(np.where(is_heir, 0, number))
    who, shape = alone.who[root], alone.shape[root]
    conditional = alone.is_conditional[root]
    subject = np.where(is_heir & (shape == Shape.PASSIVE), place, alone.subject[root])
    possible = any_between(counts(alone.is_possible), root, number + 1)
    safe = np.maximum(at, 0)
    is_or = read.are(safe, "or")
    passes_on = is_heir & (touches | is_or)
    denier = np.maximum.accumulate(np.where(passes_on, 0, number))
    denied = any_between(counts(alone.is_denied), denier, number + 1)
    # We do not sell your name and keep it: whether keeping is denied does not show.
    is_doubtful = is_heir & ~passes_on & ~alone.is_denied & read.are(safe, "and")
    is_doubtful &= np.concatenate([[False], denied[:-1]])
    means = _means(read, place, who, shape)
    is_infinitive = shape == Shape.INFINITIVE
    shape[is_infinitive & (means < 0)] = 0
    is_infinitive &= means >= 0
    # We do not use cookies to collect names: it is the collecting that is denied.
    giver_of = means[is_infinitive]
    denied[is_infinitive], who[is_infinitive] = denied[giver_of], who[giver_of]
    conditional[giver_of] |= denied[giver_of]
    keep = (shape > 0) & ~is_doubtful
    renumbered = (np.cumsum(keep) - 1).astype(np.int32)
    return Clauses(
        place[keep],
        read.verb[place[keep]],
        who[keep],
        shape[keep],
        np.where(place - subject <= _LONGEST_CLAUSE, subject, place)[keep],
        denied[keep],
        possible[keep],
        conditional[keep],
        renumbered[_origins(read, place, shape, keep)[keep]],
        renumbered[_groups(touches, keep)[keep]],
    )


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
    linking = read.sight.last(~(joining | flags("adverb")))
    touches = is_joined & same_form & (linking[safe] == place[previous])
    to_verb = flags("to") & np.append(read.purpose_verb[1:], False)
    barriers = counts(flags("relative", "way", "semicolon") | to_verb)
    is_free = ~any_between(barriers, place[previous] + 1, place)
    is_chained = at + 1 < place
    follows = is_joined & ~touches & is_free & (same_form | is_chained) & ~read.are(safe, "comma")
    return touches, follows


def _groups(touches: Flags, keep: Flags) -> NDArray[np.int64]:
    """The last verb of the enumeration of each."""
    number = np.arange(len(touches))
    starts = np.append(np.flatnonzero(~touches), len(touches))
    group = starts[np.searchsorted(starts, number, "right")] - 1
    return np.where(keep[group], group, number)


def _origins(read: Reading, place: Ints, shape: NDArray[np.int8], keep: Flags) -> NDArray[np.int64]:
    """Of each passive the first of those that it shares its data with: is stored and not shared."""
    number = np.arange(len(place))
    previous = np.maximum(number - 1, 0)
    both = (shape == Shape.PASSIVE) & (shape[previous] == Shape.PASSIVE) & (number > 0)
    both &= keep & keep[previous]
    both &= read.words.sentence[place[previous]] == read.words.sentence[place]
    starts = np.zeros(len(read.words.number), np.bool_)
    starts[read.data.start] = True
    both &= ~any_between(counts(starts), place[previous], place)
    both &= any_between(counts(read.flags("and", "but")), place[previous], place)
    for member in np.flatnonzero(both).tolist():
        first = number[member - 1]
        if place[member] - place[first] <= _LONGEST_CLAUSE:
            number[member] = first
    return number


def _means(
    read: Reading, place: Ints, who: NDArray[np.int8], shape: NDArray[np.int8]
) -> NDArray[np.int64]:
    """Of each verb the one before it that says what is used for it: we use cookies to; or -1."""
    which = np.full(len(read.words.number), -1, np.int64)
    uses = read.verb[place] == Verb.USE
    uses &= (shape == Shape.ACTIVE) | (shape == Shape.PASSIVE)
    uses &= who != Who.PERSON
    which[place[uses]] = np.flatnonzero(uses)
    use = read.sight.last(which >= 0)[place]
    wall = read.sight.last(read.flags("subordinator", "relative", "semicolon", "we", "of"))[place]
    to = counts(read.flags("to"))
    is_first = to[np.maximum(place - 1, 0)] == to[np.maximum(use, 0)]
    return np.where((use >= 0) & (wall < use) & is_first, which[np.maximum(use, 0)], -1)


__all__ = ["Clauses", "Shape", "Verb", "Who", "clauses"]

"""What single verbs say: who acts, whether it is denied, and how the verb stands in its clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from transforms.practice_rules.givers import are_staff, are_to_us
from transforms.practice_rules.grammar import BASE, PAST, Marker, Shape, Verb
from transforms.practice_rules.introductions import antecedent_of, are_introduced
from transforms.practice_rules.openers import are_opened, last_opener
from transforms.practice_rules.participles import are_participles
from transforms.practice_rules.reading import Reading, marked
from transforms.practice_rules.sentence_arrays import any_at, any_between, counts
from transforms.practice_rules.shapes import FARTHEST, are_turned, subjects_and_shapes
from transforms.practice_rules.subjects import Who, subjects
from transforms.practice_rules.words import Flags, Ints

_FARTHEST_NEED: Final = 4


@dataclass
class Own:
    """What the verbs have by themselves, before they inherit from one before."""

    who: NDArray[np.int8]
    shape: NDArray[np.int8]
    subject: Ints
    is_denied: Flags
    is_possible: Flags
    is_conditional: Flags


def own(
    read: Reading,
    helping: Flags,
    place: Ints,
    form: NDArray[np.int8],
    at: Ints,
    is_let: Flags,
) -> Own:
    """What the verbs at ``place`` have by themselves.

    Args:
        helping: as `helping_words` returns them.
        form: the forms that each may be.
        at: the word that each looks back to, its subject if it has one, or -1.
        is_let: whether the subject lets others do it.
    """
    safe, has_at = np.maximum(at, 0), at >= 0
    after_at = np.where(has_at, at + 1, read.sight.begin[place])
    of_safe, start = subjects(read, safe)
    lets = (of_safe[is_let] == Who.SERVICE) | (read.data_end[safe[is_let]] >= 0)
    of_safe[is_let] = np.where(lets, Who.OTHERS, 0)
    who, shape = subjects_and_shapes(read, helping, of_safe, place, form, at, after_at)
    before, has_before = np.maximum(start - 1, 0), start > 0
    has_before &= read.words.sentence[before] == read.words.sentence[place]
    denied = any_between(_nots(read), after_at, place) | (has_at & read.are(safe, "not"))
    denied |= has_before & read.are(before, "not")
    # Nor will we.
    helps = np.flatnonzero(has_before & read.are(before, "be", "have", "do", "may", "will"))
    denied[helps] |= read.are(read.before(before[helps]), "not")
    denied |= has_before & are_turned(read, before)
    # A cookie in no way gives us access.
    given = np.flatnonzero(read.words.number[safe] == read.grammar.of("us"))
    never = read.markers.start[read.markers.meaning == Marker.NEVER]
    denied[given] |= any_at(never, np.maximum(safe[given] - _FARTHEST_NEED, 0), safe[given])
    # Do we use cookies?
    asks = helps[read.are(before[helps], "do") & ~denied[helps]]
    is_passive = shape == Shape.PASSIVE
    is_relative = _find_relatives(read, before, has_before, shape, read.data_end[safe] >= 0)
    is_relative &= ~_have_objects(read, place, before)
    is_intro = are_introduced(read, safe, before, has_before, is_relative, who, shape)
    # Content you choose to post: what people give stands in a relative clause after any noun.
    is_noun = has_before & ((read.words.number[before] == 0) | read.are(before, "wh"))
    is_relative |= is_noun & (shape == Shape.ACTIVE) & (who == Who.PERSON)
    shape[is_relative] = Shape.RELATIVE
    shape[is_intro | _are_void(read, place, at, after_at, shape, denied)] = 0
    is_participle = (shape == 0) & are_participles(read, place, form)
    shape[is_participle], who[is_participle] = Shape.RELATIVE, Who.SERVICE
    shape[asks[shape[asks] == Shape.ACTIVE]] = 0
    is_chained = (shape == Shape.INFINITIVE) & ~read.are(safe, "to")
    start = np.where(is_participle | is_chained, place, start).astype(np.int32)
    denied &= ~is_participle
    theirs = np.flatnonzero((who == Who.OTHERS) & (shape == Shape.ACTIVE))
    who[theirs[are_to_us(read, place[theirs])]] = Who.PERSON
    # Our employees have access: nothing is collected by that.
    shape[(who == Who.SERVICE) & read.are(place, "access") & are_staff(read, safe)] = 0
    # The order that you place; cookies that are third-party placed.
    is_past = (form & (BASE | PAST) == PAST) & (shape != Shape.PASSIVE)
    shape[((who == Who.PERSON) | is_past) & read.are(place, "placing")] = 0
    conditional = has_before & are_opened(read, before) & ~is_participle
    conditional[is_passive] |= _are_subordinate(read, place[is_passive])
    return Own(
        who,
        shape,
        np.where(shape == Shape.PASSIVE, place, start).astype(np.int32),
        denied,
        any_between(counts(read.flags("may")), after_at, place),
        conditional,
    )


def _are_void(
    read: Reading,
    place: Ints,
    at: Ints,
    after_at: Ints,
    shape: NDArray[np.int8],
    denied: Flags,
) -> Flags:
    """Which verbs state nothing by their form and the words at ``at``."""
    is_passive = shape == Shape.PASSIVE
    found: Flags = denied & (shape == Shape.INFINITIVE)
    found |= is_passive & (_is_definition(read, place) | read.are(at, "to"))
    found |= (shape == Shape.RELATIVE) & read.are(at, "they")
    # Data that is not processed lawfully; records need not be kept; they ask that we not share.
    found |= is_passive & denied & read.are(at, "relative")
    found |= denied & read.any_are(np.maximum(place - _FARTHEST_NEED, 0), place, "lawful")
    # Entering into an agreement; a commonly used format.
    after = np.minimum(place + 1, len(read.words.number) - 1)
    enters = (read.verb[place] == Verb.GIVE) & (shape == Shape.ACTIVE)
    found |= enters & read.are(after, "into")
    found |= (read.verb[place] == Verb.USE) & read.are(after, "format")
    is_log = read.words.number[place] == read.grammar.of("log")
    found |= is_log & read.are(after, "entering")
    # To keep your data from being sold.
    found |= is_passive & _is_kept_from(read, place)
    found |= _is_needless(read, place) | _are_asked(read, after_at, place)
    return found


def _is_kept_from(read: Reading, place: Ints) -> Flags:
    """Whether `from being`, `it being`, or `being` alone before `used`, stands before each verb."""
    number = read.words.number
    found: Flags = number[place - 1] == read.grammar.of("being")
    rows = np.flatnonzero(found)
    before = np.maximum(place[rows] - 2, 0)
    # The browser being used: that names it, and says nothing of it.
    names = (read.verb[place[rows]] == Verb.USE) & ~read.are(before, "be", "adverb", "not")
    names &= ~any_between(
        counts(read.flags("agreeing", "consent")), read.sight.begin[before], before
    )
    # Of being tracked.
    found[rows] = read.are(before, "it", "of") | names
    found[rows] |= number[before] == read.grammar.of("from")
    return found


def _are_asked(read: Reading, after_at: Ints, place: Ints) -> Flags:
    """Which verbs are denied without an auxiliary: they ask that we not share."""
    nots = counts((read.words.number == read.grammar.of("not")) & ~marked(read, Marker.NOT_ONLY))
    helps = counts(read.flags("be", "have", "do", "may", "will"))
    found: Flags = any_between(nots, after_at, place) & ~any_between(helps, after_at, place)
    return found


def _nots(read: Reading) -> Ints:
    """Counts the words that deny a verb."""
    # But not your name: that denies no verb.
    nots = read.flags("not") & ~np.concatenate([[False], read.flags("but")[:-1]])
    nots |= read.barring() | _no_longer(read)
    nots[read.markers.start[read.markers.meaning == Marker.NOT_ONLY]] = False
    return counts(nots)


def _no_longer(read: Reading) -> Flags:
    """Each `no` before `longer`."""
    found: Flags = read.flags("no") & np.append(read.flags("longer")[1:], False)
    return found


def _are_subordinate(read: Reading, place: Ints) -> Flags:
    """Whether a word that opens a clause stands before each verb, after the last mark."""
    subordinator = last_opener(read)[place - 1]
    mark = read.sight.last(read.flags("comma", "semicolon", "colon"))[place - 1]
    found: Flags = (subordinator >= 0) & (subordinator > mark)
    return found


def _find_relatives(
    read: Reading, before: Ints, has_before: Flags, shape: NDArray[np.int8], is_tool: Flags
) -> Flags:
    """Which verbs are of a relative clause: the data (that) we collect.

    Args:
        before: the word before the subject.
        is_tool: whether data are themselves the subject: cookies collect.
    """
    found: Flags = has_before & (shape == Shape.ACTIVE) & ~is_tool
    return found & (read.data_end[antecedent_of(read, before, has_before)] >= 0)


def _have_objects(read: Reading, place: Ints, before: Ints) -> Flags:
    """Which verbs have data after them, and no `that` before: for payments we use your name."""
    last = len(read.words.number) - 1
    begins = np.zeros(last + 2, np.bool_)
    begins[read.data.start] = True
    after = np.minimum(place + 1, last)
    after += read.are(after, "determiner", "owner")
    found: Flags = begins[after] & (after > place + 1) & ~read.are(before, "relative")
    return found


def _is_needless(read: Reading, place: Ints) -> Flags:
    """Whether `need not` stands before a verb."""
    need = read.flags("needless") & np.append(read.flags("not")[1:], False)
    found: Flags = any_between(counts(need), np.maximum(place - _FARTHEST_NEED, 0), place)
    return found


def _is_definition(read: Reading, place: Ints) -> Flags:
    """Whether data are only said to be such as can be used to identify or reach somebody."""
    last = len(read.words.number) - 1
    identifies = read.flags("identifying")
    found: Flags = read.verb[place] == Verb.USE
    near = identifies[np.minimum(place + 2, last)]
    third = np.minimum(place + 3, last)
    near |= identifies[third] & (read.words.sentence[third] == read.words.sentence[place])
    found &= near & read.are(np.minimum(place + 1, last), "to", "with")
    begin = np.maximum(place - _FARTHEST_NEED, read.sight.begin[place])
    found &= read.any_are(begin, place, "relative", "can")
    # That can be used on its own or with others to identify.
    far = np.flatnonzero((read.verb[place] == Verb.USE) & ~found)
    far = far[read.any_are(begin[far], place[far], "can")]
    far = far[read.any_are(begin[far], place[far], "relative")]
    end = np.minimum(place[far] + FARTHEST, read.words.first[read.words.sentence[place[far]] + 1])
    found[far] = read.any_are(place[far], end, "identifying")
    return found

"""What stands between verbs and what may fill their slots."""

from __future__ import annotations

from typing import Final

import numpy as np

from transforms.practice_rules.clauses import Clauses
from transforms.practice_rules.grammar import PAST, Marker, Shape
from transforms.practice_rules.reading import Reading, within
from transforms.practice_rules.sentence_arrays import Last, counts
from transforms.practice_rules.words import Flags, Ints

_FARTHEST_COLON: Final = 5


class Surroundings:
    """What stands in the way between a verb and its objects.

    Each `Last` tells the last word of its kind at or before a place.
    """

    def __init__(self, read: Reading, found: Clauses) -> None:
        last, flags = read.sight.last, read.flags
        prepositions = within(read, Marker.PREPOSITION)
        self.to_verb = _to_verb(read) & ~prepositions
        self.reset, self.wall = _resets_and_walls(read, prepositions)
        self.colon = last(flags("colon"))
        self.nots = counts(flags("not"))
        # But not: include, but are not limited to.
        telling = np.append(flags("telling")[1:], False)
        self.lacking = counts(flags("not") & telling)
        self.but = last(flags("but"))
        is_for = flags("for") & ~read.asks_for & ~_for_example(read) & ~_for_this_purpose(read)
        to_help = flags("to") & np.append(flags("helping")[1:], False)
        self.hard = last(self.to_verb | to_help | flags("semicolon") | is_for)
        self.relative = last(flags("relative", "subordinator") & ~read.pointing())
        self.to_verb_last = last(self.to_verb)
        self.with_last = last(flags("with") & ~prepositions)
        self.open, self.close = last(flags("open")), last(flags("close"))
        self.data_ends = counts(read.data_end >= 0)
        self.exception = last(flags("unless") | within(read, Marker.EXCEPTION))
        self.number = np.full(len(read.words.number), -1, np.int32)
        """Of each word: its place among the verbs, -1 where it is none."""
        self.number[found.place] = np.arange(len(found.place))
        is_verb = self.number >= 0
        self.any_verb = last(is_verb)
        self.main = last(_are(read, found.place[found.shape != Shape.RELATIVE]))
        # A participle that is no statement goes with its noun: messages used for reporting.
        form = read.grammar.form[read.words.number]
        after_data = np.concatenate([[False], read.data_end[:-1] >= 0])
        self.participle = (form & PAST > 0) & ~is_verb & after_data

    def verb(self, places: Ints) -> Ints:
        """The verb of what stands at ``places``, or -1: the last with a clause of its own, or else
        the last."""
        main = self.main[places]
        return np.where(main >= 0, main, self.any_verb[places])

    def clause(self, verb: Ints) -> Ints:
        """Places of verbs among the clauses, 0 for -1."""
        return np.where(verb >= 0, self.number[np.maximum(verb, 0)], np.int32(0))


def _are(read: Reading, places: Ints) -> Flags:
    """Flags of the words at ``places``."""
    flags = np.zeros(len(read.words.number), np.bool_)
    flags[places] = True
    return flags


def _to_verb(read: Reading) -> Flags:
    """Where `to` stands before a verb or a colon."""
    found: Flags = (read.flags("to") & np.append(read.flags("colon")[1:], False)) | read.to_verb()
    return found


def _for_example(read: Reading) -> Flags:
    """The word before each `example`."""
    return np.append((read.words.number == read.grammar.of("example"))[1:], False)


def _for_this_purpose(read: Reading) -> Flags:
    """The word before each `this purpose`."""
    purpose = np.append(read.flags("purpose")[1:], False)
    return np.append((read.flags("such") & purpose)[1:], False)


def _resets_and_walls(read: Reading, prepositions: Flags) -> tuple[Last, Last]:
    """The words after which an enumeration begins, and those that no object stands behind."""
    flags, number = read.flags, read.words.number
    # Not including your name: that is left out.
    after_not = np.concatenate([[False], (number == read.grammar.of("not"))[:-1]])
    excluding = after_not & (number == read.grammar.of("including"))
    resetting = within(read, Marker.RESET) & ~excluding
    reset = resetting | flags("colon")
    # From the following sources: what comes is no object.
    opens = reset & ~prepositions & (flags("colon") | (number == read.grammar.of("following")))
    places = np.flatnonzero(opens).astype(np.int32)
    leads = flags("from", "by", "with", "for", "purpose", "way") & ~read.to_verb()
    oblique = read.sight.last(leads)[places]
    before = np.maximum(places - 1, 0)
    oblique[read.are(before, "telling") | (number[before] == read.grammar.of("including"))] = -1
    is_list = np.zeros(len(number), np.bool_)
    is_list[places] = (oblique >= 0) & (places - oblique <= _FARTHEST_COLON)
    leading = flags("with", "about", "from", "by", "of", "for", "to")
    is_you = (number == read.grammar.of("you")) & ~np.concatenate([[True], leading[:-1]])
    # We ask you for your name.
    is_you &= ~(np.concatenate([[False], read.verb[:-1] > 0]) & np.append(read.asks_for[1:], False))
    wall = flags("subordinator", "relative", "from", "by", "we", "please") | is_you
    is_wall = wall & ~resetting & ~_for_example(read) & ~read.pointing()
    is_wall |= is_list | excluding
    return read.sight.last(reset & ~is_list), read.sight.last(is_wall)

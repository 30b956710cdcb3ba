"""Data before their verb: your name is collected; the data that we collect."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from transforms.practice_rules.clauses import Clauses
from transforms.practice_rules.data_leads import lead_of
from transforms.practice_rules.grammar import Marker, Shape
from transforms.practice_rules.reading import Reading, marked, within
from transforms.practice_rules.sentence_arrays import any_between, counts
from transforms.practice_rules.slots import Filling, nothing
from transforms.practice_rules.surroundings import Surroundings
from transforms.practice_rules.words import Flags, Ints

_LONGEST_GAP: Final = 10
_MOST_HEADS: Final = 3
_NO_DESCRIPTION: Final = (
    *("and", "but", "comma", "semicolon", "colon", "open", "close"),
    *("relative", "subordinator", "wh", "be", "have", "may", "will", "do"),
)
_MOST_SUBJECTS: Final = 12
"""Data of one enumeration that are all subjects of a passive."""


def _is_subject(read: Reading, start: Ints) -> Flags:
    """Whether a mention may be a subject by the word before it: not that of a preposition."""
    lead, is_led = lead_of(read, start)
    before = read.before(lead)
    is_part = read.are(before, "part") & (read.words.number[lead] == read.grammar.of("of"))
    strange = read.are(lead, "from", "by", "with", "for", "to", "of", "about")
    found: Flags = ~strange | is_part | ~is_led
    return found


@dataclass
class Subjects:
    """Data before their verb: your name is collected; the data that we collect."""

    read: Reading
    found: Clauses
    around: Surroundings

    def told(self) -> Filling:
        """The subjects, those nearest to their verbs first."""
        clauses, mentions = self._mentions()
        if not clauses:
            return nothing()
        data = self.read.data
        clause, mention = np.concatenate(clauses), np.concatenate(mentions)
        keep = _is_subject(self.read, data.start[mention])
        keep |= self._are_agreed_to(data.start[mention], data.end[mention])
        keep |= self._are_antecedents(clause, data.end[mention])
        # How data collected from you are used.
        lead, is_led = lead_of(self.read, data.start[mention])
        keep &= ~(is_led & self.read.are(lead, "asking_what"))
        keep |= self.found.shape[clause] == Shape.RELATIVE
        keep &= ~self._are_excepted(data.start[mention])
        keep &= ~self._are_of_systems(clause, data.end[mention])
        clause, mention = clause[keep], mention[keep]
        return Filling(clause, data.meaning[mention], data.start[mention], data.end[mention])

    def _mentions(self) -> tuple[list[Ints], list[Ints]]:
        """Verbs and mentions before them, one step further back after another.

        What is before another mention goes with it only where they are enumerated.
        """
        data, shape = self.read.data, self.found.shape
        has_subject = (shape == Shape.PASSIVE) | (shape == Shape.RELATIVE)
        clause = np.flatnonzero(has_subject).astype(np.int32)
        at = self._last_words(clause)
        limit = self._limits(clause, at)
        mention = np.searchsorted(data.end, at + 1, "right").astype(np.int32) - np.int32(1)
        is_passive = shape[clause] == Shape.PASSIVE
        clauses: list[Ints] = []
        mentions: list[Ints] = []
        parting = self._parting()
        mention = self._heads(mention, limit, is_passive)
        for step in range(_MOST_SUBJECTS):
            is_on = mention >= 0
            is_on[is_on] = data.start[mention[is_on]] > limit[is_on]
            if step:
                is_on &= is_passive
                is_on[is_on] = self._are_enumerated(parting, mention[is_on])
            if not is_on.any():
                break
            clause, mention = clause[is_on], mention[is_on]
            limit, is_passive = limit[is_on], is_passive[is_on]
            clauses.append(clause)
            mentions.append(mention)
            mention = mention - np.int32(1)
        return clauses, mentions

    def _heads(self, mention: Ints, limit: Ints, is_passive: Flags) -> Ints:
        """Each mention, or the one that it only describes: information about your orders is kept.

        Args:
            mention: before each verb, -1 for none.
            limit: the last word that the subject of each verb stands behind.
        """
        read, data = self.read, self.read.data
        walls = counts(read.flags(*_NO_DESCRIPTION))
        mention = mention.copy()
        for _ in range(_MOST_HEADS):
            rows = np.flatnonzero(is_passive & (mention > 0))
            rows = rows[~_is_subject(read, data.start[mention[rows]])]
            rows = rows[~read.are(data.end[mention[rows]], "relative")]
            before = mention[rows] - 1
            rows = rows[
                (data.start[before] > limit[rows])
                & ~any_between(walls, data.end[before], data.start[mention[rows]])
            ]
            mention[rows] -= 1
        return mention

    def _last_words(self, clause: Ints) -> Ints:
        """The last word before each verb that may be of its subject."""
        of_passive = self.found.place[self.found.origin[clause]] - 1
        of_relative = np.maximum(self.found.subject[clause] - 1, 0)
        return np.where(self.found.shape[clause] == Shape.PASSIVE, of_passive, of_relative)

    def _limits(self, clause: Ints, at: Ints) -> Ints:
        """The last word before each verb that its subjects stand behind."""
        is_passive = self.found.shape[clause] == Shape.PASSIVE
        verb = np.where(is_passive, self.around.main[at], self.around.any_verb[at])
        before = self.read.sight.begin[self.found.place[clause]] - 1
        return np.maximum(np.maximum(verb, self._openings(at)), before)

    def _openings(self, at: Ints) -> Ints:
        """The last word that opens a clause at or before each; -1 for none.

        Such as opens none, but in: cookies for ads, such as ads that are shown.
        """
        read, number = self.read, self.read.words.number
        openings = read.sight.last(read.flags("semicolon", "colon", "subordinator"))
        found = openings[at]
        is_as = (number[found] == read.grammar.of("as")) & (found > 0)
        is_as &= number[found - 1] == read.grammar.of("such")
        is_as |= (number[found] == read.grammar.of("as")) & read.are(found + 1, "as_part")
        rows = np.flatnonzero(is_as)
        rows = rows[~read.any_are(found[rows], at[rows] + 1, "relative")]
        found[rows] = openings[found[rows] - 1]
        return found

    def _parting(self) -> Ints:
        """Counts the words that part two mentions, so that they are not enumerated together."""
        flags = self.read.flags
        loose = flags("comma", "and", "open", "close", "adverb", "of", "about", "owner")
        loose = loose | (self.read.words.number == 0) | within(self.read, Marker.RESET)
        loose |= within(self.read, Marker.NOT_ONLY)
        loose |= flags("determiner", "you", "but", "not") & ~flags("such")
        return counts(~loose)

    def _are_enumerated(self, parting: Ints, mention: Ints) -> Flags:
        """Whether each mention is enumerated with the one after it."""
        data = self.read.data
        end, following = data.end[mention], data.start[mention + 1]
        found: Flags = ~any_between(parting, end, following)
        found &= following - end <= _LONGEST_GAP
        # What is the object of another verb is no subject: they get data, your name is kept.
        taker = self.around.main[data.start[mention]]
        shape = self.found.shape[self.around.clause(taker)]
        found &= (taker < 0) | (shape == Shape.PASSIVE)
        return found

    def _are_antecedents(self, clause: Ints, end: Ints) -> Flags:
        """Which mentions have a relative clause: access to cookies that are used by partners.

        But not: an extract of data that can be used to identify.
        """
        read, last = self.read, len(self.read.words.number) - 1
        found: Flags = read.are(end, "relative") & ~read.are(np.minimum(end + 1, last), "may")
        return found & ~read.are(np.minimum(self.found.place[clause] + 1, last), "to")

    def _are_of_systems(self, clause: Ints, end: Ints) -> Flags:
        """Whether a relative clause stands between that goes with something else.

        Data from systems that are maintained by the school: the systems are.
        """
        read, place = self.read, self.found.place[clause]
        relative = read.sight.last(read.flags("relative"))[place]
        noun = np.maximum(relative - 1, 0)
        is_other = read.are(noun, "own") | (read.recipient_end[noun] >= 0)
        found: Flags = is_other & (read.data_end[noun] < 0) & (relative >= end)
        found &= (self.found.shape[clause] == Shape.PASSIVE) & (place - relative <= _LONGEST_GAP)
        return found

    def _are_agreed_to(self, start: Ints, end: Ints) -> Flags:
        """Which mentions go on with `being` behind `consent to`: to your data being sold."""
        read = self.read
        found: Flags = read.words.number[end] == read.grammar.of("being")
        rows = np.flatnonzero(found)
        lead, _ = lead_of(read, start[rows])
        found[rows] = read.are(lead, "to") & read.are(read.before(lead), "agreeing", "consent")
        return found

    def _are_excepted(self, start: Ints) -> Flags:
        """But not your name, your address: they are excepted together."""
        not_only = marked(self.read, Marker.NOT_ONLY)
        excepting = (self.read.flags("not") & ~not_only) | within(self.read, Marker.EXCEPTION)
        last = self.read.sight.last(excepting)[start]
        closed = self.read.sight.last(self.read.flags("close", "semicolon"))[start]
        found: Flags = (last >= 0) & (closed <= last)
        return found

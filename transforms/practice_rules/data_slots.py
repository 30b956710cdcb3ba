"""Which data each verb is about: its objects, and the subjects of passives and relative clauses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from transforms.practice_rules.clauses import Clauses
from transforms.practice_rules.grammar import BASE, PAST, Marker, Shape, Verb
from transforms.practice_rules.phrases import Mentions
from transforms.practice_rules.reading import Reading, marked, within
from transforms.practice_rules.sentence_arrays import any_between, any_flagged, counts
from transforms.practice_rules.slots import Filling, joined, nothing, shared
from transforms.practice_rules.subjects import Who
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


def data_of(read: Reading, found: Clauses, around: Surroundings) -> Filling:
    """The data that each verb is about."""
    objects = _objects(read, found, around)
    objects = joined([objects, _of_antecedents(read, around, objects)])
    return shared(found, joined([objects, _Subjects(read, found, around).told()]))


def _of_antecedents(read: Reading, around: Surroundings, objects: Filling) -> Filling:
    """What is enumerated behind `it` goes with the verb of what `it` means as well.

    We gather information and store it in log files, including your name: both are done with it.
    """
    is_it = read.are(objects.start, "it") & (objects.end - objects.start == 1)
    parts = [nothing()]
    reset = around.reset[objects.start]
    named = objects.only(~is_it)
    order = np.argsort(named.start, kind="stable")
    starts = named.start[order]
    sentence = read.words.sentence
    for clause, it in zip(
        objects.clause[is_it].tolist(), objects.start[is_it].tolist(), strict=True
    ):
        place = int(np.searchsorted(starts, it)) - 1
        listed = objects.only((objects.clause == clause) & (reset > it))
        if place < 0 or not len(listed.clause) or sentence[starts[place]] != sentence[it]:
            continue
        giver = np.int32(named.clause[order[place]])
        if giver < clause:
            parts.append(replace(listed, clause=np.full(len(listed.clause), giver, np.int32)))
    return joined(parts)


def _objects(read: Reading, found: Clauses, around: Surroundings) -> Filling:
    """Data after their verb."""
    before = read.before(read.data.start)
    verb = around.verb(before)
    # Most data have no verb before them, or something in the way.
    rows = np.flatnonzero((verb >= 0) & (around.hard[before] < verb))
    data, before, verb = read.data.at(rows), before[rows], verb[rows]
    clause = around.clause(verb)
    shape = found.shape[clause]
    wall, reset = around.wall[before], around.reset[before]
    # `using` is a preposition as well, and no wall of its own.
    is_using = read.words.number[verb] == read.grammar.of("using")
    is_open = (
        (wall < verb)
        | ((wall == verb) & is_using)
        | ((reset > wall) & ~any_between(around.nots, wall, reset))
    )
    is_passive = shape == Shape.PASSIVE
    is_open &= ~(is_passive | (shape == Shape.RELATIVE)) | (reset > verb)
    is_open &= ~is_passive | (around.relative[before] < verb)
    is_open &= around.exception[before] < verb
    is_open &= (around.but[before] < verb) | ~found.is_denied[clause]
    is_open &= _is_object(read, data.start, verb) & ((reset > verb) | ~_are_subjects(read, data))
    is_giving = np.isin(found.verb[clause], (Verb.SHARE, Verb.SELL, Verb.GIVE))
    gives = np.flatnonzero(is_open & is_giving & (found.who[clause] != Who.PERSON))
    is_open[gives] = ~_describe_recipients(read, around, data.at(gives), verb[gives])
    rows = np.flatnonzero(is_open)
    return Filling(clause[rows], data.meaning[rows], data.start[rows], data.end[rows])


def _is_object(read: Reading, start: Ints, verb: Ints) -> Flags:
    """Whether a mention may be an object of its verb by the word before it.

    Not that of a preposition or of another verb.
    """
    lead, is_led = _lead(read, start)
    strange = read.are(lead, "from", "by", "for", "to", "of", "about", "not", "but")
    strange &= ~read.asks_for[lead]
    # We disclose what data we collect: it is not the data that are disclosed.
    strange |= read.are(lead, "asking_what") & np.isin(read.verb[verb], (Verb.SHARE, Verb.GIVE))
    before = read.before(lead)
    has_access = read.words.number[before] == read.grammar.of("access")
    is_part = read.are(before, "part") | (read.data_end[before] >= 0)
    is_part &= read.words.number[lead] == read.grammar.of("of")
    found: Flags = ~strange | is_part | (lead == verb) | (has_access & read.are(lead, "to"))
    found &= (read.verb[lead] == 0) | (lead == verb)
    found |= ~is_led
    return found


def _describe_recipients(read: Reading, around: Surroundings, data: Mentions, verb: Ints) -> Flags:
    """Which mentions say who is given something: with friends; to vendors (such as age checks)."""
    before = read.before(data.start)
    last_with = around.with_last[before]
    mention = np.searchsorted(read.recipients.start, data.start, "right") - 1
    is_recipient = np.append(read.recipients.end, -1)[mention] > data.start
    opening, closing = around.open[before], around.close[before]
    is_inside = (opening > last_with) & (closing < opening)
    inside = np.maximum(opening, 0)
    is_inside &= ~any_between(around.data_ends, np.maximum(last_with, 0), inside)
    is_inside &= ~any_flagged(read.flags("owner"), inside, data.start)
    # Data you give to us (such as your name).
    is_inside &= read.words.number[last_with + 1] != read.grammar.of("us")
    found: Flags = (last_with > verb) & (is_recipient | is_inside)
    return found


def _are_subjects(read: Reading, data: Mentions) -> Flags:
    """Which mentions have a verb of their own: if you give us data, these data are kept."""
    lead = read.sight.past(read.flags("determiner", "owner"), read.before(data.start))
    found: Flags = read.are(data.end, "be", "do", "may", "will", "have")
    found &= read.are(lead, "comma", "and")
    return found


def _is_subject(read: Reading, start: Ints) -> Flags:
    """Whether a mention may be a subject by the word before it: not that of a preposition."""
    lead, is_led = _lead(read, start)
    before = read.before(lead)
    is_part = read.are(before, "part") & (read.words.number[lead] == read.grammar.of("of"))
    strange = read.are(lead, "from", "by", "with", "for", "to", "of", "about")
    found: Flags = ~strange | is_part | ~is_led
    return found


def _lead(read: Reading, start: Ints) -> tuple[Ints, Flags]:
    """The word before each mention and what describes it, and whether there is one."""
    key = ("describes data",)
    if key not in read.known:
        read.known[key] = _describing(read)
    lead = read.sight.past(read.known[key], read.before(start))
    return np.maximum(lead, 0), (lead >= 0) & (lead != start)


def _describing(read: Reading) -> Flags:
    """Which words may stand between what leads data and their name."""
    unknown = (read.words.number == 0) & ~read.words.is_capital
    describes = read.flags("determiner", "adverb")
    small: Flags = describes | unknown
    # Third party-placed cookies; your voluntarily provided name.
    form = read.grammar.form[read.words.number]
    past = np.flatnonzero((form & (BASE | PAST) == PAST) & (read.verb > 0)).astype(np.int32)
    verb, before = read.verb[past], np.maximum(past - 1, 0)
    before -= read.words.is_adverb[before] & (read.verb[before] == 0) & (before > 0)
    is_given = ((verb == Verb.GIVE) | (verb == Verb.COLLECT)) & describes[before]
    # Share aggregated demographic information.
    starts = np.zeros(len(small) + 1, np.bool_)
    starts[read.data.start] = True
    subject = read.sight.past(read.flags("adverb", "not") | read.words.is_adverb, past - 1)
    is_put_first = starts[past + 1] & (subject >= 0) & (read.words.number[subject] > 0)
    is_put_first &= ~read.are(subject, "be", "have", "we", "they", "you", "own", "relative")
    is_put_first &= read.data_end[np.maximum(subject, 0)] < 0
    given = past[is_given | is_put_first | read.are(past, "placing")]
    small[given] = True
    small[given - 1] |= read.words.is_adverb[given - 1]
    return small


@dataclass
class _Subjects:
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
        lead, _ = _lead(read, start[rows])
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

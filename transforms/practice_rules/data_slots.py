"""Which data each verb is about: its objects, and the subjects of passives and relative clauses."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from transforms.practice_rules.clauses import Clauses
from transforms.practice_rules.data_leads import lead_of
from transforms.practice_rules.grammar import Marker, Shape, Verb
from transforms.practice_rules.phrases import Mentions
from transforms.practice_rules.reading import Reading, within
from transforms.practice_rules.sentence_arrays import any_between, any_flagged, counts
from transforms.practice_rules.slots import Filling, joined, nothing, shared
from transforms.practice_rules.subject_slots import Subjects
from transforms.practice_rules.subjects import Who
from transforms.practice_rules.surroundings import Surroundings
from transforms.practice_rules.vocabularies import data_types, number_of
from transforms.practice_rules.words import Flags, Ints


def data_of(read: Reading, found: Clauses, around: Surroundings) -> Filling:
    """The data that each verb is about."""
    objects = _objects(read, found, around)
    objects = joined([objects, _of_antecedents(read, around, objects)])
    return shared(found, joined([objects, Subjects(read, found, around).told()]))


def _of_antecedents(read: Reading, around: Surroundings, objects: Filling) -> Filling:
    """What is enumerated behind `it` goes with the verb of what `it` means as well.

    We gather information and store it in log files, including your name: both are done with it.
    """
    is_it = read.are(objects.start, "it") & (objects.end - objects.start == 1)
    its, named = objects.only(is_it), objects.only(~is_it)
    if not len(its.clause) or not len(named.clause):
        return nothing()
    order = np.argsort(named.start, kind="stable")
    place = np.searchsorted(named.start[order], its.start) - 1
    meant = order[np.maximum(place, 0)]
    sentence, giver = read.words.sentence, named.clause[meant]
    is_known = (place >= 0) & (giver < its.clause)
    is_known &= sentence[named.start[meant]] == sentence[its.start]
    size = int(objects.clause.max()) + 1
    start_of, giver_of = np.full((2, size), -1, np.int32)
    start_of[its.clause[is_known]] = its.start[is_known]
    giver_of[its.clause[is_known]] = giver[is_known]
    is_listed = giver_of[named.clause] >= 0
    is_listed &= around.reset[named.start] > start_of[named.clause]
    listed = named.only(is_listed)
    return replace(listed, clause=giver_of[listed.clause])


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
    parted = np.flatnonzero(is_open & (wall > verb))
    is_open[parted] = ~_are_of_others(
        read, around, data.at(parted), (verb[parted], wall[parted], reset[parted])
    )
    is_denied = np.flatnonzero(is_open & (shape == Shape.RELATIVE))
    is_open[is_denied] = ~any_between(
        around.lacking, verb[is_denied], np.maximum(reset, verb)[is_denied]
    )
    is_passive = shape == Shape.PASSIVE
    is_open &= ~(is_passive | (shape == Shape.RELATIVE)) | (reset > verb)
    is_open &= ~is_passive | (around.relative[before] < verb)
    is_open &= around.exception[before] < verb
    is_open &= (around.but[before] < verb) | ~found.is_denied[clause]
    is_open &= _is_object(read, data.start, verb) & ((reset > verb) | ~_are_subjects(read, data))
    tools = np.flatnonzero(is_open)
    is_open[tools] = ~_are_of_tools(read, around, verb[tools], before[tools])
    is_giving = np.isin(found.verb[clause], (Verb.SHARE, Verb.SELL, Verb.GIVE))
    gives = np.flatnonzero(is_open & is_giving & (found.who[clause] != Who.PERSON))
    is_open[gives] = ~_describe_recipients(read, around, data.at(gives), verb[gives])
    rows = np.flatnonzero(is_open)
    return Filling(clause[rows], data.meaning[rows], data.start[rows], data.end[rows])


def _is_object(read: Reading, start: Ints, verb: Ints) -> Flags:
    """Whether a mention may be an object of its verb by the word before it.

    Not that of a preposition or of another verb.
    """
    lead, is_led = lead_of(read, start)
    strange = read.are(lead, "from", "by", "for", "to", "of", "about", "not", "but", "outside")
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


def _are_of_others(
    read: Reading, around: Surroundings, data: Mentions, places: tuple[Ints, Ints, Ints]
) -> Flags:
    """Which enumerations after a wall go on with something else than the object of their verb.

    Companies who keep data, such as your name; by means such as logs; on deleting data, such as.

    Args:
        places: verb, wall and reset of each of ``data``.
    """
    verb, wall, reset = places
    noun = np.maximum(wall - 1, 0)
    opening = np.maximum(around.open[noun] - 1, 0)
    noun = np.where(read.are(noun, "close"), opening, noun)
    is_other = read.are(noun, "own", "means") | (read.recipient_end[noun] >= 0)
    found: Flags = read.are(wall, "relative") & (read.verb[verb] == Verb.USE) & is_other
    found &= read.data_end[noun] < 0
    small = read.flags("comma", "open") | within(read, Marker.RESET)
    named = np.maximum(read.sight.past(small, reset), 0)
    is_means = read.are(wall, "from") & read.are(named, "means") & (named > wall)
    is_means &= ~(read.are(reset, "telling", "colon") | read.are(reset - 1, "telling"))
    is_means &= data.meaning != number_of(data_types(), "cookies")
    found |= is_means & (read.verb[verb] == Verb.COLLECT)
    return found | any_flagged(read.flags("removing"), verb, reset)


def _are_of_tools(read: Reading, around: Surroundings, verb: Ints, before: Ints) -> Flags:
    """Which mentions go with what something else is used for: technology to encrypt your name.

    Args:
        before: the word before each mention.
    """
    found: Flags = read.verb[verb] == Verb.USE
    rows = np.flatnonzero(found)
    verb, before = verb[rows], before[rows]
    # What `to` leads to is a verb that is not known.
    strange = (read.words.number == 0) & ~read.words.is_capital
    to = np.flatnonzero(read.flags("to") & np.append(strange[1:], False)).astype(np.int32)
    first = np.append(to, len(strange))[np.searchsorted(to, verb, "right")]
    is_between = first < before
    end = np.minimum(first, before)
    is_tool = any_between(counts(read.flags("means", "software")), verb, end)
    is_tool &= ~any_between(around.data_ends, verb, end)
    found[rows] = is_between & is_tool
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

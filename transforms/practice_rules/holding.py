"""Which statements hold: what is asked for, given to the reader or kept secure states nothing."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from transforms.practice_rules.agents import are_by_others, are_by_outsiders
from transforms.practice_rules.clauses import Clauses
from transforms.practice_rules.grammar import Marker, Shape, Verb
from transforms.practice_rules.occasions import are_next_to, are_supposed
from transforms.practice_rules.openers import are_hypothetical
from transforms.practice_rules.presupposed import are_presupposed
from transforms.practice_rules.reading import Reading, marked, within
from transforms.practice_rules.sentence_arrays import any_at, any_between, any_flagged, counts
from transforms.practice_rules.slots import Filling
from transforms.practice_rules.subjects import Who
from transforms.practice_rules.surroundings import Surroundings
from transforms.practice_rules.vocabularies import data_types, number_of, recipients
from transforms.practice_rules.words import Flags, Ints

_NEAR_DATA: Final = 3
"""Words before data."""
_NEAR_RECIPIENT: Final = 4
_NEAR: Final = 12
"""Words after a verb."""


def holds(
    read: Reading,
    found: Clauses,
    around: Surroundings,
    fillings: dict[str, Filling],
    rows: NDArray[np.int64],
) -> Flags:
    """Which rows state a practice.

    Args:
        rows: a clause, and its row in the fillings data, purpose and recipient (-1 for none), each.
    """
    clause, has_purpose, has_recipient = rows[:, 0], rows[:, 2] >= 0, rows[:, 3] >= 0
    is_person = (found.who == Who.PERSON)[clause]
    is_give = (found.verb == Verb.GIVE)[clause]
    # What people do counts only where they give the service data.
    keep = _are_told(read, found)[clause]
    keep &= np.where(is_person, is_give & ~has_recipient, ~is_give | has_recipient)
    # Its own employees are the service: nothing is given away.
    to_whom = np.append(fillings["recipient"].meaning, -1)[rows[:, 3]]
    keep &= (to_whom != number_of(recipients(), "staff")) | found.is_denied[clause]
    keep &= ~(is_person & _are_given_elsewhere(read, found)[clause])
    keep &= ~(is_person & _ask_for(read, found, clause, fillings["data"].start[rows[:, 1]]))
    is_open = (is_give | (found.verb == Verb.SHARE)[clause]) & ~has_recipient
    keep &= ~(is_open & _are_given_to_reader(read, found)[clause])
    keep[is_open] &= ~_are_requested(read, found.place[clause[is_open]])
    keep &= ~(is_open & ~is_person & _are_put_on_drive(read, found)[clause])
    meaning = fillings["data"].meaning[rows[:, 1]]
    is_cookie = meaning == number_of(data_types(), "cookies")
    keep &= is_cookie | ~read.are(found.place, "placing")[clause]
    # We process payments: that is no processing of data.
    last = fillings["data"].end[rows[:, 1]] - 1
    is_bare = (last == fillings["data"].start[rows[:, 1]]) & read.are(last, "goods")
    keep &= ~(is_bare & read.are(found.place, "processing")[clause])
    keep &= ~(is_bare & are_next_to(read, found, clause, last))
    # We send messages to you: these are ours, and nobody's data.
    is_message = meaning == number_of(data_types(), "communications")
    keep &= ~(is_give & ~is_person & is_message & read.are(found.place, "passing_on")[clause])
    keep &= ~(is_open & is_cookie & (found.shape == Shape.PASSIVE)[clause])
    keep &= ~are_supposed(read, found, clause, fillings["data"].start[rows[:, 1]])
    # No more data than are needed: that denies none of them.
    start = fillings["data"].start[rows[:, 1]]
    denied = np.flatnonzero(found.is_denied[clause])
    begin = np.maximum(start[denied] - _NEAR_DATA, read.sight.begin[start[denied]])
    keep[denied] &= ~read.any_are(begin, start[denied], "further")
    # Of a denial with a purpose that is not known it is unclear what it denies.
    is_unclear = found.is_denied & _have_purpose(read, around, found)
    keep &= has_purpose | ~is_unclear[clause]
    keep &= ~(found.is_denied & _are_limited(read, found))[clause]
    return keep


def _are_told(read: Reading, found: Clauses) -> Flags:
    """Which verbs state a practice whatever their data are."""
    is_person, is_denied = found.who == Who.PERSON, found.is_denied
    told: Flags = (found.verb != Verb.OTHER) & ~(is_person & is_denied)
    # What people send to others does not go to the service, and what it gives to them stays there.
    sends = is_person & read.are(found.place, "passing_on")
    told &= ~(sends & ~_are_followed(read, found, "to_service"))
    is_next = read.words.number[found.place + 1] == read.grammar.of("you")
    told &= ~((found.verb == Verb.GIVE) & ~is_person & is_next)
    # It may not be able to: that denies nothing; and not for longer than is no denial of keeping.
    told &= ~(is_denied & found.is_possible & (found.who == Who.SERVICE))
    told &= ~(is_denied & (found.verb == Verb.STORE) & _are_followed(read, found, "longer"))
    # What others share with us is nothing that we share.
    shares = (found.verb == Verb.SHARE) | ((found.verb == Verb.GIVE) & ~is_person)
    told &= ~(shares & _are_to_service(read, found))
    # Collected by those sites: that is done elsewhere.
    is_passive = (found.shape == Shape.PASSIVE) & (found.who == Who.SERVICE)
    told &= ~(is_passive & are_by_others(read, found))
    # What was processed unlawfully, or not lawfully, may be objected to.
    told &= ~_are_followed(read, found, "unlawful")
    told &= ~(is_denied & _are_followed(read, found, "lawful"))
    # We keep your data secure: that is about security.
    told &= ~(read.are(found.place, "keeping") & _are_followed(read, found, "sure"))
    # If we sell your data: whether we do is not said.
    thought = np.flatnonzero(found.is_conditional & ~is_person)
    told[thought] &= ~are_hypothetical(read, found.place[thought] - 1)
    told &= ~(found.is_conditional & is_denied)
    # To ensure that your data are not disclosed.
    kept = np.flatnonzero(is_denied & (found.shape == Shape.PASSIVE))
    begin = np.maximum(found.place[kept] - _NEAR, read.sight.begin[found.place[kept]])
    told[kept] &= ~read.any_are(begin, found.place[kept], "ensuring")
    # Where your data are processed for marketing, you have the right to object.
    uses = np.flatnonzero(found.is_conditional & ~is_person & (found.verb == Verb.USE))
    end = read.words.first[1:][read.words.sentence[found.place[uses]]]
    told[uses] &= ~any_between(counts(read.flags("entitlement")), found.place[uses], end)
    told &= is_denied | ~are_by_outsiders(read, found)
    told &= ~are_presupposed(read, found)
    return told


def _are_to_service(read: Reading, found: Clauses) -> Flags:
    """Whether `with us` or `to us` follows each verb at once, or behind an adverb or two."""
    last = len(read.words.number) - 1
    after = np.minimum(found.place + 1, last)
    for _ in range(2):
        after = np.minimum(after + (read.words.is_adverb[after] | read.are(after, "adverb")), last)
    is_us = read.words.number[np.minimum(after + 1, last)] == read.grammar.of("us")
    to_us: Flags = is_us & read.are(after, "with")
    return to_us


def _ends(read: Reading, found: Clauses) -> Ints:
    """The word before which what is near each verb ends."""
    return np.minimum(found.place + _NEAR, read.words.first[1:][read.words.sentence[found.place]])


def _are_followed(read: Reading, found: Clauses, name: str) -> Flags:
    """Whether a word of the class stands shortly after each verb."""
    return any_flagged(read.flags(name), found.place, _ends(read, found))


def _are_given_to_reader(read: Reading, found: Clauses) -> Flags:
    """Whether `to you`, `with you` or `free of charge` follows each verb shortly."""
    is_you = read.words.number == read.grammar.of("you")
    to_you = read.flags("with") & np.append(is_you[1:], False)
    return any_flagged(to_you | read.flags("charge"), found.place, _ends(read, found))


def _ask_for(read: Reading, found: Clauses, clause: NDArray[np.int64], start: Ints) -> Flags:
    """Which rows are of requests or consents: you may submit a request for access to your data.

    Args:
        start: where the data of each row begin.
    """
    place = found.place
    after = np.minimum(place + 1 + read.are(place + 1, "determiner"), len(read.words.number) - 1)
    asks: Flags = read.are(after, "consent")[clause]
    rows = np.flatnonzero(start > place[clause])
    asked = counts(read.flags("claim", "consent"))
    asks[rows] |= any_between(asked, place[clause[rows]] + 1, start[rows])
    return asks


def _are_given_elsewhere(read: Reading, found: Clauses) -> Flags:
    """Whether `to such sites` or the like follows each verb shortly."""
    to_others = read.flags("to") & np.append(read.flags("foreign")[1:], False)
    # To these third parties.
    recipient = read.recipients.start
    lead = read.before(read.before(recipient))
    is_these = read.are(read.before(recipient), "determiner") & read.are(lead, "to")
    is_near = any_at(lead[is_these], found.place, found.place + _NEAR_RECIPIENT)
    return is_near | any_flagged(to_others, found.place, _ends(read, found))


def _are_requested(read: Reading, place: Ints) -> Flags:
    """Whether a verifiable request goes before each verb: what follows is given to who asked."""
    asked = np.flatnonzero(read.flags("verifiable"))
    if not len(asked):
        return np.zeros(len(place), np.bool_)
    return any_at(asked, read.sight.begin[place], place)


def _are_put_on_drive(read: Reading, found: Clauses) -> Flags:
    """Whether `to your hard drive` or the like follows each verb shortly, as it does of cookies."""
    drive = np.flatnonzero(read.flags("drive")).astype(np.int32)
    small = read.flags("determiner", "owner", "you")
    to_drive = np.zeros(len(small), np.bool_)
    to_drive[drive] = read.are(read.sight.past(small, read.before(drive)), "to")
    return any_flagged(to_drive, found.place, _ends(read, found))


def _are_limited(read: Reading, found: Clauses) -> Flags:
    """Which verbs are denied in some ways alone: in ways unrelated to those that are told."""
    ways = read.markers.start[read.markers.meaning == Marker.LIMITING]
    following = np.append(found.place, len(read.words.number))[found.group + 1]
    end = np.minimum(following, read.words.first[1:][read.words.sentence[found.place]])
    return any_at(ways, found.place, end)


def _have_purpose(read: Reading, around: Surroundings, found: Clauses) -> Flags:
    """Whether `to` with a verb or the like follows each verb before the next clause."""
    purposes = around.to_verb | marked(read, Marker.PURPOSE)
    walls = read.flags("purpose_wall", "unless", "semicolon") | within(read, Marker.EXCEPTION)
    ends = np.append(np.flatnonzero(walls), len(read.words.number))
    end = ends[np.searchsorted(ends, found.place, "right")]
    end = np.minimum(end, read.words.first[1:][read.words.sentence[found.place]])
    # We do not sell your name or use it to help you: it is never sold.
    # The verb of a relative clause within it is none that follows.
    mains = np.append(np.flatnonzero(found.shape != Shape.RELATIVE), len(found.place))
    place = np.append(found.place, len(read.words.number))
    following = place[mains[np.searchsorted(mains, found.group, "right")]]
    end = np.minimum(end, following)
    # We do not use cookies to retrieve: a verb that is not known.
    is_strange = (read.words.number == 0) & ~read.words.is_capital
    to_strange = read.flags("to") & np.append(is_strange[1:], False)
    to_strange &= ~within(read, Marker.PREPOSITION)
    has_purpose: Flags = any_flagged(to_strange, found.place, end) & (found.verb == Verb.USE)
    has_purpose |= any_flagged(purposes, found.place, end)
    # For any secondary purposes; but for any purpose: that is denied altogether.
    # For no purposes other than these: that is denied but for an exception.
    named = read.flags("purpose") & ~np.concatenate([[False], read.flags("any")[:-1]])
    named &= np.append(read.words.number[1:] != read.grammar.of("other"), True)
    has_purpose |= any_flagged(named, found.place, end)
    return has_purpose

"""The words that verbs look back to, and whom they mean where they are subjects."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from transforms.practice_rules.actors import (
    are_any_sites,
    are_employers,
    are_of_platforms,
    are_of_service,
    are_persons,
    are_turned_pronouns,
)
from transforms.practice_rules.grammar import Marker
from transforms.practice_rules.reading import Reading, covered, within
from transforms.practice_rules.vocabularies import number_of, recipients
from transforms.practice_rules.words import Flags, Ints

_LONGEST_INSERTION: Final = 12
LONGEST_PARENTHESIS: Final = 30
_NO_NAMES: Final = (
    *("we", "you", "they", "determiner", "relative", "subordinator", "wh", "and", "but"),
    "rule_text",
)
"""Classes of words that are no part of a name though they have a capital letter."""


class Who(IntEnum):
    """Whom the subject of a verb is; 0 is nobody that is known."""

    SERVICE = 1
    OTHERS = 2
    PERSON = 3


def looked_back(read: Reading, helping: Flags, place: Ints) -> Ints:
    """The word that each verb looks back to, its subject if it has one, or -1.

    What stands between two commas is passed over: we may, from time to time, use.

    Args:
        helping: as `helping_words` returns them.
    """
    opens = np.concatenate([[False], (helping | read.flags("we"))[:-1]])
    # This site, like many others, records.
    opens |= np.append(read.flags("likening")[1:], False)
    opens &= read.flags("comma")
    found = read.sight.past(helping, place - 1)
    at = found.copy()
    for mark, openings, longest in (
        ("comma", opens, _LONGEST_INSERTION),
        ("close", read.flags("open"), LONGEST_PARENTHESIS),
    ):
        verbs = np.flatnonzero(read.are(found, mark) & (found > 0))
        closing = found[verbs]
        opening = read.sight.last(openings)[closing - (mark == "comma")]
        is_passed = (opening > 0) & (closing - opening <= longest)
        is_passed &= opening >= read.sight.begin[closing]
        before = read.sight.past(helping, np.maximum(opening - 1, 0))
        # Generally, we collect, use: nobody stands before the first comma.
        is_passed &= before >= 0
        at[verbs[is_passed]] = before[is_passed]
    # Zogna, however, keeps.
    last = len(helping) - 1
    rows = np.flatnonzero(read.are(at, "comma") & (at > 0))
    rows = rows[read.are(np.minimum(at[rows] + 1, last), "adverb")]
    rows = rows[read.are(np.minimum(at[rows] + 2, last), "comma")]
    before = at[rows] - 1
    is_known = read.are(before, "we", "they", "own")
    is_known |= read.words.is_capital[before] & (read.words.number[before] == 0)
    at[rows[is_known]] = before[is_known]
    return at


def let_do(read: Reading, helping: Flags, place: Ints, at: Ints) -> tuple[Flags, Ints]:
    """Which verbs somebody lets others do (we allow advertisers to collect), and ``at`` for them.

    They look back to who lets.
    """
    to = np.maximum(at, 1)
    is_named = read.recipient_end[to - 1] >= 0
    is_named |= read.words.number[to - 1] == read.grammar.of("them")
    rows = np.flatnonzero((at == place - 1) & read.are(to, "to") & is_named)
    mention = read.recipient_end[to[rows] - 1]
    start = to[rows] - 1
    start[mention >= 0] = read.recipients.start[mention[mention >= 0]]
    letting = read.sight.past(read.flags("determiner", "adverb"), np.maximum(start - 1, 0))
    is_let = read.are(letting, "letting") & ~read.are(to[rows] - 1, "you")
    rows, letting = rows[is_let], letting[is_let]
    found, at = np.zeros(len(place), np.bool_), at.copy()
    found[rows] = True
    at[rows] = looked_back(read, helping, letting)
    return found, at


def helping_words(read: Reading) -> Flags:
    """Which words stand between a subject and its verb: auxiliaries, adverbs, negations."""
    flags, words = read.flags, read.words
    helping = flags("be", "have", "do", "may", "will", "not", "adverb", "passing") | words.is_adverb
    # Neither kept nor sold: what is denied as well is no word of its verb.
    nor = words.number == read.grammar.of("nor")
    helping &= (read.verb == 0) & ~(nor & np.concatenate([[False], read.verb[:-1] > 0]))
    passes_on = flags("passing", "you") | (words.number == read.grammar.of("us"))
    # We have to disclose.
    passes_on |= flags("have")
    helping |= flags("to") & np.concatenate([[False], passes_on[:-1]])
    # They agree not to share.
    not_to = flags("to") & np.concatenate([[False], flags("not")[:-1]])
    helping |= not_to & np.concatenate([[False, False], flags("passing")[:-2]])
    barring = read.barring()
    helping |= barring | np.concatenate([[False], barring[:-1]])
    no_longer = flags("no") & np.append(flags("longer")[1:], False)
    helping |= no_longer | np.concatenate([[False], no_longer[:-1]])
    helping |= within(read, Marker.INSERTION)
    # We are required by law to keep; we have the right at all times to keep.
    passing_on = np.isin(read.markers.meaning, (Marker.INSERTION, Marker.LEGAL))
    passing_on &= read.are(read.markers.end, "to")
    start, end = read.markers.start[passing_on], read.markers.end[passing_on]
    helping |= covered(start, end + np.int32(1), len(helping))
    # A comma or `and` between two helping words: do not, and will not, sell.
    loose = flags("comma", "and")
    for _ in range(2):
        beside = np.concatenate([[False], helping[:-1]]) & np.append(helping[1:] | loose[1:], False)
        follows = np.append(helping[1:], False)
        helping |= loose & beside & (follows | np.append(follows[1:], False))
    return helping


def subjects(read: Reading, last: Ints) -> tuple[NDArray[np.int8], Ints]:
    """Whom a subject that ends with each of some words is, and the word that it begins with."""
    who = np.zeros(len(last), np.int8)
    who[_is_name(read, last) | read.are(last, "own")] = Who.SERVICE
    who[read.are(last, "you")] = Who.PERSON
    # Such sites may collect your name: they are not the service.
    who[read.are(last, "places") & read.are(read.before(last), "foreign")] = 0
    who[are_any_sites(read, last)] = 0
    who[are_employers(read, last)] = 0
    # We communicate with you to provide information: it is not you who provide.
    is_reached = read.are(read.before(last), "with", "from", "by", "about", "reaching")
    who[(who == Who.PERSON) & is_reached & read.are(last + 1, "to")] = 0
    named = np.flatnonzero(read.recipient_end[last] >= 0)
    mention = read.recipient_end[last[named]]
    is_user = read.recipients.meaning[mention] == number_of(recipients(), "users")
    who[named] = np.where(is_user, Who.PERSON, Who.OTHERS)
    who[named[are_of_service(read, last[named], mention)]] = Who.SERVICE
    # Its employees are the service.
    who[named[read.recipients.meaning[mention] == number_of(recipients(), "staff")]] = Who.SERVICE
    # Our emails may use cookies.
    is_ours = read.words.number[read.before(last)] == read.grammar.of("our")
    is_ours &= (read.verb[last] == 0) & (read.recipient_end[last] < 0)
    is_ours &= ~read.are(last, "rule_text", "you")
    is_ours &= ~read.are(read.before(read.before(last)), "of", "with", "from", "by", "for")
    is_ours &= read.are(last + 1, "may", "will", "do", "have")
    who[is_ours] = Who.SERVICE
    start = last.copy()
    start[named] = read.recipients.start[mention]
    data = np.flatnonzero((read.data_end[last] >= 0) & (start == last))
    start[data] = read.data.start[read.data_end[last[data]]]
    firm = np.flatnonzero(read.are(last, "company_form") & read.are(last - 1, "comma"))
    start[firm] = read.sight.past(read.words.is_capital, last[firm] - 2) + 1
    who[read.are(last, "they")] = Who.OTHERS
    who[are_persons(read, last)] = Who.PERSON
    who[read.are(last, "we")] = Who.SERVICE
    who[are_turned_pronouns(read, last)] = Who.SERVICE
    who[(who == Who.SERVICE) & are_of_platforms(read, last)] = Who.OTHERS
    others = np.flatnonzero(who == Who.OTHERS)
    partner = _partners(read, start[others])
    who[others[partner >= 0]] = Who.SERVICE
    start[others] = np.where(partner >= 0, partner, start[others])
    before = np.maximum(start - 1, 0)
    is_led = read.are(before, "determiner") | _is_name(read, before)
    # If you believe that a child has given us data.
    is_led &= ~read.are(last, "you") | (read.words.number[before] == read.grammar.of("a"))
    is_led &= (before < start) & ~read.are(last, "we")
    return who, np.where(is_led, before, start).astype(np.int32)


def _is_name(read: Reading, places: Ints) -> Flags:
    """Whether words are names: capitals that are not known, or are led by such (Acme Systems)."""
    is_capital, number = read.words.is_capital, read.words.number
    found: Flags = is_capital[places] & (number[places] == 0)
    is_known = is_capital & (number > 0) & ~read.flags(*_NO_NAMES)
    known = np.flatnonzero(is_known[places] & (read.data_end[places] < 0))
    # Acme Imports & Distribution.
    is_known |= number == read.grammar.of("&")
    first = read.sight.past(is_known, places[known])
    # Acme, Inc. and Acme, LLC.
    after_comma = read.are(first, "comma") & read.are(places[known], "company_form")
    first = np.where(after_comma, first - 1, first)
    found[known] = (first >= 0) & is_capital[first] & (number[first] == 0)
    return found


def _partners(read: Reading, start: Ints) -> Ints:
    """What stands for the service and is joined to each subject, or -1: we and our partners."""
    small = read.flags("and", "determiner", "adverb") & ~read.flags("we")
    partner = read.sight.past(small, np.maximum(start - 1, 0))
    is_service = read.are(partner, "we")
    names = np.flatnonzero((partner >= 0) & ~is_service)
    # Zogna and its partners; but not: your employer and its partners.
    is_and = read.words.number[partner[names] + 1] == read.grammar.of("and")
    is_its = read.words.number[np.maximum(start[names] - 1, 0)] == read.grammar.of("its")
    is_service[names] = is_and & is_its & _is_company(read, partner[names])
    return np.where((partner >= 0) & is_service, partner, np.int32(-1))


def _is_company(read: Reading, places: Ints) -> Flags:
    """Whether words name the service: the company, Acme."""
    found: Flags = _is_name(read, places) | read.are(places, "own")
    return found & (read.recipient_end[places] < 0)

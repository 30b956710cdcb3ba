"""What goes before a clause and takes back what it states: how we use; to ask that we disclose."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from transforms.practice_rules.grammar import Marker, Shape
from transforms.practice_rules.reading import Reading
from transforms.practice_rules.words import Flags, Ints

_FARTHEST_WAY: Final = 4
_FARTHEST_APART: Final = 7


def antecedent_of(read: Reading, before: Ints, has_before: Flags) -> Ints:
    """``before``, or the word before it where that is `that` or `which`."""
    is_relative = has_before & read.are(before, "relative")
    return np.where(is_relative, np.maximum(before - 1, 0), before)


def are_introduced(
    read: Reading,
    safe: Ints,
    before: Ints,
    has_before: Flags,
    is_relative: Flags,
    who: NDArray[np.int8],
    shape: NDArray[np.int8],
) -> Flags:
    """Which verbs state nothing for what goes before: how we use; to ask that we disclose."""
    found = np.zeros(len(who), np.bool_)
    told = np.flatnonzero(who > 0)
    found[told] = _are_unsaid(read, before[told], is_relative[told])
    ways = told[(shape[told] != Shape.PASSIVE) | (read.data_end[safe[told]] >= 0)]
    found[ways] |= _is_way(read, before[ways])
    relatives = np.flatnonzero(is_relative)
    antecedent = antecedent_of(read, before[relatives], has_before[relatives])
    found[relatives] |= _is_asked(read, antecedent)
    is_us = read.words.number[safe] == read.grammar.of("us")
    is_wish = read.are(before, "passing", "wish", "for")
    is_wish |= read.words.number[before] == read.grammar.of("allowing")
    # Companies help us use your data: they are what is spoken of.
    is_wish |= _are_helped(read, before)
    found |= is_wish & is_us
    return found & has_before


def _are_helped(read: Reading, before: Ints) -> Flags:
    """Whether each word is the verb of others who help: our vendors help us."""
    found = read.are(before, "helping")
    rows = np.flatnonzero(found)
    small = read.flags("adverb", "may", "will", "relative", "to", "and")
    helper = read.sight.past(small, read.before(before[rows]))
    safe = np.maximum(helper, 0)
    found[rows] = (helper >= 0) & ((read.recipient_end[safe] >= 0) | read.are(safe, "they"))
    return found


def _are_for_purposes(read: Reading, before: Ints) -> Flags:
    """Whether a purpose opens the sentence of each subject: for such purposes we use."""
    begin = read.sight.begin[before]
    is_for = read.words.number[begin] == read.grammar.of("for")
    found: Flags = is_for & read.are(before, "purpose") & (before - begin <= _FARTHEST_WAY)
    return found


def _are_unsaid(read: Reading, before: Ints, is_relative: Flags) -> Flags:
    """Whether the word before a subject makes what follows a question, a wish or a thought."""
    found = read.are(before, "way") & ~_are_for_purposes(read, before)
    # Who we share your data with.
    is_who = read.words.number[before] == read.grammar.of("who")
    found |= is_who & (read.sight.begin[before] == before)
    found |= read.are(before, "wh") & ~is_relative
    is_after_relative = read.are(before, "relative")
    antecedent = np.where(is_after_relative, np.maximum(before - 1, 0), before)
    # That third parties do not: `that` was taken for a word of the subject.
    is_after_relative |= read.are(before + 1, "relative")
    unsaid = read.are(antecedent, "hypothesis", "wish", "passing")
    # You agree that we share; please be aware that we share.
    number = read.words.number
    unsaid &= ~read.are(antecedent, "agreeing")
    is_aware = number[antecedent] == read.grammar.of("aware")
    unsaid &= ~(is_aware & (number[read.before(antecedent)] == read.grammar.of("be")))
    # We require that you provide: that is asked of people.
    unsaid &= ~(read.are(antecedent, "requiring") & read.are(before + 1, "you"))
    return found | (unsaid & (is_after_relative | read.are(before, "hypothesis")))


def _is_way(read: Reading, place: Ints) -> Flags:
    """Whether how, why or what stands a few words before: how long we keep."""
    ways = read.flags("way")
    never = read.markers.end[read.markers.meaning == Marker.NEVER] - 1
    if len(never):
        # Under no circumstances.
        ways = ways.copy()
        ways[never] = False
    way = read.sight.last(ways)[place]
    way = np.where(_are_for_purposes(read, np.maximum(way, 0)), -1, way)
    mark = read.sight.last(read.flags("comma", "semicolon", "colon", "close"))[place]
    found: Flags = (way >= 0) & (place - way <= _FARTHEST_WAY) & (way > mark)
    # Under what circumstances, if any, we disclose.
    rows = np.flatnonzero(read.are(place, "comma"))
    apart = read.sight.last(ways & np.append(read.flags("comma")[1:], False))[place[rows]]
    found[rows] = (
        (apart >= 0) & (place[rows] - apart <= _FARTHEST_APART) & (apart + 1 < place[rows])
    )
    return found


def _is_asked(read: Reading, last: Ints) -> Flags:
    """Whether a question word stands before the mention of data that ends with ``last``."""
    mention = np.maximum(read.data_end[last], 0)
    if not len(read.data.start):
        return np.zeros(len(last), np.bool_)
    start = read.data.start[mention]
    before = np.maximum(start - 1, 0)
    is_asked: Flags = read.are(before, "way", "wh") & (
        read.words.sentence[before] == read.words.sentence[last]
    )
    return is_asked & (read.data_end[last] >= 0)

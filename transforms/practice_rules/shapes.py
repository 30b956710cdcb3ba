"""How single verbs stand in their clauses, and whom their subjects are."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from transforms.practice_rules.chains import are_chained
from transforms.practice_rules.grammar import BASE, GERUND, PAST, THIRD_PERSON, Marker, Shape, Verb
from transforms.practice_rules.reading import Reading
from transforms.practice_rules.sentence_arrays import any_at, any_between, counts
from transforms.practice_rules.subjects import LONGEST_PARENTHESIS, Who
from transforms.practice_rules.vocabularies import data_types, number_of
from transforms.practice_rules.words import Flags, Ints

_TOOLS: Final = ("cookies", "device", "usage", "sensor")
FARTHEST: Final = 14
"""Words between a verb and its subject."""


def are_turned(read: Reading, before: Ints) -> Flags:
    """Whether a denial and a helping word go before a subject: under no circumstances will we."""
    never = read.markers.start[read.markers.meaning == Marker.NEVER]
    found = np.zeros(len(before), np.bool_)
    if len(never):
        rows = np.flatnonzero(read.are(before, "be", "have", "do", "may", "will"))
        begin = np.maximum(before[rows] - FARTHEST, read.sight.begin[before[rows]])
        found[rows] = any_at(never, begin, before[rows])
    return found


def subjects_and_shapes(
    read: Reading,
    helping: Flags,
    of_safe: NDArray[np.int8],
    place: Ints,
    form: NDArray[np.int8],
    at: Ints,
    after_at: Ints,
) -> tuple[NDArray[np.int8], NDArray[np.int8]]:
    """Whom the subject of each verb is, and how the verb stands; 0 where neither shows."""
    safe = np.maximum(at, 0)
    last = len(read.words.number) - 1
    is_near = (at >= 0) & (place - safe <= FARTHEST + LONGEST_PARENTHESIS)
    has_be = any_between(counts(read.flags("be")), after_at, place)
    is_chained = after_at < place
    is_passive = (form & PAST > 0) & has_be & (place - safe <= FARTHEST + LONGEST_PARENTHESIS)
    is_finite = (form & (BASE | THIRD_PERSON | PAST) > 0) & ~has_be
    is_finite |= ((form & BASE > 0) & is_chained) | ((form & GERUND > 0) & has_be)
    is_active = is_finite & ~is_passive & is_near
    who = np.where(is_active, of_safe, 0).astype(np.int8)
    # A capital letter at the beginning of a sentence makes no name.
    is_first = (safe == read.sight.begin[place]) & (form & THIRD_PERSON == 0)
    is_noun = read.are(safe, "own") | read.words.is_capital[safe]
    is_noun &= ~read.are(safe, "we", "you", "they")
    is_plural = (read.words.number[safe] == 0) & read.words.is_plural[safe]
    who[is_first & ((is_noun & ~is_chained) | is_plural)] = 0
    # Products sold to customers: what is sold, not who sells.
    is_bare = (form & (PAST | BASE) == PAST) & ~is_chained & read.are(safe, "own")
    following = np.minimum(place + 1, last)
    # Internet service providers utilized, and pages viewed.
    is_named = (form & (PAST | BASE) == PAST) & ~is_chained & (of_safe == Who.OTHERS)
    is_bare |= is_named & (read.verb[place] == Verb.USE) & ~read.are(safe, "they")
    who[is_bare & read.are(following, "from", "with", "for", "and", "comma", "close")] = 0
    disagrees = _disagrees(read, place, form, safe, is_chained)
    who[disagrees] = 0
    is_tool = (who == 0) & is_active & _are_tools(read, safe) & ~disagrees
    is_tool &= (form & PAST == 0) | any_between(counts(read.flags("have")), after_at, place)
    is_infinitive = read.are(safe, "to") & (form & BASE > 0) & (at >= 0)
    is_infinitive &= at == read.sight.past(read.words.is_adverb, place - 1)
    is_infinitive |= are_chained(read, helping, place, form, at)
    is_infinitive &= read.verb[place] != Verb.GIVE
    shape = np.where((who > 0) | is_tool, Shape.ACTIVE, 0).astype(np.int8)
    shape[is_infinitive & (who == 0)] = Shape.INFINITIVE
    shape[is_passive] = Shape.PASSIVE
    who[is_tool | is_passive | (shape == Shape.INFINITIVE)] = Who.SERVICE
    return who, shape


def _are_tools(read: Reading, last: Ints) -> Flags:
    """Whether what ends with each word does things itself: cookies, browsers, log files."""
    mention = read.data_end[last]
    tools = [number_of(data_types(), term) for term in _TOOLS]
    found: Flags = (mention >= 0) & np.isin(np.append(read.data.meaning, -1)[mention], tools)
    return found


def _are_names(read: Reading, place: Ints, safe: Ints) -> Flags:
    """Which verbs that may be nouns have a capital letter, as the word before them has."""
    is_capital = read.words.is_capital
    return read.are(place, "noun_verb") & is_capital[place] & is_capital[safe]


def _disagrees(
    read: Reading, place: Ints, form: NDArray[np.int8], safe: Ints, is_chained: Flags
) -> Flags:
    """Whether a noun and what may be its verb do not go together: the application store."""
    words = read.words
    is_noun = ~read.are(safe, "we", "you", "they", "relative", "it")
    is_plural = words.is_plural[safe]
    is_base = (form & (BASE | PAST) == BASE) & ~is_plural
    is_base &= ~are_turned(read, read.before(safe))
    is_odd = read.are(place, "noun_verb") & (form & THIRD_PERSON > 0)
    is_odd &= ~words.is_capital[safe] & ~read.are(safe, "web_end")
    # This website uses cookies: with an object it is a verb.
    begins = np.zeros(len(words.number) + 1, np.bool_)
    begins[read.data.start] = True
    has_object = begins[place + 1] | read.are(place + 1, "determiner", "owner")
    is_odd &= ~(has_object & read.are(read.before(safe), "such", "determiner"))
    # App Stores may use your data.
    is_odd |= _are_names(read, place, safe) & (form & THIRD_PERSON > 0) & ~has_object
    after = np.minimum(safe + 1, len(words.number) - 1)
    does_not = is_chained & read.are(after, "do_base") & ~is_plural
    found: Flags = is_noun & ((~is_chained & (is_base | is_odd)) | does_not)
    return found

"""To whom verbs of sharing and selling give data, and who else acts."""

from __future__ import annotations

from typing import Final

import numpy as np

from transforms.practice_rules.clauses import Clauses
from transforms.practice_rules.grammar import Shape, Verb
from transforms.practice_rules.reading import Reading
from transforms.practice_rules.slots import Filling, shared
from transforms.practice_rules.surroundings import Surroundings
from transforms.practice_rules.words import Flags, Ints

_FARTHEST_RECIPIENT: Final = 20
_GIVING: Final = (Verb.SHARE, Verb.SELL, Verb.GIVE)
_FARTHEST_ACTOR: Final = 3


def recipients_of(read: Reading, found: Clauses, around: Surroundings) -> Filling:
    """To whom each verb of sharing or selling gives."""
    told = read.recipients
    before = read.before(told.start)
    verb = around.verb(before)
    clause = around.clause(verb)
    is_to = _is_to(around, before, verb)
    # Provide our partners with your name.
    is_object = _lead(read, before) == verb
    is_object &= found.verb[clause] == Verb.GIVE
    is_free = (around.relative[before] < verb) | (around.reset[before] > around.relative[before])
    is_free &= around.to_verb_last[before] < verb
    is_free &= ~found.is_denied[clause] | (around.exception[before] < verb)
    keep = (verb >= 0) & np.isin(found.verb[clause], _GIVING) & (is_to | is_object) & is_free
    taken = shared(
        found, Filling(clause[keep], told.meaning[keep], told.start[keep], told.end[keep])
    )
    return taken.only(np.isin(found.verb[taken.clause], _GIVING))


def others_acting(read: Reading, found: Clauses, around: Surroundings) -> Flags:
    """Which passives are done by others: is collected by advertisers."""
    acting = np.zeros(len(found.place), np.bool_)
    lead = _lead(read, read.before(read.recipients.start))
    safe = np.maximum(lead, 0)
    is_by = (lead >= 0) & (read.words.number[safe] == read.grammar.of("by"))
    verb = around.any_verb[safe]
    is_by &= (verb >= 0) & (lead - verb <= _FARTHEST_ACTOR)
    clause = around.number[verb[is_by]]
    acting[clause[found.shape[clause] == Shape.PASSIVE]] = True
    return acting


def _is_to(around: Surroundings, before: Ints, verb: Ints) -> Flags:
    """Whether `to` or `with` stands between each verb and the word before a recipient."""
    last = around.with_last[before]
    found: Flags = (last > verb) & (last > around.to_verb_last[before])
    return found & ((before - last <= _FARTHEST_RECIPIENT) | (around.reset[before] > last))


def _lead(read: Reading, before: Ints) -> Ints:
    """The last word at or before each that describes no recipient, or -1."""
    small = read.flags("determiner", "adverb", "letting") | (read.words.number == 0)
    return read.sight.last(~small)[before]

"""By whom passives are done: by other sites, users or outsiders, none of which is the service."""

from __future__ import annotations

from typing import Final

import numpy as np

from transforms.practice_rules.clauses import Clauses
from transforms.practice_rules.grammar import Shape, Verb
from transforms.practice_rules.reading import Reading
from transforms.practice_rules.sentence_arrays import any_flagged
from transforms.practice_rules.words import Flags

_LONGEST_AGENT: Final = 4
"""Words after `by`."""
_NEAR: Final = 12
"""Words after a verb among which employees are named."""


def are_by_others(read: Reading, found: Clauses) -> Flags:
    """Whether `by those` or the like follows each verb, or the last of its enumeration, at once."""
    last = len(read.words.number) - 1
    after = np.minimum(found.place[found.group] + 1, last)
    is_by = read.words.number[after] == read.grammar.of("by")
    by_others: Flags = is_by & read.are(np.minimum(after + 1, last), "foreign")
    # By a site, by most browsers, by users: none of them is the service.
    agent = np.minimum(after + 1, last)
    is_any = np.isin(read.words.number[agent], (read.grammar.of("a"), read.grammar.of("an")))
    is_any |= read.are(agent, "many")
    is_any &= ~read.words.is_capital[agent] & (found.verb != Verb.COLLECT)
    for _ in range(2):
        agent = np.minimum(agent + read.are(agent, "determiner", "owner", "foreign"), last)
    rows = np.flatnonzero(is_by)
    end = np.minimum(agent[rows] + _LONGEST_AGENT, last)
    is_any = is_any[rows] & read.any_are(agent[rows], end, "anybody")
    other_than = read.words.number == read.grammar.of("than")
    other_than &= np.concatenate([[False], read.words.number[:-1] == read.grammar.of("other")])
    is_any |= any_flagged(other_than, agent[rows], end)
    by_others[rows] |= is_any | read.are(agent[rows], "you", "people")
    by_others &= found.verb != Verb.GIVE
    return by_others


def are_by_outsiders(read: Reading, found: Clauses) -> Flags:
    """Whether outsiders see data, or employees do: nobody lets the first, and these are ours."""
    last = len(read.words.number) - 1
    is_by = read.words.number[np.minimum(found.place + 1, last)] == read.grammar.of("by")
    outside: Flags = is_by & read.are(np.minimum(found.place + 2, last), "unauthorised")
    seen = np.flatnonzero((found.shape == Shape.PASSIVE) & read.are(found.place, "access"))
    place = found.place[seen]
    end = np.minimum(place + _NEAR, read.words.first[read.words.sentence[place] + 1])
    outside[seen] |= read.any_are(place, end, "employee")
    return outside

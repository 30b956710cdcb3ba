"""Words that name data elsewhere and other things here: to address fraud, your country's tax."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from transforms.practice_rules.grammar import Grammar
from transforms.practice_rules.vocabularies import data_types, number_of
from transforms.practice_rules.words import Flags, Ints, Words

_APOSTROPHE: Final = 3
"""Bytes between a word and the s that tells an owner, at most."""
_LONGEST_SITE: Final = 6
"""Words after `in` among which the name of a site stands."""


def own_other_things(found: Words, start: Ints, end: Ints, grammar: Grammar) -> Flags:
    """Which mentions only own what is meant: your country's taxes."""
    after = np.minimum(end, len(found.number) - 1)
    gap = found.start[after] - found.end[end - 1]
    owns: Flags = (found.number[after] == grammar.of("s")) & (gap > 0) & (gap <= _APOSTROPHE)
    owns &= found.end[after] - found.start[after] == 1
    # Your employer's name tells of your work.
    following = np.minimum(after + 1, len(found.number) - 1)
    owns &= found.number[following] != grammar.of("name")
    return owns


def are_other_things(
    found: Words, start: Ints, end: Ints, meaning: Ints, grammar: Grammar
) -> Flags:
    """Which mentions name no data of people: to address fraud, a secure location, site contents."""
    before, after = np.maximum(start - 1, 0), np.minimum(end, len(found.number) - 1)
    is_one = end - start == 1
    # Kept in a secure location.
    is_place = is_one & (meaning == number_of(data_types(), "location"))
    is_place &= _are(found, grammar, before, "kept_place")
    is_verb = is_one & (found.number[start] == grammar.of("address"))
    is_verb &= (
        _are(found, grammar, before, "to")
        | (found.number[before] == grammar.of("otherwise"))
        | _are(found, grammar, after, "dealt_with")
    )
    other: Flags = is_place | is_verb
    other |= _are_addresses_of_sites(found, start, end, meaning, grammar)
    return other | _are_contents(found, start, end, meaning, grammar)


def _are_addresses_of_sites(
    found: Words, start: Ints, end: Ints, meaning: Ints, grammar: Grammar
) -> Flags:
    """The address of the site that you come from; your internet protocol (IP) address."""
    before, last = np.maximum(start - 1, 0), len(found.number) - 1
    third = np.minimum(end + 2, last)
    is_site = _are(found, grammar, third, "site", "sites")
    is_site |= found.number[third] == grammar.of("web")
    is_site &= _are(found, grammar, np.minimum(end, last), "of")
    is_site |= (end - start == 1) & _are(found, grammar, before, "close")
    of_site: Flags = is_site & (meaning == number_of(data_types(), "postal_address"))
    return of_site


def _are_contents(found: Words, start: Ints, end: Ints, meaning: Ints, grammar: Grammar) -> Flags:
    """The information contained in this site."""
    before, after = np.maximum(start - 1, 0), np.minimum(end, len(found.number) - 1)
    following = np.minimum(after + 1, len(found.number) - 1)
    contents: Flags = meaning == number_of(data_types(), "any_data")
    contents &= ~_are(found, grammar, before, "owner") & _are(found, grammar, after, "content_of")
    rows = np.flatnonzero(contents)
    site = following[rows][:, None] + np.arange(1, _LONGEST_SITE + 1)
    site = np.minimum(site, found.first[found.sentence[start[rows]] + 1][:, None] - 1)
    is_site = np.any(_are(found, grammar, site, "places", "site"), axis=1)
    contents[rows] = _are(found, grammar, following[rows], "within") & is_site
    return contents


def _are(found: Words, grammar: Grammar, places: NDArray[Any], *names: str) -> Flags:
    are: Flags = grammar.classes.either(names)[found.number[places]]
    return are

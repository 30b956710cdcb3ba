"""Sales of the business: the data that go along are shared for a merger, not sold."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np

from transforms.practice_rules.clauses import Clauses
from transforms.practice_rules.grammar import PLACE_OF_PURPOSE, Shape, Verb
from transforms.practice_rules.reading import Reading
from transforms.practice_rules.sentence_arrays import any_at
from transforms.practice_rules.slots import Filling, joined
from transforms.practice_rules.subjects import Who
from transforms.practice_rules.surroundings import Surroundings
from transforms.practice_rules.vocabularies import number_of, purposes
from transforms.practice_rules.words import Flags, Ints

_FARTHEST: Final = 14
"""Words between a verb and the assets that are sold."""


def with_business_sales(
    read: Reading, found: Clauses, around: Surroundings, fillings: dict[str, Filling]
) -> tuple[Clauses, dict[str, Filling]]:
    """The verbs, and what fills their slots, where a sale of the business is one of sharing.

    We may sell our assets, including your data; your data may be sold in a bankruptcy. Both share
    data for a merger. Verbs that then say the same as another of their enumeration lose their data.
    """
    sells = np.flatnonzero((found.verb == Verb.SELL) & ~found.is_denied).astype(np.int32)
    if not len(sells):
        return found, fillings
    merger = number_of(purposes(), "merger")
    named = read.purposes.start[read.purposes.meaning & PLACE_OF_PURPOSE == merger]
    mention = _first(named, read.sight.begin[found.place[sells]], _next_clauses(read, found, sells))
    firm = _sold_firms(read, found, around, fillings["data"], sells)
    is_sale = (mention >= 0) | (firm >= 0)
    sells, words = sells[is_sale], np.where(mention >= 0, mention, firm)[is_sale]
    if not len(sells):
        return found, fillings
    is_of = np.zeros(len(found.group), np.bool_)
    is_of[found.group[sells]] = True
    members = np.flatnonzero(is_of[found.group]).astype(np.int32)
    members = members[np.isin(found.verb[members], (Verb.SHARE, Verb.SELL, Verb.GIVE))]
    verb = found.verb.copy()
    verb[sells] = Verb.SHARE
    told = fillings["purpose"]
    lacking = members[~np.isin(members, told.clause[told.meaning == merger])]
    start = words[np.searchsorted(found.group[sells], found.group[lacking])].astype(np.int32)
    added = Filling(lacking, np.full(len(lacking), merger, np.int32), start, start + np.int32(1))
    data = fillings["data"]
    keep = ~np.isin(data.clause, _repeated(found, sells, members))
    return replace(found, verb=verb), {
        **fillings,
        "data": data.only(keep),
        "purpose": joined([told, added]),
    }


def _first(places: Ints, begin: Ints, end: Ints) -> Ints:
    """The first of ``places`` from each beginning on, -1 where none comes before the end."""
    known = np.append(places, np.iinfo(np.int32).max)
    first = known[np.searchsorted(known, begin)]
    found: Ints = np.where(first < end, first, np.int32(-1))
    return found


def _next_clauses(read: Reading, found: Clauses, sells: Ints) -> Ints:
    """Where after each of ``sells`` something else is said, or its sentence ends."""
    says = (found.shape == Shape.ACTIVE) & (found.who != Who.PERSON)
    last = found.place[found.group[sells]]
    joint = read.sight.last(read.flags("comma", "and", "semicolon"))[found.subject[says]]
    after = np.append(np.maximum(joint, 0), np.iinfo(np.int32).max)
    following = after[np.searchsorted(found.place[says], last, "right")]
    following = np.where(following > last, following, after[-1])
    ends = read.words.first[read.words.sentence[last] + 1]
    found_ends: Ints = np.minimum(following, ends).astype(np.int32)
    return found_ends


def _sold_firms(
    read: Reading, found: Clauses, around: Surroundings, data: Filling, sells: Ints
) -> Ints:
    """The word for the business that each verb sells, -1 for none: sell our assets, data included.

    It stands before the data and behind no `to` or `for`: sell your data to other companies.
    """
    firm = np.flatnonzero(read.flags("firm")).astype(np.int32)
    place = found.place[sells]
    limit = read.words.first[read.words.sentence[place] + 1]
    at = _first(firm, place, np.minimum(limit, place + _FARTHEST))
    safe = np.maximum(at, 0)
    is_free = (at >= 0) & (around.with_last[safe] < place) & (around.hard[safe] < place)
    is_free &= found.shape[sells] != Shape.RELATIVE
    starts = np.sort(data.start[np.isin(data.clause, sells)])
    is_free &= ~any_at(starts, place, safe)
    is_free &= ~any_at(starts, safe, safe + 1)
    return np.where(is_free, at, np.int32(-1))


def _repeated(found: Clauses, sells: Ints, members: Ints) -> Ints:
    """Those of ``sells`` beside another verb of their enumeration that now says the same."""
    shares = members[~np.isin(members, sells)]
    is_first: Flags = np.ones(len(sells), np.bool_)
    is_first[1:] = found.group[sells][1:] != found.group[sells][:-1]
    return sells[np.isin(found.group[sells], found.group[shares]) | ~is_first]

"""Phrases of several words, found in the words of many sentences at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from transforms.practice_rules.words import Ints, Words

_Numbers = NDArray[np.int64]
_WORD_BITS: Final = 16
_WORD: Final = (1 << _WORD_BITS) - 1
_PAIR_BITS: Final = 17
_ODD: Final = 0x9E3B


@dataclass(frozen=True)
class Phrases:
    """Phrases as a tree of words. A node's key is that of its parent times 2^16 plus its word."""

    keys: _Numbers
    """Of all nodes, sorted; parents of the first words are 0, others the place here plus one."""
    nodes: _Numbers
    """Of each key."""
    meanings: Ints
    """What the phrase that ends at each node means, -1 where none ends."""
    first: NDArray[np.int32]
    """Node of each word that begins a phrase, by its number, 0 for others."""
    begins: NDArray[np.bool_]
    """Whether each word begins a phrase, by its number."""
    pairs: NDArray[np.bool_]
    """Whether two words may begin a phrase, by the place that `_places` gives them."""


@dataclass(frozen=True)
class Mentions:
    """Phrases found, in the order of the words; none overlaps another."""

    start: Ints
    """Place of the first word."""
    end: Ints
    """Place after the last word."""
    meaning: Ints

    def at(self, rows: _Numbers) -> Mentions:
        """Some of them."""
        return Mentions(self.start[rows], self.end[rows], self.meaning[rows])


def phrases(meanings: Mapping[str, int], numbers: Mapping[str, int]) -> Phrases:
    """The tree of the phrases in ``meanings``, words parted by blanks, with their ``numbers``."""
    children: dict[tuple[int, int], int] = {}
    ends: dict[int, int] = {}
    for phrase, meaning in meanings.items():
        node = 0
        for word in phrase.split():
            node = children.setdefault((node, numbers[word]), len(children) + 1)
        ends[node] = meaning
    keys = np.array([parent << _WORD_BITS | word for parent, word in children], np.int64)
    nodes = np.array(list(children.values()), np.int64)
    order = np.argsort(keys)
    first = np.zeros(max(numbers.values(), default=0) + 1, np.int32)
    is_first = keys < 1 << _WORD_BITS
    first[keys[is_first]] = nodes[is_first]
    found = np.full(len(keys) + 1, -1, np.int32)
    found[list(ends)] = list(ends.values())
    pairs = np.zeros(1 << _PAIR_BITS, np.bool_)
    word_of = np.zeros(len(keys) + 1, np.int64)
    word_of[first] = np.arange(len(first))
    is_second = np.isin(keys >> _WORD_BITS, first[first > 0])
    pairs[_places(word_of[keys[is_second] >> _WORD_BITS], keys[is_second] & _WORD)] = True
    return Phrases(keys[order], nodes[order], found, first, first > 0, pairs)


def _places(word: _Numbers, following: _Numbers) -> _Numbers:
    return (word * _ODD + following) & ((1 << _PAIR_BITS) - 1)


def mentions(words: Words, vocabulary: Phrases) -> Mentions:
    """The longest phrases of ``vocabulary`` in ``words``, the leftmost first.

    None goes over the border of a sentence, for the last word of each begins and ends no phrase.
    """
    number = words.number
    start = np.flatnonzero(vocabulary.begins.take(number[:-1]))
    word = number.take(start)
    is_pair = vocabulary.pairs.take(_places(word, number.take(start + 1)))
    node = vocabulary.first.take(word)
    meaning = vocabulary.meanings.take(node)
    is_candidate = np.flatnonzero(is_pair | (meaning >= 0))
    start, meaning, node = start.take(is_candidate), meaning.take(is_candidate), node[is_candidate]
    end = start + (meaning >= 0)
    alive = np.flatnonzero(is_pair.take(is_candidate))
    at, node = start[alive] + 1, node[alive]
    while len(alive):
        word = number[at]
        wanted = node.astype(np.int64) << _WORD_BITS | word
        place = np.minimum(np.searchsorted(vocabulary.keys, wanted), len(vocabulary.keys) - 1)
        is_on = (vocabulary.keys[place] == wanted) & (word > 0)
        alive, at, node = alive[is_on], at[is_on] + 1, vocabulary.nodes[place[is_on]]
        is_end = vocabulary.meanings[node] >= 0
        end[alive[is_end]] = at[is_end]
        meaning[alive[is_end]] = vocabulary.meanings[node[is_end]]
    is_found = np.flatnonzero(meaning >= 0)
    return _apart(start[is_found], end[is_found], meaning[is_found])


def _apart(start: _Numbers, end: _Numbers, meaning: Ints) -> Mentions:
    """Those that do not begin within one that was kept before."""
    is_free = start >= np.concatenate([[0], np.maximum.accumulate(end)])[:-1]
    # Within one that is free of all before it a phrase is never kept: personal information.
    rows = np.flatnonzero(is_free | (start >= np.maximum.accumulate(np.where(is_free, end, 0))))
    start, end, meaning, is_free = start[rows], end[rows], meaning[rows], is_free[rows]
    odd = np.flatnonzero(~is_free)
    before = np.where(is_free[odd - 1], end[odd - 1], 0)
    last, kept = 0, []
    for begin, stop, last_free in zip(
        start[odd].tolist(), end[odd].tolist(), before.tolist(), strict=True
    ):
        last = last_free or last
        kept.append(begin >= last)
        last = stop if begin >= last else last
    is_free[odd] = kept
    rows = np.flatnonzero(is_free)
    return Mentions(
        start[rows].astype(np.int32), end[rows].astype(np.int32), meaning[rows].astype(np.int32)
    )


def with_plurals(names: Iterable[str]) -> list[str]:
    """``names`` and their plurals."""
    return [form for name in names for form in dict.fromkeys((name, _plural(name)))]


def _plural(name: str) -> str:
    if name.endswith("s") and not name.endswith("ss"):
        return name
    if name.endswith("y") and name[-2:-1] not in set("aeiou"):
        return f"{name[:-1]}ies"
    return f"{name}es" if name.endswith(("x", "ch", "sh", "ss")) else f"{name}s"

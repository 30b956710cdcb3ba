"""Phrases of several words, found in the words of many sentences at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transforms.practice_rules.words import Ints, Words

_Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Phrases:
    """Phrases as a tree of words. A node's key is that of its parent times 2^16 plus its word."""

    keys: _Numbers
    """Of all nodes, sorted; parents of the first words are 0, others the place here plus one."""
    meanings: Ints
    """What the phrase that ends at each node means, -1 where none ends."""
    first: NDArray[np.int32]
    """Node of each word that begins a phrase, by its number, -1 for others."""


@dataclass(frozen=True)
class Mentions:
    """Phrases found, in the order of the words; none overlaps another."""

    start: Ints
    """Place of the first word."""
    end: Ints
    """Place after the last word."""
    meaning: Ints


def phrases(meanings: Mapping[str, int], numbers: Mapping[str, int]) -> Phrases:
    """The tree of the phrases in ``meanings``, words parted by blanks, with their ``numbers``."""
    children: dict[tuple[int, int], int] = {}
    ends: dict[int, int] = {}
    for phrase, meaning in meanings.items():
        node = 0
        for word in phrase.split():
            node = children.setdefault((node, numbers[word]), len(children) + 1)
        ends[node] = meaning
    keys = np.array([parent << 16 | word for parent, word in children], np.int64)
    nodes = np.array(list(children.values()), np.int64)
    order = np.argsort(keys)
    # Places in the sorted keys take the part of the nodes' numbers, level after level.
    return _renumbered(keys, nodes, ends, order, max(numbers.values(), default=0))


def _renumbered(
    keys: _Numbers, nodes: _Numbers, ends: Mapping[int, int], order: _Numbers, n_words: int
) -> Phrases:
    first = np.full(n_words + 1, -1, np.int32)
    for key, node in zip(keys.tolist(), nodes.tolist(), strict=True):
        if key < 1 << 16:
            first[key] = node
    found = np.full(len(keys) + 1, -1, np.int32)
    for node, meaning in ends.items():
        found[node] = meaning
    return Phrases(np.stack([keys[order], nodes[order]]), found, first)


def mentions(
    words: Words, vocabulary: Phrases, blocked: NDArray[np.bool_] | None = None
) -> Mentions:
    """The longest phrases of ``vocabulary`` in ``words``, the leftmost first."""
    number, sentence = words.number, words.sentence
    node_of = vocabulary.first[number]
    start = np.flatnonzero(node_of >= 0 if blocked is None else (node_of >= 0) & ~blocked)
    node = node_of[start]
    end = np.where(vocabulary.meanings[node] >= 0, start + 1, 0)
    meaning = vocabulary.meanings[node].copy()
    keys, nodes = vocabulary.keys
    alive = np.arange(len(start))
    at = start.copy()
    while len(alive):
        at = at + 1
        is_on = at < len(number)
        is_on[is_on] = sentence[at[is_on]] == sentence[start[alive[is_on]]]
        alive, at, node = alive[is_on], at[is_on], node[is_on]
        wanted = node.astype(np.int64) << 16 | number[at]
        place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        is_on = (keys[place] == wanted) & (number[at] > 0)
        alive, at, node = alive[is_on], at[is_on], nodes[place[is_on]]
        is_end = vocabulary.meanings[node] >= 0
        end[alive[is_end]] = at[is_end] + 1
        meaning[alive[is_end]] = vocabulary.meanings[node[is_end]]
    return _apart(start, end, meaning)


def _apart(start: _Numbers, end: _Numbers, meaning: Ints) -> Mentions:
    """Those that do not begin within one that was kept before."""
    is_found = end > 0
    start, end, meaning = start[is_found], end[is_found], meaning[is_found]
    before = np.concatenate([[0], np.maximum.accumulate(end)[:-1]]) if len(end) else end
    keep = start >= before
    last = -1
    for place in np.flatnonzero(~keep).tolist():
        last = place - 1 if keep[place - 1] else last
        keep[place] = start[place] >= end[last]
    return Mentions(
        start[keep].astype(np.int32), end[keep].astype(np.int32), meaning[keep].astype(np.int32)
    )


def with_plurals(names: Iterable[str]) -> list[str]:
    """``names`` and their plurals."""
    return [form for name in names for form in dict.fromkeys((name, _plural(name)))]


def _plural(name: str) -> str:
    if name.endswith("s"):
        return name
    if name.endswith("y") and name[-2:-1] not in set("aeiou"):
        return f"{name[:-1]}ies"
    return f"{name}es" if name.endswith(("x", "ch", "sh")) else f"{name}s"

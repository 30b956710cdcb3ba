"""Words and pairs of words of texts as places in tables, by a hash that never changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

WORD_BITS: Final = 16
PAIR_BITS: Final = 17
"""A table of words has 2 to the power of so many rows, and one of pairs."""

_CHUNK_BYTES: Final = 1 << 18
"""What is hashed at once: its numbers fit into the processor's cache."""

_AT_ONCE: Final = 8
"""Bytes of a word that are read in one step."""
_MOST_BYTES: Final = 64
"""What is longer is no word; it is hashed by its beginning."""

_SMALL: Final = np.uint64(0x2020202020202020)
"""The bits that make letters small; digits have them, and an @ stays apart from all others."""
_KEPT: Final = np.array([(1 << 8 * n) - 1 for n in range(_AT_ONCE + 1)], np.uint64)
"""By a number of bytes: the bits of so many."""

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]


@dataclass(frozen=True)
class Words:
    """The words of some texts, text after text."""

    words: Places
    """Row of each word in a table of words."""
    pairs: Places
    """Row, in a table of pairs, of each word with the one after it in its text, or with its end."""
    counts: Places
    """Number of words of each text."""


def words_of(texts: pl.Series) -> Words:
    """The words of ``texts`` (null counts as empty): runs of ASCII letters and digits, and each @.

    Capitals do not matter. Everything else parts words.
    """
    found = [_words_of_chunk(chunk) for chunk in _chunks(texts.fill_null(""))]
    hashes = np.concatenate([h for h, _ in found]) if found else np.zeros(0, np.uint64)
    counts = np.concatenate([n for _, n in found]) if found else np.zeros(0, np.int64)
    following = np.zeros_like(hashes)
    following[:-1] = hashes[1:]
    following[np.cumsum(counts)[counts > 0] - 1] = 0
    following += hashes * np.uint64(3)
    pairs = _mixed(following)
    return Words(_top_bits(hashes, WORD_BITS), _top_bits(pairs, PAIR_BITS), counts)


def _chunks(texts: pl.Series) -> Iterator[pl.Series]:
    """``texts`` in stretches of about `_CHUNK_BYTES`, none cut in two."""
    ends = texts.str.len_bytes().cum_sum().to_numpy().astype(np.int64)
    start = 0
    while start < len(texts):
        before = int(ends[start - 1]) if start else 0
        end = max(int(np.searchsorted(ends, before + _CHUNK_BYTES, "right")), start + 1)
        yield texts[start:end]
        start = end


def _words_of_chunk(texts: pl.Series) -> tuple[Hashes, Places]:
    """The hash of each word, and the number of words of each text."""
    joined = texts.str.join("\n").cast(pl.Binary).item()
    content = b"\n%s%s" % (joined, b"\n" * _AT_ONCE)
    kind = _kinds().take(np.frombuffer(content, np.uint8))
    before, after = kind[:-1], kind[1:]
    # An @ beside another is a word of its own only with a stranger before it, which is enough.
    is_edge = before != after
    first = np.flatnonzero(is_edge & (after > 0)) + 1
    length = np.flatnonzero(is_edge & (before > 0)) + 1 - first
    ends = np.cumsum(texts.str.len_bytes().to_numpy().astype(np.int64) + 1)
    counts = np.diff(np.searchsorted(first, ends), prepend=0)
    return _word_hashes(content, first, length), counts


def _word_hashes(content: bytes, first: Places, length: Places) -> Hashes:
    """The hash of each word, from where it begins and its length: eight bytes in each step."""
    eights: Hashes = np.ndarray((len(content) - _AT_ONCE + 1,), "<u8", content, strides=(1,))
    hashes = _mixed((eights.take(first) | _SMALL) & _KEPT.take(np.minimum(length, _AT_ONCE)))
    for done in range(_AT_ONCE, _MOST_BYTES, _AT_ONCE):
        longer = np.flatnonzero(length > done)
        part = eights.take(first[longer] + done) | _SMALL
        part &= _KEPT.take(np.minimum(length[longer] - done, _AT_ONCE))
        hashes[longer] = _mixed(hashes[longer] * np.uint64(3) + part)
    return hashes


@cache
def _kinds() -> NDArray[np.uint8]:
    """Of each byte its kind: 0 parts words, 1 letter or digit, 2 @."""
    kinds = np.zeros(256, np.uint8)
    for first, last in ("09", "az", "AZ"):
        kinds[ord(first) : ord(last) + 1] = 1
    kinds[ord("@")] = 2
    return kinds


def _mixed(numbers: Hashes) -> Hashes:
    """``numbers``, which are lost, with every bit dependent on every other (SplitMix64's end)."""
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        numbers ^= numbers >> np.uint64(shift)
        numbers *= np.uint64(factor)
    numbers ^= numbers >> np.uint64(31)
    return numbers


def _top_bits(hashes: Hashes, bits: int) -> Any:
    return (hashes >> np.uint64(64 - bits)).astype(np.int64)

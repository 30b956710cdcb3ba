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

_GOLDEN: Final = 0x9E3779B97F4A7C15
_INVERSE: Final = pow(_GOLDEN, -1, 1 << 64)

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
    following = np.roll(hashes, -1)
    following[np.cumsum(counts)[counts > 0] - 1] = 0
    pairs = _mixed(hashes * np.uint64(3) + following)
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
    """The hash of each word, and the number of words of each text.

    A word's hash is the sum of its bytes' values, each times a power of an odd number by its place:
    a difference of running sums, divided by the power at its beginning.
    """
    whole = np.frombuffer(texts.str.join("\n").item().encode(), np.uint8)
    n_bytes = texts.str.len_bytes().to_numpy().astype(np.int64)
    starts = np.concatenate([[0], np.cumsum(n_bytes + 1)])
    kinds, values = _byte_tables()
    powers, inverses = _powers(1 << max(len(whole) - 1, _CHUNK_BYTES - 1).bit_length())
    kind = kinds[whole]
    edges = np.flatnonzero(kind[1:] != kind[:-1]) + 1
    # An @ beside another is a word of its own only with a stranger before it, which is enough.
    edges = np.concatenate([[0], edges, [len(whole)]]) if len(whole) else np.zeros(1, np.int64)
    sums = np.zeros(len(whole) + 1, np.uint64)
    np.cumsum(values[whole] * powers[: len(whole)], out=sums[1:])
    first = edges[:-1]
    is_word = kind[first] > 0
    hashes = np.diff(sums[edges])[is_word] * inverses[first[is_word]]
    counts = np.diff(np.searchsorted(first[is_word], starts))
    return _mixed(hashes), counts.astype(np.int64)


@cache
def _byte_tables() -> tuple[NDArray[np.uint8], Hashes]:
    """Of each byte its kind (0 parts words, 1 letter or digit, 2 @), and its value."""
    lower = np.arange(256, dtype=np.uint64)
    lower[ord("A") : ord("Z") + 1] += np.uint64(32)
    kinds = np.zeros(256, np.uint8)
    for first, last in ("09", "az", "AZ"):
        kinds[ord(first) : ord(last) + 1] = 1
    kinds[ord("@")] = 2
    return kinds, _mixed((lower + np.uint64(1)) * np.uint64(_GOLDEN))


@cache
def _powers(length: int) -> tuple[Hashes, Hashes]:
    """The first powers of the golden number, modulo 2 to the 64, and of its inverse."""
    return _powers_of(_GOLDEN, length), _powers_of(_INVERSE, length)


def _powers_of(number: int, length: int) -> Hashes:
    factors = np.full(length, number, np.uint64)
    factors[0] = 1
    found: Hashes = np.multiply.accumulate(factors)
    return found


def _mixed(numbers: Hashes) -> Hashes:
    """``numbers`` with every bit dependent on every other (the finalizer of SplitMix64)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


def _top_bits(hashes: Hashes, bits: int) -> Any:
    return (hashes >> np.uint64(64 - bits)).astype(np.int64)

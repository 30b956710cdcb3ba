"""Shingles: each sequence of three consecutive words of a text, as hashes.

Words are what white space parts. A character from U+0800 on (Chinese, Japanese, Thai …) counts as
a word of its own, with what stands between it and the next word.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

Words = np.uint64
_BLOCK_BYTES: Final = 1_000_000
"""What is hashed at once stays in the processor's cache."""

_GAP: Final = b" " * 8

_FACTORS: Final = tuple(
    Words(factor) for factor in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
)
_RADIX: Final = Words(0x2545F4914F6CDD1D)


def blocks(texts: pl.Series) -> Iterator[tuple[slice, bytes, NDArray[np.int64]]]:
    """Texts in blocks of about a megabyte.

    Yields:
        Which texts; their UTF-8 bytes, with 8 blanks before each and in the end; and where each
        text ends in these.
    """
    sizes, encoded = texts.str.len_bytes().to_list(), texts.cast(pl.Binary)
    start, total = 0, 0
    for stop, size in enumerate([*sizes, _BLOCK_BYTES + 1]):
        if start < stop and (stop == len(sizes) or total + size > _BLOCK_BYTES):
            content = _GAP.join([b"", *encoded[start:stop].to_list(), b""])
            ends = np.cumsum(np.array(sizes[start:stop], np.int64) + len(_GAP))
            yield slice(start, stop), content, ends
            start, total = stop, 0
        total += size


def word_starts(characters: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Where words begin in the bytes of a block, but for those in its last 8 bytes."""
    before, here = characters[:-9], characters[1:-8]
    begins = before <= 0x20
    begins |= here >= 0xE0
    begins &= here > 0x20
    return np.flatnonzero(begins) + 1


def rough_words(content: bytes, starts: NDArray[np.int64]) -> NDArray[np.uint64]:
    """A hash of the 8 bytes from each start on: of the beginning of the word and what follows."""
    eights: NDArray[np.uint64] = np.ndarray((len(content) - 7,), np.dtype("<u8"), content, 0, (1,))
    words: NDArray[np.uint64] = eights[starts]
    words *= _FACTORS[0]
    words ^= words >> Words(29)
    return words


def exact_words(characters: NDArray[np.uint8], starts: NDArray[np.int64]) -> NDArray[np.uint64]:
    """A hash of the whole of each word, without white space behind it."""
    here, after = characters[:-8], characters[1:-7]
    is_end = (after <= 0x20) | (after >= 0xE0)
    is_end &= here > 0x20
    ends = np.flatnonzero(is_end) + 1
    powers, inverses = _powers(1 << len(characters).bit_length())
    sums = np.concatenate([np.zeros(1, Words), np.cumsum(characters * powers[: len(characters)])])
    words: NDArray[np.uint64] = (sums[ends] - sums[starts]) * inverses[starts]
    words ^= words >> Words(29)
    return words


@lru_cache(maxsize=1)
def _powers(n: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The powers of the radix and of its inverse modulo 2**64, from the first to the n-th."""
    inverse = Words(pow(int(_RADIX), -1, 1 << 64))
    return np.cumprod(np.full(n, _RADIX), dtype=Words), np.cumprod(np.full(n, inverse), dtype=Words)


def shingles(words: NDArray[np.uint64], counts: NDArray[np.int64]) -> NDArray[np.uint64]:
    """A hash of each word and the two behind it.

    Args:
        words: Hashes of the words of several texts, one after another.
        counts: How many words each text has. Nothing stands behind a text's last word.
    """
    second, third = np.zeros((2, len(words)), np.uint64)
    second[:-1] = words[1:]
    third[:-2] = words[2:]
    last = (np.cumsum(counts) - 1)[counts > 0]
    second[last] = 0
    third[last] = 0
    third[(np.cumsum(counts) - 2)[counts > 1]] = 0
    second *= _FACTORS[1]
    third *= _FACTORS[2]
    mixed: NDArray[np.uint64] = words * _FACTORS[0]
    mixed += second
    mixed += third
    mixed ^= mixed >> Words(32)
    mixed *= _FACTORS[0]
    mixed ^= mixed >> Words(29)
    return mixed

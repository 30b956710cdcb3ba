"""Signatures of texts, by which near duplicates are found without comparing all with all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from transforms.shingles import blocks, rough_words, shingles, word_starts
from warehouse.schemas.signatures import SIGNATURES

if TYPE_CHECKING:
    from numpy.typing import NDArray

N_PLACES: Final = 64
_EMPTY: Final = np.uint32(0xFFFFFFFF)


def signatures(versions: pl.DataFrame) -> pl.DataFrame:
    """One row per version, with the columns of the signatures table.

    Args:
        versions: version_id and text.
    """
    parts = [_signatures(content, ends) for _, content, ends in blocks(versions.get_column("text"))]
    empty = np.empty((0, N_PLACES), np.uint32)
    found = np.concatenate([empty, *parts]).view(np.int32)
    signature = pl.Series("signature", found).cast(pl.List(pl.Int32))
    return versions.select("version_id", signature).cast(SIGNATURES.schema)


def _signatures(content: bytes, ends: NDArray[np.int64]) -> NDArray[np.uint32]:
    """The signature of each text of a block: hashes of its shingles fall into 64 places by their
    first bits, and of each place the smallest stays (one-permutation MinHash)."""
    starts = word_starts(np.frombuffer(content, np.uint8))
    counts = np.diff(np.searchsorted(starts, ends), prepend=0)
    hashes = shingles(rough_words(content, starts), counts)
    texts = np.repeat(np.arange(len(ends)) * N_PLACES, counts)
    places = (hashes >> np.uint64(58)).astype(np.int64)
    places += texts
    smallest = np.full(len(ends) * N_PLACES, _EMPTY)
    np.minimum.at(smallest, places, (hashes >> np.uint64(20)).astype(np.uint32))
    return _filled(smallest.reshape(-1, N_PLACES))


def _filled(smallest: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Places that no shingle fell into take after the next one that is filled.

    They are marked by their distance: two short texts agree where they lack the same places and
    are alike behind these, not because both are short.
    """
    is_empty = smallest == _EMPTY
    short = np.flatnonzero(is_empty.any(axis=1))
    rows, gaps = smallest[short], is_empty[short]
    for distance in range(1, N_PLACES):
        if not gaps.any():
            break
        ahead = np.roll(smallest[short], -distance, axis=1)
        takes = gaps & ~np.roll(is_empty[short], -distance, axis=1)
        rows = np.where(takes, ahead ^ np.uint32(distance * 0x9E3779B1 % 2**32), rows)
        gaps &= ~takes
    smallest[short] = rows
    return smallest

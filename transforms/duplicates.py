"""Pairs of versions with nearly the same text: found by signatures, then compared by words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from transforms.shingles import blocks, exact_words, shingles, word_starts
from transforms.signatures import N_PLACES
from warehouse.schemas.duplicates import DUPLICATES, LEAST_SIMILARITY

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PLACES_A_BAND: Final = 5
"""12 bands of 5: of pairs of similarity 0.85 they miss one in a thousand."""

_LEAST_AGREEMENT: Final = 0.7
_MOST_ALIKE: Final = 32
_PIVOTS: Final = 16
_PAIRS_AT_ONCE: Final = 200_000


def candidates(signatures: pl.DataFrame) -> pl.DataFrame:
    """Pairs of versions that may be near duplicates.

    Versions that agree in all places of a band are paired, all with all; where they are more than
    32, each with the 16 of the smallest ids, so that the number of pairs stays linear. A pair of
    which less than 0.7 of all places agree is left out.

    Args:
        signatures: with the columns of the signatures table, of a whole lake.

    Returns:
        version_id_a and version_id_b (the greater id), sorted.
    """
    ordered = signatures.sort("version_id")
    ids = ordered.get_column("version_id")
    places = ordered.get_column("signature").explode().to_numpy().reshape(-1, N_PLACES)
    firsts, seconds = _paired(places)
    agree = np.concatenate(
        [np.empty(0, np.float64)]
        + [(places[firsts[at]] == places[seconds[at]]).mean(axis=1) for at in _slices(len(firsts))]
    )
    is_likely = agree >= _LEAST_AGREEMENT
    return pl.DataFrame(
        {
            "version_id_a": ids.gather(firsts[is_likely]),
            "version_id_b": ids.gather(seconds[is_likely]),
        }
    )


def _paired(places: NDArray[np.int32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Rows of ``places`` that share a band: first and second of each pair, each pair once."""
    n_rows = len(places)
    found = [np.empty(0, np.int64)]
    for start in range(0, N_PLACES - _PLACES_A_BAND + 1, _PLACES_A_BAND):
        band = places[:, start : start + _PLACES_A_BAND].astype(np.uint32).astype(np.uint64)
        key = np.zeros(n_rows, np.uint64)
        for column in band.T:
            key = (key ^ column) * np.uint64(0x9E3779B97F4A7C15)
            key ^= key >> np.uint64(29)
        order = np.argsort(key, kind="stable")
        ends = np.flatnonzero(np.append(np.diff(key[order]) != 0, True)) + 1
        sizes = np.diff(ends, prepend=0)
        for size in np.unique(sizes[sizes > 1]):
            groups = order[(ends[sizes == size] - size)[:, None] + np.arange(size)]
            a, b = np.triu_indices(size, 1)
            if size > _MOST_ALIKE:
                a, b = a[a < _PIVOTS], b[a < _PIVOTS]
            found.append((groups[:, a] * n_rows + groups[:, b]).ravel())
    pairs = np.unique(np.concatenate(found))
    return pairs // max(n_rows, 1), pairs % max(n_rows, 1)


def _slices(length: int) -> list[slice]:
    return [slice(at, at + _PAIRS_AT_ONCE) for at in range(0, length, _PAIRS_AT_ONCE)]


def duplicates(candidates: pl.DataFrame, versions: pl.DataFrame) -> pl.DataFrame:
    """One row per pair of ``candidates`` that is alike, with the columns of the duplicates table.

    Args:
        candidates: see `candidates`.
        versions: version_id, text and text_sha256 of at least their versions.
    """
    distinct = versions.unique("text_sha256", keep="first", maintain_order=True)
    sets = dict(
        zip(distinct.get_column("text_sha256"), _shingle_sets(distinct["text"]), strict=True)
    )
    texts = dict(versions.select("version_id", "text_sha256").iter_rows())
    pairs = [(texts[a], texts[b]) for a, b in candidates.iter_rows()]
    similarity = [1.0 if a == b else _jaccard(sets[a], sets[b]) for a, b in pairs]
    return (
        candidates.with_columns(
            pl.Series("similarity", similarity, pl.Float64),
            pl.Series("is_same_text", [a == b for a, b in pairs], pl.Boolean),
        )
        .filter(pl.col("similarity") >= LEAST_SIMILARITY)
        .sort("version_id_a", "version_id_b")
        .cast(DUPLICATES.schema)
    )


def _shingle_sets(texts: pl.Series) -> list[NDArray[np.uint32]]:
    """The distinct shingles of each text, sorted; of a text of one or two words, those words.

    32 bits of each hash: that two of some thousands are the same by chance is seldom, and counts
    as one shingle.
    """
    sets: list[NDArray[np.uint32]] = []
    for _, content, ends in blocks(texts):
        characters = np.frombuffer(content, np.uint8)
        starts = word_starts(characters)
        stops = np.searchsorted(starts, ends)
        counts = np.diff(stops, prepend=0)
        hashes = shingles(exact_words(characters, starts), counts) >> np.uint64(32)
        short = hashes.astype(np.uint32)
        sets += [
            _distinct(short[stop - count : stop - min(2, max(count - 1, 0))])
            for stop, count in zip(stops.tolist(), counts.tolist(), strict=True)
        ]
    return sets


def _distinct(numbers: NDArray[np.uint32]) -> NDArray[np.uint32]:
    ordered = np.sort(numbers)
    is_first = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=is_first[1:])
    return ordered[is_first]


def _jaccard(one: NDArray[np.uint32], other: NDArray[np.uint32]) -> float:
    """The similarity of two sorted sets; 0 where their sizes forbid that it is high."""
    few, many = sorted((len(one), len(other)))
    if few < LEAST_SIMILARITY * many:
        return 0.0
    merged = np.concatenate([one, other])
    merged.sort(kind="stable")  # which is quick to see that it is two sorted halves
    n_both = int(np.count_nonzero(merged[1:] == merged[:-1]))
    return n_both / max(few + many - n_both, 1)

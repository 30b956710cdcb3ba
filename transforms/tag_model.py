"""The model that tags: a small network over the words and pairs of words of a reading."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from transforms.tag_words import Words, words_of

_GATHERED: Final = 2048
"""Rows gathered at once: they fit into the processor's cache."""
_WEIGHED: Final = 256
"""Rows that go through the layers at once."""

Floats = NDArray[np.float32]
Wholes = NDArray[np.int16]


@dataclass(frozen=True)
class Network:
    """Sum of the vectors of words and pairs, one hidden layer beside a direct path, a logit each.

    d is the length of a vector, h the size of the hidden layer, k the number of labels.
    """

    words: Floats | Wholes
    """2 to the power of `WORD_BITS` × d"""
    pairs: Floats | Wholes
    """2 to the power of `PAIR_BITS` × d"""
    hidden: Floats
    """d × h"""
    hidden_bias: Floats
    """h"""
    label: Floats
    """h × k"""
    direct: Floats
    """d × k"""
    bias: Floats
    """k"""
    unit: float = 1.0
    """What a one in `words` and `pairs` stands for: there they may be whole numbers, which take
    half the room in the processor's cache."""


@dataclass(frozen=True)
class TagModel:
    """A network, how its logits become probabilities, and from where on a label applies."""

    version: str
    languages: tuple[str, ...]
    """Languages that it has learnt, ISO 639-1."""
    labels: tuple[str, ...]
    network: Network
    slopes: Floats
    """k; the probability is the logistic function of slope × logit + shift."""
    shifts: Floats
    """k"""
    limits: Floats
    """k; a label applies from this probability on."""
    learnt_from: tuple[str, ...] = ()
    """SHA-256 of the files with labels that it learnt from, sorted."""


def scores(model: TagModel, readings: pl.DataFrame) -> Floats:
    """The probability of each label (columns) for each reading (rows).

    Args:
        model: the model.
        readings: heading, lead_in and text, see `transforms.tag_readings.readings`.
    """
    logits = network_logits(model.network, mean_vectors(model.network, readings))
    return logistic(logits * model.slopes + model.shifts)


def mean_vectors(network: Network, readings: pl.DataFrame) -> Floats:
    """The vector of each reading: the sum over its words and pairs by the root of their number.

    The parts of a reading are looked up apart, each distinct one once: most segments share their
    heading with others.
    """
    sums = np.zeros((readings.height, network.words.shape[1]), np.float32)
    counts = np.zeros(readings.height, np.int64)
    for name in ("heading", "lead_in", "text"):
        part = readings.get_column(name)
        distinct = part.unique(maintain_order=True)
        place = part.to_frame().join(
            distinct.to_frame().with_row_index("place"),
            on=name,
            how="left",
            nulls_equal=True,
            maintain_order="left",
        )
        places = place.get_column("place").to_numpy()
        words = words_of(distinct)
        sums += vector_sums(network, words)[places]
        counts += words.counts[places]
    return sums / np.sqrt(np.maximum(counts, 1)).astype(np.float32)[:, None]


def vector_sums(network: Network, words: Words) -> Floats:
    """The sum of the vectors of the words and pairs of each text."""
    sums = np.zeros((len(words.counts), network.words.shape[1]), np.float32)
    has_words = np.flatnonzero(words.counts > 0)
    ends = np.cumsum(words.counts)[has_words]
    starts = ends - words.counts[has_words]
    text = 0
    while text < len(has_words):
        first = starts[text]
        stop = max(int(np.searchsorted(ends, first + _GATHERED, "right")), text + 1)
        here = slice(first, ends[stop - 1])
        vectors = network.words.take(words.words[here], axis=0)
        vectors += network.pairs.take(words.pairs[here], axis=0)
        sums[has_words[text:stop]] = np.add.reduceat(
            vectors.astype(np.float32, copy=False), starts[text:stop] - first, axis=0
        )
        text = stop
    sums *= np.float32(network.unit)
    return sums


def network_logits(network: Network, vectors: Floats) -> Floats:
    """The logit of each label (columns) for each vector (rows)."""
    logits = np.zeros((len(vectors), len(network.bias)), np.float32)
    # Always as many rows at once: a product of matrices of another height is summed up in another
    # order, and the last digit of a score would hang on what else is in the shard.
    block = np.zeros((_WEIGHED, vectors.shape[1]), np.float32)
    for start in range(0, len(vectors), _WEIGHED):
        rows = vectors[start : start + _WEIGHED]
        block[: len(rows)] = rows
        hidden = block @ network.hidden
        hidden += network.hidden_bias
        np.maximum(hidden, 0, out=hidden)
        found = hidden @ network.label + block @ network.direct + network.bias
        logits[start : start + len(rows)] = found[: len(rows)]
    return logits


def with_float_tables(network: Network) -> Network:
    """``network`` with vectors in their own measure, as they are learnt."""
    words, pairs = (
        (table * np.float32(network.unit)).astype(np.float32)
        for table in (network.words, network.pairs)
    )
    return replace(network, words=words, pairs=pairs, unit=1.0)


def logistic(logits: Floats) -> Floats:
    """The logistic function, without overflow."""
    found: Floats = 0.5 * (1 + np.tanh(0.5 * logits))
    return found

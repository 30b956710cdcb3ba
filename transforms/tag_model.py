"""The model that tags: a small network over the words and pairs of words of a reading."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from transforms.tag_words import Words, words_of

_GATHERED: Final = 2048
"""Rows gathered at once: they fit into the processor's cache."""
_WEIGHED: Final = 256
"""Rows that go through the layers at once."""
_AT_ONCE: Final = 4096
"""Readings whose features are held at once."""
MEAN_FACTOR: Final = np.float32(8)
"""A weighted mean of vectors is counted so many times: as much as the sum of 64 vectors, which is
parted by the root of their number."""
_GREATEST: Final = 30.0
"""The logarithm of how much a word counts is at most this, and at least its opposite."""

Floats = NDArray[np.float32]
Wholes = NDArray[np.int16]


@dataclass(frozen=True)
class Network:
    """Vectors of words and pairs, one hidden layer beside a direct path, a logit for each label.

    A word's vector and that of its pair are added. The layer sees 1 + m vectors of a reading: the
    sum of all its words', and m weighted means, each with its own measure of what a word counts.

    d is the length of a vector, h the size of the hidden layer, k the number of labels.
    """

    words: Floats | Wholes
    """2 to the power of `WORD_BITS` × d"""
    pairs: Floats | Wholes
    """2 to the power of `PAIR_BITS` × d"""
    attention: Floats
    """d × m: what makes a word count in a weighted mean"""
    hidden: Floats
    """(1 + m) · d × h"""
    hidden_bias: Floats
    """h"""
    label: Floats
    """h × k"""
    direct: Floats
    """d × k, of the sum alone"""
    bias: Floats
    """k"""
    unit: float = 1.0
    """What a one in `words` and `pairs` stands for: there they may be whole numbers, which take
    half the room in the processor's cache."""

    @cached_property
    def word_weights(self) -> Floats:
        """Rows of `words` × m: the part of a word in the logarithm of how much it counts."""
        return self._weights_of(self.words)

    @cached_property
    def pair_weights(self) -> Floats:
        """Rows of `pairs` × m: the part of a pair."""
        return self._weights_of(self.pairs)

    def _weights_of(self, table: Floats | Wholes) -> Floats:
        return table.astype(np.float32) @ (self.attention * (MEAN_FACTOR * np.float32(self.unit)))


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
    logits = reading_logits(model.network, readings)
    return logistic(logits * model.slopes + model.shifts)


def reading_logits(network: Network, readings: pl.DataFrame) -> Floats:
    """The logit of each label (columns) for each reading (rows)."""
    parts = (features(network, some) for some in readings.iter_slices(_AT_ONCE))
    none = np.zeros((0, len(network.bias)), np.float32)
    return np.concatenate([none, *(feature_logits(network, part) for part in parts)])


def features(network: Network, readings: pl.DataFrame) -> Floats:
    """n × (1 + m) · d: the sum over its words and pairs by the root of their number, and the
    weighted means, of each reading.

    The parts of a reading are looked up apart, each distinct one once: most segments share their
    heading with others.
    """
    length, n_means = network.attention.shape
    sums = np.zeros((readings.height, 1 + n_means, length), np.float32)
    weights = np.zeros((readings.height, 1 + n_means), np.float32)
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
        part_sums, part_weights = vector_sums(network, words_of(distinct))
        sums += part_sums[places]
        weights += part_weights[places]
    weights[weights[:, 0] == 0] = 1
    np.sqrt(weights[:, 0], out=weights[:, 0])
    weights[:, 1:] /= MEAN_FACTOR
    sums /= weights[:, :, None]
    return sums.reshape(readings.height, -1)


def vector_sums(network: Network, words: Words) -> tuple[Floats, Floats]:
    """Of each text the sum of its vectors and m weighted ones (n × (1 + m) × d), and what its words
    weigh in all of these (n × (1 + m)): each one in the sum."""
    length, n_means = network.attention.shape
    sums = np.zeros((len(words.counts), 1 + n_means, length), np.float32)
    weights = np.zeros((len(words.counts), 1 + n_means), np.float32)
    has_words = np.flatnonzero(words.counts > 0)
    ends = np.cumsum(words.counts)[has_words]
    starts = ends - words.counts[has_words]
    text = 0
    while text < len(has_words):
        first = starts[text]
        stop = max(int(np.searchsorted(ends, first + _GATHERED, "right")), text + 1)
        here = slice(first, ends[stop - 1])
        of_words, of_pairs = words.words[here], words.pairs[here]
        vectors = network.words.take(of_words, axis=0)
        vectors += network.pairs.take(of_pairs, axis=0)
        vectors = vectors.astype(np.float32, copy=False)
        logs = network.word_weights.take(of_words, axis=0)
        logs += network.pair_weights.take(of_pairs, axis=0)
        counted = np.ones((1 + n_means, len(vectors)), np.float32)
        counted[1:] = from_logs(logs).T
        rows, bounds = has_words[text:stop], starts[text:stop] - first
        weights[rows] = np.add.reduceat(counted, bounds, axis=1).T
        for row, start, end in zip(rows, bounds, [*bounds[1:], len(vectors)], strict=True):
            np.dot(counted[:, start:end], vectors[start:end], out=sums[row])
        text = stop
    sums *= np.float32(network.unit)
    return sums, weights


def from_logs(logs: Floats) -> Floats:
    """How much words count, from its logarithms."""
    return np.exp(np.clip(logs, -_GREATEST, _GREATEST))


def feature_logits(network: Network, found: Floats) -> Floats:
    """The logit of each label (columns) for the features of each reading (rows)."""
    logits = np.zeros((len(found), len(network.bias)), np.float32)
    # Always as many rows at once: a product of matrices of another height is summed up in another
    # order. A row's place among them may still move the seventh digit; tables keep four.
    block = np.zeros((_WEIGHED, found.shape[1]), np.float32)
    length = len(network.direct)
    for start in range(0, len(found), _WEIGHED):
        rows = found[start : start + _WEIGHED]
        block[: len(rows)] = rows
        hidden = block @ network.hidden
        hidden += network.hidden_bias
        np.maximum(hidden, 0, out=hidden)
        told = hidden @ network.label + block[:, :length] @ network.direct + network.bias
        logits[start : start + len(rows)] = told[: len(rows)]
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

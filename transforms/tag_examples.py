"""What a network that tags learns from: readings by their words, and degrees of labels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from transforms.tag_model import Floats
from transforms.tag_words import Places, Words


@dataclass(frozen=True)
class Targets:
    """To which degree labels apply to examples, from 0 to 1; what is not named is 0."""

    counts: Places
    """Number of labels named of each example."""
    labels: Places
    """Place of each, example after example."""
    degrees: Floats
    n_labels: int

    def of(self, rows: Places) -> Floats:
        """The degree of every label (columns) for some examples (rows)."""
        counts = self.counts[rows]
        at = _stretches((np.cumsum(self.counts) - self.counts)[rows], counts)
        found = np.zeros((len(rows), self.n_labels), np.float32)
        found[np.repeat(np.arange(len(rows)), counts), self.labels[at]] = self.degrees[at]
        return found


@dataclass(frozen=True)
class Examples:
    """Readings by their words, and what is to be learnt of them."""

    words: Words
    targets: Targets
    weights: Floats
    """n: how much each example counts."""

    def rows(self, rows: Places) -> tuple[Words, Floats, Floats]:
        """Words, degrees and weights of some examples."""
        return _words_of_rows(self.words, rows), self.targets.of(rows), self.weights[rows]


def _words_of_rows(words: Words, rows: Places) -> Words:
    """The words of some readings."""
    counts = words.counts[rows]
    at = _stretches((np.cumsum(words.counts) - words.counts)[rows], counts)
    return Words(words.words[at], words.pairs[at], counts)


def _stretches(starts: Places, lengths: Places) -> Places:
    """The places of some stretches, one after another."""
    shifts = np.repeat(starts - (np.cumsum(lengths) - lengths), lengths)
    return shifts + np.arange(len(shifts))


def without_some(words: Words, share: float, random: np.random.Generator) -> Words:
    """``words`` less a share of them, drawn at random, with the pairs that begin with them."""
    if not share:
        return words
    kept = random.random(len(words.words)) >= share
    text = np.repeat(np.arange(len(words.counts)), words.counts)[kept]
    counts = np.bincount(text, minlength=len(words.counts))
    return Words(words.words[kept], words.pairs[kept], counts)

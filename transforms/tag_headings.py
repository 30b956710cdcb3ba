"""What headings say about the text under them: what a tagger learns first, from any policies."""

from __future__ import annotations

from typing import Final

import numpy as np
import polars as pl

from transforms.tag_examples import Examples, Targets
from transforms.tag_model import Network
from transforms.tag_training import Plan, Progress, new_network, train
from transforms.tag_words import words_of

VECTOR_LENGTH: Final = 64
HIDDEN_UNITS: Final = 256

_PLAN: Final = Plan(
    epochs=3, batch=256, vector_rate=4e-3, layer_rate=2e-3, dropped_words=0.15, one_of_many=True
)
_LEAST_TIMES: Final = 150
"""A word of headings is learnt when it stands in at least so many."""

_LEAST_WORDS: Final = 8
"""What is shorter says too little about its heading."""

_SMALL_WORDS: Final = [
    "of",
    "and",
    "your",
    "to",
    "we",
    "the",
    "do",
    "for",
    "what",
    "you",
    "our",
    "or",
    "a",
    "with",
    "this",
    "in",
    "on",
    "is",
    "s",
    "from",
    "by",
    "are",
    "i",
    "can",
    "does",
    "my",
    "will",
    "not",
    "it",
    "have",
    "be",
    "that",
    "as",
    "may",
    "when",
    "any",
]


class NoHeadingsError(ValueError):
    """No word stands in enough headings to be learnt."""


def heading_network(segments: pl.DataFrame, seed: int, progress: Progress | None = None) -> Network:
    """A network that tells from a text which words stand in its heading.

    Args:
        segments: heading (or null) and text, distinct.
        seed: of everything that is random.
        progress: see `transforms.tag_training.train`.

    Raises:
        NoHeadingsError: there are too few headings.
    """
    is_long = pl.col("text").str.count_matches(" ", literal=True) + 1 >= _LEAST_WORDS
    learnt = segments.filter(pl.col("heading").is_not_null() & is_long)
    targets = heading_targets(learnt.get_column("heading"))
    if not targets.n_labels:
        raise NoHeadingsError(f"no word stands in {_LEAST_TIMES} headings of longer segments")
    examples = Examples(
        words_of(learnt.get_column("text")),
        targets,
        (targets.counts > 0).astype(np.float32),
    )
    network = new_network(targets.n_labels, VECTOR_LENGTH, HIDDEN_UNITS, seed)
    return train(network, examples, _PLAN, seed, progress)


def heading_targets(headings: pl.Series) -> Targets:
    """The words, and pairs of words, of each heading that are frequent; the rarer, the more.

    They are in order of their frequency; the degrees of a heading sum to 1.
    """
    words = (
        headings.to_frame("heading")
        .select(
            word=pl.col("heading")
            .str.to_lowercase()
            .str.replace_all("[^a-z]+", " ")
            .str.strip_chars(" ")
            .str.split(" ")
        )
        .with_row_index("row")
        .explode("word", empty_as_null=False)
        .with_columns(is_last=pl.col("row") != pl.col("row").shift(-1))
    )
    pairs = (
        words.with_columns(word=pl.concat_str("word", pl.col("word").shift(-1), separator=" "))
        .filter(~pl.col("is_last"))
        .select("row", "word")
    )
    named = (
        pl.concat([words.select("row", "word"), pairs])
        .filter((pl.col("word").str.len_bytes() > 1) & ~pl.col("word").is_in(_SMALL_WORDS))
        .unique()
        .with_columns(times=pl.len().over("word"))
        .filter(pl.col("times") >= _LEAST_TIMES)
    )
    order = (
        named.select("word", "times")
        .unique()
        .sort("times", "word", descending=[True, False])
        .with_row_index("label")
    )
    degree = pl.col("times") ** -0.5
    degrees = (
        named.join(order.select("word", "label"), on="word")
        .sort("row", "label")
        .with_columns(degree=degree / degree.sum().over("row"))
    )
    counts = np.zeros(len(headings), np.int64)
    per_row = degrees.group_by("row").len()
    counts[per_row.get_column("row").to_numpy()] = per_row.get_column("len").to_numpy()
    return Targets(
        counts,
        degrees.get_column("label").to_numpy().astype(np.int64),
        degrees.get_column("degree").to_numpy().astype(np.float32),
        order.height,
    )

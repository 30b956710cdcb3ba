"""Trains the network that tags, in NumPy alone: the same bytes from the same examples and seed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from transforms.tag_examples import Examples, without_some
from transforms.tag_model import (
    MEAN_FACTOR,
    Floats,
    Network,
    from_logs,
    logistic,
    with_float_tables,
)
from transforms.tag_words import PAIR_BITS, WORD_BITS, Places, Words

Progress = Callable[[int, int, float], None]

_DECAYS: Final = (0.9, 0.999)
_TINY: Final = 1e-8
_N_MEANS: Final = 4
"""Weighted means of the vectors that are learnt beside their sum."""
_LAST_RATE: Final = 0.02
"""The rates of learning fall in a line to this share of what they were."""


@dataclass(frozen=True)
class Plan:
    """How a network is trained."""

    epochs: int
    batch: int
    vector_rate: float
    """Rate at which vectors of words and pairs are learnt."""
    layer_rate: float
    dropped_words: float
    """Share of the words that each reading loses at random, anew each time."""
    dropped_units: float = 0.0
    """Share of the hidden units, and of the numbers that they see, that are left out at random."""
    weight_decay: float = 0.0
    one_of_many: bool = False
    """The degrees of an example are shares of one, rather than each of its own."""


def new_network(n_labels: int, length: int, hidden: int, seed: int) -> Network:
    """A network that has learnt nothing, and sums its vectors up alone."""
    random = np.random.default_rng(seed)
    return Network(
        words=_normal(random, 0.05, 1 << WORD_BITS, length),
        pairs=_normal(random, 0.05, 1 << PAIR_BITS, length),
        attention=np.zeros((length, 0), np.float32),
        hidden=_normal(random, length**-0.5, length, hidden),
        hidden_bias=np.zeros(hidden, np.float32),
        **_new_labels(random, n_labels, length, hidden),
    )


def with_new_labels(network: Network, n_labels: int, seed: int) -> Network:
    """``network`` with nothing learnt of other labels, what is below them as it is; with weighted
    means, of which nothing is learnt, where it has none."""
    random = np.random.default_rng(seed)
    length, hidden = len(network.attention), network.hidden.shape[1]
    new = _new_labels(random, n_labels, length, hidden)
    if not network.attention.size:
        scale = 0.5 * length**-0.5
        beside = _normal(random, scale, _N_MEANS * length, hidden)
        new |= {
            "attention": _normal(random, scale, length, _N_MEANS),
            "hidden": np.concatenate([network.hidden, beside]),
        }
    return replace(network, **new)


def _new_labels(random: Any, n_labels: int, length: int, hidden: int) -> dict[str, Any]:
    return {
        "label": _normal(random, hidden**-0.5, hidden, n_labels),
        "direct": np.zeros((length, n_labels), np.float32),
        "bias": np.zeros(n_labels, np.float32),
    }


def _normal(random: Any, scale: float, *shape: int) -> Floats:
    drawn: Floats = (scale * random.standard_normal(shape)).astype(np.float32)
    return drawn


def train(
    network: Network,
    examples: Examples,
    plan: Plan,
    seed: int,
    progress: Progress | None = None,
) -> Network:
    """``network`` after ``plan``; what was given is left as it was.

    Args:
        network: where to begin.
        examples: what to learn from.
        plan: how.
        seed: of everything that is random.
        progress: called with the step, the number of steps and the loss.
    """
    trained = _Trained(network)
    random = np.random.default_rng(seed)
    rows = np.flatnonzero(examples.weights > 0)
    n_steps = plan.epochs * max(len(rows) // plan.batch, 1)
    step = 0
    for _ in range(plan.epochs):
        for batch in _batches(random.permutation(rows), plan.batch):
            share = max(_LAST_RATE, 1 - step / n_steps)
            loss = _step(trained, examples.rows(np.sort(batch)), plan, share, random)
            step += 1
            if progress:
                progress(step, n_steps, loss)
    return trained.network


def _batches(rows: Places, size: int) -> Iterator[Places]:
    """``rows`` by so many; what is left over waits for the next round."""
    for start in range(0, max(len(rows) - size + 1, 1), size):
        yield rows[start : start + size]


@dataclass
class _Trained:
    """A copy of a network and the running means of its gradients and of their squares (Adam)."""

    network: Network
    means: dict[str, Floats] = field(default_factory=dict)
    squares: dict[str, Floats] = field(default_factory=dict)
    n_steps: int = 0

    def __post_init__(self) -> None:
        learnt = vars(with_float_tables(self.network)).items()
        arrays = {name: value.copy() for name, value in learnt if name != "unit"}
        self.network = Network(**arrays)
        self.means = {name: np.zeros_like(array) for name, array in arrays.items()}
        self.squares = {name: np.zeros_like(array) for name, array in arrays.items()}

    def descend(self, name: str, gradient: Floats, rate: float, rows: Places | None = None) -> None:
        """Change an array, or some rows of it, against its gradient."""
        array, at = getattr(self.network, name), slice(None) if rows is None else rows
        first, second = _DECAYS
        mean = first * self.means[name][at] + (1 - first) * gradient
        square = second * self.squares[name][at] + (1 - second) * gradient * gradient
        self.means[name][at], self.squares[name][at] = mean, square
        size = rate * np.sqrt(1 - second**self.n_steps) / (1 - first**self.n_steps)
        array[at] -= np.float32(size) * mean / (np.sqrt(square) + np.float32(_TINY))


def _step(
    trained: _Trained,
    batch: tuple[Words, Floats, Floats],
    plan: Plan,
    share: float,
    random: np.random.Generator,
) -> float:
    """Learn from one batch; the loss before it."""
    words, targets, weights = batch
    words = without_some(words, plan.dropped_words, random)
    network = trained.network
    length = len(network.attention)
    seen = _seen(network, words)
    shown = _mask(seen.features.shape, plan.dropped_units, random)
    kept = _mask((len(shown), network.hidden.shape[1]), plan.dropped_units, random)
    features = seen.features * shown
    before = features @ network.hidden + network.hidden_bias
    hidden = np.maximum(before, 0) * kept
    logits = hidden @ network.label + features[:, :length] @ network.direct + network.bias
    loss, errors = _loss(logits, targets, weights, one_of_many=plan.one_of_many)
    back = (errors @ network.label.T) * kept * (before > 0)
    to_features = back @ network.hidden.T
    to_features[:, :length] += errors @ network.direct.T
    to_vectors, to_attention = _to_vectors(network, seen, to_features * shown)
    gradients = {
        "attention": to_attention,
        "hidden": features.T @ back,
        "hidden_bias": back.sum(axis=0),
        "label": hidden.T @ errors,
        "direct": features[:, :length].T @ errors,
        "bias": errors.sum(axis=0),
    }
    trained.n_steps += 1
    rate = plan.layer_rate * share
    for name, gradient in gradients.items():
        array = getattr(network, name)
        array *= np.float32(1 - rate * plan.weight_decay)
        trained.descend(name, gradient, rate)
    for name, places in (("words", words.words), ("pairs", words.pairs)):
        rows, gradient = _by_row(places, to_vectors)
        trained.descend(name, gradient, plan.vector_rate * share, rows)
    return loss


@dataclass(frozen=True)
class _Seen:
    """Some readings as the network sees them: t words in n readings."""

    text: Places
    """t: the reading of each word."""
    roots: Floats
    """n × 1: of the number of words."""
    vectors: Floats
    """t × d"""
    shares: Floats
    """t × m: of a word in the weighted means of its reading."""
    features: Floats
    """n × (1 + m) · d"""


def _seen(network: Network, words: Words) -> _Seen:
    """What `transforms.tag_model.features` makes of readings, and what it was made of."""
    found = network.words[words.words] + network.pairs[words.pairs]
    vectors = found.astype(np.float32, copy=False)
    weights = from_logs(MEAN_FACTOR * (vectors @ network.attention))
    text = np.repeat(np.arange(len(words.counts)), words.counts)
    shares = weights / _by_text(weights, words)[text]
    roots = np.sqrt(np.maximum(words.counts, 1)).astype(np.float32)[:, None]
    means = [MEAN_FACTOR * _by_text(vectors * share[:, None], words) for share in shares.T]
    features = np.concatenate([_by_text(vectors, words) / roots, *means], axis=1)
    return _Seen(text, roots, vectors, shares, features)


def _to_vectors(network: Network, seen: _Seen, to_features: Floats) -> tuple[Floats, Floats]:
    """The gradients of each word's vector, and of `attention`, from that of the features."""
    length = len(network.attention)
    found = (to_features[:, :length] / seen.roots)[seen.text]
    to_attention = np.zeros_like(network.attention)
    for mean, share in enumerate(seen.shares.T):
        part = slice((1 + mean) * length, (2 + mean) * length)
        to_mean, told = to_features[:, part], seen.features[:, part]
        of_word = MEAN_FACTOR * to_mean[seen.text]
        own = (seen.vectors * of_word).sum(axis=1) - (told * to_mean).sum(axis=1)[seen.text]
        to_log = MEAN_FACTOR * share * own
        found += share[:, None] * of_word + to_log[:, None] * network.attention[:, mean]
        to_attention[:, mean] = seen.vectors.T @ to_log
    return found, to_attention


def _loss(
    logits: Floats, targets: Floats, weights: Floats, *, one_of_many: bool
) -> tuple[float, Floats]:
    """The cross-entropy of an average example, and its gradient by the logits."""
    shares = (weights / weights.sum())[:, None]
    if one_of_many:
        logits = logits - logits.max(axis=1, keepdims=True)
        logs = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
        return float(-(targets * logs * shares).sum()), (np.exp(logs) - targets) * shares
    softplus = np.logaddexp(0, logits)
    loss = float(((softplus - targets * logits) * shares).sum())
    return loss, ((logistic(logits) - targets) * shares).astype(np.float32)


def _by_row(places: Places, to_vectors: Floats) -> tuple[Places, Floats]:
    """The distinct rows of a table, sorted, and the sum of the gradients of each."""
    order = np.argsort(places, kind="stable")
    placed = places[order]
    starts = np.flatnonzero(np.concatenate([[True], placed[1:] != placed[:-1]]))[: len(placed)]
    if not len(placed):
        return placed, np.zeros((0, to_vectors.shape[1]), np.float32)
    return placed[starts], np.add.reduceat(to_vectors[order], starts, axis=0)


def _by_text(values: Floats, words: Words) -> Floats:
    """The sum of the rows of each reading's words."""
    sums = np.zeros((len(words.counts), values.shape[1]), np.float32)
    has_words = words.counts > 0
    if has_words.any():
        starts = (np.cumsum(words.counts) - words.counts)[has_words]
        sums[has_words] = np.add.reduceat(values, starts, axis=0)
    return sums


def _mask(shape: tuple[int, ...], share: float, random: np.random.Generator) -> NDArray[Any]:
    """1 / (1 - share) where a number is kept, 0 where it is left out."""
    if not share:
        return np.ones((1, 1), np.float32)
    kept = random.random(shape) >= share
    return kept.astype(np.float32) / np.float32(1 - share)

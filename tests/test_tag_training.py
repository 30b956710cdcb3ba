"""Training a network: it goes down where the loss does, and tells what it has learnt to tell."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import polars as pl
import pytest

from tests.tag_models import small_network
from transforms.tag_examples import Examples, Targets
from transforms.tag_model import Network, reading_logits
from transforms.tag_training import Plan, new_network, train, with_new_labels
from transforms.tag_words import words_of

TEXTS = ["we sell your data", "", "we never sell it", "cookies", "write to us about your data"]
DEGREES = np.array([[1, 0], [0, 0], [1, 0.25], [0, 1], [0, 1]], np.float32)


def examples(texts: list[str] = TEXTS, degrees: Any = DEGREES) -> Examples:
    """Texts with the degree of each label."""
    n_rows, n_labels = degrees.shape
    targets = Targets(
        counts=np.full(n_rows, n_labels),
        labels=np.tile(np.arange(n_labels), n_rows),
        degrees=degrees.ravel(),
        n_labels=n_labels,
    )
    return Examples(words_of(pl.Series(texts)), targets, np.ones(n_rows, np.float32))


def plan(epochs: int = 1, rate: float = 0.0) -> Plan:
    """Every example in one batch, and nothing left to chance."""
    return Plan(epochs, len(TEXTS), rate, rate, dropped_words=0.0)


def loss(network: Network) -> float:
    """Of all examples."""
    told: list[float] = []
    train(network, examples(), plan(), 0, lambda _step, _steps, loss: told.append(loss))
    return told[0]


def learning_network() -> Network:
    """A network of which every part has a say, and no hidden unit stands on its edge."""
    random = np.random.default_rng(5)
    network = small_network()
    return replace(
        network,
        words=20 * network.words,
        pairs=20 * network.pairs,
        hidden_bias=np.full_like(network.hidden_bias, 0.3),
        direct=random.standard_normal(network.direct.shape).astype(np.float32),
    )


@pytest.mark.parametrize(
    "name", ["words", "pairs", "attention", "hidden", "hidden_bias", "label", "direct", "bias"]
)
def test_each_step_goes_down_where_the_loss_does(name: str) -> None:
    network, size = learning_network(), 2e-3
    stepped = train(network, examples(), plan(rate=1e-4), 0)
    change = getattr(stepped, name) - getattr(network, name)
    places = np.argwhere(change)[:12]
    assert len(places)
    n_steep = 0
    for place in map(tuple, places):
        by_side = []
        for way in (size, -size):
            array = getattr(network, name).copy()
            array[place] += way
            by_side.append(loss(replace(network, **{name: array})))
        slope = (by_side[0] - by_side[1]) / (2 * size)
        if abs(slope) > 1e-3:
            n_steep += 1
            assert np.sign(change[place]) == -np.sign(slope)
    assert n_steep


def test_what_is_trained_tells_what_is_asked_of_it() -> None:
    told: list[float] = []
    trained = train(
        learning_network(), examples(), plan(200, 0.02), 0, lambda _s, _n, loss: told.append(loss)
    )
    readings = pl.DataFrame({"heading": None, "lead_in": None, "text": TEXTS}).cast(pl.String)
    logits = reading_logits(trained, readings)
    shares = 1 / (1 + np.exp(-logits.astype(float)))
    of_each = -(DEGREES * np.log(shares) + (1 - DEGREES) * np.log(1 - shares))
    assert told[-1] < 0.5 * told[0]
    assert of_each.sum(axis=1).mean() == pytest.approx(loss(trained), rel=1e-3)


def test_one_telling_word_is_found_among_many_others() -> None:
    random = np.random.default_rng(1)
    others = np.array([f"word{n}" for n in range(300)])
    is_meant = random.random(600) < 0.5
    texts = [
        " ".join(random.permutation([*random.choice(others, 60), "retained" if told else "kept"]))
        for told in is_meant
    ]
    shown = examples(texts[:400], is_meant[:400, None].astype(np.float32))
    trained = train(
        with_new_labels(new_network(1, length=8, hidden=8, seed=0), 1, seed=0),
        shown,
        Plan(8, 16, 0.01, 0.01, dropped_words=0.1),
        seed=0,
    )
    unseen = pl.DataFrame({"heading": None, "lead_in": None, "text": texts[400:]}).cast(pl.String)
    said = reading_logits(trained, unseen)[:, 0] > 0
    assert (said == is_meant[400:]).mean() > 0.95

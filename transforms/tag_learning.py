"""Learns a model that tags from labelled readings, and judges it on policies it has not seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import polars as pl

from transforms.tag_calibration import calibration
from transforms.tag_examples import Examples, Targets
from transforms.tag_model import Floats, Network, TagModel, logistic, reading_logits
from transforms.tag_readings import READING_SCHEMA
from transforms.tag_scores import Flags, Judged, best_limit
from transforms.tag_training import Plan, train, with_new_labels
from transforms.tag_words import Places, Words, words_of

N_FOLDS: Final = 5
ALL: Final = -1
"""As `taught_without`: the teacher has seen everything."""

LABELLED_SCHEMA: Final = pl.Schema(
    {
        "id": pl.String(),
        "policy": pl.String(),
        **READING_SCHEMA,
        "labels": pl.List(pl.String),
        "disputed": pl.List(pl.String),
    }
)
"""What annotators labelled; `disputed` are labels that fewer than half of them gave."""

TAUGHT_SCHEMA: Final = pl.Schema(
    {
        "policy": pl.String(),
        **READING_SCHEMA,
        "labels": pl.List(pl.String),
        "degrees": pl.List(pl.Float32),
        "weight": pl.Float32(),
        "taught_without": pl.Int64(),
    }
)
"""What is learnt from and never judged: parts of labelled segments, or scores of a teacher.

policy is null where none is labelled. `taught_without` is the fold of policies that the teacher
has not seen; such a row serves when that fold is judged, and `ALL` in the end.
"""

PLAN: Final = Plan(
    epochs=6,
    batch=64,
    vector_rate=1.5e-3,
    layer_rate=1.5e-3,
    dropped_words=0.3,
    dropped_units=0.3,
    weight_decay=0.02,
)
_DISPUTED_DEGREE: Final = 0.25
_AGREED_DEGREE: Final = 0.95


@dataclass(frozen=True)
class Lessons:
    """Everything that is learnt from, ready to train; the labelled readings come first."""

    labels: tuple[str, ...]
    ids: tuple[str, ...]
    """Of the labelled readings."""
    readings: pl.DataFrame
    """Of the labelled readings: heading, lead_in, text."""
    policies: tuple[str, ...]
    """Of the labelled readings."""
    meant: Flags
    """n × k"""
    folds: Places
    """Fold of the labelled readings, then of the taught ones (-2 where they have no policy)."""
    taught_without: Places
    """Of all: the fold that a teacher has not seen, `ALL`, or -2 where there was no teacher."""
    examples: Examples


def lessons(
    labels: tuple[str, ...], labelled: pl.DataFrame, taught: pl.DataFrame, seed: int
) -> Lessons:
    """What is learnt from: rows of `LABELLED_SCHEMA` and `TAUGHT_SCHEMA`."""
    fold_of = policy_folds(labelled.get_column("policy"), seed)
    readings = pl.concat([rows.select(READING_SCHEMA.names()) for rows in (labelled, taught)])
    policies = pl.concat([labelled.get_column("policy"), taught.get_column("policy")])
    nobody = np.full(labelled.height, -2)
    without = taught.get_column("taught_without").fill_null(-2).to_numpy()
    weights = np.concatenate([np.ones(labelled.height), taught.get_column("weight").to_numpy()])
    targets = _targets(labels, labelled, taught)
    return Lessons(
        labels=labels,
        ids=tuple(labelled.get_column("id")),
        readings=readings.head(labelled.height),
        policies=tuple(labelled.get_column("policy")),
        meant=targets.of(np.arange(labelled.height)) > 0.5,
        folds=np.array([fold_of.get(policy, -2) for policy in policies]),
        taught_without=np.concatenate([nobody, without]).astype(np.int64),
        examples=Examples(_words_of_readings(readings), targets, weights.astype(np.float32)),
    )


def policy_folds(policies: pl.Series, seed: int) -> dict[str, int]:
    """A fold for each policy, drawn by ``seed``."""
    names = policies.drop_nulls().unique().sort().to_list()
    # Teachers' scores name folds, so these must never change: this generator's numbers do not.
    order = np.random.RandomState(seed).permutation(len(names))
    return {names[place]: number % N_FOLDS for number, place in enumerate(order)}


def learn(
    lesson: Lessons, base: Network, languages: tuple[str, ...], seed: int, judged: int = ALL
) -> tuple[TagModel, Judged]:
    """A model, calibrated on readings that the network had not seen, by folds of policies; and
    these readings as they were judged, with limits chosen on them.

    Args:
        lesson: what is learnt from.
        base: the network whose vectors and hidden layer are the beginning.
        languages: of the readings.
        seed: of everything that is random.
        judged: a fold that nothing is learnt from; `ALL` where everything is.
    """
    inner = [fold for fold in range(N_FOLDS) if fold != judged]
    known = _is_labelled(lesson) & (lesson.folds != judged)
    logits = np.zeros(lesson.meant.shape, np.float32)
    for fold in inner:
        network = _network(lesson, base, seed, judged, fold)
        held = np.flatnonzero(_is_labelled(lesson) & (lesson.folds == fold))
        logits[held] = _logits(network, lesson, held)
    rows = np.flatnonzero(known)
    slopes, shifts = calibration(lesson.meant[rows], logits[rows])
    probabilities = logistic(logits[rows] * slopes + shifts)
    meant, columns = lesson.meant[rows], range(len(lesson.labels))
    limits = np.array([best_limit(probabilities[:, k]) for k in columns], np.float32)
    model = TagModel(
        version="",
        languages=languages,
        labels=lesson.labels,
        network=_network(lesson, base, seed, judged, ALL),
        slopes=slopes,
        shifts=shifts,
        limits=limits,
    )
    ids = tuple(lesson.ids[row] for row in rows)
    return model, Judged(ids, lesson.labels, meant, probabilities, probabilities >= limits)


def judge_out_of_fold(
    lesson: Lessons, base: Network, languages: tuple[str, ...], seed: int
) -> Iterator[Judged]:
    """The labelled readings of each fold as a model that has not seen it tells them."""
    for fold in range(N_FOLDS):
        model, _ = learn(lesson, base, languages, seed, fold)
        rows = np.flatnonzero(_is_labelled(lesson) & (lesson.folds == fold))
        yield judge(model, lesson, rows)


def judge(model: TagModel, lesson: Lessons, rows: Places) -> Judged:
    """Some of the labelled readings as ``model`` tells them."""
    logits = _logits(model.network, lesson, rows)
    probabilities = logistic(logits * model.slopes + model.shifts)
    return Judged(
        ids=tuple(lesson.ids[row] for row in rows),
        labels=lesson.labels,
        meant=lesson.meant[rows],
        probabilities=probabilities,
        said=probabilities >= model.limits,
    )


def _network(lesson: Lessons, base: Network, seed: int, judged: int, fold: int) -> Network:
    """A network that has learnt nothing of two folds (`ALL` for none)."""
    is_unseen = np.isin(lesson.folds, [f for f in (judged, fold) if f != ALL])
    held = judged if judged != ALL else fold
    is_fit = np.isin(lesson.taught_without, [held, -2])
    weights = np.where(is_unseen | ~is_fit, 0, lesson.examples.weights).astype(np.float32)
    beginning = with_new_labels(base, len(lesson.labels), seed)
    return train(beginning, replace(lesson.examples, weights=weights), PLAN, seed)


def _logits(network: Network, lesson: Lessons, rows: Places) -> Floats:
    return reading_logits(network, lesson.readings[rows])


def _is_labelled(lesson: Lessons) -> Flags:
    return np.arange(len(lesson.folds)) < len(lesson.ids)


def _targets(labels: tuple[str, ...], labelled: pl.DataFrame, taught: pl.DataFrame) -> Targets:
    """What is to be learnt: of the labelled rows, then of the taught ones."""
    place_of = {label: place for place, label in enumerate(labels)}
    named: list[dict[int, float]] = []
    for agreed, disputed in labelled.select("labels", "disputed").iter_rows():
        degrees = dict.fromkeys(disputed or (), _DISPUTED_DEGREE)
        degrees |= dict.fromkeys(agreed, _AGREED_DEGREE)
        named.append({place_of[label]: degree for label, degree in degrees.items()})
    for given, degrees_given in taught.select("labels", "degrees").iter_rows():
        named.append({place_of[label]: d for label, d in zip(given, degrees_given, strict=True)})
    return Targets(
        counts=np.array([len(row) for row in named], np.int64),
        labels=np.array([place for row in named for place in row], np.int64),
        degrees=np.array([degree for row in named for degree in row.values()], np.float32),
        n_labels=len(labels),
    )


def _words_of_readings(readings: pl.DataFrame) -> Words:
    """The words of heading, lead-in and text of each reading, together."""
    parts = [words_of(readings.get_column(name)) for name in ("heading", "lead_in", "text")]
    row = np.concatenate([np.repeat(np.arange(len(p.counts)), p.counts) for p in parts])
    order = np.argsort(row, kind="stable")
    return Words(
        words=np.concatenate([p.words for p in parts])[order],
        pairs=np.concatenate([p.pairs for p in parts])[order],
        counts=np.sum([p.counts for p in parts], axis=0),
    )

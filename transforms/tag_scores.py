"""How well labels are told: precision, recall, F1, calibration, confusion and the worst errors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from transforms.tag_model import Floats

_N_BINS: Final = 10
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Judged:
    """Some rows: which labels they have, how probable these were said to be, which were said."""

    ids: tuple[str, ...]
    labels: tuple[str, ...]
    meant: Flags
    """n × k"""
    probabilities: Floats
    """n × k"""
    said: Flags
    """n × k"""


def joined(parts: list[Judged]) -> Judged:
    """All rows of some judgements with the same labels."""
    return Judged(
        ids=tuple(name for part in parts for name in part.ids),
        labels=parts[0].labels,
        meant=np.concatenate([part.meant for part in parts]),
        probabilities=np.concatenate([part.probabilities for part in parts]),
        said=np.concatenate([part.said for part in parts]),
    )


def best_limit(probabilities: Floats) -> float:
    """The probability from which on a label is to be said for the best F1 that is to be expected.

    It is half of that F1 (Lipton, Elkan and Narayanaswamy 2014), and follows from calibrated
    probabilities alone. What was best on labelled rows is half chance for a rare label, and did
    worse on others; so did the least probability of a row that would be said to have it.
    """
    falling = np.sort(probabilities.astype(np.float64))[::-1]
    expected = 2 * np.cumsum(falling) / (np.arange(1, len(falling) + 1) + falling.sum())
    return float(expected.max()) / 2


def summary(judged: Judged) -> dict[str, Any]:
    """Everything that a report tells, as plain numbers: see the keys."""
    per_label = {label: _label_summary(judged, place) for place, label in enumerate(judged.labels)}
    return {
        "n_rows": len(judged.ids),
        **averages(judged.meant, judged.said),
        "calibration_error": round(calibration_error(judged.meant, judged.probabilities), 4),
        "reliability": reliability(judged.meant, judged.probabilities),
        "labels": per_label,
        "confusion": confusion(judged),
        "worst": worst(judged),
    }


def averages(meant: Flags, said: Flags) -> dict[str, float]:
    """macro_f1 and micro_f1."""
    both, all_of = (meant & said).sum(axis=0), meant.sum(axis=0) + said.sum(axis=0)
    return {
        "macro_f1": round(float((2 * both / np.maximum(all_of, 1)).mean()), 4),
        "micro_f1": round(float(2 * both.sum() / max(all_of.sum(), 1)), 4),
    }


def intervals(judged: Judged, groups: list[str], n_draws: int, seed: int) -> dict[str, list[float]]:
    """The middle 95 % of macro_f1 and micro_f1 when groups (policies) are drawn anew."""
    random = np.random.default_rng(seed)
    names, group = np.unique(np.array(groups), return_inverse=True)
    drawn: dict[str, list[float]] = {"macro_f1": [], "micro_f1": []}
    rows_of = [np.flatnonzero(group == place) for place in range(len(names))]
    for _ in range(n_draws):
        rows = np.concatenate([rows_of[g] for g in random.integers(0, len(names), len(names))])
        for name, value in averages(judged.meant[rows], judged.said[rows]).items():
            drawn[name].append(value)
    return {
        name: [round(float(q), 4) for q in np.quantile(values, (0.025, 0.975))]
        for name, values in drawn.items()
    }


def calibration_error(meant: Flags, probabilities: Floats) -> float:
    """Expected calibration error: over all rows and labels, by ten bins of equal width."""
    bins = reliability(meant, probabilities)
    n_all = sum(b["n"] for b in bins)
    return float(sum(b["n"] * abs(b["said"] - b["true"]) for b in bins) / max(n_all, 1))


def reliability(meant: Flags, probabilities: Floats) -> list[dict[str, Any]]:
    """Of each bin of probabilities: n, the mean probability said and the share that was true."""
    place = np.minimum((probabilities * _N_BINS).astype(int), _N_BINS - 1)
    found = []
    for number in range(_N_BINS):
        inside = place == number
        if n := int(inside.sum()):
            said, true = float(probabilities[inside].mean()), float(meant[inside].mean())
            found.append({"n": n, "said": round(said, 4), "true": round(true, 4)})
    return found


def confusion(judged: Judged) -> dict[str, dict[str, int]]:
    """Of rows that have a label (outer) and lack another (inner): how many were said to have it."""
    missed = judged.meant[:, :, None] & (judged.said & ~judged.meant)[:, None, :]
    counts = missed.sum(axis=0)
    return {
        label: {
            other: int(counts[row, column])
            for column, other in enumerate(judged.labels)
            if counts[row, column]
        }
        for row, label in enumerate(judged.labels)
    }


def worst(judged: Judged, n_of_each: int = 5) -> dict[str, dict[str, list[str]]]:
    """Of each label the rows furthest from right: said and not meant, meant and not said."""
    found = {}
    for place, label in enumerate(judged.labels):
        meant, said = judged.meant[:, place], judged.said[:, place]
        order = np.argsort(judged.probabilities[:, place], kind="stable")
        missed = [judged.ids[row] for row in order if meant[row] and not said[row]]
        wrong = [judged.ids[row] for row in order[::-1] if said[row] and not meant[row]]
        found[label] = {"wrongly_said": wrong[:n_of_each], "missed": missed[:n_of_each]}
    return found


def _label_summary(judged: Judged, place: int) -> dict[str, Any]:
    meant, said = judged.meant[:, place], judged.said[:, place]
    hits, n_meant, n_said = int((meant & said).sum()), int(meant.sum()), int(said.sum())
    column = slice(place, place + 1)
    error = calibration_error(judged.meant[:, column], judged.probabilities[:, column])
    return {
        "precision": round(hits / max(n_said, 1), 4),
        "recall": round(hits / max(n_meant, 1), 4),
        "f1": round(2 * hits / max(n_said + n_meant, 1), 4),
        "n_meant": n_meant,
        "n_said": n_said,
        "calibration_error": round(error, 4),
    }

"""Makes true probabilities of a network's logits."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from transforms.tag_model import Floats, logistic
from transforms.tag_scores import Flags

_STEPS: Final = 30
"""Newton's steps of the calibration."""
_PRIOR: Final = 2.0
"""How many rows' worth of doubt pulls a label's slope to 1 and its shift to 0."""


def calibration(meant: Flags, logits: Floats) -> tuple[Floats, Floats]:
    """Slope and shift for each label, so that the logistic function tells true probabilities."""
    found = [_platt(meant[:, place], logits[:, place]) for place in range(meant.shape[1])]
    slopes, shifts = np.array(found, np.float32).T
    return slopes, shifts


def _platt(meant: Any, logits: Any) -> tuple[float, float]:
    """Slope and shift of one label, by Newton's method with steps halved until they help."""
    inputs = np.stack([logits.astype(np.float64), np.ones(len(logits))], axis=1)
    beginning = np.array([1.0, 0.0])

    def loss(tried: Any) -> float:
        given = inputs @ tried
        doubt = _PRIOR / 2 * ((tried - beginning) ** 2).sum()
        return float((np.logaddexp(0, given) - meant * given).sum() + doubt)

    found = beginning.copy()
    for _ in range(_STEPS):
        probabilities = logistic(inputs @ found)
        slope = inputs.T @ (probabilities - meant) + _PRIOR * (found - beginning)
        spread = (probabilities * (1 - probabilities))[:, None] * inputs
        step = np.linalg.solve(inputs.T @ spread + _PRIOR * np.eye(2), slope)
        tried = [found - step / 2**halvings for halvings in range(_STEPS)]
        found = min([found, *tried], key=loss)
    return float(found[0]), float(found[1])

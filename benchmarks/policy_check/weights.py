"""Writes transforms/policy_weights.toml."""

from __future__ import annotations

from pathlib import Path

from benchmarks.policy_check.learning import Learnt

WEIGHTS = Path(__file__).parents[2] / "transforms" / "policy_weights.toml"


def write_weights(learnt: Learnt) -> None:
    """Replace the weights and the bias; the comments and the limit above them stay."""
    above = WEIGHTS.read_text(encoding="utf-8").split("\nbias = ")[0]
    lines = [f"{name} = {weight}" for name, weight in learnt.weights.items()]
    WEIGHTS.write_text(
        f"{above}\nbias = {learnt.bias}\n\n[weights]\n" + "\n".join(lines) + "\n", encoding="utf-8"
    )

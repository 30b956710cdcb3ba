"""Comparing spans: how many of ours and of the annotators' have a partner."""

from __future__ import annotations

from dataclasses import dataclass

LEAST_OVERLAP = 0.5
"""Share of the words of the longer of two spans that both must hold."""

Words = frozenset[int]
"""A span as the places of its words."""


def is_match(one: Words, other: Words, least: str) -> bool:
    """Whether two spans share half of the words of the longer, or (``either``) of the shorter."""
    size = max if least == "longer" else min
    return len(one & other) >= LEAST_OVERLAP * size(len(one), len(other))


@dataclass
class Score:
    """Counts of spans, summed over sentences."""

    n_found: int = 0
    n_right: int = 0
    n_marked: int = 0
    n_hit: int = 0

    @property
    def precision(self) -> float:
        return self.n_right / max(self.n_found, 1)

    @property
    def recall(self) -> float:
        return self.n_hit / max(self.n_marked, 1)

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, found: set[Words], marked: set[Words], least: str = "longer") -> None:
        """Count the spans of one sentence; ``least``: see `is_match`."""
        self.n_found += len(found)
        self.n_right += sum(any(is_match(f, m, least) for m in marked) for f in found)
        self.n_marked += len(marked)
        self.n_hit += sum(any(is_match(f, m, least) for f in found) for m in marked)

    def __str__(self) -> str:
        return (
            f"precision {self.precision:.3f}  recall {self.recall:.3f}  F1 {self.f1:.3f}"
            f"  ({self.n_found} found, {self.n_marked} marked)"
        )

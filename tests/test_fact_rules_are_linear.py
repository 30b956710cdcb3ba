"""No text makes a rule of facts slow: twice the text takes at most some twice the time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.fragments_of_rules import GENERIC, OF_RULES
from tests.growth import growth
from tests.segment_rows import segment_rows
from transforms.facts import RULES

MOST_GROWTH = 2.2
"""Of the time per doubling of the text."""
SHORTEST = 0.03
"""Seconds; what takes less is not told from noise."""
BY_NAME = {rule.__name__: rule for rule in RULES}
CASES = [(name, text) for name, own in OF_RULES.items() for text in (*own, *GENERIC)]


def rule_growth(name: str, fragment: str, size: int) -> float:
    """How many times as long a segment of twice ``size`` characters takes."""

    def work(n_chars: int) -> Callable[[], object]:
        segments = segment_rows((fragment * (n_chars // len(fragment) + 1))[:n_chars])
        return lambda: BY_NAME[name](segments)

    return growth(work, size, SHORTEST)


def test_all_rules_are_tried() -> None:
    assert set(OF_RULES) == set(BY_NAME)


@pytest.mark.parametrize("name", OF_RULES)
def test_twice_the_text_takes_twice_the_time(name: str) -> None:
    for fragment in OF_RULES[name]:
        assert rule_growth(name, fragment, 30_000) <= MOST_GROWTH, fragment


@pytest.mark.torture
@pytest.mark.parametrize(("name", "fragment"), CASES)
def test_a_megabyte_takes_twice_the_time_of_half_of_it(name: str, fragment: str) -> None:
    for size in (125_000, 250_000, 500_000):
        assert rule_growth(name, fragment, size) <= MOST_GROWTH, size

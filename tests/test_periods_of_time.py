"""How many days the words for a period mean."""

from __future__ import annotations

import pytest

from transforms.fact_rules.periods_of_time import days


@pytest.mark.parametrize(
    ("period", "shortest", "longest"),
    [
        ("90 days", 90, 90),
        ("seven (7) years", 2555, 2555),
        ("24 months", 730, 730),
        ("3 to 7 years", 1095, 2555),
        ("72 hours", 3, 3),
        ("a year", 365, 365),
        ("dix ans", 3650, 3650),
        ("sechs monaten", 182.5, 182.5),
        ("two weeks", 14, 14),
        ("36 minutes", 0.025, 0.025),
        ("forty-eight hours", 2, 2),
    ],
)
def test_a_period_in_days(period: str, shortest: float, longest: float) -> None:
    assert days(period) == pytest.approx((shortest, longest))

"""What is a matter of looks, and what is not."""

from __future__ import annotations

import pytest

from transforms.essence import essence


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We keep\u00a0it  for “two” years.", "We keep it for 'two' years"),
        ("See https://example.org/help?sid=8f3a#top.", "See https://example.org/help?sid=11.x"),
        ("See www.example.org/a;jsessionid=1 now", "See www.example.org/a;jsessionid=22 now"),
        ("Look at http://www.example.org/a/.", "Look at https://example.org/a"),
        ("© 2019-2023 Penhallick Ltd", "© 2019-2024 Penhallick Ltd"),
        ("Copyright Penhallick Ltd 2023", "Copyright Penhallick Ltd 2024"),
        ("4. What we keep", "What we keep"),
        ("a. Your name", "b) Your name"),
        ("Our partners (opens in a new tab) list", "Our partners list"),
        ("Updated 3 weeks ago", "Last updated yesterday"),
        ("10 July 2026", "11 August 2026"),
        ("+5", "•"),
    ],
)
def test_looks(one: str, other: str) -> None:
    assert essence(one) == essence(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We keep it for 2 years.", "We keep it for 3 years."),
        ("We keep it until 1 January 2025.", "We keep it until 1 January 2026."),
        ("Write to https://example.org/a.", "Write to https://example.org/b."),
        ("In 2019 we were founded.", "In 2020 we were founded."),
        ("We may share it.", "We may not share it."),
        ("12 months", "24 months"),
        ("我们", "他们"),
        ("Ask 020 7946 0001", "Ask 020 7946 0002"),
    ],
)
def test_not_looks(one: str, other: str) -> None:
    assert essence(one) != essence(other)


def test_the_dates_that_are_pointed_out_are_left_out() -> None:
    text = "This policy applies from 1 May 2024 on."
    assert essence(text, [(25, 35)]) == essence("This policy applies from on")


def test_a_line_that_only_dates_the_policy_is_nothing() -> None:
    assert essence("Page last updated: 1 May 2024", [(19, 29)]) == ""
    assert essence("We sell it from 1 May 2024", [(16, 26)]) != ""

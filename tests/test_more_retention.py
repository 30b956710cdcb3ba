"""More ways of saying how long data are kept, and what is said alike of other things."""

from __future__ import annotations

import pytest

from tests.segment_rows import Block, segment_rows
from transforms.fact_rules.retention_periods import retention_periods


def values(text: str, heading: str = "Bread") -> list[str]:
    rows = retention_periods(segment_rows(Block(text, headings=[heading])))
    return rows.sort("char_start")["value"].to_list()


@pytest.mark.parametrize(
    "text",
    [
        "How long does the mill keep my recipes?The mill keeps them for as long as necessary.",
        "How Long We Keep It In general, we keep your letters for as long as we need them to bake.",
        "We save your address as long as it is required to send you bread.",
        "Recorded songs are saved for no longer than is necessary.",
        "Letters are stored for as long as required by the purpose they were written for.",
        "We only hold your letters for long as is necessary.",
        "The mill keeps recipes for as long as the mill reasonably needs them.",
        "The mill only keeps a recipe for as long as a cake requires it.",
        "The mill retains bills for as long as the mill deems necessary.",
        "Recipes are retained as long as considered necessary.",
        "We will retain letters for such time as may be necessary to answer them.",
        "We retain the number of your card for as long as it takes to pay for the bread.",
        "We maintain oven records for as long as necessary to bake.",
        "The mill disposes of letters when they are no longer needed.",
        "Kept only as long as necessary to bake.",
        "Old lists are shredded once they are no longer needed.",
        "destroying or anonymising recipes if they are no longer needed;",
    ],
)
def test_as_long_as_necessary(text: str) -> None:
    assert values(text) == ["as_long_as_necessary"]


@pytest.mark.parametrize(
    "text",
    [
        "How long we need to keep your recipes to comply with our duties and as necessary to bake.",
        "We save your preferences as long as they are needed.",
        "The law applies for as long as the mill is in town.",
        "Bakers keep bread, for as long as the sun rises.",
        "We dispose of ovens in the yard.",
        "You may bake for such time as is necessary.",
    ],
)
def test_what_is_said_alike_of_other_things(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "We may keep it longer, for instance where we are required to do so in accordance with "
        "tax and accounting requirements.",
        "Your letters are retained by the mill in accordance with applicable state laws.",
        "We always retain recipes in accordance with law and custom.",
        "We keep recipes for as long as we are required to keep them by law.",
    ],
)
def test_as_laws_require(text: str) -> None:
    assert values(text) == ["legal_obligation"]


@pytest.mark.parametrize(
    "text",
    [
        "We may tell the police where we are required to do so in accordance with law.",
        "We store recipes securely in accordance with applicable laws.",
        "Letters that we retain are only used in accordance with applicable laws.",
        "We will delete the letters in accordance with applicable law.",
    ],
)
def test_what_is_done_in_accordance_with_laws(text: str) -> None:
    assert values(text) == []


def test_an_obligation_for_which_items_are_needed_counts_beneath_a_heading_of_keeping() -> None:
    text = "for as long as necessary to comply with any legal requirement of bakers;"
    assert "legal_obligation" in values(text, "How long we keep it")
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("We delete these recipes 12 months after the end of the fair.", "365"),
        ("The crumb will remain effective for a maximum of 30 days.", "30"),
        ("By law we have to keep bills for six tax years.", "2190"),
        ("If recipes are stored in log files, this is the case after seven days.", "7"),
        ("We save your recipes for two years.", "730"),
    ],
)
def test_periods(text: str, days: str) -> None:
    assert days in values(text)


@pytest.mark.parametrize(
    "text",
    [
        "We delete what you ask us to, 30 days after your request at the latest.",
        "We eat cakes 12 months after the fair.",
        "Oven logs are read after seven days.",
    ],
)
def test_other_times(text: str) -> None:
    assert values(text) == []

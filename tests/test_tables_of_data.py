"""What cells of tables and items of lists tell: how long things last, and where recipients are."""

from __future__ import annotations

import pytest

from tests.segment_rows import Block, segment_rows
from transforms.fact_rules.retention_periods import retention_periods
from transforms.fact_rules.transfers import transfers
from warehouse.vocabulary import SegmentKind

ROW, ITEM = SegmentKind.TABLE_ROW, SegmentKind.LIST_ITEM


@pytest.mark.parametrize(
    ("text", "headings", "days"),
    [
        ("cake_session | 30 days | Keeps the cart", ["Necessary"], ["30"]),
        ("Tray | Keeps the cart | 1 year", ["Cookies we set"], ["365"]),
        ("Oven logs | up to 2 years", ["Retention"], ["730"]),
        ("Cake cookie | 1 month | 2 months", ["Types"], ["30", "61"]),
    ],
)
def test_a_period_that_fills_a_cell_is_kept(
    text: str, headings: list[str], days: list[str]
) -> None:
    found = retention_periods(segment_rows(Block(text, ROW, headings)))
    assert found["value"].to_list() == days


@pytest.mark.parametrize(
    ("text", "kind", "headings"),
    [
        ("The right of access | One month", ROW, ["What are your rights?"]),
        ("Baguette | 2 days | Eat it fresh", ROW, ["Bread"]),
        ("Cookies last 2 days | if you bake them", ROW, ["Recipes"]),
        ("cake_session | 30 days | Keeps the cart", SegmentKind.PARAGRAPH, ["Necessary"]),
    ],
)
def test_a_period_in_other_tables_is_not(text: str, kind: SegmentKind, headings: list[str]) -> None:
    assert retention_periods(segment_rows(Block(text, kind, headings))).is_empty()


@pytest.mark.parametrize(
    ("text", "kind", "places"),
    [
        ("Cake Forms Ltd | Trays | United Kingdom", ROW, ["GB"]),
        ("Dough, Inc. (USA);", ITEM, ["US"]),
        ("Flour | Canada, Sweden and Japan", ROW, ["CA", "SE", "JP"]),
        ("Country: Norway", ITEM, ["NO"]),
    ],
)
def test_the_places_of_recipients(text: str, kind: SegmentKind, places: list[str]) -> None:
    found = transfers(segment_rows(Block(text, kind, ["Our sub-processors"])))
    assert found["value"].to_list() == places


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Dough, Inc. (USA);", "Our bakers"),
        ("The Economic Area (EEA).", "Transfers"),
        ("Rights of residents: Canada", "Recipients"),
        ("Cake (Europe) S.A. | Trays", "Sub-processors"),
    ],
)
def test_places_that_are_no_recipients(text: str, heading: str) -> None:
    assert transfers(segment_rows(Block(text, ITEM, [heading]))).is_empty()

"""More ways of naming the places that data go to, and of agreeing to it."""

from __future__ import annotations

import pytest

from tests.segment_rows import Block, segment_rows
from transforms.fact_rules.transfers import transfers
from warehouse.vocabulary import SegmentKind


def told(text: str, kind: SegmentKind = SegmentKind.PARAGRAPH) -> list[str]:
    return transfers(segment_rows(Block(text, kind, ["Bakery"])))["value"].to_list()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Your data may be sent to Panama, Greece and Sri Lanka.", ["PA", "GR", "LK"]),
        ("Your data are sent outside the European economic area.", ["outside_EEA"]),
        ("We store your data in the U.K and bake.", ["GB"]),
        ("We transfer your data to “third countries”.", ["abroad"]),
        ("Your data are sent to millers outside your region.", ["abroad"]),
        ("Your data are processed within the territory of the European Union.", ["EU"]),
        ("The transfer is to the United States.", ["US"]),
        ("Service providers acting as millers based within the EEA and Japan", ["EEA", "JP"]),
        ("Some of the services we use are located outside the EU.", ["outside_EU"]),
        ("Your data are located at our mill in Ireland.", ["IE"]),
        ("We use model contracts to send your data.", ["standard_contractual_clauses"]),
        ("Your order represents your agreement to that transfer.", ["consent"]),
    ],
)
def test_place(text: str, values: list[str]) -> None:
    assert told(text) == values


@pytest.mark.parametrize(
    "text",
    [
        "Our bakers come from Panama and like data.",
        "Your data are kept in your region.",
        "The transfer is to bake.",
        "Bakers based within the EEA may ask for bread.",
        "Your ovens are located at our mill in Ireland.",
        "You agree to the transfer of bread.",
        "The tools we use are sharp in the EU.",
        "See: model contracts for the transfer of bread.",
    ],
)
def test_no_place(text: str) -> None:
    assert told(text) == []


def test_other_countries_in_a_heading() -> None:
    assert told("Transfer of Your Data to Other Countries", SegmentKind.HEADING) == ["abroad"]
    assert told("Visitors from Other Countries", SegmentKind.HEADING) == []

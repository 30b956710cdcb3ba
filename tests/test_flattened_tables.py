"""Tables whose cells stand below each other in a plain text."""

from __future__ import annotations

import pytest

from tests.outline import blocks_of, outline
from warehouse.vocabulary import SegmentKind

BODY = "We keep what you give us for as long as the law asks us to, and not a day longer than that."


def table(text: str) -> list[str]:
    """The rows of the tables in ``text`` between two paragraphs; these must stay what they are."""
    before, *rows, after = outline(f"{BODY}\n{text}\n{BODY}")
    assert (before, after) == (BODY, BODY)
    assert all(row.startswith("| ") for row in rows), rows
    return [row.removeprefix("| ") for row in rows]


def test_rows_that_are_lettered() -> None:
    text = """Category\nExamples\nCollected
A. Identifiers.\nA name or a nickname.\nYES
B. Boat records.\nThe length of a hull, the colour of a sail.\nSome boats have none.\nNO
C. Geolocation data.\nWhere a boat is moored.\nYES"""
    assert table(text) == [
        "Category | Examples | Collected",
        "A. Identifiers. | A name or a nickname. | YES",
        "B. Boat records. | The length of a hull, the colour of a sail. Some boats have none. | NO",
        "C. Geolocation data. | Where a boat is moored. | YES",
    ]


def test_rows_that_end_in_answers() -> None:
    text = """Categories of personal information\nDo we collect?\nDo we sell?
Identifiers, such as a name\nYes\nNo\nCommercial information\nYes\nNo
Biometric information\nNo\nNo"""
    assert table(text) == [
        "Categories of personal information | Do we collect? | Do we sell?",
        "Identifiers, such as a name | Yes | No",
        "Commercial information | Yes | No",
        "Biometric information | No | No",
    ]


def test_rows_of_as_many_lines_as_there_are_columns() -> None:
    text = """Category\nExamples\nPurposes
Identifiers\nName, nickname\nTo answer you
Sailing habits\nWinds you like\nTo propose a trip
Inferences\nHow bold a sailor you are\nTo propose a boat"""
    assert table(text)[1:] == [
        "Identifiers | Name, nickname | To answer you",
        "Sailing habits | Winds you like | To propose a trip",
        "Inferences | How bold a sailor you are | To propose a boat",
    ]


def test_uneven_rows_are_told_by_the_names_of_categories_and_keep_their_lists() -> None:
    text = """Category of Personal Information\nExamples\nSources
Unique identifiers\nName, nickname\n-From you\n-From your crew\n-From guests
Purchase history\nSails you bought\n-From the shop
Geolocation data\nGeolocation data\n-From the harbour\nShared:\n-Partners"""
    assert table(text)[1:] == [
        "Unique identifiers | Name, nickname | -From you -From your crew -From guests",
        "Purchase history | Sails you bought | -From the shop",
        "Geolocation data | Geolocation data | -From the harbour Shared: -Partners",
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"Categories of information\n{BODY}\nHow we use it\n{BODY}",
        f"Category\nExamples\nBoats\n{BODY}\nSails\n{BODY}\nRopes\n{BODY}",
        "Categories\nDescription\nBoats\nSails\nRopes",
    ],
)
def test_other_lines_under_a_title_of_categories_are_no_table(text: str) -> None:
    assert not [line for line in outline(f"{BODY}\n{text}\n{BODY}") if line.startswith("| ")]


def test_a_row_leads_to_its_stretch_of_the_file() -> None:
    text = f"{BODY}\nCategory\nCollected\n" + "".join(
        f"{letter}. Identifiers\nYES\n" for letter in "ABC"
    )
    rows = blocks_of(text).filter(kind=SegmentKind.TABLE_ROW.value)
    sources = [text[a:b] for a, b in rows.select("source_start", "source_end").iter_rows()]
    assert sources == ["Category\nCollected"] + [f"{c}. Identifiers\nYES" for c in "ABC"]

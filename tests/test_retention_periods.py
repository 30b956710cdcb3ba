"""Which statements on how long data are kept are found."""

from __future__ import annotations

import json

import pytest

from tests.segment_rows import Block, segment_rows
from transforms.fact_rules.retention_periods import retention_periods
from warehouse.vocabulary import SegmentKind


def periods(*blocks: Block | str) -> list[tuple[str, str, dict[str, str]]]:
    rows = retention_periods(segment_rows(*blocks)).sort("char_start").to_dicts()
    return [(row["value"], row["text"], json.loads(row["attributes"])) for row in rows]


@pytest.mark.parametrize(
    ("text", "value", "written", "attributes"),
    [
        (
            "We hold this letter for one year.",
            "365",
            "hold this letter for one year",
            {"statement": "stated"},
        ),
        (
            "Letters are deleted two (2) years after the end of the year.",
            "730",
            "deleted two (2) years",
            {"statement": "stated"},
        ),
        (
            "We keep server logs for up to 90 days.",
            "90",
            "keep server logs for up to 90 days",
            {"statement": "stated", "limit": "at_most", "data_type": "logs"},
        ),
        (
            "Invoices are retained for seven (7) years after the contract ends.",
            "2555",
            "retained for seven (7) years",
            {"statement": "stated", "from": "contract_end", "data_type": "payment data"},
        ),
        (
            "Drafts are deleted after 24 months of inactivity.",
            "730",
            "deleted after 24 months",
            {"statement": "stated", "from": "last_activity"},
        ),
        ("Lifetime | 2 years", "730", "Lifetime | 2 years", {"statement": "stated"}),
        ("Lifetime | 36 minutes", "0.03", "Lifetime | 36 minutes", {"statement": "stated"}),
        (
            "We use these cookies for a period of 13 months.",
            "395",
            "use these cookies for a period of 13 months",
            {"statement": "stated", "data_type": "cookies"},
        ),
        (
            "After two weeks, the pictures are erased.",
            "14",
            "two weeks",
            {"statement": "stated"},
        ),
        (
            "We store orders for 3 to 7 years.",
            "2555",
            "store orders for 3 to 7 years",
            {"statement": "stated", "shortest_days": "1095", "data_type": "orders"},
        ),
        (
            "Lumbrel retains your data only as long as necessary for baking.",
            "as_long_as_necessary",
            "retains your data only as long as necessary",
            {"statement": "as_long_as_necessary"},
        ),
        (
            "We may retain letters as required by law.",
            "legal_obligation",
            "retain letters as required by law",
            {"statement": "legal_obligation"},
        ),
        (
            "We have a legal obligation to keep invoices.",
            "legal_obligation",
            "legal obligation",
            {"statement": "legal_obligation", "data_type": None},
        ),
        (
            "Comments are retained indefinitely.",
            "indefinite",
            "retained indefinitely",
            {"statement": "indefinite"},
        ),
        (
            "We keep your recipes until you ask us to delete them.",
            "until_deletion_request",
            "keep your recipes until you ask us to delete",
            {"statement": "until_deletion_request"},
        ),
        (
            "We store your name for as long as you have an account.",
            "while_account_exists",
            "store your name for as long as you have an account",
            {"statement": "while_account_exists"},
        ),
        (
            "Nous conservons les commandes pendant dix ans.",
            "3650",
            "conservons les commandes pendant dix ans",
            {"statement": "stated", "data_type": "orders"},
        ),
        (
            "Nous conservons les commandes le temps nécessaire à la livraison.",
            "as_long_as_necessary",
            "conservons les commandes le temps nécessaire",
            {"statement": "as_long_as_necessary", "data_type": "orders"},
        ),
        (
            "Recipes, e.g. Breads of the week, are kept for 30 days.",
            "30",
            "kept for 30 days",
            {"statement": "stated"},
        ),
        (
            "We keep recipes for as long as a client is using our oven.",
            "while_account_exists",
            "keep recipes for as long as a client is using",
            {"statement": "while_account_exists"},
        ),
        (
            "Letters are stored for as long as the data are required.",
            "as_long_as_necessary",
            "stored for as long as the data are required",
            {"statement": "as_long_as_necessary"},
        ),
        (
            "All recipes are KEPT FOR 30 DAYS by us; we keep no more.",
            "30",
            "KEPT FOR 30 DAYS",
            {"statement": "stated"},
        ),
    ],
)
def test_a_statement_is_found(
    text: str, value: str, written: str, attributes: dict[str, str | None]
) -> None:
    expected = {key: word for key, word in attributes.items() if word}
    assert periods(text) == [(value, written, expected)]


@pytest.mark.parametrize(
    "text",
    [
        "We respond to requests for deletion within 45 days.",
        "You may ask what we held during the preceding 12 months.",
        "We keep the shop open for you, as long as you like bread.",
        "We do not store data of people under 16 years of age.",
        "Please keep in mind that it may take up to four weeks to answer.",
        "Staff must keep such records confidential, except as required by law.",
        "We are under no obligation to store such letters indefinitely.",
        "Our company has baked for 20 years.",
        "You are logged out after 10 minutes, and a loaf may persist for long.",
        "We use cookies, and bake for a period of 20 minutes.",
        "To determine how long we keep data, we consider legal requirements.",
        "Vous pouvez nous demander de conserver les commandes au-delà du temps nécessaire.",
        "We keep loaves, cakes etc. Twenty years ago we had none.",
    ],
)
def test_what_is_no_retention_is_left_alone(text: str) -> None:
    assert periods(text) == []


def test_a_bare_period_counts_beneath_a_heading_that_asks_how_long() -> None:
    row = Block("Recipes | 5 years", SegmentKind.TABLE_ROW, ["How long do we keep data?"])
    other = Block("Recipes | 5 years", SegmentKind.TABLE_ROW, ["Our history"])
    assert [found[:2] for found in periods(row)] == [("1825", "5 years")]
    assert periods(other) == []


def test_two_limits_of_one_sentence_do_not_overlap() -> None:
    found = periods("We retain data as long as necessary and as required by law.")
    assert [row[1] for row in found] == ["retain data as long as necessary", "required by law"]


def test_the_limits_of_many_segments_are_all_found() -> None:
    assert len(periods(*[f"We keep note {number} for 30 days." for number in range(20)])) == 20


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("For so long as you have an account.", ["while_account_exists"]),
        ("as required under law or a contract; or", ["legal_obligation"]),
        (
            "Crumbs | Until you ask us, or your account is deleted",
            ["until_deletion_request", "while_account_exists"],
        ),
        ("Crumbs | Indefinitely", ["indefinite"]),
        ("Until you ask us to stop.", ["until_deletion_request"]),
        ("We process recipes and other data for as long as needed.", ["as_long_as_necessary"]),
        (
            "For so long as your account is active or as needed to provide you with bread.",
            ["while_account_exists", "as_long_as_necessary"],
        ),
        ("Whoever has bread at home may eat it for as long as needed.", []),
        ("As long as you use our oven, we will keep your recipes.", ["while_account_exists"]),
    ],
)
def test_an_item_beneath_a_heading_needs_no_word_of_keeping(
    text: str, statements: list[str]
) -> None:
    found = periods(Block(text, SegmentKind.LIST_ITEM, ["How long do we keep recipes?"]))
    assert [value for value, _, _ in found] == statements

"""What is told of a retention period beside its length: of which data, from when, how exact."""

from __future__ import annotations

import json

import pytest

from tests.segment_rows import Block, segment_rows
from transforms.fact_rules.retention_periods import retention_periods
from warehouse.vocabulary import SegmentKind


def attributes_of(*blocks: Block | str) -> list[dict[str, str]]:
    rows = retention_periods(segment_rows(*blocks)).sort("char_start")
    return [json.loads(attributes) for attributes in rows["attributes"]]


@pytest.mark.parametrize(
    ("text", "heading", "data_type"),
    [
        ("We keep your questions and other inquiries for one year.", "Baking", "inquiries"),
        ("Inactive accounts are deleted after 180 days.", "Baking", "account data"),
        ("Your precise location is stored for 3 days.", "Baking", "location"),
        ("It is kept for 3 months.", "How long we keep your chats", "messages"),
        ("Logs are kept for 3 months.", "Cookies", "logs"),
        ("We keep what court orders ask of us for two years.", "Baking", None),
        ("We keep your data for 90 days when your account is closed.", "Baking", None),
    ],
)
def test_the_data_that_are_kept_are_named(text: str, heading: str, data_type: str | None) -> None:
    [attributes] = attributes_of(Block(text, SegmentKind.PARAGRAPH, [heading]))
    assert attributes.get("data_type") == data_type


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        (
            "We keep your recipes until your oven is inactive for five (5) years.",
            {"from": "last_activity"},
        ),
        (
            "If you have not used the oven for 3 years, we delete your recipes.",
            {"from": "last_activity"},
        ),
        (
            "If you close your account, we will delete your recipes within 30 days.",
            {"from": "account_closure", "limit": "at_most"},
        ),
        (
            "Upon account termination, recipes are erased after 30 days.",
            {"from": "account_closure"},
        ),
        (
            "If we don't see you in-store for seven years, we erase your bills.",
            {"from": "last_activity"},
        ),
        ("Bills are erased no later than three years on.", {"limit": "at_most"}),
        ("We keep your recipes for 90 days max.", {"limit": "at_most"}),
        (
            "Bills are kept for 7 years after the close of the fiscal year.",
            {"from": "year_end"},
        ),
    ],
)
def test_when_a_period_begins_and_how_exact_it_is(text: str, attributes: dict[str, str]) -> None:
    [found] = attributes_of(text)
    assert {key: found.get(key) for key in ("from", "limit") if key in found} == attributes


def test_a_period_may_begin_where_another_one_ends() -> None:
    def begins(text: str) -> list[str | None]:
        return [told.get("from") for told in attributes_of(text)]

    of_account, of_contract = [None, "account_closure"], [None, "contract_end"]
    assert begins("We keep it for the life of your account + 3 years.") == of_account
    assert begins("We keep it for the term of our contract, plus 2 months.") == of_contract
    assert begins("In the life of the bakery, we keep letters for 3 years.") == [None]

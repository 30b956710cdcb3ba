"""Rights over accounts and profiles, and what readers can do with them that is no right."""

from __future__ import annotations

import pytest

from tests.segment_rows import Block, segment_rows
from transforms.fact_rules.account_rights import account_rights
from transforms.facts import facts
from warehouse.vocabulary import SegmentKind


def values(block: Block | str) -> list[str]:
    return account_rights(segment_rows(block)).sort("char_start")["value"].to_list()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("You can edit your baker profile at any time.", ["rectification"]),
        ("You may also edit or delete your account in the oven app.", ["rectification", "erasure"]),
        ("Members have the ability to change their delivery address.", ["rectification"]),
        ("If you wish to delete your Crumb account, please call.", ["erasure"]),
        ("The shop lets you update your phone number.", ["rectification"]),
        ("Loyalty accounts can be edited at the till.", ["rectification"]),
        ("You may request deletion of your account.", ["erasure"]),
        ("Learn how to delete your account and data", ["erasure"]),
        ("You can update the details in your profile.", ["rectification"]),
        ("Guests may ask to have their account deleted.", ["erasure"]),
        ("You can request that your till account be removed.", ["erasure"]),
    ],
)
def test_what_can_be_done_to_an_account_shows_a_right(text: str, told: list[str]) -> None:
    assert values(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "You can change your account settings.",
        "You can edit your profile preferences.",
        "You may remove your e-mail address from our mailing list.",
        "If you delete your account, the loaf is lost.",
        "We may delete your account after a year.",
        "We reserve the right to delete your profile.",
        "You can view your account.",
        "You can change your password.",
        "If you wish to delete your account, the oven cools.",
        "Bakers update your profile with what you buy.",
        "You can deactivate your account.",
        "We store your name when you want to update your profile or call us.",
        "A year later your account will be deleted.",
    ],
)
def test_what_is_done_to_an_account_and_shows_no_right(text: str) -> None:
    assert values(text) == []


def test_a_heading_tells_how_to_delete_an_account() -> None:
    assert values(Block("Deleting your account", SegmentKind.HEADING)) == ["erasure"]
    assert values(Block("Opening your account", SegmentKind.HEADING)) == []
    assert values(Block("Changing your account", SegmentKind.HEADING)) == []


def test_a_right_over_an_account_is_no_second_one_where_it_is_granted() -> None:
    text = "You have the right to erasure. You can delete your account there."
    assert facts(segment_rows(text).lazy()).collect()["rule"].to_list() == ["right_to"]

"""Rights in headings that list them, in items, and of data that were named before."""

from __future__ import annotations

import polars as pl
import pytest

from tests.segment_rows import Block, segment_rows
from transforms.fact_rules.account_rights import account_rights
from transforms.fact_rules.named_rights import named_rights
from transforms.fact_rules.offered_rights import offered_rights
from transforms.fact_rules.rights import rights, rights_of_lists
from transforms.fact_rules.told_rights import told_rights
from warehouse.vocabulary import SegmentKind


def in_order(found: pl.DataFrame) -> list[str]:
    return found.sort("char_start")["value"].to_list()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Your Access, Revision & Deletion Rights", ["access", "rectification", "erasure"]),
        ("Access and correction: baker data", []),
        ("Access and correction: personal data", ["access", "rectification"]),
        ("Access to Your Information and Corrections", ["access", "rectification"]),
        ("Choices and Access", ["access"]),
        ("Choices and flour", []),
        ("Data Access Requests", ["access"]),
        ("Which information can I access?", ["access"]),
        ("Restricting Processing", ["restriction"]),
        ("Objecting to processing of your personal data", ["objection"]),
        (
            "Revocation of your consent to the processing of your personal data",
            ["withdraw_consent"],
        ),
        ("Complaint to the Supervisory Authority", ["complaint"]),
        ("Complaint to the baker", []),
        ("Correction of loaves and deletion of crumbs", []),
        ("Restriction of processing (pending deletion)", ["restriction"]),
    ],
)
def test_a_heading_lists_rights(text: str, told: list[str]) -> None:
    assert in_order(named_rights(segment_rows(Block(text, SegmentKind.HEADING)))) == told


def test_pieces_of_data_are_told_beneath_a_heading_of_rights() -> None:
    text = "The specific pieces of personal data that we keep in the oven;"
    beneath = Block(text, SegmentKind.LIST_ITEM, headings=["Your right to know"])
    assert in_order(named_rights(segment_rows(beneath))) == ["access"]
    beside = Block(text, SegmentKind.LIST_ITEM, headings=["What we bake"])
    assert in_order(named_rights(segment_rows(beside))) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "It tells how we use your personal data, and how you can access and update this"
            " information.",
            ["access", "rectification"],
        ),
        ("It tells how the oven works, and how you can access this information.", []),
        (
            "We offer a way to correct or delete/deactivate users’ personal data.",
            ["rectification", "erasure"],
        ),
        ("You may ask the bakery to delete your PI.", ["erasure"]),
        ("You may ask the bakery to delete your pie.", []),
        ("Request a copy of what personal data the bakery holds on you.", ["access"]),
        ("How can I seek the erasure of my personal data?", ["erasure"]),
        ("You may ask to be deleted from our database.", ["erasure"]),
        ("You may ask to be deleted from our mailing list in the database.", []),
        (
            "We answer requests to review your data and to correct any inaccuracies.",
            ["access", "rectification"],
        ),
        ("We are not obliged to delete your data, though you may ask us to correct it.", []),
        ("Learn more about reviewing your account information.", ["access"]),
        ("Users may edit their previously provided personal data.", ["rectification"]),
        ("If you would like access to your data, please write.", ["access"]),
        ("Can change your personal information:", ["rectification"]),
        ("Profile | until you request removal of your data", []),
        ("We tell you how to access this data protection standard.", []),
    ],
)
def test_what_is_offered_of_data_named_before(text: str, told: list[str]) -> None:
    assert in_order(offered_rights(segment_rows(text))) == told


@pytest.mark.parametrize(
    ("lead", "item", "told"),
    [
        ("YOUR RIGHTSIn some cases, you can:", "access a copy of your data;", ["access"]),
        ("Our rights in the oven are:", "access to your data;", []),
        ("The law allows you to request us to:", "Provide access to your data", ["access"]),
        ("Please contact the baker if you would like to:", "delete your data", ["erasure"]),
        ("Please contact the baker for:", "delete your data", []),
        (
            "You have the right to:",
            "receive your data as loaves and have them transmitted to another baker",
            ["portability"],
        ),
        (
            "You have the right to:",
            "see your data, which our bakers have transmitted to another baker",
            ["access"],
        ),
        ("You have the right:", "to have incomplete data corrected;", ["rectification"]),
        ("You have the right to erasure, where:", "you object to the processing;", []),
        ("You have the right to:", "Learn more about bread", []),
    ],
)
def test_an_item_names_a_right_below_its_lead(lead: str, item: str, told: list[str]) -> None:
    below = Block(item, SegmentKind.LIST_ITEM, lead_in=0)
    assert in_order(rights_of_lists(segment_rows(Block(lead), below))) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("We believe that you have a right to know what data we bake with.", ["access"]),
        ("We have a right to know what data you bake with.", []),
        ("You have the right to inspect and copy your records.", ["access"]),
        ("You also may file a complaint with the secretary of bread.", ["complaint"]),
        ("You may be able to correct your data in the app.", ["rectification"]),
        ("It is not for sites that you may be able to access with your data.", []),
        (
            "You can request access, correction, updates of any kind, or at last deletion of your"
            " data.",
            ["access", "rectification", "erasure"],
        ),
        (
            "Bakers have the right to know certain information about our data practices.",
            ["access"],
        ),
    ],
)
def test_a_sentence_grants_in_other_words(text: str, told: list[str]) -> None:
    assert in_order(rights(segment_rows(text))) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Where we rely on consent, bakers have the right to withdraw it.", ["withdraw_consent"]),
        ("How and when can you withdraw your consent?", ["withdraw_consent"]),
        ("Change your consent", ["withdraw_consent"]),
        ("Change your order", []),
        ("Students may withdraw their consent by letter.", ["withdraw_consent"]),
        (
            "If you believe that the data we hold are wrong, please send us a card.",
            ["rectification"],
        ),
        ("Where our data are incorrect, we will correct them.", []),
        ("You may request details about the personal data we hold.", ["access"]),
        ("You may request details about the bread we hold.", []),
        (
            "You have the right to ask us if we have shared your data with third parties.",
            ["access"],
        ),
        (
            "Users may ask for a list of the third parties to whom we disclosed their recipes.",
            ["access"],
        ),
        ("Appealing Privacy Rights Decisions", ["appeal"]),
        ("Tell us if you no longer wish your data to be shared.", ["opt_out_of_sale"]),
        ("If you want us to stop sharing your data, write to us.", ["opt_out_of_sale"]),
        ("If you want us to stop sharing your table, write to us.", []),
    ],
)
def test_a_shape_tells_a_right(text: str, told: list[str]) -> None:
    assert in_order(told_rights(segment_rows(text))) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Updating Your Account", ["rectification"]),
        ("DELETE YOUR OVEN", []),
        ("Updating Your Account Settings", []),
    ],
)
def test_a_heading_tells_what_is_done_to_an_account(text: str, told: list[str]) -> None:
    assert in_order(account_rights(segment_rows(Block(text, SegmentKind.HEADING)))) == told

"""Rights whose words stand apart, in lists, or name what they are of elsewhere."""

from __future__ import annotations

import polars as pl
import pytest

from tests.segment_rows import Block, segment_rows
from transforms.fact_rules.named_rights import named_rights
from transforms.fact_rules.offered_rights import offered_rights
from transforms.fact_rules.requested_rights import requested_rights
from transforms.fact_rules.rights import rights, rights_of_lists
from transforms.fact_rules.told_rights import told_rights
from transforms.facts import facts
from warehouse.vocabulary import SegmentKind


def in_order(found: pl.DataFrame) -> list[str]:
    return found.sort("char_start")["value"].to_list()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("You have the right (i) to erasure.", ["erasure"]),
        ("You have the right, upon request, to access your data.", ["access"]),
        ("You have the right (with few exceptions) to rectification.", ["rectification"]),
        ("You may be entitled under the law of your land to erasure.", ["erasure"]),
        (
            "You may ask us to stop processing your recipes other than to store them.",
            ["restriction"],
        ),
        ("The shop has the right (but no duty) to delete a recipe.", []),
        ("The shop is entitled or bound to keep data after deletion.", []),
        ("You may ask us to stop processing your recipes at once.", ["objection"]),
        ("You have the right to limit the ways in which we use your recipes.", ["restriction"]),
    ],
)
def test_words_may_stand_between_a_right_and_what_it_is_to(text: str, told: list[str]) -> None:
    assert in_order(rights(segment_rows(text))) == told


@pytest.mark.parametrize(
    ("item", "told"),
    [
        (
            "Access your data, rectify it, restrict or object to its processing.",
            ["access", "rectification", "restriction", "objection"],
        ),
        (
            "Delete what we hold about you, or restrict the way in which we use it.",
            ["erasure", "restriction"],
        ),
        ("Restrict the processing where you do not want us to delete it.", ["restriction"]),
        ("Restrict how we use and disclose your data.", ["restriction"]),
    ],
)
def test_an_item_may_name_several_rights(item: str, told: list[str]) -> None:
    lead = Block("You have the right to:")
    below = Block(item, SegmentKind.LIST_ITEM, lead_in=0)
    assert in_order(rights_of_lists(segment_rows(lead, below))) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "We answer your request to access, review, delete or correct recipes.",
            ["access", "erasure", "rectification"],
        ),
        ("To send a request related to modification of your data, call us.", ["rectification"]),
        ("Please request deletion there.", ["erasure"]),
        ("Visitors submitted requests for removal of data.", ["erasure"]),
        ("You can submit requests to remove your name from our list.", []),
        ("Your First Amendment rights are safe with us.", []),
        ("We answer your request to modify an order.", []),
        ("Please send access requests to the client whose loaf it is.", []),
        ("The baker is given access rights; consumers bake.", []),
    ],
)
def test_requests_show_rights(text: str, told: list[str]) -> None:
    assert in_order(requested_rights(segment_rows(text))) == told


def test_a_heading_of_requests_names_rights() -> None:
    heading = Block("Requests to Know or Delete", SegmentKind.HEADING)
    assert in_order(requested_rights(segment_rows(heading))) == ["access", "erasure"]


@pytest.mark.parametrize(
    ("text", "heading", "told"),
    [
        ("To exercise the right to opt-out, please call.", "Sale of personal data", True),
        ("You may submit a request to opt out.", "We do not sell personal data", True),
        ("You may submit a request to opt out.", "Sale of bread", False),
        ("The purchaser honours your opt-out requests.", "Sale of personal data", False),
        ("You may submit a request to opt out of tastings.", "Sale of personal data", False),
        ("Once you make an opt-out request, we wait.", "Sale of personal data", False),
        ("We treat your signal as a request to opt out.", "Sale of personal data", False),
    ],
)
def test_a_heading_tells_what_is_opted_out_of(text: str, heading: str, *, told: bool) -> None:
    found = requested_rights(segment_rows(Block(text, headings=[heading])))
    assert found["value"].to_list() == (["opt_out_of_sale"] if told else [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("You may choose to: (1) get no bread; or (2) update your data.", ["rectification"]),
        (
            "We tell the steps you can take to update, manage, or delete your data.",
            ["rectification", "erasure"],
        ),
        (
            "You can remove or revise this information at any time of the year.",
            ["erasure", "rectification"],
        ),
        (
            "If you have questions about accessing or deleting your data, call us.",
            ["access", "erasure"],
        ),
        ("How can you update the data we collect from you?", ["rectification"]),
        ("Our shop allows Iowa residents to correct their data.", ["rectification"]),
        ("Members will generally be able to correct their data online.", ["rectification"]),
        ("We will correct your data where so requested.", ["rectification"]),
        ("To have your name, mail or phone information updated please call.", ["rectification"]),
        ("Users can have this information corrected by calling us.", ["rectification"]),
        ("Any parent may delete such information by contacting the baker.", ["erasure"]),
        ("We give you the choice of editing certain information.", ["rectification"]),
        ("If you wish to ask us to delete, or show you your data, call us.", ["erasure"]),
        ("We have this information corrected by our bakers.", []),
        ("You may read or download information on our pages, we store little.", []),
        ("You can stop the use of this information at any time.", []),
        ("You may: (a) bake bread. We update your data.", []),
        ("We have questions about your data.", []),
    ],
)
def test_what_is_offered_in_other_words(text: str, told: list[str]) -> None:
    assert in_order(offered_rights(segment_rows(text))) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("How to change your protected health information", ["rectification"]),
        ("How we protect and change your health information", []),
        ("Modification and Deletion of Information", ["rectification", "erasure"]),
        ("Modification of Information", []),
        ("How to access and manage your data", ["access"]),
    ],
)
def test_what_a_heading_offers(text: str, told: list[str]) -> None:
    rows = segment_rows(Block(text, SegmentKind.HEADING))
    assert in_order(offered_rights(rows)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Right to Request Restrictions", ["restriction"]),
        ("Your Rights: Access and Correction", ["access", "rectification"]),
        ("Your Recipes: Access and Flour", []),
    ],
)
def test_a_heading_names_rights(text: str, told: list[str]) -> None:
    assert in_order(named_rights(segment_rows(Block(text, SegmentKind.HEADING)))) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Some laws allow you to appeal our decision on your request.", "appeal"),
        ("To appeal a denial of your privacy request, write to the baker.", "appeal"),
        ("Residents may request an appeal about their privacy rights.", "appeal"),
        ("Appeals of a request may be submitted by post.", None),
        ("Appeals may be submitted by post for any privacy request.", "appeal"),
        ("You may appeal the decision of the court on your request.", None),
        ("We hope that our loaves appeal to you, by your right of choice.", None),
        ("You may ask that we transfer your data to another baker or company.", "portability"),
        ("You have the right to get your data in a readily usable format.", "portability"),
        ("It lets you export your data and to transmit them to another company.", "portability"),
        ("We may need to transfer your data to another company.", None),
        ("You may ask us how we transfer data to other companies.", None),
        ("You can request that the shop not share your data with mills.", "opt_out_of_sale"),
        ("The right to direct a baker to not “sell” personal data.", "opt_out_of_sale"),
        ("We ask that you not share your data with other guests.", None),
        ("Parents should instruct children not to disclose personal data.", None),
        ("You may ask us not to share your health data with an insurer.", None),
        ("If you wish to know what data we hold about you, please write.", "access"),
        ("The law permits you to request information about our use of your data.", "access"),
        ("If you want to know which cakes we hold, read the menu.", None),
        ("We offer you a way to revoke your consent.", "withdraw_consent"),
        ("A parent may at any time revoke this consent.", "withdraw_consent"),
        ("You can grant, change, or withdraw your consent.", "withdraw_consent"),
        ("To smell the bread or to withdraw your consent, please click here.", "withdraw_consent"),
        ("Objecting to, or Withdrawing your Consent", "withdraw_consent"),
        ("Even after you have chosen to withdraw your consent, please call.", None),
        ("To withdraw your consent, the oven must be cold.", None),
        ("Click on “Limit the Use of My Sensitive Personal Information”.", "limit_sensitive_use"),
        ("To opt out of our processing of your sensitive data, call us.", "limit_sensitive_use"),
        ("In our shop we limit the use of sensitive data.", None),
        ("In no case will the baker discriminate against guests who exercise rights.",
         "non_discrimination"),
        ("Be free from retaliation for exercising any of these.", "non_discrimination"),
        ("The baker does not discriminate between loaves. Dogs exercise.", None),
        ("Guests have the right of appeal to a supervisory authority.", "complaint"),
        ("You may lodge a complaint with the regulatory agency.", "complaint"),
        (
            "To raise a concern about our data practices, you have the right to do so with your"
            " local authority.",
            "complaint",
        ),
        ("To raise a concern, you may contact our privacy officer for the authority.", None),
    ],
)  # fmt: skip
def test_a_sentence_tells_a_right_in_other_words(text: str, told: str | None) -> None:
    assert told_rights(segment_rows(text))["value"].to_list() == ([told] if told else [])


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("Recipe Sales Opt-Out", True),
        ("You can opt out of sales of your personal data at any time.", True),
        ("To opt out of this kind of sharing, please call.", False),
    ],
)
def test_a_choice_of_sales_is_a_right(text: str, *, is_right: bool) -> None:
    rows = facts(segment_rows(text).lazy()).collect()
    found = set(rows.select("kind", "value").rows())
    assert (("right", "opt_out_of_sale") in found) == is_right
    assert ("opt_out", "sale_or_sharing") in found

"""Rights that requests, wishes and headings show, and what shows none."""

from __future__ import annotations

import polars as pl
import pytest

from tests.segment_rows import Block, segment_rows
from transforms.fact_rules.named_rights import named_rights
from transforms.fact_rules.offered_rights import offered_rights
from transforms.fact_rules.requested_rights import requested_rights
from transforms.facts import facts
from warehouse.vocabulary import SegmentKind


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Your agent may submit an access, deletion, or correction request.",
            ["access", "erasure", "rectification"],
        ),
        ("For “correction” requests, please write to the bakery.", ["rectification"]),
        ("We respond to your request for deletion in May.", ["erasure"]),
        (
            "Your agent may make a request to know, delete or correct.",
            ["access", "erasure", "rectification"],
        ),
        ("To exercise the access and deletion rights, please write.", ["access", "erasure"]),
        ("You may make a request for access or data portability.", ["access", "portability"]),
        ("On exercising your sale opt-out rights, see below.", ["opt_out_of_sale"]),
        (
            "Please send any request for rectification, completion, update, or deletion of data.",
            ["rectification", "erasure"],
        ),
    ],
)
def test_a_request_shows_a_right(text: str, told: list[str]) -> None:
    assert requested_rights(segment_rows(text)).sort("char_start")["value"].to_list() == told


@pytest.mark.parametrize(
    "text",
    [
        "The number of deletion requests that you sent was five.",
        "After your account deletion request the oven cools.",
        "We may request for access to your oven.",
        "Government access requests for your data are rare.",
        "Request a loaf and a correction of the bill.",
        "Please submit a request to delete your account.",
        "Your browser makes a request to access our website.",
        "You may lose access rights to your oven.",
        "For access requests, please read their privacy policy.",
    ],
)
def test_a_request_that_shows_no_right(text: str) -> None:
    assert requested_rights(segment_rows(text)).is_empty()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "If you wish to view, correct, or delete your personal information, write to us.",
            ["access", "rectification", "erasure"],
        ),
        (
            "Our ovens are warm. To correct or remove your details, please write to us.",
            ["rectification", "erasure"],
        ),
        ("To delete your online account information, log in.", ["erasure"]),
        (
            "These options may be used to change or modify information you previously provided.",
            ["rectification"],
        ),
        ("Should you want us to update the details we hold about you, please call.",
         ["rectification"]),
        ("Our app gives you the ability to edit your profile data.", ["rectification"]),
        ("If you would like to request deletion of your data, visit the bakery.", ["erasure"]),
        ("Contact us if you’d like to receive a copy of your personal data.", ["access"]),
        ("We tell how you can review or delete your data.", ["access", "erasure"]),
        ("To correct your information, please write to the bakery.", ["rectification"]),
        ("If you ask us to erase your data, we shall do so.", ["erasure"]),
        ("For questions about your data, ask us to update or delete it.",
         ["rectification", "erasure"]),
        ("Please write if you want your data to be removed or corrected.",
         ["erasure", "rectification"]),
        ("Upon your written request, we shall erase your personal data.", ["erasure"]),
        ("You may request Oven Street Bakery to erase your data.", ["erasure"]),
        ("If your data reached us by mistake, you may request its removal.", ["erasure"]),
        ("Upon request, the bakery will provide you with access to your personal data.",
         ["access"]),
        ("Residents under 18 may request and obtain removal of content or information they"
         " have publicly posted.", ["erasure"]),
        ("Users of our site may make any changes to their information at any time.",
         ["rectification"]),
        ("You can ask that we no longer use your personal data.", ["objection"]),
        ("You will have the ability to view and edit your account data.",
         ["access", "rectification"]),
        ("You can update, download or delete your data in your settings.",
         ["rectification", "access", "erasure"]),
        ("Choose “Send me my data” or “Delete my account and data” there; you can also click"
         " “Stop using my data”.", ["objection"]),
        ("You can ask us to stop using your personal data for a while.", ["restriction"]),
        ("You may choose to limit our use of your sensitive personal data.",
         ["limit_sensitive_use"]),
        ("You can add or update certain information about your cakes on your page.",
         ["rectification"]),
        ("If you would like to request the specific pieces of personal data we hold, call us.",
         ["access"]),
        ("You wish to have your data transferred? Ask us to transfer your data to a baker.",
         ["portability"]),
        ("All users can see, edit, or delete their personal data (but they cannot rename it).",
         ["access", "rectification", "erasure"]),
        ("Correction of incomplete or outdated data.", ["rectification"]),
        ("For safety, if you would like to access the personal data we hold, ask in writing.",
         ["access"]),
        ("We are here should you need to correct your personal data.", ["rectification"]),
        ("If you wish to remove your details from our till, or do not want our letters, write to"
         " us.", ["erasure"]),
        ("Contact us to request access to, changes to, and in some cases erasure of your data.",
         ["access", "rectification", "erasure"]),
        ("If a child has given us its data, please e-mail us so that we may delete the child’s"
         " information.", ["erasure"]),
    ],
)  # fmt: skip
def test_a_wish_that_can_be_fulfilled_shows_a_right(text: str, told: list[str]) -> None:
    assert offered_rights(segment_rows(text)).sort("char_start")["value"].to_list() == told


@pytest.mark.parametrize(
    "text",
    [
        "If you wish to view our website, we collect your data.",
        "If you wish to delete your data, you should contact that customer.",
        "On behalf of our clients: if you want to correct your data, write to them.",
        "If you would like to change your data, communicate with them directly.",
        "If you want to delete your personal data, we cannot do it, whatever you submit.",
        "If you wish to change the oven, please write to us.",
        "Please note that staff have the ability to access the information of a loaf.",
        "We reserve the right to ask you to correct your data, whatever you submit.",
        "Please write if you want to remove your details from our mailing list.",
        "To change the information of a loaf, please call.",
        "We will delete your personal data after five years.",
        "Our bakers may access your personal data to bake.",
        "We restrict access to your personal information.",
        "Whoever is given access to your personal data is trained.",
        "We may ask you to update your information.",
        "Other people will be able to see your profile information.",
        "We do not want you to delete your data, as we need it.",
        "You can change your data processing preferences there.",
        "We do not accept requests to delete your personal data.",
        "Contact data are stored so that we may access it, as your data help us.",
        "A lock keeps others from viewing your data.",
        "You can read how the oven lets us show you updated information.",
        "No transfer of your personal data will take place to an oven.",
    ],
)
def test_a_wish_that_shows_no_right(text: str) -> None:
    assert offered_rights(segment_rows(text)).is_empty()


def test_a_right_that_is_granted_is_no_second_one_where_it_is_wished_for() -> None:
    text = "You have the right to delete your data. If you wish to delete your data, write to us."
    rows = facts(segment_rows(text).lazy()).collect()
    assert rows.filter(pl.col("kind") == "right")["rule"].to_list() == ["right_to"]


def test_a_right_that_is_granted_is_no_second_one_where_it_is_requested() -> None:
    text = "You have the right to delete your data. Please make your deletion request by post."
    rows = facts(segment_rows(text).lazy()).collect()
    assert rows.filter(pl.col("kind") == "right")["rule"].to_list() == ["right_to"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Deletion", ["erasure"]),
        ("Access and rectification of your data", ["access", "rectification"]),
        ("Withdraw your consent at any time.", ["withdraw_consent"]),
        ("2. Right to lodge a complaint", ["complaint"]),
        ("Non-discrimination", ["non_discrimination"]),
    ],
)
def test_a_right_is_named_beneath_a_heading_of_rights(text: str, told: list[str]) -> None:
    beneath = segment_rows(Block(text, headings=["Your rights"]))
    assert named_rights(beneath)["value"].to_list() == told


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Deletion", "Our ovens"),
        ("Deletion", "All our rights reserved"),
        ("Access is given to bakers.", "Your rights"),
        ("Amendments to this notice", "Your rights"),
        ("Update your account", "Your rights"),
        ("We bake and correct your data", "Your rights"),
    ],
)
def test_no_right_is_named_beneath_a_heading(text: str, heading: str) -> None:
    assert named_rights(segment_rows(Block(text, headings=[heading]))).is_empty()


def test_a_heading_tells_what_can_be_done_to_data() -> None:
    rows = offered_rights(segment_rows(Block("Deleting your data", SegmentKind.HEADING)))
    assert rows["value"].to_list() == ["erasure"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rectification of your personal data; and", ["rectification"]),
        ("Request the restriction of the processing of your data.", ["restriction"]),
        ("a) ask us to correct your information", ["rectification"]),
    ],
)
def test_an_item_begins_with_what_can_be_done_to_data(text: str, told: list[str]) -> None:
    rows = offered_rights(segment_rows(Block(text, SegmentKind.LIST_ITEM)))
    assert rows["value"].to_list() == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("UPDATING YOUR INFORMATION AND CHOICES", ["rectification"]),
        ("How You Can Access Or Correct Your Account Information:", ["access", "rectification"]),
        ("Who has access to your information?", []),
        ("How we protect and update your data", []),
    ],
)
def test_a_heading_that_says_more_than_a_deed(text: str, told: list[str]) -> None:
    rows = offered_rights(segment_rows(Block(text, SegmentKind.HEADING)))
    assert rows["value"].to_list() == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Non-Discrimination", ["non_discrimination"]),
        ("5.1 Access, Correction, Portability.", ["access", "rectification", "portability"]),
        ("Request for Portable Data", ["portability"]),
        ("Right to erasure (Article 17)", ["erasure"]),
        ("(5) Right to complain", ["complaint"]),
        ("Your Right to Opt-Out", ["opt_out_of_sale"]),
        ("Right to opt-out of tastings", []),
        ("Objection to Processing or Revocation of Consent", ["objection", "withdraw_consent"]),
        ("Your Access to and Control over Information", ["access"]),
        ("Access", []),
        ("Non-Discrimination Policy", []),
        ("Access and security", []),
    ],
)
def test_a_heading_that_can_mean_nothing_but_rights(text: str, told: list[str]) -> None:
    rows = named_rights(segment_rows(Block(text, SegmentKind.HEADING)))
    assert rows["value"].to_list() == told


def test_a_heading_of_rights_may_list_several() -> None:
    beneath = Block("Appeals; Non-Discrimination; and Kindness", headings=["Your rights"])
    assert named_rights(segment_rows(beneath))["value"].to_list() == [
        "appeal",
        "non_discrimination",
    ]


def test_a_right_is_told_once_a_segment() -> None:
    text = "How to delete your data. Please make your deletion request by post."
    beneath = segment_rows(Block(text, headings=["Your rights"]))
    rows = facts(beneath.lazy()).collect()
    assert rows.filter(pl.col("kind") == "right")["value"].to_list() == ["erasure"]


def test_a_heading_of_rights_names_its_own() -> None:
    heading = Block("Deletion request rights", kind=SegmentKind.HEADING)
    assert named_rights(segment_rows(heading))["value"].to_list() == ["erasure"]
    assert named_rights(segment_rows("Deletion request rights")).is_empty()


def test_a_row_that_counts_requests_names_no_right() -> None:
    row = Block("Deletion | 12 | 3", kind=SegmentKind.TABLE_ROW, headings=["Your rights"])
    assert named_rights(segment_rows(row)).is_empty()

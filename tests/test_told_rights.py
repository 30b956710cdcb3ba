"""Rights that sentences grant by their shape, and sentences of that shape that grant none."""

from __future__ import annotations

import pytest

from tests.segment_rows import segment_rows
from transforms.fact_rules.told_rights import told_rights
from transforms.facts import facts


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Our tastings need your consent, which you may revoke at any time.", "withdraw_consent"),
        ("You have the option to revoke your consent by letter.", "withdraw_consent"),
        ("The permission can be withdrawn by a call to the shop.", "withdraw_consent"),
        ("If you wish to withdraw your consent, please write to us.", "withdraw_consent"),
        ("Withdrawing your consent", "withdraw_consent"),
        ("You can unsubscribe and withdraw your consent by e-mail.", "withdraw_consent"),
        (
            "If you believe that any information we hold on you is incorrect, please e-mail us.",
            "rectification",
        ),
        ("Please let us know if your details need to be corrected.", "rectification"),
        (
            "Section 7 permits residents to request information regarding our disclosure of recipes"
            " to third parties.",
            "access",
        ),
        (
            "You can request information about how we have used your recipes in the past year.",
            "access",
        ),
        ("You can ask us for a list of the third parties we shared recipes with.", "access"),
        ("It permits users to request information on our disclosure to other parties.", "access"),
        ("The law may permit you to revoke your consent.", "withdraw_consent"),
        ("Complaints may be made to the supervisory authority for bakers.", "complaint"),
        ("You may refer that complaint to the Office of the Bread Commissioner.", "complaint"),
        ("The person affected may file a complaint with the regulator.", "complaint"),
        ("If you are unhappy, you may contact the Bread Commissioner.", "complaint"),
        ("For other claims, lodge a request with the national authority.", "complaint"),
        ("Filing a complaint with your local supervisory authority", "complaint"),
        ("Deny you goods or services;", "non_discrimination"),
        ("- Charging different prices or rates for loaves", "non_discrimination"),
        ("Deleting your bakery account erases all of your personal data.", "erasure"),
        (
            "If you would like to request a copy of the information we shared with third parties,"
            " please write.",
            "access",
        ),
        (
            "We will not charge you different prices because you exercise your rights.",
            "non_discrimination",
        ),
    ],
)
def test_a_right_is_told(text: str, right: str) -> None:
    assert told_rights(segment_rows(text))["value"].to_list() == [right]


@pytest.mark.parametrize(
    "text",
    [
        "If you wish to withdraw your consent, the oven cools.",
        "You give consent to receive notifications, and you can withdraw it there.",
        "We stop where you inform us that the data we hold is incorrect.",
        "Our partners may receive a list of the cakes we share with third parties.",
        "We may request information about cakes that you share with third parties unless you ask.",
        "You may take the matter to the next baker.",
        "For our tastings, you may contact the tourism commission.",
        "We make no complaint to the authority, and we will contact the regulator.",
        "Providing goods and services",
        "If you delete your account, the oven cools and no cake is removed.",
        "We will not charge your card before you exercise.",
    ],
)
def test_no_right_is_told(text: str) -> None:
    assert told_rights(segment_rows(text)).is_empty()


def test_what_a_sentence_grants_counts_before_its_shape() -> None:
    segments = segment_rows("You have the right to withdraw your consent, which you may revoke.")
    assert facts(segments.lazy()).collect()["rule"].to_list() == ["right_to"]

"""What is found of things that readers need not receive."""

from __future__ import annotations

import pytest

from tests.segment_rows import segment_rows
from transforms.fact_rules.receiving_choices import receiving_choices


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("You may choose not to receive our newsletter.", "marketing"),
        ("If you no longer wish to receive our letters, please write to us.", "marketing"),
        ("To stop receiving text messages, simply text STOP to 555.", "marketing"),
        ("Call the bakery if you would rather not receive our offers.", "marketing"),
        ("If you moved and no longer wish to receive our letters, call us.", "marketing"),
        ("If you never want to get offers from us, just let us know.", "marketing"),
        ("If you do not wish to continue receiving our news updates, please call.", "marketing"),
        ("If you want to change your name or stop receiving offers, contact us.", "marketing"),
        ("You may object to receiving these messages at the till.", "marketing"),
        ("Each letter lets you indicate that you do not wish to receive offers.", "marketing"),
        ("Please let us delete your name and address from our mailing list.", "marketing"),
        ("You may ask to be removed from the list of guests shared with mills.", "sale_or_sharing"),
        ("Readers may remove themselves from this mailing list with a link.", "marketing"),
        (
            "If you prefer not to receive our offers, please see the “Opt-Out” section.",
            "marketing",
        ),
        ("If you prefer not to be included in our mailings, please write to us.", "marketing"),
        ("Ask us or third parties to stop sending you marketing letters.", "marketing"),
        ("Please contact us to have your name removed from our mailing list.", "marketing"),
        ("Please tell us that you no longer wish to receive our offers.", "marketing"),
        ("You have the option to not receive these messages; please call.", "marketing"),
        (
            "If you do not want to receive push notifications, you can change your settings.",
            "notifications",
        ),
        (
            "You can choose not to receive targeted ads by opting out.",
            "interest_based_advertising",
        ),
    ],
)
def test_a_way_not_to_receive_things_is_found(text: str, what: str) -> None:
    assert receiving_choices(segment_rows(text))["value"].to_list() == [what]


@pytest.mark.parametrize(
    "text",
    [
        "If you do not wish to receive our newsletter, you may opt out by e-mail.",
        "We keep your address until you no longer wish to receive our newsletter, please note.",
        "If you do not want to receive cookies, please leave.",
        "If you no longer receive our newsletter, our oven broke.",
        "You have the right not to receive discriminatory treatment.",
        "If you do not want to receive marketing, bad luck.",
        "We noted that you no longer wish to receive offers.",
        "Guests want to eat cake and stop receiving bread.",
        "If you do not want to be included in the photo, please tell us.",
        "We honour a request to be removed from our mailing list; please note it.",
        "If you request that we stop sending you offers, we note it.",
    ],
)
def test_no_way_not_to_receive_things_is_found(text: str) -> None:
    assert receiving_choices(segment_rows(text)).is_empty()

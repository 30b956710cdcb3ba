"""What is found of what readers do not wish, and of what they may ask someone not to do."""

from __future__ import annotations

import pytest

from tests.segment_rows import segment_rows
from transforms.fact_rules.wished_choices import wished_choices


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("If you do not want us to share your name with other bakers, call us.", "sale_or_sharing"),
        (
            "Guests may write to the shop if you no longer wish your name to be shared with any "
            "third party.",
            "sale_or_sharing",
        ),
        (
            "If you prefer not to have your address rented to other shops, please let us know.",
            "sale_or_sharing",
        ),
        ("If you do not wish that we use recipes for direct marketing, e-mail us.", "marketing"),
        (
            "If you do not want Crumbly to target you with advertising, you can change this here.",
            "interest_based_advertising",
        ),
        ("If you don't want us to use web analytics, please press this button.", "analytics"),
        ("If you do not wish the oven to collect your location, you can turn it off.", "location"),
        ("You have the right to request that we do not “sell” your data.", "sale_or_sharing"),
        (
            "You may request that Crumb and Sons not share your data with our affiliates.",
            "sale_or_sharing",
        ),
        ("You have the right to direct Crumb to not sell your information.", "sale_or_sharing"),
        ("You have the right to ask us not to process your data for marketing.", "marketing"),
        (
            "You will hear when your data may go to third parties, and will have an opportunity to "
            "choose not to share it.",
            "sale_or_sharing",
        ),
        ("You can control whether Crumb shares your data with partners.", "sale_or_sharing"),
        ("If you no longer wish your data to be shared, please tell us.", "sale_or_sharing"),
        (
            "If you do not agree with remarketing, you can turn it off in the oven.",
            "interest_based_advertising",
        ),
        ("Tell us if you no longer require marketing communications.", "marketing"),
        ("You may direct us not to engage in profiling of you.", "profiling"),
        (
            "You may ask the shop to stop using your orders for targeted advertising.",
            "interest_based_advertising",
        ),
    ],
)
def test_what_readers_do_not_wish_is_found(text: str, what: str) -> None:
    assert wished_choices(segment_rows(text))["value"].to_list() == [what]


@pytest.mark.parametrize(
    "text",
    [
        "If you do not want us to share your name with other bakers, do not use this shop.",
        "If you do not wish to share your name with other bakers, please choose a nickname.",
        "If you do not want us to share your name with other bakers, bad luck.",
        "If you do not want to receive our marketing, please call.",
        "If you do not want cookies, you can set your browser to ask.",
        "You may ask us not to disclose medical information to your family or other relatives.",
        "You may choose not to share your recipes with us.",
        "You can control how the oven shares your recipes with friends.",
        "If you do not wish your recipes to be shared, do not post them.",
        "If you do not agree with our terms, you can skip our page on marketing.",
        "There is nothing you need to do to request that we not sell your data.",
        "The browser sends a signal to request that ads do not show.",
        "We ask you not to share your password with others.",
        "We may direct our vendors not to sell your data.",
        "You may ask us not to process your data, including profiling.",
        "You do not want to miss our advertising, so please come by.",
    ],
)
def test_other_wishes_are_left_alone(text: str) -> None:
    assert wished_choices(segment_rows(text)).is_empty()

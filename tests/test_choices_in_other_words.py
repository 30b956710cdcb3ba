"""Choices that policies tell in ways of their own."""

from __future__ import annotations

import pytest

from tests.segment_rows import segment_rows
from transforms.facts import facts


def choices(text: str) -> list[str]:
    found = facts(segment_rows(text).lazy()).collect()
    return [row["value"] for row in found.to_dicts() if row["kind"] == "opt_out"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "If guests would like to unsubscribe from our bread letters, they may write to us.",
            "marketing",
        ),
        ("If at any time you would like to unsubscribe from our bread mail:", "marketing"),
        ("Bakers will always have the option to opt-out/unsubscribe.", "marketing"),
        ("You have the right to opt- out of our newsletters by e-mail.", "marketing"),
        ("The bread letter should have a clear unsubscribe link at its end.", "marketing"),
        ("You can opt out of receiving Rye & Sons information at any time.", "marketing"),
        ("You can opt out of any type of communication on any day.", "marketing"),
        ("At any time, you can opt out from a discussion list.", "marketing"),
        ("If you do not have an oven, you can opt out of promotions by e-mail.", "marketing"),
        (
            "There are ways that you can opt out of having your name used to market to you.",
            "marketing",
        ),
        ("4. Newsletter Opt-Out.", "marketing"),
        ("You may opt out of location-based services in your oven's settings.", "location"),
        ("You may opt out of these disclosures whenever you like.", "sale_or_sharing"),
        ("Do-not-sell (opt-out):", "sale_or_sharing"),
        ("To exercise your right to know, delete or opt out, call the bakery.", "sale_or_sharing"),
        ("Deletion, Access, Portability and Opt-Out Rights", "sale_or_sharing"),
        ("Oven Analytics opt-out: https://ovens.example/stay-out", "analytics"),
        ("You may opt out of the analytics of your visit to the shop at any time.", "analytics"),
        (
            "We use ads in the oven window, which you can opt out of at https://ovens.example/ads.",
            "interest_based_advertising",
        ),
        (
            "We show targeted ads (for more information and to opt out, see the section on ovens).",
            "interest_based_advertising",
        ),
        (
            "If you do not wish to receive such mailings, please send an e-mail with the subject"
            " “unsubscribe” to the bakery.",
            "marketing",
        ),
        (
            "If any user who bakes would prefer not to receive our letters, he or she can call.",
            "marketing",
        ),
        ("If at any point do not wish to receive such mail, please call.", "marketing"),
        ("If you subscribed and do not wish to continue receiving letters, call us.", "marketing"),
        ("You can stop receiving these messages by means of the link below them.", "marketing"),
        ("You can choose at any time not to be contacted by our oven.", "marketing"),
        ("Please tell us when you no longer require our e-mails.", "marketing"),
        ("You may ask to have your name and details withdrawn from our mailing list.", "marketing"),
        ("You may ask to be excluded from any list that we rent to others.", "sale_or_sharing"),
        (
            "If you do not wish to receive this type of advertising, please write to us.",
            "interest_based_advertising",
        ),
        (
            "You may hear from us if you bought bread and have not opted out of our newsletters.",
            "marketing",
        ),
        ("Unless you have opted out, we may send you offers of bread.", "marketing"),
        ("We give names to other bakers, unless you opt out of such sharing.", "sale_or_sharing"),
        (
            "Where"
            " data are used for direct marketing, you may have the right to object at any time.",
            "marketing",
        ),
        ("Rights to see bread and to object to its use for direct marketing.", "marketing"),
        ("You can change your preferences about what you receive from us.", "marketing"),
        ("How to disable/delete cookies", "cookies"),
        ("If you do not agree to this you can disable cookies.", "cookies"),
        ("You have the choice to accept all cookies or to reject all cookies.", "cookies"),
        ("You also may limit tracking by disabling cookies.", "cookies"),
        ("Should you wish to prevent cookies then this can be done with your browser.", "cookies"),
        ("You can eliminate the use of cookies.", "cookies"),
        ("Here you can adjust the settings of your cookies for bread.", "cookies"),
        ("For help with adjusting your cookie settings, ask the baker.", "cookies"),
        ("Our cookies can be restricted.", "cookies"),
        ("How can you manage cookies?", "cookies"),
        ("You can change what ovens may do (e.g., disable location services).", "location"),
        ("You have the right to object to the use of your name for canvassing.", "marketing"),
        ("You can set your browser not to receive our cookies.", "cookies"),
        (
            "You"
            " can set your browser to notify you when you receive a cookie from the bakery, giving"
            " you the chance to decide whether or not to accept it.",
            "cookies",
        ),
        ("You may adjust your browser if you do not wish to receive cookies.", "cookies"),
    ],
)
def test_a_choice_is_found(text: str, what: str) -> None:
    assert choices(text) == [what]


@pytest.mark.parametrize(
    "text",
    [
        "If guests would like to unsubscribe from our services, they may write to us.",
        "If you do not wish to receive our offers, you may choose not to click the opt-in box.",
        "If you do not wish to receive them, you have the option to close your account.",
        "These e-mails will not have an unsubscribe feature.",
        "If you do not have the right to opt out of our letters, call us.",
        "The number of requests to know, delete or opt out is told each year.",
        "How can you access, opt out, or update your bread?",
        "You have not opted in to our letters.",
        "We keep ovens safe (e.g., disable cookies that are stale).",
        "We object to canvassing in the bakery.",
        "This is in accordance with our access and opt-out procedures.",
        "Unless you opt out, the oven stays warm.",
        "If you do not agree, you can bake cookies with the settings of another oven.",
        "To prevent this we recommend, as bakers do, that cookies are enabled.",
        "The oven is set in its browser once they have accepted the cookie notice.",
        "4. You may opt out of our oven.",
        "You can set your browser to notify you of cookies. Bread is accepted.",
    ],
)
def test_no_choice_is_found(text: str) -> None:
    assert choices(text) == []

"""Choices in words that are less common: cookies, preferences, advertisers."""

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
        ("Readers who do not want cookies should set their browsers to refuse them.", "cookies"),
        ("You have the option of disabling cookies by changing your browser.", "cookies"),
        ("If you wish to disable cookies, you may do so in your browser.", "cookies"),
        ("You can choose to turn off all cookies. You do this through your browser.", "cookies"),
        (
            "You may set browsers to notify you if you receive a cookie, or you may choose to block"
            " cookies with your browser.",
            "cookies",
        ),
        ("If you do not want cookies, you can adjust your browser.", "cookies"),
        ("Cookies can be turned off under browser preferences.", "cookies"),
        ("To manage cookies, please see the settings of your browser.", "cookies"),
        ("We bake cookies into this site, but you can opt-out if you wish.", "cookies"),
        ("If you have agreed to marketing, you may always opt out at a later date.", "marketing"),
        ("Each letter includes a way for you to opt out of receiving mailings.", "marketing"),
        ("You can prevent Oven Metrics from using it for analytics by opting-out.", "analytics"),
        ("Upon request, we will allow any user to opt out of further contacts.", "marketing"),
        ("You can manage your communication preferences in your account.", "marketing"),
        ("You can set your notification preferences in the app.", "notifications"),
        ("Customers who do not wish to be contacted for surveys should call us.", "marketing"),
        (
            "To know your choices about not having this information used by bakers, click here.",
            "interest_based_advertising",
        ),
        ("To prevent the use of location data, please change your settings.", "location"),
        (
            "If you would no longer like to get letters, please see “How can you opt out”.",
            "marketing",
        ),
        ("Should you not want to receive our letters, you may write to the bakery.", "marketing"),
        ("If you prefer that we no longer contact you with offers, please call.", "marketing"),
        ("You may ask that these materials not be sent to you.", "marketing"),
        ("You are able to request that we stop contacting you.", "marketing"),
        ("If at any time you wish to stop receiving such information, call the shop.", "marketing"),
        (
            "If you do not wish to receive such cakes, you may opt out of doing so by e-mail.",
            "marketing",
        ),
        ("You choose the channels (post, etc.) and can opt-out of receiving offers.", "marketing"),
        ("You may still block these cookies in the settings of your browser.", "cookies"),
        ("There is a simple procedure that allows you to decline cookies.", "cookies"),
        ("If you'd prefer to block cookies, you can use your browser.", "cookies"),
        ("Cookies can be “turned off” under browser preferences.", "cookies"),
        (
            "The data subject may, as stated, prevent the setting of cookies in the browser.",
            "cookies",
        ),
        ("It is possible to unsubscribe from our letters at any time.", "marketing"),
        ("Members will be able to opt out of our e-mails at any time.", "marketing"),
        ("To opt out of receiving information from the bakery, e-mail us.", "marketing"),
        ("If you want to get off our marketing list, simply call.", "marketing"),
        ("See below for more on how to opt out of these messages.", "marketing"),
        (
            "Their notices tell of ads and how to opt-out of certain practices.",
            "interest_based_advertising",
        ),
        ("If you wish to review or opt out of cookies, follow these steps:", "cookies"),
        ("You are always free to decline our cookies if your browser permits.", "cookies"),
        (
            "To modify your e-mail subscriptions, please change your preferences in your account.",
            "marketing",
        ),
        (
            "Click the box to indicate that you do not want the information to be used by anybody"
            " for direct marketing purposes.",
            "marketing",
        ),
    ],
)
def test_a_choice_is_found(text: str, what: str) -> None:
    assert choices(text) == [what]


@pytest.mark.parametrize(
    "text",
    [
        "If you wish to disable cookies, you may not be able to use the browser shop.",
        "If you do not want cookies, you can set your browser to notify you of them.",
        "We do not have a way to allow users to opt out of tracking.",
        "We remember your communication preferences.",
        "How to opt out of letters",
        "Who has opted out of sales may opt out, or opt back in to sales, by e-mail.",
        "Guests are not usually able to opt out of e-mails on their orders.",
        "We present the cakes about not having eaten.",
    ],
)
def test_no_choice_is_found(text: str) -> None:
    assert choices(text) == []

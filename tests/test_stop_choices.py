"""What is found of choices to stop something that are not called opting out."""

from __future__ import annotations

import json

import pytest

from tests.segment_rows import Block, segment_rows
from transforms.fact_rules.agreed_choices import agreed_choices
from transforms.fact_rules.stop_choices import stop_choices
from transforms.facts import facts
from warehouse.vocabulary import SegmentKind


def stopped(text: str | Block) -> list[str]:
    return stop_choices(segment_rows(text))["value"].to_list()


@pytest.mark.parametrize(
    ("text", "what", "how"),
    [
        (
            "You can turn off push notifications in the settings of your oven.",
            "notifications",
            ["settings"],
        ),
        ("Most ovens let you disable location services.", "location", None),
        ("To prevent the use of location data, call the bakery.", "location", None),
        ("The book shows how to control the location settings.", "location", ["settings"]),
        ("You can stop the collection of your location in the oven.", "location", None),
        ("You may disable cookies in the settings of your device.", "cookies", ["settings"]),
        ("If you prefer, you can turn off all cookies in your browser.", "cookies", ["settings"]),
        (
            "Visitors who wish to refuse cookies should do so in their browser.",
            "cookies",
            ["settings"],
        ),
        ("You can refuse our cookies and take a cake.", "cookies", None),
        ("You can disable cookies, or receive a notification of each.", "cookies", None),
        ("Ovens may allow you to look at cookies and delete the cookies.", "cookies", None),
        ("Cookies can easily be turned off.", "cookies", None),
        ("The cookie settings in your browser can be adapted.", "cookies", ["settings"]),
        ("To manage or delete cookies, please read on.", "cookies", None),
        ("You may restrict our use of tracking technologies.", "cookies", None),
        ("You have the right to object to direct marketing.", "marketing", None),
        ("You may object where we are using your name for marketing.", "marketing", None),
        (
            "If you object to our use of recipes for direct marketing, we stop it.",
            "marketing",
            None,
        ),
        ("You can block sharing of this data with millers.", "sale_or_sharing", None),
        (
            "The page lets you exercise your choices about targeted advertising.",
            "interest_based_advertising",
            None,
        ),
        ("An objection may be raised against use for direct marketing.", "marketing", None),
        ("You can withdraw your consent to marketing.", "marketing", None),
        ("You may change your marketing preferences in the shop.", "marketing", ["settings"]),
        ("Ask us to stop sending you unsolicited e-mails.", "marketing", None),
        (
            "You can control how we use your orders to personalize ads.",
            "interest_based_advertising",
            None,
        ),
        ("You can choose to limit behavioural advertising.", "interest_based_advertising", None),
        (
            "If you press Stop, we will stop using your name to serve ads.",
            "interest_based_advertising",
            None,
        ),
        ("You can prevent the use of Brot Analytics.", "analytics", None),
        (
            "You can decide whether the bakery uses your recipes to train our AI.",
            "artificial_intelligence",
            None,
        ),
        (
            "You are able to make choices about the use of your recipes for ad targeting.",
            "interest_based_advertising",
            None,
        ),
        ("Read more on cookies and how they can be managed on your oven.", "cookies", None),
        ("Choosing whether to receive our offers and promotions", "marketing", None),
        ("You may oppose the sharing of your data at the till.", "sale_or_sharing", None),
        ("You can block web beacons in your letters.", "cookies", None),
        ("To limit behavioural advertising click here.", "interest_based_advertising", ["link"]),
        ("b) block cookies, so that the oven forgets you", "cookies", None),
        ("Disable location services if you do not want to be found.", "location", None),
        ("Open the menu, where you can disable cookies.", "cookies", None),
        ("There should be an option to remove cookies.", "cookies", None),
        ("On any day you may withdraw your consent for us to contact you.", "marketing", None),
        ("You may withdraw your consent to receive our news.", "marketing", None),
        ("Read how to delete existing Flash LSOs.", "cookies", None),
        ("You can request that we do not sell your data.", "sale_or_sharing", None),
        ("Press “Do Not Sell or Share My Personal Information”.", "sale_or_sharing", None),
        (
            "You may ask that we not share your name with others for their marketing purposes.",
            "sale_or_sharing",
            None,
        ),
    ],
)
def test_what_readers_can_stop_is_found(text: str, what: str, how: list[str] | None) -> None:
    row = stop_choices(segment_rows(text)).row(0, named=True)
    assert (row["kind"], row["value"]) == ("opt_out", what)
    assert json.loads(row["attributes"] or "{}").get("how") == how


@pytest.mark.parametrize(
    "text",
    [
        "If we turn off location services, the oven stays cold.",
        "You cannot turn off notifications about your order.",
        "You can control the oven from any location.",
        "We manage location data with care.",
        "You may not disable our collection of your location.",
        "If you disable cookies, the oven stays cold.",
        "Blocking cookies may spoil the bread.",
        "We make use of cookies, so if you choose to decline cookies, orders may be limited.",
        "We have no control over these cookies.",
        "Clear GIFs are pictures like cookies.",
        "We use cookies to limit how often you see personalised ads.",
        "If you choose to decline cookies, you may not be able to order.",
        "If your oven is set to reject cookies, you will find no bread.",
        "See https://oven.example/enable-or-disable-cookies for more.",
        "We take care to limit direct marketing.",
        "You should avoid uploading photos with location data.",
        "You may withdraw your consent for us to bake for you.",
        "If you object to our cookies, leave the bakery.",
        "Some shops use clear pixels. You can taste the bread.",
        "We do not sell your data.",
        "We will not sell your data.",
        "We have no access to or control over these cookies.",
        "You may not receive tailored advertising from us.",
        "Social cookies may be set by others.",
        "If you do not agree, please do not use our shop or read our newsletter.",
    ],
)
def test_nothing_that_readers_can_stop_is_found(text: str) -> None:
    assert stopped(text) == []


def test_two_things_may_be_stopped_together() -> None:
    text = "You can turn off location services or push notifications on your oven."
    assert stopped(text) == ["location", "notifications"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Our oven sets cookies. You can disable them in its settings.", "cookies"),
        ("Read about cookies and how to remove them.", "cookies"),
        ("The oven sends push notifications. You may turn them off.", "notifications"),
        ("The bakery tells others who you are. You can stop this sharing.", "sale_or_sharing"),
        (
            "If you agree to location tracking, you can stop the collection of this information.",
            "location",
        ),
    ],
)
def test_what_was_named_before_is_stopped(text: str, what: str) -> None:
    found = stop_choices(segment_rows(text))
    assert found.select("value", "rule").rows() == [(what, "stopped_as_named")]


@pytest.mark.parametrize(
    "text",
    [
        "Cookies tell us your orders. You can delete this information.",
        "We use cookies. You may not be able to control them.",
        "We use cookies. If you can disable them, the oven stays cold.",
        "We take photos. You can remove them.",
        "This box tells whether you can limit this sharing.",
        "We show targeted ads. You can stop it:",
        "The oven sends notifications. You can turn it on.",
        "We cannot control them, our cookies.",
    ],
)
def test_pronouns_of_other_things_are_left_alone(text: str) -> None:
    assert stopped(text) == []


@pytest.mark.parametrize("text", ["How do I manage cookies?", "Disabling Cookies"])
def test_headings_count(text: str) -> None:
    assert stopped(Block(text, kind=SegmentKind.HEADING)) == ["cookies"]


def test_the_heading_tells_what_preferences_are_of() -> None:
    text = "Visit the shop and change your preferences."
    assert stopped(Block(text, headings=["How to stop direct marketing"])) == ["marketing"]
    assert stopped(text) == []


def test_a_plug_in_opts_out_of_the_service_whose_cookies_it_keeps_from_collecting() -> None:
    text = "You can prevent Brotlab from collecting what its cookie tells by installing its plug-in"
    row = stop_choices(segment_rows(f"{text} for your browser.")).row(0, named=True)
    assert (row["value"], row["attributes"]) == ("analytics", '{"how": ["link"]}')


def test_notification_preferences_may_be_those_of_marketing() -> None:
    assert stopped("If you want no marketing, you can manage your notification preferences.") == [
        "marketing"
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Unless you ask us not to, we may write to you about our cakes.", "marketing"),
        ("We may send you our offers unless you have told us otherwise.", "marketing"),
        (
            "We may share your name with other companies unless you tell us not to.",
            "sale_or_sharing",
        ),
        ("We place cookies unless you object.", "cookies"),
        ("If you agreed to direct marketing, you may change your mind at any time.", "marketing"),
        (
            "If you let us share your location, you can remove your permission on your phone.",
            "location",
        ),
    ],
)
def test_what_goes_on_until_readers_object_is_found(text: str, what: str) -> None:
    assert agreed_choices(segment_rows(text))["value"].to_list() == [what]


@pytest.mark.parametrize(
    "text",
    [
        "Unless you ask us to delete it, we keep your letter.",
        "Unless you tell us otherwise, the cake comes on Friday.",
        "We send you nothing unless you ask for it.",
        "We will not write to you for marketing purposes unless you agree otherwise.",
        "Unless you object, we may disclose health information to other people who visit you.",
        "If you agreed to our terms, you may change your mind at any time.",
    ],
)
def test_what_does_not_depend_on_an_objection_is_left_alone(text: str) -> None:
    assert agreed_choices(segment_rows(text)).is_empty()


def choices(text: str) -> list[tuple[str, str]]:
    found = facts(segment_rows(text).lazy()).collect().filter(kind="opt_out")
    return list(found.select("value", "rule").iter_rows())


def test_a_choice_is_told_once_a_segment() -> None:
    text = "You can opt out of our newsletter here. You may change your marketing preferences."
    assert choices(text) == [("marketing", "opt_out_means")]


def test_a_right_to_say_no_to_sales_is_a_choice() -> None:
    text = "Consumers have the right to direct a bakery not to sell information about them."
    assert choices(text) == [("sale_or_sharing", "right_to_opt_out")]


def test_a_choice_of_sale_is_a_right_and_a_right_of_sale_a_choice() -> None:
    by_choice = facts(segment_rows("Do Not Sell My Personal Information").lazy()).collect()
    by_right = facts(segment_rows("You have the right to opt out of sales.").lazy()).collect()
    both = {("opt_out", "sale_or_sharing"), ("right", "opt_out_of_sale")}
    assert set(by_choice.select("kind", "value").iter_rows()) == both
    assert set(by_right.select("kind", "value").iter_rows()) == both
    of_sharing = facts(segment_rows("You may oppose the sharing of your data.").lazy()).collect()
    assert of_sharing["kind"].to_list() == ["opt_out"]

"""What readers may opt out of, and how."""

from __future__ import annotations

import json

import pytest

from tests.segment_rows import Block, segment_rows
from transforms.fact_rules.opt_outs import opt_outs
from warehouse.vocabulary import SegmentKind


@pytest.mark.parametrize(
    ("text", "what", "how", "link"),
    [
        (
            "You may unsubscribe by clicking the link at the bottom of each email.",
            "marketing",
            ["unsubscribe"],
            None,
        ),
        (
            "To opt out of targeted advertising, visit https://choices.example/.",
            "interest_based_advertising",
            ["link"],
            "https://choices.example/",
        ),
        (
            "You can opt out of the sale of your data by e-mailing us at a@acme.example.",
            "sale_or_sharing",
            ["email"],
            None,
        ),
        (
            "Our ads use cookies. You may opt out of their practices at the page of the Digital "
            "Advertising Alliance or in your settings.",
            "interest_based_advertising",
            ["settings"],
            None,
        ),
        (
            "Shops set cookies too. To opt out, visit https://tools.google.com/dlpage/gaoptout.",
            "analytics",
            ["link"],
            "https://tools.google.com/dlpage/gaoptout",
        ),
        (
            "Cookies show targeted ads. You can opt out by clicking on Do Not Sell or Share.",
            "sale_or_sharing",
            ["link"],
            None,
        ),
        (
            "This may be targeted advertising. You may opt out of these practices as described "
            "under the link “Cookie Settings” on each page.",
            "interest_based_advertising",
            ["settings", "link"],
            None,
        ),
        (
            "The app sends push notifications. You may opt out of these types of messages in "
            "the settings of your phone.",
            "notifications",
            ["settings"],
            None,
        ),
        (
            "You may opt out of Google Analytics by installing the browser add-on.",
            "analytics",
            ["link"],
            None,
        ),
        (
            "You can opt out of push notifications in your device settings.",
            "notifications",
            ["settings"],
            None,
        ),
        ("You can opt out of text messages by replying STOP.", "marketing", ["text_message"], None),
        (
            "You can opt out of having your content used to train AI models in your settings.",
            "artificial_intelligence",
            ["settings"],
            None,
        ),
        ("You may opt out of marketing e-mails.", "marketing", None, None),
        (
            "Users can opt out of alerts by contacting us at the shop, in the settings.",
            "marketing",
            ["settings"],
            None,
        ),
        (
            "You can opt out of cookies and of targeted ads by post or form: call us.",
            "interest_based_advertising",
            ["phone"],
            None,
        ),
        (
            "To opt out of being tracked by Hedge Analytics, click here.",
            "analytics",
            ["link"],
            None,
        ),
        (
            "You can opt out of tracking by many ad networks in your settings.",
            "interest_based_advertising",
            ["settings"],
            None,
        ),
        (
            "Read https://screws.example/cookie-page first. To opt out: "
            "https://optout.aboutads.info/here",
            "interest_based_advertising",
            ["link"],
            "https://optout.aboutads.info/here",
        ),
        (
            "See https://screws.example/ads and, to opt out of profiling, www.bolts.example/no",
            "profiling",
            ["link"],
            "www.bolts.example/no",
        ),
        (
            "Californians can e-mail us with “Request to Opt Out” in the subject.",
            "sale_or_sharing",
            ["email"],
            None,
        ),
        (
            "If we should not share your address with other shops, you may tell us on the "
            "unsubscribe page.",
            "sale_or_sharing",
            None,
            None,
        ),
        (
            "If you want no loaf-maker to learn your address, you may opt out of such disclosures "
            "by writing to us at the shop; call us.",
            "sale_or_sharing",
            ["phone", "post"],
            None,
        ),
        (
            "If you do not want us to share your address with other shops for their newsletters, "
            "you may opt out here.",
            "sale_or_sharing",
            ["link"],
            None,
        ),
        (
            "We do not share it with other shops. You may opt out of our catalogue here.",
            "marketing",
            ["link"],
            None,
        ),
        (
            "You may opt-out the push notifications in your settings.",
            "notifications",
            ["settings"],
            None,
        ),
        (
            "You may opt out or unsubscribe from having your name sold, by phone number 1.",
            "sale_or_sharing",
            ["phone"],
            None,
        ),
        (
            "To opt out of the newsletter, follow the link in each e-mail.",
            "marketing",
            ["unsubscribe"],
            None,
        ),
        ("You have the right to opt out of our newsletter.", "marketing", None, None),
        ("You have the right to opt out of the sale of your data.", "sale_or_sharing", None, None),
        (
            "You have the opportunity to taste all cakes, as well as opt out of our newsletter.",
            "marketing",
            None,
            None,
        ),
        ("OPTING OUT OF OUR NEWSLETTER: read on, to learn how.", "marketing", None, None),
        ("Unless you opt out, our newsletter comes each week.", "marketing", None, None),
        (
            "Here is information on opting out of targeted ads.",
            "interest_based_advertising",
            ["link"],
            None,
        ),
        ("How do I unsubscribe from the bakery sharing my name?", "sale_or_sharing", None, None),
        ("Members may opt out of future contacts from the bakery.", "marketing", None, None),
        ("You will be given the opportunity to “opt out” of our offers.", "marketing", None, None),
        ("If you do not want to get our catalogue, you may opt out.", "marketing", None, None),
        (
            "The unsubscribe link is at the bottom of every e-mail.",
            "marketing",
            ["unsubscribe"],
            None,
        ),
        (
            "We stop writing to you when you press Unsubscribe in the footer of our messages.",
            "marketing",
            ["unsubscribe"],
            None,
        ),
        (
            "For advertising, go to the unsubscribe platform of the millers.",
            "interest_based_advertising",
            ["link"],
            None,
        ),
        ("Each e-mail of ours has opt-out instructions.", "marketing", ["unsubscribe"], None),
        ("You may opt out of hearing from the bakery.", "marketing", None, None),
        ("You may opt out of receiving such materials.", "marketing", None, None),
        (
            "You may opt out of disclosures to non-affiliated third bakers.",
            "sale_or_sharing",
            None,
            None,
        ),
        (
            "For its analytics the bakery names an opt-out add-on: https://acme.example/add-on.",
            "analytics",
            ["link"],
            "https://acme.example/add-on",
        ),
    ],
)
def test_an_opt_out_is_found(text: str, what: str, how: list[str] | None, link: str | None) -> None:
    row = opt_outs(segment_rows(text)).row(0, named=True)
    attributes = json.loads(row["attributes"] or "{}")
    assert (row["value"], attributes.get("how"), attributes.get("link")) == (what, how, link)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Opting Out of the Mailing List", "marketing"),
        ("Opt Out of Targeted Advertising", "interest_based_advertising"),
        ("Newsletter Opt-Outs", "marketing"),
        ("Your Right to Opt Out of the Sale of Data", "sale_or_sharing"),
    ],
)
def test_headings_and_labels_name_choices(text: str, what: str) -> None:
    heading = segment_rows(Block(text, kind=SegmentKind.HEADING))
    assert opt_outs(heading)["value"].to_list() == [what]
    assert opt_outs(segment_rows(text))["value"].to_list() == [what]


def test_each_thing_that_is_opted_out_of_together_is_found() -> None:
    text = "You may opt out of the sale of your data, targeted advertising, or profiling."
    found = opt_outs(segment_rows(text))
    told = ["sale_or_sharing", "interest_based_advertising", "profiling"]
    assert found["value"].to_list() == told
    assert found["text"].to_list()[1:] == ["targeted advertising", "profiling"]


@pytest.mark.parametrize(
    ("text", "heading", "what"),
    [
        (
            "If you opt out of the baker's newsletter, we may still write about your order.",
            "",
            ["marketing"],
        ),
        (
            "We honour opt-out requests for sale, sharing and targeted ads in ten days.",
            "",
            ["sale_or_sharing", "interest_based_advertising"],
        ),
        (
            "Your aunt may hand in a request to opt-out as your agent.",
            "Sale of data",
            ["sale_or_sharing"],
        ),
        (
            "Even if you opt out of targeted ads, you may get notifications about bread.",
            "",
            ["interest_based_advertising"],
        ),
        (
            "Right to opt out | You may opt out of processing for purposes of targeted ads, and "
            "profiling.",
            "",
            ["interest_based_advertising", "profiling"],
        ),
        (
            "You may opt out of having your recipes shared or used for targeted ads.",
            "",
            ["sale_or_sharing", "interest_based_advertising"],
        ),
        (
            "We show targeted ads. You may opt out of the use of recipes for this purpose.",
            "",
            ["interest_based_advertising"],
        ),
    ],
)
def test_a_choice_that_is_spoken_of_is_found(text: str, heading: str, what: list[str]) -> None:
    block = Block(text, headings=[heading] if heading else [])
    assert opt_outs(segment_rows(block))["value"].to_list() == what


@pytest.mark.parametrize(
    "text",
    [
        "There is no opt-out of the sale of bread.",
        "We treat the signal as a request to opt out of the sale of bread.",
        "If you have a question on a request to opt-out, ask the baker.",
        "We are not required to offer an opt-out of profiling.",
    ],
)
def test_no_choice_that_is_spoken_of_is_found(text: str) -> None:
    assert opt_outs(segment_rows(text)).is_empty()


def test_what_only_describes_e_mails_or_partners_is_not_opted_out_of() -> None:
    text = "You may opt out of promotional or notification e-mails from our shop."
    assert opt_outs(segment_rows(text))["value"].to_list() == ["marketing"]


def test_cookie_settings_may_be_a_means_of_opting_out_of_something_else() -> None:
    text = "You can opt out using the Cookie Settings link on each page."
    under = Block(text, headings=["Do not sell my data: sales"])
    assert opt_outs(segment_rows(under))["value"].to_list() == ["sale_or_sharing"]
    assert opt_outs(segment_rows(text))["value"].to_list() == ["cookies"]


def test_a_message_to_us_is_not_what_is_opted_out_of() -> None:
    text = "To use it and to opt out, write to us via email to a@acme.example."
    under = Block(text, headings=["Our sale of personal data"])
    assert opt_outs(segment_rows(under))["value"].to_list() == ["sale_or_sharing"]


@pytest.mark.parametrize(
    "text",
    [
        "You cannot opt out of service e-mails.",
        "Opting Out of Administrative E-mails",
        "Our e-mails on orders do not have an unsubscribe button.",
        "You may unsubscribe from our services at any time.",
        "Blocking cookies may have an impact on your ability to unsubscribe.",
        "We will not sell it without giving you notice and an opportunity to opt out of the sale.",
        "To opt out of targeted ads in all your browsers, you will need to opt out in each.",
        "You may opt out by e-mailing/mailing us a note about this page.",
        "If you opt out of cookies, parts of the site may not work.",
        "Once you have submitted an opt-out request, we wait twelve months.",
        "If you choose to unsubscribe from our letters, we may keep a list of names.",
        "Opting out of our letters will not keep you from the bakery.",
        "You may opt out of the wine club's automatic renewal at the till.",
        "You have the right to opt out of arbitration.",
        "Upon a sale of the business and its assets you may opt out of such transfer.",
        "See https://optout.acme.example/ for cookies",
        "To re-enable our texts, you can text START below the unsubscribe message.",
        "To opt back in to e-mails, you can press the unsubscribe link again.",
        "If you clean up your browser, you may also delete our opt-out cookies in its settings.",
        "You may visit our site with an opt-out signal set in your browser's settings.",
        "No shop may sell it unless you have received an opportunity to opt out of sales.",
        "Our opt-out tools will set a cookie in your browser.",
        "See https://acme.example/bread-opt-out. It is about cookies.",
        "We fulfil opt-out requests within ten days, by e-mail.",
    ],
)
def test_no_opt_out_is_found(text: str) -> None:
    assert opt_outs(segment_rows(text)).is_empty()

"""Which companies are third parties, and which names are none."""

from __future__ import annotations

import json

import pytest

from tests.segment_rows import Block, segment_rows
from transforms.fact_rules.third_parties import third_parties
from warehouse.vocabulary import SegmentKind


def named(*blocks: Block | str) -> list[tuple[str, str]]:
    rows = third_parties(segment_rows(*blocks)).sort("char_start").to_dicts()
    return [(row["text"], row["value"]) for row in rows]


@pytest.mark.parametrize(
    ("text", "written", "name"),
    [
        ("We use Google Analytics.", "Google Analytics", "Google Analytics"),
        ("Our surveys are made with Formstack.", "Formstack", "Formstack"),
        ("Payments go through Paypal (Europe).", "Paypal", "PayPal"),
        ("Our newsletter is sent by MailChimp.", "MailChimp", "Mailchimp"),
        ("hosted on AWS in Dublin", "AWS", "Amazon Web Services"),
        ("follow us on Twitter!", "Twitter", "X (Twitter)"),
        ("Facebook Ireland Ltd., Dublin", "Facebook", "Facebook"),
        ("we use Segment to gather events", "Segment", "Segment"),
        ("the payment gateway Square, Inc. handles cards", "Square", "Square"),
        ("a chat by Intercom, Inc., San Francisco", "Intercom, Inc", "Intercom"),
        ("buy it at Amazon.com", "Amazon.com", "Amazon"),
        ("the reCAPTCHA service", "reCAPTCHA", "Google reCAPTCHA"),
        ("漢字 Hotjar 漢字", "Hotjar", "Hotjar"),
        ("by Google’s Play Store only", "Google’s Play Store", "Google Play"),
        ("our representative is VeraSafe Ireland Ltd.", "VeraSafe", "VeraSafe"),
        ("with Facebook Custom Audiences", "Facebook Custom Audiences", "Meta Ads"),
        ("an AddThis button", "AddThis", "AddThis"),
        ("sign up with your Google account", "Google", "Google"),
        ("a server sets a DART cookie", "DART cookie", "DART"),
        ("a login via Facebook Connect", "Facebook Connect", "Facebook Connect"),
        ("give us an AppleID", "AppleID", "Apple ID"),
        ("like our cakes on facebook!", "facebook", "Facebook"),
        ("a column of GA4 shows it", "GA4", "Google Analytics"),
        ("counted by Google® Analytics", "Google® Analytics", "Google Analytics"),
        ("pay for bread with VISA or cash", "VISA", "Visa"),
        ("an Adobe Flash cookie is baked", "Adobe", "Adobe"),
        ("Acrobat Reader opens our menu", "Acrobat Reader", "Adobe Acrobat Reader"),
        ("for more, visit “All About Cookies”", "All About Cookies", "All About Cookies"),
        ("The NAI’s opt-out page is here.", "NAI", "Network Advertising Initiative"),
        ("our representative Lionheart Squared Ltd", "Lionheart Squared", "Lionheart Squared"),
        ("see the Better Business Bureau", "Better Business Bureau", "Better Business Bureau"),
        (
            "the Canadian Digital Advertising Alliance",
            "Canadian Digital Advertising Alliance",
            "Digital Advertising Alliance of Canada",
        ),
    ],
)
def test_found(text: str, written: str, name: str) -> None:
    assert named(text) == [(written, name)]


@pytest.mark.parametrize(
    "text",
    [
        "Apple juice and an Apple pie are on the menu.",
        "Our shop stands at Trafalgar Square in London.",
        "Each Segment of our audience gets another letter.",
        "Write to P.O. Box 12, the Box office, or tick the Box.",
        "We protect the Amazon rainforest.",
        "Turn cookies off in Google Chrome or Microsoft Internet Explorer.",
        "Install Adobe Flash Player.",
        "See https://www.Facebook.com/about and help@Google.example.",
        "See play.google.example, facebook-icon, oven.example/github and pay_paypal.",
        "UPSTREAM LAWS and Stripes, Slackers and a Discordant note",
        "The id of Apple phones, of Microsoft devices, or the Google Advertising ID.",
        "Meta tags and Meta data describe a page.",
        "An Epoch of baking ended.",
        "The NAI of the oven and its DMA chip are new.",
        "Write to the X-Team or to DJ OVEN X LLC.",
        "The Oven Guild, P.O. Box 12, and a Toast TV show",
    ],
)
def test_left_alone(text: str) -> None:
    assert named(text) == []


def test_an_ambiguous_name_in_an_enumeration_of_companies_counts() -> None:
    found = named("Sign in with Facebook, Apple or Google.")
    assert [name for _, name in found] == ["Facebook", "Apple", "Google"]


def test_an_abbreviation_counts_where_the_version_names_its_company_in_full() -> None:
    found = named("See the Network Advertising Initiative.", "The NAI Code binds us.")
    assert found[1] == ("NAI", "Network Advertising Initiative")


def test_a_letter_counts_as_a_name_beside_other_companies() -> None:
    found = named("Post it on Facebook, X, and Bluesky.")
    assert [name for _, name in found] == ["Facebook", "X (Twitter)", "Bluesky"]


def test_a_short_name_counts_beside_its_company_in_full() -> None:
    found = named("Our recipes lie with MongoDB Ltd. (Atlas) in 1 Oven Lane.")
    assert [name for _, name in found] == ["MongoDB", "MongoDB Atlas"]
    assert named("An Atlas lies in the oven.") == []


def test_a_common_word_that_is_told_once_counts_in_the_whole_version() -> None:
    found = named("The chat is hosted by Intercom.", "A log of Intercom stays.", "Our Old Intercom")
    assert [name for _, name in found] == ["Intercom", "Intercom"]
    assert named("A log of Intercom stays.") == []


def test_a_common_word_in_the_title_is_the_companys_own_name() -> None:
    title = Block("Kraken Privacy Policy", SegmentKind.HEADING)
    assert named(title, "Create a Kraken account or use Hotjar.") == [("Hotjar", "Hotjar")]


def test_the_companys_own_name_is_no_third_party() -> None:
    title = Block("Pinterest Privacy Policy", SegmentKind.HEADING)
    assert named(title, "Pinterest shares data with Stripe.") == [("Stripe", "Stripe")]
    whose = "Dropbox, Inc. (“Dropbox”, “we” or “us”) runs this site with Hotjar."
    assert named(whose, "Dropbox may write to you.") == [("Hotjar", "Hotjar")]


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for choosing Spotify!",
        "This policy describes how Spotify bakes.",
        "This Spotify Privacy Policy is new.",
        "Spotify respects your privacy.",
        "Spotify respects the privacy of every baker.",
        "The ovens (jointly “Spotify”) respect your privacy.",
        "It is Spotify’s policy to respect your privacy.",
        "By “we” or “us” this page means Spotify.",
        "This privacy statement only applies to Spotify.",
        "Spotify, Attention: Data Office, 1 Oven Lane",
    ],
)
def test_what_a_company_says_of_itself_shows_whose_policy_it_is(text: str) -> None:
    many = (Block("Some words.") for _ in range(9))
    assert named(*many, text, "Spotify uses Hotjar.") == [("Hotjar", "Hotjar")]


def test_services_of_the_own_company_are_its_own() -> None:
    title = Block("Google Privacy Policy", SegmentKind.HEADING)
    assert named(title, "We use Google Analytics and Zendesk.") == [("Zendesk", "Zendesk")]


def test_who_is_named_most_and_reached_by_mail_is_the_own_company() -> None:
    assert named("Etsy may write.", "Etsy uses Stripe.", "Ask privacy@etsy.com.") == [
        ("Stripe", "Stripe")
    ]


def test_attributes_tell_company_category_and_context() -> None:
    text = "To opt out of DoubleClick, visit its page."
    (row,) = third_parties(segment_rows(text)).to_dicts()
    assert json.loads(row["attributes"]) == {
        "category": "advertising",
        "company": "Google",
        "context": "opt_out",
        "entity": "doubleclick",
    }


def test_logs_are_no_sign_in() -> None:
    (row,) = third_parties(segment_rows("Hotjar keeps standard log information.")).to_dicts()
    assert "context" not in json.loads(row["attributes"])


def test_examples_of_the_readers_own_provider_are_left_alone() -> None:
    assert named("the domain name of your Internet service provider (e.g., AT&T, Verizon)") == []

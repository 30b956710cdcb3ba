"""Which companies that no list holds are found, and which words with capitals are none."""

from __future__ import annotations

import json

import pytest

from tests.segment_rows import Block, segment_rows
from transforms.fact_rules.third_parties import third_parties
from warehouse.vocabulary import SegmentKind


def unlisted(*blocks: Block | str) -> list[str]:
    rows = third_parties(segment_rows(*blocks)).sort("char_start").to_dicts()
    return [row["value"] for row in rows if json.loads(row["attributes"])["category"] == "other"]


def items(
    *texts: str, heading: str = "Who gets it", kind: SegmentKind | None = None
) -> list[Block]:
    return [Block(text, kind or SegmentKind.LIST_ITEM, [heading]) for text in texts]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Our mail is sent by our service provider, Ovenware Ltd.", ["Ovenware"]),
        ("We chose a vendor Cakeline GmbH for this.", ["Cakeline"]),
        (
            "Partners such as Cakeline, Ovenware, and Crumb Works, bake.",
            ["Cakeline", "Ovenware", "Crumb Works"],
        ),
        ("We use Cakeline to send letters.", ["Cakeline"]),
        ("We have partnered with Cakeline and Ovenware for this.", ["Cakeline", "Ovenware"]),
        ("Our shop is hosted by Crumbnet.", ["Crumbnet"]),
        ("Our blog is powered by Crumbnet.", ["Crumbnet"]),
        ("It is a service provided by Crumbnet Pty Ltd.", ["Crumbnet"]),
        ("All payments are processed by Crumbnet, Inc.", ["Crumbnet"]),
        ("We learn this from Crumbnet, the vendor of our ovens.", ["Crumbnet"]),
        (
            "Our service providers (e.g., Stripe for cards and Cakeline for letters) get it.",
            ["Cakeline"],
        ),
        ("We show it on Facebook, Crumbnet, and Instagram.", ["Crumbnet"]),
        ("Sign in with Google or Crumbnet.", ["Crumbnet"]),
    ],
)
def test_found(text: str, names: list[str]) -> None:
    assert unlisted(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "We use Session Cookies to bake.",
        "We use SSL to protect it.",
        "Our service provider, The Company, sells cakes.",
        "Providers such as Internet Service Providers and Advertisers help.",
        "Use a browser such as Firefox or Safari.",
        "Our services are offered by Crumbnet and others.",
        "The service is provided by Crumbnet.",
        "Your internet service provider, Crumbnet, knows it.",
        "We share it with partners such as Germany.",
        "We use the Personal Data to bake.",
        "Google LLC, Oven Hill, Ohio",
        "Our brands include Hotjar, Cakeline and Ovenware.",
        "We use Facebook and Other Technologies.",
        "Google, Inc. (“Google”) helps.",
    ],
)
def test_left_alone(text: str) -> None:
    assert unlisted(text) == []


def test_rows_beside_rows_of_companies() -> None:
    rows = items(
        "Stripe (cards)", "Hotjar: counts clicks", "Cakeline Oy (letters)", "Ovenware (mail)"
    )
    assert unlisted(*rows) == ["Cakeline", "Ovenware"]
    table = items("Stripe | USA", "Hotjar | Malta", "Crumbnet | Oslo", kind=SegmentKind.TABLE_ROW)
    assert unlisted(*table) == ["Crumbnet"]
    headings = items("2.1 Stripe", "2.2 Hotjar", "2.3 Crumbnet", kind=SegmentKind.HEADING)
    many = [f"Some words {n}." for n in range(9)]
    assert unlisted(*many, *headings) == ["Crumbnet"]


def test_rows_of_a_list_that_tells_whose_it_is() -> None:
    names = ("Cakeline Oy (letters)", "Ovenware, Inc. (mail)")
    assert unlisted(*items(*names, heading="Our sub-processors")) == ["Cakeline", "Ovenware"]
    assert unlisted(*items(*names, heading="Our history")) == []


def test_rows_that_are_words_of_policies() -> None:
    rows = items(
        "Stripe (cards)", "Hotjar: clicks", "Analytics: how we count", "Provider | Purpose"
    )
    assert unlisted(*rows) == []


def test_what_a_version_names_again() -> None:
    found = unlisted("We use Cakeline to bake.", "Cakeline’s ovens are hot. Ask Ovenware.")
    assert found == ["Cakeline", "Cakeline"]
    assert unlisted("We use Impact to bake.", "The impact is small.", "Impact counts.") == [
        "Impact"
    ]


@pytest.mark.parametrize(
    "own",
    [
        "Cakeline Privacy Policy",
        "Cakeline Ltd (“we”, “us”) bakes.",
        "Write to privacy@cakeline.example.",
        "This website is owned and operated by Cakeline Ltd.",
        "© 2020 Cakeline",
    ],
)
def test_the_companys_own_name(own: str) -> None:
    many = [f"Some words {n}." for n in range(9)]
    assert unlisted(own, *many, "Our provider, Cakeline Ltd, bakes.") == []


def test_a_name_that_stands_everywhere_is_the_companys_own() -> None:
    assert unlisted(*(f"We use Cakeline for cake {n}." for n in range(9))) == []


def test_attributes() -> None:
    (row,) = third_parties(
        segment_rows("Our service provider, Crumb Works, Inc., bakes.")
    ).to_dicts()
    assert (row["text"], row["rule"]) == ("Crumb Works", "company_introduced")
    assert json.loads(row["attributes"]) == {
        "category": "other",
        "company": "Crumb Works",
        "context": "provider",
        "entity": "crumb-works",
    }

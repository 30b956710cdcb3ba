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
        ("Our pages are hosted by Crumb Works, Inc., in Oslo.", ["Crumb Works"]),
        ("Website design by Crumbnet LLC", ["Crumbnet"]),
        ("It is a service provided by Crumbnet Pty Ltd.", ["Crumbnet"]),
        ("All payments are processed by Crumbnet, Inc.", ["Crumbnet"]),
        ("We use Cakeline Limited (United Kingdom) for letters.", ["Cakeline"]),
        ("Our representative in the EU is Cakeline B.V., Oven Street 1.", ["Cakeline"]),
        ("Ask our EU Representative at Cakeline Oy, Unit 3.", ["Cakeline"]),
        ("EU: Cakeline GmbH, Oven Street 1", ["Cakeline"]),
        ("You can contact our Data Protection Officer: Cakeline Limited, Oslo", ["Cakeline"]),
        ("c/o Crumb & Sons AG, Oven Street 1", ["Crumb & Sons"]),
        (
            "Our vendors include Cakeline Ltd, Ovenware Corp. and 3Crumbs S.A.",
            ["Cakeline", "Ovenware", "3Crumbs"],
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
        "Our services are offered by Crumbnet Ltd and others.",
        "This site is owned and operated by Crumbnet Ltd.",
        "Crumbnet Ltd bakes.",
        "Write to us at Crumbnet Ltd, Oven Street 1.",
        "We use a Limited Liability Company.",
        "Our provider sits in Oven Hill, NV 89101.",
        "OUR PROVIDER MAY BAKE, EXCEPT AS BAKED BEFORE.",
        "We share it with partners such as Germany.",
        "Google LLC, Oven Hill, Ohio",
        "We use Google Cakes Ltd.",
        "Our brands include Hotjar, Cakeline and Ovenware.",
        "Our brands include Hotjar, Stripe, and Ovenware.",
        "Ask VeraSafe, Oven Road, Crumbtown, Norway.",
        "We use Facebook and Other Technologies.",
        "Google, Inc. (“Google”) helps.",
        "Our subsidiaries, such as Cakeline Ltd and Ovenware Ltd, bake.",
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
    names = ("Cakeline Oy", "Ovenware, Inc.")
    assert unlisted(*items(*names, heading="Our sub-processors")) == ["Cakeline", "Ovenware"]
    assert unlisted(*items(*names, heading="Our history")) == []


def test_rows_that_tell_what_each_company_does() -> None:
    rows = items("Cakeline Oy (letters)", "Ovenware, Inc. (mail)", heading="Our history")
    assert unlisted(*rows) == ["Cakeline", "Ovenware"]
    whose = items("Cakeline Oy (“we”)", "Ovenware, Inc. (mail)")
    assert unlisted(*whose) == ["Ovenware"]


def test_rows_that_are_words_of_policies() -> None:
    rows = items(
        "Stripe (cards)", "Hotjar: clicks", "Analytics: how we count", "Provider | Purpose"
    )
    assert unlisted(*rows) == []


def test_what_a_version_names_again() -> None:
    found = unlisted("We use Cakeline Ltd to bake.", "Cakeline’s ovens are hot. Ask Ovenware.")
    assert found == ["Cakeline", "Cakeline"]
    words = ("We use Crumb Ltd to bake.", "No crumb is lost.", "Crumb by crumb we bake.")
    assert unlisted(*words) == ["Crumb"]


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


def test_names_of_the_own_group() -> None:
    own = "Cakeline Ltd (“we”, “us”) bakes."
    assert unlisted(own, "We use Cakeline Ovens GmbH and Crumbnet GmbH.") == ["Crumbnet"]


def test_a_representative_may_have_the_only_address() -> None:
    text = "EU: Crumbnet GmbH, Oven Street 1, mail@crumbnet.example"
    assert unlisted("Cakeline Ltd (“we”) bakes.", text) == ["Crumbnet"]


def test_a_name_that_stands_everywhere_is_the_companys_own() -> None:
    assert unlisted(*(f"We use Cakeline Ltd for cake {n}." for n in range(9))) == []


def test_attributes() -> None:
    (row,) = third_parties(
        segment_rows("Our service provider, Crumb Works, Inc., bakes.")
    ).to_dicts()
    assert (row["text"], row["rule"]) == ("Crumb Works", "company_with_form")
    assert json.loads(row["attributes"]) == {
        "category": "other",
        "company": "Crumb Works",
        "context": "provider",
        "entity": "crumb-works",
    }

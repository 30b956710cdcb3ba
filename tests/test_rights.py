"""Which rights are found, and for whom."""

from __future__ import annotations

import json
from typing import Any

import polars as pl
import pytest

from tests.segment_rows import Block, segment_rows
from transforms.fact_rules.rights import rights, rights_of_lists
from warehouse.vocabulary import SegmentKind


def found(*blocks: Block | str) -> list[dict[str, Any]]:
    segments = segment_rows(*blocks)
    return pl.concat([rights(segments), rights_of_lists(segments)]).sort("char_start").to_dicts()


def named(*blocks: Block | str) -> list[tuple[str, str]]:
    rows = found(*blocks)
    return [(row["value"], row["text"]) for row in rows]


def values(*blocks: Block | str) -> list[str]:
    return [value for value, _ in named(*blocks)]


def for_whom(*blocks: Block | str) -> list[str | None]:
    return [json.loads(row["attributes"] or "{}").get("for") for row in found(*blocks)]


@pytest.mark.parametrize(
    ("text", "right", "written"),
    [
        ("You have the right of access.", "access", "right of access"),
        ("You have the right to know what we hold.", "access", "right to know what"),
        (
            "You may ask us to correct your data.",
            "rectification",
            "You may ask us to correct your data",
        ),
        ("You have a right to be forgotten.", "erasure", "right to be forgotten"),
        (
            "You can request that we restrict the processing of your data.",
            "restriction",
            "You can request that we restrict the processing",
        ),
        ("You have the right to data portability.", "portability", "right to data portability"),
        ("You may object to advertising.", "objection", "You may object to"),
        (
            "You may withdraw your consent at any time.",
            "withdraw_consent",
            "You may withdraw your consent",
        ),
        (
            "You have the right to lodge a complaint with a supervisory authority.",
            "complaint",
            "right to lodge a complaint with a supervisory authority",
        ),
        (
            "You have the right not to be subject to automated decisions.",
            "automated_decisions",
            "right not to be subject to automated decisions",
        ),
        (
            "You have the right to opt out of the sale of your data.",
            "opt_out_of_sale",
            "right to opt out of the sale",
        ),
        (
            "You have the right to limit the use of sensitive personal information.",
            "limit_sensitive_use",
            "right to limit the use of sensitive personal information",
        ),
        ("We will not discriminate against you.", "non_discrimination", "not discriminate"),
        ("You have the right to appeal our decision.", "appeal", "right to appeal"),
        (
            "You have the right to opt out of profiling.",
            "automated_decisions",
            "right to opt out of profiling",
        ),
        ("Not be discriminated against.", "non_discrimination", "Not be discriminated"),
        (
            "A user may withdraw their consent.",
            "withdraw_consent",
            "user may withdraw their consent",
        ),
        ("We don’t discriminate against you.", "non_discrimination", "n’t discriminate"),
        (
            "You have the right to have your data transferred to another bakery.",
            "portability",
            "right to have your data transferred to another",
        ),
        ("You have the right to learn what we hold.", "access", "right to learn"),
        (
            "You have a right to be notified which data are collected.",
            "access",
            "right to be notified which",
        ),
        (
            "You are entitled to ask us to (temporarily) stop using your data.",
            "restriction",
            "entitled to ask us to (temporarily) stop",
        ),
        (
            "If you dislike our answer you can complain to the cake authority.",
            "complaint",
            "you can complain to the cake authority",
        ),
        ("YOU HAVE A RIGHT TO ERASURE.", "erasure", "RIGHT TO ERASURE"),
        (
            "Vous pouvez également retirer votre consentement.",
            "withdraw_consent",
            "Vous pouvez également retirer votre consentement",
        ),
        ("We allow you to update your data.", "rectification", "allow you to update your data"),
        ("You can edit your data.", "rectification", "You can edit your data"),
        (
            "Readers may change their details; you may change your data.",
            "rectification",
            "you may change your data",
        ),
        ("Sie haben das Recht auf Berichtigung.", "rectification", "Recht auf Berichtigung"),
        ("Vous avez un droit d’accès.", "access", "droit d’accès"),
        (
            "Vous pouvez retirer votre consentement.",
            "withdraw_consent",
            "Vous pouvez retirer votre consentement",
        ),
        ("To use your right to access, ring the bell.", "access", "right to access"),
        (
            "You have a legal right to complain to the cake authority.",
            "complaint",
            "right to complain to the cake authority",
        ),
        (
            "You have a right to raise a concern with the cake regulator.",
            "complaint",
            "right to raise a concern",
        ),
        (
            "You may ask us not to process your recipes.",
            "objection",
            "You may ask us not to process",
        ),
        (
            "You can tell us where you live; you have the right to prevent such processing.",
            "objection",
            "right to prevent such processing",
        ),
        (
            "You may request details of the data that the bakery holds.",
            "access",
            "You may request details of the data",
        ),
        (
            "The right to information about bakers with whom data are shared.",
            "access",
            "right to information about",
        ),
        (
            "You have the right to have false data that we hold about you rectified.",
            "rectification",
            "rectified",
        ),
        ("You may request to have all your recipes and data removed.", "erasure", "removed"),
        (
            "You have the right to request that the bakery restricts the processing.",
            "restriction",
            "right to request that the bakery restricts the processing",
        ),
    ],
)
def test_a_right_is_found(text: str, right: str, written: str) -> None:
    assert named(text) == [(right, written)]


@pytest.mark.parametrize(
    "text",
    [
        "We reserve the right to delete recipes.",
        "We have the right to remove such comments.",
        "You are not entitled to view the data of another baker.",
        "You can view our notice about cookies and the data in it.",
        "Bakers have access to your order.",
        "You may access the shop at any hour.",
        "You can delete your cookies.",
        "You can change your data processing preferences.",
        "You may edit the menu.",
        "It must ensure the right of another consumer to access free speech.",
        "Please tell us how you can access the tearoom data.",
        "Complain to the baker if a loaf is stale.",
        "The sale of bread is our business; we do not object.",
        "A cake has its benefits, such as allowing you to access the tearoom.",
        "Consumers may buy. Access to data is ours.",
        "You have the right to ask for a halt to the recipes that we use or disclose.",
        "We honour your right to privacy and tell you how to access the tearoom.",
        "It is a waiver of your right to review the data.",
        "We protect our legal right to delete data.",
        "You may ask for information about our cakes.",
        "You have the right to receive information about our cakes.",
        "You have the right to tell us not to process sensitive recipes.",
        "You have the right to sell cakes with information about flour.",
        "Your right to privacy is subject to certain restrictions.",
    ],
)
def test_what_is_no_right_of_the_reader_is_left_alone(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "You have the right to restrict processing where you are opposing the deletion of it.",
            ["restriction"],
        ),
        (
            "Your right to access ends where this would cause us to delete data of others.",
            ["access"],
        ),
        (
            "Your right to object to processing (including profiling for direct marketing).",
            ["objection"],
        ),
        ("Students have the right to limit access to their data.", []),
        ("Right to notice about correction and deletion", []),
        ("You can e-mail our Data Protection Officer with complaints.", []),
        ("Right to limit use and disclosure", ["limit_sensitive_use"]),
        ("The bakery has the irrevocable right to disclose data.", []),
        ("You can limit the use of cookies in your browser.", []),
        ("You have the right, on grounds of your own, to object to it.", ["objection"]),
        ("You are entitled to know how we respond to Do Not Track.", []),
        (
            "The right to restrict processing pending its verification or correction",
            ["restriction"],
        ),
        ("Only the baker has control of the right to provide access to it.", []),
        ("The hall follows civil rights laws and does not discriminate on the basis of race.", []),
        ("You may request that we remove your data from our mailing list.", []),
    ],
)
def test_what_is_named_beside_a_right_is_none(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_what_data_may_be_used_for_is_no_access() -> None:
    limited = (
        "Guests have the right to direct us to use or disclose sensitive data only for baking."
    )
    assert values(limited) == ["limit_sensitive_use"]
    assert values("You have the right to ask how we use and disclose your data.") == ["access"]


def test_an_enumeration_grants_each_of_its_rights() -> None:
    text = "You have the right to access, correct, restrict or delete your data, and to object."
    assert named(text) == [
        ("access", "right to access"),
        ("rectification", "correct"),
        ("restriction", "restrict"),
        ("erasure", "delete your data"),
        ("objection", "object"),
    ]


def test_items_are_rights_where_their_lead_in_offers_choices() -> None:
    lead = Block("You may exercise the following choices:")
    item = Block("Object to our use of your recipes", SegmentKind.LIST_ITEM, lead_in=0)
    assert values(lead, item) == ["objection"]
    told = Block("Information about your right to complain", SegmentKind.LIST_ITEM, lead_in=0)
    assert "access" not in values(Block("You have rights:"), told)


def test_what_a_right_is_limited_by_is_no_right() -> None:
    assert values("Your right to object can be restricted.") == ["objection"]
    assert values("You have the right to object without restriction.") == ["objection"]


def test_items_are_rights_where_their_lead_in_says_so() -> None:
    items = ("Access. See what we hold.", "Delete your data.", "We bake on Mondays.")

    def below(lead: str) -> list[str]:
        blocks = [Block(item, SegmentKind.LIST_ITEM, lead_in=0) for item in items]
        return values(lead, *blocks)

    assert below("You may ask us to do the following:") == ["access", "erasure"]
    assert below("Our bakers can:") == []
    required = Block(
        "Require us to correct mistakes in your data.", SegmentKind.LIST_ITEM, lead_in=0
    )
    assert values("You have the right to:", required) == ["rectification"]
    changed = Block("Change/correct any data we have about you.", SegmentKind.LIST_ITEM, lead_in=0)
    assert values("You can do the following:", changed) == ["rectification"]
    asked = "Request that a business that collects a consumer's data disclose what it collects."
    disclosed = Block(asked, SegmentKind.LIST_ITEM, lead_in=0)
    assert values("You have the right to:", disclosed) == ["access"]
    item = Block("Request correction of data where it is wrong.", SegmentKind.LIST_ITEM, lead_in=0)
    assert values("You have the right to:", item) == ["rectification"]


@pytest.mark.parametrize("lead", ["Sie haben das Recht auf", "You have the right to"])
def test_a_lead_in_needs_no_colon(lead: str) -> None:
    items = ("Auskunft,", "Löschung.") if lead.endswith("auf") else ("access it,", "delete it.")
    blocks = [Block(item, SegmentKind.LIST_ITEM, lead_in=0) for item in items]
    assert values(lead, *blocks) == ["access", "erasure"]


@pytest.mark.parametrize(
    ("headings", "text", "place"),
    [
        ([], "Residents of California have the right to delete data.", "US-CA"),
        (
            ["Notice to UK and EEA readers", "Your rights"],
            "You have the right to delete data.",
            "GB, EU",
        ),
        (["Your rights"], "You have the right to delete data.", None),
        ([], "Right of access (Art. 15 GDPR): ask for your data.", "EU"),
        (["Europe"], "Californians and Brazilians have the right to delete data.", "US-CA, BR"),
        (
            ["Iowa, New Hampshire and Rhode Island"],
            "You have the right to delete data.",
            "US-IA, US-NH, US-RI",
        ),
        (["Notice to U.S. residents"], "You have the right to delete data.", "US"),
        (["Pick us"], "You have the right to delete data that you sent us.", None),
        (["Texas"], "Unless you reside in Utah, you have the right to delete data.", "US-TX"),
    ],
)
def test_for_whom_a_right_is(headings: list[str], text: str, place: str | None) -> None:
    assert for_whom(Block(text, headings=headings)) == [place]


def test_rights_that_share_their_object_are_each_found() -> None:
    text = "You have rights to access and delete your data, and to modify your records."
    assert values(text) == ["access", "erasure", "rectification"]
    assert values("You have the right to copy, modify and bake our cakes.") == []
    assert "restriction" not in values("Your right to access is subject to legal restrictions.")


def test_what_a_device_is_permitted_is_no_right() -> None:
    assert "access" not in values("You can revoke your permission to access your contact data.")
    assert "access" not in values("You have the right to request a review of automated decisions.")

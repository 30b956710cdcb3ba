"""Which ages of children are found, with which stance."""

from __future__ import annotations

import json

import pytest

from tests.segment_rows import segment_rows
from transforms.fact_rules.child_ages import child_ages


def ages(text: str) -> list[tuple[str, str, str]]:
    rows = child_ages(segment_rows(text)).sort("char_start").to_dicts()
    return [(row["value"], json.loads(row["attributes"])["stance"], row["text"]) for row in rows]


@pytest.mark.parametrize(
    ("text", "age", "stance", "written"),
    [
        (
            "With a parent’s consent, a child under age 13 may bake.",
            "13",
            "parental_consent",
            "With a parent’s consent, a child under age 13",
        ),
        (
            "Our ovens may be used in schools (minimum age 13 years for the mill).",
            "13",
            "must_be_at_least",
            "minimum age 13 years",
        ),
        (
            "Children under 12 years old are not the target of our ovens.",
            "12",
            "not_directed_to",
            "under 12 years old are not the target",
        ),
        (
            "We do not collect data from persons who have not attained the age of 18.",
            "18",
            "not_knowingly_collected",
            "do not collect data from persons who have not attained the age of 18",
        ),
        (
            "Our puzzles are not directed to anyone under the age of thirteen (13).",
            "13",
            "not_directed_to",
            "not directed to anyone under the age of thirteen (13)",
        ),
        (
            "The oven allows users who are 13 or older to bake.",
            "13",
            "must_be_at_least",
            "allows users who are 13 or older",
        ),
        (
            "Our puzzles are aimed at persons over the age of 16.",
            "16",
            "must_be_at_least",
            "aimed at persons over the age of 16",
        ),
        (
            "Lumbrel does not knowingly gather records about children younger than 16.",
            "16",
            "not_knowingly_collected",
            "does not knowingly gather records about children younger than 16",
        ),
        (
            "We will not knowingly collect data from a child under 13 without consent of a parent.",
            "13",
            "parental_consent",
            "not knowingly collect data from a child under 13 without consent of a parent",
        ),
        (
            "You must be at least 18 years old to open a kiln account.",
            "18",
            "must_be_at_least",
            "must be at least 18 years old",
        ),
        ("If you are under 14, please do not write to us.", "14", "must_be_at_least", None),
        ("We do not sell the data of consumers under 16 years of age.", "16", "not_sold", None),
        (
            "If we learn that we hold data of a child under 13, we delete them.",
            "13",
            "deleted_if_collected",
            None,
        ),
        ("This site is intended for people over 14 years of age.", "14", "must_be_at_least", None),
        (
            "Nos jeux ne sont pas destinés aux enfants de moins de 15 ans.",
            "15",
            "not_directed_to",
            None,
        ),
        (
            "Wir erlauben Personen unter 18 Jahren nicht, zu bestellen.",
            "18",
            "must_be_at_least",
            None,
        ),
        ("You must be at least 13 to bake here.", "13", "must_be_at_least", "must be at least 13"),
        (
            "If you believe that a child under 13 has sent us a recipe, call us and we delete it.",
            "13",
            "deleted_if_collected",
            "If you believe that a child under 13",
        ),
        (
            "You must register if you wish to see recipes. Members must be sixteen or older "
            "if you wish to know.",
            "16",
            "must_be_at_least",
            None,
        ),
        (
            "We require parental consent for any young baker under the age of 14.",
            "14",
            "parental_consent",
            "require parental consent for any young baker under the age of 14",
        ),
        (
            "People aged thirteen or younger are not allowed to bake.",
            "13",
            "must_be_at_least",
            None,
        ),
        (
            "We do not intend that our oven be used by children under 12.",
            "12",
            "not_directed_to",
            None,
        ),
    ],
)
def test_an_age_is_found_with_its_stance(
    text: str, age: str, stance: str, written: str | None
) -> None:
    [(found, how, where)] = ages(text)
    assert (found, how) == (age, stance)
    assert written is None or where == written


@pytest.mark.parametrize(
    "text",
    [
        "The Children's Online Privacy Protection Act requires consent for those under 13.",
        "If you believe a child under 13 wrote to us, please call us.",
        "Under Bakish law, a mill needs the authorization of the parents of a child under 13.",
        "If you are 16 or older, you have the right to opt out of the sale of your data.",
        "We do not keep the drawings of children for more than 18 months.",
        "Please allow at least 14 days for your order, or older children grow hungry.",
        "Our office is at 16 Orchard Lane; children do not visit.",
        "On 13 May 2020 we did not collect anything.",
        "Residents under 18 may ask us to take down what they posted.",
        "We answer requests under Article 15 and do not collect more.",
        "Minors between the ages of 12 and 15 must ask a parent before they bake.",
        "Children aged 12-15 must ask their parents before they bake.",
        "Accounts of users under 16 are private from the start, cannot be found by strangers.",
        "Children Under the Age of 13",
        "If you are under 18, we ask what you bake.",
        "If you are under 18, leave your shoes at the door.",
        "You get more than 18 loaves, and more than a year of bread.",
        "The selling of bread to a baker of 18 years or older.",
    ],
)
def test_what_is_no_stance_on_an_age_is_left_alone(text: str) -> None:
    assert ages(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "You must be at least 13 to bake with us, or 16 if you live in the Baking Union.",
        "You must be at least 13 years old (or 16 years of age where you reside in Norway).",
    ],
)
def test_readers_elsewhere_have_an_age_of_their_own(text: str) -> None:
    assert [row[:2] for row in ages(text)] == [
        ("13", "must_be_at_least"),
        ("16", "must_be_at_least"),
    ]


def test_parents_of_younger_children_agree_in_their_place() -> None:
    text = (
        "We do not sell the data of bakers less than 16 years old without the consent of the baker "
        "who is between 13 and 16, or of the parent of a child less than 13 years of age."
    )
    assert [row[:2] for row in ages(text)] == [("16", "not_sold"), ("13", "parental_consent")]


def test_another_age_may_stand_in_brackets() -> None:
    text = "We do not knowingly collect recipes from children under 13 (or 16 in Bakeland)."
    assert [row[0] for row in ages(text)] == ["13", "16"]
    assert [
        row[0] for row in ages("We do not collect recipes of children under 13 (or pies).")
    ] == ["13"]


def test_a_number_that_goes_on_after_an_age_is_none() -> None:
    assert len(ages("You must be at least 13 to use our oven, or 16 loaves are too many.")) == 1


def test_two_ages_of_one_sentence_are_two_facts() -> None:
    text = (
        "We do not design products for use by children under the age of 16, "
        "or knowingly collect data from children under 13."
    )
    assert [row[:2] for row in ages(text)] == [
        ("16", "not_directed_to"),
        ("13", "not_knowingly_collected"),
    ]
    assert ages(text)[1][2] == "or knowingly collect data from children under 13"


@pytest.mark.parametrize(
    ("text", "age", "stance"),
    [
        (
            "If we have actual knowledge that a baker is under 13, we will delete his recipes.",
            "13",
            "deleted_if_collected",
        ),
        (
            "In case we discover that a child under 13 wrote to us, we delete the letter.",
            "13",
            "deleted_if_collected",
        ),
        ("The oven is prohibited to people under fourteen years old.", "14", "must_be_at_least"),
        ("We do not knowingly allow anyone under the age of 18 to bake.", "18", "must_be_at_least"),
        ("Our bakery is aimed towards those over the age of 12.", "12", "must_be_at_least"),
        (
            "If you are under 18, you may only bake under the supervision of your parents.",
            "18",
            "parental_consent",
        ),
        (
            "We ask that a baker under the age of 13 obtain the approval of a parent first.",
            "13",
            "parental_consent",
        ),
        (
            "Data from anyone under thirteen is not knowingly collected.",
            "13",
            "not_knowingly_collected",
        ),
        ("The oven is not for use by anyone under the age of 16.", "16", "not_directed_to"),
        ("We do not know of selling the recipes of minors under 16.", "16", "not_sold"),
        ("We never send marketing letters to children under 18.", "18", "not_directed_to"),
        ("If you are under 18, we request that you do not bake.", "18", "must_be_at_least"),
        ("Do not send us recipes unless you are at least 13.", "13", "must_be_at_least"),
        ("Do not bake if you are not 18 years of age or older.", "18", "must_be_at_least"),
        ("The ovens are for bakers age 18-years-old or older.", "18", "must_be_at_least"),
        ("You affirm that you are more than 18 years of age.", "18", "must_be_at_least"),
        ("If you are under 18, please leave now.", "18", "must_be_at_least"),
        ("We ask for a confirmation that the baker is 13 or older.", "13", "must_be_at_least"),
        ("No Users Under the Age of 13", "13", "must_be_at_least"),
        ("Bakers and Mills – Not for Children Under 13", "13", "must_be_at_least"),
        (
            "Recipes are only collected from children under 13 with verifiable parental or "
            "guardian consent.",
            "13",
            "parental_consent",
        ),
        ("Children under 13 should obtain a parent's leave to bake.", "13", "parental_consent"),
        (
            "If you are under 13, make sure that you have the leave of your parents.",
            "13",
            "parental_consent",
        ),
        (
            "The oven is not meant for children under 16 years of age.4.6 Bread",
            "16",
            "not_directed_to",
        ),
    ],
)
def test_more_ways_of_saying_it(text: str, age: str, stance: str) -> None:
    assert [(found, told) for found, told, _ in ages(text)] == [(age, stance)]


def test_an_age_that_is_not_asked_is_none() -> None:
    assert ages("Our bakeries do not collect age from customers under 18.") == []

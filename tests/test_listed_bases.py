"""Which legal bases items of lists and cells of tables name beneath words on processing."""

from __future__ import annotations

import pytest

from tests.segment_rows import Block, segment_rows
from transforms.fact_rules.legal_bases import legal_bases
from warehouse.vocabulary import SegmentKind


def bases_of_item(lead_in: str, text: str, heading: str = "Bread") -> list[tuple[str, str]]:
    blocks = [
        Block(lead_in, headings=[heading]),
        Block(text, SegmentKind.LIST_ITEM, [heading], lead_in=0),
    ]
    return [(row["value"], row["text"]) for row in legal_bases(segment_rows(*blocks)).to_dicts()]


def bases_of(text: str, heading: str, kind: SegmentKind) -> list[tuple[str, str]]:
    block = Block(text, kind, [heading])
    rows = legal_bases(segment_rows(block)).sort("char_start").to_dicts()
    return [(row["value"], row["text"]) for row in rows]


@pytest.mark.parametrize(
    ("text", "basis", "words"),
    [
        ("to comply with the law;", "legal_obligation", "comply with the law"),
        ("Comply with and enforce the legal requirements of baking", "legal_obligation", None),
        ("Fulfil our duties under applicable laws.", "legal_obligation", None),
        ("Maintaining legal and regulatory compliance.", "legal_obligation", None),
        (
            "Carry out our obligations arising from any contracts between you and us;",
            "contract",
            "Carry out our obligations arising from any contracts",
        ),
        ("to meet contractual obligations,", "contract", "meet contractual obligations"),
        (
            "Carry out our obligations and enforce our rights arising from any baking contracts"
            " with you.",
            "contract",
            "Carry out our obligations and enforce our rights arising from any baking contracts",
        ),
        (
            "to count loaves, to find mice or to comply with applicable law,",
            "legal_obligation",
            "comply with applicable law",
        ),
        ("Bake what you chose and perform our contractual duties", "contract", None),
    ],
)
def test_an_item_may_be_a_purpose(text: str, basis: str, words: str | None) -> None:
    found = bases_of_item("We use your recipes:", text)
    assert [value for value, _ in found] == [basis]
    assert words in (None, found[0][1])
    assert bases_of_item("We disclose your recipes:", text.replace("legal and ", "")) == []


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("You have given us your consent;", "consent"),
        ("Your consent (where we ask for it)", "consent"),
        ("b) where we need to perform the contract that you signed", "contract"),
        ("Contract: we bake what you ordered", "contract"),
        ("we have a legal obligation to do so", "legal_obligation"),
        ("Legal obligation", "legal_obligation"),
        ("Where we are required to do so under any applicable law", "legal_obligation"),
        ("Legal compliance: we disclose recipes to comply with the law", "legal_obligation"),
        ("Baking is mandatory for us to comply with our legal obligations", "legal_obligation"),
        ("To perform our obligations to you where you bought bread", "contract"),
        ("Necessary for us to comply with our bread agreement", "contract"),
        ("Where we are entering into a contract with you or bake for you", "contract"),
        ("Where we have a contract with you", "contract"),
        ("enter into, or perform, a contract on bread", "contract"),
        ("to comply with legal, export-control, and baking obligations", "legal_obligation"),
    ],
)
def test_an_item_may_be_a_ground(text: str, basis: str) -> None:
    found = bases_of_item("We process your recipes only in the following circumstances:", text)
    assert [value for value, _ in found] == [basis]


@pytest.mark.parametrize(
    ("lead_in", "text"),
    [
        ("We share your recipes only if:", "you have given us your consent"),
        ("We may delete your recipes when:", "the consent you gave is withdrawn"),
        ("We rely on the following:", "the consent of a parent to bake"),
        ("We use your recipes:", "to comply with law enforcement requests"),
        ("We use your recipes:", "to perform our contracts with suppliers"),
        ("We use your recipes:", "for any other purpose with your consent"),
        ("You may object where:", "the law requires us to bake"),
        ("We share your recipes if:", "we have a contract with you"),
        ("We use your recipes:", "to see who has shared ours, and to comply with the law"),
        (
            "We use your recipes:",
            "so that mills can bake and fulfil their obligations under a contract",
        ),
    ],
)
def test_items_that_name_no_basis(lead_in: str, text: str) -> None:
    assert bases_of_item(lead_in, text) == []


def test_a_lead_in_may_tell_more_than_use() -> None:
    item = "to comply with the law"
    assert bases_of_item("We collect, use and store your recipes for these reasons:", item) != []
    assert bases_of_item("We store and share your recipes for these reasons:", item) == []


def test_a_heading_stands_for_a_lead_in_that_says_little() -> None:
    text, kind = "To comply with applicable laws.", SegmentKind.LIST_ITEM
    assert bases_of(text, "How we use your recipes", kind) == [
        ("legal_obligation", "comply with applicable laws")
    ]
    assert bases_of(text, "How we share your recipes", kind) == []
    assert [value for value, _ in bases_of_item("Namely:", text, "Our purposes")] == [
        "legal_obligation"
    ]


def test_items_may_stand_in_one_paragraph() -> None:
    text = "Bake your bread; count our loaves; and (iii) comply with applicable laws; rest."
    found = [("legal_obligation", "comply with applicable laws")]
    assert bases_of(text, "How we use your recipes", SegmentKind.PARAGRAPH) == found
    assert bases_of(text, "What bakers know", SegmentKind.PARAGRAPH) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Contract: we process recipes to bake.", [("contract", "Contract")]),
        ("Consent – we only use recipes if you wish it.", [("consent", "Consent")]),
        ("For the performance of a contract: to use your oven.", [("contract", None)]),
        ("Legal obligations: we may disclose data that we use.", []),
        (
            "Contractual necessity - we use recipes to bake.",
            [("contract", "Contractual necessity")],
        ),
        ("Consent: ask your parents before you bake.", []),
    ],
)
def test_a_label_names_a_basis_of_processing(
    text: str, found: list[tuple[str, str | None]]
) -> None:
    named = bases_of(text, "Bread", SegmentKind.PARAGRAPH)
    assert [value for value, _ in named] == [value for value, _ in found]
    assert all(words in (None, told) for (_, words), (_, told) in zip(found, named, strict=True))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("To send you bread | Consent", [("consent", "Consent")]),
        (
            "Your address | * Contract * Legal obligation",
            [("contract", "Contract"), ("legal_obligation", "Legal obligation")],
        ),
        ("Baking | Performance of a contract with you", [("contract", None)]),
        ("Taxes | Compliance with law", [("legal_obligation", "Compliance with law")]),
        ("Loaves | Consent to a longer contract is asked for", []),
    ],
)
def test_a_cell_or_its_item_may_be_a_basis(text: str, found: list[tuple[str, str | None]]) -> None:
    named = bases_of(text, "What we bake", SegmentKind.TABLE_ROW)
    assert [value for value, _ in named] == [value for value, _ in found]
    assert all(words in (None, told) for (_, words), (_, told) in zip(found, named, strict=True))


def test_a_cell_of_purposes_may_begin_with_one() -> None:
    text = "Name | - Bake your bread - Comply with law or defend our rights"
    assert bases_of(text, "How we use your recipes", SegmentKind.TABLE_ROW) == [
        ("legal_obligation", "Comply with law")
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Your crumbs | * As outlined in your consents", ["your consents"]),
        ("Pies * Consent for tastings", ["Consent"]),
        ("Pies * Consent to cookies", []),
    ],
)
def test_a_cell_may_tell_what_consent_is_for(text: str, words: list[str]) -> None:
    found = bases_of(text, "How we use your recipes", SegmentKind.TABLE_ROW)
    assert found == [("consent", told) for told in words]
    assert bases_of(text, "What we bake", SegmentKind.TABLE_ROW) == []

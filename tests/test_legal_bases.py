"""Which words name a legal basis of processing."""

from __future__ import annotations

import json

import pytest

from tests.segment_rows import Block, segment_rows
from transforms.fact_rules.legal_bases import legal_bases
from warehouse.vocabulary import SegmentKind


def bases(*blocks: Block | str) -> list[tuple[str, str]]:
    rows = legal_bases(segment_rows(*blocks)).sort("char_start").to_dicts()
    return [(row["value"], row["text"]) for row in rows]


@pytest.mark.parametrize(
    ("text", "basis", "words"),
    [
        ("in our legitimate interests.", "legitimate_interests", "legitimate interests"),
        (
            "as is necessary to perform tasks in the public interest",
            "public_task",
            "perform tasks in the public interest",
        ),
        ("We use it to carry out public functions.", "public_task", "carry out public functions"),
        ("exercising the mill's official authority", "public_task", None),
        ("We use your recipes based on your consent.", "consent", "based on your consent"),
        (
            "We need it in order for us to comply with our legal obligations.",
            "legal_obligation",
            "comply with our legal obligations",
        ),
        ("to protect your vital interests", "vital_interests", "vital interests"),
        (
            "a task carried out in the public interest",
            "public_task",
            "task carried out in the public interest",
        ),
        (
            "This is necessary for the performance of a contract with you.",
            "contract",
            "performance of a contract",
        ),
        ("Data is required to fulfil a contract.", "contract", "fulfil a contract"),
        (
            "We use your data to comply with legal obligations.",
            "legal_obligation",
            "comply with legal obligations",
        ),
        (
            "This is necessary to comply with a legal obligation.",
            "legal_obligation",
            "comply with a legal obligation",
        ),
        ("The legal basis is your consent.", "consent", "is your consent"),
        ("Rechtsgrundlage ist Art. 6 Abs. 1 lit. b DSGVO.", "contract", "Art. 6 Abs. 1 lit. b"),
        ("(Article 6(1)(f) GDPR)", "legitimate_interests", "Article 6(1)(f)"),
        (
            "You may withdraw it where we rely on your consent to process data.",
            "consent",
            "rely on your consent",
        ),
        ("We use it to fulfil our contract with you.", "contract", "fulfil our contract"),
        (
            "for tasks we carry out in the public interest",
            "public_task",
            "tasks we carry out in the public interest",
        ),
        (
            "It is necessary for our legitimate interest in complying with legal obligations.",
            "legitimate_interests",
            "legitimate interest",
        ),
        (
            "We retain some data based on our legitimate interests.",
            "legitimate_interests",
            "legitimate interests",
        ),
        ("To let you in (legal basis: contract execution)", "contract", "contract execution"),
        ("Performance of a contract with you;", "contract", "Performance of a contract"),
        (
            "We process your name as part of our contract with you.",
            "contract",
            "part of our contract with you",
        ),
        (
            "We may process data where this is necessary for a contract between you and us.",
            "contract",
            "necessary for a contract",
        ),
        (
            "Legal basis: your wishes and contractual agreements.",
            "contract",
            "contractual agreements",
        ),
        (
            "You may withdraw it where we relied on your consent to process your recipes.",
            "consent",
            "relied on your consent",
        ),
        (
            "Performance of a contract with you To bake your order",
            "contract",
            "Performance of a contract",
        ),
        ("sur notre intérêt légitime", "legitimate_interests", "intérêt légitime"),
        (
            "We rely on our legitimate interests and rights.",
            "legitimate_interests",
            "legitimate interests",
        ),
        ("Art. 6 (1) (1) (f) GDPR", "legitimate_interests", "Art. 6 (1) (1) (f)"),
        ("as told in Art. 6 I lit. b GDPR", "contract", "Art. 6 I lit. b"),
        ("Art. 6 sec. 1 sen. 1 lit. c GDPR", "legal_obligation", None),
        ("Art 6 par 1 lit a GDPR", "consent", "Art 6 par 1 lit a"),
        ("Art.6 Abs.1 S.1 lit.f DSGVO", "legitimate_interests", None),
        (
            "Point f of Art. 6(1) of the GDPR is the basis of baking.",
            "legitimate_interests",
            "Point f of Art. 6(1)",
        ),
        ("We bake to fulfil a compelling legitimate interest.", "legitimate_interests", None),
        (
            "Your loaves do not override the love that we have for bread.[*]Where we need to "
            "comply with a legal obligation.",
            "legal_obligation",
            None,
        ),
        (
            "(a) Name(b) Contact Performance of a contract with you",
            "contract",
            "Performance of a contract",
        ),
        ("Performance of a contract with you(b) the love of bread", "contract", None),
        ("Performance of a contract with you and/or steps at your request", "contract", None),
        (
            "Using it is necessary for the performance of the agreement we have with you.",
            "contract",
            "performance of the agreement",
        ),
    ],
)
def test_found(text: str, basis: str, words: str | None) -> None:
    [(found, told)] = bases(text)
    assert found == basis
    assert words in (None, told)


@pytest.mark.parametrize(
    "text",
    [
        "You may withdraw your consent at any time.",
        "We ask for the consent of your parents.",
        "We keep it as necessary to comply with our legal obligations.",
        "We disclose it to comply with legal obligations.",
        "measures to safeguard your rights and freedoms and legitimate interests",
        "Deletion is required to comply with a legal obligation.",
        "To comply with legal obligations we retain your recipes.",
        "You enter into a contract with the seller.",
        "unless there are overriding legitimate interests",
        "a breach of our contract with you",
        "Mills bake only as necessary to bake on our behalf or comply with legal requirements.",
        "Bakers meet in public and carry out functions of interest.",
        "We share recipes with mills pursuant to a contract with you.",
        "We will use your name to write to you, based on an agreement to the rules of the contest.",
        "The decision is necessary for a contract with you.",
        "With your consent or under a contract, we bake.",
        "We do not rely on your consent to process data.",
        "This does not affect the lawfulness of processing based on consent before.",
        "We tell the police to protect our legitimate interests, rights or ovens.",
        "for the protection of our legitimate interests or property",
        "We retain your data as long as needed to carry out our legitimate interests.",
        "It is necessary for their compliance with legal obligations.",
        "as long as it is not necessary for a task carried out in the public interest",
        "You may object where the processing is a task carried out in the public interest.",
        "Where data are processed on the basis of Art. 6 (1) (e), you have the right to object.",
        "You withdraw the consent that is the basis according to point (a) of Article 6(1).",
        "unless we show compelling legitimate interests which override yours",
        "Performance of a contract with you is what bakers dream of.",
        "The transfer of the agreement is up to the mill.",
    ],
)
def test_left_alone(text: str) -> None:
    assert bases(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "You may have data moved that we process based on your consent or on a contract.",
        "It is for data which we use with your consent or in order to fulfil a contract.",
    ],
)
def test_a_contract_is_named_beside_consent(text: str) -> None:
    assert ("contract", "contract") in bases(text)


def test_an_interest_makes_bases_of_what_is_named_far_before_it() -> None:
    text = (
        "We collect data only where we have your consent, where we need them to bake what you have "
        "ordered or are about to order, or for our legitimate interests."
    )
    assert [basis for basis, _ in bases(text)] == ["consent", "legitimate_interests"]


def test_an_item_under_a_heading_of_legal_bases_counts() -> None:
    assert bases(Block("Consent: you have agreed.", headings=["Our legal bases"])) == [
        ("consent", "Consent")
    ]
    assert bases(Block("Consent: you have agreed.", headings=["Your account"])) == []
    grounds = Block("Consent: you have agreed.", headings=["Processing grounds"])
    assert bases(grounds) == [("consent", "Consent")]


def test_an_exception_from_a_right_to_have_data_deleted_is_no_basis() -> None:
    item = Block(
        "Comply with a legal obligation; or", kind=SegmentKind.LIST_ITEM, headings=["CCPA"]
    )
    assert bases(item) == []
    purpose = Block(
        "Comply with a legal obligation; or", kind=SegmentKind.LIST_ITEM, headings=["Why we bake"]
    )
    assert [basis for basis, _ in bases(purpose)] == ["legal_obligation"]


def test_the_term_and_the_article_are_attributes() -> None:
    (row,) = legal_bases(segment_rows("our legitimate interests (Art. 6 (1) (f) GDPR)")).to_dicts()
    assert json.loads(row["attributes"]) == {
        "article": "6(1)(f)",
        "iri": "https://w3id.org/dpv#LegitimateInterest",
    }

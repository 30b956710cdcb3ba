"""Which sentences tell a legal basis without naming it as such."""

from __future__ import annotations

import pytest

from tests.segment_rows import Block, segment_rows
from transforms.fact_rules.legal_bases import legal_bases


def bases(*blocks: Block | str) -> list[tuple[str, str]]:
    rows = legal_bases(segment_rows(*blocks)).sort("char_start").to_dicts()
    return [(row["value"], row["text"]) for row in rows]


@pytest.mark.parametrize(
    ("text", "basis", "words"),
    [
        (
            "By using our oven, you consent to the collection and use of your data.",
            "consent",
            "consent to the collection",
        ),
        (
            "Your visit constitutes your consent to our use of the information.",
            "consent",
            "consent to our use",
        ),
        (
            "You consent to this processing by signing up for bread.",
            "consent",
            "consent to this processing",
        ),
        (
            "Where the law asks for it, we base the use of crumbs upon consent.",
            "consent",
            "base the use of crumbs upon consent",
        ),
        (
            "We bake for other users (on the basis of your consent).",
            "consent",
            "on the basis of your consent",
        ),
        (
            "We use the data you give us to feed you and to comply with law.",
            "legal_obligation",
            "comply with law",
        ),
        (
            "In some places we are required by law to collect data on bakers.",
            "legal_obligation",
            "required by law to collect",
        ),
        (
            "We have a legal obligation to process your name.",
            "legal_obligation",
            "legal obligation to process",
        ),
        ("We use your data to perform our contract.", "contract", "perform our contract"),
        (
            "We need your data to fulfil Lumbrel's contractual obligations.",
            "contract",
            "fulfil Lumbrel's contractual obligations",
        ),
        (
            "We use your data to meet our obligations and responsibilities in relation to the law.",
            "legal_obligation",
            None,
        ),
        (
            "We use your data to comply with law, and to protect bakers and third parties.",
            "legal_obligation",
            "comply with law",
        ),
        (
            "We use the data to bake, to sell our bread at home and at the market, to see which of "
            "our ovens is the best of all of them, to mend the others, to count the crumbs that "
            "are left, and to comply with law.",
            "legal_obligation",
            "comply with law",
        ),
        (
            "We use your data to comply with and enforce applicable legal requirements for bread.",
            "legal_obligation",
            "comply with and enforce applicable legal requirements",
        ),
        (
            "By using our oven, you consent to crumbs.example's collection of your data.",
            "consent",
            "consent to crumbs.example's collection",
        ),
        (
            "When you sign up for bread, you consent to our use of your data.",
            "consent",
            "consent to our use",
        ),
        (
            "The use is necessary in order to fulfil our commitments to you under our terms.",
            "contract",
            "fulfil our commitments to you under our terms",
        ),
        (
            "To bake your order (on the basis of performing our contract).",
            "contract",
            "performing our contract",
        ),
        (
            "By using the oven, you consent to this Privacy Policy and to our use of your data.",
            "consent",
            "consent to this Privacy Policy and to our use",
        ),
        (
            "By baking, you consent to the Old Mill's use of your data.",
            "consent",
            "consent to the Old Mill's use",
        ),
        (
            "By baking, you consent to our storage and use of your data.",
            "consent",
            "consent to our storage and use",
        ),
        (
            "By sending us data, you consent to its use, and to bread.",
            "consent",
            "consent to its use",
        ),
        (
            "When you send us data, you consent to our collection and use of it.",
            "consent",
            "consent to our collection",
        ),
        (
            "You have given your consent to the processing of recipes for one or more specific "
            "purposes.",
            "consent",
            None,
        ),
        ("That means that the basis is your consent.", "consent", "basis is your consent"),
        (
            "We may process your data to fulfil the terms of our contract.",
            "contract",
            "fulfil the terms of our contract",
        ),
        (
            "Bakers will engage in this activity to manage our contractual relationship.",
            "contract",
            "manage our contractual relationship",
        ),
        (
            "We use your data to comply with a relevant regulatory obligation that we have.",
            "legal_obligation",
            "comply with a relevant regulatory obligation",
        ),
        (
            "Your data may be processed to fulfil obligations deriving from legal provisions.",
            "legal_obligation",
            None,
        ),
        (
            "The processing is based on a balancing of interests.",
            "legitimate_interests",
            "balancing of interests",
        ),
    ],
)
def test_told(text: str, basis: str, words: str | None) -> None:
    [(found, told)] = bases(text)
    assert found == basis
    assert words in (None, told)


@pytest.mark.parametrize(
    "text",
    [
        "If you consent to the use of your data, we may bake for you.",
        "You may refuse to consent to the collection of your data.",
        "We ask you to consent to our use of your data.",
        "You have the right to consent to the processing of your data.",
        "You consent to the use of ovens.",
        "You consent to the transfer of your data to Bakeland.",
        "Our partners may write to you based on your prior consent.",
        "We do not rely on prior consent.",
        "We may share data pursuant to your consent.",
        "We disclose data to comply with law.",
        "We use ovens that hold data in compliance with applicable law.",
        "We use the data to bake, and we keep some of what you told us about your bread, which may "
        "be much or little as the day goes by in the shop and at the market, to comply with law.",
        "We bake to complete the transaction for which we collected your data, and to bring bread "
        "as is reasonably anticipated in view of all the loaves that you have eaten over the many "
        "years, or otherwise perform our contract with you.",
        "Your use of the oven and of its data must comply with all applicable laws.",
        "We use the data to comply with law, or disclose them.",
        "We retain the data which we use as described in this notice for as long as you bake, "
        "or as needed to fulfil the purposes for which it is used, and to comply with law.",
        "Mills may only use data to bake on our behalf or to comply with legal requirements.",
        "We use data to comply with law enforcement requests.",
        "If you do not give us data, we cannot perform our contract.",
        "We use bakers to whom data are sent to perform our contracts with vendors.",
        "You can object after a balancing of interests.",
        "By baking, you consent to its taste and to our use of it.",
        "You may withdraw the consent that you gave for the use of it in one or more ovens.",
        "We may use it where we believe it is needed to comply with a law or to bake.",
        "The exclusions include where processing of data is necessary: for bread; for compliance "
        "with a legal obligation.",
        "Mills engage in such activities to manage ovens.",
    ],
)
def test_left_alone(text: str) -> None:
    assert bases(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "We rely on our legitimate business interests, on our need to fulfil a contract, on "
            "compliance with our legal obligations, or on your consent.",
            ["consent", "contract", "legal_obligation", "legitimate_interests"],
        ),
        (
            "We do so to manage our contractual relationship with you, to comply with a legal "
            "obligation, and/or because we have a legitimate interest.",
            ["contract", "legal_obligation", "legitimate_interests"],
        ),
        (
            "Legitimate interest (e.g. to answer you) or consent",
            ["consent", "legitimate_interests"],
        ),
        (
            "To protect the vital interests of those who are incapable of giving consent.",
            ["vital_interests"],
        ),
        (
            "We do not bake for our legitimate interests, unless you have given your consent.",
            ["legitimate_interests"],
        ),
    ],
)
def test_bases_that_a_sentence_joins_with_an_interest(text: str, values: list[str]) -> None:
    assert sorted(value for value, _ in bases(text)) == values


def test_what_stands_beneath_a_heading_on_disclosure_is_no_purpose() -> None:
    text = "We may use the data we hold to comply with law."
    assert bases(Block(text, headings=["How we use data"])) != []
    assert bases(Block(text, headings=["How we share data"])) == []
    text = "Where it is needed, we will process your data to comply with law."
    assert bases(Block(text, headings=["How we share data"])) != []


def test_what_a_heading_tells_besides_use_does_no_harm() -> None:
    text = "We may use the data we hold to comply with law."
    assert bases(Block(text, headings=["How we collect, use and share data"])) != []
    assert bases(Block(text, headings=["How we share data that we collect"])) == []


def test_spans_of_bases_do_not_overlap() -> None:
    rows = legal_bases(
        segment_rows("We use data to comply with our contractual or legal obligations.")
    ).sort("char_start")
    assert rows["char_end"].to_list()[:-1] <= rows["char_start"].to_list()[1:]

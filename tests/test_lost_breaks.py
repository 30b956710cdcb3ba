"""Texts in which a crawler has lost the breaks between blocks."""

from __future__ import annotations

import pytest

from tests.outline import blocks_of, outline, reading_of

BODY = "We keep what you give us for as long as the law asks us to."


def test_a_title_glued_to_the_sentence_below_it_is_parted() -> None:
    assert outline(f"{BODY}\nChanges to this policy{BODY}") == [
        BODY,
        "## Changes to this policy",
        BODY,
    ]


def test_where_many_stops_are_glued_every_one_ends_a_block() -> None:
    text = "Acme asks for it.Visitors may refuse.Members may not.Guests never do so at all."
    assert outline(text) == [
        "Acme asks for it.",
        "Visitors may refuse.",
        "Members may not.",
        "Guests never do so at all.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Acme asks for it.Visitors may refuse to give it, as they like.",
        "We use YouTube, PayPal and JavaScript, and an iPhone app that McDonald made.",
        "Look at www.Acme.Com/About or Node.Js for what we do with it.",
    ],
)
def test_a_slip_and_a_name_part_nothing(text: str) -> None:
    assert outline(text) == [text]


def test_bullets_on_one_line_are_items() -> None:
    assert outline("We collect: • your name • your address • your age") == [
        "We collect:",
        "- your name",
        "- your address",
        "- your age",
    ]


def test_the_parts_lead_back_to_their_place_in_the_file() -> None:
    text = f"Privacy at Acmé\r\n  Who we are{BODY}Your rights{BODY} \r\n• one • two\r\n{BODY}"
    reading = reading_of(text).text
    assert reading is not None
    blocks = blocks_of(text)
    stretches = blocks.select("source_start", "source_end").rows()
    parts = [reading[start:end].lstrip("• ") for start, end in stretches]
    assert parts == blocks["text"].to_list()
    assert len(parts) == 7


@pytest.mark.parametrize("name", ["LinkedIn", "OptIn", "PlugIn", "AddOn"])
def test_a_name_that_ends_in_such_a_word_is_whole(name: str) -> None:
    text = f"We show what {name} and others need, and nothing else, to whom it may concern."
    assert outline(text) == [text]


def test_items_of_one_letter_are_items_too() -> None:
    assert outline("Groups: • a • b • c • d")[1:] == ["- a", "- b", "- c", "- d"]


def test_in_a_text_with_glued_words_titles_and_names_of_sections_are_parted() -> None:
    text = (
        "Which cookies we useCookies keep a basket together.\n"
        "What we ask of youMembers tell us their names.\nWho reads itContact the desk about it."
    )
    assert outline(text)[:2] == ["## Which cookies we use", "Cookies keep a basket together."]
    assert "## Who reads it" in outline(text)


def test_items_that_were_glued_together_are_a_list_from_the_colon_on() -> None:
    text = (
        f"{BODY}\nWe use what you tell us to: Send you breadAnswer your lettersBake better cakes\n"
        f"{BODY}"
    )
    assert outline(text) == [
        BODY,
        "We use what you tell us to:",
        "- Send you bread",
        "- Answer your letters",
        "- Bake better cakes",
        BODY,
    ]
    for block in blocks_of(text).iter_rows(named=True):
        assert text[block["source_start"] : block["source_end"]] == block["text"]


@pytest.mark.parametrize("name", ["LinkedIn", "AddThis", "BakersMarket.com"])
def test_a_name_written_in_one_stays_whole_among_glued_words(name: str) -> None:
    text = f"What we keepWe keep a name.\nWho learns itWe tell {name} about it, and nobody else."
    assert any(name in line for line in outline(text))


def test_an_address_of_the_web_stays_whole_among_glued_words() -> None:
    address = "https://acme.example/our/privacyPolicy"
    text = (
        f"What we keepWe keep a name.\nWho learns itWe tell it to nobody, see {address} for more."
    )
    assert any(address in line for line in outline(text))


def test_a_title_is_not_joined_with_the_crawlers_address_above_it() -> None:
    address = "https://acme.example/about/the/bakery/privacy-policy"
    text = f"{address}\nPrivacy PolicyThe bakery keeps a name.\nWhat we keepWe keep a name. {BODY}"
    assert outline(text)[:2] == [f"~ {address}", "# Privacy Policy"]

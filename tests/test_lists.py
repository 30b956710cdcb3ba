"""List items in running text."""

from __future__ import annotations

import pytest

from tests.outline import blocks_of, outline

BODY = "We keep what you give us for as long as the law asks us to, and not a day longer than that."


@pytest.mark.parametrize(
    "marker", ["•", "-", "*", "–", "·", "o ", "▪", "1.", "(a)", "iv)", "2)", "（1）"]
)
def test_every_usual_marker_makes_an_item_and_is_left_out(marker: str) -> None:
    text = f"We keep:\n\n{marker} Your name, as given to us\n{marker} Your address, as given to us"
    assert outline(text) == [
        "We keep:",
        "- Your name, as given to us",
        "- Your address, as given to us",
    ]
    assert blocks_of(text)["marker"].to_list() == [None, marker.strip(), marker.strip()]


@pytest.mark.parametrize(
    "text",
    [
        "-based on consent, we may write to you.",
        "A better world is what we want to build.",
        "24 hours after you ask, we answer you.",
        "2018 was the year in which the law changed.",
        "o que é isto, perguntam alguns de vocês.",
        "U.S. law applies to what we do here.",
        "312) of the code, as amended, applies.",
        "1.5million people trust us with their data.",
    ],
)
def test_what_only_looks_like_a_marker_is_none(text: str) -> None:
    assert outline(text) == [text]


def test_wrapped_items_are_joined_by_their_indentation() -> None:
    items = "  • We ask before we\n    share anything.\n  • We do not\n    sell data."
    text = f"Therefore:\n\n{items}\n\nThe end."
    assert outline(text) == [
        "Therefore:",
        "- We ask before we share anything.",
        "- We do not sell data.",
        "The end.",
    ]


def test_a_marker_on_a_line_of_its_own_belongs_to_the_next_line() -> None:
    assert outline("We keep:\n•\nYour name, as given\n•\nYour address") == [
        "We keep:",
        "- Your name, as given",
        "- Your address",
    ]


def test_indentation_nests() -> None:
    collected = "    • your name\n    • your address\n      ◦ street"
    text = f"  • We may collect:\n{collected}\n  • We never sell.\n"
    assert outline(text) == [
        "- We may collect:",
        "  - your name",
        "  - your address",
        "    - street",
        "- We never sell.",
    ]


def test_without_indentation_a_further_kind_of_marker_nests() -> None:
    text = "1. We may collect:\n(a) your name;\n(b) your address.\n2. We never sell.\n(a) Not once."
    assert outline(text) == [
        "- We may collect:",
        "  - your name;",
        "  - your address.",
        "- We never sell.",
        "  - Not once.",
    ]


def test_numbers_of_two_digits_are_siblings_of_those_of_one() -> None:
    text = "\n".join(f"{number:>2}. We promise thing number {number}." for number in range(8, 12))
    assert [line[:2] for line in outline(text)] == ["- "] * 4


def test_semicolons_after_a_colon_make_a_list_without_bullets() -> None:
    text = (
        "We share data with partners who:\n"
        "Deliver what you ordered;\n"
        "Answer you on our behalf\n"
        "Check your payments; and\n"
        "Host our servers.\n"
        "We never sell what we know of you to anyone at all, as you would expect of us."
    )
    assert outline(text) == [
        "We share data with partners who:",
        "- Deliver what you ordered;",
        "- Answer you on our behalf",
        "- Check your payments; and",
        "- Host our servers.",
        "We never sell what we know of you to anyone at all, as you would expect of us.",
    ]


def test_lower_case_lines_after_a_colon_make_a_list_without_bullets() -> None:
    items = "the name that you gave us when you ordered\nyour address"
    text = f"We keep:\n{items}\n\nYour Rights\n\nAsk us."
    assert outline(text)[:3] == [
        "We keep:",
        "- the name that you gave us when you ordered",
        "- your address",
    ]


def test_sentences_after_a_colon_are_no_list() -> None:
    text = "Please note:\nWe may change this policy.\nWe will tell you when we do."
    assert not [line for line in outline(text) if line.startswith("-")]


def test_a_later_paragraph_of_an_item_does_not_end_its_list() -> None:
    blocks = blocks_of("- one\n\n  more of one\n\n- two\n\nafter", "a.md")
    assert blocks.select("kind", "depth", "list_depth").rows() == [
        ("list_item", 1, 1),
        ("paragraph", 0, 1),
        ("list_item", 1, 1),
        ("paragraph", 0, 0),
    ]


def test_sentences_after_a_colon_are_its_items_until_the_text_goes_on() -> None:
    text = (
        "We use your information:\n"
        "To present our shop and its contents to you.\n"
        "To fulfil any other purpose for which you give it.\n"
        "For any other purpose with your consent.\n"
        "We may also ask you for more of it, as this policy says."
    )
    assert [line[:2] for line in outline(text)] == ["We", "- ", "- ", "- ", "We"]


def test_phrases_without_a_stop_after_a_colon_are_its_items() -> None:
    text = (
        "These companies work for us:\nWeb analytics for the number of visits\n"
        "Hosting of the customer database\nCouriers for the delivery to your home\n"
        "We choose all of them with care, and we check on them once a year at the least."
    )
    assert [line[:2] for line in outline(text)] == ["Th", "- ", "- ", "- ", "We"]


@pytest.mark.parametrize(
    "text",
    [
        "Write to us at:\nAcme Ltd\n12 Long Street\nSpringfield, IL 62701\nhelp@acme.example",
        "We collect:\nWe ask you for your name.\nWe ask you for your address.",
        "We collect your name:\nonly one line follows it here",
    ],
)
def test_addresses_new_sentences_and_single_lines_after_a_colon_are_no_items(text: str) -> None:
    assert not [line for line in outline(text) if line.startswith("- ")]


def test_chinese_numbers_need_no_blank() -> None:
    text = "我们收集以下信息：\n1.您的姓名和电话号码；\n2.您的地址和邮箱；\n(3)您的位置。"
    assert outline(text)[1:3] == ["- 您的姓名和电话号码；", "- 您的地址和邮箱；"]


def test_lines_without_a_stop_after_a_colon_are_items_and_no_headings() -> None:
    items = ["Send you the bread that you ordered", "Answer your letters", "Bake better cakes"]
    text = "\n".join(["We use your name in order to:", *items, "Feed birds with crumbs", BODY])
    assert outline(text) == [
        "We use your name in order to:",
        *(f"- {item}" for item in items),
        "- Feed birds with crumbs",
        BODY,
    ]


def test_the_last_line_of_a_list_that_is_written_as_a_title_is_the_heading_of_the_text() -> None:
    items = ["Send you the bread that you ordered", "Answer all of your letters"]
    for title in ("Sharing Your Details", "How we share it", "Security"):
        text = "\n".join(["We use your name in order to:", *items, title, BODY])
        assert outline(text)[-2:] == [f"## {title}", BODY]


def test_sentences_under_a_heading_with_a_colon_are_its_text() -> None:
    text = "\n".join(["Our Ovens:", "They are hot all day.", "Nobody may touch them at all.", BODY])
    assert outline(text)[1:] == ["They are hot all day.", "Nobody may touch them at all.", BODY]


def test_one_item_may_lack_the_stop_that_the_others_have() -> None:
    items = ["A name that you gave us.", "An address", "A letter you wrote.", "A cake you ate."]
    text = "\n".join(["These are the things that we keep for as long as we can:", *items])
    assert [line for line in outline(text) if line.startswith("-")] == [f"- {i}" for i in items]


def test_a_number_behind_a_bullet_is_part_of_the_marker() -> None:
    assert outline("We keep:\n• 1) your name;\n• 2) your address.") == [
        "We keep:",
        "- your name;",
        "- your address.",
    ]

"""Lines of plain text to paragraphs."""

from __future__ import annotations

import pytest

from tests.outline import blocks_of, outline

WRAPPED = """\
We collect the name and the address that you give us when you place an
order with Acme. We use both to send you what you ordered, and to answer
you when you write to us. We delete both of them once the law allows it,
which is after ten years in most of the countries that we ship to, and
somewhat earlier in the others. Nobody else learns of either, apart from
the post."""


def joined(text: str) -> str:
    return " ".join(text.split())


def test_a_wrapped_text_is_joined_also_where_a_sentence_ends_at_the_edge() -> None:
    assert outline(WRAPPED) == [joined(WRAPPED)]
    at_the_edge = WRAPPED.replace("to answer\nyou", "answer you.\nWe do so")
    assert outline(at_the_edge) == [joined(at_the_edge)]


def test_one_paragraph_per_line_stays_one_paragraph_per_line() -> None:
    lines = [
        "We collect your name, because we could not send you anything without it.",
        "We collect your address for the very same reason, and delete it after a year.",
        "We share neither of them with anyone, unless a court tells us that we have to.",
    ]
    assert outline("\n".join(lines)) == lines
    assert outline("\r\n".join(lines)) == lines
    assert outline("\r".join(lines)) == lines


def test_headings_between_wrapped_paragraphs_stand_alone() -> None:
    text = f"Information That We Collect\n{WRAPPED}\nUse of Your Information\n{WRAPPED}"
    assert outline(text) == [
        "## Information That We Collect",
        joined(WRAPPED),
        "## Use of Your Information",
        joined(WRAPPED),
    ]


def test_a_sentence_broken_by_a_link_is_joined_in_any_text() -> None:
    text = (
        "Everything else stands on its own line in this text, as the crawler left it.\n"
        "If anything is unclear to you, please read the whole of our\n"
        "Terms of Use, and write to us at any time.\n"
        "We will answer within a week, as a rule, and within a month at the latest."
    )
    assert outline(text)[1] == (
        "If anything is unclear to you, please read the whole of our Terms of Use, and write to us "
        "at any time."
    )


def test_a_line_that_begins_with_a_stop_goes_on_without_a_space() -> None:
    first = (
        "The first phase of the payment is what we call\nenrollment\n: the shop needs an account."
    )
    text = f"{first}\nIt is free."
    assert (
        outline(text)[0]
        == "The first phase of the payment is what we call enrollment: the shop needs an account."
    )


def test_a_word_parted_by_its_hyphen_keeps_it() -> None:
    text = WRAPPED.replace("an\norder", "an e-\nmail order")
    assert "place an e-mail order" in outline(text)[0]


def test_ideographs_are_joined_without_a_space() -> None:
    text = "我们收集您的姓名，\n，以及您的地址。"
    assert outline(text) == ["我们收集您的姓名，，以及您的地址。"]


@pytest.mark.parametrize("blank", ["\n\n", "\n \u00a0\n", "\n\n\n\n", "\r\n\r\n"])
def test_a_sentence_cut_by_a_blank_line_is_whole_again(blank: str) -> None:
    text = f"We keep your orders for as long as the law requires and thereafter{blank}delete them."
    assert outline(text) == [
        "We keep your orders for as long as the law requires and thereafter delete them."
    ]


@pytest.mark.parametrize(
    "parts",
    [
        ["We keep your orders for as long as the law requires.", "acme never sells them."],
        ["Data retention at Acme", "we keep orders for ten years, as the law requires."],
        ["We keep your orders for as long as the law requires", "Acme never sells them."],
        ["We keep your orders for as long as the law requires", "- in our safe"],
    ],
)
def test_what_is_no_cut_sentence_stays_apart(parts: list[str]) -> None:
    assert len(outline("\n\n".join(parts))) == 2


def test_lines_of_a_menu_stay_apart() -> None:
    lines = ["team", "about us", "case studies", "careers", "press room", "our services", "blog"]
    assert [
        line.lstrip("~ ") for line in outline("\n".join([*lines, joined(WRAPPED)]))[:-1]
    ] == lines


def test_offsets_lead_to_the_lines_of_a_block() -> None:
    text = "  Privacy\r\n\r\n\t• Your name\r\n\t  as given\u00a0\r\n\rEnd."
    blocks = blocks_of(text).select("text", "marker", "source_start", "source_end")
    found = [(*row[:2], text[row[2] : row[3]]) for row in blocks.rows()]
    assert found == [
        ("Privacy", None, "Privacy"),
        ("Your name as given", "•", "• Your name\r\n\t  as given"),
        ("End.", None, "End."),
    ]


def test_runs_of_blanks_of_any_kind_are_one_space() -> None:
    assert outline("We\u00a0 keep \t\u2003little\u3000of\u202fyou.") == ["We keep little of you."]
    assert outline("Zero\u200bwidth and \u202ebidi\u202c stay.") == [
        "Zero\u200bwidth and \u202ebidi\u202c stay."
    ]


@pytest.mark.parametrize("title", ["Who we are", "What we ask you for", "Information about you"])
def test_a_title_that_ends_as_a_line_within_a_sentence_does_is_not_joined(title: str) -> None:
    text = f"{title}\nOur desk is at the back of the bakery, where you find us on all days."
    assert outline(text)[0] == f"## {title}"


def test_capitals_that_go_on_in_capitals_are_one_paragraph() -> None:
    lines = [
        "SINCE NOBODY PAYS FOR THIS, WE ARE NOT ABLE",
        "TO PROMISE THAT IT IS ANY GOOD AT ALL, EVER.",
    ]
    shout = "\n".join(lines)
    assert joined(shout) in outline(f"{WRAPPED}\n\n{shout}\n\n{WRAPPED}")

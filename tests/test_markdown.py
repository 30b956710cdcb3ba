"""Markdown to blocks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.outline import outline, reading_of
from transforms.markdown import markdown_blocks
from transforms.parsed_blocks import ParsedBlock


def of_markdown(text: str) -> list[str]:
    return outline(text, "policy.md")


def stretches(text: str) -> list[str]:
    """What each block's offsets cut out of the source."""
    return [text[block.source_start : block.source_end] for block in markdown_blocks(text)]


def test_headings_are_marked_by_hashes_or_underlined() -> None:
    assert of_markdown("Privacy\n=======\n\nWhat we do\n---\n\n### Cookies ###\n\nWe set few.") == [
        "# Privacy",
        "## What we do",
        "### Cookies",
        "We set few.",
    ]


def test_lists_nest_and_lose_their_markers() -> None:
    text = "We keep:\n\n- your name\n  1. first\n  2. last\n- your address\n\nThat is all."
    assert of_markdown(text) == [
        "We keep:",
        "- your name",
        "  - first",
        "  - last",
        "- your address",
        "That is all.",
    ]


def test_a_loose_item_is_one_item_and_a_second_paragraph_of_it_is_a_paragraph() -> None:
    text = "* Your name\n\n  as you gave it.\n\n* Your address\n\nThe end."
    assert of_markdown(text) == ["- Your name", "as you gave it.", "- Your address", "The end."]


def test_rows_of_a_table_join_their_cells() -> None:
    text = "| Data | Kept for |\n|---|---|\n| Name | **30** days |\n| | |\n| Orders | |\n"
    assert of_markdown(text) == ["| Data | Kept for", "| Name | 30 days", "| Orders |"]


def test_inline_marks_go_and_their_text_stays() -> None:
    text = (
        "See [our *short* notice](https://a.example) and `id` \\* &amp; <b>more</b> ![logo](x.png)."
    )
    assert of_markdown(text) == ["See our short notice and id * & more ."]


def test_a_line_break_parts_paragraphs_but_not_items() -> None:
    text = "We bake.  \nWe sell.<br>We write.\n\n- Post  \n  or phone"
    assert of_markdown(text) == ["We bake.", "We sell.", "We write.", "- Post or phone"]


def test_line_breaks_within_an_address_part_nothing() -> None:
    text = "We keep what you give us.\n\nAcme Ltd  \n12 Long Street<br>Springfield\n"
    assert of_markdown(text)[1] == "Acme Ltd 12 Long Street Springfield"


def test_a_soft_break_only_wraps() -> None:
    assert of_markdown("We keep your name\nfor a year.") == ["We keep your name for a year."]


def test_a_bold_line_is_a_heading_and_a_bold_beginning_a_run_in_heading() -> None:
    text = (
        "# Privacy\n\n## Use\n\nWe use it well, as the law says.\n\n**Location**\n\n"
        "**Maps.** We show maps near you and keep nothing.\n\n## End\n\nWrite to us at any time."
    )
    assert of_markdown(text) == [
        "# Privacy",
        "## Use",
        "We use it well, as the law says.",
        "### Location",
        "#### Maps.",
        "We show maps near you and keep nothing.",
        "## End",
        "Write to us at any time.",
    ]


def test_a_bold_beginning_may_end_in_any_letter_and_in_a_word_that_labels_values() -> None:
    rest = "We keep what you tell us for a year, and then we delete it."
    for lead in ("Confidentialité.", "Liens vers d'autres sites Web.", "Santé :"):
        assert of_markdown(f"# A\n\n**{lead}** {rest}")[1:] == [f"## {lead}", rest]
    for label in ("Web:", "Version B.", "Acme Inc."):
        assert of_markdown(f"# A\n\n**{label}** {rest}")[1:] == [f"{label} {rest}"]


def test_a_bold_line_among_bold_headings_is_their_sibling() -> None:
    text = (
        "# Privacy\n\n### **Why we share**\n\nTo deliver.\n\n**How we protect data**\n\n"
        "With locks.\n\n### **Where we keep data**\n\nIn a safe.\n"
    )
    assert [line for line in of_markdown(text) if line.startswith("#")] == [
        "# Privacy",
        "### Why we share",
        "### How we protect data",
        "### Where we keep data",
    ]


def test_embedded_html_is_read_as_html() -> None:
    html = "<div><h2>Rights</h2><ul><li>Access</li></ul><script>x()</script></div>"
    text = f"Before.\n\n{html}\n\nAfter."
    assert of_markdown(text) == ["Before.", "## Rights", "- Access", "After."]
    assert stretches(text)[1].startswith("<div>")


def test_indented_text_is_text() -> None:
    assert of_markdown("We keep:\n\n    your name\n    your address\n") == [
        "We keep:",
        "- your name",
        "- your address",
    ]


def test_offsets_count_code_points_not_bytes() -> None:
    text = "# Données 🍪\r\n\r\n- **Nom** — déjà\r\n- prénom\r\n\r\nÀ *bientôt*."
    assert stretches(text) == ["# Données 🍪", "- **Nom** — déjà", "- prénom", "À *bientôt*."]


def test_offsets_leave_out_what_stands_between_the_parts_of_a_broken_paragraph() -> None:
    text = "Acme Ltd  \n**12 Long Street**\n"
    assert stretches(text) == ["Acme Ltd", "**12 Long Street**"]


@pytest.mark.parametrize("text", ["![logo](a.png)\n", "---\n\n---\n", "[a]: https://a.example\n"])
def test_marks_without_text_are_no_text(text: str) -> None:
    assert reading_of(text, "policy.md").reason == "no_text"


MARKS = ["# ", "\n", "\n\n", "- ", "  - ", "1. ", "**", "*", "_", "`", "|", "|-|-|\n", "> ", "    "]
MARKS += [
    "<div>",
    "</div>",
    "<br>",
    "[",
    "](https://a.example)",
    "\\",
    "&amp;",
    "---",
    "===",
    "\r\n",
]
PIECES = st.sampled_from(MARKS) | st.text(alphabet="ab é中🍪\u202e\u00a0.", max_size=5)


@settings(deadline=None)
@given(st.lists(PIECES).map("".join))
def test_whatever_the_text_offsets_are_in_order_and_hold_the_words(text: str) -> None:
    blocks = markdown_blocks(text)
    for block in blocks:
        assert block.source_start is not None
        assert block.source_end is not None
        assert 0 <= block.source_start < block.source_end <= len(text)
        if "<" not in text:
            assert_words_stand_in(block, text[block.source_start : block.source_end])


def assert_words_stand_in(block: ParsedBlock, source: str) -> None:
    """Every character of a block's words occurs in its stretch of source, in the same order."""
    letters = iter(source)
    for character in block.text:
        if character in "abé中🍪":
            assert character in letters, (block.text, source)


def test_references_to_control_characters_are_blanks() -> None:
    assert of_markdown("# Maps\n\none &#2; two &#x1e; three") == ["# Maps", "one two three"]

"""Headings without markup, and their levels."""

from __future__ import annotations

import polars as pl
import pytest

from tests.outline import outline, reading_of
from transforms.blocks import blocks
from transforms.reading import readings

BODY = "We keep what you give us for as long as the law asks us to, and not a day longer than that."


def headings(text: str, path: str = "policy.txt") -> list[str]:
    return [line for line in outline(text, path) if line.startswith("#")]


@pytest.mark.parametrize(
    "line",
    [
        "Privacy Policy",
        "What are cookies?",
        "Data storage, transfer and security",
        "HOW WE USE INFORMATION",
        "Other web sites:",
        "3. Your Rights",
        "IV. Your Rights",
        "3.2 Access to your data",
        "Your rights",
        "Rechte der Betroffenen",
        "第一条 我们如何收集信息",
        "一、我们收集的信息",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_short_line_over_a_text_is_a_heading(line: str, gap: str) -> None:
    assert headings(f"{BODY}{gap}{line}{gap}{BODY}{gap}Last words.")[0].lstrip("# ") == line


@pytest.mark.parametrize(
    "line",
    [
        "We may share it with:",
        "We keep your name.",
        "Last updated: May 3, 2024",
        "May 3, 2024",
        "2024-05-03",
        "Springfield, IL 62701",
        "12 Long Street",
        "+1 555 010 0199",
        "privacy@acme.example",
        "https://acme.example/privacy",
        "your name and the address",
        "If you do not agree",
        "更新日期：2021年3月1日",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_short_line_that_is_none_is_no_heading(line: str, gap: str) -> None:
    assert headings(f"{BODY}{gap}{line}{gap}{BODY}") == []


def test_the_last_line_of_a_document_is_no_heading() -> None:
    assert headings(f"{BODY}\n\nAcme and Associates, Inc") == []


def test_a_heading_wrapped_over_two_lines_is_one() -> None:
    text = f"{BODY}\n\nUse of Personally Identifiable Information and Other\nData\n\n{BODY}"
    assert headings(text) == ["## Use of Personally Identifiable Information and Other Data"]


def test_capitals_stand_above_title_case_and_the_title_above_all() -> None:
    sections = f"SECURITY\n{BODY}\nHealth Data\n{BODY}\nYOUR RIGHTS\nHow to Ask Us\n{BODY}"
    text = f"Privacy Policy\n\n{sections}"
    assert headings(text) == [
        "# Privacy Policy",
        "## SECURITY",
        "### Health Data",
        "## YOUR RIGHTS",
        "### How to Ask Us",
    ]


def test_a_second_title_stands_beside_the_first_and_a_date_between_them_is_none() -> None:
    text = f"Privacy Policy\n\nFeb 1, 2019\n\nACME PRIVACY POLICY\n\nFEB 1, 2019\n\n{BODY}"
    assert outline(text) == [
        "# Privacy Policy",
        "Feb 1, 2019",
        "# ACME PRIVACY POLICY",
        "FEB 1, 2019",
        BODY,
    ]


def test_headings_with_a_colon_stand_below_those_without() -> None:
    text = (
        f"Privacy Policy\n\nUse\n\n{BODY}\n\nSharing\n\n{BODY}\n\nChildren:\n\n{BODY}"
        f"\n\nOther web sites:\n\n{BODY}"
    )
    assert headings(text) == [
        "# Privacy Policy",
        "## Use",
        "## Sharing",
        "### Children:",
        "### Other web sites:",
    ]


def test_a_single_heading_with_a_colon_stands_beside_the_others() -> None:
    text = f"Privacy Policy\n\nUse\n\n{BODY}\n\nSharing\n\n{BODY}\n\nImportant Note:\n\n{BODY}"
    assert headings(text)[-1] == "## Important Note:"


def test_dots_tell_the_level_of_a_number() -> None:
    text = f"Privacy Policy\n\n1. Data\n\n{BODY}\n\n1.1 Names\n\n{BODY}\n\n1.1.1. First\n\n{BODY}"
    assert headings(text) == [
        "# Privacy Policy",
        "## 1. Data",
        "### 1.1 Names",
        "#### 1.1.1. First",
    ]


def test_numbered_lines_beside_each_other_are_a_list_and_no_headings() -> None:
    text = f"Contents\n\n1. Data we keep\n2. Your rights\n3. Contact\n\n{BODY}"
    assert outline(text)[1:4] == ["- Data we keep", "- Your rights", "- Contact"]


def test_among_marked_up_headings_plain_lines_are_none_but_bold_ones_are() -> None:
    marked_up = f"# One\n\n{BODY}\n\n## Two\n\n{BODY}\n\n## Three"
    text = f"{marked_up}\n\nShort Line\n\n{BODY}\n\n**Bold Line**\n\n{BODY}"
    assert headings(text, "a.md") == ["# One", "## Two", "## Three", "### Bold Line"]


def test_a_run_of_short_lines_is_no_run_of_headings() -> None:
    lines = ["Acme Ltd", "Long House", "Old Town", "Springfield"]
    assert headings(f"{BODY}\n\nWrite to us.\n\n" + "\n".join(lines) + f"\n\n{BODY}")[:-1] == []


def test_a_lead_in_before_bullets_is_none_and_a_title_before_bullets_is_one() -> None:
    assert headings(f"{BODY}\n\nWe may use your information:\n\n- for you\n- for us") == []
    assert headings(f"{BODY}\n\nManaging Your Data:\n\n- for you\n- for us") == [
        "## Managing Your Data:"
    ]


def test_what_a_document_holds_does_not_depend_on_the_next_one() -> None:
    imprint = "Acme Ltd, which makes maps, is at home in Springfield.\n\nManager: Jane Doe"
    policy = f"Privacy Policy\n\n{BODY}\n\nYour Rights\n\n{BODY}"
    alone = blocks(readings({"a": reading_of(imprint)}))
    together = blocks(readings({"a": reading_of(imprint), "b": reading_of(policy)}))
    assert alone.equals(together.filter(pl.col("document_id") == "a"))


@pytest.mark.parametrize(
    "line",
    [
        "The bakery collects these details:",
        "Our desk can be reached as follows:",
        "Pursuant to the CCPA:",
    ],
)
def test_the_beginning_of_a_sentence_is_no_heading(line: str) -> None:
    assert headings(f"Privacy Policy\n{BODY}\n{line}\n{BODY}") == ["# Privacy Policy"]


def test_a_heading_stands_right_below_another() -> None:
    long_body = f"{BODY} {BODY}"
    text = f"Privacy Policy\n{BODY}\nOur Website\nWhat We Keep and Why\n{long_body}"
    assert headings(text) == ["# Privacy Policy", "## Our Website", "## What We Keep and Why"]


def test_terms_have_a_title_too() -> None:
    assert headings(f"Terms of Use\nLast updated 4 May 2019\nWho We Are\n{BODY}") == [
        "# Terms of Use",
        "## Who We Are",
    ]

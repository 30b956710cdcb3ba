"""Versions to segments."""

from __future__ import annotations

import hashlib

import polars as pl
import pytest

from tests.outline import segments_of
from warehouse.schemas.segments import SEGMENTS

POLICY = """\
# Privacy

We are Acme.

## What we keep

We keep the following:

- your name
- your address, namely:
  - the street
  - the town
- your orders

### Cookies

Few.

## Your rights

- access
"""


def rows_of(text: str, path: str = "policy.md") -> pl.DataFrame:
    _, rows = segments_of(text, path=path)
    return rows


def texts_by(rows: pl.DataFrame, column: str) -> dict[str, str | None]:
    """Text of each segment → text of the segment that ``column`` leads to."""
    text_of = dict(rows.select("segment_id", "text").rows())
    return {
        text: text_of[other] if other else None
        for text, other in rows.select("text", column).rows()
    }


def test_rows_have_the_declared_columns() -> None:
    assert rows_of(POLICY).schema == SEGMENTS.schema


def test_a_segment_knows_the_open_headings_above_it() -> None:
    assert dict(rows_of(POLICY).select("text", "heading_path").rows()) == {
        "Privacy": [],
        "We are Acme.": ["Privacy"],
        "What we keep": ["Privacy"],
        "We keep the following:": ["Privacy", "What we keep"],
        "your name": ["Privacy", "What we keep"],
        "your address, namely:": ["Privacy", "What we keep"],
        "the street": ["Privacy", "What we keep"],
        "the town": ["Privacy", "What we keep"],
        "your orders": ["Privacy", "What we keep"],
        "Cookies": ["Privacy", "What we keep"],
        "Few.": ["Privacy", "What we keep", "Cookies"],
        "Your rights": ["Privacy"],
        "access": ["Privacy", "Your rights"],
    }


def test_a_segment_hangs_on_its_heading_and_a_nested_item_on_the_item_around_it() -> None:
    assert texts_by(rows_of(POLICY), "parent_segment_id") == {
        "Privacy": None,
        "We are Acme.": "Privacy",
        "What we keep": "Privacy",
        "We keep the following:": "What we keep",
        "your name": "What we keep",
        "your address, namely:": "What we keep",
        "the street": "your address, namely:",
        "the town": "your address, namely:",
        "your orders": "What we keep",
        "Cookies": "What we keep",
        "Few.": "Cookies",
        "Your rights": "Privacy",
        "access": "Your rights",
    }


def test_an_item_knows_the_words_that_open_its_list() -> None:
    lead_ins = texts_by(rows_of(POLICY), "lead_in_segment_id")
    assert {item: lead_in for item, lead_in in lead_ins.items() if lead_in} == {
        "your name": "We keep the following:",
        "your address, namely:": "We keep the following:",
        "the street": "your address, namely:",
        "the town": "your address, namely:",
        "your orders": "We keep the following:",
    }


@pytest.mark.parametrize(
    ("before", "opens"),
    [
        ("We keep:", True),
        ("We use the following kinds of data.", True),
        ("Our reasons are listed below.", True),
        ("We share it with", False),
        ("We do this in order to", True),
        ("Sie haben das Recht auf", True),
        ("You have rights, including", True),
        ("The following year we wrote this. Lists are nice.", False),
        ("We like lists.", False),
    ],
)
def test_only_words_that_lead_on_open_a_list(before: str, *, opens: bool) -> None:
    rows = rows_of(f"{before}\n\n- this, which is long enough to be no heading\n- that")
    assert (texts_by(rows, "lead_in_segment_id")["that"] == before) is opens


def test_furniture_between_a_lead_in_and_its_list_does_not_part_them() -> None:
    rows = rows_of("We keep:\n\nBack to top\n\n- your name\n- your address")
    assert texts_by(rows, "lead_in_segment_id")["your address"] == "We keep:"


def test_a_heading_opens_no_list() -> None:
    rows = rows_of("# We keep:\n\n- your name")
    assert texts_by(rows, "lead_in_segment_id")["your name"] is None
    assert texts_by(rows, "parent_segment_id")["your name"] == "We keep:"


def test_levels_that_are_skipped_and_headings_deeper_than_six() -> None:
    page = "<h4>deep</h4><p>a</p><h2>up</h2><p>b</p><h6>low</h6><p>c</p>"
    paths = dict(rows_of(f"<html>{page}", "a.html").select("text", "heading_path").rows())
    assert (paths["a"], paths["b"], paths["c"]) == (["deep"], ["up"], ["up", "low"])


def test_items_nested_deeper_than_any_policy_hang_somewhere_above() -> None:
    page = "<html>" + "<ul><li>x" * 40
    rows = rows_of(page, "a.html")
    assert rows["depth"].to_list() == list(range(1, 41))
    assert rows["parent_segment_id"].null_count() == 1


def test_spans_and_hashes_are_of_the_text() -> None:
    by_version, rows = segments_of(POLICY, "Réglé 🍪 ici.\n\nEnd.", path="policy.md")
    for row in rows.iter_rows(named=True):
        start, end = row["char_start"], row["char_end"]
        assert by_version[row["version_id"]][start:end] == row["text"]
        assert row["segment_id"] == f"{row['version_id']}:{start}-{end}"
        assert row["text_sha256"] == hashlib.sha256(row["text"].encode()).hexdigest()
    assert rows.group_by("version_id", maintain_order=True).agg("ordinal")["ordinal"].to_list() == [
        list(range(rows.filter(pl.col("version_id") == version).height))
        for version in rows["version_id"].unique(maintain_order=True)
    ]


def test_a_text_without_headings_or_lists_has_no_parents() -> None:
    rows = rows_of("Just a sentence that stands alone in its file.", "a.txt")
    assert rows.select("heading_path", "parent_segment_id", "lead_in_segment_id").rows() == [
        ([], None, None)
    ]

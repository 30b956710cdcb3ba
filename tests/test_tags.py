"""What a segment is about."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from tests.segment_rows import Block, segment_rows
from transforms.tag_model import scores
from transforms.tag_model_file import tag_model
from transforms.tag_records import tagged_records
from transforms.tag_scores import averages
from transforms.tags import segment_readings, tags
from transforms.terms import terms
from warehouse.schemas.tags import TAGS
from warehouse.vocabulary import Scheme, SegmentKind

OPP115 = Path(__file__).parent.parent.parent / "shared" / "data" / "opp115"
TEXT = "We use encryption and other security measures against unauthorized access."


def versions(segments: pl.DataFrame, language: str | None = "en") -> pl.DataFrame:
    """The versions of ``segments``, all in one language."""
    ids = segments.select("version_id").unique()
    return ids.with_columns(language=pl.lit(language, pl.String))


def tagged(*blocks: Block | str) -> list[set[str]]:
    """The terms of each block."""
    segments = segment_rows(*blocks)
    found = tags(segments, versions(segments))
    return [
        set(found.filter(pl.col("segment_id") == segment_id)["term"])
        for segment_id in segments["segment_id"]
    ]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        (
            "When you register we collect your name and e-mail address, and we use cookies to "
            "improve our shop.",
            "First Party Collection/Use",
        ),
        (
            "We may share your details with third parties such as our service providers.",
            "Third Party Sharing/Collection",
        ),
        (
            "You can opt out of our newsletter at any time by following its unsubscribe link.",
            "User Choice/Control",
        ),
        (
            "You may review and update your account information at any time by logging in.",
            "User Access, Edit and Deletion",
        ),
        (
            "We will retain your orders for as long as your account is active.",
            "Data Retention",
        ),
        (
            "We use encryption and other security measures against unauthorized access.",
            "Data Security",
        ),
        (
            "We will post any changes to this policy on this page from time to time.",
            "Policy Change",
        ),
        ("Our shop does not respond to Do Not Track signals.", "Do Not Track"),
        (
            "Our toys are not meant for children under the age of 13.",
            "International and Specific Audiences",
        ),
        (
            "If you have any questions about this policy, please contact us.",
            "Privacy contact information",
        ),
        (
            "This privacy policy describes how we collect and use data, and applies to our shops.",
            "Introductory/Generic",
        ),
        (
            "Our shop may contain links to other websites; we are not responsible for their "
            "privacy practices.",
            "Practice not covered",
        ),
    ],
)
def test_a_plain_statement_is_tagged(text: str, term: str) -> None:
    assert term in tagged(text)[0]


def test_what_says_nothing_is_not_tagged() -> None:
    assert tagged("The weather in our valley was fine that year.") == [set()]


def test_capitals_do_not_matter() -> None:
    text = "We use encryption and other security measures against unauthorized access."
    assert tagged(text.upper()) == tagged(text) != [set()]


def test_furniture_and_headings_are_not_tagged() -> None:
    blocks = (Block(TEXT, SegmentKind.BOILERPLATE), Block(TEXT, SegmentKind.HEADING))
    assert tagged(*blocks) == [set(), set()]


def test_a_list_item_is_read_with_its_lead_in_and_its_nearest_heading() -> None:
    blocks = [
        Block("We share your details with:", headings=["Policy", "Sharing"]),
        Block("- the harbour office", SegmentKind.LIST_ITEM, ["Policy", "Sharing"], lead_in=0),
        Block("- the harbour office", SegmentKind.LIST_ITEM),
    ]
    segments = segment_rows(*blocks)
    readings = segment_readings(segments, versions(segments))
    assert readings.select("heading", "lead_in", "text").rows() == [
        ("Sharing", None, "We share your details with:"),
        ("Sharing", "We share your details with:", "- the harbour office"),
        (None, None, "- the harbour office"),
    ]
    _, with_lead_in, without = tagged(*blocks)
    assert "Third Party Sharing/Collection" in with_lead_in
    assert "Third Party Sharing/Collection" not in without


def test_pipeline_and_records_read_the_same() -> None:
    segments = segment_rows(
        Block("We share your details with:", headings=["Sharing"]),
        Block("- our couriers", SegmentKind.LIST_ITEM, ["Sharing"], lead_in=0),
    )
    rows = tags(segments, versions(segments))
    record = {"text": "- our couriers", "heading_path": ["Sharing"], "lead_in": segments["text"][0]}
    (found,) = tagged_records([record], tag_model())
    of_item = rows.filter(pl.col("segment_id") == segments["segment_id"][1])
    assert dict(of_item.select("term", "score").iter_rows()) == {
        label: found["scores"][label] for label in found["labels"]
    }


def test_a_language_without_a_model_is_told() -> None:
    segments = segment_rows(TEXT).with_columns(language=pl.lit("de"))
    found = tags(segments, versions(segments))
    assert found.select("scheme", "term").rows() == [("tagging", "language_without_model")]
    assert found["model_version"].to_list() == [tag_model().version]


def test_a_segment_too_short_to_tell_is_in_the_language_of_its_version() -> None:
    segments = segment_rows(TEXT)
    for language, scheme in (("en", Scheme.OPP115), ("fr", Scheme.TAGGING), (None, Scheme.TAGGING)):
        assert set(tags(segments, versions(segments, language))["scheme"]) == {scheme.value}


def test_every_row_names_the_model() -> None:
    segments = segment_rows(TEXT)
    assert set(tags(segments, versions(segments))["model_version"]) == {tag_model().version}


def test_the_rows_fit_their_table_in_any_order_of_segments() -> None:
    segments = segment_rows("Our shop does not respond to Do Not Track signals.", TEXT, TEXT)
    found = tags(segments, versions(segments))
    assert found.schema == TAGS.schema
    assert found["score"].is_between(0, 1).all()
    backwards = tags(segments.reverse(), versions(segments))
    assert backwards.sort("segment_id", "term").equals(found.sort("segment_id", "term"))


def test_scores_do_not_hang_on_what_else_is_tagged() -> None:
    segments = segment_rows(*(f"We share {n} details with couriers." for n in range(400)))
    readings = segment_readings(segments, versions(segments))
    together = scores(tag_model(), readings)
    for rows in (readings[:1], readings[:3], readings[:300]):
        assert (scores(tag_model(), rows) == together[: rows.height]).all()


def test_nothing_gives_nothing() -> None:
    segments = segment_rows(TEXT).clear()
    assert tags(segments, versions(segments)).equals(TAGS.empty())


def test_the_model_speaks_of_known_terms() -> None:
    known = terms().filter(pl.col("scheme") == Scheme.OPP115.value)
    assert set(tag_model().labels) == set(known["term"])


@pytest.mark.skipif(not OPP115.exists(), reason="the OPP-115 corpus is not here")
def test_the_model_reads_what_it_learnt_from() -> None:
    lines = (OPP115 / "validation.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    model = tag_model()
    found = tagged_records([{"text": row["text"]} for row in rows], model)

    def flags(records: list[dict[str, list[str]]]) -> pl.DataFrame:
        return pl.DataFrame([[label in r["labels"] for label in model.labels] for r in records])

    meant, said = (flags(records).to_numpy().T for records in (rows, found))
    assert averages(meant, said)["micro_f1"] >= 0.85

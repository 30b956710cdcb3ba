"""What a segment is about."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from tests.segment_rows import Block, segment_rows
from transforms.tags import lexicon, segment_reading, tags, term_scores
from transforms.terms import terms
from warehouse.schemas.tags import TAGS
from warehouse.vocabulary import SegmentKind

OPP115 = Path(__file__).parent.parent.parent / "shared" / "data" / "opp115"


def tagged(*blocks: Block | str) -> list[set[str]]:
    """The terms of each block."""
    segments = segment_rows(*blocks)
    found = tags(segments.lazy()).collect()
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


def test_what_says_too_little_is_not_tagged() -> None:
    readings = pl.LazyFrame({"row": [0], "reading": ["We have a secure, physical vault."]})
    (score,) = term_scores(readings).filter(pl.col("term") == "Data Security").collect()["score"]
    assert 0.4 < score < 0.5
    assert tagged("We have a secure, physical vault.") == [set()]


def test_capitals_do_not_matter() -> None:
    text = "We use encryption and other security measures against unauthorized access."
    assert tagged(text.upper()) == tagged(text) != [set()]


def test_furniture_and_headings_are_not_tagged() -> None:
    text = "We use encryption and other security measures against unauthorized access."
    assert tagged(Block(text, SegmentKind.BOILERPLATE), Block(text, SegmentKind.HEADING)) == [
        set(),
        set(),
    ]


def test_a_list_item_is_read_with_its_lead_in_and_its_headings() -> None:
    blocks = [
        Block("We may share your personal details with third parties:", headings=["Sharing"]),
        Block("- our couriers", SegmentKind.LIST_ITEM, ["Sharing"], lead_in=0),
        Block("- our couriers", SegmentKind.LIST_ITEM),
    ]
    readings = segment_reading(segment_rows(*blocks).lazy()).collect()["reading"].to_list()
    assert readings == [
        "Sharing We may share your personal details with third parties:",
        "Sharing We may share your personal details with third parties: - our couriers",
        "- our couriers",
    ]
    _, with_lead_in, without = tagged(*blocks)
    assert "Third Party Sharing/Collection" in with_lead_in
    assert without == set()


def test_the_score_says_how_much_is_said() -> None:
    readings = pl.LazyFrame(
        {"row": [0, 1], "reading": ["Do Not Track", "We honour Do Not Track (DNT) signals"]}
    )
    scores = term_scores(readings).filter(pl.col("term") == "Do Not Track").sort("row").collect()
    little, much = scores["score"]
    assert 0.5 <= little < much < 1


def test_a_phrase_said_twice_counts_once() -> None:
    readings = pl.LazyFrame({"row": [0, 1], "reading": ["secure shop", "secure shop secure shop"]})
    once, twice = term_scores(readings).collect().partition_by("row")
    assert sorted(once["score"]) == sorted(twice["score"])


def test_the_rows_fit_their_table_in_any_order_of_segments() -> None:
    segments = segment_rows("Our shop does not respond to Do Not Track signals.", "We encrypt.")
    found = tags(segments.lazy()).collect()
    assert found.schema == TAGS.schema
    assert found["score"].is_between(0, 1).all()
    backwards = tags(segments.reverse().lazy()).collect()
    assert backwards.sort("segment_id", "term").equals(found.sort("segment_id", "term"))


def test_the_lexicon_speaks_of_known_terms_in_small_letters() -> None:
    words = lexicon()
    assert set(words.needs.collect()["term"].cast(pl.String)) == set(terms()["term"])
    assert words.weights.collect().select("phrase", "term").is_unique().all()
    assert all(phrase == phrase.lower() for phrase in words.phrases)


@pytest.mark.skipif(not OPP115.exists(), reason="the OPP-115 corpus is not here")
def test_the_lexicon_reaches_its_floor() -> None:
    lines = (OPP115 / "train.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    readings = pl.LazyFrame({"row": range(len(rows)), "reading": [row["text"] for row in rows]})
    scores = term_scores(readings).filter(pl.col("score") >= 0.5)
    said = set(scores.select("row", "term").collect().iter_rows())
    meant = {(n, label) for n, row in enumerate(rows) for label in row["labels"]}
    each = []
    for term in terms()["term"]:
        ours, theirs = ({pair for pair in pairs if pair[1] == term} for pairs in (said, meant))
        each.append(2 * len(ours & theirs) / (len(ours) + len(theirs)))
    assert sum(each) / len(each) >= 0.68
    assert 2 * len(said & meant) / (len(said) + len(meant)) >= 0.68

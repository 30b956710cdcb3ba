"""What is counted and read off a text."""

from __future__ import annotations

import hashlib
from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.segment_rows import Block, canonical_text, segment_rows
from transforms.facts import facts
from transforms.languages import segment_languages
from transforms.sentences import sentences
from transforms.versions import versions, words_sha256
from warehouse.schemas.versions import VERSIONS
from warehouse.vocabulary import SegmentKind


def version(*blocks: Block | str) -> dict[str, object]:
    placed = [Block(block) if isinstance(block, str) else block for block in blocks]
    text = canonical_text(placed)
    segments = segment_rows(*placed)
    texts = pl.DataFrame(
        {
            "version_id": segments["version_id"][:1],
            "policy_id": ["p"],
            "document_id": ["d"],
            "text": [text],
            "text_sha256": [hashlib.sha256(text.encode()).hexdigest()],
        }
    )
    segments = segments.with_columns(segment_languages(segments))
    judged = pl.DataFrame({"document_id": ["d"], "policy_probability": [0.97]})
    found = versions(texts, segments, sentences(segments), facts(segments.lazy()).collect(), judged)
    assert found.schema == VERSIONS.schema
    return found.row(0, named=True)


def same_words(*texts: str) -> bool:
    return words_sha256(pl.Series(texts)).n_unique() == 1


@pytest.mark.parametrize(
    ("text", "n_words"),
    [
        ("We collect data.", 3),
        ("Don’t e-mail us – write.", 5),
        ("我们收集数据", 6),
        ("我们 use cookies 吗", 5),
        ("カナ and かな", 5),
    ],
)
def test_words_are_counted(text: str, n_words: int) -> None:
    assert version(text)["n_words"] == n_words


def test_furniture_counts_as_a_segment_but_has_no_words() -> None:
    found = version("We collect data.", Block("Home Shop Help", SegmentKind.BOILERPLATE), "We do.")
    assert (found["n_words"], found["n_segments"]) == (5, 3)


def test_a_text_of_furniture_has_no_words() -> None:
    assert version(Block("Home", SegmentKind.BOILERPLATE))["n_words"] == 0


def test_the_dates_are_those_that_the_text_states() -> None:
    found = version("Effective date: 6 January 2020", "Last updated: 1 March 2021")
    assert found["effective_date"] == date(2020, 1, 6)
    assert found["updated_date"] == date(2021, 3, 1)


def test_language_and_probability_are_told() -> None:
    german = (
        "Wir speichern Ihre Anschrift nur so lange, wie die Bestellung offen ist, und dann nie."
    )
    found = version("Datenschutz", german)
    assert (found["language"], found["language_confidence"]) == ("de", 1.0)
    assert found["policy_probability"] == 0.97
    assert version("Hm.")["language"] is None


def test_without_a_date_there_is_none() -> None:
    found = version("We collect data.")
    assert (found["effective_date"], found["updated_date"]) == (None, None)


def test_the_surest_date_counts_and_of_equals_the_first() -> None:
    found = version(
        "(updated 1 March 2019)", "Last updated: 6 January 2020", "Last updated: 7 January 2021"
    )
    assert found["updated_date"] == date(2020, 1, 6)


def test_spacing_punctuation_and_capitals_are_not_words() -> None:
    assert same_words(
        "We don't sell “data”, café-style!",
        "WE DONT\u00a0SELL data; CAFÉ style",
        "wedontselldatacaféstyle",
    )


@pytest.mark.parametrize("other", ["We sell date", "We sell data 2", "We sell dáta", "We sell 数"])
def test_other_words_are_other_words(other: str) -> None:
    assert not same_words("We sell data", other)


@settings(max_examples=100, deadline=None)
@given(
    st.text(max_size=20),
    st.text(st.sampled_from(" \n.,-–’“”\u00a0·!/"), max_size=5),
    st.integers(0, 20),
)
def test_punctuation_anywhere_changes_no_words(text: str, punctuation: str, at: int) -> None:
    assert same_words(text, text[:at] + punctuation + text[at:])


def test_words_hash_is_that_of_the_bare_words() -> None:
    assert words_sha256(pl.Series(["Ab 1!"])).item() == hashlib.sha256(b"ab1").hexdigest()


def test_only_english_texts_have_a_grade_and_a_share_of_vague_sentences() -> None:
    english = version("We keep what you give us, and the others may have it as well. " * 30)
    german = version("Wir speichern Ihre Daten, und auch die anderen may sie bekommen. " * 30)
    assert (english["language"], english["vagueness"]) == ("en", 1)
    assert english["flesch_kincaid_grade"] > 0
    assert german["language"] == "de"
    assert german["vagueness"] is german["flesch_kincaid_grade"] is None

"""Full-text search over the segments of a lake."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import policylake
from warehouse.errors import UsageError
from warehouse.search import COLUMNS, search

HOSTILE = (
    "' OR 1=1 --",
    '" OR "',
    "text : a",
    "NEAR(a b)",
    "a AND NOT",
    "(((",
    "*",
    "-",
    "^retention",
    "{heading} : data",
    "a\0b",
    "\x1b[2J",
    "🧭 ｄａｔａ",
    "'; DROP TABLE words; --",
    "%s %d {0}",
    "../../etc/passwd",
    "x" * 10_000,
    "a " * 5_000,
)


@pytest.fixture(scope="module")
def lake(examples_lake: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(examples_lake, tmp_path_factory.mktemp("search") / "lake"))


def found(lake: Path, words: str, **options: object) -> list[dict[str, object]]:
    rows = search(lake, words, **options)  # type: ignore[arg-type]
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def test_a_quote_that_never_closes_is_refused_in_words(lake: Path) -> None:
    for words in ('"your data', 'data "', '"your data" "and'):
        with pytest.raises(UsageError, match="opens and never closes"):
            search(lake, words)


def test_all_words_stand_in_what_is_found(lake: Path) -> None:
    rows = found(lake, "retention period", limit=50)
    for row in rows:
        seen = f"{row['heading']} {row['text']}".lower()
        assert "retention" in seen or "…" in seen
    both = {row["segment_id"] for row in rows}
    assert both <= {row["segment_id"] for row in found(lake, "period", limit=10_000)}


def test_phrases_beginnings_and_what_must_not_stand_there(lake: Path) -> None:
    words = {row["segment_id"] for row in found(lake, "data your", limit=10_000)}
    phrase = {row["segment_id"] for row in found(lake, '"your data"', limit=10_000)}
    assert phrase
    assert phrase < words
    without = {row["segment_id"] for row in found(lake, "data your -collect*", limit=10_000)}
    collected = {row["segment_id"] for row in found(lake, "data your collect*", limit=10_000)}
    assert without | collected == words
    assert not without & collected


def test_case_and_accents_make_no_difference(lake: Path) -> None:
    [(text,)] = [(row["text"],) for row in found(lake, "PRIVACY", limit=1)]
    assert text
    assert found(lake, "Prívacy", limit=1) == found(lake, "privacy", limit=1)


def test_versions_no_longer_in_force_are_left_out_unless_asked_for(lake: Path) -> None:
    latest = {row["segment_id"] for row in found(lake, "data", limit=10_000)}
    every = {row["segment_id"] for row in found(lake, "data", limit=10_000, all_versions=True)}
    assert latest < every


def test_one_service_and_a_bounded_number(lake: Path) -> None:
    service = found(lake, "data", limit=1)[0]["service"]
    rows = found(lake, "data", service=service, limit=3)
    assert len(rows) == 3
    assert {row["service"] for row in rows} == {service}
    assert not found(lake, "data", service="' OR ''='")


def test_an_index_of_an_older_snapshot_makes_way(lake: Path) -> None:
    found(lake, "data")
    [index] = (lake / "search").iterdir()
    stale = index.with_name("0-1.sqlite")
    os.replace(index, stale)
    found(lake, "data")
    assert list((lake / "search").iterdir()) == [index]


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_no_word_is_an_operator(lake: Path, words: str) -> None:
    if not re.search(r"\w", words):
        with pytest.raises(UsageError, match="nothing to look for"):
            search(lake, words)
    else:
        assert isinstance(search(lake, words), list)


def test_the_verb_prints_what_is_found_and_one_line_of_what_is_wrong(lake: Path) -> None:
    out = policylake("search", "personal", "data", "--lake", lake, "--format", "json").out
    assert list(json.loads(out)[0]) == list(COLUMNS)
    said = policylake("search", "*", "--lake", lake, code=2).err
    assert said.count("\n") == 1
    assert "nothing to look for" in said


def test_what_must_not_stand_there_needs_no_quotes(lake: Path) -> None:
    words = ("--format", "json", "--limit", "10000", "--lake", lake)
    quoted = policylake("search", "sell -children", *words).out
    assert policylake("search", "sell", "-children", *words).out == quoted
    assert policylake("search", *words, "--", "sell", "-children").out == quoted
    assert "No such option" in policylake("search", "sell", "--children", code=2).err
    # What follows an option is its value.
    assert "-10 is not in the range" in policylake("search", "sell", "--limit", "-10", code=2).err


def test_nothing_found_is_told_with_what_each_word_finds(lake: Path) -> None:
    number = len(found(lake, "retention", limit=10_000))
    said = policylake("search", "retention", "zebras", "--lake", lake).err
    assert said.startswith("no segment holds all of: retention, zebras")
    assert f"retention {number}, zebras 0" in said
    assert "retention* finds what begins so; --all-versions" in said
    assert (
        "--all-versions" not in policylake("search", "zebras", "--all-versions", "--lake", lake).err
    )


@pytest.mark.parametrize(
    ("words", "told", "untold"),
    [
        (("sell", "-data", "-sell"), "hold all of: sell, but also one of: data, sell;", "written"),
        (('"zebra data"',), 'holds all of: "zebra data" (', "finds what begins so"),
        (("zebr*", "data"), "holds all of: zebr*, data (", "zebr* finds"),
        (("-data", "zebra"), "no segment holds all of: zebra (", "but also"),
    ],
)
def test_what_was_looked_for_is_told_as_it_was_typed(
    lake: Path, words: tuple[str, ...], told: str, untold: str
) -> None:
    said = policylake("search", *words, "--lake", lake).err
    assert told in said
    assert untold not in said


def test_a_service_that_is_not_there_is_told(lake: Path) -> None:
    said = policylake("search", "data", "--service", "Trotwik", "--lake", lake).err
    assert said.startswith("no policy is of the service Trotwik; did you mean trotwick?")
    said = policylake("search", "zebra", "--service", "trotwick", "--lake", lake).err
    assert said.startswith("no segment of trotwick holds all of: zebra (")

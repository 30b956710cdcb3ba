"""Views: every column is described and is what it is said to be; sentences are led to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.answering import PlantedLake
from tests.conftest import policylake
from warehouse.dictionary import views
from warehouse.errors import did_you_mean
from warehouse.lake import open_lake, sql_type
from warehouse.views import VIEWS

COLUMNS = [(view, name, column) for view, _, columns in views() for name, column in columns.items()]


@pytest.fixture(scope="module")
def lake(examples_lake: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_lake(examples_lake) as connection:
        yield connection


def test_every_view_is_declared_and_states_its_grain() -> None:
    assert {name for name, _, _ in views()} == set(VIEWS)
    for name, description, _ in views():
        assert description.startswith("One row per "), name


def test_every_column_of_a_view_is_described_with_its_type() -> None:
    types = {
        (view, name): kind
        for view, name, kind in PlantedLake()
        .connection.execute("SELECT table_name, column_name, data_type FROM duckdb_columns()")
        .fetchall()
    }
    for view, name, column in COLUMNS:
        assert len(column.description) > 10, (view, name)
        kind = types[view, name].replace("TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ")
        assert kind == sql_type(column), (view, name)


def test_nothing_is_declared_that_a_view_does_not_show() -> None:
    shown = {(view, name) for view, name, _ in COLUMNS}
    assert {(view, name) for view, own in VIEWS.items() for name in own.columns} <= shown


@pytest.mark.parametrize("view", VIEWS)
def test_a_column_that_is_said_to_be_never_null_is_not(
    lake: duckdb.DuckDBPyConnection, view: str
) -> None:
    solid = [name for of, name, column in COLUMNS if of == view and not column.nullable]
    counts = ", ".join(f'count(*) - count("{name}")' for name in solid)
    [row] = lake.execute(f"SELECT {counts} FROM {view}").fetchall()
    assert dict(zip(solid, row, strict=True)) == dict.fromkeys(solid, 0)


def test_a_view_describes_its_columns_as_a_table_does(examples_lake: Path) -> None:
    words = ("tables", "retention_periods", "--format", "json", "--lake", examples_lake)
    columns = {row["column"]: row for row in json.loads(policylake(*words).out)}
    assert columns["retention_days"]["nullable"] is True
    assert columns["fact_id"]["nullable"] is False
    assert all(row["description"] for row in columns.values())


@pytest.mark.parametrize("of", ["practice", "fact"])
def test_each_statement_has_its_sentence(lake: duckdb.DuckDBPyConnection, of: str) -> None:
    rows = lake.execute(
        f"SELECT p.text, s.sentence, p.char_start, p.char_end, s.sentence_start, s.sentence_end, "
        f"substr(v.text, s.sentence_start + 1, s.sentence_end - s.sentence_start) AS again "
        f"FROM {of}s AS p LEFT JOIN {of}_sentences AS s USING ({of}_id) "
        f"JOIN versions AS v USING (version_id)"
    ).fetchall()
    assert len(rows) == lake.execute(f"SELECT count(*) FROM {of}s").fetchall()[0][0] > 0
    for text, sentence, start, end, first, last, again in rows:
        assert text in sentence
        assert first <= start < end <= last
        assert sentence == again


def test_a_list_item_comes_with_its_lead_in_and_a_long_fact_with_all_its_sentences() -> None:
    planted = PlantedLake()
    [version] = planted.policy("acme")
    lead = planted.segment(version, "We sell:", char_start=0, char_end=8)
    item = planted.segment(
        version,
        "your name. Or not.",
        char_start=9,
        char_end=27,
        lead_in_segment_id=lead,
        heading_path=["What we sell"],
    )
    for number, start, end in ((0, 9, 19), (1, 20, 27)):
        planted.add(
            "sentences",
            segment_id=item,
            version_id=version,
            ordinal=number,
            char_start=start,
            char_end=end,
        )
    span = {"segment_id": item, "version_id": version}
    planted.add("facts", fact_id="long", char_start=14, char_end=25, **span)
    planted.add(
        "practices",
        practice_id="listed",
        char_start=14,
        char_end=18,
        lead_in_segment_id=lead,
        **span,
    )
    [fact] = planted.rows("SELECT * FROM fact_sentences")
    assert (fact["sentence"], fact["lead_in"]) == ("your name. Or not.", "We sell:")
    [practice] = planted.rows("SELECT * FROM practice_sentences")
    assert (practice["sentence"], practice["lead_in"]) == ("your name.", "We sell:")
    assert practice["heading_path"] == ["What we sell"]
    assert planted.rows("SELECT text FROM sentence_texts ORDER BY ordinal") == [
        {"text": "your name."},
        {"text": "Or not."},
    ]


def test_show_leads_from_a_practice_to_its_sentence(
    lake: duckdb.DuckDBPyConnection, examples_lake: Path
) -> None:
    query = "SELECT practice_id, sentence FROM practice_sentences ORDER BY practice_id LIMIT 1"
    [(practice, sentence)] = lake.execute(query).fetchall()
    shown = json.loads(policylake("show", practice, "--lake", examples_lake).out)
    assert (shown["kind"], shown["sentence"]) == ("practice", sentence)
    assert shown["documents"]


@pytest.mark.parametrize(
    "words", [("tables", "segmants"), ("show", "trotwik"), ("diff", "trotwik")]
)
def test_a_slip_is_told_with_what_was_meant(examples_lake: Path, words: tuple[str, str]) -> None:
    said = policylake(*words, "--lake", examples_lake, code=2).err
    assert f"did you mean {'segments' if words[0] == 'tables' else 'trotwick'}?" in said


def test_capitals_do_not_hide_what_was_meant() -> None:
    assert did_you_mean("acme corq", ["ACME CORP", "Zedlake"]) == "did you mean ACME CORP? "
    assert did_you_mean("ACME CORQ", ["acme corp"]) == "did you mean acme corp? "
    assert did_you_mean("nothing like it", ["ACME CORP"]) == ""

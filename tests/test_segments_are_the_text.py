"""The sums by which segments and text are compared tell every fault of a span."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expectations import versions
from warehouse.extensions import connect

if TYPE_CHECKING:
    import duckdb

RULES = (
    "segments_are_the_text",
    "segments_as_long_as_spans",
    "segments_do_not_overlap",
    "segments_inside_text",
    "segments_numbered",
)
CONDITION = " AND ".join(
    f"({rule.arguments['condition']})" for rule in versions.SUITE.rules if rule.name in RULES
)
HOLDS = f"""
    WITH segments_of_versions AS ({versions.SUITE.computed["segments_of_versions"]})
    SELECT ({CONDITION}) IS TRUE
    FROM new_versions LEFT JOIN segments_of_versions USING (version_id)
"""

Segment = tuple[int, int, str]


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with connect() as connection:
        yield connection


def holds(connection: duckdb.DuckDBPyConnection, text: str, segments: list[Segment]) -> bool:
    connection.execute("CREATE OR REPLACE TEMP TABLE new_versions (version_id INT, text VARCHAR)")
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE new_segments (version_id INT, ordinal INT, char_start INT, "
        "char_end INT, text VARCHAR, text_sha256 VARCHAR)"
    )
    connection.execute("INSERT INTO new_versions VALUES (1, $1)", [text])
    rows = [[n, *segment] for n, segment in enumerate(segments)]
    if rows:
        connection.executemany("INSERT INTO new_segments VALUES (1, $1, $2, $3, $4, '')", rows)
    return bool(connection.execute(HOLDS).fetchall()[0][0])


# Few characters, so that equal lines, empty lines and repeated segments come up.
line = st.text("aß€\U0001f600 .", min_size=1, max_size=4)
block = st.builds(
    lambda first, inner, last: "\n".join([first, *inner, last]) if last else first,
    line,
    st.lists(st.one_of(line, st.just("")), max_size=2),
    st.one_of(st.none(), line),
)
blocks = st.lists(st.tuples(block, st.integers(1, 3)), min_size=1, max_size=6)


def lay_out(placed: list[tuple[str, int]]) -> tuple[str, list[Segment]]:
    """The text of blocks that are each followed by some line feeds, and their segments."""
    text, segments = "", []
    for words, n_line_feeds in placed:
        segments.append((len(text), len(text) + len(words), words))
        text += words + "\n" * n_line_feeds
    return text[: segments[-1][1]], segments


@settings(max_examples=60)
@given(placed=blocks)
def test_segments_that_are_the_text_pass(
    connection: duckdb.DuckDBPyConnection, placed: list[tuple[str, int]]
) -> None:
    text, segments = lay_out(placed)
    assert holds(connection, text, segments)


@settings(max_examples=60)
@given(placed=blocks, data=st.data())
def test_any_other_segments_fail(
    connection: duckdb.DuckDBPyConnection, placed: list[tuple[str, int]], data: st.DataObject
) -> None:
    text, segments = lay_out(placed)
    number = data.draw(st.integers(0, len(segments) - 1))
    start, end, words = segments[number]
    shift = data.draw(st.integers(-3, 3).filter(bool))
    fault = data.draw(st.sampled_from(["moved", "start", "end", "lost", "twice", "words", "order"]))
    changed = list(segments)
    if fault == "moved":
        changed[number] = (start + shift, end + shift, words)
    elif fault == "start":
        changed[number] = (start + shift, end, words)
    elif fault == "end":
        changed[number] = (start, end + shift, words)
    elif fault == "lost":
        del changed[number]
    elif fault == "twice":
        changed.insert(number, segments[number])
    elif fault == "words":
        other = data.draw(block)
        changed[number] = (start, start + len(other), other)
    else:
        changed.reverse()
    sound = changed == segments
    assert holds(connection, text, changed) is sound


@settings(max_examples=60)
@given(placed=blocks, data=st.data())
def test_a_character_outside_of_all_segments_fails(
    connection: duckdb.DuckDBPyConnection, placed: list[tuple[str, int]], data: st.DataObject
) -> None:
    text, segments = lay_out(placed)
    gaps = [n for n, (before, after) in enumerate(pairwise(segments)) if before[1] < after[0]]
    if gaps:
        place = segments[data.draw(st.sampled_from(gaps))][1]
        assert not holds(connection, text[:place] + "x" + text[place + 1 :], segments)

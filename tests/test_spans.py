"""Matches are placed in code points, whatever the script."""

from __future__ import annotations

import re

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.fact_rules.spans import spans

texts = st.text(st.sampled_from("ab😀é漢 \n"), max_size=30)


@settings(max_examples=200, deadline=None)
@given(st.lists(texts, min_size=1, max_size=4))
def test_spans_are_where_python_finds_them(drawn: list[str]) -> None:
    pattern = "a+😀?|é漢"
    frame = pl.DataFrame({"n": range(len(drawn)), "text": drawn})
    found = spans(frame, pattern)
    expected = [
        (n, match.start(), match.group())
        for n, text in enumerate(drawn)
        for match in re.finditer(pattern, text)
    ]
    assert found.select("n", "start", "match").rows() == expected
    for n, start, match, before, after in found.select(
        "n", "start", "match", "before", "after"
    ).iter_rows():
        text = drawn[n]
        assert text[:start].endswith(before)
        assert text[start + len(match) :].startswith(after)


def test_the_context_ends_at_the_match_before_and_with_the_match_after() -> None:
    frame = pl.DataFrame({"text": ["one 1 two 2 three"]})
    assert spans(frame, "[0-9]").select("before", "after").rows() == [
        ("one ", " two 2"),
        (" two ", " three"),
    ]


def test_the_context_is_bounded() -> None:
    frame = pl.DataFrame({"text": ["x" * 5_000 + "1" + "y" * 5_000]})
    ((before, after),) = spans(frame, "1").select("before", "after").rows()
    assert (before, after) == ("x" * 150, "y" * 150)


def test_no_match_no_row() -> None:
    found = spans(pl.DataFrame({"id": ["s"], "text": ["nothing"]}), "[0-9]")
    assert found.columns == ["id", "match", "start", "after", "before"]
    assert found.is_empty()

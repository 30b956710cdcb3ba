"""Ids depend on content alone, and are the same for a row and for a frame of rows."""

from __future__ import annotations

import polars as pl

from transforms.ids import content_id, content_ids


def test_parts_are_kept_apart() -> None:
    assert content_id("ab", "c") != content_id("a", "bc")


def test_ids_of_a_frame_are_those_of_its_rows() -> None:
    parts = pl.DataFrame(
        {"value": ["", "a", "é" * 63, "é" * 64, "x" * 127, "x" * 128, "word " * 500], "kind": "url"}
    )
    assert content_ids(parts).to_list() == [content_id(*row) for row in parts.iter_rows()]


def test_no_rows_no_ids() -> None:
    assert content_ids(pl.DataFrame(schema={"value": pl.String})).to_list() == []

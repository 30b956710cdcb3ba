"""Staged shards: whole or not there, the same bytes from the same rows."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from warehouse.raw import raw_path, read_raw, store_raw
from warehouse.schemas import TABLES
from warehouse.staging import keep_only, read_shard, without_versions, write_shard, write_table

A, B = "a" * 32, "b" * 32


def tags(*version_ids: str) -> pl.LazyFrame:
    return pl.LazyFrame(
        {
            "segment_id": [f"{v}:0-5" for v in version_ids],
            "version_id": list(version_ids),
            "scheme": "opp115",
            "term": "Data Retention",
            "score": 0.5,
            "model_version": "1",
        }
    )


def test_a_shard_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    shard = write_shard(
        tmp_path / "s", {"tags": tags(A, B), "facts": TABLES["facts"].empty().lazy()}
    )
    assert [f.table for f in shard.files] == ["tags"]
    assert read_shard(tmp_path / "s") == shard
    assert shard.scan("tags").collect().height == 2
    assert shard.scan("facts").collect().height == 0


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    first = write_table("tags", tags(A, B), tmp_path / "1.parquet")
    second = write_table("tags", tags(A, B), tmp_path / "2.parquet")
    assert first
    assert second
    assert first.sha256 == second.sha256


def test_a_broken_or_unfinished_shard_counts_as_none(tmp_path: Path) -> None:
    assert read_shard(tmp_path / "never") is None
    shard = write_shard(tmp_path / "s", {"tags": tags(A)})
    shard.files[0].path.write_bytes(b"PAR1")
    assert read_shard(tmp_path / "s") is None
    shard.files[0].path.unlink()
    assert read_shard(tmp_path / "s") is None


def test_rows_of_a_version_can_be_left_out_without_touching_the_shard(tmp_path: Path) -> None:
    shard = write_shard(tmp_path / "s", {"tags": tags(A, B)})
    rest = without_versions(shard, {A}, tmp_path / "rest")
    assert rest.scan("tags").collect()["version_id"].to_list() == [B]
    assert read_shard(tmp_path / "s") == shard


def test_leftovers_of_other_runs_are_removed(tmp_path: Path) -> None:
    write_shard(tmp_path / "mine", {"tags": tags(A)})
    write_shard(tmp_path / "old", {"tags": tags(A)})
    (tmp_path / "old2.part").mkdir()
    keep_only(tmp_path, {"mine"})
    assert [p.name for p in tmp_path.iterdir()] == ["mine"]


def test_raw_content_is_stored_once_under_its_hash(tmp_path: Path) -> None:
    store_raw(tmp_path, "ab" * 32, b"We collect." * 1000)
    stored = raw_path(tmp_path, "ab" * 32)
    before = stored.stat().st_ino
    store_raw(tmp_path, "ab" * 32, b"We collect." * 1000)
    assert stored.stat().st_ino == before
    assert stored.stat().st_size < 1000
    assert read_raw(tmp_path, "ab" * 32) == b"We collect." * 1000
    assert len(list(tmp_path.rglob("*.*"))) == 1

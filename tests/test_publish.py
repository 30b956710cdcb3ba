"""Publishing: all tables or none, readers undisturbed, paths used once."""

from __future__ import annotations

import gc
import json
import os
import signal
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import polars as pl
import pytest

import warehouse.publish
from warehouse.errors import PolicylakeError, UsageError
from warehouse.lake import LAKE_FORMAT, create_lake, open_lake
from warehouse.layout import Layout
from warehouse.publish import publication
from warehouse.runs import new_refresh_id
from warehouse.schemas import TABLES
from warehouse.staging import write_table
from warehouse.verify import damaged_files


def terms(*names: str) -> pl.DataFrame:
    rows = [
        {"scheme": "opp115", "term": n, "label": n, "iri": None, "definition": f"About {n}.",
         "broader_term": None}
        for n in names
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=TABLES["terms"].schema)


def refresh_id(second: int) -> str:
    return new_refresh_id(datetime(2026, 1, 1, 0, 0, second, tzinfo=UTC))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    create_lake(tmp_path / "lake")
    return tmp_path / "lake"


def published_terms(root: Path, snapshot: int | None = None) -> list[str]:
    with open_lake(root, snapshot=snapshot) as connection:
        rows = connection.execute("SELECT term FROM terms ORDER BY term").fetchall()
    return [term for (term,) in rows]


def last_snapshot(root: Path) -> int:
    with open_lake(root) as connection:
        row = connection.execute("SELECT max(snapshot_id) FROM lake.snapshots()").fetchone()
    assert row
    return int(row[0])


def test_tables_views_and_rows_come_in_one_snapshot(root: Path) -> None:
    before = last_snapshot(root)
    with publication(root, refresh_id(1)) as pending:
        pending.write("terms", terms("a", "b"))
    assert last_snapshot(root) == before + 1
    assert published_terms(root) == ["a", "b"]
    with open_lake(root) as connection:
        names = {name for (name,) in connection.execute("SHOW TABLES").fetchall()}
    assert set(TABLES) < names
    assert {"version_history", "latest_policies", "rejections"} < names
    assert damaged_files(root) == []


def test_an_error_leaves_the_last_snapshot_and_no_file(root: Path) -> None:
    with publication(root, refresh_id(1)) as pending:
        pending.write("terms", terms("a"))
    files = set(Layout(root).data.rglob("*.parquet"))
    with pytest.raises(ZeroDivisionError), publication(root, refresh_id(2)) as pending:
        pending.write("terms", terms("b"))
        _ = 1 / 0
    assert published_terms(root) == ["a"]
    assert set(Layout(root).data.rglob("*.parquet")) == files


def test_a_sql_error_in_the_transaction_publishes_nothing(root: Path) -> None:
    with pytest.raises(duckdb.Error), publication(root, refresh_id(1)) as pending:
        pending.write("terms", terms("a"))
        pending.connection.execute("SELECT error('broken')")
    assert last_snapshot(root) == 0


def test_replacing_a_table_keeps_the_old_rows_in_the_old_snapshot(root: Path) -> None:
    with publication(root, refresh_id(1)) as pending:
        pending.replace("terms", terms("a", "b"))
    old = last_snapshot(root)
    with publication(root, refresh_id(2)) as pending:
        pending.replace("terms", terms("c"))
    assert published_terms(root) == ["c"]
    assert published_terms(root, snapshot=old) == ["a", "b"]
    assert damaged_files(root) == []


def test_replacing_by_the_same_rows_writes_no_file(root: Path) -> None:
    for second in (1, 2):
        with publication(root, refresh_id(second)) as pending:
            pending.replace("terms", terms("b", "a"))
    assert len(list(Layout(root).table_folder("terms").iterdir())) == 1


def test_new_rows_are_seen_apart_from_old_ones(root: Path) -> None:
    with publication(root, refresh_id(1)) as pending:
        pending.write("terms", terms("a"))
    with publication(root, refresh_id(2)) as pending:
        pending.write("terms", terms("b"))
        pending.show_new_rows()
        ask = pending.connection.execute
        assert ask("SELECT term FROM new_terms").fetchall() == [("b",)]
        assert ask("SELECT term FROM lake.main.terms ORDER BY 1").fetchall() == [("a",), ("b",)]
        assert ask("SELECT * FROM new_facts").fetchall() == []
        described = ask("DESCRIBE new_facts").fetchall()
        assert [row[0] for row in described] == list(TABLES["facts"].columns)


def test_new_rows_are_seen_a_few_shards_at_a_time(root: Path) -> None:
    with publication(root, refresh_id(1)) as pending:
        for number, names in enumerate(("ab", "c", "d", "e", "f")):
            folder = Layout(root).staging / str(number)
            folder.mkdir()
            staged = write_table("terms", terms(*names).lazy(), folder / "terms.parquet")
            assert staged
            pending.add(staged)
        pending.show_new_rows()

        def seen() -> str:
            rows = pending.connection.execute("SELECT term FROM new_terms ORDER BY 1").fetchall()
            return "".join(term for (term,) in rows)

        assert [seen() for _ in pending.few_shards()] == ["abcde", "f"]
        assert seen() == "abcdef"
        left_off = pending.few_shards()
        next(left_off)
        left_off.close()
        assert seen() == "abcdef"


def test_a_publish_without_shards_is_looked_at_once(root: Path) -> None:
    with publication(root, refresh_id(1)) as pending:
        pending.write("terms", terms("a"))
        pending.show_new_rows()
        assert len(list(pending.few_shards())) == 1


def test_every_file_is_listed_with_its_hash(root: Path) -> None:
    with publication(root, refresh_id(1)) as pending:
        pending.write("terms", terms("a"))
    with open_lake(root) as connection:
        listed = connection.execute("SELECT path, table_name, n_rows FROM files").fetchall()
        extra = connection.execute(
            "SELECT commit_extra_info FROM lake.snapshots() ORDER BY snapshot_id DESC LIMIT 1"
        ).fetchone()
    assert [(t, n) for _, t, n in listed] == [("terms", 1)]
    assert extra
    assert next(iter(json.loads(extra[0])["files"])).startswith("main/files/")


@pytest.mark.parametrize("table", ["terms", "files"])
def test_damage_to_a_published_file_is_named(root: Path, table: str) -> None:
    with publication(root, refresh_id(1)) as pending:
        pending.write("terms", terms("a"))
    file = next(Layout(root).table_folder(table).iterdir())
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    assert any(file.name in fault for fault in damaged_files(root))
    file.unlink()
    assert any(file.name in fault for fault in damaged_files(root))


def test_a_lake_of_a_newer_format_is_refused_in_words(root: Path) -> None:
    Layout(root).format.write_text(json.dumps({"format": LAKE_FORMAT + 1}))
    with pytest.raises(PolicylakeError, match="made by a newer policylake"):
        open_lake(root)
    with pytest.raises(PolicylakeError, match="made by a newer policylake"):
        create_lake(root)


def test_a_folder_with_other_files_is_not_made_a_lake(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(UsageError, match="holds other files"):
        create_lake(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.txt"]


def test_creation_that_was_cut_short_is_taken_up(tmp_path: Path) -> None:
    root = tmp_path / "lake"
    create_lake(root)
    Layout(root).format.unlink()
    create_lake(root)
    with publication(root, refresh_id(1)) as pending:
        pending.write("terms", terms("a"))
    assert published_terms(root) == ["a"]


@pytest.mark.parametrize("delay", [0.0, 0.005, 0.01, 0.02])
def test_a_signal_during_the_commit_does_not_break_the_lake(
    root: Path, monkeypatch: pytest.MonkeyPatch, delay: float
) -> None:
    flush = warehouse.publish._flush_file_system

    def flush_and_be_signalled(path: Path) -> None:
        flush(path)
        threading.Timer(delay, lambda: os.kill(os.getpid(), signal.SIGINT)).start()

    monkeypatch.setattr(warehouse.publish, "_flush_file_system", flush_and_be_signalled)
    # What a signal raises in a callback of the garbage collection, as Hypothesis has, is lost.
    gc.disable()
    try:
        with publication(root, refresh_id(1)) as pending:
            pending.write("terms", terms("a"))
        time.sleep(0.1)
    except KeyboardInterrupt:
        pass
    finally:
        gc.enable()
    with open_lake(root) as connection:
        names = [n for (n,) in connection.execute("SHOW TABLES").fetchall()]
    if "terms" in names:
        assert published_terms(root) == ["a"]
        assert damaged_files(root) == []
    else:
        assert list((root / "data").rglob("*.parquet")) == []


def test_a_commit_that_is_told_as_failed_is_looked_up(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def commit_and_fail(work: Callable[[], object]) -> None:
        work()
        raise RuntimeError("Query interrupted")

    monkeypatch.setattr(warehouse.publish, "_undisturbed", commit_and_fail)
    with publication(root, refresh_id(1)) as pending:
        pending.write("terms", terms("a"))
    assert published_terms(root) == ["a"]
    assert damaged_files(root) == []


def test_files_stay_where_the_catalog_cannot_be_asked_about_a_commit(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def commit_and_fail(work: Callable[[], object]) -> None:
        work()
        raise RuntimeError("Query interrupted")

    def refuse(*_: object) -> None:
        raise duckdb.IOException("not now")

    monkeypatch.setattr(warehouse.publish, "_undisturbed", commit_and_fail)
    with pytest.raises(RuntimeError), publication(root, refresh_id(1)) as pending:
        pending.write("terms", terms("a"))
        monkeypatch.setattr(warehouse.publish, "open_lake", refuse)
    assert published_terms(root) == ["a"]
    assert damaged_files(root) == []

"""Takedown: nothing of a service is left anywhere in the lake, and its files are refused."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import polars as pl
import pytest

from flows.care import compact, lift, rollback, takedown
from tests.lakes import answer, content
from tests.written_lakes import documents_of, numbers, pass_all, small_refresh, text_of
from transforms.documents import without_services
from warehouse.belonging import belongs
from warehouse.errors import PolicylakeError, UsageError
from warehouse.layout import Layout
from warehouse.pins import pin, pins
from warehouse.raw import raw_path
from warehouse.schemas import TABLES
from warehouse.takedown import taken_down, unfinished
from warehouse.verify import damaged_files

GONE = ("birch/1", "birch/2")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lake whose snapshots hold: acorn alone; acorn and birch; birch's first document deleted."""
    root = tmp_path_factory.mktemp("made") / "lake"
    small_refresh(root, "acorn/1")
    small_refresh(root, "acorn/2", *GONE)
    small_refresh(root, "cedar/1", gone=("birch/1",))
    return root


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "lake"))


def everything(root: Path) -> bytes:
    """All bytes of a lake, what is compressed also as it reads."""
    parts = []
    for path in sorted(root.rglob("*")):
        if path.is_file():
            parts.append(path.read_bytes())
        if path.suffix == ".parquet":
            parts.append(str(pl.read_parquet(path).to_dicts()).encode())
    return b"\n".join(parts)


def mark(name: str) -> bytes:
    return hashlib.sha256(name.encode()).hexdigest().encode()


def test_nothing_of_it_is_left_and_the_others_are_as_they_were(root: Path) -> None:
    first, _, last = numbers(root)
    pin(root, last, "cited")
    before = content(root, first)
    others = answer(root, "SELECT text FROM segments WHERE text NOT LIKE 'birch%' ORDER BY 1")
    assert all(mark(name) in everything(root) for name in GONE)
    takedown(root, "birch", "the company asked", yes=True, audit=pass_all)
    left = everything(root)
    assert not [name for name in GONE if mark(name) in left or text_of(name).encode() in left]
    assert documents_of(root) == {"acorn/1", "acorn/2", "cedar/1"}
    assert answer(root, "SELECT text FROM segments ORDER BY 1") == others
    assert numbers(root)[0] == first
    assert content(root, first) == before
    assert len(numbers(root)) == 2
    assert pins(Layout(root)) == {}
    assert damaged_files(root) == []
    told = answer(root, "SELECT kind, detail FROM refreshes WHERE kind <> 'refresh'")
    assert told == [("takedown", "birch: the company asked")]


def test_without_yes_it_tells_and_changes_nothing(root: Path) -> None:
    pin(root, 3, "cited")
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    said = "\n".join(takedown(root, "birch", "", yes=False, audit=pass_all))
    assert "to be removed: 10 published rows in 5 tables, and 2 raw files" in said
    assert "to be removed, since it is shown there: snapshots 2, 3 (pinned)\n" in said
    lock = Layout(root).lock
    after = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert {k: v for k, v in after.items() if k != lock} == {
        k: v for k, v in before.items() if k != lock
    }


def test_a_raw_file_that_another_service_has_too_stays(root: Path) -> None:
    sha256 = hashlib.sha256(text_of("acorn/1").encode()).hexdigest()
    takedown(root, "cedar", "", yes=True, audit=pass_all)
    assert raw_path(Layout(root).raw, sha256).exists()


def test_what_broke_off_is_told_and_finished_by_the_next_call(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_off(*_: object) -> None:
        raise PolicylakeError("power cut")

    monkeypatch.setattr("flows.care.expire", break_off)
    with pytest.raises(PolicylakeError, match="power cut"):
        takedown(root, "birch", "", yes=True, audit=pass_all)
    monkeypatch.undo()
    assert unfinished(Layout(root)) == ["birch"]
    assert any("birch broke off" in fault for fault in damaged_files(root))
    takedown(root, "birch", "", yes=True, audit=pass_all)
    assert damaged_files(root) == []
    left = everything(root)
    assert not [name for name in GONE if mark(name) in left]


def test_its_files_are_refused_until_it_is_lifted(root: Path) -> None:
    takedown(root, "birch", "", yes=True, audit=pass_all)
    assert taken_down(Layout(root)) == ["birch"]
    rows = TABLES["documents"].empty()
    row = {"document_id": "d", "service": "birch", "status": "accepted", "title": "Birch says"}
    rows = pl.concat([rows, pl.DataFrame([row | {"service": "oak"}, row])], how="diagonal")
    refused = without_services(rows, taken_down(Layout(root)))
    shown = refused.select("service", "status", "reason", "title").rows()
    assert shown == [
        ("oak", "accepted", None, "Birch says"),
        ("birch", "rejected", "taken_down", None),
    ]
    lift(root, "birch")
    assert taken_down(Layout(root)) == []
    with pytest.raises(UsageError, match="was not taken down"):
        lift(root, "birch")


def test_filters_find_the_rows_that_stayed_also_after_the_next_refresh(root: Path) -> None:
    """DuckLake goes by the bounds of a table's columns, which a takedown narrows."""
    takedown(root, "birch", "", yes=True, audit=pass_all)
    small_refresh(root, "yew/1")
    for name in ("acorn/1", "acorn/2", "cedar/1", "yew/1"):
        query = f"SELECT count(*) FROM documents WHERE path = '{name}' AND path <> 'birch/1'"
        assert answer(root, query) == [(1,)], name
    assert answer(root, "SELECT count(*) FROM documents WHERE path <> 'acorn/1'") == [(3,)]
    assert answer(root, "SELECT min(path), max(path) FROM documents") == [("acorn/1", "yew/1")]
    assert answer(root, "SELECT min(url), max(url) FROM documents") == [(None, None)]


def test_what_makes_no_sense_is_refused_in_words(root: Path) -> None:
    with pytest.raises(UsageError, match="holds nothing of oak"):
        takedown(root, "oak", "", yes=True, audit=pass_all)
    assert taken_down(Layout(root)) == []
    takedown(root, "birch", "", yes=True, audit=pass_all)
    takedown(root, "cedar", "", yes=True, audit=pass_all)
    with pytest.raises(UsageError, match="holds nothing but acorn"):
        takedown(root, "acorn", "", yes=True, audit=pass_all)


def test_it_reaches_what_was_merged_and_put_back(root: Path) -> None:
    compact(root, pass_all)
    rollback(root, numbers(root)[1], pass_all)
    takedown(root, "birch", "", yes=True, audit=pass_all)
    left = everything(root)
    assert not [name for name in GONE if mark(name) in left]
    assert damaged_files(root) == []


def test_every_table_tells_whose_its_rows_are() -> None:
    of_nobody = {name for name in TABLES if belongs(name) is None}
    assert of_nobody == {"terms", "refreshes", "files"}

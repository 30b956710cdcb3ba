"""Rollback: the content of an earlier snapshot as a new one, in new files."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from flows.care import rollback
from tests.lakes import answer, content
from tests.written_lakes import documents_of, numbers, pass_all, small_refresh
from warehouse.errors import PolicylakeError, UsageError
from warehouse.lock import writer_lock
from warehouse.runs import latest_run
from warehouse.state import snapshots
from warehouse.verify import damaged_files


def files(root: Path) -> set[Path]:
    return set((root / "data").rglob("*.parquet"))


def test_the_content_is_that_of_the_snapshot_and_the_others_stay(root: Path) -> None:
    old, new = numbers(root)
    before = {number: content(root, number) for number in (old, new)}
    assert before[old] != before[new]
    rollback(root, old, pass_all)
    assert content(root) == before[old]
    assert documents_of(root) == {"acorn/1", "birch/1"}
    assert {number: content(root, number) for number in before} == before
    rollback(root, new, pass_all)
    assert content(root) == before[new]
    assert len(numbers(root)) == 4
    assert damaged_files(root) == []


def test_rows_of_one_file_that_went_one_after_the_other_come_back(tmp_path: Path) -> None:
    root = tmp_path / "lake"
    small_refresh(root, "acorn/1", "birch/1", "oak/1", "elm/1")
    small_refresh(root, gone=("acorn/1",))
    small_refresh(root, gone=("birch/1",))
    kept = {number: content(root, number) for number in numbers(root)}
    for number in (numbers(root)[1], numbers(root)[2], numbers(root)[0]):
        rollback(root, number, pass_all)
        assert content(root) == kept[number]
    assert damaged_files(root) == []


def test_what_is_put_back_is_written_as_new_files_and_recorded(root: Path) -> None:
    before = files(root)
    rollback(root, numbers(root)[0], pass_all)
    run = latest_run(root / "runs")
    assert run
    assert (run["kind"], run["published"]) == ("rollback", True)
    new = files(root) - before
    assert {path.parent.name for path in new} >= {"documents", "versions", "refreshes", "files"}
    assert all(path.name.startswith(run["refresh_id"]) for path in new)
    books = answer(root, "SELECT kind, detail FROM refreshes ORDER BY started_at DESC LIMIT 1")
    assert books == [("rollback", "to snapshot 1")]
    listed = answer(root, f"SELECT count(*) FROM files WHERE refresh_id = '{run['refresh_id']}'")
    assert listed[0][0] == len(new) - 1
    assert not list((root / "staging").iterdir())


def test_a_refresh_after_it_brings_again_what_the_snapshot_did_not_hold(root: Path) -> None:
    rollback(root, numbers(root)[0], pass_all)
    small_refresh(root, "acorn/2")
    assert documents_of(root) == {"acorn/1", "birch/1", "acorn/2"}
    assert damaged_files(root) == []


def test_unknown_numbers_and_the_content_at_hand_are_refused_in_words(root: Path) -> None:
    with pytest.raises(UsageError, match="no snapshot 77"):
        rollback(root, 77, pass_all)
    with pytest.raises(UsageError, match="already"):
        rollback(root, numbers(root)[-1], pass_all)
    assert len(numbers(root)) == 2


def test_another_writer_is_waited_for_by_nobody(root: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from flows.care import rollback\n"
        "from tests.written_lakes import pass_all\n"
        "rollback(Path(sys.argv[1]), 1, pass_all)"
    )
    with writer_lock(root / "writer.lock"):
        done = subprocess.run(
            [sys.executable, "-c", code, str(root)],
            capture_output=True,
            text=True,
            check=False,
            cwd=Path(__file__).parent.parent,
        )
    assert "is writing to this lake" in done.stderr
    assert len(numbers(root)) == 2


def test_a_gate_that_refuses_leaves_the_lake_as_it_was(root: Path) -> None:
    before, there = content(root), files(root)

    def refuse(_connection: object) -> object:
        raise PolicylakeError("no")

    with pytest.raises(PolicylakeError, match="no"):
        rollback(root, numbers(root)[0], refuse)  # type: ignore[arg-type]
    assert content(root) == before
    assert files(root) == there
    run = latest_run(root / "runs")
    assert run
    assert run["published"] is False


def test_snapshots_tell_what_each_one_was(root: Path) -> None:
    rollback(root, numbers(root)[0], pass_all)
    names, rows = snapshots(root)
    shown = [dict(zip(names, row, strict=True)) for row in rows]
    assert [row["kind"] for row in shown] == ["rollback", "refresh", "refresh"]
    assert shown[0]["detail"] == "to snapshot 1"
    assert shown[0]["rows"] == shown[2]["rows"]

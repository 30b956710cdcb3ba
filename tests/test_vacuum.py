"""Vacuum: what no kept snapshot needs goes, and nothing else."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from flows.care import compact, rollback, takedown, vacuum
from tests.lakes import content
from tests.written_lakes import (
    assert_whole,
    documents_of,
    numbers,
    pass_all,
    small_refresh,
)
from warehouse.catalog import named_files
from warehouse.errors import PolicylakeError, UsageError
from warehouse.lake import open_lake
from warehouse.layout import Layout
from warehouse.pins import pin, pins, unpin
from warehouse.vacuum import expire, remove
from warehouse.verify import damaged_files


@pytest.fixture(scope="module")
def small_lake(small_lake: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With one snapshot more."""
    root = Path(shutil.copytree(small_lake, tmp_path_factory.mktemp("more") / "lake"))
    small_refresh(root, "acorn/3")
    return root


def files(root: Path) -> set[str]:
    return {
        path.relative_to(root).as_posix()
        for folder in ("data", "raw", "staging")
        for path in (root / folder).rglob("*")
        if path.is_file()
    }


def named(root: Path) -> set[str]:
    with open_lake(root) as connection:
        return {f"data/{file.path}" for file in named_files(connection)}


def test_without_limits_only_what_killed_runs_left_goes(root: Path) -> None:
    before = files(root)
    strays = [
        "data/main/segments/20200101T000000Z-00000a-00000.parquet",
        "data/main/segments/ducklake-1-delete.parquet",
        "staging/0123/segments.parquet",
        f"raw/ab/{'ab' * 32}.zst",
        f"raw/ab/{'ab' * 32}.zst.4711",
    ]
    for stray in strays:
        (root / stray).parent.mkdir(parents=True, exist_ok=True)
        (root / stray).write_bytes(b"12345")
    told = vacuum(root, None, None, dry_run=True)
    assert set(told[:-1]) == set(strays)
    assert told[-1] == "0 snapshots and 5 files would be removed, 25 bytes"
    assert files(root) == before | set(strays)
    vacuum(root, None, None, dry_run=False)
    assert files(root) == before
    assert damaged_files(root) == []


def test_old_snapshots_go_by_number_with_all_that_they_alone_need(root: Path) -> None:
    _, second, last = numbers(root)
    kept = {number: content(root, number) for number in (second, last)}
    planned = vacuum(root, 2, None, dry_run=True)
    before = files(root)
    vacuum(root, 2, None, dry_run=False)
    gone = before - files(root)
    assert gone == {line for line in planned[:-1] if not line.startswith("snapshot")}
    assert gone
    assert numbers(root) == [second, last]
    assert_whole(root, kept)
    assert named(root) == {name for name in files(root) if name.startswith("data/")}
    assert damaged_files(root) == []


def test_old_snapshots_go_by_age_but_never_the_last(root: Path) -> None:
    assert "0 snapshots" in vacuum(root, None, 1, dry_run=True)[-1]
    last = {numbers(root)[-1]: content(root)}
    vacuum(root, None, 0, dry_run=False)
    assert numbers(root) == list(last)
    assert_whole(root, last)
    assert documents_of(root) == {"acorn/1", "acorn/2", "acorn/3"}


def test_a_pinned_snapshot_stays_with_all_that_it_needs_until_its_pin_goes(root: Path) -> None:
    first, _, last = numbers(root)
    kept = {number: content(root, number) for number in (first, last)}
    pin(root, first, "cited in a paper")
    vacuum(root, 1, None, dry_run=False)
    assert numbers(root) == [first, last]
    assert_whole(root, kept)
    unpin(root, first)
    vacuum(root, 1, None, dry_run=False)
    assert numbers(root) == [last]
    assert damaged_files(root) == []


def test_pins_that_make_no_sense_are_refused(root: Path) -> None:
    with pytest.raises(UsageError, match="no snapshot 9"):
        pin(root, 9, "")
    with pytest.raises(UsageError, match="not pinned"):
        unpin(root, 1)


def test_pins_that_cannot_be_read_protect_everything(root: Path) -> None:
    pin(root, 1, "")
    before = files(root)
    Layout(root).pins.write_text('[{"snapshot": 1')
    with pytest.raises(PolicylakeError, match="cannot be read"):
        vacuum(root, 1, None, dry_run=False)
    assert files(root) == before


def test_a_path_registered_again_is_kept(root: Path) -> None:
    """DuckLake lists the path for removal with the first snapshot, and would go by that."""
    path = next((root / "data" / "main" / "policies").glob("*.parquet"))
    with open_lake(root, read_only=False) as connection:
        connection.execute("DELETE FROM lake.main.policies")
        connection.execute("CALL ducklake_add_data_files('lake', 'policies', $1)", [str(path)])
        rows = connection.execute("SELECT * FROM lake.main.policies").fetchall()
    expire(root, numbers(root)[:-1])
    remove(Layout(root))
    with open_lake(root) as connection:
        assert connection.execute("SELECT * FROM lake.main.policies").fetchall() == rows
    with open_lake(root, read_only=False) as connection:
        gone = connection.execute("CALL ducklake_cleanup_old_files('lake', cleanup_all => true)")
        assert gone.fetchall() == []


def test_what_is_staged_goes_before_the_raw_files_that_it_relies_on(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "staging" / "0123").mkdir(parents=True)
    (root / "staging" / "0123" / "shard.json").write_text("[]")
    raw = root / "raw" / "ab" / f"{'ab' * 32}.zst"
    raw.parent.mkdir(exist_ok=True)
    raw.write_bytes(b"x")
    went: list[str] = []
    unlink = Path.unlink

    def note(path: Path, missing_ok: bool = False) -> None:
        went.append(path.relative_to(root).parts[0])
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", note)
    vacuum(root, None, None, dry_run=False)
    assert went == ["staging", "raw"]


def run_history(root: Path, seed: int, n_steps: int) -> None:
    """Do care at random; no file that a kept snapshot needs is ever removed.

    After each step every snapshot that should be there has its content and its raw files.
    """
    choose = random.Random(seed)
    names = [f"{service}/{n}" for service in ("acorn", "birch", "cedar") for n in range(3)]
    small_refresh(root, "acorn/0", "oak/0")
    kept = {numbers(root)[-1]: content(root)}
    there = documents_of(root)
    for _ in range(n_steps):
        step = choose.choice(["refresh"] * 3 + ["rollback", "vacuum", "vacuum", "compact", "pin"])
        if choose.random() < 0.06:
            step = "takedown"
        if step == "refresh":
            new = set(choose.sample(names, 2)) - there
            gone = set(choose.sample(sorted(there - {"oak/0"}), min(1, len(there) - 1)))
            small_refresh(root, *sorted(new), gone=tuple(sorted(gone)))
        elif step == "rollback":
            number = choose.choice(sorted(kept))
            try:
                rollback(root, number, pass_all)
                assert content(root) == kept[number]
            except UsageError:
                assert content(root) == kept[number]
        elif step == "compact":
            before = content(root)
            compact(root, pass_all)
            assert content(root) == before
        elif step == "pin":
            pin(root, choose.choice(sorted(kept)), "")
        elif step == "vacuum":
            keep = choose.choice([1, 2, 3])
            stay = set(sorted(kept)[-keep:]) | set(pins(Layout(root)))
            vacuum(root, keep, None, dry_run=False)
            kept = {number: kept[number] for number in kept if number in stay}
            assert named(root) == {name for name in files(root) if name.startswith("data/")}
        elif step == "takedown" and any(name.startswith("acorn/") for name in there):
            takedown(root, "acorn", "", yes=True, audit=pass_all)
            kept = {number: kept[number] for number in numbers(root) if number in kept}
        assert set(kept) <= set(numbers(root))
        kept[numbers(root)[-1]] = content(root)
        there = documents_of(root)
        assert_whole(root, kept)
    assert damaged_files(root) == []


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(2))
def test_no_file_that_a_kept_snapshot_needs_is_ever_removed(seed: int, tmp_path: Path) -> None:
    run_history(tmp_path / "lake", seed, 6)


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(100, 150))
def test_whatever_the_order_no_needed_file_is_removed(seed: int, tmp_path: Path) -> None:
    run_history(tmp_path / "lake", seed, 15)

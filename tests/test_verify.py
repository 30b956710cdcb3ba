"""Verify: every single fault in a published file is named."""

from __future__ import annotations

import random
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from flows.care import compact, rollback, vacuum
from tests.lakes import answer
from tests.written_lakes import numbers, pass_all, small_refresh
from warehouse.catalog import named_files
from warehouse.errors import PolicylakeError
from warehouse.lake import open_lake
from warehouse.layout import Layout
from warehouse.ledger import write_ledger
from warehouse.verify import damaged_files, require_files


@pytest.fixture(scope="module")
def lake_with_a_past(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lake with lists of deleted rows, a rollback, merged files, and an expired snapshot."""
    root = tmp_path_factory.mktemp("past") / "lake"
    small_refresh(root, "acorn/1", "birch/1", "cedar/1")
    small_refresh(root, "acorn/2", gone=("birch/1",))
    small_refresh(root, "acorn/3")
    rollback(root, numbers(root)[1], pass_all)
    compact(root, pass_all)
    small_refresh(root, "acorn/4", gone=("cedar/1",))
    vacuum(root, 4, None, dry_run=False)
    return root


@pytest.fixture
def root(lake_with_a_past: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(lake_with_a_past, tmp_path / "lake"))


def spoil(path: Path, choose: random.Random) -> None:
    """One fault: a bit is flipped, the end is cut off, or the file is gone."""
    content = bytearray(path.read_bytes())
    fault = choose.choice(("flip", "truncate", "delete"))
    if fault == "flip":
        content[choose.randrange(len(content))] ^= 1 << choose.randrange(8)
        path.write_bytes(content)
    elif fault == "truncate":
        path.write_bytes(content[: choose.randrange(len(content))])
    else:
        path.unlink()


@pytest.mark.parametrize("n_faults", [10, pytest.param(1000, marks=pytest.mark.torture)])
def test_every_single_fault_is_named(n_faults: int, root: Path) -> None:
    with open_lake(root) as connection:
        published = sorted(root / "data" / file.path for file in named_files(connection))
    assert any(path.name.endswith("-delete.parquet") for path in published)
    assert damaged_files(root) == []
    choose = random.Random(n_faults)
    for number in range(n_faults):
        path = choose.choice(published)
        before = path.read_bytes()
        spoil(path, choose)
        assert any(path.name in fault for fault in damaged_files(root)), (number, path)
        path.write_bytes(before)
    assert damaged_files(root) == []


def test_a_damaged_raw_file_of_an_older_snapshot_is_named(root: Path) -> None:
    raw = sorted((root / "raw").rglob("*.zst"))
    assert len(raw) == 6
    for path in raw:
        before = path.read_bytes()
        path.write_bytes(before[:-1])
        faults = damaged_files(root)
        assert [path.name in fault for fault in faults] == [True]
        path.write_bytes(before)


def test_raw_files_that_are_all_gone_are_told_in_a_line(root: Path) -> None:
    shutil.rmtree(root / "raw")
    assert damaged_files(root) == ["raw/ is missing: 6 files were in it"]


def test_each_file_of_the_last_snapshot_is_required(root: Path) -> None:
    with open_lake(root) as connection:
        require_files(connection, Layout(root))
        named = [file.path for file in named_files(connection) if file.end is None]
    raw = [path.relative_to(root) for path in (root / "raw").rglob("*.zst")]
    missing = []
    for path in (*(Path("data") / name for name in named), *raw):
        (root / path).rename(root / "gone")
        with open_lake(root) as connection, suppress(PolicylakeError):
            require_files(connection, Layout(root))
            missing.append(path)
        (root / "gone").rename(root / path)
    kept = answer(root, "SELECT count(DISTINCT sha256) FROM documents")
    assert [(len(raw) - len(missing),)] == kept  # the others are of older snapshots


def test_a_file_that_nobody_published_is_named(root: Path) -> None:
    with open_lake(root, read_only=False) as connection:
        connection.execute(
            "INSERT INTO lake.main.terms BY NAME "
            "(SELECT 'x' AS scheme, 'y' AS term, 'z' AS label, 'd' AS definition)"
        )
    assert any("not in the list of files" in fault for fault in damaged_files(root))


def test_damage_to_the_catalog_is_named(root: Path) -> None:
    catalog = Layout(root).catalog
    content = bytearray(catalog.read_bytes())
    content[4096 : 3 * 4096] = bytes(2 * 4096)
    catalog.write_bytes(content)
    assert any("catalog.sqlite" in fault for fault in damaged_files(root))


def test_a_pin_of_nothing_is_named(root: Path) -> None:
    write_ledger(Layout(root).pins, [{"snapshot": 1, "note": ""}])
    assert damaged_files(root) == ["pins.json: snapshot 1 is pinned, but it is not there"]

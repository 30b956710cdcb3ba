"""Rollback, vacuum, compact and takedown, killed at every phase boundary: nothing is lost."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.killed_care import POINTS, run
from tests.lakes import content
from tests.written_lakes import assert_whole, documents_of, numbers, small_refresh
from warehouse.catalog import named_files
from warehouse.lake import open_lake
from warehouse.layout import Layout
from warehouse.verify import damaged_files

CASES = [(verb, point) for verb, points in POINTS.items() for point in points]
FINISHED = "after it is finished"
"""The end of a takedown: there is nothing to finish."""


@pytest.fixture(scope="module")
def small_lake(small_lake: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With one snapshot more."""
    root = Path(shutil.copytree(small_lake, tmp_path_factory.mktemp("more") / "lake"))
    small_refresh(root, "birch/2")
    return root


@pytest.fixture(scope="module")
def kill_at() -> Iterator[Callable[[str, str, Path], None]]:
    """Run a verb on a lake in a process that is killed at a point."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.killed_care"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as verbs:

        def kill(verb: str, point: str, lake: Path) -> None:
            assert verbs.stdin
            assert verbs.stdout
            verbs.stdin.write(f"{verb}\t{point}\t{lake}\n")
            verbs.stdin.flush()
            assert int(verbs.stdout.readline()) == 0, (verb, point)

        yield kill


def assert_nothing_lost(root: Path, snapshots: dict[int, dict[str, str]]) -> None:
    """Every snapshot that is left has its content, and the last one is one of those expected."""
    left = {n: state for n, state in snapshots.items() if n in numbers(root)}
    assert_whole(root, left)
    assert [f for f in damaged_files(root) if "broke off" not in f] == []


def assert_heals(verb: str, root: Path) -> None:
    """The verb, asked for again, does what is left to do; a refresh and a vacuum work."""
    run(verb, root)
    assert damaged_files(root) == []
    small_refresh(root, "cedar/1")
    run("vacuum", root)
    with open_lake(root) as connection:
        named = {root / "data" / file.path for file in named_files(connection)}
    assert set((root / "data").rglob("*.parquet")) == named
    assert not Layout(root).staging.exists()
    assert damaged_files(root) == []
    if verb == "takedown":
        assert not {name for name in documents_of(root) if name.startswith("birch")}


@pytest.mark.torture
@pytest.mark.parametrize("verb", POINTS)
def test_killed_at_every_phase_boundary_in_turn(
    verb: str, kill_at: Callable[[str, str, Path], None], small_lake: Path, tmp_path: Path
) -> None:
    root = Path(shutil.copytree(small_lake, tmp_path / "lake"))
    snapshots = {number: content(root, number) for number in numbers(root)}
    for point in POINTS[verb]:
        kill_at(verb, point, root)
        assert_nothing_lost(root, snapshots)
    if verb in {"rollback", "compact"}:
        assert len(numbers(root)) == len(snapshots) + 1
    else:
        assert_heals(verb, root)


@pytest.mark.torture
@pytest.mark.parametrize(("verb", "point"), CASES)
def test_killed_at_a_phase_boundary(
    verb: str,
    point: str,
    kill_at: Callable[[str, str, Path], None],
    small_lake: Path,
    tmp_path: Path,
) -> None:
    root = Path(shutil.copytree(small_lake, tmp_path / "lake"))
    snapshots = {number: content(root, number) for number in numbers(root)}
    kill_at(verb, point, root)
    assert_nothing_lost(root, snapshots)
    if "recorded" not in point:
        assert_heals(verb, root)

"""A refresh killed at any moment leaves the old snapshot or the new one, and the next one heals."""

from __future__ import annotations

import ast
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import EXAMPLES, POLICYLAKE, ROOT, policylake
from tests.lakes import content, n_snapshots

POINTS = [
    ast.literal_eval(key)
    for node in ast.walk(ast.parse((ROOT / "tests" / "killed_refresh.py").read_text()))
    if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Dict)
    for key in node.value.keys
    if key
]
"""The phase boundaries, read from the source: importing it would start what it kills."""

AFTER_THE_COMMIT = ("after the commit", "before the run is recorded")


@pytest.fixture(scope="module")
def old_lake(tmp_path_factory: pytest.TempPathFactory, prefect_home: None) -> Path:
    """A lake of two services of the bundled corpus, so that the next refresh brings the rest."""
    lake = tmp_path_factory.mktemp("old") / "lake"
    corpus = tmp_path_factory.mktemp("part") / "policies"
    for service in ("trotwick", "corvane-trail"):
        shutil.copytree(EXAMPLES / service, corpus / service)
    policylake("refresh", corpus, "--lake", lake)
    return lake


@pytest.fixture(scope="module")
def states(
    old_lake: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[dict[str, str], dict[str, str]]:
    """Content before and after an undisturbed refresh with the whole corpus."""
    lake = Path(shutil.copytree(old_lake, tmp_path_factory.mktemp("whole") / "lake"))
    before = content(lake)
    policylake("refresh", EXAMPLES, "--lake", lake, POLICYLAKE_SHARD_DOCUMENTS="5")
    return before, content(lake)


def assert_old_or_new(lake: Path, states: tuple[dict[str, str], dict[str, str]]) -> None:
    before, after = states
    assert content(lake) == (after if n_snapshots(lake) == 2 else before)


def assert_heals(lake: Path, states: tuple[dict[str, str], dict[str, str]]) -> None:
    _, after = states
    policylake("refresh", EXAMPLES, "--lake", lake)
    assert n_snapshots(lake) == 2
    assert content(lake) == after
    staging = lake / "staging"
    assert not staging.exists() or list(staging.iterdir()) == []


@pytest.fixture(scope="module")
def kill_at(prefect_home: None) -> Iterator[Callable[[str, Path], None]]:
    """Refresh a lake from the whole corpus in a process that is killed at a point."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.killed_refresh", EXAMPLES],
        cwd=ROOT,
        env={**os.environ, "POLICYLAKE_SHARD_DOCUMENTS": "5"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as refreshes:

        def kill(point: str, lake: Path) -> None:
            assert refreshes.stdin
            assert refreshes.stdout
            refreshes.stdin.write(f"{point}\t{lake}\n")
            refreshes.stdin.flush()
            assert int(refreshes.stdout.readline()) == -signal.SIGKILL, point

        yield kill


def test_killed_at_every_phase_boundary_in_turn(
    kill_at: Callable[[str, Path], None],
    old_lake: Path,
    states: tuple[dict[str, str], dict[str, str]],
    tmp_path: Path,
) -> None:
    lake = Path(shutil.copytree(old_lake, tmp_path / "lake"))
    for point in POINTS:
        kill_at(point, lake)
        assert_old_or_new(lake, states)
        assert n_snapshots(lake) == (2 if point in AFTER_THE_COMMIT else 1), point
    assert_heals(lake, states)


@pytest.mark.torture
@pytest.mark.parametrize("point", POINTS)
def test_killed_at_a_phase_boundary(
    point: str,
    kill_at: Callable[[str, Path], None],
    old_lake: Path,
    states: tuple[dict[str, str], dict[str, str]],
    tmp_path: Path,
) -> None:
    lake = Path(shutil.copytree(old_lake, tmp_path / "lake"))
    kill_at(point, lake)
    assert_old_or_new(lake, states)
    assert_heals(lake, states)


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(50))
def test_killed_at_a_random_moment(
    seed: int, old_lake: Path, states: tuple[dict[str, str], dict[str, str]], tmp_path: Path
) -> None:
    lake = Path(shutil.copytree(old_lake, tmp_path / "lake"))
    refresh = subprocess.Popen(
        [POLICYLAKE, "refresh", EXAMPLES, "--lake", lake],
        cwd=ROOT,
        env={**os.environ, "POLICYLAKE_SHARD_DOCUMENTS": "5"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(random.Random(seed).uniform(0.3, 12))
    refresh.kill()
    refresh.wait()
    assert_old_or_new(lake, states)
    assert_heals(lake, states)


@pytest.mark.torture
def test_workers_of_a_killed_refresh_end_by_themselves(old_lake: Path, tmp_path: Path) -> None:
    lake = Path(shutil.copytree(old_lake, tmp_path / "lake"))
    refresh = subprocess.Popen(
        [POLICYLAKE, "refresh", EXAMPLES, "--lake", lake],
        cwd=ROOT,
        start_new_session=True,
    )
    time.sleep(5)
    refresh.kill()
    refresh.wait()
    deadline = time.monotonic() + 5
    while _processes_of_session(refresh.pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert _processes_of_session(refresh.pid) == []


def _processes_of_session(session: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            if int(fields[3]) == session and fields[0] != "Z":
                found.append(int(entry.name))
    return found

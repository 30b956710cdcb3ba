"""A refresh killed at any moment leaves the old snapshot or the new one, and the next one heals."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.conftest import EXAMPLES, POLICYLAKE, ROOT, policylake
from tests.killed_refresh import POINTS
from tests.lakes import content, n_snapshots

ONE_PER_PHASE = (
    "before the lake is made",
    "after the first shard",
    "after the first published file",
    "before the audit",
    "before the commit",
    "before the run is recorded",
)
IN_SHARDS = {"POLICYLAKE_SHARD_DOCUMENTS": "5", "POLICYLAKE_WORKERS": "1"}
"""Several shards, without the time that another worker takes to start."""

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
    policylake("refresh", EXAMPLES, "--lake", lake, **IN_SHARDS)
    return before, content(lake)


@pytest.fixture(scope="module")
def seconds(states: object, old_lake: Path, tmp_path_factory: pytest.TempPathFactory) -> float:
    """How long an undisturbed refresh takes."""
    lake = Path(shutil.copytree(old_lake, tmp_path_factory.mktemp("timed") / "lake"))
    start = time.monotonic()
    policylake("refresh", EXAMPLES, "--lake", lake, **IN_SHARDS)
    return time.monotonic() - start


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


def kill_at(point: str, lake: Path) -> int:
    """Refresh a lake from the whole corpus in a process that is killed; gives its exit code."""
    return policylake(
        *("refresh", EXAMPLES, "--lake", lake),
        code=None,
        prepared=("tests.killed_refresh", point),
        **IN_SHARDS,
    ).code


def test_killed_in_every_phase_in_turn(
    old_lake: Path,
    states: tuple[dict[str, str], dict[str, str]],
    tmp_path: Path,
) -> None:
    lake = Path(shutil.copytree(old_lake, tmp_path / "lake"))
    for point in ONE_PER_PHASE:
        assert kill_at(point, lake) == -signal.SIGKILL
        assert_old_or_new(lake, states)
        assert n_snapshots(lake) == (2 if point in AFTER_THE_COMMIT else 1), point
    assert_heals(lake, states)


@pytest.mark.torture
@pytest.mark.parametrize("point", POINTS)
def test_killed_at_a_phase_boundary(
    point: str,
    old_lake: Path,
    states: tuple[dict[str, str], dict[str, str]],
    tmp_path: Path,
) -> None:
    lake = Path(shutil.copytree(old_lake, tmp_path / "lake"))
    assert kill_at(point, lake) == -signal.SIGKILL
    assert_old_or_new(lake, states)
    assert_heals(lake, states)


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(200))
def test_killed_at_a_random_moment(
    seed: int,
    old_lake: Path,
    states: tuple[dict[str, str], dict[str, str]],
    seconds: float,
    tmp_path: Path,
) -> None:
    lake = Path(shutil.copytree(old_lake, tmp_path / "lake"))
    moment = random.Random(seed).uniform(0, 1.1 * seconds)
    assert kill_at(str(moment), lake) in {-signal.SIGKILL, 0}
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

"""`policylake serve`: refreshes at their times, whatever becomes of one of them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from flows.serving import keep_refreshing, next_time
from tests.conftest import EXAMPLES, POLICYLAKE, policylake
from tests.lakes import n_snapshots

MONDAY = datetime(2024, 1, 1)


class Clock:
    """A clock that only sleeping moves, and a machine that may be asleep meanwhile."""

    def __init__(self) -> None:
        self.time = MONDAY
        self.asleep = timedelta()

    def now(self) -> datetime:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds) + self.asleep
        self.asleep = timedelta()


class Enough(Exception):
    """The test has seen what it wants."""


def refreshes(
    clock: Clock, lasting: list[float], cron: str = "0 * * * *", code: int = 0
) -> list[str]:
    """The hours and minutes at which refreshes begin that last so many minutes each."""
    began = []

    def refresh() -> int:
        began.append(f"{clock.time:%H:%M}")
        if len(began) == len(lasting):
            raise Enough
        clock.time += timedelta(minutes=lasting[len(began) - 1])
        return code

    with pytest.raises(Enough):
        keep_refreshing(cron, refresh, now=clock.now, sleep=clock.sleep)
    return began


def test_each_refresh_begins_at_its_time_also_after_one_that_failed() -> None:
    assert refreshes(Clock(), [1, 1, 1], code=1) == ["01:00", "02:00", "03:00"]


def test_times_that_pass_during_a_refresh_are_made_up_for_by_one() -> None:
    assert refreshes(Clock(), [150, 1, 1]) == ["01:00", "03:30", "04:00"]


def test_times_that_pass_while_the_machine_sleeps_are_made_up_for_by_one() -> None:
    clock = Clock()
    clock.asleep = timedelta(hours=5, minutes=10)
    assert refreshes(clock, [1, 1]) == ["05:10", "06:00"]


def test_a_schedule_is_weekly_in_local_time() -> None:
    assert next_time("0 3 * * 1", MONDAY) == datetime(2024, 1, 1, 3)
    assert next_time("0 3 * * 1", datetime(2024, 1, 1, 3)) == datetime(2024, 1, 8, 3)


@pytest.mark.parametrize("cron", ["daily", "61 * * * *", "* * * *", "0 0 31 2 *"])
def test_what_is_no_schedule_is_refused(cron: str, tmp_path: Path) -> None:
    said = policylake("serve", EXAMPLES, "--cron", cron, "--lake", tmp_path / "lake", code=2)
    assert "is no schedule" in said.err


def serving(lake: Path, corpus: Path, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [POLICYLAKE, "serve", corpus, "--lake", lake, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ,
    )


@pytest.mark.torture
def test_serve_refreshes_and_waits_for_the_next_time(tmp_path: Path, prefect_home: None) -> None:
    corpus = Path(shutil.copytree(EXAMPLES / "trotwick", tmp_path / "policies" / "trotwick")).parent
    with serving(tmp_path / "lake", corpus, "--cron", "0 0 1 1 *", "--now") as process:
        assert process.stderr
        for line in process.stderr:
            if "the next refresh is due at" in line:
                break
        process.send_signal(signal.SIGTERM)
        said, _ = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "published refresh" in said
    assert n_snapshots(tmp_path / "lake") == 1


@pytest.mark.torture
def test_serve_publishes_and_finds_nothing_new_by_the_minute(
    tmp_path: Path, prefect_home: None
) -> None:
    corpus = Path(shutil.copytree(EXAMPLES / "trotwick", tmp_path / "policies" / "trotwick")).parent
    with serving(tmp_path / "lake", corpus, "--cron", "* * * * *") as process:
        deadline = time.monotonic() + 400
        while len(list((tmp_path / "lake" / "runs").glob("*.json"))) < 3:
            assert time.monotonic() < deadline
            time.sleep(1)
        process.send_signal(signal.SIGTERM)
        said, _ = process.communicate(timeout=60)
    assert said.index("published refresh") < said.index("nothing new: no snapshot")
    assert n_snapshots(tmp_path / "lake") == 1

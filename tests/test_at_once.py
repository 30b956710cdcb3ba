"""Refreshes that are started at once: one publishes, the others end before they start Prefect."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.conftest import EXAMPLES, POLICYLAKE
from tests.lakes import n_snapshots

_MOST_CPU = 2.0
"""Seconds. Of CPU time, which a busy machine does not stretch; the import of Prefect alone, with
what it needs, takes more than what is left of them."""


def start(lake: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [POLICYLAKE, "refresh", EXAMPLES / "trotwick", "--lake", lake],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.mark.parametrize("n", [2, *(pytest.param(n, marks=pytest.mark.torture) for n in (5, 20))])
def test_one_publishes_and_the_others_end_at_once(
    n: int, tmp_path: Path, prefect_home: None
) -> None:
    lake = tmp_path / "lake"
    started = {process.pid: process for process in [start(lake) for _ in range(n)]}
    codes: list[int] = []
    while started:
        pid, status, usage = os.wait4(-1, 0)
        if (process := started.pop(pid, None)) is None:
            continue
        process.returncode = os.waitstatus_to_exitcode(status)
        codes.append(process.returncode)
        if process.returncode == 1:
            assert usage.ru_utime + usage.ru_stime < _MOST_CPU
    assert codes == [1] * (n - 1) + [0], "whoever publishes ends last"
    assert n_snapshots(lake) == 1


@pytest.mark.torture
def test_the_lock_of_a_killed_refresh_is_taken_over(tmp_path: Path, prefect_home: None) -> None:
    lake = tmp_path / "lake"
    with start(lake) as killed:
        while not list((lake / "runs").glob("*.json")):
            time.sleep(0.02)
        os.kill(killed.pid, signal.SIGKILL)
    with start(lake) as second:
        pass
    assert second.returncode == 0
    assert n_snapshots(lake) == 1

"""The writer's lock: one holder, named to whoever comes second, free again when it dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from warehouse.errors import PolicylakeError
from warehouse.lock import writer_lock

HOLD = """
import sys, time
from collections.abc import Iterator
from pathlib import Path
from warehouse.lock import writer_lock
with writer_lock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / "writer.lock")],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.communicate()


def test_who_comes_second_is_told_at_once_who_holds_it(
    holder: subprocess.Popen[str], tmp_path: Path
) -> None:
    start = time.monotonic()
    with (
        pytest.raises(PolicylakeError, match=f"process {holder.pid} on "),
        writer_lock(tmp_path / "writer.lock"),
    ):
        pytest.fail("the lock was given twice")
    assert time.monotonic() - start < 1


def test_a_killed_holder_leaves_the_lock_free(
    holder: subprocess.Popen[str], tmp_path: Path
) -> None:
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    with writer_lock(tmp_path / "writer.lock"):
        assert f"process {os.getpid()}" in (tmp_path / "writer.lock").read_text()


def test_the_holder_may_take_it_again_and_others_when_it_is_done(tmp_path: Path) -> None:
    path = tmp_path / "writer.lock"
    with writer_lock(path), writer_lock(path):
        pass
    taken = subprocess.run(
        [sys.executable, "-c", HOLD.replace("time.sleep(60)", "pass"), str(path)], check=False
    )
    assert taken.returncode == 0

"""A disk that is full, broken or read-only from some moment on, and a lake that is gone.

The old snapshot or the new one is there in the end, the cause is named, the next run heals.
"""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import EXAMPLES, ROOT
from tests.lakes import content
from tests.written_lakes import numbers
from warehouse.verify import damaged_files


@dataclass(frozen=True)
class Fault:
    """What goes wrong, and the words that name it."""

    name: str
    number: int
    """The errno; 0 where the folder is moved away."""
    only_writing: bool
    words: str


FAULTS = (
    Fault("full", errno.ENOSPC, only_writing=True, words=r"No space left|disk is full|disk full"),
    Fault("broken", errno.EIO, only_writing=False, words=r"Input/output error|disk I/O error"),
    Fault("read-only", errno.EROFS, only_writing=True, words=r"[Rr]ead-?only"),
    Fault("gone", 0, only_writing=False, words=r"No such file|no lake|unable to open|not exist"),
)

COMMANDS = {
    "publish": ["publish", "cedar/1"],
    "rollback": ["rollback", "1"],
    "compact": ["compact"],
    "vacuum": ["vacuum", "--keep", "1"],
    "takedown": ["takedown", "birch", "--yes"],
}


class Disk:
    """A process that runs commands on a folder whose disk can be made to fail."""

    def __init__(self, folder: Path, *words: str) -> None:
        self.lake = folder / "lake"
        self._state = folder / "state"
        self._set(0)
        library = folder / "failing_disk.so"
        subprocess.run(
            ["cc", "-shared", "-fPIC", "-o", library, ROOT / "tests" / "failing_disk.c", "-ldl"],
            check=True,
        )
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.failing_care", *words],
            cwd=ROOT,
            env={
                **os.environ,
                "LD_PRELOAD": str(library),
                "FAILING_DISK": str(self._state),
                "FAILING_FOLDER": str(self.lake),
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def _set(self, first: int, number: int = 0, only_writing: bool = False) -> None:
        # In place: the processes have the file mapped.
        with self._state.open("r+b" if self._state.exists() else "wb") as file:
            file.write(struct.pack("4q", 0, first, number, only_writing))

    def run(self, words: list[str], fault: Fault | None = None, first: int = 0) -> tuple[int, str]:
        """(exit code, what was said) of a command; the disk fails from its ``first`` call on."""
        if fault:
            self._set(first, fault.number, fault.only_writing)
        else:
            self._set(0)
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps([*words, "--lake", str(self.lake)]) + "\n")
        self._process.stdin.flush()
        code, said = json.loads(self._process.stdout.readline())
        self.n_calls = struct.unpack("4q", self._state.read_bytes())[0]
        self._set(0)
        gone = self.lake.with_name("lake.gone")
        if gone.exists():
            assert not self.lake.exists(), "a lake that is gone was begun anew"
            gone.rename(self.lake)
        return code, said

    def close(self) -> None:
        self._process.communicate()


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Disk]:
    if not shutil.which("cc"):
        pytest.skip("a C compiler makes the disk that fails")
    with closing(Disk(tmp_path_factory.mktemp("disk"))) as disk:
        yield disk


def fresh(disk: Disk, small_lake: Path) -> Path:
    shutil.rmtree(disk.lake, ignore_errors=True)
    return Path(shutil.copytree(small_lake, disk.lake))


def try_points(disk: Disk, small_lake: Path, words: list[str], fault: Fault, n_points: int) -> None:
    """Run a command on a disk that fails from one of so many moments on, each time anew."""
    fresh(disk, small_lake)
    before = content(disk.lake)
    code, said = disk.run(words)
    assert code == 0, said
    after, n_calls, n_after = content(disk.lake), disk.n_calls, len(numbers(disk.lake))
    for point in range(n_points):
        lake = fresh(disk, small_lake)
        first = 1 + n_calls * (2 * point + 1) // (2 * n_points)
        code, said = disk.run(words, fault, first)
        where = (words, fault.name, first, n_calls, said)
        assert "Traceback" not in said, where
        assert code in (0, 1, 2), where
        if code:
            assert re.search(fault.words, said), where
            assert said.count("policylake: ") == 1, where
        assert content(lake) in (before, after), where
        assert [f for f in damaged_files(lake) if "broke off" not in f] == [], where
        if words[0] != "publish" or content(lake) == before:  # it would publish the same again
            code, again = disk.run(words)
            assert code == 0 or "already" in again, (where, again)
        assert content(lake) == after, where
        assert damaged_files(lake) == [], where
        assert words[0] == "vacuum" or len(numbers(lake)) == n_after, where


@pytest.mark.torture
@pytest.mark.parametrize(
    ("fault", "command"),
    list(zip(FAULTS, ("publish", "takedown", "rollback", "publish"), strict=True)),
    ids=lambda value: getattr(value, "name", value),
)
def test_a_failing_disk_costs_nothing_published(
    fault: Fault, command: str, disk: Disk, small_lake: Path
) -> None:
    try_points(disk, small_lake, COMMANDS[command], fault, 1)


@pytest.mark.torture
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_disk_that_fails_at_twenty_points(
    command: str, fault: Fault, disk: Disk, small_lake: Path
) -> None:
    try_points(disk, small_lake, COMMANDS[command], fault, 20)


@pytest.mark.torture
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_refresh_on_a_disk_that_fails_at_twenty_points(
    fault: Fault, prefect_home: None, tmp_path: Path
) -> None:
    if not shutil.which("cc"):
        pytest.skip("a C compiler makes the disk that fails")
    with closing(Disk(tmp_path, "gate")) as disk:
        code, said = disk.run(["refresh", str(EXAMPLES / "trotwick")])
        assert code == 0, said
        small_lake = Path(shutil.copytree(disk.lake, tmp_path / "made" / "lake"))
        try_points(disk, small_lake, ["refresh", str(EXAMPLES / "corvane-trail")], fault, 20)

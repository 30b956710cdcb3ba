"""A full disk: one message, the published snapshot untouched, and the next refresh heals."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import EXAMPLES, policylake
from tests.lakes import content, n_snapshots


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 3 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("a small file system can be mounted by root only")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill(folder: Path, leave: int) -> Path:
    """Fill the disk but for ``leave`` bytes."""
    ballast = folder / "ballast"
    free = shutil.disk_usage(folder).free - leave
    ballast.write_bytes(b"x" * max(free, 0))
    return ballast


@pytest.mark.parametrize(
    "leave",
    [
        40_000,
        pytest.param(0, marks=pytest.mark.torture),
        pytest.param(250_000, marks=pytest.mark.torture),
    ],
)
def test_a_full_disk_costs_nothing_published(
    leave: int, small_disk: Path, prefect_home: None
) -> None:
    lake = small_disk / "lake"
    policylake("refresh", EXAMPLES / "trotwick", "--lake", lake)
    before = content(lake)
    ballast = fill(small_disk, leave)
    said = policylake("refresh", EXAMPLES, "--lake", lake, code=1)
    assert "No space left" in said.err or "full" in said.err
    assert said.err.count("policylake: ") == 1
    ballast.unlink()
    assert content(lake) == before
    assert n_snapshots(lake) == 1
    policylake("refresh", EXAMPLES, "--lake", lake)
    assert n_snapshots(lake) == 2

"""A folder takes its name when all of it is written, or leaves what was there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from warehouse.errors import StorageError
from warehouse.finished import finished_folder


@pytest.fixture
def target(tmp_path: Path) -> Path:
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "old").touch()
    return tmp_path / "report"


def content(target: Path) -> list[str]:
    return [path.relative_to(target.parent).as_posix() for path in target.parent.rglob("*")]


def test_a_whole_folder_takes_the_place_of_the_old_one(target: Path) -> None:
    with finished_folder(target) as folder:
        (folder / "new").touch()
    assert content(target) == ["report", "report/new"]


def test_a_block_that_fails_leaves_the_old_one(target: Path) -> None:
    with pytest.raises(ZeroDivisionError), finished_folder(target) as folder:
        (folder / "new").touch()
        raise ZeroDivisionError
    assert content(target) == ["report", "report/old"]


def test_a_folder_that_cannot_take_its_name_leaves_the_old_one(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = os.replace

    def refusing(source: Path, place: Path) -> None:
        if source.name == "fresh":
            raise OSError("no space left on device")
        replace(source, place)

    monkeypatch.setattr(os, "replace", refusing)
    with pytest.raises(StorageError), finished_folder(target) as folder:
        (folder / "new").touch()
    assert content(target) == ["report", "report/old"]

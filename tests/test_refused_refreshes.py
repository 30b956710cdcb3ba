"""Refreshes that publish nothing say why, and leave the lake as it was."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.conftest import EXAMPLES, policylake
from tests.lakes import content
from warehouse.errors import RESTORE


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("refresh", "/nowhere"), 2, "there is no file or folder /nowhere"),
        (("refresh",), 2, "name a SOURCE"),
        (("sql", "SELECT 1"), 2, "create one with `policylake refresh SOURCE`"),
        (("status",), 2, "there is no lake"),
        (("refresh", EXAMPLES, "--limit", "0"), 2, "not in the range"),
        (("nonsense",), 2, "No such command"),
    ],
)
def test_wrong_use_is_told_in_one_message(
    words: tuple[str | Path, ...], code: int, message: str, tmp_path: Path
) -> None:
    options = () if words[-1] == "nonsense" else ("--lake", tmp_path / "lake")
    said = policylake(*words, *options, code=code)
    assert message in said.err
    assert not (tmp_path / "lake").exists()


def test_a_setting_that_makes_no_sense_is_named(tmp_path: Path) -> None:
    said = policylake("status", code=2, POLICYLAKE_WORKERS="many")
    assert "POLICYLAKE_WORKERS" in said.err
    said = policylake("status", code=2, POLICYLAKE_WORKER="2")
    assert "did you mean POLICYLAKE_WORKERS?" in said.err


def test_when_nothing_is_accepted_the_reasons_are_told(tmp_path: Path, prefect_home: None) -> None:
    said = policylake("refresh", EXAMPLES / "bad", "--lake", tmp_path / "lake", code=1).err
    assert "no document was accepted (2 binary, as " in said
    assert said.count("policylake: ") == 1


def test_an_archive_that_is_none_is_told_first(tmp_path: Path, prefect_home: None) -> None:
    (tmp_path / "bad.zip").write_bytes(b"no archive")
    said = policylake("refresh", tmp_path / "bad.zip", "--lake", tmp_path / "lake", code=1).err
    assert (
        "policylake: no document was accepted (bad.zip: it is no readable zip archive: File is not "
        "a zip file): nothing to publish; every result: "
    ) in said


def test_a_refresh_of_a_lake_that_lacks_files_fails(lake: Path) -> None:
    [facts] = (lake / "data" / "main" / "facts").iterdir()
    facts.rename(lake / "gone")
    said = policylake("refresh", EXAMPLES, "--lake", lake, code=1).err
    assert (
        f"1 file of the lake is missing, first {facts} (No such file or directory); {RESTORE}"
        in said
    )
    (lake / "gone").rename(facts)
    shutil.rmtree(lake / "raw")
    said = policylake("refresh", "--rederive", "--dry-run", "--lake", lake, code=1).err
    assert "20 files of the lake are missing, first " in said


def test_an_empty_folder_is_refused_before_anything_is_made_for_it(tmp_path: Path) -> None:
    (tmp_path / "policies" / "acme").mkdir(parents=True)
    (tmp_path / "policies" / ".hidden").touch()
    words = ("refresh", tmp_path / "policies", "--lake", tmp_path / "lake")
    for more in ((), ("--dry-run",)):
        said = policylake(*words, *more, code=2).err
        assert said.count("\n") == 1
        assert f"no file in {tmp_path / 'policies'}" in said
    assert not (tmp_path / "lake").exists()


def test_a_source_that_became_empty_fails_loudly_and_ends_nothing(
    lake: Path, tmp_path: Path
) -> None:
    (tmp_path / "policies").mkdir()
    before = content(lake)
    said = policylake("refresh", tmp_path / "policies", "--lake", lake, code=1).err
    assert "where the lake knows of 30; put them back" in said
    assert content(lake) == before
    record = json.loads(sorted((lake / "runs").glob("*.json"))[-1].read_text())
    assert record["state"] == "failed"
    assert len(record["removed"]) == 30


def test_an_archive_without_files_is_no_source_that_became_empty(
    tmp_path: Path, prefect_home: None
) -> None:
    ZipFile(tmp_path / "empty.zip", "w").close()
    said = policylake("refresh", tmp_path / "empty.zip", "--lake", tmp_path / "lake", code=1).err
    assert f"no file in {tmp_path / 'empty.zip'}: " in said
    assert "put them back" not in said

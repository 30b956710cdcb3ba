"""Every command that the README shows is run, and every output that it shows is the real one."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from flows.settings import Settings
from tests.conftest import EXAMPLES, ROOT, policylake
from warehouse.extensions import connect

README = (ROOT / "README.md").read_text()
BLOCKS = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
COMMANDS = [
    (command, output)
    for block in BLOCKS
    for command, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
]


def even(text: str) -> list[list[str]]:
    """Lines as words: the width of a column is not the point."""
    return [line.split() for line in text.splitlines() if not set(line) <= {"─", " "}]


@pytest.mark.parametrize(("command", "output"), COMMANDS, ids=[c for c, _ in COMMANDS])
def test_a_command_of_the_readme(
    command: str, output: str, lake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(EXAMPLES / "trotwick", tmp_path / "my-policies")
    (tmp_path / "texts.jsonl").write_text('{"text": "We never sell your e-mail address."}\n')
    program, *words = shlex.split(command)
    assert program == "policylake"
    if "--check" in words:
        policylake("export", words[-1])
    ran = policylake(*words)
    if output:
        assert even(ran.out) == even(output)
    assert lake == tmp_path / "lake"


def test_the_sql_of_the_readme_works_in_plain_duckdb(
    lake: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [block] = re.findall(r"```sql\n(.*?)```", README, re.DOTALL)
    monkeypatch.chdir(lake.parent)
    with connect("sqlite_scanner", "ducklake") as connection:
        for statement in block.split(";"):
            if statement.strip() and "INSTALL" not in statement:
                connection.execute(statement)
        assert dict(connection.fetchall())["heading"] > 100


def test_every_setting_is_in_the_readme_with_its_default() -> None:
    for name, field in Settings.model_fields.items():
        assert f"`POLICYLAKE_{name.upper()}`" in README, name
        if name not in {"lake", "workers"}:
            assert str(field.default).lower().removesuffix(".0") in README, name


def test_links_lead_somewhere() -> None:
    for link in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / link).exists(), link

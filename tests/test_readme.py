"""Every command that the README shows is run, and every output that it shows is the real one."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from flows.settings import Settings
from tests import readme_outputs
from tests.conftest import ROOT
from warehouse.extensions import connect

README = readme_outputs.README.read_text()


def test_the_commands_of_the_readme(
    lake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert lake == tmp_path / "lake"
    shown = readme_outputs.commands(README)
    outputs = {}
    for line, ran in readme_outputs.walk(tmp_path, [line for line, _ in shown]):
        assert ran.code == 0, (line, ran.err)
        outputs[line] = ran.out
    for line, output in shown:
        if output:
            assert outputs[line] == output, f"{line}: run `python -m tests.readme_outputs`"


def test_the_question_of_make_run_is_the_first_of_the_readme() -> None:
    made = subprocess.run(
        ["make", "--just-print", "run"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    [asked] = [shlex.split(x)[-1] for x in made.stdout.splitlines() if "policylake sql" in x]
    assert shlex.split(readme_outputs.commands(README)[0][0])[-1] == asked


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

"""Odd and hostile names and queries: no traceback, no injection, nothing touched elsewhere."""

from __future__ import annotations

import io
import json
import unicodedata
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path

import click
import pytest

from flows.cli import main
from tests.conftest import Ran, policylake
from tests.lakes import content
from tests.naughty_strings import NAUGHTY
from warehouse.errors import PolicylakeError
from warehouse.sql import run_select, sandbox

POLICY = (
    "Privacy Policy\n\nWe collect your name and e-mail address when you write to {name}. "
    "We share personal information with service providers. We use cookies.\n"
)
AS_NAMES = [name for name in NAUGHTY if name.strip() and "\udcff" not in name]


@pytest.fixture(scope="module")
def naughty_lake(tmp_path_factory: pytest.TempPathFactory, prefect_home: None) -> Path:
    """A lake of policies whose services, keys, paths, addresses and words are such strings."""
    folder = tmp_path_factory.mktemp("naughty")
    with (folder / "documents.jsonl").open("w") as file:
        for number, name in enumerate(AS_NAMES):
            row = {
                "path": f"{number}/{name[:80]}.txt",
                "service": name,
                "policy_key": name,
                "url": name,
                "sector": name,
                "text": POLICY.format(name="".join(filter(str.isprintable, name))),
            }
            file.write(json.dumps(row) + "\n")
    policylake("refresh", folder / "documents.jsonl", "--lake", folder / "lake")
    return folder / "lake"


@pytest.fixture
def untouched(
    naughty_lake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """The lake, which must hold afterwards what it held, with an empty folder to work in."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    before = content(naughty_lake)
    yield naughty_lake
    assert list(elsewhere.iterdir()) == []
    assert content(naughty_lake) == before


def ran(*words: str) -> Ran:
    """Run a verb in this process; whatever it cannot mean must be told in words."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    with redirect_stdout(out), redirect_stderr(err):
        try:
            with main.make_context("policylake", list(words)) as context:
                main.invoke(context)
        except click.exceptions.Exit as end:
            code = end.exit_code
        except click.ClickException as refusal:
            code = refusal.exit_code
            refusal.show()
    assert code in {0, 1, 2}, words
    odd = {c for c in err.getvalue() if unicodedata.category(c) == "Cc" and c not in "\n\t"}
    assert not odd, words
    return Ran(code, out.getvalue(), err.getvalue())


VERBS = ["ask", "diff", "search", "show", "tables"]


@pytest.mark.parametrize(
    ("verb", "names"),
    [(verb, NAUGHTY[::8]) for verb in VERBS]
    + [pytest.param(verb, NAUGHTY, marks=pytest.mark.torture) for verb in VERBS],
)
def test_a_verb_takes_any_words(verb: str, names: list[str], untouched: Path) -> None:
    for name in names:
        said = ran(verb, "--lake", str(untouched), "--", name)
        assert said.code == 0 or said.err.startswith(("policylake: ", "Usage: ")), name


def test_sql_takes_any_words(untouched: Path) -> None:
    with sandbox(untouched) as connection:
        for name in NAUGHTY[:-1]:
            with suppress(PolicylakeError):
                run_select(connection, name)
    assert ran("sql", "--lake", str(untouched), "--", NAUGHTY[-1]).code == 2


def test_a_name_is_found_again_as_it_was_given(untouched: Path) -> None:
    said = ran("sql", "SELECT service FROM policies", "--lake", str(untouched), "--format", "json")
    found = {row["service"] for row in json.loads(said.out)}
    assert found == {name.strip() for name in AS_NAMES}

"""Every snippet of QUERYING.md is run where its tool is at hand; a lake opens in a notebook."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest

from tests.conftest import ROOT
from tests.reported import publish, rich_lake
from warehouse import open_lake
from warehouse.errors import UsageError
from warehouse.extensions import connect

BLOCKS = re.findall(r"```(\w+)\n(.*?)```", (ROOT / "QUERYING.md").read_text("utf-8"), re.DOTALL)
INSTALL = re.compile(r".*INSTALL.*\n")
DUCKDB = shutil.which("duckdb", path=str(Path(sys.executable).parent)) or shutil.which("duckdb")


def snippets(language: str) -> list[str]:
    """The page's snippets in a language, without what fetches extensions: they are here."""
    return [INSTALL.sub("", code) for name, code in BLOCKS if name == language]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a lake of two snapshots in ``lake``."""
    root = tmp_path_factory.mktemp("queried")
    planted = rich_lake()
    publish(root / "lake", planted)
    planted.policy("newcomer", "2025-01-01")
    publish(root / "lake", planted)
    return root


def test_the_python_of_the_page(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    notebook, offline, plain, polars, pandas = (
        compile(code, "QUERYING.md", "exec") for code in snippets("python")
    )
    names: dict[str, Any] = {}
    exec(notebook, names)  # noqa: S102 - the page is ours
    assert names["by_service"].rows() == [("changing", ["access", "erasure"])]
    names["lake"].close()
    exec(offline, names)  # noqa: S102
    with names["offline"] as connection:
        [statements] = snippets("sql")
        assert connection.execute(statements).fetchall()
    with connect("sqlite_scanner", "ducklake") as extended:
        monkeypatch.setattr(duckdb, "connect", lambda: extended)
        exec(plain, names)  # noqa: S102
        for code, kind in ((polars, pl.DataFrame), (pandas, pd.DataFrame)):
            exec(code, names)  # noqa: S102
            assert isinstance(names["facts"], kind)
            assert len(names["facts"]) >= 8


def test_the_sql_of_the_page(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    [statements] = snippets("sql")
    with connect("sqlite_scanner", "ducklake") as connection:
        answer = dict(connection.execute(statements).fetchall())
    assert answer["updated_date"] == 2


@pytest.mark.skipif(DUCKDB is None, reason="no DuckDB command line here")
def test_the_sql_of_the_page_on_the_command_line(folder: Path) -> None:
    [statements] = snippets("sql")
    wheels = [Path(p) / "duckdb_extension_{}" for p in sys.path if p.endswith("site-packages")]
    loads = [
        f"LOAD '{file}';"
        for name in ("sqlite_scanner", "ducklake")
        for wheel in wheels
        for file in Path(str(wheel).format(name)).rglob("*.duckdb_extension")
    ]
    done = subprocess.run(
        [str(DUCKDB), "-csv", "-c", "".join(loads) + statements],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "updated_date,2" in done.stdout, done.stderr


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="no R here")
def test_the_r_of_the_page(folder: Path) -> None:
    [code] = snippets("r")
    done = subprocess.run(["Rscript", "-e", code], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_tables_and_views_are_scanned(folder: Path) -> None:
    with open_lake(folder / "lake") as lake:
        for name in lake.tables:
            frame = lake.scan(name).collect()
            assert frame.height == lake.sql(f"SELECT count(*) FROM {name}").fetchall()[0][0], name
        facts = lake.scan("facts")
        few = facts.filter(pl.col("kind") == "updated_date").select("value").head(1).collect()
        assert few.shape == (1, 1)
        segments = lake.scan("segments").select("segment_id")
        twice = facts.join(facts, on="fact_id").join(segments, on="segment_id")
        assert twice.collect().height == facts.collect().height > 0
        with pytest.raises(
            UsageError, match="there is no table 'fact'; there are breach_notices, changes"
        ):
            lake.scan("fact")


def test_a_lake_is_opened_to_be_read(folder: Path) -> None:
    [first, _last] = [
        open_lake(str(folder / "lake"), snapshot=number).scan("policies").collect().height
        for number in (1, 2)
    ]
    assert first == 3
    with open_lake(folder / "lake") as lake, pytest.raises(duckdb.Error):
        lake.sql("DELETE FROM policies")
    with pytest.raises(UsageError, match="there is no lake in nowhere"):
        open_lake("nowhere")

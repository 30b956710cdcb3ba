"""Dataset releases: complete, the same every time, harmless, and checkable without the lake."""

from __future__ import annotations

import csv
import json
import re
import shutil
from pathlib import Path
from typing import Any

import duckdb
import mlcroissant
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest
from datasets import load_dataset

from tests.conftest import policylake
from tests.lakes import answer
from warehouse.errors import UsageError
from warehouse.export.files import harmless
from warehouse.export.release import check, export
from warehouse.export.scope import SPLITS, Scope, splits, tables
from warehouse.fact_kinds import FactKind
from warehouse.views import VIEWS

PAYLOADS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\0=1", "'=1", "''", "'")


@pytest.fixture(scope="module")
def lake(examples_lake: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(examples_lake, tmp_path_factory.mktemp("export") / "lake"))


@pytest.fixture(scope="module")
def release(lake: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("release") / "harbour policies"
    export(lake, folder, Scope(), formats=("csv", "jsonl"))
    return folder


def manifest(folder: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return content


def contents(folder: Path) -> dict[str, bytes]:
    files = (p for p in folder.rglob("*") if p.is_file())
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


def rows(folder: Path, table: str) -> int:
    return sum(
        f["n_rows"] for f in manifest(folder)["files"] if f["table"] == table and f["columns"]
    )


def test_every_row_of_every_table_is_in_one_split(lake: Path, release: Path) -> None:
    for table in tables():
        [(expected,)] = answer(lake, f"SELECT count(*) FROM {table.name}")
        assert rows(release, table.name) == expected, table.name
        paths = [release / "data" / table.name / f"{split}.parquet" for split in splits(table)]
        keys = pl.concat([pl.read_parquet(path, columns=list(table.key)) for path in paths])
        assert keys.is_unique().all(), table.name


def test_every_reader_counts_the_same(release: Path) -> None:
    for table in ("segments", "facts", "terms"):
        expected = rows(release, table)
        folder = release / "data" / table
        paths = sorted(folder.glob("*.parquet"))
        everything = f"FROM read_parquet('{str(folder).replace(chr(39), chr(39) * 2)}/*.parquet')"
        assert duckdb.sql(f"SELECT count(*) {everything}").fetchone() == (expected,)
        assert sum(len(pd.read_parquet(path)) for path in paths) == expected
        assert pl.scan_parquet(paths).select(pl.len()).collect().item() == expected
        assert sum(pq.read_table(path).num_rows for path in paths) == expected
        with (release / "csv" / table / f"{paths[0].stem}.csv").open(newline="") as file:
            assert len(list(csv.reader(file))) - 1 == pq.read_metadata(paths[0]).num_rows
        lines = (release / "jsonl" / table / f"{paths[0].stem}.jsonl").read_text("utf-8")
        assert lines.count("\n") == pq.read_metadata(paths[0]).num_rows


def test_datasets_loads_it_by_its_card(release: Path, tmp_path: Path) -> None:
    for table in ("segments", "terms"):
        loaded = load_dataset(str(release), table, cache_dir=str(tmp_path))
        assert sum(part.num_rows for part in loaded.values()) == rows(release, table)
    default = load_dataset(str(release), cache_dir=str(tmp_path))
    assert "heading_path" in next(iter(default.values())).column_names


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_croissant_is_valid_and_reads_rows(release: Path) -> None:
    dataset = mlcroissant.Dataset(jsonld=str(release / "croissant.json"))
    assert not dataset.metadata.ctx.issues.errors
    schemes = {record["terms/full/scheme"] for record in dataset.records(record_set="terms/full")}
    assert b"opp115" in schemes


def test_two_exports_of_a_snapshot_are_the_same_bytes(
    lake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(lake, tmp_path / "a" / "release", Scope(), formats=("csv",))
    policylake(
        *("export", tmp_path / "b" / "release", "--lake", lake, "--csv"),
        TZ="Asia/Tokyo",
        LC_ALL="tr_TR.UTF-8",
        OMP_NUM_THREADS="1",
        POLARS_MAX_THREADS="1",
    )
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_a_release_is_checked_without_its_lake(release: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(release, tmp_path / "copy"))
    assert check(copy) == []
    assert "sound" in policylake("export", "--check", copy).out
    changed = copy / "data" / "segments" / "train.parquet"
    changed.write_bytes(changed.read_bytes()[:-1] + b"x")
    (copy / "data" / "terms" / "full.parquet").unlink()
    (copy / "extra.txt").write_text("x")
    faults = check(copy)
    assert len(faults) == 3
    said = policylake("export", "--check", copy, code=1)
    for name in ("data/segments/train.parquet", "data/terms/full.parquet", "extra.txt"):
        assert any(name in fault for fault in faults)
        assert name in said.out


@pytest.mark.parametrize("scope", [Scope(), Scope(with_text=False)], ids=["whole", "no text"])
def test_the_query_of_the_card_runs_in_plain_duckdb(
    lake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scope: Scope
) -> None:
    export(lake, tmp_path / "release", scope)
    monkeypatch.chdir(tmp_path / "release")
    card = Path("README.md").read_text()
    [code] = re.findall(r"```python\n(.*?)```", card, re.DOTALL)
    names: dict[str, Any] = {}
    exec(code, names)  # noqa: S102 - we wrote it
    longest = answer(
        lake,
        "SELECT service, retention_days, data_type "
        "FROM latest_policies JOIN retention_periods USING (version_id) "
        "WHERE retention_days IS NOT NULL ORDER BY retention_days DESC, service, data_type",
    )
    assert names["longest"].fetchall() == longest
    listed = {name for (name,) in names["release"].execute("SHOW TABLES").fetchall()}
    if scope.with_text:
        assert set(VIEWS) < listed
    dictionary = Path("DICTIONARY.md").read_text()
    assert "make docs" not in dictionary
    for name in listed:
        assert f"## {name}\n" in dictionary
        assert f"| {name} |" in card
        assert names["release"].execute(f"SELECT count(*) FROM {name}").fetchall()[0][0] >= 0


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_cell_of_a_csv_file_is_a_formula_and_each_can_be_undone(payload: str) -> None:
    cell = harmless(payload)
    assert cell.startswith("'")
    assert cell[1:] == payload
    assert harmless("plain, text") == "plain, text"


def test_texts_can_be_left_out(lake: Path, tmp_path: Path) -> None:
    export(lake, tmp_path / "release", Scope(with_text=False))
    [(words,)] = answer(lake, "SELECT text FROM segments ORDER BY len(text) DESC LIMIT 1")
    for path in (tmp_path / "release").rglob("*.parquet"):
        assert not {"text", "heading_path", "title"} & set(pq.read_schema(path).names)
        frame = pl.read_parquet(path).select(pl.col(pl.String))
        assert not frame.select(pl.any_horizontal(pl.all() == words).any()).item()


def test_contacts_can_be_masked_and_offsets_still_hold(lake: Path, tmp_path: Path) -> None:
    folder = tmp_path / "release"
    export(lake, folder, Scope(with_contacts=False))
    emails = [v for (v,) in answer(lake, "SELECT DISTINCT text FROM facts WHERE kind = 'email'")]
    assert emails
    facts = pl.read_parquet(folder / "data" / "facts" / "*.parquet")
    assert FactKind.EMAIL.value not in facts["kind"].unique()
    versions = pl.read_parquet(folder / "data" / "versions" / "*.parquet")
    segments = pl.read_parquet(folder / "data" / "segments" / "*.parquet")
    for frame in (versions, segments):
        texts = "\n".join(frame["text"])
        assert "█" in texts
        assert not [email for email in emails if str(email) in texts]
    spans = segments.join(versions.select("version_id", whole="text"), on="version_id")
    for row in spans.iter_rows(named=True):
        assert row["whole"][row["char_start"] : row["char_end"]] == row["text"]


def test_a_condition_chooses_policies_and_is_no_way_in(lake: Path, tmp_path: Path) -> None:
    [(service, policy_id)] = answer(
        lake, "SELECT service, policy_id FROM policies ORDER BY service LIMIT 1"
    )
    export(lake, tmp_path / "one", Scope(where=f"service = '{service}'"))
    policies = pl.read_parquet(tmp_path / "one" / "data" / "policies" / "*.parquet")
    assert policies["policy_id"].to_list() == [policy_id]
    versions = pl.read_parquet(tmp_path / "one" / "data" / "versions" / "*.parquet")
    segments = pl.read_parquet(tmp_path / "one" / "data" / "segments" / "*.parquet")
    assert set(segments["version_id"]) == set(versions["version_id"])
    for condition in (
        "true) UNION SELECT path FROM read_text('/etc/passwd') WHERE (true",
        "true); DROP TABLE policies; --",
        "nonsense",
        "service = 'nobody'",
    ):
        with pytest.raises(UsageError):
            export(lake, tmp_path / "none", Scope(where=condition))
        assert not (tmp_path / "none").exists()


def test_near_duplicates_are_in_one_split(lake: Path, release: Path) -> None:
    split = {
        policy_id: name
        for name in SPLITS
        for policy_id in pl.read_parquet(release / "data" / "policies" / f"{name}.parquet")[
            "policy_id"
        ]
    }
    pairs = answer(
        lake,
        "SELECT a.policy_id, b.policy_id FROM duplicates "
        "JOIN versions AS a ON a.version_id = version_id_a "
        "JOIN versions AS b ON b.version_id = version_id_b",
    )
    for one, other in pairs:
        assert split[str(one)] == split[str(other)]


def test_a_folder_that_holds_something_is_left_alone(lake: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    said = policylake("export", tmp_path, "--lake", lake, code=2).err
    assert "exists already" in said
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]

"""The sql sandbox: answers one SELECT, and nothing else can be had from it."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import polars as pl
import pytest

from warehouse.errors import UsageError
from warehouse.extensions import file_in_wheel
from warehouse.lake import create_lake
from warehouse.layout import Layout
from warehouse.publish import publication
from warehouse.runs import new_refresh_id
from warehouse.schemas import TABLES
from warehouse.sql import run_select, sandbox


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sql") / "lake with 'quotes'"
    root.mkdir()
    create_lake(root)
    for number, names in enumerate((["a"], ["a", "b"]), start=1):
        rows = [
            {"scheme": "opp115", "term": n, "label": n.upper(), "definition": f"About {n}."}
            for n in names
        ]
        with publication(root, new_refresh_id(datetime(2026, 1, number, tzinfo=UTC))) as pending:
            pending.replace(
                "terms",
                pl.DataFrame(rows).with_columns(
                    pl.lit(None, pl.String).alias("iri"),
                    pl.lit(None, pl.String).alias("broader_term"),
                ),
            )
    return root


@pytest.fixture(scope="module")
def connection(root: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with sandbox(root) as connection:
        yield connection


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("SELECT count(*) FROM terms", [(2,)]),
        ("FROM terms SELECT term ORDER BY term", [("a",), ("b",)]),
        ("WITH t AS (SELECT * FROM lake.main.terms) SELECT max(term) FROM t;", [("b",)]),
        ("SELECT unnest(range(3))", [(0,), (1,), (2,)]),
        ("SELECT * FROM generate_series(1, 2)", [(1,), (2,)]),
        ("SELECT count(*) > 5 FROM (SHOW TABLES)", [(True,)]),
        ("SELECT 'it''s; fine' -- SELECT 2; COPY", [("it's; fine",)]),
        ("SELECT count(*) FROM rejections", [(0,)]),
    ],
)
def test_a_select_is_answered(
    connection: duckdb.DuckDBPyConnection, query: str, rows: list[tuple[object, ...]]
) -> None:
    assert run_select(connection, query)[1] == rows


def test_explain_describe_and_show_are_answered(connection: duckdb.DuckDBPyConnection) -> None:
    assert "explain_value" in run_select(connection, "EXPLAIN SELECT * FROM terms")[0]
    assert run_select(connection, "explain analyze SELECT 1")[1]
    assert len(run_select(connection, "DESCRIBE terms")[1]) == len(TABLES["terms"].columns)
    assert ("terms",) in run_select(connection, "SHOW TABLES")[1]


def fingerprint(folder: Path) -> dict[str, str]:
    """Path → hash of every file; SQLite's index of its log is rewritten by mere reading."""
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(("-shm", "-wal"))
    }


ATTACKS = [
    "FROM sqlite_scan('{lake}/catalog.sqlite', 'ducklake_table')",
    "SELECT * FROM sqlite_query('{lake}/catalog.sqlite', 'SELECT 1')",
    "ATTACH '{lake}/catalog.sqlite' AS c (TYPE sqlite)",
    "ATTACH 'ducklake:sqlite:{lake}/catalog.sqlite' AS c",
    "ATTACH '{lake}/data/new.duckdb' AS c",
    "LOAD sqlite_scanner",
    "LOAD '{lake}/data/brought.duckdb_extension'",
    "INSTALL sqlite",
    "COPY terms TO '{lake}/data/main/terms/stolen.parquet'",
    "COPY terms TO '{lake}/stolen.csv'",
    "EXPLAIN ANALYZE COPY terms TO '{lake}/data/main/terms/stolen.parquet'",
    "explain(analyze) COPY terms TO '{lake}/data/stolen.parquet'",
    "EXPORT DATABASE '{lake}/data/x'",
    "SELECT * FROM read_text('/etc/hostname')",
    "SELECT * FROM '/etc/hostname'",
    "SELECT * FROM read_csv('{lake}/lake.json')",
    "SELECT * FROM '{lake}/lake.json'",
    "SELECT * FROM read_blob('{lake}/catalog.sqlite')",
    "SELECT * FROM glob('/etc/*')",
    "SELECT * FROM (SELECT * FROM glob('{lake}/*'))",
    "SELECT (SELECT max(file) FROM glob('/*'))",
    "WITH f AS (FROM read_text('/etc/hostname')) SELECT * FROM f",
    "SELECT * FROM query('SELECT 1')",
    "SELECT * FROM query('COPY terms TO ''{lake}/data/x.parquet''')",
    "SELECT * FROM query_table('terms')",
    "SELECT 1; SELECT 2",
    "SELECT 1; COPY terms TO '{lake}/data/x.parquet'",
    "CALL ducklake_expire_snapshots('lake', versions => [1])",
    "FROM ducklake_expire_snapshots('lake', versions => [1])",
    "FROM ducklake_cleanup_old_files('lake', cleanup_all => true)",
    "FROM ducklake_delete_orphaned_files('lake', cleanup_all => true)",
    "FROM ducklake_add_data_files('lake', 'terms', '{lake}/data/x.parquet')",
    "CREATE TABLE t AS SELECT 1",
    "CREATE TEMP TABLE t AS SELECT 1",
    "INSERT INTO terms SELECT * FROM terms",
    "DELETE FROM terms",
    "DROP TABLE terms",
    "SET enable_external_access = true",
    "RESET lock_configuration",
    "PRAGMA database_list",
    "DETACH lake",
    "SELECT getenv('HOME')",
    "FROM duckdb_secrets()",
    "FROM duckdb_settings()",
    "FROM enable_logging()",
    "PREPARE x AS SELECT 1",
    "SELEC 1",
    "",
    ";",
    "SELECT * FROM nothing",
    "SELECT '\x00'",
    "'::VARCHAR); COPY terms TO '{lake}/data/x.csv'; --",
    "SELECT '\\'; COPY terms TO '{lake}/data/x.csv'; --'",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_refused_in_one_line_and_touches_nothing(
    connection: duckdb.DuckDBPyConnection, root: Path, attack: str
) -> None:
    before = fingerprint(root)
    lake = str(root.resolve()).replace("'", "''")
    with pytest.raises(UsageError) as refusal:
        run_select(connection, attack.replace("{lake}", lake))
    assert str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert fingerprint(root) == before


def test_even_without_the_check_the_connection_can_do_no_harm(
    connection: duckdb.DuckDBPyConnection, root: Path
) -> None:
    lake = str(root.resolve()).replace("'", "''")
    extension = file_in_wheel("sqlite_scanner")
    assert extension
    shutil.copy(extension, brought := root / "data" / "brought.duckdb_extension")
    for attack in (
        "LOAD '{lake}/data/brought.duckdb_extension'",
        "FROM sqlite_scan('{lake}/catalog.sqlite', 'ducklake_table')",
        "ATTACH '{lake}/catalog.sqlite' AS c",
        "COPY (SELECT 1) TO '{lake}/stolen.csv'",
        "SELECT * FROM read_text('{lake}/lake.json')",
        "INSERT INTO lake.main.terms SELECT * FROM lake.main.terms",
        "SET enable_external_access = true",
    ):
        with pytest.raises(duckdb.Error):
            connection.execute(attack.replace("{lake}", lake))
    brought.unlink()


def test_an_older_snapshot_is_seen_as_it_was(root: Path) -> None:
    layout = Layout(root)
    assert layout.catalog.exists()
    with sandbox(root, snapshot=1) as connection:
        assert run_select(connection, "SELECT term FROM terms")[1] == [("a",)]
    with (
        pytest.raises(UsageError, match="no snapshot 99"),
        sandbox(root, snapshot=99),
    ):
        pytest.fail("a snapshot that does not exist was opened")


def test_a_missing_lake_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="create one with"), sandbox(tmp_path):
        pytest.fail("there is no lake")
    assert list(tmp_path.iterdir()) == []

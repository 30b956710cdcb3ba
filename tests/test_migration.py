"""Lakes that an older or a newer version made: taken along, or refused in words."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from flows.care import rollback
from flows.verify import verify
from tests.lakes import answer
from tests.written_lakes import numbers, pass_all, small_refresh
from warehouse.errors import PolicylakeError
from warehouse.lake import open_lake
from warehouse.publish import show_all_rows
from warehouse.schemas import TABLES, Column, Table
from warehouse.verify import damaged_files

EARLIER = """
import sys
from dataclasses import replace
from pathlib import Path
from warehouse.schemas import TABLES
facts = TABLES["facts"]
columns = {n: c for n, c in facts.columns.items() if n not in ("rule", "attributes", "confidence")}
TABLES["facts"] = replace(facts, columns=columns)
del TABLES["tags"]
import warehouse.definition
views = warehouse.definition.views_sql().split("CREATE VIEW lake.main.retention_periods")[0]
warehouse.definition.views_sql = lambda: views
from tests.written_lakes import small_refresh
small_refresh(Path(sys.argv[1]), "acorn/1")
"""
"""Makes a lake by older declarations: a table less, three columns less in another, fewer views."""


@pytest.fixture
def older(tmp_path: Path) -> Path:
    root = tmp_path / "lake"
    subprocess.run(
        [sys.executable, "-c", EARLIER, str(root)], check=True, cwd=Path(__file__).parent.parent
    )
    return root


@pytest.fixture
def facts(monkeypatch: pytest.MonkeyPatch) -> Table:
    """Today's declaration of facts, which says what the older rows hold in two of the columns."""
    columns: dict[str, Column] = dict(TABLES["facts"].columns)
    columns["rule"] = replace(columns["rule"], earlier="unknown")
    columns["confidence"] = replace(columns["confidence"], earlier="0.5")
    monkeypatch.setitem(TABLES, "facts", replace(TABLES["facts"], columns=columns))
    return TABLES["facts"]


ROWS = "SELECT text LIKE 'acorn/1%', rule, confidence, attributes FROM facts ORDER BY 1"


def test_an_older_lake_gains_tables_and_columns_with_a_defined_value(
    older: Path, facts: Table
) -> None:
    small_refresh(older, "acorn/2")
    assert answer(older, ROWS) == [(False, "x", 1.0, None), (True, "unknown", 0.5, None)]
    for rule in ("x", "unknown"):
        assert answer(older, f"SELECT count(*) FROM facts WHERE rule = '{rule}'") == [(1,)]
    assert answer(older, "SELECT count(*) FROM facts WHERE rule <> 'unknown'") == [(1,)]
    assert answer(older, "SELECT count(*) FROM facts WHERE confidence < 0.7") == [(1,)]
    assert answer(older, "SELECT min(confidence) FROM facts") == [(0.5,)]
    assert answer(older, "SELECT count(*) FROM tags") == [(0,)]
    described = answer(
        older,
        "SELECT comment FROM duckdb_columns() WHERE table_name = 'facts' AND column_name = 'rule'",
    )
    assert described[0][0] == facts.columns["rule"].description
    assert damaged_files(older) == []


def test_its_rows_are_verified_in_the_declared_order_of_columns(older: Path, facts: Table) -> None:
    small_refresh(older, "acorn/2")
    with open_lake(older) as connection:
        show_all_rows(connection)
        connection.execute("SELECT * FROM new_facts")
        assert [c[0] for c in connection.description or ()] == list(facts.columns)


def test_a_snapshot_from_before_is_read_as_it_was_and_can_be_put_back(
    older: Path, facts: Table
) -> None:
    small_refresh(older, "acorn/2")
    with open_lake(older, snapshot=1) as connection:
        connection.execute("SELECT * FROM facts")
        assert "rule" not in [c[0] for c in connection.description or ()]
    rollback(older, numbers(older)[0], pass_all)
    assert answer(older, ROWS) == [(True, "unknown", 0.5, None)]
    small_refresh(older, "acorn/3", gone=("acorn/1",))
    rollback(older, numbers(older)[0], pass_all)
    assert answer(older, ROWS) == [(True, "unknown", 0.5, None)]
    assert damaged_files(older) == []


def test_views_are_made_anew_when_they_change(
    older: Path, facts: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_refresh(older, "acorn/2")
    views = "CREATE VIEW lake.main.rejections AS SELECT 'changed' AS told;"
    monkeypatch.setattr("warehouse.definition.views_sql", lambda: views)
    small_refresh(older, "acorn/3")
    assert answer(older, "SELECT told FROM rejections") == [("changed",)]


def test_a_column_without_a_value_for_older_rows_is_refused_in_words(older: Path) -> None:
    with pytest.raises(PolicylakeError, match=r"made before facts\.confidence was declared"):
        small_refresh(older, "acorn/2")
    assert len(numbers(older)) == 1


def test_rows_of_an_older_lake_are_verified_after_its_next_refresh(
    older: Path, facts: Table
) -> None:
    with pytest.raises(PolicylakeError, match="the next refresh"):
        verify(older)


def redeclare(monkeypatch: pytest.MonkeyPatch, columns: Mapping[str, Column]) -> None:
    monkeypatch.setitem(TABLES, "terms", replace(TABLES["terms"], columns=columns))


def test_a_lake_with_columns_of_a_newer_version_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_refresh(tmp_path / "lake", "acorn/1")
    known = dict(TABLES["terms"].columns)
    del known["iri"]
    redeclare(monkeypatch, known)
    with pytest.raises(PolicylakeError, match=r"column iri.*a newer one made it; upgrade"):
        small_refresh(tmp_path / "lake", "acorn/2")


def test_a_column_of_another_type_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_refresh(tmp_path / "lake", "acorn/1")
    columns = dict(TABLES["terms"].columns)
    columns["label"] = Column(pl.Int64, "A number")
    redeclare(monkeypatch, columns)
    with pytest.raises(PolicylakeError, match=r"terms\.label is of type VARCHAR"):
        small_refresh(tmp_path / "lake", "acorn/2")

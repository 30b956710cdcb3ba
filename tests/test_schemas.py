"""The declarations: every table and column described, one meaning a name, one place."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest

from warehouse.dictionary import PATH, lake_dictionary
from warehouse.lake import ddl, sql_type
from warehouse.schemas import TABLES, Column, Table

COLUMNS = [(t, name, c) for t in TABLES.values() for name, c in t.columns.items()]


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda t: t.name)
def test_a_table_states_its_grain_and_its_key(table: Table) -> None:
    assert table.description.startswith("One row per ")
    assert table.description.endswith(".")
    assert table.key
    for name in table.key:
        assert not table.columns[name].nullable


@pytest.mark.parametrize(("table", "name", "column"), COLUMNS, ids=lambda v: str(v)[:30])
def test_a_column_is_described(table: Table, name: str, column: Column) -> None:
    assert len(column.description) > 10
    assert not column.description.endswith(".")
    if name.startswith("n_"):
        assert column.unit or "rows" in column.description.lower()


def test_the_same_name_is_the_same_type_everywhere() -> None:
    types: dict[str, set[str]] = {}
    for _, name, column in COLUMNS:
        types.setdefault(name, set()).add(sql_type(column))
    assert {name: kinds for name, kinds in types.items() if len(kinds) > 1} == {}


def test_the_same_id_has_the_same_pattern_everywhere() -> None:
    patterns: dict[str, set[str | None]] = {}
    for _, name, column in COLUMNS:
        if name.endswith(("_id", "sha256")):
            patterns.setdefault(name, set()).add(column.pattern)
    assert {name: p for name, p in patterns.items() if len(p) > 1 or None in p} == {}


def test_references_lead_to_a_column_of_the_same_type() -> None:
    for table, name, column in COLUMNS:
        if column.references:
            parent, key = column.references.split(".")
            assert TABLES[parent].columns[key].dtype == column.dtype, (table.name, name)


def test_names_carry_their_suffix() -> None:
    for table, name, column in COLUMNS:
        where = f"{table.name}.{name}"
        if column.dtype == pl.Boolean:
            assert name.startswith(("is_", "has_")) or name == "success", where
        if column.dtype == pl.Date:
            assert name.endswith("_date") or name in {"valid_from", "valid_to"}, where
        if isinstance(column.dtype, pl.Datetime):
            assert name.endswith("_at"), where


def test_the_ddl_comments_on_every_column() -> None:
    for table in TABLES.values():
        statements = "\n".join(ddl(table))
        for name in table.columns:
            assert f'COMMENT ON COLUMN lake.main.{table.name}."{name}"' in statements


def test_the_dictionary_is_fresh() -> None:
    assert PATH.read_text() == lake_dictionary(), "run `make docs`"


def test_cast_gives_the_declared_columns_and_refuses_what_does_not_fit() -> None:
    table = Table(
        "t",
        "One row per thing.",
        key=("a",),
        columns={"a": Column(pl.Int32, "A number of it"), "b": Column(pl.String, "A name of it")},
    )
    frame = pl.LazyFrame({"b": ["x"], "more": [1], "a": [7]})
    assert table.cast(frame).collect().schema == table.schema
    with pytest.raises(pl.exceptions.InvalidOperationError):
        table.cast(pl.LazyFrame({"a": [2**40], "b": ["x"]})).collect()
    with pytest.raises(pl.exceptions.ColumnNotFoundError):
        table.cast(pl.LazyFrame({"a": [1]})).collect()
    assert replace(table, required=True).empty().schema == table.schema

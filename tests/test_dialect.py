"""The dialect reads inside a transaction that someone else began and will end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import great_expectations.expectations as gxe
import pytest
import sqlalchemy as sa

from expectations.checks import ExpectColumnTypes, ExpectNoRows, ExpectRowsToSatisfy
from expectations.dialect import CONNECTION_STRING, engine_arguments
from expectations.session import Session
from warehouse.extensions import connect

if TYPE_CHECKING:
    import duckdb


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with connect() as connection:
        connection.execute("CREATE TABLE kept (word VARCHAR, n INTEGER, seen TIMESTAMPTZ)")
        connection.execute("BEGIN")
        connection.execute("INSERT INTO kept VALUES ('pending', 1, NULL), ('pen', 2, NULL)")
        yield connection


@pytest.fixture
def engine(connection: duckdb.DuckDBPyConnection) -> Iterator[sa.Engine]:
    engine = sa.create_engine(CONNECTION_STRING, **engine_arguments(connection))
    yield engine
    engine.dispose()


def words(connection: duckdb.DuckDBPyConnection) -> list[str]:
    return [word for (word,) in connection.execute("SELECT word FROM kept ORDER BY n").fetchall()]


def test_rows_can_be_fetched_after_the_connection_is_handed_back(engine: sa.Engine) -> None:
    with engine.connect() as guest:
        result = guest.execute(sa.text("SELECT word FROM kept ORDER BY n"))
    assert result.fetchall() == [("pending",), ("pen",)]


def test_uncommitted_rows_are_seen_and_values_are_bound(engine: sa.Engine) -> None:
    kept = sa.table("kept", sa.column("word"), sa.column("n"))
    with engine.connect() as guest:
        assert guest.execute(sa.select(kept.c.word).where(kept.c.n == 2)).scalar_one() == "pen"


def test_nothing_ends_the_transaction(
    connection: duckdb.DuckDBPyConnection, engine: sa.Engine
) -> None:
    with engine.connect() as guest:
        guest.execute(sa.text("SELECT 1"))
        guest.commit()
    with engine.connect() as guest:
        guest.execute(sa.text("SELECT 1"))
        guest.rollback()
    with engine.begin() as guest:
        guest.execute(sa.text("SELECT 1"))
    engine.dispose()
    assert words(connection) == ["pending", "pen"]
    connection.execute("ROLLBACK")
    assert words(connection) == []


def test_an_error_of_the_guest_leaves_the_connection_open(
    connection: duckdb.DuckDBPyConnection, engine: sa.Engine
) -> None:
    with pytest.raises(sa.exc.DBAPIError), engine.connect() as guest:
        guest.execute(sa.text("SELECT no_such_column FROM kept"))
    engine.dispose()
    assert words(connection) == ["pending", "pen"]


@pytest.mark.parametrize(
    ("definition", "name", "schema"),
    [
        ("CREATE TEMP VIEW shown AS SELECT word, n, seen FROM kept", "shown", None),
        ("CREATE TEMP TABLE shown AS SELECT word, n, seen FROM kept", "shown", None),
        ('CREATE VIEW "odd ""name" AS FROM kept', 'odd "name', None),
        ("CREATE SCHEMA other; CREATE TABLE other.t AS FROM kept", "t", "other"),
        ("ATTACH ':memory:' AS lake; CREATE TEMP VIEW x AS FROM kept", "x", None),
    ],
    ids=["view", "table", "odd name", "schema", "beside another database"],
)
def test_columns_are_described_in_order_with_their_types(
    connection: duckdb.DuckDBPyConnection,
    engine: sa.Engine,
    definition: str,
    name: str,
    schema: str | None,
) -> None:
    connection.execute(definition)
    inspector = sa.inspect(engine)
    assert [(c["name"], str(c["type"])) for c in inspector.get_columns(name, schema)] == [
        ("word", "VARCHAR"),
        ("n", "INTEGER"),
        ("seen", "TIMESTAMP WITH TIME ZONE"),
    ]
    assert inspector.get_pk_constraint(name, schema)["constrained_columns"] == []


def test_expectations_see_the_rows(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    def outcome(name: str, kind: type[gxe.Expectation], **arguments: Any) -> bool:
        expectation = kind(meta={"rule": name}, **arguments)
        result = Session(connection).evaluate("kept", [expectation])[name]
        assert not result.exception_info["raised_exception"]
        return bool(result.success)

    names = gxe.ExpectTableColumnsToMatchOrderedList
    assert outcome("names", names, column_list=["word", "n", "seen"])
    assert not outcome("order", names, column_list=["n", "word", "seen"])
    assert outcome("types", ExpectColumnTypes, types={"word": "VARCHAR"})
    assert not outcome("type", ExpectColumnTypes, types={"n": "VARCHAR"})
    assert outcome("known", ExpectRowsToSatisfy, condition="word IN ('pen', 'pending')")
    assert not outcome("some", ExpectRowsToSatisfy, condition="word LIKE 'pen' ESCAPE '%'")
    assert not outcome("unknown", ExpectRowsToSatisfy, condition="seen < now()")
    assert outcome("none", ExpectNoRows, query="SELECT 1 FROM kept WHERE n > 2")
    assert not outcome("found", ExpectNoRows, query="SELECT 1 FROM kept WHERE n > 1")
    assert outcome("counted", gxe.ExpectTableRowCountToEqual, value=2)
    assert not outcome("miscounted", gxe.ExpectTableRowCountToEqual, value=0)
    connection.execute("ROLLBACK")
    assert words(connection) == []

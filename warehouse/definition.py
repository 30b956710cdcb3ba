"""The tables and views of a lake, as its next publish makes them of the declarations."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from typing import TYPE_CHECKING

from warehouse.catalog import last_commit
from warehouse.errors import PolicylakeError
from warehouse.fact_views import fact_views_sql
from warehouse.lake import ddl, literal, sql_type
from warehouse.schemas import TABLES

if TYPE_CHECKING:
    import duckdb

    from warehouse.schemas import Table


def define_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the tables, columns and views that the lake lacks, with their comments.

    Part of the publish under way on ``connection``, so that it makes no snapshot of its own. The
    rows that are there have the declared ``earlier`` value in a new column.

    Raises:
        PolicylakeError: a newer policylake made the lake, or an older one whose rows have no value
            for a column.
    """
    statements = _missing(connection)
    for statement in statements:
        connection.execute(statement)
    if statements or last_commit(connection).get("views") != views_hash():
        connection.execute(views_sql().replace("CREATE VIEW", "CREATE OR REPLACE VIEW"))


def require_present_day(connection: duckdb.DuckDBPyConnection) -> None:
    """Refuse a lake whose tables are not the declared ones.

    Raises:
        PolicylakeError: another version made it, and no publish has brought it up to date.
    """
    if _missing(connection):
        raise PolicylakeError(
            "the lake's files are sound; its rows cannot be checked yet, because an older "
            "policylake made it: the next refresh that publishes adds what it lacks"
        )


def _missing(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The statements that bring the lake's tables to what is declared."""
    present = _present(connection)
    return [
        statement
        for table in TABLES.values()
        for statement in (
            _added(table, present[table.name]) if table.name in present else ddl(table)
        )
    ]


def _present(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """Table → column → type of what the lake has."""
    tables: dict[str, dict[str, str]] = {}
    for table, column, kind in connection.execute(
        "SELECT t.table_name, c.column_name, c.data_type FROM duckdb_tables() AS t "
        "JOIN duckdb_columns() AS c USING (database_name, table_name) "
        "WHERE database_name = 'lake'"
    ).fetchall():
        tables.setdefault(table, {})[column] = kind
    return tables


def _added(table: Table, present: dict[str, str]) -> list[str]:
    """The statements that give ``table`` the declared columns that it lacks."""
    if strange := present.keys() - table.columns.keys():
        raise PolicylakeError(
            f"the lake's table {table.name} has a column {min(strange)} that this policylake does "
            "not know: a newer one made it; upgrade policylake"
        )
    target = f"lake.main.{table.name}"
    statements = []
    for name, column in table.columns.items():
        kind = sql_type(column)
        if name in present:
            if present[name] != _TYPE_NAMES.get(kind, kind):
                raise PolicylakeError(
                    f"the lake's column {table.name}.{name} is of type {present[name]}, and this "
                    f"policylake writes {kind}: another version made the lake; use that one, or "
                    "make the lake anew from its sources"
                )
            continue
        if not column.nullable and column.earlier is None:
            raise PolicylakeError(
                f"the lake was made before {table.name}.{name} was declared, and its rows have no "
                "value for it; make the lake anew from its sources"
            )
        default = "" if column.earlier is None else f" DEFAULT {_literal(column.earlier, kind)}"
        statements += [
            f'ALTER TABLE {target} ADD COLUMN "{name}" {kind}{default}',
            f'COMMENT ON COLUMN {target}."{name}" IS {literal(column.description)}',
        ]
    return statements


_TYPE_NAMES = {"TIMESTAMPTZ": "TIMESTAMP WITH TIME ZONE"}
"""Types that DuckDB lists by another name than the one that they are declared by."""


def _literal(value: str, kind: str) -> str:
    """``value`` as DuckLake takes a default: bare, with no cast."""
    return value if kind in _BARE else literal(value)


_BARE = ("INTEGER", "BIGINT", "DOUBLE", "BOOLEAN")


def views_hash() -> str:
    """SHA-256 of what defines the views; each commit tells it."""
    return hashlib.sha256(views_sql().encode()).hexdigest()


def views_sql() -> str:
    """The statements that make every view of a lake."""
    written = files("warehouse").joinpath("views.sql").read_text(encoding="utf-8")
    return f"{written}\n{fact_views_sql()}"

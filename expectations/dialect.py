"""Lets Great Expectations query a DuckDB connection inside a transaction that is not its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from duckdb_engine import ConnectionWrapper
from duckdb_engine import Dialect as DuckDBDialect
from sqlalchemy.dialects import registry
from sqlalchemy.pool import StaticPool

if TYPE_CHECKING:
    import duckdb

CONNECTION_STRING = "policylake://"
"""The URL under which SQLAlchemy finds the dialect."""


class ReflectedType(sa.types.UserDefinedType[Any]):
    """A column's type, by the name that DuckDB gives it."""

    cache_ok = True

    def __init__(self, name: str) -> None:
        self.name = name

    def get_col_spec(self, **_: Any) -> str:
        return self.name


class PublishingDialect(DuckDBDialect):
    """DuckDB for a guest in someone else's transaction: it can read, and end nothing.

    duckdb_engine hands every result out through the one connection, and rolls back when SQLAlchemy
    takes the connection back; Great Expectations fetches only after that, and finds no rows.
    """

    driver = "policylake"
    supports_statement_cache = False

    def do_begin(self, dbapi_connection: Any) -> None:
        """The transaction is open already."""

    def do_commit(self, dbapi_connection: Any) -> None:
        """The publisher commits."""

    def do_rollback(self, dbapi_connection: Any) -> None:
        """The publisher rolls back."""

    def do_close(self, dbapi_connection: Any) -> None:
        """The publisher closes its connection."""

    def do_terminate(self, dbapi_connection: Any) -> None:
        """The publisher closes its connection."""

    def get_columns(
        self, connection: Any, table_name: str, schema: str | None = None, **_: Any
    ) -> list[Any]:
        """Names and types in order, of tables and views alike."""
        target = self.identifier_preparer.quote_identifier(table_name)
        if schema:
            target = f"{self.identifier_preparer.quote_schema(schema)}.{target}"
        described = connection.exec_driver_sql(f"DESCRIBE {target}").fetchall()
        return [
            {"name": name, "type": ReflectedType(kind), "nullable": True, "default": None}
            for name, kind, *_ in described
        ]

    def get_pk_constraint(
        self, connection: Any, table_name: str, schema: str | None = None, **_: Any
    ) -> Any:
        """None: a lake has no constraints, keys are expectations."""
        return {"constrained_columns": [], "name": None}


registry.register("policylake", __name__, PublishingDialect.__name__)


def engine_arguments(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """Keyword arguments of `sqlalchemy.create_engine` for an engine on ``connection`` itself."""
    wrapped = ConnectionWrapper(connection)
    return {"creator": lambda: wrapped, "poolclass": StaticPool}

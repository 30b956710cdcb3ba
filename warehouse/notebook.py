"""A lake to explore from Python: SQL by DuckDB, and its tables as Polars frames."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
from polars.io.plugins import register_io_source

from warehouse import lake as lakes
from warehouse.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import duckdb


class Lake:
    """A snapshot of a lake, read-only; `warehouse.open_lake` opens one."""

    def __init__(self, root: Path, snapshot: int | None) -> None:
        self.connection = lakes.open_lake(root, snapshot=snapshot)
        """The DuckDB connection: the lake is attached as ``lake``, and its default."""
        lakes.require_published(self.connection, root)
        rows = self.connection.execute("SHOW TABLES").fetchall()
        self.tables = sorted(str(name) for (name,) in rows)
        """Names of all tables and views."""

    def sql(self, query: str) -> duckdb.DuckDBPyRelation:
        """What a query answers: `.show()`, `.pl()`, `.df()` and `.fetchall()` give it out.

        Raises:
            duckdb.Error: DuckDB does not understand the query.
        """
        return self.connection.sql(query)

    def scan(self, table: str) -> pl.LazyFrame:
        """A table or view as a lazy frame; only the columns and rows that are used are read.

        Raises:
            UsageError: there is no such table.
        """
        if table not in self.tables:
            raise UsageError(f"there is no table {table!r}; there are {', '.join(self.tables)}")
        query = f'FROM lake.main."{table}"'

        def rows(
            names: list[str] | None,
            predicate: pl.Expr | None,
            n_rows: int | None,
            _batch_size: int | None,
        ) -> Iterator[pl.DataFrame]:
            # On a connection of its own: a plan may read several tables at once.
            with self.connection.cursor() as connection:
                connection.execute("SET TimeZone = 'UTC'")  # a setting of each connection
                frame: Any = connection.sql(query).pl(lazy=True)
                if predicate is not None:
                    frame = frame.filter(predicate)
                if names is not None:
                    frame = frame.select(names)
                if n_rows is not None:
                    frame = frame.head(n_rows)
                yield frame.collect()

        schema = self.connection.sql(f"{query} LIMIT 0").pl().schema
        return register_io_source(rows, schema=schema)

    def close(self) -> None:
        """Let go of the lake."""
        self.connection.close()

    def __enter__(self) -> Lake:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

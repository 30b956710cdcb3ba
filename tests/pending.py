"""A tiny lake with a publish under way, to be audited."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from tests.pending_rows import Rows, state
from warehouse.extensions import connect
from warehouse.figures import remember_figures, remember_superseded, show_figures
from warehouse.lake import sql_type
from warehouse.schemas import TABLES

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb


def frame(table: str, rows: Rows) -> pl.DataFrame:
    """``rows`` of ``table`` with its declared columns and types."""
    return pl.DataFrame(rows.get(table, []), schema=TABLES[table].schema)


def open_publish(folder: Path) -> duckdb.DuckDBPyConnection:
    """A connection to a DuckLake in ``folder`` with both refreshes' rows and the `new_` tables.

    No transaction is open. The tables lack the NOT NULL of the declarations, as files do that are
    registered with DuckLake: it does not look into them.
    """
    connection = connect("sqlite_scanner", "ducklake")
    connection.execute(
        f"ATTACH 'ducklake:sqlite:{folder}/catalog.sqlite' AS lake "
        f"(DATA_PATH '{folder}/data', META_JOURNAL_MODE 'WAL')"
    )
    connection.execute("CALL lake.set_option('data_inlining_row_limit', '0')")
    old, new = state()
    connection.execute("BEGIN")
    for name, table in TABLES.items():
        columns = ", ".join(f'"{c}" {sql_type(column)}' for c, column in table.columns.items())
        added, present = frame(name, new), frame(name, old)
        connection.register("added", added).register("present", present)
        connection.execute(f"CREATE TABLE lake.main.{name} ({columns})")
        connection.execute(f"CREATE TEMP TABLE new_{name} ({columns})")
        connection.execute(f"INSERT INTO new_{name} SELECT * FROM added")
        if present.height or added.height:
            connection.execute(
                f"INSERT INTO lake.main.{name} SELECT * FROM present UNION ALL SELECT * FROM added"
            )
    remember_figures(connection)
    remember_superseded(connection, ())
    show_figures(connection)
    connection.execute("COMMIT")
    return connection

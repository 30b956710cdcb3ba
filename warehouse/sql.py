"""One SELECT over a lake, in a connection that can do nothing else.

The catalog is copied into a temporary DuckDB file, so that the connection which runs the query
never loads the sqlite extension: with it, a query could get around DuckDB's settings and read or
write the catalog.
"""

from __future__ import annotations

import json
import re
import sqlite3
import tempfile
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from warehouse.errors import UsageError
from warehouse.extensions import connect
from warehouse.lake import is_damaged_file, literal, require_lake, require_published

if TYPE_CHECKING:
    from collections.abc import Iterator

_TABLE_FUNCTIONS = frozenset(
    [
        "unnest",
        "range",
        "generate_series",
        "json_each",
        "json_tree",
        "repeat_row",
        "snapshots",
        "pragma_table_info",
        "duckdb_columns",
        "duckdb_tables",
        "duckdb_views",
        "duckdb_functions",
        "duckdb_types",
        "duckdb_keywords",
    ]
)
"""Table functions that read neither files nor settings and change nothing."""

_LOOK_SECONDS = 0.1
"""How often it is looked whether the user wants to stop."""

_EXPLAIN = re.compile(r"\s*explain\s+(analyze\s+)?(?!\()", re.IGNORECASE)


@contextmanager
def sandbox(root: Path, snapshot: int | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A locked connection that sees the lake in ``root`` and can touch nothing outside its data.

    Raises:
        UsageError: there is no lake in ``root``, or no snapshot of that number.
    """
    layout = require_lake(root)
    data = str(layout.data.resolve()) + "/"
    with tempfile.TemporaryDirectory(prefix="policylake-") as folder:
        catalog = Path(folder) / "catalog.duckdb"
        _copy_catalog(layout.catalog, catalog)
        connection = connect("ducklake")
        try:
            _attach(connection, catalog, data, snapshot)
            for setting, value in (
                ("temp_directory", literal(folder + "/spill")),
                ("allowed_directories", f"[{literal(data)}]"),
                ("enable_external_access", "false"),
                ("lock_configuration", "true"),
            ):
                connection.execute(f"SET {setting} = {value}")
            require_published(connection, root)
            yield connection
        finally:
            connection.close()


def run_select(
    connection: duckdb.DuckDBPyConnection, query: str
) -> tuple[list[str], list[tuple[Any, ...]]]:
    """(column names, rows) of one SELECT or EXPLAIN.

    Raises:
        UsageError: the statement is not one, or DuckDB refuses it; the message is one line.
    """
    check_select(connection, query)

    def answer() -> tuple[list[str], list[tuple[Any, ...]]]:
        cursor = connection.execute(query)
        return [column[0] for column in cursor.description], cursor.fetchall()

    # DuckDB may not look for a signal until it is done; this thread does.
    with ThreadPoolExecutor(max_workers=1) as other:
        answered = other.submit(answer)
        try:
            while not wait([answered], _LOOK_SECONDS).done:
                pass
            return answered.result()
        except duckdb.Error as error:
            if is_damaged_file(error):
                raise
            raise UsageError(_one_line(error)) from error
        except KeyboardInterrupt:
            connection.interrupt()
            raise


def check_select(connection: duckdb.DuckDBPyConnection, query: str) -> None:
    """Refuse what is not exactly one SELECT (or EXPLAIN of one) on tables and harmless functions.

    Raises:
        UsageError: with the reason.
    """
    if "\0" in query:
        raise UsageError("the SQL holds a character that is none (NUL)")
    select = _EXPLAIN.sub("", query, count=1) if _EXPLAIN.match(query) else query
    # Not as a parameter: with one, DuckDB imports pandas, which takes a third of a second.
    row = connection.execute(f"SELECT json_serialize_sql({literal(select)}::VARCHAR)").fetchone()
    parsed = json.loads(row[0]) if row else {}
    if parsed.get("error_type") == "parser":
        raise UsageError(f"the SQL is not understood: {_one_line(parsed['error_message'])}")
    if parsed.get("error") or len(parsed.get("statements", ())) != 1:
        raise UsageError("sql takes exactly one SELECT (or EXPLAIN SELECT) statement")
    for name in _table_functions(parsed):
        if name.lower() not in _TABLE_FUNCTIONS:
            raise UsageError(f"the table function {name}() is not open to sql")


def _table_functions(node: object) -> Iterator[str]:
    pending = [node]
    while pending:
        current = pending.pop()
        if isinstance(current, dict):
            if current.get("type") == "TABLE_FUNCTION":
                yield str(current["function"]["function_name"])
            pending += current.values()
        elif isinstance(current, list):
            pending += current


def _copy_catalog(catalog: Path, target: Path) -> None:
    """Copy the SQLite catalog, at one moment of its life, into a DuckDB file."""
    frozen = target.with_suffix(".sqlite")
    with (
        closing(sqlite3.connect(f"{catalog.resolve().as_uri()}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(frozen)) as copy,
    ):
        source.backup(copy)
    with connect("sqlite_scanner") as connection:
        connection.execute(f"ATTACH {literal(str(frozen))} AS source (TYPE sqlite, READ_ONLY)")
        connection.execute(f"ATTACH {literal(str(target))} AS target")
        connection.execute("COPY FROM DATABASE source TO target")
    frozen.unlink()


def _attach(
    connection: duckdb.DuckDBPyConnection, catalog: Path, data: str, snapshot: int | None
) -> None:
    options = [f"DATA_PATH {literal(data)}", "OVERRIDE_DATA_PATH true", "READ_ONLY"]
    if snapshot is not None:
        options.append(f"SNAPSHOT_VERSION {snapshot:d}")
    try:
        connection.execute(
            f"ATTACH {literal(f'ducklake:{catalog}')} AS lake ({', '.join(options)})"
        )
    except duckdb.Error as error:
        if snapshot is not None and "snapshot" in str(error).lower():
            raise UsageError(
                f"the lake has no snapshot {snapshot}; see `policylake snapshots`"
            ) from error
        raise
    connection.execute("USE lake")


def _one_line(error: object) -> str:
    return " ".join(str(error).split("\n\n")[0].split())

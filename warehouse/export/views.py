"""The views of a lake over the Parquet files of a release, for any DuckDB."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import duckdb

from warehouse.definition import views_sql
from warehouse.export.scope import columns, tables
from warehouse.extensions import connect
from warehouse.lake import ddl
from warehouse.views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warehouse.export.scope import Scope
    from warehouse.schemas import Column

_SCHEMA: Final = "lake.main."
_TEXT_LINE: Final = "\n    text,"


@dataclass(frozen=True)
class ReleaseView:
    """A view that can be made of the tables of a release."""

    name: str
    description: str
    columns: dict[str, Column]
    sql: str


def release_views(scope: Scope) -> list[ReleaseView]:
    """The views of a release, in the order in which they can be made.

    A release without texts has no views that are about texts, and the others without theirs.
    """
    with connect() as connection:
        connection.execute("ATTACH ':memory:' AS lake")
        for table in tables():
            for statement in ddl(replace(table, columns=columns(table, scope))):
                connection.execute(statement)
        made = [sql for sql in _statements(connection, scope) if _is_made(connection, sql)]
        rows = connection.execute(
            "SELECT v.view_name, v.comment, list(c.column_name ORDER BY c.column_index) "
            "FROM duckdb_views() AS v JOIN duckdb_columns() AS c "
            "ON c.database_name = v.database_name AND c.table_name = v.view_name "
            "WHERE v.database_name = 'lake' AND NOT v.internal GROUP BY ALL"
        ).fetchall()
    described = {name: (comment, names) for name, comment, names in rows}
    return [
        ReleaseView(name, comment, _columns(name, names), sql.replace(_SCHEMA, ""))
        for sql in made
        for name in (sql.split()[2].removeprefix(_SCHEMA),)
        for comment, names in (described[name],)
    ]


def release_sql(views: list[ReleaseView]) -> str:
    """The statements that make tables of a release's files, and then its views."""
    files = [
        f"CREATE VIEW {table.name} AS FROM 'data/{table.name}/*.parquet';" for table in tables()
    ]
    return "\n".join(
        [
            "-- The tables and views of this release, for DuckDB, to be run from its folder.",
            *files,
            "",
            *(f"{view.sql};\n" for view in views),
        ]
    )


def _columns(view: str, names: list[str]) -> dict[str, Column]:
    found = {name: VIEWS[view].column(name) for name in names}
    return {name: column for name, column in found.items() if column}


def _statements(connection: duckdb.DuckDBPyConnection, scope: Scope) -> Iterator[str]:
    written = views_sql() if scope.with_text else views_sql().replace(_TEXT_LINE, "")
    for statement in connection.extract_statements(written):
        yield statement.query.strip().removesuffix(";")


def _is_made(connection: duckdb.DuckDBPyConnection, sql: str) -> bool:
    """Whether ``sql`` makes a view, now that it has been run; comments on views are run too."""
    try:
        connection.execute(sql)
    except duckdb.Error:
        return False
    return sql.startswith("CREATE VIEW")

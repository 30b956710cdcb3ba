"""The data dictionary, written from the declarations: `make docs`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from warehouse.definition import views_sql
from warehouse.extensions import connect
from warehouse.fact_kinds import FactKind
from warehouse.lake import ddl, sql_type
from warehouse.schemas import TABLES, Column, Table
from warehouse.views import VIEWS
from warehouse.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PATH = Path(__file__).with_name("DICTIONARY.md")


Described = tuple[str, str, dict[str, Column]]
"""Name, description and columns of a view."""


def lake_dictionary() -> str:
    """The dictionary of everything that a lake holds, as markdown: its tables, then its views."""
    return "\n\n".join(
        [
            "# Data dictionary",
            "Written by `make docs` from `warehouse/schemas` and `warehouse/views.py`; do not edit "
            "it by hand.",
            "The tables come first, the [views](#views) after them. What a value of a column "
            "with a closed set means stands below its table; the terms of the vocabularies are "
            "rows of `terms`, such as those of recipients: `SELECT term, definition FROM terms "
            "WHERE scheme = 'recipients'`.",
            *(_table(table) for table in TABLES.values()),
            "# Views",
            "A view holds no rows of its own. A column that is one of a table means the same.",
            *(_view(*view) for view in views()),
            "",
        ]
    )


def dictionary(tables: Iterable[Table], views: Iterable[Described] = ()) -> str:
    """The dictionary of the tables and views of a release, as markdown."""
    return "\n\n".join(
        [
            "# Data dictionary",
            "The tables of this release, then the views that views.sql makes of them.",
            *(_table(table) for table in tables),
            "# Views",
            *(_view(*view) for view in views),
            "",
        ]
    )


def views() -> list[Described]:
    """Name, description and columns of each view, by name; made in an empty database to be seen."""
    with connect() as connection:
        connection.execute("ATTACH ':memory:' AS lake")
        for table in TABLES.values():
            for statement in ddl(table):
                connection.execute(statement)
        connection.execute(views_sql())
        rows = connection.execute(
            "SELECT v.view_name, v.comment, list(c.column_name ORDER BY c.column_index) "
            "FROM duckdb_views() AS v JOIN duckdb_columns() AS c "
            "ON c.database_name = v.database_name AND c.table_name = v.view_name "
            "WHERE v.database_name = 'lake' AND NOT v.internal GROUP BY ALL ORDER BY 1"
        ).fetchall()
    return [
        (view, comment, {name: _of_view(view, name) for name in names})
        for view, comment, names in rows
    ]


def _of_view(view: str, name: str) -> Column:
    column = VIEWS[view].column(name)
    if column is None:
        raise LookupError(f"warehouse/views.py says nothing of {view}.{name}")
    return column


def _view(name: str, description: str, columns: dict[str, Column]) -> str:
    return "\n\n".join([f"## {name}\n\n{description}", _columns(columns)])


def _columns(columns: Mapping[str, Column]) -> str:
    rows = ["| column | type | unit | description |", "|---|---|---|---|"]
    for name, column in columns.items():
        kind = sql_type(column) + (", nullable" if column.nullable else "")
        rows.append(f"| {name} | {kind} | {column.unit or ''} | {_describe(column)} |")
    return "\n".join(rows)


def _table(table: Table) -> str:
    head = f"## {table.name}\n\n{table.description}\n\nKey: {', '.join(table.key)}."
    closed = [
        f"`{name}` is one of:\n\n" + "\n".join(_member(member) for member in column.values)
        for name, column in table.columns.items()
        if column.values
    ]
    return "\n\n".join([head, _columns(table.columns), *closed])


def _member(member: Vocabulary) -> str:
    """A value with its meaning, and a fact's kind with the keys of its attributes."""
    keys = member.attributes if isinstance(member, FactKind) else {}
    listed = "; ".join(f"`{key}`, {meaning}" for key, meaning in keys.items())
    return f"- `{member}`: {member.meaning}" + (f". Attributes: {listed}" if listed else "")


def _describe(column: Column) -> str:
    text = column.description.replace("|", "\\|")
    return f"{text}; refers to {column.references}" if column.references else text


if __name__ == "__main__":
    PATH.write_text(lake_dictionary(), encoding="utf-8")

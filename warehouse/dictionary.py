"""The data dictionary, written from the declarations: `make docs`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from warehouse.fact_kinds import FactKind
from warehouse.lake import sql_type
from warehouse.schemas import TABLES, Column, Table
from warehouse.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

PATH = Path(__file__).with_name("DICTIONARY.md")


def dictionary(tables: Iterable[Table] = TABLES.values()) -> str:
    """The dictionary of ``tables``, as markdown."""
    parts = [
        "# Data dictionary",
        "Written by `make docs` from `warehouse/schemas`; do not edit it by hand.",
        *(_table(table) for table in tables),
    ]
    return "\n\n".join(parts) + "\n"


def _table(table: Table) -> str:
    head = f"## {table.name}\n\n{table.description}\n\nKey: {', '.join(table.key)}."
    rows = ["| column | type | unit | description |", "|---|---|---|---|"]
    for name, column in table.columns.items():
        kind = sql_type(column) + (", nullable" if column.nullable else "")
        rows.append(f"| {name} | {kind} | {column.unit or ''} | {_describe(column)} |")
    closed = [
        f"`{name}` is one of:\n\n" + "\n".join(_member(member) for member in column.values)
        for name, column in table.columns.items()
        if column.values
    ]
    return "\n\n".join([head, "\n".join(rows), *closed])


def _member(member: Vocabulary) -> str:
    """A value with its meaning, and a fact's kind with the keys of its attributes."""
    keys = member.attributes if isinstance(member, FactKind) else {}
    listed = "; ".join(f"`{key}`, {meaning}" for key, meaning in keys.items())
    return f"- `{member}`: {member.meaning}" + (f". Attributes: {listed}" if listed else "")


def _describe(column: Column) -> str:
    text = column.description.replace("|", "\\|")
    return f"{text}; refers to {column.references}" if column.references else text


if __name__ == "__main__":
    PATH.write_text(dictionary(), encoding="utf-8")

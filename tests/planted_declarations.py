"""What breaks each expectation that is derived from the declaration of a table."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from tests.planting import (
    B1,
    BEHIND,
    NOBODY,
    RULES,
    SPOILT,
    Planted,
    change,
    planted,
    repeat,
)
from warehouse.schemas import TABLES, Column

# The tables that are written after the audit have rows when a lake is verified.
LATE = ("quality_results", "files")


def spoilt(column: str, declaration: Column) -> Iterator[tuple[str, str]]:
    """Values that break a column's declaration, by the rules that may follow from it."""
    yield "not_null", "NULL"
    is_list = isinstance(declaration.dtype, pl.List)
    yield "known", "['unheard-of']" if is_list else "'unheard-of'"
    yield "pattern", f"concat('X', {column})"
    if declaration.minimum is not None:
        yield "range", str(declaration.minimum - 1)
    if declaration.maximum is not None:
        yield "range", str(declaration.maximum + 1)
    yield "number", "'NaN'::DOUBLE"


def of_columns(table: str) -> Iterator[Planted]:
    """What breaks the declarations of the columns; of several columns at once."""
    rows = (f"INSERT INTO new_{table} FROM lake.main.{table}",) * (table in LATE)
    leads = RULES[f"{table}.columns"][0].leads_to_documents
    together: dict[tuple[str, int, bool], dict[str, str]] = {}
    for name, column in TABLES[table].columns.items():
        for place, (rule, value) in enumerate(spoilt(name, column)):
            if f"{table}.{name}_{rule}" in RULES:
                together.setdefault((rule, place, name == leads), {})[name] = value
        if f"{table}.{name}_found" in RULES:
            documents = () if leads in {None, name} else BEHIND.get(table, (B1,))
            change_it = rows + change(table, f"{name} = '{NOBODY}'")
            yield planted(f"{table}.{name}_found", change_it, documents)
    for (rule, _, is_lead), columns in together.items():
        documents = () if is_lead or leads is None else BEHIND.get(table, (B1,))
        if (table, rule, is_lead) == ("documents", "pattern", True):
            documents = (f"X{B1}",)
        settings = ", ".join(f"{name} = {value}" for name, value in columns.items())
        spoil = f"UPDATE new_{table} SET {settings} WHERE {SPOILT[table]}"
        names = tuple(f"{table}.{name}_{rule}" for name in columns)
        yield Planted(names, (*rows, spoil), documents)


def of_table(table: str) -> Iterator[Planted]:
    """What breaks the declaration of a table as a whole."""
    first, *_, last = TABLES[table].columns
    rename = f"ALTER TABLE new_{table} RENAME COLUMN {first} TO something_else"
    widen = f"ALTER TABLE new_{table} ADD COLUMN one_more INTEGER"
    retype = f"ALTER TABLE new_{table} ALTER {last} SET DATA TYPE BLOB USING NULL"
    yield planted(f"{table}.columns", (rename,), ())
    yield planted(f"{table}.columns", (widen,), ())
    yield planted(f"{table}.types", (retype,), ())
    if f"across_tables.{table}_not_empty" in RULES:
        delete = f"DELETE FROM lake.main.{table}"
        yield planted(f"across_tables.{table}_not_empty", (delete,), ())
    rows = (f"INSERT INTO new_{table} FROM lake.main.{table}",) * (table in LATE)
    if f"{table}.key_unique" in RULES:
        leads = RULES[f"{table}.key_unique"][0].leads_to_documents
        again = rows + repeat(table, SPOILT[table])
        documents = BEHIND.get(table, (B1,)) if leads else ()
        yield planted(f"{table}.key_unique", again, documents)


DECLARED = [broken for table in TABLES for broken in (*of_table(table), *of_columns(table))]

"""Expectations that follow from a table's declaration in warehouse.schemas."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import polars as pl
from great_expectations import expectations as gxe

from expectations.checks import ExpectColumnTypes
from expectations.rule import Rule, built_in, every, no_row
from warehouse.schemas import TABLES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from warehouse.schemas import Column, Table

_SQL_TYPES: dict[Any, str] = {
    pl.String: "VARCHAR",
    pl.Int32: "INTEGER",
    pl.Int64: "BIGINT",
    pl.Float64: "DOUBLE",
    pl.Boolean: "BOOLEAN",
    pl.Date: "DATE",
    pl.Datetime: "TIMESTAMP WITH TIME ZONE",
}


def structure(
    table: Table, leads_to_documents: str | None = None, implied: Collection[str] = ()
) -> tuple[Rule, ...]:
    """Columns and types, then what each column allows, then the key and the references.

    Args:
        table: The declaration.
        leads_to_documents: As in `Suite`.
        implied: Names of rules to leave out, because other rules of the suite say more; on the
            large tables each costs a pass over a column.
    """
    told = (leads_to_documents,) if leads_to_documents else ()
    rules = (
        *columns(table),
        *values(table),
        unique_key(table, tuple(dict.fromkeys((*table.key, *told)))),
        *references(table, told),
    )
    return tuple(rule for rule in rules if rule.name not in implied)


def columns(table: Table) -> tuple[Rule, ...]:
    """The columns are the declared ones, in order and with their types."""
    names = built_in(
        "columns",
        f"{table.name} has the declared columns in the declared order",
        gxe.ExpectTableColumnsToMatchOrderedList,
        column_list=list(table.columns),
    )
    types = built_in(
        "types",
        f"The columns of {table.name} have the declared types",
        ExpectColumnTypes,
        types={name: _sql_type(column) for name, column in table.columns.items()},
    )
    return replace(names, of_table=True), replace(types, of_table=True)


def values(table: Table) -> Iterator[Rule]:
    """What each column's declaration says of its values."""
    for name, column in table.columns.items():
        if not column.nullable:
            yield every(
                f"{name}_not_null",
                f"{table.name}.{name} is never null",
                f'"{name}" IS NOT NULL',
            )
        if column.values:
            known = ", ".join(_literal(member) for member in column.values)
            if isinstance(column.dtype, pl.List):
                is_known = f'list_has_all([{known}], "{name}")'
                said = "holds values"
            else:
                is_known = f'"{name}" IN ({known})'
                said = "is one of the values"
            yield _where_given(
                name, "known", f"{table.name}.{name} {said} of {column.values.__name__}", is_known
            )
        # A reference is compared with the column that it refers to, which has the pattern.
        if column.pattern and not column.references:
            yield _where_given(
                name,
                "pattern",
                f"{table.name}.{name} matches {column.pattern}",
                f'regexp_matches("{name}", {_literal(column.pattern)})',
            )
        limits = ((">=", column.minimum), ("<=", column.maximum))
        if compared := [f'"{name}" {sign} {limit}' for sign, limit in limits if limit is not None]:
            yield _where_given(
                name,
                "range",
                f"{table.name}.{name} lies {_range_in_words(column)}",
                " AND ".join(compared),
            )
        if column.dtype == pl.Float64:
            # By the statistics of a Parquet file, which leave NaN out, DuckDB may find that the
            # whole column lies in its range without looking at a row.
            yield _where_given(
                name, "number", f"{table.name}.{name} is a number", f'NOT isnan("{name}")'
            )


def _where_given(column: str, what: str, description: str, condition: str) -> Rule:
    """Each value that ``column`` has satisfies ``condition``."""
    return every(
        f"{column}_{what}", description, f'"{column}" IS NULL OR ({condition})', shows=(column,)
    )


def _literal(text: str) -> str:
    return "'" + str(text).replace("'", "''") + "'"


def unique_key(table: Table, told: tuple[str, ...]) -> Rule:
    """The key of each new row occurs once among old and new rows together.

    ``told`` are the columns that a failing row shows.
    """
    key = _listed(table.key)
    return no_row(
        "key_unique",
        f"No two rows of {table.name}, old or new, have the same {', '.join(table.key)}",
        f"""
        SELECT {_listed(told)} FROM new_{table.name} SEMI JOIN (
            SELECT {key} FROM lake.main.{table.name}
            WHERE hash({key}) IN (SELECT hash({key}) FROM new_{table.name})
            GROUP BY {key} HAVING count(*) > 1
        ) USING ({key})
        """,
    )


def references(table: Table, told: tuple[str, ...]) -> Iterator[Rule]:
    """What a column refers to is there, among old and new rows.

    Where the referred table's key has several columns, those of the same name must agree too.
    """
    for name, column in table.columns.items():
        if column.references:
            target, target_column = column.references.split(".")
            shared = [k for k in TABLES[target].key if k != target_column and k in table.columns]
            yield no_row(
                f"{name}_found",
                f"What {table.name}.{name} names is in {target}",
                _not_found(table, target, {name: target_column} | {k: k for k in shared}, told),
            )


def _not_found(table: Table, target: str, pairs: dict[str, str], told: tuple[str, ...]) -> str:
    """The new rows of ``table`` without a partner in ``target``.

    The old rows of the target are looked at only for what its new rows lack: mostly nothing.
    """
    own = list(dict.fromkeys([*told, *pairs]))
    on = " AND ".join(f'o."{mine}" = t."{other}"' for mine, other in pairs.items())
    given = " AND ".join(f'"{mine}" IS NOT NULL' for mine in pairs)
    return f"""
        WITH missing AS MATERIALIZED (
            SELECT {_listed(own)} FROM (SELECT * FROM new_{table.name} WHERE {given}) AS o
            ANTI JOIN new_{target} AS t ON {on}
        )
        SELECT {_listed(own)} FROM missing AS o ANTI JOIN (
            SELECT {_listed(pairs.values())} FROM lake.main.{target} AS t
            SEMI JOIN missing AS o ON {on}
        ) AS t ON {on}
        """


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _range_in_words(column: Column) -> str:
    if column.maximum is None:
        return f"at {column.minimum} or above"
    return f"between {column.minimum} and {column.maximum}"


def _sql_type(column: Column) -> str:
    """The type as DuckDB's DESCRIBE names it."""
    dtype = column.dtype
    if isinstance(dtype, pl.List):
        return _SQL_TYPES[dtype.inner.base_type()] + "[]"
    return _SQL_TYPES[dtype.base_type()]

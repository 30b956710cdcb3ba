"""A lake in memory, with every table and view, whose rows a test plants one by one."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

import duckdb
import polars as pl

from warehouse.definition import views_sql
from warehouse.lake import ddl
from warehouse.schemas import TABLES

_DEFAULTS: dict[Any, Any] = {
    pl.String: "",
    pl.Int32: 0,
    pl.Int64: 0,
    pl.Float64: 0.5,
    pl.Boolean: False,
    pl.Date: date(2020, 1, 1),
    pl.Datetime: datetime(2026, 1, 1, tzinfo=UTC),
}


class PlantedLake:
    """Tables and views as a lake has them. Columns that a test does not name hold any value."""

    def __init__(self) -> None:
        self.connection = duckdb.connect()
        self.connection.execute("ATTACH ':memory:' AS lake")
        for table in TABLES.values():
            for statement in ddl(table):
                self.connection.execute(statement)
        self.connection.execute(views_sql())
        self.connection.execute("USE lake")
        self._number = count(1)

    def rows(self, query: str) -> list[dict[str, Any]]:
        """The rows of a query by column names."""
        cursor = self.connection.execute(query)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def add(self, table: str, **values: Any) -> None:
        """Plant a row."""
        row = {}
        for name, column in TABLES[table].columns.items():
            dtype = column.dtype
            if name in values:
                row[name] = values.pop(name)
            elif column.nullable:
                row[name] = None
            elif column.values:
                row[name] = str(next(iter(column.values)))
            else:
                row[name] = [] if isinstance(dtype, pl.List) else _DEFAULTS[dtype.base_type()]
        assert not values, f"{table} has no {', '.join(values)}"
        marks = ", ".join(f"${number}" for number in range(1, len(row) + 1))
        self.connection.execute(f"INSERT INTO {table} VALUES ({marks})", list(row.values()))

    def policy(self, service: str, *dates: str | None, **of_policy: Any) -> list[str]:
        """Plant a policy with a version in force from each of ``dates``; returns the versions' ids.

        A service's policy is called after it, its versions after both.
        """
        dates = dates or (None,)
        self.add("policies", policy_id=service, service=service, policy_key="privacy", **of_policy)
        ids = [f"{service}-{number}" for number in range(1, len(dates) + 1)]
        for number, (version_id, day) in enumerate(zip(ids, dates, strict=True), 1):
            document_id = f"{version_id}-document"
            self.add("documents", document_id=document_id, version_id=version_id, service=service)
            self.add("versions", version_id=version_id, policy_id=service, document_id=document_id)
            self.add(
                "periods",
                policy_id=service,
                period_no=number,
                version_id=version_id,
                valid_from=day and date.fromisoformat(day),
                valid_to=date.fromisoformat(str(dates[number])) if number < len(dates) else None,
                document_id=document_id,
                change_kind="content" if number > 1 else "first",
            )
        return ids

    def change(self, table: str, key: str, **values: Any) -> None:
        """Set columns of the rows of ``table`` whose first column is ``key``."""
        first = next(iter(TABLES[table].columns))
        for name, value in values.items():
            self.connection.execute(
                f"UPDATE {table} SET {name} = $1 WHERE {first} = $2", [value, key]
            )

    def segment(self, version_id: str, text: str = "", **of_segment: Any) -> str:
        """Plant a segment; returns its id."""
        number = next(self._number)
        segment_id = f"{version_id}:{number}"
        values = {"kind": "paragraph", "text_sha256": text, **of_segment}
        self.add(
            "segments",
            segment_id=segment_id,
            version_id=version_id,
            ordinal=number,
            text=text,
            **values,
        )
        return segment_id

    def fact(
        self, version_id: str, kind: str, value: str, segment_id: str = "", **attributes: Any
    ) -> str:
        """Plant a fact in a segment of its own, or in the one given; returns its id."""
        number = next(self._number)
        self.add(
            "facts",
            fact_id=f"fact-{number}",
            segment_id=segment_id or self.segment(version_id),
            version_id=version_id,
            kind=kind,
            value=value,
            attributes=json.dumps(attributes) if attributes else None,
            char_start=number,
            text=f"{kind} {value}",
        )
        return f"fact-{number}"

    def practice(self, version_id: str, segment_id: str = "", **of_practice: Any) -> str:
        """Plant a practice of the first party; returns its id."""
        number = next(self._number)
        values = {
            "actor": "first_party",
            "polarity": "affirm",
            "modality": "does",
            "data_type": "contact",
            "text": f"practice {number}",
            **of_practice,
        }
        self.add(
            "practices",
            practice_id=f"practice-{number}",
            segment_id=segment_id or self.segment(version_id),
            version_id=version_id,
            char_start=number,
            **values,
        )
        return f"practice-{number}"

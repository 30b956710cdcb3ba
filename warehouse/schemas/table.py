"""What a table declaration is made of, and what is derived from one.

A column is declared once: type, nullability, unit, description, closed vocabulary, reference.
Empty frames, casts, DDL, structural expectations and the data dictionary all come from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from warehouse.vocabulary import Vocabulary

ID_PATTERN = "^[0-9a-f]{32}$"
"""Ids are 128 bits of a content hash in hexadecimal."""

SPAN_ID_PATTERN = "^[0-9a-f]{32}:[0-9]+-[0-9]+$"
"""The id of a span: its version, a colon, its first and last offset."""

SHA256_PATTERN = "^[0-9a-f]{64}$"

LANGUAGE_PATTERN = "^[a-z]{2,3}$"
"""A language by ISO 639-1, or by 639-3 where that has no code for it; both are BCP 47 tags."""

TIMESTAMP = pl.Datetime("us", "UTC")


@dataclass(frozen=True)
class Column:
    """One column: its Polars type and what a reader must know of it."""

    dtype: pl.DataType | type[pl.DataType]
    description: str
    nullable: bool = False
    unit: str | None = None
    values: type[Vocabulary] | None = None
    """The closed set that the values come from."""
    pattern: str | None = None
    """An RE2 pattern that every value matches."""
    minimum: float | None = None
    maximum: float | None = None
    references: str | None = None
    """`table.column` that holds every value of this one (a foreign key)."""
    earlier: str | None = None
    """The value, as text, of rows published before the column was declared; null where None."""


@dataclass(frozen=True)
class Table:
    """One table. ``description`` opens with the grain, "One row per …"."""

    name: str
    description: str
    key: tuple[str, ...]
    columns: Mapping[str, Column]
    required: bool = False
    """A publish that would leave the table empty is refused."""

    @property
    def schema(self) -> pl.Schema:
        """The Polars schema, columns in declared order."""
        return pl.Schema({name: column.dtype for name, column in self.columns.items()})

    def empty(self) -> pl.DataFrame:
        """A frame with the table's columns and no rows."""
        return pl.DataFrame(schema=self.schema)

    def cast(self, frame: pl.LazyFrame) -> pl.LazyFrame:
        """``frame`` with exactly the declared columns, order and types.

        Raises:
            polars.exceptions.ColumnNotFoundError: a declared column is missing.
            polars.exceptions.InvalidOperationError: a value does not fit its column's type.
        """
        return frame.select(pl.col(name).cast(dtype) for name, dtype in self.schema.items())

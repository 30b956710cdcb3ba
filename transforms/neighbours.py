"""Expressions over the rows around a row, in frames that keep the rows of a document together."""

from __future__ import annotations

import polars as pl


def is_first(key: str = "document") -> pl.Expr:
    """Whether a row is the first of its ``key``."""
    return (pl.col(key) != pl.col(key).shift()).fill_null(True)


def is_last(key: str = "document") -> pl.Expr:
    """Whether a row is the last of its ``key``."""
    return (pl.col(key) != pl.col(key).shift(-1)).fill_null(True)


def previous(value: str | pl.Expr, key: str = "document") -> pl.Expr:
    """``value`` of the row before within the same ``key``, or null."""
    value = pl.col(value) if isinstance(value, str) else value
    return pl.when(~is_first(key)).then(value.shift())


def following(value: str | pl.Expr, key: str = "document") -> pl.Expr:
    """``value`` of the row after within the same ``key``, or null."""
    value = pl.col(value) if isinstance(value, str) else value
    return pl.when(~is_last(key)).then(value.shift(-1))


def latest(value: pl.Expr, key: str = "document") -> pl.Expr:
    """The last ``value`` that is not null, at a row or before it within the same ``key``."""
    row = pl.int_range(pl.len())
    start = pl.when(is_first(key)).then(row).forward_fill()
    position = pl.when(value.is_not_null()).then(row).forward_fill()
    return pl.when(position >= start).then(value.forward_fill())


def at_rows(height: int, rows: pl.Series, values: pl.Series) -> pl.Series:
    """A column of ``height`` rows that holds ``values`` at ``rows`` and null elsewhere.

    A join of so few rows to a wide frame would copy all of its columns.
    """
    return pl.repeat(None, height, dtype=values.dtype, eager=True).scatter(rows, values)

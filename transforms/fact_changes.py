"""The facts that one version states and another does not."""

from __future__ import annotations

import polars as pl

from warehouse.vocabulary import Operation


def fact_changes(facts: pl.DataFrame, before: str, after: str) -> pl.DataFrame:
    """One row per fact, by kind and value, that only one of two versions states.

    Args:
        facts: of both versions at least, with the columns of the facts table.
        before, after: Ids of the versions.

    Returns:
        operation (added or removed), kind, value, text and fact_id of its first mention; sorted by
        kind and value.
    """
    stated = facts.sort("char_start").unique(
        ["version_id", "kind", "value"], keep="first", maintain_order=True
    )
    sides = [stated.filter(pl.col("version_id") == version) for version in (before, after)]
    told = [
        own.join(other, on=["kind", "value"], how="anti").with_columns(
            pl.lit(operation.value).alias("operation")
        )
        for own, other, operation in (
            (sides[0], sides[1], Operation.REMOVED),
            (sides[1], sides[0], Operation.ADDED),
        )
    ]
    columns = ("operation", "kind", "value", "text", "fact_id")
    return (
        pl.concat(told)
        .select(columns)
        .sort("kind", "operation", "value", descending=[False, True, False])
    )

"""The facts that one version states and another does not, as in the view fact_changes."""

from __future__ import annotations

import polars as pl

from warehouse.fact_kinds import FactKind
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
    stated = (
        facts.with_columns(compared_as=_compared_as())
        .sort("char_start", "value")
        .unique(["version_id", "kind", "compared_as"], keep="first", maintain_order=True)
    )
    sides = [stated.filter(pl.col("version_id") == version) for version in (before, after)]
    told = [
        own.join(other, on=["kind", "compared_as"], how="anti").with_columns(
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


def _compared_as() -> pl.Expr:
    """What two values of a kind have in common that mean the same."""
    lower = pl.col("value").str.to_lowercase()
    return (
        pl.when(pl.col("kind") == FactKind.URL.value)
        .then(lower.str.replace_all(r"^(?:https?://)?(?:www\.)?|/+$", ""))
        .when(pl.col("kind") == FactKind.POSTAL_ADDRESS.value)
        .then(lower.str.replace_all(r"[^\pL\pN]+", ""))
        .otherwise("value")
    )

"""How well found facts agree with those that a reader wrote down."""

from __future__ import annotations

from typing import Final

import polars as pl

FACT_COLUMNS: Final = (*("path", "char_start", "char_end", "kind", "value", "attributes", "text"),)
"""Of facts that are compared: the path of the document, then as in the facts table."""
_SAME = ("path", "kind", "value")


def matched(found: pl.DataFrame, meant: pl.DataFrame) -> pl.DataFrame:
    """Pairs of a found and a meant fact: found_row, meant_row, and whether attributes agree.

    They are of one document, kind and value, and their spans overlap. A fact is in one pair at
    most; those whose spans begin nearest to each other come first.
    """
    pairs = (
        found.with_row_index("found_row")
        .join(meant.with_row_index("meant_row"), on=_SAME, suffix="_meant")
        .filter(
            pl.col("char_start") < pl.col("char_end_meant"),
            pl.col("char_start_meant") < pl.col("char_end"),
        )
        .with_columns(distance=(pl.col("char_start") - pl.col("char_start_meant")).abs())
        .sort("distance", "found_row", "meant_row")
        .unique("found_row", keep="first", maintain_order=True)
        .unique("meant_row", keep="first", maintain_order=True)
    )
    return pairs.select(
        "found_row",
        "meant_row",
        agrees=pl.col("attributes").eq_missing(pl.col("attributes_meant")),
    )


def fact_scores(found: pl.DataFrame, meant: pl.DataFrame) -> pl.DataFrame:
    """A row per kind: n_found, n_meant, precision, recall and the share of right attributes.

    A precision is null where nothing was found, a recall where nothing was meant.

    Args:
        found: the facts that the rules find, with the columns ``FACT_COLUMNS``.
        meant: those that a reader wrote down, with the same columns.
    """
    pairs = matched(found, meant)
    right = found[pairs["found_row"]].select("kind", agrees=pairs["agrees"])
    counts = [
        found.group_by("kind").agg(n_found=pl.len()),
        meant.group_by("kind").agg(n_meant=pl.len()),
        right.group_by("kind").agg(n_right=pl.len(), attributes=pl.col("agrees").mean()),
    ]
    kinds = pl.concat([count.select("kind") for count in counts]).unique()
    for count in counts:
        kinds = kinds.join(count, on="kind", how="left")
    numbers = pl.col("n_found", "n_meant", "n_right").fill_null(0)
    return (
        kinds.with_columns(numbers)
        .with_columns(
            precision=_share(pl.col("n_right"), pl.col("n_found")),
            recall=_share(pl.col("n_right"), pl.col("n_meant")),
        )
        .select("kind", "n_found", "n_meant", "precision", "recall", "attributes")
        .sort("kind")
    )


def _share(part: pl.Expr, whole: pl.Expr) -> pl.Expr:
    return pl.when(whole > 0).then(part / whole)


def disagreements(found: pl.DataFrame, meant: pl.DataFrame) -> pl.DataFrame:
    """The facts that only one side has, in the order of the documents.

    ``side`` is `+` where only the rules found the fact and `-` where only the reader did; a fact
    whose attributes differ has a row of each.
    """
    agreeing = matched(found, meant).filter("agrees")
    sides = [
        rows.with_row_index("row")
        .filter(~pl.col("row").is_in(agreeing[column].implode()))
        .select(pl.lit(side).alias("side"), *FACT_COLUMNS)
        for rows, column, side in ((found, "found_row", "+"), (meant, "meant_row", "-"))
    ]
    return pl.concat(sides).sort("path", "char_start", "kind", "value", "side")

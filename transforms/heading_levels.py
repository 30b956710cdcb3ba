"""Levels of headings that have no markup to tell them."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.list_markers import marker_kind
from transforms.neighbours import at_rows, following, latest
from warehouse.vocabulary import SegmentKind

_MAX_LEVEL: Final = 6
_MIN_OF_A_STYLE: Final = 2
"""A style that is used once makes no level of its own."""


def with_levels(blocks: pl.DataFrame) -> pl.DataFrame:
    """``blocks`` with the depth of each heading.

    In a document with marked-up headings, another one is a level below the marked-up one before
    it, or beside it where both are bold. In a document without any, the first level is the title's,
    whether there is one or not, ALL CAPS are above other headings where there are several, and a
    heading with a colon is below those without one. Numbers tell their level by their dots and
    by their form. A run-in heading without a number is a level below the heading before it.

    Args:
        blocks: with heading_style, see `transforms.headings.with_headings`.
    """
    is_heading = pl.col("kind") == SegmentKind.HEADING
    headings = (
        blocks.with_row_index("row")
        .with_columns(
            opens_list=following(pl.col("kind") == SegmentKind.LIST_ITEM).fill_null(False)
        )
        .filter(is_heading)
    )
    is_explicit = pl.col("heading_style") == "explicit"
    is_run_in = pl.col("heading_style") == "run_in"
    levels = (
        _with_number_depth(headings)
        .with_columns(
            has_explicit=is_explicit.any().over("document"),
            explicit_level=latest(pl.when(is_explicit).then("depth")),
            explicit_bold=latest(pl.when(is_explicit).then("is_bold")),
        )
        .with_columns(
            level=pl.when(is_explicit)
            .then("depth")
            .when(~is_run_in)
            .then(
                pl.when("has_explicit").then(_level_among_explicit()).otherwise(_level_by_style())
            )
        )
        .select(
            "row",
            level=pl.coalesce("level", latest(pl.col("level")) + 1, 2)
            .clip(1, _MAX_LEVEL)
            .cast(pl.Int32),
        )
    )
    level = at_rows(blocks.height, levels.get_column("row"), levels.get_column("level"))
    return blocks.with_columns(depth=pl.coalesce(pl.lit(level), "depth"))


def _with_number_depth(headings: pl.DataFrame) -> pl.DataFrame:
    """``headings`` with number_depth: how deep its number is below the first kind of the document.

    Dots count ("1.2" is below "1"), and each form of number is below those that were used before it
    ("(a)" below "1."). 0 where there is no number.
    """
    numbered = headings.filter(pl.col("heading_style") == "numbered").with_columns(
        n_dots=pl.col("text")
        .str.extract(r"^\d+((?:\.\d+)*)")
        .str.count_matches(r"\.")
        .fill_null(0),
        form=marker_kind(pl.col("marker").fill_null("")),
    )
    first_use = pl.when(pl.col("n_dots") == 0).then(pl.col("row").min().over("document", "form"))
    depths = numbered.select(
        "row",
        number_depth=pl.when(pl.col("n_dots") > 0)
        .then("n_dots")
        .otherwise(first_use.rank("dense").over("document") - 1)
        .cast(pl.Int32),
    )
    return headings.join(depths, on="row", how="left", maintain_order="left").with_columns(
        pl.col("number_depth").fill_null(0)
    )


def _level_among_explicit() -> pl.Expr:
    is_sibling = pl.col("is_bold") & pl.col("explicit_bold") & ~pl.col("opens_list")
    below = pl.col("explicit_level") + pl.when(is_sibling).then(0).otherwise(1)
    before_all = pl.when(pl.col("heading_style") == "title").then(1).otherwise(2)
    return pl.coalesce(below, before_all)


def _level_by_style() -> pl.Expr:
    style = pl.col("heading_style")
    ends_colon = pl.col("ends_colon") & (style != "run_in")
    n_capitals = (style == "capitals").sum().over("document")
    n_colon = ends_colon.sum().over("document")
    n_other = (~ends_colon & ~style.is_in(["title", "run_in"])).sum().over("document")
    below_capitals = (n_capitals >= _MIN_OF_A_STYLE) & style.is_in(["bold", "plain"])
    below_plain = (
        ends_colon
        & (n_other >= _MIN_OF_A_STYLE)
        & ((n_colon >= _MIN_OF_A_STYLE) | pl.col("opens_list"))
    )
    return (
        pl.when(style == "title")
        .then(1)
        .otherwise(
            2 + below_capitals.cast(pl.Int32) + below_plain.cast(pl.Int32) + pl.col("number_depth")
        )
    )

"""List items told from running text: by their marker, or by a colon and semicolons alone."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.list_markers import marker_kind
from transforms.neighbours import following, is_first, previous
from warehouse.vocabulary import SegmentKind

_INDENT_STEP: Final = 2
_MAX_ITEM_CHARS: Final = 400
_MIN_LAST_ITEM_CHARS: Final = 60
_ENDS_ITEM: Final = r"[;；]$|[;,]\s(?:and|or|und|oder|et|ou)$"
_ENDS_COLON: Final = r"[:：]$"


def with_marked_items(blocks: pl.DataFrame) -> pl.DataFrame:
    """Paragraphs that begin with a list marker become list items."""
    is_marked = (pl.col("kind") == SegmentKind.PARAGRAPH) & pl.col("marker").is_not_null()
    return blocks.with_columns(
        kind=pl.when(is_marked).then(pl.lit(SegmentKind.LIST_ITEM)).otherwise("kind")
    )


def with_unmarked_items(blocks: pl.DataFrame) -> pl.DataFrame:
    """Paragraphs that are items of a list without bullets become list items.

    Such a list follows a line that ends in a colon. Its items end in a semicolon, or in nothing,
    or begin in lower case; the one after an ``and`` may end in a full stop. At least one must end
    in a semicolon, or all must begin in lower case.
    """
    in_capitals = ~pl.col("text").str.contains(r"\p{Ll}")
    closes = ~pl.col("ends_open") & ~pl.col("ends_item") & ~pl.col("ends_colon")
    may_be_item = (
        (pl.col("kind") == SegmentKind.PARAGRAPH)
        & pl.col("marker").is_null()
        & (pl.col("n_chars") <= _MAX_ITEM_CHARS)
        & ~pl.col("ends_colon")
        & ~pl.col("is_bold")
        & (
            pl.col("ends_item")
            | pl.col("starts_lower")
            | previous("ends_item").fill_null(False)
            | (pl.col("ends_open") & ~previous(closes).fill_null(True) & ~in_capitals)
        )
    )
    tail = pl.col("text").str.tail(6)
    marked = (
        blocks.with_columns(
            ends_item=tail.str.contains(_ENDS_ITEM), ends_colon=tail.str.contains(_ENDS_COLON)
        )
        .with_columns(may_be_item=may_be_item)
        .with_columns(run=(~pl.col("may_be_item") | is_first()).cum_sum())
    )
    is_next_heading = (
        ~following("may_be_item").fill_null(False)
        & pl.col("ends_open")
        & ~pl.col("starts_lower")
        & ~previous("ends_item").fill_null(True)
        & (pl.col("n_chars") < _MIN_LAST_ITEM_CHARS)
    )
    marked = marked.with_columns(may_be_item=pl.col("may_be_item") & ~is_next_heading)
    is_list = pl.col("run").is_in(_runs_that_are_lists(marked).implode())
    is_item = pl.col("may_be_item") & is_list
    return marked.with_columns(
        kind=pl.when(is_item).then(pl.lit(SegmentKind.LIST_ITEM)).otherwise("kind")
    ).drop("ends_item", "ends_colon", "may_be_item", "run")


def _runs_that_are_lists(marked: pl.DataFrame) -> pl.Series:
    item = pl.col("may_be_item")
    return (
        marked.lazy()
        .filter(item | pl.col("ends_colon"))
        .group_by("run")
        .agg(
            after_colon=(pl.col("ends_colon") & ~item).any(),
            n_items=item.sum(),
            n_ended=(item & pl.col("ends_item")).sum(),
            n_lower=(item & pl.col("starts_lower")).sum(),
        )
        .filter(
            pl.col("after_colon"),
            pl.col("n_items") > 1,
            (pl.col("n_ended") > 0) | (pl.col("n_lower") == pl.col("n_items")),
        )
        .collect()
        .get_column("run")
    )


def with_nesting(blocks: pl.DataFrame) -> pl.DataFrame:
    """Depth of the list items that have none yet.

    Items without other blocks between them make a list. Where their indentation differs, it tells
    their depth; else each further kind of marker is nested in those before it.
    """
    is_item = pl.col("kind") == SegmentKind.LIST_ITEM
    numbered = blocks.with_row_index("row").with_columns(run=(~is_item | is_first()).cum_sum())
    step = pl.col("indent") // _INDENT_STEP
    nested = (
        numbered.lazy()
        .filter(is_item, pl.col("depth") == 0)
        .select(
            "row",
            "run",
            step=step,
            kind_since=pl.col("row").min().over("run", marker_kind(pl.col("marker")).fill_null("")),
        )
        .select(
            "row",
            nesting=pl.when(pl.col("step").n_unique().over("run") > 1)
            .then(pl.col("step").rank("dense").over("run"))
            .otherwise(pl.col("kind_since").rank("dense").over("run"))
            .cast(pl.Int32),
        )
    )
    nesting = pl.col("nesting")
    return (
        numbered.lazy()
        .join(nested, on="row", how="left", maintain_order="left")
        .with_columns(
            depth=pl.coalesce(nesting, "depth"),
            list_depth=pl.coalesce(nesting, "list_depth"),
        )
        .drop("row", "run", "nesting")
        .collect()
    )

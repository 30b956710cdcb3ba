"""The segments of versions: every block of a text with its exact span and its place in the tree."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.languages import segment_languages
from transforms.neighbours import latest
from transforms.patterns import with_ascii_edges
from transforms.texts import sha256
from warehouse.schemas.segments import SEGMENTS
from warehouse.vocabulary import SegmentKind

_MAX_LEVEL: Final = 6
_MAX_NESTING: Final = 12
"""Items that are nested deeper hang on what those at this depth hang on."""

_OPENS_LIST: Final = with_ascii_edges(
    r"(?i)(?:[:：]|\b(?:including|includes?|such as|following|as follows|are|to|for|by|auf|namely"
    r"|folgende[nrs]?|suivant(?:e?s)?))\s?[-–—]?$"
    r"|\b(?:following|as follows|below|folgende[nrs]?|suivant(?:e?s)?)\b[^.!?。]*\.?$"
)
_OPENER_CHARS: Final = 160
"""The end of a block that is looked at for words that open a list."""

_NO_ITEM: Final = -1
_NO_PATH: Final = pl.Series("path", [[]], pl.List(pl.String))
_IN_TEXT: Final = (SegmentKind.PARAGRAPH.value, SegmentKind.LIST_ITEM.value)


def segments(texts: pl.DataFrame, blocks: pl.DataFrame) -> pl.DataFrame:
    """One row per segment of each version, with the columns of the segments table.

    Args:
        texts: version_id and document_id at least, see `transforms.texts.texts`.
        blocks: see `transforms.blocks.blocks`; those of other documents are passed over.
    """
    placed = _placed(texts, blocks)
    headings = _headings(placed)
    parts = [headings.get_column("path"), headings.get_column("path_above"), _NO_PATH]
    # Lists are gathered from one chunk twenty times as fast as from several.
    paths = pl.concat(parts, rechunk=True).rename("path")
    # All headings are numbered: a heading has the path above it, another block that of the last
    # heading of its version, or none.
    heading = pl.when(pl.col("heading_row").is_not_null()).then(_is_heading().cum_sum() - 1)
    path = heading + pl.when(_is_heading()).then(headings.height).otherwise(0)
    parent = pl.lit(headings.get_column("parent_heading_row")).gather(heading)
    heading_row = pl.when(_is_heading()).then(parent).otherwise("heading_row")
    opens_list = pl.col("opener_row").is_in(_rows_that_open_lists(placed).implode())
    segment_id = pl.col("segment_id")
    above = placed.with_columns(
        sha256(placed.get_column("text")),
        segment_languages(placed),
        heading_path=pl.lit(paths).gather(path.fill_null(2 * headings.height)),
        parent_segment_id=segment_id.gather(pl.coalesce("item_row", heading_row)),
        lead_in_segment_id=segment_id.gather(pl.when(opens_list).then("opener_row")),
    )
    return SEGMENTS.cast(above.lazy()).collect()


def _is_heading() -> pl.Expr:
    return pl.col("kind") == SegmentKind.HEADING


def _placed(texts: pl.DataFrame, blocks: pl.DataFrame) -> pl.DataFrame:
    """The blocks of the versions with ids, spans and the rows that they hang on.

    version counts versions and row all blocks; heading_row is the row of the last heading so far,
    itself included; opener_row that of the block right before the list around an item; item_row
    that of the item around a nested one.
    """
    length = pl.col("length")
    end = (length + pl.col("gap")).cum_sum().cast(pl.Int64)
    joined = (
        texts.lazy()
        .select("version_id", "document_id")
        .with_row_index("version")
        .join(
            blocks.lazy().drop("marker"),
            on="document_id",
            how="inner",
            maintain_order="left_right",
        )
        .drop("document_id")
        .with_row_index("row")
        .with_columns(length=pl.col("text").str.len_chars())
        .with_columns(start=end - length)
        .with_columns(char_start=pl.col("start") - pl.col("start").first().over("version"))
        .with_columns(
            char_end=pl.col("char_start") + length,
            heading_row=latest(pl.when(_is_heading()).then("row"), "version"),
        )
        .with_columns(
            segment_id=pl.format("{}:{}-{}", "version_id", "char_start", "char_end"),
        )
        .collect()
    )
    return joined.join(_hangs_on(joined), on="row", how="left", maintain_order="left")


def _hangs_on(placed: pl.DataFrame) -> pl.DataFrame:
    """row, opener_row and item_row of the list items; furniture between them does not count."""
    is_item = pl.col("kind") == SegmentKind.LIST_ITEM
    in_list = pl.col("list_depth") > 0
    near_lists = (
        placed.select("row", "version", "kind", "depth", "list_depth")
        .filter(pl.col("kind") != SegmentKind.BOILERPLATE)
        .filter(in_list | in_list.shift(-1, fill_value=False))
    )
    row = pl.col("row").cast(pl.Int64)
    opener, around = pl.lit(None, pl.Int64), pl.lit(None, pl.Int64)
    n_levels = min(_deepest(near_lists.filter(is_item)), _MAX_NESTING)
    for level in range(1, n_levels + 1):
        is_at_level = is_item & (pl.col("depth").clip(upper_bound=n_levels) == level)
        is_around = is_item & (pl.col("depth") < level)
        nearest = latest(pl.when(pl.col("list_depth") < level).then(row), "version")
        item = latest(pl.when(is_around).then(row).when(~in_list).then(_NO_ITEM), "version")
        opener = pl.when(is_at_level).then(nearest).otherwise(opener)
        around = pl.when(is_at_level & (item != _NO_ITEM)).then(item).otherwise(around)
    return near_lists.select("row", opener_row=opener, item_row=around)


def _rows_that_open_lists(placed: pl.DataFrame) -> pl.Series:
    """Rows of blocks that read as the beginning of the sentences of the list after them."""
    openers = placed.get_column("opener_row").drop_nulls().unique()
    end = pl.col("text").str.tail(_OPENER_CHARS)
    return (
        placed.filter(pl.col("row").is_in(openers.implode()), pl.col("kind").is_in(_IN_TEXT))
        .filter(end.str.contains(_OPENS_LIST))
        .get_column("row")
    )


def _headings(placed: pl.DataFrame) -> pl.DataFrame:
    """One row per heading: parent_heading_row, path (itself included) and path_above.

    A heading is open until one of its level or above follows.
    """
    headings = placed.filter(_is_heading()).select("row", "version", "text", "depth")
    levels = range(1, min(_deepest(headings), _MAX_LEVEL) + 1)
    level, place = pl.col("depth").clip(upper_bound=_MAX_LEVEL), pl.int_range(pl.len())
    latest_at = {
        number: latest(pl.when(level == number).then(place), "version") for number in levels
    }
    higher = {
        number: pl.max_horizontal(
            pl.lit(-1), *(pl.col(f"at_{above}") for above in range(1, number))
        )
        for number in levels
    }
    open_texts = {
        f"text_{number}": pl.col("text").gather(
            pl.when(pl.col(f"at_{number}") > higher[number]).then(f"at_{number}")
        )
        for number in levels
    }
    parent = pl.max_horizontal(pl.when(level > number).then(f"at_{number}") for number in levels)
    path = pl.col("path")
    headings = headings.with_columns(
        expression.alias(f"at_{number}") for number, expression in latest_at.items()
    )
    paths = (
        headings.select("row", **open_texts)
        .unpivot(index="row", value_name="path")
        .filter(path.is_not_null())
        .sort("row", maintain_order=True)
        .group_by("row", maintain_order=True)
        .agg("path")
    )
    return paths.select(
        "path",
        path_above=path.list.head(path.list.len() - 1),
        parent_heading_row=pl.lit(headings.select(pl.col("row").gather(parent)).to_series()),
    )


def _deepest(blocks: pl.DataFrame) -> int:
    """The greatest depth of blocks, at least 1."""
    deepest = blocks.get_column("depth").max()
    return deepest if isinstance(deepest, int) and deepest > 1 else 1

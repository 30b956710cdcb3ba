"""The blocks of documents: headings, paragraphs, list items, table rows and furniture in order."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.contents import with_contents
from transforms.flattened_tables import parted_tables
from transforms.furniture import with_crumbs, with_menus
from transforms.heading_levels import with_levels
from transforms.headings import with_headings
from transforms.line_joins import joined_lines
from transforms.lines import lines, with_edges
from transforms.list_markers import with_markers
from transforms.lists import (
    with_announced_items,
    with_marked_items,
    with_nesting,
    with_plain_items,
    with_unmarked_items,
)
from transforms.neighbours import is_first
from transforms.page_edges import with_page_edges
from transforms.patterns import only_where
from transforms.run_ins import with_run_ins
from transforms.sentences_rejoined import with_sentences_rejoined
from warehouse.vocabulary import SegmentKind

BLOCKS_SCHEMA: Final = pl.Schema(
    {
        "document_id": pl.String(),
        "ordinal": pl.Int32(),
        "kind": pl.String(),
        "depth": pl.Int32(),
        "list_depth": pl.Int32(),
        "gap": pl.Int32(),
        "text": pl.String(),
        "source_start": pl.Int32(),
        "source_end": pl.Int32(),
        "page": pl.Int32(),
        "marker": pl.String(),
    }
)

_DERIVED: Final = ("document_id", "ordinal", "gap")
_KEPT: Final = ("order", "document", *(name for name in BLOCKS_SCHEMA if name not in _DERIVED))

_DRAFT: Final = (
    *("document", "kind", "depth", "list_depth", "text", "source_start", "source_end", "page"),
    *("is_running", "is_run_in", "is_parsed", "is_bold", "is_link", "indent", "gap", "marker"),
    *("first_byte", "last_byte", "starts_lower", "ends_open", "ends_colon"),
)

_CLOSE_KINDS: Final = (SegmentKind.LIST_ITEM.value, SegmentKind.TABLE_ROW.value)
_UNEVEN_BLANKS: Final = r"\s{2,}|[^\S ]"


def blocks(readings: pl.DataFrame) -> pl.DataFrame:
    """The blocks of all documents that could be read, in reading order.

    A run of blank characters of any kind within a block is one space, and a list marker is not part
    of an item's text; every other character of the decoded file that is not blank, and not markup
    of its format, is in exactly one block. Bullets in the cells of a PDF's tables, and the dots
    that lead from an entry to its page, count as markup.

    Args:
        readings: see `transforms.reading.readings`.

    Returns:
        The columns of `BLOCKS_SCHEMA`: gap is the number of line feeds before the block in the
        canonical text (none before the first, one between list items and between table rows, else
        two), list_depth is that of the list around a block, also for a
        later paragraph of an item; source_start and source_end are code points of the decoded file
        (list marker included; null for PDF), marker what was left out in front of a list item.
    """
    drafts = (
        _drafts(readings)
        .pipe(with_crumbs)
        .pipe(with_sentences_rejoined)
        .pipe(with_menus)
        .pipe(with_page_edges)
    )
    furniture = drafts.filter("is_furniture").with_columns(
        kind=pl.lit(SegmentKind.BOILERPLATE.value),
        depth=pl.lit(0, pl.Int32),
        list_depth=pl.lit(0, pl.Int32),
    )
    text = (
        drafts.filter(~pl.col("is_furniture"))
        .pipe(with_contents)
        .pipe(with_unmarked_items)
        .pipe(with_announced_items)
        .pipe(with_headings)
        .pipe(with_plain_items)
        .pipe(with_marked_items)
        .pipe(with_nesting)
        .pipe(with_levels)
    )
    ordered = pl.concat([text.select(_KEPT), furniture.select(_KEPT)]).sort("order")
    return _finished(ordered, readings)


def _drafts(readings: pl.DataFrame) -> pl.DataFrame:
    """Blocks as layout or parser gave them, with the features that structure is told from.

    order (rises through all documents), n_chars and the columns of `_DRAFT`: document is the row
    number in ``readings``, gap is here whether a blank line stands before.
    """
    has_plain, has_parsed = (
        readings.get_column(name).count() > 0 for name in ("text", "parsed_blocks")
    )
    # The many steps take time for nothing where there is no such document.
    if has_plain and has_parsed:
        parts = [_plain(readings), _parsed(readings)]
        drafts = pl.concat(parts).sort("document", maintain_order=True)
    else:
        drafts = _parsed(readings) if has_parsed else _plain(readings)
    return drafts.with_row_index("order").with_columns(
        n_chars=pl.col("text").str.len_chars().cast(pl.Int32)
    )


def _plain(readings: pl.DataFrame) -> pl.DataFrame:
    """The blocks of plain texts, as the layout of their lines gives them."""
    others, rows = parted_tables(lines(readings))
    kind = (
        pl.when("is_run_in")
        .then(pl.lit(SegmentKind.HEADING.value))
        .otherwise(pl.lit(SegmentKind.PARAGRAPH.value))
    )
    blocks = joined_lines(others).with_columns(kind=kind)
    if rows.height:
        # By one number many times faster than by two columns.
        place = pl.col("document").cast(pl.Int64) * 2**32 + pl.col("source_start")
        blocks = pl.concat([blocks, rows], how="diagonal").sort(place)
    blocks = blocks.with_columns(
        is_uneven=_may_have_uneven_blanks(readings),
        depth=pl.lit(0, pl.Int32),
        list_depth=pl.lit(0, pl.Int32),
        is_parsed=pl.col("kind") == SegmentKind.TABLE_ROW,
        is_bold=pl.lit(False),
        is_link=pl.lit(False),
        is_running=pl.lit(False),
        page=pl.lit(None, pl.Int32),
    )
    even = only_where(pl.col("is_uneven"), _with_even_blanks)
    return blocks.with_columns(text=pl.coalesce(even, "text")).select(_DRAFT)


def _parsed(readings: pl.DataFrame) -> pl.DataFrame:
    """The blocks that parsers found; a marker in a paragraph's text counts as in plain text."""
    is_item_of_pdf = (pl.col("kind") == SegmentKind.LIST_ITEM) & pl.col("page").is_not_null()
    may_be_marked = is_item_of_pdf | (
        (pl.col("kind") == SegmentKind.PARAGRAPH) & (pl.col("list_depth") == 0)
    )
    return (
        readings.with_row_index("document")
        .select("document", "parsed_blocks")
        .filter(pl.col("parsed_blocks").list.len() > 0)
        .explode("parsed_blocks")
        .unnest("parsed_blocks")
        .with_columns(_with_even_blanks(pl.col("text", "lead")).str.strip_chars())
        .filter(pl.col("text") != "")
        .pipe(with_markers)
        .with_columns(
            is_parsed=pl.lit(True),
            indent=pl.lit(0, pl.Int32),
            gap=~pl.col("follows_break"),
            marker=pl.when(may_be_marked).then("marker"),
        )
        .pipe(with_run_ins)
        .pipe(with_edges)
        .select(_DRAFT)
    )


def _may_have_uneven_blanks(readings: pl.DataFrame) -> pl.Expr:
    """Whether a block of a plain text must be searched for them: a tenth of them, as a rule.

    Two of ASCII's blanks in a row, or a tab, are found much faster in the whole of a document. It
    has no other one, but for those that end its lines.
    """
    text = readings.get_column("text")
    in_document = text.str.contains("  ", literal=True) | text.str.contains("\t", literal=True)
    is_ascii = pl.col("text").str.len_bytes() == pl.col("text").str.len_chars()
    return pl.lit(in_document).gather(pl.col("document")) | ~is_ascii


def _with_even_blanks(text: pl.Expr) -> pl.Expr:
    """Runs of blanks as one space."""
    return text.str.replace_all(_UNEVEN_BLANKS, " ")


def _finished(drafts: pl.DataFrame, readings: pl.DataFrame) -> pl.DataFrame:
    """The columns of `BLOCKS_SCHEMA`; list markers go, unless they are all that there is."""
    is_marked = (pl.col("kind") == SegmentKind.LIST_ITEM) & pl.col("marker").is_not_null()
    n_marker = pl.col("marker").str.len_chars().filter(is_marked)
    bare = only_where(is_marked, lambda text: text.str.slice(n_marker).str.strip_chars_start())
    row = pl.int_range(pl.len())
    is_close = pl.col("kind").is_in(_CLOSE_KINDS) & (pl.col("kind") == pl.col("kind").shift())
    return (
        drafts.lazy()
        .with_columns(bare=pl.when(bare != "").then(bare))
        .with_columns(
            text=pl.coalesce("bare", "text"),
            marker=pl.when(pl.col("bare").is_not_null()).then("marker"),
            gap=pl.when(is_first()).then(0).when(is_close).then(1).otherwise(2),
            ordinal=row - pl.when(is_first()).then(row).forward_fill(),
            document_id=pl.lit(readings.get_column("document_id")).gather(pl.col("document")),
        )
        .select(pl.col(name).cast(dtype) for name, dtype in BLOCKS_SCHEMA.items())
        .collect()
    )

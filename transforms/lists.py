"""List items told from running text: by their marker, or by a colon and semicolons alone."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.list_markers import marker_kind
from transforms.neighbours import at_rows, following, is_first, latest, previous
from transforms.patterns import LONG_LOWER_WORD, found_where, only_where, with_ascii_edges
from warehouse.vocabulary import SegmentKind

_INDENT_STEP: Final = 2
_MAX_ITEM_CHARS: Final = 600
_MIN_LAST_ITEM_CHARS: Final = 60
_MAX_PLAIN_ITEMS: Final = 25
"""More short lines after a colon are a table whose layout is lost."""

_MAX_FIGURES: Final = 3
"""One line in so many with a figure or a label makes an address of lines after a colon."""

_STARTS_ANEW: Final = with_ascii_edges(
    r"^(?:We|You|I|They|It|This|These|Those|Such|Our|Your|Please|However|In addition|Additionally"
    r"|For more|For further|If you (?:have|do not|would|wish|want|are)|Unless|Wir|Sie|Diese|Nous"
    r"|Vous|Ces|Pour plus)\b|^我们|^您|^如果"
)
_STATES: Final = with_ascii_edges(
    r"^(?:We|You|I|They|It|Please|However|In addition|Additionally|For more|For further)\b"
)
"""Such a line is a statement of its own, also where its stop is missing."""

_STARTS_SENTENCE: Final = with_ascii_edges(r"^(?:We|You|This|These|It|They|To|For|Such)\b")
_OPENS_SECTION: Final = (
    r"^(?:[0-9.]+ )?(?i-u:(?:how|what|why|when|who|where|your (?:rights|choices|consent)|cookies?"
    r"|security|children|links?|changes|contact|questions|third[ -]part[a-z]+|sharing|disclosures?"
    r"|retention|information (?:we|collect|shar|use|about)|use of|our use|opt|do not track"
    r"|california|access|data (?:retention|security|protection|transfer)|international|legal"
    r"|privacy|policy)\b)|\?$"
)
_MAX_TITLE_CHARS: Final = 80
_ENDS_ITEM: Final = r"[;；]$|[;,]\s(?:and|or|und|oder|et|ou)$"


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
    after_colon = pl.col("after_colon")
    closes = ~pl.col("ends_open") & ~pl.col("ends_item") & ~pl.col("ends_colon")
    may_be_item = after_colon & (
        pl.col("ends_item")
        | pl.col("starts_lower")
        | previous("ends_item").fill_null(False)
        | (
            pl.col("ends_open")
            & ~previous(closes).fill_null(True)
            & found_where(after_colon, r"\p{Ll}")
        )
    )
    marked = (
        blocks.with_columns(after_colon=_is_after_colon())
        .with_columns(ends_item=found_where(after_colon, _ENDS_ITEM))
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
    ).drop("after_colon", "ends_item", "may_be_item", "run")


def with_announced_items(blocks: pl.DataFrame) -> pl.DataFrame:
    """Short lines without a stop, right after the beginning of a sentence with a colon, are items.

    In texts without markup only, before headings are told: such lines would look like them. The
    last line before running text may be the heading of that.
    """
    has_form = _may_be_item() & ~pl.col("is_parsed") & pl.col("ends_open") & ~pl.col("is_address")
    after_colon = pl.col("ends_colon").shift(fill_value=False)
    follows = (
        pl.when(~has_form | is_first())
        .then(pl.lit(value=False))
        .when(after_colon)
        .then(pl.lit(value=True))
        .forward_fill()
    )
    row, run = pl.col("row"), "run"
    lines = (
        blocks.select("text", "n_chars", follows=follows)
        .with_row_index("row")
        .filter("follows")
        .with_columns(run=(row.diff() != 1).fill_null(value=True).cum_sum())
        .filter(_runs_with_lead_in(blocks.get_column("text")))
        .with_columns(ends_list=pl.col("text").str.contains(_STATES) | _is_in_capitals())
        .filter(pl.col("ends_list").cum_sum().over(run) == 0)
        .with_columns(
            is_figure=pl.col("text").str.contains(r"[0-9@：]|: "),
            is_title=~pl.col("text").str.contains(LONG_LOWER_WORD),
            opens_section=pl.col("text").str.contains(_OPENS_SECTION),
            is_last=row == row.max().over(run),
            n_before=pl.len().over(run) - 1,
        )
    )
    is_other = pl.any_horizontal(
        pl.col(name) & ((pl.col(name).sum().over(run) - 1) * 2 < pl.col("n_before"))
        for name in ("is_title", "opens_section")
    )
    is_short = pl.col("n_chars") <= _MAX_TITLE_CHARS
    lines = lines.filter(~(pl.col("is_last") & is_other & is_short))
    n_items, n_figures = pl.len().over(run), pl.col("is_figure").sum().over(run)
    items = lines.filter(
        n_items.is_between(2, _MAX_PLAIN_ITEMS), n_figures * _MAX_FIGURES <= n_items
    )
    is_item = pl.int_range(pl.len()).is_in(items.get_column("row").implode())
    return blocks.with_columns(
        kind=pl.when(is_item).then(pl.lit(SegmentKind.LIST_ITEM)).otherwise("kind")
    )


def _runs_with_lead_in(texts: pl.Series) -> pl.Expr:
    """Whether the run of a line stands after the beginning of a sentence."""
    opens_run = pl.col("run").diff().fill_null(1) != 0
    lead = pl.lit(texts).gather(pl.col("row").filter(opens_run) - 1)
    head = lead.str.head(_MAX_TITLE_CHARS)
    # A heading with a colon is written as a title, as a rule.
    is_lead_in = head.str.contains(LONG_LOWER_WORD) | head.str.contains(_STARTS_SENTENCE)
    return is_lead_in.gather(opens_run.cum_sum() - 1)


def _is_in_capitals() -> pl.Expr:
    return ~pl.col("text").str.contains(r"\p{Ll}|\p{Han}")


def with_plain_items(blocks: pl.DataFrame) -> pl.DataFrame:
    """Paragraphs right after a sentence that ends in a colon become the items it announces.

    In texts without markup only. The items go on until one begins as a new sentence of the text
    does ("We ..."), or ends otherwise than the first (with a stop or without); there are at least
    two. Lines with figures and addresses after a colon are contact details.
    """
    has_form = _may_be_item() & ~pl.col("is_parsed")
    # Sentences under a heading are its text, whether it ends in a colon or not.
    is_title = (pl.col("kind") == SegmentKind.HEADING) & ~pl.col("ends_open").shift(-1)
    announces = pl.col("ends_colon") & ~pl.col("is_run_in") & ~is_title
    is_announced = has_form & latest(pl.when(~has_form).then(announces)).fill_null(False)
    is_other = pl.col("ends_open") != pl.col("ends_open").first().over("run")
    lines = (
        blocks.select(
            "text",
            "ends_open",
            run=(~has_form | is_first()).cum_sum(),
            is_announced=is_announced,
        )
        .with_row_index("row")
        .filter("is_announced")
        .with_columns(is_other=is_other)
        .with_columns(
            ends_list=pl.col("text").str.contains(_STARTS_ANEW)
            | (pl.col("is_other") & following("is_other", "run").fill_null(value=True))
        )
        .filter(pl.col("ends_list").cum_sum().over("run") == 0)
        .with_columns(is_figure=pl.col("text").str.contains(r"[0-9@：]|: "))
        .with_columns(n_items=pl.len().over("run"), n_figures=pl.col("is_figure").sum().over("run"))
    )
    is_contact = pl.col("ends_open") & (pl.col("n_figures") * _MAX_FIGURES > pl.col("n_items"))
    items = lines.filter(pl.col("n_items").is_between(2, _MAX_PLAIN_ITEMS), ~is_contact)
    is_item = pl.int_range(pl.len()).is_in(items.get_column("row").implode())
    return blocks.with_columns(
        kind=pl.when(is_item).then(pl.lit(SegmentKind.LIST_ITEM)).otherwise("kind")
    )


def _may_be_item() -> pl.Expr:
    """Whether a block has the form of an item without a marker."""
    return (
        (pl.col("kind") == SegmentKind.PARAGRAPH)
        & pl.col("marker").is_null()
        & (pl.col("n_chars") <= _MAX_ITEM_CHARS)
        & ~pl.col("ends_colon")
        & ~pl.col("is_bold")
    )


def _is_after_colon() -> pl.Expr:
    """Whether a block may be an item by its form, as all before it, back to one with a colon."""
    has_form = _may_be_item()
    return has_form & latest(pl.when(~has_form).then("ends_colon")).fill_null(False)


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
    """Depth of the list items that have none yet, and of the lists around all items.

    Items without other blocks between them make a list. Where their indentation differs, it tells
    their depth; else each further kind of marker is nested in those before it.
    """
    is_item = pl.col("kind") == SegmentKind.LIST_ITEM
    is_flat_item = is_item & (pl.col("depth") == 0)
    step, run, form = pl.col("step"), pl.col("run"), pl.col("form")
    items = (
        blocks.select(
            "marker",
            run=(~is_item | is_first()).cum_sum(),
            step=pl.col("indent") // _INDENT_STEP,
            is_flat_item=is_flat_item,
        )
        .with_row_index("row")
        .filter("is_flat_item")
        .with_columns(form=only_where(pl.col("marker").is_not_null(), marker_kind, "marker"))
    )
    # Most lists have one depth; to rank is dear.
    differs = (step != step.shift()) | form.ne_missing(form.shift())
    uneven = items.get_column("run").filter(items.select(differs & ~is_first("run")).to_series())
    nested = (
        items.filter(run.is_in(uneven.implode()))
        .with_columns(form_since=pl.col("row").min().over(run, form))
        .with_columns(
            nesting=pl.when(step.n_unique().over(run) > 1)
            .then(step.rank("dense").over(run))
            .otherwise(pl.col("form_since").rank("dense").over(run))
            .cast(pl.Int32)
        )
    )
    depth = at_rows(blocks.height, nested.get_column("row"), nested.get_column("nesting"))
    nesting = pl.when(is_flat_item).then(pl.lit(depth).fill_null(1))
    own_depth = pl.when(is_item & (pl.col("list_depth") == 0)).then("depth")
    return blocks.with_columns(
        depth=pl.coalesce(nesting, "depth"),
        list_depth=pl.coalesce(nesting, own_depth, "list_depth"),
    )

"""Page furniture before the title of a crawled text and after its last words."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.neighbours import at_rows, is_first, is_last
from transforms.patterns import found_where
from transforms.policy_words import is_promotion, policy_sentences

_BODY_CHARS: Final = 80
_SENTENCE_CHARS: Final = 35
_MAX_LINE_CHARS: Final = 80
_MAX_LABEL_CHARS: Final = 40
_N_NEAR: Final = 8
"""So many paragraphs at either end of a document are looked at for the ends of the text."""

_STEPS: Final = (2, _N_NEAR)
"""So many of them are read at a time, until one speaks of what policies do."""

_MIN_LABELS: Final = 4
"""As many labels before a text make the other lines there a menu, even where there is no title."""

_MIN_LINES: Final = 4
"""A title and three entries: fewer lines hold no contents."""

_TITLE_WORDS: Final = [
    *("privacy", "cookie", "data protection", "legal", "security", "policy", "terms", "disclaimer"),
    *("conditions of use", "datenschutz", "confidentialit", "vie priv", "données"),
]
# What ignores case does so in ASCII only: it is compiled for each shard, and Unicode is dear there.
_TITLE: Final = (
    r"(?i-u:\b(?:privacy|cookies?|data protection|legal|security)\b[ -~]{0,40}"
    r"\b(?:policy|policies|notices?|statement|practices|information|declaration|terms)\b"
    r"|\bterms (?:and|&|of) (?:conditions|use|service|sale)\b)"
    r"|^[^A-Za-z0-9]*(?i-u:privacy|legal|disclaimer|terms|conditions of use)[^A-Za-z0-9]*$"
    r"|(?i-u:\bpolicy)[^A-Za-z0-9]*$|(?i-u:datenschutz)(?:erklärung|hinweis|bestimmung)"
    r"|(?i-u:politique|charte|avis).{0,9}(?i-u:confidentialit|vie priv)"
)
_NO_TITLE: Final = (
    r"^[^A-Za-z0-9]*(?i-u:(?:home|changes|previous|updates?|questions|contact|we|this|our site|how"
    r"|what|why|when|view|read|see|accept|download|you are|skip|copyright)\b)|^[©\W]|[|»›]|[.;,]$"
)
_DATE: Final = (
    r"(?i-u:\b(?:updated|modified|revised|revision|effective|reviewed|created|posted|version|dated?)"
    r"\b)"
)
_FIGURE: Final = r"[0-9@]|(?i-u:www\.|attn|attention|phone|\btel\b|e-?mail)"
_LABEL: Final = (
    r"^[^A-Za-z0-9]*(?i-u:(?:search|follow|subscribe|newsletter|sign up|recent|latest|popular"
    r"|trending|categories|archives?|tags|quick ?links|useful links|share|connect with"
    r"|stay connected|get in touch|navigation|site ?map|skip|book now|visit us|top"
    r"|(?:opening|store|business|office) hours)\b)"
)


def with_page_edges(blocks: pl.DataFrame) -> pl.DataFrame:
    """Lines of the page before the title of a plain text and after its last words become furniture.

    The text reaches from the first to the last paragraph that speaks of what policies do. Before
    it, what stands above the last line that reads as a title; after it, what a page has beyond a
    label or a menu, and short lines before those. Dates are spared, and an address right after the
    text.

    Args:
        blocks: with order (rises through all documents) and is_furniture, menus included.
    """
    lines = _lines(blocks)
    edges = _edges(lines.filter("is_body"))
    if not edges.height:
        return blocks
    order = pl.col("order")
    first, last = (_of_document(edges, name) for name in ("first_body", "last_body"))
    outside = lines.filter((order < first) | (order > last)).with_columns(
        first_body=first,
        is_head=(order < first).fill_null(value=False),
        is_line=pl.col("n_chars") <= _MAX_LINE_CHARS,
    )
    labels = _labels(outside.filter("is_furniture"))
    free = outside.filter(~pl.col("is_furniture")).join(
        labels, on="document", how="left", maintain_order="left"
    )
    within = lines.filter(order >= first, order <= last, pl.col("n_chars") <= _MAX_LINE_CHARS)
    head, tail = free.filter("is_head"), free.filter(~pl.col("is_head"))
    found = [*_before_text(head, within), _after_text(tail)]
    is_edge = order.is_in(pl.concat(found).implode())
    return blocks.with_columns(is_furniture=pl.col("is_furniture") | is_edge)


def _of_document(edges: pl.DataFrame, name: str) -> pl.Expr:
    """A column of ``edges`` for each row of a frame, by its document."""
    documents = edges.get_column("document")
    last = documents.max()
    height = last + 1 if isinstance(last, int) else 0
    values = at_rows(height, documents, edges.get_column(name))
    return pl.lit(values).gather(pl.col("document"), null_on_oob=True)


def _lines(blocks: pl.DataFrame) -> pl.DataFrame:
    """The blocks of texts without markup, with is_body: whether a block is running text."""
    n_chars = pl.col("n_chars")
    is_text = (n_chars >= _BODY_CHARS) | ((n_chars >= _SENTENCE_CHARS) & ~pl.col("ends_open"))
    columns = ("document", "order", "text", "n_chars", "ends_open", "marker", "is_furniture")
    return (
        blocks.select(*columns, "is_parsed", is_body=is_text & ~pl.col("is_furniture"))
        .filter(~pl.col("is_parsed"))
        .drop("is_parsed")
    )


def _edges(bodies: pl.DataFrame) -> pl.DataFrame:
    """document, first_body and last_body: orders of the first and last part of the text.

    Most documents tell by their first and last paragraph, so that the others need not be read.
    """
    row, document = pl.int_range(pl.len()), pl.col("document")
    before, behind = pl.col("before"), pl.col("behind")
    left = bodies.with_columns(
        before=row - pl.when(is_first()).then(row).forward_fill(),
        behind=pl.when(is_last()).then(row).backward_fill() - row,
    ).filter((before < _N_NEAR) | (behind < _N_NEAR))
    told = []
    for n_near in _STEPS:
        told.append(policy_sentences(left.filter((before < n_near) | (behind < n_near))))
        known = pl.concat(told)
        first, last = (
            known.filter(place < n_near).get_column("document").implode()
            for place in (before, behind)
        )
        is_early = (before >= n_near) & (before < _N_NEAR) & ~document.is_in(first)
        is_late = (behind >= n_near) & (behind < _N_NEAR) & ~document.is_in(last)
        left = left.filter(is_early | is_late)
    order, is_near_end = pl.col("order"), behind < _N_NEAR
    return (
        pl.concat(told)
        .sort("order")
        .group_by("document")
        .agg(
            first_body=order.filter(before < _N_NEAR).min(),
            last_body=order.filter(is_near_end).max(),
        )
    )


def _labels(furniture: pl.DataFrame) -> pl.DataFrame:
    """One row per document, of the labels and menus of the page that were found before.

    has_url: whether the crawler's address stands first; n_labels, first_label: how many there are
    before the text, and the order of the first of them; first_anchor: that of the first after it.
    """
    order, is_short = pl.col("order"), pl.col("n_chars") <= _MAX_LABEL_CHARS
    is_label = pl.col("has_letter") & ~pl.col("is_url")
    is_in_head = is_label & pl.col("is_head")
    return (
        furniture.with_columns(
            has_letter=pl.col("text").str.contains(r"\p{L}"),
            is_url=pl.col("text").str.starts_with("http"),
        )
        .group_by("document")
        .agg(
            is_page=(pl.col("has_letter") & pl.col("is_head")).any(),
            n_labels=(is_in_head & is_short).sum(),
            first_label=order.filter(is_in_head & is_short).min(),
            first_anchor=order.filter(is_label & ~pl.col("is_head")).min(),
        )
    )


def _before_text(head: pl.DataFrame, within: pl.DataFrame) -> list[pl.Series]:
    """Orders of the lines above the title, in documents that show that they were a page.

    Args:
        head: the lines before the texts that are not furniture yet, with `_labels`.
        within: the short lines of the texts.
    """
    order, document = pl.col("order"), pl.col("document")
    has_word = pl.col("text").str.contains_any(_TITLE_WORDS, ascii_case_insensitive=True)
    after_body = (pl.col("is_body").shift() & (order.diff() == 1)).fill_null(value=False)
    may_be_title = pl.col("may_be_title")
    looked = (
        head.filter("is_page")
        .with_columns(may_be_title=pl.col("is_line") & ~after_body & has_word)
        .with_columns(
            names_title=found_where(may_be_title, _TITLE) & ~found_where(may_be_title, _NO_TITLE)
        )
    )
    entries = _contents(looked, within)
    is_entry = (order >= pl.col("first_entry")).fill_null(value=False)
    looked = (
        looked.join(entries, on="document", how="left", maintain_order="left")
        .with_columns(is_title=pl.col("names_title") & ~is_entry)
        .with_columns(title=order.filter("is_title").max().over(document))
    )
    return [
        _above_title(looked.filter(order <= pl.col("title"))),
        _in_menu(looked.filter(pl.col("title").is_null())),
    ]


def _above_title(titled: pl.DataFrame) -> pl.Series:
    """Orders of the lines above a title; a subtitle may stand below it, a date between them."""
    order, title = pl.col("order"), pl.col("title")
    name = pl.col("text").str.to_lowercase()
    # The last row of a document is its title.
    is_same = (name == pl.when(is_last()).then(name).backward_fill()) & (order != title)
    is_kept = (pl.col("is_title") | pl.col("is_date")) & ~is_same
    parts = (order != title) & (~is_kept | (order.shift(-1) != order + 1))
    last_parting = order.filter("parts").max().over("document")
    return (
        titled.with_columns(is_date=found_where(pl.col("is_line"), _DATE))
        .with_columns(parts=parts.fill_null(value=False))
        .filter(order <= last_parting, ~pl.col("is_date"))
        .get_column("order")
    )


def _in_menu(untitled: pl.DataFrame) -> pl.Series:
    """Orders of the lines among many labels, in documents without a title before the text.

    The last line before the text may be its heading.
    """
    is_among = pl.col("order").is_between(pl.col("first_label"), pl.col("first_body") - 2)
    return (
        untitled.filter(
            pl.col("n_labels") >= _MIN_LABELS,
            ~pl.col("is_body") & ~pl.col("names_title") & pl.col("ends_open"),
            is_among,
        )
        .filter(~pl.col("text").str.contains(_DATE))
        .get_column("order")
    )


def _contents(head: pl.DataFrame, within: pl.DataFrame) -> pl.DataFrame:
    """document and first_entry: order of the first entry of the contents before a text.

    Entries stand again in the text, two in a row.
    """
    text, order = pl.col("text"), pl.col("order")
    document = pl.col("document")
    lines = head.filter("is_line").select("document", "order", "text", "names_title")
    may_list = pl.col("names_title").any() & (pl.len() >= _MIN_LINES)
    entries = lines.filter(may_list.over(document))
    names = entries.get_column("text").unique().implode()
    documents = entries.get_column("document").unique().implode()
    again = within.filter(document.is_in(documents)).filter(text.is_in(names))
    again = again.select("document", "text")
    return (
        entries.join(again, on=["document", "text"], how="semi", maintain_order="left")
        .filter((order.diff() == 1) & ~is_first())
        .group_by("document")
        .agg(first_entry=order.min() - 1)
    )


def _after_text(tail: pl.DataFrame) -> pl.Series:
    """Orders of the lines after the text, in documents whose page goes on there.

    Args:
        tail: the lines after the texts that are not furniture yet, with `_labels`.
    """
    order, document = pl.col("order"), pl.col("document")
    is_item = ~pl.col("is_body") & pl.col("ends_open") & pl.col("marker").is_null()
    is_label = pl.col("is_item") & (pl.col("n_chars") <= _MAX_LABEL_CHARS)
    is_anchor = found_where(is_label, _LABEL) | is_promotion(pl.col("is_body"))
    own_anchor = order.filter(is_anchor).min().over(document)
    marked = (
        tail.with_columns(is_item=is_item)
        .with_columns(first_anchor=pl.min_horizontal("first_anchor", own_anchor))
        .filter(pl.col("first_anchor").is_not_null())
        .with_columns(is_beyond=order >= pl.col("first_anchor"))
        .with_columns(
            is_contact=found_where(pl.col("is_line") & ~pl.col("is_beyond"), _FIGURE),
            is_date=found_where(pl.col("is_line"), _DATE),
        )
    )
    contact = pl.col("is_contact")
    near_contact = contact | contact.shift(fill_value=False) | contact.shift(-1, fill_value=False)
    is_other = ~(near_contact | pl.col("is_date"))
    first_other = order.filter(is_other).min().over(document)
    # What no label parts from the text belongs to it.
    last_text = order.filter(pl.col("is_body") & ~pl.col("is_beyond")).max().over(document)
    is_details = (order < first_other).fill_null(value=True)
    is_text = is_details | (order <= last_text).fill_null(value=False)
    is_edge = pl.col("is_beyond") | (pl.col("is_item") & ~is_text)
    return marked.filter(is_edge, ~pl.col("is_date")).get_column("order")

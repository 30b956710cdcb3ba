"""Page furniture before the title of a crawled text and after its last words."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.neighbours import is_first, is_last
from transforms.patterns import found_where, with_ascii_edges
from transforms.policy_words import is_promotion, speaks_of_policy

_BODY_CHARS: Final = 80
_SENTENCE_CHARS: Final = 40
_MAX_TITLE_CHARS: Final = 80
_N_NEAR: Final = 8
"""So many paragraphs at either end of a document are looked at for the first and last of the text."""

_MIN_LABELS: Final = 4
"""As many labels before a text make the other lines there a menu, even where there is no title."""

_TITLE: Final = with_ascii_edges(
    r"(?i)\b(?:privacy|cookies?|data protection|legal|security)\b.{0,40}"
    r"\b(?:policy|policies|notices?|statement|practices|information|declaration|terms)\b"
    r"|^\W*(?:privacy|legal|disclaimer)\W*$|\bterms (?:and|&|of) (?:conditions|use|service|sale)\b"
    r"|^\W*(?:terms|conditions of use)\W*$|\bpolicy\W*$"
    r"|datenschutz(?:erklärung|hinweis|bestimmung)"
    r"|(?:politique|charte|avis|déclaration).{0,40}(?:confidentialit|vie privée|données)"
)
_NO_TITLE: Final = with_ascii_edges(
    r"(?i)^\W*(?:home|changes|previous|updates?|questions|contact|we|this|our site|how|what|why|when|view|read|see|accept"
    r"|download|you are|skip|copyright|©|\W)\b|[|»›]|[.;,]$"
)
_DATE: Final = with_ascii_edges(
    r"(?i)\b(?:updated|modified|revised|revision|effective|reviewed|created|posted|version|date|dated)\b"
)
_CONTACT: Final = r"(?i)\d|@|www\.|attn|attention|phone|^tel\b|e-?mail"
_LABEL: Final = with_ascii_edges(
    r"(?i)^\W*(?:search|follow|subscribe|newsletter|sign up|recent|latest|popular|trending|categories"
    r"|archives?|tags|quick ?links|useful links|share|connect with|stay connected|get in touch"
    r"|navigation|site ?map|skip|book now|visit us|(?:opening|store|business|office) hours|top)\b"
)
_MAX_LABEL_CHARS: Final = 40
_CONTACT_HEADING: Final = r"(?i)^\W*(?:\d+\.? )?(?:how to )?contact|[:：]$"
_ANNOUNCES: Final = (
    r"(?i)[:：]\W*$|contact|e-?mail|write|writing|call|phone|reach|questions|address|inquir|enquir"
)
_ANNOUNCING_CHARS: Final = 250
_URL_ALONE: Final = r"^https?://\S+$"


def with_page_edges(blocks: pl.DataFrame) -> pl.DataFrame:
    """Lines of the page before the title of a plain text and after its last words become furniture.

    The text reaches from the first to the last paragraph that speaks of what policies do. Before
    it, what stands above the last line that reads as a title; after it, what a page has beyond a
    label or a menu, and short lines before those. Dates are spared, and contact details that the
    text announces.

    Args:
        blocks: with order (rises through all documents) and is_furniture, menus included.
    """
    lines = _lines(blocks)
    edges = _edges(lines)
    if not edges.height:
        return blocks
    zoned = lines.join(edges, on="document", maintain_order="left")
    order = pl.col("order")
    head = zoned.filter(order < pl.col("first_body"))
    within = zoned.filter(order.is_between("first_body", "last_body"), pl.col("n_chars") <= _MAX_TITLE_CHARS)
    tail = zoned.filter(order > pl.col("last_body"))
    is_edge = order.is_in(pl.concat([_before_title(head, within), _after_text(tail)]).implode())
    return blocks.with_columns(is_furniture=pl.col("is_furniture") | is_edge)


def _lines(blocks: pl.DataFrame) -> pl.DataFrame:
    """The blocks of texts without markup, with is_body and is_anchor (a label of the page)."""
    n_chars, is_furniture = pl.col("n_chars"), pl.col("is_furniture")
    is_sentence = (n_chars >= _SENTENCE_CHARS) & ~pl.col("ends_open")
    is_anchor = is_furniture & (n_chars > 1) & ~is_first()
    return (
        blocks.filter(~pl.col("is_parsed"))
        .select("document", "order", "text", "n_chars", "ends_open", "marker", "is_furniture")
        .with_columns(
            is_body=((n_chars >= _BODY_CHARS) | is_sentence) & ~is_furniture,
            is_anchor=found_where(is_anchor, r"\p{L}"),
        )
    )


def _edges(lines: pl.DataFrame) -> pl.DataFrame:
    """document, first_body and last_body: orders of the first and last part of the text.

    Also announces: whether the last one announces contact details.
    """
    number, n_bodies = pl.int_range(pl.len()).over("document"), pl.len().over("document")
    text = pl.col("text")
    near = (
        lines.filter("is_body")
        .select("document", "order", "text", "n_chars", is_early=number < _N_NEAR, is_late=number + _N_NEAR >= n_bodies)
        .filter(pl.col("is_early") | pl.col("is_late"))
        .filter(speaks_of_policy(pl.col("is_early") | pl.col("is_late")))
    )
    order = pl.col("order")
    return near.group_by("document").agg(
        first_body=order.filter("is_early").min(),
        last_body=order.filter("is_late").max(),
        announces=text.filter("is_late").last().str.tail(_ANNOUNCING_CHARS).str.contains(_ANNOUNCES),
    )


def _before_title(head: pl.DataFrame, within: pl.DataFrame) -> pl.Series:
    """Orders of the lines above the title, in documents that show that they were a page."""
    order, document = pl.col("order"), pl.col("document")
    is_line = (pl.col("n_chars") <= _MAX_TITLE_CHARS) & ~pl.col("is_furniture")
    is_title = (
        found_where(is_line, _TITLE)
        & ~found_where(is_line, _NO_TITLE)
        & ~pl.col("is_body").shift(fill_value=False)
    )
    looked = head.with_columns(
        is_title=is_title,
        is_date=found_where(is_line, _DATE),
        is_url=found_where(is_first(), _URL_ALONE),
    )
    entries = _contents(looked.filter(is_line), within)
    titled = (
        looked.join(entries, on="document", how="left", maintain_order="left")
        .with_columns(is_title=pl.col("is_title") & ~(order >= pl.col("first_entry")).fill_null(False))
        .with_columns(title=order.filter("is_title").max().over(document))
        .filter(order <= pl.col("title"))
    )
    # A subtitle may stand below the title, with a date between them.
    name = pl.col("text").str.to_lowercase()
    is_same = (name == name.last()).over(document) & (order != pl.col("title"))
    is_kept = (pl.col("is_title") | pl.col("is_date")) & ~is_same
    is_page = pl.col("is_anchor") | pl.col("is_url")
    above = (
        titled.with_columns(n_others=(~is_kept).cum_sum(reverse=True).over(document))
        .filter(is_page.any().over(document))
        .filter(pl.col("n_others") > 0, ~pl.col("is_furniture"), ~pl.col("is_date"))
    )
    return pl.concat([above.get_column("order"), _in_menu(looked, titled)])


def _in_menu(head: pl.DataFrame, titled: pl.DataFrame) -> pl.Series:
    """Orders of the lines among many labels, in documents without a title before the text.

    The last line before the text may be its heading.
    """
    is_label = pl.col("is_anchor") & (pl.col("n_chars") <= _MAX_LABEL_CHARS)
    is_other = pl.col("is_body") | pl.col("is_furniture") | pl.col("is_date") | pl.col("is_title")
    is_line = ~is_other & pl.col("ends_open")
    return (
        head.join(titled.select("document").unique(), on="document", how="anti", maintain_order="left")
        .with_columns(first_label=pl.col("order").filter(is_label).min().over("document"),
                      n_labels=is_label.sum().over("document"))
        .filter(is_line, pl.col("n_labels") >= _MIN_LABELS, pl.col("order") > pl.col("first_label"))
        .filter(pl.col("order") < pl.col("first_body") - 1)
        .get_column("order")
    )


def _contents(lines: pl.DataFrame, within: pl.DataFrame) -> pl.DataFrame:
    """document and first_entry: order of the first entry of the contents before a text.

    Args:
        lines: the short lines before each text; entries stand again in it, two in a row.
        within: the short lines of the texts themselves.
    """
    text, order = pl.col("text"), pl.col("order")
    again = within.filter(text.is_in(lines.get_column("text").unique().implode()))
    return (
        lines.join(again, on=["document", "text"], how="semi", maintain_order="left")
        .filter(order.diff().over("document") == 1)
        .group_by("document")
        .agg(first_entry=order.min() - 1)
    )


def _after_text(tail: pl.DataFrame) -> pl.Series:
    """Orders of the lines after the text, in documents whose page goes on there."""
    document = pl.col("document")
    is_item = (
        ~pl.col("is_body")
        & pl.col("ends_open")
        & pl.col("marker").is_null()
        & ~pl.col("is_furniture")
    )
    is_line = (pl.col("n_chars") <= _MAX_TITLE_CHARS) & ~pl.col("is_furniture")
    is_label = is_item & (pl.col("n_chars") <= _MAX_LABEL_CHARS)
    contact = pl.col("is_contact")
    marked = tail.with_columns(
        is_date=found_where(is_line, _DATE),
        is_contact=found_where(is_line, _CONTACT),
        is_promotion=is_promotion(pl.col("is_body")),
        is_item=is_item,
        is_anchor=pl.col("is_anchor") | found_where(is_label, _LABEL),
    ).with_columns(
        is_anchor=pl.col("is_anchor") | pl.col("is_promotion"),
        # The lines of an address stand beside one with a figure.
        near_contact=contact | contact.shift(fill_value=False) | contact.shift(-1, fill_value=False),
    )
    is_other = ~(pl.col("near_contact") | pl.col("is_date") | is_first())
    marked = marked.with_columns(in_contact=is_other.cum_sum().over(document) == 0)
    n_anchors = pl.col("is_anchor").cum_sum().over(document)
    is_page = pl.col("is_anchor").any().over(document)
    # What no label parts from the text belongs to it.
    is_text = pl.col("is_body") & (n_anchors == 0)
    is_before_text = is_text.cum_sum(reverse=True).over(document) > 0
    announces = pl.col("announces") | (
        found_where(is_line & is_first(), _CONTACT_HEADING).any().over(document)
    )
    is_contact = announces & pl.col("in_contact") & (n_anchors == 0)
    is_edge = (n_anchors > 0) | (is_item & is_page & ~is_contact & ~is_before_text)
    return marked.filter(
        is_edge, ~pl.col("is_furniture"), ~pl.col("is_date")
    ).get_column("order")

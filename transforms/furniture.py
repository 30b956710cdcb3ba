"""Which blocks are not the policy: crumbs, menus, page numbers, the crawler's own line."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.neighbours import following, is_first, previous
from transforms.patterns import found_where, with_ascii_edges
from warehouse.vocabulary import SegmentKind

_CRUMB: Final = (
    r"(?i)^[\s>»›|/<«‹*-]*(?:skip to (?:the )?(?:main )?(?:content|navigation|menu|search|footer)"
    r"(?: area)?|jump to (?:content|navigation)|(?:scroll|back|return|go) (?:up )?to (?:the )?top"
    r"(?: of (?:the )?page)?|top of page|home|homepage|menu|main menu|toggle (?:navigation|menu)"
    r"|open menu|close menu|toggle .{0,30}|close|search|search for:?|search \.\.\.|log ?in"
    r"|log ?out|sign ?in|sign ?up|register|my account|(?:view |shopping )?cart|checkout|print"
    r"|print this page|share(?: this)?|tweet|like|facebook|twitter|linkedin|instagram|youtube"
    r"|pinterest|email|you are here:?|breadcrumbs?|loading\.*|accept"
    r"|accept all(?: cookies)?|decline|cookie settings|cookie preferences|learn more"
    r"|read more|click here|next|previous|back"
    r"|all rights reserved\.?|powered by \S+|zum inhalt springen|aller au contenu"
    r"(?: principal)?|nach oben|startseite|accueil)[\s>»›|/<«‹*-]*$"
)
_MAX_CRUMB_CHARS: Final = 40
_BANNER: Final = with_ascii_edges(r"(?i)\b(?:we|site|website) uses? cookies")
_MAX_BANNER_CHARS: Final = 300
"""A sentence on cookies right before a label such as `Accept` is a banner."""

_COPYRIGHT: Final = (
    r"^(?:(?i:copyright)[ ,:]{1,3}(?:©|\(c\)|\d{4})|©|\([cC]\)\s?(?:\d{4}|(?i:copyright))|(?i:all rights reserved))"
)
_COPYRIGHT_WITHIN: Final = r"©.*(?i:all rights reserved)"
_MAX_COPYRIGHT_CHARS: Final = 160
_URL_ALONE: Final = r"^https?://\S+$"
_LETTER_OR_DIGIT: Final = r"[\p{L}\p{N}]"
_PAGE_NUMBER: Final = (
    r"(?i)^[–—-]?\s?(?:(?:page|seite|p\.)\s)?\d{1,4}(?:\s?(?:/|of|von|sur|de)\s?\d{1,4})?\s?[–—-]?$"
)
_BODY_CHARS: Final = 80
_SENTENCE_CHARS: Final = 40
_MIN_MENU: Final = 5
"""Shorter runs of short lines are titles and dates as often as menus."""

_TITLE: Final = with_ascii_edges(
    r"(?i)privacy|datenschutz|confidentialit|données personnelles|cookie|data protection|隐私"
    r"|policy|policies|statement|notice|terms|updated|effective|modified|revised|\b(?:19|20)\d\d\b"
)
_CONTACT: Final = r"\d|@"


def with_crumbs(blocks: pl.DataFrame) -> pl.DataFrame:
    """``blocks`` with is_furniture, for those that are furniture whatever stands around them.

    The crawler's address counts on the first line only.

    Args:
        blocks: kind, text, n_chars, page and is_running at least.
    """
    n_chars = pl.col("n_chars")
    is_short = n_chars <= _MAX_CRUMB_CHARS
    is_ascii = n_chars == pl.col("text").str.len_bytes()
    may_be_banner = (n_chars <= _MAX_BANNER_CHARS) & following("is_label").fill_null(False)
    return (
        blocks.with_columns(is_label=found_where(is_short, _CRUMB))
        .with_columns(
            is_furniture=(pl.col("kind") == SegmentKind.BOILERPLATE)
            | pl.col("is_label")
            | pl.col("is_running")
            | ~pl.col("text").str.contains(_LETTER_OR_DIGIT)
            | found_where(is_first(), _URL_ALONE)
            | found_where(may_be_banner, _BANNER)
            | found_where(n_chars <= _MAX_COPYRIGHT_CHARS, _COPYRIGHT)
            | found_where((n_chars <= _MAX_COPYRIGHT_CHARS) & ~is_ascii, _COPYRIGHT_WITHIN)
            | found_where(is_short & pl.col("page").is_not_null(), _PAGE_NUMBER)
        )
        .drop("is_label")
    )


def with_menus(blocks: pl.DataFrame) -> pl.DataFrame:
    """Long runs of short lines before the first or after the last sentence become furniture.

    Spared are titles, dates and the last line before the text, lines that stand again within the
    text (a table of contents), and lines beside a telephone number or an address.

    Args:
        blocks: with order (rises through all documents) and is_furniture. In a parsed format only
            links make a menu.
    """
    order = pl.col("order")
    is_body = (
        (pl.col("n_chars") >= _BODY_CHARS)
        | ((pl.col("n_chars") >= _SENTENCE_CHARS) & ~pl.col("ends_open"))
    ) & ~(pl.col("is_link") | pl.col("is_furniture"))
    body = pl.when(is_body).then(order)
    is_item = (
        (pl.col("n_chars") <= _MAX_CRUMB_CHARS)
        & (((pl.col("kind") == SegmentKind.PARAGRAPH) & ~pl.col("is_parsed")) | pl.col("is_link"))
        & (pl.col("kind") != SegmentKind.HEADING)
        & pl.col("ends_open")
        & pl.col("page").is_null()
    )
    items = (
        blocks.lazy()
        .with_columns(first_body=body.min().over("document"), last_body=body.max().over("document"))
        .filter(is_item)
        .select(
            "document",
            "order",
            "text",
            "is_link",
            "first_body",
            is_before=order < pl.col("first_body"),
            is_after=order > pl.col("last_body"),
        )
        .collect()
    )
    within = items.filter(order >= pl.col("first_body") - 1, ~pl.col("is_after"))
    head = (
        items.filter(_is_long_run("is_before"))
        .filter(order < pl.col("first_body") - 1)
        .filter(~pl.col("text").str.contains(_TITLE) | pl.col("is_link"))
        .join(within, on=["document", "text"], how="anti")
    )
    tail = items.with_columns(is_contact=_is_contact()).filter(
        _is_long_run("is_after"), ~pl.col("is_contact")
    )
    menus = pl.concat([head.get_column("order"), tail.get_column("order")])
    return blocks.with_columns(is_furniture=pl.col("is_furniture") | order.is_in(menus.implode()))


def _is_long_run(zone: str) -> pl.Expr:
    """Whether an item is in a zone of its document that holds enough of them for a menu."""
    return pl.col(zone) & (pl.col(zone).sum().over("document") >= _MIN_MENU)


def _is_contact() -> pl.Expr:
    """Whether an item after the text, or one beside it, looks like part of an address."""
    is_after = pl.col("is_after")
    is_near = is_after | is_after.shift(fill_value=False) | is_after.shift(-1, fill_value=False)
    contact = found_where(is_near.fill_null(False), _CONTACT)
    return contact | previous(contact).fill_null(False) | following(contact).fill_null(False)

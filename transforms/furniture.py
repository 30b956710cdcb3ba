"""Which blocks are not the policy: crumbs, menus, page numbers, the crawler's own line."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.neighbours import following, is_first, previous
from transforms.patterns import found_where, may_be, with_ascii_edges
from warehouse.vocabulary import SegmentKind

_CRUMB: Final = (
    r"^[ >»›|/<«‹*-]*(?i-u:skip to (?:the )?(?:main )?(?:content|navigation|menu|search|footer)"
    r"(?: area)?|jump to (?:content|navigation)"
    r"|(?:scroll|back|return|go) (?:up )?to (?:the )?(?:top|start|home)(?: of [ -~]{1,30})?"
    r"|top of page|home|homepage|menu|main menu|toggle (?:navigation|menu)"
    r"|open menu|close menu|toggle [ -~]{0,30}|close|search|search for:?|search \.\.\.|log ?in"
    r"|log ?out|sign ?in|sign ?up|register|my account|(?:view |shopping ){0,2}cart|checkout|print"
    r"|print this page|share(?: this)?|tweet|like|facebook|twitter|linkedin|instagram|youtube"
    r"|pinterest|email|you are here:?|breadcrumbs?|loading\.*|accept"
    r"|accept all(?: cookies)?|decline|cookie settings|cookie preferences|learn more"
    r"|(?:see|show|view) (?:more|less)|toggle|read more|click here|next|previous|back"
    r"|all rights reserved\.?|powered by [!-~]+|zum inhalt springen|aller au contenu"
    r"(?: principal)?|nach oben|startseite|accueil)[ >»›|/<«‹*-]*$"
)
_MAX_CRUMB_CHARS: Final = 40
_BANNER: Final = with_ascii_edges(r"(?i)\b(?:we|site|website) uses? cookies")
_MAX_BANNER_CHARS: Final = 300
"""A sentence on cookies right before a label such as `Accept` is a banner."""

_COPYRIGHT: Final = (
    r"^(?:(?i:copyright)[ ,:]{1,3}(?:©|\(c\)|\d{4})|©|\([cC]\)\s?(?:\d{4}|(?i:copyright))"
    r"|(?i:all rights reserved))"
)
_COPYRIGHT_STARTS: Final = "cC(aA"
_COPYRIGHT_WITHIN: Final = r"©.*(?i:all rights reserved)"
_MAX_COPYRIGHT_CHARS: Final = 160
_BREADCRUMB: Final = r"^(?i:you are here:? ?)?(?i:home|startseite|accueil) ?[/>»›|]"
_BREADCRUMB_STARTS: Final = "yYhHsSaA"
_MAX_BREADCRUMB_CHARS: Final = 120
_URL_ALONE: Final = r"^https?://\S+$"
_LETTER_OR_DIGIT: Final = r"[\p{L}\p{N}]"
_PAGE_NUMBER: Final = (
    r"(?i)^[–—-]?\s?(?:(?:page|seite|p\.)\s)?\d{1,4}(?:\s?(?:/|of|von|sur|de)\s?\d{1,4})?\s?[–—-]?$"
)
_BODY_CHARS: Final = 80
_SENTENCE_CHARS: Final = 40
_MIN_MENU: Final = 5
"""Shorter runs of short lines are titles and dates as often as menus."""

_MIN_MENU_BETWEEN: Final = 8
"""As many blocks without a sentence between two sentences part the one from the other."""

_MAX_LIST_BETWEEN: Final = 20
"""No more items has a list between two paragraphs, as a rule."""

_LARGE_CHARS: Final = 600
_ON_DATA: Final = with_ascii_edges(
    r"(?i)\b(?:privacy|personal|information|data|cookies?|rights?|consent)\b|datenschutz|daten\b"
    r"|données|confidentialité|[\p{Han}]{8}|\d|@"
)
_TITLE: Final = with_ascii_edges(
    r"(?i)privacy|datenschutz|confidentialit|données personnelles|cookie|data protection|隐私"
    r"|policy|policies|statement|notice|terms|updated|effective|modified|revised|\b(?:19|20)\d\d\b"
)
_CONTACT: Final = r"(?i)\d|@|reach us|how to contact|questions"


def with_crumbs(blocks: pl.DataFrame) -> pl.DataFrame:
    """``blocks`` with is_furniture, for those that are furniture whatever stands around them.

    The crawler's address counts on the first line only.

    Args:
        blocks: kind, text, first_byte, n_chars, page, is_running, is_parsed and is_link at least.
    """
    n_chars = pl.col("n_chars")
    is_short = n_chars <= _MAX_CRUMB_CHARS
    is_ascii = n_chars == pl.col("text").str.len_bytes()
    starts_word = _starts_word()
    # A policy has items and headings such as `E-mail` or `Facebook`; as links they are labels.
    is_structure = (
        pl.col("is_parsed") & (pl.col("kind") != SegmentKind.PARAGRAPH) & ~pl.col("is_link")
    )
    may_be_banner = (n_chars <= _MAX_BANNER_CHARS) & following("is_label").fill_null(False)
    return (
        blocks.with_columns(is_label=found_where(is_short & ~is_structure, _CRUMB))
        .with_columns(
            is_furniture=(pl.col("kind") == SegmentKind.BOILERPLATE)
            | pl.col("is_label")
            | pl.col("is_running")
            | ~(starts_word | found_where(~starts_word, _LETTER_OR_DIGIT))
            | found_where(is_first(), _URL_ALONE)
            | found_where(
                (n_chars <= _MAX_BREADCRUMB_CHARS) & may_be("first_byte", _BREADCRUMB_STARTS),
                _BREADCRUMB,
            )
            | found_where(may_be_banner, _BANNER)
            | found_where(
                (n_chars <= _MAX_COPYRIGHT_CHARS) & may_be("first_byte", _COPYRIGHT_STARTS),
                _COPYRIGHT,
            )
            | found_where((n_chars <= _MAX_COPYRIGHT_CHARS) & ~is_ascii, _COPYRIGHT_WITHIN)
            | found_where(is_short & pl.col("page").is_not_null(), _PAGE_NUMBER)
        )
        .drop("is_label")
    )


def _starts_word() -> pl.Expr:
    """Whether a block begins with a letter or digit of ASCII."""
    byte = pl.col("first_byte")
    return (
        byte.is_between(ord("a"), ord("z"))
        | byte.is_between(ord("A"), ord("Z"))
        | byte.is_between(ord("0"), ord("9"))
    )


def with_menus(blocks: pl.DataFrame) -> pl.DataFrame:
    """Long runs of short lines before or after the text of a document become furniture.

    The text reaches from the first to the last of its larger parts. Spared are titles, dates and
    the last line before the text, lines that stand again within the text (a table of contents), and
    lines beside a telephone number or an address. With a menu goes what stands beyond it, as seen
    from the text, unless it speaks of data.

    Args:
        blocks: with order (rises through all documents) and is_furniture. In a parsed format only
            links make a menu.
    """
    order = pl.col("order")
    cores = _cores(
        blocks.select("document", "order", "n_chars", "ends_colon", is_body=_is_body()).filter(
            "is_body"
        )
    )
    is_outside = (pl.col("is_before") | pl.col("is_after")) & ~pl.col("is_parsed")
    zoned = (
        blocks.lazy()
        .select("document", "order", "text", "is_link", "is_parsed", is_item=_is_menu_item())
        .join(cores, on="document", maintain_order="left")
        .with_columns(is_before=order < pl.col("first_body"), is_after=order > pl.col("last_body"))
        .filter(pl.col("is_item") | is_outside)
        .collect()
    )
    items = zoned.filter("is_item")
    within = items.filter(order >= pl.col("first_body") - 1, ~pl.col("is_after"))
    head = (
        items.filter("is_before", _has_long_run("is_before"))
        .filter(order < pl.col("first_body") - 1)
        .filter(~pl.col("text").str.contains(_TITLE) | pl.col("is_link"))
        .join(within, on=["document", "text"], how="anti")
    )
    tail = (
        items.filter(_has_long_run("is_after"))
        .with_columns(is_contact=_is_contact())
        .filter("is_after", ~pl.col("is_contact"))
    )
    menus = [head.get_column("order"), tail.get_column("order"), _beyond(zoned, head, tail)]
    is_menu = order.is_in(pl.concat(menus).implode())
    return blocks.with_columns(is_furniture=pl.col("is_furniture") | is_menu)


def _is_body() -> pl.Expr:
    """Whether a block is running text, told by its length and its stop."""
    n_chars = pl.col("n_chars")
    is_sentence = (n_chars >= _SENTENCE_CHARS) & ~pl.col("ends_open")
    is_text = (n_chars >= _BODY_CHARS) | is_sentence
    return is_text & ~(pl.col("is_link") | pl.col("is_furniture"))


def _is_menu_item() -> pl.Expr:
    return (
        (pl.col("n_chars") <= _MAX_CRUMB_CHARS)
        & (((pl.col("kind") == SegmentKind.PARAGRAPH) & ~pl.col("is_parsed")) | pl.col("is_link"))
        & (pl.col("kind") != SegmentKind.HEADING)
        & pl.col("ends_open")
        & pl.col("page").is_null()
        & (pl.col("marker").is_null() | pl.col("is_link"))
    )


def _cores(bodies: pl.DataFrame) -> pl.LazyFrame:
    """document, first_body, last_body: between which blocks the text of each document stands.

    Small parts of running text that a long run of short lines parts from the others do not count.
    A line that ends in a colon announces such lines: they are a list.

    Args:
        bodies: the blocks of running text, with document and order.
    """
    n_between = pl.col("order").diff()
    is_menu = ~pl.col("ends_colon").shift() | (n_between > _MAX_LIST_BETWEEN)
    is_parted = ((n_between > _MIN_MENU_BETWEEN) & is_menu) | is_first()
    size = pl.col("size")
    return (
        bodies.lazy()
        .select("document", "order", "n_chars", part=is_parted.cum_sum())
        .group_by("document", "part")
        .agg(first=pl.col("order").min(), last=pl.col("order").max(), size=pl.col("n_chars").sum())
        .filter((size >= _LARGE_CHARS) | (size == size.max().over("document")))
        .group_by("document")
        .agg(first_body=pl.col("first").min(), last_body=pl.col("last").max())
    )


def _beyond(zoned: pl.DataFrame, head: pl.DataFrame, tail: pl.DataFrame) -> pl.Series:
    """Orders of what stands before the menus at the head of a document, or after those at its foot.

    Args:
        zoned: the blocks of texts without markup, with is_before and is_after.
        head: the lines of menus before the text.
        tail: those after it.
    """
    order = pl.col("order")
    long_heads = head.group_by("document").agg(head_end=order.max(), n=pl.len())
    long_tails = tail.group_by("document").agg(tail_start=order.min(), n=pl.len())
    is_long = pl.col("n") >= _MIN_MENU_BETWEEN
    beyond = (
        zoned.filter(~pl.col("is_item"))
        .join(long_heads.filter(is_long), on="document", how="left", maintain_order="left")
        .join(long_tails.filter(is_long), on="document", how="left", maintain_order="left")
        .filter(
            (pl.col("is_before") & (order < pl.col("head_end"))).fill_null(False)
            | (pl.col("is_after") & (order > pl.col("tail_start"))).fill_null(False)
        )
    )
    speaks = pl.col("text").str.contains(_ON_DATA) & ~pl.col("text").str.contains(_BANNER)
    return beyond.filter(~speaks).get_column("order")


def _has_long_run(zone: str) -> pl.Expr:
    """Whether a zone of an item's document holds enough items for a menu."""
    return pl.col(zone).sum().over("document") >= _MIN_MENU


def _is_contact() -> pl.Expr:
    """Whether an item after the text, or one beside it, looks like part of an address."""
    is_after = pl.col("is_after")
    is_near = is_after | is_after.shift(fill_value=False) | is_after.shift(-1, fill_value=False)
    contact = found_where(is_near.fill_null(False), _CONTACT)
    return contact | previous(contact).fill_null(False) | following(contact).fill_null(False)

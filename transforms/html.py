"""A web page to blocks and metadata; nothing is dropped in silence.

Left out are scripts, styles, templates, pictures and form fields. Text in navigation, banners and
footers becomes boilerplate where it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from transforms.html_limits import why_unparsable
from transforms.html_main import without_furniture
from transforms.html_metadata import Metadata, metadata
from transforms.html_source import (
    Texts,
    marked,
    texts_between_tags,
    without_brackets_in_attributes,
    without_control_references,
)
from transforms.html_walk import Walk
from transforms.parsed_blocks import ParsedBlock
from transforms.rejection import RejectedError
from warehouse.vocabulary import Reason

_MAX_LOST_SHARE: Final = 0.001
_MAX_LOST_CHARS: Final = 50
"""Characters that a page may lose to differences between its parser and the estimate."""


@dataclass(frozen=True)
class Page:
    """What a page says and how it names itself."""

    blocks: list[ParsedBlock]
    metadata: Metadata


def html_page(source: str) -> Page:
    """Blocks and metadata of a page; offsets are code points into ``source``.

    Raises:
        RejectedError: ``broken``, for tags nested too deep or text that the parser dropped.
    """
    if why := why_unparsable(source):
        raise RejectedError(Reason.BROKEN, why)
    source = without_control_references(source)
    texts = texts_between_tags(source)
    if texts.may_hold_tags and (page := _page_with_brackets(source)):
        return page
    page, n_lost, _ = _page(source, texts)
    if n_lost > 0 and (clear := without_brackets_in_attributes(source)) != source:
        texts = texts_between_tags(clear)
        page, n_lost, _ = _page(clear, texts)
    if n_lost > max(_MAX_LOST_CHARS, _MAX_LOST_SHARE * texts.n_chars):
        raise RejectedError(
            Reason.BROKEN,
            f"the parser gave {texts.n_chars - n_lost} of {texts.n_chars} visible characters",
        )
    return page


def html_blocks(fragment: str) -> list[ParsedBlock]:
    """Blocks of a piece of HTML that stands in another format.

    Raises:
        RejectedError: ``broken``, for tags nested too deep or text that the parser dropped.
    """
    return html_page(fragment).blocks


def _page_with_brackets(source: str) -> Page | None:
    """The page, if what stands beside an angle bracket in an attribute is no text of it."""
    texts = texts_between_tags(without_brackets_in_attributes(source))
    page, n_lost, n_unmarked = _page(source, texts)
    return page if not n_lost and not n_unmarked else None


def _page(source: str, texts: Texts) -> tuple[Page, int, int]:
    """The page, how many of its visible characters did not come out, and how many came unmarked."""
    parser = LexborHTMLParser(marked(source, texts.spans), scripting=True)
    about = metadata(parser)
    walk = Walk(about.url, texts.spans)
    walk.run(parser.root)
    page = Page(without_furniture(walk.page), about)
    return page, texts.n_chars - walk.n_chars, walk.n_unmarked

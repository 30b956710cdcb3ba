"""A web page to blocks, with its title and canonical address; nothing is dropped in silence.

Left out are scripts, styles, templates, pictures and form fields. Text in navigation, banners and
footers becomes boilerplate where it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from transforms.html_source import (
    MAX_DEPTH,
    may_be_marked,
    n_visible,
    nesting,
    with_offset_marks,
    without_marks,
)
from transforms.html_walk import Walk
from transforms.parsed_blocks import ParsedBlock
from transforms.rejection import RejectedError
from warehouse.vocabulary import Reason

_MIN_VISIBLE_SHARE: Final = 0.85
_VISIBLE_SLACK: Final = 400
"""Characters that a page may lose to differences between its parser and the estimate."""


@dataclass(frozen=True)
class Page:
    """What a page says and how it names itself."""

    blocks: list[ParsedBlock]
    title: str | None
    url: str | None
    """Its canonical address, where it states one."""


def html_page(source: str) -> Page:
    """Blocks, title and canonical address of a page; offsets are code points into ``source``.

    Raises:
        RejectedError: ``broken``, for tags nested too deep or text that the parser dropped.
    """
    parser, walk = _walked(source)
    n_in = n_visible(source)
    if walk.n_chars < _MIN_VISIBLE_SHARE * n_in - _VISIBLE_SLACK:
        raise RejectedError(
            Reason.BROKEN, f"the parser gave {walk.n_chars} of about {n_in} visible characters"
        )
    title = parser.css_first("title")
    return Page(
        blocks=walk.finished(),
        title=" ".join(without_marks(title.text()).split()) if title else None,
        url=_canonical_url(parser),
    )


def html_blocks(fragment: str) -> list[ParsedBlock]:
    """Blocks of a piece of HTML that stands in another format.

    Raises:
        RejectedError: ``broken``, for tags nested too deep.
    """
    return _walked(fragment)[1].finished()


def _walked(source: str) -> tuple[LexborHTMLParser, Walk]:
    if nesting(source) > MAX_DEPTH:
        raise RejectedError(Reason.BROKEN, f"more than {MAX_DEPTH} tags open at once")
    marked = may_be_marked(source)
    parser = LexborHTMLParser(with_offset_marks(source) if marked else source, scripting=True)
    walk = Walk(has_marks=marked)
    walk.run(parser.root)
    return parser, walk


def _canonical_url(parser: LexborHTMLParser) -> str | None:
    for selector, attribute in (
        ('link[rel="canonical"]', "href"),
        ('meta[property="og:url"]', "content"),
    ):
        node = parser.css_first(selector)
        value = without_marks(node.attributes.get(attribute) or "").strip() if node else ""
        if value.startswith(("http://", "https://")):
            return value
    return None

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
    marked,
    without_brackets_in_attributes,
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
    page, n_lost, n_visible = _page(source)
    if n_lost > 0 and (clear := without_brackets_in_attributes(source)) != source:
        page, n_lost, n_visible = _page(clear)
    if n_lost > max(_MAX_LOST_CHARS, _MAX_LOST_SHARE * n_visible):
        raise RejectedError(
            Reason.BROKEN,
            f"the parser gave {n_visible - n_lost} of {n_visible} visible characters",
        )
    return page


def html_blocks(fragment: str) -> list[ParsedBlock]:
    """Blocks of a piece of HTML that stands in another format.

    Raises:
        RejectedError: ``broken``, for tags nested too deep or text that the parser dropped.
    """
    return html_page(fragment).blocks


def _page(source: str) -> tuple[Page, int, int]:
    """The page, how many of its visible characters did not come out, and how many there are."""
    source_with_marks = marked(source)
    parser = LexborHTMLParser(source_with_marks.text, scripting=True)
    about = metadata(parser)
    walk = Walk(about.url)
    walk.run(parser.root)
    page = Page(without_furniture(walk.page), about)
    return page, source_with_marks.n_visible - walk.n_chars, source_with_marks.n_visible

"""The walk over a page's DOM, in reading order and without recursion."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

from selectolax.lexbor import LexborNode

from transforms.html_furniture import REGION_TAGS
from transforms.html_page import WalkedPage
from transforms.html_shapes import (
    emphasis,
    holds_definitions,
    holds_spans,
    is_date_line,
    is_layout,
    opens_panel,
)
from transforms.html_source import CLOSE, OPEN, UNREAD_TAGS, Span
from transforms.parsed_blocks import BlockText
from warehouse.vocabulary import SegmentKind

_HEADINGS: Final = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_LISTS: Final = frozenset({"ul", "ol", "menu", "dir"})
_CELLS: Final = frozenset({"td", "th", "dt", "dd"})
_OTHER_BLOCKS = (
    "address article aside blockquote body button caption center dd details dialog div dl dt"
    " fieldset figcaption figure footer form header hgroup hr html legend li main nav p pre search"
    " section summary table tbody td tfoot th thead tr"
)
_PLAIN: Final = frozenset({"p", "div", "summary", "dt"})
_BOLD: Final = frozenset({"b", "strong", "summary", "dt"})
_ARTICLES: Final = frozenset({"article", "main"})


class _Context(NamedTuple):
    """What the elements around a text make of it."""

    heading: int = 0
    list_depth: int = 0
    is_bold: bool = False
    is_link: bool = False
    """Leads to another page."""
    is_fragment: bool = False
    """Leads to another place of the page."""
    is_verbatim: bool = False
    is_layout: bool = False
    """The nearest table lays out the page; it holds no rows."""
    row: SegmentKind | None = None
    """The text is part of a row of this kind."""
    in_article: bool = False
    holds_spans: bool = False
    """A stylesheet makes blocks of the spans of the element."""


@lru_cache(maxsize=10_000)
def _with(context: _Context, name: str, value: Any) -> _Context:
    """``context`` with another value; a page has few contexts, and many elements."""
    return context._replace(**{name: value})


_Opened = tuple[str, _Context, int, bool]
"""An element that was entered, the context and the region that held before it, and whether it is a
block."""


class Walk:
    """Gathers the blocks of a page while it goes through its nodes."""

    def __init__(self, url: str | None, spans: Sequence[Span]) -> None:
        """
        Args:
            url: the address of the page, where it is known; links to it stay on the page.
            spans: where the texts stand that have a mark, by its number.
        """
        self._own_path = _path(url) if url else None
        self._spans = spans
        self.n_chars = 0
        """Characters of the texts that have a mark."""
        self.n_unmarked = 0
        """Characters of those without."""
        self.page = WalkedPage()
        self._region = 0
        self._context = _Context()
        self._text = BlockText()
        self._item_depth = 0
        """Depth of the list item whose own text is still to come; 0 for none."""
        self._chars_at_break = 0
        self._is_described = False
        """The definition that is being gathered has its description."""

    def run(self, root: LexborNode | None) -> None:
        """Visit every node below ``root``."""
        above: list[tuple[LexborNode, _Opened | None]] = []
        node = root
        while node is not None:
            if node.is_text_node:
                text = node.text_content or ""
                if not text.isspace():
                    self._take(text)
                elif self._text.n_chars:
                    self._text.pieces.append(" ")
            elif (tag := node.tag or "") not in UNREAD_TAGS:
                enter = _ENTER.get(tag)
                opened = enter(self, node, tag) if enter else None
                child = node.first_child
                if child is not None:
                    above.append((node, opened))
                    node = child
                    continue
                if opened:
                    self._leave(opened)
            following = node.next
            while following is None and above:
                node, opened = above.pop()
                if opened:
                    self._leave(opened)
                following = node.next
            node = following
        self._flush()
        self.page.regions.leave(0, len(self.page.blocks))

    def _change(self, name: str, value: object) -> None:
        self._context = _with(self._context, name, value)

    def _enter_link(self, node: LexborNode, tag: str) -> _Opened | None:
        opened = (tag, self._context, self._region, False)
        page, sign, fragment = (node.attrs.get("href") or "").partition("#")
        if page and not page.startswith("javascript:") and not self._is_own_address(page, sign):
            self._change("is_link", True)
            self._text.n_links += 1
        elif fragment:
            self._change("is_fragment", True)
        return opened

    def _is_own_address(self, address: str, sign: str) -> bool:
        return bool(sign and self._own_path) and _path(address) == self._own_path

    def _enter_emphasis(self, node: LexborNode, tag: str) -> _Opened | None:
        context = self._context
        is_bold = emphasis(node.attributes, default=context.is_bold or tag in _BOLD)
        if is_bold == context.is_bold:
            return None
        self._change("is_bold", is_bold)
        return tag, context, self._region, False

    def _enter_span(self, node: LexborNode, tag: str) -> _Opened | None:
        if self._context.holds_spans:
            return self._enter_plain(node, tag)
        return self._enter_emphasis(node, tag)

    def _enter_break(self, node: LexborNode, tag: str) -> None:
        """A line break, which holds nothing."""
        context = self._context
        if context.row or context.heading:
            self._text.pieces.append(" ")
        elif context.list_depth and self._chars_at_break != self._text.n_chars:
            self._chars_at_break = self._text.n_chars
            self._text.pieces.append(" ")
        elif self._text.n_chars:
            self._flush()
            self._text.follows_break = True
        else:
            self._text.follows_break = False

    def _enter_plain(self, node: LexborNode, tag: str) -> _Opened:
        """Go into a block that says nothing of its content but how it looks."""
        self._end_block()
        context = self._context
        opened = (tag, context, self._region, True)
        attributes = node.attributes
        is_bold = emphasis(attributes, default=context.is_bold or tag in _BOLD)
        if is_bold != context.is_bold:
            self._change("is_bold", is_bold)
        has_spans = tag == "div" and holds_spans(node)
        if has_spans != context.holds_spans:
            self._change("holds_spans", has_spans)
        if tag == "dt" and self._is_described and context.row is SegmentKind.DEFINITION:
            self._flush(SegmentKind.DEFINITION)
        if tag in REGION_TAGS and not context.heading:
            self._enter_region(tag, attributes)
        return opened

    def _enter_item(self, node: LexborNode, tag: str) -> _Opened:
        self._end_block()
        context = self._context
        if context.row is None:
            self._item_depth = context.list_depth or 1
        return tag, context, self._region, True

    def _enter_list(self, node: LexborNode, tag: str) -> _Opened:
        self._end_block()
        context = self._context
        opened = (tag, context, self._region, True)
        self._change("list_depth", context.list_depth + 1)
        if tag in REGION_TAGS and not context.heading:
            self._enter_region(tag, node.attributes)
        return opened

    def _enter_heading(self, node: LexborNode, tag: str) -> _Opened:
        self._end_block()
        opened = (tag, self._context, self._region, True)
        self._change("heading", _HEADINGS[tag])
        return opened

    def _enter_block(self, node: LexborNode, tag: str) -> _Opened:
        """Go into a block that says what it holds."""
        self._end_block()
        context = self._context
        opened = (tag, context, self._region, True)
        if tag == "pre":
            self._change("is_verbatim", True)
        elif tag == "button" and opens_panel(node):
            self._change("is_bold", True)
            return opened
        elif context.row is None:
            self._enter_row(node, tag)
        if tag in REGION_TAGS and not context.heading:
            self._enter_region(tag, node.attributes)
        if tag in _ARTICLES:
            self._change("in_article", True)
        return opened

    def _enter_row(self, node: LexborNode, tag: str) -> None:
        """Go into a table, a row or a list of definitions."""
        if tag == "table":
            self._change("is_layout", is_layout(node))
        elif tag == "tr" and not self._context.is_layout:
            self._change("row", SegmentKind.TABLE_ROW)
        elif tag == "dl" and holds_definitions(node):
            self._change("row", SegmentKind.DEFINITION)

    def _enter_region(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        self._region = self.page.regions.enter(
            tag,
            attributes,
            self._region,
            len(self.page.blocks),
            in_article=self._context.in_article,
        )

    def _leave(self, opened: _Opened) -> None:
        """Go out of an element."""
        tag, outer, region, is_block = opened
        if is_block:
            context = self._context
            if context.row and (tag in _CELLS or not outer.row):
                self._leave_row(context.row, tag)
            elif tag in _HEADINGS:
                self._flush()
            else:
                self._end_block()
            if tag == "li":
                self._item_depth = 0
            elif tag in _HEADINGS and self._item_depth:
                # An item that begins with a heading is a section of the page.
                outer = _with(outer, "list_depth", self._item_depth - 1)
                self._item_depth = 0
            if region != self._region:
                self.page.regions.leave(self._region, len(self.page.blocks))
                self._region = region
        self._context = outer

    def _leave_row(self, row: SegmentKind, tag: str) -> None:
        """Go out of a cell of a row, or of the row."""
        if tag in _CELLS:
            self._text.end_cell()
            self._is_described |= tag == "dd"
        else:
            self._flush(row)

    def _take(self, text: str) -> None:
        """Add the text of a node to the block that is being gathered."""
        head, is_marked, rest = text.partition(OPEN)
        if head and not head.isspace():
            self.n_unmarked += len(head)
        if head:
            self._add(head)
        while is_marked:
            number, _, rest = rest.partition(CLOSE)
            visible, is_marked, rest = rest.partition(OPEN)
            start, end = self._spans[int(number)]
            self._text.reach(start, end)
            self.n_chars += len(visible.rstrip())
            self._add(visible)

    def _add(self, text: str) -> None:
        context = self._context
        if context.is_verbatim and context.row is None:
            *lines, text = text.split("\n")
            for line in lines:
                self._text.add(line, bold=context.is_bold, link=context.is_link)
                self._flush()
        self._text.add(text, bold=context.is_bold, link=context.is_link)
        if context.is_fragment:
            self._text.n_fragment += len(text)

    def _end_block(self) -> None:
        context, text = self._context, self._text
        if context.row or context.heading:
            text.pieces.append(" ")
        elif text.pieces or text.follows_break:
            self._flush()

    def _flush(self, kind: SegmentKind | None = None) -> None:
        """End the block that is being gathered, if it has text."""
        gathered, context = self._text, self._context
        self._text = BlockText()
        self._is_described = False
        if not gathered.n_chars:
            return
        depth = 0
        if kind is None:
            kind = SegmentKind.PARAGRAPH
            if context.heading and not is_date_line(gathered):
                kind, depth = SegmentKind.HEADING, context.heading
            elif self._item_depth:
                kind, depth = SegmentKind.LIST_ITEM, self._item_depth
                self._item_depth = 0
        block = gathered.block(kind, depth, max(depth, context.list_depth))
        if block.is_bold and kind is SegmentKind.PARAGRAPH and is_date_line(gathered):
            block.is_bold = False
        self.page.add(block, gathered, self._region)
        self._chars_at_break = 0


_ENTER: Final[dict[str, Callable[[Walk, LexborNode, str], _Opened | None]]] = {
    **dict.fromkeys(_OTHER_BLOCKS.split(), Walk._enter_block),
    **dict.fromkeys(_HEADINGS, Walk._enter_heading),
    **dict.fromkeys(_LISTS, Walk._enter_list),
    "li": Walk._enter_item,
    **dict.fromkeys(_PLAIN, Walk._enter_plain),
    **dict.fromkeys(("b", "strong", "font"), Walk._enter_emphasis),
    "span": Walk._enter_span,
    "a": Walk._enter_link,
    "br": Walk._enter_break,
}


def _path(url: str) -> str:
    """What an address says after its site, without a slash at the end."""
    site, slashes, rest = url.partition("//")
    path = rest.partition("/")[2] if slashes else site
    return path.strip("/").lower()

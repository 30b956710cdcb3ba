"""The walk over a page's DOM, in reading order and without recursion."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from selectolax.lexbor import LexborNode

from transforms.html_furniture import REGION_TAGS
from transforms.html_gathering import Context, Gathering, with_value
from transforms.html_shapes import (
    emphasis,
    holds_definitions,
    holds_spans,
    is_layout,
    opens_panel,
)
from transforms.html_source import UNREAD_TAGS, Span
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


_Opened = tuple[str, Context, int, bool]
"""An element that was entered, the context and the region that held before it, and whether it is a
block."""


class Walk(Gathering):
    """Gathers the blocks of a page while it goes through its nodes."""

    def __init__(self, url: str | None, spans: Sequence[Span]) -> None:
        """
        Args:
            url: the address of the page, where it is known; links to it stay on the page.
            spans: where the texts stand that have a mark, by its number.
        """
        super().__init__(spans)
        self._own_path = _path(url) if url else None

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
        self._context = with_value(self._context, name, value)

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
        self._break_line()

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
                outer = with_value(outer, "list_depth", self._item_depth - 1)
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

"""The walk over a page's DOM, in reading order and without recursion."""

from __future__ import annotations

from typing import Final, NamedTuple

from selectolax.lexbor import LexborNode

from transforms.html_furniture import CONTAINER_TAGS, is_furniture, with_furniture
from transforms.html_source import DROPPED_TAGS, split_at_marks
from transforms.parsed_blocks import BlockText, ParsedBlock
from warehouse.vocabulary import SegmentKind

_HEADINGS: Final = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_LISTS: Final = frozenset({"ul", "ol", "menu", "dir", "dl"})
_ITEMS: Final = frozenset({"li", "dt", "dd"})
_BOLD: Final = frozenset({"b", "strong", "summary"})
_OTHER_BLOCKS = (
    "address article aside blockquote body button caption center details dialog div fieldset"
    " figcaption figure footer form header hgroup hr html legend main nav p pre search section"
    " summary table tbody td tfoot th thead tr"
)
_BLOCKS: Final = frozenset(_OTHER_BLOCKS.split()).union(_HEADINGS, _LISTS, _ITEMS)
_CONTEXT_TAGS: Final = _BLOCKS.union(_BOLD, {"a"})
_MAX_CELL_CHARS: Final = 2000
"""A table with a longer cell lays out a page."""


class _Context(NamedTuple):
    """What the elements around a text make of it."""

    heading: int = 0
    list_depth: int = 0
    is_bold: bool = False
    is_link: bool = False
    is_verbatim: bool = False
    is_layout: bool = False
    """The nearest table lays out the page; it holds no rows."""
    in_row: bool = False
    in_article: bool = False
    furniture: int = 0
    """Number of the innermost piece of furniture; 0 for none."""


class Walk:
    """Gathers the blocks of a page while it goes through its nodes."""

    def __init__(self, *, has_marks: bool) -> None:
        self._has_marks = has_marks
        self.n_chars = 0
        """Characters other than white space in all text met."""
        self._blocks: list[ParsedBlock] = []
        self._containers: list[int] = []
        self._parents = [0]
        self._context = _Context()
        self._around: list[_Context] = []
        self._text = BlockText()
        self._item_depth = 0
        """Depth of the list item whose own text is still to come; 0 for none."""

    def run(self, root: LexborNode | None) -> None:
        """Visit every node below ``root``."""
        node = root
        while node is not None:
            if node.is_text_node:
                self._take(node.text_content or "")
            elif node.is_element_node:
                child = node.first_child if self._open(node) else None
                if child is not None:
                    node = child
                    continue
                self._close(node)
            node = self._following(node)
        self._flush()

    def finished(self) -> list[ParsedBlock]:
        """The blocks in reading order, those in furniture marked."""
        return with_furniture(self._blocks, self._containers, self._parents)

    def _following(self, node: LexborNode) -> LexborNode | None:
        """The next node that is not below ``node``; closes what ends before it."""
        current: LexborNode | None = node
        while current is not None and self._around:
            following = current.next
            if following is not None:
                return following
            current = current.parent
            if current is not None:
                self._close(current)
        return None

    def _open(self, node: LexborNode) -> bool:
        """Enter an element; whether to go below it."""
        tag = node.tag or ""
        self._around.append(self._context)
        if tag in DROPPED_TAGS:
            return False
        if tag == "br":
            self._break_line()
        elif tag in _CONTEXT_TAGS:
            if tag in _BLOCKS:
                self._end_block()
            self._context = self._inside(node, tag)
            if tag in _ITEMS and not self._context.in_row:
                self._item_depth = max(1, self._context.list_depth)
                if tag == "dd":
                    self._item_depth += 1
        return True

    def _inside(self, node: LexborNode, tag: str) -> _Context:
        """The context below an element."""
        context = self._context
        if tag == "a":
            href = node.attributes.get("href") or ""
            return context if href.startswith("#") else context._replace(is_link=True)
        if tag in _BOLD:
            context = context._replace(is_bold=True)
        elif tag in _HEADINGS:
            context = context._replace(heading=_HEADINGS[tag])
        elif tag in _LISTS:
            context = context._replace(list_depth=context.list_depth + 1)
        elif tag == "pre":
            context = context._replace(is_verbatim=True)
        elif tag == "table":
            context = context._replace(is_layout=_is_layout(node))
        elif tag == "tr":
            context = context._replace(in_row=not context.is_layout)
        elif tag in ("article", "main"):
            context = context._replace(in_article=True)
        if tag in CONTAINER_TAGS and is_furniture(node, tag, in_article=context.in_article):
            self._parents.append(context.furniture)
            context = context._replace(furniture=len(self._parents) - 1)
        elif tag == "h1" and context.furniture:
            # The title of the policy often stands in the page's header.
            context = context._replace(furniture=0)
        return context

    def _close(self, node: LexborNode) -> None:
        """Leave an element."""
        tag = node.tag or ""
        if tag in ("td", "th") and self._context.in_row:
            self._text.end_cell()
        elif tag == "tr" and self._context.in_row:
            self._flush(SegmentKind.TABLE_ROW)
        elif tag in _BLOCKS:
            self._end_block()
            if tag in _ITEMS:
                self._item_depth = 0
        self._context = self._around.pop()

    def _take(self, text: str) -> None:
        """Add the text of a node to the block that is being gathered."""
        context = self._context
        if text.isspace() and not context.is_verbatim:
            self._text.pieces.append(" ")
            return
        stretches = split_at_marks(text) if self._has_marks else [(text, None, None)]
        for stretch, start, end in stretches:
            if start is not None and end is not None:
                self._text.reach(start, end)
            self.n_chars += len("".join(stretch.split()))
            if context.is_verbatim and not context.in_row:
                *lines, stretch = stretch.split("\n")  # noqa: PLW2901
                for line in lines:
                    self._text.add(line, bold=context.is_bold, link=context.is_link)
                    self._break_line()
            self._text.add(stretch, bold=context.is_bold, link=context.is_link)

    def _break_line(self) -> None:
        context = self._context
        if context.in_row or context.heading or context.list_depth:
            self._text.add(" ", bold=False, link=False)
        else:
            self._flush()
            self._text.follows_break = True

    def _end_block(self) -> None:
        if self._context.in_row:
            self._text.add(" ", bold=False, link=False)
        else:
            self._flush()

    def _flush(self, kind: SegmentKind | None = None) -> None:
        """End the block that is being gathered, if it has text."""
        gathered, context = self._text, self._context
        if not gathered.n_chars:
            if not gathered.pieces:
                return
            self._text = BlockText()
            return
        depth = 0
        if kind is None:
            kind = SegmentKind.PARAGRAPH
            if context.heading:
                kind, depth = SegmentKind.HEADING, context.heading
            elif self._item_depth:
                kind, depth = SegmentKind.LIST_ITEM, self._item_depth
                self._item_depth = 0
        self._blocks.append(gathered.block(kind, depth, max(depth, context.list_depth)))
        self._containers.append(context.furniture)
        self._text = BlockText()


def _is_layout(table: LexborNode) -> bool:
    """Whether a table lays out a page instead of holding rows of facts."""
    if (table.attributes.get("role") or "") in ("presentation", "none"):
        return True
    if table.css_first("table table, h1, h2, h3, h4, h5, h6") is not None:
        return True
    cells = table.css("td, th")
    if len(cells) <= len(table.css("tr")):
        return True
    return any(len(cell.text()) > _MAX_CELL_CHARS for cell in cells)

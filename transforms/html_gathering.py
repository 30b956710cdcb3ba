"""The texts of a page gathered into blocks, and what the elements around them make of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from transforms.html_page import WalkedPage
from transforms.html_shapes import is_date_line
from transforms.html_source import CLOSE, OPEN, Span
from transforms.parsed_blocks import BlockText
from warehouse.vocabulary import SegmentKind


class Context(NamedTuple):
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
def with_value(context: Context, name: str, value: Any) -> Context:
    """``context`` with another value; a page has few contexts, and many elements."""
    return context._replace(**{name: value})


class Gathering:
    """The blocks of a page so far, and the one that is being gathered."""

    def __init__(self, spans: Sequence[Span]) -> None:
        """
        Args:
            spans: where the texts stand that have a mark, by its number.
        """
        self._spans = spans
        self.n_chars = 0
        """Characters of the texts that have a mark."""
        self.n_unmarked = 0
        """Characters of those without."""
        self.page = WalkedPage()
        self._region = 0
        self._context = Context()
        self._text = BlockText()
        self._item_depth = 0
        """Depth of the list item whose own text is still to come; 0 for none."""
        self._chars_at_break = 0
        self._is_described = False
        """The definition that is being gathered has its description."""

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
            self.n_chars += len(visible.rstrip())
            self._add(visible, self._spans[int(number)])

    def _add(self, text: str, span: Span | None = None) -> None:
        """Add a text, or its lines one by one where they are blocks.

        Args:
            span: where it stands in the source, if that is known.
        """
        context = self._context
        if context.is_verbatim and context.row is None:
            *lines, last = text.split("\n")
            first = 0
            for line in lines:
                self._reach(line, first, text, span)
                self._text.add(line, bold=context.is_bold, link=context.is_link)
                self._flush()
                first += len(line) + 1
            self._reach(last, first, text, span)
            text = last
        elif span is not None:
            self._text.reach(*span)
        self._text.add(text, bold=context.is_bold, link=context.is_link)
        if context.is_fragment:
            self._text.n_fragment += len(text)

    def _reach(self, line: str, first: int, text: str, span: Span | None) -> None:
        """Tell where ``line`` stands, that of ``text`` from ``first`` on."""
        if span is None or not line.strip():
            return
        start, end = span
        if end - start != len(text.rstrip()):
            # With references in it, only where all of the text stands is known.
            self._text.reach(start, end)
            return
        start += first + len(line) - len(line.lstrip())
        self._text.reach(start, start + len(line.strip()))

    def _break_line(self) -> None:
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

"""Blocks that a parser of a marked-up format has found, in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import polars as pl

from warehouse.vocabulary import SegmentKind

PARSED_BLOCK_FIELDS: Final[dict[str, pl.DataType]] = {
    "kind": pl.String(),
    "depth": pl.Int32(),
    "list_depth": pl.Int32(),
    "text": pl.String(),
    "source_start": pl.Int32(),
    "source_end": pl.Int32(),
    "is_bold": pl.Boolean(),
    "is_link": pl.Boolean(),
    "follows_break": pl.Boolean(),
    "lead": pl.String(),
    "lead_end": pl.Int32(),
    "page": pl.Int32(),
    "is_running": pl.Boolean(),
}
"""The fields of `ParsedBlock` as columns."""

CELL_SEPARATOR: Final = " | "
"""Stands between the cells of a table's row."""
_ROWS: Final = (SegmentKind.TABLE_ROW, SegmentKind.DEFINITION)


@dataclass(slots=True)
class ParsedBlock:
    """A block as its parser gives it; heuristics may still make a heading of a paragraph."""

    kind: SegmentKind
    text: str
    """Markup removed; white space as in the source."""
    depth: int = 0
    """Level of a heading, nesting of an item; of a paragraph, its nesting if it proves an item."""
    list_depth: int = 0
    """Lists around it: an item's depth, and more than 0 for a later paragraph of an item."""
    source_start: int | None = None
    source_end: int | None = None
    is_bold: bool = False
    """All of its text is bold."""
    is_link: bool = False
    """All of its text leads to other pages."""
    follows_break: bool = False
    """Only a line break parts it from the block before."""
    lead: str | None = None
    """Its bold beginning, where text that is not bold follows."""
    lead_end: int | None = None
    """Where that ends in the source."""
    page: int | None = None
    """Of a PDF, from 1: where it begins."""
    is_running: bool = False
    """Head or foot of a PDF's page, or beside its text."""


@dataclass(slots=True)
class BlockText:
    """The text of a block while its parser gathers it piece by piece."""

    pieces: list[str] = field(default_factory=list)
    n_chars: int = 0
    """Characters in pieces that are not blank, cell separators left out."""
    n_bold: int = 0
    n_link: int = 0
    n_links: int = 0
    """Links to other pages."""
    n_fragment: int = 0
    """Characters that lead to another place of the same page."""
    start: int | None = None
    end: int | None = None
    lead: str | None = None
    """Its bold beginning, once other text has followed."""
    lead_end: int | None = None
    follows_break: bool = False
    bold_end: int | None = None
    """Where the last bold text so far ends in the source."""

    def add(self, text: str, *, bold: bool, link: bool) -> None:
        """Append ``text``, whose place in the source has been reached."""
        n_chars = 0 if text.isspace() else len(text)
        if bold:
            self.bold_end = self.end
            self.n_bold += n_chars
        elif n_chars and self.lead is None and 0 < self.n_bold == self.n_chars:
            self.lead, self.lead_end = "".join(self.pieces), self.bold_end
        self.pieces.append(text)
        self.n_chars += n_chars
        if link:
            self.n_link += n_chars

    def end_cell(self) -> None:
        """Separate the cells of a table row."""
        self.pieces.append(CELL_SEPARATOR)

    def reach(self, start: int, end: int) -> None:
        """Extend the stretch of source that it comes from."""
        if self.start is None:
            self.start = start
        if self.end is None or end > self.end:
            self.end = end

    def block(self, kind: SegmentKind, depth: int, list_depth: int) -> ParsedBlock:
        """The block, complete."""
        text = "".join(self.pieces)
        if kind in _ROWS:
            text = text.rstrip().removesuffix(CELL_SEPARATOR.rstrip())
        return ParsedBlock(
            kind,
            text,
            depth,
            list_depth,
            self.start,
            self.end,
            self.n_bold == self.n_chars,
            self.n_link == self.n_chars,
            self.follows_break,
            self.lead,
            self.lead_end,
        )

"""The lists of a PDF: how deep their items are, and items without a marker."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from transforms.parsed_blocks import ParsedBlock
from transforms.pdf_paragraphs import Paragraph
from warehouse.vocabulary import SegmentKind

_NESTED: Final = 0.8
"""Sizes by which a list is indented in the one around it, at least."""

_MIN_ANNOUNCED: Final = 3
_MIN_ANNOUNCEMENT_CHARS: Final = 20


class Nesting:
    """How deep paragraphs are in lists, told from where their markers stand."""

    def __init__(self) -> None:
        self._starts: list[tuple[float, float]] = []
        """Where the markers and the texts of the open lists begin, from the column's edge."""

    def depths(self, paragraph: Paragraph) -> tuple[int, int]:
        """Depth of an item (0 for none) and of the list around a paragraph that is none."""
        line = paragraph.first
        start, tolerance = line.x0 - line.left, _NESTED * line.size
        if not paragraph.is_item:
            while self._starts and not (
                self._starts[-1][0] + tolerance / 2 < start
                and abs(self._starts[-1][1] - start) <= tolerance
            ):
                self._starts.pop()
            return 0, len(self._starts)
        while self._starts and self._starts[-1][0] > start + tolerance:
            self._starts.pop()
        text_start = (line.words[1].x0 if len(line.words) > 1 else line.x1) - line.left
        if self._starts and abs(self._starts[-1][0] - start) <= tolerance:
            self._starts[-1] = start, text_start
        else:
            self._starts.append((start, text_start))
        return len(self._starts), 0


def with_announced_items(blocks: list[ParsedBlock]) -> list[ParsedBlock]:
    """Blocks, those paragraphs made items that a colon announces and that open with a bold label.

    At least three of them stand one after the other.
    """
    read = [block for block in blocks if not block.is_running]
    run: list[ParsedBlock] = []
    for before, block in pairwise([*read, ParsedBlock(SegmentKind.PARAGRAPH, "")]):
        is_labelled = block.kind is SegmentKind.PARAGRAPH and block.lead is not None
        if is_labelled and (run or _announces(before)):
            run.append(block)
            continue
        if len(run) >= _MIN_ANNOUNCED:
            for item in run:
                item.kind, item.depth, item.list_depth = SegmentKind.LIST_ITEM, 1, 1
                item.lead = None
        run = []
    return blocks


def _announces(block: ParsedBlock) -> bool:
    return (
        block.kind is SegmentKind.PARAGRAPH
        and not block.is_bold
        and len(block.text) >= _MIN_ANNOUNCEMENT_CHARS
        and block.text.endswith((":", "："))
    )

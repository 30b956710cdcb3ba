"""Paragraphs of a PDF to blocks: headings by their size, list items by their indentation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import groupby, takewhile
from typing import Final

from transforms.list_markers import BULLET_ALONE
from transforms.parsed_blocks import CELL_SEPARATOR, ParsedBlock
from transforms.pdf_hyphens import Joiner
from transforms.pdf_paragraphs import Paragraph
from transforms.pdf_rows import without_markers
from transforms.pdf_words import Word
from warehouse.vocabulary import SegmentKind

_LARGER: Final = 1.12
_LARGER_IF_BOLD: Final = 1.04
"""Times the size of most of the text from which on a line is a heading."""

_SAME_LEVEL: Final = 1.04
_MAX_LEVEL: Final = 6
_MAX_CHARS: Final = 200
_MAX_SENTENCE_CHARS: Final = 70
_MAX_RUN: Final = 5
_MIN_LONG_CHARS: Final = 80
_MAX_LINES: Final = 4
_SENTENCE: Final = re.compile(r"[.;,:!。；，！]$")
_LETTER: Final = re.compile(r"[^\W\d_]")
_NESTED: Final = 0.8
"""Sizes by which a list is indented in the one around it, at least."""


def body_size(words: Iterable[Word]) -> float:
    """The size of most of the text."""
    n_chars = Counter[float]()
    for word in words:
        n_chars[_rounded(word.size)] += len(word.text)
    return n_chars.most_common(1)[0][0] if n_chars else 1.0


def _rounded(size: float) -> float:
    """Size to a quarter of a point."""
    return round(size * 4) / 4


def blocks(found: list[Paragraph], size: float) -> list[ParsedBlock]:
    """The blocks of a document in reading order.

    A heading is larger than the text, and its level is told by its size; whether bold lines of the
    size of the text are headings is told later, from what stands around them.

    Args:
        found: see `transforms.pdf_paragraphs.paragraphs`.
        size: of most of the text, see `body_size`.
    """
    joiner = Joiner(line for paragraph in found for line in paragraph.lines)
    texts = [_text(paragraph, joiner) for paragraph in found]
    is_large = [
        _is_large(paragraph, text, size) for paragraph, text in zip(found, texts, strict=True)
    ]
    _spare_runs(is_large)
    levels = _levels(
        paragraph.first.size for paragraph, yes in zip(found, is_large, strict=True) if yes
    )
    nesting, level = _Nesting(), 0
    result = []
    for number, (paragraph, text) in enumerate(zip(found, texts, strict=True)):
        kind, depth, list_depth = SegmentKind.PARAGRAPH, 0, 0
        if paragraph.first.cells is not None:
            kind = SegmentKind.TABLE_ROW
        elif is_large[number]:
            kind, depth = SegmentKind.HEADING, levels[_rounded(paragraph.first.size)]
            level = depth
        elif level and _is_long_heading(found[number : number + 2], text):
            kind, depth = SegmentKind.HEADING, min(level + 1, _MAX_LEVEL)
        elif not paragraph.first.is_furniture:
            depth, list_depth = nesting.depths(paragraph)
            if depth and level and not _is_emphasised(paragraph):
                kind, list_depth = SegmentKind.LIST_ITEM, depth
        if kind not in (SegmentKind.PARAGRAPH, SegmentKind.LIST_ITEM):
            nesting = _Nesting()
        result.append(
            ParsedBlock(
                kind=kind,
                text=text,
                depth=depth,
                list_depth=list_depth,
                lead=_lead(paragraph) if kind is SegmentKind.PARAGRAPH else None,
                is_bold=not is_large[number] and _is_emphasised(paragraph),
                page=paragraph.first.page,
                is_running=paragraph.first.is_furniture,
            )
        )
    return result


def _spare_runs(is_large: list[bool]) -> None:
    """Unset those of long runs, which are text in a larger size, as in a table without a frame."""
    start = 0
    for yes, run in groupby(list(is_large)):
        length = len(list(run))
        if yes and length > _MAX_RUN:
            is_large[start : start + length] = [False] * length
        start += length


def _is_long_heading(pair: list[Paragraph], text: str) -> bool:
    """Whether a bold or underlined text has more words than what is told to be a heading later."""
    return (
        len(pair) > 1
        and _MIN_LONG_CHARS <= len(text) <= _MAX_CHARS
        and not pair[0].first.is_furniture
        and not _SENTENCE.search(text)
        and not text[0].islower()
        and BULLET_ALONE.match(text) is None
        and _is_emphasised(pair[0])
        and not _is_emphasised(pair[1])
    )


def _text(paragraph: Paragraph, joiner: Joiner) -> str:
    cells = paragraph.first.cells
    if cells is None:
        return joiner.text(paragraph.lines)
    return CELL_SEPARATOR.join(joiner.text(without_markers(cell)) for cell in cells)


def _lead(paragraph: Paragraph) -> str | None:
    """The bold or underlined beginning of a paragraph that goes on without."""
    words = [
        (word.text, word.is_bold or (word.x0 + word.x1) / 2 <= line.underline_end)
        for line in paragraph.lines
        for word in line.words
    ]
    lead = [text for text, _ in takewhile(lambda word: word[1], words)]
    if not lead or len(lead) == len(words) or paragraph.is_item:
        return None
    return " ".join(lead)


def _is_emphasised(paragraph: Paragraph) -> bool:
    return all(
        line.is_underlined or (line.cells is None and line.is_bold) for line in paragraph.lines
    )


def _is_large(paragraph: Paragraph, text: str, size: float) -> bool:
    if paragraph.first.is_furniture or paragraph.first.cells is not None:
        return False
    is_bold = all(line.is_bold for line in paragraph.lines)
    needed = _LARGER_IF_BOLD if is_bold else _LARGER
    max_chars = _MAX_SENTENCE_CHARS if _SENTENCE.search(text) else _MAX_CHARS
    return (
        min(_rounded(line.size) for line in paragraph.lines) >= needed * size
        and len(paragraph.lines) <= _MAX_LINES
        and len(text) <= max_chars
        and _LETTER.search(text) is not None
    )


def _levels(sizes: Iterable[float]) -> dict[float, int]:
    """Size to level, the largest 1; sizes that are nearly the same have one level."""
    levels: dict[float, int] = {}
    level, latest = 0, 0.0
    for size in sorted({_rounded(size) for size in sizes}, reverse=True):
        if not level or latest / size > _SAME_LEVEL:
            level += 1
        latest = size
        levels[size] = min(level, _MAX_LEVEL)
    return levels


class _Nesting:
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

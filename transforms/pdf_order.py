"""The lines of a PDF's page in reading order: tables, columns, footnotes last."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from transforms.pdf_columns import columns
from transforms.pdf_lines import Line
from transforms.pdf_rules import Rule

_NOTE_SIZE: Final = 0.92
_NOTE_MARK: Final = re.compile(r"[\d*†‡§¹²³]{1,3}")
_UNDER: Final = 0.35
"""Sizes below a line where what underlines it is drawn."""

_FULL_LINE_CHARS: Final = 30
_MIN_FULL_LINES: Final = 3


def in_reading_order(lines: list[Line], drawn: list[Rule], size: float) -> Iterator[Line]:
    """Lines and rows of tables of a page; footnotes come last.

    Args:
        lines: stretches of words and rows of tables in any order.
        drawn: the rules of the page.
        size: of most of the document's text.
    """
    across = sorted((rule.y0, rule.x0, rule.x1) for rule in drawn if rule.is_across)
    notes: list[Line] = []
    for number, column in enumerate(columns(lines, size)):
        text = [line for line in column.lines if line.cells is None] or column.lines
        left, right = min(line.x0 for line in text), max(line.x1 for line in text)
        n_body = _n_without_notes(column.lines, size)
        for place, line in enumerate(column.lines):
            line.column, line.n_columns = number, column.n_beside
            line.left, line.right = left, right
            line.is_note = place >= n_body
            line.underline_end = _underline_end(line, across)
            if line.is_note:
                notes.append(line)
            else:
                yield line
    yield from notes


def _n_without_notes(lines: list[Line], size: float) -> int:
    """How many lines of a column stand above its footnotes."""
    start = len(lines)
    while start and lines[start - 1].cells is None and lines[start - 1].size <= _NOTE_SIZE * size:
        start -= 1
    while start < len(lines) and not _NOTE_MARK.match(lines[start].words[0].text):
        start += 1
    return start if start and lines[0].size > _NOTE_SIZE * size else len(lines)


def _underline_end(line: Line, across: list[tuple[float, float, float]]) -> float:
    """Where the rules below a line end that begin with it; its own start where there are none."""
    end = line.x0
    if line.cells is not None:
        return end
    place = bisect_left(across, (line.y - _UNDER * line.size, 0.0, 0.0))
    below = []
    while place < len(across) and across[place][0] <= line.y:
        below.append(across[place][1:])
        place += 1
    for x0, x1 in sorted(below):
        if x0 <= end + _UNDER * line.size:
            end = max(end, x1)
    return end


def number_columns(lines: Iterable[Line]) -> None:
    """Count columns through the document; text that has the page for itself has one left edge."""
    alone = [line for line in lines if line.n_columns == 1 and not line.is_furniture]
    starts = sorted(line.x0 for line in alone if line.n_chars >= _FULL_LINE_CHARS)
    left = starts[len(starts) // 20] if len(starts) >= _MIN_FULL_LINES else None
    for line in alone:
        if left is not None and left < line.left:
            line.left = left
    text = (line for line in lines if not line.is_furniture)
    keys = groupby(text, key=lambda line: (line.page, line.column, line.is_note))
    for number, (_, column) in enumerate(keys):
        for line in column:
            line.column = number

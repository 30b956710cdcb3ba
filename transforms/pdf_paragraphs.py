"""Lines of a PDF in reading order to paragraphs: wraps joined, also over columns and pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import Final

from transforms.list_markers import BULLET_ALONE, MARKED
from transforms.pdf_contents import ends_entry
from transforms.pdf_lines import Line

_SAME_SIZE: Final = 1.08
_STEP: Final = 0.8
"""Sizes by which the first line of a paragraph is indented, at least."""

_MAX_STEP: Final = 5.0
_SPACE: Final = 0.22
"""Width of a blank in sizes."""

_SLACK: Final = 0.2
"""Sizes by which the right edge of full lines may be missed."""

_FULL_SHARE: Final = 0.92
_MIN_FULL_LINES: Final = 6
"""Long lines of a column from which on they tell where full lines end."""

_FAR: Final = 1e9
_LARGE: Final = 1.1
"""Times the size of most of the text from which on wraps are those of headings."""

_MAX_PITCH: Final = 3.0

_WIDER: Final = 1.22
"""Times the distance of lines at which a paragraph ends."""

_USUAL_PITCH: Final = 1.25
_MIN_CHARS: Final = 40
_MIN_WRAPPED_CHARS: Final = 25
_MIN_LINE_CHARS: Final = 15
_LONG_LINE: Final = 0.6
"""Share of a column that a line fills which may be full."""

_ENDS_OPEN: Final = re.compile(r"[^.!?:;。！？：；…．][\"'”’»)\]）」』】]{0,2}$")
_ENDS_WITHIN: Final = re.compile(r"[\w,&–-]$")


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together; a row of a table is one of its own."""

    lines: list[Line]
    is_item: bool = False
    """Begins with a list marker, or is an entry of a table of contents."""
    is_entry: bool = False
    """Ends in the page that it leads to."""
    follows_break: bool = False
    """No blank parts it from the paragraph before, only the end of a line."""

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """Its last line."""
        return self.lines[-1]


@dataclass(frozen=True, slots=True)
class _Layout:
    """What holds for the lines of a whole document."""

    size: float
    """Of most of the text."""
    right_edges: dict[tuple[int, ...], float]
    """Where full lines end, by column, and by the left edge and the number of columns."""
    pitch: float
    """Distance of the lines of a paragraph in sizes."""

    def right_edge(self, line: Line) -> float:
        """Where a line ends that is full; a short one is not where no other line tells."""
        edges = self.right_edges
        own = line.right if line.n_chars >= _MIN_WRAPPED_CHARS else _FAR
        return edges.get((line.column,), edges.get(_column_class(line), own))


def _column_class(line: Line) -> tuple[int, int]:
    return round(line.left / 12), line.n_columns


def _layout(lines: Iterable[Line], size: float) -> _Layout:
    """Line ends and line distances of a document."""
    ends: dict[tuple[int, ...], list[float]] = defaultdict(list)
    steps: list[float] = []
    above: Line | None = None
    for line in lines:
        if line.cells is not None:
            above = None
            continue
        is_long = line.x1 - line.x0 >= _LONG_LINE * (line.right - line.left)
        if is_long and line.n_chars >= _MIN_LINE_CHARS:
            ends[_column_class(line)].append(line.x1)
            ends[line.column,].append(line.x1)
        if above is not None and above.column == line.column and line.words[0].text[0].islower():
            step = (above.y - line.y) / above.size
            if 0 < step < _MAX_PITCH and _ENDS_WITHIN.search(above.words[-1].text):
                steps.append(step)
        above = line
    right_edges = {
        column: sorted(values)[int(_FULL_SHARE * (len(values) - 1))]
        for column, values in ends.items()
        if len(values) >= _MIN_FULL_LINES
    }
    return _Layout(size, right_edges, median(steps) if steps else _USUAL_PITCH)


def paragraphs(lines: list[Line], size: float) -> list[Paragraph]:
    """Lines in reading order to paragraphs; furniture stands after the sentence it interrupts."""
    document = _layout((line for line in lines if not line.is_furniture), size)
    found: list[Paragraph] = []
    current: dict[bool, Paragraph] = {}
    for line in lines:
        is_item = line.cells is None and not line.is_furniture and begins_item(line)
        paragraph = None if line.is_furniture else current.get(line.is_note)
        if paragraph and _goes_on(paragraph, line, is_item=is_item, document=document):
            paragraph.lines.append(line)
            continue
        follows_break = paragraph is not None and _is_right_below(paragraph.last, line, document)
        paragraph = Paragraph([line], is_item=is_item, follows_break=follows_break)
        found.append(paragraph)
        if not line.is_furniture:
            current[line.is_note] = paragraph
    for paragraph in found:
        if paragraph.last.cells is None and ends_entry(paragraph.last):
            paragraph.is_entry = paragraph.is_item = True
    return found


def begins_item(line: Line) -> bool:
    """Whether a line begins with a list marker."""
    return MARKED.match(line.text) is not None


def _goes_on(current: Paragraph, line: Line, *, is_item: bool, document: _Layout) -> bool:
    """Whether a line goes on with a paragraph."""
    last = current.last
    if last.cells is not None or line.cells is not None:
        return False
    if not 1 / _SAME_SIZE <= line.size / last.size <= _SAME_SIZE:
        return False
    is_full = _is_full(last, line, document)
    if is_item and not _is_marker_within(current, line, is_full=is_full):
        return False
    if ends_entry(last):
        return False
    if last.column != line.column:
        return _goes_on_elsewhere(current, line, is_full=is_full, document=document)
    if not _is_right_below(last, line, document) or not _is_in_place(
        current, line, is_full=is_full
    ):
        return False
    if min(line.size, last.size) >= _LARGE * document.size:
        return line.is_bold == last.is_bold
    if is_full:
        begins_heading = line.is_bold and not last.is_bold and not ends_open(last)
        return not begins_heading
    return (
        ends_open(last)
        and line.text[0].islower()
        and last.n_chars >= _MIN_WRAPPED_CHARS
        and last.x1 - last.left >= _LONG_LINE * (last.right - last.left)
        and line.is_bold == last.is_bold
    )


def _is_right_below(last: Line, line: Line, document: _Layout) -> bool:
    """Whether lines of one column have the distance of lines within a paragraph."""
    step = (last.y - line.y) / last.size
    return last.column == line.column and 0 < step <= _WIDER * document.pitch


def ends_open(line: Line) -> bool:
    """Whether a line ends without a stop."""
    return _ENDS_OPEN.search(line.text) is not None


def _is_full(last: Line, line: Line, document: _Layout) -> bool:
    """Whether the first word of a line had no room on the line before it."""
    if last.words[-1].is_hyphenated:
        return True
    first = line.words[0]
    needed = first.x1 - first.x0 + (_SPACE + _SLACK) * last.size
    right = document.right_edge(last)
    room = right - last.x1
    if _is_centred(last, right):
        room += last.x0 - last.left
    return needed > room


def _is_centred(line: Line, right: float) -> bool:
    before, after = line.x0 - line.left, right - line.x1
    return before > 2 * line.size and abs(before - after) < line.size


def _is_marker_within(current: Paragraph, line: Line, *, is_full: bool) -> bool:
    """Whether what looks like a list marker is the wrap of a sentence."""
    if not is_full or BULLET_ALONE.fullmatch(line.words[0].text):
        return False
    if _counts_on(current, line.words[0].text):
        return True
    return (
        not current.is_item
        and -_MAX_STEP < (line.x0 - current.last.x0) / line.size < _STEP
        and _ENDS_WITHIN.search(current.last.text) is not None
    )


def _counts_on(current: Paragraph, marker: str) -> bool:
    """Whether the marker before stands within the text of a paragraph: (1) …; (2) …."""
    label = marker.strip("().")
    if marker == label or (len(label) != 1 and not label.isdecimal()):
        return False
    before = str(int(label) - 1) if label.isdecimal() else chr(ord(label) - 1)
    text = " ".join(line.text for line in current.lines)
    return marker.replace(label, before) in text[len(marker) :]


def _is_in_place(current: Paragraph, line: Line, *, is_full: bool) -> bool:
    """Whether a line begins where a further line of a paragraph may begin."""
    last = current.last
    shift = (line.x0 - last.x0) / line.size
    if abs(shift) < _STEP or _is_second_centred(last, line):
        return True
    if len(current.lines) > 1:
        return False
    if shift < 0:
        return not current.is_item and shift > -_MAX_STEP
    if current.is_item:
        return line.x0 <= _start_of_item(last) + _STEP * line.size
    return is_full and ends_open(last)


def _start_of_item(line: Line) -> float:
    """Where the text of a list item begins."""
    return line.words[1].x0 if len(line.words) > 1 else line.x0 + 2 * line.size


def _is_second_centred(last: Line, line: Line) -> bool:
    middle = (line.x0 + line.x1) / 2
    shift = abs(line.x0 - last.x0)
    return shift > line.size and abs(middle - (last.x0 + last.x1) / 2) < line.size / 2


def _goes_on_elsewhere(current: Paragraph, line: Line, *, is_full: bool, document: _Layout) -> bool:
    """Whether the first line of another column or page goes on with a paragraph."""
    last = current.last
    if last.words[-1].is_hyphenated:
        return True
    if not is_full or line.is_bold != last.is_bold or not ends_open(last):
        return False
    if min(line.size, last.size) >= _LARGE * document.size and line.page != last.page:
        return True
    return line.text[0].islower() or (
        _ENDS_WITHIN.search(last.text) is not None
        and last.n_chars >= _MIN_CHARS
        and (current.is_item or line.x0 - line.left < _STEP * line.size)
    )

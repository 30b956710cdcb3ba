"""The lines of a PDF's page: words that stand side by side, and rows of tables."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from transforms.list_markers import MARKER_ALONE
from transforms.pdf_rules import Rule
from transforms.pdf_words import Word

_SAME_LINE: Final = 0.4
"""Sizes by which words of one line may stand higher or lower, as superscripts do."""

_WORD_GAP: Final = 1.0
_OVERLAP: Final = 0.5
_TOUCH: Final = 0.08
"""Sizes between two pieces of one word, at most."""

_MIN_LETTERS: Final = 5
_BETWEEN_LETTERS: Final = 1.6
"""Times the narrowest gap that the gap between two letters of a word may be."""

_MARKER_GAP: Final = 4.0
"""Sizes between a marker and the text of its item, at most."""

_BULLET: Final = "•"
_BULLET_GAP: Final = 0.6
_MIN_DOT_GAP: Final = 0.2
_MAX_DOT_GAP: Final = 3.0
"""Sizes between a bullet that is drawn and the text of its item."""

_UNDERLINED: Final = 0.9
_ASCENT: Final = 0.6
_DESCENT: Final = 0.1


@dataclass(slots=True)
class Line:
    """Words on one line of a column, or a row of a table; lengths are points, y rises."""

    words: list[Word]
    x0: float
    x1: float
    y: float
    size: float
    top: float
    bottom: float
    cells: list[list[Line]] | None = None
    """Of the row of a table; the lines of each cell."""
    page: int = 0
    column: int = 0
    """Number of the column, counted through the document."""
    left: float = 0.0
    right: float = 0.0
    """Edges of the column."""
    n_columns: int = 1
    """Columns side by side at this place of the page."""
    underline_end: float = 0.0
    """How far it is underlined from its start."""
    is_furniture: bool = False
    is_entry: bool = False
    """It ends in the page that an entry of a table of contents leads to."""
    is_note: bool = False
    """It belongs to a footnote."""

    @property
    def text(self) -> str:
        """Its words with one space between them."""
        return " ".join(word.text for word in self.words)

    @property
    def n_chars(self) -> int:
        """Characters of its words."""
        return sum(len(word.text) for word in self.words)

    @property
    def is_underlined(self) -> bool:
        """Nearly all of it is underlined."""
        return self.underline_end - self.x0 >= _UNDERLINED * (self.x1 - self.x0)

    @property
    def is_bold(self) -> bool:
        """All of it is bold, but for a list marker."""
        return all(word.is_bold for word in self.words) or (
            len(self.words) > 1
            and MARKER_ALONE.fullmatch(self.words[0].text) is not None
            and all(word.is_bold for word in self.words[1:])
        )


def line_of(words: list[Word]) -> Line:
    """One line of the words given, which are in reading order."""
    words = _with_bullet(words)
    tallest = max(words, key=lambda word: (word.size, len(word.text)))
    return Line(
        words=words,
        x0=words[0].x0,
        x1=max(word.x1 for word in words),
        y=tallest.y,
        size=tallest.size,
        top=tallest.y + _ASCENT * tallest.size,
        bottom=tallest.y - _DESCENT * tallest.size,
    )


def _with_bullet(words: list[Word]) -> list[Word]:
    """The words, what stands for a bullet before them replaced by one.

    Fonts of symbols call their bullets by any letter, and a round one may be the letter o.
    """
    first = words[0]
    if len(first.text) == 1 and (
        (first.is_symbol and first.text.isalnum())
        or (
            first.text == "o"
            and len(words) > 1
            and words[1].x0 - first.x1 > _BULLET_GAP * first.size
        )
    ):
        return [replace(first, text=_BULLET), *words[1:]]
    return words


def stretches(words: Iterable[Word]) -> list[Line]:
    """Words that follow each other in the file and stand side by side."""
    found: list[Line] = []
    stretch: list[Word] = []
    for word in words:
        if stretch and not _is_beside(stretch[-1], word):
            found.append(line_of(_letters_joined(stretch)))
            stretch = []
        if stretch and abs(word.x0 - stretch[-1].x1) < _TOUCH * word.size:
            stretch[-1] = _one_word(stretch[-1:] + [word])
        else:
            stretch.append(word)
    if stretch:
        found.append(line_of(_letters_joined(stretch)))
    return _with_their_markers(found)


def _one_word(parts: list[Word]) -> Word:
    return replace(
        parts[0],
        text="".join(part.text for part in parts),
        x1=parts[-1].x1,
        is_hyphenated=parts[-1].is_hyphenated,
    )


def _letters_joined(words: list[Word]) -> list[Word]:
    """The words of a stretch; letters set apart from each other are words again."""
    if len(words) < _MIN_LETTERS or any(len(word.text) > 1 for word in words):
        return words
    gaps = [after.x0 - before.x1 for before, after in pairwise(words)]
    largest_within = _BETWEEN_LETTERS * max(min(gaps), 0.0)
    parts = [[words[0]]]
    for gap, word in zip(gaps, words[1:], strict=True):
        if gap > largest_within:
            parts.append([])
        parts[-1].append(word)
    return [_one_word(part) for part in parts]


def _is_beside(last: Word, word: Word) -> bool:
    size = max(last.size, word.size)
    gap = word.x0 - last.x1
    return abs(word.y - last.y) <= _SAME_LINE * size and -_OVERLAP * size <= gap <= _WORD_GAP * size


def _with_their_markers(found: list[Line]) -> list[Line]:
    """The stretches, those that are a list marker alone joined with the text right of them."""
    whole: list[Line] = []
    for line in found:
        last = whole[-1] if whole else None
        if (
            last is not None
            and len(last.words) == 1
            and MARKER_ALONE.fullmatch(last.words[0].text)
            and abs(line.y - last.y) <= _SAME_LINE * max(line.size, last.size)
            and -_OVERLAP <= (line.x0 - last.x1) / max(line.size, last.size) <= _MARKER_GAP
        ):
            whole[-1] = line_of(last.words + line.words)
        else:
            whole.append(line)
    return whole


def with_drawn_bullets(lines: list[Line], dots: list[Rule]) -> list[Line]:
    """The lines, a bullet put before those that begin right of a dot."""
    lines = sorted(lines, key=lambda line: line.y)
    heights = [line.y for line in lines]
    largest = max((line.size for line in lines), default=0.0)
    for dot in dots:
        middle = (dot.y0 + dot.y1) / 2
        start = bisect_left(heights, middle - _ASCENT * largest)
        beside = [
            number
            for number in range(start, bisect_left(heights, middle))
            if middle - heights[number] <= _ASCENT * lines[number].size
            and lines[number].x0 > dot.x1
        ]
        if beside:
            nearest = min(beside, key=lambda number: lines[number].x0)
            line = lines[nearest]
            if _MIN_DOT_GAP <= (line.x0 - dot.x1) / line.size <= _MAX_DOT_GAP:
                bullet = replace(line.words[0], text=_BULLET, x0=dot.x0, x1=dot.x1)
                lines[nearest] = line_of([bullet, *line.words])
    return lines


def rows_of(lines: Iterable[Line]) -> list[Line]:
    """Lines from top to bottom, those at the same height joined from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (-line.y, line.x0)):
        if rows and _is_same_row(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_joined(row) for row in rows]


def _is_same_row(first: Line, line: Line) -> bool:
    if first.cells is not None or line.cells is not None:
        return False
    return abs(first.y - line.y) <= _SAME_LINE * min(first.size, line.size)


def _joined(row: list[Line]) -> Line:
    if len(row) == 1:
        return row[0]
    row.sort(key=lambda line: line.x0)
    return line_of([word for line in row for word in line.words])


def heights(lines: Iterable[Line]) -> list[list[Line]]:
    """The lines in groups from top to bottom that no line of another group stands beside."""
    groups: list[list[Line]] = []
    bottom = 0.0
    for line in sorted(lines, key=lambda line: -line.top):
        if groups and line.top > bottom:
            groups[-1].append(line)
            bottom = min(bottom, line.bottom)
        else:
            groups.append([line])
            bottom = line.bottom
    return groups

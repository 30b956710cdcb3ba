"""Tables of a PDF's page that have no frame: short lines side by side."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Final

from transforms.list_markers import MARKED, MARKER_ALONE
from transforms.pdf_contents import are_pages, entries
from transforms.pdf_lines import Line, line_of, rows_of

_MIN_TABLE_ROWS: Final = 3
_CELL_BLANK: Final = 0.5
"""Sizes between two cells, at least."""

WIDE_BLANK: Final = 0.25
"""Sizes by which a blank between two cells is wider than one between two lines, at least."""

_MAX_LINES_OF_CELL: Final = 8
_MAX_CELL_SIZES: Final = 1.15
_MAX_FILL: Final = 0.85
"""Share of a column's width that lines of prose fill, at least, on average."""

_SAME_HEIGHT: Final = 0.3
_MIN_BESIDE: Final = 0.8
_MAX_LOWER: Final = 0.25
"""Share of the cells that begin in lower case, in one column of a table at least."""


def parted_at_columns(lines: list[Line]) -> list[Line]:
    """Stretches of words, parted where a word begins as far from the left as other stretches do.

    Only after a blank that is wider than those between words, which may be all that is between the
    cells of a table.
    """
    starts = Counter(round(line.x0) for line in lines if line.cells is None)
    common = {start for start, count in starts.items() if count >= _MIN_TABLE_ROWS}
    near = common | {start - 1 for start in common} | {start + 1 for start in common}
    parted: list[Line] = []
    for line in lines:
        places = [
            number
            for number, (before, word) in enumerate(pairwise(line.words), start=1)
            if round(word.x0) in near
            and word.x0 - before.x1 >= _CELL_BLANK * line.size
            and not (number == 1 and MARKER_ALONE.fullmatch(before.text))
        ]
        if places:
            edges = [0, *places, len(line.words)]
            parted += (line_of(line.words[start:end]) for start, end in pairwise(edges))
        else:
            parted.append(line)
    return parted


def table_rows(part: list[list[Line]], sides: list[list[Line]], size: float) -> list[Line]:
    """The rows of a table, or nothing where columns are read one after the other.

    The entries of a table of contents are lines that end in their page.

    The rows of a table begin at the same height in several columns, and either blanks part them
    that are wider than those between lines, or each is one line and few of its lines fill their
    column.
    """
    is_of_words = all(line.cells is None for group in part for line in group)
    if len(sides) < 2 or not is_of_words or not _may_be_cells(sides):
        return []
    whole = [rows_of(side) for side in sides]
    if are_pages(whole[-1]):
        return entries(rows_of(line for side in sides for line in side))
    groups = _by_wide_blanks(part, usual_blank(whole), size)
    if not _are_rows(groups, sides) or len(groups) < _MIN_TABLE_ROWS:
        groups = part
        is_prose = max(_fill(side, right) for side, right in pairwise(whole)) > _MAX_FILL
        if is_prose or not _are_rows(part, sides) or len(part) < _MIN_TABLE_ROWS:
            return []
    return [_row(group, sides) for group in groups]


def _may_be_cells(sides: list[list[Line]]) -> bool:
    """Whether lines have one size, and none but those of the first column are list items."""
    sizes = [line.size for side in sides for line in side]
    return max(sizes) <= _MAX_CELL_SIZES * min(sizes) and not any(
        MARKED.match(line.text) for side in sides[1:] for line in side
    )


def _by_wide_blanks(part: list[list[Line]], usual: float, size: float) -> list[list[Line]]:
    """The lines of a part, parted where all columns are blank for more than between two lines."""
    groups = [list(part[0])]
    for above, below in pairwise(part):
        blank = min(line.bottom for line in above) - max(line.top for line in below)
        if blank > usual + WIDE_BLANK * size:
            groups.append([])
        groups[-1] += below
    return groups


def usual_blank(sides: list[list[Line]]) -> float:
    """What is blank between the lines of a wrapped cell."""
    blanks = [above.bottom - below.top for side in sides for above, below in pairwise(side)]
    return min(blanks, default=0.0)


def _are_rows(groups: list[list[Line]], sides: list[list[Line]]) -> bool:
    """Whether most groups begin side by side, some columns with sentences, and none is long."""
    side_of = _side_of(sides)
    n_beside = 0
    starts: list[list[bool]] = [[] for _ in sides]
    for group in groups:
        top = max(line.y for line in group)
        first = [line for line in group if top - line.y <= _SAME_HEIGHT * line.size]
        n_beside += len({side_of[id(line)] for line in first}) > 1
        for line in first:
            starts[side_of[id(line)]].append(line.words[0].text[0].islower())
        if len(group) > _MAX_LINES_OF_CELL * len(sides):
            return False
    n_lower = min(sum(lower) / len(lower) for lower in starts if lower)
    return n_beside >= _MIN_BESIDE * len(groups) and n_lower <= _MAX_LOWER


def _side_of(sides: list[list[Line]]) -> dict[int, int]:
    """The id of each line to the number of its column."""
    return {id(line): number for number, side in enumerate(sides) for line in side}


def _fill(lines: list[Line], right: list[Line]) -> float:
    """Share of the way to the next column that the lines of a column fill on average."""
    left = min(line.x0 for line in lines)
    width = min(line.x0 for line in right) - left
    return sum(line.x1 - left for line in lines) / (len(lines) * max(width, 1.0))


def _row(group: list[Line], sides: list[list[Line]]) -> Line:
    side_of = _side_of(sides)
    cells: list[list[Line]] = [[] for _ in sides]
    for line in group:
        cells[side_of[id(line)]].append(line)
    return row_line([rows_of(cell) for cell in cells])


def row_line(cells: list[list[Line]]) -> Line:
    """The row of a table with the lines of each of its cells."""
    lines = [line for cell in cells for line in cell]
    top = max(lines, key=lambda line: line.top)
    return Line(
        words=[],
        x0=min(line.x0 for line in lines),
        x1=max(line.x1 for line in lines),
        y=top.y,
        size=top.size,
        top=top.top,
        bottom=min(line.bottom for line in lines),
        cells=cells,
    )

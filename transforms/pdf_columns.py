"""The reading order of a PDF's page: columns side by side, and tables that have no frame."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from transforms.pdf_lines import Line, heights, rows_of
from transforms.pdf_side_headings import side_headings
from transforms.pdf_unframed import parted_at_columns, table_rows, usual_blank

_MIN_GUTTER: Final = 0.8
"""Width of the blank between two columns, in sizes of the page's text."""

_MIN_GUTTER_OF_FEW: Final = 2.5
_MIN_ALIGNED_GUTTER: Final = 0.5
"""Where the lines right of it begin below each other."""

_MANY_LINES: Final = 8
_MIN_ALIGNED: Final = 3
_MIN_LINES: Final = 2
_MAX_NESTING: Final = 3
_NEW_PART: Final = 1.8
"""Sizes from the end of a column to a line that does not belong to it."""

_FAR: Final = 1e9

Gap = tuple[float, float]


class Column(NamedTuple):
    """Lines from top to bottom."""

    lines: list[Line]
    n_beside: int
    """Columns side by side, this one included."""


def columns(lines: list[Line], size: float, nesting: int = 0) -> Iterator[Column]:
    """The lines of a page in columns, in reading order.

    Args:
        lines: stretches of words and rows of tables in any order.
        size: of most of the text.
        nesting: columns around these lines.
    """
    if not nesting:
        lines = parted_at_columns(lines)
    rest: list[Line] = []
    for part, gutters in _parts(heights(lines), _MIN_ALIGNED_GUTTER * size):
        if not gutters or nesting >= _MAX_NESTING:
            rest += _flat(part)
            continue
        core, start, end = _beside(part, gutters)
        sides = _sides(_flat(core), gutters)
        read = [Column(pair, 1) for pair in side_headings(sides)]
        if not read and (rows := table_rows(core, sides, size)):
            read = [Column(rows, len(sides) if rows[0].cells else 1)]
        if read:
            rest += _flat(part[:start])
            below = part[end:]
        else:
            core, below = _cut_off(part, end, size)
            sides = _sides(_flat(core), gutters)
        if rest:
            yield Column(rows_of(rest), 1)
        yield from read
        for side in [] if read else sides:
            for column in columns(side, size, nesting + 1):
                yield Column(column.lines, max(column.n_beside, len(sides)))
        rest = _flat(below)
    if rest:
        yield Column(rows_of(rest), 1)


def _parts(
    groups: list[list[Line]], min_gutter: float
) -> Iterator[tuple[list[list[Line]], list[Gap]]]:
    """Stretches of the page from top to bottom with the gutters that go through them.

    A line that stands alone and reaches into a gutter of those below or above it is not of them.
    """
    start = 0
    while start < len(groups):
        gaps, end = _gaps(groups[start]), start + 1
        left, right = _extent(groups[start])
        inner = _inner(gaps, left, right, min_gutter)
        is_alone = len(groups[start]) == 1
        while end < len(groups):
            extent = _extent(groups[end])
            left_then, right_then = min(left, extent[0]), max(right, extent[1])
            gaps_there = _gaps(groups[end])
            common = _common(gaps, gaps_there, min_gutter)
            inner_then = _inner(common, left_then, right_then, min_gutter)
            n_before = len(inner)
            if is_alone and len(groups[end]) > 1:
                n_before = len(_inner(gaps_there, *extent, min_gutter))
            is_odd = is_alone or len(groups[end]) == 1
            if not inner_then or (is_odd and len(inner_then) < n_before):
                break
            gaps, left, right, inner = common, left_then, right_then, inner_then
            is_alone = is_alone and len(groups[end]) == 1
            end += 1
        part = groups[start:end]
        lines = [line for group in part for line in group]
        yield part, [gap for gap in inner if _is_gutter(gap, lines)]
        start = end


def _inner(gaps: list[Gap], left: float, right: float, min_width: float) -> list[Gap]:
    return [
        gap for gap in gaps if left < gap[0] and gap[1] < right and gap[1] - gap[0] >= min_width
    ]


def _extent(lines: list[Line]) -> Gap:
    return min(line.x0 for line in lines), max(line.x1 for line in lines)


def _gaps(lines: list[Line]) -> list[Gap]:
    """What is blank from left to right, the margins without end."""
    gaps, reached = [], -_FAR
    for line in sorted(lines, key=lambda line: line.x0):
        if line.x0 > reached:
            gaps.append((reached, line.x0))
        reached = max(reached, line.x1)
    return [*gaps, (reached, _FAR)]


def _common(some: list[Gap], others: list[Gap], min_width: float) -> list[Gap]:
    """Where both lists are blank."""
    common, place, other = [], 0, 0
    while place < len(some) and other < len(others):
        start = max(some[place][0], others[other][0])
        end = min(some[place][1], others[other][1])
        if end - start >= min_width:
            common.append((start, end))
        if some[place][1] < others[other][1]:
            place += 1
        else:
            other += 1
    return common


def _is_gutter(gap: Gap, lines: list[Line]) -> bool:
    """Whether several lines stand on both sides of a gap, and it is wide enough for them.

    The gaps between the words of two or three justified lines may stand below each other.
    """
    beside = [line for line in lines if line.x1 <= gap[0] + 1 or line.x0 >= gap[1] - 1]
    left = {round(line.y) for line in beside if line.x0 < gap[0]}
    right = {round(line.y) for line in beside if line.x0 >= gap[0]}
    size = sorted(line.size for line in beside)[len(beside) // 2]
    widths = (gap[1] - gap[0]) / size
    needed = _MIN_GUTTER if len(left) + len(right) >= _MANY_LINES else _MIN_GUTTER_OF_FEW
    n_aligned = sum(abs(line.x0 - gap[1]) <= 1 for line in beside)
    if n_aligned >= max(_MIN_ALIGNED, len(right) / 2):
        needed = _MIN_ALIGNED_GUTTER
    return min(len(left), len(right)) >= _MIN_LINES and widths >= needed


def _flat(groups: list[list[Line]]) -> list[Line]:
    return [line for group in groups for line in group]


def _beside(part: list[list[Line]], gutters: list[Gap]) -> tuple[list[list[Line]], int, int]:
    """The groups from the first to the last one with text in several columns, and their places.

    Lines right below, which may be the wraps of a cell, are of them.
    """
    several = [number for number, group in enumerate(part) if len(_sides(group, gutters)) > 1]
    if not several:
        return [], len(part), len(part)
    start, end = several[0], several[-1] + 1
    whole = [rows_of(side) for side in _sides(_flat(part[start:end]), gutters)]
    wrapped = usual_blank(whole) + 1
    while end < len(part) and _blank(part[end - 1], part[end]) <= wrapped:
        end += 1
    return part[start:end], start, end


def _blank(above: list[Line], below: list[Line]) -> float:
    return min(line.bottom for line in above) - max(line.top for line in below)


def _cut_off(
    part: list[list[Line]], end: int, size: float
) -> tuple[list[list[Line]], list[list[Line]]]:
    """The columns, and what stands below them after a wide blank: a heading or a short line."""
    for number in range(end, len(part)):
        if _blank(part[number - 1], part[number]) > _NEW_PART * size:
            return part[:number], part[number:]
    return part, []


def _sides(lines: list[Line], gutters: list[Gap]) -> list[list[Line]]:
    """The lines between the gutters, from left to right."""
    sides: list[list[Line]] = [[] for _ in range(len(gutters) + 1)]
    for line in lines:
        sides[sum(line.x0 >= gutter[1] - 1 for gutter in gutters)].append(line)
    return [side for side in sides if side]

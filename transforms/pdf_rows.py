"""The rows of a PDF's tables: those that a page cuts, and what their cells say."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from transforms.list_markers import BULLET_ALONE
from transforms.pdf_lines import Line

_BLANK: Final = 0.22
"""Width of a blank in sizes."""

_DASHES: Final = "–—‐‑−+-"
"""These are bullets, and also stand between the words of a cell."""

_MAX_COMPARED: Final = 50
"""Rows before a page that tell how the rows of their table begin."""

Cells = list[list[Line]]


def with_rows_joined(lines: list[Line]) -> list[Line]:
    """The lines of a document with those rows joined that a new page has cut in two.

    The head of a table that a page repeats is furniture there.
    """
    joined: list[Line] = []
    table: list[Cells] = []
    head, page = "", 0
    for line in lines:
        if line.cells is None:
            table = table if line.is_furniture else []
        elif not table:
            table, head = [line.cells], _text(line)
        elif line.page == page:
            table.append(line.cells)
        elif _text(line) == head:
            line.is_furniture = True
        elif _goes_on(line.cells, table):
            for cell, rest in zip(table[-1], line.cells, strict=True):
                cell.extend(rest)
            page = line.page
            continue
        else:
            table.append(line.cells)
        if line.cells is not None and not line.is_furniture:
            page = line.page
        joined.append(line)
    return joined


def _text(row: Line) -> str:
    return "|".join(line.text for cell in row.cells or [] for line in cell)


def _goes_on(cells: Cells, table: list[Cells]) -> bool:
    """Whether the first row of a page goes on with the last one of the page before.

    It begins as no row of its table does: not in bold, or with a cell that is empty or begins in
    lower case.
    """
    if len(cells) != len(table[-1]):
        return False
    rows = [row for row in table[1:][-_MAX_COMPARED:] if len(row) == len(cells)] or table[:1]
    if len(rows) > 1 and all(_begins_bold(row) for row in rows):
        return not _begins_bold(cells)
    return any(
        sign(cell) and not any(sign(row[number]) for row in rows)
        for number, cell in enumerate(cells)
        for sign in (_is_empty, _begins_lower)
    )


def _begins_bold(row: Cells) -> bool:
    return bool(row[0]) and row[0][0].is_bold


def _is_empty(cell: list[Line]) -> bool:
    return not cell


def _begins_lower(cell: list[Line]) -> bool:
    return bool(cell) and cell[0].text[:1].islower()


def without_markers(cell: list[Line]) -> list[Line]:
    """The lines of a cell, the bullets of its items left out.

    A dash is a bullet at the beginning of a cell, where it had room on the line before, and below
    another such bullet.
    """
    if not any(map(_is_marked, cell)):
        return cell
    right = max(line.x1 for line in cell)
    rooms = [right, *(right - line.x1 for line in cell)]
    starts = {
        round(line.x0)
        for line, room in zip(cell, rooms, strict=False)
        if _is_marked(line) and (line.words[0].text not in _DASHES or _has_room(line, room))
    }
    return [
        replace(line, words=line.words[1:])
        if _is_marked(line) and round(line.x0) in starts
        else line
        for line in cell
    ]


def _is_marked(line: Line) -> bool:
    marker = line.words[0].text
    return len(line.words) > 1 and marker != "o" and BULLET_ALONE.fullmatch(marker) is not None


def _has_room(line: Line, room: float) -> bool:
    return room > line.words[0].x1 - line.x0 + _BLANK * line.size

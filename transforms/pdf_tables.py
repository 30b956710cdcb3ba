"""The tables of a PDF's page whose cells are framed by rules."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import pairwise
from typing import Final

from transforms.pdf_lines import Line, rows_of, stretches
from transforms.pdf_rules import Rule
from transforms.pdf_unframed import row_line
from transforms.pdf_words import Word

_TOUCH: Final = 3.0
"""Points by which the rules of a table may miss each other."""

_MAX_RULES: Final = 1_200
_MAX_CELLS: Final = 4_000
_MAX_CELL_CHARS: Final = 2_000
"""A table with a longer cell lays out a page."""

_MIN_COLUMNS: Final = 2
_MIN_COLUMNS_OF_ONE_ROW: Final = 3

Grid = tuple[list[float], list[float]]


def framed_rows(words: list[Word], rules: list[Rule]) -> tuple[list[Line], list[Word]]:
    """The rows of all framed tables, and the words that are in none.

    A row that is one cell from edge to edge is no row: its words are left among the others.
    """
    rows: list[Line] = []
    for group in _connected(_distinct(rules)):
        table = _table(group, words)
        if table is not None:
            rows += table[0]
            words = table[1]
    return rows, words


def _distinct(rules: list[Rule]) -> list[Rule]:
    """Rules but for those drawn again, as neighbouring cells do."""
    seen = {tuple(round(value) for value in rule): rule for rule in rules}
    return list(seen.values())


def _connected(rules: list[Rule]) -> list[list[Rule]]:
    """Rules in groups that touch each other, where some are upright and some across."""
    across = sorted((rule for rule in rules if rule.is_across), key=lambda rule: rule.y0)
    upright = [rule for rule in rules if not rule.is_across]
    if len(across) < 2 or len(upright) < 3 or len(rules) > _MAX_RULES:
        return []
    group_of = list(range(len(across)))

    def root(number: int) -> int:
        while group_of[number] != number:
            group_of[number] = number = group_of[group_of[number]]
        return number

    groups: dict[int, list[Rule]] = defaultdict(list)
    touched: list[tuple[Rule, int]] = []
    heights = [rule.y0 for rule in across]
    for rule in upright:
        start = bisect_right(heights, rule.y0 - _TOUCH)
        end = bisect_right(heights, rule.y1 + _TOUCH)
        touching = [
            number
            for number in range(start, end)
            if across[number].x0 - _TOUCH <= rule.x0 <= across[number].x1 + _TOUCH
        ]
        for number in touching:
            group_of[root(number)] = root(touching[0])
        if touching:
            touched.append((rule, touching[0]))
    for rule, number in touched:
        groups[root(number)].append(rule)
    for number, rule in enumerate(across):
        if root(number) in groups:
            groups[root(number)].append(rule)
    return list(groups.values())


def _table(rules: list[Rule], words: list[Word]) -> tuple[list[Line], list[Word]] | None:
    """The rows of one table and the words outside of it, or None where it is no table."""
    upright = [rule for rule in rules if not rule.is_across]
    xs = _places([rule.x0 for rule in upright])
    if len(xs) <= _MIN_COLUMNS:
        return None
    ys = _places([*(rule.y0 for rule in rules if rule.is_across), *_open_ends(upright)])
    n_columns, n_rows = len(xs) - 1, len(ys) - 1
    if n_rows < 1 or n_columns * n_rows > _MAX_CELLS:
        return None
    if n_rows == 1 and n_columns < _MIN_COLUMNS_OF_ONE_ROW:
        return None
    owners = _owners(rules, xs, ys)
    inside: dict[tuple[int, int], list[Word]] = defaultdict(list)
    outside: list[Word] = []
    for word in words:
        column = bisect_right(xs, (word.x0 + word.x1) / 2) - 1
        row = bisect_right(ys, word.y + 0.3 * word.size) - 1
        if 0 <= column < n_columns and 0 <= row < n_rows:
            inside[owners[row, column]].append(word)
        else:
            outside.append(word)
    if any(sum(len(word.text) for word in cell) > _MAX_CELL_CHARS for cell in inside.values()):
        return None
    return _rows(inside, owners, n_columns, n_rows, outside)


def _rows(
    inside: dict[tuple[int, int], list[Word]],
    owners: dict[tuple[int, int], tuple[int, int]],
    n_columns: int,
    n_rows: int,
    outside: list[Word],
) -> tuple[list[Line], list[Word]] | None:
    rows: list[Line] = []
    for row in reversed(range(n_rows)):
        own = [(row, column) for column in range(n_columns) if owners[row, column] == (row, column)]
        cells = [rows_of(stretches(inside[place])) for place in own]
        if len({owners[row, column] for column in range(n_columns)}) == 1:
            outside += [word for place in own for word in inside[place]]
        elif any(cells):
            rows.append(row_line(cells))
    return (rows, outside) if rows else None


def _open_ends(upright: list[Rule]) -> tuple[float, float]:
    """How far down and up two upright rules reach: a row that is cut may have no rule there."""
    return sorted(rule.y0 for rule in upright)[1], sorted(rule.y1 for rule in upright)[-2]


def _places(values: list[float]) -> list[float]:
    """Values in order, those that are nearly the same once."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _TOUCH:
            places.append(value)
    return places


def _owners(
    rules: list[Rule], xs: list[float], ys: list[float]
) -> dict[tuple[int, int], tuple[int, int]]:
    """For each place of the grid, counted from the lower left, the upper left one of its cell."""
    walls, ceilings = _edges(rules, xs, ys)
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for row in reversed(range(len(ys) - 1)):
        for column in range(len(xs) - 1):
            owner = row, column
            if column and (row, column) not in walls:
                owner = owners[row, column - 1]
            elif row < len(ys) - 2 and (row, column) not in ceilings:
                owner = owners[row + 1, column]
            owners[row, column] = owner
    return owners


def _edges(
    rules: list[Rule], xs: list[float], ys: list[float]
) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """The places of the grid with a rule left of them, and those with one above them."""
    walls: set[tuple[int, int]] = set()
    ceilings: set[tuple[int, int]] = set()
    middles_x = [(left + right) / 2 for left, right in pairwise(xs)]
    middles_y = [(low + high) / 2 for low, high in pairwise(ys)]
    for rule in rules:
        if rule.is_across:
            place = bisect_right(ys, rule.y0 + _TOUCH / 2) - 1
            start, end = bisect_right(middles_x, rule.x0), bisect_right(middles_x, rule.x1)
            ceilings.update((place - 1, column) for column in range(start, end))
        else:
            place = bisect_right(xs, rule.x0 + _TOUCH / 2) - 1
            start, end = bisect_right(middles_y, rule.y0), bisect_right(middles_y, rule.y1)
            walls.update((row, place) for row in range(start, end))
    return walls, ceilings

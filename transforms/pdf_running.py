"""The heads and feet of a PDF's pages, which are the same on many of them."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

from transforms.pdf_lines import Line

_EDGE: Final = 0.11
"""Share of a page's height at its head and at its foot where such lines stand."""

_MIN_REPEATS: Final = 2
_MIN_SHARE: Final = 1 / 3
_MAX_CHARS: Final = 160
_SAME_PLACE: Final = 3.0
_NUMBER: Final = re.compile(r"\d+|^[ivxl]+$")


def running_lines(pages: list[list[Line]], heights: list[tuple[float, float]]) -> set[int]:
    """The ids of those lines that stand at the same place of several pages but for numbers.

    Args:
        pages: the lines of each page.
        heights: the lower and the upper edge of each page.
    """
    places: dict[tuple[str, int], list[tuple[float, int, Line]]] = defaultdict(list)
    for number, (lines, (bottom, top)) in enumerate(zip(pages, heights, strict=True)):
        margin = _EDGE * (top - bottom)
        for line in lines:
            if line.bottom > top - margin or line.top < bottom + margin:
                text = line.text
                if len(text) <= _MAX_CHARS:
                    key = _NUMBER.sub("0", "".join(text.split())), round(line.size)
                    places[key].append((line.y, number, line))
    needed = max(_MIN_REPEATS, _MIN_SHARE * len(pages))
    found: set[int] = set()
    for alike in places.values():
        for _, group in _at_same_height(alike):
            if len({number for _, number, _ in group}) >= needed:
                found.update(id(line) for _, _, line in group)
    return found


def _at_same_height(
    alike: list[tuple[float, int, Line]],
) -> list[tuple[float, list[tuple[float, int, Line]]]]:
    groups: list[tuple[float, list[tuple[float, int, Line]]]] = []
    for item in sorted(alike, key=lambda item: item[0]):
        if groups and item[0] - groups[-1][0] <= _SAME_PLACE:
            groups[-1][1].append(item)
        else:
            groups.append((item[0], [item]))
    return groups

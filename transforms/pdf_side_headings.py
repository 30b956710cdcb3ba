"""Headings of a PDF that stand in a column of their own, beside the text that they name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from transforms.pdf_lines import Line, line_of, rows_of
from transforms.pdf_unframed import WIDE_BLANK, usual_blank

_HEADINGS_AND_TEXT: Final = 2
_SAME_LINE: Final = 0.4
"""Sizes by which a heading may stand higher or lower than the text beside it."""

_MIN_HEADINGS: Final = 2
_MIN_TEXT_CHARS: Final = 100
"""Of the text beside a heading; less is a cell of a table."""

_FAR: Final = 1e9


def side_headings(sides: list[list[Line]]) -> Iterator[list[Line]]:
    """A heading, the lines beside it, the next heading and so on; nothing for other columns.

    The headings are bold, as what stands beside them is not.

    Args:
        sides: the lines of columns side by side, from left to right.
    """
    if len(sides) != _HEADINGS_AND_TEXT or any(line.cells for side in sides for line in side):
        return
    left, text = rows_of(sides[0]), rows_of(sides[1])
    if text[0].is_bold or not all(line.is_bold for line in left):
        return
    headings = list(_headings(left, text))
    beside = _beside(headings, text)
    are_beside = all(map(_is_beside, headings, beside))
    if len(headings) >= _MIN_HEADINGS and are_beside and sum(map(len, beside)) == len(text):
        for heading, lines in zip(headings, beside, strict=True):
            yield [heading]
            yield lines


def _headings(left: list[Line], text: list[Line]) -> Iterator[Line]:
    """The lines of a column, those without a wide blank between them made one."""
    usual = usual_blank([left, text]) + WIDE_BLANK * text[0].size
    words = list(left[0].words)
    for above, below in pairwise(left):
        if above.bottom - below.top > usual:
            yield line_of(words)
            words = []
        words += below.words
    yield line_of(words)


def _beside(headings: list[Line], text: list[Line]) -> list[list[Line]]:
    """For each heading the lines from its height to that of the next one."""
    tops = [heading.words[0].y + _SAME_LINE * heading.size for heading in headings]
    return [
        [line for line in text if below < line.y <= top] for top, below in pairwise([*tops, -_FAR])
    ]


def _is_beside(heading: Line, text: list[Line]) -> bool:
    return (
        sum(line.n_chars for line in text) >= _MIN_TEXT_CHARS
        and abs(heading.words[0].y - text[0].y) <= _SAME_LINE * heading.size
    )

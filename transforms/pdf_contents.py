"""The entries of a table of contents in a PDF: lines that end in the number of a page."""

from __future__ import annotations

import re
from typing import Final

from transforms.pdf_lines import Line

_LEADERS: Final = re.compile(r"\s?(?:[.…·_]\s?){4,}(?=[0-9ivxlc]{1,4}$)")
"""The dots between an entry and its page."""

_MAX_LEADER_CHARS: Final = 400
_MIN_ENTRIES: Final = 3


def are_pages(lines: list[Line]) -> bool:
    """Whether the lines of a column are the pages of a table of contents: numbers that rise."""
    texts = [line.text for line in lines]
    if len(texts) < _MIN_ENTRIES or not all(text.isdecimal() for text in texts):
        return False
    numbers = list(map(int, texts))
    return numbers == sorted(numbers) and numbers[0] < numbers[-1]


def entries(lines: list[Line]) -> list[Line]:
    """The lines of a table of contents, marked as such where they end in a page."""
    for line in lines:
        line.is_entry = line.words[-1].text.isdecimal()
    return lines


def ends_entry(line: Line) -> bool:
    """Whether a line ends in the page that an entry leads to."""
    return line.is_entry or (
        line.words[-1].text[-1] in "0123456789ivxlc"
        and _LEADERS.search(line.text[-_MAX_LEADER_CHARS:]) is not None
    )


def without_leaders(text: str) -> str:
    """An entry without the dots before its page."""
    end = text[-_MAX_LEADER_CHARS:]
    return text[: len(text) - len(end)] + _LEADERS.sub(" ", end)

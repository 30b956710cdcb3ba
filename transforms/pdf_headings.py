"""The headings of a PDF: what is larger than the text, and their levels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from transforms.list_markers import BULLET_ALONE, MARKED
from transforms.pdf_paragraphs import Paragraph

MAX_LEVEL: Final = 6
_LARGER: Final = 1.12
_LARGER_IF_BOLD: Final = 1.04
"""Times the size of most of the text from which on a line is a heading."""

_SAME_LEVEL: Final = 1.04
_MAX_CHARS: Final = 200
_MAX_SENTENCE_CHARS: Final = 70
_MAX_RUN: Final = 5
_MIN_LONG_CHARS: Final = 80
_MAX_SLANTED_CHARS: Final = 80
_MAX_LINES: Final = 4
_MAX_TITLE_PARTS: Final = 3
_MIN_SECTIONS: Final = 3
"""Headings of the largest size from which on none of them is the title of the document."""

_STOP: Final = re.compile(r"[.;,!。；，！]$")
_SENTENCE: Final = re.compile(r"[.;,:!。；，！]$")
_LETTER: Final = re.compile(r"[^\W\d_]")
_NUMBER: Final = re.compile(r"\d+")
_DOTTED_NUMBER: Final = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s")


def rounded(size: float) -> float:
    """Size to a quarter of a point."""
    return round(size * 4) / 4


def with_whole_title(found: list[Paragraph], size: float) -> list[Paragraph]:
    """Paragraphs, those made one that are the title: the only ones in the largest size.

    Args:
        found: the paragraphs of a document.
        size: of most of the text.
    """
    lines = {
        number: rounded(paragraph.first.size)
        for number, paragraph in enumerate(found)
        if not paragraph.first.is_furniture and paragraph.first.cells is None
    }
    largest = max(lines.values(), default=0.0)
    places = [number for number, of_line in lines.items() if of_line == largest]
    parts = [found[place] for place in places]
    is_title = (
        largest >= _LARGER * size
        and 1 < len(parts) <= _MAX_TITLE_PARTS
        and places[-1] - places[0] == len(parts) - 1
        and not any(part.is_item or part.first.page != parts[0].first.page for part in parts)
    )
    if not is_title:
        return found
    whole = Paragraph([line for part in parts for line in part.lines])
    return [*found[: places[0]], whole, *found[places[-1] + 1 :]]


def large(found: Sequence[Paragraph], texts: Sequence[str], size: float) -> list[bool]:
    """Which paragraphs are headings, being larger than most of the text.

    Long runs of them are text in a larger size, as in a table without a frame.
    """
    found_large = [
        _is_large(paragraph, text, size) for paragraph, text in zip(found, texts, strict=True)
    ]
    spared: list[bool] = []
    for yes, run in groupby(found_large):
        length = len(list(run))
        spared += [yes and length <= _MAX_RUN] * length
    return spared


def _is_large(paragraph: Paragraph, text: str, size: float) -> bool:
    if paragraph.first.is_furniture or paragraph.first.cells is not None:
        return False
    is_bold = all(line.is_bold for line in paragraph.lines)
    needed = _LARGER_IF_BOLD if is_bold else _LARGER
    max_chars = _MAX_SENTENCE_CHARS if _SENTENCE.search(text) else _MAX_CHARS
    return (
        min(rounded(line.size) for line in paragraph.lines) >= needed * size
        and len(paragraph.lines) <= _MAX_LINES
        and len(text) <= max_chars
        and _LETTER.search(text) is not None
        and (rounded(paragraph.first.size) >= _LARGER * size or not _is_exclaimed(text))
    )


def levels(sizes: Sequence[float]) -> dict[float, int]:
    """Size of headings to level: 1 for a title, 2 for sections, and so on.

    Sizes that are nearly the same have one level. A size that is used once, like that of a
    subtitle, makes no level of its own.

    Args:
        sizes: of all headings of a document.
    """
    counts = Counter(map(rounded, sizes))
    classes: list[list[float]] = []
    for size in sorted(counts, reverse=True):
        if classes and classes[-1][-1] / size <= _SAME_LEVEL:
            classes[-1].append(size)
        else:
            classes.append([size])
    level_of: dict[float, int] = {}
    level = 1
    for number, alike in enumerate(classes):
        n_headings = sum(counts[size] for size in alike)
        if number == 0 and n_headings >= _MIN_SECTIONS:
            level = 2
        level_of.update(dict.fromkeys(alike, min(level, MAX_LEVEL)))
        if number == 0 or n_headings > 1:
            level += 1
    return level_of


def is_emphasised(paragraph: Paragraph) -> bool:
    """All of it is bold or underlined."""
    return all(
        line.is_underlined or (line.cells is None and line.is_bold) for line in paragraph.lines
    )


def is_long_heading(paragraph: Paragraph, following: Paragraph | None, text: str) -> bool:
    """Whether a text above another one has more words than what is told to be a heading later.

    It is bold or underlined and the other is not, or its number is bold and has dots.
    """
    if (
        following is None
        or not _MIN_LONG_CHARS <= len(text) <= _MAX_CHARS
        or paragraph.first.is_furniture
        or is_emphasised(following)
    ):
        return False
    if _DOTTED_NUMBER.match(text) and paragraph.first.words[0].is_bold:
        return not _STOP.search(text) and not following.is_item
    return (
        is_emphasised(paragraph)
        and not _SENTENCE.search(text)
        and not text[0].islower()
        and BULLET_ALONE.match(text) is None
        and not _is_exclaimed(text)
    )


def _is_exclaimed(text: str) -> bool:
    """Whether a long text without a number is all capitals, as a sentence that must be read."""
    return len(text) >= _MIN_LONG_CHARS and text.isupper() and MARKED.match(text) is None


def is_below_another(text: str, above: str) -> bool:
    """Whether a number such as 2.1 does not go on with that of the large heading above it."""
    number, number_above = _DOTTED_NUMBER.match(text), _NUMBER.match(above)
    return bool(number and number_above and number[0].partition(".")[0] != number_above[0])


def is_slanted_line(found: Sequence[Paragraph], number: int, text: str) -> bool:
    """Whether a paragraph is a short line in italics between others, as headings may be."""
    paragraph = found[number]
    beside = (*found[max(number - 1, 0) : number], *found[number + 1 : number + 2])
    return (
        paragraph.first.cells is None
        and len(paragraph.lines) == 1
        and len(text) <= _MAX_SLANTED_CHARS
        and not paragraph.is_item
        and _is_slanted(paragraph)
        and not _SENTENCE.search(text)
        and not any(map(_is_slanted, beside))
    )


def _is_slanted(paragraph: Paragraph) -> bool:
    first = paragraph.first
    return first.cells is None and all(word.is_italic for word in first.words)

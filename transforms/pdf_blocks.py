"""Paragraphs of a PDF to blocks: headings by their size, list items by their indentation."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import takewhile

from transforms.parsed_blocks import CELL_SEPARATOR, ParsedBlock
from transforms.pdf_contents import without_leaders
from transforms.pdf_headings import (
    MAX_LEVEL,
    is_below_another,
    is_emphasised,
    is_long_heading,
    is_slanted_line,
    large,
    levels,
    rounded,
    with_whole_title,
)
from transforms.pdf_hyphens import Joiner
from transforms.pdf_lists import Nesting, with_announced_items
from transforms.pdf_paragraphs import Paragraph
from transforms.pdf_rows import without_markers
from transforms.pdf_words import Word
from warehouse.vocabulary import SegmentKind


def body_size(words: Iterable[Word]) -> float:
    """The size of most of the text."""
    n_chars: dict[float, int] = defaultdict(int)
    for word in words:
        n_chars[word.size] += len(word.text)
    of_rounded = Counter[float]()
    for size, count in n_chars.items():
        of_rounded[rounded(size)] += count
    return of_rounded.most_common(1)[0][0] if of_rounded else 1.0


def blocks(found: list[Paragraph], size: float) -> list[ParsedBlock]:
    """The blocks of a document in reading order.

    A heading is larger than the text, and its level is told by its size; whether bold lines of the
    size of the text are headings is told later, from what stands around them.

    Args:
        found: see `transforms.pdf_paragraphs.paragraphs`.
        size: of most of the text, see `body_size`.
    """
    found = with_whole_title(found, size)
    joiner = Joiner(line for paragraph in found for line in paragraph.lines)
    texts = [_text(paragraph, joiner) for paragraph in found]
    is_large = large(found, texts, size)
    level_of = levels(
        [paragraph.first.size for paragraph, yes in zip(found, is_large, strict=True) if yes]
    )
    nesting, level, above = Nesting(), 0, ""
    result = []
    for number, (paragraph, text) in enumerate(zip(found, texts, strict=True)):
        kind, depth, list_depth = SegmentKind.PARAGRAPH, 0, 0
        if paragraph.first.cells is not None:
            kind = SegmentKind.TABLE_ROW
        elif is_large[number]:
            kind = SegmentKind.HEADING
            depth = min(level_of[rounded(paragraph.first.size)], max(level, 1) + 1)
            level, above = depth, text
        elif level and is_long_heading(paragraph, _following(found, number), text):
            kind = SegmentKind.HEADING
            depth = min(level + 1 + is_below_another(text, above), MAX_LEVEL)
        elif _is_numbered_line(paragraph):
            nesting = Nesting()
        elif not paragraph.first.is_furniture:
            depth, list_depth = nesting.depths(paragraph)
            if depth and (paragraph.is_entry or (level and not is_emphasised(paragraph))):
                kind, list_depth = SegmentKind.LIST_ITEM, depth
        if kind not in (SegmentKind.PARAGRAPH, SegmentKind.LIST_ITEM):
            nesting = Nesting()
        result.append(
            ParsedBlock(
                kind=kind,
                text=text,
                depth=depth,
                list_depth=list_depth,
                lead=_lead(paragraph) if kind is SegmentKind.PARAGRAPH else None,
                is_bold=not is_large[number]
                and (is_emphasised(paragraph) or is_slanted_line(found, number, text)),
                follows_break=paragraph.follows_break,
                page=paragraph.first.page,
                is_running=paragraph.first.is_furniture,
            )
        )
    return with_announced_items(result)


def _following(found: list[Paragraph], number: int) -> Paragraph | None:
    """The paragraph after one, heads and feet of pages left out."""
    after = (found[place] for place in range(number + 1, len(found)))
    return next((paragraph for paragraph in after if not paragraph.first.is_furniture), None)


def _is_numbered_line(paragraph: Paragraph) -> bool:
    """Whether a line in bold with a number, which may be a heading, stands alone."""
    return (
        paragraph.is_item
        and len(paragraph.lines) == 1
        and is_emphasised(paragraph)
        and paragraph.first.words[0].text.lstrip("(")[:1].isalnum()
    )


def _text(paragraph: Paragraph, joiner: Joiner) -> str:
    cells = paragraph.first.cells
    if cells is None:
        text = joiner.text(paragraph.lines)
        return without_leaders(text) if paragraph.is_entry else text
    return CELL_SEPARATOR.join(joiner.text(without_markers(cell)) for cell in cells)


def _lead(paragraph: Paragraph) -> str | None:
    """The beginning of a paragraph in bold, underlined or in italics, that goes on without."""
    if paragraph.is_item or paragraph.first.is_furniture:
        return None
    first = paragraph.first.words[0]
    by_slant = first.is_italic and not first.is_bold
    words = [
        (
            word.text,
            word.is_italic
            if by_slant
            else word.is_bold or (word.x0 + word.x1) / 2 <= line.underline_end,
        )
        for line in paragraph.lines
        for word in line.words
    ]
    lead = [text for text, _ in takewhile(lambda word: word[1], words)]
    return " ".join(lead) if 0 < len(lead) < len(words) else None

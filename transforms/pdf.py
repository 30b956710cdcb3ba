"""A PDF to blocks: its pages' words by their places, in reading order."""

from __future__ import annotations

import re
from typing import Final

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

from transforms.parsed_blocks import ParsedBlock
from transforms.pdf_blocks import blocks, body_size
from transforms.pdf_lines import Line, rows_of, stretches, with_drawn_bullets
from transforms.pdf_order import in_reading_order, number_columns
from transforms.pdf_paragraphs import paragraphs
from transforms.pdf_rows import with_rows_joined
from transforms.pdf_running import running_lines
from transforms.pdf_tables import framed_rows
from transforms.pdf_words import PageWords, page_words
from transforms.rejection import RejectedError
from warehouse.vocabulary import Reason

_MAX_PAGES: Final = 5_000
_MAX_ODD: Final = 0.4
"""Share of the words that look like none, in fonts that do not say what their characters are."""

_USUAL_WORD: Final = re.compile(r"[(\"'“‘]?[A-Za-z]?[a-z]*(?:[-'’][a-z]+)?[)\"'”’]?[.,;:?!]?")


def pdf_blocks(content: bytes) -> list[ParsedBlock]:
    """Blocks of all pages in reading order, each with the page that it begins on.

    Text that nobody sees but a machine (the text behind a scan) is text. What runs in another
    direction than the rest of its page, or stands outside of it, is furniture, like the heads and
    feet of pages.

    Raises:
        RejectedError: ``protected`` for a PDF that asks for a password, ``broken`` for one that
            cannot be parsed, ``no_text`` for one whose pages hold none (a scan), or whose fonts do
            not say which characters they show.
    """
    pages = _pages(content)
    words = [word for page in pages for word in (*page.words, *page.aside)]
    if not words:
        where = "its page" if len(pages) == 1 else f"any of {len(pages)} pages"
        raise RejectedError(Reason.NO_TEXT, f"no text on {where}")
    n_words = len(words)
    n_odd = sum(not word.is_readable and not _USUAL_WORD.fullmatch(word.text) for word in words)
    if n_odd > _MAX_ODD * n_words:
        raise RejectedError(
            Reason.NO_TEXT, f"the fonts do not say which characters {n_odd} of {n_words} words have"
        )
    return _blocks(pages)


def _pages(content: bytes) -> list[PageWords]:
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise RejectedError(Reason.PROTECTED, "the PDF asks for a password") from error
        raise RejectedError(Reason.BROKEN, f"PDFium: {error}") from error
    try:
        if len(document) > _MAX_PAGES:
            raise RejectedError(Reason.BROKEN, f"{len(document)} pages, more than {_MAX_PAGES}")
        return [_page(document, number) for number in range(len(document))]
    except pdfium.PdfiumError as error:
        raise RejectedError(Reason.BROKEN, f"PDFium: {error}") from error
    finally:
        document.close()


def _page(document: pdfium.PdfDocument, number: int) -> PageWords:
    page = document[number]
    try:
        return page_words(page)
    finally:
        page.close()


def _blocks(pages: list[PageWords]) -> list[ParsedBlock]:
    """The blocks of pages that hold text."""
    size = body_size(word for page in pages for word in page.words)
    framed = [framed_rows(page.words, page.rules) for page in pages]
    lines_of = [stretches(words) for _, words in framed]
    running = running_lines(lines_of, [(page.bottom, page.top) for page in pages])
    placed: list[Line] = []
    for number, page in enumerate(pages, start=1):
        rows, lines = framed[number - 1][0], lines_of[number - 1]
        furniture = rows_of(line for line in lines if id(line) in running)
        aside = stretches(page.aside)
        for line in (*furniture, *aside):
            line.is_furniture = True
        text = [line for line in lines if id(line) not in running]
        text = with_drawn_bullets(text, page.dots)
        read = in_reading_order([*rows, *text], page.rules, size)
        middle = (page.bottom + page.top) / 2
        heads = [line for line in furniture if line.y > middle]
        feet = [line for line in furniture if line.y <= middle]
        for line in (*heads, *read, *feet, *aside):
            line.page = number
            placed.append(line)
    number_columns(placed)
    return blocks(paragraphs(with_rows_joined(placed), size), size)

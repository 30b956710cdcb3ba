"""A PDF to its text, page by page in the order that the file gives."""

from __future__ import annotations

from typing import Final

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

from transforms.rejection import RejectedError
from warehouse.vocabulary import Reason

PAGE_BREAK: Final = "\n\f"

_HYPHEN_AT_LINE_END: Final = "\x02"
"""What PDFium gives for a hyphen that only parts a word at the end of a line."""

_CONTROLS: Final = set(range(0x20)) - set(b"\t\n\r") | {0x7F}
_REPLACED: Final = dict.fromkeys(_CONTROLS, " ") | dict.fromkeys((0xFFFE, 0xFFFF), "")
"""Controls as blanks; nothing for what PDFium gives where a font names no character."""


def pdf_text(content: bytes) -> str:
    """Text of all pages, parted by `PAGE_BREAK`.

    Raises:
        RejectedError: ``protected`` for a PDF that asks for a password, ``broken`` for one that
            cannot be parsed, ``no_text`` for one whose pages hold none (a scan).
    """
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise RejectedError(Reason.PROTECTED, "the PDF asks for a password") from error
        raise RejectedError(Reason.BROKEN, f"PDFium: {error}") from error
    try:
        pages = [_page_text(document, number) for number in range(len(document))]
    except pdfium.PdfiumError as error:
        raise RejectedError(Reason.BROKEN, f"PDFium: {error}") from error
    finally:
        document.close()
    if not any(page.strip() for page in pages):
        raise RejectedError(Reason.NO_TEXT, f"no text on {len(pages)} pages")
    return PAGE_BREAK.join(pages)


def _page_text(document: pdfium.PdfDocument, number: int) -> str:
    page = document[number]
    text_page = page.get_textpage()
    try:
        text: str = text_page.get_text_range()
    finally:
        text_page.close()
        page.close()
    for line_end in ("\r\n", "\n"):
        text = text.replace(_HYPHEN_AT_LINE_END + line_end, "")
    return text.translate(_REPLACED).encode("utf-8", "ignore").decode()

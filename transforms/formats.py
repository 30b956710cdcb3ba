"""Which format a file is in: told from its content first, then from its name."""

from __future__ import annotations

import re
from typing import Final

from warehouse.vocabulary import MediaType

_FOREIGN_FORMATS: Final = (
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document"),
    (b"\x1f\x8b", "gzip"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PAR1", "Parquet"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"{\\rtf", "RTF"),
)
_FOREIGN_MARKS: Final = tuple(mark for mark, _ in _FOREIGN_FORMATS)
_PDF_MARK: Final = re.compile(rb"%PDF-\d\.\d")
_PDF_HEAD_BYTES: Final = 1024

_HTML_NAMES: Final = frozenset({".html", ".htm", ".xhtml"})
_MARKDOWN_NAMES: Final = frozenset({".md", ".markdown"})
_TAG: Final = re.compile(r"<[a-zA-Z/!?]")
_PAGE_START: Final = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,20})?(?:<!--[^>]{0,500}-->\s{0,20})?"
    r"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)
_STRUCTURE_TAG: Final = re.compile(
    r"</(?:p|div|li|ul|ol|h[1-6]|table|td|tr|span|a|body|html)>|<br\s?/?>", re.IGNORECASE
)
_MIN_STRUCTURE_TAGS: Final = 5
_CHARS_PER_STRUCTURE_TAG: Final = 2000

_ATX_HEADING: Final = re.compile(r"^ {0,3}#{1,6} +\S", re.MULTILINE)
_LINK: Final = re.compile(r"\]\((?:https?:|mailto:|#|/)")
_BOLD: Final = re.compile(r"\*\*\S[^*\n]{0,300}\*\*")
_HINTS: Final = (("#", "\n#", _ATX_HEADING), ("]", "](", _LINK), ("*", "**", _BOLD))
"""What a text with such a mark holds; one character is found ten times as fast as two."""

_MIN_MARKS: Final = 2


def foreign_format(content: bytes) -> str | None:
    """Name of a well-known format that is not read, or None."""
    if not content.startswith(_FOREIGN_MARKS):
        return None
    return next(name for mark, name in _FOREIGN_FORMATS if content.startswith(mark))


def is_pdf(content: bytes) -> bool:
    """Whether the file says that it is a PDF; readers allow some bytes before the mark."""
    return _PDF_MARK.search(content, 0, _PDF_HEAD_BYTES) is not None


def text_format(text: str, path: str) -> MediaType:
    """Format of a decoded file."""
    stem, _, ending = path.rpartition("/")[2].rpartition(".")
    suffix = f".{ending.lower()}" if stem else ""
    if _is_html(text, suffix):
        return MediaType.HTML
    if suffix in _MARKDOWN_NAMES or _has_markdown_marks(text):
        return MediaType.MARKDOWN
    return MediaType.TEXT


def _is_html(text: str, suffix: str) -> bool:
    if "<" not in text:
        return False
    if suffix in _HTML_NAMES:
        return _TAG.search(text) is not None
    if _PAGE_START.match(text):
        return True
    if suffix in _MARKDOWN_NAMES or "</" not in text:
        return False
    n_tags = len(_STRUCTURE_TAG.findall(text))
    return n_tags >= max(_MIN_STRUCTURE_TAGS, len(text) / _CHARS_PER_STRUCTURE_TAG)


def _has_markdown_marks(text: str) -> bool:
    """Whether a text without a telling name is unmistakably markdown.

    It must also part its paragraphs by blank lines, or markdown would run them together.
    """
    n_marks = sum(
        len(pattern.findall(text))
        for rare, hint, pattern in _HINTS
        if rare in text and hint in text
    )
    if n_marks < _MIN_MARKS:
        return False
    lines = text.split("\n")
    n_blank = sum(not line.strip() for line in lines)
    return n_blank > (len(lines) - n_blank) / 4

"""Which format a file is in."""

from __future__ import annotations

import pytest

from transforms.formats import foreign_format, is_pdf, text_format
from warehouse.vocabulary import MediaType


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("We keep your name.", "a.txt", MediaType.TEXT),
        ("We keep your name.", "a", MediaType.TEXT),
        ("We keep your name.", "A.MD", MediaType.MARKDOWN),
        ("We keep your name.", "a.markdown", MediaType.MARKDOWN),
        ("We keep your name.", "a.html", MediaType.TEXT),
        ("<p>We keep your name.", "a.html", MediaType.HTML),
        ("\n <!DOCTYPE html><p>We keep", "a.txt", MediaType.HTML),
        ("<!-- saved page --><html><p>We keep", "a.txt", MediaType.HTML),
        ("<div><p>We</p><p>keep</p><br/>your<ul><li>name</li></ul></div>", "a.txt", MediaType.HTML),
        ("Write <b>bold</b> to make it bold.", "a.txt", MediaType.TEXT),
        ("<div align=center>\n\n# Privacy\n\n</div>", "a.md", MediaType.MARKDOWN),
        ("# Privacy\n\nWe keep.\n\n## Cookies\n\nFew.", "a.txt", MediaType.MARKDOWN),
        ("**Cookies**\n\nSee [here](https://a.example/).\n\nEnd.", "a.txt", MediaType.MARKDOWN),
        ("Call us\n# 12 Long Street\nor\n# 14 Long Street", "a.txt", MediaType.TEXT),
        ("a * b ** c\n\nfootnote ** here", "a.txt", MediaType.TEXT),
    ],
)
def test_content_counts_before_the_name(text: str, path: str, expected: MediaType) -> None:
    assert text_format(text, path) is expected


def test_a_pdf_is_known_by_its_mark_wherever_it_stands_in_the_head() -> None:
    assert is_pdf(b"\n\n%PDF-1.7 ...")
    assert not is_pdf(b"Files that begin with %PDF- are PDFs.")
    assert not is_pdf(b" " * 1024 + b"%PDF-1.7")


def test_well_known_formats_that_are_not_read_have_a_name() -> None:
    assert foreign_format(b"PK\x03\x04rest") == "a ZIP archive or an office document"
    assert foreign_format(b"{\\rtf1 text}") == "RTF"
    assert foreign_format(b"Plain") is None

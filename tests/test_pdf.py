"""PDFs to blocks."""

from __future__ import annotations

import pytest

from tests.outline import blocks_of, outline, reading_of
from tests.pdfs import pdf
from warehouse.vocabulary import MediaType, Reason

WRAPPED = [
    "We keep the name that you give us, and we keep the address that you give",
    "us as well, because we could not send you anything without it, and we would",
    "rather send you what you ordered than keep you waiting, which is why we ask",
    "you for it. We delete both.",
]


def test_lines_are_joined_and_pages_are_numbered() -> None:
    blocks = blocks_of(pdf(["Privacy Policy", *WRAPPED], ["Your Rights", *WRAPPED]), "a.pdf")
    assert blocks.select("kind", "text", "page").rows() == [
        ("heading", "Privacy Policy", 1),
        ("paragraph", " ".join(WRAPPED), 1),
        ("heading", "Your Rights", 2),
        ("paragraph", " ".join(WRAPPED), 2),
    ]
    assert blocks["source_start"].is_null().all()


def test_a_sentence_that_goes_on_over_the_page_is_whole_and_running_lines_are_furniture() -> None:
    pages = [
        ["Acme policy, page 1 of 3", *WRAPPED, "We also keep your orders for as long as the law"],
        ["Acme policy, page 2 of 3", "asks us to.", "Call us.", "Write to us.", "Ask us anything."],
        ["Acme policy, page 3 of 3", "This page is short."],
    ]
    lines = outline(pdf(*pages), "a.pdf")
    assert "We also keep your orders for as long as the law asks us to." in lines
    assert [line for line in lines if line.startswith("~")] == [
        f"~ Acme policy, page {number} of 3" for number in (1, 2, 3)
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (pdf([], []), Reason.NO_TEXT),
        (pdf(["secret"], encrypted=True), Reason.PROTECTED),
        (b"%PDF-1.4 and nothing else", Reason.BROKEN),
        (pdf(["cut"])[:80], Reason.BROKEN),
    ],
)
def test_a_pdf_that_gives_no_text_says_why(content: bytes, reason: Reason) -> None:
    reading = reading_of(content, "a.pdf")
    assert (reading.reason, reading.media_type) == (reason, MediaType.PDF)
    assert reading.detail

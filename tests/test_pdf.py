"""PDFs to blocks: what is read, what is furniture, what is rejected."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest

from tests.conftest import EXAMPLES, SHARED
from tests.outline import blocks_of, outline, reading_of
from tests.pdfs import At, Drawn, column, pdf
from warehouse.vocabulary import MediaType, Reason

WRAPPED = [
    "We keep the name that you give us, and we keep the address that you give",
    "us as well, because we could not send you anything without it, and we would",
    "rather send you what you ordered than keep you waiting, which is why we ask",
    "you for it. We delete both.",
]
TITLE = At(72, 780, "Privacy Policy", 20)


def test_lines_are_joined_and_pages_are_numbered() -> None:
    first = [TITLE, At(72, 740, "What we keep", 14), *column(72, 710, WRAPPED)]
    second = [At(72, 740, "Your rights", 14), *column(72, 710, WRAPPED)]
    blocks = blocks_of(pdf(first, second), "a.pdf")
    assert blocks.select("kind", "depth", "text", "page").rows() == [
        ("heading", 1, "Privacy Policy", 1),
        ("heading", 2, "What we keep", 1),
        ("paragraph", 0, " ".join(WRAPPED), 1),
        ("heading", 2, "Your rights", 2),
        ("paragraph", 0, " ".join(WRAPPED), 2),
    ]
    assert blocks["source_start"].is_null().all()


def test_a_sentence_that_goes_on_over_the_page_is_whole_and_running_lines_are_furniture() -> None:
    body = column(72, 700, WRAPPED * 3)
    pages = [
        [At(72, 800, "Acme policy", 9), *body, At(280, 40, f"Page {number} of 3", 9)]
        for number in (1, 2, 3)
    ]
    pages[0] += column(
        72, 540, ["We also keep your orders for as long as the law, which we follow, so"]
    )
    pages[1][1:1] = column(72, 760, ["asks us to."])
    lines = outline(pdf(*pages), "a.pdf")
    whole = "We also keep your orders for as long as the law, which we follow, so asks us to."
    assert whole in lines
    furniture = [line for line in lines if line.startswith("~")]
    assert furniture == [
        line for number in (1, 2, 3) for line in ("~ Acme policy", f"~ Page {number} of 3")
    ]
    assert lines.index(whole) < lines.index("~ Page 2 of 3")


@pytest.mark.parametrize(
    ("angle", "turn", "right", "down"),
    [
        (90, "0 1 -1 0", (0, 1), (1, 0)),
        (180, "-1 0 0 -1", (-1, 0), (0, 1)),
        (270, "0 -1 1 0", (0, -1), (-1, 0)),
    ],
)
def test_a_page_on_its_side_is_read_in_its_own_direction(
    angle: int, turn: str, right: tuple[int, int], down: tuple[int, int]
) -> None:
    def at(y: float, text: str, size: float) -> At:
        across, below = -220, 400 - y
        x = 297 + across * right[0] + below * down[0]
        return At(x, 421 + across * right[1] + below * down[1], text, size, turn=turn)

    items = [at(500, "Privacy Policy", 20)]
    items += [at(460 - 12 * n, line, 10) for n, line in enumerate(WRAPPED)]
    read = outline(pdf(items, page=f"/Rotate {angle}"), "a.pdf")
    assert read == ["# Privacy Policy", " ".join(WRAPPED)]


def test_what_stands_across_or_outside_of_the_page_is_furniture() -> None:
    items = [
        *column(72, 700, WRAPPED),
        At(200, 300, "DRAFT", 40, turn="0.7 0.7 -0.7 0.7"),
        At(72, 50, "printer's mark"),
    ]
    assert outline(pdf(items, page="/CropBox [0 100 595 842]"), "a.pdf") == [
        " ".join(WRAPPED),
        "~ DRAFT",
        "~ printer's mark",
    ]


def test_the_text_behind_a_scan_is_text() -> None:
    items = [At(72, 700 - 12 * n, line, 10, mode=3) for n, line in enumerate(WRAPPED)]
    assert outline(pdf(items), "a.pdf") == [" ".join(WRAPPED)]


def test_letters_set_apart_are_words() -> None:
    spaced = Drawn("BT /F1 12 Tf 5 Tc 72 700 Td (PRIVACY POLICY) Tj ET")
    [line] = outline(pdf([spaced]), "a.pdf")
    assert line.endswith("PRIVACY POLICY")


def test_a_pdf_that_everybody_may_open_is_read() -> None:
    assert outline(pdf(column(72, 700, WRAPPED), password=""), "a.pdf") == [" ".join(WRAPPED)]


SESAME = "sesame"
GARBAGE = [At(72, 700, "3ULYDF\\ 3ROLF\\ 9HUVLRQ :H NHHS \\RXU GDWD", 12, "F3")]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (pdf([], []), Reason.NO_TEXT),
        (pdf([Drawn("0 0 595 842 re f")]), Reason.NO_TEXT),
        (pdf(GARBAGE), Reason.NO_TEXT),
        (pdf(["secret"], password=SESAME), Reason.PROTECTED),
        (b"%PDF-1.4 and nothing else", Reason.BROKEN),
        (pdf(["cut"])[:80], Reason.BROKEN),
    ],
)
def test_a_pdf_that_gives_no_text_says_why(content: bytes, reason: Reason) -> None:
    reading = reading_of(content, "a.pdf")
    assert (reading.reason, reading.media_type) == (reason, MediaType.PDF)
    assert reading.detail


def test_a_font_without_codes_is_read_where_its_text_is_words() -> None:
    words = "We keep your data for as long as the law asks us to."
    assert outline(pdf([At(72, 700, words, 12, "F3")]), "a.pdf") == [words]


FILES = [*EXAMPLES.rglob("*.pdf"), *SHARED.glob("policies/pdf/*.pdf")]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_character_that_pdfium_gives_is_in_a_block(path: Path) -> None:
    reading = reading_of(path.read_bytes(), path.name)
    if reading.reason:
        return
    document = pdfium.PdfDocument(path)
    given: Counter[str] = Counter()
    for number in range(len(document)):
        given.update(document[number].get_textpage().get_text_range())
    read = Counter("".join(block.text for block in reading.parsed_blocks))
    # Bullets in the cells of tables are left out; a round one may be written as the letter.
    for code in "|-o•\x02\ufffe\u00ad \r\n\t\f\u00a0\u200b":
        del given[code], read[code]
    assert given.total() > 5000
    assert read == given

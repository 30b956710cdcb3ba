"""The layout of a PDF's pages: columns, paragraphs, headings, lists and tables."""

from __future__ import annotations

from itertools import chain

from tests.outline import outline
from tests.pdfs import At, Drawn, Item, column, pdf

BODY = "We keep what you tell us for a year and delete it then, unless the law asks for more."


def wrapped(text: str, width: int) -> list[str]:
    """``text`` in lines of at most that many characters."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def paragraphs(*names: str) -> list[str]:
    return [f"{name} begins here. {BODY} {BODY}" for name in names]


def stacked(x: float, y: float, texts: list[str], width: int, size: float = 10) -> list[Item]:
    """Paragraphs with blank lines between them."""
    items: list[Item] = []
    for text in texts:
        lines = wrapped(text, width)
        items += column(x, y, lines, size)
        y -= 1.2 * size * len(lines) + 8
    return items


def test_columns_are_read_one_after_the_other() -> None:
    left, right = paragraphs("First", "Second", "Third"), paragraphs("Fourth", "Fifth")
    for order in (1, -1):
        items = [*stacked(60, 700, left, 42)], [*stacked(310, 704, right, 42)]
        page = [At(60, 760, "Privacy Policy", 20), *chain(*items[::order])]
        assert outline(pdf(page), "a.pdf") == ["# Privacy Policy", *left, *right]


def test_three_columns_whose_lines_are_level() -> None:
    texts = [paragraphs(f"{name} one", f"{name} two") for name in "ABC"]
    page = [
        item for n, column in enumerate(texts) for item in stacked(50 + 175 * n, 700, column, 30)
    ]
    assert outline(pdf(page), "a.pdf") == [text for column in texts for text in column]


def test_a_page_that_changes_from_one_column_to_two_and_back() -> None:
    top, bottom = paragraphs("Top"), paragraphs("Bottom")
    left, right = paragraphs("Left"), paragraphs("Right")
    page = [
        *stacked(60, 780, top, 95),
        At(60, 715, "A heading over both columns, which is as wide as the page", 15),
        *stacked(60, 690, left, 42),
        *stacked(310, 690, right, 42),
        *stacked(60, 590, bottom, 95),
    ]
    assert outline(pdf(page), "a.pdf") == [
        *top,
        "# A heading over both columns, which is as wide as the page",
        *left,
        *right,
        *bottom,
    ]


def test_a_sentence_and_a_word_go_on_in_the_next_column() -> None:
    text = " ".join(paragraphs("One", "Two", "Three", "Four"))
    lines = wrapped(text, 42)
    cut = len(lines) // 2
    page = column(60, 700, lines[:cut]) + column(310, 700, lines[cut:])
    assert outline(pdf(page), "a.pdf") == [text]
    left = wrapped(f"Information is what this is about. {BODY} {BODY} It is kept in our infor-", 42)
    right = wrapped(f"mation desk. {BODY} {BODY}", 42)
    [whole] = outline(pdf([*column(60, 700, left), *column(310, 700, right)]), "a.pdf")
    assert "kept in our information desk." in whole


def test_hyphens_of_wrapped_words_go_and_those_of_compounds_stay() -> None:
    lines = [
        "Our information is kept in the archive, where only the third-",
        "party auditors and our staff read it. We do not sell the infor-",
        "mation, we do not lend it, and we keep no copies of your e-",
        "mail. The data of those who are under 18 we do not keep, no mat-",
        "ter who asks us to, and their third-party accounts are closed at",
        "once. Ask the UK-",
        "GDPR desk.",
    ]
    [text] = outline(pdf(column(72, 700, lines)), "a.pdf")
    for word in ("third-party auditors", "information,", "e-mail.", "no matter who", "UK-GDPR"):
        assert word in text


def test_levels_of_headings_come_from_their_sizes_and_bold_words_are_none() -> None:
    page: list[Item] = [At(72, 780, "Our Privacy Notice", 22)]
    y = 740.0
    for number in (1, 2, 3):
        page.append(At(72, y, f"{number}. Part of the notice", 16))
        page.append(At(72, y - 24, "A smaller part", 13))
        page.append(At(72, y - 44, "Acme Ltd", 10, "F2"))
        first, *rest = wrapped(BODY * 2, 80)
        page.append(At(120, y - 44, first, 10))
        page += column(72, y - 56, rest)
        page.append(At(72, y - 90, "In bold alone", 10, "F2"))
        page += column(72, y - 106, wrapped(BODY, 90))
        y -= 150
    lines = outline(pdf(page), "a.pdf")
    assert lines[:6] == [
        "# Our Privacy Notice",
        "## 1. Part of the notice",
        "### A smaller part",
        f"Acme Ltd {BODY * 2}",
        "#### In bold alone",
        BODY,
    ]
    assert sum(line.startswith("## ") for line in lines) == 3


def test_a_heading_of_several_lines_is_one_and_a_large_introduction_is_none() -> None:
    page = [
        At(72, 780, "The Policy of the Company", 20),
        At(72, 756, "on Privacy", 20),
        *column(72, 720, wrapped(f"{BODY} {BODY} {BODY}", 60), 14),
        *stacked(72, 600, paragraphs("A", "B", "C"), 90),
    ]
    lines = outline(pdf(page), "a.pdf")
    assert lines[0] == "# The Policy of the Company on Privacy"
    assert lines[1] == f"{BODY} {BODY} {BODY}"


def test_lists_are_nested_by_where_their_bullets_stand() -> None:
    long = "an item that is long enough to be wrapped at the right edge of the page, where"
    page = [
        At(72, 780, "Privacy Policy", 18),
        *stacked(
            72,
            750,
            [BODY * 2, "We keep the following, each for a year and no longer than that:"],
            90,
        ),
        At(90, 680, "\u2022", 10),
        At(104, 680, long, 10),
        At(104, 668, "it goes on;", 10),
        At(90, 656, "\u2022 card data:", 10),
        At(108, 644, "o", 10),
        At(122, 644, "Number and name;", 10),
        At(108, 632, "o", 10),
        At(122, 632, "Date;", 10),
        Drawn("92 622 3 3 re f"),
        At(104, 620, "your bookings.", 10),
        *column(72, 600, wrapped(BODY * 2, 90)),
    ]
    assert outline(pdf(page), "a.pdf")[3:] == [
        f"- {long} it goes on;",
        "- card data:",
        "  - Number and name;",
        "  - Date;",
        "- your bookings.",
        BODY * 2,
    ]


def test_numbers_within_a_sentence_are_no_items() -> None:
    lines = [
        "We process your data where you (1) visit our pages, our shops and our stands;",
        "(2) write to us, or telephone, or ask a question of whatever kind of all our staff;",
        "(3) order. We do so as the law asks us to, and not for longer than a year.",
    ]
    assert outline(pdf(column(72, 700, lines)), "a.pdf") == [" ".join(lines)]


def frame(xs: list[int], ys: list[int]) -> Drawn:
    """The rules of a table."""
    across = [f"{xs[0]} {y} m {xs[-1]} {y} l S" for y in ys]
    upright = [f"{x} {ys[0]} m {x} {ys[-1]} l S" for x in xs]
    return Drawn("\n".join(across + upright))


def test_a_framed_table_is_rows_also_where_cells_have_several_lines() -> None:
    page = [
        *stacked(72, 780, paragraphs("Before"), 90),
        frame([72, 200, 400], [600, 620, 660, 680]),
        At(76, 666, "Data", 10),
        At(204, 666, "How long", 10),
        At(76, 646, "Bookings and", 10),
        At(76, 634, "invoices", 10),
        At(204, 646, "7 years", 10),
        At(76, 606, "Calls", 10),
        At(204, 606, "6 months", 10),
        *stacked(72, 560, paragraphs("After"), 90),
    ]
    assert outline(pdf(page), "a.pdf")[1:-1] == [
        "| Data | How long",
        "| Bookings and invoices | 7 years",
        "| Calls | 6 months",
    ]


def test_the_head_of_a_table_is_furniture_where_a_page_repeats_it_and_a_cut_row_is_joined() -> None:
    def page(top: list[str], bottom: list[str]) -> list[Item]:
        rows = [["Data", "How long"], top, bottom]
        cells = [
            At(76 + 128 * c, 666 - 30 * r, text, 10)
            for r, row in enumerate(rows)
            for c, text in enumerate(row)
        ]
        return [frame([72, 200, 400], [594, 624, 654, 684]), *cells]

    first = page(["Calls", "6 months"], ["Bookings, also", "7 years"])
    second = page(["those of groups", ""], ["Letters", "1 year"])
    assert outline(pdf(first, second), "a.pdf") == [
        "| Data | How long",
        "| Calls | 6 months",
        "| Bookings, also those of groups | 7 years",
        "~ Data | How long",
        "| Letters | 1 year",
    ]


def test_columns_of_short_lines_side_by_side_are_a_table_without_a_frame() -> None:
    rows = [
        ("Data", "Purpose", "Kept"),
        ("Name", "Orders", "7 years"),
        ("Address", "Post", "1 year"),
    ]
    page: list[Item] = stacked(72, 780, paragraphs("Before", "Again"), 90)
    for n, row in enumerate(rows):
        page += [At(72 + 130 * c, 660 - 16 * n, text, 10) for c, text in enumerate(row)]
    assert outline(pdf(page), "a.pdf")[2:] == [f"| {' | '.join(row)}" for row in rows]


def test_footnotes_do_not_cut_a_sentence() -> None:
    full = wrapped(" ".join([BODY] * 4), 90)
    pages = [
        [*column(72, 700, full[:3]), *column(72, 90, ["1 The law of the land, as it stands."], 8)],
        column(72, 700, full[3:]),
    ]
    assert outline(pdf(*pages), "a.pdf") == [
        " ".join([BODY] * 4),
        "1 The law of the land, as it stands.",
    ]

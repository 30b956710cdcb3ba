"""The tables of a PDF: cells, rows that a page cuts, tables without a frame."""

from __future__ import annotations

from tests.outline import outline
from tests.pdfs import At, Drawn, Item, pdf
from tests.test_pdf_layout import frame, paragraphs, stacked


def cells(xs: list[float], y: float, *texts: str, font: str = "F1") -> list[Item]:
    """Texts side by side; a line feed begins another line of a cell."""
    return [
        At(x, y - 12 * number, line, 10, font)
        for x, text in zip(xs, texts, strict=True)
        for number, line in enumerate(text.split("\n"))
    ]


def test_bullets_in_cells_are_left_out_and_dashes_between_words_stay() -> None:
    page = [
        frame([72, 240, 400], [600, 660, 680]),
        *cells([76, 244], 666, "Data", "Where"),
        *cells(
            [76, 244],
            646,
            "\u2022 name\n\u2022 address",
            "- our shops\n- France, Italy and Spain\n- all islands",
        ),
    ]
    assert outline(pdf(page), "a.pdf") == [
        "| Data | Where",
        "| name address | our shops France, Italy and Spain all islands",
    ]


def test_a_dash_that_had_no_room_on_the_line_before_stands_between_words() -> None:
    page = [
        frame([72, 240, 300], [600, 660, 680]),
        *cells([76, 244], 666, "Data", "Where"),
        *cells([76, 244], 646, "Orders", "Germany\n- Italy"),
    ]
    assert outline(pdf(page), "a.pdf")[1] == "| Orders | Germany - Italy"


def test_a_row_that_begins_as_no_other_of_its_table_goes_on_with_the_one_before_the_page() -> None:
    def page(*rows: tuple[str, str, str]) -> list[Item]:
        items: list[Item] = [frame([72, 200, 400], [594 + 30 * n for n in range(len(rows) + 1)])]
        for number, (font, *texts) in enumerate(rows):
            y = 594 + 30 * (len(rows) - number) - 18
            items += [At(76, y, texts[0], 10, font), At(204, y, texts[1], 10)]
        return items

    head = ("F2", "Purpose", "Data")
    first = page(head, ("F2", "Orders", "Name."), ("F2", "Visits", "Address"))
    second = page(head, ("F1", "To count them.", "And name."), ("F2", "Letters", "Name."))
    assert outline(pdf(first, second), "a.pdf") == [
        "| Purpose | Data",
        "| Orders | Name.",
        "| Visits To count them. | Address And name.",
        "~ Purpose | Data",
        "| Letters | Name.",
    ]


def test_the_last_row_of_a_page_may_have_no_rule_below_it_and_rows_may_share_a_cell() -> None:
    first = [
        frame([72, 200, 400], [654, 684]),
        Drawn("200 624 m 400 624 l S 72 594 m 400 594 l S"),
        Drawn("\n".join(f"{x} 500 m {x} 684 l S" for x in (72, 200, 400))),
        *cells([76, 204], 666, "Data", "How long"),
        *cells([76, 204], 636, "Orders", "7 years"),
        *cells([204], 606, "1 year of visits"),
        *cells([76, 204], 576, "Letters", "as long as we"),
    ]
    second = [
        frame([72, 200, 400], [624, 654, 684]),
        *cells([76, 204], 666, "Data", "How long"),
        *cells([204], 636, "need them"),
    ]
    assert outline(pdf(first, second), "a.pdf") == [
        "| Data | How long",
        "| Orders | 7 years",
        "| 1 year of visits",
        "| Letters | as long as we need them",
        "~ Data | How long",
    ]


COLUMNS = [72.0, 126.0, 260.0, 400.0]


def test_a_table_without_a_frame_may_have_narrow_blanks_and_stand_below_a_line_of_text() -> None:
    page = [
        *stacked(72, 780, [*paragraphs("Before"), "What we use is shown in the table below."], 90),
        *cells(COLUMNS, 700, "Data", "Purpose", "Basis", "Kept", font="F2"),
        *cells(COLUMNS, 680, "Account B", "To write to you and\nto run it", "Contract", "2 years"),
        *cells(COLUMNS, 648, "Pictures of\nboats", "The brochure", "Consent", "Until you\nask"),
        *cells(COLUMNS, 616, "Statistics", "To see what is read", "Consent", "As long as\nwe need"),
        *stacked(72, 570, paragraphs("After"), 90),
    ]
    assert outline(pdf(page), "a.pdf")[1:-1] == [
        "What we use is shown in the table below.",
        "| Data | Purpose | Basis | Kept",
        "| Account B | To write to you and to run it | Contract | 2 years",
        "| Pictures of boats | The brochure | Consent | Until you ask",
        "| Statistics | To see what is read | Consent | As long as we need",
    ]


def test_the_names_in_the_first_column_of_a_table_may_be_in_lower_case() -> None:
    page = [
        *stacked(72, 780, paragraphs("Before"), 90),
        *cells([72, 200], 700, "Cookie", "What it does"),
        *cells([72, 200], 680, "fb_session", "Keeps you signed in while you look for\na boat"),
        *cells([72, 200], 648, "fb_lang", "Remembers your language"),
        *cells([72, 200], 628, "fb_stat", "Counts visits"),
    ]
    assert outline(pdf(page), "a.pdf")[1:] == [
        "| Cookie | What it does",
        "| fb_session | Keeps you signed in while you look for a boat",
        "| fb_lang | Remembers your language",
        "| fb_stat | Counts visits",
    ]

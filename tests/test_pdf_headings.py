"""The headings and lists of a PDF, told from how its lines look and where they stand."""

from __future__ import annotations

from itertools import chain

from tests.outline import outline
from tests.pdfs import At, Drawn, Item, column, pdf
from tests.test_pdf_layout import BODY, frame, paragraphs, stacked, wrapped

TITLE = At(72, 790, "Privacy Policy", 22)


def sections(*headings: tuple[str, float, str], top: float = 750) -> list[Item]:
    """Headings with a paragraph below each, one font and size a heading."""
    return list(
        chain.from_iterable(
            [At(72, top - 70 * n, text, size, font), *column(72, top - 70 * n - 20, TEXT)]
            for n, (text, size, font) in enumerate(headings)
        )
    )


TEXT = wrapped(f"{BODY} {BODY}", 90)
PARAGRAPH = " ".join(TEXT)


def headings_of(*pages: list[Item]) -> list[str]:
    return [line for line in outline(pdf(*pages), "a.pdf") if line.startswith("#")]


def test_the_parts_of_a_title_are_one_heading() -> None:
    title = [At(150, 800, "Rules for the Data of Members", 20), At(250, 760, "and Guests", 20)]
    page = [*title, *sections(("Scope", 14, "F1"), ("Rights", 14, "F1"), top=700)]
    assert headings_of(page) == [
        "# Rules for the Data of Members and Guests",
        "## Scope",
        "## Rights",
    ]


def test_a_heading_that_a_page_cuts_is_one_also_below_a_table_that_is_wider_than_the_text() -> None:
    first = [
        At(72, 790, "Privacy Policy", 30),
        *sections(("1. Scope", 22, "F1")),
        *stacked(72, 660, paragraphs("A", "B", "C"), 90),
        frame([6, 300, 590], [200, 220, 240]),
        *(At(x, y, "Data", 10) for x in (10, 304) for y in (206, 226)),
        At(72, 86, "2.", 22),
        At(102, 86, "Whom we ask and how", 22),
        At(102, 60, "What we do with data of all", 22),
    ]
    second = [At(102, 780, "Photographers", 22), *column(72, 750, TEXT)]
    assert headings_of(first, second)[2:] == [
        "## 2. Whom we ask and how What we do with data of all Photographers"
    ]


def test_levels_are_not_skipped_and_a_size_used_once_makes_none() -> None:
    page = [
        TITLE,
        At(72, 760, "For members and guests", 18),
        *sections(("Scope", 15, "F1"), ("Details", 11, "F2"), ("Rights", 15, "F1"), top=720),
        *sections(("Access", 12.5, "F1"), ("Erasure", 12.5, "F1"), top=500),
        *sections(("Appeal", 11, "F2"), top=350),
    ]
    assert headings_of(page) == [
        "# Privacy Policy",
        "## For members and guests",
        "## Scope",
        "### Details",
        "## Rights",
        "### Access",
        "### Erasure",
        "#### Appeal",
    ]


def test_sections_are_at_the_second_level_where_nothing_larger_is_above_them() -> None:
    page = sections(*((name, 15, "F1") for name in ("Scope", "Use", "Sharing", "Rights")))
    assert headings_of(page) == ["## Scope", "## Use", "## Sharing", "## Rights"]


def test_a_long_title_with_a_number_is_a_heading_and_a_sentence_in_capitals_is_none() -> None:
    title = (
        "Requests about the data that we keep for ourselves, and not on behalf of any other club"
    )
    number = [At(72, 700, "4.1", 10, "F2"), At(92, 700, title, 10)]
    rest = [At(72, 688, "or of its members:", 10)]
    capitals = "WE DO NOT SELL WHAT YOU TELL US AND WE DO NOT LEND IT TO ANYBODY WHO IS NOT OF US"
    page = [
        TITLE,
        At(72, 740, "3. Rights", 15),
        *number,
        *rest,
        *column(72, 664, TEXT),
        At(72, 620, capitals, 10.5, "F2"),
        *column(72, 600, TEXT),
    ]
    read = outline(pdf(page), "a.pdf")
    assert read[2:] == [
        f"#### 4.1 {title} or of its members:",
        PARAGRAPH,
        capitals,
        PARAGRAPH,
    ]


def test_a_line_in_italics_over_text_is_a_heading_and_one_among_others_is_none() -> None:
    page = [
        *sections(("Use", 11, "F4"), ("Sharing", 11, "F4"), ("Rights", 11, "F4")),
        At(72, 500, "So it was decided", 10, "F4"),
        At(72, 470, "In Harlow, by the club", 10, "F4"),
        *column(72, 440, TEXT),
    ]
    assert headings_of([TITLE, *page]) == ["# Privacy Policy", "## Use", "## Sharing", "## Rights"]


def test_paragraphs_with_labels_that_a_colon_announces_are_items() -> None:
    def labelled(y: float, label: str) -> list[Item]:
        return [
            At(72, y, label, 10, "F2"),
            At(72 + 6.2 * len(label), y, "as the law has it, which we follow in all.", 10),
        ]

    labels = ["Access", "Erasure", "Complaint"]
    page = [
        TITLE,
        At(72, 750, "You have the rights that are listed here:", 10),
        *chain.from_iterable(labelled(720 - 24 * n, label) for n, label in enumerate(labels)),
        *column(72, 620, TEXT),
    ]
    assert outline(pdf(page), "a.pdf")[2:] == [
        *(f"- {label} as the law has it, which we follow in all." for label in labels),
        PARAGRAPH,
    ]


ENTRIES = [f"Rule {letter}" for letter in "ABEKPSV"]


def test_the_entries_of_a_table_of_contents_are_items_without_their_dots() -> None:
    dotted = [
        At(72, 720 - 12 * n, f"{entry} {'.' * (122 - len(entry))} {n + 2}", 10)
        for n, entry in enumerate(ENTRIES)
    ]
    bare = chain.from_iterable(
        [At(72, 720 - 12 * n, entry, 10), At(500, 720 - 12 * n, str(n + 2), 10)]
        for n, entry in enumerate(ENTRIES)
    )
    for entries in (dotted, list(bare)):
        page = [TITLE, At(72, 750, "Contents", 14), *entries, *stacked(72, 600, [PARAGRAPH], 90)]
        assert outline(pdf(page), "a.pdf") == [
            "# Privacy Policy",
            "## Contents",
            *(f"- {entry} {n + 2}" for n, entry in enumerate(ENTRIES)),
            PARAGRAPH,
        ]


def test_headings_beside_their_text_stand_before_it() -> None:
    page: list[Item] = [TITLE]
    texts = [paragraphs("First", "Second"), paragraphs("Third"), paragraphs("Fourth")]
    names = [["What we keep"], ["Whom we share", "it with"], ["Rights"]]
    for n, (name, text) in enumerate(zip(names, texts, strict=True)):
        page += [At(72, 740 - 130 * n - 12 * m, line, 10, "F2") for m, line in enumerate(name)]
        page += stacked(200, 740 - 130 * n, text, 60)
    assert outline(pdf(page), "a.pdf")[1:] == [
        "## What we keep",
        *texts[0],
        "## Whom we share it with",
        *texts[1],
        "## Rights",
        *texts[2],
    ]


def test_items_below_a_numbered_line_in_bold_are_not_nested_in_it() -> None:
    page = [
        At(60, 780, "PRIVACY NOTICE", 10, "F2"),
        *column(60, 750, TEXT),
        At(60, 700, "1.", 10, "F2"),
        At(84, 700, "What we keep", 10, "F2"),
        *column(84, 680, wrapped(BODY, 85)),
        At(84, 640, "\u2022", 10),
        At(102, 640, "names", 10),
        At(84, 625, "\u2022", 10),
        At(102, 625, "addresses", 10),
    ]
    assert outline(pdf(page), "a.pdf")[2:] == [
        "## 1. What we keep",
        BODY,
        "- names",
        "- addresses",
    ]


def test_the_lines_of_an_address_are_one_paragraph_and_others_stay_apart() -> None:
    address = ["Fennick Boats Ltd", "4 Quay Street", "Harlow HL1 2QS"]
    page = [
        TITLE,
        *column(72, 750, TEXT),
        At(72, 700, address[0], 10, "F2"),
        *column(72, 688, address[1:]),
        *column(72, 640, ["We keep names.", "We keep addresses."]),
    ]
    assert outline(pdf(page), "a.pdf")[2:] == [
        " ".join(address),
        "We keep names.",
        "We keep addresses.",
    ]


def test_a_rule_upright_between_two_others_is_no_table() -> None:
    rules = Drawn("72 600 m 300 600 l S 72 500 m 300 500 l S 150 500 m 150 600 l S")
    page = [rules, At(400, 400, "x", 10), *column(72, 700, TEXT)]
    more = Drawn("500 100 m 500 200 l S 520 100 m 520 200 l S")
    assert outline(pdf([*page, more]), "a.pdf")[0] == PARAGRAPH

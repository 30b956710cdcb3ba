"""Headings that stand on the same line as the paragraph that they name."""

from __future__ import annotations

import pytest

from tests.outline import blocks_of, outline, reading_of

BODY = "We keep what you give us for as long as the law asks us to, and not a day longer than that."


@pytest.mark.parametrize(
    "lead",
    [
        "Law Enforcement.",
        "Cookies –",
        "“Personal Data” –",
        "Your Choices:",
        "What we never do:",
        "1.2 Device Data.",
        "Datenschutz Allgemein.",
        "Who sees it?",
    ],
)
def test_a_title_before_a_sentence_on_its_line_is_a_heading(lead: str) -> None:
    assert outline(f"{BODY}\n{lead} {BODY}")[-2:] == [f"## {lead}", BODY]


@pytest.mark.parametrize(
    "opening",
    [
        "We never sell it.",
        "This site uses cookies.",
        "E-mail:",
        "Last updated:",
        "Acme Inc.",
        "By John A.",
        "Updated May 2020.",
        "For example:",
        "The following:",
        "Our partners link to other sites.",
    ],
)
def test_sentences_and_labels_of_values_stay_in_their_paragraph(opening: str) -> None:
    assert outline(f"{BODY}\n{opening} {BODY}")[-1] == f"{opening} {BODY}"


@pytest.mark.parametrize(
    "lead",
    ["CHILDREN'S PRIVACY", "III. CHILDREN'S PRIVACY", "B. COOKIES:", "4. USER CONTENT."],
)
def test_words_in_capitals_before_a_sentence_are_a_heading(lead: str) -> None:
    assert outline(f"{BODY}\n{lead} {BODY}")[-2:] == [f"## {lead}", BODY]


def test_a_blank_that_does_not_break_parts_a_heading_from_its_sentence_too() -> None:
    text = f"{BODY}\nIV.\u00a0SAFE HARBOURS\u00a0 {BODY}"
    assert outline(text)[-2:] == ["## IV. SAFE HARBOURS", BODY]
    last = blocks_of(text).row(-1, named=True)
    assert text[last["source_start"] : last["source_end"]] == BODY


@pytest.mark.parametrize("opening", ["USA", "PLEASE NOTE:", "ACME SAILS Ltd", "A"])
def test_a_name_in_capitals_is_no_heading(opening: str) -> None:
    assert outline(f"{BODY}\n{opening} {BODY}")[-1] == f"{opening} {BODY}"


def test_one_that_is_not_written_as_a_title_needs_another_of_its_kind() -> None:
    lone = f"Legal bases. {BODY}"
    assert outline(f"{BODY}\n{lone}")[-1] == lone
    assert outline(f"{lone}\nData controller. {BODY}") == [
        "## Legal bases.",
        BODY,
        "## Data controller.",
        BODY,
    ]


def test_a_hyphen_between_blanks_parts_three_titles_or_none() -> None:
    titles = ("Cookies", "Your Comments", "Former Users")
    paragraphs = [f"{title} - {BODY}" for title in titles]
    parted = [part for title in titles for part in (f"## {title} -", BODY)]
    assert outline(f"{BODY}\n\n" + "\n\n".join(paragraphs))[-6:] == parted
    assert outline(f"{BODY}\n\n{paragraphs[0]}\n\n{paragraphs[1]}")[-2:] == paragraphs[:2]


def test_what_opens_many_paragraphs_is_the_name_of_a_speaker() -> None:
    text = "\n".join(f"Consumer Line: {BODY}" for _ in range(4))
    assert all(line.startswith("Consumer Line: ") for line in outline(text))


def test_a_label_that_opens_an_item_stays_in_it() -> None:
    assert outline(f"We use:\n- Log Files. {BODY}\n- Web Beacons. {BODY}") == [
        "We use:",
        f"- Log Files. {BODY}",
        f"- Web Beacons. {BODY}",
    ]


def test_both_parts_lead_back_to_their_place_in_the_file() -> None:
    text = f"PRIVACY POLICY\n\n  Law Enforcement.\u202f{BODY}\n"
    reading = reading_of(text).text
    assert reading is not None
    blocks = blocks_of(text)
    stretches = blocks.select("source_start", "source_end").rows()
    assert [reading[start:end] for start, end in stretches] == blocks["text"].to_list()
    assert blocks["text"].to_list() == ["PRIVACY POLICY", "Law Enforcement.", BODY]


@pytest.mark.parametrize(
    ("paragraph", "lead"),
    [
        (f"**Maps.** {BODY}", "Maps."),
        (f"**Maps** – {BODY}", "Maps –"),
        (f"**Maps**: {BODY}", "Maps:"),
        (f"**We do not sell data.** {BODY}", "We do not sell data."),
    ],
)
def test_the_bold_beginning_of_a_paragraph_is_a_heading(paragraph: str, lead: str) -> None:
    text = f"# Privacy\n\n## Use\n\n{paragraph}\n\n## End\n\n{BODY}\n"
    assert outline(text, "policy.md")[2:4] == [f"### {lead}", BODY]


@pytest.mark.parametrize(
    "paragraph",
    [
        f"**Acme** is a shop. {BODY}",
        f"**E-mail:** help@acme.example, and {BODY}",
        f"**Last updated:** May 2020. {BODY}",
    ],
)
def test_bold_words_that_name_nothing_stay_in_their_paragraph(paragraph: str) -> None:
    assert outline(f"# Privacy\n\n{paragraph}\n", "policy.md")[1] == paragraph.replace("**", "")


def test_a_bold_beginning_on_a_page_is_a_heading() -> None:
    page = f"<html><body><h2>Use</h2><p><b>Maps.</b> {BODY}</p></body></html>"
    assert outline(page, "policy.html") == ["## Use", "### Maps.", BODY]
    blocks = blocks_of(page, "policy.html")
    start, end = blocks.select("source_start", "source_end").row(2)
    assert BODY in page[start:end]
    assert "Maps." not in page[start:end]

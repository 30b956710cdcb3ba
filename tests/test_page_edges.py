"""Lines of the page around a plain text: before its title and after its last words."""

from __future__ import annotations

import pytest

from tests.outline import outline

ADDRESS = "https://acme.example/privacy"
BODY = "We keep the personal information that you give us for as long as the law asks us to do so."
CLOSING = (
    "You may write to us whenever you want to know what data we hold, and we answer in a week."
)


def furniture(*lines: str) -> list[str]:
    return [line.removeprefix("~ ") for line in outline("\n".join(lines)) if line.startswith("~")]


def test_what_stands_above_the_title_of_a_crawled_page_is_furniture() -> None:
    slogan = "Ten per cent off all bread this week."
    above = [ADDRESS, "Acme Bakery", slogan, "Bread", "Cakes"]
    assert furniture(*above, "Privacy Policy", BODY, CLOSING) == above


def test_of_two_titles_that_are_the_same_the_last_is_the_title() -> None:
    assert furniture(ADDRESS, "PRIVACY POLICY", "Privacy Policy", BODY, CLOSING) == [
        ADDRESS,
        "PRIVACY POLICY",
    ]


def test_a_subtitle_below_a_title_and_its_date_takes_neither_away() -> None:
    head = ["Privacy Policy", "Last updated: 4 May 2019", "Privacy Policy of Acme Bakery"]
    assert furniture(ADDRESS, *head, BODY, CLOSING) == [ADDRESS]


def test_contents_that_name_the_policy_are_no_title() -> None:
    contents = ["Terms of use", "Who we are", "What we keep", "Privacy Policy"]
    sections = [line for name in contents[1:] for line in (name, BODY)]
    assert furniture(ADDRESS, *contents, *sections) == [ADDRESS]


def test_a_text_that_was_not_crawled_keeps_what_stands_above_its_title() -> None:
    assert furniture("Acme Bakery", "Privacy Policy", BODY, CLOSING) == []


def test_an_introduction_is_not_above_the_title_though_a_section_reads_as_one() -> None:
    introduction = "This is the place of Acme Bakery, which bakes bread for all who like it."
    assert furniture(ADDRESS, introduction, "Privacy", BODY, CLOSING) == [ADDRESS]


def test_beyond_a_copyright_line_nothing_is_text() -> None:
    line = "© 2024 Acme Bakery. All rights reserved."
    beyond = [line, "Flour and water", "Bread is baked by hand in our own ovens."]
    assert furniture("Privacy Policy", BODY, CLOSING, *beyond) == beyond


def test_an_offer_after_the_text_opens_the_foot_of_the_page() -> None:
    foot = ["Subscribe to our letter and get news of all our bread.", "Flour and water"]
    assert furniture("Privacy Policy", BODY, CLOSING, *foot) == foot


@pytest.mark.parametrize(
    "line",
    ["Last updated: 4 May 2019", "help@acme.example", "Telephone 555 0100", "Thank you, Acme"],
)
def test_a_last_line_is_kept_where_nothing_shows_that_the_page_goes_on(line: str) -> None:
    assert furniture("Privacy Policy", BODY, CLOSING, line) == []


def test_a_section_after_the_last_sentence_on_data_is_text() -> None:
    section = ["Warranty", "Bread that is stale on the day that you bought it is replaced at once."]
    assert furniture("Privacy Policy", BODY, CLOSING, *section, "Back to top") == ["Back to top"]


def test_a_text_that_speaks_of_data_is_kept_beyond_a_label() -> None:
    assert furniture("Privacy Policy", BODY, "Back to top", CLOSING) == ["Back to top"]

"""What is not the policy."""

from __future__ import annotations

import pytest

from tests.outline import outline

BODY = "We keep what you give us for as long as the law asks us to, and not a day longer than that."


def furniture(text: str, path: str = "policy.txt") -> list[str]:
    return [line.removeprefix("~ ") for line in outline(text, path) if line.startswith("~")]


@pytest.mark.parametrize(
    "crumb",
    [
        "Skip to content",
        "Skip to main content",
        "Scroll to Top",
        "Back to top",
        "Home",
        "Home >",
        ">",
        "* * *",
        "| |",
        "© 2024 Acme Ltd. All rights reserved.",
        "Copyright 2024 Acme",
        "Log in",
        "Toggle navigation",
    ],
)
@pytest.mark.parametrize("path", ["policy.txt", "policy.md"])
def test_crumbs_are_furniture_wherever_they_stand(crumb: str, path: str) -> None:
    text = f"{crumb}\n\nPrivacy Policy\n\n{BODY}\n\n{BODY}\n\n{crumb}\n"
    kept = [line for line in outline(text, path) if not line.startswith(("~", "#"))]
    assert kept == [BODY, BODY]


@pytest.mark.parametrize(
    "text",
    [
        "Home is where your data stays with us.",
        "Search results are kept for a week.",
        "2024",
        "Go.",
    ],
)
def test_sentences_and_numbers_are_none(text: str) -> None:
    assert furniture(f"{BODY}\n\n{text}\n\n{BODY}") == []


def test_the_crawlers_address_is_furniture_on_the_first_line_only() -> None:
    address = "https://acme.example/privacy"
    assert furniture(f"{address}\n{BODY}\n{address}") == [address]


def test_a_menu_before_the_text_is_furniture_but_not_title_or_date() -> None:
    menu = ["Shop", "Team", "Case studies", "Careers", "Press", "Services"]
    text = "\n".join([*menu, "Privacy Policy", "June 2020", BODY, "Cookies", BODY])
    assert furniture(text) == menu
    assert outline(text)[6:8] == ["# Privacy Policy", "June 2020"]


def test_a_menu_after_the_text_is_furniture_but_not_an_address() -> None:
    menu = ["Shop", "Team", "Case studies", "Careers", "Press", "Services"]
    address = ["Acme Ltd", "12 Long Street", "Springfield"]
    assert furniture("\n".join(["Privacy Policy", BODY, *address, *menu])) == menu


def test_a_table_of_contents_is_part_of_the_policy() -> None:
    contents = ["Names", "Addresses", "Orders", "Letters", "Telephone Calls", "Visits"]
    sections = [line for name in contents for line in (name, BODY)]
    assert furniture("\n".join(["Privacy Policy", *contents, *sections])) == []


def test_a_cookie_banner_is_furniture_and_a_section_on_cookies_is_none() -> None:
    sentence = "This site uses cookies to give you the best experience there could possibly be."
    assert furniture(f"{sentence}\nAccept\nPrivacy Policy\n{BODY}") == [sentence, "Accept"]
    assert furniture(f"Privacy Policy\n{BODY}\nCookies\n{sentence}") == []


@pytest.mark.parametrize(
    "trail", ["Home / About Us / Privacy Policy", "You are here: Home > Privacy", "Home » Privacy"]
)
def test_a_breadcrumb_is_furniture(trail: str) -> None:
    assert furniture(f"{trail}\nPrivacy Policy\n{BODY}") == [trail]


def test_an_item_lettered_c_is_no_copyright_line() -> None:
    text = f"{BODY}\n(a) your name;\n(b) your age; and\n(c) your address."
    assert furniture(text) == []


MENU = "\n".join(f"Department {letter}" for letter in "ABCDEFGHIJ")


def test_a_menu_is_told_beyond_a_stray_sentence_and_goes_with_it() -> None:
    banner = "Our shop window remembers you best if you let it, since this site uses cookies."
    slogan = "Ten per cent off all our bread in January, for those who ask for it at the door."
    text = "\n".join([banner, MENU, "Privacy Policy", *[BODY] * 8, MENU, slogan])
    assert furniture(text) == [banner, *MENU.split("\n"), *MENU.split("\n"), slogan]


def test_what_stands_beyond_a_menu_and_speaks_of_data_is_kept() -> None:
    text = "\n".join(
        ["Privacy Policy", *[BODY] * 8, MENU, "You may object to our use of your data."]
    )
    assert furniture(text) == MENU.split("\n")


def test_the_lines_of_an_address_are_one_block_and_no_menu() -> None:
    address = "Acme Ltd\nPrivacy Desk\n12 Long Street\nSpringfield, IL 62701\nhelp@acme.example"
    assert outline(f"{BODY}\n\nHOW TO REACH US\n\n{address}") == [
        BODY,
        "## HOW TO REACH US",
        address.replace("\n", " "),
    ]

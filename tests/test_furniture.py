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

"""The policy told from the furniture of its page."""

from __future__ import annotations

import pytest

from tests.outline import outline

LONG = "We keep what you give us for as long as the law asks us to, and not a day longer than that."
POLICY = "".join(f"<h2>Part {number}</h2><p>{LONG} {LONG}</p>" for number in range(1, 5))
MENU = "<ul><li><a href=/shop>Shop</a><li><a href=/news>News</a><li><a href=/jobs>Jobs</a></ul>"


def text_of(body: str) -> list[str]:
    """What is not furniture, the policy itself left out."""
    lines = outline(f"<!doctype html><html><body>{body}</body></html>", "a.html")
    policy = [line for number in range(1, 5) for line in (f"## Part {number}", f"{LONG} {LONG}")]
    assert [line for line in lines if line in policy] == policy
    return [line for line in lines if line not in policy and not line.startswith("~")]


@pytest.mark.parametrize(
    "around",
    [
        "{}<main>{}</main>{}",
        "{}<div role=main>{}</div>{}",
        "<div>{}</div><article>{}</article><div>{}</div>",
        "<div>{}</div><div class=page><div class=text>{}</div></div><div>{}</div>",
        "<table role=presentation><tr><td>{}<td><div>{}</div><tr><td>{}</table>",
    ],
)
def test_what_stands_around_the_text_is_furniture(around: str) -> None:
    before = f"<p>Free shipping this week</p>{MENU}"
    after = "<p>Was this page helpful?</p><h3>Stay in touch</h3><p>Feedback</p>"
    assert text_of(around.format(before, POLICY, after)) == []


def test_title_date_and_address_beside_the_text_stay() -> None:
    head = "<div><h1>Privacy Policy</h1></div><div><p>Last updated 1 May 2020</p></div>"
    foot = "<div><p>Acme, privacy@acme.example</p></div>"
    assert text_of(f"{head}<div>{POLICY}</div>{foot}") == [
        "# Privacy Policy",
        "Last updated 1 May 2020",
        "Acme, privacy@acme.example",
    ]


def test_running_text_beside_the_largest_part_stays() -> None:
    assert text_of(f"<div><p>{LONG} Indeed.</p></div><div>{POLICY * 1}</div>") == [
        f"{LONG} Indeed."
    ]


def test_the_site_s_name_is_no_title_where_the_policy_has_one() -> None:
    body = f"<div><h1>Acme</h1></div><main><h1>Privacy notice</h1>{POLICY}</main>"
    assert text_of(body) == ["# Privacy notice"]


def test_a_table_of_contents_stays_also_in_a_nav() -> None:
    entries = "".join(f"<li><a href='#p{n}'>Part {n}</a>" for n in range(1, 5))
    contents = [f"- Part {number}" for number in range(1, 5)]
    assert text_of(f"<nav><ul>{entries}</ul></nav><main>{POLICY}</main>") == contents
    assert text_of(f"<aside><p>On this page</p><ul>{entries}</ul></aside>{POLICY}")[1:] == contents


def test_a_menu_that_leads_to_places_of_the_page_is_a_menu() -> None:
    tabs = "<nav><a href='#s'>Shops</a><br><a href='#n'>News</a><br><a href='#j'>Jobs</a></nav>"
    assert text_of(f"{tabs}<main>{POLICY}</main>") == []


def test_links_to_the_page_s_own_address_stay_on_the_page() -> None:
    entries = "".join(f"<li><a href='/privacy#p{n}'>Part {n}</a>" for n in range(1, 5))
    head = "<link rel=canonical href='https://acme.example/privacy/'>"
    assert len(text_of(f"{head}<nav><ul>{entries}</ul></nav><main>{POLICY}</main>")) == 4


def test_a_part_of_the_policy_on_sharing_is_no_share_bar() -> None:
    share = f"<div class=share><h2>Sharing</h2><p>{LONG} We share it with nobody.</p></div>"
    bar = "<div class=share><a href=https://x.example>Tell a friend</a></div>"
    assert text_of(f"<main>{POLICY}{share}{bar}</main>") == [
        "## Sharing",
        f"{LONG} We share it with nobody.",
    ]


def test_names_in_a_list_are_items_and_their_links_are_labels() -> None:
    named = "<p>We share data with:</p><ul><li>Facebook<li>Twitter</ul><h2>Email</h2><p>Ask us.</p>"
    assert text_of(f"<main>{POLICY}{named}</main>")[1:4] == ["- Facebook", "- Twitter", "## Email"]
    linked = "<ul><li><a href=https://f.example>Facebook</a></ul>"
    assert text_of(f"<main>{POLICY}{linked}</main>") == []

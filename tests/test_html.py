"""Web pages to blocks."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import SHARED
from tests.outline import blocks_of, outline, reading_of
from transforms.html import html_page
from transforms.html_source import MAX_DEPTH, n_visible, nesting
from transforms.parsed_blocks import ParsedBlock
from warehouse.vocabulary import Reason

LONG = "We keep what you give us for as long as the law asks us to, and not a day longer than that."


def of_page(body: str, head: str = "") -> list[str]:
    return outline(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>", "a.html")


def test_headings_paragraphs_and_lines() -> None:
    body = (
        "<h1>Privacy</h1><p>We keep <b>little</b>.<h2>Cookies</h2>Few.<br>Very few.<div>End.</div>"
    )
    assert of_page(body) == [
        "# Privacy",
        "We keep little.",
        "## Cookies",
        "Few.",
        "Very few.",
        "End.",
    ]


def test_lists_nest() -> None:
    body = (
        "<p>We keep:<ul><li>your name<ol><li>first<li>last</ol><li><p>your address</p>"
        "<p>and its history</p></ul>"
    )
    assert of_page(body) == [
        "We keep:",
        "- your name",
        "  - first",
        "  - last",
        "- your address",
        "and its history",
    ]


def test_a_definition_hangs_below_its_term() -> None:
    assert of_page("<dl><dt>Controller<dd>Who decides.<dt>Processor<dd>Who obeys.</dl>") == [
        "- Controller",
        "  - Who decides.",
        "- Processor",
        "  - Who obeys.",
    ]


def test_a_table_gives_rows_and_a_layout_table_gives_what_is_in_it() -> None:
    facts = (
        "<table><tr><th>Data<th>Kept<tr><td>Name<td><ul><li>30 days<li>or less</ul></table>"
        "<table><tr><td><h2>Rights</h2><p>You may ask.</p><td><p>We answer.</p></table>"
    )
    assert of_page(facts) == [
        "| Data | Kept",
        "| Name | 30 days or less",
        "## Rights",
        "You may ask.",
        "We answer.",
    ]


def test_scripts_forms_and_pictures_are_left_out() -> None:
    body = (
        "<script>if (a > b) { write('<p>no</p>') }</script><style>p > b { color: red }</style>"
        "<noscript>Turn it on</noscript><template><p>Later</p></template><svg><text>Logo</svg>"
        "<select><option>English<option>Deutsch</select><!-- hidden > note --><p>Yes</p>"
    )
    assert of_page(body) == ["Yes"]


def test_preformatted_lines_stay_apart() -> None:
    assert of_page("<pre>First line.\nSecond line.</pre>") == ["First line.", "Second line."]


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav><a href=/>Shop</a></nav>",
        "<header><p>Spring sale</p></header>",
        "<footer>All about Acme</footer>",
        "<aside>Read on</aside>",
        "<div role=navigation>Shop</div>",
        '<div id="cookie-banner"><p>We use cookies.</p><button>Accept</button></div>',
        '<div class="site-footer"><p>Acme, Springfield</p></div>',
        '<ul class="main-menu"><li>Shop</ul>',
    ],
)
def test_furniture_is_marked_where_it_stands(furniture: str) -> None:
    lines = of_page(f"<h1>Privacy</h1><p>{LONG}</p>{furniture}<p>{LONG}</p>")
    assert [line for line in lines if not line.startswith("~")] == ["# Privacy", LONG, LONG]
    assert len(lines) > 3
    assert all(line.startswith("~") for line in lines[2:-1])


def test_the_head_of_an_article_and_a_title_in_the_page_header_are_no_furniture() -> None:
    body = (
        "<header><p>Acme shop<h1>Privacy</h1></header>"
        f"<article><header><p>New in spring.</header><p>{LONG}"
    )
    assert of_page(body) == ["~ Acme shop", "# Privacy", "New in spring.", LONG]


def test_what_holds_most_of_the_page_is_no_furniture_whatever_its_name() -> None:
    assert of_page(f'<div class="modal"><p>{LONG}</p><p>{LONG}</p></div>') == [LONG, LONG]


def test_title_and_address_are_told() -> None:
    head = (
        "<title> Privacy >\n Acme </title><link rel=canonical href='https://acme.example/privacy'>"
    )
    reading = reading_of(f"<html><head>{head}</head><body><p>Hi", "a.html")
    assert (reading.title, reading.url) == ("Privacy > Acme", "https://acme.example/privacy")


@pytest.mark.parametrize("address", ["/privacy", "javascript:alert(1)", ""])
def test_only_a_full_address_counts(address: str) -> None:
    assert html_page(f"<link rel=canonical href='{address}'><p>Hi").url is None


def source_of(block: ParsedBlock, page: str) -> str:
    return page[block.source_start : block.source_end]


def test_offsets_lead_to_the_text_in_the_source() -> None:
    page = (
        "<h1>Priv&eacute;cy</h1>\r\n<p>\n  1 < 2 🍪 &amp; <b>bold</b> end. <i>x</i>\n</p>"
        "<table><tr>stray<td>cell</td><td>two</td></tr></table>"
    )
    found = {
        " ".join(block.text.split()): source_of(block, page) for block in html_page(page).blocks
    }
    assert found["Privécy"] == "Priv&eacute;cy"
    assert found["1 < 2 🍪 & bold end. x"] == "1 < 2 🍪 &amp; <b>bold</b> end. <i>x"
    assert found["stray"] == "stray"
    assert found["cell | two"] == "cell</td><td>two"


def test_a_text_whose_tag_holds_a_bracket_has_no_offsets() -> None:
    (block,) = html_page("<p title='a > b'>text</p>").blocks
    assert (block.text, block.source_start) == ("text", None)


def test_a_page_that_holds_the_bracket_characters_has_no_offsets() -> None:
    (block,) = html_page("<p>odd \ufdd0 text</p>").blocks
    assert (block.text, block.source_start) == ("odd \ufdd0 text", None)


@pytest.mark.parametrize("tag", ["div", "span", "ul", "b", "section"])
def test_nesting_that_would_stall_the_parser_is_refused_at_once(tag: str) -> None:
    started = time.monotonic()
    reading = reading_of("<html>" + f"<{tag}>deep" * 300_000, "a.html")
    assert reading.reason is Reason.BROKEN
    assert str(MAX_DEPTH) in (reading.detail or "")
    assert time.monotonic() - started < 5


def test_many_tags_side_by_side_are_not_deep() -> None:
    assert nesting("<div><p>x<br></div>" * MAX_DEPTH) == 1
    page = "<html><ul>" + "<li>one<p>two" * MAX_DEPTH + "</ul>"
    assert blocks_of(page, "a.html").height == 2 * MAX_DEPTH


def test_a_deep_page_below_the_limit_is_read_in_full() -> None:
    depth = MAX_DEPTH - 10
    page = "<html>" + "".join(f"<div>{number}" for number in range(depth))
    assert blocks_of(page, "a.html")["text"].to_list() == [str(number) for number in range(depth)]


@pytest.mark.parametrize(
    "swallower", ["<script>", "<!-- oops ", "<textarea>", "<style>", "<title>"]
)
def test_a_page_that_its_parser_would_shorten_is_refused(swallower: str) -> None:
    reading = reading_of(f"<html><p>Privacy</p>{swallower}" + f"<p>{LONG}</p>" * 20, "a.html")
    assert reading.reason is Reason.BROKEN
    assert "visible characters" in (reading.detail or "")


def test_a_huge_text_is_read_in_full() -> None:
    blocks = html_page("<p>" + "word " * 4_000_000).blocks
    assert [len(block.text) for block in blocks] == [20_000_000]


def test_visible_characters_are_those_between_the_tags() -> None:
    assert (
        n_visible("<p title='a b'>one &amp; <b>two</b><script>x > y</script><!-- no -->end") == 10
    )


MARKUP = "<p> </p> <div> </div> <ul> <li> </ul> <table> <tr> <td> </table> <h2> </h2> <b> </b> <br>"
MARKUP += " <nav> </nav> <pre> </pre> <script> </script> <!-- --> <dl> <dd> <a> & &lt; < > &nbsp;"
TOKENS = st.sampled_from([*MARKUP.split(), "\n"])


@settings(deadline=None)
@given(st.lists(TOKENS | st.text(alphabet="ab é中🍪\u202e\u00a0.", max_size=5)).map("".join))
def test_whatever_the_page_offsets_lead_to_its_words(body: str) -> None:
    page = "<html><p>start</p>" + body
    for block in reading_of(page, "a.html").parsed_blocks:
        if block.source_start is not None:
            source = source_of(block, page)
            assert source
            if "<" not in source and "&" not in source:
                assert source.split() == block.text.split()


@pytest.mark.skipif(not SHARED.exists(), reason="the pages are not here")
def test_real_pages_keep_their_headings_and_items() -> None:
    pages = sorted((SHARED / "policies" / "html").glob("*.html"))[::5]
    kinds = [blocks_of(page.read_bytes(), page.name)["kind"].to_list() for page in pages]
    assert len(kinds) >= 14
    with_headings = [page for page in kinds if page.count("heading") >= 3]
    with_text = [page for page in kinds if page.count("paragraph") >= 10]
    assert len(with_headings) >= 0.8 * len(kinds)
    assert len(with_text) >= 0.8 * len(kinds)

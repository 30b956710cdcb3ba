"""Web pages to blocks."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.conftest import SHARED
from tests.outline import blocks_of, outline, reading_of
from transforms.html import html_page
from transforms.parsed_blocks import ParsedBlock

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


def test_a_second_paragraph_of_an_item_is_no_item_and_a_heading_makes_a_section_of_it() -> None:
    item = f"<ul><li>One<br><br>{LONG}<br>More.<li>Two</ul>"
    assert of_page(item) == ["- One", f"{LONG} More.", "- Two"]
    sections = "<ol><li><h2>Cookies</h2><p>We bake.</p><ul><li>few</ul><li><h2>Rights</h2>Ask.</ol>"
    assert of_page(sections) == ["## Cookies", "We bake.", "- few", "## Rights", "Ask."]


def test_a_term_and_its_description_are_one_row() -> None:
    terms = (
        "<dl><dt>Controller<dd>Who decides.<div><dt>Processor<dt>Agent<dd><p>Who obeys.</div></dl>"
    )
    assert of_page(terms) == [": Controller | Who decides.", ": Processor | Agent | Who obeys."]


def test_a_list_of_long_descriptions_is_a_text_with_headings() -> None:
    questions = f"<dl><dt>What we keep<dd><p>{LONG}<p>{LONG}<dt>Who gets it<dd><p>Nobody.</dl>"
    lines = ["## What we keep", LONG, LONG, "## Who gets it", "Nobody."]
    assert of_page(questions) == lines


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


def test_headings_with_parts_are_one_heading() -> None:
    body = "<h2><div><a href='#x'>#</a></div><span>Our</span> rights<br>and yours</h2><p>Ask."
    assert of_page(body) == ["## # Our rights and yours", "Ask."]


def test_a_line_break_within_a_sentence_or_a_title_parts_nothing() -> None:
    body = "<h1>Policy</h1><p>We keep what you have given us,<br>and nothing more.<br>Ask us.</p>"
    title = f"<p><b>What we do<br>with your data</b></p><p>{LONG}</p>"
    assert of_page(body + title) == [
        "# Policy",
        "We keep what you have given us, and nothing more.",
        "Ask us.",
        "## What we do with your data",
        LONG,
    ]


@pytest.mark.parametrize(
    "opener",
    [
        "<details><summary>Cookies</summary>{}</details>",
        "<div><button aria-expanded=false>Cookies</button><div style='display:none'>{}</div></div>",
        "<div><button><h2>Cookies</h2></button><div hidden>{}</div></div>",
        "<h2><button>Cookies</button></h2><div class=panel>{}</div>",
    ],
)
def test_what_opens_is_a_heading_and_what_it_hides_is_text(opener: str) -> None:
    page = f"<h1>Privacy</h1><p>{LONG}</p>" + opener.format(f"<p>{LONG}</p>")
    assert of_page(page) == ["# Privacy", LONG, "## Cookies", LONG]


def test_bold_by_style_is_bold_and_weight_can_be_taken_away() -> None:
    body = (
        "<p style='font-weight: 700'>1</p><p class='text font-semibold'>2</p><b><p>3</p></b>"
        "<b style='font-weight:normal'>4</b><p class=embolden>5</p><p><b>6</b> six</p>"
    )
    assert [block.is_bold for block in html_page(body).blocks] == [True] * 3 + [False] * 3


def test_spans_that_are_all_there_is_are_blocks() -> None:
    spans = "".join(f"<span>{number}. {LONG}</span>" for number in range(1, 9))
    assert len(of_page(f"<div>{spans}</div>")) == 8
    assert len(of_page(f"<div>{spans} and more</div>")) == 1


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


@pytest.mark.parametrize("title", ["'a > b'", '"<p>a</p>"', '"a > b" class=x'])
def test_a_bracket_in_an_attribute_is_no_tag(title: str) -> None:
    page = f"<p title={title}>text</p>"
    (block,) = html_page(page).blocks
    assert (block.text, source_of(block, page)) == ("text", "text")


def test_an_attribute_with_a_bracket_still_says_what_its_element_is() -> None:
    page = '<p>Hello</p><ul class="[&>li]:m-2 menu"><li>Shop</ul><p title="a > b <c>">you</p>'
    first, entry, last = html_page(page).blocks
    assert [source_of(block, page) for block in (first, entry, last)] == ["Hello", "Shop", "you"]
    banner = '<div class="[&>p]:m-2 cookie-banner"><p>We use cookies on this site.</p></div>'
    assert of_page(f"{banner}<p>{LONG}</p>") == ["~ We use cookies on this site.", LONG]


def test_what_stands_before_the_first_tag_has_a_place_too() -> None:
    page = " Hello <b>you</b>"
    (block,) = html_page(page).blocks
    assert source_of(block, page) == "Hello <b>you"


def test_references_to_control_characters_are_blanks() -> None:
    blocks = reading_of("<html><p>a&#1;2,3&#x2;b &#xFDD0;c", "a.html").parsed_blocks
    assert ["".join(block.text.split()) for block in blocks] == ["a2,3b\ufdd0c"]


def test_a_huge_text_is_read_in_full() -> None:
    blocks = html_page("<p>" + "word " * 4_000_000).blocks
    assert [len(block.text) for block in blocks] == [20_000_000]


MARKUP = "<p> </p> <div> </div> <ul> <li> </ul> <table> <tr> <td> </table> <h2> </h2> <b> </b> <br>"
MARKUP += " <nav> </nav> <pre> </pre> <script> </script> <!-- --> <dl> <dd> <a> & &lt; < > &nbsp;"
TOKENS = st.sampled_from([*MARKUP.split(), "\n"])


@settings(deadline=None)
@given(st.lists(TOKENS | st.text(alphabet="ab é中🍪\u202e\u00a0.", max_size=5)).map("".join))
@example("<table><td><td>a")
@example("<pre>b\na</div>a")
@example("<pre>&\n&</div>a")
def test_whatever_the_page_offsets_lead_to_its_words(body: str) -> None:
    page = "<html><p>start</p>" + body
    for block in reading_of(page, "a.html").parsed_blocks:
        if block.source_start is not None:
            source = source_of(block, page)
            assert source
            if "<" not in source and "&" not in source:
                # Empty cells before the text of a row are told by bars alone.
                assert source.split() == [word for word in block.text.split() if word != "|"]


@pytest.mark.skipif(not SHARED.exists(), reason="the pages are not here")
def test_real_pages_keep_their_headings_and_items() -> None:
    pages = sorted((SHARED / "policies" / "html").glob("*.html"))[::5]
    kinds = [blocks_of(page.read_bytes(), page.name)["kind"].to_list() for page in pages]
    assert len(kinds) >= 14
    with_headings = [page for page in kinds if page.count("heading") >= 3]
    with_text = [page for page in kinds if page.count("paragraph") >= 10]
    assert len(with_headings) >= 0.8 * len(kinds)
    assert len(with_text) >= 0.8 * len(kinds)


@pytest.mark.parametrize("reference", ["&#1a", "&#2f", "&#31e", "&#002b c", "&#x1;", "&#xB;"])
def test_no_control_character_comes_of_a_reference_before_a_letter(reference: str) -> None:
    page = f"<html><body><p>We keep {reference} it, as the law asks of us.</p></body></html>"
    (block,) = html_page(page).blocks
    assert block.text.isprintable()
    assert block.text.startswith("We keep ")

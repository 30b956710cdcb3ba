"""Hostile pages end as their full text or are refused, soon."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from tests.outline import blocks_of, reading_of
from transforms import html as html_module
from transforms.html_limits import MAX_DEPTH, MAX_TAGS
from transforms.html_walk import Walk
from warehouse.vocabulary import Reason

LONG = (
    "We keep what you give us for as long as the law asks us to, and not a day longer than that. "
)

NESTS: dict[str, Callable[[int], str]] = {
    "div": lambda n: "<div>x" * n + "</div>" * n,
    "div, unclosed": lambda n: "<div>x" * n,
    "span": lambda n: "<span>x" * n,
    "b": lambda n: "<b>x" * n + "</b>" * n,
    "b around p": lambda n: "<b><p>x" * n,
    "font, each another": lambda n: "".join(f"<font a{i}><p>x" for i in range(n)),
    "a around div": lambda n: "<a href=x><div>x" * n,
    "misnested": lambda n: "<b><i><u>x</b></i></u><p>" * n,
    "list": lambda n: "<ul><li>x" * n,
    "quote": lambda n: "<blockquote>x" * n,
    "table": lambda n: "<table><tr><td>x" * n,
    "table, closed": lambda n: "<table><tr><td>x" * n + "</td></tr></table>" * n,
    "terms": lambda n: "<dl><dt>x<dd>" * n,
    "headings": lambda n: "<h1>x" * n,
    "options": lambda n: "<select>" + "<option>x" * n,
    "pictures": lambda n: "<svg><g>x" * n,
    "end tags": lambda n: "<div>" * min(n, 4900) + "</p>x" * n,
}


def assert_full_or_refused(page: str, n_chars: int, seconds: float) -> None:
    """The page has ``n_chars`` times `x` in it, and no other text."""
    start = time.monotonic()
    reading = reading_of(page, "a.html")
    took = time.monotonic() - start
    if reading.reason is None:
        assert sum(block.text.count("x") for block in reading.parsed_blocks) == n_chars
    else:
        assert reading.reason in (Reason.BROKEN, Reason.NO_TEXT)
        assert reading.detail
    assert took < seconds


@pytest.mark.parametrize("depth", [10, 100, 256, 300])
@pytest.mark.parametrize("nest", NESTS)
def test_nests_of_pages_that_exist_are_read_in_full(nest: str, depth: int) -> None:
    page = "<html><body>" + NESTS[nest](depth)
    assert_full_or_refused(page, depth, 5)
    if nest not in ("options", "pictures"):
        assert reading_of(page, "a.html").reason is None


@pytest.mark.parametrize("nest", NESTS)
def test_nests_of_10_000_are_read_in_full_or_refused_soon(nest: str) -> None:
    assert_full_or_refused("<html><body>" + NESTS[nest](10_000), 10_000, 10)


@pytest.mark.torture
@pytest.mark.parametrize("depth", [1_000, 100_000, 1_000_000])
@pytest.mark.parametrize("nest", NESTS)
def test_nests_of_any_depth_are_read_in_full_or_refused(nest: str, depth: int) -> None:
    assert_full_or_refused("<html><body>" + NESTS[nest](depth), depth, 10)


@pytest.mark.torture
@pytest.mark.parametrize("unit", ["x ", "é ", "&amp; ", "字", "x"])
@pytest.mark.parametrize("n_bytes", [20_000_000, 49_000_000, 100_000_000])
def test_huge_texts_are_read_in_full_or_refused(unit: str, n_bytes: int) -> None:
    page = "<html><p>" + unit * (n_bytes // len(unit.encode()))
    assert_full_or_refused(page, page.count("x"), 10)


def test_a_deep_page_below_the_limit_is_read_in_full() -> None:
    depth = MAX_DEPTH - 10
    page = "<html>" + "".join(f"<div>{number}" for number in range(depth))
    assert blocks_of(page, "a.html")["text"].to_list() == [str(number) for number in range(depth)]


def test_many_tags_side_by_side_are_not_deep() -> None:
    page = "<html><ul>" + "<li>one<p>two" * MAX_DEPTH + "</ul>"
    assert blocks_of(page, "a.html").height == 2 * MAX_DEPTH


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("<div>x" * 6000, "open at once"),
        ("<br>x" * (MAX_TAGS + 1), "tags, more than"),
        ("<p " + " ".join(f"a{i}=1" for i in range(30_000)) + ">x", "attributes"),
        ("<select>" + "<option>x" * 20_000, "options"),
        ("".join(f"<font a{i}><p>x" for i in range(2000)), "unclosed styles"),
    ],
)
def test_a_refusal_says_why(page: str, why: str) -> None:
    reading = reading_of("<html><body>" + page, "a.html")
    assert reading.reason is Reason.BROKEN
    assert why in (reading.detail or "")


@pytest.mark.parametrize(
    "swallower",
    [
        "<script>",
        "<!-- oops ",
        "<textarea>",
        "<style>",
        "<title>",
        "<noscript>",
        "<template>",
        "<select>",
        "<svg>",
        "<math>",
        "<a href='",
        '<a href="x',
        "<![CDATA[",
    ],
)
@pytest.mark.parametrize("text", [f"<p>{LONG}</p>" * 20, LONG * 20])
def test_what_is_never_closed_is_read_or_refused_but_never_lost(swallower: str, text: str) -> None:
    reading = reading_of(f"<html><p>Privacy</p>{swallower}{text}", "a.html")
    found = sum(block.text.count(LONG.strip()) for block in reading.parsed_blocks)
    assert found == 20 or reading.reason is Reason.BROKEN
    if reading.reason:
        assert "visible characters" in (reading.detail or "")


def test_plain_text_after_plaintext_is_text() -> None:
    (block,) = reading_of("<html><plaintext>a <b> c", "a.html").parsed_blocks
    assert block.text == "a <b> c"


@pytest.mark.parametrize(
    "page",
    [
        "<p title='a > b'>{}</p>",
        '<p data-x="<script>">{}</p>',
        "<p>{}</p><!-- a > b --!><p>{}</p>",
        "<!--><p>{}</p>",
        "<svg/><p>{}</p><svg><path/></svg>",
        "<script>if (a > b) '<p>' </script><p>{}</p>",
        "<p>{} &amp &copy; &nbsp; &#128512; &nosuch; &lt</p>",
        "<table>{}<tr><td>{}</table>",
        "<STYLE>p > b {{}}</STYLE><p>{}",
        "<p>{}</p></body></html>{}",
        "<p>{}</p><a href='cut",
    ],
)
def test_odd_pages_are_not_taken_for_shortened(page: str) -> None:
    reading = reading_of("<html><body>" + page.format(LONG, LONG, LONG), "a.html")
    assert reading.reason is None
    assert LONG.strip() in reading.parsed_blocks[0].text


@pytest.mark.parametrize("lost", [0.5, 0.05, 0.01])
def test_a_parser_that_drops_text_is_noticed(monkeypatch: pytest.MonkeyPatch, lost: float) -> None:
    page = "<html><body>" + f"<p>{LONG}</p>" * 200
    last = int(200 * (1 - lost))

    class Shortened(Walk):
        """Like a parser that gives up near the end."""

        n_texts = 0

        def _take(self, text: str) -> None:
            self.n_texts += 1
            if self.n_texts <= last:
                super()._take(text)

    assert reading_of(page, "a.html").reason is None
    monkeypatch.setattr(html_module, "Walk", Shortened)
    assert reading_of(page, "a.html").reason is Reason.BROKEN


def test_a_parser_that_cuts_a_long_text_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    class Shortened(Walk):
        """Like a parser that takes no text longer than a limit."""

        def _take(self, text: str) -> None:
            super()._take(text[:10_000])

    page = f"<html><p>{LONG * 200}</p>"
    monkeypatch.setattr(html_module, "Walk", Shortened)
    assert reading_of(page, "a.html").reason is Reason.BROKEN

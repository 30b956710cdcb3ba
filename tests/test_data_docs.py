"""The page of an audit can be read without a network, and policies cannot write into it."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from expectations.data_docs import write_data_docs
from expectations.results import Audit, Result
from warehouse.vocabulary import Severity

if TYPE_CHECKING:
    from pathlib import Path

HELD = Result(
    "tags", "tags.held", "A tag is a tag", Severity.CRITICAL, success=True, n_failing_rows=0
)
WARNED = Result(
    "tags", "tags.warned", "A tag is apt", Severity.WARNING, success=False, n_failing_rows=7
)
FAILED = Result(
    "segments",
    "segments.failed",
    "A segment has a text",
    Severity.CRITICAL,
    success=False,
    n_failing_rows=1234,
    observed='[{"text": "<script>alert(1)</script><img src=x onerror=alert(2)>"}]',
    failing_documents=("d1", "d2"),
)
UNKNOWN = Result(
    "segments",
    "segments.unknown",
    "A segment is a segment",
    Severity.CRITICAL,
    success=False,
    n_failing_rows=None,
    error='it met "<b>boldness</b>"',
)
AUDIT = Audit((FAILED, UNKNOWN, HELD, WARNED))


class Page(HTMLParser):
    """The tags, attributes and words of a page; every tag must be closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.words = ""
        self._open: list[str] = []
        self.feed(html)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in {"meta", "br"}:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture
def html(tmp_path: Path) -> str:
    target = write_data_docs(AUDIT, tmp_path / "runs" / "docs")
    assert target == tmp_path / "runs" / "docs" / "index.html"
    assert list(target.parent.iterdir()) == [target]
    return target.read_text(encoding="utf-8")


def test_nothing_leads_out_of_the_page(html: str) -> None:
    page = Page(html)
    assert {"script", "link", "img", "iframe", "base", "form"}.isdisjoint(page.tags)
    assert "://" not in html
    assert "@import" not in html
    assert "url(" not in html
    for name, value in page.attributes:
        assert not name.startswith("on")
        if name in {"href", "src", "action"}:
            assert value.startswith("#")
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in page.attributes


def test_what_was_seen_is_shown_and_escaped(html: str) -> None:
    words = Page(html).words
    assert "<script>alert(1)</script>" in words
    assert 'it met "<b>boldness</b>"' in words
    assert "<script>" not in html
    assert "<b>" not in html


def test_links_lead_somewhere(html: str) -> None:
    attributes = Page(html).attributes
    ids = [value for name, value in attributes if name == "id"]
    assert len(ids) == len(set(ids))
    assert {value[1:] for name, value in attributes if name == "href"} <= set(ids)
    assert {"tags", "segments", *(r.expectation for r in AUDIT.results)} <= set(ids)


def test_every_result_has_its_row(html: str) -> None:
    words = re.sub(r"\s+", " ", Page(html).words)
    assert "The gate is shut: 4 expectations, 2 of them forbid the publish." in words
    for result in AUDIT.results:
        assert result.description in words
    assert "failed critical 1234" in words
    assert "warned warning 7" in words
    assert "unknown critical" in words
    assert "2 documents behind it d1d2" in words
    assert "Suiteheldwarnedfailedunknown segments0011 tags1100" in words


def test_an_open_gate_says_so(tmp_path: Path) -> None:
    held = write_data_docs(Audit((HELD, WARNED)), tmp_path).read_text(encoding="utf-8")
    assert "The gate is open: 2 expectations" in re.sub(r"\s+", " ", Page(held).words)


def test_a_page_is_written_anew(tmp_path: Path) -> None:
    write_data_docs(AUDIT, tmp_path)
    other = replace(HELD, description="Another thing holds")
    words = write_data_docs(Audit((other,)), tmp_path).read_text(encoding="utf-8")
    assert "Another thing holds" in words
    assert "A tag is a tag" not in words

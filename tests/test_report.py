"""The report as files: complete, linked, harmless, the same every time, and in nobody's way."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag

import pytest

from tests.answering import PlantedLake
from tests.conftest import policylake
from tests.lakes import answer
from tests.reported import CATEGORIES, PAYLOADS, publish, rich_lake
from transforms.word_marks import word_marks
from warehouse.errors import UsageError
from warehouse.layout import Layout
from warehouse.report import site
from warehouse.report.names import slug
from warehouse.report.palette import CATEGORY_COLOURS, darkened
from warehouse.report.policy_page import web_address

DATA_DOCS = """<meta http-equiv="Content-Security-Policy" content="default-src 'none'">"""
VOID = {"meta", "link", "img", "source", "wbr", "rect", "br"}


class Page(HTMLParser):
    """Ids, links, tags and words of a page; every tag must be closed, no id be there twice."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.words = ""
        self._open: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))
        self.close()
        assert self._open == []
        assert len(self.ids) == len(set(self.ids))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in VOID:
            self._open.append(tag)
        for name, value in attrs:
            self.attributes.append((name, value or ""))
            if name == "id":
                self.ids.append(value or "")
            if name in {"href", "src", "srcset"}:
                self.links.append(value or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def digests(folder: Path) -> dict[str, str]:
    """Path of each file below the folder → hash of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("reported") / "lake"
    publish(root, rich_lake())
    planted = rich_lake()
    planted.policy("newcomer", "2025-01-01")
    publish(root, planted)
    [(refresh_id,)] = answer(root, "SELECT max(refresh_id) FROM quality_results")
    docs = Layout(root).quality / str(refresh_id) / "index.html"
    docs.parent.mkdir(parents=True)
    docs.write_text(DATA_DOCS)
    return root


@pytest.fixture(scope="module")
def report(lake: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("report") / "report"
    site.write_report(lake, target, word_marks)
    return target


@pytest.fixture(scope="module")
def pages(report: Path) -> dict[str, Page]:
    return {p.relative_to(report).as_posix(): Page(p) for p in sorted(report.rglob("*.html"))}


def page_of(pages: dict[str, Page], start: str) -> Page:
    [name] = [name for name in pages if re.fullmatch(rf"policies/{start}-[a-z0-9-]*\.html", name)]
    return pages[name]


def hostile_of(pages: dict[str, Page]) -> Page:
    return page_of(pages, "evil-script")


def test_every_link_leads_somewhere(report: Path, pages: dict[str, Page]) -> None:
    n_followed = 0
    for name, page in pages.items():
        for link in page.links:
            address, fragment = urldefrag(link)
            target = (report / name).parent / unquote(address) if address else report / name
            assert target.resolve().is_relative_to(report.resolve()), (name, link)
            assert target.is_file(), (name, link)
            if fragment:
                other = pages[target.resolve().relative_to(report.resolve()).as_posix()]
                assert fragment in other.ids, (name, link)
            n_followed += 1
    assert n_followed > 100
    listed = {link for link in pages["index.html"].links if link.startswith("policies/")}
    written = {name for name in pages if re.fullmatch(r"policies/.*-[0-9a-z]+\.html", name)}
    assert {name for name in written if not re.search(r"-[23]\.html$", name)} == {
        urldefrag(link)[0] for link in listed
    }


def test_no_page_may_load_or_run_anything(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        policies = [v for n, v in page.attributes if n == "content" and v.startswith("default-src")]
        assert len(policies) == 1, name
        if not name.startswith("quality/"):
            assert "unsafe" not in policies[0]
            assert "default-src 'none'" in policies[0]
            assert "style" not in {attribute for attribute, _ in page.attributes}
        assert not page.tags & {"script", "iframe", "object", "base", "form", "input", "svg:script"}
        assert not [a for a, _ in page.attributes if a.startswith("on")]


def test_payloads_are_there_to_be_read(pages: dict[str, Page]) -> None:
    words = hostile_of(pages).words
    for payload in PAYLOADS:
        if not re.search(r"[\x00-\x1f\u202e]", payload):
            assert payload in words, payload
    assert "⟨U+202E⟩txet dnuora denrut⟨U+2066⟩" in words
    assert "⟨U+0000⟩⟨U+0008⟩⟨U+001B⟩[31m⟨U+007F⟩⟨U+009B⟩2J" in words
    assert not [
        v for name, v in hostile_of(pages).attributes if name == "href" and "javascript" in v
    ]


@pytest.mark.parametrize(
    ("url", "is_followed"),
    [
        ("https://corvane.example/privacy", True),
        ("http://corvane.example", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt://x/%0aalert(1)", False),
        ("data:text/html,<script>", False),
        ("//corvane.example", False),
        ("https://[broken", False),
        ("corvane.example/privacy", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_followed(url: str | None, is_followed: bool) -> None:
    assert web_address(url) == (url if is_followed else None)


def test_a_fact_and_its_row_lead_to_each_other(lake: Path, pages: dict[str, Page]) -> None:
    page = hostile_of(pages)
    [(n_facts,)] = answer(lake, "SELECT count(*) FROM facts WHERE version_id LIKE 'evil%'")
    for number in range(1, int(str(n_facts)) + 1):
        assert {f"fact-{number}", f"at-fact-{number}"} <= set(page.ids)
        assert {f"#fact-{number}", f"#at-fact-{number}"} <= set(page.links)
    for side in ("contradiction-1-a", "contradiction-1-b"):
        assert {side, f"at-{side}"} <= set(page.ids)
    for (fact_id,) in answer(lake, "SELECT fact_id FROM facts WHERE version_id LIKE 'evil%'"):
        assert str(fact_id) in page.words


def test_segments_stand_as_they_are(lake: Path, pages: dict[str, Page]) -> None:
    [(text,)] = answer(lake, "SELECT text FROM versions WHERE policy_id = 'undated'")
    for line in str(text).splitlines():
        assert line in page_of(pages, "undated-privacy").words
    assert "Page furniture, 1 segment" in page_of(pages, "undated-privacy").words


def test_a_comparison_counts_as_the_lake_does(lake: Path, pages: dict[str, Page]) -> None:
    names = ("unchanged", "modified", "moved", "added", "removed", "split", "merged")
    counted = answer(
        lake,
        "SELECT period_no, n_unchanged, n_modified, n_moved, n_added, n_removed, n_split, n_merged "
        "FROM period_changes WHERE policy_id = 'changing' ORDER BY period_no",
    )
    assert len(counted) == 2
    assert all(counted[0])
    for period_no, *counts in counted:
        [name] = [name for name in pages if re.search(rf"changing-.*-{period_no}\.html", name)]
        words = " ".join(pages[name].words.split())
        for kind, n in zip(names, counts, strict=True):
            if n or kind not in {"split", "merged"}:
                told = re.sub(rf"{kind}(\d)", rf"{kind} \1", words)
                assert f"{kind} {n}" in told, (name, kind, n)


def test_a_comparison_marks_the_words_that_differ(report: Path) -> None:
    [path] = report.glob("policies/changing-*-2.html")
    html = path.read_text(encoding="utf-8")
    assert "<del>address</del>" in html
    assert "<ins>age</ins>" in html
    assert html.index("This will go away") < html.index("An entirely fresh paragraph")
    assert html.count("Cookies help us to remember") == 3


def test_what_was_cut_or_put_together_stands_side_by_side(report: Path) -> None:
    [path] = report.glob("policies/changing-*-2.html")
    html = path.read_text(encoding="utf-8")
    asked = "We ask for your age when you buy wine."
    assert f'<p dir="auto">{asked} Nobody else is ever asked for it.</p>' in html
    assert f'<p dir="auto">{asked}\n\nNobody else is ever asked for it.</p>' in html
    assert html.count("They forget it as soon as they were there.") == 2


def test_facts_that_differ_are_told_in_words(report: Path) -> None:
    [path] = report.glob("policies/changing-*-2.html")
    html = path.read_text(encoding="utf-8")
    assert "<td>retention period</td><td><bdi>30 days</bdi></td>" in html
    assert "<td>third party</td><td><bdi>Partner</bdi></td>" in html


def test_another_language_is_told_and_facts_are_not_compared(
    lake: Path, report: Path, pages: dict[str, Page]
) -> None:
    said = "The language changed from en to fr; facts are not compared."
    for period_no, is_said in ((2, False), (3, True)):
        [name] = [name for name in pages if re.search(rf"changing-.*-{period_no}\.html", name)]
        assert (said in pages[name].words) == is_said
        assert ("Facts that one of them states alone" in pages[name].words) != is_said
    assert answer(
        lake,
        "SELECT from_language, to_language FROM period_changes WHERE policy_id = 'changing' "
        "ORDER BY period_no",
    ) == [("en", "en"), ("en", "fr")]


def test_the_quality_results_are_taken_along(report: Path, pages: dict[str, Page]) -> None:
    assert "quality/index.html" in pages["index.html"].links
    assert (report / "quality" / "index.html").read_text() == DATA_DOCS
    assert "1 of 2 expectations hold" in " ".join(pages["index.html"].words.split())
    assert "does not hold: " in pages["index.html"].words


def test_what_is_new_is_told(pages: dict[str, Page]) -> None:
    words = pages["index.html"].words
    assert "From snapshot" in words
    assert "newcomer, 2025-01-01: added (first)" in " ".join(words.split())


def test_every_category_has_its_colours(report: Path) -> None:
    assert {slug(term) for term in CATEGORIES} == set(CATEGORY_COLOURS)
    styles = (report / "report.css").read_text(encoding="utf-8")
    for name, pair in CATEGORY_COLOURS.items():
        assert f".tag-{name} {{ --category: var(--{name}); }}" in styles
        for colour in pair:
            assert f"--{name}: {colour};" in styles
    for colours in zip(*CATEGORY_COLOURS.values(), strict=True):
        assert len(set(colours)) == len(CATEGORIES)


def test_plots_have_words_and_figures(report: Path, pages: dict[str, Page]) -> None:
    page = pages["index.html"]
    images = [value for name, value in page.attributes if name == "src"]
    described = [value for name, value in page.attributes if name == "alt"]
    assert len(images) == len(described) >= 4
    assert all(len(words) > 30 for words in described)
    for image in images:
        light = (report / image).read_text(encoding="utf-8")
        dark = (report / image.replace(".svg", "-dark.svg")).read_text(encoding="utf-8")
        assert light != dark == darkened(light)
        assert "http" not in re.sub(r'xmlns(:\w+)?="[^"]*"', "", light)


def test_the_same_snapshot_gives_the_same_bytes(lake: Path, report: Path, tmp_path: Path) -> None:
    said = policylake(
        "report",
        "--lake",
        lake,
        "--out",
        tmp_path / "again",
        TZ="Asia/Kathmandu",
        PYTHONHASHSEED="7",
        LC_ALL="C",
        POLARS_MAX_THREADS="1",
        HOME=str(tmp_path / "home"),
    )
    assert "policies: 4, comparisons: 2" in said.out
    assert digests(tmp_path / "again") == digests(report)
    assert [path.name for path in tmp_path.iterdir()] == ["again"]


def test_what_is_published_meanwhile_is_left_out(
    lake: Path, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy = shutil.copytree(lake, tmp_path / "lake")
    read = site.read_corpus

    def read_and_publish(connection: Any) -> Any:
        corpus = read(connection)
        publish(busy, PlantedLake())
        return corpus

    monkeypatch.setattr(site, "read_corpus", read_and_publish)
    site.write_report(busy, tmp_path / "r", word_marks)
    assert answer(busy, "SELECT count(*) FROM policies") == [(0,)]
    assert digests(tmp_path / "r") == digests(report)


def test_an_older_snapshot_can_be_reported(lake: Path, tmp_path: Path) -> None:
    [(first,)] = answer(
        lake,
        "SELECT min(snapshot_id) FROM lake.snapshots() WHERE commit_extra_info IS NOT NULL",
    )
    about = site.write_report(lake, tmp_path / "r", word_marks, snapshot=int(str(first)))
    assert (about["snapshot"], about["n_policies"]) == (first, 3)
    assert "the lake's first snapshot" in (tmp_path / "r" / "index.html").read_text("utf-8")
    with pytest.raises(UsageError, match="no snapshot 999"):
        site.write_report(lake, tmp_path / "none", word_marks, snapshot=999)
    assert os.listdir(tmp_path) == ["r"]


def test_a_lake_without_policies_has_a_report_too(tmp_path: Path) -> None:
    publish(tmp_path / "lake", PlantedLake())
    site.write_report(tmp_path / "lake", tmp_path / "r", word_marks)
    assert "0 privacy policies" in (tmp_path / "r" / "index.html").read_text("utf-8")
    assert Page(tmp_path / "r" / "policies.html").words


def test_only_a_report_is_replaced(lake: Path, report: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "notes.txt").write_text("x")
    link = tmp_path / "link"
    link.symlink_to(report)
    for refused in (mine / "notes.txt", link, mine):
        with pytest.raises(UsageError, match="with --out"):
            site.write_report(lake, refused, word_marks)
    assert (mine / "notes.txt").read_text() == "x"

    old = tmp_path / "old"
    old.mkdir()
    (old / site.MARK).write_text("{}")
    (old / "stale.html").write_text("x")
    site.write_report(lake, old, word_marks)
    assert digests(old) == digests(report)
    assert sorted(os.listdir(tmp_path)) == ["link", "mine", "old"]


def test_what_fails_leaves_the_earlier_report(
    lake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "report"
    target.mkdir()
    (target / site.MARK).write_text("{}")

    def fail(*_args: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(site, "_write_overview", fail)
    with pytest.raises(KeyboardInterrupt):
        site.write_report(lake, target, word_marks)
    assert os.listdir(tmp_path) == ["report"]
    assert os.listdir(target) == [site.MARK]

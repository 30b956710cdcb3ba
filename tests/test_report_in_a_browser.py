"""The report in a real browser: quiet, offline, harmless, quick, and open to everybody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser import browser, needs_browser, watched
from tests.reported import PAYLOADS, copied, report_of, rich_lake

pytestmark = needs_browser

FIRST_PAGE_BYTES = 1_000_000
FIRST_PAGE_MILLISECONDS = 1_000


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of a hostile policy, a changing one and one from right to left."""
    return report_of(rich_lake(), tmp_path_factory.mktemp("browsed"))


@pytest.fixture(scope="module")
def large_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with a thousand more policies."""
    lake = rich_lake()
    copied(lake, "undated", 1_000)
    return report_of(lake, tmp_path_factory.mktemp("large"))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


def kinds_of_pages(report: Path) -> list[Path]:
    """One page of each kind."""
    [hostile] = report.glob("policies/evil-*.html")
    [comparison] = report.glob("policies/changing-*-2.html")
    return [report / "index.html", report / "policies.html", hostile, comparison]


def test_pages_are_quiet_and_offline(report: Path, chromium: Browser) -> None:
    for is_dark in (False, True):
        with watched(chromium, is_dark=is_dark) as seen:
            for path in kinds_of_pages(report):
                seen.show(path)
            ground = seen.page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert seen.messages == []
        assert ground == ("rgb(18, 21, 26)" if is_dark else "rgb(251, 251, 250)")
        assert all(url.startswith(report.resolve().as_uri()) for url in seen.requests)
        assert any(
            url.endswith(f"tag-shares{'-dark' if is_dark else ''}.svg") for url in seen.requests
        )


def test_plots_are_shown(report: Path, chromium: Browser) -> None:
    with watched(chromium) as seen:
        seen.show(report / "index.html")
        widths = seen.page.evaluate("[...document.images].map(image => image.naturalWidth)")
    assert len(widths) >= 4
    assert all(widths)


def test_nothing_of_a_policy_is_obeyed(report: Path, chromium: Browser) -> None:
    with watched(chromium) as seen:
        seen.show(kinds_of_pages(report)[2])
        strange = seen.page.evaluate(
            "document.querySelectorAll('script, iframe, object, base, form, input, svg, img, "
            "link:not([rel=stylesheet]), [onload], [onerror], [onmouseover], [style]').length"
        )
        words = seen.page.evaluate("document.body.textContent")
        for link in seen.page.query_selector_all("a[href^='javascript']"):
            link.click()
    assert strange == 0
    assert seen.messages == []
    assert PAYLOADS[0] in words


def test_the_policy_of_a_page_holds_off_what_would_get_in(report: Path, chromium: Browser) -> None:
    """Were something of a text to come through after all, the browser would still refuse it."""
    with watched(chromium) as seen:
        seen.show(report / "index.html")
        seen.page.evaluate(
            """() => {
                const script = document.createElement('script');
                script.textContent = "document.title = 'taken'";
                document.body.append(script);
                const image = document.createElement('img');
                image.src = 'https://evil.example/x.png';
                document.body.append(image);
            }"""
        )
        seen.page.wait_for_timeout(200)
        assert seen.page.title() != "taken"
    refused = [message for message in seen.messages if "Content Security Policy" in message]
    assert len(refused) == 2


def test_the_first_page_is_small_and_quick(large_report: Path, chromium: Browser) -> None:
    loaded = [
        large_report / "index.html",
        large_report / "report.css",
        *large_report.glob("plots/*.svg"),
    ]
    assert sum(path.stat().st_size for path in loaded) < FIRST_PAGE_BYTES
    second = (large_report / "policies-2.html").read_text("utf-8")
    assert second.count("<tr>") == 4
    times = []
    # The machine may be busy with something else.
    for _ in range(4):
        with watched(chromium) as seen:
            seen.show(large_report / "index.html")
            assert seen.page.locator(".names a").count() == 1_000
            times.append(
                seen.page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
            )
    assert 0 < min(times) < FIRST_PAGE_MILLISECONDS


@pytest.mark.parametrize(("is_dark", "width"), [(False, 1280), (True, 375)])
def test_everybody_can_read_it(report: Path, chromium: Browser, is_dark: bool, width: int) -> None:
    with watched(chromium, width=width, is_dark=is_dark) as seen:
        for path in kinds_of_pages(report):
            seen.show(path)
            seen.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            faults = [
                (fault["id"], [node["html"][:200] for node in fault["nodes"][:3]])
                for fault in Axe().run(seen.page).response["violations"]
            ]
            assert faults == [], path.name


def test_no_page_is_wider_than_a_screen(report: Path, chromium: Browser) -> None:
    for width in (1280, 800, 375, 320):
        with watched(chromium, width=width) as seen:
            for path in kinds_of_pages(report):
                seen.show(path)
                across = seen.page.evaluate("document.documentElement.scrollWidth")
                assert across <= width, path.name


def test_marks_lead_to_their_rows_by_keyboard(report: Path, chromium: Browser) -> None:
    with watched(chromium) as seen:
        seen.show(kinds_of_pages(report)[2])
        seen.page.keyboard.press("Tab")
        assert seen.page.evaluate("document.activeElement.className") == "skip"
        seen.page.focus("#at-fact-1")
        seen.page.keyboard.press("Enter")
        assert seen.page.url.endswith("#fact-1")
        seen.page.focus("#fact-1 a")
        seen.page.keyboard.press("Enter")
        assert seen.page.url.endswith("#at-fact-1")

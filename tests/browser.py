"""The browser that pages are looked at with, where the machine has one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
needs_browser = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium here; `apt-get install chromium` brings one"
)


@dataclass
class Watched:
    """A page in the browser, and everything that it did besides being shown."""

    page: Page
    messages: list[str] = field(default_factory=list)
    """What the console was told, and dialogs that opened."""
    requests: list[str] = field(default_factory=list)
    """Addresses that were asked for."""

    def show(self, path: Path, fragment: str = "") -> None:
        """Open a file."""
        self.page.goto(path.resolve().as_uri() + fragment)


@contextmanager
def browser() -> Iterator[Browser]:
    """A running Chromium."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-dev-shm-usage"],  # as root, in a small container
        )
        yield started
        started.close()


@contextmanager
def watched(started: Browser, *, width: int = 1280, is_dark: bool = False) -> Iterator[Watched]:
    """A fresh page of the browser under watch."""
    context = started.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if is_dark else "light"
    )
    seen = Watched(context.new_page())
    seen.page.on("console", lambda message: seen.messages.append(message.text))
    seen.page.on("pageerror", lambda error: seen.messages.append(str(error)))
    seen.page.on("request", lambda request: seen.requests.append(request.url))

    def dismiss(dialog: object) -> None:
        seen.messages.append(f"dialog {dialog.message}")  # type: ignore[attr-defined]
        dialog.dismiss()  # type: ignore[attr-defined]

    seen.page.on("dialog", dismiss)
    yield seen
    context.close()

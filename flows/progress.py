"""Telling how far a refresh is: a bar on a terminal, plain lines in a log."""

from __future__ import annotations

import sys
import threading
import time
from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from flows.terminal import counted

if TYPE_CHECKING:
    from types import TracebackType

_SECONDS_BETWEEN_LINES = 10.0


class Reporter:
    """Shows the step under way and the documents done in it, on standard error."""

    def __init__(self) -> None:
        self._console = Console(file=sys.stderr, highlight=False)
        self._bar = Progress(
            TextColumn("{task.description:<28}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=self._console,
            transient=True,
            disable=not self._console.is_terminal,
        )
        self._task = self._bar.add_task("starting", total=None)
        self._lock = threading.Lock()
        self._name, self._done, self._total, self._last_line = "", 0, 0, 0.0

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._bar.stop()

    def step(self, name: str, total: int | None = None) -> None:
        """Begin the step ``name``, of ``total`` documents where they are counted."""
        with self._lock:
            self._name, self._done, self._total = name, 0, total or 0
            self._last_line = time.monotonic()
        self._bar.remove_task(self._task)
        self._task = self._bar.add_task(name, total=total)
        self._line(name if not total else f"{name}: {counted(total, 'document')}")

    def advance(self) -> None:
        """One more document of the step is done."""
        with self._lock:
            self._done += 1
            due = time.monotonic() - self._last_line > _SECONDS_BETWEEN_LINES
            if due:
                self._last_line = time.monotonic()
        self._bar.advance(self._task)
        if due:
            self._line(f"{self._name}: {self._done:,} of {self._total:,} documents")

    def _line(self, text: str) -> None:
        if self._bar.disable:
            self._console.print(f"{time.strftime('%H:%M:%S')} {text}", markup=False)

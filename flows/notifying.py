"""Telling somebody elsewhere what became of a run: a small JSON object to a web address."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx

from flows.summary import changes_of, counted_reasons
from warehouse.vocabulary import RunState

if TYPE_CHECKING:
    from pathlib import Path

    from flows.run import Run
    from flows.settings import Settings

_TOLD = (RunState.PUBLISHED, RunState.BLOCKED, RunState.FAILED)


def notify(settings: Settings, lake: Path, run: Run) -> None:
    """Tell the webhook of the settings that ``run`` published, was blocked or failed.

    A webhook that fails is a warning of the run, and nothing else.
    """
    if run.state in _TOLD:
        warning = post(
            settings,
            {
                "event": run.state.value,
                "lake": str(lake.resolve()),
                "refresh_id": run.refresh_id,
                "message": str(run.error) if run.error else None,
                "counts": run.outcome.counts if run.outcome else {},
                "rejections": counted_reasons(run),
                "missing_files": len(run.missing),
                "changes": changes_of(run),
            },
        )
        run.warnings += [warning] if warning else []


def notify_failure(settings: Settings, lake: Path, message: str) -> str | None:
    """Tell the webhook of a run that failed before it began; a warning where that fails too."""
    event = RunState.FAILED.value
    return post(settings, {"event": event, "lake": str(lake.resolve()), "message": message})


def post(settings: Settings, body: dict[str, Any]) -> str | None:
    """Send ``body`` to the webhook, if there is one; a warning where it was not taken.

    However slowly the other side answers, this returns after the seconds of the settings.
    """
    if not settings.webhook:
        return None
    url, host = settings.webhook, urlsplit(settings.webhook).hostname
    answer: list[str | None] = [f"no answer after {settings.webhook_seconds:g} s"]

    def send() -> None:
        try:
            response = httpx.post(url, json=body, timeout=settings.webhook_seconds)
            answer[0] = None if response.is_success else f"it answered {response.status_code}"
        except Exception as error:  # whatever it is, the run is not to fail by it
            answer[0] = f"{type(error).__name__}: {error}"

    thread = threading.Thread(target=send, daemon=True)
    thread.start()
    thread.join(settings.webhook_seconds)
    # The address may hold a secret: its host is named only.
    return answer[0] and f"the webhook at {host} was not told ({answer[0]})"

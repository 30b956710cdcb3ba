"""The record of every run, publishing or not: `runs/<refresh_id>.json`.

It is written when the run begins and again when it ends, so that a run which is killed has one too.
"""

from __future__ import annotations

import json
import os
import secrets
import socket
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from warehouse.vocabulary import RunState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def new_refresh_id(started_at: datetime) -> str:
    """An id that sorts by the start of its refresh, to the millisecond."""
    start = started_at.astimezone(UTC)
    milliseconds = start.microsecond // 1000
    return f"{start:%Y%m%dT%H%M%S}{milliseconds:03}Z-{secrets.token_hex(3)}"


def begin_run(folder: Path, refresh_id: str, started_at: datetime, sources: list[str]) -> None:
    """Write the record of a run that begins."""
    record = {
        "refresh_id": refresh_id,
        "state": RunState.RUNNING.value,
        "started_at": started_at.isoformat(),
        "ended_at": None,
        "process": os.getpid(),
        "host": socket.gethostname(),
        "sources": sources,
        "published": False,
        "error": None,
    }
    write_run(folder, refresh_id, record)


def write_run(folder: Path, refresh_id: str, record: Mapping[str, Any]) -> Path:
    """Write a run's record, whole or not at all."""
    folder.mkdir(exist_ok=True)  # not its parents: a lake that is gone stays gone
    path = folder / f"{refresh_id}.json"
    partial = path.with_suffix(".part")
    text = json.dumps(record, indent=2, default=str, ensure_ascii=False) + "\n"
    partial.write_text(text, encoding="utf-8", errors="backslashreplace")
    os.replace(partial, path)
    return path


def latest_run(folder: Path) -> dict[str, Any] | None:
    """The record of the last run; None where there is none that can be read."""
    for path in sorted(folder.glob("*.json"), reverse=True) if folder.is_dir() else ():
        with suppress(OSError, ValueError):
            record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            return record
    return None


def state_of(record: Mapping[str, Any]) -> RunState | None:
    """How far the run of ``record`` came; None where the record does not say."""
    state = {known.value: known for known in RunState}.get(record.get("state", ""))
    if state == RunState.RUNNING and not _is_alive(record):
        return RunState.INTERRUPTED
    return state


def _is_alive(record: Mapping[str, Any]) -> bool:
    """Whether the run's process lives. Of another machine's nobody here can tell."""
    if record.get("host") != socket.gethostname():
        return True
    try:
        os.kill(int(record["process"]), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True

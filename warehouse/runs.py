"""The record of every run, publishing or not: `runs/<refresh_id>.json`."""

from __future__ import annotations

import json
import os
import secrets
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def new_refresh_id(started_at: datetime) -> str:
    """An id that sorts by the start of its refresh."""
    return f"{started_at.astimezone(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"


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

"""A worker's job in which some documents kill, stall or break the worker, told by their text."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable

import flows.shards
from flows.shards import Job
from transforms.blocks import blocks
from transforms.reading import Reading, read


def _read(content: bytes, path: str) -> Reading:
    if b"KILLS" in content:
        os.kill(os.getpid(), signal.SIGKILL)
    if b"IS STOPPED" in content:
        os.kill(os.getpid(), signal.SIGTERM)
    if b"STALLS" in content:
        time.sleep(60)
    if b"RAISES" in content:
        raise RecursionError("too deep")
    return read(content, path)


def _blocks(readings):  # type: ignore[no-untyped-def]
    if any("BREAKS LATER" in (text or "") for text in readings["text"]):
        os.abort()
    return blocks(readings)


def stage(job: Job, sign_of_life: Callable[[int | None], None]) -> None:
    """flows.shards.stage, with documents that mean harm."""
    flows.shards.read = _read
    flows.shards.blocks = _blocks
    flows.shards.stage(job, sign_of_life)

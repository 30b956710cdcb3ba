"""The writer's lock: one refresh at a time. The operating system drops it when its holder dies."""

from __future__ import annotations

import fcntl
import os
import socket
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from warehouse.errors import Busy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


_held: ContextVar[frozenset[Path]] = ContextVar("held_locks", default=frozenset())
"""Lock files that the caller holds already."""


@contextmanager
def writer_lock(path: Path) -> Iterator[None]:
    """Hold the lock file at ``path``, or fail at once.

    Inside the block the same lock may be taken again.

    Raises:
        Busy: another process holds it; the message names that process.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path = path.resolve()
    if path in _held.get():
        yield
        return
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(descriptor, 200, 0).decode("utf-8", "replace").strip() or "unknown"
            raise Busy(
                f"another refresh is writing to this lake ({holder}); "
                "wait for it to end, or stop that process, then run again"
            ) from None
        os.ftruncate(descriptor, 0)
        now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
        os.pwrite(
            descriptor, f"process {os.getpid()} on {socket.gethostname()} since {now}\n".encode(), 0
        )
        token = _held.set(_held.get() | {path})
        try:
            yield
        finally:
            _held.reset(token)
    finally:
        os.close(descriptor)

"""Worker processes that read documents: one at a time each, replaced when they die or stall."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import wait
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from warehouse.errors import PolicylakeError
from warehouse.vocabulary import Reason

if TYPE_CHECKING:
    import ctypes
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection

    Work = Callable[[Any, Callable[[int | None], None]], None]
    """A function of a module that does a job, and gives a sign of life before each document."""


_LOOK_SECONDS = 0.1
"""How often a worker at work is looked at."""

_NO_DOCUMENT = -1
_STOPPED = "the refresh was stopped"

POLARS_ENVIRONMENT = {
    "POLARS_MAX_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "POLARS_ENGINE_AFFINITY": "in-memory",
    "_RJEM_MALLOC_CONF": "narenas:1,dirty_decay_ms:10000,muzzy_decay_ms:-1",
}
"""What polars reads when the work's module imports it. A shard is too small to gain by streaming.
The allocator keeps what was freed for ten seconds, and for all threads: to ask the system for the
same memory again took a tenth of the time."""


class WorkerFailed(Exception):
    """A worker did not finish its job."""

    def __init__(self, reason: Reason, detail: str, document: int | None) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
        self.document = document
        """Row of the job's document that was being read; None in the steps over all of them."""


@dataclass(frozen=True)
class Limits:
    """How long a worker may go without a sign of life, in seconds."""

    document: float
    shard: float


class Worker:
    """One spawned process."""

    def __init__(self, work: Work) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._at = context.RawArray("q", 2)
        """The row that is being read, and how many were begun. A message for each would cost as
        much as to read some of them."""
        self._process = context.Process(target=_serve, args=(theirs, self._at), daemon=True)
        self._process.start()
        theirs.close()
        self._pipe.send(work)

    def run(self, job: object, limits: Limits, on_document: Callable[[], None]) -> None:
        """Have ``job`` done.

        Raises:
            WorkerFailed: it died, stalled or raised; it is gone then, and another must be started.
            OSError: the disk refused; no document is to blame.
            PolicylakeError: it could not even start.
        """
        self._at[:] = [_NO_DOCUMENT, 0]
        self._pipe.send(job)
        n_told = 0
        seen, since = (_NO_DOCUMENT, 0), time.monotonic()
        while True:
            ended = wait([self._pipe, self._process.sentinel], _LOOK_SECONDS)
            row, n_begun = at = tuple(self._at)
            document = None if row == _NO_DOCUMENT else row
            for _ in range(n_told, n_begun):
                on_document()
            n_told = n_begun
            if ended:
                self._end(document)
                return
            if at != seen:
                seen, since = at, time.monotonic()
            seconds = limits.shard if document is None else limits.document
            if time.monotonic() - since > seconds:
                self.stop()
                raise WorkerFailed(Reason.TIMED_OUT, f"no result after {seconds:.0f} s", document)

    def _end(self, document: int | None) -> None:
        """Take the word by which a job ends."""
        try:
            kind, value = self._pipe.recv()
        except (EOFError, OSError):
            self._process.join()
            if self._process.exitcode in {-signal.SIGTERM, -signal.SIGHUP, -signal.SIGINT}:
                raise PolicylakeError("a worker was stopped from outside; run again") from None
            detail = _ending(self._process.exitcode)
            raise WorkerFailed(Reason.WORKER_DIED, detail, document) from None
        if kind == "unfit":
            raise PolicylakeError(f"a worker process cannot start: {value}")
        if kind == "refused":
            raise value
        if kind == "failed":
            raise WorkerFailed(Reason.WORKER_DIED, value, document)

    def kill(self) -> None:
        """End the process, whatever it is doing; who runs a job in it is told so."""
        self._process.kill()

    def stop(self) -> None:
        """End the process when no job is run in it."""
        self._process.kill()
        self._process.join()
        self._pipe.close()


class WorkerPool:
    """Workers lent to threads; started when first needed."""

    def __init__(self, size: int, work: Work) -> None:
        self._idle: SimpleQueue[Worker | None] = SimpleQueue()
        for _ in range(size):
            self._idle.put(None)
        self._work = work
        self._busy: set[Worker] = set()
        self._is_closed = threading.Event()

    @contextmanager
    def worker(self) -> Iterator[Worker]:
        """A worker for the block; one that failed in it is replaced.

        Raises:
            PolicylakeError: the pool is closed.
        """
        idle = self._idle.get()
        if self._is_closed.is_set():
            self._idle.put(idle)  # whoever waits for one is told too
            raise PolicylakeError(_STOPPED)
        worker = idle or Worker(self._work)
        self._busy.add(worker)
        try:
            if self._is_closed.is_set():  # while it was started
                raise PolicylakeError(_STOPPED)
            yield worker
        except BaseException as error:
            worker.stop()
            self._idle.put(None)
            if self._is_closed.is_set():
                raise PolicylakeError(_STOPPED) from error
            raise
        finally:
            self._busy.discard(worker)
        self._idle.put(worker)

    def close(self) -> None:
        """End every worker; jobs under way end with a PolicylakeError, and blame no document."""
        self._is_closed.set()
        for worker in tuple(self._busy):
            worker.kill()
        idle = []
        with suppress(Empty):
            while True:
                idle.append(self._idle.get_nowait())
        for unused in idle:
            if unused:
                unused.stop()
            self._idle.put(None)


def _ending(code: int | None) -> str:
    if code is not None and code < 0:
        return f"the worker process was ended by signal {-code}"
    return f"the worker process ended with code {code}"


def _serve(pipe: Connection[Any, Any], at: ctypes.Array[ctypes.c_longlong]) -> None:
    """The life of a worker: jobs in, results out, and in ``at`` what it is at."""

    def sign_of_life(row: int | None) -> None:
        at[:] = [_NO_DOCUMENT, at[1]] if row is None else [row, at[1] + 1]

    os.setpgid(0, 0)  # Ctrl-C is for the parent, which ends its workers
    threading.Thread(target=_exit_with_parent, daemon=True).start()
    os.environ.update(POLARS_ENVIRONMENT)
    try:
        work = pipe.recv()
    except Exception as error:
        pipe.send(("unfit", _one_line(error)))
        return
    gc.freeze()
    while True:
        try:
            job = pipe.recv()
        except EOFError:
            return
        try:
            work(job, sign_of_life)
            pipe.send(("done", None))
        except OSError as error:
            pipe.send(("refused", error))
        except BaseException as error:  # a Polars panic is no Exception
            pipe.send(("failed", _one_line(error)))


def _one_line(error: BaseException) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]


def _exit_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)

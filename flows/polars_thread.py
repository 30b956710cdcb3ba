"""Many small steps in Polars, done on the thread that Polars itself works on."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Callable

    T = TypeVar("T")


def on_polars_thread(work: Callable[[], T]) -> T:
    """What ``work`` returns or raises.

    Polars hands every step of several columns to a thread of its pool and waits for it, also where
    the pool has one thread: a tenth of a millisecond each, over a tenth of a second for a shard's
    thousand steps. On that thread it does them at once.
    """
    outcome: Future[T] = Future()

    def run(frame: pl.DataFrame) -> pl.DataFrame:
        try:
            outcome.set_result(work())
        except BaseException as error:  # a Polars panic is no Exception
            outcome.set_exception(error)
        return frame

    pl.collect_all([pl.LazyFrame().map_batches(run)], engine="in-memory")
    return outcome.result()

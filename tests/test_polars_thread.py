"""Work on Polars' own thread gives what it gives on any other."""

from __future__ import annotations

import threading

import polars as pl
import pytest

from flows.polars_thread import on_polars_thread


def test_work_is_done_on_a_thread_of_polars() -> None:
    names = on_polars_thread(lambda: threading.current_thread().name)
    assert names != threading.current_thread().name


def test_steps_within_it_give_what_they_give_elsewhere() -> None:
    def steps() -> pl.DataFrame:
        frame = pl.DataFrame({"text": ["a b", "c", "d e f"], "document": [1, 1, 2]})
        return (
            frame.with_columns(n=pl.col("text").str.count_matches(" "), row=pl.int_range(pl.len()))
            .lazy()
            .join(frame.lazy().group_by("document").len(), on="document", how="left")
            .filter(pl.col("n") > 0, pl.col("len") > 0)
            .sort("row")
            .collect()
        )

    assert on_polars_thread(steps).equals(steps())


@pytest.mark.parametrize("error", [OSError("disk full"), KeyError("x"), KeyboardInterrupt()])
def test_what_work_raises_comes_through(error: BaseException) -> None:
    def fails() -> None:
        raise error

    with pytest.raises(type(error)) as raised:
        on_polars_thread(fails)
    assert raised.value is error
    assert on_polars_thread(lambda: 1) == 1

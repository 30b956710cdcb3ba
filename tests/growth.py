"""How the time of something grows with what it works on, told from noise."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

_TRIES = 4


def growth(work: Callable[[int], Callable[[], object]], size: int, shortest: float) -> float:
    """How many times as much CPU twice ``size`` takes, by the least of a few tries.

    Garbage is not collected meanwhile: that comes when the whole process has made so much of it.

    Args:
        work: Prepares work of a size, and gives what does it.
        size: The smaller one.
        shortest: Seconds; when the larger one takes less, that is not told from noise, and is 1.
    """
    least = float("inf")
    for _ in range(_TRIES):
        longer = _seconds(work(2 * size))
        if longer < shortest:
            return 1.0
        least = min(least, longer / _seconds(work(size)))
    return least


def _seconds(do: Callable[[], object]) -> float:
    gc.disable()
    try:
        start = time.process_time()
        do()
        return time.process_time() - start
    finally:
        gc.enable()

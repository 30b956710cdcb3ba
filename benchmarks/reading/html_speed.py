"""Pages a second from raw bytes to segments, on one core, beside trafilatura's extraction.

    pip install trafilatura
    python -m benchmarks.reading.html_speed FOLDER

Both read the same pages in turns, so that a machine whose speed drifts treats them alike; the best
turn of each counts. A refresh reads some thousand documents at a time: with `--copies` each page is
read so often, under other names. Trafilatura (Apache-2) gives the main text without spans; it is
installed for this comparison only.
"""

from __future__ import annotations

import os

os.environ.setdefault("POLARS_MAX_THREADS", "1")

import argparse
import logging
import time
from collections.abc import Callable
from pathlib import Path

import polars as pl

from flows.workers import collect_garbage_rarely
from transforms.blocks import blocks
from transforms.reading import read, readings
from transforms.segments import segments
from transforms.texts import document_texts, texts

TURNS = 5


def to_segments(pages: dict[str, bytes]) -> int:
    """Read pages as a refresh reads those of a shard; returns the number of segments."""
    read_files = readings({name: read(content, name) for name, content in pages.items()})
    block_rows = blocks(read_files)
    documents = read_files.filter(pl.col("reason").is_null()).select(
        "document_id",
        path="document_id",
        policy_id="document_id",
        status=pl.lit("accepted"),
        document_date=pl.lit(None, pl.Date),
    )
    document_text_rows = document_texts(documents, block_rows)
    return segments(texts(documents, document_text_rows), block_rows).height


def to_main_text(pages: dict[str, bytes]) -> int:
    """Extract the main text of pages; returns its number of characters."""
    from trafilatura import extract  # noqa: PLC0415 # only installed for this

    return sum(len(extract(content) or "") for content in pages.values())


def timed(function: Callable[[dict[str, bytes]], int], pages: dict[str, bytes]) -> float:
    """Seconds of CPU time."""
    start = time.process_time()
    function(pages)
    return time.process_time() - start


def main() -> None:
    """Measure the pages of a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--alone", action="store_true", help="without trafilatura")
    parser.add_argument("--copies", type=int, default=1)
    options = parser.parse_args()
    logging.disable()
    pages = {
        f"{copy}/{file.name}": file.read_bytes()
        for copy in range(options.copies)
        for file in sorted(options.folder.glob("*.html"))
    }
    functions = [to_segments] if options.alone else [to_segments, to_main_text]
    for function in functions:
        function(pages)
    collect_garbage_rarely()
    turns = [[timed(function, pages) for function in functions] for _ in range(TURNS)]
    n_bytes = sum(map(len, pages.values()))
    for function, seconds in zip(functions, map(min, zip(*turns, strict=True)), strict=True):
        print(
            f"{function.__name__:13} {len(pages) / seconds:7.1f} pages/s "
            f"{n_bytes / seconds / 1e6:6.1f} MB/s"
        )


if __name__ == "__main__":
    main()

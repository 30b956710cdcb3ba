"""CPU time from raw bytes to segments, stage by stage, on one core.

    python -m benchmarks.reading.speed policies_bulk.parquet --documents 1000
    python -m benchmarks.reading.speed FOLDER_OF_PAGES --trafilatura

Documents are read as a refresh reads those of a shard, a thousand at a time as a rule; the best of
several turns counts, of each stage and of all. The floor under any pipeline takes turns with it
(hash, decode and write the same bytes), for a machine's speed may drift by a quarter. So does
trafilatura's extraction of the same pages with `--trafilatura`: it gives the main text without
spans (Apache-2; `pip install trafilatura`, for this comparison only).
"""

from __future__ import annotations

import os

from flows.workers import POLARS_ENVIRONMENT

os.environ.update(POLARS_ENVIRONMENT)

import argparse
import gc
import io
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl

from benchmarks.floor import write_floor
from flows.polars_thread import on_polars_thread
from transforms.blocks import blocks
from transforms.policy_check import policy_check
from transforms.reading import Reading, read, readings
from transforms.segments import segments
from transforms.texts import document_texts, texts

TURNS = 7

Documents = dict[str, bytes]
Seconds = dict[str, float]


@contextmanager
def taking(seconds: Seconds, stage: str) -> Iterator[None]:
    """Put the CPU time of what is done within down to ``stage``."""
    start = time.process_time()
    yield
    seconds[stage] = time.process_time() - start


def to_segments(raw: Documents) -> Seconds:
    """Read documents as a refresh reads those of a shard; each stage's seconds of CPU time."""
    seconds: Seconds = {}
    with taking(seconds, "decode and parse"):
        found = {name: read(content, name) for name, content in raw.items()}
    on_polars_thread(lambda: _to_segments(found, seconds))
    return seconds


def _to_segments(found: dict[str, Reading], seconds: Seconds) -> None:
    """The steps over all documents.

    Whether a document is a policy is told from its blocks, beside the way to its segments.
    """
    with taking(seconds, "frames"):
        read_files = readings(found)
    with taking(seconds, "blocks"):
        block_rows = blocks(read_files)
    with taking(seconds, "texts"):
        documents = read_files.filter(pl.col("reason").is_null()).select(
            "document_id",
            path="document_id",
            policy_id="document_id",
            status=pl.lit("accepted"),
            document_date=pl.lit(None, pl.Date),
        )
        text_rows = texts(documents, document_texts(documents, block_rows))
    with taking(seconds, "segments"):
        segments(text_rows, block_rows)
    seconds["to segments"] = sum(seconds.values())
    with taking(seconds, "policy or not"):
        policy_check(read_files, block_rows)


def floor(raw: Documents) -> Seconds:
    """Do the least that any pipeline must do."""
    seconds: Seconds = {}
    with taking(seconds, "floor"):
        write_floor(raw.items(), io.BytesIO())
    return seconds


def to_main_text(raw: Documents) -> Seconds:
    """Extract the main text of pages."""
    from trafilatura import extract  # noqa: PLC0415 # only installed for this

    seconds: Seconds = {}
    with taking(seconds, "trafilatura"):
        for content in raw.values():
            extract(content)
    return seconds


def raw_documents(source: Path, most: int, copies: int) -> Documents:
    """Name → bytes, of the files of a folder or of the rows (name, raw) of a Parquet file."""
    if source.is_dir():
        files = sorted(file for file in source.rglob("*") if file.is_file())
        rows = [(str(file.relative_to(source)), file.read_bytes()) for file in files[:most]]
    else:
        rows = pl.read_parquet(source, columns=["name", "raw"], n_rows=most).rows()
    return {f"{copy}/{name}": raw for copy in range(copies) for name, raw in rows}


def main() -> None:
    """Print how long each stage takes, and how much it reads a second."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("--documents", type=int, default=1000, help="at most so many")
    parser.add_argument("--copies", type=int, default=1, help="read each so often")
    parser.add_argument("--trafilatura", action="store_true", help="beside trafilatura")
    options = parser.parse_args()
    if not options.source.exists():
        parser.error(f"there is no {options.source}")
    logging.disable()
    raw = raw_documents(options.source, options.documents, options.copies)
    readers: list[Callable[[Documents], Seconds]] = [floor, to_segments]
    if options.trafilatura:
        readers.append(to_main_text)
    best: Seconds = {}
    for turn in range(TURNS):
        for reader in readers:
            for stage, seconds in reader(raw).items():
                best[stage] = min(seconds, best.get(stage, seconds))
        if not turn:
            gc.freeze()
    n_bytes = sum(map(len, raw.values()))
    print(f"{len(raw)} documents, {n_bytes / 1e6:.1f} MB")
    for stage, seconds in best.items():
        print(
            f"{stage:16} {seconds:7.3f} s {len(raw) / seconds:8.1f} documents/s "
            f"{n_bytes / seconds / 1e6:7.1f} MB/s {seconds / best['floor']:6.2f} floors"
        )


if __name__ == "__main__":
    main()

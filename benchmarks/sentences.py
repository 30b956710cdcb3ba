"""How well sentences are told: precision and recall of their ends, by language.

The ends were set by reading 302 segments, without looking at what policylake makes of them. They
are offsets into texts that are not here: `reading/sentences.jsonl` names each by its document, in
the data folder beside the repository, and its SHA-256. 212 segments were drawn at random among
those that hold a stop, 90 among those where a stop is not simply followed by a blank and a capital.

Usage: python -m benchmarks.sentences [DATA]
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import polars as pl

from benchmarks.corpus import ROOT
from transforms.blocks import blocks
from transforms.reading import read, readings
from transforms.sentences import sentences
from warehouse.vocabulary import SegmentKind

LABELS = Path(__file__).parent / "reading" / "sentences.jsonl"


def main(data: Path) -> None:
    """Print the table for the labelled texts that are found in ``data``."""
    labels = [json.loads(line) for line in LABELS.read_text().splitlines()]
    texts = {
        sha256(text): text
        for path, own in groupby(sorted(labels, key=lambda r: r["path"]), lambda r: r["path"])
        for text in _texts(data / path, {label["row"] for label in own})
    }
    known = [label for label in labels if label["sha256"] in texts]
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for label, said in zip(known, _ends([texts[r["sha256"]] for r in known]), strict=True):
        meant = set(label["ends"])
        row = [1, len(said & meant), len(said), len(meant)]
        for group in (label["language"], label["draw"], "all"):
            counts[group] = [a + b for a, b in zip(counts[group], row, strict=True)]
    print(f"{len(known)} of {len(labels)} labelled segments found")
    for group, (n_segments, hits, n_said, n_meant) in sorted(counts.items()):
        precision, recall = hits / max(n_said, 1), hits / max(n_meant, 1)
        print(
            f"{group:8} {n_segments:4} segments {n_meant:4} ends  P {precision:.3f} R {recall:.3f}"
        )


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _ends(texts: list[str]) -> list[set[int]]:
    """Where the sentences of each text end, but for the last one."""
    segments = pl.DataFrame(
        {
            "segment_id": [str(n) for n in range(len(texts))],
            "version_id": "",
            "kind": SegmentKind.PARAGRAPH.value,
            "char_start": 0,
            "char_end": [len(text) for text in texts],
            "text": texts,
        },
        schema_overrides={"char_start": pl.Int32, "char_end": pl.Int32},
    )
    found: list[set[int]] = [set() for _ in texts]
    for number, end in sentences(segments).select("segment_id", "char_end").iter_rows():
        found[int(number)].add(end)
    return [ends - {len(text)} for ends, text in zip(found, texts, strict=True)]


def _texts(path: Path, rows: set[int | None]) -> Iterator[str]:
    """The texts that a labelled one may be among."""
    if path.suffix == ".jsonl":
        lines = path.read_text(encoding="utf-8").splitlines()
        yield from (" ".join(json.loads(lines[row or 0])["text"].split()) for row in rows)
    elif path.suffix == ".parquet":
        raw = pl.scan_parquet(path).select("raw").collect()["raw"]
        yield from _blocks({f"{row}.txt": raw[row or 0] for row in rows})
    else:
        yield from _blocks({path.name: path.read_bytes()})


def _blocks(contents: dict[str, Any]) -> list[str]:
    read_files = readings({name: read(content, name) for name, content in contents.items()})
    return blocks(read_files)["text"].to_list()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "data")

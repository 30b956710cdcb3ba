"""Recall, precision and speed of near duplicates: `python -m benchmarks.duplicates`.

Brute force compares all texts with all, by words that it cuts itself.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from pathlib import Path

import polars as pl

from benchmarks.corpus import kind
from benchmarks.duplicates.corpus import alike_by_brute_force, texts_with_copies
from transforms.duplicates import candidates, duplicates
from transforms.ids import content_id
from transforms.signatures import signatures
from warehouse.schemas.duplicates import LEAST_SIMILARITY


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=20260101)
    parser.add_argument("--json", type=Path, help="write the figures here too")
    options = parser.parse_args()
    figures = measure(texts_with_copies(options.documents, options.seed))
    print(f"corpus: {kind()} with planted edits, seed {options.seed}")
    for name, value in figures.items():
        print(f"{name:<44} {value:>12,.4f}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n")


def measure(texts: list[str]) -> dict[str, float]:
    """All figures; times are CPU time of this process."""
    rows = pl.DataFrame(
        {
            "version_id": [content_id(str(n)) for n in range(len(texts))],
            "text": texts,
            "text_sha256": [hashlib.sha256(text.encode()).hexdigest() for text in texts],
        }
    )
    start = time.process_time()
    signed = signatures(rows)
    signing = time.process_time() - start
    guessed = candidates(signed)
    found = duplicates(guessed, rows)
    whole = time.process_time() - start
    places = {version_id: n for n, version_id in enumerate(rows["version_id"])}
    told = {
        (min(places[a], places[b]), max(places[a], places[b]))
        for a, b in found.select("version_id_a", "version_id_b").iter_rows()
    }
    real = alike_by_brute_force(texts, LEAST_SIMILARITY)
    right = len(told & real.keys())
    return {
        "documents": len(texts),
        "MB": rows["text"].str.len_bytes().sum() / 1e6,
        "pairs by brute force": len(real),
        "pairs guessed": guessed.height,
        "pairs found": len(told),
        "recall": right / max(len(real), 1),
        "precision": right / max(len(told), 1),
        "signed: documents per CPU s": len(texts) / signing,
        "signed: MB per CPU s": rows["text"].str.len_bytes().sum() / 1e6 / signing,
        "all: documents per CPU s": len(texts) / whole,
    }


if __name__ == "__main__":
    main()

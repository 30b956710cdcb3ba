"""How well segments are tagged: precision, recall and F1 of each label, and their averages.

Usage: python -m benchmarks.tagging FILE.jsonl, each line an object with `text` and `labels`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import polars as pl

from transforms.tags import term_scores
from transforms.terms import terms


def counts(rows: list[dict[str, object]]) -> pl.DataFrame:
    """term, hits, said and meant: rows that have the tag and the label, the tag, the label."""
    readings = pl.LazyFrame({"row": range(len(rows)), "reading": [row["text"] for row in rows]})
    said = term_scores(readings).filter(pl.col("score") >= 0.5).select("row", "term").collect()
    labels = pl.DataFrame({"row": range(len(rows)), "term": [row["labels"] for row in rows]})
    meant = labels.explode("term").drop_nulls().with_columns(pl.col("term").cast(pl.String))
    said = said.with_columns(pl.col("term").cast(pl.String), pl.col("row").cast(pl.Int64))
    hits = said.join(meant, on=["row", "term"])
    frame = terms().select("term")
    for name, pairs in {"hits": hits, "said": said, "meant": meant}.items():
        n_pairs = pairs.group_by("term").agg(pl.len().alias(name))
        frame = frame.join(n_pairs, on="term", how="left")
    return frame.fill_null(0)


def main(path: Path) -> None:
    """Print the table for the labelled file at ``path``."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = counts(rows).with_columns(f1=2 * pl.col("hits") / (pl.col("said") + pl.col("meant")))
    for term, hits, said, meant, f1 in found.iter_rows():
        precision, recall = hits / max(said, 1), hits / max(meant, 1)
        print(f"{term:38} P {precision:.2f}  R {recall:.2f}  F1 {f1:.2f}  of {meant}")
    hits, said, meant = found.select(pl.col("hits", "said", "meant").sum()).row(0)
    macro, micro = sum(found["f1"]) / found.height, 2 * hits / (said + meant)
    print(f"macro F1 {macro:.3f}, micro F1 {micro:.3f}, {len(rows)} segments")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

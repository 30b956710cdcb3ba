"""Corpora of any size to measure on: real texts where they are at hand, else made ones."""

from __future__ import annotations

import random
import re
from pathlib import Path

import polars as pl

ROOT = Path(__file__).parent.parent
BULK = ROOT.parent / "shared" / "data" / "policies_bulk.parquet"
EXAMPLES = ROOT / "examples" / "policies"


def write_texts(folder: Path, n_documents: int, seed: int) -> int:
    """Write ``n_documents`` plain texts into ``folder`` and return their bytes.

    They are drawn from the 15,000 crawled texts beside the repository where those are, else made
    from the bundled corpus by shuffling its paragraphs and changing its names.
    """
    folder.mkdir(parents=True)
    texts = _drawn(n_documents, seed) if BULK.exists() else _made(n_documents, seed)
    total = 0
    for number, content in enumerate(texts):
        (folder / f"site{number:06d}.txt").write_bytes(content)
        total += len(content)
    return total


def kind() -> str:
    """Which corpus write_texts gives, in words."""
    return "crawled texts" if BULK.exists() else "texts made from the bundled corpus"


def _drawn(n_documents: int, seed: int) -> list[bytes]:
    raw = pl.scan_parquet(BULK).select("raw").collect()["raw"]
    order = list(range(raw.len()))
    random.Random(seed).shuffle(order)
    if n_documents > raw.len():
        raise SystemExit(f"there are {raw.len():,} texts only")
    return raw.gather(order[:n_documents]).to_list()


def _made(n_documents: int, seed: int) -> list[bytes]:
    paragraphs = [
        paragraph
        for path in sorted(EXAMPLES.rglob("*.md")) + sorted(EXAMPLES.rglob("*.txt"))
        if "bad" not in path.parts
        for paragraph in re.split(r"\n\s*\n", path.read_text("cp1252", "ignore"))
        if len(paragraph) > 40
    ]
    names = sorted({p.name.title().split("-")[0] for p in EXAMPLES.iterdir() if p.is_dir()})
    pattern = re.compile("|".join(names))
    made = []
    for number in range(n_documents):
        chance = random.Random(f"{seed}-{number}")
        chosen = chance.sample(paragraphs, k=chance.randint(15, 60))
        text = "Privacy Policy\n\n" + "\n\n".join(chosen)
        made.append(pattern.sub(f"Company{number}", text).encode())
    return made

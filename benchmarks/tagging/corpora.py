"""Makes what the tagger that comes along learnt from, beside the labelled segments themselves.

Usage: python -m benchmarks.tagging.corpora DATA OUT, DATA being the folder that holds
policies_bulk.parquet and opp115. Writes OUT/unlabelled.jsonl, the English segments of the crawled
policies, and OUT/parts.jsonl, the sentences of the labelled segments with the share of annotators
who marked something in them for a label. Where opp115 has no validation.jsonl, what is written
knows nothing of it.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import polars as pl

from transforms.blocks import blocks
from transforms.languages import version_languages
from transforms.reading import read, readings
from transforms.segments import segments
from transforms.texts import document_texts, texts
from warehouse.vocabulary import SegmentKind, Status

_AT_ONCE: Final = 1000
_LEAST_WORDS: Final = 5
_MOST_CHARS: Final = 2500
_N_ANNOTATORS: Final = 3
_PART_WEIGHT: Final = 0.3
_SENTENCE_END: Final = re.compile(r"(?<=[.!?;:])[\"”)]*\s+(?=[A-Z(\"“\-•\d])")
_LEAST_WORDS_OF_PART: Final = 6


def unlabelled(data: Path) -> Iterator[dict[str, Any]]:
    """The distinct English segments of the crawled policies: text, heading_path and lead_in.

    Those of the sites whose policies are labelled are left out: a judged fold must be unseen.
    """
    labelled = {row["policy"].split("_", 1)[1] for row in _labelled(data)}
    hosts = {host.removeprefix("www.").replace(".", "-") for host in labelled}
    crawled = pl.read_parquet(data / "policies_bulk.parquet").unique("raw", maintain_order=True)
    host = pl.col("name").str.extract(r"/(.*)-\d+\.txt$").str.replace("^www-", "")
    crawled = crawled.filter(~host.is_in(list(hosts)).fill_null(value=False))
    seen: set[tuple[str | None, str]] = set()
    for start in range(0, crawled.height, _AT_ONCE):
        for path, lead_in, text in _segments(crawled[start : start + _AT_ONCE]).iter_rows():
            key = (path[-1] if path else None, text)
            if key not in seen:
                seen.add(key)
                yield {"text": text, "heading_path": path, "lead_in": lead_in}


def _segments(crawled: pl.DataFrame) -> pl.DataFrame:
    """heading_path, lead_in and text of the English text in some files."""
    names = crawled.get_column("name").to_list()
    read_files = {name: read(raw, name.rsplit("/", 1)[-1]) for name, raw in crawled.iter_rows()}
    block_rows = blocks(readings(read_files))
    rows = pl.DataFrame(
        {"document_id": names, "policy_id": names, "path": names, "document_date": None},
        schema_overrides={"document_date": pl.Date},
    ).with_columns(status=pl.lit(Status.ACCEPTED.value))
    found = segments(texts(rows, document_texts(rows, block_rows)), block_rows)
    lead_ins = found.select(lead_in_segment_id="segment_id", lead_in="text")
    of_versions = version_languages(found).select("version_id", most="language")
    is_text = pl.col("kind").is_in([SegmentKind.PARAGRAPH.value, SegmentKind.LIST_ITEM.value])
    n_words = pl.col("text").str.count_matches(" ", literal=True) + 1
    return (
        found.filter(is_text & (n_words >= _LEAST_WORDS))
        .join(of_versions, on="version_id", how="left", maintain_order="left")
        .filter(pl.coalesce("language", "most") == "en")
        .join(lead_ins, on="lead_in_segment_id", how="left", maintain_order="left")
        .select("heading_path", "lead_in", pl.col("text").str.head(_MOST_CHARS))
    )


def parts(data: Path) -> Iterator[dict[str, Any]]:
    """The sentences of labelled segments: text, degrees of labels, weight and policy."""
    spans = _spans(data)
    for row in _labelled(data):
        key = (row["policy"].split("_", 1)[0], row["segment"])
        for start, end in _sentences(row["text"]):
            marked = defaultdict(set)
            for label, annotator, text, begin, stop in spans.get(key, ()):
                begin, stop = _located(row["text"], text, begin, stop)  # noqa: PLW2901
                shared = min(end, stop) - max(start, begin)
                if shared > 0.5 * min(stop - begin, end - start):
                    marked[label].add(annotator)
            degrees = {
                label: round(min(len(who) / _N_ANNOTATORS, 1), 3) for label, who in marked.items()
            }
            yield {
                "text": row["text"][start:end],
                "policy": row["policy"],
                "weight": _PART_WEIGHT,
                "degrees": degrees,
            }


def _labelled(data: Path) -> list[dict[str, Any]]:
    paths = [data / "opp115" / f"{name}.jsonl" for name in ("train", "validation")]
    lines = [
        line
        for path in paths
        if path.exists()
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return [json.loads(line) for line in lines]


def _spans(data: Path) -> dict[tuple[str, int], list[tuple[str, str, str, int, int]]]:
    """By policy and segment: label, annotator, text, start and end of what was marked."""
    labels = {label for row in _labelled(data) for label in row["labels"]}
    found = defaultdict(list)
    with (data / "opp115" / "practices.jsonl").open(encoding="utf-8") as file:
        for practice in map(json.loads, file):
            values = practice["attributes"]
            label = practice["category"]
            if label == "Other":
                label = values.get("Other Type", {}).get("value")
            for value in values.values():
                if (
                    label in labels
                    and isinstance(value, dict)
                    and 0 <= value["start"] < value["end"]
                ):
                    key = (practice["policy_id"], practice["segment_id"])
                    text = value.get("text") or ""
                    found[key].append(
                        (label, practice["annotator"], text, value["start"], value["end"])
                    )
    return found


def _located(text: str, marked: str, start: int, end: int) -> tuple[int, int]:
    """Where what was marked stands; the offsets are a few characters off in some segments."""
    places = [match.start() for match in re.finditer(re.escape(marked), text)] if marked else []
    if not places or text[start:end] == marked:
        return start, end
    place = min(places, key=lambda at: abs(at - start))
    return place, place + len(marked)


def _sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence, short ones together with what follows."""
    cuts = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    found: list[tuple[int, int]] = []
    for start, end in pairwise(cuts):
        if not text[start:end].strip():
            continue
        if found and len(text[slice(*found[-1])].split()) < _LEAST_WORDS_OF_PART:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def main(data: Path, out: Path) -> None:
    """Write both files."""
    for name, rows in (("parts", parts(data)), ("unlabelled", unlabelled(data))):
        with (out / f"{name}.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

"""Three hundred segments of crawled policies, judged by reading, and how well a model tags them.

Usage: python -m benchmarks.tagging.judged DATA --draw OUT.jsonl   # the segments, to be read
       python -m benchmarks.tagging.judged DATA [--model FILE]      # precision and recall per label

DATA is a folder of policies. The verdicts are in judged.csv beside this file: the hash of what a
model reads of a segment, and the labels that apply to it. Texts stay where they are.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl

from flows.tagging import load_model
from transforms.blocks import blocks
from transforms.languages import version_languages
from transforms.reading import read, readings
from transforms.segments import segments
from transforms.tag_model import scores
from transforms.tag_scores import Judged, intervals, summary
from transforms.tags import segment_readings
from transforms.texts import document_texts, texts
from warehouse.vocabulary import Status

SEED: Final = 20261122
_N_DRAWN: Final = 300
_N_DRAWS: Final = 1000
_AT_ONCE: Final = 100
_VERDICTS: Final = Path(__file__).with_name("judged.csv")


def readings_of(folder: Path) -> pl.DataFrame:
    """The distinct readings of the English segments that are tagged in the files of ``folder``.

    Columns reading_id, path, segment_id, heading, lead_in and text, in order of reading_id.
    """
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    found = pl.concat(
        [_segments(folder, paths[at : at + _AT_ONCE]) for at in range(0, len(paths), _AT_ONCE)]
    )
    parts = found.select("heading", "lead_in", "text").fill_null("").iter_rows()
    ids = [hashlib.sha256("\x1f".join(row).encode()).hexdigest()[:16] for row in parts]
    return (
        found.with_columns(reading_id=pl.Series(ids, dtype=pl.String))
        .unique("reading_id", keep="first", maintain_order=True)
        .sort("reading_id")
    )


def _segments(folder: Path, paths: list[Path]) -> pl.DataFrame:
    names = [path.relative_to(folder).as_posix() for path in paths]
    read_files = {
        name: read(path.read_bytes(), path.name) for name, path in zip(names, paths, strict=True)
    }
    block_rows = blocks(readings(read_files))
    rows = pl.DataFrame(
        {"document_id": names, "policy_id": names, "path": names, "document_date": None},
        schema_overrides={"document_date": pl.Date},
    ).with_columns(status=pl.lit(Status.ACCEPTED.value))
    text_rows = texts(rows, document_texts(rows, block_rows))
    found = segments(text_rows, block_rows)
    paths_of = text_rows.select("version_id", path="document_id")
    return (
        segment_readings(found, version_languages(found))
        .filter(pl.col("language") == "en")
        .join(paths_of, on="version_id", maintain_order="left")
        .select("path", "segment_id", "heading", "lead_in", "text")
    )


def drawn(rows: pl.DataFrame) -> pl.DataFrame:
    """The readings to be judged: every one is as likely as every other, short ones included."""
    order = np.random.RandomState(SEED).permutation(rows.height)[:_N_DRAWN]
    return rows[order]


def judged(rows: pl.DataFrame, model_path: Path | None) -> tuple[Judged, list[str]]:
    """The verdicts beside what a model says; and the path of each reading."""
    verdicts = pl.read_csv(_VERDICTS).with_columns(pl.col("labels").fill_null("").str.split("|"))
    known = verdicts.join(rows, on="reading_id", how="inner", maintain_order="left")
    model = load_model(model_path)
    probabilities = scores(model, known)
    meant = [[label in row for label in model.labels] for row in known.get_column("labels")]
    said = probabilities >= model.limits
    ids = tuple(known.get_column("reading_id"))
    paths = known.get_column("path").to_list()
    return Judged(ids, model.labels, np.array(meant), probabilities, said), paths


def report(found: Judged, paths: list[str]) -> Iterator[str]:
    """Lines that tell precision and recall per label, and the averages."""
    values = summary(found)
    ends = intervals(found, paths, _N_DRAWS, SEED)
    yield f"{len(found.ids)} of {_N_DRAWN} judged readings found, seed {SEED}"
    for label, row in values["labels"].items():
        yield (
            f"{label:38} P {row['precision']:.3f}  R {row['recall']:.3f}  F1 {row['f1']:.3f}  "
            f"of {row['n_meant']}, said {row['n_said']}"
        )
    for name in ("macro_f1", "micro_f1"):
        low, high = ends[name]
        yield f"{name} {values[name]:.3f} ({low:.3f} to {high:.3f})"
    yield f"calibration error {values['calibration_error']:.3f}"


def main() -> None:
    """Draw, or report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--draw", type=Path)
    parser.add_argument("--model", type=Path)
    options = parser.parse_args()
    rows = readings_of(options.folder)
    if options.draw:
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in drawn(rows).to_dicts())
        options.draw.write_text("".join(lines), encoding="utf-8")
        print(f"{min(_N_DRAWN, rows.height)} of {rows.height} readings drawn with seed {SEED}")
    else:
        for line in report(*judged(rows, options.model)):
            print(line)


if __name__ == "__main__":
    main()

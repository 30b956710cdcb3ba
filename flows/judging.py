"""Judging the rules that find facts by documents whose facts a reader wrote down."""

from __future__ import annotations

import tempfile
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from flows.settings import load_settings
from transforms.blocks import blocks
from transforms.documents import document_ids, documents
from transforms.fact_scores import FACT_COLUMNS, disagreements, fact_scores
from transforms.facts import facts
from transforms.policy_check import policy_check
from transforms.reading import read, readings
from transforms.segments import segments
from transforms.texts import document_texts, texts
from warehouse.errors import PolicylakeError, UsageError
from warehouse.fact_goldens import as_lines, read_goldens
from warehouse.sources import SizeLimits, discover, read_document

if TYPE_CHECKING:
    from collections.abc import Iterator

_SLACK = 1e-9


def facts_of(folder: Path) -> pl.DataFrame:
    """The facts of the documents in ``folder``, with the columns ``FACT_COLUMNS``.

    Raises:
        UsageError: there is no such folder.
    """
    settings = load_settings()
    limits = SizeLimits(settings.max_document_bytes, settings.max_archive_bytes)
    with tempfile.TemporaryDirectory() as unpacked:
        files = discover([str(folder)], Path(unpacked), limits).files
        files = files.with_columns(document_ids(files)).filter(pl.col("reason").is_null())
        contents = {
            file["document_id"]: read(
                read_document(file["location"], file["offset"], file["size_bytes"], file["sha256"])[
                    0
                ],
                file["path"],
            )
            for file in files.iter_rows(named=True)
        }
    read_files = readings(contents)
    block_rows = blocks(read_files)
    document_rows = documents(files.drop("document_id"), policy_check(read_files, block_rows))
    text_rows = texts(document_rows, document_texts(document_rows, block_rows))
    fact_rows = facts(segments(text_rows, block_rows).lazy()).collect()
    paths = text_rows.join(document_rows, on="document_id").select("version_id", "path")
    return fact_rows.join(paths, on="version_id").select(FACT_COLUMNS)


def judge_facts(
    goldens: Path, folder: Path, floors: Path | None, written: Path | None, differences: bool
) -> Iterator[str]:
    """Score the rules by the facts in ``goldens`` of the documents in ``folder``, a line a kind.

    Args:
        goldens: A file as `warehouse.fact_goldens` describes it.
        folder: The documents; paths are relative to it.
        floors: A TOML file: kind → the least precision and recall.
        written: Where to write what the rules find, to be reviewed and taken over; without texts
            where ``goldens`` has none.
        differences: Whether to tell each fact that only the rules (+) or the reader (-) found.

    Raises:
        PolicylakeError: a score is below its floor.
        UsageError: a file is not there.
    """
    meant = read_goldens(goldens)
    found = facts_of(folder)
    if differences:
        apart = disagreements(found, meant)
        yield from (" ".join(str(cell or "–") for cell in row) for row in apart.iter_rows())
    if written:
        has_texts = meant.is_empty() or meant["text"].is_not_null().any()
        shown = found if has_texts else found.with_columns(text=pl.lit(None, pl.String))
        written.write_text(as_lines(shown), encoding="utf-8")
    scores = fact_scores(found, meant)
    for row in scores.iter_rows(named=True):
        yield _line(row)
    low = below(scores, _floors(floors)) if floors else []
    if low:
        raise PolicylakeError("below their floors: " + "; ".join(low))


def below(scores: pl.DataFrame, floors: dict[str, dict[str, float]]) -> list[str]:
    """What is under its floor, in words. A kind that has floors and no score is."""
    by_kind = {row["kind"]: row for row in scores.iter_rows(named=True)}
    return [
        f"{measure} of {kind} {value if value is None else format(value, '.3f')} < {least}"
        for kind, leasts in floors.items()
        for measure, least in leasts.items()
        if (value := by_kind.get(kind, {}).get(measure)) is None or value < least - _SLACK
    ]


def _floors(path: Path) -> dict[str, dict[str, float]]:
    if not path.is_file():
        raise UsageError(f"{path} is not a file")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PolicylakeError(f"{path} is no TOML file: {error}") from error


def _line(row: dict[str, float | None]) -> str:
    shown = {
        name: "    –" if row[name] is None else f"{row[name]:.3f}"
        for name in ("precision", "recall", "attributes")
    }
    return (
        f"{row['kind']:20} P {shown['precision']}  R {shown['recall']}  "
        f"attributes {shown['attributes']}  found {row['n_found']} of {row['n_meant']}"
    )

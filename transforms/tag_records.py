"""Readings from records of other origin than a lake: objects as people write them in JSON."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import polars as pl

from transforms.languages import segment_languages
from transforms.tag_model import TagModel, scores
from transforms.tag_readings import with_reading
from warehouse.vocabulary import SegmentKind, Untagged

RECORD_SCHEMA: Final = pl.Schema(
    {
        "text": pl.String(),
        "heading_path": pl.List(pl.String),
        "lead_in": pl.String(),
        "language": pl.String(),
    }
)
"""What a record may tell of a segment; all but the text may be null."""


def record_fault(record: dict[str, Any]) -> str | None:
    """What keeps ``record`` from being read, or None."""
    if not isinstance(record.get("text"), str):
        return "it has no `text`, or one that is not a string"
    headings = record.get("heading_path")
    if headings is not None and not is_list_of_strings(headings):
        return "its `heading_path` is not a list of strings"
    for name in ("lead_in", "language"):
        if not isinstance(record.get(name), str | None):
            return f"its `{name}` is not a string"
    return None


def is_list_of_strings(value: Any) -> bool:
    """Whether ``value`` is a list of strings."""
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def record_rows(records: list[dict[str, Any]]) -> pl.DataFrame:
    """Records without fault as rows of `RECORD_SCHEMA`."""
    rows = [tuple(record.get(name) for name in RECORD_SCHEMA) for record in records]
    return pl.DataFrame(rows, schema=RECORD_SCHEMA, orient="row")


def tagged_records(records: list[dict[str, Any]], model: TagModel) -> list[dict[str, Any]]:
    """Each record with its `labels`, the likeliest first, and `scores`, label → probability.

    One in a language that the model has not learnt has neither labels nor scores, and `untagged`
    says why; what no language can be told of is taken to be in one that it has.
    """
    rows = record_rows(records)
    is_told = _languages(rows).is_in(model.languages).to_numpy()
    probabilities = scores(model, rows.select(with_reading()))
    applies = probabilities >= model.limits
    rounded = probabilities.astype(np.float64).round(4)
    found = []
    for record, told, row, said in zip(records, is_told, rounded, applies, strict=True):
        if not told:
            reason = Untagged.LANGUAGE_WITHOUT_MODEL.value
            found.append({**record, "labels": [], "scores": {}, "untagged": reason})
            continue
        order = np.argsort(-row, kind="stable")
        labels = [model.labels[place] for place in order if said[place]]
        of_labels = dict(zip(model.labels, row.tolist(), strict=True))
        found.append({**record, "labels": labels, "scores": of_labels})
    return found


def _languages(rows: pl.DataFrame) -> pl.Series:
    """The language of each record: its own word for it, else as its text tells, else English."""
    told = segment_languages(
        rows.select(
            "text",
            version_id=pl.int_range(pl.len()).cast(pl.String),
            kind=pl.lit(SegmentKind.PARAGRAPH.value),
        )
    )
    return rows.select(pl.coalesce("language", pl.lit(told), pl.lit("en"))).to_series()

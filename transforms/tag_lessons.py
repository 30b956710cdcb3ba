"""Records that teach a tagger, as rows of what it learns from."""

from __future__ import annotations

from typing import Any

import polars as pl

from transforms.tag_learning import ALL, LABELLED_SCHEMA, N_FOLDS, TAUGHT_SCHEMA
from transforms.tag_readings import READING_SCHEMA, with_reading
from transforms.tag_records import RECORD_SCHEMA, is_list_of_strings, record_fault


def labelled_fault(record: dict[str, Any]) -> str | None:
    """What keeps a labelled record from being read, or None."""
    if fault := record_fault(record):
        return fault
    if not is_list_of_strings(record.get("labels")):
        return "it has no `labels`, or they are not a list of strings"
    if not is_list_of_strings(record.get("labels_any_annotator", [])):
        return "its `labels_any_annotator` is not a list of strings"
    return None


def labelled_row(record: dict[str, Any], name: str) -> dict[str, Any]:
    """A labelled record as values of a row; one that names no policy is a policy of its own."""
    disputed = set(record.get("labels_any_annotator", [])) - set(record["labels"])
    policy = record.get("policy")
    return {
        **{column: record.get(column) for column in RECORD_SCHEMA},
        "id": name,
        "policy": name if policy is None else str(policy),
        "labels": record["labels"],
        "disputed": sorted(disputed),
    }


def labelled_rows(rows: list[dict[str, Any]]) -> pl.DataFrame:
    """Rows of `LABELLED_SCHEMA`."""
    return _with_readings(rows, LABELLED_SCHEMA)


def taught_fault(record: dict[str, Any]) -> str | None:
    """What keeps a record with degrees of labels from being read, or None."""
    if fault := record_fault(record):
        return fault
    degrees = record.get("degrees")
    if not isinstance(degrees, dict) or not all(_is_share(value) for value in degrees.values()):
        return "it has no `degrees`, or they are not numbers from 0 to 1 by label"
    weight = record.get("weight", 1.0)
    if not isinstance(weight, int | float) or not weight >= 0:
        return "its `weight` is not a number from 0"
    if record.get("taught_without", ALL) not in range(ALL, N_FOLDS):
        return f"its `taught_without` is not a fold from {ALL} to {N_FOLDS - 1}"
    return None


def taught_row(record: dict[str, Any], _name: str) -> dict[str, Any]:
    """A record with degrees of labels as values of a row."""
    policy = record.get("policy")
    return {
        **{column: record.get(column) for column in RECORD_SCHEMA},
        "policy": None if policy is None else str(policy),
        "labels": list(record["degrees"]),
        "degrees": list(record["degrees"].values()),
        "weight": record.get("weight", 1.0),
        "taught_without": record.get("taught_without"),
    }


def taught_rows(rows: list[dict[str, Any]]) -> pl.DataFrame:
    """Rows of `TAUGHT_SCHEMA`."""
    return _with_readings(rows, TAUGHT_SCHEMA)


def unlabelled_row(record: dict[str, Any], _name: str) -> dict[str, Any]:
    """A record without labels as values of a row."""
    return {column: record.get(column) for column in RECORD_SCHEMA}


def unlabelled_rows(rows: list[dict[str, Any]]) -> pl.DataFrame:
    """The distinct readings of the rows."""
    return _with_readings(rows, READING_SCHEMA).unique(maintain_order=True)


def _with_readings(rows: list[dict[str, Any]], schema: pl.Schema) -> pl.DataFrame:
    frame = pl.DataFrame(rows, schema=pl.Schema({**RECORD_SCHEMA, **schema}))
    return frame.with_columns(with_reading()).select(schema.names())


def _is_share(value: Any) -> bool:
    return isinstance(value, int | float) and 0 <= value <= 1

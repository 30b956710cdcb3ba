"""What every rule returns, and how a match becomes a row of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

import polars as pl

from warehouse.fact_kinds import FactKind

FOUND = pl.Schema(
    {
        "segment_id": pl.String,
        "version_id": pl.String,
        "kind": pl.String,
        "value": pl.String,
        "attributes": pl.String,
        "char_start": pl.Int32,
        "char_end": pl.Int32,
        "text": pl.String,
        "confidence": pl.Float64,
        "rule": pl.String,
    }
)
"""char_start and char_end are code points of the version's text; attributes is a JSON object with
the keys of its kind, see `warehouse.fact_kinds.FactKind`, or null."""


_AS_JSON: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
"""`json.dumps` makes an encoder for every call."""


class Row(NamedTuple):
    """A fact with the columns of ``FOUND``."""

    segment_id: str
    version_id: str
    kind: str
    value: str
    attributes: str | None
    char_start: int
    char_end: int
    text: str
    confidence: float
    rule: str


def as_json(attributes: Mapping[str, object]) -> str:
    """Attributes as the text of a JSON object; values are strings, numbers or lists of strings."""
    return _as_json(
        tuple(
            (key, tuple(value) if isinstance(value, list) else value)
            for key, value in attributes.items()
        )
    )


@lru_cache(maxsize=10_000)
def _as_json(attributes: tuple[tuple[str, object], ...]) -> str:
    """The same few attributes are told again and again."""
    return _AS_JSON(dict(attributes))


def as_frame(rows: Iterable[Row]) -> pl.DataFrame:
    """``rows`` as a frame with the columns of ``FOUND``."""
    columns = list(zip(*rows, strict=True)) or [()] * len(FOUND)
    return pl.DataFrame(
        [
            pl.Series(name, values, dtype)
            for (name, dtype), values in zip(FOUND.items(), columns, strict=True)
        ]
    )


class Meaning(NamedTuple):
    """What a match says."""

    value: str
    attributes: str | None
    first: int
    """The part of the match that says it, in code points."""
    last: int
    confidence: float
    rule: str


def meant(
    matches: pl.DataFrame, kind: FactKind, understand: Callable[[str], Meaning | None]
) -> pl.DataFrame:
    """The facts that ``matches`` (as ``spans`` returns them) state, with the columns of ``FOUND``.

    Args:
        understand: what a match says, or None where it says nothing; asked once for each distinct
            match.
    """
    distinct = matches["match"].unique().to_list()
    rows = [(match, *meaning) for match in distinct if (meaning := understand(match)) is not None]
    meanings = pl.DataFrame(
        rows,
        schema={
            "match": pl.String,
            "value": pl.String,
            "attributes": pl.String,
            "first": pl.Int32,
            "last": pl.Int32,
            "confidence": pl.Float64,
            "rule": pl.String,
        },
        orient="row",
    )
    begin = pl.col("char_start") + pl.col("start")
    return (
        matches.select("segment_id", "version_id", "char_start", "start", "match")
        .join(meanings, on="match")
        .with_columns(
            pl.lit(kind.value).alias("kind"),
            (begin + pl.col("first")).alias("char_start"),
            (begin + pl.col("last")).alias("char_end"),
            pl.col("match").str.slice("first", pl.col("last") - pl.col("first")).alias("text"),
        )
        .select(pl.col(name).cast(dtype) for name, dtype in FOUND.items())
    )

"""Which data practices a segment is about, by the model that comes with this package."""

from __future__ import annotations

from typing import Final

import numpy as np
import polars as pl

from transforms.tag_model import TagModel, scores
from transforms.tag_model_file import tag_model
from transforms.tag_readings import with_reading
from warehouse.schemas.tags import TAGS
from warehouse.vocabulary import Scheme, SegmentKind, Untagged

UNTAGGED: Final = (SegmentKind.HEADING.value, SegmentKind.BOILERPLATE.value)
"""Furniture is not the policy. A heading states nothing; what stands under it reads it too."""

_READING: Final = ("heading", "lead_in", "text")


def tags(
    segments: pl.DataFrame, versions: pl.DataFrame, model: TagModel | None = None
) -> pl.DataFrame:
    """One row per segment and term that applies to it, with the columns of the tags table.

    A segment in a language that the model has not learnt has one row of the scheme `tagging` that
    says so.

    Args:
        segments: all segments of some versions, with the columns of the segments table; a lead-in
            is looked up among them.
        versions: version_id and language at least. A segment whose own language is not told is
            taken to be in that of its version.
        model: the one that comes with this package if none is given.
    """
    model = model or tag_model()
    read = segment_readings(segments, versions)
    has_model = pl.col("language").is_in(model.languages).fill_null(value=False)
    frame = pl.concat([_applying(read.filter(has_model), model), _untold(read.filter(~has_model))])
    return (
        TAGS.cast(
            frame.sort("row", "scheme", "term")
            .with_columns(model_version=pl.lit(model.version))
            .lazy()
        )
    ).collect()


def segment_readings(segments: pl.DataFrame, versions: pl.DataFrame) -> pl.DataFrame:
    """What a model reads of each segment that is to be tagged: row, segment_id, version_id,
    language, heading, lead_in and text, in their order.
    """
    lead_ins = segments.select(lead_in_segment_id="segment_id", lead_in="text").join(
        segments.select("lead_in_segment_id").drop_nulls(), on="lead_in_segment_id", how="semi"
    )
    languages = versions.select("version_id", version_language="language")
    return (
        segments.filter(~pl.col("kind").is_in(UNTAGGED))
        .join(lead_ins, on="lead_in_segment_id", how="left", maintain_order="left")
        .join(languages, on="version_id", how="left", maintain_order="left")
        .select(
            "segment_id",
            "version_id",
            pl.coalesce("language", "version_language").alias("language"),
            *with_reading(),
        )
        .with_row_index("row")
    )


def _applying(read: pl.DataFrame, model: TagModel) -> pl.DataFrame:
    """row, segment_id, version_id, scheme, term and score of what the model tells."""
    # The versions of a policy say most things again: each reading is scored once.
    numbered = read.with_row_index("place").with_columns(
        first=pl.col("place").first().over(_READING)
    )
    is_first_of_kind = pl.col("place") == pl.col("first")
    distinct = numbered.filter(is_first_of_kind)
    found = scores(model, distinct)
    place_of = np.zeros(read.height, np.int64)
    place_of[distinct.get_column("place").to_numpy()] = np.arange(distinct.height)
    found = found[place_of[numbered.get_column("first").to_numpy()]]
    rows, labels = np.nonzero(found >= model.limits)
    return read[rows].select(
        "row",
        "segment_id",
        "version_id",
        scheme=pl.lit(Scheme.OPP115.value),
        term=pl.Series(model.labels, dtype=pl.String).gather(labels),
        score=pl.Series(found[rows, labels], dtype=pl.Float64).round(4),
    )


def _untold(read: pl.DataFrame) -> pl.DataFrame:
    """The same columns of what is in a language without a model."""
    return read.select(
        "row",
        "segment_id",
        "version_id",
        scheme=pl.lit(Scheme.TAGGING.value),
        term=pl.lit(Untagged.LANGUAGE_WITHOUT_MODEL.value),
        score=pl.lit(1.0),
    )

from __future__ import annotations

from dataclasses import replace

import polars as pl

from warehouse.schemas.columns import (
    DOCUMENT_ID,
    EXTRACTOR_VERSION,
    POLICY_ID,
    TEXT_SHA256,
    VERSION_ID,
)
from warehouse.schemas.table import LANGUAGE_PATTERN, SHA256_PATTERN, Column, Table

VERSIONS = Table(
    "versions",
    "One row per distinct text of a policy. Append-only and without time: when a version was in "
    "force stands in periods.",
    key=("version_id",),
    required=True,
    columns={
        "version_id": VERSION_ID,
        "policy_id": replace(POLICY_ID, references="policies.policy_id"),
        "document_id": replace(
            DOCUMENT_ID,
            description="Document whose layout the segments follow (the first that held the text)",
            references="documents.document_id",
        ),
        "language": Column(
            pl.String,
            "Language of most of its text, ISO 639-1 or 639-3; null where it cannot be told",
            nullable=True,
            pattern=LANGUAGE_PATTERN,
        ),
        "language_confidence": Column(
            pl.Float64,
            "Share of the text that is in that language, of the segments long enough to tell; of a "
            "text of short segments alone, the probability that the model gives",
            nullable=True,
            minimum=0.0,
            maximum=1.0,
        ),
        "policy_probability": Column(
            pl.Float64,
            "Probability that the document is a privacy policy, calibrated; below the limit of "
            "transforms/policy_weights.toml a document is rejected",
            minimum=0.0,
            maximum=1.0,
        ),
        "effective_date": Column(
            pl.Date, "Date from which the text says that it applies", nullable=True
        ),
        "updated_date": Column(pl.Date, "Date of its last update, as the text says", nullable=True),
        "text": Column(
            pl.String,
            "Canonical text: the segments in reading order, parted by line feeds",
        ),
        "text_sha256": TEXT_SHA256,
        "words_sha256": Column(
            pl.String,
            "SHA-256 of its letters and digits in lower case: versions that share it differ in "
            "spacing, punctuation or capitals only",
            pattern=SHA256_PATTERN,
        ),
        "n_words": Column(pl.Int32, "Words outside boilerplate", unit="words", minimum=0),
        "n_segments": Column(
            pl.Int32, "Segments, boilerplate included", unit="segments", minimum=1
        ),
        "extractor_version": EXTRACTOR_VERSION,
    },
)

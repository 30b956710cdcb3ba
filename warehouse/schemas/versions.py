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
        "n_sentences": Column(
            pl.Int32, "Sentences outside boilerplate", unit="sentences", minimum=0
        ),
        "flesch_kincaid_grade": Column(
            pl.Float64,
            "Years of school that it takes to read it, by the formula of Flesch and Kincaid: 0.39 "
            "words / sentence + 11.8 syllables / word - 15.59, over its running text (sentences of "
            "paragraphs and list items that end with a full stop, question mark or exclamation "
            "mark). Syllables are counted by a rule, which finds 98 of 100. Null where the text is "
            "not English or holds less than 100 words or 5 sentences of running text",
            nullable=True,
            unit="school years",
            minimum=-16,
        ),
        "vagueness": Column(
            pl.Float64,
            "Share of the sentences of its running text that hold a vague term of the taxonomy of "
            "Bhatia and others (2016): of condition (as needed, appropriate, necessary, from time "
            "to time …), generalisation (generally, often, primarily …), modality (may, might, "
            "can, could, would, likely, possible …) or numeric (certain, some, most, many, various "
            "…). Null where the text is not English or holds no running text",
            nullable=True,
            minimum=0.0,
            maximum=1.0,
        ),
        "extractor_version": EXTRACTOR_VERSION,
        "derivation_version": Column(
            pl.String,
            "Versions of the rules and models that found what it states: of its tags, its facts, "
            "the dates here and its changes; `policylake refresh --rederive` brings them up to "
            "date",
        ),
    },
)

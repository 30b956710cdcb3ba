from __future__ import annotations

from dataclasses import replace

import polars as pl

from warehouse.schemas.columns import (
    DOCUMENT_ID,
    EXTRACTOR_VERSION,
    POLICY_ID,
    POLICY_KEY,
    REFRESH_ID,
    SERVICE,
    URL,
    VERSION_ID,
)
from warehouse.schemas.table import SHA256_PATTERN, TIMESTAMP, Column, Table
from warehouse.vocabulary import CharacterFlag, MediaType, Reason, Status

DOCUMENTS = Table(
    "documents",
    "One row per raw file seen at a place: (source, path, content), accepted or rejected. "
    "A file seen again unchanged adds no row; two files with the same content are two documents.",
    key=("document_id",),
    required=True,
    columns={
        "document_id": DOCUMENT_ID,
        "source": Column(pl.String, "Name of the folder or file that the refresh was given"),
        "path": Column(
            pl.String,
            "Path within the source, with `/`; control characters, backslashes and bytes that are "
            "not UTF-8 are written as `\\xNN`",
        ),
        "sha256": Column(
            pl.String,
            "SHA-256 of the raw bytes; null where they could not be read",
            nullable=True,
            pattern=SHA256_PATTERN,
        ),
        "size_bytes": Column(
            pl.Int64,
            "Size of the raw file; null where unknown",
            nullable=True,
            unit="bytes",
            minimum=0,
        ),
        "media_type": Column(
            pl.String, "Format that it was read as", nullable=True, values=MediaType
        ),
        "encoding": Column(pl.String, "Character encoding that it was decoded with", nullable=True),
        "character_flags": Column(
            pl.List(pl.String),
            "What was noticed in its characters; null where none could be read",
            nullable=True,
            values=CharacterFlag,
        ),
        "retrieved_at": Column(
            TIMESTAMP, "When it was fetched, as the manifest says", nullable=True
        ),
        "document_date": Column(
            pl.Date,
            "Day from which its text is known to be in force: the manifest's retrieved_at, "
            "else the date in the path",
            nullable=True,
        ),
        "title": Column(pl.String, "Title of the page; null where it has none", nullable=True),
        "declared_language": Column(
            pl.String,
            "Language that the page says it is in, as it writes it (`en-US`)",
            nullable=True,
        ),
        "published_date": Column(
            pl.Date, "Day of publication that the page's metadata states", nullable=True
        ),
        "modified_date": Column(
            pl.Date, "Day of the last change that the page's metadata states", nullable=True
        ),
        "url": URL,
        "service": SERVICE,
        "policy_key": POLICY_KEY,
        "policy_id": POLICY_ID,
        "manifest": Column(pl.String, "Its row of the manifest, as a JSON object", nullable=True),
        "status": Column(pl.String, "Accepted or rejected", values=Status),
        "reason": Column(pl.String, "Why it was rejected", nullable=True, values=Reason),
        "detail": Column(pl.String, "The reason in words, with figures", nullable=True),
        "version_id": replace(VERSION_ID, nullable=True, references="versions.version_id"),
        "extractor_version": EXTRACTOR_VERSION,
        "refresh_id": replace(
            REFRESH_ID,
            description="Refresh that brought the document; read again from `raw/` it keeps it",
        ),
    },
)

from __future__ import annotations

from dataclasses import replace

from warehouse.schemas.columns import DOCUMENT_ID, REFRESH_ID
from warehouse.schemas.table import Table

RETURNS = Table(
    "returns",
    "One row per time that a file was found to hold again what it had held before, after it had "
    "held something else. The document is in the lake already and makes no row of documents.",
    key=("document_id", "refresh_id"),
    columns={
        "document_id": replace(
            DOCUMENT_ID,
            description="Document that the file holds again",
            references="documents.document_id",
        ),
        "refresh_id": replace(REFRESH_ID, description="Refresh that found it, see refreshes"),
    },
)

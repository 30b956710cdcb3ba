"""What must hold of signatures."""

from __future__ import annotations

from expectations.rule import Suite, every, no_row
from expectations.structure import structure
from warehouse.schemas.signatures import SIGNATURES

SUITE = Suite(
    name="signatures",
    key="version_id",
    leads_to_documents="version_id",
    rules=(
        *structure(SIGNATURES, "version_id"),
        every(
            "has_64_places",
            "A signature has 64 places, all of them filled",
            "len(signature) = 64 AND list_count(signature) = 64",
        ),
        no_row(
            "of_every_version",
            "Every version has a signature",
            "SELECT version_id FROM new_versions ANTI JOIN new_signatures USING (version_id)",
        ),
    ),
)

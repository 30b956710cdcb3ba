"""What must hold of tags."""

from __future__ import annotations

from expectations.rule import Suite, every
from expectations.structure import structure
from warehouse.schemas.tags import TAGS

SUITE = Suite(
    name="tags",
    key="segment_id",
    leads_to_documents="version_id",
    rules=(
        *structure(
            TAGS,
            "version_id",
            implied=("version_id_found",),  # by segment_id_found and version_of_its_segment
        ),
        every(
            "version_of_its_segment",
            "A tag has the version of its segment",
            "starts_with(segment_id, version_id || ':')",
        ),
    ),
)

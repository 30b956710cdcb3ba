"""What must hold of tags."""

from __future__ import annotations

from expectations.rule import Suite, every, no_row
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
        no_row(
            "untagged_has_no_tags",
            "A segment that is said to be without tags has none",
            """
            SELECT segment_id, any_value(version_id) AS version_id FROM new_tags
            GROUP BY segment_id HAVING bool_or(scheme = 'tagging') AND bool_or(scheme <> 'tagging')
            """,
        ),
    ),
)

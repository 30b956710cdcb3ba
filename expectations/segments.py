"""What must hold of each segment. That a version's segments make up its text: see versions."""

from __future__ import annotations

from expectations.rule import Suite, every, no_row
from expectations.structure import structure
from warehouse.schemas.segments import SEGMENTS

_MISPLACED_SEGMENTS = """
    SELECT segment_id, version_id, parent_fits, path_fits
    FROM (
        SELECT s.segment_id, s.version_id,
            s.parent_segment_id IS NULL OR (
                p.ordinal < s.ordinal AND starts_with(p.segment_id, s.version_id || ':')
            ) AS parent_fits,
            CASE
                WHEN s.parent_segment_id IS NULL THEN len(s.heading_path) = 0
                WHEN p.is_heading THEN len(s.heading_path) = p.n_headings + 1
                -- Headings may stand between a list item and one inside it.
                ELSE p.is_heading IS NOT NULL
            END AS path_fits
        FROM new_segments AS s LEFT JOIN (
            SELECT segment_id, ordinal, len(heading_path) AS n_headings,
                kind = 'heading' AS is_heading
            FROM new_segments WHERE kind IN ('heading', 'list_item')
        ) AS p ON p.segment_id = s.parent_segment_id
    )
    WHERE (parent_fits AND path_fits) IS NOT TRUE
"""

_MISLED_SEGMENTS = """
    SELECT s.segment_id, s.version_id
    FROM (SELECT * FROM new_segments WHERE lead_in_segment_id IS NOT NULL) AS s
    LEFT JOIN new_segments AS l ON l.segment_id = s.lead_in_segment_id
    WHERE (l.version_id = s.version_id AND l.ordinal < s.ordinal) IS NOT TRUE
"""

SUITE = Suite(
    name="segments",
    key="segment_id",
    leads_to_documents="version_id",
    computed={
        "misplaced_segments": _MISPLACED_SEGMENTS,
        "misled_segments": _MISLED_SEGMENTS,
    },
    rules=(
        *structure(
            SEGMENTS,
            "version_id",
            implied=(
                "key_unique",  # by id_is_its_span, version_is_new, versions.segments_do_not_overlap
                "version_id_found",  # by version_is_new
                "segment_id_pattern",  # by id_is_its_span
                "parent_segment_id_pattern",  # by parent_found
                "lead_in_segment_id_pattern",  # by lead_in_found
                "text_not_null",  # by versions.segments_as_long_as_spans
                "text_sha256_pattern",  # by versions.segment_checksums_right
            ),
        ),
        no_row(
            "version_is_new",
            "New segments belong to new versions",
            "SELECT version_id FROM new_segments ANTI JOIN new_versions USING (version_id)",
        ),
        every(
            "id_is_its_span",
            "A segment's id is its version, a colon and its span",
            "segment_id = concat(version_id, ':', char_start, '-', char_end)",
        ),
        every("span_not_empty", "A segment ends after it begins", "char_end > char_start"),
        every(
            "source_in_order",
            "The stretch of the source that a segment was read from does not end before it begins",
            "coalesce(source_end >= source_start, source_start IS NULL AND source_end IS NULL)",
        ),
        every(
            "depth_fits_kind",
            "Headings and list items have a depth from 1, all other segments 0",
            "(kind IN ('heading', 'list_item')) = (depth > 0)",
        ),
        no_row(
            "parent_found",
            "A segment's parent is a heading or list item of the same version, before it",
            "SELECT segment_id, version_id FROM misplaced_segments WHERE parent_fits IS NOT TRUE",
        ),
        no_row(
            "lead_in_found",
            "A segment's lead-in is a segment of the same version, before it",
            "SELECT segment_id, version_id FROM misled_segments",
        ),
        no_row(
            "heading_path_fits_parent",
            "The heading path is one longer than that of the heading which is the parent, and "
            "empty without a parent",
            "SELECT segment_id, version_id FROM misplaced_segments WHERE path_fits IS NOT TRUE",
        ),
    ),
)

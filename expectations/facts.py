"""What must hold of facts."""

from __future__ import annotations

from expectations.rule import Suite, every
from expectations.spans import in_its_segment, misplaced
from expectations.structure import structure
from warehouse.fact_kinds import FactKind
from warehouse.schemas.facts import FACTS

_KEYS_OF_KINDS = " ".join(
    f"WHEN '{kind}' THEN {sorted(kind.attributes)}::VARCHAR[]" for kind in FactKind
)

SUITE = Suite(
    name="facts",
    key="fact_id",
    leads_to_documents="version_id",
    computed=misplaced("facts", "fact_id"),
    rules=(
        *structure(
            FACTS,
            "version_id",
            # By inside_its_segment and version_of_its_segment.
            implied=("segment_id_found", "version_id_found"),
        ),
        every(
            "version_of_its_segment",
            "A fact has the version of its segment",
            "starts_with(segment_id, version_id || ':')",
        ),
        *in_its_segment("A fact", "facts", "fact_id"),
        every(
            "attributes_are_object",
            "A fact's attributes are a JSON object",
            "attributes IS NULL OR CASE WHEN json_valid(attributes) "
            "THEN json_type(attributes) = 'OBJECT' ELSE false END",
        ),
        every(
            "attributes_of_its_kind",
            "A fact's attributes have keys of its kind only",
            "attributes IS NULL OR CASE WHEN json_valid(attributes) THEN "
            f"list_has_all(CASE kind {_KEYS_OF_KINDS} END, json_keys(attributes)) ELSE false END",
        ),
        every(
            "dates_are_dates",
            "The value of a dating fact is a day of the calendar",
            "kind NOT IN ('effective_date', 'updated_date') OR ("
            "try_cast(value AS DATE) IS NOT NULL AND regexp_full_match(value, '[0-9-]{10}'))",
        ),
    ),
)

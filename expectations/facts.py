"""What must hold of facts."""

from __future__ import annotations

from expectations.rule import Suite, every, no_row
from expectations.structure import structure
from warehouse.schemas.facts import FACTS
from warehouse.vocabulary import FactKind

_MISPLACED_FACTS = """
    SELECT fact_id, version_id, is_inside, text_fits
    FROM (
        SELECT f.fact_id, f.version_id,
            0 <= s.char_start AND s.char_start <= f.char_start AND f.char_start < f.char_end
                AND f.char_end <= s.char_end AS is_inside,
            if(is_inside, f.text = substr(
                s.text, f.char_start - s.char_start + 1, f.char_end - f.char_start
            ), false) AS text_fits
        FROM new_facts AS f LEFT JOIN new_segments AS s ON s.segment_id = f.segment_id
    )
    WHERE (is_inside AND text_fits) IS NOT TRUE
"""

_KEYS_OF_KINDS = " ".join(
    f"WHEN '{kind}' THEN {sorted(kind.attributes)}::VARCHAR[]" for kind in FactKind
)

SUITE = Suite(
    name="facts",
    key="fact_id",
    leads_to_documents="version_id",
    computed={"misplaced_facts": _MISPLACED_FACTS},
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
        no_row(
            "inside_its_segment",
            "A fact's span is not empty and lies in the span of its segment",
            "SELECT fact_id, version_id FROM misplaced_facts WHERE is_inside IS NOT TRUE",
        ),
        no_row(
            "text_at_its_span",
            "A fact's text is what stands at its span",
            "SELECT fact_id, version_id FROM misplaced_facts WHERE text_fits IS NOT TRUE",
        ),
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

"""What must hold of practices."""

from __future__ import annotations

from expectations.rule import Suite, every, no_row
from expectations.spans import in_its_segment, misplaced
from expectations.structure import structure
from warehouse.schemas.practices import PRACTICES
from warehouse.vocabulary import Scheme


def _is_inside(slot: str) -> str:
    start, end = f"{slot}_start", f"{slot}_end"
    return (
        f"CASE WHEN {start} IS NULL THEN {end} IS NULL ELSE "
        f"char_start <= {start} AND {start} < {end} AND {end} <= char_end END"
    )


def _of_scheme(column: str, scheme: Scheme) -> str:
    return f"""
        SELECT p.practice_id, p.version_id FROM new_practices AS p
        ANTI JOIN lake.main.terms AS t ON t.scheme = '{scheme}' AND t.term = p.{column}
        WHERE p.{column} IS NOT NULL
        """


SUITE = Suite(
    name="practices",
    key="practice_id",
    leads_to_documents="version_id",
    computed=misplaced("practices", "practice_id"),
    rules=(
        *structure(
            PRACTICES,
            "version_id",
            # By inside_its_segment, version_of_its_segment and the schemes.
            implied=(
                "segment_id_found",
                "version_id_found",
                "data_type_found",
                "purpose_found",
                "recipient_found",
            ),
        ),
        every(
            "version_of_its_segment",
            "A practice has the version of its segment and of its lead-in",
            "starts_with(segment_id, version_id || ':') AND "
            "coalesce(starts_with(lead_in_segment_id, version_id || ':'), true)",
        ),
        *in_its_segment("A practice", "practices", "practice_id"),
        every(
            "words_inside_its_span",
            "The words for data, purpose and recipient lie in the practice's span",
            " AND ".join(_is_inside(slot) for slot in ("data", "purpose", "recipient")),
        ),
        every(
            "words_have_a_term",
            "Where there are words for a purpose or recipient, there is the term",
            "(purpose_start IS NULL OR purpose IS NOT NULL) AND "
            "(recipient_start IS NULL OR recipient IS NOT NULL)",
        ),
        every(
            "data_words_or_lead_in",
            "The words for the data stand in the practice or in its lead-in",
            "data_start IS NOT NULL OR lead_in_segment_id IS NOT NULL",
        ),
        no_row(
            "data_type_known",
            "A practice's data type is a term of its scheme",
            _of_scheme("data_type", Scheme.DATA_TYPES),
        ),
        no_row(
            "purpose_known",
            "A practice's purpose is a term of its scheme",
            _of_scheme("purpose", Scheme.PURPOSES),
        ),
        no_row(
            "recipient_known",
            "A practice's recipient is a term of its scheme",
            _of_scheme("recipient", Scheme.RECIPIENTS),
        ),
    ),
)

"""What must hold of contradictions."""

from __future__ import annotations

from expectations.rule import Suite, every, no_row
from expectations.structure import structure
from warehouse.schemas.contradictions import CONTRADICTIONS

_PAIRS = """
    SELECT c.first_id, c.version_id, c.kind, c.explanation,
        coalesce(p.polarity, '') AS first_polarity, coalesce(q.polarity, '') AS second_polarity,
        CASE WHEN c.kind = 'practice'
            THEN p.version_id IS NOT DISTINCT FROM c.version_id
                AND q.version_id IS NOT DISTINCT FROM c.version_id
            ELSE f.version_id IS NOT DISTINCT FROM c.version_id
                AND g.version_id IS NOT DISTINCT FROM c.version_id
                AND f.kind IS NOT DISTINCT FROM c.kind AND g.kind IS NOT DISTINCT FROM c.kind
        END AS is_found,
        CASE WHEN c.kind = 'practice'
            THEN p.polarity <> q.polarity AND p.char_start <= q.char_start AND (
                p.action = q.action
                -- Who does not share does not sell either.
                OR if(p.polarity = 'deny', [p.action, q.action], [q.action, p.action])
                    = ['share', 'sell']
            )
            ELSE f.value <> g.value AND f.char_start <= g.char_start
        END AS is_opposed
    FROM new_contradictions AS c
    LEFT JOIN new_practices AS p ON p.practice_id = c.first_id
    LEFT JOIN new_practices AS q ON q.practice_id = c.second_id
    LEFT JOIN new_facts AS f ON f.fact_id = c.first_id
    LEFT JOIN new_facts AS g ON g.fact_id = c.second_id
"""

SUITE = Suite(
    name="contradictions",
    key="first_id",
    leads_to_documents="version_id",
    computed={"contradicting_pairs": _PAIRS},
    rules=(
        # By both_found: a statement found is one of a version found.
        *structure(CONTRADICTIONS, "version_id", implied=("version_id_found",)),
        no_row(
            "both_found",
            "Both statements are of the version and of the kind that the contradiction names",
            "SELECT first_id, version_id FROM contradicting_pairs WHERE is_found IS NOT TRUE",
        ),
        no_row(
            "both_opposed",
            "Both statements differ in what they say, and the first stands first",
            "SELECT first_id, version_id FROM contradicting_pairs "
            "WHERE is_found AND is_opposed IS NOT TRUE",
        ),
        every(
            "explained_in_one_line",
            "An explanation is one line that is not empty",
            "explanation <> '' AND NOT contains(explanation, chr(10))",
        ),
    ),
)

"""What must hold of periods."""

from __future__ import annotations

from expectations.rule import Suite, every
from expectations.structure import structure
from warehouse.schemas.periods import PERIODS

SUITE = Suite(
    name="periods",
    key="policy_id",
    leads_to_documents="policy_id",
    rows="""
        SELECT p.*,
            row_number() OVER history AS expected_no,
            lag(p.version_id) OVER history AS version_before,
            lead(p.period_no) OVER history IS NULL AS is_last,
            lead(p.valid_from) OVER history AS next_valid_from,
            row_number() OVER (
                PARTITION BY p.policy_id, p.version_id ORDER BY p.period_no
            ) > 1 AS was_in_force_before,
            v.policy_id AS version_policy_id,
            d.version_id AS document_version_id,
            c.is_in_substance
        FROM new_periods AS p
        LEFT JOIN (SELECT version_id, policy_id FROM lake.main.versions) AS v
            ON v.version_id = p.version_id
        LEFT JOIN (SELECT document_id, version_id FROM lake.main.documents) AS d
            ON d.document_id = p.document_id
        LEFT JOIN (
            SELECT policy_id, to_period_no, bool_or(NOT is_cosmetic) AS is_in_substance
            FROM lake.main.changes GROUP BY ALL
        ) AS c ON c.policy_id = p.policy_id AND c.to_period_no = p.period_no
        WINDOW history AS (PARTITION BY p.policy_id ORDER BY p.period_no)
        """,
    rules=(
        *structure(PERIODS, "policy_id"),
        every(
            "numbered",
            "The periods of a policy are numbered from 1 without a gap",
            "period_no = expected_no",
        ),
        every(
            "version_changes",
            "Two consecutive periods of a policy have different versions",
            "version_before IS NULL OR version_before <> version_id",
        ),
        every(
            "version_of_its_policy",
            "A period's version is a version of the period's policy",
            "version_policy_id = policy_id",
        ),
        every(
            "document_holds_version",
            "The document that opened a period holds the period's version",
            "document_version_id = version_id",
        ),
        every(
            "ends_after_it_begins",
            "A period does not end before it begins",
            "coalesce(valid_from <= valid_to, true)",
        ),
        every(
            "ends_when_next_begins",
            "A period ends on the day on which the next one begins; the last one has no end",
            "valid_to IS NOT DISTINCT FROM next_valid_from",
        ),
        every(
            "do_not_overlap",
            "A period begins no earlier than the one before; those without a date come first",
            "is_last OR valid_from IS NULL OR coalesce(valid_from <= next_valid_from, false)",
        ),
        every(
            "first_is_first",
            "The first period of a policy, and no other, has the change kind first",
            "(change_kind = 'first') = (period_no = 1)",
        ),
        every(
            "returned_was_there",
            "A later period has the change kind returned if and only if its version was in force "
            "before",
            "period_no = 1 OR (change_kind = 'returned') = was_in_force_before",
        ),
        every(
            "content_has_changes",
            "A period of the change kind content has a change that is not cosmetic",
            "change_kind <> 'content' OR coalesce(is_in_substance, false)",
        ),
    ),
)

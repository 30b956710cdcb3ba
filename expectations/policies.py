"""What must hold of policies."""

from __future__ import annotations

from expectations.rule import Suite, every
from expectations.structure import structure
from warehouse.schemas.policies import POLICIES

SUITE = Suite(
    name="policies",
    key="policy_id",
    leads_to_documents="policy_id",
    rows="""
        SELECT p.*, v.n_versions, h.n_periods
        FROM new_policies AS p
        LEFT JOIN (
            SELECT policy_id, count(*) AS n_versions FROM lake.main.versions GROUP BY policy_id
        ) AS v ON v.policy_id = p.policy_id
        LEFT JOIN (
            SELECT policy_id, count(*) AS n_periods FROM lake.main.periods GROUP BY policy_id
        ) AS h ON h.policy_id = p.policy_id
        """,
    rules=(
        *structure(POLICIES, "policy_id"),
        every("has_version", "A policy has at least one version", "n_versions > 0"),
        every("has_period", "A policy has at least one period", "n_periods > 0"),
        every(
            "extra_is_object",
            "The other columns of a policy's manifest row are a JSON object",
            "extra IS NULL OR CASE WHEN json_valid(extra) "
            "THEN json_type(extra) = 'OBJECT' ELSE false END",
        ),
    ),
)

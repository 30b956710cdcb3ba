"""What must hold of returns."""

from __future__ import annotations

from expectations.rule import Suite, every, in_publish
from expectations.structure import structure
from warehouse.schemas.returns import RETURNS

SUITE = Suite(
    name="returns",
    key="document_id",
    leads_to_documents=None,
    rows="""
        SELECT r.*, d.status, d.refresh_id AS first_refresh_id
        FROM new_returns AS r
        LEFT JOIN (SELECT document_id, status, refresh_id FROM lake.main.documents) AS d
            ON d.document_id = r.document_id
        """,
    rules=(
        *structure(RETURNS),
        every("of_accepted", "A document that came back was accepted", "status = 'accepted'"),
        every(
            "after_the_first_time",
            "A document comes back in a later refresh than that which brought it",
            "refresh_id > first_refresh_id",
        ),
        in_publish(
            every(
                "of_this_refresh",
                "The new returns are those of the refresh",
                "refresh_id = (SELECT max(refresh_id) FROM new_refreshes)",
            )
        ),
    ),
)

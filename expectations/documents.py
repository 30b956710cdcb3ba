"""What must hold of documents."""

from __future__ import annotations

from expectations.rule import Suite, every, in_publish, no_row
from expectations.structure import structure
from warehouse.schemas.documents import DOCUMENTS
from warehouse.vocabulary import Severity

SUITE = Suite(
    name="documents",
    key="document_id",
    leads_to_documents="document_id",
    rows="""
        SELECT d.*, v.policy_id AS version_policy_id,
            (SELECT max(refresh_id) FROM new_refreshes) AS this_refresh_id
        FROM new_documents AS d
        LEFT JOIN (SELECT version_id, policy_id FROM lake.main.versions) AS v
            ON v.version_id = d.version_id
        """,
    rules=(
        *structure(DOCUMENTS, "document_id"),
        every(
            "rejected_has_reason",
            "A rejected document has a reason",
            "status <> 'rejected' OR reason IS NOT NULL",
        ),
        every(
            "rejected_has_no_version",
            "A rejected document has no version",
            "status <> 'rejected' OR version_id IS NULL",
        ),
        every(
            "accepted_has_no_reason",
            "An accepted document has no reason for a rejection",
            "status <> 'accepted' OR reason IS NULL",
        ),
        every(
            "accepted_has_sha256",
            "An accepted document has the checksum of its bytes",
            "status <> 'accepted' OR sha256 IS NOT NULL",
        ),
        every(
            "accepted_has_version",
            "An accepted document has a version",
            "status <> 'accepted' OR version_id IS NOT NULL",
        ),
        every(
            "version_of_its_policy",
            "A document's version is a version of the document's policy",
            "version_id IS NULL OR version_policy_id = policy_id",
        ),
        no_row(
            "policy_found",
            "The policy of an accepted document is in policies",
            """
            SELECT document_id FROM new_documents AS d
            ANTI JOIN lake.main.policies AS p ON p.policy_id = d.policy_id
            WHERE d.status = 'accepted'
            """,
        ),
        in_publish(
            every(
                "of_this_refresh",
                "A document bears the id of the refresh that publishes it, or of the earlier one "
                "that brought it",
                "refresh_id <= this_refresh_id",
            )
        ),
        every(
            "path_printable",
            "A path holds no control character",
            r"NOT regexp_matches(path, '[\x00-\x1f\x7f]')",
        ),
        every(
            "manifest_is_object",
            "A document's row of the manifest is a JSON object",
            "manifest IS NULL OR CASE WHEN json_valid(manifest) "
            "THEN json_type(manifest) = 'OBJECT' ELSE false END",
        ),
        every(
            "date_not_in_future",
            "No document is dated later than tomorrow",
            "document_date IS NULL OR document_date <= current_date + 1",
            Severity.WARNING,
        ),
    ),
)

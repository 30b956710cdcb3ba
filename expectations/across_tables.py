"""What must hold of a publish as a whole: nothing lost on the way, no table left empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from great_expectations import expectations as gxe

from expectations.bookkeeping import WRITTEN_AFTER_AUDIT
from expectations.drift import FEWEST
from expectations.rule import Rule, Suite, built_in, every, in_publish
from warehouse.schemas import TABLES
from warehouse.vocabulary import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

_REQUIRED = [t.name for t in TABLES.values() if t.required and t.name not in WRITTEN_AFTER_AUDIT]


def _not_empty() -> Iterator[Rule]:
    for table in _REQUIRED:
        yield every(
            f"{table}_not_empty", f"{table} has rows after the publish", f"rows_of_{table} > 0"
        )


_ROW_COUNTS = ", ".join(
    f"(SELECT count(*) FROM lake.main.{table}) AS rows_of_{table}" for table in _REQUIRED
)

_COUNTS = (
    built_in(
        "one_refresh",
        "A publish is that of one refresh",
        gxe.ExpectTableRowCountToEqual,
        value=1,
    ),
    every(
        "accepted_counted",
        "n_accepted is the number of accepted documents",
        "n_accepted = accepted_documents",
    ),
    every(
        "rejected_counted",
        "n_rejected is the number of rejected documents",
        "n_rejected = rejected_documents",
    ),
    every(
        "versions_counted",
        "n_versions is the number of versions that the lake did not have",
        "n_versions = "
        "(SELECT count(*) FROM new_versions WHERE version_id NOT IN (FROM superseded))",
    ),
    every(
        "few_rejections",
        f"At most half of the documents read are rejected, where at least {FEWEST} are read",
        "rejected_documents <= accepted_documents "
        f"OR rejected_documents + accepted_documents < {FEWEST}",
        Severity.WARNING,
    ),
)

SUITE = Suite(
    name="across_tables",
    key="refresh_id",
    shows=(
        "n_seen",
        "n_accepted",
        "n_unchanged",
        "n_rejected",
        "n_versions",
        "accepted_documents",
        "rejected_documents",
        *(f"rows_of_{table}" for table in _REQUIRED),
    ),
    leads_to_documents=None,
    rows=f"""
        SELECT r.*, d.accepted_documents, d.rejected_documents,
            {_ROW_COUNTS}
        FROM new_refreshes AS r CROSS JOIN (
            SELECT count(*) FILTER (status = 'accepted') AS accepted_documents,
                count(*) FILTER (status = 'rejected') AS rejected_documents
            FROM new_documents
        ) AS d
        """,
    rules=(
        *map(in_publish, _COUNTS),
        every(
            "files_conserved",
            "Files seen = accepted + unchanged + rejected",
            "n_seen = n_accepted::HUGEINT + n_unchanged + n_rejected",
        ),
        *_not_empty(),
    ),
)

"""What must hold of the tables by which a lake accounts for itself.

The audit's own results and the list of published files are written after the audit: of them the
columns are looked at in a publish, and the rows when a lake is verified.
"""

from __future__ import annotations

from expectations.rule import Suite, every
from expectations.structure import structure
from warehouse.schemas.bookkeeping import FILES, QUALITY_RESULTS, REFRESHES

REFRESHES_SUITE = Suite(
    name="refreshes",
    key="refresh_id",
    leads_to_documents=None,
    rules=(
        *structure(REFRESHES),
        every(
            "published_after_start",
            "A refresh is published after it started",
            "published_at >= started_at",
            shows=("started_at", "published_at"),
        ),
        every(
            "has_source",
            "A refresh names its sources, any other run says what it did",
            "if(kind = 'refresh', len(sources) > 0, detail IS NOT NULL)",
        ),
    ),
)

QUALITY_RESULTS_SUITE = Suite("quality_results", "expectation", None, structure(QUALITY_RESULTS))

FILES_SUITE = Suite("files", "path", None, structure(FILES))

WRITTEN_AFTER_AUDIT = frozenset({QUALITY_RESULTS.name, FILES.name})
"""Tables that are empty while a publish is audited; of them only the columns are looked at then."""

"""Every table of the lake, declared once."""

from warehouse.schemas.bookkeeping import FILES, QUALITY_RESULTS, REFRESHES
from warehouse.schemas.changes import CHANGES
from warehouse.schemas.contradictions import CONTRADICTIONS
from warehouse.schemas.documents import DOCUMENTS
from warehouse.schemas.duplicates import DUPLICATES
from warehouse.schemas.facts import FACTS
from warehouse.schemas.periods import PERIODS
from warehouse.schemas.policies import POLICIES
from warehouse.schemas.practices import PRACTICES
from warehouse.schemas.returns import RETURNS
from warehouse.schemas.segments import SEGMENTS
from warehouse.schemas.sentences import SENTENCES
from warehouse.schemas.signatures import SIGNATURES
from warehouse.schemas.table import Column, Table
from warehouse.schemas.tags import TAGS
from warehouse.schemas.terms import TERMS
from warehouse.schemas.versions import VERSIONS

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        DOCUMENTS,
        RETURNS,
        POLICIES,
        VERSIONS,
        PERIODS,
        SEGMENTS,
        SENTENCES,
        TAGS,
        FACTS,
        PRACTICES,
        CONTRADICTIONS,
        CHANGES,
        SIGNATURES,
        DUPLICATES,
        TERMS,
        REFRESHES,
        QUALITY_RESULTS,
        FILES,
    )
}

__all__ = ["TABLES", "Column", "Table"]

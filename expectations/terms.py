"""What must hold of the vocabularies' terms."""

from __future__ import annotations

from expectations.rule import Suite, no_row
from expectations.structure import structure
from warehouse.schemas.terms import TERMS

SUITE = Suite(
    name="terms",
    key="term",
    leads_to_documents=None,
    rules=(
        *structure(TERMS),
        no_row(
            "broader_term_found",
            "A term's broader term is another term of the same scheme",
            """
            SELECT t.* FROM (SELECT * FROM new_terms WHERE broader_term IS NOT NULL) AS t
            ANTI JOIN lake.main.terms AS b
                ON b.scheme = t.scheme AND b.term = t.broader_term AND b.term <> t.term
            """,
        ),
    ),
)

"""The typed views of facts: a view a kind, its value and attributes as columns of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from warehouse.fact_kinds import FactKind

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class FactView:
    """A view of the facts of some kinds."""

    description: str
    kinds: tuple[FactKind, ...]
    columns: Mapping[str, str]
    """Its own columns, each with the SQL that gives it; those of every fact stand around them."""

    def sql(self, name: str) -> str:
        own = "\n".join(
            f"    {expression} AS {column}," for column, expression in self.columns.items()
        )
        kinds = ", ".join(f"'{kind}'" for kind in self.kinds)
        description = self.description.replace("'", "''")
        return f"""CREATE VIEW lake.main.{name} AS
SELECT
    fact_id,
    segment_id,
    version_id,
{own}
    char_start,
    char_end,
    text,
    confidence,
    rule
FROM lake.main.facts
WHERE kind IN ({kinds});

COMMENT ON VIEW lake.main.{name} IS
'{description}';
"""


def told(attribute: str) -> str:
    """The SQL of an attribute, as text."""
    return f"attributes ->> '{attribute}'"


POLARITY = f"coalesce({told('polarity')}, 'affirm')"

FACT_VIEWS = {
    "retention_periods": FactView(
        "One row per statement on how long data are kept; retention_days is null where no "
        "period is stated.",
        (FactKind.RETENTION_PERIOD,),
        {
            "statement": told("statement"),
            "retention_days": "try_cast(value AS DOUBLE)",
            "shortest_days": f"try_cast({told('shortest_days')} AS DOUBLE)",
            "limit_kind": told("limit"),
            "from_trigger": told("from"),
            "data_type": told("data_type"),
        },
    ),
    "children_ages": FactView(
        "One row per age of children that a policy takes a stance on.",
        (FactKind.CHILD_AGE,),
        {"age_years": "CAST(value AS INTEGER)", "stance": told("stance")},
    ),
    "rights": FactView(
        "One row per right that a policy says its reader has; for_whom is null where nobody is "
        "singled out.",
        (FactKind.RIGHT,),
        {"right_name": "value", "for_whom": told("for")},
    ),
    "contacts": FactView(
        "One row per contact that a policy names: an e-mail address, telephone number, postal "
        "address or web form, with its role where told.",
        (FactKind.EMAIL, FactKind.PHONE, FactKind.POSTAL_ADDRESS, FactKind.WEB_FORM),
        {
            "channel": "kind",
            "value": "value",
            "role": told("role"),
            "line": told("line"),
            "country": told("country"),
        },
    ),
    "signals": FactView(
        "One row per statement on a signal of the browser (Do Not Track, Global Privacy "
        "Control): whether the policy honours it, ignores it or only mentions it.",
        (FactKind.SIGNAL,),
        {"signal": "value", "stance": told("stance")},
    ),
    "opt_outs": FactView(
        "One row per way to opt out that a policy offers: what of, by which means, and the web "
        "address where given.",
        (FactKind.OPT_OUT,),
        {
            "what": "value",
            "how": "from_json(json_extract(attributes, '$.how'), '[\"VARCHAR\"]')",
            "link": told("link"),
        },
    ),
    "governing_law": FactView(
        "One row per jurisdiction whose law a policy says governs, by its ISO 3166 code.",
        (FactKind.GOVERNING_LAW,),
        {"jurisdiction": "value", "jurisdiction_as_written": told("jurisdiction")},
    ),
    "third_parties": FactView(
        "One row per mention of a named company or service that is not the policy's own.",
        (FactKind.THIRD_PARTY,),
        {
            "name": "value",
            "entity": told("entity"),
            "company": told("company"),
            "category": told("category"),
            "context": told("context"),
        },
    ),
    "transfers": FactView(
        "One row per destination of personal data that a segment names, with the safeguards "
        "named beside it.",
        (FactKind.TRANSFER,),
        {"destination": "value", "safeguards": told("safeguards"), "polarity": POLARITY},
    ),
    "transfer_safeguards": FactView(
        "One row per safeguard of transfers abroad that a segment names.",
        (FactKind.TRANSFER_SAFEGUARD,),
        {"safeguard": "value", "polarity": POLARITY},
    ),
    "legal_bases": FactView(
        "One row per legal basis of processing (GDPR Art. 6) that a segment names.",
        (FactKind.LEGAL_BASIS,),
        {"basis": "value", "iri": told("iri"), "article": told("article")},
    ),
    "security_measures": FactView(
        "One row per measure that protects data and that a segment tells of.",
        (FactKind.SECURITY_MEASURE,),
        {"measure": "value", "standard": told("standard"), "polarity": POLARITY},
    ),
    "breach_notices": FactView(
        "One row per promise of a segment to tell somebody of a breach of data.",
        (FactKind.BREACH_NOTICE,),
        {
            "told": "value",
            "within": told("within"),
            "within_hours": f"CAST({told('within_hours')} AS INTEGER)",
            "polarity": POLARITY,
        },
    ),
}


def fact_views_sql() -> str:
    """The statements that make the views."""
    return "\n".join(view.sql(name) for name, view in FACT_VIEWS.items())

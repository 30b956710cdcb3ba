"""The typed views of facts: a view a kind, its value and attributes as columns of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from warehouse.fact_kinds import FactKind
from warehouse.lake import sql_type
from warehouse.schemas import Column
from warehouse.schemas.facts import FACTS

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Own:
    """A column that a view of facts has for itself."""

    sql: str
    column: Column


@dataclass(frozen=True)
class FactView:
    """A view of the facts of some kinds."""

    description: str
    kinds: tuple[FactKind, ...]
    columns: Mapping[str, Own]
    """Its own columns; those of every fact stand around them."""

    def sql(self, name: str) -> str:
        own = "\n".join(f"    {own.sql} AS {column}," for column, own in self.columns.items())
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


def _value(kind: FactKind, dtype: type[pl.DataType] = pl.String) -> Own:
    """The value of the facts of ``kind``."""
    sql = "value" if dtype == pl.String else f"CAST(value AS {sql_type(Column(dtype, ''))})"
    return Own(sql, Column(dtype, kind.meaning[0].upper() + kind.meaning[1:]))


def _told(kind: FactKind, attribute: str) -> Own:
    """An attribute of the facts of ``kind``, as text."""
    return Own(_sql(attribute), Column(pl.String, kind.attributes[attribute], nullable=True))


def _polarity(kind: FactKind) -> Own:
    meaning = f"affirm, or {kind.attributes['polarity']}"
    return Own(f"coalesce({_sql('polarity')}, 'affirm')", Column(pl.String, meaning))


def _sql(attribute: str) -> str:
    return f"attributes ->> '{attribute}'"


FACT_VIEWS = {
    "retention_periods": FactView(
        "One row per statement on how long data are kept; retention_days is null where no "
        "period is stated.",
        (FactKind.RETENTION_PERIOD,),
        {
            "statement": _told(FactKind.RETENTION_PERIOD, "statement"),
            "retention_days": Own(
                "try_cast(value AS DOUBLE)",
                Column(
                    pl.Float64,
                    "How long data are kept, a month as 365 / 12 days, of a range the longer end; "
                    "null where no period is stated",
                    nullable=True,
                    unit="days",
                ),
            ),
            "shortest_days": Own(
                f"try_cast({_sql('shortest_days')} AS DOUBLE)",
                Column(
                    pl.Float64,
                    "The shorter end where a range is stated; else null",
                    nullable=True,
                    unit="days",
                ),
            ),
            "limit_kind": _told(FactKind.RETENTION_PERIOD, "limit"),
            "from_trigger": _told(FactKind.RETENTION_PERIOD, "from"),
            "data_type": _told(FactKind.RETENTION_PERIOD, "data_type"),
        },
    ),
    "children_ages": FactView(
        "One row per age of children that a policy takes a stance on.",
        (FactKind.CHILD_AGE,),
        {
            "age_years": _value(FactKind.CHILD_AGE, pl.Int32),
            "stance": _told(FactKind.CHILD_AGE, "stance"),
        },
    ),
    "rights": FactView(
        "One row per right that a policy says its reader has; for_whom is null where nobody is "
        "singled out.",
        (FactKind.RIGHT,),
        {"right_name": _value(FactKind.RIGHT), "for_whom": _told(FactKind.RIGHT, "for")},
    ),
    "contacts": FactView(
        "One row per contact that a policy names: an e-mail address, telephone number, postal "
        "address or web form, with its role where told.",
        (FactKind.EMAIL, FactKind.PHONE, FactKind.POSTAL_ADDRESS, FactKind.WEB_FORM),
        {
            "channel": Own("kind", Column(pl.String, "email, phone, postal_address or web_form")),
            "value": Own("value", FACTS.columns["value"]),
            "role": _told(FactKind.EMAIL, "role"),
            "line": _told(FactKind.PHONE, "line"),
            "country": _told(FactKind.POSTAL_ADDRESS, "country"),
        },
    ),
    "signals": FactView(
        "One row per statement on a signal of the browser (Do Not Track, Global Privacy "
        "Control): whether the policy honours it, ignores it or only mentions it.",
        (FactKind.SIGNAL,),
        {"signal": _value(FactKind.SIGNAL), "stance": _told(FactKind.SIGNAL, "stance")},
    ),
    "opt_outs": FactView(
        "One row per way to opt out that a policy offers: what of, by which means, and the web "
        "address where given.",
        (FactKind.OPT_OUT,),
        {
            "what": _value(FactKind.OPT_OUT),
            "how": Own(
                "from_json(json_extract(attributes, '$.how'), '[\"VARCHAR\"]')",
                Column(
                    pl.List(pl.String),
                    FactKind.OPT_OUT.attributes["how"],
                    nullable=True,
                ),
            ),
            "link": _told(FactKind.OPT_OUT, "link"),
        },
    ),
    "governing_law": FactView(
        "One row per jurisdiction whose law a policy says governs, by its ISO 3166 code.",
        (FactKind.GOVERNING_LAW,),
        {
            "jurisdiction": _value(FactKind.GOVERNING_LAW),
            "jurisdiction_as_written": _told(FactKind.GOVERNING_LAW, "jurisdiction"),
        },
    ),
    "third_parties": FactView(
        "One row per mention of a named company or service that is not the policy's own.",
        (FactKind.THIRD_PARTY,),
        {
            "name": _value(FactKind.THIRD_PARTY),
            "entity": _told(FactKind.THIRD_PARTY, "entity"),
            "company": _told(FactKind.THIRD_PARTY, "company"),
            "category": _told(FactKind.THIRD_PARTY, "category"),
            "context": _told(FactKind.THIRD_PARTY, "context"),
        },
    ),
    "transfers": FactView(
        "One row per destination of personal data that a segment names, with the safeguards "
        "named beside it.",
        (FactKind.TRANSFER,),
        {
            "destination": _value(FactKind.TRANSFER),
            "safeguards": _told(FactKind.TRANSFER, "safeguards"),
            "polarity": _polarity(FactKind.TRANSFER),
        },
    ),
    "transfer_safeguards": FactView(
        "One row per safeguard of transfers abroad that a segment names.",
        (FactKind.TRANSFER_SAFEGUARD,),
        {
            "safeguard": _value(FactKind.TRANSFER_SAFEGUARD),
            "polarity": _polarity(FactKind.TRANSFER_SAFEGUARD),
        },
    ),
    "legal_bases": FactView(
        "One row per legal basis of processing (GDPR Art. 6) that a segment names.",
        (FactKind.LEGAL_BASIS,),
        {
            "basis": _value(FactKind.LEGAL_BASIS),
            "iri": _told(FactKind.LEGAL_BASIS, "iri"),
            "article": _told(FactKind.LEGAL_BASIS, "article"),
        },
    ),
    "security_measures": FactView(
        "One row per measure that protects data and that a segment tells of.",
        (FactKind.SECURITY_MEASURE,),
        {
            "measure": _value(FactKind.SECURITY_MEASURE),
            "standard": _told(FactKind.SECURITY_MEASURE, "standard"),
            "polarity": _polarity(FactKind.SECURITY_MEASURE),
        },
    ),
    "breach_notices": FactView(
        "One row per promise of a segment to tell somebody of a breach of data.",
        (FactKind.BREACH_NOTICE,),
        {
            "told": _value(FactKind.BREACH_NOTICE),
            "within": _told(FactKind.BREACH_NOTICE, "within"),
            "within_hours": Own(
                f"CAST({_sql('within_hours')} AS INTEGER)",
                Column(pl.Int32, "The same time", nullable=True, unit="hours"),
            ),
            "polarity": _polarity(FactKind.BREACH_NOTICE),
        },
    ),
}


def fact_views_sql() -> str:
    """The statements that make the views."""
    return "\n".join(view.sql(name) for name, view in FACT_VIEWS.items())

"""The columns of every view: those of the tables that it shows, and its own.

The statements stand in views.sql and `warehouse.fact_views`; what a column means is declared here
once, for the data dictionary and for `policylake tables NAME`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

import polars as pl

from warehouse.fact_views import FACT_VIEWS
from warehouse.schemas import TABLES, Column
from warehouse.schemas.columns import CHAR_END, CHAR_START, VERSION_ID

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True)
class View:
    """What the columns of a view are."""

    tables: tuple[str, ...]
    """Tables whose columns it shows under their own names; the first that has one describes it."""
    columns: Mapping[str, Column] = field(default_factory=dict)
    """The others."""

    def column(self, name: str) -> Column | None:
        """What is declared of a column; None where nothing is."""
        shown = (TABLES[table].columns.get(name) for table in self.tables)
        return self.columns.get(name) or next((column for column in shown if column), None)


def _of_each(table: str, names: Iterable[str]) -> dict[str, Column]:
    """The columns of a table once for each statement of a pair."""
    return {
        f"{side}_{name}": replace(
            TABLES[table].columns[name],
            description=f"Of the {side}: {TABLES[table].columns[name].description}",
        )
        for side in ("first", "second")
        for name in names
    }


def _number(description: str, unit: str) -> Column:
    return Column(pl.Int64, description, unit=unit, minimum=0)


def _language(description: str) -> Column:
    return replace(TABLES["versions"].columns["language"], description=description)


def _with_sentence(table: str, key: str) -> View:
    """The view that leads from the rows of a table to the sentences that state them."""
    return View(
        (table, "segments"),
        {
            key: TABLES[table].columns[key],
            "lead_in": Column(
                pl.String,
                "Text that opens the list (`We collect:`), where it is said in a list item",
                nullable=True,
            ),
            "sentence": Column(pl.String, "The sentence that states it"),
            "sentence_start": replace(CHAR_START, description="First character of the sentence"),
            "sentence_end": replace(CHAR_END, description="End, exclusive, of the sentence"),
        },
    )


_SPAN: Final = ("segment_id", "char_start", "char_end", "text")
_POLICY: Final = ("policies", "periods", "versions")

VIEWS: Final[Mapping[str, View]] = {
    **{
        name: View(("facts",), {key: own.column for key, own in view.columns.items()})
        for name, view in FACT_VIEWS.items()
    },
    "version_history": View(
        _POLICY,
        {
            "version_no": Column(
                pl.Int64,
                "Place of the version among those of its policy by their first day, from 1; a text "
                "that comes back has the number that it had",
                minimum=1,
            ),
            "is_latest": Column(pl.Boolean, "Whether it is the policy's last period"),
        },
    ),
    "latest_policies": View(_POLICY),
    "rejections": View(("documents",)),
    "contradicting_practices": View(
        ("contradictions", "practices"),
        _of_each("practices", ("practice_id", "polarity", *_SPAN)),
    ),
    "contradicting_facts": View(
        ("contradictions",), _of_each("facts", ("fact_id", "value", *_SPAN))
    ),
    "data_practices": View(
        ("practices",),
        {
            "data_category": Column(
                pl.String,
                "The data_type, or a broader term that includes it: a practice has a row for each",
            )
        },
    ),
    "period_changes": View(
        _POLICY,
        {
            "from_version_id": replace(VERSION_ID, description="Version of the period before"),
            "to_version_id": replace(VERSION_ID, description="Version of the period"),
            "from_language": _language("Language of the version before"),
            "to_language": _language("Language of the version"),
            "n_unchanged": _number("Segments that stayed as they were", "segments"),
            "n_modified": _number("Segments whose words changed", "segments"),
            "n_split": _number("Segments before that were cut into several", "segments"),
            "n_merged": _number("Segments that were put together from several", "segments"),
            "n_moved": _number("Segments that stand elsewhere now", "segments"),
            "n_added": _number("Segments that are new", "segments"),
            "n_removed": _number("Segments that are gone", "segments"),
            "n_words_changed": _number(
                "Words that were removed or added, cosmetic changes left out", "words"
            ),
        },
    ),
    "fact_changes": View(
        ("changes", *_POLICY, "facts"),
        {
            "operation": Column(
                pl.String, "added, or removed where only the period before states it"
            ),
            "kind": TABLES["facts"].columns["kind"],
            "text": TABLES["facts"].columns["text"],
        },
    ),
    "flapping_policies": View(
        ("policies",),
        {
            "n_returns": _number("Times that the policy went back to an earlier text", "periods"),
            "n_periods": _number("Periods of the policy", "periods"),
            "n_versions": _number("Distinct texts of the policy", "versions"),
            "first_return": Column(pl.Date, "First day of the first return", nullable=True),
            "last_return": Column(pl.Date, "First day of the last return", nullable=True),
        },
    ),
    "duplicate_clusters": View(
        ("versions", "policies"),
        {
            "cluster_id": replace(
                VERSION_ID, description="The version of the cluster that the lake held first"
            )
        },
    ),
    "shared_texts": View(
        ("segments",),
        {
            "n_services": _number("Services in whose policies the text stands", "services"),
            "n_policies": _number("Policies in which the text stands", "policies"),
            "n_versions": _number("Versions in which the text stands", "versions"),
        },
    ),
    "sentence_texts": View(
        ("sentences",),
        {"text": Column(pl.String, "Its text: the span of the version's text")},
    ),
    "practice_sentences": _with_sentence("practices", "practice_id"),
    "fact_sentences": _with_sentence("facts", "fact_id"),
}
"""Every view of a lake."""


def declared(relation: str, name: str) -> Column | None:
    """What is declared of a column of a table or view; None where nothing is."""
    if relation in TABLES:
        return TABLES[relation].columns.get(name)
    return VIEWS[relation].column(name) if relation in VIEWS else None

"""How a suite is declared: a relation to look at, and sentences about its rows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from great_expectations.expectations.metadata_types import FailureSeverity

from expectations.checks import ExpectNoRows, ExpectRowsToSatisfy
from warehouse.vocabulary import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from great_expectations.expectations.expectation import Expectation


@dataclass(frozen=True)
class Rule:
    """One expectation, as a sentence. Made by `every`, `no_row` or `built_in`."""

    name: str
    description: str
    kind: type[Expectation]
    arguments: Mapping[str, Any]
    severity: Severity = Severity.CRITICAL
    of_table: bool = False
    """Looks at the table's new rows alone, not at the suite's relation."""
    of_publish: bool = False
    """Holds of the rows of one publish, not of all rows of a lake."""
    shows: tuple[str, ...] = ()
    """Columns that an audit shows of a row that breaks it, beside those of the suite."""

    @property
    def is_about_rows(self) -> bool:
        """Whether its failure can be laid to rows."""
        return self.sql is not None

    @property
    def sql(self) -> str | None:
        """The SQL that it is written in, if it is."""
        return self.arguments.get("query") or self.arguments.get("condition")

    def expectation(self, suite: Suite) -> Expectation:
        """A fresh Great Expectations object; one cannot serve two suites or two runs."""
        return self.kind(
            **self.arguments,
            severity=FailureSeverity(self.severity.value),
            description=self.description,
            meta={"rule": suite.full_name(self)},
        )


@dataclass(frozen=True)
class Suite:
    """The expectations on one table, or on the publish as a whole."""

    name: str
    key: str
    """The column of the relation by which a row is known."""
    leads_to_documents: str | None
    """The column of failing rows by which their documents are found: document_id, version_id or
    policy_id; None where rows do not come from documents."""
    rules: tuple[Rule, ...]
    rows: str | None = None
    """A SELECT of the rows that the rules speak of, with columns of other tables beside them where
    rules compare; None for the table's new rows as they are."""
    is_large: bool = False
    """Whether ``rows`` is too much to be kept for the audit, and is read anew by each query."""
    computed: Mapping[str, str] = field(default_factory=dict)
    """SELECTs, by the names of the temporary tables under which ``rows`` and `no_row` find them.
    Each is asked of a few shards at a time, so its rows follow from those of a version."""
    shows: tuple[str, ...] = ()
    """Further columns of the relation that an audit shows of rows that fail."""
    tells_always: bool = False
    """Whether the row whose key is a rule's name is shown also where the rule holds."""

    @property
    def relation(self) -> str:
        """The name of the relation on the connection."""
        return f"audited_{self.name}" if self.rows else f"new_{self.name}"

    @property
    def shown(self) -> tuple[str, ...]:
        """Columns of a failing row that an audit shows."""
        leading = (self.leads_to_documents,) if self.leads_to_documents else ()
        return tuple(dict.fromkeys((self.key, *leading, *self.shows)))

    def of_lake(self) -> Suite:
        """The suite without the rules that hold of one publish only."""
        return replace(self, rules=tuple(rule for rule in self.rules if not rule.of_publish))

    def full_name(self, rule: Rule) -> str:
        """The rule's name among all suites."""
        return f"{self.name}.{rule.name}"


def every(
    name: str,
    description: str,
    condition: str,
    severity: Severity = Severity.CRITICAL,
    shows: tuple[str, ...] = (),
) -> Rule:
    """Each row satisfies ``condition``, an SQL expression that must come out true.

    All such rules of a suite are evaluated in one query. The expression must not be able to raise
    whatever the row holds: an error at run time ends the publish's transaction.
    """
    arguments = {"condition": condition}
    return Rule(name, description, ExpectRowsToSatisfy, arguments, severity, shows=shows)


def no_row(name: str, description: str, query: str, severity: Severity = Severity.CRITICAL) -> Rule:
    """``query`` for bad rows finds none; it selects the suite's `leads_to_documents` column."""
    return Rule(name, description, ExpectNoRows, {"query": query}, severity, of_table=True)


def in_publish(rule: Rule) -> Rule:
    """``rule`` where it holds of the rows of one publish, not of all rows of a lake."""
    return replace(rule, of_publish=True)


def built_in(
    name: str,
    description: str,
    kind: type[Expectation],
    severity: Severity = Severity.CRITICAL,
    **arguments: Any,
) -> Rule:
    """An expectation of Great Expectations' own, with its arguments."""
    return Rule(name, description, kind, arguments, severity)

"""The kinds of expectations that Great Expectations lacks."""

from __future__ import annotations

from typing import Any, ClassVar

import sqlalchemy as sa
from great_expectations.compatibility.pydantic import PrivateAttr
from great_expectations.core.metric_domain_types import MetricDomainTypes
from great_expectations.core.metric_function_types import MetricPartialFunctionTypes
from great_expectations.execution_engine import SqlAlchemyExecutionEngine
from great_expectations.expectations.expectation import BatchExpectation
from great_expectations.expectations.expectation_configuration import ExpectationConfiguration
from great_expectations.expectations.metrics.metric_provider import (
    MetricProvider,
    metric_partial,
    metric_value,
)


class BreakingRowCount(MetricProvider):
    """How many rows break a condition, in one query with the other conditions on the batch."""

    metric_name = "breaking_rows.count"
    domain_keys = ("batch_id",)
    value_keys = ("condition",)

    @metric_partial(
        engine=SqlAlchemyExecutionEngine,
        partial_fn_type=MetricPartialFunctionTypes.AGGREGATE_FN,
        domain_type=MetricDomainTypes.TABLE,
    )
    def _sqlalchemy(
        cls,  # noqa: N805
        metric_domain_kwargs: dict[str, Any],
        metric_value_kwargs: dict[str, Any],
        **_: Any,
    ) -> tuple[Any, dict[str, Any], dict[str, Any]]:
        is_broken = broken(metric_value_kwargs["condition"])
        # Of no rows, `count_if` is NULL.
        count: Any = sa.literal_column(f"coalesce(count_if({is_broken}), 0)")
        return count, metric_domain_kwargs, {}


class _Check(BatchExpectation):
    """An expectation that puts its configuration together once, and is asked for it often."""

    _configuration: ExpectationConfiguration | None = PrivateAttr(default=None)

    @property
    def configuration(self) -> ExpectationConfiguration:
        """What was asked for, as Great Expectations keeps it."""
        if self._configuration is None:
            self._configuration = super().configuration
        return self._configuration


class ExpectRowsToSatisfy(_Check):
    """Every row satisfies an SQL condition.

    The built-in expectations on a column's values say the same of one condition each, at several
    times the cost: Great Expectations asks for five figures where one tells.
    """

    condition: str

    metric_dependencies: ClassVar[tuple[str, ...]] = ("breaking_rows.count",)
    success_keys: ClassVar[tuple[str, ...]] = ("condition",)

    def _validate(self, metrics: dict[str, Any], *_: Any, **__: Any) -> dict[str, Any]:
        count = metrics["breaking_rows.count"]
        return {"success": count == 0, "result": {"observed_value": count}}


def broken(condition: str) -> str:
    """SQL for that a row breaks ``condition``: an unknown answer is not a yes."""
    return f"({condition}) IS NOT TRUE"


class BadRowCount(MetricProvider):
    """How many rows a query returns."""

    metric_name = "bad_rows.count"
    domain_keys = ("batch_id",)
    value_keys = ("query",)

    @metric_value(engine=SqlAlchemyExecutionEngine)
    def _sqlalchemy(
        cls,  # noqa: N805
        execution_engine: SqlAlchemyExecutionEngine,
        metric_value_kwargs: dict[str, Any],
        **_: Any,
    ) -> int:
        count: Any = sa.literal_column(f"(SELECT count(*) FROM ({metric_value_kwargs['query']}))")
        return int(execution_engine.execute_query(sa.select(count)).scalar_one())


class ExpectNoRows(_Check):
    """A query for bad rows finds none.

    The built-in UnexpectedRowsExpectation runs its query twice and fetches what it finds.
    """

    query: str

    metric_dependencies: ClassVar[tuple[str, ...]] = ("bad_rows.count",)
    success_keys: ClassVar[tuple[str, ...]] = ("query",)

    def _validate(self, metrics: dict[str, Any], *_: Any, **__: Any) -> dict[str, Any]:
        count = metrics["bad_rows.count"]
        return {"success": count == 0, "result": {"observed_value": count}}


class ExpectColumnTypes(_Check):
    """The columns have the types that are declared, by DuckDB's names."""

    types: dict[str, str]

    metric_dependencies: ClassVar[tuple[str, ...]] = ("table.column_types",)
    success_keys: ClassVar[tuple[str, ...]] = ("types",)

    def _validate(self, metrics: dict[str, Any], *_: Any, **__: Any) -> dict[str, Any]:
        found = {column["name"]: str(column["type"]) for column in metrics["table.column_types"]}
        different = {
            name: found.get(name) for name, kind in self.types.items() if found.get(name) != kind
        }
        return {"success": not different, "result": {"observed_value": different}}

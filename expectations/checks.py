"""The kinds of expectations that Great Expectations lacks."""

from __future__ import annotations

from typing import Any, ClassVar

import sqlalchemy as sa
from great_expectations.execution_engine import SqlAlchemyExecutionEngine
from great_expectations.expectations.expectation import BatchExpectation, ColumnMapExpectation
from great_expectations.expectations.metrics.map_metric_provider import (
    ColumnMapMetricProvider,
    column_condition_partial,
)
from great_expectations.expectations.metrics.metric_provider import MetricProvider, metric_value


class ColumnValuesSatisfy(ColumnMapMetricProvider):
    """Counts rows that break a condition, in one query with the built-in counts of the batch."""

    condition_metric_name = "column_values.satisfy"
    condition_value_keys = ("condition",)

    @column_condition_partial(engine=SqlAlchemyExecutionEngine)
    def _sqlalchemy(cls, column: Any, condition: str, **_: Any) -> Any:  # noqa: N805
        # An unknown answer is not a yes: NULL breaks the condition as false does.
        return sa.literal_column(f"(({condition}) IS TRUE)", sa.Boolean)


class ExpectRowsToSatisfy(ColumnMapExpectation):
    """Every row whose ``column`` is not null satisfies an SQL condition."""

    condition: str

    map_metric: ClassVar[str] = "column_values.satisfy"
    success_keys: ClassVar[tuple[str, ...]] = ("condition", "mostly")


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


class ExpectNoRows(BatchExpectation):
    """A query for bad rows finds none.

    The built-in UnexpectedRowsExpectation runs its query twice and fetches what it finds.
    """

    query: str

    metric_dependencies: ClassVar[tuple[str, ...]] = ("bad_rows.count",)
    success_keys: ClassVar[tuple[str, ...]] = ("query",)

    def _validate(self, metrics: dict[str, Any], *_: Any, **__: Any) -> dict[str, Any]:
        count = metrics["bad_rows.count"]
        return {"success": count == 0, "result": {"observed_value": count}}


class ExpectColumnTypes(BatchExpectation):
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

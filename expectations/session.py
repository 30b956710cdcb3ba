"""Great Expectations on the connection of an open publish."""

from __future__ import annotations

import logging
from contextlib import closing
from math import isfinite
from typing import TYPE_CHECKING, Any

import great_expectations as gx
import sqlalchemy as sa
from great_expectations.data_context.types.base import (
    DataContextConfig,
    InMemoryStoreBackendDefaults,
    ProgressBarsConfig,
)

from expectations.dialect import CONNECTION_STRING, engine_arguments

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable

    import duckdb
    from great_expectations.core import ExpectationValidationResult
    from great_expectations.datasource.fluent.interfaces import Batch
    from great_expectations.datasource.fluent.sql_datasource import SQLDatasource, TableAsset
    from great_expectations.expectations.expectation import Expectation

# Importing Great Expectations turns every warning of the process into a log record; and what it
# logs of an expectation that raised stands in the audit.
logging.captureWarnings(False)
logging.getLogger("great_expectations").setLevel(logging.CRITICAL)

_LONGEST_SHOWN = 120
_LOOKED_AT = "looked_at"
_AFTERMATH = "Current transaction is aborted"


def whole() -> Generator[None]:
    """All new rows at once, where there are no shards."""
    yield


class Session:
    """Evaluates expectations over relations of one connection; ends no transaction.

    Nothing is written but temporary tables: the data context lives in memory.
    """

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        few_shards: Callable[[], Generator[None]] = whole,
    ) -> None:
        self._connection = connection
        self._few_shards = few_shards
        in_memory = InMemoryStoreBackendDefaults(init_temp_docs_sites=False)
        context = gx.get_context(
            mode="ephemeral",
            project_config=DataContextConfig(
                store_backend_defaults=in_memory,
                progress_bars=ProgressBarsConfig(globally=False),
                analytics_enabled=False,
            ),
        )
        add_sql: Any = context.data_sources.add_sql
        self._datasource: SQLDatasource = add_sql(
            "lake", connection_string=CONNECTION_STRING, kwargs=engine_arguments(connection)
        )
        self._asset: TableAsset | None = None
        self._defined: dict[str, str] = {}
        self._refusals: list[tuple[str, str]] = []
        self._end: tuple[str, str] | None = None
        engine = self._datasource.get_execution_engine().engine
        sa.event.listen(engine, "handle_error", self._note_error)

    def define(self, kind: str, name: str, select: str) -> None:
        """Make a temporary TABLE or VIEW of the rows of ``select``.

        Raises:
            duckdb.Error: the database refuses it.
        """
        self.query(f"CREATE OR REPLACE TEMP {kind} {name} AS {select}")
        self._defined[name] = kind

    def compute(self, name: str, select: str) -> None:
        """Make a temporary table of the rows of ``select``, asked of a few shards at a time.

        Raises:
            duckdb.Error: the database refuses it.
        """
        with closing(self._few_shards()) as groups:
            for number, _ in enumerate(groups):
                if number:
                    self.query(f"INSERT INTO {name} {select}")
                else:
                    self.define("TABLE", name, select)

    def evaluate(
        self, relation: str, expectations: Iterable[Expectation]
    ) -> dict[str, ExpectationValidationResult]:
        """The results by the names that the expectations bear, as far as there are results.

        Args:
            relation: The table or view that they look at, by its name on the connection.
            expectations: Made by `Rule.expectation`.
        """
        suite = gx.ExpectationSuite(name=relation, expectations=list(expectations))
        results = self._batch(relation).validate(suite, result_format="BOOLEAN_ONLY")
        return {
            (result.expectation_config.meta or {}).get("rule", ""): result
            for result in results.results
            if result.expectation_config
        }

    def observed(self, relation: str, expectation: Expectation) -> Any:
        """The value that an expectation on a whole table saw."""
        result = self._batch(relation).validate(expectation, result_format="BASIC")
        return result.result.get("observed_value")

    def query(self, statement: str) -> list[Any]:
        """The rows of a statement.

        Raises:
            duckdb.Error: the database refuses it.
        """
        try:
            return self._connection.execute(statement).fetchall()
        except Exception as error:
            self._refusals.append((str(error), statement))
            raise

    def records(self, statement: str) -> list[dict[str, Any]]:
        """The rows of a statement by column names, long values cut short."""
        rows = self.query(statement)
        names = [column[0] for column in self._connection.description or ()]
        return [{n: _short(v) for n, v in zip(names, row, strict=True)} for row in rows]

    def ended_by(self) -> str | None:
        """The error that ended the transaction, after which nothing can be asked in it."""
        if self._end is None and self._refusals:
            try:
                self._connection.execute("SELECT 1").fetchone()
            except Exception as error:
                causes = [refusal for refusal in self._refusals if _AFTERMATH not in refusal[0]]
                self._end = causes[-1] if causes else (str(error), "")
        return self._end[0] if self._end else None

    def ended_in(self, sql: str) -> bool:
        """Whether ``sql`` is part of the statement that ended the transaction."""
        return self._end is not None and sql in self._end[1]

    def close(self) -> None:
        """Drop what was defined; a rollback does it where the transaction has ended."""
        if self.ended_by() is None:
            for name, kind in self._defined.items():
                self.query(f"DROP {kind} IF EXISTS {name}")

    def _batch(self, relation: str) -> Batch:
        """The rows of a relation. All are looked at through one view: each further asset has the
        whole configuration written out anew.
        """
        self.define("VIEW", _LOOKED_AT, f"FROM {relation}")
        if self._asset is None:
            self._asset = self._datasource.add_table_asset(_LOOKED_AT, table_name=_LOOKED_AT)
        return self._asset.get_batch(self._asset.build_batch_request())

    def _note_error(self, context: sa.engine.ExceptionContext) -> None:
        self._refusals.append((str(context.original_exception), context.statement or ""))


def _short(value: Any) -> Any:
    """A value that fits into JSON and on a line."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float) and isfinite(value):
        return value
    text = str(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"

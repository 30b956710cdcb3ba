"""What an audit finds."""

from __future__ import annotations

from dataclasses import dataclass

from warehouse.vocabulary import Severity


@dataclass(frozen=True)
class Result:
    """How one expectation fared."""

    suite: str
    """A table's name, or `across_tables`."""
    expectation: str
    """Its name, unique among all suites."""
    description: str
    severity: Severity
    success: bool
    n_failing_rows: int | None
    """Rows that break it; None where it is not about rows or was not evaluated."""
    observed: str | None = None
    """What was seen where it failed, as JSON: some of the failing rows, or the observed value."""
    error: str | None = None
    """Why it could not be evaluated; None where it was."""
    figures: str | None = None
    """What was seen where it failed, in words; None where `observed` tells it alone."""
    failing_documents: tuple[str, ...] = ()
    """document_id of this refresh's documents behind the failing rows, sorted; empty where it
    held, where it is a warning, and where the failure cannot be laid to documents."""

    @property
    def in_words(self) -> str:
        """What to tell of an expectation that failed or was not evaluated."""
        if self.error is not None:
            return f"{self.expectation} was not evaluated: {self.error} ({self.description})"
        seen = f"; {self.figures}" if self.figures else ""
        return f"does not hold: {self.description} ({self.expectation}{seen})"


@dataclass(frozen=True)
class Audit:
    """The results of all declared expectations, in declared order."""

    results: tuple[Result, ...]

    @property
    def blocking(self) -> tuple[Result, ...]:
        """The results that forbid the publish.

        A critical expectation that failed does, and so does any, of whatever severity, that was
        not evaluated: nobody knows what it would have said.
        """
        return tuple(
            result
            for result in self.results
            if result.error is not None
            or (not result.success and result.severity == Severity.CRITICAL)
        )

    @property
    def passed(self) -> bool:
        """Whether the publish may go ahead. An audit without results has not looked."""
        return bool(self.results) and not self.blocking

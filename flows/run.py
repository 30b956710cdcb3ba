"""A run of the refresh: what is known of it, and its record from the first moment to the last."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from flows.publishing import GateBlocked
from warehouse.errors import PolicylakeError
from warehouse.runs import latest_run, state_of
from warehouse.vocabulary import RunState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from expectations.gate import Audit
    from flows.publishing import Outcome


@dataclass
class Run:
    """What is known of a run; its record is made from it, however the run ends."""

    refresh_id: str
    started_at: datetime
    sources: list[str]
    outcome: Outcome | None = None
    published: bool = False
    n_hidden: int = 0
    missing: list[str] = field(default_factory=list)
    """Paths of these sources that the lake knows and that are not there any more."""
    n_outdated: int = 0
    """Versions that older rules, models or extractors made, and that stay so."""
    n_described: int = 0
    """Accepted documents that a changed manifest describes anew."""
    still_rejected: list[str] = field(default_factory=list)
    """Path and reason of what was rejected before and is not read again, missing files first."""
    lost: list[str] = field(default_factory=list)
    """Paths of documents that should be read again and are not in `raw/`."""
    error: PolicylakeError | None = None
    is_interrupted: bool = False
    audit: Audit | None = None
    """Also of a run that the gate blocked."""
    quality_page: Path | None = None
    warnings: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def state(self) -> RunState:
        """How far it came; of a run that has ended."""
        if self.is_interrupted:
            return RunState.INTERRUPTED
        if self.error:
            return RunState.BLOCKED if self.audit and not self.published else RunState.FAILED
        return RunState.PUBLISHED if self.published else RunState.NOTHING_NEW

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time the block as the step ``name``."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = round(time.perf_counter() - start, 3)

    def failed(self, error: PolicylakeError) -> None:
        """Note that ``error`` ended it."""
        self.error = error
        if isinstance(error, GateBlocked):
            self.outcome, self.audit = error.outcome, error.audit


def overtaken_by(runs: Path, sources: list[str], due: datetime | None) -> str | None:
    """The last refresh, if it did from ``sources`` what a run had to do that was due before it.

    Of several scheduled runs that were missed (the machine was off), the first makes up for all.

    Args:
        runs: Folder of the records.
        sources: What the run is to read.
        due: When the run was due; None where no schedule made it, and nothing can overtake it.
    """
    last = latest_run(runs) or {}
    if due is None or last.get("sources") != sources:
        return None
    if state_of(last) not in {RunState.PUBLISHED, RunState.NOTHING_NEW}:
        return None
    is_later = datetime.fromisoformat(last["started_at"]) > due
    return str(last["refresh_id"]) if is_later else None

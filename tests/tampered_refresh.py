"""A refresh whose staged shard or audit is spoilt: see `tests.forked_commands`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl

import expectations.gate
import flows.refresh
from expectations.session import Session
from flows.shards import run_job
from warehouse.staging import Shard, write_shard

SPOILT_SERVICE = "lumbrel"


def spoil_a_span(shard: Shard) -> Shard:
    """Shift the end of one segment of one service's policy."""
    document = pl.col("service") == SPOILT_SERVICE
    spoilt = shard.scan("documents").filter(document).select("version_id").collect().item()
    is_spoilt = (pl.col("version_id") == spoilt) & (pl.col("ordinal") == 3)
    frames = {file.table: shard.scan(file.table) for file in shard.files}
    frames["segments"] = frames["segments"].with_columns(
        pl.when(is_spoilt).then(pl.col("char_end") + 1).otherwise("char_end").alias("char_end")
    )
    return write_shard(shard.folder, {name: f.collect().lazy() for name, f in frames.items()})


def _tampered_run_job(*arguments: Any) -> Shard:
    return spoil_a_span(run_job(*arguments))


def _forgetful(evaluate: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    def forget(*arguments: Any) -> dict[str, Any]:
        outcomes = evaluate(*arguments)
        outcomes.pop("segments.id_is_its_span", None)
        return outcomes

    return forget


def _with_error(audit: Callable[..., Any]) -> Callable[..., Any]:
    def audit_with_error(connection: Any, **arguments: Any) -> Any:
        connection.execute(
            "CREATE OR REPLACE TEMP VIEW new_terms AS "
            "SELECT * REPLACE (error('broken row') AS label) FROM lake.main.terms"
        )
        return audit(connection, **arguments)

    return audit_with_error


def prepare(spoil: str) -> None:
    """Spoil what is said in words."""
    if spoil == "span":
        flows.refresh.run_job = _tampered_run_job
    elif spoil == "missing result":
        Session.evaluate = _forgetful(Session.evaluate)  # type: ignore[method-assign]
    elif spoil == "runtime error":
        expectations.gate.audit = _with_error(expectations.gate.audit)

"""What the pages of policies tell, read for some hundred policies at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb

_MOST_SEGMENTS: Final = 100_000
"""Segments that are held in memory at once, but for a policy that has more."""

_OF_ALL_VERSIONS: Final = {
    "segments": """
        SELECT version_id, segment_id, ordinal, kind, depth, char_start, char_end, text
        FROM segments SEMI JOIN report_versions USING (version_id)
        ORDER BY version_id, ordinal
    """,
    "changes": """
        SELECT c.* FROM changes AS c SEMI JOIN report_policies USING (policy_id)
        ORDER BY policy_id, to_period_no, change_no
    """,
    "fact_changes": """
        SELECT policy_id, to_period_no, operation, kind, value, text
        FROM fact_changes SEMI JOIN report_policies USING (policy_id)
        ORDER BY policy_id, to_period_no, kind, operation DESC, value
    """,
}
_OF_LATEST_VERSIONS: Final = {
    "tags": """
        SELECT version_id, segment_id, t.scheme, t.term, coalesce(m.label, t.term) AS label, score
        FROM tags AS t SEMI JOIN report_latest USING (version_id)
        LEFT JOIN terms AS m ON m.scheme = t.scheme AND m.term = t.term
        WHERE t.scheme IN ('opp115', 'tagging')
        ORDER BY version_id, segment_id, score DESC, term
    """,
    "facts": """
        SELECT version_id, fact_id, kind, value, attributes, char_start, char_end, text,
            confidence, rule
        FROM facts SEMI JOIN report_latest USING (version_id)
        ORDER BY version_id, char_start, char_end, kind, value, fact_id
    """,
    "contradictions": """
        WITH statements AS (
            SELECT fact_id AS id, char_start, char_end, text, confidence, rule,
                kind, value, attributes
            FROM facts SEMI JOIN report_latest USING (version_id)
            UNION ALL BY NAME
            SELECT practice_id AS id, char_start, char_end, text, confidence, rule,
                actor, action, polarity, modality, data_type, recipient, subject
            FROM practices SEMI JOIN report_latest USING (version_id)
        )
        SELECT c.version_id, c.kind, c.explanation, list(s ORDER BY s.char_start, s.id) AS sides
        FROM contradictions AS c SEMI JOIN report_latest USING (version_id)
        JOIN statements AS s ON s.id IN (c.first_id, c.second_id)
        GROUP BY c.version_id, c.kind, c.explanation, c.first_id, c.second_id
        ORDER BY c.version_id, min(s.char_start), c.first_id, c.second_id
    """,
    "practices": """
        SELECT x.version_id, t.label AS data_type, x.action,
            count_if(x.polarity = 'affirm')::BIGINT AS n_affirmed,
            count_if(x.polarity = 'deny')::BIGINT AS n_denied,
            arg_min(x.segment_id, x.char_start) AS segment_id, min(x.char_start) AS first
        FROM practices AS x SEMI JOIN report_latest USING (version_id)
        JOIN terms AS t ON t.scheme = 'data_types' AND t.term = x.data_type
        WHERE x.actor = 'first_party'
        GROUP BY x.version_id, t.label, x.action
        ORDER BY x.version_id, t.label, x.action
    """,
}


@dataclass(frozen=True)
class History:
    """A policy with its periods, and the rows that its pages show."""

    policy: dict[str, Any]
    """Its row of `latest_policies`, with what the overview counts of it."""
    periods: list[dict[str, Any]]
    """Its rows of `version_history`, the oldest first, with the document that opened each."""
    rows: dict[str, dict[str, pl.DataFrame]]
    """Table → version_id → rows; of `changes` and `fact_changes` policy_id → rows. Those of a batch
    of policies, so that what is looked up may be of others."""

    def of(self, table: str, key: str) -> pl.DataFrame | None:
        """The rows of the table for a version or policy; None where there are none."""
        return self.rows[table].get(key)


def read_histories(
    connection: duckdb.DuckDBPyConnection, policies: pl.DataFrame
) -> Iterator[History]:
    """Every policy of ``policies``, in their order.

    Args:
        connection: See `warehouse.lake.open_lake`.
        policies: As in `warehouse.report.corpus.Corpus.tables`.
    """
    connection.register("report_order", policies.select("policy_id").to_arrow())
    periods = _by(
        connection.execute(
            "SELECT h.*, d.source, d.path, d.sha256, v.n_segments AS n_loaded "
            "FROM version_history AS h SEMI JOIN report_order USING (policy_id) "
            "JOIN versions AS v USING (version_id) "
            "LEFT JOIN documents AS d ON d.document_id = h.document_id "
            "ORDER BY h.policy_id, h.period_no"
        ).pl(),
        "policy_id",
    )
    connection.unregister("report_order")
    batch: list[dict[str, Any]] = []
    n_segments = 0
    for policy in policies.iter_rows(named=True):
        size = int(periods[policy["policy_id"]]["n_loaded"].sum())
        if batch and n_segments + size > _MOST_SEGMENTS:
            yield from _batch(connection, batch, periods)
            batch, n_segments = [], 0
        batch.append(policy)
        n_segments += size
    if batch:
        yield from _batch(connection, batch, periods)


def _batch(
    connection: duckdb.DuckDBPyConnection,
    policies: list[dict[str, Any]],
    periods: dict[str, pl.DataFrame],
) -> Iterator[History]:
    ids = [policy["policy_id"] for policy in policies]
    chosen = {
        "report_policies": pl.DataFrame({"policy_id": ids}, schema={"policy_id": pl.String}),
        "report_versions": pl.concat(
            [periods[policy_id].select("version_id") for policy_id in ids]
        ).unique(),
        "report_latest": pl.DataFrame(
            {"version_id": [policy["version_id"] for policy in policies]}
        ),
    }
    for name, frame in chosen.items():
        connection.register(name, frame.to_arrow())
    rows = {}
    for name, query in {**_OF_ALL_VERSIONS, **_OF_LATEST_VERSIONS}.items():
        key = "policy_id" if "changes" in name else "version_id"
        rows[name] = _by(connection.execute(query).pl(), key)
    for name in chosen:
        connection.unregister(name)
    for policy in policies:
        yield History(policy, periods[policy["policy_id"]].to_dicts(), rows)


def _by(rows: pl.DataFrame, column: str) -> dict[str, pl.DataFrame]:
    """The rows under each value of ``column``, in their order."""
    parts = rows.partition_by(column, as_dict=True, maintain_order=True)
    return {str(key): part for (key,), part in parts.items()}

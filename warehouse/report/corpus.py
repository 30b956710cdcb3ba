"""What the overview tells of a lake, read in one query each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from warehouse.ask import question

if TYPE_CHECKING:
    import duckdb
    import polars as pl

_OF_LATEST: Final = ("segments", "practices", "facts", "contradictions")
"""Tables whose rows are counted in the latest text of each policy, as everything below them is."""
_COUNTS: Final = """
    SELECT
        (SELECT count(*) FROM policies) AS policies,
        (SELECT count(DISTINCT service) FROM policies) AS services,
        (SELECT count(*) FROM versions) AS versions,
        (SELECT count(*) FROM documents) AS documents,
        (SELECT count(*) FROM documents WHERE status = 'rejected') AS rejected,
        (SELECT coalesce(sum(n_words), 0)::BIGINT FROM versions) AS words,
""" + ", ".join(
    f"(SELECT count(*) FROM {table}) AS all_{table}, "
    f"(SELECT count(*) FROM {table} SEMI JOIN latest_policies USING (version_id)) AS {table}"
    for table in _OF_LATEST
)


def _counted(column: str, table: str, name: str) -> str:
    """How many rows of ``table`` there are of each value of ``column``, as ``name``."""
    return (
        f"SELECT {column}, count(*) AS {name} FROM {table} "
        f"GROUP BY {column} ORDER BY {name} DESC, {column}"
    )


_TABLES: Final = {
    "sources": """
        SELECT source, count_if(status = 'accepted')::BIGINT AS accepted,
            count_if(status = 'rejected')::BIGINT AS rejected
        FROM documents GROUP BY source ORDER BY accepted DESC, source
    """,
    "formats": _counted("media_type", "documents", "n_documents"),
    "languages": _counted("language", "latest_policies", "n_policies"),
    "sectors": _counted("sector", "policies", "n_policies"),
    "countries": _counted("country", "policies", "n_policies"),
    "rejections": """
        SELECT reason, count(*) AS n_documents, min(path) AS example
        FROM rejections GROUP BY reason ORDER BY n_documents DESC, reason
    """,
    "quality": """
        SELECT suite, count(*) AS n_expectations, count_if(success)::BIGINT AS held,
            count_if(NOT success AND severity = 'warning')::BIGINT AS warned,
            count_if(NOT success AND severity = 'critical')::BIGINT AS failed
        FROM quality_results WHERE refresh_id = (SELECT max(refresh_id) FROM quality_results)
        GROUP BY suite ORDER BY suite
    """,
    "warnings": """
        SELECT expectation, description, severity, n_failing_rows, observed
        FROM quality_results
        WHERE NOT success AND refresh_id = (SELECT max(refresh_id) FROM quality_results)
        ORDER BY severity, expectation
    """,
    "years": """
        SELECT coalesce(year(valid_from)::VARCHAR, 'undated') AS year, count(*) AS n_periods
        FROM periods GROUP BY ALL ORDER BY year
    """,
    "categories": """
        WITH taggable AS (
            SELECT count(*) AS n FROM latest_policies JOIN segments AS s USING (version_id)
            WHERE s.kind NOT IN ('heading', 'boilerplate') AND NOT EXISTS (
                FROM tags AS u WHERE u.segment_id = s.segment_id AND u.scheme = 'tagging'
            )
        )
        SELECT m.label AS category, count(t.segment_id) AS n_segments,
            count(DISTINCT t.version_id) AS n_policies,
            coalesce(count(t.segment_id) / nullif(any_value(taggable.n), 0), 0) AS share
        FROM terms AS m CROSS JOIN taggable
        LEFT JOIN (
            SELECT tags.* FROM tags SEMI JOIN latest_policies USING (version_id)
        ) AS t USING (scheme, term)
        WHERE m.scheme = 'opp115'
        GROUP BY m.label ORDER BY n_segments DESC, category
    """,
    "practices": """
        SELECT DISTINCT t.label AS data_type, x.action, p.place AS policy
        FROM practices AS x
        JOIN (
            SELECT version_id, row_number() OVER (ORDER BY policy_id) AS place FROM latest_policies
        ) AS p USING (version_id)
        JOIN terms AS t ON t.scheme = 'data_types' AND t.term = x.data_type
        WHERE x.actor = 'first_party' AND x.polarity = 'affirm'
        ORDER BY ALL
    """,
    "retention": """
        SELECT r.statement, r.retention_days, count(*) AS n_statements,
            count(DISTINCT r.version_id) AS n_policies
        FROM retention_periods AS r SEMI JOIN latest_policies USING (version_id)
        GROUP BY ALL ORDER BY ALL
    """,
    "grades": """
        SELECT round(flesch_kincaid_grade)::INTEGER AS grade, count(*) AS n_policies
        FROM latest_policies WHERE flesch_kincaid_grade IS NOT NULL GROUP BY ALL ORDER BY ALL
    """,
    "fact_kinds": """
        SELECT f.kind, count(*) AS n_facts, count(DISTINCT f.version_id) AS n_policies
        FROM facts AS f SEMI JOIN latest_policies USING (version_id)
        GROUP BY ALL ORDER BY n_policies DESC, kind
    """,
    "contradictions": """
        WITH said AS (
            SELECT fact_id AS id, version_id, char_start, text FROM facts
            UNION ALL SELECT practice_id, version_id, char_start, text FROM practices
        )
        SELECT p.policy_id, p.service, p.policy_key, c.kind, c.explanation,
            list(s.text ORDER BY s.char_start, s.id) AS texts
        FROM contradictions AS c JOIN latest_policies AS p USING (version_id)
        LEFT JOIN said AS s
            ON s.version_id = c.version_id AND s.id IN (c.first_id, c.second_id)
        GROUP BY p.policy_id, p.service, p.policy_key, c.kind, c.explanation, c.first_id,
            c.second_id
        ORDER BY p.service, p.policy_key, min(s.char_start), c.first_id, c.second_id
    """,
    "policies": """
        WITH
            stated AS (SELECT version_id, count(*) AS n FROM facts GROUP BY ALL),
            opposed AS (SELECT version_id, count(*) AS n FROM contradictions GROUP BY ALL),
            dated AS (SELECT policy_id, count(*) AS n FROM periods GROUP BY ALL)
        SELECT p.*, coalesce(stated.n, 0) AS n_facts, coalesce(opposed.n, 0) AS n_contradictions,
            coalesce(dated.n, 0) AS n_periods
        FROM latest_policies AS p
        LEFT JOIN stated USING (version_id) LEFT JOIN opposed USING (version_id)
        LEFT JOIN dated USING (policy_id)
        ORDER BY lower(p.service), p.service, p.policy_key, p.policy_id
    """,
    "third_parties": question("third-parties-with-purposes").sql,
    "rights": question("rights-by-half-year").sql,
}


@dataclass(frozen=True)
class Corpus:
    """The figures of the overview."""

    counts: dict[str, int]
    """Rows of the large tables in the latest texts, in all texts with `all_` before the table's
    name; and `policies`, `versions`, `documents`, `rejected` documents, `services` and `words`."""
    tables: dict[str, pl.DataFrame]
    """The answers to the queries of this module, by name."""
    quality_refresh_id: str | None
    """The run whose quality results they are."""


def read_corpus(connection: duckdb.DuckDBPyConnection) -> Corpus:
    """The figures of the snapshot that ``connection`` sees; see `warehouse.lake.open_lake`."""
    [counts] = connection.execute(_COUNTS).pl().to_dicts()
    tables = {name: connection.execute(query).pl() for name, query in _TABLES.items()}
    [(refresh_id,)] = connection.execute("SELECT max(refresh_id) FROM quality_results").fetchall()
    return Corpus(counts, tables, refresh_id)


def read_refresh(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """The row of `refreshes` of the run that was published last."""
    query = "SELECT * FROM lake.main.refreshes ORDER BY published_at DESC, refresh_id LIMIT 1"
    rows: list[dict[str, Any]] = connection.execute(query).pl().to_dicts()
    return rows[0]

"""How rows of the publish of `tests.pending` are spoilt, so that an expectation fails."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from expectations.gate import LAKE_SUITES, PUBLISH_SUITES
from tests.pending_rows import NEW, state
from transforms.ids import content_id

if TYPE_CHECKING:
    from expectations.rule import Rule, Suite

A1, A2, B1, BAD = (content_id(name) for name in ("A1", "A2", "B1", "bad"))
A, B = content_id("A"), content_id("B")
OLD_ROWS, NEW_ROWS = state()
V_A1 = OLD_ROWS["versions"][0]["version_id"]
V_A2, V = (row["version_id"] for row in NEW_ROWS["versions"])
SEGMENTS = [row["segment_id"] for row in NEW_ROWS["segments"] if row["version_id"] == V]
SEGMENTS_A2 = [row["segment_id"] for row in NEW_ROWS["segments"] if row["version_id"] == V_A2]
NOBODY = "0" * 32

RULES: dict[str, tuple[Suite, Rule]] = {
    suite.full_name(rule): (suite, rule)
    for suite in (*LAKE_SUITES, *PUBLISH_SUITES)
    for rule in suite.rules
}


@dataclass(frozen=True)
class Planted:
    """What breaks expectations of one suite, and the documents that they are laid to."""

    rules: tuple[str, ...]
    statements: tuple[str, ...]
    documents: tuple[str, ...]

    def __str__(self) -> str:
        return self.rules[0]


def planted(rule: str, statements: tuple[str, ...], documents: tuple[str, ...] = (B1,)) -> Planted:
    return Planted((rule,), statements, documents)


# The row that is spoilt, of each table: it comes from document B1 where it comes from one, but for
# changes, which come from A2.
SPOILT = {
    "documents": f"document_id = '{B1}'",
    "returns": "true",
    "policies": f"policy_id = '{B}'",
    "versions": f"version_id = '{V}'",
    "periods": f"policy_id = '{B}'",
    "segments": f"segment_id = '{SEGMENTS[4]}'",
    "sentences": f"segment_id = '{SEGMENTS[2]}' AND ordinal = 1",
    "tags": f"segment_id = '{SEGMENTS[4]}'",
    "facts": f"version_id = '{V}'",
    "practices": f"version_id = '{V}' AND data_type = 'name' AND polarity = 'affirm'",
    "contradictions": f"version_id = '{V}'",
    "changes": "true",
    "signatures": f"version_id = '{V}'",
    "duplicates": "true",
    "terms": "term = 'Other'",
    "refreshes": f"refresh_id = '{NEW}'",
    "quality_results": "true",
    "files": "true",
}

BEHIND = {"changes": (A2,)}
B1_ROW = SPOILT["documents"]
OF_V = f"version_id = '{V}'"
FIRST, LAST = (f"segment_id = '{SEGMENTS[n]}'" for n in (0, -1))
PARTED = f"segment_id = '{SEGMENTS[2]}'"
FIRST_SENTENCE = f"{PARTED} AND ordinal = 0"
A_1, A_2 = (f"policy_id = '{A}' AND period_no = {n}" for n in (1, 2))
EFFECTIVE = "kind = 'effective_date'"


def change(table: str, setting: str, where: str | None = None) -> tuple[str, ...]:
    """Change the spoilt row, in the lake and among the new rows."""
    return tuple(
        f"UPDATE {name} SET {setting} WHERE {where or SPOILT[table]}"
        for name in (f"lake.main.{table}", f"new_{table}")
    )


def repeat(table: str, where: str) -> tuple[str, ...]:
    """Let rows of the lake come once more, as new ones."""
    rows = f"SELECT * FROM lake.main.{table} WHERE {where}"
    return (f"INSERT INTO new_{table} {rows}", f"INSERT INTO lake.main.{table} {rows}")

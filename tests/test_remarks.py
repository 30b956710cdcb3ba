"""What a refresh remarks on documents that it accepted."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl

from flows.publishing import Outcome
from flows.remarks import NAMED_BY_FILE, undated_lines
from flows.run import Run
from flows.summary import as_lines
from tests.conftest import EXAMPLES, policylake
from tests.lakes import answer


def test_documents_without_a_date_are_told(tmp_path: Path) -> None:
    for path in ("lumbrel.md", "globex/legal.md", "gazette/2023-09-12.md"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        shutil.copy(EXAMPLES / "lumbrel" / "2024-02-29.md", tmp_path / path)
    said = policylake("refresh", tmp_path, "--lake", tmp_path / "lake", "--dry-run").out
    assert "2 of 3 new documents without a date" in said
    columns = ("status", "path", "service", "document_date")
    rows = [
        ("accepted", "globex/legal.md", "legal", None),
        ("accepted", "a.md", "site.example", None),
        ("accepted", "globex/terms.md", "terms", None),
        ("accepted", "gazette/2023-09-12.md", "gazette", date(2023, 9, 12)),
        ("rejected", "b.md", "b", None),
    ]
    documents = pl.DataFrame(rows, schema=columns, orient="row")
    undated, named = undated_lines(documents)
    assert "3 of 4 new documents without a date" in undated
    assert "2 of them" in named
    assert "globex/legal.md is of the service legal; all of them: policylake sql" in named
    _, named = undated_lines(documents.filter(pl.col("path") != "globex/terms.md"))
    assert named.endswith("globex/legal.md is of the service legal")
    assert undated_lines(documents.filter(pl.col("document_date").is_not_null())) == []


def test_the_query_of_documents_named_after_their_file_lists_them(examples_lake: Path) -> None:
    rows = [("tamarack-valley-state.txt", "tamarack-valley-state")]
    assert answer(examples_lake, NAMED_BY_FILE) == rows


def test_one_remark_is_told_in_the_singular() -> None:
    row = {"status": "accepted", "path": "a.md", "reason": None, "detail": "odd"}
    row |= {"service": "a", "document_date": date(2024, 1, 1)}
    run = Run("r", datetime.now(UTC), [], Outcome({}, pl.DataFrame([row])))
    assert "  warning: 1 accepted document with a remark; a.md: odd" in as_lines(run)

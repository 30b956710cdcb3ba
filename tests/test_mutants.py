"""Broken documents: each gets a status, and the text of those that are read is all there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from tests.lakes import answer
from tests.mutants import mutants
from transforms.blocks import blocks
from transforms.reading import read, readings


def test_what_is_read_of_broken_texts_is_all_in_their_blocks() -> None:
    found = {name: read(content, name) for name, content in mutants(600, seed=7)}
    rows = blocks(readings(found)).group_by("document_id").agg(pl.col("text").str.join(""))
    in_blocks = dict(rows.iter_rows())
    plain = {name: reading.text for name, reading in found.items() if reading.text}
    assert len(plain) > 100
    for name, text in plain.items():
        assert len("".join(in_blocks[name].split())) >= 0.9 * len("".join(text.split())), name


@pytest.mark.parametrize(
    ("count", "seed"), [(80, 1), pytest.param(10_000, 2, marks=pytest.mark.torture)]
)
def test_a_refresh_of_broken_documents_gives_each_a_status(
    count: int, seed: int, tmp_path: Path
) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for name, content in mutants(count, seed):
        (corpus / name).write_bytes(content)
    lake = tmp_path / "lake"
    command = [
        sys.executable,
        "-c",
        "from flows.cli import main; main()",
        "refresh",
        str(corpus),
        "--lake",
        str(lake),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=1800, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    statuses = dict(answer(lake, "SELECT status, count(*) FROM documents GROUP BY ALL"))
    assert sum(int(str(n)) for n in statuses.values()) == count
    assert set(statuses) == {"accepted", "rejected"}
    ended = (
        "SELECT path, reason, detail FROM documents WHERE reason IN ('worker_died', 'timed_out')"
    )
    assert answer(lake, ended) == []

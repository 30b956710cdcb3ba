"""Workers: a document that kills or stalls one costs that document alone."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import polars as pl
import pytest

from flows.shards import Job, plan, run_job
from flows.workers import Limits, WorkerPool
from tests import poison
from warehouse.errors import PolicylakeError
from warehouse.sources import SizeLimits, discover

POLICY = """Privacy Policy

We collect your name and your e-mail address when you write to us. We use cookies.

We share personal information with service providers who help us run the site. {harm}
"""


def corpus(folder: Path, harms: list[str]) -> pl.DataFrame:
    folder.mkdir()
    for number, harm in enumerate(harms):
        (folder / f"site{number:02}.txt").write_text(POLICY.format(harm=harm))
    return discover([str(folder)], folder, SizeLimits(10_000, 0)).files


def staged(tmp_path: Path, harms: list[str]) -> dict[str, tuple[str, str | None, str | None]]:
    """Path → (status, reason, detail) after a shard of such documents."""
    job = Job(corpus(tmp_path / "corpus", harms), tmp_path / "s", tmp_path / "raw")
    pool = WorkerPool(1, poison.stage)
    try:
        shard = run_job(pool, job, Limits(document=3, shard=60), lambda: None)
    finally:
        pool.close()
    rows = shard.scan("documents").select("path", "status", "reason", "detail").collect()
    return {path: rest for path, *rest in rows.iter_rows()}


def test_each_culprit_is_rejected_and_the_others_are_staged(tmp_path: Path) -> None:
    found = staged(tmp_path, ["", "KILLS", "STALLS", "", "RAISES", "BREAKS LATER", ""])
    assert [found[f"site0{n}.txt"][0] for n in (0, 3, 6)] == ["accepted"] * 3
    reasons = {path: reason for path, (_, reason, _) in found.items() if reason}
    assert reasons == {
        "site01.txt": "worker_died",
        "site02.txt": "timed_out",
        "site04.txt": "worker_died",
        "site05.txt": "worker_died",
    }
    assert found["site01.txt"][2] == "the worker process was ended by signal 9"
    assert found["site04.txt"][2] == "RecursionError: too deep"


def test_a_worker_that_is_stopped_from_outside_blames_no_document(tmp_path: Path) -> None:
    with pytest.raises(PolicylakeError, match="stopped from outside"):
        staged(tmp_path, ["", "IS STOPPED", ""])


def test_a_pool_that_is_closed_ends_its_jobs_and_blames_no_document(tmp_path: Path) -> None:
    job = Job(corpus(tmp_path / "corpus", ["STALLS"]), tmp_path / "s", None)
    pool = WorkerPool(1, poison.stage)
    threading.Timer(2, pool.close).start()
    began = time.monotonic()
    with pytest.raises(PolicylakeError, match="stopped"):
        run_job(pool, job, Limits(document=60, shard=60), lambda: None)
    assert time.monotonic() - began < 30
    assert not job.folder.exists()
    with pytest.raises(PolicylakeError, match="stopped"), pool.worker():
        pass


def test_when_document_after_document_kills_the_code_is_at_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.shards._MOST_CULPRITS", 2)
    with pytest.raises(PolicylakeError, match="fault of policylake"):
        staged(tmp_path, ["RAISES"] * 5)


def test_shards_keep_to_documents_and_bytes_and_are_known_again(tmp_path: Path) -> None:
    files = corpus(tmp_path / "corpus", ["", "x" * 5000, "", "", ""])

    def cut(documents: int, size_bytes: int) -> list[list[str]]:
        jobs = plan(files, tmp_path, None, documents=documents, size_bytes=size_bytes)
        return [job.files["path"].str.slice(0, 6).to_list() for job in jobs]

    assert cut(2, 10**9) == [["site00", "site01"], ["site02", "site03"], ["site04"]]
    assert cut(9, 1000) == [["site00"], ["site01"], ["site02", "site03", "site04"]]
    first, again = (
        [j.folder for j in plan(files, tmp_path, None, documents=2, size_bytes=10**9)]
        for _ in range(2)
    )
    assert first == again
    assert len(set(first)) == 3

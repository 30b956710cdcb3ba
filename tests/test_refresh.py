"""The refresh from end to end: the real command on the bundled corpus."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.conftest import EXAMPLES, ROOT, SHARED, policylake
from tests.lakes import answer, content, n_snapshots
from warehouse.layout import Layout
from warehouse.lock import writer_lock

REJECTED = {
    "bad/binary-noise.txt": "binary",
    "bad/broken-encoding.txt": "undecodable",
    "bad/empty.txt": "empty",
    "bad/login-wall.html": "not_a_policy",
    "bad/not-found.html": "not_a_policy",
    "bad/scanned-image.pdf": "no_text",
    "bad/terms-of-service.md": "not_a_policy",
    "bad/truncated.pdf": "broken",
    "bad/utf16-cut.txt": "binary",
}


def test_good_documents_are_accepted_and_bad_ones_rejected_with_their_reason(
    examples_lake: Path,
) -> None:
    rejected = dict(answer(examples_lake, "SELECT path, reason FROM rejections"))
    assert rejected == REJECTED
    seen, accepted = answer(examples_lake, "SELECT n_seen, n_accepted FROM refreshes")[0]
    assert seen == 30
    assert accepted == 21
    assert n_snapshots(examples_lake) == 1


def test_nothing_new_makes_no_snapshot(lake: Path) -> None:
    before = content(lake)
    said = policylake("refresh", EXAMPLES, "--lake", lake).out
    assert "30 files seen: 0 accepted, 30 unchanged, 0 rejected" in said
    assert "no snapshot" in said
    assert n_snapshots(lake) == 1
    assert content(lake) == before
    assert len(list((lake / "runs").glob("*.json"))) == 2


def test_a_return_to_an_earlier_text_is_a_period_of_its_own(examples_lake: Path) -> None:
    rows = answer(
        examples_lake,
        "SELECT valid_from::VARCHAR, valid_to::VARCHAR, version_no, change_kind, is_latest "
        "FROM version_history WHERE service = 'trotwick' ORDER BY period_no",
    )
    assert rows == [
        ("2021-05-10", "2022-02-01", 1, "first", False),
        ("2022-02-01", "2022-03-15", 2, "content", False),
        ("2022-03-15", "2024-06-01", 1, "returned", False),
        ("2024-06-01", None, 3, "content", True),
    ]


def test_the_manifest_describes_policies(examples_lake: Path) -> None:
    rows = answer(
        examples_lake,
        "SELECT policy_key, sector, country FROM policies WHERE service = 'penhallick-rowe' "
        "ORDER BY policy_key",
    )
    assert rows == [("cookies", "travel", "GB"), ("privacy", "travel", "GB")]


def test_every_span_is_exact(examples_lake: Path) -> None:
    wrong = """
        SELECT count(*) FROM {table} JOIN versions AS v USING (version_id)
        WHERE substr(v.text, char_start + 1, char_end - char_start) <> {table}.text
    """
    for table in ("segments", "facts"):
        assert answer(examples_lake, wrong.format(table=table)) == [(0,)]
        assert answer(examples_lake, f"SELECT count(*) > 50 FROM {table}") == [(True,)]
    uncovered = """
        WITH covered AS (
            SELECT version_id, sum(length(regexp_replace(text, '\\s', '', 'g'))) AS n
            FROM segments GROUP BY version_id
        )
        SELECT count(*) FROM versions JOIN covered USING (version_id)
        WHERE length(regexp_replace(versions.text, '\\s', '', 'g')) <> n
    """
    assert answer(examples_lake, uncovered) == [(0,)]


def test_the_run_is_recorded(examples_lake: Path) -> None:
    record = json.loads(next((examples_lake / "runs").glob("*.json")).read_text())
    counts = record["counts"]
    assert counts["n_seen"] == (counts["n_accepted"] + counts["n_unchanged"] + counts["n_rejected"])
    assert {r["path"]: r["reason"] for r in record["rejections"]} == REJECTED
    assert record["published"] is True
    assert len(record["quality"]) > 50
    assert all(q["success"] for q in record["quality"] if q["severity"] == "critical")
    assert {"discover", "stage", "publish", "audit"} <= set(record["seconds"])


def test_prefect_keeps_what_the_refresh_did(examples_lake: Path) -> None:
    record = json.loads(next((examples_lake / "runs").glob("*.json")).read_text())
    api = os.environ["PREFECT_API_URL"]
    wanted = {"artifacts": {"key": {"any_": ["refresh"]}}}
    n_pages = httpx.post(f"{api}/artifacts/count", json=wanted).json()
    pages = {  # other tests may add some meanwhile, and what was seen is then seen again
        artifact["data"]
        for offset in range(0, n_pages, 200)
        for artifact in httpx.post(
            f"{api}/artifacts/filter", json={**wanted, "offset": offset}
        ).json()
    }
    [page] = [p for p in pages if p.startswith(f"# Refresh {record['refresh_id']}: ")]
    assert "published" in page
    assert "bad/empty.txt" in page
    assert "documents.key_unique" in page
    runs = httpx.post(f"{api}/task_runs/filter", json={"limit": 200}).json()
    assert {"discover", "stage", "publish"} <= {run["name"].rsplit("-", 1)[0] for run in runs}


def test_ids_do_not_depend_on_place_shards_or_workers(
    examples_lake: Path, tmp_path: Path, prefect_home: None
) -> None:
    corpus = Path(shutil.copytree(EXAMPLES, tmp_path / "elsewhere" / "policies"))
    lake = tmp_path / "other"
    policylake(
        "refresh",
        corpus,
        "--lake",
        lake,
        POLICYLAKE_SHARD_DOCUMENTS="10",
        POLICYLAKE_WORKERS="1",
        TZ="Pacific/Auckland",
    )
    assert content(lake) == content(examples_lake)


def test_the_corpus_in_two_refreshes_is_the_corpus_in_one(
    examples_lake: Path, tmp_path: Path, prefect_home: None
) -> None:
    corpus = tmp_path / "policies"
    shutil.copytree(EXAMPLES, corpus, ignore=shutil.ignore_patterns("2022-*", "2024-*", "bad"))
    policylake("refresh", corpus, "--lake", tmp_path / "lake", code=None)
    shutil.copytree(EXAMPLES, corpus, dirs_exist_ok=True)
    policylake("refresh", corpus, "--lake", tmp_path / "lake")
    assert n_snapshots(tmp_path / "lake") == 2
    missing_in_the_first = {"documents"}  # rejected as missing from the manifest's list
    whole, parts = content(examples_lake), content(tmp_path / "lake")
    assert {t for t in whole if whole[t] != parts[t]} <= missing_in_the_first


def test_a_corrected_manifest_moves_a_document_and_leaves_no_stray_row(
    tmp_path: Path, prefect_home: None
) -> None:
    corpus, lake = tmp_path / "policies", tmp_path / "lake"
    corpus.mkdir()
    _add_policy(corpus, 1)
    shutil.copy(corpus / "site1.txt", corpus / "site1-again.txt")
    _add_policy(corpus, 2)
    manifest = "path,service\ngone.txt,\nsite1-again.txt,{}\nsite1.txt,One\nsite2.txt,{}\n"
    (corpus / "manifest.csv").write_text(manifest.format("One", "Two"))
    policylake("refresh", corpus, "--lake", lake)
    (corpus / "manifest.csv").write_text(manifest.format("Uno", "Due"))
    said = policylake("refresh", corpus, "--lake", lake).out
    assert "4 files seen: 2 accepted, 2 unchanged, 0 rejected" in said
    assert "2 documents described anew by the manifest" in said
    assert "1 of the unchanged still rejected: gone.txt (missing)" in said
    assert answer(lake, "SELECT service FROM policies ORDER BY 1") == [("Due",), ("One",), ("Uno",)]
    holders = """
        SELECT p.service, d.path FROM versions JOIN policies AS p USING (policy_id)
        JOIN documents AS d USING (document_id) ORDER BY 1
    """
    assert answer(lake, holders) == [
        ("Due", "site2.txt"),
        ("One", "site1.txt"),
        ("Uno", "site1-again.txt"),
    ]
    assert "sound" in policylake("verify", "--lake", lake).out


def test_a_moved_and_a_copied_lake_work_where_they_are(lake: Path, tmp_path: Path) -> None:
    before = content(lake)
    moved = lake.rename(tmp_path / "moved ünd 'quoted'")
    copied = Path(shutil.copytree(moved, tmp_path / "deep" / "copy"))
    corpus = tmp_path / "more" / "policies"
    (corpus / "newcomer").mkdir(parents=True)
    (corpus / "newcomer" / "2025-01-01.txt").write_text(
        "Privacy Policy\n\nWe collect your e-mail address when you subscribe. We share personal "
        "information with our mail provider only, and we use cookies to keep you logged in.\n"
    )
    for place in (moved, copied):
        assert content(place) == before
        said = policylake(
            "sql", "SELECT max(length(text)) AS n FROM segments", "--lake", place, "--format", "csv"
        ).out
        assert int(said.split()[1]) > 100
        policylake("refresh", corpus, "--lake", place)
        assert n_snapshots(place) == 2
    for place in (moved, copied):
        assert "sound" in policylake("verify", "--lake", place).out


def test_a_second_refresh_at_the_same_time_is_told_who_is_at_work(lake: Path) -> None:
    with writer_lock(Layout(lake).lock):
        second = policylake("refresh", EXAMPLES, "--lake", lake, code=1)
    assert f"process {os.getpid()}" in second.err


@pytest.mark.parametrize(
    ("n_refreshes", "seconds"), [(2, 1), pytest.param(20, 60, marks=pytest.mark.torture)]
)
def test_readers_see_whole_snapshots_while_refreshes_publish(
    n_refreshes: int, seconds: int, tmp_path: Path, prefect_home: None
) -> None:
    corpus, lake = tmp_path / "policies", tmp_path / "lake"
    corpus.mkdir()
    _add_policy(corpus, 0)
    policylake("refresh", corpus, "--lake", lake)
    readers = {
        kind: subprocess.Popen(
            [sys.executable, "-m", "tests.reader", kind, lake, str(seconds)],
            stdout=subprocess.PIPE,
            stdin=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=ROOT,
        )
        for kind in ("polls", "holds", "computes")
    }
    for number in range(1, n_refreshes + 1):
        _add_policy(corpus, number)
        policylake("refresh", corpus, "--lake", lake)
    said = {kind: reader.communicate("\n", timeout=400)[0] for kind, reader in readers.items()}
    assert {kind: r.returncode for kind, r in readers.items()} == dict.fromkeys(readers, 0), said
    assert int(said["polls"]) > n_refreshes
    assert n_snapshots(lake) == n_refreshes + 1


def _add_policy(corpus: Path, number: int) -> None:
    (corpus / f"site{number}.txt").write_text(
        f"Privacy Policy of Site {number}\n\nWe collect your name and your e-mail address. "
        "We share personal information with service providers. We use cookies.\n"
    )


def test_a_dry_run_changes_nothing(tmp_path: Path) -> None:
    said = policylake("refresh", EXAMPLES, "--dry-run", "--lake", tmp_path / "lake").out
    assert "30 files seen: 29 to read, 0 unchanged, 1 to reject unread" in said
    assert not (tmp_path / "lake").exists()


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the seed policies are not here")
def test_the_seeds_are_accepted_whole(tmp_path: Path, prefect_home: None) -> None:
    lake = tmp_path / "lake"
    policylake("refresh", SHARED / "seeds", "--lake", lake)
    assert answer(lake, "SELECT count(*) FROM documents WHERE status = 'accepted'") == [(5,)]
    assert n_snapshots(lake) == 1
    assert "no snapshot" in policylake("refresh", SHARED / "seeds", "--lake", lake).out
    assert n_snapshots(lake) == 1


def test_a_first_refresh_that_was_stopped_early_is_begun_again(
    tmp_path: Path, prefect_home: None
) -> None:
    lake = tmp_path / "lake"
    lake.mkdir()
    (lake / "writer.lock").touch()
    said = policylake("refresh", EXAMPLES / "trotwick", "--lake", lake)
    assert said.err.splitlines()[0].endswith("starting Prefect")
    assert "\nthe first snapshot: policies: 1 new, " in said.out
    assert "\ntook start " in said.out

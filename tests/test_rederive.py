"""What new rules, a new model or a new extractor affects is derived anew, as if from the start."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import EXAMPLES, ROOT, policylake
from tests.lakes import answer, content, n_snapshots

Changed = Callable[..., str]
"""Runs a command line by code that differs in what the first word says; gives what it said."""


@pytest.fixture(scope="module")
def changed(prefect_home: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Changed]:
    output = tmp_path_factory.mktemp("said") / "output"
    with subprocess.Popen(
        [sys.executable, "-m", "tests.changed_refresh"],
        cwd=ROOT,
        env={**os.environ, "POLICYLAKE_SHARD_DOCUMENTS": "7", "POLICYLAKE_WORKERS": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:

        def run(what: str, *words: str | Path) -> str:
            assert process.stdin
            assert process.stdout
            process.stdin.write("\t".join(map(str, (what, output, *words))) + "\n")
            process.stdin.flush()
            code, said = process.stdout.readline(), output.read_text()
            assert code == "0\n", said
            return said

        yield run
        assert process.stdin
        process.stdin.close()


@pytest.mark.parametrize(
    "what",
    [
        "extractor",
        *(pytest.param(w, marks=pytest.mark.torture) for w in ("rules", "model", "comparing")),
    ],
)
def test_the_result_is_that_of_a_rebuild(
    what: str, lake: Path, tmp_path: Path, changed: Changed
) -> None:
    before = content(lake)
    rebuilt = tmp_path / "rebuilt"
    changed(what, "refresh", EXAMPLES, "--lake", rebuilt)
    changed(what, "refresh", "--rederive", EXAMPLES, "--lake", lake)
    assert content(lake) == content(rebuilt)
    assert content(lake, 1) == before, "the snapshot before is as it was"
    assert n_snapshots(lake) == 2
    differ = {table for table, digest in content(lake).items() if digest != before[table]}
    assert (
        differ
        >= {
            "rules": {"facts", "versions"},
            "model": {"tags"},
            "extractor": {"segments"},
            "comparing": {"changes"},
        }[what]
    )
    assert "sound" in changed(what, "verify", "--lake", lake)
    assert "no snapshot" in changed(what, "refresh", "--rederive", EXAMPLES, "--lake", lake)


def test_new_rules_need_neither_the_sources_nor_raw_files(
    lake: Path, tmp_path: Path, changed: Changed
) -> None:
    said = changed("rules", "refresh", EXAMPLES, "--lake", lake)
    assert "20 versions left as older rules, models or extractors made them" in said
    for raw in (lake / "raw").rglob("*.zst"):
        raw.write_bytes(b"unread")
    texts = content(lake)
    said = changed("rules", "refresh", "--rederive", "--lake", lake, "--dry-run")
    assert "0 documents to read again from raw/, 20 versions" in said
    changed("rules", "refresh", "--rederive", "--lake", lake)
    assert answer(lake, "SELECT DISTINCT rule_version FROM facts") == [("changed",)]
    different = {t for t, digest in content(lake).items() if digest != texts[t]}
    assert different == {"facts", "versions"}


@pytest.mark.torture
def test_what_cannot_be_read_again_is_said(tmp_path: Path, changed: Changed) -> None:
    lake = tmp_path / "lake"
    policylake("refresh", EXAMPLES / "trotwick", "--lake", lake, POLICYLAKE_KEEP_RAW="false")
    before = content(lake)
    said = changed("extractor", "refresh", "--rederive", "--lake", lake)
    assert "4 documents left as older extractors read them" in said
    assert "2021-05-10" in said
    assert content(lake) == before
    run = sorted((lake / "runs").glob("*.json"))[-1]
    assert len(json.loads(run.read_text())["cannot_be_rederived"]) == 4


@pytest.mark.torture
def test_the_order_of_undated_documents_outlives_the_refreshes_that_brought_them(
    tmp_path: Path, changed: Changed
) -> None:
    corpus, lake = tmp_path / "policies", tmp_path / "lake"
    corpus.mkdir()
    text = "Privacy Policy\n\nWe collect your name and use cookies. We share it with {}.\n"
    for partner in ("nobody", "our printers", "advertisers"):
        (corpus / "site.txt").write_text(text.format(partner))
        changed("nothing", "refresh", corpus, "--lake", lake)
    history = "SELECT period_no, text FROM version_history JOIN versions USING (version_id)"
    before = answer(lake, f"{history} ORDER BY 1")
    assert len(before) == 3
    changed("extractor", "refresh", "--rederive", "--lake", lake)
    after = answer(lake, f"{history} ORDER BY 1")
    assert [text for _, text in after] == [
        str(text).replace("cookies", "small biscuits") for _, text in before
    ]


@pytest.mark.torture
def test_a_layout_follows_the_first_document_whatever_came_first(
    tmp_path: Path, changed: Changed
) -> None:
    corpus = tmp_path / "policies" / "quillhaven"
    corpus.mkdir(parents=True)
    html = "<h1>Privacy Policy</h1><p>We collect your name.</p><p>We use cookies for {}.</p>"
    late, early = corpus / "2024-01-01.html", corpus / "2023-01-01.md"
    late.write_text(html.format("ads"))
    changed("nothing", "refresh", corpus.parent, "--lake", tmp_path / "lake")
    early.write_text("Privacy Policy\n\nWe collect your name.\n\nWe use cookies for ads.\n")
    changed("nothing", "refresh", corpus.parent, "--lake", tmp_path / "lake")
    changed("nothing", "refresh", corpus.parent, "--lake", tmp_path / "whole")
    assert answer(tmp_path / "lake", "SELECT count(*) FROM versions") == [(1,)]
    assert content(tmp_path / "lake") == content(tmp_path / "whole")

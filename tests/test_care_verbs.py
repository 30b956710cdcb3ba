"""The verbs that take care of a lake, on the command line and with the real gate."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import EXAMPLES, policylake
from tests.lakes import answer, content, n_snapshots
from warehouse.runs import latest_run


def test_what_is_taken_down_is_refused_by_the_next_refresh(lake: Path) -> None:
    said = policylake("takedown", "trotwick", "--lake", lake)
    assert "add --yes" in said.out
    policylake("takedown", "trotwick", "--yes", "--reason", "they asked", "--lake", lake)
    assert answer(lake, "SELECT count(*) FROM documents WHERE service = 'trotwick'") == [(0,)]
    said = policylake("refresh", EXAMPLES, "--lake", lake)
    assert "taken_down" in said.out
    query = "SELECT DISTINCT reason, title FROM documents WHERE service = 'trotwick'"
    assert answer(lake, query) == [("taken_down", None)]
    assert "nothing new" in policylake("refresh", EXAMPLES, "--lake", lake).out


def test_a_rollback_passes_the_gate_and_the_next_refresh_brings_back_what_it_lacks(
    lake: Path, tmp_path: Path
) -> None:
    (tmp_path / "newcomer.txt").write_text(
        "Privacy Policy\n\nWe collect your name. We share it with nobody, and we use no cookies.\n"
    )
    policylake("refresh", tmp_path / "newcomer.txt", "--lake", lake)
    after = content(lake)
    policylake("rollback", "1", "--lake", lake)
    assert content(lake) == content(lake, 1)
    run = latest_run(lake / "runs")
    assert run
    assert (run["kind"], run["published"]) == ("rollback", True)
    policylake("refresh", tmp_path / "newcomer.txt", "--lake", lake)
    assert content(lake) == after
    policylake("compact", "--lake", lake)
    assert content(lake) == after
    assert "sound" in policylake("verify", "--lake", lake).out


def test_pins_are_shown_among_the_snapshots(lake: Path) -> None:
    policylake("pin", "1", "--note", "cited", "--lake", lake)
    shown = json.loads(policylake("snapshots", "--lake", lake, "--format", "json").out)
    assert [(row["kind"], row["pinned"]) for row in shown] == [("refresh", "cited")]
    assert shown[0]["rows"] > 5000
    policylake("pin", "--remove", "1", "--lake", lake)
    shown = json.loads(policylake("snapshots", "--lake", lake, "--format", "json").out)
    assert shown[0]["pinned"] is None


def test_wrong_use_is_told_in_a_line(lake: Path) -> None:
    for words in (
        ("rollback", "99"),
        ("rollback", "1"),
        ("pin", "99"),
        ("pin",),
        ("pin", "--remove", "1"),
        ("takedown", "nobody"),
        ("takedown", "nobody", "--lift"),
        ("vacuum", "--keep", "0"),
    ):
        said = policylake(*words, "--lake", lake, code=2)
        assert said.err.strip()
    assert n_snapshots(lake) == 1

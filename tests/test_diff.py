"""`policylake diff`: what a new version changed, for people and as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
import pytest

from flows.diff_text import policy_diff_lines
from flows.diffing import policy_diff
from tests.conftest import EXAMPLES, policylake
from tests.histories import refresh
from warehouse.errors import UsageError
from warehouse.snapshot_diff import snapshot_diff

SAMPLE = (EXAMPLES / "trotwick" / "2021-05-10.md").read_text(encoding="utf-8")
KEEPS = "We keep your orders for two years."
ASKS = "We ask for your age when you buy wine and for nothing else."
FORGETS = "We forget it as soon as the bottle has left our cellar."
VERSIONS = {
    "2021-01-01": f"{SAMPLE}\n\n{KEEPS}\n\nAsk old@trotwick.example.\n",
    "2022-01-01": f"{SAMPLE}\n\n{KEEPS.replace('two', 'nine')}\n\nAsk new@trotwick.example.\n",
    "2023-01-01": f"{SAMPLE}\n\n{KEEPS.replace('two', 'nine')}\n\nAsk \x1b]0;\u202ehim\x07.\n",
}


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two refreshes: the first two versions of trotwick, then the third and another policy."""
    folder = tmp_path_factory.mktemp("diff")
    for second, days in enumerate((list(VERSIONS)[:2], list(VERSIONS)[2:])):
        for day in days:
            path = folder / "policies" / "trotwick" / f"{day}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(VERSIONS[day])
        if second:
            (folder / "policies" / "trotwick" / "2023-01-01.cookies.md").write_text(SAMPLE)
        refresh(folder / "lake", folder / "policies", second)
    return folder / "lake"


def lines(diff: dict[str, Any], *, in_full: bool = False) -> list[str]:
    return [click.unstyle(line) for line in policy_diff_lines(diff, in_full=in_full)]


def test_a_person_sees_what_changed(lake: Path) -> None:
    told = lines(policy_diff(lake, "trotwick/privacy", end="2022-06-01"))
    assert told[0] == "trotwick (privacy): period 1, from 2021-01-01 → period 2, from 2022-01-01"
    assert "2 modified, 0 moved, 0 added, 0 removed; 4 words changed" in told[1]
    assert "  - email: old@trotwick.example" in told
    assert "  + email: new@trotwick.example" in told
    assert "  + retention_period: 9 years (3,285 days)" in told
    assert "  ~ We keep your orders for [-two-] {+nine+} years." in told


def test_a_text_that_was_cut_is_shown_once(tmp_path: Path) -> None:
    folder = tmp_path / "policies" / "trotwick"
    folder.mkdir(parents=True)
    after = FORGETS.replace("bottle", "carton")
    (folder / "2021-01-01.md").write_text(f"{SAMPLE}\n\n{ASKS} {FORGETS}\n")
    (folder / "2022-01-01.md").write_text(f"{SAMPLE}\n\n{ASKS}\n\n{after}\n")
    refresh(tmp_path / "lake", tmp_path / "policies", 0)
    diff = policy_diff(tmp_path / "lake", "trotwick")
    [change] = diff["changes"]
    assert (change["operation"], change["n_words_changed"]) == ("split", 2)
    assert change["from"]["text"] == f"{ASKS} {FORGETS}"
    assert (change["to"], [p["text"] for p in change["pieces"]]) == (None, [ASKS, after])
    told = lines(diff)
    assert "0 added, 0 removed, 1 split; 2 words changed" in told[1]
    assert sum("[-bottle-] {+carton+}" in line for line in told) == 1
    back = policy_diff(tmp_path / "lake", "trotwick", "2", "1")
    assert [(c["operation"], c["from"]) for c in back["changes"]] == [("merged", None)]


def test_another_language_is_told(lake: Path) -> None:
    diff = policy_diff(lake, "trotwick/privacy")
    assert not any("language" in line for line in lines(diff))
    diff["to"]["language"], diff["facts"] = "fr", None
    assert "language: en → fr; facts are not compared" in lines(diff)


def test_periods_are_named_by_number_or_day(lake: Path) -> None:
    def ends(begin: str | None, end: str | None) -> tuple[int, int]:
        diff = policy_diff(lake, "trotwick/privacy", begin, end)
        return diff["from"]["period_no"], diff["to"]["period_no"]

    assert ends(None, None) == (2, 3)
    assert ends("1", None) == (1, 3)
    assert ends("2021-03-01", "2022-01-01") == (1, 2)
    assert ends("2023", "2021-05") == (3, 1)
    assert ends("2", "2") == (2, 2)


def test_back_is_the_reverse_of_forth(lake: Path) -> None:
    forth = policy_diff(lake, "trotwick/privacy", "1", "3")
    back = policy_diff(lake, "trotwick/privacy", "3", "1")
    assert forth["counts"]["added"] == back["counts"]["removed"]
    assert forth["counts"]["words_changed"] == back["counts"]["words_changed"]
    assert {f["value"] for f in forth["facts"]} == {f["value"] for f in back["facts"]}


def test_nothing_differs_from_itself(lake: Path) -> None:
    diff = policy_diff(lake, "trotwick/privacy", "2", "2")
    assert diff["changes"] == diff["facts"] == []
    assert diff["counts"]["unchanged"] > 20


def test_a_policy_with_one_text_has_nothing_to_compare(lake: Path) -> None:
    [line] = lines(policy_diff(lake, "trotwick/cookies"))
    assert line == "trotwick (cookies) has one text only, from 2023-01-01: nothing to compare"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("trotwik",), "did you mean trotwick?"),
        (("trotwick",), "not one policy: trotwick/cookies, trotwick/privacy"),
        (("trotwick/privacy", "9"), "3 periods: 1 from 2021-01-01"),
        (("trotwick/privacy", "1999"), "nothing is known of 1999-01-01"),
        (("trotwick/privacy", "soon"), "neither the number of a period nor a date"),
        (("x" * 50,), "lists them"),
    ],
)
def test_names_that_nothing_has_are_told(lake: Path, words: tuple[str, ...], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        policy_diff(lake, *words)


def test_capitals_and_ids_name_a_policy_too(lake: Path) -> None:
    found = policy_diff(lake, "TROTWICK/Privacy")["policy"]
    assert policy_diff(lake, found["policy_id"][:8])["policy"] == found


def test_hostile_text_moves_no_cursor(lake: Path) -> None:
    for in_full in (True, False):
        told = "\n".join(lines(policy_diff(lake, "trotwick/privacy"), in_full=in_full))
        assert "him" in told
        assert not set(told) & {"\x1b", "\x07", "\u202e"}


def test_the_largest_changes_are_shown_and_the_others_counted(lake: Path) -> None:
    diff = policy_diff(lake, "trotwick/privacy", "1", "2")
    change = next(change for change in diff["changes"] if "orders" in change["to"]["text"])
    many = [
        change | {"change_no": n, "n_words_changed": n, "is_cosmetic": n % 10 == 0}
        for n in range(1, 101)
    ]
    told = lines(diff | {"changes": many})
    assert sum(line.startswith("  ~") for line in told) == 30
    assert told[-1] == "left out: 60 smaller changes and 10 cosmetic changes; --all shows them"
    assert (
        sum(line.startswith("  ~") for line in lines(diff | {"changes": many}, in_full=True)) == 100
    )


def test_what_each_snapshot_gained(lake: Path) -> None:
    diff = snapshot_diff(lake, 1, 2)
    assert diff["tables"]["versions"] == {"before": 2, "after": 4, "added": 2, "removed": 0}
    assert diff["tables"]["terms"]["added"] == diff["tables"]["terms"]["removed"] == 0
    # The second period got an end.
    assert diff["tables"]["periods"] == {"before": 2, "after": 4, "added": 3, "removed": 1}
    assert [(p["operation"], p["policy_key"]) for p in diff["periods"]] == [
        ("added", "cookies"),
        ("added", "privacy"),
    ]
    back = snapshot_diff(lake, 2, 1)["tables"]["periods"]
    assert back == {"before": 4, "after": 2, "added": 1, "removed": 3}
    assert snapshot_diff(lake, 0, 1)["tables"]["versions"]["added"] == 2
    assert not any(rows["added"] for rows in snapshot_diff(lake, 2, 2)["tables"].values())
    with pytest.raises(UsageError, match="no snapshot 7"):
        snapshot_diff(lake, 1, 7)


def test_the_command_line(lake: Path) -> None:
    shown = policylake("diff", "trotwick/privacy", "--to", "2", "--lake", lake).out
    assert "[-two-] {+nine+}" in shown
    assert "\x1b" not in shown
    as_json = policylake("diff", "trotwick/privacy", "--to", "2", "--json", "--lake", lake).out
    diff = json.loads(as_json)
    assert diff["from"]["valid_from"] == "2021-01-01"
    assert ["-", "two "] in [w for c in diff["changes"] for w in c["words"]]
    lake_diff = policylake("diff", "--snapshots", "1", "2", "--lake", lake).out
    assert "+ trotwick (cookies) from 2023-01-01: first" in lake_diff
    assert json.loads(policylake("diff", "--snapshots", "1", "2", "--json", "--lake", lake).out)
    for words in ([], ["nobody"], ["trotwick", "--snapshots", "1", "2"], ["--snapshots", "1", "9"]):
        assert len(policylake("diff", *words, "--lake", lake, code=2).err.splitlines()) == 1

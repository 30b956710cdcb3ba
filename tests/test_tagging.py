"""The verbs tag, train and evaluate."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from flows.cli import main
from tests.tag_models import labelled_records, small_model, write_lines
from transforms.tag_model_file import model_bytes

GOOD = {"text": "We share your details with couriers.", "heading_path": ["Sharing"], "page": 3}


def run(*words: object) -> tuple[int, str]:
    """Exit code and all output of a verb."""
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert not result.exception or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def tagged_lines(tmp_path: Path, *records: object) -> tuple[list[dict[str, Any]], str]:
    """The objects that `tag` makes of records, and what it tells."""
    source = write_lines(tmp_path / "in.jsonl", list(records))
    code, told = run("tag", "--in", source, "--out", tmp_path / "out.jsonl")
    assert code == 0
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines], told


def test_a_line_keeps_what_it_had_and_gains_labels_and_scores(tmp_path: Path) -> None:
    ((found,), _) = tagged_lines(tmp_path, GOOD)
    assert {key: found[key] for key in GOOD} == GOOD
    assert "Third Party Sharing/Collection" in found["labels"]
    assert len(found["scores"]) == 12
    assert all(0 <= score <= 1 for score in found["scores"].values())


def test_bad_lines_are_told_by_number_and_stay_in_their_place(tmp_path: Path) -> None:
    bad = (
        "{",
        "",
        "[1]",
        '{"text": 3}',
        '{"text": "a", "heading_path": "b"}',
        '{"text": "a", "heading_path": [null]}',
        r'{"text": "\ud800"}',
        "[" * 100_000,
    )
    found, told = tagged_lines(tmp_path, GOOD, *bad, GOOD)
    assert [place for place, line in enumerate(found) if "error" not in line] == [0, len(bad) + 1]
    for number, line in enumerate(found[1:-1], start=2):
        assert line["line"] == number
        assert f"line {number}: {line['error']}" in told
    assert f"2 of {len(bad) + 2} lines tagged" in told


def test_another_encoding_is_a_bad_line(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_bytes(b'{"text": "caf\xe9"}\n' + json.dumps(GOOD).encode())
    run("tag", "--in", source, "--out", tmp_path / "out.jsonl")
    first, second = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert "UTF-8" in first
    assert "labels" in second


def test_a_language_without_a_model_has_no_labels(tmp_path: Path) -> None:
    german = "Wir geben Ihre Daten an die Post weiter, und zwar nur, wenn Sie etwas bestellen."
    for record in ({"text": german}, {**GOOD, "language": "fr"}):
        ((found,), _) = tagged_lines(tmp_path, record)
        assert (found["labels"], found["untagged"]) == ([], "language_without_model")


def test_tagging_takes_memory_by_the_batch(tmp_path: Path) -> None:
    model = tmp_path / "small.model"
    model.write_bytes(model_bytes(small_model()))

    def peak(n_lines: int) -> int:
        source = write_lines(tmp_path / f"{n_lines}.jsonl", [GOOD] * n_lines)
        tracemalloc.start()
        code, _ = run("tag", "--in", source, "--out", tmp_path / "out.jsonl", "--model", model)
        assert code == 0
        peak_bytes = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak_bytes

    peak(10)
    assert peak(12_000) < 1.3 * peak(4_000)


def test_an_unusable_model_is_refused_in_one_line(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "in.jsonl", [GOOD])
    model = tmp_path / "cut.model"
    model.write_bytes(model_bytes(small_model())[:-9])
    code, told = run("tag", "--in", source, "--out", tmp_path / "out", "--model", model)
    assert code == 1
    assert "cut off or damaged" in told
    assert not (tmp_path / "out").exists()
    assert run("tag", "--in", source, "--out", tmp_path / "out", "--model", "no")[0] == 2


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A small model to begin with."""
    path = tmp_path / "base.model"
    path.write_bytes(model_bytes(small_model()))
    return path


def test_training_gives_the_same_bytes_again_and_learns(tmp_path: Path, base: Path) -> None:
    labelled = write_lines(tmp_path / "labelled.jsonl", labelled_records(400))
    words = ("train", "--labelled", labelled, "--base", base, "--out")
    contents = []
    for name in ("one.model", "two.model"):
        code, told = run(*words, tmp_path / name)
        assert code == 0, told
        contents.append((tmp_path / name).read_bytes())
    assert contents[0] == contents[1]
    assert "Data Security" in (tmp_path / "one.md").read_text(encoding="utf-8")
    other = run(*words, tmp_path / "three.model", "--seed", 1)
    assert other[0] == 0
    assert (tmp_path / "three.model").read_bytes() != contents[0]
    code, told = run(
        *("evaluate", "--labelled", labelled, "--model", tmp_path / "one.model"),
        *("--json", tmp_path / "found.json", "--report", tmp_path / "found.html"),
    )
    found = json.loads((tmp_path / "found.json").read_text(encoding="utf-8"))
    assert code == 0, told
    assert found["micro_f1"] > 0.85
    assert found["intervals"]["micro_f1"][0] <= found["micro_f1"]
    assert "<svg" in (tmp_path / "found.html").read_text(encoding="utf-8")


def test_training_out_of_fold_is_judged_on_every_row(tmp_path: Path, base: Path) -> None:
    labelled = write_lines(tmp_path / "labelled.jsonl", labelled_records(10))
    code, told = run("evaluate", "--out-of-fold", "--labelled", labelled, "--base", base)
    assert code == 0
    assert "60 rows" in told


def test_records_that_cannot_teach_are_told_by_line(tmp_path: Path, base: Path) -> None:
    labelled = write_lines(tmp_path / "labelled.jsonl", [*labelled_records(1), {"text": "a"}])
    code, told = run("train", "--labelled", labelled, "--base", base, "--out", tmp_path / "out")
    assert code == 1
    assert "labelled.jsonl, line 7: it has no `labels`" in told


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("train", "--labelled", "no.jsonl", "--out", "o.model"), 2, "no.jsonl is not a file"),
        (("train", "--labelled", "empty.jsonl", "--out", "o.model"), 1, "has a label"),
        (("train", "--labelled", "few.jsonl", "--out", "no/o.model"), 2, "no folder"),
        (("train", "--labelled", "few.jsonl", "--out", "o.md"), 2, "name of the card"),
        (
            ("train", "--labelled", "few.jsonl", "--unlabelled", "empty.jsonl", "--out", "o.model"),
            1,
            "teach nothing",
        ),
        (
            ("train", "--labelled", "few.jsonl", "--taught", "few.jsonl", "--out", "o.model"),
            1,
            "few.jsonl, line 1: it has no `degrees`",
        ),
        (
            ("train", "--labelled", "few.jsonl", "--taught", "strange.jsonl", "--out", "o.model"),
            1,
            "no labelled record has the taught label 'Vaults'",
        ),
        (("evaluate", "--labelled", "empty.jsonl"), 1, "has a label"),
        (("evaluate", "--labelled", "few.jsonl", "--report", "no/r.html"), 2, "no folder"),
        (("evaluate", "--labelled", "few.jsonl", "--model", "few.jsonl"), 1, "not a tag model"),
        (("evaluate", "--labelled", "few.jsonl", "--taught", "few.jsonl"), 2, "--out-of-fold"),
        (("evaluate", "--labelled", "few.jsonl", "--out-of-fold", "--model", "m"), 2, "not a"),
        (("evaluate", "--labelled", "few.jsonl", "--out-of-fold"), 1, "fewer than 5 policies"),
        (("tag", "--in", "few.jsonl", "--out", "no/out.jsonl"), 2, "no folder"),
    ],
)
def test_what_a_user_can_mend_is_told_in_one_line_and_leaves_no_file(
    tmp_path: Path, words: tuple[str, ...], code: int, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_lines(tmp_path / "few.jsonl", labelled_records(3))
    write_lines(tmp_path / "empty.jsonl", [])
    write_lines(tmp_path / "strange.jsonl", [{"text": "a", "degrees": {"Vaults": 0.5}}])
    before = {path.name for path in tmp_path.iterdir()}
    found = run(*words)
    assert found[0] == code, found
    assert told in found[1].splitlines()[-1]
    assert {path.name for path in tmp_path.iterdir()} == before


def test_a_model_that_is_judged_by_what_it_learnt_from_says_so(tmp_path: Path, base: Path) -> None:
    learnt = write_lines(tmp_path / "learnt.jsonl", labelled_records(6))
    other = write_lines(tmp_path / "other.jsonl", labelled_records(7))
    model = tmp_path / "one.model"
    assert run("train", "--labelled", learnt, "--base", base, "--out", model)[0] == 0
    judge = ("evaluate", "--model", model, "--labelled")
    assert "learnt from" in run(*judge, learnt)[1]
    assert "learnt from" not in run(*judge, other)[1]
    grown = tmp_path / "two.model"
    assert run("train", "--labelled", other, "--base", model, "--out", grown)[0] == 0
    assert "learnt from" in run("evaluate", "--model", grown, "--labelled", learnt)[1]

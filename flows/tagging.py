"""The verbs around the model that tags: train it, judge it, use it on a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from transforms.tag_card import model_card
from transforms.tag_headings import heading_network
from transforms.tag_learning import Lessons, judge, judge_out_of_fold, learn, lessons
from transforms.tag_lessons import (
    labelled_fault,
    labelled_row,
    labelled_rows,
    taught_fault,
    taught_row,
    taught_rows,
    unlabelled_row,
    unlabelled_rows,
)
from transforms.tag_model_file import TagModelError, model_bytes, model_from_bytes, tag_model
from transforms.tag_records import record_fault, tagged_records
from transforms.tag_report import report_page
from transforms.tag_scores import Judged, intervals, joined, summary
from warehouse.errors import PolicylakeError, UsageError
from warehouse.json_lines import finished_file, json_lines
from warehouse.labelled import file_facts, read_records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transforms.tag_model import Network, TagModel

LANGUAGES: Final = ("en",)
_LINES_AT_ONCE: Final = 2000
_N_DRAWS: Final = 1000


def load_model(path: Path | None) -> TagModel:
    """The model in a file, or the one that comes with this package.

    Raises:
        PolicylakeError: the file is no model that can be used.
        UsageError: there is no such file.
    """
    if path is None:
        return tag_model()
    if not path.is_file():
        raise UsageError(f"{path} is not a file")
    try:
        return model_from_bytes(path.read_bytes())
    except TagModelError as error:
        raise PolicylakeError(f"{path} cannot be used: {error}") from error


def tag_file(source: Path, target: Path, model_path: Path | None) -> Iterator[str]:
    """Tag the records of a file of JSON lines; tells in the end what could not be.

    Each line gives one line, in order: the record with `labels` and `scores`, or an object with
    its line number and `error`.
    """
    model = load_model(model_path)
    n_lines, faults = 0, 0
    with finished_file(target) as out:
        batch: list[tuple[int, dict[str, Any], str | None]] = []
        for line in json_lines(source):
            n_lines += 1
            error = line.error or record_fault(line.value)
            if error:
                faults += 1
                yield f"line {line.number}: {error}"
            batch.append((line.number, line.value, error))
            if len(batch) == _LINES_AT_ONCE:
                out.writelines(_tagged_lines(batch, model))
                batch = []
        out.writelines(_tagged_lines(batch, model))
    yield f"{n_lines - faults} of {n_lines} lines tagged by {model.version}; {faults} are malformed"


def _tagged_lines(
    batch: list[tuple[int, dict[str, Any], str | None]], model: TagModel
) -> Iterator[str]:
    tagged = iter(tagged_records([value for _, value, error in batch if not error], model))
    for number, _, error in batch:
        found = {"line": number, "error": error} if error else next(tagged)
        yield json.dumps(found, ensure_ascii=False) + "\n"


def train_model(
    labelled: tuple[Path, ...],
    taught: tuple[Path, ...],
    unlabelled: tuple[Path, ...],
    base: Path | None,
    out: Path,
    seed: int,
) -> Iterator[str]:
    """Train a model and write it, with a card beside it."""
    beginning = _beginning(unlabelled, base, seed)
    lesson = _lessons(labelled, taught, seed)
    model, judged = learn(lesson, beginning, LANGUAGES, seed)
    content = model_bytes(model)
    found = summary(judged)
    out.write_bytes(content)
    files = {"labelled": labelled, "taught": taught, "unlabelled": unlabelled}
    facts = {kind: file_facts(paths) for kind, paths in files.items() if paths}
    card = model_card(model_from_bytes(content).version, found, facts, seed)
    out.with_suffix(".md").write_text(card, encoding="utf-8")
    yield f"{out}: {len(content) / 1e6:.1f} MB, {model_from_bytes(content).version}"
    yield _averages(found)


def evaluate_model(
    labelled: tuple[Path, ...],
    model_path: Path | None,
    report: Path | None,
    as_json: Path | None,
    seed: int,
) -> Iterator[str]:
    """Judge a model by labelled records."""
    model = load_model(model_path)
    lesson = _lessons(labelled, (), seed, model.labels)
    judged = judge(model, lesson, np.arange(len(lesson.ids)))
    yield from _tell(judged, lesson, f"Tags by {model.version}", report, as_json, seed)


def evaluate_training(
    labelled: tuple[Path, ...],
    taught: tuple[Path, ...],
    unlabelled: tuple[Path, ...],
    base: Path | None,
    report: Path | None,
    as_json: Path | None,
    seed: int,
) -> Iterator[str]:
    """Judge how models are trained: each fold of policies by one that has not seen it."""
    beginning = _beginning(unlabelled, base, seed)
    lesson = _lessons(labelled, taught, seed)
    judged = joined(list(judge_out_of_fold(lesson, beginning, LANGUAGES, seed)))
    yield from _tell(judged, lesson, "Tags out of fold", report, as_json, seed)


def _tell(
    judged: Judged,
    lesson: Lessons,
    title: str,
    report: Path | None,
    as_json: Path | None,
    seed: int,
) -> Iterator[str]:
    policy_of = dict(zip(lesson.ids, lesson.policies, strict=True))
    found = summary(judged)
    policies = [policy_of[name] for name in judged.ids]
    found["intervals"] = intervals(judged, policies, _N_DRAWS, seed)
    if as_json:
        text = json.dumps(found, indent=1, ensure_ascii=False) + "\n"
        as_json.write_text(text, encoding="utf-8")
    if report:
        report.write_text(report_page(found, title), encoding="utf-8")
    for label, values in found["labels"].items():
        yield (
            f"{label:38} P {values['precision']:.3f}  R {values['recall']:.3f}  "
            f"F1 {values['f1']:.3f}  of {values['n_meant']}"
        )
    yield _averages(found)


def _averages(found: dict[str, Any]) -> str:
    ends = found.get("intervals", {})
    told = [
        f"{name.replace('_f1', '')} F1 {found[name]:.3f}"
        + (f" ({ends[name][0]:.3f} to {ends[name][1]:.3f})" if name in ends else "")
        for name in ("macro_f1", "micro_f1")
    ]
    return (
        f"{', '.join(told)}, calibration error {found['calibration_error']:.3f}, "
        f"{found['n_rows']} rows"
    )


def _beginning(unlabelled: tuple[Path, ...], base: Path | None, seed: int) -> Network:
    """The network that training begins with."""
    if not unlabelled:
        return load_model(base).network
    rows = read_records(unlabelled, record_fault, unlabelled_row)
    return heading_network(unlabelled_rows(rows), seed)


def _lessons(
    labelled: tuple[Path, ...],
    taught: tuple[Path, ...],
    seed: int,
    labels: tuple[str, ...] | None = None,
) -> Lessons:
    judged = labelled_rows(read_records(labelled, labelled_fault, labelled_row))
    rows = taught_rows(read_records(taught, taught_fault, taught_row))
    used = judged.get_column("labels").explode(empty_as_null=False).unique().sort().to_list()
    known = labels or tuple(used)
    strange = set(used).difference(known)
    if strange:
        raise PolicylakeError(f"the model has no label {sorted(strange)[0]!r}; it has {known}")
    if not known:
        raise PolicylakeError("no record has a label; there is nothing to learn")
    return lessons(known, judged, rows, seed)

"""Models that tag: trained from files of JSON lines, and judged by them."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from flows.tagging import load_model
from transforms.tag_card import model_card
from transforms.tag_headings import NoHeadingsError, heading_network
from transforms.tag_learning import N_FOLDS, Lessons, judge, judge_out_of_fold, learn, lessons
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
from transforms.tag_model_file import model_bytes, model_from_bytes
from transforms.tag_records import record_fault
from transforms.tag_report import report_page
from transforms.tag_scores import Judged, intervals, joined, summary
from warehouse.errors import PolicylakeError, UsageError
from warehouse.finished import check_target, write_finished
from warehouse.labelled import file_facts, read_records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transforms.tag_model import TagModel

LANGUAGES: Final = ("en",)
_N_DRAWS: Final = 1000


@dataclass(frozen=True)
class Training:
    """What a model is made from."""

    labelled: tuple[Path, ...]
    """Segments with their labels."""
    taught: tuple[Path, ...] = ()
    """Segments with degrees of labels."""
    unlabelled: tuple[Path, ...] = ()
    """Segments under headings, of which the first vectors are learnt."""
    base: Path | None = None
    """Model whose vectors are the beginning instead; else those of the one that comes along."""
    seed: int = 0

    def files(self) -> dict[str, tuple[Path, ...]]:
        """The files by what they are for."""
        named = ("labelled", "taught", "unlabelled")
        return {name: getattr(self, name) for name in named if getattr(self, name)}


@dataclass(frozen=True)
class Reports:
    """Where an evaluation is written, beside what it tells."""

    page: Path | None = None
    """HTML"""
    figures: Path | None = None
    """JSON"""


def train_model(training: Training, out: Path) -> Iterator[str]:
    """Train a model and write it, with a card beside it."""
    card_path = out.with_suffix(".md")
    if card_path == out:
        raise UsageError(f"{out} is the name of the card; give the model another ending than .md")
    check_target(out)
    beginning = _beginning(training)
    lesson = _lessons(training)
    yield _size(lesson)
    model, judged = learn(lesson, beginning.network, LANGUAGES, training.seed)
    facts = {kind: file_facts(paths) for kind, paths in training.files().items()}
    learnt_from = {*beginning.learnt_from, *_hashes(training.labelled + training.taught)}
    content = model_bytes(replace(model, learnt_from=tuple(sorted(learnt_from))))
    version, found = model_from_bytes(content).version, summary(judged)
    write_finished(out, content)
    base = "the unlabelled segments taught them" if training.unlabelled else beginning.version
    write_finished(card_path, model_card(version, found, facts, base, training.seed))
    yield f"{out}: {len(content) / 1e6:.1f} MB, {version}"
    yield _averages(found)


def evaluate_model(
    labelled: tuple[Path, ...], model_path: Path | None, reports: Reports, seed: int
) -> Iterator[str]:
    """Judge a model by labelled records."""
    _check(reports)
    model = load_model(model_path)
    lesson = _lessons(Training(labelled, seed=seed), model.labels)
    yield from _too_good(model, labelled)
    judged = judge(model, lesson, np.arange(len(lesson.ids)))
    yield from _tell(judged, lesson, f"Tags by {model.version}", reports, seed)


def evaluate_training(training: Training, reports: Reports) -> Iterator[str]:
    """Judge how models are trained: each fold of policies by one that has not seen it."""
    _check(reports)
    beginning = _beginning(training)
    lesson = _lessons(training)
    yield _size(lesson)
    yield from _too_good(beginning, training.labelled)
    if len(set(lesson.policies)) < N_FOLDS:
        raise PolicylakeError(
            f"the labelled records are of fewer than {N_FOLDS} policies, too few for folds; "
            "tell each record's `policy`"
        )
    parts = []
    for part in judge_out_of_fold(lesson, beginning.network, LANGUAGES, training.seed):
        parts.append(part)
        yield f"fold {len(parts)} of {N_FOLDS}: {len(part.ids)} rows judged"
    yield from _tell(joined(parts), lesson, "Tags out of fold", reports, training.seed)


def _check(reports: Reports) -> None:
    check_target(reports.page)
    check_target(reports.figures)


def _too_good(model: TagModel, labelled: tuple[Path, ...]) -> Iterator[str]:
    """A warning for each file that has already been learnt from."""
    for path, digest in zip(labelled, _hashes(labelled), strict=True):
        if digest in model.learnt_from:
            yield f"beware: {model.version} learnt from {path}, so the figures are too good"


def _hashes(paths: tuple[Path, ...]) -> list[str]:
    return file_facts(paths).get_column("sha256").to_list()


def _size(lesson: Lessons) -> str:
    n_labelled, n_policies = len(lesson.ids), len(set(lesson.policies))
    n_taught = len(lesson.folds) - n_labelled
    return f"{n_labelled} labelled rows of {n_policies} policies, {n_taught} taught ones"


def _tell(
    judged: Judged, lesson: Lessons, title: str, reports: Reports, seed: int
) -> Iterator[str]:
    policy_of = dict(zip(lesson.ids, lesson.policies, strict=True))
    found = summary(judged)
    policies = [policy_of[name] for name in judged.ids]
    found["intervals"] = intervals(judged, policies, _N_DRAWS, seed)
    if reports.figures:
        write_finished(reports.figures, json.dumps(found, indent=1, ensure_ascii=False) + "\n")
    if reports.page:
        write_finished(reports.page, report_page(found, title))
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


def _beginning(training: Training) -> TagModel:
    """The model whose vectors and hidden layer training begins with."""
    beginning = load_model(training.base)
    if not training.unlabelled:
        return beginning
    rows = read_records(training.unlabelled, record_fault, unlabelled_row)
    try:
        network = heading_network(unlabelled_rows(rows), training.seed)
    except NoHeadingsError as error:
        raise PolicylakeError(f"the unlabelled segments teach nothing: {error}") from error
    return replace(beginning, network=network, learnt_from=())


def _lessons(training: Training, labels: tuple[str, ...] | None = None) -> Lessons:
    judged = labelled_rows(read_records(training.labelled, labelled_fault, labelled_row))
    rows = taught_rows(read_records(training.taught, taught_fault, taught_row))
    used = judged.get_column("labels").explode(empty_as_null=False).unique().sort().to_list()
    known = labels or tuple(used)
    strange = set(used).difference(known)
    if strange:
        raise PolicylakeError(f"the model has no label {sorted(strange)[0]!r}; it has {known}")
    if not used:
        raise PolicylakeError("no labelled record has a label; there is nothing to learn or judge")
    taught = set(rows.get_column("labels").explode(empty_as_null=False)).difference(known)
    if taught:
        raise PolicylakeError(f"no labelled record has the taught label {sorted(taught)[0]!r}")
    return lessons(known, judged, rows, training.seed)

"""The verbs around the model that tags: parsing only, as in `flows.cli`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from flows.judging_verbs import with_facts
from flows.terminal import printable
from warehouse.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

_FILE: Final = click.Path(path_type=Path, dir_okay=False)
_model_option = click.option(
    "--model", type=_FILE, help="Model file.  [default: the one that comes along]"
)


def _training_options(verb: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say what a model is made from, the same for all verbs."""
    options = (
        click.option(
            "--labelled",
            type=_FILE,
            multiple=True,
            required=True,
            help="JSON lines: text, labels, policy.",
        ),
        click.option(
            "--taught", type=_FILE, multiple=True, help="JSON lines: text, degrees of labels."
        ),
        click.option(
            "--unlabelled", type=_FILE, multiple=True, help="JSON lines: text, heading_path."
        ),
        click.option(
            "--base",
            type=_FILE,
            help="Model to begin with instead.  [default: the one that comes along]",
        ),
        click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True),
    )
    for option in reversed(options):
        verb = option(verb)
    return verb


@click.command()
@click.option("--in", "source", type=_FILE, required=True, help="JSON lines: text, heading_path.")
@click.option("--out", "target", type=_FILE, required=True, help="The same with labels, scores.")
@_model_option
def tag(source: Path, target: Path, model: Path | None) -> None:
    """Tag the segments in a file of JSON lines with data practices."""
    from flows.tagging import tag_file  # noqa: PLC0415

    for line in tag_file(source, target, model):
        click.echo(printable(line), err=True)


@click.command()
@_training_options
@click.option("--out", type=_FILE, required=True, help="Model file; its card is put beside it.")
def train(out: Path, **made_from: Any) -> None:
    """Train a model that tags."""
    from flows.tag_training import Training, train_model  # noqa: PLC0415

    for line in train_model(Training(**made_from), out):
        click.echo(printable(line))


@with_facts
@click.command()
@_training_options
@click.option("--out-of-fold", is_flag=True, help="Judge the training, by folds of policies.")
@_model_option
@click.option("--report", type=_FILE, help="Write a page to read.")
@click.option("--json", "as_json", type=_FILE, help="Write all figures.")
def evaluate(
    out_of_fold: bool,
    model: Path | None,
    report: Path | None,
    as_json: Path | None,
    **made_from: Any,
) -> None:
    """Judge a model that tags, or the training of one, by labelled segments."""
    from flows.tag_training import (  # noqa: PLC0415
        Reports,
        Training,
        evaluate_model,
        evaluate_training,
    )

    training, reports = Training(**made_from), Reports(report, as_json)
    if out_of_fold and model:
        raise UsageError("--out-of-fold judges the training, not a --model; give one of them")
    if out_of_fold:
        lines = evaluate_training(training, reports)
    elif training.taught or training.unlabelled or training.base:
        raise UsageError("--taught, --unlabelled and --base need --out-of-fold")
    else:
        lines = evaluate_model(training.labelled, model, reports, training.seed)
    for line in lines:
        click.echo(printable(line))


TAGGING_VERBS: Final = (tag, train, evaluate)

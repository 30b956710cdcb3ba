"""`policylake evaluate --facts`: the rules that find facts, judged beside the model that tags."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import click

from flows.terminal import printable
from warehouse.errors import UsageError

_FILE = click.Path(path_type=Path, dir_okay=False)
_OPTIONS: Final = (
    click.Option(
        ["--facts"], type=_FILE, help="Judge the rules of facts by this file of read facts."
    ),
    click.Option(
        ["--documents"],
        type=click.Path(path_type=Path, file_okay=False),
        help="Folder of the documents whose facts were read.",
    ),
    click.Option(["--floors"], type=_FILE, help="Fail below the scores in this file."),
    click.Option(["--write", "written"], type=_FILE, help="Write what the rules find."),
    click.Option(["--differences"], is_flag=True, help="Tell each fact that only one side has."),
)


def with_facts(evaluate: click.Command) -> click.Command:
    """``evaluate`` with options that judge the rules of facts instead of what it judges else."""
    of_others = evaluate.callback
    needed_else = [option for option in evaluate.params if option.required]
    for option in needed_else:
        option.required = False

    def callback(
        facts: Path | None,
        documents: Path | None,
        floors: Path | None,
        written: Path | None,
        differences: bool,
        **others: Any,
    ) -> None:
        if facts is not None:
            _judge(facts, documents, floors, written, differences)
            return
        if documents or floors or written or differences:
            raise UsageError("--documents, --floors, --write and --differences need --facts")
        for option in needed_else:
            if not others[option.name or ""]:
                raise click.MissingParameter(param=option)
        if of_others is not None:
            of_others(**others)

    evaluate.callback = callback
    evaluate.params += _OPTIONS
    return evaluate


def _judge(
    facts: Path,
    documents: Path | None,
    floors: Path | None,
    written: Path | None,
    differences: bool,
) -> None:
    from flows.judging import judge_facts  # noqa: PLC0415

    if documents is None:
        raise UsageError("--facts needs --documents, the folder that they were read in")
    for line in judge_facts(facts, documents, floors, written, differences):
        click.echo(printable(line))

"""The command line on a disk that fails: words of a command by lines, as JSON lists.

Each line is answered by the exit code and what was said, as JSON. The commands run in forks of this
process, which has imported everything; the gate lets everything pass.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

import click

import expectations.gate
import flows.care
import flows.refresh  # noqa: F401
from flows.cli import main
from flows.options import lake_option
from tests.written_lakes import pass_all, small_refresh


def _audit(*_arguments: object, **_named: object) -> object:
    return pass_all(None)


def _run(words: list[str], said: int) -> tuple[int, str]:
    child = os.fork()
    if not child:
        os.dup2(said, 1)
        os.dup2(said, 2)
        main(words)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.lseek(said, 0, os.SEEK_SET)
    return code, os.read(said, 100_000).decode()


@main.command()
@click.argument("document")
@lake_option
def publish(document: str, lake: Path) -> None:
    """Publish a document as a refresh does, without Prefect."""
    small_refresh(lake, document)


if __name__ == "__main__":
    if sys.argv[1:] != ["gate"]:
        expectations.gate.audit = _audit  # type: ignore[assignment]
    for line in sys.stdin:
        with tempfile.TemporaryFile() as file:
            print(json.dumps(_run(json.loads(line), file.fileno())), flush=True)

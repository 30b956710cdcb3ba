"""Command lines by changed code, each a line of WHAT has changed, OUTPUT and words, parted by tabs.

Each is answered by its exit code. They are forks of this process, which has imported everything:
that is most of what a refresh of few documents takes.
"""

from __future__ import annotations

import os
import sys
from functools import partial

import expectations.gate  # noqa: F401
import flows.refresh
from flows.cli import main
from tests import changed_rules


def _run(what: str, output: str, words: list[str]) -> int:
    child = os.fork()
    if not child:
        said = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(said, 1)
        os.dup2(said, 2)
        if what != "nothing":
            changed_rules.change(what)
            flows.refresh.stage = partial(changed_rules.stage, what)
            flows.refresh.derive = partial(changed_rules.derive, what)
        main(words)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    for line in sys.stdin:
        changed, target, *command = line.rstrip("\n").split("\t")
        print(_run(changed, target, command), flush=True)

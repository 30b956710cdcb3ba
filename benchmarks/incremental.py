"""What a refresh costs that finds nothing or little new, as a share of the full one's cost.

Each refresh is a fork of one process that has imported everything and has a Prefect server at
hand, and its CPU time counts with that of its workers. What a refresh costs whatever the number of
documents is measured on a lake of five, in the same way (full, nothing new, one of them changed),
and taken off. All are measured in turn, several times over; the least of each counts.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.corpus import kind, write_texts
from flows.cli import main as policylake
from flows.prefect_server import prefect_api

_FEW = 5
_CHANGED = 0.01
_TIMES = {"nothing new": 4}
"""It takes so little that what else the machine does would drown it in fewer runs."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--seed", type=int, default=20260101)
    parser.add_argument("--json", type=Path, help="write the figures here too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="policylake-bench-") as folder:
        os.environ["PREFECT_HOME"] = f"{folder}/prefect"
        with prefect_api() as server:
            if server:
                server.wait(120)
            _import()
            figures = _measure(Path(folder), options.documents, options.repeats, options.seed)
    print(f"corpus: {kind()}, seed {options.seed}, {options.documents:,} documents")
    for name, value in figures.items():
        print(f"{name:<48} {value:>10,.3f}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n")


def _import() -> None:
    import expectations.gate  # noqa: F401, PLC0415 - after the server's address is set
    import flows.refresh  # noqa: F401, PLC0415


def _measure(folder: Path, n_documents: int, repeats: int, seed: int) -> dict[str, float]:
    """All figures; times in seconds of CPU."""
    sizes = (_FEW, n_documents)
    for n in sizes:
        # In a process of its own: a process in which Polars has begun to work cannot be forked.
        _forked(lambda n=n: write_texts(folder / f"texts-{n}", n, seed))  # type: ignore[misc]
    costs: dict[tuple[str, int], list[float]] = {}
    for repeat in range(repeats):
        for n in sizes:
            corpus, lake = folder / f"texts-{n}", folder / f"lake-{n}-{repeat}"
            for name, prepare in _CASES.items():
                prepare(corpus, seed + repeat)
                for _ in range(_TIMES.get(name, 1)):
                    costs.setdefault((name, n), []).append(_cost(corpus, lake))
    least = {case: min(found) for case, found in costs.items()}
    beyond = {name: least[name, n_documents] - least[name, _FEW] for name in _CASES}
    return {
        **{f"{name}: CPU s, {n:,} documents": value for (name, n), value in least.items()},
        **{f"{name}: CPU s beyond the start-up": value for name, value in beyond.items()},
        "nothing new / full": beyond["nothing new"] / beyond["full"],
        "1 % changed / full": beyond["1 % changed"] / beyond["full"],
    }


def _leave(corpus: Path, seed: int) -> None:
    """Nothing changes."""


def _change(corpus: Path, seed: int) -> None:
    """Add a sentence to one document of a hundred, and to one at least."""
    paths = sorted(corpus.iterdir())
    for path in random.Random(seed).sample(paths, max(1, round(len(paths) * _CHANGED))):
        with path.open("ab") as file:
            file.write(f"\n\nWe changed this policy for the {seed}th time.\n".encode())


_CASES: dict[str, Callable[[Path, int], None]] = {
    "full": _leave,
    "nothing new": _leave,
    "1 % changed": _change,
}


def _cost(corpus: Path, lake: Path) -> float:
    """CPU seconds of a refresh, its workers included."""
    return _forked(lambda: policylake(["refresh", str(corpus), "--lake", str(lake)]))


def _forked(work: Callable[[], object]) -> float:
    """CPU seconds of ``work`` in a fork of this process."""
    child = os.fork()
    if not child:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        code = 1
        try:
            work()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        finally:
            os._exit(code)
    _, status, usage = os.wait4(child, 0)
    if code := os.waitstatus_to_exitcode(status):
        sys.exit(f"a part of the benchmark ended with {code}")
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()

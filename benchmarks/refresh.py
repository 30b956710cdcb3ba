"""The cost of a refresh on plain text, as a multiple of the floor and of a peer: `make bench`.

`fixed` is what a refresh of five documents costs; `marginal` is the slope between a small and a
large corpus, so that nothing fixed is in it. Floor, peer and refresh are measured in turn in the
same run, several times over; of each command the run that took the least CPU time counts, which
other work on the machine has disturbed the least.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.corpus import kind, write_texts
from benchmarks.measure import Cost, cost_of

BIN = Path(sys.executable).parent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--small", type=int, default=2000)
    parser.add_argument("--large", type=int, default=10000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--seed", type=int, default=20260101)
    parser.add_argument("--json", type=Path, help="write the figures here too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="policylake-bench-") as folder:
        figures = measure(Path(folder), options.small, options.large, options.repeats, options.seed)
    print(
        f"corpus: {kind()}, seed {options.seed}, {options.small:,} and {options.large:,} documents"
    )
    for name, value in figures.items():
        print(f"{name:<44} {value:>10,.3f}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n")


def measure(folder: Path, small: int, large: int, repeats: int, seed: int) -> dict[str, float]:
    """All figures; sizes in bytes, times in seconds."""
    sizes = {n: write_texts(folder / f"texts-{n}", n, seed) for n in (5, small, large)}
    cost_of(BIN / "policylake", "refresh", folder / "texts-5", "--lake", folder / "warm-up")
    floors: dict[int, list[Cost]] = {n: [] for n in sizes}
    peers: dict[int, list[Cost]] = {n: [] for n in (small, large)}
    lakes: dict[int, list[tuple[Cost, dict[str, Any]]]] = {n: [] for n in sizes}
    # No lake is removed before the end: ext4 makes files slowly where many were removed just now.
    for repeat in range(repeats):
        for n in sizes:
            floors[n].append(_of("floor", folder / f"texts-{n}", folder / f"floor-{n}.parquet"))
            if n in peers:
                target = folder / f"peer-{n}-{repeat}"
                peers[n].append(_of("peer", folder / f"texts-{n}", target))
            lakes[n].append(_refresh(folder / f"texts-{n}", folder / f"lake-{n}-{repeat}"))
    floor = {n: min(costs, key=lambda c: c.cpu) for n, costs in floors.items()}
    peer = {n: min(costs, key=lambda c: c.cpu) for n, costs in peers.items()}
    best = {n: min(runs, key=lambda r: r[0].cpu) for n, runs in lakes.items()}
    cost = {n: c for n, (c, _) in best.items()}
    run = {n: r for n, (_, r) in best.items()}
    megabytes = (sizes[large] - sizes[small]) / 1e6

    def slope(costs: dict[int, Cost]) -> float:
        return costs[large].cpu - costs[small].cpu

    wall = cost[large].wall - cost[small].wall
    overhead = _beside_the_work(cost[large], run[large]) - _beside_the_work(cost[small], run[small])
    sql = cost_of(
        BIN / "policylake",
        "sql",
        "SELECT count(*) FROM segments",
        "--lake",
        folder / f"lake-{large}-0",
    )
    return {
        "floor: CPU s, large": floor[large].cpu,
        "floor: MB per CPU s, marginal": megabytes / slope(floor),
        "fixed: CPU s": cost[5].cpu,
        "fixed: wall s": cost[5].wall,
        "refresh: CPU s, large": cost[large].cpu,
        "refresh: wall s, large": cost[large].wall,
        "refresh: MB per CPU s, marginal": megabytes / slope(cost),
        "refresh: peak MB of one process, small": cost[small].peak_bytes / 1e6,
        "refresh: peak MB of one process, large": cost[large].peak_bytes / 1e6,
        "marginal: refresh / floor": slope(cost) / slope(floor),
        "marginal: peer / floor": slope(peer) / slope(floor),
        "marginal: refresh / peer": slope(cost) / slope(peer),
        "marginal: Prefect and audit, share of wall": overhead / wall,
        "sql: wall s": sql.wall,
    }


def _of(pipeline: str, corpus: Path, target: Path) -> Cost:
    """The cost of another pipeline of `benchmarks`."""
    return cost_of(sys.executable, "-m", f"benchmarks.{pipeline}", corpus, target)


def _refresh(corpus: Path, lake: Path) -> tuple[Cost, dict[str, Any]]:
    cost = cost_of(BIN / "policylake", "refresh", corpus, "--lake", lake)
    return cost, json.loads(next((lake / "runs").glob("*.json")).read_text())


def _beside_the_work(cost: Cost, run: dict[str, Any]) -> float:
    """Seconds of the wall clock that went to Prefect and to the audit."""
    seconds = run["seconds"]
    work = seconds["discover"] + seconds["stage"] + seconds["publish"] - seconds["audit"]
    return float(cost.wall - work)


if __name__ == "__main__":
    main()

"""How many of the statements that people read in segments the rules find: `recall.csv`.

    python -m benchmarks.practices.recall LAKE

A statement is found where a row of its segment has its action and polarity and one of its data;
`data` and `personal data` are the same there. The lake is one of `policies`.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from warehouse import open_lake

_STATEMENTS: Final = Path(__file__).with_name("recall.csv")
_ANY: Final = {"any_data", "personal_data"}
_SQL: Final = "SELECT segment_id, actor, action, polarity, data_type FROM practices"

Statement = dict[str, str]


def main() -> None:
    """Print the share that is found, by draw, of what is said and of what is presupposed."""
    rows: dict[str, list[Statement]] = {}
    for row in open_lake(sys.argv[1]).sql(_SQL).pl().to_dicts():
        rows.setdefault(row["segment_id"], []).append(row)
    total, found, same = Counter[tuple[str, str]](), Counter[tuple[str, str]](), Counter[str]()
    for told in _statements():
        matches = [r for r in rows.get(told["segment_id"], []) if _agree(told, r)]
        for kind in ("presupposed" if told["is_presupposed"] == "1" else "said", "all"):
            total[told["seed"], kind] += 1
            found[told["seed"], kind] += bool(matches)
        same[told["seed"]] += any(row["actor"] == told["actor"] for row in matches)
        if not matches and "--missed" in sys.argv:
            print(*told.values())
    for key, n in total.items():
        print(*key, f"{found[key]} of {n}: {found[key] / n:.3f}")
    for seed, n in same.items():
        print(seed, f"with the same actor: {n / total[seed, 'all']:.3f}")


def _statements() -> Iterator[Statement]:
    with _STATEMENTS.open(encoding="utf-8", newline="") as file:
        yield from (row for row in csv.DictReader(file) if row["action"])


def _agree(told: Statement, row: Statement) -> bool:
    data = set(told["data_types"].split("|"))
    if data & _ANY:
        data |= _ANY
    is_same = all(told[name] == row[name] for name in ("action", "polarity"))
    return is_same and row["data_type"] in data


if __name__ == "__main__":
    main()

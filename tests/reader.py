"""A reader that polls a lake until a line comes in, and fails when two tables disagree."""

from __future__ import annotations

import select
import sys
from pathlib import Path

from warehouse.lake import open_lake

TORN = """
    SELECT count(*) FROM documents AS d ANTI JOIN segments AS s USING (version_id)
    WHERE d.status = 'accepted'
"""


def main(lake: Path) -> None:
    held = open_lake(lake)
    held.execute("BEGIN")
    first = held.execute("SELECT count(*) FROM documents").fetchone()
    polls, seen = 0, 0
    while not select.select([sys.stdin], [], [], 0.2)[0]:
        with open_lake(lake) as connection:
            torn = connection.execute(TORN).fetchone()
            now = connection.execute("SELECT count(*) FROM documents").fetchone()
        assert torn == (0,), f"{torn} documents without segments"
        assert now
        assert now[0] >= seen, "a snapshot went back"
        seen = now[0]
        polls += 1
    assert held.execute("SELECT count(*) FROM documents").fetchone() == first
    held.execute("ROLLBACK")
    sys.stdout.write(f"{polls} polls, {seen} documents at the end\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

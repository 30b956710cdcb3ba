"""A reader of a lake that is being refreshed: KIND, the lake's folder, seconds."""

from __future__ import annotations

import select
import sys
import time
from pathlib import Path

from warehouse.lake import open_lake

TORN = """
    SELECT count(*) FROM documents AS d ANTI JOIN segments AS s USING (version_id)
    WHERE d.status = 'accepted'
"""
COUNT = "SELECT count(*) FROM documents"


def told_to_stop(seconds: float) -> bool:
    """Whether a line came in within ``seconds``."""
    return bool(select.select([sys.stdin], [], [], seconds)[0])


def polls(lake: Path, _: float) -> None:
    """Look again and again; fail when two tables disagree or a snapshot goes back."""
    n, seen = 0, 0
    while not told_to_stop(0.2):
        with open_lake(lake) as connection:
            assert connection.execute(TORN).fetchone() == (0,), "documents without segments"
            now = connection.execute(COUNT).fetchone()
        assert now
        assert now[0] >= seen, "a snapshot went back"
        seen = now[0]
        n += 1
    sys.stdout.write(f"{n}\n")


def holds(lake: Path, _: float) -> None:
    """Keep one transaction open all the time; fail when what it sees changes."""
    with open_lake(lake) as connection:
        connection.execute("BEGIN")
        first = connection.execute(COUNT).fetchone()
        while not told_to_stop(0.5):
            assert connection.execute(COUNT).fetchone() == first
            assert connection.execute(TORN).fetchone() == (0,)
        connection.execute("ROLLBACK")


def computes(lake: Path, seconds: float) -> None:
    """Run one query over the lake for at least ``seconds``."""
    start, rows = time.monotonic(), 100_000
    with open_lake(lake) as connection:
        while time.monotonic() - start < seconds:
            start, rows = time.monotonic(), rows * 2
            connection.execute(
                f"SELECT sum(hash(text || range::VARCHAR)) FROM segments, range({rows})"
            ).fetchall()


if __name__ == "__main__":
    kinds = {"polls": polls, "holds": holds, "computes": computes}
    kinds[sys.argv[1]](Path(sys.argv[2]), float(sys.argv[3]))

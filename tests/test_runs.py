"""Every run has a record, also one that is killed, and `status` tells how the last one ended."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows.run import overtaken_by
from tests.conftest import EXAMPLES, POLICYLAKE, ROOT, policylake
from warehouse.runs import new_refresh_id, write_run


def status(lake: Path) -> dict[str, object]:
    """What `policylake status` says of the last run."""
    last: dict[str, object] = json.loads(policylake("status", "--lake", lake).out)["last_run"]
    return last


def stop(lake: Path, how: signal.Signals) -> None:
    """Begin a refresh of the bundled corpus and stop it once it reads documents."""
    with subprocess.Popen(
        [POLICYLAKE, "refresh", EXAMPLES, "--lake", lake],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "POLICYLAKE_SHARD_DOCUMENTS": "2"},
    ) as refresh:
        assert refresh.stderr
        for line in refresh.stderr:
            if "reading and tagging" in line:
                refresh.send_signal(how)
                break
        refresh.stderr.read()


def test_the_last_run_is_told_with_its_age_and_what_it_rejected(lake: Path) -> None:
    said = json.loads(policylake("status", "--lake", lake).out)
    assert said["last_run"]["state"] == "published"
    assert said["last_run"]["published"] is True
    assert said["last_run"]["age"].endswith("minutes")
    assert said["last_run_rejections"]["not_a_policy"] == 3


def test_runs_that_begin_in_one_second_sort_by_their_start() -> None:
    began = datetime(2026, 1, 1, 12, 0, 59, tzinfo=UTC)
    ids = [new_refresh_id(began + timedelta(milliseconds=late)) for late in range(0, 1002, 7)]
    assert ids == sorted(ids)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_a_run_that_is_stopped_leaves_a_record_that_says_so(
    how: signal.Signals, tmp_path: Path, prefect_home: None
) -> None:
    lake = tmp_path / "lake"
    stop(lake, how)
    last = status(lake)
    assert (last["state"], last["published"], last["error"]) == ("interrupted", False, None)
    [record] = (lake / "runs").glob("*.json")
    ended = json.loads(record.read_text())["ended_at"]
    assert (ended is None) == (how == signal.SIGKILL)
    policylake("refresh", EXAMPLES, "--lake", lake)
    assert json.loads(record.read_text())["state"] == "interrupted"
    assert status(lake)["state"] == "published"


def test_a_run_under_way_is_told_from_one_that_is_dead(lake: Path) -> None:
    with subprocess.Popen(["sleep", "60"]) as process:
        record = {"refresh_id": "29991231T000000Z-000000", "state": "running"}
        record |= {"started_at": "2020-01-01T00:00:00+00:00", "ended_at": None}
        record |= {"process": process.pid, "host": os.uname().nodename}  # type: ignore[dict-item]
        (lake / "runs" / "29991231T000000Z-000000.json").write_text(json.dumps(record))
        assert status(lake)["state"] == "running"
        assert "days" in str(status(lake)["age"])
        process.kill()
        time.sleep(0.1)
        process.wait()
    assert status(lake)["state"] == "interrupted"


def test_a_late_run_is_passed_over_when_another_has_run_since(tmp_path: Path) -> None:
    began = datetime(2024, 1, 1, 3, tzinfo=UTC)
    record = {"refresh_id": "the last", "sources": ["a"], "started_at": began.isoformat()}
    hour = timedelta(hours=1)
    for state, sources, due, overtaken in (
        ("published", ["a"], began - hour, "the last"),
        ("nothing_new", ["a"], began - hour, "the last"),
        ("blocked", ["a"], began - hour, None),
        ("published", ["b"], began - hour, None),
        ("published", ["a"], began + hour, None),
        ("published", ["a"], None, None),
    ):
        write_run(tmp_path, "the last", record | {"state": state})
        assert overtaken_by(tmp_path, sources, due) == overtaken


OVERLAPPING = """
import sys
from pathlib import Path
from warehouse.layout import Layout
from warehouse.lock import writer_lock
from flows.refresh import refresh
import threading
held, done = threading.Event(), threading.Event()
def hold():
    with writer_lock(Layout(Path(sys.argv[2])).lock):
        held.set()
        done.wait()
threading.Thread(target=hold).start()
held.wait()
state = refresh([sys.argv[1]], lake=sys.argv[2], return_state=True)
done.set()
print(state.name, state.type.value, state.message)
"""


def test_a_flow_that_overlaps_another_is_skipped(lake: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", OVERLAPPING, EXAMPLES, lake],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    assert "Skipped COMPLETED another refresh is writing to this lake" in done.stdout
    assert len(list((lake / "runs").glob("*.json"))) == 1

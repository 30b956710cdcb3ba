"""Every run has a record, also one that is killed, and `status` tells how the last one ended."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.conftest import EXAMPLES, POLICYLAKE, policylake


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

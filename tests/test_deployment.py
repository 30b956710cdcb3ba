"""The deployment of prefect.yaml, run by a real worker of a real server on a short schedule."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.conftest import EXAMPLES, ROOT
from tests.lakes import n_snapshots

README_COMMANDS = [
    line.split("#")[0].split()[1:]
    for line in (ROOT / "README.md").read_text().splitlines()
    if line.startswith("prefect ") and "server" not in line
]
PREFECT = Path(sys.executable).with_name("prefect")


@contextmanager
def running(*words: str | Path, folder: Path, environment: dict[str, str]) -> Iterator[None]:
    """Have a Prefect command running for the block."""
    process = subprocess.Popen(
        [PREFECT, *words], cwd=folder, env=environment, stdout=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(60)


def until(found: Any, seconds: float) -> Any:
    """What ``found`` gives once it gives something."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if value := found():
            return value
        time.sleep(0.5)
    raise TimeoutError(f"nothing after {seconds} s")


def answers(api: str) -> bool:
    """Whether the server is there."""
    try:
        return httpx.get(f"{api}/health", timeout=5).is_success
    except httpx.TransportError:
        return False


def ended(api: str) -> list[dict[str, Any]]:
    """The flow runs that have ended, the earliest first."""
    asked = {
        "flow_runs": {"state": {"type": {"any_": ["COMPLETED", "FAILED", "CRASHED"]}}},
        "sort": "START_TIME_ASC",
    }
    runs: list[dict[str, Any]] = httpx.post(f"{api}/flow_runs/filter", json=asked).json()
    return runs


@pytest.mark.torture
def test_a_worker_publishes_and_finds_nothing_new_by_the_schedule(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "trotwick", tmp_path / "policies" / "trotwick")
    text = (ROOT / "prefect.yaml").read_text()
    text = text.replace("examples/policies", "policies").replace("0 3 * * 1", "* * * * *")
    (tmp_path / "prefect.yaml").write_text(text)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    api = f"http://127.0.0.1:{port}/api"
    environment = {
        **os.environ,
        "PREFECT_HOME": str(tmp_path / "prefect"),
        "PREFECT_API_URL": api,
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    }

    def prefect(*words: str) -> None:
        subprocess.run([PREFECT, *words], cwd=tmp_path, env=environment, check=True, timeout=300)

    with running("server", "start", "--port", port, folder=tmp_path, environment=environment):
        until(lambda: answers(api), 300)
        # As the README has it, the first of them twice: it is typed again after a pause.
        create, deploy, work = README_COMMANDS
        for words in (create, create, deploy):
            prefect(*words)
        with running(*work, folder=tmp_path, environment=environment):
            runs = until(lambda: len(done := ended(api)) >= 2 and done, 400)
    assert [run["state"]["message"] for run in runs[:2]] == ["published", "nothing new"]
    assert n_snapshots(tmp_path / "lake") == 1
    records = [json.loads(p.read_text()) for p in sorted((tmp_path / "lake/runs").glob("*.json"))]
    assert [record["state"] for record in records[:2]] == ["published", "nothing_new"]

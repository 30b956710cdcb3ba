"""Fixtures that several tests share: a Prefect API, and a lake of the bundled corpus."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import hypothesis
import pytest

# How long an example takes depends on what else the machine is doing.
hypothesis.settings.register_profile("policylake", deadline=None)
hypothesis.settings.load_profile("policylake")

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples" / "policies"
POLICYLAKE = Path(sys.executable).with_name("policylake")
SHARED = ROOT.parent / "shared" / "data"


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def prefect_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One Prefect server for the whole session, in a home of its own."""
    previous = {name: os.environ.get(name) for name in ("PREFECT_HOME", "PREFECT_API_URL")}
    os.environ["PREFECT_HOME"] = str(tmp_path_factory.mktemp("prefect"))
    os.environ.pop("PREFECT_API_URL", None)
    from flows.prefect_server import prefect_api  # noqa: PLC0415 - after the home is set

    with prefect_api() as server:
        assert server
        server.wait(120)
        yield
    for name, value in previous.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


def policylake(*words: str | Path, code: int | None = 0, **environment: str) -> Ran:
    """Run the command line in a process of its own; ``code`` is the expected exit code."""
    done = subprocess.run(
        [POLICYLAKE, *words],
        env={**os.environ, "PYTHONWARNINGS": "default", **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert "Traceback" not in done.stderr + done.stdout, done.stderr
    if code is not None:
        assert done.returncode == code, done.stdout + done.stderr
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def examples_lake(tmp_path_factory: pytest.TempPathFactory, prefect_home: None) -> Path:
    """A lake of the bundled corpus; copy it before changing it."""
    lake = tmp_path_factory.mktemp("examples") / "lake"
    policylake("refresh", EXAMPLES, "--lake", lake)
    return lake


@pytest.fixture
def lake(examples_lake: Path, tmp_path: Path) -> Path:
    """A lake of the bundled corpus of the test's own."""
    return Path(shutil.copytree(examples_lake, tmp_path / "lake"))

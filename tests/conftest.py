"""Fixtures that several tests share: a Prefect API, lakes, and a publish under way."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from tests.forked_commands import ForkedCommands
from tests.pending import open_publish
from tests.written_lakes import small_refresh

if TYPE_CHECKING:
    import duckdb

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


@pytest.fixture(scope="session", autouse=True)
def end_commands() -> Iterator[None]:
    """End what runs commands with the session."""
    yield
    while _commands:
        _commands.pop().close()


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


_commands: list[ForkedCommands] = []
"""What runs commands, once there was one."""


def policylake(
    *words: str | Path, code: int | None = 0, prepared: Sequence[str] = (), **environment: str
) -> Ran:
    """Run the command line in a process of its own; ``code`` is the expected exit code.

    The process is a fork of one that has imported everything, unless libraries, which read the
    environment as they are imported, are to find another one. For ``prepared`` see
    `ForkedCommands.run`.
    """
    if all(name.startswith("POLICYLAKE_") for name in environment):
        done = _forked_commands().run(words, environment, prepared)
    else:
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


def _forked_commands() -> ForkedCommands:
    if not _commands or not _commands[0].is_up_to_date():
        while _commands:
            _commands.pop().close()
        _commands.append(ForkedCommands())
    return _commands[0]


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


@pytest.fixture(scope="session")
def small_lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lake of two snapshots, written in no time: a policy changed, another went."""
    root = tmp_path_factory.mktemp("small") / "lake"
    small_refresh(root, "acorn/1", "birch/1")
    small_refresh(root, "acorn/2", gone=("birch/1",))
    return root


@pytest.fixture
def root(small_lake: Path, tmp_path: Path) -> Path:
    """A lake as `small_lake` of the test's own."""
    return Path(shutil.copytree(small_lake, tmp_path / "lake"))


@pytest.fixture(scope="session")
def pending_lake(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A tiny lake with a publish under way, for all tests: leave it as it is, see `publish`."""
    with open_publish(tmp_path_factory.mktemp("pending")) as connection:
        yield connection


@pytest.fixture
def publish(pending_lake: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """The valid publish of `pending_lake`, in a transaction that is rolled back."""
    pending_lake.execute("BEGIN")
    yield pending_lake
    pending_lake.execute("ROLLBACK")

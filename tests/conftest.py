"""Fixtures that several tests share: a Prefect API, lakes, and a publish under way."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import hypothesis
import pytest

from flows.prefect_server import TemporaryServer
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
def prefect_home(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """One Prefect server for the whole run, in a home of its own."""
    with ExitStack() as stack:
        shared: tuple[str, str] | None = getattr(request.config, "workerinput", {}).get(_SHARED)
        home, api_url = shared or stack.enter_context(_server(tmp_path_factory.mktemp("prefect")))
        _wait_for(api_url)
        environment = stack.enter_context(pytest.MonkeyPatch.context())
        environment.setenv("PREFECT_HOME", home)
        environment.setenv("PREFECT_API_URL", api_url)
        yield


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Start a Prefect server for all workers of a parallel run, while they start themselves."""
    stash = node.config.stash
    if _SERVERS not in stash:
        stash[_SERVERS] = ExitStack()
        home = stash[_SERVERS].enter_context(tempfile.TemporaryDirectory(prefix="prefect-"))
        stash[_SHARED_SERVER] = stash[_SERVERS].enter_context(_server(Path(home)))
    node.workerinput[_SHARED] = stash[_SHARED_SERVER]


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the server of all workers."""
    if _SERVERS in config.stash:
        config.stash[_SERVERS].close()


_SHARED = "prefect_server"
_SERVERS = pytest.StashKey[ExitStack]()
_SHARED_SERVER = pytest.StashKey[tuple[str, str]]()


@contextmanager
def _server(home: Path) -> Iterator[tuple[str, str]]:
    """A Prefect server that starts: its home and the address of its API."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PREFECT_HOME", str(home))
        environment.delenv("PREFECT_API_URL", raising=False)
        server = TemporaryServer()
    try:
        yield str(home), server.api_url
    finally:
        server.stop()


def _wait_for(api_url: str) -> None:
    """Return when the Prefect server there answers."""
    for _ in range(1200):
        with suppress(httpx.TransportError):
            if httpx.get(f"{api_url}/health", timeout=5).is_success:
                return
        time.sleep(0.1)
    raise TimeoutError(f"no Prefect server answers at {api_url}")


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

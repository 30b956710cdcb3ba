"""Commands as forks of a process that has imported everything: that is most of what they take."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LONGEST_REQUEST = 1 << 16
_MOST_SECONDS = 300
_IMPORTED = (
    *("expectations.data_docs", "expectations.gate", "flows.cli", "flows.refresh", "flows.start"),
    *("fastapi.encoders", "graphviz", "prefect.engine"),  # of Prefect, as a flow begins
)


class ForkedCommands:
    """Runs `policylake`, one command at a time, until `close`."""

    def __init__(self) -> None:
        self._environment = _of_prefect()
        self._requests, theirs = socket.socketpair()
        self._requests.settimeout(_MOST_SECONDS)
        with theirs:
            # Nothing to import for the processes that a command spawns: this has no file.
            self._process = subprocess.Popen(
                [sys.executable, "-c", f"import {__name__} as f; f.serve({theirs.fileno()})"],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
            )

    def run(
        self, words: Sequence[str | Path], added: Mapping[str, str], prepared: Sequence[str]
    ) -> subprocess.CompletedProcess[str]:
        """Run a command in this process's folder.

        Args:
            words: What follows `policylake`.
            added: Further settings for its environment.
            prepared: A module of tests and arguments for its function `prepare`, which is called
                before the command; or nothing.
        """
        request = {
            "words": [*map(str, words)],
            "settings": {n: v for n, v in os.environ.items() if _is_setting(n)} | dict(added),
            "prepared": list(prepared),
            "folder": str(Path.cwd()),
        }
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            data = json.dumps(request).encode()
            socket.send_fds(self._requests, [data], [out.fileno(), err.fileno()])
            try:
                code = int(self._requests.recv(16))
            except TimeoutError:
                self._process.kill()  # or the next command would be told how this one ends
                raise
            return subprocess.CompletedProcess(list(words), code, _text(out), _text(err))

    def is_up_to_date(self) -> bool:
        """Whether it runs, and Prefect would find the same environment if it were imported now."""
        return self._process.poll() is None and self._environment == _of_prefect()

    def close(self) -> None:
        self._requests.close()
        self._process.wait()


def _is_setting(name: str) -> bool:
    return name.startswith("POLICYLAKE_")


def _of_prefect() -> dict[str, str]:
    """What Prefect reads of the environment as it is imported."""
    return {name: value for name, value in os.environ.items() if name.startswith("PREFECT_")}


def _text(output: IO[bytes]) -> str:
    output.seek(0)
    return output.read().decode()


def serve(requests_at: int) -> None:
    """Answer each command, by the socket of that file descriptor, with its exit code."""
    for name in _IMPORTED:
        import_module(name)
    with socket.socket(fileno=requests_at) as requests:
        while True:
            request, outputs, _, _ = socket.recv_fds(requests, _LONGEST_REQUEST, 2)
            if not request:
                return
            child = os.fork()
            if not child:
                requests.close()
                _become(json.loads(request), outputs)
            for output in outputs:
                os.close(output)
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            requests.send(str(code).encode())


def _become(command: dict[str, Any], outputs: Sequence[int]) -> None:
    """Be the command, in a forked process."""
    for number, output in enumerate(outputs, start=1):
        os.dup2(output, number)
    os.chdir(command["folder"])
    for name in filter(_is_setting, list(os.environ)):
        del os.environ[name]
    os.environ.update(command["settings"])
    if command["prepared"]:
        module, *arguments = command["prepared"]
        import_module(module).prepare(*arguments)
    import_module("flows.cli").main(command["words"])

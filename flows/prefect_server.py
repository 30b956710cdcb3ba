"""Prefect's temporary server, started when PREFECT_API_URL names none and ended with its starter.

Prefect would start one by itself, but imports its whole server into the flow's process to do so
(2 CPU-seconds) and only when the flow begins; this one starts while other work goes on.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpx

from warehouse.errors import PolicylakeError

if TYPE_CHECKING:
    from collections.abc import Iterator


class TemporaryServer:
    """A server on a free port of this machine, for the flows of this process."""

    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the server
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__, str(self.port)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=self._said,
            process_group=0,  # Ctrl-C is for its starter, which still talks to it while it ends
        )

    @property
    def api_url(self) -> str:
        """What PREFECT_API_URL must be for it."""
        return f"http://127.0.0.1:{self.port}/api"

    def wait(self, seconds: float) -> None:
        """Return when the server answers.

        Raises:
            PolicylakeError: it ends, or does not answer within ``seconds``.
        """
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                self._said.seek(0)
                lines = self._said.read().decode("utf-8", "replace").split("\n")
                last = next((line.strip() for line in reversed(lines) if line.strip()), "")
                raise PolicylakeError(
                    f"Prefect's temporary server cannot run here: {last}; is PREFECT_HOME a folder "
                    "that can be written? Or start `prefect server start` and set PREFECT_API_URL"
                )
            try:
                if httpx.get(f"{self.api_url}/health", timeout=5).is_success:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.05)
        raise PolicylakeError(
            f"Prefect's temporary server did not start within {seconds:.0f} s; raise "
            "POLICYLAKE_PREFECT_SECONDS, or start `prefect server start` and set PREFECT_API_URL"
        )

    def stop(self) -> None:
        """End the server."""
        if self._process.stdin:
            self._process.stdin.close()
        self._process.wait()
        self._said.close()


@contextmanager
def prefect_api() -> Iterator[TemporaryServer | None]:
    """Have a Prefect API for the block: the one that PREFECT_API_URL names, else a temporary one.

    Enter it before prefect is imported, which reads the address once.

    Raises:
        PolicylakeError: there is no server at that address.
    """
    if address := os.environ.get("PREFECT_API_URL"):
        try:
            httpx.get(f"{address.rstrip('/')}/health", timeout=10)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise PolicylakeError(
                f"no Prefect server answers at {address} ({error}); start it, "
                "or unset PREFECT_API_URL to have a temporary one"
            ) from error
        yield None
        return
    server = TemporaryServer()
    os.environ["PREFECT_API_URL"] = server.api_url
    try:
        yield server
    finally:
        del os.environ["PREFECT_API_URL"]
        server.stop()


def _serve(port: int) -> None:
    """Run the server in this process until its standard input ends: when its starter does."""
    os.environ |= {
        "PREFECT_UI_ENABLED": "0",
        "PREFECT__SERVER_EPHEMERAL": "1",
        "PREFECT__SERVER_FINAL": "1",
    }
    threading.Thread(target=_exit_at_end_of_input, daemon=True).start()
    import uvicorn  # noqa: PLC0415 - after the environment is set

    uvicorn.run(
        "prefect.server.api.server:create_app",
        factory=True,
        host="127.0.0.1",
        port=port,
        log_level="error",
    )


def _exit_at_end_of_input() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    _serve(int(sys.argv[1]))

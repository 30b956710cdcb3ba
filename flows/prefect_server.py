"""Prefect's temporary server, started when PREFECT_API_URL names none and ended with its starter.

Prefect would start one by itself, but imports its whole server into the flow's process to do so
(2 CPU-seconds) and only when the flow begins; this one starts while other work goes on.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
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
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__, str(self.port)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    @property
    def api_url(self) -> str:
        """What PREFECT_API_URL must be for it."""
        return f"http://127.0.0.1:{self.port}/api"

    def wait(self, seconds: float) -> None:
        """Return when the server answers.

        Raises:
            PolicylakeError: it does not within ``seconds``.
        """
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and self._process.poll() is None:
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


@contextmanager
def prefect_api() -> Iterator[TemporaryServer | None]:
    """Have a Prefect API for the block: the one that PREFECT_API_URL names, else a temporary one.

    Enter it before prefect is imported, which reads the address once.
    """
    if os.environ.get("PREFECT_API_URL"):
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

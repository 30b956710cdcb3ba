"""A webhook is told what became of a run, and can do no harm to it."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from flows.notifying import post
from flows.settings import Settings
from tests.conftest import EXAMPLES, policylake
from tests.lakes import n_snapshots


@contextmanager
def webhook(code: int = 200, seconds: float = 0) -> Iterator[tuple[str, list[dict[str, object]]]]:
    """The address of a web server, and what it was told."""
    told: list[dict[str, object]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            time.sleep(seconds)
            self.send_response(code)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/secret", told
        server.shutdown()


@pytest.mark.torture
def test_a_publish_and_a_blocked_run_are_told(tmp_path: Path, prefect_home: None) -> None:
    lake = tmp_path / "lake"
    with webhook() as (address, told):
        policylake("refresh", EXAMPLES / "bad", "--lake", lake, code=1, POLICYLAKE_WEBHOOK=address)
        policylake("refresh", EXAMPLES / "trotwick", "--lake", lake, POLICYLAKE_WEBHOOK=address)
        policylake("refresh", EXAMPLES / "trotwick", "--lake", lake, POLICYLAKE_WEBHOOK=address)
        policylake("refresh", "/nowhere", "--lake", lake, code=2, POLICYLAKE_WEBHOOK=address)
    assert [body["event"] for body in told] == ["blocked", "published", "failed"]
    assert "no document was accepted" in str(told[0]["message"])
    assert told[0]["rejections"]["binary"] == 2  # type: ignore[index]
    assert told[1]["changes"]["policies"]["new"] == {  # type: ignore[index]
        "number": 1,
        "some": ["trotwick privacy"],
    }
    assert "/nowhere" in str(told[2]["message"])


def test_a_webhook_that_fails_is_a_warning(tmp_path: Path, prefect_home: None) -> None:
    with webhook(code=500) as (address, _):
        said = policylake(
            "refresh",
            EXAMPLES / "trotwick",
            "--lake",
            tmp_path / "lake",
            POLICYLAKE_WEBHOOK=address,
        )
    assert "warning: the webhook at 127.0.0.1 was not told (it answered 500)" in said.out
    assert "secret" not in said.out + said.err
    assert n_snapshots(tmp_path / "lake") == 1


def test_a_slow_or_absent_webhook_takes_the_seconds_of_the_settings() -> None:
    with webhook(seconds=3) as (address, _):
        began = time.monotonic()
        said = post(Settings(webhook=address, webhook_seconds=0.3), {"event": "published"})
        assert time.monotonic() - began < 2
    assert said
    assert "127.0.0.1" in said
    assert post(Settings(webhook="http://127.0.0.1:9/secret"), {"event": "published"})
    assert post(Settings(), {"event": "published"}) is None

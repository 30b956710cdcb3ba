"""The reading verbs: what they print, and that nothing in a lake can steer a terminal."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from flows.terminal import counted, printable, render
from tests.conftest import EXAMPLES, POLICYLAKE, policylake
from tests.lakes import answer
from tests.written_lakes import small_refresh
from warehouse.errors import RESTORE
from warehouse.lake import is_damaged_file


def test_sql_in_three_formats(examples_lake: Path) -> None:
    query = (
        "SELECT service, valid_from, n_words FROM latest_policies "
        "WHERE service IN ('lumbrel', 'old-quay-oven') ORDER BY service"
    )
    table = policylake("sql", query, "--lake", examples_lake).out
    assert "service" in table
    assert "old-quay-oven" in table
    rows = json.loads(policylake("sql", query, "--lake", examples_lake, "--format", "json").out)
    assert [r["valid_from"] for r in rows] == ["2024-02-29", "2022-08-15"]
    assert all(isinstance(r["n_words"], int) for r in rows)
    text = policylake("sql", query, "--lake", examples_lake, "--format", "csv").out
    assert next(csv.DictReader(io.StringIO(text)))["service"] == "lumbrel"


def test_sql_at_an_older_snapshot(examples_lake: Path) -> None:
    said = policylake("sql", "SELECT 1", "--at", "99", "--lake", examples_lake, code=2).err
    assert "no snapshot 99" in said
    out = policylake("sql", "SELECT count(*) FROM refreshes", "--at", "1", "--lake", examples_lake)
    assert "1" in out.out


def test_a_refused_query_is_one_line_and_exit_code_2(examples_lake: Path) -> None:
    said = policylake("sql", "DROP TABLE documents", "--lake", examples_lake, code=2).err
    assert said.count("\n") == 1
    assert "exactly one SELECT" in said


def test_tables_columns_snapshots_and_status(examples_lake: Path) -> None:
    listed = policylake("tables", "--lake", examples_lake).out
    assert "segments" in listed
    assert "version_history" in listed
    columns = policylake("tables", "segments", "--lake", examples_lake).out
    assert "heading_path" in columns
    assert "VARCHAR[]" in columns
    assert "no table" in policylake("tables", "nope", "--lake", examples_lake, code=2).err
    shown = json.loads(policylake("snapshots", "--lake", examples_lake, "--format", "json").out)
    assert [s["snapshot"] for s in shown] == [1]
    status = json.loads(policylake("status", "--lake", examples_lake).out)
    assert status["snapshot"] == 1
    assert status["last_run_rejections"]["not_a_policy"] == 3


@pytest.mark.parametrize(
    ("table", "key", "leads_to"),
    [
        ("documents", "document_id", "raw_file"),
        ("policies", "policy_id", "periods"),
        ("versions", "version_id", "documents"),
        ("segments", "segment_id", "tags"),
        ("facts", "fact_id", "segment_text"),
        ("practices", "practice_id", "segment_source_start"),
    ],
)
def test_show_leads_from_an_id_to_its_source(
    examples_lake: Path, table: str, key: str, leads_to: str
) -> None:
    wanted = str(answer(examples_lake, f"SELECT min({key}) FROM {table}")[0][0])
    shown = json.loads(policylake("show", wanted, "--lake", examples_lake).out)
    assert shown[key] == wanted
    assert leads_to in shown


def test_show_finds_by_path_and_tells_why_it_was_rejected(examples_lake: Path) -> None:
    shown = json.loads(policylake("show", "bad/empty.txt", "--lake", examples_lake).out)
    assert shown["reason"] == "empty"
    said = policylake("show", "no such thing", "--lake", examples_lake, code=2).err
    assert "nothing in the lake" in said


def test_show_finds_a_service_in_capitals_or_not(root: Path) -> None:
    shown = json.loads(policylake("show", "Acorn", "--lake", root).out)
    assert (shown["kind"], shown["service"]) == ("policy", "acorn")
    small_refresh(root, "BIRCH/1", "birch/2")
    assert json.loads(policylake("show", "birch", "--lake", root).out)["service"] == "birch"
    assert "is not one thing" in policylake("show", "Birch", "--lake", root, code=2).err


def test_an_answer_without_rows_says_so_beside_it(examples_lake: Path) -> None:
    said = policylake("sql", "SELECT 1 AS n WHERE false", "--lake", examples_lake)
    assert said.err == "no rows\n"
    assert said.out.splitlines()[0] == "n"
    assert policylake("sql", "SELECT 1", "--lake", examples_lake).err == ""


def test_a_part_of_a_questions_name_brings_those_that_have_it(examples_lake: Path) -> None:
    said = policylake("ask", "retention", "--lake", examples_lake, code=2).err
    assert "did you mean retention-by-data-type, retention-only-as-necessary, rights-drop" in said


def test_verify_finds_a_sound_lake_sound_and_names_damage(lake: Path) -> None:
    assert policylake("verify", "--lake", lake).out == "the lake is sound\n"
    damaged = next((lake / "data" / "main" / "segments").iterdir())
    content = bytearray(damaged.read_bytes())
    content[len(content) // 2] ^= 1
    damaged.write_bytes(content)
    raw = next((lake / "raw").rglob("*.zst"))
    raw.write_bytes(b"")
    said = policylake("verify", "--lake", lake, code=1)
    assert damaged.name in said.out
    assert raw.name in said.out


def test_text_cannot_steer_a_terminal() -> None:
    hostile = "a\x1b[2Jb\x9b31mc\u202ed\x07e\u0000"
    shown = render(["x\x1b[1m"], [[hostile]], "table", 80)
    for text in (printable(hostile), shown):
        assert not any(ord(c) < 32 and c != "\n" for c in text)
        assert "\x9b" not in text
        assert "\u202e" not in text
    assert "[bold]" in render(["x"], [["[bold]not markup"]], "table", 80)


def test_a_list_has_a_line_for_each_value_and_a_table_no_space_at_the_ends() -> None:
    names, rows = ["service", "n"], [["acme", 1], ["globex and sons", 20]]
    assert (
        render(names, rows, "list", None)
        == "service: acme\nn: 1\n\nservice: globex and sons\nn: 20\n"
    )
    table = render(names, [["globex and sons", 1], ["acme", None]], "table", None)
    assert [line.rstrip() for line in table.splitlines()] == table.splitlines()
    wide = render([*"abcdefghi"], [["x" * 40] * 9], "table", 80)
    assert wide.startswith(f"a: {'x' * 40}\nb: ")


def test_one_thing_is_told_in_the_singular() -> None:
    assert [counted(n, "fault") for n in (0, 1, 1234)] == ["0 faults", "1 fault", "1,234 faults"]


def test_json_is_strict_whatever_the_values() -> None:
    values = [
        float("nan"), float("inf"), Decimal("1.5"), Decimal(2), date(2024, 1, 2),
        datetime(2024, 1, 2, tzinfo=UTC), b"\xff", {"k": [1]}, None, True,
    ]  # fmt: skip
    names = [f"c{i}" for i in range(len(values))]
    row = json.loads(render(names, [values], "json", 80))[0]
    assert list(row.values()) == [
        None, None, 1.5, 2, "2024-01-02", "2024-01-02T00:00:00+00:00", "ff", {"k": [1]}, None, True,
    ]  # fmt: skip
    assert json.loads(render(["a", "a"], [[1, 2]], "json", 80)) == [{"a": 1, "a_2": 2}]


def test_threads_at_work_in_native_code_do_not_spoil_the_exit_code() -> None:
    busy = (
        "import threading, time\n"
        "from pydantic import BaseModel, field_validator\n"
        "class Busy(BaseModel):\n"
        "    n: int\n"
        "    @field_validator('n')\n"
        "    @classmethod\n"
        "    def validated(cls, n): return sum(range(1000)) + n\n"
        "def spin():\n"
        "    while True: Busy(n=1)\n"
        "for _ in range(3): threading.Thread(target=spin, daemon=True).start()\n"
        "time.sleep(0.3)\n"
        "from flows.cli import main\n"
        "main(['--version'])\n"
    )
    done = subprocess.run([sys.executable, "-c", busy], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "version" in done.stdout


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_a_query_is_stopped_by_a_signal(examples_lake: Path) -> None:
    endless = "SELECT count(*) FROM range(1000000) a, range(10000000) b WHERE hash(a, b) = 1"
    query = subprocess.Popen(
        [POLICYLAKE, "sql", endless, "--lake", examples_lake],
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    deadline = time.monotonic() + 60
    while _cpu_seconds(query.pid) < 3 and time.monotonic() < deadline:  # starting takes less than 2
        time.sleep(0.1)
    query.send_signal(signal.SIGINT)
    _, said = query.communicate(timeout=30)
    assert (query.returncode, said.count("\n")) == (130, 1)
    assert "stopped" in said


def test_nothing_is_cut_but_for_a_terminal(examples_lake: Path) -> None:
    lines = policylake("sql", "SELECT * FROM documents", "--lake", examples_lake).out.splitlines()
    assert "…" not in "".join(lines)
    names, row = ["document_id", "path"], [["a" * 32, "b" * 50]]
    wide = render(names, row, "table", 60)
    assert wide.count("a") == 32 + names[0].count("a") + names[1].count("a")
    assert render(names, row, "table", 15) == f"document_id: {'a' * 32}\npath: {'b' * 50}\n"


@pytest.mark.parametrize("verb", [("verify",), ("status",), ("tables",), ("refresh", EXAMPLES)])
def test_damage_is_told_in_one_line(lake: Path, verb: tuple[str | Path, ...]) -> None:
    for file in (lake / "data" / "main" / "documents").iterdir():
        file.unlink()
    said = policylake(*verb, "--lake", lake, code=1)
    words = {"refresh": "1 file of the lake is missing, first ", "verify": "No such file"}
    assert words.get(str(verb[0]), "cannot be read") in said.out + said.err


def test_a_file_cut_short_is_told_from_a_wrong_query(lake: Path) -> None:
    for file in (lake / "data" / "main" / "documents").iterdir():
        file.write_bytes(file.read_bytes()[:2000])
    said = policylake("sql", "SELECT max(path) FROM documents", "--lake", lake, code=1)
    assert "`policylake verify` tells what is damaged" in said.err
    said = policylake("sql", "SELECT error('out of ink')", "--lake", lake, code=2)
    assert "verify" not in said.err


@pytest.mark.parametrize(("first", "last"), [(4, 2000), (-300, -8)], ids=["rows", "footer"])
def test_a_garbled_file_is_told_in_one_line(lake: Path, first: int, last: int) -> None:
    for file in (lake / "data" / "main" / "documents").iterdir():
        content = bytearray(file.read_bytes())
        content[first:last] = b"\xff" * len(content[first:last])
        file.write_bytes(content)
    for verb in (("sql", "SELECT max(path), max(detail) FROM documents"), ("show", "trotwick")):
        said = policylake(*verb, "--lake", lake, code=1).err
        assert said.count("\n") == 1
        assert "`policylake verify` tells what is damaged" in said


@pytest.mark.parametrize("quote", ["'", '"'])
def test_a_query_that_names_a_file_is_told_from_a_damaged_one(quote: str) -> None:
    garbled = f"Failed to read file {quote}/o'neil/lake/x.parquet{quote}: ZSTD failure"
    assert is_damaged_file(duckdb.InvalidInputException(garbled))
    assert not is_damaged_file(duckdb.InvalidInputException(f"missing ): (x.parquet{quote}"))


def test_a_broken_catalog_is_told_in_one_line(lake: Path) -> None:
    (lake / "catalog.sqlite").write_bytes(b"no catalog" * 999)
    for verb in (("sql", "SELECT 1"), ("status",), ("show", "x"), ("refresh", EXAMPLES)):
        said = policylake(*verb, "--lake", lake, code=1).err
        assert said.count("policylake: ") == 1
        assert said.endswith(f"{RESTORE}\n")
    said = policylake("verify", "--lake", lake, code=1)
    assert said.out == "catalog.sqlite: file is not a database; nothing else was checked\n"
    assert "policylake: 1 fault; rows were not checked" in said.err


def test_a_catalog_that_is_gone_is_told_and_no_lake_begun_in_its_place(root: Path) -> None:
    (root / "catalog.sqlite").unlink()
    for verb in (("sql", "SELECT 1"), ("refresh", EXAMPLES), ("verify",)):
        said = policylake(*verb, "--lake", root, code=1).err
        assert "(catalog.sqlite) is missing; restore it from a copy of the lake" in said
    assert not (root / "catalog.sqlite").exists()


def test_sigterm_ends_also_what_was_started_with_sigint_ignored(tmp_path: Path) -> None:
    refresh = subprocess.Popen(
        [POLICYLAKE, "refresh", EXAMPLES, "--lake", tmp_path / "lake"],
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),  # noqa: PLW1509
    )
    while not (tmp_path / "lake" / "writer.lock").exists():
        time.sleep(0.05)
    refresh.send_signal(signal.SIGTERM)
    _, said = refresh.communicate(timeout=60)
    assert (refresh.returncode, "stopped" in said) == (130, True)

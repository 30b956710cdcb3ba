"""Discovery: every file of a source becomes a row, whatever it is and however it is named."""

from __future__ import annotations

import hashlib
import json
import os
import socket
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.errors import PolicylakeError, UsageError
from warehouse.lake import create_lake
from warehouse.sources import Discovery, SizeLimits, discover, escape_path, read_document


def look(
    *sources: str | Path,
    max_bytes: int = 1000,
    archive_bytes: int = 10**6,
    limit: int | None = None,
) -> Discovery:
    unpacked = Path("unused")  # test_archives.py has the sources that need it
    return discover(
        [str(s) for s in sources], unpacked, SizeLimits(max_bytes, archive_bytes), limit
    )


def reread(row: dict[str, Any]) -> tuple[bytes, str | None, str | None]:
    return read_document(row["location"], row["offset"], row["size_bytes"], row["sha256"])


def reasons(found: Discovery) -> dict[str, str | None]:
    return dict(found.files.select("path", "reason").iter_rows())


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    (folder / "acme").mkdir(parents=True)
    (folder / "acme" / "2024-01-01.txt").write_text("We collect your name.")
    (folder / "plain.txt").write_text("We keep logs.")
    return folder


def test_files_are_found_hashed_and_named_relative_to_their_source(source: Path) -> None:
    found = look(source).files
    assert found["path"].to_list() == ["acme/2024-01-01.txt", "plain.txt"]
    assert found["source"].to_list() == ["corpus", "corpus"]
    assert found["sha256"][1] == hashlib.sha256(b"We keep logs.").hexdigest()
    assert found["size_bytes"].to_list() == [21, 13]


def test_a_folder_a_file_and_a_glob_name_the_same_document_alike(source: Path) -> None:
    wanted = ("source", "path", "sha256")
    folder = look(source).files.select(wanted).rows()
    assert look(source / "plain.txt").files.select(wanted).row(0) in folder
    assert look(f"{source}/**/*.txt").files.select(wanted).rows() == folder


def test_what_is_not_a_plain_file_is_rejected_and_never_opened(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(source / "fifo.txt")
    (source / "to_device.txt").symlink_to("/dev/zero")
    (source / "out.txt").symlink_to("/etc/hostname")
    (source / "nowhere.txt").symlink_to(source / "gone")
    (source / "inside.txt").symlink_to(source / "plain.txt")
    (source / "folder").symlink_to(source / "acme")
    with socket.socket(socket.AF_UNIX) as listener:
        monkeypatch.chdir(source)  # a socket's path is short
        listener.bind("socket.txt")
    assert reasons(look(source)) == {
        "acme/2024-01-01.txt": None,
        "plain.txt": None,
        "inside.txt": None,
        "fifo.txt": "not_a_file",
        "socket.txt": "not_a_file",
        "folder": "not_a_file",
        "to_device.txt": "outside_source",
        "out.txt": "outside_source",
        "nowhere.txt": "outside_source",
    }


def test_empty_and_oversized_files_are_rejected_with_figures(source: Path) -> None:
    (source / "empty.txt").touch()
    (source / "large.txt").write_bytes(b"x" * 1001)
    found = look(source)
    assert reasons(found)["empty.txt"] == "empty"
    assert reasons(found)["large.txt"] == "too_large"
    detail = dict(found.files.select("path", "detail").iter_rows())["large.txt"]
    assert detail is not None
    assert "1,001" in detail
    assert "max_document_bytes" in detail


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_rejected(source: Path) -> None:
    (source / "plain.txt").chmod(0)
    assert reasons(look(source))["plain.txt"] == "unreadable"


def test_odd_names_are_stored_escaped_and_still_opened(source: Path) -> None:
    odd = [b"new\nline.txt", b"latin-\xe9.txt", b"back\\slash.txt", "größe \u202e.txt".encode()]
    for name in odd:
        Path(os.fsdecode(os.path.join(os.fsencode(source), name))).write_text("We share data.")
    found = look(source).files
    paths = found["path"].to_list()
    assert r"new\x0aline.txt" in paths
    assert r"latin-\xe9.txt" in paths
    assert r"back\x5cslash.txt" in paths
    for row in found.iter_rows(named=True):
        content, reason, _ = reread(row)
        assert reason is None
        assert content


@given(st.binary(min_size=1, max_size=40).filter(lambda b: b"\0" not in b))
def test_escaping_loses_nothing(name: bytes) -> None:
    escaped = escape_path(os.fsdecode(name))
    assert not any(ord(c) < 32 or ord(c) == 127 for c in escaped)
    restored = escaped.encode()
    out, i = b"", 0
    while i < len(restored):
        if restored[i : i + 2] == b"\\x":
            out += bytes([int(restored[i + 2 : i + 4], 16)])
            i += 4
        else:
            out += restored[i : i + 1]
            i += 1
    assert out == name


def test_hidden_files_are_passed_over_and_counted(source: Path) -> None:
    (source / ".git").mkdir()
    (source / ".git" / "config").touch()
    (source / ".DS_Store").touch()
    found = look(source)
    assert found.files.height == 2
    assert found.n_hidden == 2


def test_a_missing_source_is_wrong_use(source: Path) -> None:
    with pytest.raises(UsageError, match="there is no file or folder"):
        look(source / "nothing")
    with pytest.raises(UsageError, match="there is no file or folder"):
        look(f"{source}/*.pdf")


def test_the_limit_takes_the_first_files(source: Path) -> None:
    assert look(source, limit=1).files["path"].to_list() == ["acme/2024-01-01.txt"]


def test_a_manifest_describes_the_files_of_its_folder(source: Path) -> None:
    (source / "manifest.csv").write_text(
        "path,service,sector\nplain.txt,Plain Ltd,retail\ngone.txt,Gone,\n../up.txt,Up,\n"
    )
    found = look(source)
    assert reasons(found) == {
        "acme/2024-01-01.txt": None,
        "plain.txt": None,
        "gone.txt": "missing",
        "../up.txt": "outside_source",
    }
    manifest = dict(found.files.select("path", "manifest").iter_rows())
    assert (
        manifest["plain.txt"] == '{"path": "plain.txt", "sector": "retail", "service": "Plain Ltd"}'
    )
    assert manifest["acme/2024-01-01.txt"] is None


def test_a_manifest_as_the_source_reads_only_what_it_lists(source: Path) -> None:
    (source / "list.jsonl").write_text('{"path": "./plain.txt", "retrieved_at": "2024-05-05"}\n\n')
    found = look(source / "list.jsonl").files
    assert found["path"].to_list() == ["plain.txt"]
    assert found["source"].to_list() == ["corpus"]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("manifest.csv", "path,service\nplain.txt,a\n./plain.txt,b\n", "row 3.*stands there twice"),
        ("manifest.csv", "file,service\nplain.txt,a\n", "row 2: it has no `path`"),
        ("manifest.csv", b"path\n\xff\xfe\n", "is not UTF-8"),
        ("manifest.jsonl", "{\n", "row 1: not JSON"),
        ("manifest.jsonl", "[1]\n", "row 1: not a JSON object"),
    ],
)
def test_a_broken_manifest_is_named_with_its_row(
    source: Path, name: str, text: str | bytes, message: str
) -> None:
    (source / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(PolicylakeError, match=message):
        look(source)


def test_two_manifests_are_one_too_many(source: Path) -> None:
    (source / "manifest.csv").write_text("path\n")
    (source / "manifest.jsonl").write_text("")
    with pytest.raises(UsageError, match="two manifests"):
        look(source)


def test_a_file_that_changes_after_discovery_is_told_apart(source: Path) -> None:
    row = look(source).files.row(1, named=True)
    Path(os.fsdecode(row["location"])).write_text("Something else.")
    _, reason, _ = reread(row)
    assert reason == "changed_while_read"
    Path(os.fsdecode(row["location"])).unlink()
    _, reason, _ = reread(row)
    assert reason == "unreadable"


def test_a_lake_among_its_sources_is_passed_over(source: Path) -> None:
    create_lake(source / "lake")
    found = look(source)
    assert list(reasons(found)) == ["acme/2024-01-01.txt", "plain.txt"]
    assert found.n_hidden == 1


def test_a_file_that_is_named_twice_is_one_file(source: Path) -> None:
    assert look(source, source, source / "plain.txt").files.height == 2


def test_a_glob_takes_documents_only_and_says_when_there_are_none(source: Path) -> None:
    (source / "manifest.csv").write_text("path,service\nplain.txt,acme\n")
    assert list(reasons(look(f"{source}/*"))) == ["plain.txt"]
    with pytest.raises(UsageError, match="matches no file"):
        look(f"{source}/ac*")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"path;service\nplain.txt;acme\n", "'path;service'; columns of CSV"),
        ("path,service\nplain.txt,acme\n".encode("utf-16"), "is not UTF-8; save it as UTF-8"),
    ],
)
def test_a_manifest_that_is_not_understood_says_what_it_has(
    source: Path, content: bytes, message: str
) -> None:
    (source / "manifest.csv").write_bytes(content)
    with pytest.raises(PolicylakeError, match=message):
        look(source)


def test_odd_names_in_a_manifest_do_no_harm(source: Path) -> None:
    (source / "manifest.csv").write_text("path, service\nplain.txt,acme\n")
    [row] = look(source).files.filter(pl.col("path") == "plain.txt").rows(named=True)
    assert json.loads(row["manifest"])["service"] == "acme"
    (source / "manifest.csv").unlink()
    (source / "manifest.jsonl").write_text('{"path": "\\ud800.md"}\n')
    assert reasons(look(source))["?.md"] == "missing"


@pytest.mark.parametrize(
    ("column", "meant"),
    [
        ("servce", "service"),
        ("retreived_at", "retrieved_at"),
        ("Service", "service"),
        ("policy key", "policy_key"),
        ("license", "licence"),
        ("contents", "content"),
    ],
)
@pytest.mark.parametrize("suffix", ["csv", "jsonl", "parquet"])
def test_a_misspelt_column_of_a_manifest_is_told(
    tmp_path: Path, suffix: str, column: str, meant: str
) -> None:
    manifest = tmp_path / f"list.{suffix}"
    frame = pl.DataFrame({"path": ["a.txt"], column: ["x"]})
    {"csv": frame.write_csv, "jsonl": frame.write_ndjson, "parquet": frame.write_parquet}[suffix](
        manifest
    )
    (tmp_path / "a.txt").write_text("text")
    with pytest.raises(PolicylakeError, match=f"{column!r} is not known; did you mean {meant!r}"):
        look(manifest)


def test_columns_that_are_ones_own_are_no_slips(tmp_path: Path) -> None:
    columns = ("path", "service", "services", "crawl", "rank", "context", "text", "state")
    manifest = tmp_path / "manifest.csv"
    manifest.write_text(",".join(columns) + "\n" + ",".join(["a.txt"] * len(columns)) + "\n")
    (tmp_path / "a.txt").write_text("text")
    assert look(tmp_path).files.height == 1

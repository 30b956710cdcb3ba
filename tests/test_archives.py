"""Archives and manifests that hold documents: each member a row, and none able to do harm."""

from __future__ import annotations

import bz2
import gzip
import hashlib
import io
import json
import lzma
import os
import struct
import tarfile
import zipfile
from pathlib import Path

import polars as pl
import pytest
import zstandard

from tests.conftest import EXAMPLES
from warehouse.errors import PolicylakeError, UsageError
from warehouse.sources import Discovery, SizeLimits, discover, read_document

POLICY = b"Privacy Policy\n\nWe collect your name."


def look(
    source: Path, *, document: int = 10**7, archive: int = 10**9, limit: int | None = None
) -> Discovery:
    unpacked = source.parent / "unpacked"
    return discover([str(source)], unpacked, SizeLimits(document, archive), limit)


def reasons(found: Discovery) -> dict[str, str | None]:
    return dict(found.files.select("path", "reason").iter_rows())


def contents(found: Discovery) -> dict[str, bytes]:
    return {
        row["path"]: read_document(
            row["location"], row["offset"], row["size_bytes"], row["sha256"]
        )[0]
        for row in found.files.filter(pl.col("reason").is_null()).iter_rows(named=True)
    }


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def tarred(path: Path, members: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return path


def compressed(path: Path) -> list[Path]:
    """``path`` under every compression that is read."""
    content = path.read_bytes()
    ways = {".gz": gzip, ".bz2": bz2, ".xz": lzma}
    made = {ending: way.compress(content) for ending, way in ways.items()}
    made[".zst"] = zstandard.compress(content)
    paths = []
    for ending, smaller in made.items():
        paths.append(path.with_name(path.name + ending))
        paths[-1].write_bytes(smaller)
    return paths


def test_an_archive_of_the_corpus_is_the_corpus(tmp_path: Path) -> None:
    folder = look(EXAMPLES)
    files = {str(p.relative_to(EXAMPLES)): p.read_bytes() for p in EXAMPLES.rglob("*.*")}
    files = {name: content for name, content in files.items() if not name.startswith(".")}
    archives = [zipped(tmp_path / "policies.zip", files), tarred(tmp_path / "policies.tar", files)]
    wanted = ("path", "sha256", "size_bytes", "manifest", "reason")
    for archive in [*archives, *compressed(archives[1])]:
        found = look(archive)
        assert found.files.select(wanted).equals(folder.files.select(wanted)), archive.name
        assert set(found.files["source"]) == {archive.name}
        assert contents(found) == contents(folder)


def test_a_compressed_file_is_one_document(tmp_path: Path) -> None:
    plain = tmp_path / "acme.txt"
    plain.write_bytes(POLICY)
    for path in compressed(plain):
        assert contents(look(path)) == {"acme.txt": POLICY}


def test_names_lead_nowhere(tmp_path: Path) -> None:
    names = ["../up.txt", "/etc/passwd", "a/../../b.txt", "C:/windows.txt", "fine/./a.txt"]
    for archive in (
        zipped(tmp_path / "a.zip", dict.fromkeys(names, POLICY)),
        tarred(tmp_path / "a.tar", dict.fromkeys(names, POLICY)),
    ):
        found = reasons(look(archive))
        assert found.pop("fine/a.txt") is None
        assert set(found.values()) == {"outside_source"}
        assert len(found) == 4
    assert {p.name for p in tmp_path.rglob("*")} == {"a.zip", "a.tar", "unpacked", "0.pack"}


def test_links_and_devices_of_archives_are_rejected(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo(f"{kind.decode()}.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        archive.add(EXAMPLES / "bad" / "empty.txt", "folder/empty.txt")
    found = reasons(look(tmp_path / "a.tar"))
    assert found.pop("folder/empty.txt") == "empty"
    assert list(found.values()) == ["not_a_file"] * 4
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert reasons(look(tmp_path / "a.zip")) == {"link.txt": "not_a_file"}


def test_hidden_members_are_counted(tmp_path: Path) -> None:
    members = dict.fromkeys([".DS_Store", "__MACOSX/a.txt", "a/.git/config", "a/b.txt"], POLICY)
    found = look(zipped(tmp_path / "a.zip", members))
    assert (list(reasons(found)), found.n_hidden) == (["a/b.txt"], 3)


def test_a_member_over_the_limit_is_rejected_and_the_others_are_not(tmp_path: Path) -> None:
    members = {"a.txt": POLICY, "bomb.txt": bytes(50_000_000), "c.txt": POLICY}
    for archive in (zipped(tmp_path / "a.zip", members), tarred(tmp_path / "a.tar", members)):
        found = look(archive, document=1000)
        assert reasons(found) == {"a.txt": None, "bomb.txt": "too_large", "c.txt": None}
        assert set(contents(found).values()) == {POLICY}
        assert (tmp_path / "unpacked" / "0.pack").stat().st_size < 3_000_000


def test_an_archive_that_unpacks_to_too_much_is_left(tmp_path: Path) -> None:
    members = {"a.txt": POLICY, **{f"{n}.txt": bytes(400_000) for n in range(9)}}
    tar = tarred(tmp_path / "a.tar", members)
    for archive in (zipped(tmp_path / "b.zip", members), compressed(tar)[0]):
        found = look(archive, archive=1_000_000)
        assert reasons(found)["a.txt"] is None
        assert reasons(found)[archive.name] == "too_large"
        assert found.files.height < 6


def test_a_password_is_told(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": POLICY})
    content = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1
    path.write_bytes(content)
    assert reasons(look(path)) == {"a.txt": "protected"}


def test_broken_members_and_archives_cost_nothing_else(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": POLICY, "b.txt": POLICY * 9, "c.txt": POLICY})
    content = bytearray(path.read_bytes())
    place = content.index(b"PK\x01\x02", content.index(b"PK\x01\x02") + 4)
    content[place + 16 : place + 20] = struct.pack("<I", 1)  # the checksum of b.txt
    path.write_bytes(content)
    assert reasons(look(path)) == {"a.txt": None, "b.txt": "broken", "c.txt": None}
    tar = compressed(tarred(tmp_path / "a.tar", {f"{n}.txt": os.urandom(9999) for n in range(9)}))[
        0
    ]
    tar.write_bytes(tar.read_bytes()[:40_000])
    found = reasons(look(tar))
    assert found["0.txt"] is None
    assert found["a.tar.gz"] == "broken"
    for name in ("no.zip", "no.tar", "no.tar.gz", "no.tar.xz", "no.tar.zst", "no.gz", "no.bz2"):
        (tmp_path / name).write_bytes(b"\x1f\x8b no archive at all" * 99)
        stands_for = name if name.endswith("zip") or "tar" in name else "no"
        assert reasons(look(tmp_path / name)) == {stands_for: "broken"}, name


@pytest.mark.parametrize("seed", range(60))
def test_damaged_archives_never_end_a_run(tmp_path: Path, seed: int) -> None:
    members = {f"{n}.txt": POLICY * (n + 1) for n in range(5)}
    tar = tarred(tmp_path / "a.tar", members)
    paths = [zipped(tmp_path / "a.zip", members), tar, *compressed(tar)]
    path = paths[seed % len(paths)]
    content = bytearray(path.read_bytes())
    for step in range(1 + seed % 4):
        place = int.from_bytes(hashlib.sha256(bytes([seed, step])).digest()[:4]) % len(content)
        content[place] ^= 1 << (seed % 8)
    path.write_bytes(content[: len(content) - (seed % 3) * 50])
    found = look(path, archive=10**7)
    assert all(read for read in contents(found).values())


def test_an_archive_has_one_manifest_at_most(tmp_path: Path) -> None:
    row = b"path,service,sector\na.txt,Acme,retail\ngone.txt,Acme,retail\n"
    path = zipped(tmp_path / "a.zip", {"site/a.txt": POLICY, "site/manifest.csv": row})
    found = look(path)
    assert reasons(found) == {"site/a.txt": None, "site/gone.txt": "missing"}
    assert json.loads(found.files["manifest"][0])["sector"] == "retail"
    with pytest.raises(UsageError, match="two manifests"):
        look(zipped(tmp_path / "b.zip", {"manifest.csv": row, "manifest.jsonl": b"{}"}))


def test_a_manifest_may_hold_the_documents(tmp_path: Path) -> None:
    rows = [
        {"path": "one/2024-01-01.txt", "service": "one", "content": POLICY.decode(), "year": 2024},
        {"path": "../two", "service": "two", "content": "Datenschutzerklärung"},
        {"path": "three", "service": "three", "content": None, "year": None},
    ]
    frame = pl.DataFrame(rows)
    frame.write_parquet(tmp_path / "a.parquet")
    frame.write_csv(tmp_path / "a.csv")
    frame.write_ndjson(tmp_path / "a.jsonl")
    for path in (tmp_path / "a.parquet", tmp_path / "a.csv", tmp_path / "a.jsonl"):
        found = look(path)
        assert reasons(found) == {"one/2024-01-01.txt": None, "../two": None, "three": "empty"}
        assert contents(found)["one/2024-01-01.txt"] == POLICY
        assert contents(found)["../two"].decode() == "Datenschutzerklärung"
        told = {row["path"]: json.loads(row["manifest"]) for row in found.files.rows(named=True)}
        assert told["three"] == {"path": "three", "service": "three"}
        assert str(told["one/2024-01-01.txt"]["year"]) == "2024"


def test_raw_bytes_of_a_table_are_read_as_they_are(tmp_path: Path) -> None:
    raw = "Datenschutzerklärung".encode("cp1252")
    table = pl.DataFrame({"name": ["a"], "raw": [raw]})
    table.write_parquet(tmp_path / "a.parquet")
    assert contents(look(tmp_path / "a.parquet")) == {"a": raw}
    (tmp_path / "a.parquet").write_bytes((tmp_path / "a.parquet").read_bytes()[:100])
    with pytest.raises(PolicylakeError, match="cannot be read"):
        look(tmp_path / "a.parquet")


def test_a_limit_looks_at_the_first_members_only(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {f"{n}.txt": POLICY for n in range(9)})
    assert look(path, limit=4).files["path"].to_list() == ["0.txt", "1.txt", "2.txt", "3.txt"]

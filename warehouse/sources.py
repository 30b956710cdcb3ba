"""Finding the raw files of a source: every file seen becomes a row, readable or not."""

from __future__ import annotations

import glob
import hashlib
import os
import posixpath
import re
import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from warehouse.archives import is_archive
from warehouse.errors import UsageError
from warehouse.manifest import MANIFEST_NAMES, holds_documents, is_manifest, read_manifest
from warehouse.pack import Pack
from warehouse.vocabulary import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

FOUND_SCHEMA = pl.Schema(
    {
        "location": pl.Binary,  # the path to open, as the operating system spells it
        "offset": pl.Int64,  # where it begins in that file; null where it is the whole file
        "source": pl.String,
        "path": pl.String,  # within the source, escaped
        "sha256": pl.String,
        "size_bytes": pl.Int64,
        "manifest": pl.String,  # its manifest row, a JSON object
        "reason": pl.String,  # why it is rejected already, before it is read
        "detail": pl.String,
    }
)
"""One row per file seen in a source."""

_UNPRINTABLE = re.compile(rb"[\x00-\x1f\x7f\\]")
_CHUNK = 1 << 20
_FILES_AT_A_TIME = 100


@dataclass(frozen=True)
class SizeLimits:
    """What is taken from a source, in bytes."""

    document: int
    """Larger files and members are rejected unread."""
    archive: int
    """What one archive may unpack to."""


@dataclass(frozen=True)
class Discovery:
    """What a look at the sources gave."""

    files: pl.DataFrame
    """Rows of FOUND_SCHEMA, in order of (source, path)."""
    n_hidden: int
    """Files and folders passed over because their name begins with a dot, and lakes."""
    whole: tuple[str, ...]
    """Names of the sources of which every file was looked at."""


@dataclass(frozen=True)
class _Candidate:
    location: str
    source: str
    path: str
    manifest: str | None
    reason: Reason | None = None
    detail: str | None = None


def discover(
    sources: Sequence[str], unpacked: Path, limits: SizeLimits, limit: int | None = None
) -> Discovery:
    """Look at every file of ``sources`` and hash it.

    Args:
        sources: Folders, files, globs, archives or manifests (CSV, JSON lines, Parquet).
        unpacked: Folder for the members of archives and the documents of manifests, made if there
            is need; they are read from there, so it must outlive the refresh.
        limits: What is too large.
        limit: Stop after this many files.

    Raises:
        UsageError: a source does not exist or a manifest cannot be read.
    """
    candidates: list[_Candidate] = []
    containers: list[Path] = []
    hidden = 0
    for source in sources:
        if _is_container(Path(source)):
            containers.append(Path(source))
            continue
        found, passed_over = _candidates(source)
        candidates += found
        hidden += passed_over
    candidates.sort(key=lambda c: (c.source, c.path))
    chosen = candidates[:limit]
    parts = [chosen[i : i + _FILES_AT_A_TIME] for i in range(0, len(chosen), _FILES_AT_A_TIME)]
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        looked_at = pool.map(lambda part: [_row(c, limits.document) for c in part], parts)
        rows = [row for part in looked_at for row in part]
    for number, container in enumerate(containers):
        unpacked.mkdir(exist_ok=True)
        left = None if limit is None else limit - len(rows)
        with Pack(unpacked / f"{number}.pack", limits) as pack:
            rows += islice(_in_container(container, pack, left), left)
            hidden += pack.n_hidden
    files = pl.DataFrame(rows, schema=FOUND_SCHEMA, orient="row").sort("source", "path")
    folders = {source_name(Path(s)) for s in sources if Path(s).is_dir()}
    whole = folders | {source_name(container) for container in containers}
    # A file that is named twice, also by a folder and by itself, is one file.
    once = files.unique(["location", "offset", "source", "path"], keep="first", maintain_order=True)
    return Discovery(once, hidden, () if limit is not None else tuple(sorted(whole)))


def check_sources(sources: Sequence[str]) -> None:
    """Refuse a source that is not there, before anything is started for it.

    Raises:
        UsageError: neither a file nor a folder nor a glob that matches one.
    """
    for source in sources:
        if not os.path.lexists(source) and next(glob.iglob(source, recursive=True), None) is None:
            raise UsageError(f"there is no file or folder {escape_path(source)}")


def empty_folders(sources: Sequence[str]) -> list[str]:
    """Those of ``sources`` that are folders without a file in them, by the name that the lake has
    for a source."""
    folders = [Path(source) for source in sources if Path(source).is_dir()]
    return [source_name(folder) for folder in folders if not _Walk(folder.resolve()).holds_files()]


def source_name(source: Path) -> str:
    """The name that the lake has for a source: that of its folder or file."""
    return escape_path(source.resolve().name)


def escape_path(path: str) -> str:
    r"""``path`` as text: control characters, backslashes and bytes not UTF-8 as ``\xNN``."""
    printable = _UNPRINTABLE.sub(lambda m: b"\\x%02x" % m[0][0], os.fsencode(path))
    return printable.decode("utf-8", "backslashreplace")


def _is_container(path: Path) -> bool:
    return path.is_file() and (is_archive(path) or (is_manifest(path) and holds_documents(path)))


def _in_container(path: Path, pack: Pack, limit: int | None) -> Iterator[tuple[object, ...]]:
    """Rows of FOUND_SCHEMA for what an archive or a manifest holds."""
    source = path.resolve().name
    held = pack.documents(path) if is_manifest(path) else pack.members(path, limit)
    for name, manifest, copied in held:
        yield (
            os.fsencode(pack.path),
            copied.offset,
            escape_path(source),
            escape_path(name),
            copied.sha256,
            copied.size,
            manifest,
            copied.reason.value if copied.reason else None,
            copied.detail,
        )


def _candidates(source: str) -> tuple[list[_Candidate], int]:
    path = Path(source)
    if path.is_dir():
        return _folder(path)
    if path.is_file() and is_manifest(path):
        rows = read_manifest(path)
        return list(_listed(path.resolve().parent, rows, rows)), 0
    if os.path.lexists(path):
        return [_single(path)], 0
    check_sources([source])
    root = _fixed_part(source).resolve()
    matches = [Path(p).absolute() for p in sorted(glob.glob(source, recursive=True))]
    paths = [os.path.relpath(match, root) for match in matches if not match.is_dir()]
    found = [p for p in paths if posixpath.basename(p) not in MANIFEST_NAMES]
    if not found:
        raise UsageError(f"{escape_path(source)} matches no file; a folder is given as it is")
    return [_candidate(root, path, None) for path in found], 0


def _single(path: Path) -> _Candidate:
    folder = path.absolute().parent.resolve()
    return _candidate(folder, path.name, None)


def _fixed_part(pattern: str) -> Path:
    parts = Path(pattern).parts
    fixed = next(i for i, part in enumerate(parts) if glob.has_magic(part))
    return Path(*parts[:fixed]) if fixed else Path()


def _folder(folder: Path) -> tuple[list[_Candidate], int]:
    root = folder.resolve()
    manifests = [root / name for name in MANIFEST_NAMES if (root / name).is_file()]
    if len(manifests) > 1:
        raise UsageError(f"{escape_path(str(folder))} holds two manifests; keep one of them")
    rows = read_manifest(manifests[0]) if manifests else {}
    walk = _Walk(root)
    names = {manifest.name for manifest in manifests}
    paths = {path: is_link for path, is_link in walk.files() if path not in names}
    found = [_candidate(root, p, rows.get(p), may_lead_out=link) for p, link in paths.items()]
    found += _listed(root, {p: row for p, row in rows.items() if p not in paths}, rows)
    return found, walk.n_hidden


def _listed(root: Path, paths: Mapping[str, str], rows: Mapping[str, str]) -> Iterator[_Candidate]:
    for path in paths:
        if path.startswith("/") or path.split("/", 1)[0] == "..":
            detail = "the manifest's path leads out of the source"
            yield _Candidate("", root.name, path, rows[path], Reason.OUTSIDE_SOURCE, detail)
        elif not os.path.lexists(root / path):
            detail = "the manifest names it, but there is no such file"
            yield _Candidate("", root.name, path, rows[path], Reason.MISSING, detail)
        else:
            yield _candidate(root, path, rows[path])


def _is_lake(entry: os.DirEntry[str]) -> bool:
    """Whether a folder holds what policylake made; it may stand among its own sources."""
    return entry.is_dir(follow_symlinks=False) and all(
        os.path.exists(os.path.join(entry.path, name)) for name in ("lake.json", "catalog.sqlite")
    )


class _Walk:
    """A walk over a folder, in sorted order, that follows no link to a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.n_hidden = 0

    def holds_files(self) -> bool:
        """Whether there is any file; no more is looked at than that takes."""
        return next(self._walk(), None) is not None

    def files(self) -> list[tuple[str, bool]]:
        """(path relative to the root, whether it is a link) of all that is no plain folder."""
        return list(self._walk())

    def _walk(self) -> Iterator[tuple[str, bool]]:
        pending = [""]
        while pending:
            relative = pending.pop()
            try:
                entries = sorted(os.scandir(self.root / relative), key=lambda e: e.name)
            except OSError as error:
                raise UsageError(
                    f"the folder {escape_path(str(self.root / relative))} cannot be read "
                    f"({error.strerror}); make it readable or name the sources one by one"
                ) from error
            for entry in entries:
                path = f"{relative}/{entry.name}" if relative else entry.name
                if entry.name.startswith(".") or _is_lake(entry):
                    self.n_hidden += 1
                elif entry.is_dir(follow_symlinks=False):
                    pending.append(path)
                else:
                    yield path, entry.is_symlink()


def _candidate(
    root: Path, path: str, manifest: str | None, *, may_lead_out: bool = True
) -> _Candidate:
    location = f"{root}/{path}"
    if may_lead_out:
        real = Path(os.path.realpath(location))
        if not (real.is_relative_to(root) and os.path.lexists(real)):
            detail = "a link that leads out of the source, or to nothing"
            return _Candidate(location, root.name, path, manifest, Reason.OUTSIDE_SOURCE, detail)
    return _Candidate(location, root.name, path, manifest)


def _row(candidate: _Candidate, max_bytes: int) -> tuple[object, ...]:
    sha256, size, reason, detail = None, None, candidate.reason, candidate.detail
    if reason is None:
        sha256, size, reason, detail = _hash(candidate.location, max_bytes)
    return (
        os.fsencode(candidate.location),
        None,
        escape_path(candidate.source),
        escape_path(candidate.path),
        sha256,
        size,
        candidate.manifest,
        reason.value if reason else None,
        detail,
    )


def _hash(
    location: str, max_bytes: int
) -> tuple[str | None, int | None, Reason | None, str | None]:
    """(sha256, size, reason, detail) of the file; only a plain one is ever opened."""
    try:
        status = os.stat(location)
        if not stat.S_ISREG(status.st_mode):
            kind = "a folder" if stat.S_ISDIR(status.st_mode) else "a FIFO or device"
            return None, None, Reason.NOT_A_FILE, f"{kind} is never opened"
        size = status.st_size
        if size > max_bytes:
            detail = f"{size:,} bytes are more than the limit of {max_bytes:,} (max_document_bytes)"
            return None, size, Reason.TOO_LARGE, detail
        digest = hashlib.sha256()
        with open(location, "rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError as error:
        return None, None, Reason.UNREADABLE, error.strerror or type(error).__name__
    if size == 0:
        return digest.hexdigest(), 0, Reason.EMPTY, "the file has no bytes"
    return digest.hexdigest(), size, None, None


def read_document(
    location: bytes, offset: int | None, size: int, sha256: str
) -> tuple[bytes, Reason | None, str | None]:
    """(content, reason, detail) of a file found before; a reason when it is not the same now."""
    try:
        with open(location, "rb") as file:
            file.seek(offset or 0)
            content = file.read() if offset is None else file.read(size)
    except OSError as error:
        return b"", Reason.UNREADABLE, error.strerror or type(error).__name__
    if hashlib.sha256(content).hexdigest() != sha256:
        detail = "its bytes changed during the refresh; the next refresh reads it again"
        return b"", Reason.CHANGED_WHILE_READ, detail
    return content, None, None

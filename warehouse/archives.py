"""Archives as sources: their members one after another, whatever the archive pretends."""

from __future__ import annotations

import bz2
import gzip
import lzma
import re
import stat
import tarfile
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, Final, Protocol

import zstandard

from warehouse.vocabulary import Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_OPENERS: Final[dict[str, Callable[[Path], Any]]] = {
    ".gz": gzip.open,
    ".bz2": bz2.open,
    ".xz": lzma.open,
    ".zst": zstandard.open,
    ".tar": lambda path: path.open("rb"),
}
_TAR: Final = re.compile(r"(?i)\.(?:tar(?:\.(?:gz|bz2|xz|zst))?|tgz|tbz2?|txz)$")
_SHORT: Final = {".tgz": ".gz", ".tbz": ".bz2", ".tbz2": ".bz2", ".txz": ".xz"}
_MOST_AT_ONCE: Final = 64 << 20
"""No header of an archive is larger; who asks for more at once follows a forged length."""

BROKEN_ARCHIVE: Final = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    zstandard.ZstdError,
    gzip.BadGzipFile,
    EOFError,
    NotImplementedError,
    OverflowError,
    ValueError,
    OSError,  # of bz2
)
"""What the readers of archives raise on one that is broken or of an unknown kind."""


class Readable(Protocol):
    """What documents are copied from."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""


class TooMuch(Exception):
    """An archive unpacks to more bytes than it may."""


@dataclass(frozen=True)
class Member:
    """A file of an archive: a stream to read at once, or the reason why there is none."""

    path: str
    stream: Readable | None
    reason: Reason | None = None
    detail: str | None = None


def is_archive(path: Path) -> bool:
    """Whether a file that is given as a source is an archive, by its name."""
    return path.suffix.lower() in {".zip", *_OPENERS} or bool(_TAR.search(path.name))


@contextmanager
def members(path: Path, max_bytes: int) -> Iterator[Iterator[Member]]:
    """The members of an archive but folders, in its order; none is written anywhere by its name.

    Raises, here and while members are read:
        TooMuch: they are more than ``max_bytes`` together.
        One of BROKEN_ARCHIVE: the archive cannot be read (on).
    """
    if path.suffix.lower() == ".zip":
        with zipfile.ZipFile(path) as archive:
            yield _of_zip(archive, max_bytes)
        return
    ending = _SHORT.get(path.suffix.lower(), path.suffix.lower())
    with _OPENERS[ending](path) as raw:
        counted = _Counted(raw, max_bytes)
        if not _TAR.search(path.name):
            yield iter([Member(path.stem, counted)])
            return
        stream: Any = counted
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            yield _of_tar(archive)


def _of_zip(archive: zipfile.ZipFile, max_bytes: int) -> Iterator[Member]:
    left = max_bytes
    for info in archive.infolist():
        if info.is_dir():
            continue
        if stat.S_ISLNK(info.external_attr >> 16):
            yield Member(info.filename, None, Reason.NOT_A_FILE, "a link in an archive")
        elif info.flag_bits & 1:
            detail = "the archive asks for a password"
            yield Member(info.filename, None, Reason.PROTECTED, detail)
        else:
            try:
                raw = archive.open(info)
            except BROKEN_ARCHIVE as error:
                yield Member(info.filename, None, Reason.BROKEN, str(error))
                continue
            with raw:
                counted = _Counted(raw, left)
                yield Member(info.filename, counted)
                left = counted.left


def _of_tar(archive: Any) -> Iterator[Member]:
    for info in archive:
        archive.members = []  # else all of them are kept
        if info.isdir():
            continue
        stream = archive.extractfile(info) if info.isreg() else None
        if stream is None:
            detail = "a link or device in an archive"
            yield Member(info.name, None, Reason.NOT_A_FILE, detail)
        else:
            yield Member(info.name, stream)


class _Counted:
    """A stream that may give only so many bytes in all."""

    def __init__(self, raw: IO[bytes], max_bytes: int) -> None:
        self._raw = raw
        self.left = max_bytes

    def read(self, size: int, /) -> bytes:
        if not 0 <= size <= _MOST_AT_ONCE:
            raise ValueError("a forged length")
        content = self._raw.read(size)
        self.left -= len(content)
        if self.left < 0:
            raise TooMuch
        return content

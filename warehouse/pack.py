"""One file with the members of an archive, or the documents of a manifest, one after another.

Nothing of an archive is ever written under a name that the archive chose.
"""

from __future__ import annotations

import hashlib
import io
import posixpath
import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final, Self

from warehouse.archives import BROKEN_ARCHIVE, Readable, TooMuch, members
from warehouse.errors import StorageError, UsageError
from warehouse.manifest import MANIFEST_NAMES, documents_of_manifest, read_manifest
from warehouse.vocabulary import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from warehouse.sources import SizeLimits

_CHUNK: Final = 1 << 20
_LEADS_OUT: Final = re.compile(r"^(?:/|[A-Za-z]:)|(?:^|/)\.\.(?:/|$)")
_HIDDEN: Final = re.compile(r"(?:^|/)(?:\.|__MACOSX(?:/|$))")


@dataclass(frozen=True)
class Copied:
    """Where a document stands in the pack, or why it does not."""

    offset: int | None = None
    size: int | None = None
    sha256: str | None = None
    reason: Reason | None = None
    detail: str | None = None


class Pack:
    """The file, while it is filled."""

    def __init__(self, path: Path, limits: SizeLimits) -> None:
        self.path = path
        self.n_hidden = 0
        self._limits = limits
        self._file = path.open("wb")
        self._end = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def documents(self, manifest: Path) -> Iterator[tuple[str, str | None, Copied]]:
        """Path, row as a JSON object and place of each document that a manifest holds."""
        for name, row, content in documents_of_manifest(manifest):
            yield name, row, self._copied(io.BytesIO(content))

    def members(self, archive: Path, limit: int | None) -> Iterator[tuple[str, str | None, Copied]]:
        """Path, row of the archive's own manifest and place of each member.

        An archive that breaks off has a row of its own, in the end. A manifest stands at its root,
        or in a folder at its root, whose files it describes.

        Raises:
            PolicylakeError: the manifest cannot be read, or it is one of two.
        """
        found: dict[str, Copied] = {}
        manifests: list[tuple[str, Path]] = []
        for name, copied in islice(self._members(archive), limit):
            folder, base = posixpath.split(name)
            if base in MANIFEST_NAMES and "/" not in folder and copied.size:
                manifests.append((folder, self._own_file(copied, base)))
            else:
                found[name] = copied
        if len(manifests) > 1:
            raise UsageError(f"{archive} holds two manifests; keep one of them")
        rows = {
            posixpath.normpath(posixpath.join(folder, path)): row
            for folder, manifest in manifests
            for path, row in read_manifest(manifest).items()
        }
        for name, copied in found.items():
            yield name, rows.get(name), copied
        for name in rows.keys() - found.keys() if limit is None else ():
            detail = "the manifest names it, but the archive has no such file"
            yield name, rows[name], Copied(reason=Reason.MISSING, detail=detail)

    def _members(self, archive: Path) -> Iterator[tuple[str, Copied]]:
        name = archive.name
        try:
            with members(archive, self._limits.archive) as found:
                for member in found:
                    name = posixpath.normpath(member.path)
                    if _LEADS_OUT.search(member.path):
                        detail = "a name that leads out of the archive"
                        yield member.path, Copied(reason=Reason.OUTSIDE_SOURCE, detail=detail)
                    elif _HIDDEN.search(name):
                        self.n_hidden += 1
                    elif member.stream is None:
                        yield name, Copied(reason=member.reason, detail=member.detail)
                    else:
                        yield name, self._copied(member.stream)
        except TooMuch:
            detail = f"the archive unpacks to more than {self._limits.archive:,} bytes"
            yield archive.name, Copied(reason=Reason.TOO_LARGE, detail=detail)
        except BROKEN_ARCHIVE as error:
            kind = archive.suffix.removeprefix(".")
            place = f"it cannot be read after {name}" if name != archive.name else ""
            detail = f"{place or f'it is no readable {kind} archive'}: {error}"
            yield archive.name, Copied(reason=Reason.BROKEN, detail=detail)

    def _copied(self, stream: Readable) -> Copied:
        """Copy a document into the pack, unless it is broken or too large."""
        self._file.seek(self._end)
        digest, size = hashlib.sha256(), 0
        while True:
            try:
                chunk = stream.read(_CHUNK)
            except BROKEN_ARCHIVE as error:
                return Copied(reason=Reason.BROKEN, detail=f"in its archive: {error}")
            if not chunk:
                break
            size += len(chunk)
            if size > self._limits.document:
                detail = f"more than the limit of {self._limits.document:,} bytes"
                return Copied(reason=Reason.TOO_LARGE, detail=f"{detail} (max_document_bytes)")
            digest.update(chunk)
            try:
                self._file.write(chunk)
            except OSError as error:
                raise StorageError(error) from error
        offset, self._end = self._end, self._end + size
        if size == 0:
            detail = "the file has no bytes"
            return Copied(None, 0, digest.hexdigest(), Reason.EMPTY, detail)
        return Copied(offset, size, digest.hexdigest())

    def _own_file(self, copied: Copied, base: str) -> Path:
        """A document of the pack as a file beside it."""
        self._file.flush()
        with self.path.open("rb") as pack:
            pack.seek(copied.offset or 0)
            own = self.path.with_suffix(posixpath.splitext(base)[1])
            own.write_bytes(pack.read(copied.size or 0))
        return own

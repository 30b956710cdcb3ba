"""The outlined documents: where their outlines and sources are, and how policylake reads them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Final

import polars as pl

from benchmarks.corpus import EXAMPLES, ROOT
from benchmarks.reading.outlines import (
    Outline,
    OutlineError,
    condensed,
    read_compiled,
    read_readable,
)
from transforms.blocks import blocks
from transforms.reading import read, readings
from transforms.segments import segments
from transforms.texts import document_texts, texts
from warehouse.vocabulary import SegmentKind, Status

HERE: Final = Path(__file__).parent
BUNDLED: Final = HERE / "bundled"
COMPILED: Final = HERE / "shared"
SHARED: Final = ROOT.parent / "shared" / "data"

READABLE_SUFFIX: Final = ".outline"
COMPILED_SUFFIX: Final = ".tsv"
KIND_OF: Final = {kind.value: kind for kind in SegmentKind}

FORMATS: Final = ("seeds", "txt", "md", "html", "pdf", "bundled")


@dataclass(frozen=True)
class Document:
    """A document with its outline."""

    format: str
    """One of `FORMATS`."""
    name: str
    source: Path
    outline: Path

    def read_outline(self) -> Outline:
        """Its outline.

        Raises:
            OutlineError: the source is not the one that was outlined, or see `read_readable`.
        """
        if self.outline.suffix == READABLE_SUFFIX:
            return read_readable(self.outline)
        outline = read_compiled(self.outline)
        if hashlib.sha256(self.source.read_bytes()).hexdigest() != outline.source_sha256:
            raise OutlineError(f"{self.source} is not the file that {self.outline} outlines")
        return outline


@dataclass(frozen=True)
class Segment:
    """A segment as far as it is compared."""

    kind: SegmentKind
    depth: int
    text: str
    """Its text as it is, to show it."""
    characters: str
    """Its condensed text."""


@dataclass(frozen=True)
class Read:
    """What policylake makes of a document."""

    segments: tuple[Segment, ...]

    @cached_property
    def characters(self) -> str:
        """The condensed text of all segments, in their order."""
        return "".join(segment.characters for segment in self.segments)

    @cached_property
    def starts(self) -> list[int]:
        """Where each segment begins in `characters`."""
        ends = accumulate(len(segment.characters) for segment in self.segments)
        return [0, *ends][: len(self.segments)]

    def words(self, start: int, end: int) -> str:
        """A stretch of `characters` with the blanks that stand in it."""
        text = " ".join(segment.text for segment in self.segments)
        kept = [at for at, character in enumerate(text) if condensed(character)]
        return text[kept[start] : kept[end - 1] + 1]


def documents(formats: Sequence[str] = FORMATS, shared: Path = SHARED) -> list[Document]:
    """The outlined documents whose source is at hand, by format and name.

    Args:
        formats: some of `FORMATS`.
        shared: where the documents are that are not bundled.
    """
    found = []
    for name in formats:
        folder = BUNDLED if name == "bundled" else COMPILED / name
        suffix = READABLE_SUFFIX if name == "bundled" else COMPILED_SUFFIX
        for outline in sorted(folder.rglob(f"*{suffix}")):
            document = str(outline.relative_to(folder)).removesuffix(suffix)
            source = source_of(name, document, shared)
            if source.is_file():
                found.append(Document(name, document, source, outline))
    return found


def source_of(name: str, document: str, shared: Path = SHARED) -> Path:
    """The file of a document; a dated version is called `<service>__<file name>`.

    Args:
        name: one of `FORMATS`.
        document: its name, as its outline has it.
        shared: where the documents are that are not bundled.
    """
    if name == "bundled":
        return EXAMPLES / document
    if name == "seeds":
        return shared / "seeds" / document
    crawled = shared / "policies" / name / document
    service, _, version = document.rpartition("__")
    return crawled if crawled.exists() else shared / "versions" / service / version


def read_documents(sources: Sequence[Path]) -> list[Read]:
    """What policylake makes of the files, all taken as accepted, in their order."""
    ids = [str(number) for number in range(len(sources))]
    read_files = {
        number: read(source.read_bytes(), source.name)
        for number, source in zip(ids, sources, strict=True)
    }
    block_rows = blocks(readings(read_files))
    rows = pl.DataFrame(
        {"document_id": ids, "policy_id": ids, "path": ids, "document_date": None},
        schema_overrides={"document_date": pl.Date},
    ).with_columns(status=pl.lit(Status.ACCEPTED.value))
    text_rows = texts(rows, document_texts(rows, block_rows))
    segment_rows = segments(text_rows, block_rows).join(
        text_rows.select("version_id", "document_id"), on="version_id"
    )
    of_document: dict[str, list[Segment]] = {number: [] for number in ids}
    columns = ("document_id", "kind", "depth", "text")
    for number, kind, depth, text in (
        segment_rows.sort("version_id", "ordinal").select(columns).iter_rows()
    ):
        of_document[number].append(Segment(KIND_OF[kind], depth, text, condensed(text)))
    return [Read(tuple(found)) for found in of_document.values()]

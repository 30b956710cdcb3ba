"""Outlines: the blocks of a document as a careful person sees them, as words or as hashes."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

WINDOW: Final = 24
"""Characters at either end of a block that have a hash of their own, to find it by."""

BOILERPLATE: Final = "b"
_CODES: Final = re.compile(r"h[1-6]|i[1-9]|[ptdb]")
_COLUMNS: Final = ("code", "start", "length", "hash", "opening", "ending")
_SOURCE: Final = "source_sha256"
_NOT_COMPARED: Final = re.compile(r"[\s|\u00ad\u200b-\u200f\u2060\ufeff\ufffe]+")


class OutlineError(ValueError):
    """An outline that cannot be read, with the line at fault."""


@dataclass(frozen=True)
class Block:
    """One block of an outline; of its words only hashes are known."""

    code: str
    """See README.md: h1 to h6, p, i1 to i9, t, d, b."""
    length: int
    """Characters of its condensed text."""
    text_hash: str
    opening: str
    """Hash of the first `WINDOW` characters; empty where there are not as many."""
    ending: str
    """Hash of the last `WINDOW` characters; empty where there are not as many."""

    @property
    def kind(self) -> str:
        """The code without its level."""
        return self.code[0]

    @property
    def level(self) -> int:
        """Level of a heading or nesting of an item, from 1; else 0."""
        return int(self.code[1:] or 0)


@dataclass(frozen=True)
class Outline:
    """The blocks of one document in reading order."""

    blocks: tuple[Block, ...]
    source_sha256: str | None = None
    """Of the file that was outlined; null where its words are in the outline itself."""


def condensed(text: str) -> str:
    """The characters that are compared: no blanks, invisible characters or bars between cells."""
    return _NOT_COMPARED.sub("", text)


def text_hash(characters: str) -> str:
    """64 bits of SHA-256, as hexadecimal digits."""
    return hashlib.sha256(characters.encode()).hexdigest()[:16]


def end_hash(characters: str) -> str:
    """32 bits of SHA-256, as hexadecimal digits: enough for one end of a block."""
    return hashlib.sha256(characters.encode()).hexdigest()[:8]


def block(code: str, text: str) -> Block:
    """The block with this text."""
    characters = condensed(text)
    is_long = len(characters) >= WINDOW
    return Block(
        code,
        len(characters),
        text_hash(characters),
        end_hash(characters[:WINDOW]) if is_long else "",
        end_hash(characters[-WINDOW:]) if is_long else "",
    )


def parse_readable(content: str) -> list[tuple[str, str]]:
    """Code and text of each line of a readable outline, but of those that hold only bars.

    Raises:
        OutlineError: a line is not a code, a blank and text.
    """
    lines = []
    for number, line in enumerate(content.splitlines(), 1):
        if not line.strip():
            continue
        code, _, text = line.partition(" ")
        if not _CODES.fullmatch(code) or not text.strip():
            raise OutlineError(f"line {number} is not a code, a blank and text: {line[:60]!r}")
        if condensed(text):
            lines.append((code, text.strip()))
    if not lines:
        raise OutlineError("there is no block in it")
    return lines


def read_readable(path: Path) -> Outline:
    """The outline that a person wrote.

    Raises:
        OutlineError: see `parse_readable`.
    """
    try:
        lines = parse_readable(path.read_text(encoding="utf-8"))
    except OutlineError as error:
        raise OutlineError(f"{path}: {error}") from error
    return Outline(tuple(block(code, text) for code, text in lines))


def compiled(outline: Outline, source: bytes) -> str:
    """The outline as lines parted by tabs, without a word of the source.

    The first line holds the SHA-256 of the source; start is the position of a block in the
    condensed text of all of them.
    """
    lines = [f"{_SOURCE}\t{hashlib.sha256(source).hexdigest()}", "\t".join(_COLUMNS)]
    start = 0
    for part in outline.blocks:
        values = (part.code, start, part.length, part.text_hash, part.opening, part.ending)
        lines.append("\t".join(map(str, values)))
        start += part.length
    return "\n".join(lines) + "\n"


def read_compiled(path: Path) -> Outline:
    """The outline that `compiled` wrote."""
    first, _, *rows = path.read_text(encoding="utf-8").splitlines()
    blocks = []
    for row in rows:
        code, _, length, whole, opening, ending = row.split("\t")
        blocks.append(Block(code, int(length), whole, opening, ending))
    return Outline(tuple(blocks), first.split("\t")[1])

"""Documents that were broken on purpose: cut, flipped, spliced, nested and mislabelled."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

CORPUS: Final = Path(__file__).parents[1] / "examples" / "policies"
_SUFFIXES: Final = (".txt", ".md", ".html", ".pdf", ".htm", "")
_ENCODINGS: Final = ("utf-16", "utf-16-be", "utf-32", "cp1252", "gb18030", "shift_jis", "cp037")
_NESTED: Final = (b"<div>", b"<b>", b"<ul><li>", b"<table><tr><td>", b"> ", b"  - ", b"[", b"((")
_ODD: Final = (
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\x1e",
    b"\r",
    "\u202e\u200b\ufeff\u2028".encode(),
    b"&#x10FFFF;&#0;&nbsp;",
    b"<!--",
    b"<script>",
    b"<![CDATA[",
    b"</html>",
    b"\n\f\n",
    b"%PDF-1.7",
)


def mutants(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """``count`` pairs of a file name and its content, the same for the same ``seed``."""
    rng = random.Random(seed)
    originals = [path.read_bytes() for path in sorted(CORPUS.rglob("*.*")) if path.is_file()]
    for number in range(count):
        content = rng.choice(originals)
        for _ in range(rng.choice((1, 1, 2, 3))):
            content = rng.choice(_MUTATIONS)(content, rng, originals)
        yield f"{number:06}{rng.choice(_SUFFIXES)}", content


def _cut(content: bytes, rng: random.Random, _: list[bytes]) -> bytes:
    start, end = sorted(rng.randrange(len(content) + 1) for _ in range(2))
    return rng.choice((content[:end], content[start:], content[start:end]))


def _flipped(content: bytes, rng: random.Random, _: list[bytes]) -> bytes:
    flipped = bytearray(content)
    for _ in range(min(len(flipped), rng.choice((1, 10, 100, 1000)))):
        flipped[rng.randrange(len(flipped))] ^= 1 << rng.randrange(8)
    return bytes(flipped)


def _spliced(content: bytes, rng: random.Random, originals: list[bytes]) -> bytes:
    other = rng.choice(originals)
    return content[: rng.randrange(len(content) + 1)] + other[rng.randrange(len(other) + 1) :]


def _nested(content: bytes, rng: random.Random, _: list[bytes]) -> bytes:
    place = rng.randrange(len(content) + 1)
    return content[:place] + rng.choice(_NESTED) * rng.choice((50, 500, 5_000)) + content[place:]


def _sprinkled(content: bytes, rng: random.Random, _: list[bytes]) -> bytes:
    for _ in range(rng.choice((1, 5, 50))):
        place = rng.randrange(len(content) + 1)
        content = content[:place] + rng.choice(_ODD) + content[place:]
    return content


def _encoded(content: bytes, rng: random.Random, _: list[bytes]) -> bytes:
    return content.decode("utf-8", "replace").encode(rng.choice(_ENCODINGS), "replace")


def _repeated(content: bytes, rng: random.Random, _: list[bytes]) -> bytes:
    start = rng.randrange(len(content) + 1)
    return content[:start] + content[start : start + 300] * rng.choice((3, 30, 300))


def _without_breaks(content: bytes, rng: random.Random, _: list[bytes]) -> bytes:
    return content.replace(b"\n", rng.choice((b"", b" ", b"\r", b"\v")))


_MUTATIONS: Final[tuple[Callable[[bytes, random.Random, list[bytes]], bytes], ...]] = (
    _cut,
    _flipped,
    _spliced,
    _nested,
    _sprinkled,
    _encoded,
    _repeated,
    _without_breaks,
)

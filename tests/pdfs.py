"""PDFs small enough to be written by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

_HEAD = 760
_MARGIN = 72
_STEP = 16
_FONTS = {
    "F1": b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    "F2": b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    "F3": b"<< /Type /Font /Subtype /Type1 /BaseFont /Odd /FirstChar 32 /LastChar 126 /Widths ["
    + b"500 " * 95
    + b"] /Encoding << /Differences [32 "
    + b" ".join(b"/g%d" % code for code in range(32, 127))
    + b"] >> >>",
    "F4": b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Oblique"
    b" /Encoding /WinAnsiEncoding >>",
}
"""Plain, bold, one that does not say which characters it shows, and italic."""

_md5 = partial(hashlib.md5, usedforsecurity=False)
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_PERMISSIONS = -4


class At(NamedTuple):
    """A text at a place of the page, in points from the lower left."""

    x: float
    y: float
    text: str
    size: float = 12
    font: str = "F1"
    turn: str = "1 0 0 1"
    mode: int = 0


class Drawn(NamedTuple):
    """Whatever else the page draws, in the operators of PDF."""

    operators: str


Item = str | At | Drawn


def column(x: float, y: float, lines: Sequence[str], size: float = 10) -> list[Item]:
    """Lines below each other."""
    return [At(x, y - 1.2 * size * number, line, size) for number, line in enumerate(lines)]


def pdf(*pages: Sequence[Item], password: str | None = None, page: str = "") -> bytes:
    """A PDF with a page for each list of items.

    Args:
        pages: bare strings are lines from top to bottom, others stand where they say.
        password: encrypts it with one that users must know; with none where it is empty.
        page: further entries of each page's dictionary.
    """
    kids = " ".join(f"{3 + len(_FONTS) + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        *_FONTS.values(),
    ]
    key = None if password is None else _key(password)
    fonts = " ".join(f"/{name} {3 + number} 0 R" for number, name in enumerate(_FONTS))
    for items in pages:
        number = len(objects) + 2
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number} 0 R {page} "
            f"/Resources << /Font << {fonts} >> >> >>".encode()
        )
        content = _content(items)
        if key is not None:
            content = _rc4(_object_key(key, number), content)
        objects.append(b"<< /Length %d >> stream\n%s\nendstream" % (len(content), content))
    if key is not None:
        objects.append(
            b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P %d /O <%s> /U <%s> >>"
            % (_PERMISSIONS, _PADDING.hex().encode(), _rc4(key, _PADDING).hex().encode())
        )
    return _file(objects, encrypted=key is not None)


def _content(items: Sequence[Item]) -> bytes:
    parts, y = [], _HEAD
    for item in items:
        if isinstance(item, Drawn):
            parts.append(item.operators.encode())
            continue
        if isinstance(item, str):
            placed, y = At(_MARGIN, y, item), y - _STEP
        else:
            placed = item
        text = placed.text.encode("cp1252").hex()
        parts.append(
            f"BT /{placed.font} {placed.size} Tf {placed.mode} Tr "
            f"{placed.turn} {placed.x} {placed.y} Tm "
            f"<{text}> Tj ET".encode()
        )
    return b"\n".join(parts)


def _key(password: str) -> bytes:
    """The key of a PDF whose owner has no other password, as PDF 1.3 makes it."""
    padded = (password.encode() + _PADDING)[:32]
    permissions = _PERMISSIONS.to_bytes(4, "little", signed=True)
    return _md5(padded + _PADDING + permissions).digest()[:5]


def _object_key(key: bytes, number: int) -> bytes:
    return _md5(key + number.to_bytes(3, "little") + bytes(2)).digest()[: len(key) + 5]


def _rc4(key: bytes, content: bytes) -> bytes:
    state, swap = list(range(256)), 0
    for place in range(256):
        swap = (swap + state[place] + key[place % len(key)]) % 256
        state[place], state[swap] = state[swap], state[place]
    out, swap = bytearray(), 0
    for count, byte in enumerate(content, start=1):
        place = count % 256
        swap = (swap + state[place]) % 256
        state[place], state[swap] = state[swap], state[place]
        out.append(byte ^ state[(state[place] + state[swap]) % 256])
    return bytes(out)


def _file(objects: list[bytes], *, encrypted: bool) -> bytes:
    body = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    trailer = b"<< /Size %d /Root 1 0 R" % size
    if encrypted:
        trailer += b" /Encrypt %d 0 R /ID [<> <>]" % len(objects)
    return body + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n%s >>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        table,
        trailer,
        len(body),
    )

"""Bytes to text: which encoding, with nothing replaced and nothing lost.

The decoded text keeps its length in code points whatever is done to it here, so that offsets into
it are offsets into the decoded file (without its byte order mark): control characters become blanks
one for one, and every kind of line end but CR LF becomes one LF.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from transforms.rejection import RejectedError
from warehouse.vocabulary import Reason

_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Longer marks before those that they begin with."""

_CONTROLS: Final = bytes({*range(0x20), 0x7F} - set(b"\t\n\v\f\r"))
"""C0 controls and DEL, but for those that white space is made of."""

_PLAIN: Final = bytes({*range(0x20, 0x7F), *b"\t\n\r"})
_NON_ASCII: Final = bytes(range(0x80, 0x100))
_CONTROL: Final = re.compile(f"[{re.escape(_CONTROLS.decode())}]")

_SEPARATORS: Final = "\v\f\x85\u2028\u2029"
_LINE_SEPARATORS: Final = re.compile(rf"[{_SEPARATORS}]|\r(?!\n)")
_LONE_CR: Final = re.compile(r"\r(?!\n)")
_LIKE_ASCII: Final = frozenset({"utf-8", "cp1252"})
"""The common encodings in which a byte of ASCII is that character and no part of another."""

_MAX_CONTROL_SHARE: Final = 0.01
_MAX_NON_ASCII_SHARE_OF_CP1252: Final = 0.25
"""Western European text stays below a tenth; more is another script, or no text at all."""

_MIN_SHARE_IN_CHINESE: Final = 0.005
_HEAD_BYTES: Final = 2048
_DECLARED_CHARSET: Final = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_WIDER_CODEC: Final = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
"""What browsers read where a page declares the key (WHATWG Encoding)."""

_NEVER_DECLARED: Final = re.compile(
    "utf-(?:7|16|32).*|idna|punycode|unicode_escape|raw_unicode_escape|undefined"
)
"""A head that can be read as ASCII is in none of these, whatever it declares."""


@dataclass(frozen=True)
class Decoded:
    """Text of a file and the encoding that gave it."""

    text: str
    encoding: str
    odd: str
    """See `odd_characters`."""


def odd_characters(text: str) -> str:
    """The characters of ``text`` that are not plain ASCII, in order: few, so soon searched."""
    return text.encode().translate(None, _PLAIN).decode()


def without_controls(text: str) -> str:
    """``text`` with a blank for each control character."""
    return _CONTROL.sub(" ", text)


def decode(content: bytes) -> Decoded:
    """``content`` as text without NUL, other control characters or lone surrogates.

    Tried in this order: byte order mark, the NUL pattern of UTF-16, strict UTF-8, the charset that
    an HTML or XML head declares, strict cp1252 for a text that is mostly ASCII, GB 18030 where
    that gives running Chinese.

    Raises:
        RejectedError: ``binary``, where more than one character in a hundred is a control
            character; ``undecodable``, where no encoding fits.
    """
    for mark, announced in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _with(content[len(mark) :], announced)
    if utf_16 := _utf_16_without_mark(content):
        return _with(content, utf_16)
    odd = content.translate(None, _PLAIN)
    n_controls = len(odd) - len(odd.translate(None, _CONTROLS))
    if n_controls:
        # Some crawlers pad the head of a file with NULs; that is no sign of a binary file.
        body = content.strip(b"\0")
        if len(body) - len(body.translate(None, _CONTROLS)) > _MAX_CONTROL_SHARE * len(body):
            raise RejectedError(
                Reason.BINARY, f"{n_controls} control characters in {len(content)} bytes"
            )
    text, encoding = _utf_8(content) or _declared(content) or _chinese_or_western(content, odd)
    if encoding in _LIKE_ASCII:
        odd_text = odd.decode(encoding, errors="ignore")
    else:
        odd_text = odd_characters(text)
    return _clean(text, encoding, odd_text, has_controls=n_controls > 0)


def _with(content: bytes, encoding: str) -> Decoded:
    """Decode by an encoding that the bytes themselves announce."""
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise RejectedError(
            Reason.UNDECODABLE, f"not {encoding} at byte {error.start}, as announced"
        ) from error
    odd = odd_characters(text)
    controls = sum(odd.count(chr(control)) for control in _CONTROLS)
    if controls > _MAX_CONTROL_SHARE * len(text):
        raise RejectedError(Reason.BINARY, f"{controls} control characters in {len(text)}")
    return _clean(text, encoding, odd, has_controls=controls > 0)


def _clean(text: str, encoding: str, odd: str, *, has_controls: bool) -> Decoded:
    """A decoded text with blanks for control characters, and line feeds."""
    text = without_controls(text) if has_controls else text
    return Decoded(with_line_feeds(text, odd), encoding, odd)


def _utf_16_without_mark(content: bytes) -> str | None:
    """UTF-16 of a mostly ASCII text has a NUL in every second byte."""
    head = content[:_HEAD_BYTES]
    if b"\0" not in head or len(content) % 2:
        return None
    even, odd = head[::2], head[1::2]
    for zeros, others, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if zeros.count(0) > 0.6 * len(zeros) and others.count(0) < 0.05 * len(others):
            return encoding
    return None


def _utf_8(content: bytes) -> tuple[str, str] | None:
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if error.start < len(content) - 3:
            return None
        # A download that was cut within its last character holds other characters that are whole.
        text = content[: error.start].decode("utf-8")
        return None if text.isascii() else (text, "utf-8")


def _declared(content: bytes) -> tuple[str, str] | None:
    """By the charset in a ``<meta>`` or ``<?xml`` of the file's head, if it is there and fits."""
    head = content[:_HEAD_BYTES]
    match = _DECLARED_CHARSET.search(head) if b"<" in head else None
    if match is None:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii", "replace")).name
        encoding = _WIDER_CODEC.get(name, name)
        if _NEVER_DECLARED.fullmatch(encoding):
            return None
        text = content.decode(encoding)
    except (LookupError, ValueError):
        return None
    return (text, encoding) if _is_scalar_text(text) else None


def _chinese_or_western(content: bytes, odd: bytes) -> tuple[str, str]:
    """By what the bytes that are not plain ASCII, ``odd``, may be in either."""
    n_non_ascii = len(odd) - len(odd.translate(None, _NON_ASCII))
    if n_non_ascii <= _MAX_NON_ASCII_SHARE_OF_CP1252 * len(content):
        try:
            return content.decode("cp1252"), "cp1252"
        except UnicodeDecodeError as error:
            raise RejectedError(
                Reason.UNDECODABLE, f"neither UTF-8 nor cp1252 at byte {error.start}"
            ) from error
    if chinese := _chinese(content):
        return chinese
    raise RejectedError(
        Reason.UNDECODABLE,
        f"not UTF-8, and {n_non_ascii} of {len(content)} bytes are not ASCII",
    )


def _chinese(content: bytes) -> tuple[str, str] | None:
    """By GB 18030, if the commonest character and the comma of Chinese are common in it."""
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError:
        return None
    rarest = min(text.count(character) for character in "的，")
    return (text, "gb18030") if rarest > _MIN_SHARE_IN_CHINESE * len(text) else None


def _is_scalar_text(text: str) -> bool:
    """Whether there is no lone surrogate in it, so that it has a UTF-8 form."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def with_line_feeds(text: str, odd: str) -> str:
    """CR without LF and Unicode's line separators as LF, one character for one.

    ``odd``: the `odd_characters` of the text.
    """
    has_lone_cr = "\r" in text and _LONE_CR.search(text)
    if has_lone_cr or any(separator in odd for separator in _SEPARATORS):
        return _LINE_SEPARATORS.sub("\n", text)
    return text

"""What is left of a text without its looks: two texts with the same essence say the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from transforms.fact_rules.calendar_dates import DATE

if TYPE_CHECKING:
    from collections.abc import Iterable

NUMBERING: Final = re.compile(
    r"^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+|[a-z][.)])\s+"
)
_NOTE_OF_LINK: Final = re.compile(
    r"\(?opens (?:in (?:a )?new (?:tab|window)|(?:an )?e-?mail client|external (?:link|site))\)?"
)
_LINK: Final = re.compile(r"(?:https?://(?:www\.)?|www\.)([^\s<>\"')\]]+)")
_END_OF_LINK: Final = re.compile(r"[?#;].*", re.DOTALL)
_COPYRIGHT: Final = re.compile(
    r"((?:©|\(c\)|copyright)[^.\n]{0,40}?)\b(?:19|20)\d\d(?:\s?[-–—,]\s?(?:(?:19|20)\d\d|\d\d))?\b"
)
_AGO: Final = re.compile(
    r"\W*(?:page |last )*(?:updated|modified|edited|revised|published)\b[^.]{0,40}"
    r"\b(?:ago|today|yesterday)\W*"
)
_DATE: Final = re.compile(rf"{DATE}|(?<![\w./-])[0-3]?\d([-/.])[0-3]?\d\1\d\d(?![\w/-])")
_DIGIT: Final = re.compile(r"\d")
_OF_A_DATE: Final = re.compile(
    r"(?:\W|\b(?:page|this|our|privacy|policy|notice|statement|was|is|last|date|of|on|as|since|from"
    r"|effective|valid|updated?|modified|modification|edited|revised|revision|published"
    r"|(?:version|rev|v)\W{0,2}\d{1,3}(?:\.\d{1,3}){0,3}"
    r"|stand|datum|vom|am|zum|seit|ab|gültig|zuletzt|letzte|aktualisiert|aktualisierung|geändert"
    r"|änderung|der|dieser|datenschutzerklärung|datenschutzhinweise"
    r"|dernière|mise|mis|à|jour|modifiée?|modification|effet|entrée|en|vigueur|depuis|le|la|du|de"
    r"|d|politique|confidentialité)\b)*"
)
_LONGEST_STAMP: Final = 60
_NOTE: Final = re.compile(r"(?<=[\w.,;:!?)”’\"'])\[\d{1,3}\]")
_HIDDEN_ADDRESS: Final = "[email\u00a0protected]"
_ADDRESS: Final = re.compile(r"\[email\sprotected\]|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
"""What stands before the @ is no longer than mail allows; unbounded, a long word takes for ever."""
_LOOKS: Final = re.compile(r"[\W_]+")
_ASCII_LOOKS: Final = bytes(code for code in range(128) if not chr(code).isalnum())
_FEWEST_CHARACTERS: Final = 3


def essence(
    text: str,
    dates: Iterable[tuple[int, int]] = (),
    *,
    in_full: bool = False,
    without_addresses: bool = False,
) -> str:
    """Letters and digits of ``text`` in lower case, or nothing where these are no words.

    Left out are the number of an item or a heading; the numbers of notes in brackets; of links
    `http://`, `www.`, the ends from `?`, `#` or `;` on (session ids, campaigns) and notes on how
    they open; years of copyright; dates that stand alone or say when the page was changed, with the
    version that they are the date of; and what stands at ``dates``. Less than three letters or
    digits (a bullet, a counter) are nothing.

    Args:
        text: A segment's text.
        dates: Spans in it of the dates that the policy gives itself.
        in_full: Whether the number of an item counts, and so do less than three letters or digits.
        without_addresses: Whether e-mail addresses are left out, see `hides_address`.
    """
    spans = sorted(dates, reverse=True)
    for start, end in spans:
        text = text[:start] + " " + text[end:]
    text = text.lower() if in_full else NUMBERING.sub("", text.lower())
    if without_addresses:
        text = _ADDRESS.sub("", text)
    if "opens " in text:
        text = _NOTE_OF_LINK.sub("", text)
    if "://" in text or "www." in text:
        text = _LINK.sub(lambda link: _END_OF_LINK.sub("", link[1]), text)
    if "©" in text or "(c)" in text or "copyright" in text:
        text = _COPYRIGHT.sub(r"\1", text)
    if "[" in text:
        text = _NOTE.sub("", text)
    if len(text) <= _LONGEST_STAMP and _is_stamp(text, is_dated=bool(spans)):
        return ""
    left = letters(text)
    # One Chinese character is a word.
    return left if in_full or len(left) >= _FEWEST_CHARACTERS or not left.isascii() else ""


def _is_stamp(text: str, *, is_dated: bool) -> bool:
    """Whether a short ``text`` only says when the page was changed; some dates may be cut out."""
    if _DIGIT.search(text):
        rest = _DATE.sub(" ", text)
        if (is_dated or rest != text) and _OF_A_DATE.fullmatch(rest):
            return True
    elif is_dated and _OF_A_DATE.fullmatch(text):
        return True
    return bool(_AGO.fullmatch(text))


def letters(text: str) -> str:
    """The letters and digits of ``text`` in lower case."""
    # Most of a text is ASCII, of which bytes lose characters many times as fast as by a pattern.
    left = text.lower().encode().translate(None, _ASCII_LOOKS).decode()
    return left if left.isascii() else _LOOKS.sub("", left)


def hides_address(text: str) -> bool:
    """Whether a page kept an e-mail address in ``text`` from machines: it may be any."""
    return "[email" in text and _HIDDEN_ADDRESS in text.replace(" ", "\u00a0")

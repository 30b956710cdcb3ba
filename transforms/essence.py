"""What is left of a text without its looks: two texts with the same essence say the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from transforms.fact_rules.calendar_dates import DATE

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBERING: Final = re.compile(
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
_STAMP: Final = re.compile(
    rf"\W*(?:(?:page |last )*(?:updated|modified|edited|revised|published)\b[^.]{{0,40}}"
    rf"\b(?:ago|today|yesterday)|{DATE})\W*"
)
_OF_A_DATE: Final = re.compile(
    r"(?:\W|\b(?:page|this|our|privacy|policy|notice|statement|was|is|last|date|of|on|as|since|from"
    r"|effective|valid|updated?|modified|modification|edited|revised|revision|published)\b)*"
)
_LONGEST_STAMP: Final = 60
_LOOKS: Final = re.compile(r"[\W_]+")
_FEWEST_CHARACTERS: Final = 3


def essence(text: str, dates: Iterable[tuple[int, int]] = ()) -> str:
    """Letters and digits of ``text`` in lower case, or nothing where these are no words.

    Left out are the number of an item or a heading; of links `http://`, `www.`, the ends from `?`,
    `#` or `;` on (session ids, campaigns) and notes on how they open; years of copyright; dates
    that stand alone or say when the page was changed; and what stands at ``dates``. Less than three
    letters or digits (a bullet, a counter) are nothing.

    Args:
        text: A segment's text.
        dates: Spans in it of the dates that the policy gives itself.
    """
    spans = sorted(dates, reverse=True)
    for start, end in spans:
        text = text[:start] + " " + text[end:]
    text = _NUMBERING.sub("", text.lower())
    if "opens " in text:
        text = _NOTE_OF_LINK.sub("", text)
    if "://" in text or "www." in text:
        text = _LINK.sub(lambda link: _END_OF_LINK.sub("", link[1]), text)
    if "©" in text or "(c)" in text or "copyright" in text:
        text = _COPYRIGHT.sub(r"\1", text)
    is_short = len(text) <= _LONGEST_STAMP
    if is_short and (_STAMP.fullmatch(text) or (spans and _OF_A_DATE.fullmatch(text))):
        return ""
    left = _LOOKS.sub("", text)
    # One Chinese character is a word.
    return left if len(left) >= _FEWEST_CHARACTERS or not left.isascii() else ""

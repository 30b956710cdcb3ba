"""What is left of a text without its looks: two texts with the same essence say the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_LINK: Final = re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]+", re.IGNORECASE)
_END_OF_LINK: Final = re.compile(r"[?#;].*", re.DOTALL)
_COPYRIGHT: Final = re.compile(
    r"((?:©|\(c\)|copyright)[^.\n]{0,40}?)\b(?:19|20)\d\d(?:\s?[-–—,]\s?(?:(?:19|20)\d\d|\d\d))?\b",
    re.IGNORECASE,
)
_LOOKS: Final = re.compile(r"[\W_]+")


def essence(text: str, dates: Iterable[tuple[int, int]] = ()) -> str:
    """Letters and digits of ``text`` in lower case.

    Left out are the ends of links from `?`, `#` or `;` on (session ids, campaigns), years of
    copyright, and what stands at ``dates``.

    Args:
        text: A segment's text.
        dates: Spans in it of the dates that the policy gives itself.
    """
    for start, end in sorted(dates, reverse=True):
        text = text[:start] + " " + text[end:]
    if "://" in text or "www." in text.lower():
        text = _LINK.sub(lambda link: _END_OF_LINK.sub("", link.group()), text)
    text = _COPYRIGHT.sub(r"\1", text)
    return _LOOKS.sub("", text.lower())

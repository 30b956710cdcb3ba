"""Line breaks that a crawler has lost: a sentence or title is glued to the block after it."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.patterns import only_where

GLUED: Final = "\x1e"
"""What begins a line whose break was lost. Decoded text holds no such control character."""

_STARTERS: Final = (
    "We|You|The|This|If|Our|Your|When|In|It|For|By|As|To|Any|All|There|Please|Some|These|From|At"
    "|On|Personal|Information|An|A|I|What|How|Why|Who|Where|Effective|Last|Updated|Cookies"
)
_AFTER_STOP: Final = r"([a-z)][.!?:;][\"”’)]?)([A-Z][a-z'’]* )"
_AFTER_WORD: Final = rf"([a-z)0-9’”])((?:{_STARTERS}) [a-z])"
_MANY_STOPS: Final = _AFTER_STOP + "".join([".*?" + _AFTER_STOP] * 2)
"""One or two blanks that lack after a full stop are slips of a pen."""

_BEFORE_BULLET: Final = r"([^\s\x1e])([ \t]*[•●▪] ?[^\s•●▪])"
_SEVERAL_BULLETS: Final = r"[•●▪][^\n]*[•●▪]"
_HEAD_CHARS: Final = 8000
"""The start of a document, which tells whether breaks were lost in it."""


def with_lost_breaks(text: pl.Series) -> pl.Series:
    """``text`` with a line feed and `GLUED` where a break was lost.

    A break is missing where a word is glued to one that begins sentences ("PolicyWe collect"); in a
    document where three full stops are glued to the next word ("services.We"), there too; and
    before the bullets of a line that holds several.
    """
    is_glued = text.str.head(_HEAD_CHARS).str.contains(f"(?s){_AFTER_WORD}|{_MANY_STOPS}")
    text = _replaced(text, is_glued, _AFTER_WORD)
    text = _replaced(text, is_glued & text.str.contains(f"(?s){_MANY_STOPS}"), _AFTER_STOP)
    return _replaced(text, text.str.contains(_SEVERAL_BULLETS), _BEFORE_BULLET)


def _replaced(text: pl.Series, condition: pl.Series, pattern: str) -> pl.Series:
    """``text`` with a break between the two groups of ``pattern`` where ``condition`` holds."""
    parted = only_where(
        pl.lit(condition), lambda glued: glued.str.replace_all(pattern, f"$1\n{GLUED}$2")
    )
    return text.to_frame("text").select(pl.coalesce(parted, "text")).to_series()

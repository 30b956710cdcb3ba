"""Line breaks that a crawler has lost: a sentence or title is glued to the block after it."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.patterns import found_where, only_where

GLUED: Final = "\x1e"
"""What begins a line whose break was lost. Decoded text holds no such control character."""

_STARTERS: Final = (
    "We|You|The|This|If|Our|Your|When|In|It|For|By|As|To|Any|All|There|Please|Some|These|From|At"
    "|On|Personal|Information|An|A|I|What|How|Why|Who|Where|Effective|Last|Updated|Cookies|About"
    "|Third|Unless|Payment|Although|Find|Pursuant|Additional|Access|Under|Because|Use|Except|While"
    "|Many|Other|Welcome|Request|Types|Privacy|No|Certain|Every|Changes|Ask|Visit|Do|Limitation"
    "|Here|Lawful|Legal|Individuals|Location|Upon|Security|Depending|Once|Only|Before|Whether"
    "|Without|Each|Contact|Read|Sharing|Rights|Notwithstanding|See|Retention|Children|Links|Terms"
    "|Automatically|Directly|Details|Records|With"
)
_SHORT_OPENERS: Final = "The|This|Our|How|All|Who|Why|Are|For|What|When|Your|Last|Some|You|These"
_OPENERS: Final = (
    "About|Privacy|Contact|Personal|Terms|Other|Information|Request|There|Please|General|Pursuant"
    "|While|Under|Welcome|Children|Third|Cookies|Legal|Security|Access|Changes|Links|Rights|Types"
    "|Introduction|Website|Sharing|Disclosure|Collection|Retention|Notice|Effective|Updated|Limitation"
    "|Copyright|Questions"
)
"""Words that begin titles, too; no name that is written in one ends in them."""

_AFTER_STOP: Final = r"((?:[a-z)/]|[A-Z]{3})[.!?:;][\"”’)]?)([A-Z][a-z'’]* )"
_AFTER_WORD: Final = rf"([a-z)0-9’”])((?:{_STARTERS}) [a-z])"
_MANY_STOPS: Final = _AFTER_STOP + "".join([".*?" + _AFTER_STOP] * 2)
"""One or two blanks that lack after a full stop are slips of a pen."""

_LOWER_GLUED: Final = r"((?:^|[\s(])[a-z]{4,})([A-Z][a-z])"
"""Names are not written so: they begin with a capital, or with a single small letter."""

_WITHIN_WORDS: Final = "|".join(
    (
        _AFTER_WORD,
        _LOWER_GLUED,
        rf"([a-z)0-9’”])((?:{_OPENERS})|(?:{_SHORT_OPENERS})\s)",
        r"((?:^|[\s(\"“])[A-Z][a-z]{6,}|[a-z]:)([A-Z][a-z]{2})",
    )
)
"""The longer the first part, the less is it the beginning of a name."""

_MANY_WORDS: Final = "(?:" + ".*?".join([rf"(?:{_AFTER_WORD}|{_LOWER_GLUED})"] * 3) + ")"

_PARTED_NAME: Final = (
    rf"\b(Linked|Log|Sign|Opt|Plug|Check|Add|Built|Share)\n{GLUED}(In|On|Up|Out|This)\b"
)
"""These are one word ("LinkedIn"), though they end in one that begins sentences."""

_PARTED_SITE: Final = rf"(\b[A-Z][a-z]+)\n{GLUED}([A-Z][a-z]+\.(?:com|net|org)(?-u:\b))"

_BEFORE_BULLET: Final = r"([^\s\x1e•●▪][ \t]*)([•●▪])"
_SEVERAL_BULLETS: Final = r"[•●▪][^\n]*[•●▪]"
_PASSES: Final = 2
"""A block of one word is found in the second: its end belongs to the break before it."""

_HEAD_CHARS: Final = 5000
"""The start of a document, which tells whether breaks were lost in it."""


def with_lost_breaks(text: pl.Series) -> pl.Series:
    """``text`` with a line feed and `GLUED` where a break was lost.

    A break is missing where a word is glued to one that begins sentences ("PolicyWe collect"); in a
    document where three full stops are glued to the next word ("services.We"), there too; and
    before the bullets of a line that holds several.
    """
    head = text.str.head(_HEAD_CHARS)
    is_glued = head.str.contains(
        f"(?s){_AFTER_WORD}|{_MANY_STOPS}|{_LOWER_GLUED}.*?{_LOWER_GLUED}"
    )
    found = found_where(pl.lit(is_glued), f"(?s){_MANY_STOPS}|{_MANY_WORDS}")
    has_glued_stops = text.to_frame("text").select(found).to_series()
    for _ in range(_PASSES):
        text = _parted(text, is_glued & ~has_glued_stops, _WITHIN_WORDS, "$1$3$5$7", "$2$4$6$8")
        text = _parted(
            text, has_glued_stops, f"{_WITHIN_WORDS}|{_AFTER_STOP}", "$1$3$5$7$9", "$2$4$6$8${10}"
        )
    text = _replaced(text, is_glued, _PARTED_NAME, "$1$2")
    text = _replaced(text, is_glued, _PARTED_SITE, "$1$2")
    return _parted(text, text.str.contains(_SEVERAL_BULLETS), _BEFORE_BULLET, "$1", "$2")


def _parted(
    text: pl.Series, condition: pl.Series, pattern: str, before: str, after: str
) -> pl.Series:
    """``text`` with a break between two groups of ``pattern`` where ``condition`` holds."""
    return _replaced(text, condition, pattern, f"{before}\n{GLUED}{after}")


def _replaced(text: pl.Series, condition: pl.Series, pattern: str, by: str) -> pl.Series:
    """``text`` with ``pattern`` replaced where ``condition`` holds."""
    replaced = only_where(pl.lit(condition), lambda glued: glued.str.replace_all(pattern, by))
    return text.to_frame("text").select(pl.coalesce(replaced, "text")).to_series()

"""Line breaks that a crawler has lost: a sentence or title is glued to the block after it."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.patterns import only_where

GLUED: Final = "\v"
"""What begins a line whose break was lost: a blank that decoded text does not hold."""

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
    "Abou|Privac|Contac|Persona|Term|Othe|Informatio|Reques|Ther|Pleas|Genera|Pursuan|Whil|Unde"
    "|Welcom|Childre|Thir|Cookie|Lega|Securit|Acces|Change|Link|Right|Type|Introductio|Websit"
    "|Sharin|Disclosur|Collectio|Retentio|Notic|Effectiv|Update|Limitatio|Copyrigh|Question"
)
"""Words that begin titles, too; no name that is written in one ends in them.

Without their last letter, before which another break may have been lost.
"""

_AFTER_STOP: Final = r"((?:[a-z)/]|[A-Z]{3})[.!?:;][\"”’)]?)([A-Z][a-z'’]*(?-u:\b))"
_AFTER_WORD: Final = rf"([a-z)0-9’”])((?:{_STARTERS}) [a-z])"
_MANY_STOPS: Final = ".*?".join([_AFTER_STOP + " "] * 3)
"""One or two blanks that lack after a full stop are slips of a pen."""

_LOWER_GLUED: Final = r"((?:^|[\s(])[a-z]{4,})([A-Z][a-z])"
"""Names are not written so: they begin with a capital, or with a single small letter."""

_WITHIN_WORDS: Final = "|".join(
    (
        _AFTER_WORD,
        _LOWER_GLUED,
        rf"([a-z)0-9’”])((?:{_OPENERS})|(?:{_SHORT_OPENERS})\s)",
        r"((?:^|[\s(\"“])[A-Z][a-z]{8,}|[a-z]:)([A-Z][a-z]{2})",
    )
)
"""The longer the first part, the less is it the beginning of a name."""

_PARTED: Final = f"$1$3$5$7{{}}\n{GLUED}$2$4$6$8{{}}"

_PARTED_NAME: Final = (
    rf"(?-u:\b)(Linked|Log|Sign|Opt|Plug|Check|Add|Built|Share)\n{GLUED}(In|On|Up|Out|This)(?-u:\b)"
)
"""These are one word ("LinkedIn"), though they end in one that begins sentences."""

_PARTED_SITE: Final = rf"([A-Z][a-z]+)\n{GLUED}([A-Z][a-z]+\.(?:com|net|org)(?-u:\b))"

_FIRST_OF_LIST: Final = (
    rf"( [a-z]+,? [a-z]+:) ([A-Z][^.:;!?\n]{{2,99}}\n{GLUED}[^.:;!?\n]{{2,99}}\n{GLUED})"
)
"""Where items are glued together, the first stands behind the colon that announces them."""

_BEFORE_BULLET: Final = r"([^\s•●▪][ \t]*)([•●▪])"
_SEVERAL_BULLETS: Final = r"[•●▪][^\n]*[•●▪]"
_HEAD_CHARS: Final = 5000
"""The start of a document, which tells whether breaks were lost in it."""


def with_lost_breaks(text: pl.Series) -> pl.Series:
    """``text`` with a line feed and `GLUED` where a break was lost.

    A break is missing where a word is glued to one that begins sentences ("PolicyWe collect"); in a
    document where three full stops are glued to the next word ("services.We"), there too; and
    before the bullets of a line that holds several.
    """
    head = text.str.head(_HEAD_CHARS)
    is_glued = head.str.contains(f"(?s){_AFTER_WORD}|{_MANY_STOPS}|{_LOWER_GLUED}.*?{_LOWER_GLUED}")
    text = text.clone().scatter(is_glued.arg_true(), _with_parted_words(text.filter(is_glued)))
    return _with_parted_bullets(text, text.str.contains(_SEVERAL_BULLETS))


def _with_parted_words(glued: pl.Series) -> pl.Series:
    """Texts that lost breaks, with a break between the words that were glued together."""
    has_many = pl.lit(glued.str.contains(f"(?s){_MANY_STOPS}"))
    within, with_stops = _WITHIN_WORDS, f"{_WITHIN_WORDS}|{_AFTER_STOP}"
    parted = pl.coalesce(
        only_where(
            has_many,
            lambda text: text.str.replace_all(with_stops, _PARTED.format("$9", "${10}")),
        ),
        only_where(~has_many, lambda text: text.str.replace_all(within, _PARTED.format("", ""))),
    )
    text = glued.to_frame("text").select(parted).to_series()
    for name in (_PARTED_NAME, _PARTED_SITE):
        text = text.str.replace_all(name, "$1$2")
    # The blank stays, so that a lost break adds as many characters everywhere.
    return text.str.replace_all(_FIRST_OF_LIST, f"$1 \n{GLUED}$2")


def _with_parted_bullets(text: pl.Series, condition: pl.Series) -> pl.Series:
    """``text`` with a break before each bullet where ``condition`` holds."""
    by = f"$1\n{GLUED}$2"
    parted = only_where(pl.lit(condition), lambda glued: glued.str.replace_all(_BEFORE_BULLET, by))
    return text.to_frame("text").select(pl.coalesce(parted, "text")).to_series()

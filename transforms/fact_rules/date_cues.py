"""The words that mark the dates from which a policy applies, and of its last update."""

from __future__ import annotations

import re
from typing import NamedTuple

from warehouse.fact_kinds import FactKind


class Cue(NamedTuple):
    """Words that mark a date. Weak ones also stand beside the dates of laws and products."""

    kind: FactKind
    is_strong: bool
    words: str
    """Alternatives that begin a word."""
    characters: str = "(?!)"
    """Alternatives in a script that does not part words."""


CUES = (
    Cue(
        FactKind.EFFECTIVE_DATE,
        True,
        r"effective date|effective (?:from|on|since)|(?:effective|in effect|in force|valid) as of"
        r"|effective:|date of entry into force"
        r"|date d['’]effet"
        r"|entr[ée]e? en vigueur|tritt .{0,20}in kraft|inkrafttreten",
        "生效",
    ),
    Cue(
        FactKind.EFFECTIVE_DATE,
        False,
        r"effective|(?:takes?|took|in|into|with) effect|(?:in|into) force|appl(?:y|ies) from"
        r"|(?:date )?(?:policy )?adopted|(?:put|placed) in(?:to)? place"
        r"|valid (?:from|since)|g[üu]ltig (?:ab|seit|vom)|gilt (?:ab|seit)|gelten ab|in kraft"
        r"|wirksam (?:ab|seit)|en vigueur"
        r"|(?:applicables?|s['’]appliqu\w+) (?:[àa] (?:partir|compter)|depuis)",
    ),
    Cue(
        FactKind.UPDATED_DATE,
        True,
        r"(?:last|latest|most recent(?:ly)?|recently) "
        r"(?:reviewed(?: (?:and|&|/) (?:last )?(?:updated|revised|modified))?"
        r"|updated?|revis(?:ed|ion)|modifi(?:ed|cation)|changed?|amend(?:ed|ment)|edited|published)"
        r"|date of (?:the )?(?:last |latest )?(?:update|revision|issue|publication)|revision date"
        r"|date (?:revised|updated|published|issued|posted)|(?:publication|issue) date|last made"
        r"|zuletzt (?:aktualisiert|ge[äa]ndert|[üu]berarbeitet)"
        r"|letzte (?:[äa]nderung|aktualisierung)"
        r"|mise?s? [àa] jour|derni[èe]re (?:modification|r[ée]vision)",
        "更新|修订",
    ),
    Cue(
        FactKind.UPDATED_DATE,
        False,
        r"(?:page |date )?updated?|(?:policy|notice|statement) is dated"
        r"|published|issued|revised|modified|amended|rev\."
        r"|(?:was|been|and) posted|version(?: of| dated| date| [0-9]{1,2}(?:\.[0-9]{1,2}){0,2})?"
        r"|v[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}|(?:current|accurate) as of"
        r"|stand[: ]|aktualisiert|fassung vom|modifi[ée]e?s? le",
    ),
)

_WORDS = "|".join(cue.words for cue in CUES)
_CHARACTERS = "生效|更新|修订"
_REST = r"[^.;!?0-9\n]{0,60}\s?$"
_JOINED = "policy|notice|statement"
"""Words at whose end a line break has got lost before a cue."""
CUE = rf"(?:(?-u:\b|_|{_JOINED})(?:{_WORDS})|{_CHARACTERS})"
"""For Rust's engine; where it stands is left to Python, as that takes long to compile."""
_BEGIN = r"(?:\b|_|(?<=policy)|(?<=notice)|(?<=statement))"
CUE_BEFORE_DATE = re.compile(rf"(?:{_BEGIN}(?:{_WORDS})|{_CHARACTERS}){_REST}")
CUE_ALONE_AT_END = re.compile(
    rf"(?:(?:\b|_)(?:{_WORDS})|{_CHARACTERS})(?: on| am| le| the| du)?[\s:]*$"
)
BEGINS_WITH_CUE = re.compile(
    rf".{{0,3}}\b(?:{'|'.join(cue.words for cue in CUES if cue.is_strong)})\b"
)
COMPILED = tuple((cue, re.compile(rf"(?:\b|_)(?:{cue.words})|{cue.characters}")) for cue in CUES)

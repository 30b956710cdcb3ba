"""Pages and portals that are not called forms, on which a reader makes a request or a choice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from transforms.fact_rules.surroundings import sentence_around

PAGE_WORDS: Final = "page|Page|portal|Portal|center|Center|centre|Centre"
PAGE_HINTS: Final = (
    r"(?-u)(?:ights?|RIGHTS|equests?|[Oo]ut|ppeals?|elet(?:e|ion)|orrection|ccess|hoices?|nformation"
    r"|rocessing|[Tt]his|ollowing|rivacy)(?u:[”\"’])?[ /-](?:[Ii]nternet )?(?:[Ww]eb ?)?"
    r"(?:[Pp]age|[Cc]enter|[Cc]entre|[Pp]ortal)",
    r"(?i-u)exercis|request|appeal|opt|sell|share",
)
"""In the syntax of Rust's regex crate: what stands in all that are found."""
_PAGE = re.compile(r"(?:page|portal|center|centre)\b(?: link\b)?")
_NAME = re.compile(
    r"\b(?:(?:rights?|requests?|opt[- ]?out|appeals?|deletion|delete|correction|access|choices?"
    r"|information|processing|this|following)[”\"’]?[ /-](?:internet )?(?:web ?)?|privacy )$"
)
"""Before a page for requests."""
_LONGEST_NAME = 40
_SENT = re.compile(
    r"\b(?:visit\w*|via|through|us(?:e|ing)|go(?:ing)? to|access(?:ing)?|at|on|see|click\w*"
    r"|review)\b[^.;]{0,80}$"
)
"""Before a page to which a reader is sent."""
_ASKS = re.compile(
    r"\b(?:exercis\w+|(?:submit|mak|send|fil|lodg)\w* [^.;]{0,60}?(?:requests?|appeals?"
    r"|complaints?)|requests? (?:that|to|for|may|can)|do not sell"
    r"|opt[- ]?out (?:of|from) (?:\w+ ){0,3}(?:sale|sharing|selling|use))\b"
)
_INFORMS = re.compile(
    r"\b(?:information (?:about|on|regarding|included|contained|listed)"
    r"|(?:more|further|additional) (?:information|details)"
    r"|learn|instructions|how (?:to|you)|daa|digital advertising|nai|network advertising|iab"
    r"|aboutads|interest[- ]based|browser|web server|(?:bottom|top|corner|footer) of|details"
    r"|described|cookies?)\b"
)
"""Pages to read, those of others, and pages as such."""
_FORM = re.compile(r"\bforms?\b")


class Page(NamedTuple):
    """A page at offsets of the text, and its sentence."""

    first: int
    last: int
    start: int
    end: int


def request_pages(text: str, low: str) -> Iterator[Page]:
    """The pages of ``text`` on which a reader is told to make a request, one a sentence."""
    last = 0
    for page in _PAGE.finditer(low):
        named = _NAME.search(low, max(0, page.start() - _LONGEST_NAME), page.start())
        if named is None or page.start() < last:
            continue
        start, end = sentence_around(text, page.start(), page.end())
        if not _SENT.search(low, start, named.start()):
            continue
        sentence = low[start:end]
        is_told = _ASKS.search(sentence) and not _FORM.search(sentence)
        if is_told and not _INFORMS.search(sentence):
            last = end
            yield Page(named.start(), page.end(), start, end)

"""Choices of something that was named before: `cookies help us; you may disable them`.

What is stopped is told by the words before the pronoun, in its sentence or the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import polars as pl

from transforms.fact_rules.opt_out_means import choices_told
from transforms.fact_rules.stop_words import WHAT
from transforms.fact_rules.surroundings import Candidate, places, sentence_around
from transforms.patterns import with_ascii_edges

STOPPED_AS_NAMED = "stopped_as_named"
"""The rule by which these choices are found."""
_VERB = (
    r"(?:disable|block|refuse|reject|decline|turn|switch|deactivate|manage|control|delete|remove"
    r"|clear|stop|prevent|limit|restrict|disallow|deny|withdraw|avoid)"
)
_NAMED = (
    r"(?:(?:these|this|such|those|our) (?:[a-z]+ )?(?:technolog(?:y|ies)|pixels?|beacons?"
    r"|trackers|uses?|features?|functions?|functionality|sharing|disclosures?|collection|tracking"
    r"|analysis|storage|permissions?)|them|it|this|these|those"
    r"|the (?:collection|use|disclosure)(?: (?:and|or) [a-z]+)? of (?:this|such|these) [a-z]+)"
)
HINT = rf"{_VERB} (?:off )?(?:(?:them|it|this|these|those|such|our)(?-u:\b)|the (?:coll|use|discl))"
"""Matches wherever ``_CHOICE`` does."""
_READER = (
    r"(?:you|users?|visitors?|customers?|consumers?|individuals?|members?|subscribers?|subject"
    r"|person|anyone|who)"
)
_CHOICE = with_ascii_edges(
    rf"\b(?:{_READER}(?: [a-z]+)? (?:can|may|might|could|(?:are |be )?able to|(?:wish|want|prefer"
    r"|choose|like|decide|elect|entitled|free) to|have the (?:option|right|ability|choice) to)"
    r"|how to|how (?:do|can) i|(?:options?|ways?|possible|choice|able|right) to"
    rf"|(?:allow|enable|permit|let)s? {_READER}(?: to)?)"
    rf"(?: [a-z]+){{0,4}}?[ /]{_VERB} (?:off )?{_NAMED}\b"
)
_STEM = re.compile(rf".*\b(?P<verb>{_VERB}) (?:off )?(?P<named>{_NAMED})$", re.DOTALL)
_THING_OF = {
    "sharing": "sale_or_sharing",
    "pixel": "cookies",
    "pixels": "cookies",
    "beacon": "cookies",
    "beacons": "cookies",
    "trackers": "cookies",
}
_OF_OTHER = re.compile(
    r"(?:this|these|those)(?! (?:off|in|by|at|via|through|on|from|if|using|when"
    r"|with|any|and|or|under|here|as|for|to|you)\b) [a-z]"
)
"""A pronoun that belongs to another thing."""
_TURNED = re.compile(r" ?(?:completely |altogether )?off\b")
_COOKIES = re.compile(
    r"\b(?:web beacons?|pixels?|flash (?:objects?|lsos?)|local shared objects?)\b"
)
_DATA = re.compile(
    r"\b(?:information|data|content|account|profile|photos?|e-?mails?|comments?|posts?|messages?"
    r"|request|website|site|services?)\b"
)
"""Other things that a pronoun behind them may stand for."""
_NO_CHOICE = re.compile(
    r"\b(?:if|when|once|after|should|until|unless|although|whether)\b[^.;:,]{0,40}$|\b(?:cannot|not"
    r"|unable|no)\b[^.;,]{0,40}$"
)
_WISH = re.compile(r"[a-z]+(?: [a-z]+)? (?:wish|want|prefer|like) to\b")
_AFTERMATH = re.compile(
    r"[^.;]{0,40}\b(?:may not|will not|might not|cannot|you will|not be able)\b"
)
_BEFORE = 220
_SPAN = 260


def pronoun_choices(segments: pl.DataFrame) -> pl.DataFrame:
    """What ``segments`` (in which ``HINT`` matches) let readers stop, each thing once a segment."""
    told = (choice for place in places(segments, _CHOICE) for choice in _choice(*place))
    return choices_told(told, STOPPED_AS_NAMED, otherwise="browser")


def _choice(
    segment: Candidate, first: int, last: int
) -> Iterator[tuple[Candidate, int, int, str, str]]:
    """Segment, begin, end, thing and sentence of the choice at these offsets."""
    low = segment.low
    start, stop = sentence_around(segment.text, first, last)
    stem = _STEM.match(low, first, last)
    if stem is None or _NO_CHOICE.search(low, start, first) or " not " in low[first:last]:
        return
    if low.startswith(":", last):
        return
    if _WISH.match(low, first, last) and _AFTERMATH.match(low, last, stop):
        return
    if _OF_OTHER.match(low, stem.start("named")) and " " not in stem["named"]:
        return
    if stem["verb"] in ("turn", "switch") and not (
        "off" in low[first:last] or _TURNED.match(low, last)
    ):
        return
    what = _THING_OF.get(stem["named"].rpartition(" ")[2]) or _named_before(low, first, stem)
    if what is not None:
        yield segment, first, min(stop, first + _SPAN), what, low[start:stop]


def _named_before(low: str, first: int, stem: re.Match[str]) -> str | None:
    """What was named last before the pronoun, unless it stands for something else."""
    begin = max(0, first - _BEFORE)
    hits = [(hit.end(), hit.lastgroup) for hit in WHAT.finditer(low, begin, first)]
    hits += [(hit.end(), "cookies") for hit in _COOKIES.finditer(low, begin, first)]
    if not hits:
        return None
    end, what = max(hits)
    is_erased = stem["verb"] in ("delete", "remove", "control", "withdraw", "limit", "deny")
    is_single = stem["named"] in ("it", "this")
    if (is_erased or is_single or what != "cookies") and _DATA.search(low, end, first):
        return None
    return what

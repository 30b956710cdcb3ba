"""Whether the words around a right bear it out: that it is granted, and of the reader's own data."""

from __future__ import annotations

import re

from transforms.fact_rules.rights_words import FROM_LISTS, NAMES_DATA, NEAR

_IS_OF_AUTHORITY = re.compile(
    r"authorit|regulator|commission|secretary of|supervis|ombuds|\bico\b|\bcnil\b"
    r"|department of health|data protection(?! (?:officer|team|manager|department|lead"
    r"|contact|polic))"
    r"|commission nationale|attorney general|court|aufsicht|garante|agency"
)
_HUMAN = re.compile(r"not\s(?:to\s)?be|subject|opt|human|contest|object|solely|based|right")
_OF_MARKETING = re.compile(
    r"\)? (?:\w+ ){0,5}(?:related to|relating to|connected|for|purposes? of)"
    r" (?:such |the |purposes? of )*(?:direct )?marketing\b"
)
"""After profiling to which readers may object as they may to marketing."""
_OF_AGREEMENTS = re.compile(
    r"\b(?:agreements?|clauses|safeguards|polic(?:y|ies)|notice"
    r"|(?<!data )(?<!information )practices)\b"
)
_NOT_OF_LIST = re.compile(r"(?<!\bwhere it)(?<!\bwhen it)(?<!\bif it)\s(?:is|are|was|will|does)\b")
_TO_BE_TOLD = re.compile(
    r"\s(?:(?:request|obtain|receive|get|ask|be|given|provided|with|for|us|any|certain|specific"
    r"|free|further|more|additional|examine|of|charge|to|access)\s)*"
)
"""Words between a right and the information that it is a right to."""
_TO_LEARN = ("learn", "find out", "be notified", "be told")
_A_RIGHT_TO = ("right to ", "entitled to ")
"""What a right to learn of something begins with; more stands between in asides."""
_ASKED = re.compile(r"\b(?:request|ask)\b")
_ASIDE = re.compile(r"\srequests?\b")
_NOT_A_RIGHT = re.compile(
    r"\b(?:cause (?:us|them) to|oppos(?:e|es|ing)(?: the| its| their)?|limit(?: our)?|prevent"
    r"|pending (?:its |the )?(?:\w+ or )?) ?$"
)
"""Before what is done to data in spite of the reader, or kept from others."""
_NEAR_DATA = 60
"""Characters from what readers may do to the data that it is done to."""
_NEAR_REQUESTED = 100
"""The like from what they may ask for."""
_TO_CARRY = ("machine", "portab", "transmitted", "transferred")
_RECEIVED = re.compile(r"[^a-z]{0,6}(?:to )?(?:receive|obtain|get|request)\b[^.;]{0,180}")
"""All before them in an item on portability."""
_FIRST_WORDS = re.compile(
    r"(?:[\W\d_]|\b(?:[ivx]+|[a-h]|transfer|the|to|an?|your|requir(?:e|ing)|otherwise|change"
    r"|request(?:s|ing)?|that|we|us|ask(?:s|ing)?|data"
    r"|obtain|receive|seek|provide|send|would|like|organi[sz]ation|company|controller"
    r"|inaccurate|incomplete|incorrect|inaccuracies|errors|are|processing|all|certain|with"
    r"|be|have|get|or|and|lodge|file|make|submit|any|for|of|exercise|rights?"
    r"|personal|information|business|collects|sells|consumers?|s)\b)*"
)
_FARTHEST_IN_ITEM = 90
"""Characters between two rights of an item."""
_JOINED = re.compile(
    r"(?: (?!(?:if|where|when|because|unless|which|but|as|while|until|despite|after|before|whether"
    r"|not|without|cannot|is|are|be)\b)[\w’'/-]+){0,12}?"
    r"(?:,? (?:and/or|and|or)|,|/)"
    r" ?(?:(?:to|or|and|request(?:ing)?|ask(?:ing)?|have|that|we|us|for|its|their|the|any|obtain"
    r"|receive|an?|of|your|otherwise|exercise|right|also|his|her|data) ){0,6}"
)
"""All between two rights that an item names in a row."""
_NO_RIGHT_BEFORE = re.compile(r"\b(?:without|can be|may be|subject to(?: \w+){0,2}) $")
"""Before restrictions of rights, which are no right to restrict."""
_OF_PROCESSING = re.compile(
    r"\b(?:data|information|process\w*|collect\w*|us(?:e|es|ed)|shar\w+|disclos\w+|recipients?"
    r"|third part\w+|entities)\b"
)
"""After a right to information, which is one of access then."""


def goes_on_list(text: str, last: int, start: int, end: int) -> bool:
    """Whether an item begins with the right at ``start``, or goes on with it after ``last``."""
    if _NOT_OF_LIST.match(text, end):
        return False
    if 0 < last < start <= last + _FARTHEST_IN_ITEM:
        is_joined = _JOINED.fullmatch(text, last, start) is not None
        return is_joined and not text.startswith("disclose", start)
    if text.startswith(_TO_CARRY, start) and _RECEIVED.fullmatch(text, 0, start):
        return True
    return start <= 80 and _FIRST_WORDS.fullmatch(text[:start]) is not None


def is_aside(text: str, grant: tuple[int, int, bool], start: int, end: int) -> bool:
    """Whether ``text[start:end]`` stands apart from the words that grant."""
    begin, last, _ = grant
    if text[start - 1] == "-":
        return True
    if text.startswith("info", start):
        return _TO_BE_TOLD.fullmatch(text, last, start) is None
    if text.startswith(_TO_LEARN, start):
        return text[begin:start] not in _A_RIGHT_TO
    is_far = start - last > NEAR
    return is_far and (text.startswith("know", start) or _ASIDE.match(text, end) is not None)


def is_borne_out(name: str, text: str, match: re.Match[str], *, is_explicit: bool) -> bool:
    """Whether the words around ``match`` bear out the right ``name``."""
    if name == "complaint":
        return _IS_OF_AUTHORITY.search(text) is not None
    if name == "objection" and match[0][:3] != "obj":
        return "sensitive" not in text[match.end() : match.end() + 30]
    if name == "restriction" and text.startswith(" of cookies", match.end()):
        return False
    if name == "restriction" and _NO_RIGHT_BEFORE.search(text, 0, match.start()):
        return False
    if _NOT_A_RIGHT.search(text, max(0, match.start() - 40), match.start()):
        return False
    if name == "automated_decisions":
        return _HUMAN.search(text) is not None and not _OF_MARKETING.match(text, match.end())
    if name == "access" and match[0].startswith("info"):
        after = _OF_PROCESSING.search(text, match.end(), match.end() + 70)
        return is_explicit and after is not None
    if name == "access" and _OF_AGREEMENTS.search(text, match.start(), match.end() + 40):
        return False
    if name == "erasure" and FROM_LISTS.match(text, match.end()):
        return False
    if not is_explicit and name in ("access", "rectification", "erasure"):
        is_asked = _ASKED.search(text, max(match.start() - 40, 0), match.start()) is not None
        reach = _NEAR_REQUESTED if is_asked else _NEAR_DATA
        is_done = match[0].partition(" ")[0].endswith("ed")
        first = max(match.start() - 60, 0) if is_done else match.start()
        return NAMES_DATA.search(text, first, match.end() + reach) is not None
    return True

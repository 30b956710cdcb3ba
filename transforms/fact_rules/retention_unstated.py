"""What policies say in the place of a period for which they keep data."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.fact_rules.retention_words import (
    DELETED_AFTER,
    DELETED_BEFORE,
    FARTHEST,
    FEW,
    HEADING,
    KEPT_BEFORE,
)

_GOES_ON = re.compile(r" (?:for|until|as|only|longer|no|when)\b")
_HELD = re.compile(
    r"\b(?:information|data|content|details|records) (?:that |which )?(?:we|they) (?:may )?$"
)
_HOLDERS = ("we ", "they ", "may ")
_KEPT_AFTER = re.compile(
    r"[^.;]{0,160}\bwe (?:will |may |shall |can )?(?:also |only |still )?(?:retain|keep|store"
    r"|hold|maintain)\b"
)
_KEPT_FOR_REASON = re.compile(
    r"[^.;]{0,100}\b(?:keeps?|retains?|stores?|kept|retained|stored|hold)\b"
)
_NO_LIMIT = re.compile(r"\b(?:confidential|secure|safe|track of|up to date|accurate)\b[^.]*$")
_NOT_KEPT_AT_ALL = re.compile(r"\b(?:not|never) (?:\w+,? (?:or )?){0,2}$")
_OF_RIGHT = re.compile(
    r"\bright (?:to|of)\b|\bto restrict\b"
    r"|\b(?:request|controller|ask us|grounds?|erasure|but you)\b"
)
_SHARED = re.compile(
    r"\b(?:disclos\w+|releas\w+|shar(?:e|ed|ing)(?! with us)|access|transfer\w*|correct|review"
    r"|do not store|pass (?:it|them|your)|legal basis|with google)\b"
)
_TO_KEEP = re.compile(
    r"\s?(?:(?:and|or) (?:\w+ )?obligations )?to (?:keep|retain|store|hold|archive)\b"
)
_TO_KEEP_BY_LAW = re.compile(
    r"(?:required|obliged|obligated|need|have) to (?:ret|keep|store|hold|main|pres)|by law,? we"
    r"|(?:laws?|legislation|regulations?|statutes?)(?: or \w+)? (?:that )?(?:may )?(?:require"
    r"|oblige"
    r"|mandate)s?(?: us)? to (?:ret|keep|store|hold|main|pres)"
    r"|(?:statutory|legal) (?:retention|storage|record)"
    r"|compl(?:y|ying|iance) with (?:[a-z]+ ){0,3}?(?:record|retention)[- ](?:keep|reten|req|obl"
    r"|law)"
)
_RETAINED = re.compile(
    r"\bretain(?:ed)?\b(?![^.;]*\b(?:use|secur|disclos|transfer|provid))[^.;]{0,90}$"
)
"""Before a law in accordance with which data are kept, and not only looked after."""
_WHETHER = re.compile(r"\W*(?:\(?\w{1,3}[.)] )?whether\b")
"""What begins a factor that tells of no data how long they are kept."""
_REASON = re.compile(r"legal\b(?! purposes$).*(?:reasons|purposes)$")
_FOR_REASON = re.compile(
    r"\b(?:for|because of|due to) (?:(?!other |specific )[a-z]+,? (?:and |or )?){0,3}$"
)
_CHANGED = re.compile(r"\b(?:changes? to|updat|amend|inadmissib|cannot be)")
_UNLESS_LONGER = re.compile(
    r"\b(?:unless|except where|longer if|longer where) (?:an? |the )?(?:longer |different )?"
    r"(?:(?:retention|storage|time|holding) )?(?:period )?(?:of (?:retention|storage|time) )?"
    r"(?:is |are )?(?:otherwise )?(?:permitted or )?$"
)
_PROCESSED = re.compile(
    r"\b(?:process(?:es|ed)?|use|hold)\b[^.;]{0,70}\b(?:data|information|it|them)\b[^.;]{0,30}$"
)
_AS_LONG = ("as long", "so long", "period", "longer than")
_OR_AS = re.compile(r"\b(?:(?:as|so) long as|until)\b[^.;]{5,80}\bor (?:only )?(?:for )?$")
"""Before the second of two limits, in an item beneath a heading that asks how long."""
_USED = re.compile(
    r"\bus(?:e|ing) (?:this|such|that|these|those|the) (?:\w+ ){0,2}(?:information|data) $"
)
_FACTORS = re.compile(
    r"\b(?:criteria(?! used[^.]{0,90}statutory)|factors?|(?<!criteria used )to determine"
    r"|determining"
    r"|(?<!as long as )we consider|depend\w*"
    r"|var(?:y|ies)"
    r"|(?<=[a-z,] )how long|how long we need)\b"
)
_NEEDED_TO = re.compile(
    r"\b(?:long as|longer than|period|time)\b[^.;]{0,40}\b(?:necessary|needed|required) to $"
)
"""Before an obligation that is what data are kept for, in an item beneath such a heading."""
_NEGATED = re.compile(r"\b(?:not|never|n['’]t|no obligation)\b[^,;]{0,80}$")
_OF_END = ("no longer", "as soon as", "once", "when", "upon", "have no", "there is no")
"""What a limit begins with that tells when data are deleted."""
_ENDS = ("until_deletion_request", "while_account_exists")
"""Statements that need no word of keeping beneath a heading that asks how long."""


def unstated(
    sentence: str, start: int, end: int, statement: str, heading: str, goes_on: bool
) -> tuple[str, dict[str, str], int, float, str] | None:
    """Value, attributes, begin, confidence and rule of a limit that names no period.

    Args:
        goes_on: whether the sentence states another limit before.
    """
    is_far = goes_on or statement == "as_long_as_necessary" or asks_how_long(heading)
    before = sentence[max(start - (FARTHEST if is_far else 180), 0) : start]
    after = sentence[end : end + 120]
    limit = sentence[start:end]
    is_of_end = limit.startswith(_OF_END) and "than" not in limit
    kept = last_kept(before)
    deleted = last(DELETED_BEFORE, before) if is_of_end or limit == "permanently" else None
    since = max(kept or 0, deleted or 0) if is_of_end else kept or 0
    if _NO_LIMIT.search(before, since):
        return None
    if statement == "legal_obligation" and (
        _WHETHER.match(sentence) or _is_no_reason(limit, before)
    ):
        return None
    if sentence.startswith("to the extent", start) and _NOT_KEPT_AT_ALL.search(before[: kept or 0]):
        return None
    if _is_of_else(limit, before, kept, deleted):
        return None
    if is_of_end:
        is_of_right = _OF_RIGHT.search(sentence, 0, end) or "but you" in after
        if is_of_right or (deleted is None and not DELETED_AFTER.match(after)):
            return None
        first = start if deleted is None else start - len(before) + deleted
    elif kept is not None:
        if statement == "legal_obligation" and _SHARED.search(before, kept):
            return None
        first = start - len(before) + kept
    elif _is_of_itself(sentence, start, end, statement, heading):
        first = start
    else:
        return None
    is_excepted = sentence.startswith("as ", start) and before.endswith(("except ", "other than "))
    if is_excepted or (statement == "indefinite" and _NEGATED.search(before)):
        return None
    if _FACTORS.search(sentence, 0, end):
        return None
    return statement, {"statement": statement}, first, 0.85, f"retention_{statement}"


def _is_of_else(limit: str, before: str, kept: int | None, deleted: int | None) -> bool:
    """Whether ``limit`` tells how something but keeping data is done."""
    if limit == "permanently":
        return kept is None or kept < (deleted or 0)
    return limit.startswith(("in acc", "in line")) and _RETAINED.search(before) is None


def _is_of_itself(sentence: str, start: int, end: int, statement: str, heading: str) -> bool:
    """Whether the statement from ``start`` to ``end`` needs no word of keeping before it."""
    before, after = sentence[:start], sentence[end : end + 120]
    if _TO_KEEP.match(after) or sentence.startswith("permanently", start):
        return True
    if _TO_KEEP_BY_LAW.match(sentence, start) or (
        statement == "indefinite" and _USED.search(before)
    ):
        return True
    if before.endswith("for ") and len(before) <= FEW and _KEPT_FOR_REASON.match(after):
        return True
    is_first = (len(before) <= FEW and "whether" not in before) or before.endswith("| ")
    if statement == "legal_obligation" and _is_exception(before):
        return True
    if sentence.startswith("until", start) and DELETED_AFTER.match(after):
        return True
    if statement == "legal_obligation" and _NEEDED_TO.search(before):
        return asks_how_long(heading)
    if is_first and statement != "legal_obligation" and _KEPT_AFTER.match(after):
        return True
    if statement not in _ENDS and not is_first:
        is_of_use = statement == "as_long_as_necessary" and (
            (_PROCESSED.search(before) and sentence.startswith(_AS_LONG, start))
            or _OR_AS.search(before)
        )
        return bool(is_of_use) and asks_how_long(heading)
    is_other = _OF_RIGHT.search(before) and not sentence.startswith("or ", start)
    return asks_how_long(heading) and not is_other


def _is_no_reason(limit: str, before: str) -> bool:
    """Whether ``limit`` names legal reasons, after ``before``, for something but keeping data."""
    if _REASON.match(limit) is None:
        return False
    return _FOR_REASON.search(before) is None or _CHANGED.search(before[-90:]) is not None


def _is_exception(before: str) -> bool:
    """Whether data are said, right ``before`` an obligation, to be deleted unless there is one."""
    unless = _UNLESS_LONGER.search(before)
    if unless is None or "longer" in unless[0]:
        return unless is not None
    return DELETED_BEFORE.search(before, max(0, unless.start() - 150)) is not None


def last_kept(before: str) -> int | None:
    """Where the last words of ``before`` that data are kept begin.

    Words such as `information that we hold` say of no data how long they are kept.
    """
    position = None
    for match in KEPT_BEFORE.finditer(before):
        start = match.start()
        is_held = before.endswith(_HOLDERS, 0, start) and _HELD.search(before, 0, start) is not None
        if not is_held or _GOES_ON.match(before, match.end()):
            position = start
    return position


def last(pattern: re.Pattern[str], text: str) -> int | None:
    """Where the last match of ``pattern`` in ``text`` begins."""
    position = None
    for match in pattern.finditer(text):
        position = match.start()
    return position


@lru_cache(maxsize=1024)
def asks_how_long(heading: str) -> bool:
    """Whether ``heading`` is of how long data are kept."""
    return HEADING.search(heading) is not None

"""The ages below which children are not served or not asked, and what the policy says of them.

An age counts only with words about young people beside it and a stance in its own clause; what a
law provides for children of an age, or what parents may ask for, is not a stance of the policy.
"""

from __future__ import annotations

import re

import polars as pl

from transforms.fact_rules.child_age_words import (
    AGE,
    AGREED_BY_PARENTS,
    BETWEEN,
    DECIMAL,
    DONE_BY_US,
    ELSEWHERE,
    FARTHEST,
    GOES_ON,
    HAS_NUMBER,
    HINT,
    IF_YOU,
    IN_SENTENCE,
    LEARNT,
    MAY,
    MAY_NOT,
    MUST_BEFORE,
    NEGATION,
    NOBODY,
    NOT_COLLECTED,
    NOT_MEANT,
    NOT_YET,
    OF_LAW,
    OR_AGE,
    OTHER_UNIT,
    OVER,
    PARENTS,
    PARENTS_AGREE,
    PARENTS_NAMES,
    PROVIDED,
    READER_LEARNS,
    REMOVED,
    SALE_RIGHT,
    STANCES,
    UNDER_LAW,
    UNLESS,
    UPPER_END,
    USING,
    WITH_PARENTS,
    WORDS,
)
from transforms.fact_rules.found import Row, as_frame, as_json
from transforms.fact_rules.surroundings import sentences_with
from transforms.patterns import rows_with
from warehouse.fact_kinds import FactKind

_LEAST = "must_be_at_least"
"""The stance that nobody younger may be a reader."""


def child_ages(segments: pl.DataFrame) -> pl.DataFrame:
    """The child ages that ``segments`` state, a row per age with a stance of its own."""
    text = pl.col("text")
    numbered = segments.select("segment_id", "version_id", "char_start", "text").filter(
        pl.any_horizontal(text.str.contains(pattern) for pattern in HAS_NUMBER)
    )
    sentences = sentences_with(rows_with(numbered, HINT, f"(?i){IN_SENTENCE}"), IN_SENTENCE)
    rows: list[Row] = []
    columns = ("segment_id", "version_id", "char_start", "start", "sentence", "low")
    for segment_id, version_id, offset, start, sentence, low in sentences.select(columns).rows():
        for begin, end, age, stance, confidence in _ages(low):
            span = (offset + start + begin, offset + start + end, sentence[begin:end])
            rule = f"child_age_{stance}"
            extra = as_json({"stance": stance})
            kind = FactKind.CHILD_AGE.value
            rows.append(Row(segment_id, version_id, kind, age, extra, *span, confidence, rule))
    return as_frame(rows)


def _ages(sentence: str) -> list[tuple[int, int, str, str, float]]:
    """Begin, end, age, stance and confidence of each age that ``sentence`` states."""
    found = []
    before = 0
    for match in AGE.finditer(sentence):
        if match.start() < before or not _is_age(sentence, match):
            continue
        if stance := _stance(sentence, before, match):
            name, begin, end, confidence = stance
            found.append(
                (
                    begin,
                    end,
                    _years(match["number"] or match["least"] or match["number2"]),
                    name,
                    confidence,
                )
            )
            before = match.end()
            other = ELSEWHERE.match(sentence, before) if name == _LEAST else None
            if other:
                span = (other.start("number"), other.end())
                found.append((*span, _years(other["number"]), name, confidence))
                before = other.end()
            elif other := OR_AGE.match(sentence, match.end()):
                span = other.span("number")
                found.append((*span, _years(other["number"]), name, confidence))
    return found


def _years(number: str) -> str:
    return str(WORDS.get(number) or int(number))


def _is_age(sentence: str, match: re.Match[str]) -> bool:
    """Whether the number is one of years of life, and not of months, a date or an article."""
    if OTHER_UNIT.match(sentence, match.end()) or _is_lower_end(sentence, match):
        return False
    if not (match["unit"] or match["unit2"]) and DECIMAL.match(sentence, match.end()):
        return False
    if match["number"] or match["least"]:
        return True
    return bool(match["older2"] or (match["unit2"] and re.search("old|age|ans|jahre", match[0])))


def _is_lower_end(sentence: str, match: re.Match[str]) -> bool:
    """Whether the number is where a span of ages begins, such as 13 of `between 13 and 17`."""
    if not UPPER_END.match(sentence, match.end()):
        return False
    number = max(match.start(name) for name in ("number", "least", "number2"))
    is_dashed = sentence[match.end() :].lstrip()[:1] in "-–"
    is_span = is_dashed or (match["limit"] or "").startswith("age")
    return is_span or BETWEEN.search(sentence, max(0, number - 40), number) is not None


def _stance(sentence: str, before: int, match: re.Match[str]) -> tuple[str, int, int, float] | None:
    """Name, begin, end and confidence of the stance on the age at ``match``.

    Args:
        before: where the stance before it ends; its words count once.
    """
    lead, rest = sentence[before : match.start()], sentence[match.end() :][:200]
    if match["limit"] == "attained":
        lead = NOT_YET.sub("", lead)
    is_over = bool(match["older"] or match["older2"] or OVER.match(match["limit"] or ""))
    if OF_LAW.search(lead) or UNDER_LAW.match(sentence):
        return None
    if learns := READER_LEARNS.search(lead):
        is_removed = not is_over and PROVIDED.match(rest) and REMOVED.search(rest)
        first = before + learns.start()
        return ("deleted_if_collected", first, match.end(), 0.8) if is_removed else None
    if match["least"]:
        return _LEAST, match.start(), match.end(), 0.85
    if learnt := LEARNT.search(lead):
        if not REMOVED.search(rest) and not REMOVED.search(lead):
            return None
        return "deleted_if_collected", before + learnt.start(), match.end(), 0.9
    if not is_over:
        negations = list(NEGATION.finditer(lead))
        goes_on = GOES_ON.match(lead) if before else None
        denied = negations[-1].start() if negations else goes_on.start("or") if goes_on else None
        if stance := _denied(lead, before, denied, match, rest):
            return stance
        if agreed := AGREED_BY_PARENTS.search(lead):
            return "parental_consent", before + agreed.start(), match.end(), 0.8
        return _asked_of_reader(sentence, before, match, rest)
    if any(words in sentence for words in SALE_RIGHT):
        return None
    if lead.endswith(UNLESS) and (told := MAY_NOT.search(lead[: -len(UNLESS[0])])):
        return _LEAST, before + told.start(), match.end(), 0.8
    if (must := MUST_BEFORE.search(lead[-80:])) and not IF_YOU.search(lead):
        begin = before + max(len(lead) - 80, 0) + must.start()
        return _LEAST, begin, match.end(), 0.85
    return None


def _denied(
    lead: str, before: int, denied: int | None, match: re.Match[str], rest: str
) -> tuple[str, int, int, float] | None:
    """The stance of what is denied in ``lead``, from ``denied`` on, of the age at ``match``."""
    if denied is None or len(lead) - denied > FARTHEST:
        return None
    for name, words in STANCES:
        if words.search(lead, denied):
            parents = _parents(rest, PARENTS) if name == "not_knowingly_collected" else None
            if parents:
                return "parental_consent", before + denied, match.end() + parents.end(), 0.9
            return name, before + denied, match.end(), 0.9
    return None


def _parents(rest: str, *patterns: re.Pattern[str]) -> re.Match[str] | None:
    """Where parents are said to agree, by the first of ``patterns`` that says so."""
    if not any(name in rest for name in PARENTS_NAMES):
        return None
    return next((match for pattern in patterns if (match := pattern.search(rest))), None)


def _asked_of_reader(
    sentence: str, before: int, match: re.Match[str], rest: str
) -> tuple[str, int, int, float] | None:
    """The stance of sentences such as `If you are under 13, do not use it`."""
    lead = sentence[before : match.start()]
    if nobody := NOBODY.search(lead):
        return _LEAST, before + nobody.start(), match.end(), 0.85
    if parents := _parents(rest, PARENTS, WITH_PARENTS):
        return "parental_consent", match.start(), match.end() + parents.end(), 0.85
    if (agree := PARENTS_AGREE.search(lead)) and MAY.match(rest):
        return "parental_consent", before + agree.start(), match.end(), 0.8
    if hit := NOT_MEANT.match(rest):
        return "not_directed_to", match.start(), match.end() + hit.end(), 0.85
    if hit := NOT_COLLECTED.match(rest):
        return "not_knowingly_collected", match.start(), match.end() + hit.end(), 0.85
    hit = MAY_NOT.search(rest[:120])
    if hit and not DONE_BY_US.search(rest[: hit.start()]):
        return _LEAST, match.start(), match.end() + hit.end(), 0.8
    hit = MAY_NOT.search(lead)
    if hit and USING.search(lead, hit.start()):
        return _LEAST, before + hit.start(), match.end(), 0.8
    return None

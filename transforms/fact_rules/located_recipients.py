"""Recipients of data who are said to be somewhere: `our providers, who are located in Sweden`."""

from __future__ import annotations

import re

from transforms.fact_rules.surroundings import Mention

_RECIPIENTS = (
    r"(?:service |services |technology |cloud |hosting )?providers?|third[- ]part(?:y|ies)"
    r"|recipients?|affiliates?|subsidiar(?:y|ies)|group companies"
    r"|companies (?:in|of|within) (?:our|the|its)(?: [a-z]+){0,2} group"
    r"|vendors?|suppliers?|(?:sub-?)?processors?|sub-?contractors?|business partners|partners"
    r"|data cent(?:er|re)s?|servers?|facilities|hosts?|computers"
    r"|(?:services|tools|companies|systems|platforms) (?:that )?we use|(?:these|those|such|our"
    r"|other|these other|some) (?:third )?(?:parties|companies"
    r"|organi[sz]ations|entities|services)"
    r"|staff|contractors|agents|entities (?:in|of|within) (?:our|the|its)(?: [a-z]+){0,2} group"
)
_IS = r"located|based|situated|established|operat(?:e|es|ing)|headquartered|resides?|seated"
_LOCATED = re.compile(
    rf"\b(?P<recipient>{_RECIPIENTS})\b[^;:?]{{0,110}}?\b(?:{_IS})\b"
    r"(?:,? (?:either|both|inside|within|or|and|also|in|the eu|the eea|primarily|mainly|mostly"
    r"|anywhere|all|elsewhere|outside of)){0,4} ?$"
)
_IS_HINTS = ("locat", "based", "situat", "establish", "operat", "headquart", "resid", "seated")
_NEAR = 70
"""Characters before a place in which one of these stands where recipients are said to be there."""
_OUTSIDE = re.compile(
    r"\b(?:providers?|companies|third part(?:y|ies)|recipients?|vendors?|suppliers?"
    r"|(?:sub-?)?processors?|sub-?contractors?|servers?|staff|affiliates|partners|entities) $"
)
"""Directly before `outside`."""
_PERSONS = re.compile(
    r"\b(?:users|subjects|individuals|customers|you|persons|residents|visitors)\b"
)
_PREPOSITION = re.compile(r"^(?:located|based|situated) ")
_REACH = 170
"""Characters before a place in which the recipients stand that are there."""
_NOT_SENT = re.compile(
    r"\bfrom (?:(?:the following|our|various|certain|publicly|analytics|advertising) ?){1,3}"
    r"|\b(?:(?<!are )from|obtain\w*|sources?) [^.;]{0,60}$"
    r"|\bif (?:you(?! (?:are|live|reside) (?:from|in|located|based|outside|a))|your|a|the|one"
    r"|any)\b|\bunless\b|\bresponsible\b|\bcontroller\b|\bexcept\b"
    r"|\bcomplain|\bdispute|\barbitrat|\bauthorit|\blink(?:s|ed)? to\b|\bwhether\b|\brequires?\b"
    r"|\bverasafe|\brepresentative\b"
)
_OF_SOURCES = re.compile(r"\bsources?\b|automated technolog|interactions|collect")
_OF_LAW = re.compile(r"^[^.;]{0,60}\b(?:are required to|must comply|have the right|may lodge)\b")


def is_of_recipient(mention: Mention) -> bool:
    """Whether who is told to be at the place is sent data, such as a provider of services."""
    before, match, after = mention.before, mention.match, mention.after
    preposition = _PREPOSITION.match(match)
    lead = before + preposition.group() if preposition else before
    is_told = any(word in lead[-_NEAR:] for word in _IS_HINTS)
    located = _LOCATED.search(lead[-_REACH:]) if is_told else None
    is_there = located is not None and _PERSONS.search(located.group()) is None
    is_there = is_there or (match.startswith("outside") and _OUTSIDE.search(before) is not None)
    if not is_there or _OF_LAW.match(after) or _NOT_SENT.search(before):
        return False
    return _OF_SOURCES.search(mention.segment.heading.lower()) is None

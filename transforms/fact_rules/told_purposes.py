"""Obligations and contracts that a long sentence names last of what data are used for.

`We use the data to bake, to sell, to improve our ovens, and to comply with the law` has its verb so
far ahead that all words between have to be looked at: whatever else is done with data there, such
as disclosing or keeping them, may be what the obligation is a reason for.
"""

from __future__ import annotations

import re

from transforms.fact_rules.surroundings import Mention, sentence_around

_FARTHEST = 600
"""Characters before the mention in which its verb may stand."""
_NEAR = 60
"""Characters before the verb in which something else may be done with data."""
_USES = re.compile(
    r"\b(?:(?<!the )use[sd]?|using|process(?:es|ed|ing)?|collect(?:s|ed|ing)?|need(?:s|ed)?"
    r"|requires?"
    r"|handles?)\b(?! (?:of|by) (?:our|the) (?:site|service|web))[^.]{0,120}?"
    r"\b(?:data|information|it|them|details|identifiers|cookies|pii?|categor(?:y|ies)|purposes)\b"
    r"|\b(?:data|information|pii?|it|they)\b (?:\w+ ){0,6}(?:is|are|be|been) (?:\w+ ){0,2}"
    r"(?:processed|used|collected|needed|required|necessary|handled|gathered)\b"
)
DONE_ELSE = re.compile(
    r"(?=di|sh|tr|re|ri|ke|de|er|st|ho|ma|no|n['’]|un|fa|th|se|pr|ex|yo|wh|us|am|sa|en|ou|on|an)"
    r"(?:disclos|\bshar(?:e[ds]?|ing)\b|transfer|\bretain|\bretention|\bke(?:ep|pt)\b|\bdelet|\beras"
    r"|\bstor(?:e|ed|ing|age)\b|\bhold\b|maintained|required to maintain|releas|\bright to\b|refus"
    r"|\bnot\b|n['’]t\b"
    r"|\bunless"
    r"|\bfail|unable|third part(?:y|ies) (?:who|that|to)|\bsell (?:your|the|this|such|any"
    r"|personal)\b|\bthey\b|\btheir |preserv"
    r"|\bexcept|your use\b|\b(?:you|who|users?) (?:agree|may|must|shall|can|will)\b|amend"
    r"|responsible for|safeguard|encrypt|you have|provide (?:your|personal)|our vendors"
    r"|service providers? (?:to|that|who)|\brequests? (?:to|for)\b"
    r"|on (?:our|your) behalf|endeavou?r|non-personal|de-?identif|anonymous|reasonably anticipated"
    r"|transaction for which|exclusions? include)"
)
"""Where anything but using data is spoken of, for which an obligation may be the reason."""
_KEPT = re.compile(r"\bretain|\bretention\b|\bke(?:ep|pt)\b|\bas long as\b")
"""Wherever it stands in the sentence, what follows may be a reason to keep data."""
_LEADS_ON = re.compile(
    r"(?:^|[,;:•*·(–—-]|\b(?:to|for|and|or|in|with|by|ensur(?:e|ing)|as|our|[a-z0-9]{1,3}\)))\s*"
    r"(?:(?:to|for|and|or|also|otherwise|in|order|ensure|ensuring|help|us|our|the|enable|legal"
    r"|compliance|\(?[a-z0-9]{1,3}[.)]|as|generally|necessary|where|appropriate) ?){0,5}$"
)
"""Right before the mention, where it is one of several purposes."""


def is_last_of_purposes(mention: Mention) -> bool:
    """Whether data are said to be used, and nothing else, far ahead in the sentence."""
    if _LEADS_ON.search(mention.before) is None:
        return False
    low = mention.segment.low
    start, _ = sentence_around(mention.segment.text, mention.first, mention.last, _FARTHEST)
    before = low[start : mention.first]
    if _USES.search(before) is None or _KEPT.search(before):
        return False
    last = None
    for other in DONE_ELSE.finditer(before):
        last = other.end()
    since = 0 if last is None else last + _NEAR
    return _USES.search(before, since) is not None

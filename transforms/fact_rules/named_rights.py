"""Rights that headings, items and paragraphs begin with beneath a heading that speaks of rights.

`Deletion` beneath `Your privacy rights` grants it, and so does `Withdraw consent at any time where
we rely on it`, though no sentence says that there is a right. `Access, correction, portability` is
clear without such a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import polars as pl

from transforms.fact_rules.places_of_rights import places as jurisdictions
from transforms.fact_rules.surroundings import Candidate, Stated, as_found, candidates
from transforms.patterns import found_where, with_ascii_edges
from warehouse.fact_kinds import FactKind
from warehouse.vocabulary import SegmentKind

RIGHT_NAMED = "right_under_heading"
"""The rule by which these rights are found."""
_NAMES = {
    "access": (
        r"access(?:ing)?|know|(?:obtain|receive|get) (?:an? |the )?(?:\w+ )?(?:copy|confirmation)"
        r"|be informed|inspect|see and|specific pieces of"
    ),
    "rectification": r"correct(?:ions?|ing)?|rectif(?:y|ication|ying)|amend(?:ments?)?|updat(?:e"
    "|ing)",
    "erasure": r"delet(?:e|ion|ing)|eras(?:e|ure)|remov(?:e|al)|be forgotten",
    "limit_sensitive_use": r"limit(?:ing)? (?:the )?(?:[a-z/]+ ){0,5}(?:my |your )?sensitive",
    "restriction": r"restrict(?:ing|ions? (?:of|on)|ions?)?|limit(?:ation of)? (?:the )?"
    "(?:processing|use of)",
    "portability": (
        r"(?:data )?portability|portable (?:data|cop(?:y|ies))|port|transfer of (?:your|my)"
    ),
    "objection": r"object(?:ion|ing)?",
    "withdraw_consent": r"(?:withdraw(?:al of|ing)?|revo(?:ke|cation of)) (?:your |the "
    "|my )?consent",
    "complaint": r"(?:lodge|lodging|file|make) (?:an? )?complaints?|complain",
    "automated_decisions": r"automated (?:individual )?(?:decisions?|processing)(?:[- ]making)?",
    "opt_out_of_sale": (
        r"opt(?:ing)?[- ]?out of (?:the )?(?:[a-z]+ ){0,2}(?:sales?|selling|sharing)|do not sell"
        r"|right to opt[- ]?out"
    ),
    "non_discrimination": r"(?:non|no)[ -]?(?:discriminat|retaliat)ion|equal (?:service|treatment)",
    "appeal": r"appeal(?:s|ing)?(?: process| denied requests| a denial)?",
}
_NAME = "|".join(_NAMES.values())
_FIRST = (
    r"^[^a-z]{0,6}(?:[ivx]{1,4}[.)] ?|[a-z][.)] ?)?(?:(?:your )?rights?[:–-] )?"
    r"(?:(?:your|the|a|an|right|rights|to|of|for"
    r"|request(?:ing)?"
    r"|ask|us|have|exercise) ){0,6}"
)
_AND = r"(?: ?/ ?|; (?:and )?| and(?: to)? | or(?: to)? |/or | & |, (?:and |or )?(?:to )?)"
_NAMED = rf"{_FIRST}(?:{_NAME})(?:{_AND}(?:{_NAME})){{0,4}}\b"
_BEGINS = re.compile(_NAMED)
_CLEAR = (
    r"(?:(?:personal )?data )?portability|portable data|non[ -]?discrimination|(?:no"
    r"|non)[ -]retaliation"
    r"|(?:restrict(?:ing|ion of|ions? on)?|object(?:ing|ions?)? to) (?:the |certain )?processing"
    r"(?: of (?:your )?(?:personal )?(?:data|information))?"
    r"|(?:(?:give and )?withdraw(?:al of|ing)?|revo(?:ke|king|cation of)) (?:your |my )?consent"
    r"(?: to (?:the )?(?:data )?processing(?: of (?:your )?(?:personal )?data)?)?"
    r"|(?:data |subject |individual |consumer )+access|access request"
    r"|(?:(?:what|which) )?(?:personal )?information (?:you can|can (?:you|i)|i can) access"
    r"|complaints? to (?:the |a )?(?:data protection|supervisory) authority"
    r"|(?:right )?to be forgotten"
    r"|rectification|rights? (?:to|of) (?:request )?(?:access|rectification|erasure|deletion"
    r"|correction|correct|delete|know|complaint|inspect|make a complaint|amend(?:ment)?"
    r"|restrictions?|object|data portability|objection|appeal|complain|opt[- ]?out)|erasure"
    r"|objection"
    r"|access to and control over (?:your )?(?:personal )?information|appealing (?:a denial"
    r"|denied requests)"
)
"""Words that name a right and nothing else."""
_END = r"(?: rights?| requests?)?(?: \([^)]{0,30}\))?[^a-z]{0,4}$"
_ALONE = (
    rf"^[^a-z]{{0,6}}(?:(?:your|the|a"
    rf"|request for) ){{0,2}}(?:{_CLEAR})(?:{_AND}(?:{_CLEAR})){{0,3}}{_END}"
    rf"|{_FIRST}(?:data )?(?:{_NAME})(?:{_AND}(?:{_NAME})){{1,4}}{_END}"
)
"""All of a heading or item that names a right by such words, or more than one."""
_MORE = {
    "access": r"view(?:ing)?|review(?:ing)?|inspect(?:ion)?|obtain|copy|copies",
    "rectification": r"revis(?:e|ion|ing)|modif(?:y|ication|ying)|chang(?:e|ing)|edit(?:ing)?",
    "erasure": r"removing",
    "complaint": r"complaints?",
}
"""What else a right is called where another one stands beside it."""
_ANY = f"{_NAME}|{'|'.join(_MORE.values())}"
_OF_DATA = (
    r"(?:,? (?:of|to|over|about)|:)?(?: (?:your|my|the|or|personal(?:ly)?|user|account|contact"
    r"|customer|health|private|identifiable|inaccurate|incomplete))*"
    r"(?: (?:information|data|records?|details|profile)\b)?"
)
_BESIDE = r"control|accuracy|choices?|opt[- ]?outs?|manag(?:e|ing|ement)|verify|transfer"
"""What may stand beside a right, and is none."""
_LISTED = (
    r"^[^a-z]{0,6}(?:[ivx]{1,4}[.)] ?|[a-z][.)] ?)?(?:(?:your |user )?rights?(?:[:–-]| to) ?)?"
    r"(?:(?:how|can|do|to|may|you|i|your|the|user|data|record|individual|exercising|california"
    r"|consumer|customer|choices|requests?|for|and|&) ){0,5}"
    rf"(?:(?:{_ANY}|{_BESIDE}){_OF_DATA}{_AND}){{1,5}}(?:{_ANY}|{_BESIDE}){_OF_DATA}{_END}"
)
"""All of a heading that names more than one right, and of what."""
_IS_ALONE = re.compile(f"{_ALONE}|(?P<listed>{_LISTED})")
_LONGEST_ALONE = 90
"""Bytes of such a heading."""
_HINT_ALONE = (
    r"(?i)port|discrim|retal|process|withdr|revo|forgot|rect|access|eras|delet|updat|remov|amend"
    r"|know|strict|object|appeal|complain|opt[- ]?out"
)
_GOES_ON = re.compile(
    r"(?:[^a-z]*$|[^a-z ]|[ ](?:[^a-z]|of|to|and|or|your|the|our|any|certain|all|some|personal|how"
    r"|requests?\b(?: rights)?|rights?|processing|inaccurate|incorrect|inaccuracies|data"
    r"|information"
    r"|errors|which|that|about|according|from|where|when|at any|for|with|by|under|in)\b)"
)
_OTHER_THING = re.compile(
    r"[^a-z]{0,3}(?:(?:or|and) [a-z]+ )?(?:(?:to|of|your|the|our|any|all|my|this"
    r"|in) )*(?:cookies?|device|devices|profile"
    r"|preferences|subscriptions?|policy|notice|mailing|sites?|websites?|services?|posts?|terms"
    r"|newsletter|emails?|marketing|children|minor|third|breach|nonpublic)\b|[^.;]{0,30}\bnotice\b"
    r"|[^a-z]{0,3}(?:is|are|was|were|will|does|has|have|may be)\b"
    r"|[^a-z]{0,3}(?:to )?your accounts?\b"
)
_HINT = "ight|IGHT|alifornia|ALIFORNIA|CCPA"
_OF_RIGHTS = re.compile(r"\brights?\b|\bcalifornia\b|\bccpa\b")
_OF_OTHER_RIGHTS = re.compile(
    r"reserv|propert|definition|copyright|\bour (?:\w+ )?rights?|intellectual"
)
_EACH = re.compile(
    r"\b(?:"
    + "|".join(
        f"(?P<{right}>{'|'.join(filter(None, (name, _MORE.get(right))))})"
        for right, name in _NAMES.items()
    )
    + r")(?!\w)"
)
_COUNTED = re.compile(r"\|\s*[0-9][0-9.,]*\s*(?:\||$)")
"""A row of a table that tells how many requests were made."""
_LEVELS = 2
"""So many headings above are looked at."""


def named_rights(segments: pl.DataFrame) -> pl.DataFrame:
    """The rights that ``segments`` begin with beneath a heading of rights, each once a segment."""
    is_of_rights = (
        pl.col("heading_path").list.get(-level, null_on_oob=True).str.contains(_HINT)
        for level in range(1, _LEVELS + 1)
    )
    is_heading = pl.col("kind") == SegmentKind.HEADING.value
    text = pl.col("text")
    beneath = segments.filter(
        pl.any_horizontal(
            *is_of_rights,
            found_where(is_heading, "ights"),
            found_where(text.str.len_bytes() < _LONGEST_ALONE, _HINT_ALONE),
        )
    )
    low = beneath["text"].str.to_lowercase()
    is_named = low.str.contains(with_ascii_edges(_NAMED))
    short = (low.str.len_bytes() < _LONGEST_ALONE).arg_true()
    alone = short.filter(low.gather(short).str.contains(with_ascii_edges(f"{_ALONE}|{_LISTED}")))
    alone_ids = set(beneath["segment_id"].gather(alone))
    named = beneath[pl.concat([is_named.arg_true(), alone]).unique().sort()]
    return as_found(
        (segment, fact)
        for segment in candidates(named)
        for fact in _rights(segment, may_be_alone=segment.segment_id in alone_ids)
    )


def _rights(segment: Candidate, *, may_be_alone: bool) -> Iterator[Stated]:
    above = "\n".join(segment.headings.lower().split("\n")[-_LEVELS:])
    if segment.kind == SegmentKind.HEADING.value:
        above = f"{above}\n{segment.low}"
    alone = _IS_ALONE.match(segment.low) if may_be_alone else None
    match = _BEGINS.match(segment.low) or alone
    if match is None or _OF_OTHER_RIGHTS.search(above):
        return
    is_alone = alone is not None
    if not is_alone and not _OF_RIGHTS.search(above):
        return
    last = len(segment.low) if alone and alone["listed"] else match.end()
    rest = segment.low[last : last + 60]
    if not _GOES_ON.match(rest) or _OTHER_THING.match(rest) or _COUNTED.search(rest):
        return
    where = jurisdictions(segment.low[:200], above)
    extra: dict[str, object] = {"for": where} if where else {}
    told: set[str] = set()
    aside = segment.low.find(" (", match.end())
    stop = match.end() if not is_alone else aside if aside > 0 else len(segment.low)
    for name in _EACH.finditer(segment.low, 0, stop):
        value = name.lastgroup or ""
        if value not in told and (is_alone or not name[0].startswith("right to opt")):
            told.add(value)
            yield Stated(FactKind.RIGHT, value, extra, *name.span(), 0.7, RIGHT_NAMED)

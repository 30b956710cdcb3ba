"""Rights over data that show in what readers can do with their account, profile or address.

`You can edit your profile at any time` lets them correct what it holds, and `You may delete your
account` erases it, though neither sentence speaks of data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import polars as pl

from transforms.fact_rules.offered_rights_words import BY_MEANS, READERS
from transforms.fact_rules.places_of_rights import places as jurisdictions
from transforms.fact_rules.searches import having
from transforms.fact_rules.surroundings import Candidate, Mention, Stated, as_found, mentions
from transforms.patterns import rows_with, with_ascii_edges
from warehouse.fact_kinds import FactKind
from warehouse.vocabulary import SegmentKind

RIGHT_OF_ACCOUNT = "right_of_account"
"""The rule by which these rights are found."""
_NAMES = {
    "rectification": r"edit(?:ed|ing)?|updat(?:e|ed|ing)|chang(?:e|ed|ing)|modif(?:y|ied|ying)"
    r"|correct(?:ed|ing)?|amend(?:ed|ing)?|alter|revise",
    "erasure": r"delet(?:e|ed|ing|ion of)|remov(?:e|ed|ing|al of)|eras(?:e|ed|ing|ure of)",
}
_OTHERS = r"access|view|review|see|manage|create|add|close|cancel|deactivate|download|terminate"
_NAME = "|".join(_NAMES.values())
_LIST = (
    rf"(?:(?:{_OTHERS})(?:,? (?:and/or|and|or) |, ?|/))*(?:{_NAME})"
    rf"(?:(?:,? (?:and/or|and|or) |, ?|/)(?:{_NAME}|{_OTHERS}))*"
)
_WHOSE = r"(?:your|my|their|his or her|his|her|the)"
_OF = r"(?:(?:of )?(?:the )?(?:data|information|details|content) (?:in|on|of|about) )?"
_KINDS = (
    r"(?:(?:[a-z’'.-]+ ){0,2}?(?:accounts?|profiles?(?: page)?)|credentials|biography"
    r"|(?:[a-z’'-]+,? (?:and |or )?){0,3}?(?:address(?:es)?|(?:tele)?phone numbers?"
    r"|contact numbers?))"
)
_DEED = rf"{_LIST} (?:any of |all of |parts of )?{_OF}{_WHOSE} {_KINDS}\b"
_PASSIVE = rf"(?:accounts?|profiles?) can be (?:{_NAME})\b"
_ASKED = (
    r"(?:request|ask|want|wish|like)(?:ed|s)?(?: that| to have)? (?:your|my|their|the)"
    r" (?:[a-z]+ ){0,2}?(?:accounts?|profiles?) (?:to )?(?:be )?(?:deleted|removed|erased)\b"
)
_PATTERN = with_ascii_edges(rf"\b(?:{_DEED}|{_PASSIVE}|{_ASKED})")
_HINTS = (
    r"ccount|rofile|redentials|iography|hone|ddress|ontact number",
    r"(?:[Ee]dit|pdat|hang|odif|orrect|mend|lter|evis|elet|emov|ras)(?:e|ed|y|ied|ing|ying|ion of"
    r"|al of|ure of)?(?:[,/]? (?:[a-z]+[, ]+){0,4}?| )(?:[Yy]our|[Mm]y|[Tt]heir|his|her|the) "
    r"|(?:ccount|rofile)s? (?:can be|be|to be|deleted|removed|erased)",
)
"""Both match in all texts that have such a deed; quick to search all text with."""
_EACH = re.compile(
    r"\b(?:" + "|".join(f"(?P<{right}>{name})" for right, name in _NAMES.items()) + r")(?!\w)"
)
_OFFERED = re.compile(
    rf"\b{READERS} (?:(?:also|always|further|either|then|who|can|may),? )*"
    r"(?:may|can|could|will be able to|(?:are|is) (?:able|free|allowed|entitled|permitted) to"
    r"|have the (?:right|ability|option|opportunity|possibility) to)"
    r"(?:,? (?:also|always|easily|further|then|either|choose to|request to|ask us to|at any time"
    r"|directly|personally|permanently|log in(?:to your account)? (?:and|to)|request(?: the)?"
    r"|review|visit your account to),?)* $"
    r"|\b(?:ability|option|opportunity|possibility|right|way|how|steps|instructions|tools|features)"
    r" (?:you can (?:take )?|can you |can i |do i )?(?:for you )?(?:to )?(?:also )?$"
    r"|\b(?:allow|enabl|permit|let)(?:s|es|e)? (?:you|users|members)(?: to)?"
    r"(?: (?:also|easily|personally|directly))? $"
)
"""What readers may do, right before what is done."""
_WISHED = re.compile(
    r"\b(?:you|i|users?|who) (?:would (?:also |at any time )?(?:like|prefer)|wish(?:es)?|wants?"
    r"|need|['’]d like)(?: us)? to(?: request(?: the)?| permanently)? $"
    r"|\byou['’]d like to $|^(?:in order )?to $"
)
"""What they wish, which they may do where its means are told."""
_OTHER_THING = re.compile(
    r"[’']?s? (?:settings?|preferences?|password|options?|status|balance|permissions|type|plan"
    r"|selections)\b| (?:and|or|&) (?:account )?(?:settings|preferences|password)"
    r"|[^.;]{0,40}\b(?:mailing|subscription|contact|e-?mail|distribution|our|promotional)"
    r"(?: [a-z]+){0,2} lists?\b|[^.;]{0,30}\b(?:lists?|newsletter)\b| on (?:our|the) list| if "
)
_OF_OTHERS = re.compile(
    r"\b(?:reserves?|retains?) |\b(?:when|in which|during which) (?:you|users) (?:[a-z]+ )*$"
    r"|[a-z]ing (?:your|an?|the) $"
)
_DONE = re.compile(r" can be |^(?:request|ask|want|wish|like)")
_OF_DEVICE = re.compile(r"\b(?:ip|mac|web|internet|protocol) address")
_ERASED = re.compile(r"\b(?:accounts?|profiles?)")
_BEGINS = re.compile(r"[^a-z]{0,8}(?:how (?:to|do i|can i|do you|can you) |to )?")
_END = re.compile(r"(?: and (?:related |your )?(?:data|information))?[^a-z]{0,4}$")


def account_rights(segments: pl.DataFrame) -> pl.DataFrame:
    """The rights that ``segments`` give over accounts and the like, each once a segment."""
    once: dict[tuple[str, str], tuple[Candidate, Stated]] = {}
    for mention in mentions(having(rows_with(segments, *_HINTS), _PATTERN), _PATTERN):
        if _is_offered(mention):
            for fact in _rights(mention):
                once.setdefault((mention.segment.segment_id, fact.value), (mention.segment, fact))
    return as_found(once.values())


def _is_offered(mention: Mention) -> bool:
    """Whether readers are told that they can do it."""
    before, after = mention.before, mention.after
    if _OTHER_THING.match(after) or _OF_OTHERS.search(before) or _OF_DEVICE.search(mention.match):
        return False
    if _DONE.search(mention.match):
        return True
    if _OFFERED.search(before) or (_WISHED.search(before) and BY_MEANS.match(after)):
        return True
    if (
        mention.segment.kind != SegmentKind.HEADING.value
        and mention.last < len(mention.segment.low) - 3
    ):
        return False
    is_alone = _BEGINS.fullmatch(mention.segment.low[: mention.first]) and _END.match(after)
    return bool(is_alone) and mention.match.startswith(
        ("delet", "remov", "eras", "edit", "updat", "modif", "access or", "access and")
    )


def _rights(mention: Mention) -> Iterator[Stated]:
    sentence = mention.before + mention.match + mention.after
    where = jurisdictions(sentence, mention.segment.headings.lower())
    extra: dict[str, object] = {"for": where} if where else {}
    for name in _EACH.finditer(mention.match):
        span = (mention.first + name.start(), mention.first + name.end())
        value = name.lastgroup or ""
        if value == "erasure" and not _ERASED.search(mention.match):
            continue
        yield Stated(FactKind.RIGHT, value, extra, *span, 0.7, RIGHT_OF_ACCOUNT)

"""Legal bases that a sentence tells without naming them as such.

So it is where a reader consents to processing by using a site, where the company says that it
processes data to comply with the law or to perform a contract, or that the law requires it to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import polars as pl

from transforms.fact_rules.legal_basis_words import IRIS
from transforms.fact_rules.surroundings import Candidate, Mention, Stated, mentions
from transforms.fact_rules.told_purposes import is_last_of_purposes
from transforms.patterns import rows_with, with_ascii_edges
from warehouse.fact_kinds import FactKind

_COMPLY = (
    r"(?:compl(?:y|ying|iance) with(?: (?:and|or) (?:enforc(?:e|ing)|respond(?:ing)? to))?"
    r"|fulfil(?:l|ling|l?ment of)?|meet(?:ing)?|satisfy)"
)
_LAWS = (
    r"(?:(?:our|all|an?|any|the|applicable|relevant|local|other|state|federal|national|various|its"
    r"|these|certain|and|or|tax|accounting|statutory|contractual|legal|regulatory"
    r"|government),? ){0,6}(?:laws?|legislation|regulations|(?:legal|regulatory|statutory|tax"
    r"|government|compliance)(?:,? (?:and|or|and/or|&) \w+)? (?:requirements|obligations?|duties"
    r"|responsibilities)"
    r"|(?:(?:requirements|obligations|duties|responsibilities) (?:and|or) )?(?:requirements"
    r"|obligations|duties|responsibilities) (?:of|under|imposed by|in relation to"
    r"|(?:arising|deriving) (?:from|under)|pursuant to) (?:[a-z]+ ){0,4}(?:laws?|legislation"
    r"|legal provisions))\b"
)
_CONTRACTS = (
    r"(?:contracts?|agreements? (?:with|between) (?:you|us)"
    r"|contractual (?:obligations?|relationship|commitments)"
    r"|(?:obligations|commitments|duties|responsibilities)"
    r"(?: to you| towards you| owed to you| to the user| towards the user)?"
    r" (?:arising (?:from|out of)|under|in|pursuant to|from|set out in|in connection with"
    r"|as (?:set out|described) in) (?:[a-z]+ ){0,3}(?:contracts?|agreements?|terms))\b"
)
_PATTERNS = {
    "consent": (
        r"\bconsent(?:s|ing|ed)? to (?:(?:the terms of )?(?:this|our|the) (?:[a-z]+ )?privacy"
        r" (?:policy|notice|statement),? (?:and|including) (?:to )?)?"
        r"(?:(?:[a-z]+ ){1,3}[a-z]+['’]s? )?"
        r"(?:(?:us|our|the|this|such|any|and|all|its|their|storage,?|retention,?|recording,?"
        r"|[^ ,;]{1,40}['’]s?|having|have|fair|lawful|allow) ){0,4}"
        r"(?:collect(?:ion|ing)?|process(?:ing)?|us(?:e|ing|age)|handling|gathering)\b"
    ),
    "consent_relied_upon": (
        r"\b(?:rel(?:y|ies|ying)|bas(?:e|es|ed|ing)|rests?) (?:[a-z]+ ){0,7}?(?:up)?on "
        r"(?:(?:your|the|an?|prior|explicit|express|individual|specific|opt-in|users?|users['’]"
        r"|their|having|obtaining) ){0,4}consent\b"
        r"|\b(?:on the (?:legal )?basis of|pursuant to) (?:(?:your|an?|prior|explicit|express"
        r"|individual|specific|opt-in) ){0,4}consent\b"
        r"|\bbasis is (?:your|the user['’]s) consent\b"
        r"|\bgiven (?:[a-z]+ ){0,4}consent (?:to|for) (?:[a-z]+ ){0,2}processing [^.;]{0,48}"
        r"for one or more specific"
    ),
    "legal_obligation": (
        rf"\b{_COMPLY} {_LAWS}"
        r"|\blegal (?:obligation|duty|requirement) to (?:collect|process|use|obtain|verify)\b"
        r"|\b(?:(?:legally|by law|by (?:applicable )?laws?) (?:required|obliged|obligated)"
        r"|(?:required|obliged|obligated) by (?:[a-z]+ ){0,2}(?:laws?|regulations?)) to"
        r" (?:collect|process|use|obtain|verify|record|gather|ask)\b"
    ),
    "contract": (
        r"\b(?:perform(?:ing|ance of)?(?: on)?|carry(?:ing)? out|fulfil(?:l|ling|l?ment of)?"
        r"|meet(?:ing)?|comply(?:ing)? with|honou?r(?:ing)?|execut(?:e|ing|ion of)|satisfy|manage"
        r"|deliver(?:ing)? on) (?:(?:our|any|the|all|an?|that|this|your|its|such|terms|of"
        r"|respective|[a-z]+['’]s) ){0,4}"
        rf"{_CONTRACTS}|\bpursuant to (?:our|the|an?|your) contracts? with (?:you|us)\b"
    ),
    "legitimate_interests": r"\bbalanc(?:e|ing) of (?:[a-z]+ )?interests?\b",
}
_COMPILED = {name: re.compile(pattern) for name, pattern in _PATTERNS.items()}
_ANY = with_ascii_edges("|".join(_PATTERNS.values()))
_HINTS = (
    r"onsent|CONSENT|[Ll]aws?(?-u:\b)|egislation|egulation|bligation|ommitments|esponsibilit"
    r"|ontract"
    r"|greement|[Tt]erms|egal (?:req|duty)|equirements|lanc(?:ing|e) of",
    r"onsent(?:s|ing|ed)? to|CONSENT|[Rr]el(?:y|ies|ying) |[Bb]as(?:e|ed|es|ing|is) "
    r"|lanc(?:ing|e) of"
    r"|egal(?:ly)? (?:req|obl|duty)|(?:required|obliged|obligated|by law)"
    r"|ompl(?:y|iance)|ulfil|[Mm]eet|atisfy|erform|arry(?:ing)? out|ono(?:u)?r|xecut|anage|eliver"
    r"|rsuant to",
)
"""Both match in all texts that tell such a basis; quick to search all text with."""
_BY_READER = re.compile(
    r"\b(?:you|users?|visitors?|customers?|parties|members?|i)\b"
    r" (?:(?!(?:if|may|can|do|not|must|should|when|whether|will|might|could|right)\b)[\w-]+,? )"
    r"{0,4}$"
    r"|\b(?:constitut|signif|indicat|impl|giv|grant|express|acknowledg|provid|confirm)\w*"
    r" (?:(?!not\b)[\w-]+ ){0,5}$"
)
_ON_CONDITION = re.compile(
    r"\b(?:if|where|when|unless|until|whether|should|once|before|ask(?:s|ed|ing)?|right|withdr\w*"
    r"|revok\w*|requir\w*|not|never|refus\w*|declin\w*|opt|seek|obtain\w*|request\w*|able|choose"
    r"|parents?|child\w*|can|cannot|may|must|has|have|except|provided|option|insofar)\b"
    r"(?:(?! you (?:use|access|visit|submit|provide|sign|regist|contin|purchas"
    r"|contact|download|send|creat|subscrib|enter|order|participat|voluntar"
    r"|actively))[^.;]){0,60}$|^\W*give $"
)
_OF_DATA = re.compile(r"[^.;]{0,110}\b(?:data|information|details)\b")
_BY_DOING = re.compile(r" by \w+ing\b")
_OF_IT = re.compile(r"(?:,? (?:and |or )?\w+){0,3} of it\b")
_ITS = re.compile(r"\b(?:data|information)\b.*\bto its [a-z]+$", re.DOTALL)
"""After or before data have been named that are not named again."""
_USES = re.compile(
    r"\bwe (?:may |will |also |can |only |must |(?:need|have) to ){0,3}(?:use|process|collect)\b"
    r"[^.;]{0,150}(?:,|\b(?:to|for|in|and|or)\b)[^.;]{0,60}$"
    r"|(?<=[^.;] )\b(?:process(?:es|ed|ing)?|us(?:e|es|ed|ing)|collect(?:s|ed|ing)?|need"
    r"|require"
    r"|handle|gather)\b[^.;]{0,60}\b(?:data|information|it|them|details)\b[^;]{0,120}"
    r"(?:,|\b(?:to|for|in|and|or|with|by)\b)[^.;]{0,60}$"
    r"|\b(?:data|information|it|they)\b (?:\w+ ){0,4}(?:is|are|be|been) (?:\w+ ){0,2}(?:processed"
    r"|used|collected|needed|required|necessary|handled|gathered)\b[^;]{0,150}$"
    r"|\bengage in (?:this|these|such) activit(?:y|ies) to\b[^.;]{0,90}$"
    r"|\b(?:use|processing|collection|process) (?:of [^.;]{0,60})?(?:is|are|may be)\b[^.;]{0,60}$"
)
"""Before what data are processed for."""
_USES_TO = re.compile(
    r"\b(?:necessary for us|we (?:will|may|must|need|have)|also|only) (?:to )?(?:use|process)"
    r" (?:your |the |this )?(?:personal )?(?:data|information) (?:in order )?to $"
)
"""Right before what data are processed for, whatever the heading is of."""
_DEMANDED = re.compile(r" to (?:collect|process|use|obtain|verify|record|gather|ask)$")
_OF_ELSE = re.compile(
    r"(?=di|sh|tr|re|ke|de|er|st|ri|no|n['’]|un|fa|th|se|ve|pa|lo|am|up|ch|mo|ac|pr|co|en|sa|yo|ex"
    r"|sc|ou|ma)(?:disclos|\bshar(?:e|ed|es|ing)\b|transfer|retain|retention|\bke(?:ep|pt)\b|\bdelet|eras"
    r"|\bstor(?:e|ed|ing)\b|releas|\bright to\b|\brefus|\bdeny|\bnot\b|n['’]t\b|\bunless|fail"
    r"|unable|third part|service provider|vendor|partners|\bsell\b|they |their |long|amend|updat"
    r"|chang|modif|access, |preserve|provide (?:your|personal)|\bcookies?|encrypt|secur|safeguard"
    r"|you (?:agree|may|must|shall)|\bexcept|school|cooperate|responsible for|maintained"
    r"|your use\b|conditioned|our behalf|required to maintain|endeavou?r|exclusion)"
)
"""In the sentence, where data are not said to be processed for what is told."""
_DONE_THEN = re.compile(
    r"\b(?:disclos|shar(?:e|ing)\b|releas|retain|retention|kept\b|as long\b|right to\b)"
)
"""After the obligation, where it is a reason for that."""
_CLAUSE_END = re.compile(r"[,;)]")
_ONE_LAW = re.compile(r" an? (?:[a-z]+ )?law$")
"""What is demanded by one law or another is told to authorities."""
_IN_COMPLIANCE = re.compile(r"\bin (?:full |strict )?$")
_AFTER_ELSE = re.compile(
    r" (?:enforcement|process\b|request|in respect of|(?:your |parental |user )?consent)"
    r"| (?:(?:that|which) )?(?:with|between|of|by) (?:our |the |other |any |such |its |their )?"
    r"(?:\w+ )?(?:third|service provider|supplier|vendor|partner|sponsor|publisher|registr"
    r"|licensor|employ|client|advertiser|school)"
)
_HEADING_OF_ELSE = re.compile(
    r"disclos|shar(?:e|ing)|whom|third part|request|reten|retain|\bkeep|erasure|rights?\b"
    r"|release|delet|transfer|secur|child|choice|recipient|how long|terms|store"
)
_HEADING_OF_USE = re.compile(
    r"\b(?:(?:us(?:e|es|ing)|process(?:es|ing)?)\b(?! (?:and|or|&) disclos)|collect(?:ed|ion"
    r"|ing)?(?:,| and| or| &))"
)
"""In a heading that may tell of more, such as `How we collect, use and share your data`."""
_NOT_RELIED = re.compile(
    r"\b(?:not|never|n['’]t|right|object|withdr\w*|parent\w*|cannot|without|lawfulness|affect"
    r"|partners|send you|claims)\b"
)
_TOLD_TO_OTHERS = re.compile(r"\b(?:shar(?:e|ed|ing)|disclos\w+|transfer\w*)\b")
_OF_RIGHT = re.compile(r"\bobject|\bright to\b")


def told_bases(segments: pl.DataFrame) -> Iterator[tuple[Candidate, Stated]]:
    """The bases that sentences of ``segments`` tell."""
    for mention in mentions(rows_with(segments, *_HINTS), _ANY):
        name = next((name for name, said in _COMPILED.items() if said.fullmatch(mention.match)), "")
        if name and _IS_TOLD[name](mention):
            basis = name.removesuffix("_relied_upon")
            extra: dict[str, object] = {"iri": IRIS[basis]}
            span = (mention.first, mention.last)
            fact = Stated(FactKind.LEGAL_BASIS, basis, extra, *span, 0.8, f"{name}_told")
            yield mention.segment, fact


def _is_consent(mention: Mention) -> bool:
    """Whether readers consent to processing, and are not only asked to."""
    before, after = mention.before, mention.after
    is_of_data = _OF_DATA.match(after) or _BY_DOING.match(after) or _is_of_it(mention)
    if not is_of_data or not _BY_READER.search(before):
        return False
    return _ON_CONDITION.search(before) is None


def _is_of_it(mention: Mention) -> bool:
    """Whether `it` or `its` stands for data that the sentence has named before."""
    if _OF_IT.match(mention.after):
        return "information" in mention.before or "data" in mention.before
    is_its = " its " in mention.match
    return is_its and _ITS.search(mention.before + mention.match) is not None


def _is_relied_upon(mention: Mention) -> bool:
    """Whether processing rests on consent, and no right is told that depends on it."""
    if "automated" in mention.segment.heading.lower():
        return False
    if not mention.match.startswith("rel") and _TOLD_TO_OTHERS.search(mention.before):
        return False
    return _NOT_RELIED.search(mention.before[-90:] + mention.match) is None


def _is_purpose(mention: Mention) -> bool:
    """Whether data are processed for what is told."""
    before, after = mention.before, mention.after
    if (
        _ONE_LAW.search(mention.match[-20:])
        or _AFTER_ELSE.match(after)
        or _IN_COMPLIANCE.search(before[-12:])
    ):
        return False
    if _DONE_THEN.search(after[:60]):
        return False
    if _is_of_else(mention.segment.heading) and not _USES_TO.search(before):
        return False
    if _OF_ELSE.search(_CLAUSE_END.split(after, 1)[0][:60]):
        return False
    is_used = _DEMANDED.search(mention.match) or _USES.search(before)
    if is_used and _OF_ELSE.search(before) is None:
        return True
    return is_last_of_purposes(mention)


@lru_cache(maxsize=1024)
def _is_of_else(heading: str) -> bool:
    """Whether a heading is of anything but using data."""
    low = heading.lower()
    return _HEADING_OF_ELSE.search(low) is not None and _HEADING_OF_USE.search(low) is None


def _is_balance(mention: Mention) -> bool:
    """Whether interests are weighed by the company, and not after an objection."""
    return _OF_RIGHT.search(mention.before) is None


_IS_TOLD = {
    "consent": _is_consent,
    "consent_relied_upon": _is_relied_upon,
    "legal_obligation": _is_purpose,
    "contract": _is_purpose,
    "legitimate_interests": _is_balance,
}

"""Rights that sentences of a known shape grant without a word such as `right`.

Consent `which you may revoke`, complaints that `may be made to the regulator`, data that readers
are asked to report as wrong, what a law permits them to ask about disclosures, prices that are not
charged to those who exercise their rights, and accounts whose end erases what they hold.
"""

from __future__ import annotations

import re

import polars as pl

from transforms.fact_rules.places_of_rights import places as jurisdictions
from transforms.fact_rules.surroundings import Candidate, Mention, Stated, as_found, mentions
from transforms.patterns import rows_with, with_ascii_edges
from warehouse.fact_kinds import FactKind

RIGHT_TOLD = "right_told"
"""The rule by which these rights are found."""
_SOME = r"[a-z0-9 ,’'“”\"()/§:-]"
"""What stands between words of one sentence. How often is not bounded: counting makes the engine
slow to begin; a match is bounded as a whole."""
_LONGEST = 300
_GIVEN = r"(?:consents?|permissions?|authori[sz]ations?)\b"
_WITHDRAW = (
    r"(?:option|ability|possibility|able|free|wish|want|would like|how|prefer|permit you|allow you"
    r"|permits you|allows you)(?: (?:do|can|may)"
    rf" (?:you|i|users))?(?: to)? (?:withdraw|revoke|retract) (?:[a-z’'/]+,? ){{0,6}}?{_GIVEN}"
    rf"|{_GIVEN}{_SOME}*?\b(?:you|he|she|they|users?|he or she) (?:may|can) (?:also "
    rf"|always )?"
    r"(?:withdraw|revoke)\b"
    rf"|{_GIVEN}{_SOME}*?\b(?:may|can) (?:also )?be (?:withdrawn|revoked)\b"
    r"|you (?:may|can)(?: [a-z’'-]+){1,4} (?:and|or) (?:withdraw|revoke) "
    rf"(?:[a-z’'/]+,? ){{0,6}}?{_GIVEN}"
    r"|(?:know|learn) more or (?:to )?withdraw (?:your|the) consent\b"
    r"|^[^a-z]{0,6}(?:withdraw(?:al|ing)?|revo(?:ke|cation|king))(?: (?:your|of|the|my|data"
    rf" protection)){{0,3}} {_GIVEN}"
)
_WRONG = (
    r"(?:incorrect|inaccurate|incomplete|out of date|wrong|outdated|not (?:correct|accurate))\b"
)
_MENDED = r"(?:corrected|updated|amended|rectified|changed)\b"
_REPORT = (
    r"(?:let us know|notify us|inform us|tell us|advise us|contact us|contact our|write to|e-?mail"
    r"|contact the|notify the)\b"
)
_CORRECT = (
    rf"\b(?:information|data|details){_SOME}*?\b(?:is|are|be|was) (?:[a-z]+ )?{_WRONG}"
    rf"{_SOME}*?\b{_REPORT}"
    rf"|\b{_REPORT}{_SOME}*?\b(?:information|data|details){_SOME}*?"
    rf"(?:\b(?:is|are) (?:[a-z]+ )?{_WRONG}|\bneeds? (?:to be )?{_MENDED})"
)
_DISCLOSED = (
    rf"\b(?:permits?|allows?|entitled?|entitles|gives?|provides?|may|can|right|wish"
    rf"|like)\b{_SOME}*?"
    rf"\b(?:request|ask|obtain)\b{_SOME}*?(?:\b(?:information|notice|disclosures?|list"
    rf"|details|categories)\b{_SOME}*?\b(?:disclos"
    rf"|shar)[a-z]+{_SOME}*?\b(?:third[- ]|other )part(?:y|ies)"
    rf"|\blists? of (?:the )?third[- ]parties{_SOME}*?\b(?:disclos|shar)[a-z]+)"
    r"|\b(?:you|residents|consumers) (?:can|may) (?:also )?(?:request|ask for) (?:certain "
    r"|specific )?"
    r"(?:information|details) (?:about|on|regarding|as to|concerning) (?:how|what|which|whether)\b"
)
_AT_AUTHORITY = (
    r"(?:authorit(?:y|ies)|regulator|commission(?:er)?|ombuds[a-z]*|ico|attorney general|cnil"
    r"|oaic)\b"
)
_COMPLAINED = (
    r"\b(?:lodg|fil|mak|rais|submit|bring|send|address|direct)(?:e|ing|ting)?"
    r" (?:an? |your |any |the |such )?(?:formal |official |written )?"
    rf"(?:(?:complaint|grievance|concern)s?\b{_SOME}*?\b(?:to|with|before)"
    rf"|(?:request|claim|petition) with)\b{_SOME}*?\b{_AT_AUTHORITY}"
    r"|\b(?:may|can|should|could|rights? to|entitled to|option to|free to|permitted to|please)"
    r" (?:also |always |then |first |please )?(?:contact|approach|turn to|reach out to|engage"
    r"|write to|notify|seek advice from|do so with|complain (?:directly )?to"
    r"|(?:raise|report|lodge|refer) (?:this|it|us|them|the matter)(?: further)? (?:with|to))"
    rf" {_SOME}*?\b{_AT_AUTHORITY}"
    rf"|\bcomplaints? (?:may|can) be (?:made|lodged|filed|submitted|sent){_SOME}*?\b(?:to"
    rf"|with)\b"
    rf"|\b(?:refer|take|escalate|direct|bring|submit|address) (?:your|the|a|any|such|that"
    rf"|this) (?:[a-z]+ )?"
    rf"(?:complaint|matter|concern){_SOME}*?\b(?:to|with|before)\b"
    r"|\b(?:person|subject|individual|party|client|patient)s?(?: (?:affected|concerned))? (?:may"
    r"|can)"
    r" (?:lodge|file|make|submit) (?:a )?complaints?\b"
)
_NOT_PENALISED = (
    rf"\bnot (?:deny|refuse|charge|penali[sz]e|treat|offer|provide"
    rf"|give){_SOME}*?\b(?:exercis[a-z]+"
    r"|(?:these|your|any of (?:these|your)|privacy) rights?)\b"
)
_CHARGED = (
    r"^[^a-z]{0,8}(?:or )?(?:deny(?:ing)? (?:you |consumers? )?goods"
    r"|(?:charg|provid|suggest)(?:ing|e)? (?:that )?(?:you |consumers? )?(?:will receive "
    r"|may receive )?(?:an? )?"
    r"different (?:prices?|levels?|rates?))\b"
)
"""An item of what those are spared who exercise their rights."""
_ACCOUNT_CLOSED = (
    r"\bdelet(?:e|ing|ion of) (?:your|my|the|their|an?) (?:[a-z]+ )?account\b"
    rf"{_SOME}*?\b(?:eras|delet|remov)(?:es?|ed|ing)\b"
)
_KNOWN = (
    rf"\b(?:wish|want|would like|[’']d like) to (?:know|find out|confirm|learn|be informed|verify"
    rf"|see) (?:about |of )?(?:what|which|whether|that|if)\b{_SOME}*?\b(?:information|data"
    rf"|details)\b{_SOME}*?\b(?:about you|about me|we (?:hold|have|store|keep|process)|held)\b"
    rf"|\b(?:permits?|allows?|entitled?|entitles|right|may|can|wish|like)\b{_SOME}*?"
    rf"\b(?:request|ask for|obtain) (?:certain |more |additional |further )?information"
    rf" (?:about|on|regarding|concerning|as to) (?:our|the company[’']s|how (?:we|the company))"
    rf" {_SOME}*?\byour (?:personal )?(?:information|data)\b"
)
_APPEALED = (
    r"\bappeal(?:ing)? (?:to us )?(?:against )?(?:the |an? |our |any |such |that |this |your"
    r" |adverse )*(?:[a-z]+ )?(?:decisions?|denials?|denied requests?|refusals?|response"
    r"|determination|outcome|inaction)\b"
    r"|\b(?:to|may|can|should|must|please|want|wish) (?:also )?(?:submit|file|make|request|send"
    r"|lodge|initiate)(?: us)? (?:an |your |such |the |a written )?appeals?\b"
    r"|\b(?:allow|permit|able|entitled|opportunity|right|possibility|option)(?:s|ed)?"
    r"(?: you| us| consumers| residents)? to appeal\b"
    r"|\bappeals? (?:requests? )?(?:may|can|should|must) be (?:submitted|made|sent|filed)\b"
    r"|^[^a-z]{0,8}(?:the |your )?appeals?(?: process| of decisions)?[^a-z]{0,4}$"
)
_TO_ANOTHER = (
    r"(?:directly )?to (?:another|a different|someone|(?:a|any|an?y? other|other) third|any other|other|a third)"
    r" (?:[a-z]+ ){0,2}?(?:compan|organi|entit|controller|business|provider|person|part(?:y|ies)"
    r"|service|recipient|else)[a-z]*"
)
_ASKING = (
    r"\b(?:request(?:ing|s)?|asks?|require|direct|rights?|wish|like|want|have|instruct|you may|you can)"
    r"(?: (?:to|that|we|us|for|have|the|right|also|it|be|is|a|request|ask|directly)){1,7}"
)
_CARRIED = (
    rf"\b(?:rights?|request|ask|require|entitled|can|may|would like)\b{_SOME}*?\b(?:in an?"
    rf"|and) (?:[a-z,-]+ ){{0,4}}?(?:use?able|portable|re-?usable|structured) (?:[a-z,-]+ ){{0,4}}?"
    rf"(?:format|form|manner)\b"
    rf"|{_ASKING} (?:transfer|transmi(?:t|ssion)|send|provide|move|port|forward)(?:red|ted)?"
    rf" {_SOME}*?\b{_TO_ANOTHER}"
    rf"|\b(?:to|of) (?:transmi|transfer|send|mov|forward)(?:t|ting|ring|ing|e)?"
    rf"(?: (?:that|the|those|it|them|this|such|your|these|data|personal|information)){{1,4}}"
    rf"(?: from one [a-z]+)? {_TO_ANOTHER}"
)
_UNSOLD = (
    r"\b(?:requests?|ask|direct|instruct|tell|right)(?:ed|ing)?(?: [a-z’']+){0,12}?"
    rf" not (?:to )?[\"“'‘]?(?:sell|share|disclose|rent)\b{_SOME}*?\b(?:information|data|details)\b"
)
_RIGHTS = {
    "appeal": (_APPEALED, (r"[Aa]ppeal|APPEAL",)),
    "opt_out_of_sale": (
        _UNSOLD,
        (r"not (?:to )?[\"“'‘]?(?:sell|share|disclos|rent)", r"equest|sk|irect|nstruct|tell|equire|ight"),
    ),
    "portability": (
        _CARRIED,
        (
            r"to (?:another |a different |someone|any other |other |an?y? third |an?y? other )|usable"
            r"|seable|portable|structured",
            r"ransfer|ransmi|send|move|port|orward|rovid|orm|manner",
            r"ight|equest|sk|equire|irect|ntitled|you (?:may|can)|ish|ike|ant us|ransmi",
        ),
    ),
    "non_discrimination": (
        rf"{_NOT_PENALISED}|{_CHARGED}",
        (
            r"not (?:deny|refuse|charge|penali|treat|offer|provide|give)|ifferent|oods",
            r"xercis|ights?|[Cc]harg|[Dd]eny|[Pp]rovid|[Ss]uggest",
        ),
    ),
    "erasure": (_ACCOUNT_CLOSED, (r"ccount", r"elet", r"nformation|[Dd]ata", r"erase|elete|emove")),
    "withdraw_consent": (_WITHDRAW, (r"ithdra|evok|etract", r"onsent|ermission|uthori")),
    "rectification": (
        _CORRECT,
        (
            r"ncorrect|naccurate|ncomplete|ut of date|wrong|utdated|not (?:corr|accu)|need",
            r"nformation|[Dd]ata|etails",
            r"us know|otify|nform us|ell us|dvise us|ontact|rite to|-?mail",
        ),
    ),
    "access": (
        rf"{_DISCLOSED}|{_KNOWN}",
        (
            r"hird[- ]|ther part|(?:equest|sk for) (?:[a-z]+ )?(?:inf|det)"
            r"|to (?:know|find|confirm|learn|be inf|verify|see) (?:about |of )?(?:wh|th|if)",
            r"equest|sk|btain|ish|ant|ike",
        ),
    ),
    "complaint": (
        _COMPLAINED,
        (
            r"omplain|oncern|atter|rievance|request with|laim with|uthorit|ommissioner|egulator"
            r"|ICO|ttorney [Gg]eneral|mbuds",
            r"omplaints? (?:may|can)|efer|aking|ake|ddress|end |ontact|pproach|urn to|each out"
            r"|scalat|irect|ring|ubmit|odg|il(?:e|ing)|ais(?:e|ing)|ngage|rite to|otify|eek"
            r"|o so with|eport|omplain",
        ),
    ),
}
"""The sentences of each right, and what stands in all of them, the cheapest first."""
_AUTHORITY = re.compile(
    r"authorit|regulator|commissioner|ombuds|\bico\b|\bcnil\b|\boaic\b|secretary of"
    r"|attorney general"
)
_OF_COMPLAINTS = re.compile(
    r"complain|concern|claim|satisf|unhappy|unresolved|resolv|\bden(?:y|ied)\b|appeal|believe"
    r"|supervisory"
)
_NO_COMPLAINT = re.compile(
    r"copyright|\b(?:contact|notify|e-?mail) us\b|\bour (?!handling|processing|use|response)"
    r"|\bwe (?:will|may)\b"
)
_NEAR_COMPLAINT = 300
"""Characters ahead that may tell that there is something to complain of."""
_DIFFERENT = re.compile(r"\bdifferent|\bden(?:y|ied)\b|penali|goods|services|\bprices?\b|quality")
_OF_READER = re.compile(
    r"\byou|\bresidents?\b|\busers?\b|\bcustomers?\b|\bconsumers?\b|\bindividuals?\b"
)
_NOT_GRANTED = re.compile(
    r"\b(?:cannot|can ?not|may not|unable|not be able|until|unless|if you|even if|where you"
    r"|when you"
    r"|after you|once you|notifications|not share|not disclose|reserve the right)\b"
)
_OF_OTHERS = ("we ", "they ", "partners ", "parties ", "authorities ", "companies ")
_WISHES = ("wish", "want", "know", "learn", "would like", "prefer")
_MEANS = re.compile(
    r"\b(?:contact|e-?mail|writ(?:e|ing)|please|visit|call|click|message|settings|you (?:can"
    r"|may)|by)\b"
)
_NOT_CARRIED = re.compile(
    r"\b(?:reserves?|retains?|notice|lists?|categories|merger|sold|successor|outside|countr"
    r"|how we|with third|account to)"
)
"""About data that are handed on without the reader's asking."""
_WE_NEED = re.compile(r"\b(?:we|they|partners|parties|companies) (?:[a-z]+ ){0,4}$")
_CARRIES = re.compile(r"\b(?:data|information|records?|cop(?:y|ies)|it|them|phi|pii)\b")
_NOT_UNSOLD = re.compile(
    r"\b(?:you (?:do |can)?not|they|health|medical|insur\w+|password|we will|encourage|law requires"
    r"|provided that)\b"
)
"""About what is kept from others for another reason than that the reader asked for it."""
_NOT_APPEALED = re.compile(
    r"court|judicial|tribunal|disciplin|candidate|fundrais|charit|grade|arbitrat|score|admission"
)
_OF_APPEALS = re.compile(r"privacy|\brights?\b|request|personal|\bstate\b")
_SIGNS = " -–•*·.()[]0123456789\"“‘'"
"""What an item may begin with before its words."""
_ERASES = re.compile(r"\b(?:information|data)\b")
_OTHER_GIVEN = re.compile(r"^,? (?:to receive|for (?:the )?(?:receipt|newsletter)|by (?:us|the))\b")


def told_rights(segments: pl.DataFrame) -> pl.DataFrame:
    """The rights that sentences of ``segments`` grant by their shape, each once a segment."""
    once: dict[tuple[str, str], tuple[Candidate, Stated]] = {}
    for value, (pattern, hints) in _RIGHTS.items():
        for mention in mentions(rows_with(segments, *hints), with_ascii_edges(pattern)):
            if _is_granted(value, mention):
                key = (mention.segment.segment_id, value)
                once.setdefault(key, (mention.segment, _stated(value, mention)))
    return as_found(once.values())


def _is_granted(value: str, mention: Mention) -> bool:
    before, match, after = mention.before, mention.match, mention.after
    if len(match) > _LONGEST:
        return False
    if value == "non_discrimination":
        return _DIFFERENT.search(match) is not None and "request" not in match
    if value == "erasure":
        return _ERASES.search(f"{match[-60:]}{after[:60]}") is not None and " not " not in match
    if value == "complaint":
        return _is_complaint(mention)
    if value == "appeal":
        around = f"{mention.segment.headings.lower()}\n{mention.segment.low[:1_000]}"
        return bool(_OF_APPEALS.search(around)) and not _NOT_APPEALED.search(around)
    if value == "opt_out_of_sale":
        is_ours = before.endswith(_OF_OTHERS) or _NOT_UNSOLD.search(match + after[:80])
        return not is_ours
    if value == "portability":
        is_carried = _CARRIES.search(match) and not _NOT_CARRIED.search(before[-40:] + match)
        return bool(is_carried) and not _WE_NEED.search(before)
    if value == "access":
        if before.endswith(_OF_OTHERS):
            return False
        return _OF_READER.search(before + match) is not None and not _NOT_GRANTED.search(match)
    if value == "withdraw_consent":
        is_wish = match.startswith(_WISHES)
        if is_wish and not _MEANS.search(before + after):
            return False
        return not (_OTHER_GIVEN.match(after) or _NOT_GRANTED.search(match))
    return not before.endswith("you ")


def _is_complaint(mention: Mention) -> bool:
    """Whether it is the reader who complains, and to an authority."""
    if not _AUTHORITY.search(f"{mention.match}{mention.after}"):
        return False
    if mention.before.endswith(_OF_OTHERS) or _NO_COMPLAINT.search(mention.match):
        return False
    around = mention.segment.low[max(0, mention.first - _NEAR_COMPLAINT) : mention.last + 60]
    return _OF_COMPLAINTS.search(around) is not None


def _stated(value: str, mention: Mention) -> Stated:
    sentence = mention.before + mention.match + mention.after
    where = jurisdictions(sentence, mention.segment.headings.lower())
    extra: dict[str, object] = {"for": where} if where else {}
    first = mention.first + len(mention.match) - len(mention.match.lstrip(_SIGNS))
    return Stated(FactKind.RIGHT, value, extra, first, mention.last, 0.7, RIGHT_TOLD)

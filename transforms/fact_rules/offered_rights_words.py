"""What readers may be offered to do with their data, and the words of such offers.

Patterns are of text in lower case.
"""

from __future__ import annotations

import re

from transforms.patterns import with_ascii_edges

NAMES = {
    "access": (
        r"access(?:ing)?(?: to)?|view(?:ing)?|review(?:ing)?|inspect(?:ing)?|examine|look at"
        r"|tell you (?:what|which|whether)|see|check|download(?:ing)?|cop(?:y|ies) of|send me"
        r"|(?:access|receiv|obtain|request|get|download|provid)(?:e|ing)? (?:an? |the )?"
        r"(?:[a-z]+ ){0,2}?cop(?:y|ies) of"
        r"|(?:request|obtain|receive|know)(?:ing)? (?:\(?[0-9a]\) )?(?:the |certain |any )?"
        r"(?:specific pieces|categories)(?: (?:and|or)(?: the)? (?:categories|specific pieces))? of"
        r"|information (?:about|on|as to) whether we (?:hold|process|have|store)"
    ),
    "rectification": (
        r"correct(?:ed|ing|ions?(?: (?:of|to))?)?|updat(?:ed?|ing)|amend(?:ed|ing|ments?(?: (?:of"
        r"|to))?)?|modif(?:y|ied|ying|ications?(?: (?:of|to))?)|chang(?:ed?|ing)|changes(?: to)?"
        r"|rectif(?:y|ied|ying|ication(?: of)?)|edit(?:s to|ed|ing)?|revis(?:ed?|ing)"
        r"|updates? (?:of|to)"
        r"|alter(?:ed|ing)?|adjust"
    ),
    "erasure": (
        r"delet(?:ed?|ing|ion(?: of)?)|remov(?:ed?|ing|al(?: of)?)|eras(?:ed?|ing|ure(?: of)?)"
        r"|destroy(?:ed)?|suppress(?:ed|ing)?"
    ),
    "restriction": (
        r"(?:restrict(?:ing|ions? (?:of|on))?|limit(?:ing|ations? (?:of|on))?|suspend) (?:our "
        r"|the )?"
        r"(?:(?:collection|storage|disclosure|future|further|and|or|and/or) )*(?:use"
        r"|processing)(?: (?:and|or) disclosure)? of"
        r"|restrict(?:ing|ion of)?"
    ),
    "objection": (
        r"(?:object(?:ing|ion)? to|oppose|stop(?:ping)?|cease|discontinue|no longer)"
        r"(?: (?:our |the |any |such |further ){0,2}(?:use|using|processing|collection"
        r"|collecting)(?: of)?)"
    ),
    "portability": r"export(?:ing)?|port(?:ing)?|portability of|transfer(?: of)?",
}
_NAME = "|".join(NAMES.values())
_JOINT = (
    r"(?:,? (?:and/or|and|or|&) |, ?| ?/ ?)(?:to |otherwise |that we |requesting |requests? "
    r"|obtain "
    r"|have us |us |for |an? |the |the right to |make |any |in some cases,? |seek |to have "
    r"|(?:manage|control|verify|complete|print|store|move|save|block|add(?: to)?)"
    r"(?:,? (?:and/or|and|or) |, |/))*"
)
_NAMED = (
    rf"(?:{_NAME})(?:{_JOINT}(?:{_NAME}))*"
    r"(?:(?:,? (?:or|and) |/)(?:show you|manage|control|verify|block|deactivat(?:e|ing|ion of)"
    r"|otherwise manipulate)\b)?"
)
_OF_WHAT = (
    r"(?:any|all|some|certain|such|the|this|that|these|those|of|to|in|about|your|my|their|own|both"
    r"|personal(?:ly)?|(?:personally-)?identifiable|(?:personally-)?identifying|what|profile|contact|account|registration|stored"
    r"|existing|online|users?[’']s?|consumer[’']s|individuals?[’']s?|child(?:ren)?[’']s|child"
    r"|member|membership|other|related|associated|user|inaccurate"
    r"|incorrect|incomplete|outdated|erroneous|errors|inaccuracies|mistakes|his|her|or|and|and/or"
    r"|e-?mail"
    r"|mailing|postal|billing|shipping|financial|payment|credit|card|demographic|submitted"
    r"|private|confidential|customer|subscriber|health|medical|protected|transaction(?:al)?"
    r"|sensitive"
    r"|posted|public|content|name|phone|telephone|numbers?|address(?:es)?|collected|previously"
    r"|preferences|data|information|website|app|application|business|employment|basic|current"
    r"|mail|an?|cop(?:y|ies)|that is|with|from|us|specific|pieces|categories|provided|held)"
)
_DATA = r"(?:information|data|details|records|pii?|phi|inaccuracies)\b"
_OBJECT = rf"(?:,? {_OF_WHAT})* {_DATA}"
_BACK = rf"(?:{_NAME})(?:{_JOINT}(?:{_NAME}))* (?:it|them)\b"
"""What may be done to data that were named before."""
_ITS = r"(?:its|their) (?:removal|deletion|erasure|correction|rectification)\b"
_DONE = r"(?:deleted|removed|erased|corrected|updated|amended|changed|rectified|modified|destroyed)"
_PASSIVE = (
    r"(?:request|ask|want|wish|like|have)(?:s|ing|ed)?(?: to have| having)?(?: that| for)?"
    rf"(?: (?:it|them)|(?:,? {_OF_WHAT})* {_DATA}(?: that| we| you| hold| have| on| about"
    rf"| their"
    r"| your| child(?:ren)?| provided| to| us){0,6}) (?:to )?(?:be )?(?:permanently )?"
    rf"(?:{_DONE}(?:,| or| and|, or)? ?){{1,3}}"
)
"""What may be done to the reader's data, of which they are the subject."""
_FROM_RECORDS = (
    r"(?:request|ask|want|wish|like)(?:s|ing|ed)? to be (?:deleted|removed|erased) from"
    r" (?:our|the|this) (?:[a-z]+ )?(?:databases?|records|systems?|files)\b"
)
DEED = with_ascii_edges(rf"\b(?:{_FROM_RECORDS}|{_PASSIVE}|{_NAMED}{_OBJECT}|{_BACK}|{_ITS})")
"""Something done to data; for Rust's engine."""
HINTS = (
    r"nformation|NFORMATION|[Dd]ata|DATA|etails|ecords|PI|PHI",
    r"[Aa](?:ccess|CCESS|mend|lter|djust)|ACCESS|[Rr]ev(?:iew|is)|REVIEW|[Vv]iew|VIEW|[Ii]nspect"
    r"|xamine|(?-u:\b)see (?:[ymtacops]|in)|[Ll]ook at|ell you w|[Cc]heck |ownload"
    r"|[Cc]op(?:y|ies) of|[Ss]end me|specific pieces|ategories (?:of|and|or)|orrect|ORRECT"
    r"|[Uu]pdat|UPDAT|odif"
    r"|ODIF|hang(?:e|ing)|HANG|ectif|ECTIF|[ /]edit|Edit|EDIT"
    r"|elet|ELET|[Rr]emov|REMOV|[Ee]ras|ERAS|estr(?:ict|oy|uct)|ESTRICT|[Ll]imit(?:ing"
    r"|ations?)? (?:on|of|our|the|use|p)|uspend|[Oo]bject(?:ion|ing)? to"
    r"|[Ss]top|[Cc]ease"
    r"|iscontinue|o longer|xport|ortab|[ /]port(?:ing)? |Port(?:ing)? |ransfer (?:of|my|your|their"
    r"|an?|any|the|that|all"
    r"|p)",
)
"""Both match in all texts that have such a deed; quick to search all text with."""

READERS = (
    r"(?:you|i|users?|visitors?|members?|customers|consumers?|individuals?|persons?|clients"
    r"|subscribers?|(?:parents?|guardians?)|residents?|(?:data )?subjects?|participants?|donors?"
    r"|patients?"
    r"|anyone|he or she|applicants?|students?|who)"
)
_ABLE = (
    r"(?:may|can|could|might|(?:will )?(?:generally )?be able"
    r"|(?:is|are) (?:able|free|entitled|allowed|permitted)"
    r"|wish(?:es)?|wants?"
    r"|would (?:at any time )?like|['’]d like|desires?|(?<=if you )need|(?<=should you )need"
    r"|would prefer"
    r"|chooses?|prefers?|(?:have|has"
    r"|having|want)"
    r" us|(?:have|has) the|at any time)"
)
_WAYS = (
    r"\bsteps (?:that )?you (?:can|may) take to\b"
    r"|\b(?:provid|giv|offer|grant)(?:es?|ing)? (?:you|users|members|individuals|customers"
    r"|visitors)\b"
    r"|\b(?:tools?|options?|instructions|features?|ways?|opportunity|ability|choices?|controls"
    r"|possibility"
    r"|mechanisms?|rights?|procedures?|functionality)"
    r"(?: [a-z’'-]+){0,5}? (?:to|for|of)\b"
    r"|\bhow (?:to|can|may|do|you|i|we|users|visitors|individuals|members|customers)\b"
    r"|\b(?:allow|enabl|permit)(?:s|ing|e|es)? (?:[a-z]+ )?(?:you|users|customers|members"
    r"|individuals|visitors|residents|consumers|parents|patients|them)\b"
    r"|\b(?<!we )(?<!may )(?<!not )(?:would like|wish(?:es)?|wants?|desires?"
    r"|prefer)(?: us)?:? (?:to|that)\b"
    r"|\blets? (?:you|users|visitors|members)\b|\bhappy to\b|\bglad to\b|\bpleased to\b"
)
_ASKED = (
    r"\b(?:questions?|queries|inquiries|concerns) (?:about|regarding|concerning|on)(?: how to)?$"
    r"|\blearn (?:more )?about$"
    r"|\b(?<!we )(?<!we may )(?<!we will )(?<!can )(?:request(?:s|ing|ed)?|(?:ask|asks|asked"
    r"|asking)(?! you\b))\b(?! (?:that )?(?:you|users|members)\b)"
    r"|\b(?:contact(?:ing)?|write to|writing to|e-?mail(?:ing)?|call(?:ing)?|notify(?:ing)?|tell"
    r"|inform|reach(?:ing)? out to|get(?:ting)? in touch with) "
    r"(?:us|our|the|[a-z.@-]+@[a-z.-]+)\b|\bplease (?:contact|call|write|e-?mail|visit|use|click"
    r"|go|complete|fill|submit|send|log|sign|let|reach)\b|\bplease \[e-?mail"
    r"|\b(?:log|sign)(?:ging|ing)? ?(?:in|on)(?:to)?\b|\b(?:visit|click|go to|use|access|submit"
    r"|complete)(?:ing)? (?:on )?(?:your|the|our|here|this)\b"
)
ON_REQUEST = re.compile(
    r"\b(?:up ?on|at|following|on)(?: your| the| an?| (?:users?|individual|customer|member|client"
    r"|person)[’']?s?[’']?| any| such| written|"
    r" verified| verifiable| valid| reasonable| his| her| or| their| specific| receipt of"
    r"| receiving){0,6} request\b"
    r"|\bif (?:so )?(?:you|they|users?) (?:so )?(?:ask|request|(?:wish|choose)(?! to))\b"
    r"|\b(?:if|where) (?:so )?requested\b|\bsend (?:us )?an? (?:written )?request\b"
    r"|\bif you ask us\b|\bwhen requested\b"
    r"|\bas you (?:have )?request|\bif (?:a |any |the )?(?:user|visitor|you)s?\b[^.;]{0,80}"
    r"\bno longer (?:desire|wish|want)s?\b"
)
NOT_GRANTED = (
    r"cannot|can ?not|unable|not (?:be )?able|(?:contact (?:the|our|your|that|this)"
    r"|behalf of (?:our|the|your|its)?)(?: \w+)? (?:customer|client|users?\b|employer|school"
    r"|organi[sz]ation|administrator|data controller)|third[- ]part|processor"
    r"|do(?:es)? not have|without the|may not|(?:communicate with|contact) (?:them|those|these)\b"
    r"|(?:reserves?|retains?) (?:the )?rights?|instead of|rather than"
    r"|not (?:ensure|guarantee)|governments?\b|agenc(?:y|ies)\b|\bother (?:people|users|members"
    r"|individuals)|\bwe (?:[a-z]+ )?(?:deny|refuse|decline)\b|(?:will|may|can) not provide"
    r"|refuse to provide"
    r"|enable us|cookies? (?:allow|enable)|subpoena|authorit(?:y|ies) (?:wish"
    r"|may)"
    r"|law enforcement|(?:not|n['’]t) accept|not possible|may be (?:given|provided)|others from"
    r"|may need to|not (?:under (?:an|any) obligation|obligated|required|obliged) to (?:comply"
    r"|provide|delete|erase)"
)
"""In the sentence of a deed that is denied, or asked of others; for Rust's engine."""
NEW_CLAUSE = re.compile(
    r"[.;:?!](?=\s)|\b(?:we (?:will|may|can|might|could|do|does|use|collect|share|process|need"
    r"|must|shall"
    r"|would|also|ask|cannot)\b"
    r"|(?:they|which|who|whom|unless|because|but|not|third|part(?:y|ies)|employees|staff|personnel"
    r"|partners|providers?|vendors|contractors|agents|affiliates|reserves?|companies"
    r"|unauthori[sz]ed|agree|responsib))"
)
"""After it, what readers may do is told no longer."""
OFFERED = re.compile(
    rf"\b{READERS} (?:(?:of (?:our|the|this) [a-z]+|also|always|further|who|can|may"
    rf"|will|generally|usually|at any time) ){{0,2}}"
    rf"{_ABLE}\b|{_WAYS}|{_ASKED}"
)
"""What readers may, can or wish to do, before what is done in the same clause."""
ONE_WISHES_TO = re.compile(r"^[^a-z]*(?:in order )?to (?:[a-z]+ ){0,3}(?:an? |the )?$")
"""All before a deed at the beginning of a sentence, as in `To correct your data, write to us`."""
BY_MEANS = re.compile(
    r"[^.;]{0,110}?\b(?:at any time|at anytime|(?:by|or|and) (?:contacting|e-?mailing|writing"
    r"|logging|signing|visiting"
    r"|sending|calling|clicking|accessing|going|using|submitting|completing|following|editing"
    r"|notifying|selecting|changing)|by (?:e-?mail|mail"
    r"|phone|telephone|post)|please|contact(?: us)?|(?:via|through|in|on|from|within"
    r"|using) (?:your|the|our|my) (?:[a-z]+ ){0,3}"
    r"(?:settings|profile|account|page|dashboard|form|preferences|section)|you (?:may|can|should"
    r"|must|will need|need)|simply|log ?in|click|visit|send|e-?mail|call|write|fill|go|let|notify"
    r"|submit)\b"
)
"""How it is done, after it."""
SO_THAT_WE = re.compile(
    r"\b(?:contact|notify|tell|inform|e-?mail|write|let us know|call|advise"
    r"|alert)\b[^;]*\b(?:so(?: that)?|and|in order that)"
    r" we (?:can|may|will|shall)(?: [a-z]+){0,6} $"
)
"""What we do when readers write to us."""

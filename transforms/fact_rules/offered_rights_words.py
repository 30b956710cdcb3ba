"""What readers may be offered to do with their data, and the words of such offers.

Patterns are of text in lower case.
"""

from __future__ import annotations

import re

from transforms.patterns import with_ascii_edges

NAMES = {
    "access": (
        r"access(?:ing)?(?: to)?|view(?:ing)?|review(?:ing)?|inspect(?:ing)?|examine|look at"
        r"|tell you (?:what|which|whether)|see|check"
        r"|download(?:ing)?|(?:(?:receiv|obtain|request|get|download|provid)(?:e|ing)?"
        r" )?(?:an? |the )?(?:[a-z]+ ){0,2}?cop(?:y|ies) of|send me"
        r"|(?:request|obtain|receive|know)(?:ing)? (?:\(?[0-9a]\) )?(?:the |certain "
        r"|any )?(?:specific pieces|categories)"
        r"(?: (?:and|or)(?: the)? (?:categories|specific pieces))? of"
    ),
    "rectification": (
        r"correct(?:ed|ing|ions?(?: (?:of|to))?)?|updat(?:ed?|ing)|amend(?:ed|ing|ments? (?:of"
        r"|to))?|modif(?:y|ied|ying|ications? (?:of|to))|chang(?:ed?|ing)|changes(?: to)?"
        r"|rectif(?:y|ied|ying|ication(?: of)?)|edit(?:s to|ed|ing)?|revis(?:ed?|ing)"
        r"|updates? (?:of|to)"
        r"|alter(?:ed|ing)?|adjust"
    ),
    "erasure": (
        r"delet(?:ed?|ing|ion(?: of)?)|remov(?:ed?|ing|al(?: of)?)|eras(?:ed?|ing|ure(?: of)?)"
        r"|destroy(?:ed)?"
    ),
    "restriction": (
        r"(?:restrict(?:ing|ions? (?:of|on))?|limit(?:ing|ations? (?:of|on))?|suspend) (?:our "
        r"|the )?"
        r"(?:(?:collection|storage|disclosure|future|further|and|or|and/or) )*(?:use"
        r"|processing)(?: (?:and|or) disclosure)? of"
        r"|restrict(?:ing|ion of)?"
    ),
    "objection": (
        r"(?:object(?:ing|ion)? to|oppose|stop(?:ping)?|cease|discontinue)"
        r"(?: (?:our |the |any |such |further ){0,2}(?:use|using|processing|collection"
        r"|collecting)(?: of)?)"
    ),
    "portability": r"export(?:ing)?|port(?:ing)?|portability of|transfer(?: of)?",
}
_NAME = "|".join(NAMES.values())
_JOINT = (
    r"(?:,? (?:and/or|and|or|&) |, ?| ?/ ?)(?:to |otherwise |that we |requesting |requests? "
    r"|obtain "
    r"|have us |us |for |an? |the |the right to |make |any )*"
)
_NAMED = rf"(?:{_NAME})(?:{_JOINT}(?:{_NAME})){{0,5}}"
_OF_WHAT = (
    r"(?:any|all|some|certain|such|the|this|that|these|those|of|to|in|about|your|my|their|own|both"
    r"|personal(?:ly)?|identifiable|identifying|profile|contact|account|registration|stored"
    r"|existing|online|users?[’']s?|consumer[’']s|individuals?[’']s?|child(?:ren)?[’']s|child"
    r"|member|membership|other|related|associated|user|inaccurate"
    r"|incorrect|incomplete|outdated|erroneous|errors|inaccuracies|mistakes|his|her|or|and|and/or"
    r"|e-?mail"
    r"|mailing|postal|billing|shipping|financial|payment|credit|card|demographic|submitted"
    r"|private|confidential|customer|subscriber|health|medical|protected|transaction(?:al)?"
    r"|sensitive"
    r"|posted|public|content|name|phone|telephone|numbers?|address(?:es)?|collected|previously"
    r"|preferences|data|information"
    r"|an?|cop(?:y|ies)|that is|with|from|us|specific|pieces|categories|preferences)"
)
_DATA = r"(?:information|data|details|records|pii|phi)\b"
_OBJECT = rf"(?:,? {_OF_WHAT}){{0,9}} {_DATA}"
_BACK = rf"(?:{_NAME})(?:{_JOINT}(?:{_NAME})){{0,5}} (?:it|them)\b"
"""What may be done to data that were named before."""
_ITS = r"(?:its|their) (?:removal|deletion|erasure|correction|rectification)\b"
_DONE = r"(?:deleted|removed|erased|corrected|updated|amended|changed|rectified|modified|destroyed)"
_PASSIVE = (
    r"(?:request|ask|want|wish|like|have)(?:s|ing|ed)?(?: to have)?(?: that| for)?"
    rf"(?: (?:it|them)|(?: {_OF_WHAT}){{0,6}} {_DATA}(?: that| we| you| hold| have| on| about"
    rf"| their"
    r"| your| child(?:ren)?| provided| to| us){0,6}) (?:to )?(?:be )?(?:permanently )?"
    rf"(?:{_DONE}(?:,| or| and|, or)? ?){{1,3}}"
)
"""What may be done to the reader's data, of which they are the subject."""
DEED = with_ascii_edges(rf"\b(?:{_PASSIVE}|{_NAMED}{_OBJECT}|{_BACK}|{_ITS})")
"""Something done to data; for Rust's engine."""
HINTS = (
    r"nformation|NFORMATION|[Dd]ata|DATA|etails|ecords|PII|PHI|\b(?:it|them)\b",
    r"[Aa](?:ccess|CCESS|mend|lter|djust)|ACCESS|[Rr]ev(?:iew|is)|REVIEW|[Vv]iew|VIEW|[Ii]nspect"
    r"|xamine|\bsee |[Ll]ook at|ell you w|[Cc]heck |ownload"
    r"|[Cc]op(?:y|ies) of|[Ss]end me|specific pieces|ategories|orrect|ORRECT|[Uu]pdat|UPDAT|odif"
    r"|ODIF|hang(?:e|ing)|HANG|ectif|ECTIF|[Ee]dit|EDIT"
    r"|elet|ELET|[Rr]emov|REMOV|[Ee]ras|ERAS|estr(?:ict|oy|uct)|ESTRICT|[Ll]imit|uspend|bject"
    r"|[Ss]top|[Cc]ease"
    r"|iscontinue|xport|[Pp]ort(?:ab|ing| )|ransfer",
)
"""Both match in all texts that have such a deed; quick to search all text with."""

READERS = (
    r"(?:you|i|users?|visitors?|members?|customers|consumers?|individuals?|persons?|clients"
    r"|subscribers?|(?:parents?|guardians?)|residents?|(?:data )?subjects?|participants?|donors?"
    r"|patients?"
    r"|anyone|he or she|applicants?|students?|who)"
)
_ABLE = (
    r"(?:may|can|could|might|will be able|(?:is|are) (?:able|free|entitled|allowed|permitted)"
    r"|wish(?:es)?|wants?"
    r"|would like|['’]d like|desires?|(?<=if you )need|would prefer|chooses?|prefers?|(?:have|has"
    r"|having|want)"
    r" us|(?:have|has) the|at any time)"
)
_WAYS = (
    r"\b(?:tools?|options?|instructions|features?|ways?|opportunity|ability|choices?|controls"
    r"|possibility"
    r"|mechanisms?|rights?|procedures?|functionality)"
    r"(?: [a-z’'-]+){0,5}? (?:to|for|of)\b"
    r"|\bhow (?:to|can|may|do|you|i|we|users|visitors|individuals|members|customers)\b"
    r"|\b(?:allow|enabl|permit)(?:s|ing|e|es)? (?:you|users|customers|members|individuals|visitors"
    r"|parents|patients|them)\b"
    r"|(?<!we )(?<!may )(?<!not )\b(?:would like|wish(?:es)?|wants?|desires?"
    r"|prefer)(?: us)?:? (?:to|that)\b"
    r"|\blets? (?:you|users|visitors|members)\b|\bhappy to\b|\bglad to\b|\bpleased to\b"
)
_ASKED = (
    r"(?<!we )(?<!we may )(?<!we will )(?<!can )\b(?:request(?:s|ing|ed)?|(?:ask|asks|asked"
    r"|asking)(?! you))\b(?! (?:that )?(?:you|users|members)\b)"
    r"|\b(?:contact(?:ing)?|write to|writing to|e-?mail(?:ing)?|call(?:ing)?|notify(?:ing)?|tell"
    r"|inform) "
    r"(?:us|our|the|[a-z.@-]+@[a-z.-]+)\b|\bplease (?:contact|call|write|e-?mail|visit|use|click"
    r"|go|complete|fill|submit|send|log|sign|let)\b"
    r"|\b(?:log|sign)(?:ging|ing)? ?(?:in|on)(?:to)?\b|\b(?:visit|click|go to|use|access|submit"
    r"|complete)(?:ing)? (?:on )?(?:your|the|our|here|this)\b"
)
ON_REQUEST = re.compile(
    r"\b(?:up ?on|at|following|on)(?: your| the| an?| (?:users?|individual|customer|member|client"
    r"|person)[’']?s?[’']?| any| such| written|"
    r" verified| verifiable| valid| reasonable| his| her| or| their| specific| receipt of"
    r"| receiving){0,6} request\b"
    r"|\bif (?:so )?(?:you|they|users?) (?:so )?(?:ask|request|wish|choose)\b"
    r"|\bif (?:so )?requested\b|\bif you ask us\b|\bwhen requested\b"
)
_STOP = (
    r"we (?:will|may|can|might|could|do|does|use|collect|share|process|need|must|shall|would|also"
    r"|ask|cannot)\b"
    r"|(?:they|which|who|whom|unless|because|but|not|third|part(?:y|ies)|employees|staff|personnel"
    r"|partners|providers?|vendors|contractors|agents|affiliates|reserves?|companies"
    r"|unauthori[sz]ed|agree|responsib)"
)
_GAP = rf"(?:(?!\b{_STOP})[^.;:?!]){{0,110}}:?[^a-z]{{0,3}}$"
OFFERED = re.compile(
    rf"(?:(?:\b{READERS}\b(?: (?:also|always|further|who|can|may|at any time)){{0,2}} {_ABLE}\b)"
    rf"|{_WAYS}|{_ASKED}){_GAP}"
)
"""What readers may, can or wish to do, up to what is done."""
ONE_WISHES_TO = re.compile(r"^[^a-z]*(?:in order )?to (?:[a-z]+ ){0,3}$")
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

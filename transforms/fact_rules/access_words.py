"""The words by which policies say that only some may get at data."""

from __future__ import annotations

PEOPLE = (
    r"(?:employees?|personnel|staff|persons?|individuals|contractors|workers|people|volunteers"
    r"|administrators?|team members|those)"
)
_LIMITED = r"(?:limited|restricted|confined|controlled|reserved)"
_HOW = (
    r"(?:(?:strictly|only|also|further|therefore|generally|always|tightly|carefully|highly|being"
    r"|usually) ){0,2}"
)
_LET = r"(?:granted|allowed|permitted|given|provided|available)"
_WHO_NEED = (
    r"(?:who|that|whose|with) (?:[a-z]+ ){0,2}(?:need|require|duties|job|legitimate|authori[sz]"
    r"|roles?"
    r"|responsib|business|official)"
)
ACCESS = (
    r"access controls?|restricted (?:personnel |employee )?access"
    r"|(?:restrict|limit)(?:s|ed|ing)?(?: the)? access|need[- ]to[- ]know"
    r"|role-based (?:access|permissions?)|least[- ]privileges?"
    rf"|(?:restrict|limit|control)(?:s|ed|ing)? the number of {PEOPLE}"
    rf"|access [a-z ,’'-]{{0,90}}\b(?<!processing )(?:is|are|be) {_HOW}{_LIMITED}"
    r"(?! in any\b| (?:by|with|through|using|via) [a-z ,]{0,40}passw)"
    rf"|access (?:(?:is|are) being )?(?:strictly )?{_LIMITED} to"
    rf"|access (?:will be|is|are) (?:[a-z]+ )?{_LET} (?:only|solely)"
    rf"|access to [a-z ’'-]{{0,70}}\bonly (?:to |by )?(?:those )?(?:[a-z]+ ){{0,2}}{PEOPLE}\b"
    rf"|limit(?:s|ed|ing)? {PEOPLE} access"
    rf"|(?:limited|restricted)(?: number of)? {PEOPLE} who"
    r"|(?:accessible|accessed) (?:only |solely )?(?:to|by) (?:only )?(?:our )?(?:authori[sz]ed"
    r"|those (?:authori[sz]ed|approved)|those [a-z]+ who|(?:a )?(?:limited|small|select|few))"
    rf"|(?:accessible|accessed|viewed|seen) (?:only |solely |exclusively )(?:to|by) (?:[\w’'-]+ )"
    rf"{{0,3}}{PEOPLE}\b"
    r"|only (?:be )?(?:accessible|accessed|viewed|seen) (?:to|by) (?:(?:an? )?(?:authori[sz]ed"
    r"|limited"
    rf"|small|select|few)\b|(?:[\w’'-]+ ){{0,3}}{PEOPLE}\b)"
    rf"|accessed by (?:[\w’'-]+ ){{0,2}}{PEOPLE} {_WHO_NEED}"
    r"|access [a-z ,]{0,40}\bauthori[sz]ed only"
    rf"|only (?:authori[sz]ed |those |certain |trained |select(?:ed)? )*(?:(?!{PEOPLE}\b)[\w-]+ )"
    rf"{{0,2}}{PEOPLE}[ ,][a-z ,.()’]{{0,150}}?\b(?:access|see)\b"
    r"|zugriffs(?:kontroll|beschränk)\w*|contrôles? d['’]accès"
)
ACCESS_BEGINNINGS = (
    r"access (?:control|[a-z ,’'-]*?\b(?:(?:is|are|be) (?:[a-z]+ ){0,2}(?:limi|restr|confine|contro"
    rf"|reser)|authori[sz]ed only))"
    rf"|access to [a-z ’'-]*?\bonly (?:to |by )?(?:those )?(?:[a-z]+ ){{0,2}}{PEOPLE}\b"
    rf"|restrict(?:s|ed|ing)? (?:the access|the number|access|employee|personnel|number"
    rf"|{PEOPLE})"
    r"|access (?:is |are |is being )?(?:strictly )?(?:limited|restricted)"
    rf"|access (?:will be|is|are) (?:[a-z]+ )?{_LET}"
    rf"|limit(?:s|ed|ing)? {PEOPLE} access|limit(?:s|ed|ing)? (?:the )?(?:access|number)"
    rf"|control(?:s|ling)? the number of|limited {PEOPLE} who|need[- ]to[- ]know|role-based"
    r"|least[- ]privi|zugriffs|contrôles? d"
    r"|(?:access[a-z]*|viewed|seen) (?:(?:only|solely|exclusively) )?(?:to|by) (?:[a-z’'-]+ ){0,3}"
    rf"(?:auth|limi|selec|small|few|approved|{PEOPLE}\b)"
    r"|only (?:be )?(?:accessible|accessed|viewed|seen) (?:to|by) "
    rf"|only (?:(?:authori[sz]ed|those|certain|trained|select(?:ed)?) (?:[a-z]+ ){{0,2}}"
    rf"|(?:[a-z-]+ ){{1,2}})?{PEOPLE}[ ,]"
)

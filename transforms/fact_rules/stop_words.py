"""Words by which readers stop something, and what they stop; patterns are of text in lower case."""

from __future__ import annotations

import re

from transforms.patterns import with_ascii_edges

_STOP = (
    r"stop(?:ping)?|refus(?:e|ing)|reject(?:ing)?|block(?:ing)?|disabl(?:e|ing)|declin(?:e|ing)"
    r"|(?:turn|switch|toggl)(?:e|ing)? (?:it |them |this )?off|deactivat(?:e|ing)|disallow(?:ing)?"
    r"|prevent(?:ing)?|limit(?:ing)?|restrict(?:ing)?|avoid(?:ing)?|den(?:y|ying)|suppress(?:ing)?"
    r"|cancel(?:l?ing)?|terminat(?:e|ing)|cease|unlink|eliminat(?:e|ing)"
    r"|(?:not|no longer) (?:to )?(?:accept|allow|permit|enable|share|have|store|receive|use)"
)
"""What is done to all that can be stopped."""
_CLEAR = r"delet(?:e|ing)|remov(?:e|ing)|clear(?:ing)?|eras(?:e|ing)"
"""What is done to cookies that were stored."""
_SET = (
    r"(?:manag|chang|updat|modify|amend|customi[sz]|configur|personali[sz])(?:e|ing)?"
    r"|(?:adjust|edit|control|review|alter|adapt|modify|select|set|accept)(?:ing)?"
    r"|(?:indicat|specify|express|choos)(?:e|ing)?"
)
"""What is done to preferences and settings."""
_CONTROL = (
    r"manag(?:e|ing)|control(?:ling)?|(?:mak(?:e|ing)|exercis(?:e|ing)|express(?:ing)?) (?:(?:a"
    r"|your) )?choices? (?:about|regarding|on|over|with respect to)"
    r"|(?:choos|decid|select|specify)(?:e|ing)? (?:whether|if|how|which|what)"
)
"""What is done to things by those who have the choice of them."""
_TAKE_BACK = r"withdraw(?:ing)?|revok(?:e|ing)|remov(?:e|ing)|chang(?:e|ing)|rescind(?:ing)?"
_OBJECT = r"object(?:ing|ion|ed|s)?|oppos(?:e|ing)"
_GAP = r"[^.;:?!|]{0,120}?"
_PERSONAL = (
    r"(?:interest|preference|usage)[- ]based|personali[sz](?:ed|e|ing)|targeted|tailored"
    r"|customi[sz]ed"
    r"|behaviou?ral(?:ly targeted)?|cross-context|relevant"
)
_COOKIES = (
    r"(?:cookies?|tracking technolog(?:y|ies)|(?:web )?beacons?|(?:tracking )?pixels?"
    r"|flash objects?|(?:flash )?lsos?|local shared objects?"
    r"|local(?:ly)? (?:shared )?stor(?:age|ed data))\b"
)
_ADVERTISING = (
    rf"(?:{_PERSONAL})[^.;:?!|]{{0,30}}?\b(?:ads?|advert[a-z]*|marketing)\b|ads? personali[sz]ation"
    r"|ad tracking|(?:re)?targeting\b|re-?marketing\b|(?:serve|show|deliver|see)(?: you| you with)?"
    r" (?:ads|advertisements|advertising)\b"
)
_MARKETING = (
    r"(?:direct|e-?mail|electronic|our|other|any|all|receiving|such) marketing\b"
    r"|marketing (?:purposes?|(?:[a-z]+ )?(?:communications?|messages?|materials?|information"
    r"|e-?mails?|calls?|texts?|mail(?:ings)?|updates)|activities|contact)\b"
    r"|newsletters?\b|promotional (?:[a-z-]+ ){0,2}(?:communications?|messages?|materials?"
    r"|information|e-?mails?|offers?|calls?|texts?|mail(?:ings)?|updates)\b"
    r"|(?:offers (?:and|or) promotions|promotions (?:and|or) (?:[a-z]+ )?offers)\b"
    r"|consents? (?:for us to contact|to (?:receiv(?:e|ing)|be contacted))\b"
    r"|(?:commercial )?(?:canvassing|prospecting|prospection)\b"
    r"|unsolicited (?:[a-z-]+ ){0,2}(?:communications?|messages?|e-?mails?|mail)\b"
)
_NOTIFICATIONS = r"(?:(?:push|in-app|app|mobile|device|browser)[- ]notifications?|notifications)\b"
_LOCATION = (
    r"(?:(?:geo-?)?location(?:al)?[- ](?:services?|data|information|tracking|sharing|settings"
    r"|permissions?|access|features?|based|history|functions?)|geo-?location|gps)\b"
    r"|(?:access(?:ing)?|collect(?:ing|ion of)?|shar(?:e|ing)|track(?:ing)?|us(?:e|ing)(?: of)?) "
    r"(?:to )?(?:your |the |our )?(?:(?:precise|exact|current|background|device['’]?s?|physical"
    r"|mobile|real-time|approximate) ){0,3}locations?\b"
)
_ANALYTICS = (
    r"(?:google|adobe|web|website|firebase|yandex|third[- ]party) analytics|analytics (?:cookies?"
    r"|services?|tools?|purposes|tracking)"
    r"|matomo|hotjar|analytics\b|(?:session|web) (?:replay|tracking)\b"
)
_TRAINING = (
    r"(?:train(?:ing)?|improve|develop)\b[^.;:?!|]{0,40}?\b(?:ai|artificial intelligence"
    r"|machine learning|language|llm|generative)\b"
)
_SALE = (
    r"(?:sale|selling|sharing)(?: (?:or|and|/) (?:sale|selling|sharing|disclosure))? of "
    r"(?:(?:your|their|my) (?:[a-z]+ )?|personal |this |such )(?:data|information|details)\b"
)
STOPPED = {
    "artificial_intelligence": _TRAINING,
    "sale_or_sharing": _SALE,
    "interest_based_advertising": _ADVERTISING,
    "marketing": _MARKETING,
    "notifications": _NOTIFICATIONS,
    "location": _LOCATION,
    "analytics": _ANALYTICS,
    "cookies": _COOKIES,
}
"""What is stopped, the more special before the more general."""
ANY = "|".join(STOPPED.values())
_SETTINGS = r"(?:preferences?|settings?|choices?|options?|consents?|permissions?|subscriptions?)\b"
_SETTABLE = {
    "interest_based_advertising": rf"(?:ads?|advert[a-z]+)(?: [a-z]+)? {_SETTINGS}",
    "notifications": rf"(?:[a-z-]+ )?notifications?(?: [a-z]+)? {_SETTINGS}"
    "|types? of notifications",
    "location": rf"location(?: [a-z]+)? {_SETTINGS}",
    "cookies": rf"cookies?(?: [a-z]+)? {_SETTINGS}|(?:settings?|options?|preferences)"
    r" (?:of|for|about|regarding|applicable to) (?:your |our |the |all )?cookies\b",
    "marketing": (
        r"(?:e-?mail(?:ing)?|(?:tele)?marketing|communications?|contact|newsletters?|mail(?:ing)?"
        r"|subscriptions?|promotional|messaging)(?: (?:and|or|and/or|[a-z]+) [a-z]+| [a-z]+)? "
        rf"{_SETTINGS}|(?:e-?mail|newsletter|mailing) subscriptions?\b"
    ),
}
_ANY_SETTABLE = "|".join(_SETTABLE.values())
_OWN_PREFERENCES = r"your (?:[a-z]+ )?(?:preferences|choices)\b"
"""Of what the heading tells."""
WHAT = re.compile(
    r"\b(?:"
    + "|".join(
        f"(?P<{what}>{_SETTABLE[what]}|{of})" if what in _SETTABLE else f"(?P<{what}>{of})"
        for what, of in STOPPED.items()
    )
    + ")"
)
_SOLD = r"(?:your|my|their) (?:personal |sensitive )?(?:information|data|details|info)\b"
VERB = rf"\b(?:{_STOP}|{_CONTROL}|{_CLEAR}|{_SET}|{_TAKE_BACK}|{_OBJECT}|not (?:to )?sell)\b"
"""What every choice begins with."""
CHOICE = (
    rf"\b(?:(?:{_STOP}|{_CONTROL})\b{_GAP}\b(?:{ANY})"
    rf"|(?:{_CLEAR})\b{_GAP}\b{_COOKIES}"
    rf"|(?:{_SET})\b{_GAP}\b(?:{_ANY_SETTABLE})"
    rf"|(?:{_TAKE_BACK})\b{_GAP}\b(?:consent|permission|agreement|authori[sz]ation)\b{_GAP}"
    rf"\b(?:{ANY}|marketing\b)"
    rf"|(?:{_TAKE_BACK}) (?:your |their |any |this )?consents? (?:for us to contact"
    r"|to (?:receiv(?:e|ing)|be contacted))\b"
    rf"|(?:{_OBJECT})\b{_GAP}\b(?:{ANY}|marketing\b)"
    rf"|(?:{_SET}) {_OWN_PREFERENCES}"
    rf"|(?:not|stop|cease) (?:to )?sell(?:ing)?\b{_GAP}\b{_SOLD})"
)
_EASILY = r"(?: also| always| easily| generally| usually)?"
PASSIVE = (
    rf"\b(?:{ANY}|{_ANY_SETTABLE})(?: in (?:your|the) [a-z]+)?(?:,? and how they)?"
    rf" (?:(?:can|may){_EASILY} be"
    r" [\"“]?(?:(?:turned|switched)[ -][\"“]?off|refused|rejected|blocked|disabled|declined"
    r"|deactivated|managed|controlled|changed|adjusted|adapted|modified|withdrawn|revoked|restricted|limited)"
    rf"|can{_EASILY} be (?:deleted|removed|prevented|stopped|cleared|erased))\b"
)
"""What is stopped by whoever it is."""
CHOICE_HINT = with_ascii_edges(
    rf"{VERB}[^.;:?!|]*\b(?:{ANY}|{_ANY_SETTABLE}|{_OWN_PREFERENCES}|{_SOLD}|marketing\b)"
)
"""Matches wherever ``CHOICE`` does; quick to search all text with, as it counts nothing."""
PASSIVE_HINT = (
    r"(?:can|may) (?:[a-z]+ )?be [\"“]?(?:turn|switch|refus|reject|block|disabl|declin|deactiv"
    r"|manag|control|chang|adjust|adapt|modif|withdr|revok|restrict|limited|delet|remov|prevent|stop|clear|eras)"
)
HINT = [
    *("ookie", "OOKIE", "otific", "ocation", "nalytics", "dverti", " ads", " ad ", "arketing"),
    *("ewsletter", "romotion", "references", "ubscription", "argeting", "train", "Train"),
    *("nsolicited", "ettings", "sale ", "selling", "sharing", "atomo", "otjar", "Ad ", "ARKETING"),
    *(
        "ot sell",
        "ot Sell",
        "OT SELL",
        "racking tech",
        "onsent for us",
        "onsent to re",
        "eacon",
        "anvassing",
        "rospect",
        "ixel",
        "Flash",
        "LSO",
    ),
]
"""One of these stands in all that can be stopped."""
_READER = (
    r"(?:you|users?|visitors?|customers?|consumers?|individuals?|members?|residents?|subscribers?"
    r"|(?:data )?subjects?|persons?|anyone|i|people|parents?|clients?)"
)
_BETWEEN = (
    r"(?:[\s\"“‘'(]*(?:also|always|still|either|easily|further|further|simply|generally|usually"
    r"|manually|then|however|instead|even|later|first|chose|opt[- ]out(?: of)?|at any (?:time"
    r"|point|stage)|at all times|free of charge"
    r"|[a-z]+ly"
    r"|completely|choose|elect|decide|opt|prefer|request|ask|instruct|require|tell|us|that|we"
    r"|you|do"
    r"|directly|exercise|your|right|ability|to|and|or|of|go|have|(?:all|most|many|some) browsers"
    r"|in (?:your|the) [a-z]+|[a-z]+(?:,| and(?:/or)?| or|/| / )),?){0,8}[\s\"“‘'(]*$"
)
"""Words between those that offer a choice and the choice; other verbs may be joined to it."""
OFFER = re.compile(
    rf"(?:\b{_READER},? (?:[a-z]+ )?(?:can|may|could|might|will be able to"
    r"|(?:are|is) (?:[a-z]+ )?(?:able|free|entitled|permitted|allowed) to"
    r"|(?:have|has) (?:[a-z]+ ){0,3}(?:right|rights|ability|option|choice|opportunity"
    r"|possibility|control) (?:to|of|over)|(?:should|must|need to|will need to|have to))"
    r"|\b(?P<wish>(?:wish|wishes|want|wants|prefer|would like|[’']d like|desire|decide|choose|like"
    r"|whether) (?:to)?)"
    r"|\b(?:rights?|how|ability|abilities|option|options|opportunity|possibility|possible"
    r"|choices?|ways?|means|tools?|free|able|entitled|controls?|settings?|instructions"
    r"|information|mechanisms?|procedures?|features?|set up|configured|used|adjusted|programmed"
    r"|browser|device|computer) (?:to|of|for)"
    r"|\b(?:information|details|instructions|guidance|help|advice) (?:on|about|for|regarding|with)"
    r"|\bhow (?:do|can|to) (?:i|you)"
    r"|\b(?:allow|enabl|permit|help|assist|let|empower)(?:s|e|es|ing|ting|ed)? "
    rf"(?:(?:all|our|the|their) )?{_READER}(?: to)?"
    r"|\b(?:please|simply|just)|\b(?:ask|asking|request|tell|instruct|require|have)"
    r" (?:that )?(?:us|we)(?: to)?|\brequest that|\b(?:agree|consent)ed)"
    rf"(?:{_BETWEEN}|[a-z ]{{0,40}} \((?:e\.g\.|i\.e\.|such as|including|for example),? $)"
)
JOINED = re.compile(
    rf"\b(?:{_READER} (?:also )?(?:can|may|could|have the (?:right|option|choice|opportunity"
    rf"|ability))|(?:allow|enable|permit|let)s? "
    rf"{_READER}|(?:please|log|visit|go to|click|open))\b(?![^.;]*\b(?:we|they|it|will)\b)"
    r"[^.;:?]{0,90}\b(?:and|or|by|to|,)(?: to| then| also| can| may)?[\s\"“]*$"
)

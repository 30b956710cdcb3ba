"""The words by which policies let their readers opt out; patterns are of text in lower case."""

from __future__ import annotations

import re

HINT = (
    "(?-u)[Oo]pt(?:[- ]| (?:-|–) |- )?[Oo]ut|OPT[- ]OUT|[Oo]pting|OPTING|UNSUBSC|[Uu]nsubscrib"
    "|bmelde|bbestell"
    "|sabonn|sinscri"
)
_OPT_OUT = (
    r"opt(?:ing|s)?(?:[- ]| [-–] |- )?outs?\b(?![@/]|\.[a-z])(?<![/.@-]opt[- ]out)(?<![/.@-]optout)"
)
OPT_OUT = re.compile(_OPT_OUT)
"""Faster than all cues, as it begins with letters that are known."""
CUE = re.compile(
    rf"(?:{_OPT_OUT}|unsubscrib(?:e|ing)\b|abmelde\w*|abbestell\w*|d[ée]sabonn\w+|d[ée]sinscri\w+)"
)
OTHER_CUES = ("unsubscrib", "abmelde", "abbestell", "sabonn", "sinscri")
"""One of these stands in all text that has a cue but `opt out`."""
OFFER = re.compile(
    r"\b(?:you|users?|visitors?|consumers?|customers?|individuals?|residents?|members?"
    r"|recipients?|subscribers?) (?:can|may|might|could"
    r"|(?:also )?have the (?:option|ability|choice|opportunity)|are able|will be able)\b"
    r"(?! not\b)|\b(?:to|please|wish(?:es)? to|want to|would like to|prefer to|how to|option to"
    r"|choose to"
    r"|able to|how (?:do|can) i|(?:information|details|instructions|more) (?:on|about|for"
    r"|regarding)|ability to|choice to|opportunity to|right to|free to|possible to"
    r"|(?:opportunity|option|possibility|method|way|means|mechanism|link) (?:for (?:you|users"
    r"|recipients)"
    r" to|of)"
    r"|(?:allow|enabl|permit)(?:s|ing|e|es)? (?:you|(?:any |all |our )?(?:users?|recipients"
    r"|customers"
    r"|individuals|members|visitors|consumers)) to)[\s\"“”‘’']*"
    r"(?:request to |also |completely |fully |permanently |easily "
    r"|[\w-]+(?: (?:and|or|and/or) | ?/ ?)"
    r"|exercise your (?:right|choice)"
    r" to )?$|\b(?:sie k[öo]nnen|vous pouvez)\b"
)
MAY = ("can ", "may ", "can also ", "may also ", "can always ", "may always ", "can easily ")
"""Right before a cue, whoever it is that may; not the company itself, nor those it works with."""
NOT_OF_READER = re.compile(
    r"\b(?:we|they|parties|partners|vendors|companies|which|that) (?:can|may)\b[a-z ]*$"
)
IMPERATIVE = re.compile(r"(?:^|[:.•–-]\s?|\band/?or )\s*$")
DENIED = re.compile(
    r"\b(?:cannot|can ?not|may not|not (?:\w+ )?able to|unable to|not permitted to|not offer"
    r"|can['’]t"
    r"|no way to|without (?:first )?(?:giving|offering|providing)|unless you (?:have )?receiv\w*"
    r"|not be able to|(?:do|does|will) not (?:provide|support|allow|have|offer|contain))\b"
    r"[^.;]{0,60}$"
    r"|\b(?:remove|delete|(?<!\ba )clear|erase|lose) (?:\w+ ){0,3}$|\b(?:impact"
    r"|affect) (?:\w+ ){0,4}$"
)
AFTERMATH = re.compile(
    r"\b(?:even if|once|after|when|where|although|note that|unless|until|because|that"
    r"|if you (?:choose to )?"
    r"(?:do |later )?)(?: you| your| by| the| have| choose to| decide to){0,3}\s*$"
    r"|\b(?:by|following|received|process|honou?r|of|your|an|the|such)\s*$"
)
AFTER = (" after", " following", " upon", "once you", "if you")
A_REQUEST = re.compile(r"\s*(?:request|preference|cookie|signal|right|choice|notice)s?\b")
OF_THING = re.compile(
    r"[\"”’']? (?:(?:requests?|preferences?|rights?|choices?|decisions?) )?(?:of|from|for) "
)
"""After a cue that names what is opted out of, wherever it stands."""
NAMED_REQUEST = re.compile(
    r"\b(?:requests?|decision|rights?) to [\"“]?\||\b(?:an|your|the|opt-in or) [\"“]?\|[\"”]?"
    r" (?:requests?|right|decision|choice)\b"
)
"""Around a cue that is asked for: `|` stands for the cue."""
NO_OPT_OUT = re.compile(
    r"\b(?:no|not required to|without|never|nor|cannot|need to|must|have to|again|prohibit\w*"
    r"|discriminat\w*|exempt\w*|not apply) [^.;]{0,60}$"
    r"|\b(?:signals?|gpc|treat)\b[^.;]{0,90}$|, (?:and|or) $"
)
"""Before a cue that is no choice of the reader."""
RIGHTS_LISTED = re.compile(
    r"\b(?:know|access|delet\w+|correct\w*|portability)\b(?: requests?"
    r"| rights?)?(?: \(?if applicable\)?)?"
    r"(?:,| and| or)(?: and| or)?(?: to)? (?:delet\w+,? (?:and|or) )?(?:to )?[\"“]?$"
)
"""Before a cue that names the right of sales among the others of its law."""
LISTED_BY = (", ", "and ", "or ", " to ", ",", "“", '"')
"""One of these ends all that ``RIGHTS_LISTED`` matches."""
NO_RIGHT = re.compile(r"\b(?:denial|denied|statistics|number of|report)\b")
OTHER_DEED = re.compile(
    r",? (?:or|and) (?:to )?[a-z]+ (?:your|my)\b| (?:procedures|polic|mechanism|option|setting)"
)
"""After a cue that is none of those rights."""
BACK_IN = re.compile(
    r"\bre-?(?:enabl|subscrib|activat)\w*\b[^.;]*$"
    r"|\bopt(?:ing)?[- ]back[- ]in\b(?! (?:or|and)\b)[^.;]*$"
    r"|\btext(?:ing)? [\"“‘']?start\b[^.;]*$"
)
"""Words before the cue that tell how to be asked again."""
BACK_STEMS = ("enabl", "subscrib", "activat", "back", "start")
"""One of these stands in all that ``BACK_IN`` matches."""
QUOTED_REQUEST = re.compile(r"[\"“‘'](?:(?:my |i )?(?:\w+ ){0,2}to )?$")
"""Before a cue that is the title of a request, to be written in the subject of a message."""
TITLE = re.compile(r"\bsubject\b|\brequests? to\b|\btitled?\b")
TOOLS = re.compile(
    r"(?P<analytics>gaoptout|google analytics opt[- ]?out)"
    r"|(?P<sale_or_sharing>(?:not|n['’]t) sell\b)"
    r"|(?P<interest_based_advertising>networkadvertising|aboutads|your(?:online|ad)choices"
    r"|advertising (?:initiative|alliance))"
)
"""The tools by which a choice is made, named after what they opt out of."""
OF_PRIVACY_LAW = re.compile(r"california|\bccpa\b|\bcpra\b|consumer privacy|nevada")
_OTHERS = r"\b(?:third|other|outside|partners?|compan\w+|affiliates|anyone)\b"
NOT_SHARED = re.compile(
    rf"(?:\bnot |n['’]t )(?:\w+ )?(?:share|disclose|sell)\b[^.;]{{0,60}}{_OTHERS}"
)
A_SIGNAL = re.compile(r"\s*(?:preference )?signals?\b")
"""Told as a fact of its own kind."""
NOT_TO_BE_SHARED = re.compile(
    r"\byou (?:do not|don['’]t|would not|would rather not|prefer)\b[^.;]{0,60}\b(?:share|shared"
    rf"|disclose|disclosed|sell)\b[^.;]{{0,60}}{_OTHERS}[^.;]*$"
)
FROM_SALE = re.compile(r" from (?:having )?[^.;,]{0,40}\b(?:sold|rented|shared|sales?|sharing)\b")
NO_CHOICE = re.compile(
    r" from (?:(?:our|the|all|your|using) )*(?:services?|platform|account|web ?site|site"
    r"|app|application)\b(?! (?:e-?mail|mail|market|promot|news|mess|comm|notif|update|announce))"
    r"|[\"”’']? cookies?\b|[^.;]{0,90}\bopt(?:ing)?[- ]?back[- ]?in\b"
    r"|[^.;]{0,90}, you (?:will |may |would )?(?:also )?(?:need to|must) (?:opt|renew|repeat|do)"
    r"\b[^.;]{0,40}\b(?:each|every|again)\b"
)
"""After a cue by which readers leave a service, or that only tells when to do it again."""
PUSHED = re.compile(r"push[- ]?notif(?:(?!mail|newsletter|text|sms).){0,250}$", re.DOTALL)
"""Before a cue that opts out of `these communications`, which are such notifications."""
THESE = re.compile(
    r"(?:receiving )?(?:these|this|such) (?:types? of )?(?:communication|message)s?\b"
)
MEANS = re.compile(
    r"\b(?:by|via|through|an|send(?:ing)?|written) e-?mails?\b"
    r"|\be-?mail(?:ing)? (?:us|to|address|at)\b|\b(?:e-?)?mail(?:ing)?/(?:e-?)?mail(?:ing)?\b"
    r"|\bsend(?:ing)? (?:us )?(?:an? )?(?:\w+ )?messages?\b"
)
"""Means of writing, which are no mail that a reader gets."""
COOKIE_SETTINGS = re.compile(r"\bcookies?[\"”’]? (?:settings|preferences)\b")
"""A means by which other things than cookies may be opted out of."""
ONCE = ("once", "even if", "after", "although")
ONCE_OFFERED = re.compile(rf"\b(?:{'|'.join(ONCE)})\b[^,]{{0,40}}$")
_WHAT = {
    "sale_or_sharing": r"\bsales?\b|\bselling\b|\bsold\b|\bsharing\b|(?:not|n['’]t)[- ]sell"
    r"|\bshared\b"
    r"|such disclosures?\b|disclosures\b"
    r"|disclos\w+ (?:of )?\w* ?\w* ?(?:to|with) (?:(?:non-?)?affiliated |unaffiliated |other )?"
    r"third"
    r"|third[- ]party (?:sharing|marketing)",
    "artificial_intelligence": r"\btrain(?:ing)?\b[^.;]{0,30}(?:model|\bai\b|llm|data)"
    "|language model"
    r"|generative ai",
    "interest_based_advertising": r"limit ad tracking"
    r"|(?:interest|preference)[- ]based|personali[sz]ed ad"
    "|behaviou?ral"
    r"|targeted (?:online |digital )?(?:ad|market)|tailored|cross-context|online adverti|retarget"
    r"|remarket|ads? personali[sz]ation|advertis(?:ing|ements?) (?:cookies|based)|network advertis"
    r"|behaviou?rally targeted|digital advertising alliance|\bnai\b|\bdaa\b|\b[io]ba\b|aboutads"
    r"|youronlinechoices"
    r"|customi[sz]ed ad"
    r"|personali[sz]ed (?:\w+ )?advert|targeted ads|targeting|optout\.networkadvertising|google ad"
    r"|third[- ]party (?:ad|vendor)|ad[- ]serving|\bads?\b|\badvertis(?:ing|ements?)\b"
    r"|advertisers?\b|personalisierte werbung",
    "profiling": r"\bprofiling\b|automated (?:decision|processing)",
    "analytics": r"analytics|measurement|statistical|session replay|matomo|hotjar",
    "location": r"\bgeo-?location|location (?:data|information|services|tracking)"
    r"|location-based services",
    "notifications": r"push[- ]?notif|notifications?\b",
    "marketing": r"(?:tele)?marketing|promotion|newsletter|mailing|mail lists?\b|e-?mails?\b"
    r"|(?:discussion|distribution) lists?\b"
    r"|receiving (?:[a-z'’&-]+ ){0,4}?(?:information|materials?|news|updates)\b|being notified"
    r"|market(?:ing)? to you"
    r"|receiving mail\b|fundraising|hearing from"
    r"|commercial (?:comm|mess|elec)|offers|(?:further|of|future|marketing|electronic|such"
    r"|any) communication\b|communications\b|(?:text|sms|mms) ?mess|\bsms\b"
    r"|\btexts\b|direct mail|messages|(?:future|further|any) contacts?\b|contacts? from us"
    r"|being contacted|(?:tele)?phone calls|(?:un)?solicit|advertising materials|catalog|surveys"
    r"|rundbrief|alerts|correspondence",
    "cookies": r"cookie|tracking technolog|\btracking\b|web beacon",
}
FIRST_LETTERS = {
    "sale_or_sharing": "sndt",
    "artificial_intelligence": "tlg",
    "interest_based_advertising": "lipbtcornadyg",
    "profiling": "pa",
    "analytics": "amsh",
    "location": "gl",
    "notifications": "pn",
    "marketing": "mtpnerfcodsabuh",
    "cookies": "ctw",
}
"""Of the words for each thing, so that Python passes over the others' at most words."""
ANY_WHAT = re.compile(
    r"\b(?:"
    + "|".join(f"(?=[{FIRST_LETTERS[what]}])(?P<{what}>{of})" for what, of in _WHAT.items())
    + ")"
)
EACH_WHAT = {what: rf"\b(?:{pattern})" for what, pattern in _WHAT.items()}
OF_ADVERTISERS = re.compile(
    r"networkadvertising|aboutads|youronlinechoices|privacyrights\.info|youradchoices"
)
"""Addresses at which all members of a group of advertisers are told at once."""
OF_BUSINESS = re.compile(
    r"\b(?:sales?|sold|acquisition)\b[^.;]{0,60}\b(?:assets|business(?:es)?|stock|bankruptcy)\b"
)
URL = re.compile(r"https?://[^\s<>\"'“”’)\]]{3,200}|\bwww\.[^\s<>\"'“”’)\]]{3,200}")
OBJECT = re.compile(
    r"[\"”’']?\s*(?:(?:or unsubscribe|requests?|preferences?|rights?|choices?|decisions?) )?"
    r"(?:at any time )?,?\s*(?:(?:of|from|out of|for)\s+|(?=the ))"
    r"(?P<what>(?:(?!\b(?:as (?:described|explained|set|provided)"
    r"|by(?! (?:\w+ ){0,3}(?:analytics|networks|advertisers|partners|vendors))"
    r"|via|please"
    r"|you may|you can"
    r"|(?<!your )visit|click)\b)[^.;])*)"
)
JOINER = re.compile(r",|/|\b(?:and|or)\b|\(")
"""Before all things but the first."""
JOINED_THING = re.compile(
    r"(?:,|/|\b(?:and/or|or|and)\b|\([a-z0-9]{1,3}\))[\s\"“]*(?:(?:and|or) )?"
    r"(?:\([a-z0-9]{1,3}\) )?(?:(?:from|of|the|for|any|our|used?|your|certain|receiving|to|such"
    r"|processing|processed|purposes|online"
    r"|data|personal|information) ){0,6}[\"“]?$"
)
"""Before one more thing that is opted out of."""
OF_OTHER_NOUN = re.compile(
    r"[a-z]* (?:e-?mails?|communications?|messages?|materials?|partners"
    r"|companies|providers|networks|vendors|cookies?|relevant)\b"
)
"""After a thing that only tells what kind of e-mails or companies is meant."""
OF_SERVICE = re.compile(
    r"(?:receiving )?(?:our |the |these |such |any )?(?:non-?(?:promotional|marketing)"
    r"|transactional|administrative|service|relationship)\b[^,;]{0,40}(?:communications?|e-?mails?|messages?)\b"
)
"""What is sent about the service, which is no marketing."""
OF_ADS = re.compile(r" (?:platform|tool)s?\b")
"""After `unsubscribe` where that is not of what is sent."""
NOTICE = re.compile(r"\bpush|notifications?\b")
BACK_REFERENCE = re.compile(
    r"(?:(?:receiving|having|the|any|all|some|either|one|future|further) )*(?:of )?"
    r"(?:these|this|that|such|them|it|their|doing so"
    r"|certain (?:practices|activities|options|features)|(?:on|at|in|through|here)(?= ))\b"
)
FOR_THESE = re.compile(r"\bfor (?:these|this|that|such|those) (?:\w+ )?purposes?\b")
NEXT_CLAUSE = re.compile(r",? (?:you|we|it|this|they|please|certain|some|does|will|may)\b")
LABEL_END = re.compile(r"[\"”’']? ?[|:]")
FOUND_IN = re.compile(
    r"[\"”'’]?,? ?(?:links?|buttons?|instructions|options?|features?|mechanisms?|facility"
    r"|procedures?|process"
    r"|directions)\b[^.;:]{0,60}?\b(?:in|at|of|on|within|from|with|to)\b[^.;:]{0,60}?"
    r"\b(?:e-?mails?|newsletters?|messages?|mailings?|communications?)\b"
    r"|[\"”'’]? (?:at|in|on|from|within) (?:the )?(?:bottom|footer|end|foot|any|each|every|all)\b"
    r"[^.;:]{0,40}?\b(?:e-?mails?|newsletters?|messages?|mailings?|communications?)\b"
)
"""After a cue that is to be found in what is sent, so that it opts out of that."""
CARRIED = re.compile(
    r"\b(?:e-?mails?|newsletters?|messages?|mailings?|communications?)\b[^.;:,]{0,40}"
    r"\b(?:contains?|includ(?:es?|ing)|ha(?:s|ve)|provides?|offers?|carr(?:y|ies))"
    r"(?: [a-z]+){0,3} [\"“‘]?$"
)
"""Before a cue that stands in what is sent."""
TOOL = re.compile(
    r"[\"”'’]?(?: ?: ?(?:https?://|www\.)"
    r"| (?:browser )?(?:add-?ons?|plug-?ins?|pages?|tools?|platforms?|choices|programs?"
    r"|mechanisms?|methods?|links?|options?|here|sites?|websites?|portals?|extensions?"
    r"|forms?|buttons?|box(?:es)?|hyperlinks?|articles?)\b"
    r"(?! (?:will|may|that|which|is|are|only|works?|you)\b))"
)
"""After a cue that names the means itself."""
CLICKED = re.compile(
    r"\b(?:click(?:ing)?|select(?:ing)?|press(?:ing)?|us(?:e|ing)|hit(?:ting)?|follow(?:ing)?)"
    r"(?: on)?(?: the| our| an?)? ?[\"“‘']*$"
)
NOT_WISHED = re.compile(
    r"\b(?:not|no longer|rather not|n['’]t) (?:wish|want|like|prefer)? ?(?:to )?"
    r"(?:receive|get|hear|be contacted)\b"
)
ANY_TIME = re.compile(
    r"[\"”’']?[^.;]{0,40}?\b(?:any ?time|later date|if you (?:wish|want|so choose|prefer)"
    r"|whenever you|by (?:contacting|notifying|informing"
    r"|writing to) us"
    r"|as described|as set (?:out|forth)|in the manner|follow(?:ing)? the)\b"
)
"""After a cue that offers the choice though no means is told."""
SEE = re.compile(
    r"[\"”’']?,? (?:of (?:this|it|them|such \w+),? )?(?:please )?(?:see|refer to|consult|review"
    r"|read)\b"
)
"""After a cue of which another place tells more."""
PREVENTED = re.compile(r"\b(?:prevent|stop|disable)\b[^.;]{0,90}\bby $")
"""Before a cue that is itself the means."""

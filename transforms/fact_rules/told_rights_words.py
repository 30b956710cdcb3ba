"""Sentences that grant a right by their shape; patterns are of text in lower case."""

from __future__ import annotations

_SOME = r"[a-z0-9 ,’'“”\"()/§:-]"
"""What stands between words of one sentence. How often is not bounded: counting makes the engine
slow to begin; a match is bounded as a whole."""
_GIVEN = r"(?:consents?|permissions?|authori[sz]ations?)\b"
_WITHDRAW = (
    r"(?:option|ability|possibility|way|means|opportunity|mechanism|able|free|wish"
    r"|want|would like|how|prefer|permit you|allow you"
    r"|permits you|allows you)(?: (?:do|can|may)"
    rf" (?:you|i|users)| (?:you|users) (?:can|may)| for you)?(?: to)?"
    rf" (?:withdraw|revoke|retract) (?:[a-z’'/-]+,? ){{0,6}}?{_GIVEN}"
    rf"|\b(?:can|may|do) (?:you|i) (?:withdraw|revoke|retract) (?:your|my|the) {_GIVEN}"
    rf"|{_GIVEN}{_SOME}*?\b(?:right|entitled|free|able|option) to (?:withdraw|revoke)"
    rf" (?:it|this|the same)\b"
    rf"|^[^a-z]{{0,6}}change(?:/| or | )(?:withdraw |revoke )?(?:your|my) consent"
    rf"[^a-z]{{0,4}}$"
    rf"|{_GIVEN}{_SOME}*?\b(?:you|he|she|they|users?|he or she) (?:may|can) (?:also "
    rf"|always )?"
    r"(?:withdraw|revoke)\b"
    rf"|{_GIVEN}{_SOME}*?\b(?:may|can) (?:also )?be (?:withdrawn|revoked)\b"
    r"|(?:you|parents?|guardians?|users?|members?|subscribers?|individuals?|participants?"
    r"|students?|employees?|customers?|clients?|visitors?|patients?|persons?|subjects?)"
    r" (?:may|can)[a-z ,’'-]*? (?:withdraw|revoke|retract) "
    rf"(?:[a-z’'/-]+,? ){{0,6}}?{_GIVEN}"
    r"|(?:know|learn) more or (?:to )?withdraw (?:your|the) consent\b"
    rf"|\bto (?:withdraw|revoke|retract) (?:your|my|the|any|that|this|a|previous)"
    rf" (?:[a-z’'/]+,? ){{0,4}}?{_GIVEN}"
    rf"|^[^a-z]{{0,8}}(?:[a-z]+(?:ing|ion)(?:,| to| or| and|/)+ ?){{1,3}} ?(?:withdraw(?:al|ing)?"
    rf"|revoking) (?:of )?(?:your |the )?{_GIVEN}"
    r"|^[^a-z]{0,6}(?:withdraw(?:al|ing)?|revo(?:ke|cation|king))(?: (?:your|of|the|my|data"
    rf" protection)){{0,3}} {_GIVEN}"
)
_WRONG = (
    r"(?:incorrect|inaccurate|incomplete|out of date|wrong|outdated|not (?:correct|accurate))\b"
)
_MENDED = r"(?:corrected|updated|amended|rectified|changed)\b"
_REPORT = (
    r"(?:let us know|notify us|inform us|tell us|advise us|contact us|contact our|write to|e-?mail"
    r"|contact the|notify the|please (?:send|provide|contact|log|complete|use|submit|call)"
    r"|we will (?:[a-z]+ )*(?:correct|amend|rectify|update)"
    r"|make (?:the |any )?(?:appropriate |necessary )?(?:changes|corrections))\b"
)
_CORRECT = (
    rf"\b(?:information|data|details){_SOME}*?\b(?:is|are|be|was) (?:[a-z]+ ){{0,2}}?{_WRONG}"
    rf"{_SOME}*?\b{_REPORT}"
    rf"|\b{_REPORT}{_SOME}*?\b(?:information|data|details){_SOME}*?"
    rf"(?:\b(?:is|are) (?:[a-z]+ )?{_WRONG}|\bneeds? (?:to be )?{_MENDED})"
)
_DISCLOSED = (
    rf"\b(?:permits?|allows?|entitled?|entitles|gives?|provides?|may|can|right|wish"
    rf"|like)\b{_SOME}*?"
    rf"\b(?:request|ask|obtain)\b{_SOME}*?(?:\blists? of (?:all )?(?:the )?"
    rf"(?:[a-z]+ ){{0,2}}?third[- ]parties{_SOME}*?\b(?:disclos|shar)[a-z]+"
    rf"|\b(?:information|notice|disclosures?|list|data"
    rf"|details|categories|if we have|whether we)\b{_SOME}*?\b(?:disclos"
    rf"|shar)[a-z]+{_SOME}*?\b(?:third[- ]|other )part(?:y|ies))"
    rf"|\bto receive\b,?(?: once a year,?)?(?: free of charge,?)? information about"
    rf" (?:the )?third parties{_SOME}*?\b(?:disclos|shar)[a-z]+"
    rf"|\brequests? (?:from|by) [a-z ]*asking (?:about|how){_SOME}*?\b(?:disclos"
    rf"|shar)[a-z]+{_SOME}*?\b(?:third[- ]|other )part(?:y|ies)"
)
_AT_AUTHORITY = (
    r"(?:authorit(?:y|ies)|regulator|regulatory agency|commission(?:er)?s?|ombuds[a-z]*|ico"
    r"|attorney general|cnil|oaic)\b"
)
_COMPLAINED = (
    r"\b(?:lodg|fil|mak|rais|submit|bring|send|address|direct)(?:e|ing|ting)?"
    r" (?:an? |your |any |the |such )?(?:formal |official |written )?"
    rf"(?:(?:complaint|grievance|concern)s?\b{_SOME}*?\b(?:to|with|before)"
    rf"|(?:request|claim|petition) with)\b{_SOME}*?\b{_AT_AUTHORITY}"
    rf"|\b(?:to complain|complaining|right (?:of|to) appeal) (?:directly )?to"
    rf" {_SOME}*?\b{_AT_AUTHORITY}"
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
    rf"\bnot (?:be denied|deny|refuse|charge|penali[sz]e|treat|offer|provide"
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
    r"\b(?:you|residents|consumers) (?:can|may) (?:also )?(?:request|ask for) (?:certain "
    r"|specific )?"
    r"(?:information|details) (?:about|on|regarding|as to|concerning) (?:how|what|which|whether)\b"
    rf"|\b(?:wish|want|would like|[’']d like) to (?:know|find out|confirm|learn|be informed|verify"
    rf"|see) (?:about |of )?(?:what|which|whether|that|if)\b{_SOME}*?\b(?:information|data"
    rf"|details)\b{_SOME}*?\b(?:about you|about me|we (?:hold|have|store|keep|process)|held)\b"
    r"|\b(?:you|residents|consumers|users?|individuals?) (?:can|may|(?:would like|wish|want|have"
    r" the right|are entitled) to) (?:also )?(?:request|ask for|obtain|receive)"
    r" (?:certain |specific |further |more |the )?(?:information|details) (?:about|on|regarding"
    r"|as to|concerning|of) (?:the |your |any |all |its |our |such ){0,2}(?:processing of your |use"
    r" of your )?(?:stored )?(?:personal(?:ly identifiable)? )?(?:information|data)\b"
    rf"|\b(?:permits?|allows?|entitled?|entitles|right|may|can|wish|like)\b{_SOME}*?"
    rf"\b(?:request|ask for|obtain) (?:certain |more |additional |further )?information"
    rf" (?:about|on|regarding|concerning|as to) (?:our|the company[’']s|how (?:we|the company))"
    rf" {_SOME}*?\byour (?:personal )?(?:information|data)\b"
)
_APPEALED = (
    r"\bappeal(?:ing)? (?:to us )?(?:against )?(?:the |an? |our |any |such |that |this |your"
    r" |adverse )*(?:[a-z]+ ){0,2}?(?:decisions?|denials?|denied requests?|refusals?|response"
    r"|determination|outcome|inaction)\b"
    r"|\b(?:to|may|can|should|must|please|want|wish) (?:also )?(?:submit|file|make|request|send"
    r"|lodge|initiate)(?: us)? (?:an |your |such |the |a written )?appeals?\b"
    r"|\b(?:allow|permit|able|entitled|opportunity|right|possibility|option)(?:s|ed)?"
    r"(?: you| us| consumers| residents)? to appeal\b"
    r"|\bappeals? (?:requests? )?(?:may|can|should|must) be (?:submitted|made|sent|filed)\b"
    r"|^[^a-z]{0,8}(?:the |your )?appeals?(?: process| of decisions)?[^a-z]{0,4}$"
)
_TO_ANOTHER = (
    r"(?:directly )?to (?:another|a different|someone|(?:an?|any|(?:any )?other) third|any other"
    r"|other)"
    r" (?:[a-z]+ ){0,2}?(?:compan|organi|entit|controller|business|provider|person|part(?:y|ies)"
    r"|service|recipient|else)[a-z]*"
)
_ASKING = (
    r"\b(?:request(?:ing|s)?|asks?|require|direct|rights?|wish|like|want|have|instruct|you may"
    r"|you can)(?: (?:to|that|we|us|for|have|the|right|also|it|be|is|a|request|ask|directly))+"
)
_CARRIED = (
    rf"\b(?:rights?|request|ask|require|entitled|can|may|would like)\b{_SOME}*?\b(?:in an?"
    rf"|and) (?:[a-z,-]+ )*?(?:use?able|portable|re-?usable|structured) (?:[a-z,-]+ )*?"
    rf"(?:format|form|manner)\b"
    rf"|{_ASKING} (?:transfer|transmi(?:t|ssion)|send|provide|move|port|forward)(?:red|ted)?"
    rf" {_SOME}*?\b{_TO_ANOTHER}"
    rf"|\b(?:to|of) (?:transmi|transfer|send|mov|forward)(?:t|ting|ring|ing|e)?"
    rf"(?: (?:that|the|those|it|them|this|such|your|these|data|personal|information))+"
    rf"(?: from one [a-z]+)? {_TO_ANOTHER}"
)
_UNSOLD = (
    r"\b(?:requests?|ask|direct|instruct|tell|right)(?:ed|ing)?(?: [a-z’']+){0,12}?"
    rf" not (?:to )?[\"“'‘]?(?:sell|share|disclose|rent)\b{_SOME}*?"
    rf"\b(?:your|my|their|his|her|personal|personally|such|this|that|consumer[’']s)\b"
    rf"{_SOME}*?\b(?:information|data|details)\b"
    r"|\b(?:want|wish|like|prefer|ask|tell|request)(?: us)? (?:to )?(?:no longer|stop|cease)"
    r" (?:to )?(?:sell|shar|disclos|rent|provid)(?:e|ing)?(?: (?:your|my|name|and|contact|personal"
    r"|address|customer|e-?mail|phone|any|of))* (?:information|data|details)"
    r"(?: (?:with|to) (?:any )?(?:other|third|outside))?\b"
    r"|\bno longer (?:wish|want|desire)(?: for| us to share| to have| to share)? (?:your|my)"
    r" (?:personal |contact )?(?:information|data|details)"
    r"(?: (?:to be )?(?:shared|sold|disclosed)| with)\b"
)
_EXERCISED = rf"\b(?:discriminat|retaliat)[a-z]* {_SOME}*?\bexercis[a-z]+"
_SENSITIVE = (
    r"\b(?:(?:opt[- ]?out of|control over)(?: the| our| any| certain)?"
    r"|(?:limit|restrict)(?:ing)?(?: the| any| certain)?) (?:use|using|uses|processing|disclosure)"
    r"(?: (?:and|or|and/or) (?:use|processing|disclosure))?(?: of)?"
    r"(?: the| your| my| certain| any)* [\"“]?sensitive(?: personal)? (?:information|data)\b"
)
RIGHTS = (
    (
        "limit_sensitive_use",
        _SENSITIVE,
        (r"[Ss]ensitive|SENSITIVE", r"imit|pt[- ]?[Oo]ut of|estrict|ontrol over|LIMIT"),
    ),
    ("appeal", _APPEALED, (r"[Aa]ppeal|APPEAL",)),
    (
        "opt_out_of_sale",
        _UNSOLD,
        (
            r"not (?:to )?[\"“'‘]?(?:sell|share|disclos|rent)|no longer (?:w|d|s|r|p)"
            r"|stop (?:sell|shar|disclos)",
            r"equest|sk|irect|nstruct|tell|ight|ish|ant|ike|refer|esire",
        ),
    ),
    (
        "portability",
        _CARRIED,
        (
            r"to (?:another|a different|someone|any other|other|a third|any third) |sable|seable"
            r"|portable|structured",
            r"ransfer|ransmi|send|move|port|orward|rovid|orm|manner",
            r"ight|equest|sk|equire|irect|ntitled|you (?:may|can)|ish|ike|ant us|ransmi",
        ),
    ),
    (
        "non_discrimination",
        rf"{_EXERCISED}|{_NOT_PENALISED}|{_CHARGED}",
        (
            r"xercis|ifferent (?:pric|lev|rat)|[Dd]eny",
            r"iscriminat|etaliat|[Nn]ot (?:be deni|deny|refuse|charge|penali|treat|offer|provide"
            r"|give)|[Cc]harg|[Dd]eny|[Pp]rovid|[Ss]uggest",
        ),
    ),
    ("erasure", _ACCOUNT_CLOSED, (r"ccount", r"elet", r"nformation|[Dd]ata", r"erase|elete|emove")),
    (
        "withdraw_consent",
        _WITHDRAW,
        (r"ithdra|evok|etract|hange (?:your|my) consent", r"onsent|ermission|uthori"),
    ),
    (
        "rectification",
        _CORRECT,
        (
            r"ncorrect|naccurate|ncomplete|ut of date|wrong|utdated|not (?:corr|accu)"
            r"|needs? (?:to be |corr|upd|amen|rect|chan)",
            r"nformation|[Dd]ata|etails",
            r"us know|otify|nform us|ell us|dvise us|ontact|rite to|-?mail|lease|e will"
            r"|ake (?:the|any|app|nec|chan|corr)",
        ),
    ),
    (
        "access",
        _DISCLOSED,
        (
            r"hird[- ]part|ther part",
            r"equest|sk|btain|eceive",
            r"isclos|shar",
        ),
    ),
    (
        "access",
        _KNOWN,
        (
            r"(?:equest|sk for|btain|eceive)(?: certain| more| additional| further| specific| the)?"
            r" (?:info|details)|(?:ish|ike|ant) to (?:know|find|confirm|learn|be informed|verify"
            r"|see) ",
        ),
    ),
    (
        "complaint",
        _COMPLAINED,
        (
            r"uthorit(?:y|ies)|egulator|ommission|mbuds|ICO|CNIL|OAIC|ttorney [Gg]eneral"
            r"|ecretary of|UTHORIT",
            r"omplaints? (?:may|can)|efer|aking|ake|ddress|end |ontact|pproach|urn to|each out"
            r"|scalat|irect|ring|ubmit|odg|il(?:e|ing)|ais(?:e|ing)|ngage|rite to|otify|eek"
            r"|o so with|eport|omplain|of appeal|to appeal",
        ),
    ),
)
"""Each right, the sentences that grant it, and what stands in all of them, the cheapest first."""

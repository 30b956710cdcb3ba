"""Places that personal data may go to, by the names that destinations.toml lists."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_TO = (
    r"(?:(?:located|based) in (?:a country|countries) outside(?: of)?"
    r"|(?:to |in )?(?:an? )?(?:other )?(?:countr(?:y|ies)|territor(?:y|ies)"
    r"|jurisdictions?"
    r"|locations?"
    r"|destinations?|places?) (?:located )?outside(?: of)?|(?:to|in|into) (?:other |various "
    r"|several )?"
    r"(?:countries|jurisdictions|locations)(?:,? such as|,? (?:and )?including| like| \(including)"
    r"|Place of processing ?:"
    r"|[Tt]o|[Oo]ut of|in,? and (?:be )?subject to the laws of,?|[Ii]n|[Ii]nto|[Ww]ithin"
    r"|[Bb]oth in|[Oo]utside(?: [Oo]f)?|outwith|inside|throughout"
    r"|(?:[Ii]n|to) the following (?:countries|locations|jurisdictions):"
    r"|TO|IN|INTO|WITHIN|OUTSIDE(?: OF)?|nach"
    r"|außerhalb"
    r"|aux?|vers|hors de|en dehors de|located in|based in)"
)
_ARTICLE = (
    r"(?:(?:[Tt]he )?[Tt]erritory of (?:the )?|[Tt]he |THE |die |den |der |des |le |la |les |l['’]"
    r"|du |de l['’])?"
)
_ABROAD = (
    r"(?:any |such )?(?:a )?(?:other )?(?:third|other|foreign|different|another|various|numerous"
    r"|several|multiple|many)[ -](?:countr(?:y|ies)|jurisdictions?)"
    r"|(?:[“\"‘'])?(?:Third|Other|Foreign|Different) Countr(?:y|ies)|[“\"‘']third countr(?:y|ies)"
    r"|(?:OTHER|THIRD|FOREIGN|ANY|ANY OTHER|ANOTHER) COUNTR(?:Y|IES)"
    r"|(?:countries|jurisdictions|locations|places|regions) (?:other than(?: your own)?|outside"
    r"|around)"
    r"|(?:some |certain )?(?:countries|jurisdictions) (?:that(?: (?:may|do))?|whose|in respect of"
    r"|with adequacy|not|different (?:from|than|to)"
    r"|which (?:may|do|are|have|has|provide|offer)|without|lacking|providing|offering|having"
    r"|deemed|recogni[sz]ed|considered|throughout|across|with (?:an )?adequa"
    r"|with (?:different|less|lower|no|weaker)|(?:where|in which) "
    r"(?:we|our|any|they|the|it|its|such|these|data|privacy|laws)\b)"
    r"|any (?:other )?(?:country|region|jurisdiction) (?:where|in which|or territory|in the world"
    r"|or region|or jurisdiction|that)"
    r"|any of (?:the|those) countries (?:around the world )?(?:in which|where)"
    r"|countries (?:or|and) (?:territories|regions)"
    r"|(?:a|any|one) (?:country|jurisdiction) (?:outside|other than|the laws of which|that|which"
    r"|whose|with|without|different|not|(?:where|in which) (?:we|our|the|it|its|they|data|laws))"
    r"|(?:a )?countr(?:y|ies) or jurisdictions?"
    r"|(?:[Yy]our|their) (?:home |own |resident )?(?:country|state|province|jurisdiction)"
    r"(?: of (?:residence|origin|domicile))?"
    r"|(?:state, )?(?:province, )?country,? or other governmental jurisdiction"
    r"|(?:country|countries|state|province|jurisdiction) (?:from which|in which|where) (?:you"
    r"|it was|(?:the |your )?(?:personal )?(?:information|data))"
    r"|country of your (?:residence|origin)"
    r"|Drittl[äa]nder[n]?|Drittstaaten|pays tiers"
)
_NOT_OF = (
    r"[Nn]on-(?:EEA|EU|UK|European(?: Union| Economic Area)?)(?:/EEA)? (?:third )?"
    r"(?:countr(?:y|ies)|jurisdictions?|territor(?:y|ies)|locations?|affiliates?|entit(?:y|ies)"
    r"|recipients?)"
    r"(?: around the world)?"
)
"""Outside of there, without a preposition."""
_SERVERS_OF = (
    r"(?:to|on|in) (?:our |[Ss]ecured? |two |separate ){0,3}(?:US|U\.S\.|USA|UK|U\.K\.|EU|EEA"
    r"|Canada"
    r"|United States)(?:[ -]based)? (?:(?:web|data|cloud|hosting) ?)?"
    r"(?:servers?|cent(?:er|re)s?|facilit(?:y|ies)|databases?)"
)
"""Servers that bear the name of where they are."""
_CITIES = r"(?:[A-Z][A-Za-z.-]+(?: [A-Z][a-z]+){0,2}, ){0,2}"
"""Before the country that they lie in."""
_OVERSEAS = (
    r"(?:[Oo]verseas|abroad|(?:[Ww]ithin or )?[Oo]utside(?: of)? your (?:home |own )?region"
    r"|between any of the countries|across (?:(?:national|international|state"
    r"|provincial|country|geographic|and/or|and|or),? ){0,5}(?:borders|boundaries)"
    r"|(?:countries|jurisdictions) to which (?:we|they|it|your|the|this|such|personal)"
    r"(?: [a-z’]+){0,4} (?:transfer|send|disclose|export|transferred|sent|disclosed|exported)"
    r"|a different jurisdiction than|outside(?: of)? the country (?:where|in which|from which)"
    r" (?:it|the (?:data|information))"
    r"|internationally|world-?wide|throughout the world|(?:anywhere|elsewhere) in the world"
    r"|(?:countries |locations |places |regions )?(?:all )?around the world)"
)
"""Abroad without a preposition and a place."""

_INCLUDING = (
    r"(?:,? \(?(?:in particular|(?:INCLUDING|including)(?: in particular|, in particular,?"
    r"|,? (?:but )?(?:not |without )(?:being |necessarily )?limit(?:ed|ation)(?: to)?,?)?"
    r"|such as|like|for (?:example|instance),?|e\.g\.,?|namely))"
)
"""Between places and one of them."""


@cache
def _places() -> dict[str, list[str]]:
    content = (files("transforms") / "destinations.toml").read_text(encoding="utf-8")
    return tomllib.loads(content)


@cache
def any_destination() -> re.Pattern[str]:
    """Each place as a group named after its code, and `_abroad`."""
    groups = [f"(?P<_{code}>{'|'.join(names)})" for code, names in _places().items()]
    return re.compile(rf"\b(?:{'|'.join(groups)}|(?P<_abroad>{_ABROAD}|{_OVERSEAS}))(?!\w)")


@cache
def enumeration() -> re.Pattern[str]:
    """Places joined to one before them."""
    names = any_country()
    joint = (
        rf"(?:,|,? (?:and|or|AND|OR|and/or|und|oder|et|ou|as well as)|/|{_INCLUDING}) ?(?:to |in )?"
    )
    return re.compile(rf"(?:{joint}{_ARTICLE}(?:{names}|{_ABROAD})(?!\w)){{1,24}}")


@cache
def destination() -> str:
    """A preposition and a place."""
    names = any_country()
    dotted = r"U\.S\.A\.|U\.S\.|U\.K\.|E\.U\."
    return (
        rf"(?-u:\b)(?:{_TO}[,:]? {_ARTICLE}{_CITIES}(?:{dotted}|(?:{names}|{_ABROAD})(?-u:\b))"
        rf"|{_SERVERS_OF}|{_NOT_OF}|{_OVERSEAS}(?-u:\b))"
    )


@cache
def place_hint() -> str:
    """What stands in every text that `destination` matches in, and is found sooner."""
    return (
        rf"{any_country()}|ountr|COUNTR|urisdiction|rovince|[ ,]state(?-u:\b)|Drittl|Drittst"
        rf"|pays tiers"
        r"|verseas|broad|your region|borders|boundaries|the world|orldwide|orld-wide|nternationally"
    )


@cache
def any_country() -> str:
    """A pattern of all names of places."""
    return "|".join(name for names in _places().values() for name in names)

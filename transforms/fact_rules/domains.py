"""Host names as they are written in running text, often run together with what follows."""

from __future__ import annotations

import re

_COUNTRIES = """
ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw
by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et
eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id
ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu
lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np
nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk
sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy
uz va vc ve vg vi vn vu wf ws ye yt za zm zw
"""

_GENERIC = """
academy accountant actor ads adult aero africa agency airline alsace amsterdam app apple archi army
art asia associates attorney auction audi audio auto autos baby band bank bar barcelona bargains
bayern beauty beer berlin best bet bible bid bike bingo bio biz black blog blue bmw boats bond boo
book boston bot boutique box broker brussels build builders business buzz cab cafe camera camp
capetown capital car cards care career careers cars casa case cash casino cat catering cbs center
ceo chat cheap church city claims cleaning click clinic clothing cloud club coach codes coffee
college cologne com community company compare computer condos construction consulting contact
contractors cooking cool coop corsica country coupons courses credit creditcard cricket cruises dad
dance data date dating day deal deals degree delivery democrat dental dentist design dev diamonds
diet digital direct directory discount doctor dog domains download earth eco edu education email
energy engineer engineering enterprises equipment esq estate eus events exchange expert exposed
express fail faith family fan fans farm fashion feedback film finance financial fish fishing fit
fitness flights florist flowers foo food football forsale forum foundation fun fund furniture futbol
fyi gal gallery game games garden gay gent gift gifts gives glass global gmbh gold golf google gop
gov graphics gratis green gripe group guide guitars guru hair hamburg haus health healthcare help
hiphop hiv hockey holdings holiday homes horse hospital host hosting hotel house how immo inc
industries info ing ink institute insurance insure int international investments irish ist istanbul
jewelry jobs joburg kaufen kim kitchen kiwi koeln law lawyer lease legal lgbt life lighting limited
limo link live loan loans lol london love ltd luxe luxury madrid management market marketing markets
mba media medical melbourne memorial men menu miami microsoft mil mobi moda moe mom money monster
mortgage moscow mov movie museum music name navy net network new news ngo ninja now nrw nyc observer
one ong onl online ooo org organic osaka page paris partners parts party pet pharmacy phd photo
photography photos pics pictures pink pizza place plumbing plus poker porn post press pro prod
productions prof promo properties property protection pub quebec racing radio realestate recipes red
rehab reise reisen rent rentals repair report republican rest restaurant review reviews rich rio rip
rocks rodeo rugby ruhr run sale salon sarl school science scot security select services sex shoes
shop shopping show singles site ski soccer social software solar solutions soy space sport spot
storage store stream studio study style supplies supply support surf surgery sydney systems tattoo
tax taxi team tech technology tel tennis theater theatre tickets tienda tips tires tirol today tokyo
tools top tours town toys trade trading training travel tube university uno vacations vegas ventures
vet viajes video villas vin vip vision vodka vote voting voyage wales wang watch webcam website
wedding wien wiki win wine work works world wtf xxx xyz yachts yoga yokohama you zip zone zuerich
example test invalid localhost
"""
"""The common generic domains, and the names reserved for examples (RFC 2606)."""

TOP_LEVEL = frozenset(f"{_COUNTRIES} {_GENERIC}".split())

_GLUED_TO = ("com", "org", "net", "edu", "gov", "info", "biz")
_SECOND_LEVEL_NAMES = """
co.uk org.uk ac.uk gov.uk com.au net.au org.au co.nz co.za co.in co.jp co.kr co.il com.br com.mx
com.sg com.hk com.tr com.cn com.tw com.ar com.my
"""
_SECOND_LEVEL = frozenset(_SECOND_LEVEL_NAMES.split())
_FILE_NAMES = frozenset({"png", "jpg", "jpeg", "gif", "svg", "webp", "js", "css", "html", "htm"})
_MAX_LENGTH = 253
_LATIN = re.compile(r"[a-z]+(?=[\u2E80-\uFFFF])")
_CASE_TURN = re.compile(r"[a-z]+(?=[A-Z])")


def host_length(written: str) -> tuple[int, float]:
    """How many characters of ``written`` are a host name, and how sure that is (0: not at all).

    Where the next word or sentence has run into the name (`acme.comor`, `acme.com.Please`), the
    name ends at the top-level domain before it.

    Args:
        written: labels of letters, digits and hyphens, parted by single dots.
    """
    labels = written.rstrip(".-").split(".")
    if len(labels) < 2 or not all(labels) or len(written) > _MAX_LENGTH:
        return 0, 0.0
    before, last = labels[-2], labels[-1]
    rest = len(".".join(labels[:-1]))
    if len(labels) > 2 and before in TOP_LEVEL and last[0].isupper():
        return rest, 0.8
    if last.lower() in TOP_LEVEL or last.lower().startswith("xn--"):
        return rest + 1 + len(last), 1.0
    if (latin := _LATIN.match(last)) and latin.group() in TOP_LEVEL:
        return rest + 1 + latin.end(), 0.8
    if cut := _glued(before, last):
        return rest + 1 + cut, 0.8
    if len(labels) > 2 and not last.islower():
        length, confidence = host_length(written[:rest])
        if confidence > 0.5:
            return length, 0.8
    if len(labels) > 2 and before.lower() in TOP_LEVEL:
        return rest, 0.8
    if last.isalpha() and 3 <= len(last) <= 24 and last.lower() not in _FILE_NAMES:
        return rest + 1 + len(last), 0.5
    return 0, 0.0


def _glued(before: str, last: str) -> int:
    """Length of the top-level domain that ``last`` begins with, 0 where it does with none."""
    turn = _CASE_TURN.match(last)
    if turn and turn.group() in TOP_LEVEL:
        return turn.end()
    if f"{before}.{last[:2]}".lower() in _SECOND_LEVEL:
        return 2
    return next((len(name) for name in _GLUED_TO if last.lower().startswith(name)), 0)

"""Forms on the web through which a policy is written to or asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

import polars as pl

from transforms.fact_rules.contact_roles import OF_OTHERS, role_in
from transforms.fact_rules.request_pages import PAGE_HINTS, PAGE_WORDS, Page, request_pages
from transforms.fact_rules.surroundings import (
    Candidate,
    Stated,
    as_found,
    candidates,
    sentence_around,
)
from transforms.patterns import with_ascii_edges
from warehouse.fact_kinds import FactKind
from warehouse.vocabulary import SegmentKind

_OF_PAGES = (
    r"(?:requests?/new\b|watchdog/request|[-_/.]form(?:[/?#.,;)]|$)|(?:complaint|request)-?form\b|privacy-?portal\b|[/.]dsar|rights-requests?\b|/web-?form\b"
    r"|privacy-?requests?\b)"
)
"""What addresses of pages hold on which a request is made."""
_WORDS = " form| Form|-form|-Form|tform|bform|ormul|FORM"
_HINT = (
    '(?-u)[ -][Ff]orms?(?:[ .,:;)"]|(?u:[”’]))|ebform|[ -][Ff]orm$| [Pp]ortal|FORM[ .]'
    "|[Cc]ontact (?:[Uu]s )?[Pp]age|ormulaire|ontaktformular"
)
_LINK_START = "http"
_LINK_HINT = (
    "(?-u)equests?/new|rivacy-?portal|[/.]dsar|ights-[Rr]eq|/web-?form|rivacy-?request|watchdog/r"
    "|[-_/.t]form(?u:$|[^a-z.])"
)
_BEFORE_LINK = r"(?=https?:|www\.)"
_FORMS = (
    r"\b(?:(?:contact(?: us| me)?[”\"’]?|web|online|on-line|request|inquiry|enquiry|opt[- ]out"
    r"|privacy|complaint|feedback|support|rights?|submission|email|e-mail|access|dsar|deletion|consumer"
    r"|intake|interactive|reporting|following|dedicated|designated|appeals?|choices|unsubscribe)"
    r"(?: (?:contact|request|web|online|rights|submission|complaint|privacy|access)){0,2}"
    r"[ -]?(?:forms?|portal)\b|(?:webform|kontaktformular|formulaire (?:de contact|en ligne"
    r"|suivant|situé|disponible|accessible|dédié))\b"
    rf"|(?:using|through|via) (?:our|the) form\b|(?<!of )(?:our|the) form:? {_BEFORE_LINK}"
    r"|form requests? here\b|find a form to complete\b"
    r"|forms? (?:found|available|located|on our|at (?:the|our|this|https?|www)|provided|here)\b"
    r"|this (?:(?:online|automated"
    r"|short|web|electronic|simple|secure) )?form\b"
    r"|contact(?: us)? page\b"
    rf"|https?://[^\s<>\"'“”’)\]]{{1,120}}?{_OF_PAGES})"
)
_FORM = re.compile(_FORMS)
_ANCHORS = ("form", "portal", " page")
"""One of them stands in all names of forms."""
_BEFORE_ANCHOR, _AFTER_ANCHOR, _LONGEST_LINK = 60, 40, 150
"""Characters of a form's name before and after one of these, and of a link as far as it tells."""
_USE = re.compile(
    r"\b(?:contact(?:ing)?|(?<!the )reach|submit\w*|complet\w+|fill\w*|us(?:e|ing)|utili[sz]\w+|via"
    r"|through|follow|exercis\w+|request|writ\w+|send\w*|visit\w*|take you to|by|click\w*|lodge"
    r"|file|access|cliqu\w+|remplir|nutzen|über|par)\b"
)
_USED = re.compile(r"using|through|via|find")
_LINKED = re.compile(r"\s?[:(–-]{0,2} ?(?:https?:|www\.)")
_TO_ASK = re.compile(
    r" (?:here )?(?:to|for) (?:submit|mak|exercis|request|opt|ask|contact|lodg)\w*"
    r"| (?:is|are) (?:accessible|available|located|provided) (?:at|here|via)\b"
)
"""After a form that readers are given, whatever the words before it."""
_OWN_DATA = re.compile(
    r"\b(?:collect\w*|enter(?:ed)?|when (?:you|filling|using|registering)|if you (?:fill|use)"
    r"|whenever|survey|sent (?:to us )?via"
    r"|(?:information|data)[^.;]{0,60} (?:provided?|submitted|entered"
    r"|sent) (?:to us )?(?:through|via|on"
    r"|in|using|by)|should you choose not|if you make use"
    r"|stored?|retain|recorded|volunteered|type into|give us|transmitted|you complete"
    r"|if you (?:contact|correspond|communicate|send)|completion|two ways"
    r"|(?<!or )by submitting(?! (?:an?|your|such)\b[^.;]{0,40}request)"
    r"|error sending|not submit|voluntary|metadata|catalog|wenn|lorsque|spam|captcha)\b"
)
_OWN_AFTER = re.compile(
    r"\b(?:collect\w*|stored?|retain|recorded|transmitted|metadata|catalog|spam|captcha|survey"
    r"|is submitted|asked to|voluntary|you enter)\b"
)
_MAY_BE_OWN_DATA = re.compile(
    r"\b(?:provide[ds]?(?! (?:you )?(?:with )?(?:access|a copy))|information (?:from|in|you)"
    r"|registration|order|application|data (?:you|from|in)|such as|record|suppl(?:y|ied)|decide"
    r"|consent for|you choose|contacts\b(?!:)|for example|agree|cookies?)\b"
)
"""The like, unless the form is one to ask with."""
_ASKS = re.compile(
    r"\b(?:exercis\w+|your rights?|opt[- ]?out|complain\w*|appeal"
    r"|(?:access|deletion|privacy|consumer|subject) (?:\w+ )?requests?"
    r"|(?:submit|make|send) (?:us )?(?:an?|your|any|such) (?:\w+ ){0,3}requests?"
    r"|(?:submit|make) (?:\w+ )?requests?"
    r"|report \w+ \w+ to us|want us to|like (?:us )?to (?:erase|delete|remove|correct|access))\b"
)
_ASKS_OR_OPTS = re.compile(rf"{_ASKS.pattern}|\b(?:questions?|requests|concerns?|opt|contact us)\b")
_PLEASE = re.compile(r"\bplease (?!note|be |remember|see |refer|read|review)")
"""What stands before it is why a reader is asked to write."""
_OURS = re.compile(r"\b(?:us|our)\b")
_SCOPE = re.compile(
    r"\bsubmissions (?:made )?(?:through|via|on) [^.;]{0,80}$"
    r"|\bif you (?:submit|complete|correspond)\b[^,.;]*$"
    r"|\bsi vous nous contactez [^,.;]*$|\btraitement des demandes [^,.;]*$"
)
"""Before forms that are spoken of and not offered."""
_ON_PAPER = re.compile(
    r"\b(?:by (?:post|mail)|mail(?:ed|ing)? (?:it|us|to)|pdf|attach\w*|sign(?:ature|ed|ing)?"
    r"|witness\w*|notar\w+|paper|print\w*|undersigned)\b"
)
"""Beside `this form`, which stands on the page itself then."""
_TO_WRITE_WITH = re.compile(
    r"(?:contact(?: us| me)?|feedback|[ei]nquiry|support)(?: request)?[ -]form$|kontaktformular"
)
"""A form to write to the policy's company with, whatever the sentence says of what is written."""
_WRITES = re.compile(
    r"\b(?:via|through|us(?:e|ing)|fill(?:s|ed|ing)?|complet(?:e|es|ed|ing)|submit\w*|send\w*"
    r"|enter\w*|by|in|on|with)\b"
)
_NOT_WRITTEN = re.compile(
    r"\b(?:not|never|n['’]t|cookies?|re-?captcha|captcha|spam|visitors who"
    r"|third[- ]part)\b"
)
_LISTS_CONTACTS = re.compile(
    r"\b(?:details|info(?:rmation)?|address\w*|numbers?)"
    r"(?: (?:contained|available|listed|found|provided|given))? (?:on|at|in) (?:\w+ ){0,2}$"
)
"""Before a contact page that is no form."""
_URL = re.compile(r"https?://[^\s<>\"'“”’)\]]{3,300}|\bwww\.[^\s<>\"'“”’)\]]{3,300}")
_NEAR = 120


def web_forms(segments: pl.DataFrame) -> pl.DataFrame:
    """The forms that ``segments`` tell a reader to write or ask with.

    Forms to order or to register with, with which data is collected, are none.
    """
    forms = "(?i)" + with_ascii_edges(_FORMS.replace(_BEFORE_LINK, "").replace("(?<!of )", ""))
    text = segments["text"]
    has_page = text.str.contains(PAGE_WORDS)
    has_form = has_page | text.str.contains(_WORDS)
    with_form = _narrowed(text, has_form.arg_true(), _HINT, forms)
    with_page = _narrowed(text, has_page.arg_true(), *PAGE_HINTS)
    with_link = _narrowed(text, text.str.contains(_LINK_START).arg_true(), _LINK_HINT)
    rows = pl.concat([with_form, with_page, with_link]).unique().sort()
    rows = rows.filter(segments["kind"].gather(rows) != SegmentKind.HEADING.value)
    hinted = zip(
        candidates(segments[rows]),
        rows.is_in(with_link.implode()),
        rows.is_in(with_page.implode()),
        strict=True,
    )
    return as_found(
        (segment, fact)
        for segment, has_link, has_page in hinted
        for fact in _of(segment, has_link=has_link, has_page=has_page)
    )


def _narrowed(text: pl.Series, rows: pl.Series, *patterns: str) -> pl.Series:
    """Those of ``rows`` in whose ``text`` all of ``patterns`` match."""
    for pattern in patterns:
        rows = rows.filter(text.gather(rows).str.contains(pattern))
    return rows


def _of(segment: Candidate, *, has_link: bool, has_page: bool) -> Iterator[Stated]:
    text, low = segment.text, segment.low
    told: list[Page] = []
    for form in _forms(low, has_link=has_link):
        start, end = sentence_around(text, form.start(), form.end())
        near = _near(low, form.start(), start)
        if (told and start < told[-1].end) or not _is_offered(low, form, start, near, end):
            continue
        told.append(Page(form.start(), form.start() + len(form.group().rstrip(" :")), start, end))
    for page in request_pages(text, low) if has_page else ():
        if not any(other.start < page.end and page.start < other.end for other in told):
            yield _stated(segment, page, "web_form_page")
    for named in told:
        yield _stated(segment, named, "web_form_named")


def _forms(low: str, *, has_link: bool) -> Iterator[re.Match[str]]:
    """The matches of ``_FORM`` in ``low``, looked for only about what all of them have."""
    last = 0
    anchors = (*_ANCHORS, "http") if has_link else _ANCHORS
    reach = _LONGEST_LINK if has_link else _AFTER_ANCHOR
    for place in sorted(place for anchor in anchors for place in _places(low, anchor)):
        first = max(last, place - _BEFORE_ANCHOR)
        while last <= place and (form := _FORM.search(low, first, place + reach)):
            last = first = form.end()
            yield form


def _places(low: str, word: str) -> Iterator[int]:
    """Where ``word`` stands in ``low``, but for `information` and `platform`."""
    place = low.find(word)
    while place >= 0:
        if not low.startswith(("in", "at"), place - 2):
            yield place
        place = low.find(word, place + 1)


def _near(low: str, first: int, start: int) -> int:
    """Where what is near before ``first`` begins, in the sentence from ``start`` on."""
    return max(start, first - _NEAR, low.rfind("|", start, first) + 1)


def _stated(segment: Candidate, form: Page, rule: str) -> Stated:
    """A form or page as a fact, with the address that is told for it."""
    text, low = segment.text, segment.low
    link = _URL.search(text, form.first, min(len(text), form.end + _NEAR))
    link = link or _URL.search(text, form.start, form.first)
    value = link.group().rstrip(".,;:") if link else "form"
    is_address = link is not None and link.start() == form.first
    last = form.first + len(value) if is_address else form.last
    value = f"http://{value}" if value.lower().startswith("www.") else value
    near = _near(low, form.first, form.start)
    role = role_in(text[near : form.first], text[form.last : form.end], segment.heading)
    if not role and not _OURS.search(low, near, form.first):
        told = role_in(text[max(0, near - _NEAR) : near])
        role = told if told in OF_OTHERS else None
    attributes: dict[str, object] = {"role": role} if role else {}
    confidence, rule = (0.85, "web_form_link") if link else (0.75, rule)
    return Stated(FactKind.WEB_FORM, value, attributes, form.first, last, confidence, rule)


def _is_offered(low: str, form: re.Match[str], start: int, near: int, end: int) -> bool:
    """Whether the reader is sent to ``form``, which is not one that data is collected with.

    Args:
        low: the segment's text in lower case.
        form: in it.
        start: where its sentence begins, and ``end`` where that ends.
        near: where what counts as near before it begins.
    """
    asked = [please.start() for please in _PLEASE.finditer(low, start, form.start())]
    said = asked[-1] if asked else start
    first = form.start()
    if _is_to_write_with(low, form, near):
        return True
    uses = (
        _USE.search(low, near, first),
        _USED.match(form.group()),
        _LINKED.match(low, form.end()),
        _TO_ASK.match(low, form.end()),
    )
    if not any(uses) or low[first - 1 : first] == "/" or _SCOPE.search(low[near:first]):
        return False
    if _OWN_DATA.search(low, said, first) or _OWN_AFTER.search(low, form.end(), end):
        return False
    if _MAY_BE_OWN_DATA.search(low, said, end) and not _ASKS.search(low, near, end):
        return False
    if form.group() == "following form" and not _ASKS_OR_OPTS.search(low, start, end):
        return False
    if form.group() == "this form":
        return not _ON_PAPER.search(low, start, end)
    return not ("page" in form.group() and _lists_contacts(low, near, form, end))


def _is_to_write_with(low: str, form: re.Match[str], near: int) -> bool:
    """Whether ``form`` is one to write with that readers are said to fill in or to send."""
    first = form.start()
    if not _TO_WRITE_WITH.search(form.group()) or low.startswith((" 7", "-7"), form.end()):
        return False
    if not _WRITES.search(low, max(near, first - 40), first):
        return False
    return not (_NOT_WRITTEN.search(low, near, first) or _SCOPE.search(low[near:first]))


def _lists_contacts(low: str, near: int, form: re.Match[str], end: int) -> bool:
    """Whether ``form`` is a page on which contacts stand."""
    before, after = low[near : form.start()], low[form.end() : end]
    return _LISTS_CONTACTS.search(before) is not None or after.startswith(" to find")

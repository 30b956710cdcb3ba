"""Forms on the web through which a policy is written to or asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

import polars as pl

from transforms.fact_rules.contact_roles import role_in
from transforms.fact_rules.surroundings import (
    Candidate,
    Stated,
    as_found,
    candidates,
    sentence_around,
)
from transforms.patterns import rows_with, with_ascii_edges
from warehouse.fact_kinds import FactKind
from warehouse.vocabulary import SegmentKind

_OF_PAGES = (
    r"(?:requests?/new\b|privacy-?portal\b|[/.]dsar|rights-requests?\b|/web-?form\b"
    r"|privacy-?requests?\b)"
)
"""What addresses of pages hold on which a request is made."""
_HINT = (
    "(?-u)[ -][Ff]orms?[ .,:;)]|ebform|[ -][Ff]orm$| [Pp]ortal|FORM[ .]"
    "|[Cc]ontact (?:[Uu]s )?[Pp]age"
    "|ormulaire|ontaktformular"
    "|equests?/new|rivacy-?portal|[/.]dsar|ights-[Rr]eq|/web-?form|rivacy-?request"
)
_FORMS = (
    r"\b(?:(?:contact|web|online|on-line|request|inquiry|enquiry|opt[- ]out|privacy|complaint"
    r"|feedback|support|rights?|submission|email|e-mail|access|dsar|deletion|consumer|intake|interactive)"
    r"(?: (?:contact|request|web|online|rights|submission|complaint|privacy|access)){0,2}[ -]?"
    r"(?:forms?|portal)\b|(?:webform|kontaktformular|formulaire (?:de contact|en ligne"
    r"|suivant))\b"
    r"|forms? (?:found|available|located|on our|at (?:the|our|this|https?|www)|provided|here)\b"
    r"|this (?:(?:online|automated"
    r"|short|web|electronic|simple|secure) )?form\b"
    r"|contact(?: us)? page\b"
    rf"|https?://[^\s<>\"'“”’)\]]{{1,120}}?{_OF_PAGES})"
)
_FORM = re.compile(_FORMS)
_USE = re.compile(
    r"\b(?:contact(?:ing)?|(?<!the )reach|submit\w*|complet\w+|fill\w*|us(?:e|ing)|via|through"
    r"|exercis\w+|request|writ\w+|send\w*|visit\w*|take you to|by|click\w*|lodge|file|access"
    r"|cliqu\w+|remplir|nutzen|über|par)\b"
)
_OWN_DATA = re.compile(
    r"\b(?:collect\w*|enter(?:ed)?|when (?:you|filling|using|registering)|if you (?:fill|use)"
    r"|whenever|survey|sent (?:to us )?via"
    r"|(?:information|data)[^.;]{0,60} (?:provided?|submitted|entered"
    r"|sent) (?:to us )?(?:through|via|on"
    r"|in|using|by)|should you choose not|if you make use"
    r"|stored?|retain|recorded|volunteered|type into|give us|transmitted|you complete"
    r"|if you contact|completion|two ways|by submitting|voluntary|metadata|catalog|wenn|lorsque"
    r"|spam"
    r"|captcha)\b"
)
_OWN_AFTER = re.compile(
    r"\b(?:collect\w*|stored?|retain|recorded|transmitted|metadata|catalog|spam|captcha|survey"
    r"|is submitted|asked to|voluntary|you enter)\b"
)
_MAY_BE_OWN_DATA = re.compile(
    r"\b(?:provide[ds]?(?! (?:you )?(?:with )?(?:access|a copy))|information (?:from|in|you)"
    r"|registration|order|application|data (?:you|from|in)|such as|record|suppl(?:y|ied)|decide"
    r"|consent for|you choose|contacts|for example|agree|cookies?)\b"
)
"""The like, unless the form is one to ask with."""
_ASKS = re.compile(
    r"\b(?:exercis\w+|your rights?|opt[- ]?out|complain\w*|appeal"
    r"|(?:access|deletion|privacy|consumer|subject) (?:\w+ )?requests?"
    r"|(?:submit|make|send) (?:us )?(?:an?|your|any|such) (?:\w+ ){0,3}requests?"
    r"|(?:submit|make) (?:\w+ )?requests?)\b"
)
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
_URL = re.compile(r"https?://[^\s<>\"'“”’)\]]{3,300}|\bwww\.[^\s<>\"'“”’)\]]{3,300}")
_NEAR = 120


def web_forms(segments: pl.DataFrame) -> pl.DataFrame:
    """The forms that ``segments`` send a reader to, not those that data is collected with."""
    hinted = rows_with(segments, _HINT, "(?i)" + with_ascii_edges(_FORMS)).filter(
        pl.col("kind") != SegmentKind.HEADING.value
    )
    return as_found((segment, fact) for segment in candidates(hinted) for fact in _of(segment))


def _of(segment: Candidate) -> Iterator[Stated]:
    text, low = segment.text, segment.low
    last = 0
    for form in _FORM.finditer(segment.low):
        start, end = sentence_around(text, form.start(), form.end())
        near = max(start, form.start() - _NEAR)
        if (
            start < last
            or text[form.start() - 1 : form.start()] == "/"
            or not _USE.search(low, near, form.start())
            or _OWN_DATA.search(low, start, form.start())
            or _OWN_AFTER.search(low, form.end(), end)
            or (_MAY_BE_OWN_DATA.search(low, start, end) and not _ASKS.search(low, near, end))
            or _SCOPE.search(low[near : form.start()])
            or (form.group() == "this form" and _ON_PAPER.search(low, start, end))
        ):
            continue
        link = _URL.search(text, form.start(), min(len(text), end + _NEAR))
        link = link or _URL.search(text, start, form.start())
        last = end
        value = link.group().rstrip(".,;:") if link else "form"
        is_address = link is not None and link.start() == form.start()
        stop = form.start() + len(value) if is_address else form.end()
        value = f"http://{value}" if value.lower().startswith("www.") else value
        role = role_in(text[near : form.start()], text[form.end() : end], segment.heading)
        attributes: dict[str, object] = {"role": role} if role else {}
        rule = "web_form_link" if link else "web_form_named"
        yield Stated(
            FactKind.WEB_FORM,
            value,
            attributes,
            form.start(),
            stop,
            0.85 if link else 0.75,
            rule,
        )

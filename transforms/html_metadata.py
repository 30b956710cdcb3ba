"""How a page names itself: title, address, language and dates of its head."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from transforms.html_source import without_marks

_LANGUAGE: Final = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8}){0,3}")
_DATE: Final = re.compile(r"\s*((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?![0-9])")
_MODIFIED: Final = (
    "article:modified_time",
    "og:updated_time",
    "last-modified",
    "dcterms.modified",
    "revised",
)
_PUBLISHED: Final = ("article:published_time", "dcterms.issued", "dcterms.date", "date")
_METADATA: Final = 'meta[content], script[type="application/ld+json"]'
_JSON_DATE: Final = re.compile(r'"date(Modified|Published)"\s*:\s*"([^"]{8,40})"')


@dataclass(frozen=True)
class Metadata:
    """What the head of a page says of it; None for what it does not say."""

    title: str | None = None
    url: str | None = None
    """Its canonical address."""
    language: str | None = None
    """As it is written: a language tag such as `en-US`."""
    published: date | None = None
    modified: date | None = None


def metadata(parser: LexborHTMLParser) -> Metadata:
    """The metadata of a parsed page."""
    title = parser.css_first("title")
    nodes = parser.css(_METADATA)
    said = _said(node for node in nodes if node.tag == "meta")
    linked = {"Modified": None, "Published": None} | _dates_of_linked_data(
        node for node in nodes if node.tag == "script"
    )
    return Metadata(
        title=" ".join(without_marks(title.text()).split()) or None if title else None,
        url=_url(parser, said),
        language=_language(parser, said),
        published=_first_date(said, _PUBLISHED) or linked["Published"],
        modified=_first_date(said, _MODIFIED) or linked["Modified"],
    )


def _said(metas: Iterable[LexborNode]) -> dict[str, str]:
    """What `meta` elements say, by their names in lower case; the first of a name."""
    said: dict[str, str] = {}
    for node in metas:
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("http-equiv")
        if name:
            said.setdefault(name.lower(), _clean(attributes["content"]))
    return said


def _value(node: LexborNode | None, attribute: str) -> str:
    return _clean(node.attributes.get(attribute)) if node else ""


def _clean(value: str | None) -> str:
    return without_marks(value or "").strip()


def _url(parser: LexborHTMLParser, said: dict[str, str]) -> str | None:
    canonical = _value(parser.css_first('link[rel="canonical"]'), "href")
    addresses = (canonical, said.get("og:url", ""))
    return next((url for url in addresses if url.startswith(("http://", "https://"))), None)


def _language(parser: LexborHTMLParser, said: dict[str, str]) -> str | None:
    written = (
        _value(parser.css_first("html"), "lang"),
        said.get("content-language", ""),
        said.get("og:locale", ""),
    )
    return next((language for language in written if _LANGUAGE.fullmatch(language)), None)


def _first_date(said: dict[str, str], names: tuple[str, ...]) -> date | None:
    found = (_day(said[name]) for name in names if name in said)
    return next((day for day in found if day), None)


def _dates_of_linked_data(scripts: Iterable[LexborNode]) -> dict[str, date | None]:
    """The first dates of JSON-LD, under `Modified` and `Published`."""
    dates: dict[str, date | None] = {}
    for script in scripts:
        for kind, written in _JSON_DATE.findall(script.text()):
            dates.setdefault(kind, _day(written))
    return dates


def _day(written: str) -> date | None:
    """The day of an ISO 8601 time, or None where it is not one."""
    found = _DATE.match(written)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None

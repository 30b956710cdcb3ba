"""Pages that would take forever to parse or to read: told from their source, before they do."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

MAX_CHARS: Final = 50_000_000
"""A larger page takes more than 1 GB of memory."""

MAX_TAGS: Final = 200_000
"""A page of 500 kB has some 5,000; reading takes 10 to 15 s a million."""

MAX_DEPTH: Final = 5000
"""Tags open at once. Lexbor takes 0.2 s for 5,000 nested elements and 100 times that for 50,000."""

_MAX_STEPS: Final = 100_000_000
"""Depth times tags: a parser looks for the element that an end tag closes among all open ones."""

_MAX_REOPENED: Final = 2_000_000
"""Unclosed styles times tags: a parser opens them anew in each block, so often do they come. The
limit that the fewest tags can pass."""

_MAX_EQUAL_STYLES: Final = 3
"""More of the same are not opened anew."""

_MAX_OPTIONS: Final = 10_000
_MAX_ATTRIBUTES: Final = 10_000
"""Lexbor compares each with all before it."""

_FEW_UNCLOSED: Final = 1000

_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)(\s[^<>]{0,200})?")
_START_TAG: Final = re.compile("<([a-zA-Z][a-zA-Z0-9]*)")
LONG_TAG_CHARS: Final = 2 * _MAX_ATTRIBUTES
"""A shorter tag has not too many attributes."""

_QUOTED: Final = re.compile(r""""[^"]*+"|'[^']*+'""")
_NAME_OR_VALUE: Final = re.compile(r"[^\s/=]+")

_STYLE_TAGS = "b big code em font i nobr s small strike strong tt u"
_STYLES: Final = frozenset(_STYLE_TAGS.split())
_UNCOUNTED_TAGS = (
    "area base br col embed hr img input link meta param source track wbr p li dd dt tr td th"
    " thead tbody tfoot option optgroup a nobr path circle rect line polygon polyline ellipse"
    " use stop image"
)
_UNCOUNTED: Final = frozenset(_UNCOUNTED_TAGS.split())
"""Those without content, those that the next of their kind closes, and leaves of pictures."""


def why_unparsable(source: str) -> str | None:
    """Why parsing ``source`` would take forever, or None where it would not."""
    if len(source) > MAX_CHARS:
        return f"{len(source)} characters, more than {MAX_CHARS}"
    n_tags = source.count("<")
    if n_tags > MAX_TAGS:
        return f"{n_tags} tags, more than {MAX_TAGS}"
    if n_tags * n_tags <= _MAX_REOPENED:
        return None
    if n_tags <= MAX_DEPTH and n_tags - 2 * source.count("</") <= _FEW_UNCLOSED:
        return None
    return _why_too_deep(source, n_tags) if _may_be_too_deep(source, n_tags) else None


def _may_be_too_deep(source: str, n_tags: int) -> bool:
    """Whether a limit would be passed if no tag were ever closed."""
    n_named = Counter(name.lower() for name in _START_TAG.findall(source))
    n_deep = sum(n for name, n in n_named.items() if name not in _UNCOUNTED)
    n_styles = sum(n for name, n in n_named.items() if name in _STYLES)
    return (
        n_deep > MAX_DEPTH
        or n_deep * n_tags > _MAX_STEPS
        or n_styles * n_tags > _MAX_REOPENED
        or n_named["option"] > _MAX_OPTIONS
    )


def _why_too_deep(source: str, n_tags: int) -> str | None:
    depth = deepest = n_styles = most_styles = n_options = 0
    styles: set[tuple[str, str | None]] = set()
    for tag in _TAG.finditer(source):
        ends, name = bool(tag[1]), tag[2].lower()
        if name in _STYLES:
            n_styles = max(0, n_styles - 1) if ends else n_styles + 1
            most_styles = max(most_styles, n_styles)
            styles.add((name, tag[3]))
        elif name == "option":
            n_options += not ends
        if name in _UNCOUNTED:
            continue
        depth = max(0, depth - 1) if ends else depth + 1
        if depth > deepest:
            deepest = depth
            if deepest > MAX_DEPTH:
                return f"more than {MAX_DEPTH} tags open at once"
    if deepest * n_tags > _MAX_STEPS:
        return f"{n_tags} tags, up to {deepest} of them open at once"
    most_styles = min(most_styles, _MAX_EQUAL_STYLES * len(styles))
    if most_styles * n_tags > _MAX_REOPENED:
        return f"{n_tags} tags, up to {most_styles} of them unclosed styles"
    if n_options > _MAX_OPTIONS:
        return f"{n_options} options to choose from"
    return None


def has_too_many_attributes(tags: str) -> bool:
    """Whether one of the tags between two texts has so many that comparing them takes forever."""
    return any(
        len(_NAME_OR_VALUE.findall(_QUOTED.sub("", tag))) > 2 * _MAX_ATTRIBUTES
        for tag in tags.split("<")
        if len(tag) >= LONG_TAG_CHARS
    )

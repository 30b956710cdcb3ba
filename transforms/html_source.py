"""What must be known of a page's source, because its parser does not tell: where each text stands,
how deep the tags nest, and how much visible text there is.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Brackets of an offset mark: noncharacters, which no text may hold for interchange."""

_DROPPED = (
    "script style template noscript svg math iframe object embed canvas audio video select"
    " textarea head title"
)
DROPPED_TAGS: Final = frozenset(_DROPPED.split())
"""Elements whose content is not text of the page."""

MAX_DEPTH: Final = 5000
"""Tags open at once. Lexbor takes 0.2 s for 5,000 nested elements and 100 times that for 50,000."""

_TEXT: Final = re.compile(r">((?:[^<]+|<(?![a-zA-Z/!?]))+)")
"""The text after a tag. Nothing follows the group, so it never goes back."""
_MARK: Final = re.compile(f"{OPEN}[0-9]+,[0-9]+{CLOSE}")
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_SIMPLE_TAG: Final = re.compile(r"<[a-zA-Z/!?][^<>]*>")
_DROPPED_START: Final = re.compile(rf"<(!--|(?:{'|'.join(sorted(DROPPED_TAGS))})\b)", re.IGNORECASE)
_CLOSING: Final = {
    "!--": re.compile("-->"),
    **{name: re.compile(rf"</{name}[^<>]{{0,99}}>", re.IGNORECASE) for name in DROPPED_TAGS},
}
_UNCOUNTED = (
    # Those without content, those that the next of their kind closes, and leaves of pictures.
    "area base br col embed hr img input link meta param source track wbr"
    " p li dd dt tr td th thead tbody tfoot option optgroup a nobr"
    " path circle rect line polygon polyline ellipse use stop image"
)
_UNCOUNTED_TAGS: Final = frozenset(_UNCOUNTED.split())


def with_offset_marks(source: str) -> str:
    """``source`` with a mark before the first visible character of each text between two tags.

    The mark holds the start and the end of the text, in code points of ``source``. Marks that end
    up in a script or an attribute do no harm: only those that come back in a text are read.
    """
    return _TEXT.sub(_marked, source)


def _marked(match: re.Match[str]) -> str:
    text: str = match[1]
    visible = text.lstrip()
    if not visible:
        return match[0]
    start = match.end() - len(visible)
    end = start + len(visible.rstrip())
    return f"{match[0][: start - match.start()]}{OPEN}{start},{end}{CLOSE}{visible}"


def may_be_marked(source: str) -> bool:
    """Whether marks can be told from what ``source`` itself holds."""
    return OPEN not in source and CLOSE not in source


def split_at_marks(text: str) -> Iterator[tuple[str, int | None, int | None]]:
    """The stretches of a parsed ``text`` with the start and end of each in the source."""
    head, *marked = text.split(OPEN)
    if head:
        yield head, None, None
    for stretch in marked:
        offsets, _, rest = stretch.partition(CLOSE)
        start, _, end = offsets.partition(",")
        yield rest, int(start), int(end)


def without_marks(text: str) -> str:
    """``text`` as it was before `with_offset_marks`."""
    return _MARK.sub("", text)


def nesting(source: str) -> int:
    """The most tags that are open at once, or `MAX_DEPTH` + 1 as soon as it is passed."""
    if source.count("<") <= MAX_DEPTH:
        return 0
    depth = deepest = 0
    for match in _TAG.finditer(source):
        if match[2].lower() in _UNCOUNTED_TAGS:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
        if deepest > MAX_DEPTH:
            break
    return deepest


def n_visible(source: str) -> int:
    """Characters other than white space between the tags of ``source``, dropped elements left out.

    An element that is never closed counts as text to the end of the file, so that a page whose
    parser swallows it there is noticed.
    """
    text = _SIMPLE_TAG.sub("", "".join(_kept(source)))
    return len("".join(html.unescape(text).split()))


def _kept(source: str) -> Iterator[str]:
    """The stretches of ``source`` outside comments and dropped elements."""
    position = 0
    unclosed: set[str] = set()
    for match in _DROPPED_START.finditer(source):
        if match.start() < position:
            continue
        name = match[1].lower()
        closed = None if name in unclosed else _CLOSING[name].search(source, match.end())
        if closed is None:
            unclosed.add(name)
            continue
        yield source[position : match.start()]
        position = closed.end()
    yield source[position:]

"""What must be known of a page's source, because its parser does not tell: where each text stands,
and how much visible text there is.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from transforms.html_limits import LONG_TAG_CHARS, has_too_many_attributes
from transforms.rejection import RejectedError
from warehouse.vocabulary import Reason

OPEN, CLOSE = "\x01", "\x02"
"""Brackets of an offset mark: control characters, which decoded text never holds."""

_UNREAD = (
    "script style template noscript noframes noembed svg math iframe object embed canvas audio"
    " video select textarea title datalist"
)
UNREAD_TAGS: Final = frozenset(_UNREAD.split()) | {"head"}
"""Elements whose content is not text of the page."""

_TEXT: Final = r"(?=[^<]|<(?![a-zA-Z/!?]))([^<]*(?:<(?![a-zA-Z/!?])[^<]*)*)"
"""Not possessive inside: early patch releases of Python 3.11 capture too much then."""


def _in_any_case(name: str) -> str:
    """A pattern for ``name`` that is faster than one that ignores case."""
    return "".join(f"[{letter}{letter.upper()}]" for letter in name)


def _any_in_any_case(names: Iterable[str]) -> str:
    """A pattern for any of ``names``; each initial is tried once."""
    by_initial = groupby(sorted(names), key=lambda name: name[0])
    return "|".join(
        f"{_in_any_case(initial)}(?:{'|'.join(_in_any_case(name[1:]) for name in group)})"
        for initial, group in by_initial
    )


_INITIALS: Final = "".join({name[0] for name in _UNREAD.split()})
_TEXT_OR_UNREAD: Final = re.compile(
    rf">\s*+{_TEXT}"
    rf"|<(?=[!{_INITIALS}{_INITIALS.upper()}])"
    rf"(!--|(?:{_any_in_any_case(_UNREAD.split())})(?![a-zA-Z0-9-]))"
)
"""The text after a tag, or the start of a comment or of an element that is not read."""

_LEADING_TEXT: Final = re.compile(rf"\s*+{_TEXT}")
_ENDS: Final = {
    "!--": re.compile("--!?>"),
    **{name: re.compile(rf"</{_in_any_case(name)}[^<>]{{0,99}}>") for name in _UNREAD.split()},
}
_EMPTY_FOREIGN: Final = re.compile(r"[^<>]*/>")
_CONTROL_REFERENCE: Final = re.compile(
    r"&#(?:0*(?:[0-8]|1[1-9]|2\d|3[01]|127)(?!\d)"
    r"|[xX]0*(?:[0-8bBeEfF]|1[\da-fA-F]|7[fF])(?![\da-fA-F]));?"
)
_ATTRIBUTE_WITH_BRACKET: Final = re.compile(
    r"""="[^"<>]*+[<>][^"]*+"(?=[\s/>])|='[^'<>]*+[<>][^']*+'(?=[\s/>])"""
)
_QUOTE: Final = re.compile("[\"']")
_REFERENCE: Final = re.compile(r"&#?\w{1,32};?")
_MAX_EXACT_CHARS: Final = 1_000_000
_MAX_WORDS_OF_TAG: Final = 50
_MARK: Final = re.compile(f"{OPEN}[0-9]+{CLOSE}")

Span = tuple[int, int]
"""Start and end in code points of a page's source."""


@dataclass(frozen=True)
class Texts:
    """The texts between the tags of a page's source, its visible text."""

    spans: list[Span]
    """Of each, from the first to the last visible character."""
    n_chars: int
    """Characters of them all, references resolved."""
    may_hold_tags: bool
    """One of them looks like the rest of a tag that has an angle bracket in an attribute."""


def texts_between_tags(source: str) -> Texts:
    """The texts of ``source`` but for comments and elements that are not read.

    What is never closed (an element that is not read, a comment, a tag) counts as text to the end
    of the file, so that a page whose parser swallows it there is noticed.

    Raises:
        RejectedError: ``broken``, for a tag with too many attributes.
    """
    texts, n_unfinished = _scanned(source)
    return Texts(
        [(start, start + len(text)) for start, text in texts],
        sum(len(text) if "&" not in text else _n_chars(text) for _, text in texts) + n_unfinished,
        any(">" in text and _QUOTE.search(text) for _, text in texts),
    )


def _scanned(source: str) -> tuple[list[tuple[int, str]], int]:
    """Where each text begins, and the text; how many characters an unfinished tag holds."""
    texts: list[tuple[int, str]] = []
    unclosed: set[str] = set()
    position = 0
    found = _LEADING_TEXT.match(source)
    while found := found or _TEXT_OR_UNREAD.search(source, position):
        start, end = found.span()
        if start - position > LONG_TAG_CHARS and has_too_many_attributes(source[position:start]):
            raise RejectedError(Reason.BROKEN, "a tag with too many attributes")
        position, text = end, found[1]
        if text:
            texts.append((end - len(text), text.rstrip()))
            found = None
            continue
        name = found[2].lower()
        after = None if name in unclosed else _end_of_unread(source, name, position)
        if after is None:
            unclosed.add(name)
        position = after or position
        found = _LEADING_TEXT.match(source, position) if not after and name == "!--" else None
    return texts, _n_in_unfinished_tag(source, position)


def marked(source: str, spans: Iterable[Span]) -> str:
    """``source`` with a mark before each text: its number among ``spans``.

    Marks that end up in an attribute do no harm.
    """
    pieces: list[str] = []
    done = 0
    for number, (start, _) in enumerate(spans):
        pieces += source[done:start], f"{OPEN}{number}{CLOSE}"
        done = start
    pieces.append(source[done:])
    return "".join(pieces)


def _end_of_unread(source: str, name: str, position: int) -> int | None:
    """Where a comment or an element ends that is not read, None where it does not."""
    if name in ("svg", "math") and (empty := _EMPTY_FOREIGN.match(source, position)):
        return empty.end() - 1
    # `<!-->` is a whole comment.
    end = _ENDS[name].search(source, position - 2 if name == "!--" else position)
    return end.end() - 1 if end else None


def _n_chars(text: str) -> int:
    """Characters of a text when its references are resolved, blanks at its end left out."""
    if len(text) > _MAX_EXACT_CHARS:
        return len(_REFERENCE.sub("?", text))
    return len(html.unescape(text).rstrip())


def _n_in_unfinished_tag(source: str, position: int) -> int:
    """Characters after ``position`` in a tag that the end of the file cuts off, where these are
    many words: the text behind an attribute that is not closed."""
    tag = source[max(position, source.rfind("<")) :]
    if ">" in tag or len(tag) > len(source) - position:
        return 0
    return len(tag) if tag.count(" ") > _MAX_WORDS_OF_TAG else 0


def without_control_references(source: str) -> str:
    """``source`` with references to control characters blanked, as the decoder blanks them."""
    return _CONTROL_REFERENCE.sub(lambda reference: " " * len(reference[0]), source)


def without_brackets_in_attributes(source: str) -> str:
    """``source`` with the attributes blanked that hold an angle bracket, its length unchanged.

    The scan for texts takes such a bracket for the end or the start of a tag.
    """
    return _ATTRIBUTE_WITH_BRACKET.sub(_blanked, source)


def _blanked(attribute: re.Match[str]) -> str:
    return '="' + " " * (len(attribute[0]) - 3) + '"'


def without_marks(text: str) -> str:
    """``text`` as it was before `marked`."""
    return _MARK.sub("", text)

"""Where a web address ends that the sentence around it has run into."""

from __future__ import annotations

import re

_CAMEL_TAILS = {
    *("Us", "Me", "Policy", "Policies", "Notice", "Notices", "Statement", "Center", "Centre"),
    *("Settings", "Choices", "Choice", "Rights", "Page", "Info", "Out", "Information", "Request"),
    *("Requests", "Form", "Security", "Terms", "Use", "Portal", "Preferences", "Shield"),
}
"""Words that addresses themselves join to others: `contactUs`."""
_GLUED_TAIL = re.compile(r"(?<=[a-z]{2})(?P<word>[A-Z][a-z]+)$")
_LAST_PART = re.compile(r"[/?#=]([^/?#=]*)$")
_GOES_ON = re.compile(r"[ \n](?:[A-Za-z]|[–:-] )|[.,](?:\s|$)|\n")


def without_next_word(url: str, match: str, after: str) -> str:
    """``url`` without the word of the text that has run into its end: `acme.com/privacyPlease`."""
    part = _LAST_PART.search(url, url.find("//") + 2)
    tail = _GLUED_TAIL.search(url)
    if part is None or tail is None or tail.start() <= part.start(1):
        return url
    before = url[part.start(1) : tail.start()]
    goes_on = match[len(url) :] + after
    if not before.islower() or tail["word"] in _CAMEL_TAILS or not _GOES_ON.match(goes_on):
        return url
    return url[: tail.start()]


def without_trailing_punctuation(url: str) -> str:
    """``url`` without the punctuation of the sentence around it; `(a)` inside stays."""
    while url:
        shorter = url.rstrip(".,;:!?*_~&")
        if shorter.endswith(")") and shorter.count("(") < shorter.count(")"):
            shorter = shorter[:-1]
        if shorter == url:
            break
        url = shorter
    return url

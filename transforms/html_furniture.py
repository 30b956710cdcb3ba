"""Which parts of a page are furniture: navigation, banners, footers, not the policy."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import IntEnum
from functools import lru_cache
from typing import Final

_REGIONS = (
    "div section article main nav header footer aside form ul ol dl table td p button search dialog"
)
REGION_TAGS: Final = frozenset(_REGIONS.split())
"""Elements that part a page; their role, id and class are looked at."""

_CORE_TAGS: Final = frozenset({"div", "section", "article", "main", "td", "form"})
_TAGS: Final = frozenset({"nav", "footer", "aside", "button", "search", "dialog"})
_ROLES: Final = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog"}
)
_MAX_ID_CHARS: Final = 30
"""A longer id is made of the words of a heading."""


def _names(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s_-])(?:{words})(?:$|[\s_-])", re.IGNORECASE)


_FURNITURE_NAME: Final = _names(
    r"nav(?:bar|igation)?|(?:main|top|site|mega|sub)?-?menu|breadcrumbs?|footer"
    r"|masthead|sidebar|(?:site|page|global|top|main)[_-]?header|skip(?:[_-]?(?:link|to|nav)\S*)?"
    r"|cc-window|onetrust\S*|optanon\S*|modal|pop-?up|pagination|topbar"
    r"|cookie[_-]?(?:banner|bar|consent|confirmation|notice|pop-?up|law|message|alert)"
    r"|consent[_-]?(?:banner|bar|modal|prompt)|privacy[_-]?prompt"
)
_EXTRA_NAME: Final = _names(
    r"social|share|sharing|newsletter|related|comments|toolbar|login|search"
)


class Role(IntEnum):
    """What a region is by its tag, role, id or class."""

    PLAIN = 0
    FURNITURE = 1
    EXTRA = 2
    """Furniture unless it holds running text: policies have parts on sharing and social media."""
    MAIN = 3
    """Says that it is the main content of the page."""


class Regions:
    """The regions of a page by number; the one around a region has a lower number, the page 0."""

    def __init__(self) -> None:
        self.around = [0]
        self.roles = [Role.PLAIN]
        self.may_be_core = [True]
        """For each region whether it may hold the whole of a policy, as no list or table does."""

        self.starts = [0]
        """For each the number of blocks before it."""
        self.ends = [0]
        """For each the number of blocks before its end."""

    def enter(
        self,
        tag: str,
        attributes: Mapping[str, str | None],
        around: int,
        n_blocks: int,
        *,
        in_article: bool,
    ) -> int:
        """The number of a region that begins within another one, after so many blocks."""
        self.around.append(around)
        get = attributes.get
        self.roles.append(_role(tag, in_article, get("role"), get("id"), get("class")))
        self.may_be_core.append(tag in _CORE_TAGS)
        self.starts.append(n_blocks)
        self.ends.append(n_blocks)
        return len(self.roles) - 1

    def leave(self, region: int, n_blocks: int) -> None:
        """End a region after so many blocks; one that holds none is forgotten."""
        if n_blocks > self.starts[region]:
            self.ends[region] = n_blocks
        elif region:
            for values in (self.around, self.roles, self.may_be_core, self.starts, self.ends):
                values.pop()


@lru_cache(maxsize=10_000)
def _role(
    tag: str, in_article: bool, role: str | None, identity: str | None, names: str | None
) -> Role:
    """What an element is by its tag, ``role``, ``id`` and ``class``.

    A ``header`` inside an article is the head of the article.
    """
    if tag in _TAGS or (tag == "header" and not in_article) or role in _ROLES:
        return Role.FURNITURE
    if tag in ("main", "article") or role == "main":
        return Role.MAIN
    if identity and len(identity) <= _MAX_ID_CHARS:
        names = f"{identity} {names or ''}"
    if not names:
        return Role.PLAIN
    if _FURNITURE_NAME.search(names):
        return Role.FURNITURE
    return Role.EXTRA if _EXTRA_NAME.search(names) else Role.PLAIN

"""Which parts of a page are furniture: navigation, banners, footers, not the policy."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from selectolax.lexbor import LexborNode

from transforms.parsed_blocks import ParsedBlock
from warehouse.vocabulary import SegmentKind

_CONTAINERS = "div section ul ol nav header footer aside form table td dl p button search dialog"
CONTAINER_TAGS: Final = frozenset(_CONTAINERS.split())
"""Elements whose role, id and class are looked at."""

_TAGS: Final = frozenset({"nav", "footer", "aside", "button", "search", "dialog"})
_ROLES: Final = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog"}
)
_NAME: Final = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|(?:main|top|site|mega|sub)?-?menu|breadcrumbs?|footer"
    r"|masthead|sidebar|(?:site|page|global|top|main)[_-]?header|skip(?:[_-]?(?:link|to|nav)\S*)?"
    r"|social|share|sharing|newsletter|cc-window|onetrust\S*|optanon\S*|modal|pop-?up|pagination"
    r"|cookie[_-]?(?:banner|bar|consent|notice|pop-?up|law|message|alert)|related|comments|toolbar"
    r"|topbar|login|search)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MAX_SHARE: Final = 0.4
"""What holds more of a page's text than this is the page, whatever its name."""


def is_furniture(node: LexborNode, tag: str, *, in_article: bool) -> bool:
    """Whether an element is furniture by its tag, role, id or class.

    A ``header`` inside an article is the head of the article.
    """
    if tag in _TAGS or (tag == "header" and not in_article):
        return True
    attributes = node.attributes
    if not attributes:
        return False
    if attributes.get("role") in _ROLES:
        return True
    name = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
    return name != " " and _NAME.search(name) is not None


def with_furniture(
    blocks: Sequence[ParsedBlock], containers: Sequence[int], parents: Sequence[int]
) -> list[ParsedBlock]:
    """``blocks``, those in furniture as boilerplate.

    Args:
        blocks: all blocks of a page.
        containers: for each block, the innermost piece of furniture around it; 0 for none.
        parents: for each piece of furniture, the one around it, which has a lower number.
    """
    sizes = [0] * len(parents)
    for block, container in zip(blocks, containers, strict=True):
        sizes[container] += len(block.text)
    total = sum(sizes)
    for container in range(len(sizes) - 1, 0, -1):
        sizes[parents[container]] += sizes[container]
    marked = [False] * len(sizes)
    for container in range(1, len(sizes)):
        marked[container] = marked[parents[container]] or sizes[container] <= _MAX_SHARE * total
    return [
        replace(block, kind=SegmentKind.BOILERPLATE, depth=0, list_depth=0)
        if marked[container]
        else block
        for block, container in zip(blocks, containers, strict=True)
    ]

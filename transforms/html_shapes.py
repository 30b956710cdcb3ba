"""What an element of a page looks like: a table of facts, a list of terms, emphasis, a switch."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from selectolax.lexbor import LexborNode

from transforms.parsed_blocks import BlockText

_MAX_CELL_CHARS: Final = 2000
"""A table with a longer cell lays out a page."""

_MAX_TERM_CHARS: Final = 150
_MAX_DESCRIPTION_CHARS: Final = 1000
"""A list with longer terms or descriptions is a text with headings."""

_MAX_DATE_LINE_CHARS: Final = 80
_DATE_LINE: Final = re.compile(
    r"(?i)\W*(?:(?:page |policy |notice )?(?:was )?(?:last )?(?:updated|modified|revised|reviewed)"
    r"|effective|(?:letzte )?(?:aktualisier|änder)|stand:|gültig ab|en vigueur|date d.effet"
    r"|(?:dernière )?mis(?:e)? à jour|version).*\d"
)
_MIN_SPANS: Final = 8
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BOLD: Final = re.compile(r"font-weight:\s*(?:bold|[6-9]00)")
_NOT_BOLD: Final = re.compile(r"font-weight:\s*(?:normal|lighter|[1-4]00)")
_BOLD_NAME: Final = re.compile(r"(?:^|[\s_-])(?:bold|(?:fw|font)-(?:semi)?bold(?:er)?)(?:$|\s)")


def is_layout(table: LexborNode) -> bool:
    """Whether a table lays out a page instead of holding rows of facts."""
    if (table.attributes.get("role") or "") in ("presentation", "none"):
        return True
    if table.css_first("table table, td h1, td h2, td h3, td h4, td h5, td h6") is not None:
        return True
    cells = table.css("td, th")
    if len(cells) <= len(table.css("tr")):
        return True
    return any(len(cell.text()) > _MAX_CELL_CHARS for cell in cells)


def holds_definitions(dl: LexborNode) -> bool:
    """Whether a ``dl`` holds terms with short descriptions, and no structure of its own."""
    if dl.css_first("dl dl, table, ul, ol, h1, h2, h3, h4, h5, h6, dd p + p") is not None:
        return False
    terms, descriptions = dl.css("dt"), dl.css("dd")
    return (
        bool(terms and descriptions)
        and all(len(term.text()) <= _MAX_TERM_CHARS for term in terms)
        and all(len(text.text()) <= _MAX_DESCRIPTION_CHARS for text in descriptions)
    )


def holds_spans(element: LexborNode) -> bool:
    """Whether an element holds nothing but many ``span`` side by side, a text in blocks."""
    child = element.first_child
    n_spans = 0
    while child is not None:
        if child.tag != "span":
            return False
        n_spans += 1
        child = child.next
    return n_spans >= _MIN_SPANS


def is_date_line(heading: BlockText) -> bool:
    """Whether what is marked up as a heading says when the policy was changed."""
    if heading.n_chars > _MAX_DATE_LINE_CHARS:
        return False
    return _DATE_LINE.match("".join(heading.pieces)) is not None


def emphasis(attributes: Mapping[str, str | None], *, default: bool) -> bool:
    """Whether an element with these attributes is bold; ``default`` where they do not say."""
    if not attributes:
        return default
    style = attributes.get("style")
    if style and "font-weight" in style:
        if _BOLD.search(style):
            return True
        if _NOT_BOLD.search(style):
            return False
    name = attributes.get("class")
    return default or (name is not None and "bold" in name and _BOLD_NAME.search(name) is not None)


def opens_panel(button: LexborNode) -> bool:
    """Whether a button is the heading of a part of the page that it opens and closes."""
    attributes = button.attributes
    return (
        "aria-expanded" in attributes
        or "aria-controls" in attributes
        or "accordion" in (attributes.get("class") or "")
        or any(node.tag in _HEADINGS for node in button.traverse())
    )

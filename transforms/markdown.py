"""Markdown to blocks, with the stretch of source that each came from.

What goes is markdown's own syntax: markers, escapes, link targets, pictures with their alternative
text, and the tags of embedded HTML. Cells of a table row are joined by ``" | "``.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from pyromark import Markdown, Options

from transforms.decoding import without_controls
from transforms.html import html_blocks
from transforms.html_limits import MAX_TAGS
from transforms.parsed_blocks import BlockText, ParsedBlock
from transforms.rejection import RejectedError
from warehouse.vocabulary import Reason, SegmentKind

if TYPE_CHECKING:
    from pyromark.event import Range

_PARSER: Final = Markdown(options=Options.ENABLE_TABLES | Options.ENABLE_STRIKETHROUGH)
_LINE_BREAK_TAG: Final = re.compile(r"<br\s{0,9}/?>", re.IGNORECASE)
_STYLES: Final = frozenset({"Strong", "Emphasis", "Strikethrough", "Link", "Image"})
_ROWS: Final = frozenset({"TableHead", "TableRow"})


def markdown_blocks(text: str) -> list[ParsedBlock]:
    """The blocks of ``text`` in reading order; offsets are code points into ``text``.

    Raises:
        RejectedError: ``broken``, for embedded HTML that is nested too deep, or of too many tags.
    """
    if (n_tags := text.count("<")) > MAX_TAGS:
        raise RejectedError(Reason.BROKEN, f"{n_tags} tags, more than {MAX_TAGS}")
    walk = _Walk()
    for event, where in _PARSER.events_with_range(text):
        walk.take(event, where)
    walk.flush()
    return walk.blocks if text.isascii() else _in_code_points(walk.blocks, text)


def _in_code_points(blocks: list[ParsedBlock], text: str) -> list[ParsedBlock]:
    """``blocks`` with offsets in code points instead of bytes of ``text`` in UTF-8."""
    encoded = text.encode()
    offsets = {block.source_start or 0 for block in blocks}
    offsets.update(block.source_end or 0 for block in blocks)
    code_points: dict[int, int] = {}
    at = count = 0
    for offset in sorted(offsets):
        count += len(encoded[at:offset].decode())
        at = offset
        code_points[offset] = count
    return [
        replace(
            block,
            source_start=code_points[block.source_start or 0],
            source_end=code_points[block.source_end or 0],
        )
        for block in blocks
    ]


class _Walk:
    """Turns the parser's events into blocks; offsets are bytes of the UTF-8 form."""

    def __init__(self) -> None:
        self.blocks: list[ParsedBlock] = []
        self._kind = SegmentKind.PARAGRAPH
        self._depth = 0
        self._list_depth = 0
        self._text = BlockText()
        self._styles: Counter[str] = Counter()
        """Inline elements that are open, by name."""
        self._in_code = False
        self._html: list[tuple[str, Range]] = []

    def take(self, event: Any, where: Range) -> None:
        """One event: a name, or a mapping of one name to what it carries."""
        if isinstance(event, str):
            self._take_bare(event)
            return
        ((name, content),) = event.items()
        if name in ("Text", "Code"):
            self._take_text(content, where)
        elif name == "Start":
            self._start(content, where)
        elif name == "End":
            self._end(content, where)
        elif name == "Html":
            self._html.append((content, where))
        elif name == "InlineHtml" and _LINE_BREAK_TAG.fullmatch(content):
            self._break_line()

    def _take_bare(self, name: str) -> None:
        if name == "SoftBreak":
            self._text.add(" ", bold=False, link=False)
        elif name == "HardBreak":
            self._break_line()
        elif name == "Rule":
            self.flush()

    def _take_text(self, text: str, where: Range) -> None:
        # A reference may stand for a control character, which decoded text holds none of.
        text = text if text.isprintable() else without_controls(text)
        if self._in_code:
            self._take_code(text, where)
        elif not self._styles["Image"]:
            self._text.reach(where["start"], where["end"])
            bold, link = self._styles["Strong"] > 0, self._styles["Link"] > 0
            self._text.add(text, bold=bold, link=link)

    def _take_code(self, text: str, where: Range) -> None:
        """Each line of indented text is a block: policies hold no code, but odd indentation."""
        for line in text.split("\n"):
            self._text.reach(where["start"], where["end"])
            self._text.add(line, bold=False, link=False)
            self.flush()

    def _break_line(self) -> None:
        if self._kind == SegmentKind.PARAGRAPH and not self._list_depth:
            self.flush()
            self._text.follows_break = True
        else:
            self._text.add(" ", bold=False, link=False)

    def _start(self, content: Any, where: Range) -> None:
        name, details = _named(content)
        if name in _STYLES:
            leaves_page = name == "Link" and not details["dest_url"].startswith("#")
            self._styles[name] += leaves_page if name == "Link" else 1
            self._text.reach(where["start"], where["start"])
        elif name == "Paragraph":
            # The first paragraph of a loose item is the item's own text.
            if self._kind != SegmentKind.LIST_ITEM or self._text.n_chars:
                self._open(SegmentKind.PARAGRAPH, where)
        elif name == "Heading":
            self._open(SegmentKind.HEADING, where, depth=int(details["level"][1]))
        elif name == "List":
            self.flush()
            self._list_depth += 1
        elif name == "Item":
            self._open(SegmentKind.LIST_ITEM, where, depth=self._list_depth)
        elif name in _ROWS:
            self._open(SegmentKind.TABLE_ROW, where)
        elif name in ("CodeBlock", "HtmlBlock", "BlockQuote"):
            self.flush()
            self._in_code = name == "CodeBlock"

    def _end(self, content: Any, where: Range) -> None:
        name, _ = _named(content)
        if name in _STYLES:
            if name != "Link" or self._styles[name]:
                self._styles[name] -= 1
            self._text.reach(where["start"], where["end"])
        elif name == "TableCell":
            self._text.end_cell()
        elif name == "HtmlBlock":
            self._end_html()
        elif name == "CodeBlock":
            self._in_code = False
        elif name == "List":
            self.flush()
            self._list_depth -= 1
        elif name in ("Heading", "Item", "Paragraph") or name in _ROWS:
            self.flush()

    def _open(self, kind: SegmentKind, where: Range, depth: int = 0) -> None:
        self.flush()
        self._kind, self._depth = kind, depth
        self._text.reach(where["start"], where["start"])

    def flush(self) -> None:
        """End the block that is being gathered, if it has text; what follows is a paragraph."""
        if self._text.n_chars:
            self.blocks.append(self._text.block(self._kind, self._depth, self._list_depth))
        self._text = BlockText()
        self._kind, self._depth = SegmentKind.PARAGRAPH, 0

    def _end_html(self) -> None:
        """Blocks of an embedded piece of HTML; each points at the whole piece."""
        if self._html:
            start, end = self._html[0][1]["start"], self._html[-1][1]["end"]
            self.blocks.extend(
                replace(block, source_start=start, source_end=end)
                for block in html_blocks("".join(text for text, _ in self._html))
            )
        self._html = []


def _named(content: Any) -> tuple[str, Any]:
    """The name of a started or ended element, and what it carries."""
    if isinstance(content, str):
        return content, None
    ((name, details),) = content.items()
    return name, details

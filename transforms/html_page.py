"""The blocks of a page as the walk gathers them, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final

from transforms.html_furniture import Regions
from transforms.parsed_blocks import BlockText, ParsedBlock
from warehouse.vocabulary import SegmentKind

_MAX_TITLE_CHARS: Final = 150
_MIN_LINE_CHARS: Final = 20
"""A shorter line is seldom broken within a sentence."""

_PROSE_CHARS: Final = 80
"""Menus and labels are shorter."""

_MAX_SENTENCE_CHARS: Final = 5000
_MIN_MENU_LINKS: Final = 3
_MIN_MENU_SHARE: Final = 0.3


@dataclass
class WalkedPage:
    """Parallel lists over the blocks of a page, and its regions."""

    blocks: list[ParsedBlock] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    """The innermost region around each."""
    n_fragment: list[int] = field(default_factory=list)
    """Characters of each that lead to other places of the page."""
    is_prose: list[bool] = field(default_factory=list)
    """Whether each is running text, told from its length and its links."""
    regions: Regions = field(default_factory=Regions)

    def add(self, block: ParsedBlock, text: BlockText, place: int) -> None:
        """Append a block that ``text`` has become, or the rest of the last one."""
        if block.follows_break and self._goes_on_with(block):
            last = self.blocks[-1]
            last.text = f"{last.text} {block.text}"
            last.source_end = block.source_end
            last.is_link = last.is_link and block.is_link
            return
        self.blocks.append(block)
        self.places.append(place)
        self.n_fragment.append(text.n_fragment)
        is_menu = text.n_links >= _MIN_MENU_LINKS and text.n_link >= _MIN_MENU_SHARE * text.n_chars
        self.is_prose.append(len(block.text) >= _PROSE_CHARS and not block.is_link and not is_menu)

    def _goes_on_with(self, line: ParsedBlock) -> bool:
        """Whether a line break parts a title or a sentence, and not two lines of a list."""
        last = self.blocks[-1]
        is_running_text = last.kind == line.kind == SegmentKind.PARAGRAPH
        if not is_running_text or len(last.text) > _MAX_SENTENCE_CHARS:
            return False
        if last.is_bold and line.is_bold:
            return len(last.text) + len(line.text) <= _MAX_TITLE_CHARS
        begins, end = line.text.lstrip()[:1], last.text.rstrip()
        is_in_list = last.follows_break and (
            last.text.lstrip()[:1].islower() or self.blocks[-2].text.rstrip().endswith(":")
        )
        return (
            begins.islower()
            and not is_in_list
            and len(end) >= _MIN_LINE_CHARS
            and (end[-1].isalnum() or end[-1] in ",)")
        )

    def totals(self, values: Iterable[int]) -> list[int]:
        """For each region, the sum of the values of the blocks in it."""
        sums = list(accumulate(values, initial=0))
        spans = zip(self.regions.starts, self.regions.ends, strict=True)
        return [sums[end] - sums[start] for start, end in spans]

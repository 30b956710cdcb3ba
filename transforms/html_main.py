"""The policy told from the furniture of its page, by structure and by density of text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from transforms.html_furniture import Role
from transforms.html_page import WalkedPage
from transforms.parsed_blocks import ParsedBlock
from warehouse.vocabulary import SegmentKind

_MAX_FURNITURE_SHARE: Final = 0.4
"""What holds more of a page's text than this is the page, whatever its name."""

_NAMED: Final = (Role.FURNITURE, Role.EXTRA)
_MIN_CONTENTS: Final = 3
_MIN_CONTENTS_SHARE: Final = 0.6
"""A table of contents: so many blocks, of which so much leads to places of the same page."""

_MIN_MAIN_SHARE: Final = 0.8
_MIN_CORE_SHARE: Final = 0.9
"""Prose of the page that its main content holds, where it says so, and where it does not."""

_MAX_ENTRY_CHARS: Final = 150
_NUMBERING: Final = " \t\r\n\xa0\u200b0123456789.:()-–—"
"""What an entry may have more than its heading, or the other way round."""

_TITLE: Final = re.compile(
    r"(?i)privacy|datenschutz|confidentialit|vie privée|cookie|data protection|données personnelles"
    r"|隐私"
)
_MAX_TITLE_LEVEL: Final = 2
_MAX_TITLE_CHARS: Final = 60
_DATE_LINE: Final = re.compile(
    r"(?i)(?:updated|effective|modified|revised|version|stand|mise à jour|vigueur).*\d"
)
_DIGIT: Final = re.compile(r"\d")
_MAX_DATE_LINE_CHARS: Final = 200
_CONTACT: Final = re.compile(r"@|\d{3}")


def without_furniture(page: WalkedPage) -> list[ParsedBlock]:
    """The blocks of a page, those that are furniture turned into boilerplate."""
    n_chars = page.totals(len(block.text) for block in page.blocks)
    is_contents = _is_contents(page, n_chars)
    is_named = _is_named_furniture(page, n_chars, is_contents)
    furniture = [
        is_named[place] and not (block.depth == 1 and _is_title(block))
        for block, place in zip(page.blocks, page.places, strict=True)
    ]
    outside = _is_outside_main(page, n_chars, furniture, is_contents)
    for block, is_furniture, is_outside in zip(page.blocks, furniture, outside, strict=True):
        if is_furniture or is_outside:
            block.kind, block.depth, block.list_depth = SegmentKind.BOILERPLATE, 0, 0
    return page.blocks


def _is_contents(page: WalkedPage, n_chars: Sequence[int]) -> list[bool]:
    """For each region whether it is a table of contents."""
    if not any(page.n_fragment):
        return [False] * len(n_chars)
    n_leading = page.totals(page.n_fragment)
    n_entries = page.totals(n > 0 for n in page.n_fragment)
    return [
        entries >= _MIN_CONTENTS and leading >= _MIN_CONTENTS_SHARE * chars
        for entries, leading, chars in zip(n_entries, n_leading, n_chars, strict=True)
    ]


def _is_repeated(page: WalkedPage, is_contents: Sequence[bool]) -> list[bool]:
    """For each region whether most of its entries stand again on the page, as headings do.

    Only for tables of contents; a menu may lead to places of the page as well.
    """
    if not any(is_contents):
        return list(is_contents)
    is_entry = [
        n > 0 and is_contents[place] for n, place in zip(page.n_fragment, page.places, strict=True)
    ]
    if not any(is_entry):
        return list(is_contents)
    names = [
        block.text.strip(_NUMBERING).casefold() if len(block.text) <= _MAX_ENTRY_CHARS else ""
        for block in page.blocks
    ]
    headings = {
        name
        for name, block in zip(names, page.blocks, strict=True)
        if block.is_bold or block.kind is SegmentKind.HEADING
    }
    n_entries = page.totals(is_entry)
    n_repeated = page.totals(
        entry and name in headings for name, entry in zip(names, is_entry, strict=True)
    )
    return [2 * repeated >= n > 0 for repeated, n in zip(n_repeated, n_entries, strict=True)]


def _is_named_furniture(
    page: WalkedPage, n_chars: Sequence[int], is_contents: Sequence[bool]
) -> list[bool]:
    """For each region whether it, or one around it, calls itself furniture."""
    n_prose = page.totals(
        len(block.text) * prose for block, prose in zip(page.blocks, page.is_prose, strict=True)
    )
    is_repeated = _is_repeated(page, is_contents)
    around, max_chars = page.regions.around, _MAX_FURNITURE_SHARE * n_chars[0]
    is_furniture = [False] * len(around)
    for region, role in enumerate(page.regions.roles):
        if is_contents[region] and is_repeated[region]:
            continue
        is_furniture[region] = is_furniture[around[region]] or (
            role in _NAMED
            and n_chars[region] <= max_chars
            and (role != Role.EXTRA or 2 * n_prose[region] < n_chars[region])
        )
    return is_furniture


def _is_outside_main(
    page: WalkedPage,
    n_chars: Sequence[int],
    furniture: Sequence[bool],
    is_contents: Sequence[bool],
) -> list[bool]:
    """For each block whether it is furniture outside the main content of its page.

    Titles and dates are not, nor tables of contents. Where the page does not say what its main
    content is, running text and addresses are not either.
    """
    is_prose = [prose and not named for prose, named in zip(page.is_prose, furniture, strict=True)]
    n_prose = page.totals(
        len(block.text) * prose for block, prose in zip(page.blocks, is_prose, strict=True)
    )
    main, is_sure = _main_region(page, n_prose)
    start, end = page.regions.starts[main], page.regions.ends[main]
    kept = (
        is_contents
        if is_sure
        else [
            contents or text
            for contents, text in zip(
                is_contents, _holds_text_beside(page, main, n_prose, n_chars), strict=True
            )
        ]
    )
    is_kept = _is_in_any(page, kept)
    has_title = any(_is_title(block) for block in page.blocks)
    return [
        not (start <= number < end or is_kept[place])
        and not (number < start and not block.is_link and _may_be_title(block, has_title))
        and not _is_date_line(block.text)
        and (is_sure or not _CONTACT.search(block.text))
        for number, (block, place) in enumerate(zip(page.blocks, page.places, strict=True))
    ]


def _main_region(page: WalkedPage, n_prose: Sequence[int]) -> tuple[int, bool]:
    """The region that holds the policy, and whether the page says that it is the main one."""
    regions = page.regions
    if not n_prose[0]:
        return 0, False
    core = main = 0
    for region, (n, role) in enumerate(zip(n_prose, regions.roles, strict=True)):
        if n >= _MIN_CORE_SHARE * n_prose[0] and regions.may_be_core[region]:
            core = region
        if n >= _MIN_MAIN_SHARE * n_prose[0] and role is Role.MAIN:
            main = region
    return (main, True) if main else (core, False)


def _holds_text_beside(
    page: WalkedPage, main: int, n_prose: Sequence[int], n_chars: Sequence[int]
) -> list[bool]:
    """For each region whether it stands beside the main one and is mostly running text."""
    around = page.regions.around
    holds_main = [False] * len(around)
    holds_main[main] = True
    region = main
    while region:
        region = around[region]
        holds_main[region] = True
    return [
        holds_main[around[region]] and not holds_main[region] and 2 * prose > n
        for region, (prose, n) in enumerate(zip(n_prose, n_chars, strict=True))
    ]


def _is_in_any(page: WalkedPage, regions: Sequence[bool]) -> list[bool]:
    """For each region whether it, or one around it, is one of ``regions``."""
    is_in = list(regions)
    if not any(is_in):
        return is_in
    for region, around in enumerate(page.regions.around):
        is_in[region] = is_in[region] or is_in[around]
    return is_in


def _is_date_line(text: str) -> bool:
    """Whether a short text says when something was changed."""
    return (
        len(text) <= _MAX_DATE_LINE_CHARS
        and _DIGIT.search(text) is not None
        and _DATE_LINE.search(text) is not None
    )


def _is_title(block: ParsedBlock) -> bool:
    """Whether a heading names a policy."""
    return (
        block.kind is SegmentKind.HEADING
        and block.depth <= _MAX_TITLE_LEVEL
        and _TITLE.search(block.text) is not None
    )


def _may_be_title(block: ParsedBlock, has_title: bool) -> bool:
    """Whether a block before the main content names the policy; ``has_title`` if a heading does."""
    if block.kind is SegmentKind.HEADING:
        return not has_title or _is_title(block)
    return not has_title and len(block.text) <= _MAX_TITLE_CHARS and bool(_TITLE.search(block.text))

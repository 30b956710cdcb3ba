"""Lists, headings and furniture of real web pages against another parser's DOM.

    pip install html5lib lxml cssselect
    python -m benchmarks.reading.html_pages FOLDER [--pages NAME …] [--show]

For each page of FOLDER, `html_pages.json` names the elements that hold the policy (`main`, CSS
selectors) and what is furniture within them (`without`), chosen by looking at the page. Printed
per page and in total:

- items: share of the `<li>` of the main content whose first block is a list item (or a heading, or
  stands in a table row, where the markup says so) with the same text;
- headings: share of its h1–h6 that are headings with the same text and level;
- furniture: share of the segments not marked boilerplate that stand outside the main content;
- marked: share of the main content's characters that are marked boilerplate;
- lost: share of the page's visible characters that are in no segment.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import html5lib
import polars as pl
from lxml import etree

from transforms.blocks import blocks
from transforms.decoding import decode
from transforms.reading import read, readings

REGIONS: Final = Path(__file__).with_name("html_pages.json")
UNSEEN_TAGS = (
    "script style template noscript iframe object embed canvas audio video select textarea"
    " head title datalist"
)
UNSEEN: Final = frozenset(UNSEEN_TAGS.split())
DATE_LINE: Final = re.compile(
    r"(?i)(?:last|page)?(?:reviewedand)?(?:updated|effective|revised|modified).*\d"
)
"""What the conventions of outlines call a paragraph, however it is marked up."""

LISTS: Final = frozenset({"ul", "ol", "menu", "dl"})
HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
LINE_BREAK: Final = "\x0b"
INLINE_TAGS = (
    "a abbr acronym b bdi bdo big br cite code data dfn em font i img ins del input kbd label"
    " mark nobr q s samp small span strike strong sub sup time tt u var wbr"
)
INLINE: Final = frozenset(INLINE_TAGS.split())


@dataclass
class Fact:
    """What the markup says of a piece of text."""

    text: str
    """Without white space."""
    kind: str
    level: int = 0
    in_table: bool = False


@dataclass
class Facts:
    """What the markup of a page says."""

    text: str
    """All visible characters."""
    is_main: bytearray
    """For each of them, whether it belongs to the policy."""
    items: list[Fact] = field(default_factory=list)
    headings: list[Fact] = field(default_factory=list)


@dataclass
class Score:
    """Counts of one page, added up for the total."""

    items: int = 0
    items_found: int = 0
    headings: int = 0
    headings_found: int = 0
    segments: int = 0
    furniture: int = 0
    main_chars: int = 0
    main_chars_marked: int = 0
    chars: int = 0
    chars_lost: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Add the counts of another page."""
        for name, value in vars(other).items():
            if isinstance(value, int):
                setattr(self, name, getattr(self, name) + value)

    def line(self, name: str) -> str:
        """One line of the report."""
        return (
            f"{name[:44]:44} items {share(self.items_found, self.items)}"
            f" headings {share(self.headings_found, self.headings)}"
            f" furniture {share(self.furniture, self.segments)}"
            f" marked {share(self.main_chars_marked, self.main_chars)}"
            f" lost {share(self.chars_lost, self.chars)}"
        )


def share(part: int, whole: int) -> str:
    """A share in per cent with its counts."""
    return f"{100 * part / whole if whole else 100 * (part > 0):5.1f}% {part:>5}/{whole:<6}"


def facts(source: str, main: str, without: str | None) -> Facts:
    """Facts of a page, by html5lib."""
    builder = html5lib.getTreeBuilder("lxml")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        root = (
            html5lib.HTMLParser(tree=builder, namespaceHTMLElements=False).parse(source).getroot()
        )
    inside = {element for region in root.cssselect(main) for element in region.iter()}
    if without:
        inside -= {element for region in root.cssselect(without) for element in region.iter()}
    found = Facts("", bytearray())
    pieces: list[str] = []
    for element, piece in visible(root):
        text = squeezed(piece)
        pieces.append(text)
        found.is_main += bytes([element in inside]) * len(text)
    found.text = "".join(pieces)
    for element in root.iter():
        if element not in inside or not is_seen(element):
            continue
        if element.tag == "li":
            fact = item(element)
            if fact.text:
                found.items.append(fact)
        elif element.tag in HEADINGS:
            text = squeezed("".join(piece for _, piece in visible(element)))
            if any(character.isalnum() for character in text) and not DATE_LINE.match(text):
                found.headings.append(Fact(text, "heading", HEADINGS[element.tag]))
    return found


def squeezed(text: str) -> str:
    """``text`` without white space."""
    return "".join(text.split())


def is_seen(element: etree._Element) -> bool:
    """Whether no element around this one hides its text."""
    return not any(
        not isinstance(around.tag, str) or around.tag in UNSEEN or around.tag.startswith("{")
        for around in [element, *element.iterancestors()]
    )


def visible(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Each text in reading order with the element it stands in."""
    if isinstance(root.tag, str) and root.tag not in UNSEEN and not root.tag.startswith("{"):
        if root.text:
            yield root, root.text
        for child in root:
            yield from visible(child)
            if child.tail:
                yield root, child.tail


def item(element: etree._Element) -> Fact:
    """The first block of a list item, nested lists left out."""
    in_table = next(element.iterancestors("td", "th"), None) is not None
    for kind, level, text in own_blocks(element, "list_item", 0):
        if any(character.isalnum() for character in text):
            return Fact(text, kind, level, in_table)
    return Fact("", "list_item")


def own_blocks(element: etree._Element, kind: str, level: int) -> Iterator[tuple[str, int, str]]:
    """The blocks right below an element: kind, level and text of each."""
    gathered = element.text or ""
    for child in element:
        tag = child.tag
        if tag == "br":
            # An empty line parts an item's paragraphs.
            if gathered.strip() and gathered.rstrip(" \t\r\n\xa0").endswith(LINE_BREAK):
                yield kind, level, squeezed(gathered.replace(LINE_BREAK, " "))
                gathered = ""
            else:
                gathered += LINE_BREAK
        elif tag in INLINE and not any(
            below.tag not in INLINE for below in child.iter(etree.Element)
        ):
            gathered += "".join(piece for _, piece in visible(child))
        elif isinstance(tag, str) and tag not in UNSEEN and not tag.startswith("{"):
            yield kind, level, squeezed(gathered.replace(LINE_BREAK, " "))
            gathered = ""
            if tag in LISTS or tag == "table":
                return
            of_heading = ("heading", HEADINGS[tag]) if tag in HEADINGS else (kind, level)
            yield from own_blocks(child, *of_heading)
        gathered += child.tail or ""
    yield kind, level, squeezed(gathered.replace(LINE_BREAK, " "))


def score(page: Facts, segments: list[tuple[str, int, str]]) -> Score:
    """How the segments (kind, depth, text without white space) agree with the facts."""
    found = Score(items=len(page.items), headings=len(page.headings), chars=len(page.text))
    have = Counter(
        (kind, depth if kind == "heading" else 0, text) for kind, depth, text in segments
    )
    rows = [text for kind, _, text in segments if kind == "table_row"]
    for fact in page.headings:
        if take(have, ("heading", fact.level, fact.text)):
            found.headings_found += 1
        else:
            found.misses.append(f"  no heading {fact.level}: {fact.text[:90]}")
    for fact in page.items:
        if (
            fact.kind == "heading"
            or take(have, ("list_item", 0, fact.text))
            or (fact.in_table and any(fact.text in row for row in rows))
        ):
            found.items_found += 1
        else:
            found.misses.append(f"  no item: {fact.text[:90]}")
    place(page, segments, found)
    return found


def take(have: Counter[tuple[str, int, str]], key: tuple[str, int, str]) -> bool:
    """Use up one of ``key``."""
    have[key] -= 1
    return have[key] >= 0


def place(page: Facts, segments: list[tuple[str, int, str]], found: Score) -> None:
    """Count where on the page the segments stand."""
    found.main_chars = sum(page.is_main)
    position, matched = 0, 0
    for kind, _, text in segments:
        # The cells of a row are parted by a bar that is not on the page.
        parts = [text] if text in page.text else [part for part in text.split("|") if part]
        n_main = n_found = 0
        for part in parts:
            start = page.text.find(part, position, position + len(part) + 2000)
            if start < 0:
                start = page.text.find(part)
            if start < 0:
                found.misses.append(f"  not on the page: {part[:90]}")
                continue
            n_found += len(part)
            n_main += sum(page.is_main[start : start + len(part)])
            position = start + len(part)
        matched += n_found
        is_main = 2 * n_main >= n_found
        if kind != "boilerplate":
            found.segments += 1
            if not is_main:
                found.furniture += 1
                found.misses.append(f"  furniture as {kind}: {text[:90]}")
        else:
            found.main_chars_marked += n_main
            if is_main and n_main:
                found.misses.append(f"  marked boilerplate: {text[:90]}")
    found.chars_lost = max(0, len(page.text) - matched)


def main() -> None:
    """Measure the pages of a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", nargs="*", default=None, help="parts of names")
    parser.add_argument("--show", action="store_true", help="what is missed")
    options = parser.parse_args()
    sys.setrecursionlimit(20_000)
    total = Score()
    for name, region in json.loads(REGIONS.read_text()).items():
        if options.pages and not any(part in name for part in options.pages):
            continue
        content = (options.folder / name).read_bytes()
        page = facts(decode(content).text, region["main"], region.get("without"))
        rows = blocks(readings({name: read(content, name)})).select(
            "kind", "depth", pl.col("text").str.replace_all(r"\s", "")
        )
        result = score(page, [(kind, depth, squeezed(text)) for kind, depth, text in rows.rows()])
        total.add(result)
        print(result.line(name))
        if options.show:
            print("\n".join(result.misses))
    print(total.line("all pages"))


if __name__ == "__main__":
    main()

"""The words of a PDF's page with their places and fonts, and the rules drawn on it."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

from transforms.pdf_calls import address, font_of, loose_char_box, text_object
from transforms.pdf_rules import Rule, drawn_on

HYPHEN: Final = "-"

_LINE_END_HYPHENS: Final = "\x02\ufffe"
"""What PDFium gives for a hyphen at the end of a line that parts a word."""

_WORD: Final = re.compile(r"[^\s\x00-\x1f\x7f\ufffe\uffff]+[\x02\ufffe]?")
_LIGATURES: Final = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_BOLD_NAME: Final = re.compile(r"(?i)bold|black|heavy|-b$")
_ITALIC_NAME: Final = re.compile(r"(?i)italic|oblique")
_STYLE_STEPS: Final = 50
_MAX_PLACE: Final = 1e6
_SIZES: Final = 0.1, 10_000.0
"""Sizes beyond these are taken for these; what is farther away stands outside of any page."""

_MAX_SLANT: Final = 5.0
"""Degrees by which a scanned page may hang askew."""

_BOLD_WEIGHT: Final = 600
_FORCE_BOLD: Final = 1 << 18
_ITALIC: Final = 1 << 6
_SYMBOL_NAME: Final = re.compile(r"(?i)wingdings|symbol|dingbat")
_RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")


@dataclass(slots=True)
class Word:
    """What stands between two blanks of a page; lengths are points, y rises."""

    text: str
    x0: float
    x1: float
    y: float
    """Of the line that it stands on."""
    size: float
    is_bold: bool
    is_italic: bool
    is_symbol: bool
    """In a font of symbols, as bullets are."""
    is_hyphenated: bool
    """Ends in a hyphen that may part a word at the end of a line; it is part of text."""
    is_readable: bool
    """Its font says which characters it holds."""


class PageWords(NamedTuple):
    """What stands on a page, in the order of its text, turned upright."""

    words: list[Word]
    aside: list[Word]
    """What runs in another direction than most, or stands outside of the page."""
    rules: list[Rule]
    dots: list[Rule]
    """Small figures, by their lower left and upper right corners."""
    bottom: float
    top: float
    """Its edges."""


class _Style(NamedTuple):
    """What characters of one font and height share."""

    angle: int
    """Degrees anticlockwise, a multiple of 90; -1 for others."""
    size: float
    is_readable: bool
    rise: float
    """From the lower edge of a character's box to the line it stands on."""
    is_bold: bool
    is_italic: bool
    is_symbol: bool


def page_words(page: pdfium.PdfPage) -> PageWords:
    """Words and rules of a page."""
    text_page, crop = page.get_textpage(), page.get_cropbox()
    try:
        placed = list(_placed_words(text_page.raw, crop))
    finally:
        text_page.close()
    upright, aside = 0, []
    if any(angle or not is_inside for _, angle, is_inside in placed):
        angles = Counter[int]()
        for word, angle, is_inside in placed:
            if is_inside and angle >= 0:
                angles[angle] += len(word.text)
        upright = angles.most_common(1)[0][0] if angles else 0
        aside = [word for word, angle, is_inside in placed if not is_inside or angle != upright]
        placed = [found for found in placed if found[2] and found[1] == upright]
    words = [word for word, _, _ in placed]
    rules, dots = drawn_on(page) if words else ([], [])
    if upright:
        rules = [_turned_rule(rule, upright) for rule in rules]
        dots = [_turned_rule(dot, upright) for dot in dots]
    edges = _turned_rule(Rule(*crop), upright)
    return _mirrored(PageWords(words, aside, rules, dots, edges.y0, edges.y1))


def _placed_words(
    text_page: ctypes.c_void_p, crop: tuple[float, float, float, float]
) -> Iterator[tuple[Word, int, bool]]:
    """Words in file order, with their angle and whether they are on the page."""
    text, starts = _text(text_page)
    left, bottom, right, top = crop
    box, again = raw.FS_RECTF(), raw.FS_RECTF()
    at_box, at_again, handle = ctypes.addressof(box), ctypes.addressof(again), address(text_page)
    styles: dict[tuple[int, int], _Style] = {}
    for match in _WORD.finditer(text):
        first, last = match.span()
        last -= 1
        is_hyphenated = text[last] in _LINE_END_HYPHENS
        if starts is not None:
            first, last = starts[first], starts[last]
        loose_char_box(handle, first, at_box)
        loose_char_box(handle, last, at_again)
        drawn = text_object(handle, first)
        font = font_of(drawn) if drawn else 0
        # Words of one font that are as high as each other have the rest in common too.
        key = font or 0, _height(box)
        style = styles.get(key)
        if style is None:
            style = styles[key] = _style(text_page, first, font, box)
        x0, x1, y = _upright(box, again, style)
        is_inside = left <= box.left + 1 <= right and bottom <= box.bottom + 1 <= top
        if not abs(x0) + abs(x1) + abs(y) < _MAX_PLACE:
            x0, x1, y, is_inside = 0.0, 0.0, 0.0, False
        word = Word(
            text=_clean(match[0]),
            x0=min(x0, x1),
            x1=max(x0, x1),
            y=y,
            size=style.size,
            is_bold=style.is_bold,
            is_italic=style.is_italic,
            is_symbol=style.is_symbol,
            is_hyphenated=is_hyphenated,
            is_readable=style.is_readable,
        )
        yield word, style.angle, is_inside


def _height(box: raw.FS_RECTF) -> int:
    height = (box.top - box.bottom) * _STYLE_STEPS
    return round(height) if math.isfinite(height) else 0


def _text(text_page: ctypes.c_void_p) -> tuple[str, list[int] | None]:
    """The text of a page and which character of the page each of its code points is.

    None for the places where both count alike, as they do but for characters without a code.
    """
    n_chars = raw.FPDFText_CountChars(text_page)
    if n_chars <= 0:
        return "", None
    buffer = (ctypes.c_ushort * (2 * n_chars + 1))()
    n_units = raw.FPDFText_GetText(text_page, 0, n_chars, buffer)
    text = bytes(buffer)[: 2 * max(0, n_units - 1)].decode("utf-16-le", "surrogatepass")
    if len(text) == n_chars:
        return text.translate(_UNPAIRED) if _SURROGATE.search(text) else text, None
    codes = [raw.FPDFText_GetUnicode(text_page, place) for place in range(n_chars)]
    kept = [place for place, code in enumerate(codes) if code]
    return "".join(_character(codes[place]) for place in kept), kept


_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_UNPAIRED: Final = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def _character(code: int) -> str:
    is_character = code < 0x110000 and not 0xD800 <= code < 0xE000
    return chr(code) if is_character else "\ufffd"


def _clean(text: str) -> str:
    if text.isascii() and text[-1] != "\x02":
        return text
    if text[-1] in _LINE_END_HYPHENS:
        text = text[:-1] + HYPHEN
    return text.translate(_LIGATURES)


def _style(text_page: ctypes.c_void_p, place: int, font: int | None, box: raw.FS_RECTF) -> _Style:
    """Size, direction and font of a character with this box."""
    matrix, x, y = raw.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetMatrix(text_page, place, matrix)
    raw.FPDFText_GetCharOrigin(text_page, place, x, y)
    scale = math.hypot(matrix.c, matrix.d)
    size = abs(raw.FPDFText_GetFontSize(text_page, place)) * scale
    size = min(max(size, _SIZES[0]), _SIZES[1]) if math.isfinite(size) else _SIZES[0]
    degrees = math.degrees(math.atan2(matrix.b, matrix.a))
    degrees = degrees if math.isfinite(degrees) else 0.0
    quarter = round(degrees / 90)
    angle = quarter * 90 % 360 if abs(degrees - quarter * 90) < _MAX_SLANT else -1
    if angle == 0:
        rise = y.value - box.bottom
    elif angle == 90:
        rise = box.right - x.value
    elif angle == 180:
        rise = box.top - y.value
    else:
        rise = x.value - box.left
    looks = _font(ctypes.cast(font, raw.FPDF_FONT)) if font else (False, False, False)
    is_readable = not raw.FPDFText_HasUnicodeMapError(text_page, place)
    return _Style(angle, size, is_readable, rise, *looks)


def _font(font: object) -> tuple[bool, bool, bool]:
    """Whether a font is bold, whether it is italic, and whether it is one of symbols."""
    buffer = ctypes.create_string_buffer(256)
    raw.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
    name = buffer.value.decode("latin-1")
    flags = max(raw.FPDFFont_GetFlags(font), 0)
    is_bold = (
        bool(_BOLD_NAME.search(name))
        or raw.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT
        or bool(flags & _FORCE_BOLD)
    )
    is_italic = bool(_ITALIC_NAME.search(name)) or bool(flags & _ITALIC)
    return is_bold, is_italic, bool(_SYMBOL_NAME.search(name))


def _upright(first: raw.FS_RECTF, last: raw.FS_RECTF, style: _Style) -> tuple[float, float, float]:
    """Left, right and line of a word, the page turned so that it runs from left to right."""
    if style.angle == 90:
        return first.bottom, last.top, style.rise - first.right
    if style.angle == 180:
        return -first.right, -last.left, style.rise - first.top
    if style.angle == 270:
        return -first.top, -last.bottom, first.left + style.rise
    return first.left, last.right, first.bottom + style.rise


def _turned_rule(rule: Rule, angle: int) -> Rule:
    x0, y0, x1, y1 = rule
    if angle == 90:
        return Rule(y0, -x1, y1, -x0)
    if angle == 180:
        return Rule(-x1, -y1, -x0, -y0)
    if angle == 270:
        return Rule(-y1, x0, -y0, x1)
    return rule


def _mirrored(page: PageWords) -> PageWords:
    """The page as in a mirror where its script runs from right to left."""
    text = "".join(word.text for word in page.words)
    if text.isascii() or 2 * len(_RIGHT_TO_LEFT.findall(text)) <= len(text):
        return page
    for word in page.words:
        word.x0, word.x1 = -max(word.x0, word.x1), -min(word.x0, word.x1)
    rules, dots = (
        [Rule(-rule.x1, rule.y0, -rule.x0, rule.y1) for rule in drawn]
        for drawn in (page.rules, page.dots)
    )
    return page._replace(rules=rules, dots=dots)

"""The text of lines that are joined: which hyphens at the ends of lines belong to their word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from transforms.pdf_lines import Line
from transforms.pdf_words import HYPHEN

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LAST_WORD: Final = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")
_FIRST_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_IDEOGRAPH: Final = re.compile("[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]")
_FIRST_PARTS: Final = (
    "non self third first second opt co e cross ex anti well so pre multi follow sign log add long"
    " short real high low point end day year ci celui celle au vous nous peut"
)
_KEEPS_HYPHEN: Final = frozenset(_FIRST_PARTS.split())
"""First parts of words that are written with a hyphen in the middle of a line too."""

_MIN_CUT: Final = 3
_MIN_CUT_SHARE: Final = 0.02
"""Lines that end in a hyphen, where a document parts its words."""


class Joiner:
    """Joins the lines of a document, which knows its own words."""

    def __init__(self, lines: Iterable[Line]) -> None:
        texts = [line.text for line in _with_cells(lines)]
        cut = [pair for pair in pairwise(texts) if _parts_word(*pair)]
        self._words: set[str] = set()
        if cut:
            for text in texts:
                self._words.update(
                    word.lower() for word in _WORD.findall(text.removesuffix(HYPHEN))
                )
        self._parts_words = len(cut) >= max(_MIN_CUT, _MIN_CUT_SHARE * len(texts)) or any(
            self._is_known_whole(*pair) for pair in cut
        )
        """Some of its words are parted at the end of a line, not only at hyphens of their own."""

    def text(self, lines: Iterable[Line]) -> str:
        """The text of lines that follow each other."""
        text = ""
        for line in lines:
            following = line.text
            if text and _parts_word(text, following):
                text = text if self._is_hyphen_of_word(text, following) else text[:-1]
            elif text and not (_IDEOGRAPH.match(text[-1]) and _IDEOGRAPH.match(following)):
                text += " "
            text += following
        return text

    def _is_known_whole(self, text: str, following: str) -> bool:
        last, first = _LAST_WORD.search(text), _FIRST_WORD.match(following)
        return (
            last is not None and first is not None and (last[1] + first[0]).lower() in self._words
        )

    def _is_hyphen_of_word(self, text: str, following: str) -> bool:
        """Whether a hyphen at the end of a line stands there in the middle of a line too."""
        last, first = _LAST_WORD.search(text), _FIRST_WORD.match(following)
        if last is None or first is None or not first[0][0].islower() or not self._parts_words:
            return True
        if self._is_known_whole(text, following):
            return False
        before = last[1].lower()
        is_known = f"{before}-{first[0].lower()}" in self._words
        return is_known or before.rpartition("-")[2] in _KEEPS_HYPHEN


def _parts_word(text: str, following: str) -> bool:
    return text[-1] == HYPHEN and text[-2:-1].isalnum() and following[0].isalnum()


def _with_cells(lines: Iterable[Line]) -> Iterable[Line]:
    for line in lines:
        if line.cells is None:
            yield line
        else:
            for cell in line.cells:
                yield from cell

"""Marks that begin a list item in running text: bullets, numbers, letters."""

from __future__ import annotations

import re
from typing import Final

import polars as pl

from transforms.patterns import only_where

_BULLETS: Final = "•‣⁃◦▪▫■□●○∙·▸▹►▻◆◇❖➢➤➔→✓✔✦★☆※\uf0a7\uf0b7\uf0d8"
_SPACED_BULLETS: Final = "*–—‐‑−+-"
"""These begin an item only where a blank follows: they also begin words and sentences."""

_DIGIT: Final = "[0-9٠-٩۰-۹०-९０-９]"
"""All digits that there are take the engine long to compile."""

_NUMBERS: Final = (
    rf"\({_DIGIT}{{1,2}}[.)]|{_DIGIT}{{1,2}}[.)]|{_DIGIT}{{1,2}}(?:\.{_DIGIT}{{1,2}}){{1,3}}[.)]?"
    rf"|（{_DIGIT}{{1,3}}）"
)
_LETTERS: Final = r"\(?[a-zA-Z][.)]|\(?[ivxIVX]{2,5}[.)]"
_CJK_NUMBERS: Final = rf"[(（]?[一二三四五六七八九十]{{1,3}}[)）、]|{_DIGIT}{{1,3}}、"

_MARKER: Final = (
    rf"^((?:[{_BULLETS}]|(?:[{_SPACED_BULLETS}]|{_NUMBERS}|{_LETTERS})(?:\s|$)"
    rf"|{_CJK_NUMBERS})\s*)"
)
_LETTER_O: Final = r"^(o\s+)[\p{Lu}\p{Han}]"
"""What is left of a round bullet; `o` is also a word of some languages."""

_CJK_TIGHT: Final = (
    rf"^({_DIGIT}{{1,2}}[.．)）]|\({_DIGIT}{{1,3}}[)）]|（{_DIGIT}{{1,3}}\))[“《]?\p{{Han}}"
)
"""Chinese puts no blank behind a number."""
BULLET_ALONE: Final = re.compile(rf"[{_BULLETS}{_SPACED_BULLETS}]|o")
MARKER_ALONE: Final = re.compile(
    rf"{BULLET_ALONE.pattern}|{_NUMBERS}|{_LETTERS}|{_CJK_NUMBERS}|\d{{1,2}}"
)
"""What may be the marker of a list item where it stands apart from the text after it."""

MARKED: Final = re.compile(rf"{_MARKER}|^o\s+(?=[^\W\d_a-z])")
"""The beginning of a text that has a list marker, for use outside of frames."""

_DOUBLE: Final = rf"^([{_BULLETS}]\s*{_DIGIT}{{1,2}}[.)）、])(?:\D|$)"
"""A number behind a bullet is part of the marker."""

_IS_MARKED: Final = rf"{_MARKER}|{_LETTER_O}|{_CJK_TIGHT}"
_MAX_MARKER_CHARS: Final = 14


def with_markers(blocks: pl.DataFrame) -> pl.DataFrame:
    """``blocks`` with marker: the list marker at the start of its text, or null."""
    return (
        blocks.with_columns(may_be_marked=pl.col("text").str.contains(_IS_MARKED))
        .with_columns(marker=only_where(pl.col("may_be_marked"), _marker))
        .drop("may_be_marked")
    )


def _marker(text: pl.Expr) -> pl.Expr:
    head = text.str.head(_MAX_MARKER_CHARS)
    patterns = (_DOUBLE, _MARKER, _LETTER_O, _CJK_TIGHT)
    return pl.coalesce(head.str.extract(pattern) for pattern in patterns).str.strip_chars_end()


def marker_kind(marker: pl.Expr) -> pl.Expr:
    """What makes two markers siblings: the bullet itself, or the form of its number."""
    return (
        pl.when(marker.str.len_chars() == 1)
        .then(marker)
        .when(marker.str.contains(r"^\(?[ivx]+[.)]$"))
        .then(marker.str.replace("[ivx]+", "i"))
        .when(marker.str.contains(r"^\(?[IVX]+[.)]$"))
        .then(marker.str.replace("[IVX]+", "I"))
        .otherwise(
            marker.str.replace_all(r"\d+", "1")
            .str.replace_all(r"[一二三四五六七八九十]+", "一")
            .str.replace("[a-z]", "a")
            .str.replace("[A-Z]", "A")
        )
    )

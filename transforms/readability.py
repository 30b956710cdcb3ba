"""How hard a text is to read, by the formula of Flesch and Kincaid."""

from __future__ import annotations

from typing import Final

import polars as pl

from warehouse.vocabulary import SegmentKind

_LEAST_WORDS: Final = 100
_LEAST_SENTENCES: Final = 5
"""Of less the formula says little."""

_RUNNING: Final = (SegmentKind.PARAGRAPH.value, SegmentKind.LIST_ITEM.value)
_ENDS_WITH_STOP: Final = r"[.!?…][\"'”’»)\]]*$"

# Bytes are told by numbers, in an order that makes ranges of the sets of letters that are needed.
_CLASSES: Final = ("aou", "e", "i", "y", "bfjkmpqrvw", "l", "d", "t", "n", "cxg", "s", "hz")
_AOU, _E, _I, _Y, _B, _L, _D, _T, _N, _C, _S, _H = range(len(_CLASSES))
_APOSTROPHE: Final = len(_CLASSES)
_BLANK: Final = _APOSTROPHE + 1


def _codes() -> bytes:
    """The number of each byte; the last one of a typographic apostrophe stands for it."""
    codes = bytearray([_BLANK] * 256)
    for number, letters in enumerate(_CLASSES):
        for letter in letters + letters.upper():
            codes[ord(letter)] = number
    codes[ord("'")] = codes["’".encode()[-1]] = _APOSTROPHE
    return bytes(codes)


_CODES: Final = _codes()


def running_text(sentences: pl.DataFrame) -> pl.DataFrame:
    """The sentences of paragraphs and list items that end with a stop.

    Entries of lists, headings and bits of navigation that are no sentences are not among them.

    Args:
        sentences: see `transforms.sentences.sentences`.
    """
    return sentences.filter(pl.col("kind").is_in(_RUNNING)).filter(
        pl.col("text").str.contains(_ENDS_WITH_STOP)
    )


def readability(running: pl.DataFrame) -> pl.DataFrame:
    """version_id and flesch_kincaid_grade of each version of 100 words and 5 sentences or
    more.

    Args:
        running: version_id and text of the English sentences that count, version by version; see
            `running_text`.
    """
    counts = _counts(running)
    words, sentences, syllables = (
        pl.col(f"n_{name}") for name in ("words", "sentences", "syllables")
    )
    # 0.39 words / sentences + 11.8 syllables / words - 15.59, as one division of whole numbers.
    grade = (39 * words * words + 1180 * syllables * sentences - 1559 * sentences * words) / (
        100 * words * sentences
    )
    return counts.filter(words >= _LEAST_WORDS, sentences >= _LEAST_SENTENCES).select(
        "version_id", flesch_kincaid_grade=grade
    )


def _counts(running: pl.DataFrame) -> pl.DataFrame:
    """version_id, n_sentences, n_words and n_syllables of each version."""
    parts = (
        running.lazy()
        .group_by("version_id", maintain_order=True)
        .agg(
            n_sentences=pl.len().cast(pl.Int64),
            n_bytes=(pl.col("text").str.len_bytes().cast(pl.Int64) + 1).sum(),
        )
        .collect()
    )
    marks = _marks(running.get_column("text"))
    ends = parts.get_column("n_bytes").cum_sum()
    spans = list(zip(ends.shift(fill_value=0), parts.get_column("n_bytes"), strict=True))
    n = {
        name: pl.Series([begins.slice(start, length).sum() for start, length in spans])
        for name, begins in marks.items()
    }
    return parts.select(
        "version_id",
        "n_sentences",
        n_words=n["word"].cast(pl.Int64),
        n_syllables=(n["vowels"] + n["parted"] - n["silent"]).cast(pl.Int64),
    )


def _marks(texts: pl.Series) -> dict[str, pl.Series]:
    """What begins with each byte of the texts, a blank behind each: word, vowels, parted, silent.

    A group of vowels is a syllable. "ia" and "io" are parted in two, but after letters that make
    them one ("social", "region"); silent is the "e" of endings like those of "use" and "shared".
    """
    written = (texts.str.join(" ").cast(pl.Binary).item() + b" ").translate(_CODES)
    code = (
        pl.Series("code", [written], pl.Binary)
        .bin.reinterpret(dtype=pl.Array(pl.UInt8, len(written)), endianness="little")
        .explode()
    )
    # What is told of a byte is shifted, not the bytes: that is an eighth of the memory.
    letter, vowel = code < _APOSTROPHE, code <= _Y
    is_letter = {n: _at(n, letter) for n in (-2, 0, 1, 2)}
    is_vowel = {n: _at(n, vowel) for n in (-3, -2, -1, 0)}
    is_ending = (
        ~is_letter[1]
        | (_at(1, code == _S) & ~is_letter[2] & ~_at(-1, code.is_between(_C, _H)))
        | (_at(1, code == _D) & ~is_letter[2] & ~_at(-1, code.is_between(_D, _T)))
    )
    follows_syllable = is_vowel[-2] | (is_vowel[-3] & is_letter[-2] & ~_at(-1, code == _L))
    return {
        "word": is_letter[0] & ~_at(-1, code != _BLANK),
        "vowels": is_vowel[0] & ~is_vowel[-1],
        "parted": (code == _AOU)
        & _at(-1, code == _I)
        & is_letter[-2]
        & ~is_vowel[-2]
        & ~_at(-2, code.is_between(_T, _S)),
        "silent": (code == _E) & _at(-1, code.is_between(_B, _H)) & follows_syllable & is_ending,
    }


def _at(distance: int, marks: pl.Series) -> pl.Series:
    """``marks`` of the bytes at a distance; beyond the first and the last byte they are false."""
    return marks.shift(-distance, fill_value=False)

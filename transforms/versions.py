"""The distinct texts of policies, with what can be counted and read off them."""

from __future__ import annotations

import string

import polars as pl

from transforms import EXTRACTOR_VERSION
from transforms.languages import version_languages
from transforms.patterns import found_where, only_where
from transforms.readability import readability, running_text
from transforms.texts import sha256
from transforms.vagueness import vagueness
from warehouse.fact_kinds import FactKind
from warehouse.schemas.versions import VERSIONS
from warehouse.vocabulary import SegmentKind

_SYLLABIC = r"\p{Han}\p{Hiragana}\p{Katakana}"
_WORD = rf"[{_SYLLABIC}]|[^ {_SYLLABIC}]+"

_ASCII_KEPT = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ASCII_DROPPED = bytes(code for code in range(128) if code not in _ASCII_KEPT)
_ASCII_LOWER = bytes.maketrans(string.ascii_uppercase.encode(), string.ascii_lowercase.encode())
_NOT_WORDS = r"[\p{P}\p{S}\p{Z}\p{C}]+"


def versions(
    texts: pl.DataFrame,
    segments: pl.DataFrame,
    sentences: pl.DataFrame,
    facts: pl.DataFrame,
    judged: pl.DataFrame,
) -> pl.DataFrame:
    """One row per text, with the columns of the versions table; derivation_version is empty.

    Of several effective or updated dates in a text the surest counts, of equally sure ones the
    first.

    Args:
        texts: version_id, policy_id, document_id, text and text_sha256.
        segments: of these texts, with the columns of the segments table.
        sentences: of these segments, see `transforms.sentences.sentences`.
        facts: of these segments, with the columns of the facts table.
        judged: document_id and policy_probability of the texts' documents, see
            `transforms.policy_check.policy_check`.
    """
    counts = (
        _word_counts(segments)
        .group_by("version_id")
        .agg(pl.col("n_words").sum(), n_segments=pl.len())
    )
    n_sentences = sentences.group_by("version_id").agg(n_sentences=pl.len())
    languages = version_languages(segments)
    english_text = running_text(sentences).join(
        languages.filter(pl.col("language") == "en"),
        on="version_id",
        how="semi",
        maintain_order="left",
    )
    frame = (
        texts.with_columns(words_sha256(texts["text"]))
        .join(judged.select("document_id", "policy_probability"), on="document_id", how="left")
        .join(languages, on="version_id", how="left")
        .join(counts, on="version_id", how="left")
        .join(n_sentences, on="version_id", how="left")
        .join(readability(english_text), on="version_id", how="left")
        .join(vagueness(english_text), on="version_id", how="left")
        .with_columns(
            pl.col("n_sentences").fill_null(0),
            pl.lit(EXTRACTOR_VERSION).alias("extractor_version"),
            pl.lit("").alias("derivation_version"),
        )
        .sort("version_id")
    )
    return with_dates(frame, facts).select(
        pl.col(name).cast(dtype) for name, dtype in VERSIONS.schema.items()
    )


def with_dates(versions: pl.DataFrame, facts: pl.DataFrame) -> pl.DataFrame:
    """``versions`` with the effective_date and updated_date that ``facts`` state."""
    dates = (FactKind.EFFECTIVE_DATE, FactKind.UPDATED_DATE)
    frame = versions.drop((kind.value for kind in dates), strict=False)
    for kind in dates:
        found = _dates(facts, kind)
        frame = frame.join(found, on="version_id", how="left", maintain_order="left")
    return frame


def _word_counts(segments: pl.DataFrame) -> pl.DataFrame:
    """version_id and n_words of each segment; null for furniture.

    Words are what single blanks part; of Chinese and Japanese, every character. Patterns for these
    are slow, and kept to the segments that may hold such characters.
    """
    is_text = pl.col("kind") != SegmentKind.BOILERPLATE.value
    is_ascii = pl.col("text").str.len_bytes() == pl.col("text").str.len_chars()
    is_unparted = found_where(is_text & ~is_ascii, rf"[{_SYLLABIC}]")
    return segments.with_columns(is_unparted=is_unparted).select(
        "version_id",
        n_words=pl.coalesce(
            only_where(pl.col("is_unparted"), lambda text: text.str.count_matches(_WORD)),
            only_where(is_text, lambda text: text.str.count_matches(" ") + 1),
        ),
    )


def words_sha256(texts: pl.Series) -> pl.Series:
    """SHA-256 of the letters and digits of each text in lower case, as ``words_sha256``.

    Two texts with the same hash differ in spacing, punctuation, symbols or capitals only.
    """
    # Most of a text is ASCII, of which Python drops characters four times as fast as a pattern.
    rest = [text.translate(_ASCII_LOWER, _ASCII_DROPPED) for text in texts.cast(pl.Binary)]
    words = pl.Series("text", rest, pl.Binary).cast(pl.String).str.replace_all(_NOT_WORDS, "")
    is_ascii = pl.col("text").str.len_bytes() == pl.col("text").str.len_chars()
    lower = pl.coalesce(only_where(~is_ascii, lambda text: text.str.to_lowercase()), "text")
    return sha256(words.to_frame().select(lower).to_series()).alias("words_sha256")


def _dates(facts: pl.DataFrame, kind: FactKind) -> pl.DataFrame:
    """version_id and the date of ``kind``, under its name, of each version that states one."""
    return (
        facts.filter(pl.col("kind") == kind.value)
        .sort("confidence", "char_start", "value", descending=[True, False, False])
        .group_by("version_id", maintain_order=True)
        .agg(pl.col("value").first().str.to_date().alias(kind.value))
    )

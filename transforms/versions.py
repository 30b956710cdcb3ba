"""The distinct texts of policies, with what can be counted and read off them."""

from __future__ import annotations

import hashlib

import polars as pl

from transforms import EXTRACTOR_VERSION
from warehouse.schemas.versions import VERSIONS
from warehouse.vocabulary import FactKind, SegmentKind

_SYLLABIC = r"\p{Han}\p{Hiragana}\p{Katakana}"
_WORD = rf"[{_SYLLABIC}]|[^ {_SYLLABIC}]+"

_ASCII_KEPT = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ASCII_DROPPED = bytes(code for code in range(128) if code not in _ASCII_KEPT)
_NOT_WORDS = r"[\p{P}\p{S}\p{Z}\p{C}]+"


def versions(texts: pl.DataFrame, segments: pl.DataFrame, facts: pl.DataFrame) -> pl.DataFrame:
    """One row per text, with the columns of the versions table.

    Of several effective or updated dates in a text the surest counts, of equally sure ones the
    first.

    Args:
        texts: version_id, policy_id, document_id, text and text_sha256.
        segments: of these texts, with the columns of the segments table.
        facts: of these segments, with the columns of the facts table.
    """
    is_furniture = pl.col("kind") == SegmentKind.BOILERPLATE.value
    counts = segments.group_by("version_id").agg(
        n_words=_n_words().filter(~is_furniture).sum(), n_segments=pl.len()
    )
    frame = (
        texts.with_columns(words_sha256(texts["text"]))
        .join(counts, on="version_id", how="left")
        .join(_dates(facts, FactKind.EFFECTIVE_DATE), on="version_id", how="left")
        .join(_dates(facts, FactKind.UPDATED_DATE), on="version_id", how="left")
        .with_columns(pl.lit(EXTRACTOR_VERSION).alias("extractor_version"))
        .sort("version_id")
    )
    return frame.select(pl.col(name).cast(dtype) for name, dtype in VERSIONS.schema.items())


def _n_words() -> pl.Expr:
    """Words of a segment: what single blanks part; of Chinese and Japanese, every character.

    The pattern, which is slow, is kept to the segments that hold such characters.
    """
    text = pl.col("text")
    other_than_ascii = pl.when(text.str.len_bytes() > text.str.len_chars()).then(text)
    unparted = pl.when(other_than_ascii.str.contains(rf"[{_SYLLABIC}]")).then(text)
    return pl.coalesce(
        unparted.str.count_matches(_WORD), text.str.count_matches(" ", literal=True) + 1
    )


def words_sha256(texts: pl.Series) -> pl.Series:
    """SHA-256 of the letters and digits of each text in lower case, as ``words_sha256``.

    Two texts with the same hash differ in spacing, punctuation, symbols or capitals only.
    """
    # Most of a text is ASCII, of which Python drops characters four times as fast as a pattern.
    rest = [text.translate(None, _ASCII_DROPPED) for text in texts.cast(pl.Binary)]
    words = pl.Series(rest, dtype=pl.Binary).cast(pl.String)
    words = words.str.replace_all(_NOT_WORDS, "").str.to_lowercase().cast(pl.Binary)
    hashes = [hashlib.sha256(text).hexdigest() for text in words]
    return pl.Series("words_sha256", hashes, pl.String)


def _dates(facts: pl.DataFrame, kind: FactKind) -> pl.DataFrame:
    """version_id and the date of ``kind``, under its name, of each version that states one."""
    return (
        facts.filter(pl.col("kind") == kind.value)
        .sort("confidence", "char_start", "value", descending=[True, False, False])
        .group_by("version_id", maintain_order=True)
        .agg(pl.col("value").first().str.to_date().alias(kind.value))
    )

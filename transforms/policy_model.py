"""How probably a document is a privacy policy: a logistic regression on the phrases it begins with."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import polars as pl

from transforms.patterns import with_ascii_edges
from warehouse.vocabulary import SegmentKind

HEAD_BYTES: Final = 4000
"""How much of a document's sentences is judged."""

_SEARCHED_BYTES: Final = 20_000
"""Where they are looked for: menus may come first, sometimes thousands of words of them."""

_SENTENCE_BYTES: Final = 50
_SENTENCE: Final = "[.:;?。：；？]"
"""What is shorter than a sentence, or has none of its marks, is a menu as a rule."""

_LEAST_BYTES: Final = 200
"""A shorter document counts as this long, so that one phrase does not decide alone."""

_N_HEADINGS: Final = 6

_PRIVACY_TITLE: Final = with_ascii_edges(
    r"(?i)\bprivacy\b.{0,40}\b(?:policy|policies|notice|statement|declaration|practices)\b"
    r"|^\W*privacy\W*$|data protection|datenschutz|politique.{0,40}(?:confidentialit|vie privée"
    r"|données)|política de privacidad|informativa.{0,20}privacy|privacyverklaring"
    r"|polityka prywatności|隐私|隱私|プライバシー|개인정보"
)
_CONTRACT_TITLE: Final = with_ascii_edges(
    r"(?i)\bterms\b.{0,20}\b(?:use|service|sale|conditions|business)\b|\buser agreement\b"
    r"|\bconditions (?:of|générales)|nutzungsbedingungen|allgemeine geschäftsbedingungen"
    r"|community guidelines|disclaimer|legal notice|imprint|impressum|términos|利用規約|服务协议"
)
_COOKIE_TITLE: Final = r"(?i)cookie"


@dataclass(frozen=True)
class PolicyModel:
    """The phrases of policy_words.toml and the weights of policy_weights.toml."""

    phrases: list[str]
    groups: pl.LazyFrame
    """phrase, feature"""
    weights: pl.LazyFrame
    """feature, weight"""
    bias: float
    limit: float
    """The probability from which a document is accepted."""
    languages: list[str]
    """Those that the phrases are in."""
    of_other_languages: float
    """The probability of a document in a language that the phrases are not in, or a higher one."""


def policy_heads(readings: pl.DataFrame, blocks: pl.DataFrame) -> pl.DataFrame:
    """What is judged of each document: document_id, text (lower case), n_bytes, opening, headings.

    The text is that of its first sentences and headings, without menus; the opening its title,
    first heading and first block; headings are the first few of them.

    Args:
        readings: document_id and title at least, see `transforms.reading.readings`.
        blocks: see `transforms.blocks.blocks`.
    """
    n_bytes, kind = pl.col("text").str.len_bytes(), pl.col("kind")
    is_heading = kind == SegmentKind.HEADING
    begun = (
        blocks.lazy()
        .filter(kind != SegmentKind.BOILERPLATE)
        .select("document_id", "text", is_heading=is_heading, n_bytes=n_bytes)
        .filter(_bytes_before() < _SEARCHED_BYTES)
        .with_columns(is_first=pl.int_range(pl.len()).over("document_id") == 0)
        .collect()
        .lazy()
    )
    is_sentence = (pl.col("n_bytes") >= _SENTENCE_BYTES) & pl.col("text").str.contains(_SENTENCE)
    heading = pl.col("text").filter("is_heading")
    judged = (
        begun.filter(pl.col("is_heading") | is_sentence | pl.col("is_first"))
        .filter(_bytes_before() < HEAD_BYTES)
        .group_by("document_id", maintain_order=True)
        .agg(
            text=pl.col("text").str.join(" "),
            first=pl.col("text").filter("is_first").first(),
            first_heading=heading.first(),
            headings=heading.head(_N_HEADINGS).str.join("\n"),
        )
        .join(readings.lazy().select("document_id", "title"), on="document_id", how="left")
    )
    cut = pl.col("text").str.head(HEAD_BYTES).str.to_lowercase()
    return judged.select(
        "document_id",
        text=pl.concat_str(pl.lit(" "), cut, pl.lit(" ")),
        n_bytes=pl.col("text").str.len_bytes().clip(upper_bound=HEAD_BYTES),
        opening=pl.concat_str("title", "first_heading", "first", separator="\n", ignore_nulls=True),
        headings="headings",
    ).collect()


def _bytes_before() -> pl.Expr:
    """Bytes of a document's text before a block."""
    n_bytes = pl.col("n_bytes")
    return n_bytes.cum_sum().over("document_id") - n_bytes


def policy_features(heads: pl.DataFrame, model: PolicyModel) -> pl.LazyFrame:
    """document_id, feature and value of each of the ``heads``; features of value 0 have no row.

    Of a group of phrases the value is ln(1 + occurrences per 1,000 bytes), of what a title names 1.
    """
    per_thousand = 1000 / pl.col("n_bytes").clip(lower_bound=_LEAST_BYTES)
    found = pl.col("text").str.extract_many(model.phrases, overlapping=True)
    counted = (
        heads.lazy()
        .select("document_id", phrase=found, per_thousand=per_thousand)
        .explode("phrase", empty_as_null=False)
        .join(model.groups, on="phrase")
        .group_by("document_id", "feature")
        .agg(value=(pl.len() * pl.col("per_thousand").first()).log1p())
    )
    names_privacy = pl.col("opening").str.contains(_PRIVACY_TITLE)
    named = heads.lazy().select(
        "document_id",
        names_privacy=names_privacy,
        names_contract=pl.col("opening").str.contains(_CONTRACT_TITLE),
        names_cookies=pl.col("opening").str.contains(_COOKIE_TITLE) & ~names_privacy,
        heading_names_privacy=pl.col("headings").str.contains(_PRIVACY_TITLE),
    )
    titles = (
        named.unpivot(index="document_id", variable_name="feature")
        .filter("value")
        .with_columns(pl.col("value").cast(pl.Float64))
    )
    return pl.concat([counted, titles])


def policy_probabilities(heads: pl.DataFrame, model: PolicyModel) -> pl.DataFrame:
    """document_id and probability of each of the ``heads``, in their order."""
    score = pl.col("score").fill_null(0.0) + model.bias
    scores = (
        policy_features(heads, model)
        .join(model.weights, on="feature")
        .group_by("document_id")
        .agg(score=(pl.col("value") * pl.col("weight")).sum())
    )
    return (
        heads.lazy()
        .select("document_id")
        .join(scores, on="document_id", how="left", maintain_order="left")
        .select("document_id", probability=(1 / (1 + (-score).exp())).round(4))
        .collect()
    )


@cache
def policy_model() -> PolicyModel:
    """The model that comes with this package."""
    folder = files("transforms")
    groups = tomllib.loads((folder / "policy_words.toml").read_text(encoding="utf-8"))
    entries = tomllib.loads((folder / "policy_weights.toml").read_text(encoding="utf-8"))
    pairs = [
        (spelling, group)
        for group, phrases in groups.items()
        for phrase in phrases
        for spelling in {phrase, phrase.replace("'", "’")}
    ]
    weights: dict[str, float] = entries["weights"]
    return PolicyModel(
        phrases=sorted({phrase for phrase, _ in pairs}),
        groups=pl.LazyFrame(pairs, schema={"phrase": pl.String, "feature": pl.String}, orient="row"),
        weights=pl.LazyFrame({"feature": list(weights), "weight": list(weights.values())}),
        bias=entries["bias"],
        limit=entries["limit"],
        languages=entries["languages"],
        of_other_languages=entries["of_other_languages"],
    )

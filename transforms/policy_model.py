"""How probably a document is a privacy policy: a logistic regression on phrases in it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import polars as pl

from transforms.neighbours import is_first
from transforms.patterns import found_where, only_where, with_ascii_edges
from warehouse.vocabulary import SegmentKind

HEAD_BYTES: Final = 5000
"""How much of a document's sentences is judged."""

_FIRST_BYTES: Final = 3200
"""How much of that is from the beginning."""

_SEARCHED_BYTES: Final = 20_000
"""Where they are looked for: menus may come first, sometimes thousands of words of them."""

_SENTENCE_BYTES: Final = 50
_SENTENCE: Final = "[.:;?。：；？]"
"""What is shorter than a sentence, or has none of its marks, is a menu as a rule."""

_LONG_BYTES: Final = 1000
_BYTES_OF_A_SENTENCE: Final = 400
"""A long block has a mark at least as often, or it is a menu whose breaks were lost."""

_LEAST_BYTES: Final = 200
"""A shorter document counts as this long, so that one phrase does not decide alone."""

_TOLD_CHARS: Final = 1500
"""Where English is told by its commonest word."""

_N_HEADINGS: Final = 6

_AT_ONCE: Final = 100
"""Phrases that are searched for together: up to here the search is compiled to a faster form."""

_PRIVACY_TITLE: Final = with_ascii_edges(
    r"(?i)\bprivacy\b.{0,40}\b(?:policy|policies|notice|statement|declaration|practices|protection|commitment)\b"
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

    english: list[list[str]]
    """English phrases, by the hundred: in as many Polars searches much faster than in more."""
    phrases: list[str]
    """Those of all languages."""
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
    """What is judged of each document: document_id, text, n_bytes, opening and headings.

    The text is of its sentences and headings, without menus: most of it from the beginning, some
    from the middle, since some policies begin with pages of definitions. The opening is its title,
    first heading and first block; headings are the first few of them.

    Args:
        readings: document_id and title at least, see `transforms.reading.readings`.
        blocks: see `transforms.blocks.blocks`.
    """
    document, n_bytes, before = pl.col("document"), pl.col("n_bytes"), pl.col("before")
    bytes_before = n_bytes.cum_sum().over(document) - n_bytes
    begun = (
        blocks.lazy()
        .select("document_id", "kind", "text", document=pl.col("document_id").rle_id())
        .filter(pl.col("kind") != SegmentKind.BOILERPLATE)
        .with_columns(
            is_heading=pl.col("kind") == SegmentKind.HEADING, n_bytes=pl.col("text").str.len_bytes()
        )
        .with_columns(before=bytes_before)
        .filter(before < _SEARCHED_BYTES)
        .collect()
        .filter(~_is_long_menu())
    )
    is_sentence = found_where(pl.col("n_bytes") >= _SENTENCE_BYTES, _SENTENCE)
    heading = pl.col("text").filter("is_heading")
    half = n_bytes.sum().over(document) // 2
    judged = (
        begun.lazy()
        .with_columns(is_first=is_first())
        .filter(pl.col("is_heading") | pl.col("is_first") | is_sentence)
        .with_columns(before=bytes_before, half=half)
        .filter(
            (before < _FIRST_BYTES)
            | before.is_between("half", pl.col("half") + HEAD_BYTES - _FIRST_BYTES)
        )
        .group_by(document, maintain_order=True)
        .agg(
            pl.col("document_id").first(),
            text=pl.col("text").str.join(" ").str.head(HEAD_BYTES),
            first=pl.col("text").filter("is_first").first(),
            first_heading=heading.first(),
            headings=heading.head(_N_HEADINGS).str.join("\n"),
        )
        .join(
            readings.lazy().select("document_id", "title"),
            on="document_id",
            how="left",
            maintain_order="left",
        )
    )
    return judged.select(
        "document_id",
        text=pl.concat_str(pl.lit(" "), "text", pl.lit(" ")),
        n_bytes=pl.col("text").str.len_bytes(),
        opening=pl.concat_str("title", "first_heading", "first", separator="\n", ignore_nulls=True),
        headings="headings",
    ).collect()


def _is_long_menu() -> pl.Expr:
    """Whether a block is too long for the few marks of sentences in it."""
    n_marks = only_where(
        pl.col("n_bytes") >= _LONG_BYTES, lambda text: text.str.count_matches(_SENTENCE)
    )
    return (n_marks * _BYTES_OF_A_SENTENCE < pl.col("n_bytes")).fill_null(value=False)


def is_english() -> pl.Expr:
    """Whether a text that is judged is English beyond doubt, by its commonest word."""
    n_the = pl.col("text").str.head(_TOLD_CHARS).str.count_matches(" the ", literal=True)
    return n_the * 500 >= pl.col("n_bytes").clip(upper_bound=_TOLD_CHARS)


def policy_features(heads: pl.DataFrame, model: PolicyModel) -> pl.LazyFrame:
    """document_id, feature and value of each of the ``heads``; features of value 0 have no row.

    Of a group of phrases the value is ln(1 + occurrences per 1,000 bytes), of what a title names 1.
    """
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
    return pl.concat([_counted(heads, model), titles])


def _counted(heads: pl.DataFrame, model: PolicyModel) -> pl.LazyFrame:
    """document_id, feature and value of the groups of phrases."""
    parted = heads.select(
        "document_id",
        "text",
        per_thousand=1000 / pl.col("n_bytes").clip(lower_bound=_LEAST_BYTES),
        is_english=is_english(),
    )
    english, other = parted.filter("is_english"), parted.filter(~pl.col("is_english"))
    lower = other.with_columns(pl.col("text").str.to_lowercase())
    searches = [*((english, phrases) for phrases in model.english), (lower, model.phrases)]
    found = pl.concat(
        texts.lazy()
        .select(
            "document_id",
            "per_thousand",
            phrase=pl.col("text").str.extract_many(
                phrases, overlapping=True, ascii_case_insensitive=True
            ),
        )
        .explode("phrase", empty_as_null=False)
        for texts, phrases in searches
    )
    return (
        found.with_columns(pl.col("phrase").str.to_lowercase())
        .join(model.groups, on="phrase")
        .group_by("document_id", "feature")
        .agg(value=(pl.len() * pl.col("per_thousand").first()).log1p())
    )


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
        for group, lists in groups.items()
        for phrase in (*lists.get("en", []), *lists.get("other", []))
        for spelling in {phrase, phrase.replace("'", "’")}
    ]
    english = sorted(phrase for lists in groups.values() for phrase in lists.get("en", []))
    weights: dict[str, float] = entries["weights"]
    return PolicyModel(
        english=[english[at : at + _AT_ONCE] for at in range(0, len(english), _AT_ONCE)],
        phrases=sorted({phrase for phrase, _ in pairs}),
        groups=pl.LazyFrame(
            pairs, schema={"phrase": pl.String, "feature": pl.String}, orient="row"
        ),
        weights=pl.LazyFrame({"feature": list(weights), "weight": list(weights.values())}),
        bias=entries["bias"],
        limit=entries["limit"],
        languages=entries["languages"],
        of_other_languages=entries["of_other_languages"],
    )

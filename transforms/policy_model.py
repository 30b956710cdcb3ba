"""How probably a document is a privacy policy: a logistic regression on phrases in it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import polars as pl

from transforms.patterns import with_ascii_edges
from transforms.policy_heads import is_english

_LEAST_BYTES: Final = 500
"""A shorter document counts as this long, so that one phrase does not decide alone."""

_AT_ONCE: Final = 100
"""Phrases that are searched for together: up to here the search is compiled to a faster form."""

_PRIVACY_TITLE: Final = with_ascii_edges(
    r"(?im)\bprivacy\b.{0,40}\b(?:policy|policies|notice|statement|declaration|practices|protection"
    r"|commitment)\b"
    r"|data protection|datenschutz|politique.{0,40}(?:confidentialit|vie privée|données)"
    r"|política de privacidad|informativa.{0,20}privacy|privacyverklaring"
    r"|polityka prywatności|隐私|隱私|プライバシー|개인정보"
)
_PRIVACY_ALONE: Final = (
    r"(?im)^\W*(?:your |our )?privacy(?: (?:and|&) (?:security|cookies|terms))?\W*$"
)
"""A title, or the subject of an article."""

_CONTRACT_TITLE: Final = with_ascii_edges(
    r"(?i)\bterms\b.{0,20}\b(?:use|service|sale|conditions|business)\b|\buser agreement\b"
    r"|\bconditions (?:of|générales)|nutzungsbedingungen|allgemeine geschäftsbedingungen"
    r"|community guidelines|disclaimer|legal notice|imprint|impressum|términos|利用規約|服务协议"
)
COOKIE_TITLE: Final = r"(?i)cookie"
_PRACTICES: Final = (
    "collect", "share", "sell", "log_data", "contact_data", "visitors", "rights", "retention",
    "security", "personal_data", "your_data", "legal_basis", "this_privacy_document",
)  # fmt: skip
"""Groups of phrases of which a policy has many: a page that only names one, or speaks of privacy
in general, has few."""


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


def policy_features(heads: pl.DataFrame, model: PolicyModel) -> pl.LazyFrame:
    """document_id, feature and value of each of the ``heads``; features of value 0 have no row.

    Of a group of phrases the value is ln(1 + occurrences per 1,000 bytes), of what a title names 1,
    of breadth how many of the groups that policies have are in the text, of silent 1 for none.
    """
    documents = heads.lazy().select("document_id").with_row_index("row")
    return _features(heads, model).join(documents, on="row").drop("row")


def policy_probabilities(heads: pl.DataFrame, model: PolicyModel) -> pl.DataFrame:
    """document_id and probability of each of the ``heads``, in their order."""
    score = pl.col("score").fill_null(0.0) + model.bias
    scores = (
        _features(heads, model)
        .join(model.weights, on="feature")
        .group_by("row")
        .agg(score=(pl.col("value") * pl.col("weight")).sum())
    )
    return (
        heads.lazy()
        .select("document_id")
        .with_row_index("row")
        .join(scores, on="row", how="left", maintain_order="left")
        .select("document_id", probability=(1 / (1 + (-score).exp())).round(4))
        .collect()
    )


def _features(heads: pl.DataFrame, model: PolicyModel) -> pl.LazyFrame:
    """row of the ``heads``, feature and value, as `policy_features`."""
    rows = heads.with_row_index("row")
    counts = _counts(rows, model)
    practices = counts.filter(pl.col("feature").is_in(_PRACTICES)).group_by("row").len("breadth")
    measured = (
        rows.select("row", "opening", "n_bytes")
        .join(practices, on="row", how="left", maintain_order="left")
        .lazy()
    )
    names_privacy = pl.col("opening").str.contains(_PRIVACY_TITLE)
    named = (
        measured.select(
            "row",
            breadth="breadth",
            silent=pl.col("breadth").is_null(),
            names_privacy=names_privacy,
            names_contract=pl.col("opening").str.contains(_CONTRACT_TITLE),
            names_cookies=pl.col("opening").str.contains(COOKIE_TITLE) & ~names_privacy,
            names_privacy_alone=pl.col("opening").str.contains(_PRIVACY_ALONE) & ~names_privacy,
        )
        .cast({pl.Boolean: pl.Float64, pl.UInt32: pl.Float64})
        .with_columns(pl.col("row").cast(pl.UInt32))
        .unpivot(index="row", variable_name="feature")
        .filter(pl.col("value") > 0)
    )
    per_thousand = 1000 / pl.col("n_bytes").clip(lower_bound=_LEAST_BYTES)
    densities = (
        counts.lazy()
        .join(measured.select("row", per_thousand=per_thousand), on="row")
        .select(
            "row",
            pl.col("feature").cast(pl.String),
            value=(pl.col("n") * pl.col("per_thousand")).log1p(),
        )
    )
    return pl.concat([densities, named])


def _counts(rows: pl.DataFrame, model: PolicyModel) -> pl.DataFrame:
    """row, feature and n: how often the phrases of a group occur in the text of a row."""
    parted = rows.select("row", "text", is_english=is_english())
    english, other = parted.filter("is_english"), parted.filter(~pl.col("is_english"))
    lower = other.with_columns(pl.col("text").str.to_lowercase())
    searches = [*((english, phrases) for phrases in model.english), (lower, model.phrases)]
    found = pl.concat(
        texts.lazy()
        .select(
            "row",
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
        .group_by("row", "feature")
        .len("n")
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
            pairs, schema={"phrase": pl.String, "feature": pl.Enum(sorted(groups))}, orient="row"
        ),
        weights=pl.LazyFrame({"feature": list(weights), "weight": list(weights.values())}),
        bias=entries["bias"],
        limit=entries["limit"],
        languages=entries["languages"],
        of_other_languages=entries["of_other_languages"],
    )

"""Whether a document is a privacy policy at all: by a model, and by rules for error pages."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.languages import likeliest_languages
from transforms.patterns import found_where, with_ascii_edges
from transforms.policy_model import (
    PolicyModel,
    is_english,
    policy_heads,
    policy_model,
    policy_probabilities,
)
from warehouse.vocabulary import Reason, SegmentKind

_ERROR: Final = with_ascii_edges(
    r"(?i)\b40[34]\b|not found|forbidden|access denied|cannot be found|can't be found"
    r"|page introuvable|nicht gefunden|enable javascript|are you (?:a robot|human)|captcha"
    r"|service unavailable|internal server error|bad gateway"
)
_WALL: Final = with_ascii_edges(
    r"(?im)^\W*(?:log ?in|sign ?in|before you continue|anmelden|se connecter|connexion)\b"
)
_SHORT_BYTES: Final = 1500
"""A policy is longer; an error page or a wall before the content is not."""

_OF_ERRORS: Final = 0.01
"""The probability of what the rules find: set by hand, such pages are rare in what was learnt."""

_PART_BYTES: Final = 1500
"""The least length of a policy inside another document."""

_PART_TITLE: Final = (
    r"(?i)privacy (?:policy|notice|statement|declaration|commitment)"
    r"|privacyverklaring|privacybeleid"
    r"|datenschutz(?:erklärung|hinweis|richtlinie|bestimmung)|polityka prywatności"
    r"|(?:politique|charte|déclaration) de (?:confidentialité|protection)|informativa sulla privacy"
    r"|política de privaci?dade?|隐私(?:权)?政策|隱私權政策|プライバシーポリシー|개인정보 ?처리방침"
)
"""The heading of a policy, where "Data protection" or "Privacy" may head a clause of a contract."""

_PART_TITLE_BYTES: Final = 120
"""What is longer says something about the policy, or asks."""


def policy_check(
    readings: pl.DataFrame, blocks: pl.DataFrame, model: PolicyModel | None = None
) -> pl.DataFrame:
    """``readings`` with policy_probability, and reason and detail where one holds no policy.

    Rejected are documents whose probability is below the model's limit. That of a short page which
    announces an error, a login or a wall is next to nothing; that of a document with a policy
    inside, under a heading that names it, is the policy's; and one in a language that the model
    does not know is not rejected for that. Cookie notices are no privacy policies.

    Args:
        readings: see `transforms.reading.readings`.
        blocks: see `transforms.blocks.blocks`.
        model: another one than the package's, to measure it.
    """
    model = model or policy_model()
    heads = policy_heads(readings, blocks)
    judged = heads.join(policy_probabilities(heads, model), on="document_id").with_columns(
        probability=pl.when(_is_error_page()).then(_OF_ERRORS).otherwise("probability"),
        is_error=_is_error_page(),
    )
    doubtful = judged.filter(pl.col("probability") < model.limit, ~pl.col("is_error"))
    better = pl.concat([_in_other_languages(doubtful, model), _of_parts(blocks, doubtful, model)])
    best = better.group_by("document_id").agg(pl.col("probability").max().alias("better"))
    found = judged.join(best, on="document_id", how="left").select(
        "document_id",
        policy_probability=pl.max_horizontal("probability", "better"),
        is_error="is_error",
    )
    return _with_reasons(
        readings.join(found, on="document_id", how="left", maintain_order="left"), model.limit
    ).select(*readings.columns, "policy_probability")


def _with_reasons(judged: pl.DataFrame, limit: float) -> pl.DataFrame:
    """``judged`` with reason and detail where the probability is too low, or there is no text."""
    is_readable, probability = pl.col("reason").is_null(), pl.col("policy_probability")
    is_empty = is_readable & probability.is_null()
    is_other = is_readable & (probability < limit)
    # Rounded down: what is below the limit is not to look like it.
    detail = pl.format(
        "{}probability of a privacy policy {}; the limit is {}",
        pl.when("is_error").then(pl.lit("an error, login or consent page: ")).otherwise(pl.lit("")),
        (probability * 100).floor() / 100,
        pl.lit(limit),
    )
    return judged.with_columns(
        reason=pl.when(is_empty)
        .then(pl.lit(Reason.NO_TEXT.value))
        .when(is_other)
        .then(pl.lit(Reason.NOT_A_POLICY.value))
        .otherwise("reason"),
        detail=pl.when(is_empty)
        .then(pl.lit("nothing but page furniture"))
        .when(is_other)
        .then(detail)
        .otherwise("detail"),
    )


def _is_error_page() -> pl.Expr:
    """Whether a short document announces an error, a login or a wall in its title or headings."""
    opening, headings = pl.col("opening"), pl.col("headings")
    is_wall = opening.str.contains(_WALL) | headings.str.contains(_WALL)
    return (pl.col("n_bytes") < _SHORT_BYTES) & (opening.str.contains(_ERROR) | is_wall)


def _in_other_languages(heads: pl.DataFrame, model: PolicyModel) -> pl.DataFrame:
    """document_id and probability of the ``heads`` in languages that the model does not know."""
    foreign = heads.filter(~is_english())
    languages = likeliest_languages(foreign.get_column("text"))
    is_unknown = ~languages.is_in(model.languages).fill_null(value=True)
    return foreign.filter(is_unknown).select(
        "document_id", probability=pl.lit(model.of_other_languages)
    )


def _of_parts(blocks: pl.DataFrame, heads: pl.DataFrame, model: PolicyModel) -> pl.DataFrame:
    """document_id and probability of the parts of these documents whose headings name a policy."""
    is_short_heading = (pl.col("kind") == SegmentKind.HEADING) & (
        pl.col("text").str.len_bytes() <= _PART_TITLE_BYTES
    )
    headings = blocks.select("document_id", "kind", "text").filter(
        is_short_heading & pl.col("document_id").is_in(heads["document_id"].implode())
    )
    of_documents = headings.filter(pl.col("text").str.contains(_PART_TITLE)).select("document_id")
    names_policy = found_where(is_short_heading, _PART_TITLE)
    parts = (
        blocks.select("document_id", "kind", "text")
        .join(of_documents, on="document_id", how="semi", maintain_order="left")
        .with_columns(part=names_policy.cum_sum().over("document_id"))
        .filter(pl.col("part") > 0)
        .with_columns(
            whole="document_id", document_id=pl.format("{} part {}", "document_id", "part")
        )
    )
    wholes = (
        parts.group_by("document_id", maintain_order=True)
        .agg(pl.col("whole").first(), n_bytes=pl.col("text").str.len_bytes().sum())
        .filter(pl.col("n_bytes") >= _PART_BYTES)
        .with_columns(title=pl.lit(None, pl.String))
    )
    parts = parts.join(wholes, on="document_id", how="semi", maintain_order="left")
    return (
        policy_probabilities(policy_heads(wholes, parts), model)
        .join(wholes, on="document_id")
        .select(document_id="whole", probability="probability")
    )

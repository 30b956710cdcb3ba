"""Whether a document is a privacy policy at all, told by its words. Made to err towards yes."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.patterns import with_ascii_edges
from warehouse.vocabulary import Reason, SegmentKind

_PRIVACY_WORDS: Final = (
    r"(?i)privacy|personal (?:data|information)|personally identif|cookie|data protection"
    r"|third part(?:y|ies)|datenschutz|personenbezogen|données (?:à caractère )?personnel"
    r"|vie privée|confidentialité|datos personales|privacidad|dati personali|riservatezza"
    r"|persoonsgegevens|dados pessoais|personuppgifter|personoplysninger|henkilötie"
    r"|danych osobowych|prywatności|osobních údajů|kişisel veri|персональн|隐私|个人信息"
    r"|個人情報|個人資料|プライバシー|개인정보"
)
_CONTRACT_WORDS: Final = (
    r"(?i)terms (?:of|and)|conditions|liabilit|warrant|indemnif|governing law|arbitrat|licen[cs]e"
    r"|agreement|copyright|termination|acceptable use|haftung|nutzungsbedingungen|gerichtsstand"
    r"|impressum|conditions générales|responsabilité|propriété intellectuelle|commande"
    r"|acheteur|vendeur"
)
_FUNCTION_WORDS: Final = with_ascii_edges(
    r"\b(?:the|and|of|to|der|die|und|von|les|des|et|pour|los|para|che|del)\b"
)
_PRIVACY_TITLE: Final = with_ascii_edges(
    r"(?i)\bprivacy\b.{0,40}\b(?:policy|policies|notice|statement|declaration|practices)\b"
    r"|datenschutz|politique.{0,40}(?:confidentialit|vie privée|données)|隐私"
)
_CONTRACT_TITLE: Final = with_ascii_edges(
    r"(?i)\bterms\b.{0,20}\b(?:use|service|sale|conditions|business)\b|\bconditions (?:of|générales)"
    r"|nutzungsbedingungen|allgemeine geschäftsbedingungen|community guidelines|imprint|impressum"
)
_ERROR: Final = with_ascii_edges(
    r"(?i)\b40[34]\b|not found|forbidden|access denied|cannot be found|can't be found|page introuvable"
    r"|nicht gefunden|enable javascript|are you (?:a robot|human)|captcha|service unavailable"
    r"|internal server error|bad gateway"
)
_LOGIN: Final = with_ascii_edges(r"(?i)^\W*(?:log ?in|sign ?in|anmelden|se connecter|connexion)\b")

_HEAD_CHARS: Final = 8000
"""The start of a document that is judged."""

_ERROR_CHARS: Final = 1500
_LITTLE_PRIVACY: Final = 0.2
_SOME_PRIVACY: Final = 1.2
"""Words on privacy per 1,000 characters. Nine policies in ten have more than 1.2."""

_KNOWN_LANGUAGE: Final = 5.0
"""Function words per 1,000 characters from which the absence of words on privacy says something."""


def policy_check(readings: pl.DataFrame, blocks: pl.DataFrame) -> pl.DataFrame:
    """``readings`` with reason and detail where a document is no privacy policy or holds no text.

    Rejected are error and login pages, texts almost without words on privacy in a language that is
    known, and those with twice as many words on contracts as on privacy, unless their title names
    a privacy policy.

    Args:
        readings: see `transforms.reading.readings`.
        blocks: see `transforms.blocks.blocks`.
    """
    judged = readings.lazy().join(
        _measured(blocks).lazy(), on="document_id", how="left", maintain_order="left"
    )
    title = pl.concat_str("title", "first_texts", separator="\n", ignore_nulls=True)
    is_readable = pl.col("reason").is_null()
    detail = pl.format(
        "{} words on privacy and {} on contracts per 1,000 characters",
        pl.col("privacy").round(2),
        pl.col("contract").round(2),
    )
    return (
        judged.with_columns(
            is_policy=~_is_other(title).fill_null(False),
            has_text=pl.col("n_chars").fill_null(0) > 0,
        )
        .with_columns(
            reason=pl.when(is_readable & ~pl.col("has_text"))
            .then(pl.lit(Reason.NO_TEXT.value))
            .when(is_readable & ~pl.col("is_policy"))
            .then(pl.lit(Reason.NOT_A_POLICY.value))
            .otherwise("reason"),
            detail=pl.when(is_readable & ~pl.col("has_text"))
            .then(pl.lit("nothing but page furniture"))
            .when(is_readable & ~pl.col("is_policy"))
            .then(detail)
            .otherwise("detail"),
        )
        .select(readings.columns)
        .collect()
    )


def _is_other(title: pl.Expr) -> pl.Expr:
    privacy, contract = pl.col("privacy"), pl.col("contract")
    is_error = (pl.col("n_chars") < _ERROR_CHARS) & (pl.col("n_errors") > 0)
    is_login = pl.col("first_texts").str.contains(_LOGIN)
    names_contract = title.str.contains(_CONTRACT_TITLE) & (contract > privacy)
    is_contract = (contract >= 2 * privacy) & (contract > 0) & (privacy < _SOME_PRIVACY)
    is_foreign = (privacy < _LITTLE_PRIVACY) & (pl.col("function_words") >= _KNOWN_LANGUAGE)
    return ((is_error | is_login) & (privacy < _SOME_PRIVACY)) | (
        ~title.str.contains(_PRIVACY_TITLE) & (names_contract | is_contract | is_foreign)
    )


def _measured(blocks: pl.DataFrame) -> pl.DataFrame:
    """One row per document with text: n_chars, words per 1,000 characters, and its first texts.

    Only the first characters of a document, furniture left out, are measured.
    """
    text = pl.col("text")
    per_thousand = 1000 / pl.col("n_chars")
    is_heading = pl.col("kind") == SegmentKind.HEADING
    return (
        blocks.lazy()
        .filter(pl.col("kind") != SegmentKind.BOILERPLATE.value)
        .select("document_id", "kind", "text", length=text.str.len_chars())
        .filter(pl.col("length").cum_sum().over("document_id") - pl.col("length") < _HEAD_CHARS)
        .group_by("document_id", maintain_order=True)
        .agg(
            n_chars=pl.col("length").sum(),
            privacy=text.str.count_matches(_PRIVACY_WORDS).sum(),
            contract=text.str.count_matches(_CONTRACT_WORDS).sum(),
            function_words=text.str.count_matches(_FUNCTION_WORDS).sum(),
            n_errors=text.str.contains(_ERROR).sum(),
            first_text=text.first(),
            first_heading=text.filter(is_heading).first(),
        )
        .with_columns(
            pl.col("privacy", "contract", "function_words") * per_thousand,
            first_texts=pl.concat_str(
                "first_heading", "first_text", separator="\n", ignore_nulls=True
            ),
        )
        .collect()
    )

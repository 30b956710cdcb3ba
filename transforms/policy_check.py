"""Whether a document is a privacy policy at all, told by its words. Made to err towards yes."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.patterns import found_where, with_ascii_edges
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
_PRIVACY_ADDRESS: Final = r"(?i)privacy|datenschutz|confidentialite|vie-privee"
_CONTRACT_TITLE: Final = with_ascii_edges(
    r"(?i)\bterms\b.{0,20}\b(?:use|service|sale|conditions|business)\b"
    r"|\bconditions (?:of|générales)|nutzungsbedingungen|allgemeine geschäftsbedingungen"
    r"|community guidelines|imprint|impressum"
)
_ERROR: Final = with_ascii_edges(
    r"(?i)\b40[34]\b|not found|forbidden|access denied|cannot be found|can't be found"
    r"|page introuvable|nicht gefunden|enable javascript|are you (?:a robot|human)|captcha"
    r"|service unavailable|internal server error|bad gateway"
)
_WALL: Final = with_ascii_edges(
    r"(?im)^\W*(?:log ?in|sign ?in|before you continue|anmelden|se connecter|connexion)\b"
)
_HEAD_CHARS: Final = 8000
"""The start of a document that is judged."""

_PART_CHARS: Final = 1500
_SHORT_CHARS: Final = 1500
_TINY_CHARS: Final = 200
"""What is as short as this and has no word on privacy is none in any language."""

"""A policy is longer; an error page or a wall before the content is not."""

_LITTLE_PRIVACY: Final = 0.2
_SOME_PRIVACY: Final = 1.2
"""Words on privacy per 1,000 characters. Nine policies in ten have more than 1.5."""

_KNOWN_LANGUAGE: Final = 5.0
"""Function words per 1,000 characters from which the absence of words on privacy says something."""


def policy_check(readings: pl.DataFrame, blocks: pl.DataFrame) -> pl.DataFrame:
    """``readings`` with reason and detail where a document is no privacy policy or holds no text.

    Rejected are error and login pages, texts almost without words on privacy in a language that is
    known, and those with twice as many words on contracts as on privacy, unless title or address
    names a privacy policy or a long part is one.

    Args:
        readings: see `transforms.reading.readings`.
        blocks: see `transforms.blocks.blocks`.
    """
    text = blocks.filter(pl.col("kind") != SegmentKind.BOILERPLATE)
    title = pl.concat_str("title", "first_texts", separator="\n", ignore_nulls=True)
    heads = _heads(text).collect()
    judged = readings.join(
        _measured(heads), on="document_id", how="left", maintain_order="left"
    ).with_columns(names_contract=title.str.contains(_CONTRACT_TITLE))
    doubtful = judged.filter(
        (pl.col("privacy") < _SOME_PRIVACY)
        | (pl.col("n_chars") < _SHORT_CHARS)
        | pl.col("names_contract")
    )
    judged = judged.join(
        _looked_at_closely(heads, doubtful), on="document_id", how="left", maintain_order="left"
    )
    judged = judged.with_columns(is_other=_is_other(title).fill_null(False))
    suspects = judged.filter("is_other").select("document_id")
    has_part = pl.col("document_id").is_in(_with_policy_inside(text, suspects).implode())
    is_readable = pl.col("reason").is_null()
    is_empty = is_readable & pl.col("n_chars").is_null()
    is_no_policy = is_readable & pl.col("is_other") & ~has_part
    detail = pl.format(
        "{} words on privacy and {} on contracts per 1,000 characters",
        pl.col("privacy").round(2),
        pl.col("contract").round(2),
    )
    return judged.select(
        *(name for name in readings.columns if name not in ("reason", "detail")),
        reason=pl.when(is_empty)
        .then(pl.lit(Reason.NO_TEXT.value))
        .when(is_no_policy)
        .then(pl.lit(Reason.NOT_A_POLICY.value))
        .otherwise("reason"),
        detail=pl.when(is_empty)
        .then(pl.lit("nothing but page furniture"))
        .when(is_no_policy)
        .then(detail)
        .otherwise("detail"),
    ).select(readings.columns)


def _is_other(title: pl.Expr) -> pl.Expr:
    """Whether the start of a document reads as something else than a privacy policy."""
    privacy, contract = pl.col("privacy"), pl.col("contract")
    is_short = pl.col("n_chars") < _SHORT_CHARS
    says_little = privacy < _SOME_PRIVACY
    is_error = is_short & (title.str.contains(_ERROR) | (says_little & (pl.col("n_errors") > 0)))
    is_wall = (is_short | says_little) & (
        title.str.contains(_WALL) | pl.col("headings").str.contains(_WALL).fill_null(False)
    )
    names_contract = pl.col("names_contract") & (contract > privacy)
    is_contract = (contract >= 2 * privacy) & (contract > 0) & (privacy < _SOME_PRIVACY)
    is_tiny = (pl.col("n_chars") < _TINY_CHARS) & (privacy == 0)
    is_foreign = (privacy < _LITTLE_PRIVACY) & (pl.col("function_words") >= _KNOWN_LANGUAGE)
    names_privacy = title.str.contains(_PRIVACY_TITLE) | pl.col("url").str.contains(
        _PRIVACY_ADDRESS
    ).fill_null(False)
    is_else = names_contract | is_contract | is_foreign | is_tiny
    return is_error | is_wall | (~names_privacy & is_else)


def _with_policy_inside(text: pl.DataFrame, suspects: pl.DataFrame) -> pl.Series:
    """Ids of the ``suspects`` that hold a privacy policy further on, under a heading of its own."""
    names_policy = found_where(pl.col("kind") == SegmentKind.HEADING, _PRIVACY_TITLE)
    part = (
        text.join(suspects, on="document_id", how="semi", maintain_order="left")
        .with_columns(names_policy=names_policy)
        .filter(pl.col("names_policy").cum_sum().over("document_id") > 0)
    )
    return (
        _heads(part)
        .group_by("document_id")
        .agg(
            n_chars=pl.col("length").sum(),
            privacy=_frequency(_PRIVACY_WORDS),
            contract=_frequency(_CONTRACT_WORDS),
        )
        .filter(
            pl.col("n_chars") >= _PART_CHARS,
            pl.col("privacy") >= _SOME_PRIVACY,
            pl.col("privacy") > pl.col("contract"),
        )
        .collect()
        .get_column("document_id")
    )


def _measured(heads: pl.DataFrame) -> pl.DataFrame:
    """One row per document: n_chars, privacy (see `_frequency`), first_texts and headings."""
    words, is_heading = pl.col("text"), pl.col("kind") == SegmentKind.HEADING
    return (
        heads.lazy()
        .group_by("document_id", maintain_order=True)
        .agg(
            n_chars=pl.col("length").sum(),
            privacy=_frequency(_PRIVACY_WORDS),
            first_text=words.first(),
            first_heading=words.filter(is_heading).first(),
            headings=words.filter(is_heading).str.join("\n"),
        )
        .with_columns(
            first_texts=pl.concat_str(
                "first_heading", "first_text", separator="\n", ignore_nulls=True
            ),
        )
        .collect()
    )


def _looked_at_closely(heads: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """One row per document of ``documents``: contract, function_words and n_errors.

    Function words are counted where there is next to nothing on privacy, errors in short documents.
    """
    silent = documents.lazy().filter(pl.col("privacy") < _LITTLE_PRIVACY)
    short = documents.lazy().filter(pl.col("n_chars") < _SHORT_CHARS)
    n_errors = pl.col("text").str.contains(_ERROR).sum()

    def measured(of: pl.LazyFrame, **measures: pl.Expr) -> pl.LazyFrame:
        of_these = heads.lazy().join(of, on="document_id", how="semi", maintain_order="left")
        return of_these.group_by("document_id").agg(**measures)

    return (
        measured(documents.lazy(), contract=_frequency(_CONTRACT_WORDS))
        .join(measured(short, n_errors=n_errors), on="document_id", how="left")
        .join(
            measured(silent, function_words=_frequency(_FUNCTION_WORDS)),
            on="document_id",
            how="left",
        )
        .collect()
    )


def _frequency(words: str) -> pl.Expr:
    """Matches of the pattern ``words`` per 1,000 characters."""
    return pl.col("text").str.count_matches(words).sum() * 1000 / pl.col("length").sum()


def _heads(text: pl.DataFrame) -> pl.LazyFrame:
    """The blocks at the start of each document, with their length."""
    length = pl.col("length")
    return (
        text.lazy()
        .select("document_id", "kind", "text", length=pl.col("text").str.len_chars())
        .filter(length.cum_sum().over("document_id") - length < _HEAD_CHARS)
    )

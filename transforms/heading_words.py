"""What the words of a short block say of whether it is a heading."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.patterns import FIRST_OTHER, LONG_LOWER_WORD, found_where, with_ascii_edges

MAX_RUN: Final = 3
"""Longer runs of short lines are menus, tables or addresses."""

_MAX_CHARS_WITH_STOP: Final = 60
_MAX_WORDS: Final = 14

_OTHER_STOP: Final = "[。，；！…]$"
_WORDY: Final = rf"^(?:[^ ]* ){{{_MAX_WORDS}}}"
_SENTENCE_START: Final = with_ascii_edges(
    r"^(?:[(]?[0-9A-Zivx.]{1,8}[.)]? )?(?:We|You|I|They|It|If|Please|There|Click|Read|See|Learn"
    r"|Copyright|Note that|Such|These are|This is|By using|Call|Posted|Published"
    r"|Wir|Sie|Nous|Vous"
    r"|(?:When|If|While|Unless|Before) you)\b"
)
_SIGNS: Final = r"[^A-Za-z0-9]*"
"""What `\\W*` finds here, compiled much faster."""

_NOT_A_HEADING: Final = with_ascii_edges(
    rf"(?i-u:https?://|www\.)|@|^[-–—+*]"
    rf"|^{_SIGNS}(?i-u:tel|fax|phone|e-?mail|mail|address)\b{_SIGNS}(?:$|[:.0-9])"
    rf"|^{_SIGNS}[0-9][0-9 ().+-]{{6,}}$"
    r"|(?i-u:\b(?:updated|modified|revised|effective|posted|reviewed)\b).{0,20}[0-9]"
    rf"|^{_SIGNS}(?:[0-9]{{1,2}}(?i-u:st|nd|rd|th)?\.? )?"
    r"(?i:jan|feb|m[aä]r|apr|ma[yi]|jun|jul|aug|sep|oct|okt|nov|de[cz])[^ 0-9.]*\.? "
    rf"(?:[0-9]{{1,2}}(?i-u:st|nd|rd|th)?,? )?[0-9]{{4}}{_SIGNS}$"
    r"|^[0-9]{4}[-/.][0-9]{1,2}[-/.]|^[0-9]{1,2}[-/][0-9]{1,2}[-/][0-9]"
    r"|^[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}|[0-9]{4}\s?[年./-]"
)
_CLAUSE_START: Final = with_ascii_edges(
    r"(?i)^(?:we|you|i|they|it|these|those|such|the following|therefore|for example|including"
    r"|please|wir|sie|nous|vous)\b"
)
_LEAD_IN_START: Final = with_ascii_edges(
    r"(?i)^(?:this|if|when|to|in|for|by|as|at|among|our|here|because|below|some|examples)\b"
)
_LEAD_IN_END: Final = with_ascii_edges(
    r"(?:以下|包括|如下|下列).{0,10}[:：]$|^(?i:pursuant|according|subject) to\b"
    r"|^(?:In|On|For|To|As|If|When|The|This|These|Please)\b.*\b(?:we|you|they|it) .*:$|"
    r"(?i)\b(?:following|follows|includes?|including|such as|are|is|may|will|can|must|that|if|to"
    r"|from|with|by|as|about|at|for|when|who|we|you|it|example)\W*:$"
)
_STATES: Final = with_ascii_edges(
    r"\b(?:is|are|may|will|can|should|must|has|have|had|collects|uses|shares|discloses|includes)"
    r" .*:$"
)
_ASKS: Final = (
    r"^[^A-Za-z]*(?i-u:(?:how|what|why|when|where|who|whose|which|whether|information|types?|data"
    r"|categories|choices)\b)"
)
"""A title that may have a verb."""

_NOT_A_CJK_HEADING: Final = r"\p{Han}.*[：，,].|\p{Han}.{31}|日期|\d{4}\s?[年./-]"
_WITHIN_TITLE: Final = r"[ -ſ–—’“”]{0,40}"
_POLICY_TITLE: Final = (
    rf"(?i-u:\b(?:privacy|cookies?|data protection)\b){_WITHIN_TITLE}"
    r"(?i-u:\b(?:policy|policies|notice|statement|declaration)\b)"
    rf"|^{_SIGNS}(?i-u:privacy){_SIGNS}$"
    rf"|^{_SIGNS}(?i-u:terms (?:and|&|of) (?:conditions|use|service)(?: of use)?){_SIGNS}$"
    r"|(?i:datenschutz(?:erklärung|hinweis|bestimmung))"
    rf"|(?i:politique|charte|avis|déclaration){_WITHIN_TITLE}(?i:confidentialit|vie privée|données)"
    r"|隐私"
)


def ends_as_heading() -> pl.Expr:
    """Whether a short block has no bullet, and no stop but the one that a number or bold allows."""
    last = pl.col("last_byte")
    may_end_in_stop = (
        (pl.col("is_bold") | pl.col("is_numbered"))
        & (pl.col("n_chars") <= _MAX_CHARS_WITH_STOP)
        & (last == ord("."))
    )
    ends_in_stop = last.is_in(list(b".,;!")) | found_where(last >= FIRST_OTHER, _OTHER_STOP)
    return (pl.col("marker").is_null() | pl.col("is_numbered")) & (~ends_in_stop | may_end_in_stop)


def has_few_words() -> pl.Expr:
    """Whether a short block has few words, letters among them."""
    starts_upper, starts_lower = _starts_upper(), pl.col("starts_lower")
    has_letter = found_where(~(starts_upper | starts_lower), r"\p{L}")
    is_wordy = pl.col("text").str.contains(_WORDY)
    return ~is_wordy & (starts_upper | starts_lower | has_letter)


def _starts_upper() -> pl.Expr:
    """Whether a block begins with a capital of ASCII."""
    return pl.col("first_byte").is_between(ord("A"), ord("Z"))


def has_lower() -> pl.Expr:
    """Whether any letter of a short block is a small one."""
    starts_lower = pl.col("starts_lower")
    return starts_lower | found_where(~starts_lower, r"\p{Ll}")


def looks() -> dict[str, pl.Expr]:
    """How a short block is written."""
    text = pl.col("text")
    may_be_title = (
        pl.col("starts_lower")
        | pl.col("is_first_block")
        | pl.col("rows_to_body").is_between(1, MAX_RUN).fill_null(False)
    )
    starts_upper = _starts_upper()
    has_upper = starts_upper | found_where(~starts_upper, r"\p{Lu}|\p{Han}")
    return {
        "is_capitals": found_where(~pl.col("has_lower"), r"\p{Lu}.*\p{Lu}"),
        "is_title_case": ~text.str.contains(LONG_LOWER_WORD) & has_upper,
        "is_policy_title": found_where(may_be_title, _POLICY_TITLE),
    }


def has_words_of_heading() -> pl.Expr:
    """Whether the words of a short block are those of a heading."""
    text, ends_colon = pl.col("text"), pl.col("ends_colon")
    is_lead_in = text.str.ends_with(" following") | ends_colon & (
        found_where(ends_colon, _LEAD_IN_END)
        | found_where(ends_colon, _CLAUSE_START)
        | (found_where(ends_colon, _LEAD_IN_START) & ~pl.col("is_title_case"))
        | (found_where(ends_colon, _STATES) & ~found_where(ends_colon, _ASKS))
        | (pl.col("next_is_item") & ~pl.col("is_title_case") & ~pl.col("is_bold"))
    )
    return (
        ~is_lead_in
        & ~text.str.contains(_NOT_A_HEADING)
        & ~found_where(text.str.len_bytes() != pl.col("n_chars"), _NOT_A_CJK_HEADING)
        & ~found_where(~(pl.col("is_bold") | pl.col("is_title_case")), _SENTENCE_START)
    )

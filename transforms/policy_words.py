"""What a paragraph of a page speaks of: what policies do, or the page's own offers."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.patterns import found_where

_HEAD_CHARS: Final = 400
"""The start of a paragraph, which tells what it speaks of."""

_ON_POLICY: Final = [
    *("privacy", "personal", "information", " data", "cookie", "consent", "policy", "policies"),
    *(" terms", "agreement", "liab", " law", "disclos", "third part", "third-part", "collect"),
    *("opt out", "opt-out", "datenschutz", "daten ", "données", "confidentialité", "datos"),
    *(" dati ", " dados "),
]
_STOP: Final = r"[.:;!?](?:\s|$)|[。：；]"
"""What glued menus have not."""

_PROMOTION: Final = (
    r"^[^A-Za-z0-9]*(?i-u:(?:sign up|subscribe|join (?:our|us|the)|get (?:the|our|updates)"
    r"|receive (?:our|the)|follow us|be the first|stay (?:in touch|connected|up to date|informed)"
    r"|enter your|thanks? (?:you )?for|please (?:enter|tick|fill|complete|see our)|keep up"
    r"|to (?:our|receive our) newsletter"
    r"|by (?:clicking|subscribing|submitting|signing)|copyright|interested in our"
    r"|i (?:agree|accept|consent)|you (?:are about to leave|can unsubscribe)|click here)\b)"
    r"|^[^A-Za-z0-9]*©|(?i-u:recaptcha|javascript|screen reader)|(?i-u:\bcart\b).*(?i-u:\bempty\b)"
    r"|(?i-u:\b(?:we|site|website) (?:uses?|may use) cookies\b)"
    r".*(?i-u:\b(?:continu|accept|agree))"
)
_MAX_PROMOTION_CHARS: Final = 300


def policy_sentences(paragraphs: pl.DataFrame) -> pl.DataFrame:
    """Those of ``paragraphs`` (text and n_chars at least) that are sentences of a policy."""
    text = pl.col("text")
    names = text.str.head(_HEAD_CHARS).str.contains_any(_ON_POLICY, ascii_case_insensitive=True)
    # An ideograph has three bytes, and a page that offers something is not written in them here.
    is_chinese = text.str.len_bytes() > 2 * pl.col("n_chars")
    return (
        paragraphs.filter(names | is_chinese)
        .filter(text.str.head(_HEAD_CHARS).str.contains(_STOP))
        .filter(~is_promotion(pl.col("n_chars") <= _MAX_PROMOTION_CHARS))
    )


def is_promotion(condition: pl.Expr) -> pl.Expr:
    """Whether ``condition`` (never null) holds and a short paragraph is an offer of the page."""
    return found_where(condition & (pl.col("n_chars") <= _MAX_PROMOTION_CHARS), _PROMOTION)

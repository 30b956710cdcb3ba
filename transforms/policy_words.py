"""What a paragraph of a page speaks of: what policies do, or the page's own offers."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.patterns import found_where, only_where, with_ascii_edges

_HEAD_CHARS: Final = 400
"""The start of a paragraph, which tells what it speaks of."""

_ON_POLICY: Final = with_ascii_edges(
    r"(?i)\b(?:privacy|personal|personally|information|data|cookies?|consent|policy|policies|terms"
    r"|agreement|liab\p{L}+|law|laws|disclos\p{L}+|third.part\p{L}+|collect\p{L}*|opt.out)\b"
    r"|datenschutz|daten\b|données|confidentialité|datos|\bdati\b|\bdados\b|[\p{Han}]{8}"
)
_STOP: Final = r"[.:;!?](?:\s|$)|[。：；]"
"""What glued menus have not."""

_PROMOTION: Final = with_ascii_edges(
    r"(?i)^\W*(?:sign up|subscribe|join (?:our|us|the)|get (?:the|our|updates)|receive (?:our|the)"
    r"|follow us|be the first|stay (?:in touch|connected|up to date|informed)|enter your"
    r"|thanks? (?:you )?for|please (?:enter|tick|fill|complete|see our)|keep up|don.t miss"
    r"|to (?:our|receive our) newsletter|by (?:clicking|subscribing|submitting|signing)|copyright"
    r"|interested in our|i (?:agree|accept|consent)|you (?:are about to leave|can unsubscribe)"
    r"|click here)\b|^\W*©|recaptcha|javascript|screen reader|\bcart\b.*\bempty\b"
    r"|\b(?:we|site|website) (?:uses?|may use) cookies\b.*\b(?:continu|accept|agree|experience|more|ok)"
)
_MAX_PROMOTION_CHARS: Final = 300


def speaks_of_policy(condition: pl.Expr) -> pl.Expr:
    """Whether ``condition`` (never null) holds and a paragraph is a sentence of a policy.

    Of frames with text and n_chars.
    """

    def speaks(text: pl.Expr) -> pl.Expr:
        head = text.str.head(_HEAD_CHARS)
        return head.str.contains(_STOP) & head.str.contains(_ON_POLICY)

    speaking = only_where(condition, speaks).fill_null(value=False)
    return speaking & ~is_promotion(speaking)


def is_promotion(condition: pl.Expr) -> pl.Expr:
    """Whether ``condition`` (never null) holds and a short paragraph offers something of the page."""
    return found_where(condition & (pl.col("n_chars") <= _MAX_PROMOTION_CHARS), _PROMOTION)

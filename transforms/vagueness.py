"""How vague a text is, by the terms that Bhatia, Breaux, Reidenberg and Norton found to make it so.

Their taxonomy ("A theory of vagueness and privacy risk perception", 2016) has four kinds of terms.
"""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.patterns import with_ascii_edges

_CONDITION: Final = (
    "depending",
    "necessary",
    "appropriate",
    "inappropriate",
    "as needed",
    "as applicable",
    "otherwise reasonably?",
    "sometimes",
    "from time to time",
)
_GENERALISATION: Final = (
    "generally",
    "mostly",
    "widely",
    "general",
    "commonly",
    "usually",
    "normally",
    "typically",
    "largely",
    "often",
    "primarily",
    "among other things",
)
_MODALITY: Final = (
    "may",
    "might",
    "can",
    "could",
    "would",
    "likely",
    "possible",
    "possibly",
)
_NUMERIC: Final = (
    "anyone",
    "certain",
    "everyone",
    "numerous",
    "some",
    "most",
    "few",
    "much",
    "many",
    "various",
    "including but not limited to",
)

_TERMS: Final = (*_CONDITION, *_GENERALISATION, *_MODALITY, *_NUMERIC)
_CAPITAL_TERMS: Final = tuple(
    term.capitalize() for term in _TERMS if term not in {"may", "can", "general"}
)
"""At the head of a sentence; May is a month, Can-Spam and General ... Regulation are laws."""

_VAGUE: Final = with_ascii_edges(rf"\b(?:{'|'.join((*_TERMS, *_CAPITAL_TERMS))})\b")


def vagueness(running: pl.DataFrame) -> pl.DataFrame:
    """version_id and vagueness, the share of the sentences that hold a vague term.

    Args:
        running: version_id and text of the English sentences that count; see
            `transforms.readability.running_text`.
    """
    is_vague = pl.col("text").str.contains(_VAGUE)
    return running.group_by("version_id").agg(vagueness=is_vague.sum() / pl.len())

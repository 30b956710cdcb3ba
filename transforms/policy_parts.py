"""Policies inside other documents: behind menus, banners and contracts, or between them."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.patterns import with_ascii_edges
from transforms.policy_heads import HEAD_BYTES, policy_heads
from transforms.policy_model import COOKIE_TITLE, PolicyModel, policy_probabilities
from warehouse.vocabulary import SegmentKind

_PART_BYTES: Final = 1500
"""The least length of a policy inside another document."""

_TITLE_BYTES: Final = 120
"""What is longer says something about a document, or asks."""

_TITLE: Final = (
    r"(?i)privacy (?:policy|notice|statement|declaration|commitment)"
    r"|privacyverklaring|privacybeleid"
    r"|datenschutz(?:erklärung|hinweis|richtlinie|bestimmung)|polityka prywatności"
    r"|(?:politique|charte|déclaration) de (?:confidentialité|protection)|informativa sulla privacy"
    r"|política de privaci?dade?|隐私(?:权)?政策|隱私權政策|プライバシーポリシー|개인정보 ?처리방침"
)
"""The heading of a policy, where "Data protection" or "Privacy" may head a clause of a contract."""

_CLAUSE: Final = with_ascii_edges(
    r"(?i)\b(?:agree|accept|consent|see|read|view|review|click|refer|changes|updates|part(?:y|ies))\b"
)
"""A heading that only speaks of a policy."""

_OTHER_TITLE: Final = with_ascii_edges(
    r"(?i)\b(?:terms (?:of|and|&)|terms\W*$|conditions of|returns?\b.{0,20}policy|refund|shipping"
    r"|cookies? policy|disclaimer|copyright|user agreement|community guidelines"
    r"|accessibility|impressum|mentions légales|nutzungsbedingungen|aviso legal)"
)
"""The heading of another document, or of a clause of one."""

_PERSONAL: Final = "ersonal |ollect"
"""Personal data, information we collect: without the capital that may begin them."""

_WINDOW: Final = " window"
_BIN_BYTES: Final = 2000
_BINS_OF_WINDOW: Final = 3
_MIN_HITS: Final = 7
"""How often the densest two of these bins have these words."""

_ODDS_OF_PART: Final = 10.0
_ODDS_OF_WINDOW: Final = 100.0
"""By these the odds of a part are less than those of a document: a window is the likeliest stretch
of many, without a title, and contracts have clauses that speak of personal data."""


def best_of_parts(blocks: pl.DataFrame, heads: pl.DataFrame, model: PolicyModel) -> pl.DataFrame:
    """document_id and probability of parts of these documents, one row per part.

    Parts are what stands under headings that name a policy, up to the heading of another document,
    and of each document the window that speaks most of personal data.

    Args:
        blocks: see `transforms.blocks.blocks`.
        heads: document_id of the documents, see `transforms.policy_model.policy_heads`.
        model: see `transforms.policy_model.policy_model`.
    """
    own = (
        blocks.lazy()
        .select("document_id", "kind", "text")
        .filter(pl.col("document_id").is_in(heads["document_id"].implode()))
        .with_columns(
            document=pl.col("document_id").rle_id(), n_bytes=pl.col("text").str.len_bytes()
        )
        .collect()
    )
    parts = pl.concat([_titled(own), _windows(own)])
    is_window = pl.col("document_id").str.ends_with(_WINDOW)
    # A notice on cookies speaks of personal data too.
    names_cookies = is_window & pl.col("opening").str.contains(COOKIE_TITLE)
    wholes = (
        parts.select("document_id", "whole")
        .unique("document_id", keep="first", maintain_order=True)
        .join(heads, left_on="whole", right_on="document_id", maintain_order="left")
        .select("document_id", "whole", title=pl.when(names_cookies).then("opening"))
    )
    odds = pl.col("probability") / (1 - pl.col("probability")).clip(lower_bound=1e-6)
    less = odds / pl.when(is_window).then(_ODDS_OF_WINDOW).otherwise(_ODDS_OF_PART)
    return (
        policy_probabilities(policy_heads(wholes, parts), model)
        .join(wholes, on="document_id")
        .select(document_id="whole", probability=(less / (1 + less)).round(4))
    )


def _titled(blocks: pl.DataFrame) -> pl.DataFrame:
    """The blocks under headings that name a policy: document_id of the part, whole, kind, text."""
    is_short_heading = (pl.col("kind") == SegmentKind.HEADING) & (pl.col("n_bytes") <= _TITLE_BYTES)
    names_policy = pl.col("text").str.contains(_TITLE) & ~pl.col("text").str.contains(_CLAUSE)
    headings = blocks.with_row_index("row").filter(is_short_heading)
    titles = headings.filter(names_policy)
    documents = titles["document"].unique().implode()
    bounds = (
        headings.filter(pl.col("document").is_in(documents))
        .filter(names_policy | pl.col("text").str.contains(_OTHER_TITLE))
        .get_column("row")
        .implode()
    )
    return (
        blocks.with_row_index("row")
        .filter(pl.col("document").is_in(documents))
        .with_columns(
            part=(pl.col("row").is_in(bounds) | pl.col("document").is_first_distinct()).cum_sum()
        )
        .filter(
            pl.col("row").is_in(titles["row"].implode()).first().over("part")
            & (pl.col("n_bytes").sum().over("part") >= _PART_BYTES)
        )
        .select(
            "kind",
            "text",
            whole="document_id",
            document_id=pl.col("document_id") + " part " + pl.col("part").cast(pl.String),
        )
    )


def _windows(blocks: pl.DataFrame) -> pl.DataFrame:
    """The densest blocks of documents longer than what is judged of one: columns as `_titled`."""
    is_text = pl.col("kind") != SegmentKind.BOILERPLATE
    place = pl.col("n_bytes").cum_sum().over("document") - pl.col("n_bytes")
    long = (
        blocks.filter(is_text)
        .filter(pl.col("n_bytes").sum().over("document") > HEAD_BYTES)
        .with_columns(bin=place // _BIN_BYTES)
    )
    following = pl.col("hits").shift(-1).over("document").fill_null(0)
    densest = (
        long.group_by("document", "bin", maintain_order=True)
        .agg(hits=pl.col("text").str.count_matches(_PERSONAL).sum())
        .with_columns(hits=pl.col("hits") + following)
        .filter(pl.col("hits") >= _MIN_HITS)
        .filter(pl.col("hits") == pl.col("hits").max().over("document"))
        .unique("document", keep="first", maintain_order=True)
        .select("document", first="bin")
    )
    return (
        long.join(densest, on="document", maintain_order="left")
        .filter(pl.col("bin").is_between("first", pl.col("first") + _BINS_OF_WINDOW - 1))
        .select(
            "kind",
            "text",
            whole="document_id",
            document_id=pl.col("document_id") + _WINDOW,
        )
    )

"""Whose policy it is: the company that its title names, or the words before `(“we”)`."""

from __future__ import annotations

import polars as pl

_QUOTED_WE = r"[“\"'‘](?:we|We|WE|us|our|Company)[,”\"'’]"
_WE = (
    r"^(?: Group| Holdings)?(?:,? ?(?:Inc\.|L\.L\.C\.|Ltd\.|Corp\.|S\.A\.))?[^.;:)]{0,80}"
    r"\([^)]{0,120}[“\"'‘](?:we|We|WE|us|our|Company)[,”\"'’]"
    r"|^[,.A-Za-z ]{0,30}[”\"'’],? (?:or |and )?[“\"'‘](?:we|We|us|our)[,”\"'’]"
)
_POLICY_OF = (
    r"^(?:['’]s?)?,?(?: Inc\.?| LLC| Ltd\.?| Global| Website| Online| Group)? ?(?:(?:Customer"
    r"|User|Business|Website) )?(?:Privacy|PRIVACY|Data Protection)"
)
_PRIVACY_BEFORE = (
    r"(?i)(?:privacy (?:policy|notice|statement)|confidentialit[ée]|datenschutz\S*) (?:of|for|at"
    r"|for the|de|von|[|–—-]) ?$|^(?:at|welcome to) $|©[^.]{0,12}$"
)
_OWN_BEFORE = (
    r"(?i)(?:policy|notice|statement) (?:covers|describes|explains|sets out|outlines) (?:the )?"
    r"(?:data|information|personal (?:data|information)|how|what|ways) (?:in which |that |about )?$"
    r"|thank(?:s| you) for (?:choosing|using|joining) $|your [a-z ]{0,30}relationship with $"
    r"|[“\"'](?:we|us|our),?[”\"'][^.“”\"]{0,80} (?:means?|refer(?:s|ring)? to) (?:the )?$"
    r"|this [a-z ]{0,20}(?:policy|notice|statement) (?:only )?applies to (?:the )?$"
)
_OWN_AFTER = (
    r"^(?: respects|[”\"]?\) respects?) (?:the privacy of (?:its|our|every|all)|your) "
    r"|^['’]s policy to respect your privacy|^, (?:Attn|Attention|Attn\.): "
)
_THIS = r"(?:^|[.!?\n] ?)This $"
"""What a company says of itself alone, wherever it stands."""
_FIRST_SEGMENTS = 6
TITLE = 90
_OWN_SHARE = 0.3
_OWN_MENTIONS = 10
_OPENING = 10
_OPENING_SHARE = 0.05
_OPENING_MENTIONS = 5
_REPRESENTATIVES = "security"
"""The category of those who have addresses of their own in the policies of others."""
_KEYS = ("_version", "_company")
_EMAIL_HOST = r"@[a-z0-9.-]+\.[a-z]{2,}"


def own_companies(named: pl.DataFrame, segments: pl.DataFrame) -> pl.DataFrame:
    """_version and _company of the policies that are the company's own.

    Args:
        named: companies that versions name, with the numbers that ``third_parties`` gives them.
        segments: of those versions, the columns version_id and text.
    """
    before, after = pl.col("before"), pl.col("after")
    is_name = pl.col("_is_told") | (pl.col("match").str.len_chars() > 1) | (pl.col("start") == 0)
    says_whose = after.str.contains(_POLICY_OF) | before.str.contains(_PRIVACY_BEFORE)
    is_title = (pl.col("length") <= TITLE) & pl.col("opening").str.contains(
        r"(?i)privacy|polic|notice|datenschutz|confidentialit|données"
    )
    speaks = (
        before.str.contains(rf"(?:{_OWN_BEFORE})")
        | after.str.contains(_OWN_AFTER)
        | (before.str.contains(_THIS) & after.str.contains(_POLICY_OF))
    )
    told = (
        named.filter(is_name, pl.col("ordinal") < _FIRST_SEGMENTS).filter(says_whose | is_title),
        named.filter(is_name, after.str.contains(_QUOTED_WE)).filter(after.str.contains(_WE)),
        named.filter(is_name, speaks),
    )
    versions = named.select("_version", "version_id").unique()
    named = named.filter("_is_told_here")
    sizes = segments.group_by("version_id").len("n_segments").join(versions, on="version_id")
    # In small letters others write a name, hardly its owner.
    is_its_own = (pl.col("match") == pl.col("value")) | (
        pl.col("match") != pl.col("match").str.to_lowercase()
    )
    often = (
        named.filter(is_its_own)
        .group_by(_KEYS)
        .agg(
            pl.col("_segment").n_unique().alias("n"),
            (pl.col("ordinal") < _OPENING).any().alias("opens"),
        )
        .join(sizes, on="_version")
        .filter(
            (pl.col("n") >= _OWN_MENTIONS) & (pl.col("n") >= _OWN_SHARE * pl.col("n_segments"))
            | pl.col("opens")
            & (pl.col("n") >= _OPENING_MENTIONS)
            & (pl.col("n") >= _OPENING_SHARE * pl.col("n_segments"))
        )
    )
    with_signs = segments.filter(pl.col("text").str.contains("@", literal=True))
    addressed = _with_addresses(named, with_signs.join(versions, on="version_id"))
    return pl.concat(rows.select(_KEYS) for rows in (*told, often, addressed)).unique()


def _with_addresses(named: pl.DataFrame, segments: pl.DataFrame) -> pl.DataFrame:
    """Those named most in their version where the version has an address of theirs."""
    hosts = (
        segments.select("_version", pl.col("text").str.extract_all(_EMAIL_HOST).alias("host"))
        .explode("host")
        .with_columns(label=pl.col("host").str.extract(r"([a-z0-9-]+)\.[a-z]+$"))
    )
    most_named = (
        named.filter(pl.col("category") != _REPRESENTATIVES)
        .group_by(*_KEYS, "company")
        .agg(pl.len().alias("n"), "value")
        .filter(pl.col("n") == pl.col("n").max().over("_version"))
    )
    labels = most_named.select(
        *_KEYS, pl.col("value").list.concat(pl.col("company")).list.unique().alias("label")
    )
    labels = labels.explode("label").with_columns(
        pl.col("label").str.to_lowercase().str.replace_all("[^a-z0-9]", "")
    )
    return labels.join(hosts, on=["_version", "label"], how="semi")

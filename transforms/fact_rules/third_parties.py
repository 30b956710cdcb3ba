"""Companies and services that a policy names, its own company left out.

A name that is also a common word counts only where its surroundings show the company. Whose policy
it is shows in its title, in the words before `(“we”)`, and in how often it speaks of itself.
"""

from __future__ import annotations

import polars as pl

from transforms.fact_rules.company_names import (
    NO_THIRD_PARTY,
    any_company,
    any_spelling,
    company_names,
)
from transforms.fact_rules.found import FOUND
from transforms.fact_rules.spans import spans
from warehouse.fact_kinds import FactKind

_IN_ADDRESS = r"(?:://|www\.|@)[^\s]*$"
_ADDRESS_GOES_ON = r"^\.(?:com|org|net|co|de|io|ly|fr|eu)(?-u:\b)\.?/|^@|^/[a-z]+/|^\.html?(?-u:\b)"
_PART_BEFORE, _PART_AFTER = r"[-_.]$|\.[a-z]{2,3}/$", r"^[-_./][a-z0-9]"
"""What a name in small letters is a part of: an address, a file, a cookie's name."""
_OF_READER = (
    r"(?i)\bISP ?\([^)]*$|(?i)\b(?:your|domain name|of (?:an?|the|their)?|user['’]s) ?(?:own "
    r"|mobile |wireless"
    r" |internet[ -]|cellular |telephone |phone |network |cell )*(?:service |access )?"
    r"(?:provider|carrier)s? ?\([^)]*$|(?i)\binternet[ -](?:service )?providers? ?\([^)]*$"
)
_SUFFIX = (
    r"^,? ?\(?(?:Inc|LLC|Ltd|L\.L\.C|GmbH|Corp|Limited|Ireland|S\.?[Aa]\.?(?-u:\b)"
    r"|B\.?V\.?(?-u:\b)|AG(?-u:\b)|Technologies|Software|plc)"
)
_NAMED_BY = (
    r"(?:provided|operated|hosted|powered|offered|developed|owned|supplied|processed) by "
    r"|(?:services?|platform|provider|providers|processor|processors|company|companies|tools?"
    r"|software|partners?|vendors?|networks?|gateway|called|sites?|parties) ?(?:,? (?:such as"
    r"|like|including|named|is|are))?:? [“\"'(]?"
    r"|(?:such as|including|include|like|e\.g\.,?|i\.e\.,?|namely|via|using"
    r"|through) (?:the )?[“\"'(]?"
    r"|(?-u:\b)(?:[Ww]e|also|may|currently) (?:also |currently )?(?:use|work with|partner with"
    r"|utili[sz]e|employ) [“\"'(]?"
    r"|(?-u:\b)[Vv]isit(?:ing)? (?:the |this )?[“\"']?"
)
_NAMED_AFTER = (
    r"^(?:['’]s)? (?:privacy (?:policy|notice|statement)|[Pp]rivacy [Pp]olicy|terms of (?:service"
    r"|use)|app store|account|servers?|pixel|cookies?|analytics|plugin|SDK|API"
    r"|(?:[Cc]onsumer )?[Oo]pt[- ]?[Oo]ut)"
)
_CAPITALISED_NEXT = r"^[ -][A-Z][A-Za-z]|^-[A-Za-z]"
_CAPITALISED_BEFORE = r"(?:^|[ (])[A-Z][a-z]+[ -]$|[-–]$"
_NO_NAME_BEFORE = (
    r"(?:^|[ (“])(?:The|This|By|For|From|If|In|Like|On|See|Using|Via|Visit|When|While|With) $"
)
"""What begins a sentence is no word of a name."""
_WORD_OF_NAME_BEFORE = r"(?:^|[ (])[A-Z](?:[a-z]{2,}|[A-Z]+) $"
_ABBREVIATION = r"^[A-Z]{2,}$"
"""Stands for what the version names in full elsewhere."""
_ROW_LENGTH = 3
"""So many names of one row after its first are looked at."""
_AND_SO_ON = 6
"""Characters between two names of one row: `, `, ` and `, ` or `."""
_NEIGHBOUR = 25
"""Names this near to each other, in characters, are one enumeration."""

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
_TITLE = 90
_OWN_SHARE = 0.3
_OWN_MENTIONS = 10
_OPENING = 10
_OPENING_SHARE = 0.05
_OPENING_MENTIONS = 5
_REPRESENTATIVES = "security"
"""The category of those who have addresses of their own in the policies of others."""
_EMAIL_HOST = r"@[a-z0-9.-]+\.[a-z]{2,}"

_CONTEXTS = {
    "opt_out": r"(?i)opt[- ]?(?:ing[- ])?out|browser add-?on|deaktivier|disable|d[ée]sactiver",
    "sign_in": r"(?i)(?-u:\b)(?:log|sign|logging|signing|logged) ?[- ]?ins?(?-u:\b)|single sign"
    "|anmeld",
    "link": r"(?i)follow us|our (?:page|pages|profile)|social (?:media|network)|like button"
    "|plug-?in|share button",
    "provider": r"(?i)provider|processor|provided by|hosted|we use|partner|vendor|dienst"
    "|prestataire",
}


def third_parties(segments: pl.DataFrame) -> pl.DataFrame:
    """A row per mention of a company or service that is not the policy's own."""
    names = company_names()
    text = pl.col("text")
    hinted = (
        segments.select("segment_id", "version_id", "ordinal", "char_start", "text")
        .filter(text.str.contains(any_spelling()))
        .with_columns(length=text.str.len_chars(), opening=text.str.head(_TITLE))
    )
    found = spans(hinted, any_company()).lazy()
    before, after = pl.col("before"), pl.col("after")
    named = (
        _without_those_of_reader(
            found.join(names.lazy(), on="match", how="left", maintain_order="left")
        )
        .filter(
            pl.col("category").ne(NO_THIRD_PARTY),
            ~before.str.contains(_IN_ADDRESS),
            ~after.str.contains(_ADDRESS_GOES_ON),
            ~_is_part_in_small_letters(),
        )
        .with_columns(_is_told=~pl.col("is_common") | _is_company())
        .collect()
    )
    own = _own(named.lazy(), segments.lazy()).collect()
    is_told = pl.col("_is_told")
    is_told_elsewhere = (
        is_told.any().over("version_id", "match")
        & (pl.col("match").str.len_chars() > 1)
        & ~before.str.contains(_WORD_OF_NAME_BEFORE)
    )
    told = named.filter(is_told.any().over("segment_id", "match") | is_told_elsewhere)
    return _facts(told.join(own, on=["version_id", "company"], how="anti"))


def _is_part_in_small_letters() -> pl.Expr:
    name = pl.col("match")
    is_part = pl.col("before").str.contains(_PART_BEFORE) | pl.col("after").str.contains(
        _PART_AFTER
    )
    return (name.str.to_lowercase() == name) & is_part


def _without_those_of_reader(named: pl.LazyFrame) -> pl.LazyFrame:
    """``named`` without examples of the reader's own provider, and what follows in such a row."""
    before, told = pl.col("before"), pl.col("_told")
    goes_on = (pl.col("segment_id") == pl.col("segment_id").shift(1)) & (
        before.str.len_chars() <= _AND_SO_ON
    )
    named = named.with_columns(_told=before.str.contains(_OF_READER), _goes_on=goes_on)
    for _ in range(_ROW_LENGTH):
        follows = (told.shift(1) & pl.col("_goes_on")).fill_null(value=False)
        named = named.with_columns(_told=told | follows)
    return named.filter(~told).drop("_told", "_goes_on")


def _is_company() -> pl.Expr:
    """Whether the surroundings of a common word show that a company is meant."""
    before, after = pl.col("before"), pl.col("after")
    end = pl.col("start") + pl.col("match").str.len_chars()
    sure, segment = ~pl.col("is_common"), pl.col("segment_id")
    starts_near = (segment == segment.shift(-1)) & (pl.col("start").shift(-1) - end <= _NEIGHBOUR)
    near = starts_near.fill_null(value=False)
    # The next, or the one after it in the same row.
    is_near_next = (near & (sure.shift(-1) | (near.shift(-1) & sure.shift(-2)))).fill_null(
        value=False
    )
    is_near_last = (near.shift(1) & (sure.shift(1) | (near.shift(2) & sure.shift(2)))).fill_null(
        value=False
    )
    sure_named = sure.any().over(segment, "company")
    is_part = after.str.contains(_CAPITALISED_NEXT) | (
        before.str.contains(_CAPITALISED_BEFORE) & ~before.str.contains(_NO_NAME_BEFORE)
    )
    has_cue = before.str.contains(rf"(?:{_NAMED_BY})$") | after.str.contains(_NAMED_AFTER)
    is_told = is_near_next | is_near_last | has_cue | sure_named
    is_short_for = pl.col("match").str.contains(_ABBREVIATION) & sure.any().over(
        "version_id", "company"
    )
    has_suffix = after.str.contains(_SUFFIX) & ~before.str.contains(_WORD_OF_NAME_BEFORE)
    return has_suffix | is_short_for | (~is_part & is_told)


def _own(named: pl.LazyFrame, segments: pl.LazyFrame) -> pl.LazyFrame:
    """version_id and company of the policies that are the company's own."""
    before, after = pl.col("before"), pl.col("after")
    is_first = pl.col("ordinal") < _FIRST_SEGMENTS
    says_whose = after.str.contains(_POLICY_OF) | before.str.contains(_PRIVACY_BEFORE)
    is_title = (pl.col("length") <= _TITLE) & pl.col("opening").str.contains(
        r"(?i)privacy|polic|notice|datenschutz|confidentialit|données"
    )
    speaks = (
        before.str.contains(rf"(?:{_OWN_BEFORE})")
        | after.str.contains(_OWN_AFTER)
        | (before.str.contains(_THIS) & after.str.contains(_POLICY_OF))
    )
    is_name = pl.col("_is_told") | (pl.col("match").str.len_chars() > 1) | (pl.col("start") == 0)
    told = named.filter(
        is_name & ((is_first & (says_whose | is_title)) | after.str.contains(_WE) | speaks)
    )
    named = named.filter(pl.col("_is_told").any().over("segment_id", "match"))
    sizes = segments.group_by("version_id").len("n_segments")
    often = (
        named.group_by("version_id", "company")
        .agg(
            pl.col("segment_id").n_unique().alias("n"),
            (pl.col("ordinal") < _OPENING).any().alias("opens"),
            (pl.col("value") == pl.col("company")).mean().alias("by_itself"),
        )
        .join(sizes, on="version_id")
        .filter(
            (pl.col("n") >= _OWN_MENTIONS) & (pl.col("n") >= _OWN_SHARE * pl.col("n_segments"))
            | pl.col("opens")
            & (pl.col("n") >= _OPENING_MENTIONS)
            & (pl.col("n") >= _OPENING_SHARE * pl.col("n_segments"))
        )
    )
    keys = ("version_id", "company")
    return pl.concat(
        [told.select(keys), often.select(keys), _with_addresses(named, segments).select(keys)]
    ).unique()


def _with_addresses(named: pl.LazyFrame, segments: pl.LazyFrame) -> pl.LazyFrame:
    """version_id and company where it is named most and the version has an address of it."""
    text = pl.col("text")
    hosts = (
        segments.filter(text.str.contains("@", literal=True))
        .select("version_id", text.str.extract_all(_EMAIL_HOST).alias("host"))
        .explode("host")
        .with_columns(label=pl.col("host").str.extract(r"([a-z0-9-]+)\.[a-z]+$"))
    )
    most_named = (
        named.filter(pl.col("category") != _REPRESENTATIVES)
        .group_by("version_id", "company")
        .agg(pl.len().alias("n"), "value")
        .filter(pl.col("n") == pl.col("n").max().over("version_id"))
    )
    labels = most_named.select(
        "version_id",
        "company",
        pl.col("value").list.concat(pl.col("company")).list.unique().alias("label"),
    )
    labels = labels.explode("label").with_columns(
        pl.col("label").str.to_lowercase().str.replace_all("[^a-z0-9]", "")
    )
    return labels.join(hosts, on=["version_id", "label"], how="semi")


def _facts(named: pl.DataFrame) -> pl.DataFrame:
    sentence = pl.concat_str(
        pl.col("before").str.extract(r"([^.;!?\n]*)$"),
        pl.lit("·"),
        pl.col("after").str.extract(r"^([^.;!?\n]*)"),
    )
    context = pl.coalesce(
        pl.when(pl.col("_sentence").str.contains(pattern)).then(pl.lit(name))
        for name, pattern in _CONTEXTS.items()
    )
    begin = pl.col("char_start") + pl.col("start")
    return (
        named.with_columns(_sentence=sentence)
        .with_columns(context=context)
        .with_columns(
            kind=pl.lit(FactKind.THIRD_PARTY.value),
            attributes=_attributes(),
            char_start=begin,
            char_end=begin + pl.col("match").str.len_chars(),
            text=pl.col("match"),
            confidence=pl.when("is_common").then(0.85).otherwise(0.95),
            rule=pl.when("is_common")
            .then(pl.lit("company_by_surroundings"))
            .otherwise(pl.lit("company_name")),
        )
        .select(pl.col(name).cast(dtype) for name, dtype in FOUND.items())
    )


def _attributes() -> pl.Expr:
    """A JSON object; the names of companies.toml hold neither quotes nor backslashes."""
    entity = pl.col("value").str.to_lowercase().str.replace_all(r"[^\p{L}\p{N}]+", "-")
    return pl.concat_str(
        pl.lit('{"category": "'),
        pl.col("category"),
        pl.lit('", "company": "'),
        pl.col("company"),
        pl.concat_str(pl.lit('", "context": "'), pl.col("context")).fill_null(""),
        pl.lit('", "entity": "'),
        entity.str.strip_chars("-"),
        pl.lit('"}'),
    )

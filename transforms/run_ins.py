"""Run-in headings: a few words that open a paragraph and name it, on the same line."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.neighbours import at_rows
from transforms.patterns import LONG_LOWER_WORD, with_ascii_edges
from warehouse.vocabulary import SegmentKind

_UPPER: Final = "A-ZÀÂÄÇÉÈÊÎÔÖÙÛÜ"
_LEAD: Final = (
    rf"^((?:\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}[.)]? )?[\"“'‘«]?[{_UPPER}][^.:;?!–—•|@/=]*"
    rf"(?:[.:?]| ?[–—]| -))\s"
    rf"[\"“‘'«(]?[{_UPPER}0-9]"
)
"""What stands before the first stop of a line, where a sentence follows on the line."""

_BLANK: Final = "[ \u00a0]"
_CAPITALS: Final = "[A-Z'’&/,() \u00a0-]*"
_NUMBER: Final = rf"(?:[IVXLC]{{1,6}}|[A-Z]|[0-9]{{1,2}})[.):]{_BLANK}*"
_OPENS_IN_CAPITALS: Final = rf"^(?:{_NUMBER}|[A-Z]{_BLANK})?[A-Z][A-Z'’&/]"
_NUMBERED_LEAD: Final = (
    rf"^({_NUMBER}[A-Z]{_CAPITALS}[A-Z'’][:.]?){_BLANK}+[\"“]?[A-Z](?:[a-z]|{_BLANK}[a-z])"
)
_UNNUMBERED_LEAD: Final = (
    rf"^([A-Z]{_CAPITALS}{_BLANK}{_CAPITALS}[A-Z'’][:.]?){_BLANK}+(?:We|You|Our|This|The|If|When|A"
    r"|An|In|To|Your|It|For|From|By|Please|All|Any|As|At|On|Some|Most|While|These|There|Although)"
    rf"{_BLANK}[a-z]"
)
"""Words in capitals need no stop before the sentence that they name; several, without a number."""

_DOTTED_NUMBER: Final = r"^\d+\.\d"
_STOP_AT_END: Final = r"[.:?!–—]$"
_STOP_AFTER: Final = r"^(\s?[.:–—]|\s-)\s"
"""The stop of a bold lead may itself not be bold."""

_FIRST_STOP: Final = r"[.:?–—]| - "
_MAX_CHARS: Final = 90
_MAX_BOLD_CHARS: Final = 120
_MIN_REST_CHARS: Final = 30
_MAX_WORDS: Final = 4
_MAX_WORDS_WITH_PREPOSITION: Final = 7
_MAX_TITLE_WORDS: Final = 14
_MAX_BOLD_WORDS: Final = 12
_MIN_SIBLINGS: Final = 2
_MIN_SIBLINGS_WITH_HYPHEN: Final = 3
"""A hyphen between blanks also stands in names and in lines of contents."""

_MAX_REPEATS: Final = 2
"""What opens more paragraphs than this is a speaker or a source, not their heading."""

_STARTS_SENTENCE: Final = with_ascii_edges(
    r"^(?:This|The|These|Those|That|There|Most|Many|Some|Such|Like|Based|As|For|In|On|At|By|When"
    r"|If|Any|All|Please|Click|See|Read|Dear|Note|Example|Our|Your|To|From|Copyright"
    r"|Dies|Diese|Der|Die|Das|Le|La|Les|Ce|Cette|Pour|Si)\b"
)
_SENTENCE: Final = with_ascii_edges(
    r"(?i)\b(?:is|are|was|were|be|been|am|may|might|will|would|can|cannot|could|has|have|had|does"
    r"|did|must|should|shall|apply|applies|uses|please|they|it|yes|no"
    r"|ist|sind|wird|werden|wir|nous|vous|est|sont)\b|^(?:we|you|i)\b"
)
_CLAUSE: Final = with_ascii_edges(r"^(?:[\d.)]+ )?(?:What|How|Why|Who|Where)\b")
"""Such a clause names what follows it, verb or not."""

_QUESTION: Final = with_ascii_edges(
    r"^(?:[\d.)]+ )?(?:What|How|Why|Who|Whose|Where|When|Which|Do|Does|Is|Are|Can|May|Will|Should"
    r"|Was|Wie|Wer|Warum|Welche|Quelles?|Quels?|Comment|Pourquoi|Qui)\b"
)
_PREPOSITION: Final = r" (?:of|for|from|about|and|or|by|von|und|zu|de|des|du|et) "
_LABEL: Final = (
    r"(?i-u:\b(?:tel|telephone|phone|fax|e-?mail|mail|address|attn|attention|url|website|web|number"
    r"|updated?|modified|revised|revision|effective|date|dated|posted|version|name|author"
    r"|questions?|examples?|note|following|includes?|including|such as"
)
_NO_NAME: Final = (
    r"|(?i-u:\b(?:e\.g|i\.e|company|inc|ltd|corp|llc|co|dr|mr|mrs|ms|st|vol|art))[^A-Za-z0-9_)]*$"
    r"|(?:^|[^A-Za-z0-9À-ɏ])[A-Za-zÀ-ɏ][^A-Za-z0-9_)À-ɏ]*$|[0-9]{4}|^[^(]*\)"
)
"""Abbreviations and letters, whose point ends nothing."""

_IS_LABEL: Final = with_ascii_edges(_LABEL + r"))[^A-Za-z0-9_)]*$" + _NO_NAME)
_IS_BOLD_LABEL: Final = with_ascii_edges(_LABEL + r"))[^A-Za-z0-9_).?!]*$" + _NO_NAME)
"""What is bold and ends as a sentence does is no label."""


def with_run_ins(blocks: pl.DataFrame) -> pl.DataFrame:
    """``blocks`` of a marked-up format, the bold beginning of a paragraph parted from the rest.

    Only where it ends in a stop, or a stop stands right after it, and is no label of a value.

    Args:
        blocks: kind, list_depth, text, lead (the bold beginning, or null), lead_end (where it ends
            in the source), source_start and gap at least.

    Returns:
        The columns of ``blocks`` but lead and lead_end, and is_run_in.
    """
    lead, text = pl.col("lead"), pl.col("text")
    blocks = blocks.with_row_index("row").with_columns(is_run_in=pl.lit(False))
    rest = text.str.slice(lead.str.len_chars())
    found = (
        blocks.filter(
            lead.is_not_null(),
            pl.col("kind") == SegmentKind.PARAGRAPH,
            pl.col("list_depth") == 0,
            text.str.starts_with(lead),
        )
        .with_columns(lead=lead + rest.str.extract(_STOP_AFTER).fill_null(""))
        .with_columns(rest=text.str.slice(lead.str.len_chars()).str.strip_chars_start())
        .filter(
            lead.str.contains(_STOP_AT_END + "|-$"),
            lead.str.len_chars() <= _MAX_BOLD_CHARS,
            pl.col("rest").str.len_chars() >= _MIN_REST_CHARS,
            lead.str.count_matches(" ") < _MAX_BOLD_WORDS,
            ~lead.str.contains(_IS_BOLD_LABEL),
        )
    )
    if not found.height:
        return blocks.drop("row", "lead", "lead_end")
    # A parser that moves text about may find the parts in another order.
    end, start = pl.col("source_end"), pl.col("source_start")
    is_inside = (pl.col("lead_end") > start) & (pl.col("lead_end") < end)
    parting = pl.when(is_inside).then("lead_end")
    headings = found.with_columns(
        kind=pl.lit(SegmentKind.HEADING.value),
        text="lead",
        source_end=pl.coalesce(parting, end),
        is_run_in=pl.lit(True),
        is_bold=pl.lit(True),
    )
    paragraphs = found.with_columns(
        text="rest",
        source_start=pl.coalesce(parting, start),
        gap=pl.lit(False),
        marker=pl.lit(None, pl.String),
    )
    others = blocks.join(found, on="row", how="anti", maintain_order="left")
    parts = [part.select(blocks.columns) for part in (others, headings, paragraphs)]
    return pl.concat(parts).sort("row", maintain_order=True).drop("row", "lead", "lead_end")


def with_leads(lines: pl.DataFrame) -> pl.DataFrame:
    """``lines`` with lead: the run-in heading at the start of a line, or null.

    Only at the start of a block of sentences that is no list item; a number with dots (1.2) counts
    headings, not items. The words must be neither a sentence nor the label of a value. One that is
    not written as a title needs another lead that ends in the same stop.

    Args:
        lines: see `transforms.lines.lines`, with joins: whether a line goes on with the one before.
    """
    may_have_one = (
        ~pl.col("joins")
        & (pl.col("marker").is_null() | pl.col("marker").str.contains(_DOTTED_NUMBER))
        & ~pl.col("starts_lower")
        & (pl.col("length") > _MIN_REST_CHARS)
        & (
            ~pl.col("ends_open")
            | pl.col("joins").shift(-1, fill_value=False)
            | (pl.col("length") > _MAX_CHARS)
        )
    )
    lead, document = pl.col("lead"), pl.col("document")
    found = (
        lines.select("document", "length", "text", may_have_one=may_have_one)
        .with_row_index("row")
        .filter("may_have_one")
        .filter(pl.col("text").str.find(_FIRST_STOP) <= _MAX_CHARS)
        .with_columns(head=pl.col("text").str.head(_MAX_CHARS + 3))
        .filter(pl.col("head").str.contains(_LEAD))
        .with_columns(lead=pl.col("head").str.extract(_LEAD))
        .filter(
            pl.col("length") >= lead.str.len_chars() + _MIN_REST_CHARS,
            lead.str.len_chars() <= _MAX_CHARS,
            pl.when(lead.str.ends_with("?"))
            .then(lead.str.contains(_QUESTION))
            .otherwise(~lead.str.contains(_SENTENCE) | lead.str.contains(_CLAUSE)),
            ~lead.str.contains(_IS_LABEL),
        )
        .with_columns(
            stop=lead.str.tail(1),
            n_words=lead.str.count_matches(" ") + 1,
            is_title=~lead.str.contains(LONG_LOWER_WORD),
            n_repeats=pl.len().over(document, lead),
        )
        .filter(pl.col("n_repeats") <= _MAX_REPEATS)
    )
    n_siblings = pl.len().over("document", "stop")
    has_siblings = n_siblings >= _MIN_SIBLINGS
    is_short = (pl.col("n_words") <= _MAX_WORDS) | (
        (pl.col("n_words") <= _MAX_WORDS_WITH_PREPOSITION) & lead.str.contains(_PREPOSITION)
    )
    is_name = (is_short & ~lead.str.contains(_STARTS_SENTENCE)) | lead.str.contains(_CLAUSE)
    is_heading = (pl.col("is_title") & (pl.col("n_words") <= _MAX_TITLE_WORDS)) | (
        is_name & (has_siblings | (pl.col("stop") != "."))
    )
    is_alone = (pl.col("stop") == "-") & (n_siblings < _MIN_SIBLINGS_WITH_HYPHEN)
    found = found.filter(is_heading & ~is_alone)
    leads = pl.concat([found.select("row", "lead"), _leads_in_capitals(lines)]).unique("row")
    return lines.with_columns(
        lead=at_rows(lines.height, leads.get_column("row"), leads.get_column("lead"))
    )


def _leads_in_capitals(lines: pl.DataFrame) -> pl.DataFrame:
    """row and lead of the lines that begin with words in capitals before a sentence."""
    head, lead = pl.col("text").str.head(_MAX_CHARS + 3), pl.col("lead")
    may_have_one = (
        ~pl.col("joins")
        & (pl.col("length") > _MIN_REST_CHARS)
        & (pl.col("first_byte").is_between(ord("A"), ord("Z")) | pl.col("marker").is_not_null())
    )
    return (
        lines.select("text", may_have_one=may_have_one)
        .with_row_index("row")
        .filter("may_have_one")
        .filter(pl.col("text").str.contains(_OPENS_IN_CAPITALS))
        .select(
            "row",
            lead=pl.coalesce(head.str.extract(_NUMBERED_LEAD), head.str.extract(_UNNUMBERED_LEAD)),
        )
        .filter(lead.is_not_null() & ~lead.str.contains(_IS_LABEL))
    )

"""Segments and sentences as rules look at them, and the facts that they find there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import polars as pl

from transforms.fact_rules.found import Row, as_frame, as_json
from transforms.fact_rules.spans import matches
from warehouse.fact_kinds import FactKind

_REACH = 400
"""How far a sentence goes to either side of a match, in code points."""
_END = re.compile(
    r"[.!?\n](?:(?<=\n)|(?<!\be\.g\.)(?<!\bi\.e\.)(?<!U\.S\.)(?<!U\.K\.)(?<!\bInc\.)(?<!\bLtd\.)"
    r"(?<!\bNo\.)(?<!\bArt\.)(?<!\bSt\.)(?<!\bAttn\.)[\"”’')]{0,2}(?=\s|[A-Z][a-z]))"
)
_MARK = "\0"
"""Set between sentences; no segment's text has it."""
_SENTENCE_END = r"([.!?])(\s|$)"
_AFTER_SHORT_FORM = (
    rf"((?-u:\b)(?:e\.g|i\.e|z\.B|bzw|ca|Art|Nr|Sec)){_MARK}\.{_MARK}"
    rf"|((?-u:\b)(?:Inc|Ltd|Co|Corp|No|etc|incl|U\.S|U\.K)){_MARK}\.{_MARK}(\s[\p{{Ll}}0-9])"
)
"""Those of the second kind may also end a sentence; what follows then begins with a capital."""
NEAR: Final = 150
"""Characters of its sentence on either side of a mention."""
LONGEST: Final = 1_500
"""Characters of a sentence that are read; what goes on longer is no sentence."""


class Candidate(NamedTuple):
    """A segment that a rule looks at in Python."""

    segment_id: str
    version_id: str
    kind: str
    headings: str
    """The headings that it stands under, the highest first, each on a line."""
    char_start: int
    text: str
    low: str
    """The text in lower case, where that is as long, so that offsets are the same."""

    @property
    def heading(self) -> str:
        """The heading that it stands under, empty where there is none."""
        return self.headings.rpartition("\n")[2]


class Stated(NamedTuple):
    """A fact in a segment's text, at offsets of that text."""

    kind: FactKind
    value: str
    attributes: dict[str, object]
    first: int
    last: int
    confidence: float
    rule: str


class Mention(NamedTuple):
    """A match in a segment, with the rest of its sentence in lower case."""

    segment: Candidate
    first: int
    last: int
    before: str
    after: str

    @property
    def match(self) -> str:
        """What matched, in lower case."""
        return self.segment.low[self.first : self.last]


def candidates(segments: pl.DataFrame) -> Iterator[Candidate]:
    """The rows of ``segments``, few enough for Python."""
    columns = segments.select(
        "segment_id",
        "version_id",
        "kind",
        pl.col("heading_path").list.join("\n").fill_null(""),
        "char_start",
        "text",
        in_lower_case(),
    )
    return map(Candidate._make, zip(*(column.to_list() for column in columns), strict=True))


def in_lower_case(column: str = "text") -> pl.Expr:
    """A column in lower case as ``low``, where that is as long, so that offsets are the same."""
    text = pl.col(column)
    low = text.str.to_lowercase()
    is_as_long = low.str.len_chars() == text.str.len_chars()
    return pl.when(is_as_long).then(low).otherwise(text).alias("low")


def as_found(stated: Iterable[tuple[Candidate, Stated]]) -> pl.DataFrame:
    """The facts as a frame with the columns of ``FOUND``."""
    return as_frame(
        Row(
            segment.segment_id,
            segment.version_id,
            fact.kind.value,
            fact.value,
            as_json(fact.attributes) if fact.attributes else None,
            segment.char_start + fact.first,
            segment.char_start + fact.last,
            segment.text[fact.first : fact.last],
            fact.confidence,
            fact.rule,
        )
        for segment, fact in stated
    )


def sentence_around(text: str, first: int, last: int, reach: int = _REACH) -> tuple[int, int]:
    """Start and end of the sentence, or its near part, that holds ``text[first:last]``."""
    edge = max(0, first - reach)
    start = edge
    before, find = first, text.rfind
    # From the match backwards, as the nearest end is the one that counts.
    while (
        place := max(
            *(find(".", edge, before), find("?", edge, before)),
            *(find("!", edge, before), find("\n", edge, before)),
        )
    ) >= 0:
        if end := _END.match(text, place, first):
            start = end.end()
            break
        before = place
    stop = min(len(text), last + reach)
    if closing := _END.search(text, last, stop):
        stop = closing.start()
    while start < first and text[start].isspace():
        start += 1
    return start, max(last, stop)


def places(
    segments: pl.DataFrame, pattern: str, *, as_written: bool = False
) -> Iterator[tuple[Candidate, int, int]]:
    """Segment, begin and end of each match of ``pattern`` (Rust syntax), in their order.

    Args:
        as_written: whether the pattern is of the text as it is written, not in lower case.
    """
    text = pl.col("text") if as_written else in_lower_case()
    found = matches(segments.select(text.alias("text")).with_row_index("row"), pattern)
    rows = found["row"].unique(maintain_order=True)
    segment_of = dict(zip(rows, candidates(segments[rows]), strict=True))
    for row, start, match in found.select("row", "start", "match").rows():
        yield segment_of[row], start, start + len(match)


def mention(segment: Candidate, first: int, last: int, reach: int = NEAR) -> Mention:
    """The mention at these offsets, with at most ``reach`` characters on either side."""
    start, stop = sentence_around(segment.text, first, last, reach)
    return Mention(segment, first, last, segment.low[start:first], segment.low[last:stop])


def mentions(
    segments: pl.DataFrame, pattern: str, *, as_written: bool = False, reach: int = NEAR
) -> Iterator[Mention]:
    """Each match of ``pattern``, as ``places`` finds them, with the rest of its sentence."""
    return (mention(*place, reach) for place in places(segments, pattern, as_written=as_written))


def first_of_segment(found: Iterable[tuple[Candidate, Stated]]) -> list[tuple[Candidate, Stated]]:
    """The first fact of each kind, value and attributes in a segment."""
    kept: dict[tuple[object, ...], tuple[Candidate, Stated]] = {}
    for segment, fact in found:
        key = (segment.segment_id, fact.kind, fact.value, as_json(fact.attributes))
        kept.setdefault(key, (segment, fact))
    return list(kept.values())


def sentences_with(segments: pl.DataFrame, pattern: str | pl.Expr) -> pl.DataFrame:
    """One row per sentence of ``segments`` in which ``pattern`` matches, in their order.

    The columns of ``segments`` but ``text`` are kept. ``sentence`` is at most ``LONGEST``
    characters of it, ``low`` the same in lower case, and ``start`` its offset in code points from
    the start of its segment.

    Args:
        segments: a column ``text`` and any others.
        pattern: of text in lower case, in the syntax of Rust's regex crate; or a condition of its
            own on the columns of the result.
    """
    text, piece = pl.col("text"), pl.col("sentence")
    n_chars = text.str.len_chars().cast(pl.Int32)
    length = piece.str.len_chars().cast(pl.Int32)
    marked = (
        text.str.replace_all(_SENTENCE_END, f"{_MARK}${{1}}{_MARK}${{2}}")
        .str.replace_all(_AFTER_SHORT_FORM, "${1}${2}.${3}")
        .str.replace_all("\n", _MARK + "\n" + _MARK, literal=True)
    )
    return (
        segments.lazy()
        # Lengths are added up over all texts; less this they are offsets.
        .with_columns(
            marked.str.split(_MARK).alias("sentence"), _before=n_chars.cum_sum() - n_chars
        )
        .drop("text")
        .explode("sentence")
        .with_columns(start=length.cum_sum() - length - pl.col("_before"))
        .with_columns(piece.str.head(LONGEST))
        .with_columns(in_lower_case("sentence"))
        .filter(pl.col("low").str.contains(pattern) if isinstance(pattern, str) else pattern)
        .drop("_before")
        .collect()
    )


def anchors(segments: pl.DataFrame, needed: str | pl.Expr, anchor: str) -> pl.DataFrame:
    """One row per match of ``anchor`` in a sentence in which ``needed`` matches.

    All columns of ``segments`` but ``text`` are kept. Added are ``sentence`` and ``low``, the same
    in lower case; ``match``, the anchor in lower case; ``start``, its offset from the start of the
    sentence; and ``begin``, the sentence's offset in the version.

    Args:
        segments: the columns text and char_start, and any others.
        needed: of text in lower case, in the syntax of Rust's regex crate, as is ``anchor``; or a
            condition, as ``sentences_with`` takes it.
    """
    sentences = sentences_with(segments, needed).with_columns(
        begin=pl.col("char_start") + pl.col("start"), text="low"
    )
    return matches(sentences.drop("start"), anchor)

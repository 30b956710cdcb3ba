"""Where sentences begin and end, in texts that can be read."""

from __future__ import annotations

from itertools import pairwise

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.segment_rows import Block, canonical_text, segment_rows
from tests.sentence_cases import ENGLISH, FRENCH, GERMAN, OTHERS
from transforms.sentences import sentences
from warehouse.schemas.sentences import SENTENCES
from warehouse.vocabulary import SegmentKind

WHITE = "\t\n\x0b\x0c\r \x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
"""White space as Unicode has it; Python also counts four control characters."""

CASES = [case for cases in (ENGLISH, GERMAN, FRENCH, OTHERS) for case in cases.strip().split("\n")]


def found(*blocks: Block | str) -> pl.DataFrame:
    return sentences(segment_rows(*blocks))


def texts_of(*blocks: Block | str) -> list[str]:
    return found(*blocks)["text"].to_list()


@pytest.mark.parametrize("case", CASES)
def test_sentences_end_at_the_bars(case: str) -> None:
    text = case.replace(" | ", " ").replace("|", "")
    assert texts_of(text) == [part.strip() for part in case.split("|")]


def test_the_columns_are_those_of_the_table_and_kind_and_text() -> None:
    rows = found("We collect. We keep.")
    assert SENTENCES.cast(rows.lazy()).collect().schema == SENTENCES.schema
    assert rows.columns == [
        *list(SENTENCES.columns)[:2],
        "kind",
        *list(SENTENCES.columns)[2:],
        "text",
    ]
    assert found(Block("Home", SegmentKind.BOILERPLATE)).height == 0


def test_spans_are_those_of_the_version() -> None:
    blocks = [
        Block("Cookies", SegmentKind.HEADING),
        Block("Home. Shop. Help.", SegmentKind.BOILERPLATE),
        Block("Naïve? “Nein.”\u00a0Ja\u2028doch! 😀 Wir\nspeichern z. B. Namen. Ende."),
        Block("Ihr Name"),
    ]
    rows, segments = found(*blocks), segment_rows(*blocks)
    text = canonical_text(blocks)
    for start, end, sentence in rows.select("char_start", "char_end", "text").iter_rows():
        assert text[start:end] == sentence
    told = segments.filter(pl.col("kind") != "boilerplate")
    assert rows["segment_id"].unique(maintain_order=True).to_list() == told["segment_id"].to_list()
    assert rows["ordinal"].to_list() == [0, 0, 1, 2, 3, 4, 0]
    assert rows["kind"].to_list()[0] == "heading"


def test_sentences_of_a_segment_do_not_depend_on_others() -> None:
    texts = [case.replace(" | ", " ").replace("|", "") for case in CASES]
    together = found(*texts).group_by("segment_id", maintain_order=True).agg("text")["text"]
    assert together.to_list() == [texts_of(text) for text in texts]


def test_the_cost_of_a_long_segment_is_linear() -> None:
    """To seek each sentence from the segment's beginning would take hours."""
    assert found("We collect data. " * 200_000 + "End.").height == 200_001


words = st.sampled_from(
    [
        "We",
        "collect",
        "data",
        "z. B.",
        "Inc.",
        "e.g.",
        "1.",
        "U.S.",
        "Yahoo!",
        "(a)",
        "您",
        "ß",
        "é",
    ]
    + [".", "!", "?", "…", "。", "...", ".)", "“", "”", "«", "»", "a.b", "www.x.example", "5", "-"]
)
blanks = st.sampled_from(["", " ", "  ", "\n", "\u00a0", "\u2028", "\u3000"])
texts = st.one_of(
    st.lists(st.tuples(words, blanks), min_size=1, max_size=12).map(
        lambda pairs: "".join(word + blank for word, blank in pairs)
    ),
    st.text(min_size=1, max_size=40),
)
texts = texts.map(lambda text: text.strip(WHITE)).filter(bool)


@settings(max_examples=200, deadline=None)
@given(st.lists(texts, min_size=1, max_size=4))
def test_sentences_cover_their_segments_and_do_not_overlap(blocks: list[str]) -> None:
    segments, rows = segment_rows(*blocks), found(*blocks)
    text = canonical_text([Block(block) for block in blocks])
    assert (
        rows["segment_id"].unique(maintain_order=True).to_list() == segments["segment_id"].to_list()
    )
    for segment_id, first, last in segments.select(
        "segment_id", "char_start", "char_end"
    ).iter_rows():
        own = rows.filter(pl.col("segment_id") == segment_id)
        spans = own.select("char_start", "char_end").rows()
        assert [text[start:end] for start, end in spans] == own["text"].to_list()
        assert own["ordinal"].to_list() == list(range(own.height))
        assert (spans[0][0], spans[-1][1]) == (first, last)
        assert all(start < end for start, end in spans)
        for (_, end), (start, _) in pairwise(spans):
            assert text[end:start].strip(WHITE) == ""
            assert start >= end


def test_a_sentence_is_one_sentence() -> None:
    alone = [sentence.strip() for case in CASES for sentence in case.split("|")]
    assert texts_of(*alone) == alone

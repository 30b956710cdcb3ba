"""Where sentences begin and end, in texts that can be read."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.segment_rows import Block, canonical_text, segment_rows
from tests.sentence_cases import ENGLISH, FRENCH, GERMAN, OTHERS
from transforms.sentences import sentences
from warehouse.schemas.sentences import SENTENCES
from warehouse.vocabulary import SegmentKind

CASES = [case for cases in (ENGLISH, GERMAN, FRENCH, OTHERS) for case in cases.strip().split("\n")]


def found(*blocks: Block | str) -> pl.DataFrame:
    return sentences(segment_rows(*blocks))


def texts_of(*blocks: Block | str) -> list[str]:
    return found(*blocks)["text"].to_list()


@pytest.mark.parametrize("case", CASES)
def test_sentences_end_at_the_bars(case: str) -> None:
    text = case.replace(" | ", " ").replace("|", "")
    assert texts_of(text) == [part.strip() for part in case.split("|")]

"""Words of texts as places in tables."""

from __future__ import annotations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from transforms.tag_words import PAIR_BITS, WORD_BITS, words_of

PINNED_WORDS = [4761, 42683, 5878]
PINNED_PAIRS = [53934, 125818, 64295]


def places(text: str) -> list[int]:
    return words_of(pl.Series([text])).words.tolist()


def test_words_are_runs_of_letters_and_digits() -> None:
    words = words_of(
        pl.Series(["We don’t sell, ever.", "", None, "write: info@quillhaven.example"])
    )
    assert words.counts.tolist() == [5, 0, 0, 5]


def test_capitals_and_what_parts_words_do_not_matter() -> None:
    assert places("We SHARE data") == places("we--share (data)")
    assert places("share") != places("shared")


def test_a_word_has_one_place_wherever_it_stands() -> None:
    (alone,) = places("cookies")
    assert places("a jar of cookies and more")[3] == alone
    long = "word " * 100_000
    assert set(words_of(pl.Series([long, "word"])).words.tolist()) == set(places("word"))


def test_long_words_are_told_apart_by_their_beginning() -> None:
    assert places("internationalisation") != places("internationalization")
    assert places("internationally") == places("INTERNATIONALLY")
    assert places("a" * 64 + "b") == places("a" * 64 + "c")
    assert places("a" * 63 + "b") != places("a" * 63 + "c")


def test_places_never_change() -> None:
    words = words_of(pl.Series(["We collect cookies"]))
    assert words.words.tolist() == PINNED_WORDS
    assert words.pairs.tolist() == PINNED_PAIRS


def test_a_pair_ends_with_its_text() -> None:
    together = words_of(pl.Series(["opt out", "now"])).pairs.tolist()
    alone = words_of(pl.Series(["opt out"])).pairs.tolist()
    assert together[:2] == alone


@given(st.lists(st.text(max_size=40), max_size=8))
def test_texts_do_not_touch_each_other(texts: list[str]) -> None:
    together = words_of(pl.Series(texts, dtype=pl.String))
    apart = [words_of(pl.Series([text])) for text in texts]
    assert together.words.tolist() == [place for words in apart for place in words.words]
    assert together.pairs.tolist() == [place for words in apart for place in words.pairs]
    assert together.counts.tolist() == [words.counts[0] for words in apart]
    assert all(0 <= place < 1 << WORD_BITS for place in together.words)
    assert all(0 <= place < 1 << PAIR_BITS for place in together.pairs)

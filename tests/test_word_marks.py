"""The words that were taken out and put in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from transforms.word_marks import ADDED, KEPT, REMOVED, word_marks


def test_a_changed_word_is_marked() -> None:
    assert word_marks("We keep it two years.", "We keep it for three years.") == [
        (KEPT, "We keep it "),
        (REMOVED, "two "),
        (ADDED, "for three "),
        (KEPT, "years."),
    ]


def test_characters_of_chinese_are_words() -> None:
    assert word_marks("我们保存两年", "我们保存三年") == [
        (KEPT, "我们保存"),
        (REMOVED, "两"),
        (ADDED, "三"),
        (KEPT, "年"),
    ]


words = st.lists(st.sampled_from(["a", "b ", "  ", "\n", "c.", "我", "\ud7ff", "d"])).map("".join)


@given(words, words)
def test_what_is_kept_and_added_is_the_text_after(before: str, after: str) -> None:
    marks = word_marks(before, after)
    assert "".join(text for kind, text in marks if kind != REMOVED) == after
    kept = "".join(text for kind, text in marks if kind != ADDED)
    assert kept.split() == before.split() or "".join(kept.split()) == "".join(before.split())


def test_texts_beyond_bounds_are_replaced_whole() -> None:
    one, other = "a " * 6_000, "b " * 6_000
    assert word_marks(one, other) == [(REMOVED, one), (ADDED, other)]

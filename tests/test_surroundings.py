"""Sentences and candidates, as the rules of facts look at them."""

from __future__ import annotations

import pytest

from tests.segment_rows import Block, segment_rows
from transforms.fact_rules.searches import first_places, found_in, names_found
from transforms.fact_rules.surroundings import (
    anchors,
    candidates,
    places,
    sentence_around,
    sentences_with,
)


def sentences(*texts: str) -> list[str]:
    segments = segment_rows(*texts).select("segment_id", "char_start", "text")
    return [text.strip() for text in sentences_with(segments, "data")["sentence"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We keep data. You ask.", ["We keep data"]),
        ("Data? No data!\nMore data", ["Data", "No data", "More data"]),
        ("Your data (Art. 15 GDPR) is yours.", ["Your data (Art. 15 GDPR) is yours"]),
        ("Some data, e.g. Names, are kept.", ["Some data, e.g. Names, are kept"]),
        ("Data go to Acme Inc. and others.", ["Data go to Acme Inc. and others"]),
        ("Data go to Acme Inc. We know.", ["Data go to Acme Inc"]),
        ("We keep names etc. Data are safe.", ["Data are safe"]),
        ("No. 5 is data. No. We keep data.", ["No. 5 is data", "We keep data"]),
        ("Data of America. This data.", ["Data of America", "This data"]),
        ("version 2.0.1 of data", ["version 2.0.1 of data"]),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_sentences_lie_where_they_say() -> None:
    first, second = "One é thing. Of data here.\nAnd data there", "Data. No more e.g. data (x)."
    segments = segment_rows(first, second)
    texts = dict(segments.select("segment_id", "text").iter_rows())
    found = sentences_with(segments.select("segment_id", "text"), "data")
    rows = found.select("segment_id", "start", "sentence", "low").rows()
    assert len(rows) == 4
    for segment_id, start, sentence, low in rows:
        assert texts[segment_id][start:].startswith(sentence)
        assert low == sentence.lower()


def test_anchors_lie_where_they_say() -> None:
    text = "We collect it. You MAY access your Data, or you may not. You may go."
    found = anchors(segment_rows(text).select("char_start", "text"), "data", "you may")
    rows = found.select("begin", "start", "match", "sentence").rows()
    assert [text[begin + start :][: len(match)] for begin, start, match, _ in rows] == [
        "You MAY",
        "you may",
    ]
    assert {sentence for *_, sentence in rows} == {" You MAY access your Data, or you may not"}


@pytest.mark.parametrize("letter", ["é", "ẞ", "İ", "K"])
def test_letters_that_change_their_length_move_no_span(letter: str) -> None:
    text = f"{letter} and the word"
    (segment,) = candidates(segment_rows(text))
    assert len(segment.low) == len(text)
    ((segment, first, last),) = places(segment_rows(text), "word")
    assert segment.text[first:last] == "word"


def test_patterns_are_of_lower_case_or_of_the_text_as_written() -> None:
    segments = segment_rows("WORD word")
    assert [first for _, first, _ in places(segments, "word")] == [0, 5]
    assert [first for _, first, _ in places(segments, "word", as_written=True)] == [5]


def test_headings_of_a_candidate() -> None:
    blocks = [Block("a"), Block("b", headings=["Rights"]), Block("c", headings=["Rights", "EU"])]
    assert [(one.headings, one.heading) for one in candidates(segment_rows(*blocks))] == [
        ("", ""),
        ("Rights", "Rights"),
        ("Rights\nEU", "EU"),
    ]


@pytest.mark.parametrize(
    ("text", "reach", "expected"),
    [
        ("One. Two mark three. Four.", 400, "Two mark three"),
        ("Acme Inc. sells; e.g. mark two? Yes.", 400, "Acme Inc. sells; e.g. mark two"),
        ("He said “no.” A mark is here", 400, "A mark is here"),
        ("far away words mark far away words", 5, "ords mark far"),
        ("... mark ...", 400, "mark ..."),
    ],
)
def test_the_sentence_around_a_match(text: str, reach: int, expected: str) -> None:
    first = text.index("mark")
    start, stop = sentence_around(text, first, first + 4, reach)
    assert text[start:stop].rstrip() == expected


def test_many_texts_are_searched_at_once() -> None:
    texts = ["an e-mail", "mailing list", "naïve mail", ""]
    assert found_in(texts, r"\bmail\b") == [True, False, True, False]
    assert found_in(texts, r"mail\w+") == [False, True, False, False]
    patterns = {"mail": "mail", "list": "list"}
    assert names_found(texts, patterns) == [["mail"], ["mail", "list"], ["mail"], []]
    assert first_places(texts, patterns)[1] == {"mail": 0, "list": 8}
    assert found_in([], "a") == names_found([], patterns) == first_places([], patterns) == []

"""Readability and vagueness of a version."""

from __future__ import annotations

import pytest

from tests.segment_rows import Block, segment_rows
from tests.syllables import SYLLABLES
from transforms.readability import _counts, readability, running_text
from transforms.sentences import sentences
from transforms.vagueness import vagueness
from warehouse.vocabulary import SegmentKind

PLAIN = "The cat sat on the mat. " * 20
HARD = "The responsibility for the information is the obligation of the associates. " * 12


def grade(*blocks: Block | str) -> float | None:
    found = readability(running_text(sentences(segment_rows(*blocks))))
    return found["flesch_kincaid_grade"].item() if found.height else None


def share(*blocks: Block | str) -> float | None:
    found = vagueness(running_text(sentences(segment_rows(*blocks))))
    return found["vagueness"].item() if found.height else None


def counts(text: str) -> tuple[int, int, int]:
    """Sentences, words and syllables."""
    found = _counts(sentences(segment_rows(text)))
    return found.select("n_sentences", "n_words", "n_syllables").row(0)


def test_the_grade_is_that_of_the_formula() -> None:
    assert counts(PLAIN.strip()) == (20, 120, 120)
    assert grade(PLAIN.strip()) == pytest.approx(0.39 * 6 + 11.8 * 1 - 15.59)
    assert counts(HARD.strip()) == (12, 132, 12 * 24)
    assert grade(HARD.strip()) == pytest.approx(0.39 * 11 + 11.8 * 24 / 11 - 15.59)


def test_short_texts_have_no_grade() -> None:
    assert grade("The cat sat on the mat. " * 16 + "The end.") is None
    assert grade("The cat and the dog sat " * 20 + "here. The end.") is None


def test_what_is_no_running_text_does_not_count() -> None:
    others = [
        Block("How the responsibility is shared.", SegmentKind.HEADING),
        Block("Responsibility. Responsibility.", SegmentKind.BOILERPLATE),
        Block("Responsibility | the obligation.", SegmentKind.TABLE_ROW),
        Block("responsibility may", SegmentKind.LIST_ITEM),
    ]
    assert grade(PLAIN.strip(), *others) == grade(PLAIN.strip())
    assert share(PLAIN.strip(), *others) == 0


def test_list_items_that_are_sentences_count() -> None:
    items = [Block("The cat sat on the mat.", SegmentKind.LIST_ITEM)] * 20
    assert grade(*items) == grade(PLAIN.strip())


def test_syllables_are_those_of_a_dictionary() -> None:
    words = [(word, n) for n, listed in SYLLABLES.items() for word in listed.split()]
    right = [counts(word)[2] == n for word, n in words]
    assert len(words) >= 300
    assert sum(right) >= 0.95 * len(words)


@pytest.mark.parametrize(
    ("text", "n_words", "n_syllables"),
    [
        ("don't we’ll it's", 3, 3),
        ("e-mail", 2, 2),
        ("5 30,000 §", 0, 0),
        ("use used uses useful", 4, 7),
        ("shared wanted needed noted", 4, 7),
        ("people table", 2, 4),
        ("social region media period", 4, 10),
    ],
)
def test_words_and_syllables_are_counted(text: str, n_words: int, n_syllables: int) -> None:
    assert counts(text)[1:] == (n_words, n_syllables)


@pytest.mark.parametrize(
    "vague",
    [
        "We may share the data.",
        "Generally, the data stay here.",
        "The data are shared from time to time.",
        "We tell the partners as needed.",
        "Certain data go to the partners.",
        "The partners use most of it.",
    ],
)
def test_a_vague_sentence_is_found(vague: str) -> None:
    assert share(f"{vague} The data stay in the house.") == 0.5


@pytest.mark.parametrize(
    "clear",
    [
        "In May the data are deleted.",
        "The General Data Protection Regulation holds.",
        "The CAN-SPAM Act holds for the mails.",
        "The Cannes dismayed somehow mayor is unlikely to know the data.",
    ],
)
def test_a_clear_sentence_is_left_alone(clear: str) -> None:
    assert share(f"{clear} The data stay in the house.") == 0

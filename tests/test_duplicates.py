"""Near duplicates: found by signatures, told by words."""

from __future__ import annotations

import hashlib
import itertools
import time
from random import Random

import polars as pl
import pytest

from transforms.duplicates import candidates, duplicates
from transforms.ids import content_id
from transforms.signatures import signatures
from warehouse.schemas.duplicates import DUPLICATES
from warehouse.schemas.signatures import SIGNATURES

WORDS = [f"word{n}" for n in range(3_000)]


def versions(texts: list[str]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "version_id": [content_id(str(n)) for n in range(len(texts))],
            "text": pl.Series(texts, dtype=pl.String),
            "text_sha256": [hashlib.sha256(text.encode()).hexdigest() for text in texts],
        }
    )


def found(texts: list[str]) -> list[tuple[int, int, float, bool]]:
    """Places of each two texts that are duplicates, with their similarity."""
    rows = versions(texts)
    pairs = duplicates(candidates(signatures(rows)), rows)
    assert pairs.schema == DUPLICATES.schema
    places = {version_id: place for place, version_id in enumerate(rows["version_id"])}
    return sorted(
        (*sorted((places[a], places[b])), similarity, same)
        for a, b, similarity, same in pairs.iter_rows()
    )


def text(seed: int, n_words: int = 400) -> str:
    return " ".join(Random(seed).choices(WORDS, k=n_words))


def edited(given: str, n_words: int, seed: int = 0) -> str:
    """``given`` with some words replaced."""
    random, words = Random(seed), given.split(" ")
    for place in random.sample(range(len(words)), n_words):
        words[place] = f"other{random.random()}"
    return " ".join(words)


def jaccard(one: str, other: str) -> float:
    sets = [set(zip(w, w[1:], w[2:], strict=False)) for w in (one.split(), other.split())]
    return len(sets[0] & sets[1]) / len(sets[0] | sets[1])


def test_the_similarity_is_that_of_sequences_of_three_words() -> None:
    one = text(1)
    other = edited(one, 8)
    assert found([one, text(2), other]) == [(0, 2, pytest.approx(jaccard(one, other)), False)]


def test_the_same_text_is_told() -> None:
    assert found([text(1), text(2), text(1)]) == [(0, 2, 1.0, True)]


def test_other_white_space_is_the_same_words() -> None:
    assert found([text(1), text(1).replace(" ", "\n\n", 9)]) == [(0, 1, 1.0, False)]


def test_characters_of_scripts_without_blanks_are_words() -> None:
    characters = [chr(0x4E00 + n) for n in range(2_000)]
    one = "".join(Random(1).choices(characters, k=400))
    other = one[:200] + "龥" + one[201:]
    [(_, _, similarity, _)] = found([one, other])
    assert similarity == pytest.approx(jaccard(" ".join(one), " ".join(other)))


def test_few_in_common_is_no_duplicate() -> None:
    assert found([text(1), edited(text(1), 80)]) == []


@pytest.mark.parametrize("shared", ["", "one", "one two", "one two three", "我"])
def test_texts_of_few_words_are_compared_too(shared: str) -> None:
    assert [row[:2] for row in found([shared, shared, "else", "something else"])] == [(0, 1)]


def test_a_signature_is_of_the_text_alone() -> None:
    texts = [text(n, n_words) for n, n_words in enumerate((3, 70, 400, 9_000, 200_000, 1, 0, 5))]
    together = signatures(versions(texts))
    assert together.schema == SIGNATURES.schema
    for row, alone in zip(together.iter_rows(), texts, strict=True):
        assert signatures(versions([alone]))["signature"].to_list() == [row[1]]
    assert signatures(versions([])).schema == SIGNATURES.schema
    assert candidates(signatures(versions([]))).is_empty()


def test_of_many_that_are_alike_each_is_paired_with_some() -> None:
    texts = [edited(text(1), 3, seed) for seed in range(300)]
    pairs = found(texts)
    assert len(pairs) < 300 * 40
    # All of them hang together all the same.
    reached, new = {0}, {0}
    while new:
        new = {b for pair in pairs for a, b in itertools.permutations(pair[:2]) if a in new}
        new -= reached
        reached |= new
    assert len(reached) == 300


def test_pairs_do_not_depend_on_the_order() -> None:
    rows = versions([edited(text(seed % 7), 4, seed) for seed in range(60)])
    signed = signatures(rows)
    expected = duplicates(candidates(signed), rows)
    for seed in range(3):
        mixed = candidates(signed.sample(fraction=1, shuffle=True, seed=seed))
        assert duplicates(mixed, rows.sample(fraction=1, shuffle=True, seed=seed)).equals(expected)


def test_a_thousand_copies_take_no_time() -> None:
    start = time.process_time()
    rows = versions([text(1)] * 2_000)
    pairs = candidates(signatures(rows))
    assert pairs.height < 2_000 * 20
    assert duplicates(pairs, rows)["is_same_text"].all()
    assert time.process_time() - start < 5

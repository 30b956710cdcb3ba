"""Texts of two versions are matched: kept, modified, moved, added, removed."""

from __future__ import annotations

import time
from random import Random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from transforms.alignment import align, longest_increasing
from transforms.word_similarity import Words

KEEPS = "We keep what you tell us for two years after your last order."
KEEPS_LONGER = "We keep what you tell us for three years after your last order."
SELLS = "We do not sell your name to anybody, nor your address, nor what you bought."


def became(before: list[str], after: list[str]) -> list[str]:
    """What became of each text, as `text before → text after`, in order of the places before."""
    matches = align(before, after, Words({text: text for text in (*before, *after)}))
    marks = {(False, True): "=", (False, False): "~", (True, True): ">", (True, False): ">~"}
    return [f"{m.before}{marks[m.is_moved, m.is_same]}{m.after}" for m in matches]


def test_equal_texts_are_kept_in_order() -> None:
    assert became(list("abcd"), list("abcd")) == ["0=0", "1=1", "2=2", "3=3"]
    assert became(list("abcd"), list("axbd")) == ["0=0", "1=2", "3=3"]


def test_a_text_between_the_same_neighbours_is_modified() -> None:
    assert became(["a", KEEPS, "b"], ["a", KEEPS_LONGER, "b"]) == ["0=0", "1~1", "2=2"]


def test_another_text_between_the_same_neighbours_is_not() -> None:
    assert became(["a", KEEPS, "b"], ["a", SELLS, "b"]) == ["0=0", "2=2"]


def test_what_stands_elsewhere_has_moved_and_the_rest_has_not() -> None:
    assert became(["x", "a", "b", "c"], ["a", "b", "c", "x"]) == ["0>3", "1=0", "2=1", "3=2"]


def test_a_long_text_that_moved_and_changed_is_found_again() -> None:
    before, after = [KEEPS, "a", "b", "c"], ["a", "b", "c", KEEPS_LONGER]
    assert became(before, after) == ["0>~3", "1=0", "2=1", "3=2"]


def test_repeated_texts_are_matched_in_their_order() -> None:
    assert became(list("xaxbx"), list("xaxbx")) == ["0=0", "1=1", "2=2", "3=3", "4=4"]
    assert became(list("xaxbx"), list("axbx")) == ["1=0", "2=1", "3=2", "4=3"]
    assert became(["x", "x"], ["x", "x", "x"]) == ["0=0", "1=1"]


def test_a_short_text_that_occurs_again_and_again_has_not_moved() -> None:
    collect, before = "We use it to:", [SELLS, KEEPS]
    assert became([collect, *before], [*before, collect]) == ["0>2", "1=0", "2=1"]
    assert became([collect, *before], [*before, collect, "x", collect]) == ["1=0", "2=1"]


def test_a_text_is_matched_with_each_of_its_pieces() -> None:
    whole = f"{KEEPS} {SELLS}"
    assert became(["a", whole, "b"], ["a", KEEPS, SELLS, "b"]) == ["0=0", "1~1", "1~2", "2=3"]
    assert became(["a", KEEPS, SELLS, "b"], ["a", whole, "b"]) == ["0=0", "1~1", "2~1", "3=2"]
    assert became(["a", whole], ["a", KEEPS_LONGER, "x", SELLS]) == ["0=0", "1~1", "1~3"]


def test_a_small_part_of_a_text_is_not_what_became_of_it() -> None:
    rest = " ".join(f"word{n}" for n in range(30))
    assert became(["a", f"{KEEPS} {rest}", "b"], ["a", KEEPS, "b"]) == ["0=0", "2=2"]
    assert became(["a", KEEPS, "b"], ["a", f"{KEEPS} {rest}", "b"]) == ["0=0", "2=2"]


def test_pieces_of_two_texts_do_not_cross() -> None:
    asks, tells = (
        "We ask your age when you buy wine.",
        "We tell couriers where it is that you live.",
    )
    before, after = [f"{KEEPS} {asks}", f"{tells} {SELLS}"], [KEEPS, tells, asks, SELLS]
    assert became(before, after) == ["0~0", "0~2", "1~3"]


def test_nothing_matches_nothing() -> None:
    assert became([], ["a"]) == []
    assert became(["a"], []) == []


@given(st.lists(st.integers(0, 50), unique=True))
def test_a_longest_increasing_subsequence(numbers: list[int]) -> None:
    chosen = [numbers[index] for index in longest_increasing(numbers)]
    assert chosen == sorted(chosen)
    longest = [1] * len(numbers)
    for i, number in enumerate(numbers):
        longest[i] += max((longest[j] for j in range(i) if numbers[j] < number), default=0)
    assert len(chosen) == max(longest, default=0)


texts_drawn = st.lists(
    st.sampled_from(["a", "b", "c", KEEPS, KEEPS_LONGER, SELLS, f"{KEEPS} {SELLS}"]), max_size=12
)


@settings(max_examples=200)
@given(texts_drawn, texts_drawn)
@example(["a", KEEPS, "b", "a"], ["b", "a", KEEPS_LONGER, "a"])
def test_an_alignment_is_one(before: list[str], after: list[str]) -> None:
    matches = align(before, after, Words({text: text for text in (*before, *after)}))
    assert matches == sorted(matches)
    places = [[match[side] for match in matches] for side in (0, 1)]
    # A place that is matched twice is matched with places that are not.
    for match in matches:
        assert 1 in (places[0].count(match.before), places[1].count(match.after))
    assert all((before[m.before] == after[m.after]) == m.is_same for m in matches)
    stays = [m.after for m in matches if not m.is_moved]
    assert stays == sorted(stays)
    # No text is both removed and added, but for short ones that occur again and again.
    lost = {before[i] for i in set(range(len(before))) - {m.before for m in matches}}
    new = {after[j] for j in set(range(len(after))) - {m.after for m in matches}}
    assert not {text for text in lost & new if len(text) > 1}


def test_the_same_on_both_sides_is_all_kept() -> None:
    random = Random(7)
    texts = [random.choice(["a", "b", KEEPS, SELLS]) for _ in range(500)]
    assert all(m.is_same and not m.is_moved for m in align(texts, texts, Words({})))


def test_long_texts_are_aligned_by_what_occurs_once() -> None:
    texts = [f"text {n}" for n in range(3_000)]
    before, after = ["a", *texts, "b"], ["c", *texts[:1_500], "x", *texts[1_500:], "d"]
    matches = align(before, after, Words({text: text for text in "abcdx"}))
    assert len(matches) == 3_000
    assert all(m.is_same and not m.is_moved for m in matches)


def test_hostile_sizes_take_seconds_at_most() -> None:
    random = Random(7)
    few = [f"line {random.randrange(9)}" for _ in range(20_000)]
    fresh = [[f"{side} {random.random()} of {n}" for n in range(20_000)] for side in ("one", "two")]
    apart = [[f"{side} {n} " + "of a long and common line" for n in range(9_000)] for side in "xy"]
    cut = [[KEEPS, SELLS] * 5_000, [f"{SELLS} {KEEPS} {SELLS} {n}" for n in range(5_000)]]
    long = [" ".join(str(random.randrange(99)) for _ in range(100_000)) for _ in range(2)]
    start = time.process_time()
    for before, after in ((few, few[::-1]), fresh, apart, cut, ([long[0]], [long[1]])):
        align(before, after, Words({text: text for text in (*before, *after)}))
    assert time.process_time() - start < 20

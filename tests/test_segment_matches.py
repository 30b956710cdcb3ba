"""Text is matched with text, and page furniture by itself."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.segment_matches import segment_matches
from transforms.word_similarity import Words

KEEPS = "We keep what you tell us for two years after your last order."
SELLS = "We do not sell your name to anybody, nor your address, nor what you bought."
MORE = "See more"

Segments = list[tuple[str, bool]]


def became(before: Segments, after: Segments) -> list[str]:
    """What became of each segment, as `place before → place after`; `>` where it has moved."""
    matches = segment_matches(
        [text for text, _ in before],
        [text for text, _ in after],
        ([mark for _, mark in before], [mark for _, mark in after]),
        Words({text: text for text, _ in (*before, *after)}),
    )
    return [f"{m.before}{'>' if m.is_moved else '='}{m.after}" for m in matches]


def test_furniture_stays_in_its_place_between_the_same_texts() -> None:
    more, keeps, sells = (MORE, True), (KEEPS, False), (SELLS, False)
    assert became([more, keeps, more, sells], [keeps, more, sells]) == ["1=0", "2=1", "3=2"]
    assert became([keeps, sells, more], [keeps, more, sells]) == ["0=0", "1=2", "2>1"]


def test_what_is_text_anywhere_is_matched_as_text() -> None:
    assert became([(KEEPS, True), (SELLS, False)], [(SELLS, True), (KEEPS, False)]) == [
        "0>1",
        "1=0",
    ]


drawn = st.lists(
    st.tuples(st.sampled_from([MORE, "Menu", KEEPS, SELLS, f"{KEEPS} {SELLS}"]), st.booleans()),
    max_size=12,
)


@settings(max_examples=200)
@given(drawn, drawn)
def test_what_stays_keeps_to_the_order(before: Segments, after: Segments) -> None:
    stays = [tuple(map(int, m.split("="))) for m in became(before, after) if "=" in m]
    assert stays == sorted(stays)
    assert [after_place for _, after_place in stays] == sorted(p for _, p in stays)
    assert became(before, before) == [f"{k}={k}" for k in range(len(before))]

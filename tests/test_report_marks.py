"""A text is cut where marks begin and end, and nothing of it is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from warehouse.report.marking import Mark, shared_out, stretches


@given(
    st.text(min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=6),
)
def test_stretches_are_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    start = 5
    marks = [
        Mark(str(n), str(n), "fact", begin, begin + length, "")
        for n, (begin, length) in enumerate(spans)
        if start <= begin and begin + length <= start + len(text)
    ]
    pieces = stretches(text, start, marks)
    assert "".join(piece.text for piece in pieces) == text
    assert sorted(m.label for piece in pieces for m in piece.ends) == [m.label for m in marks]
    place = start
    for piece in pieces:
        covered = any(m.start < place + len(piece.text) and place < m.end for m in marks)
        assert (piece.kind == "fact") == covered
        place += len(piece.text)


def test_marks_go_to_the_segment_that_they_end_in() -> None:
    marks = [Mark(str(end), "", "fact", end - 2, end, "") for end in (12, 4, 10, 30)]
    found = shared_out(marks, [(0, 10), (11, 20)])
    assert [[mark.end for mark in marks] for marks in found] == [[4, 10], [12]]

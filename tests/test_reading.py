"""One raw file to what its parser knows of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.outline import reading_of
from tests.pdfs import pdf
from transforms.reading import READINGS_SCHEMA, Reading, read, readings
from warehouse.vocabulary import MediaType, Reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.EMPTY),
        (b" \r\n\t ", Reason.EMPTY),
        ("\ufeff\u00a0\u3000".encode(), Reason.EMPTY),
        (b"\0" * 100, Reason.EMPTY),
        (b"PK\x03\x04" + b"\0" * 50, Reason.BINARY),
        (b"\x89PNG\r\n\x1a\n" + b"\0\1" * 50, Reason.BINARY),
        (bytes(range(129, 250)) * 3, Reason.UNDECODABLE),
        (b"<html><body><script>only()</script></body></html>", Reason.NO_TEXT),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, reason: Reason) -> None:
    reading = read(content, "policy.txt")
    assert reading.reason is reason
    assert reading.detail
    assert reading.text is None
    assert not reading.parsed_blocks


@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_the_address_on_a_crawlers_first_line_is_told(suffix: str) -> None:
    content = "\n https://acme.example/privacy?x=1 \r\n\r\nPrivacy\r\n"
    assert reading_of(content, f"a.{suffix}").url == "https://acme.example/privacy?x=1"
    assert reading_of("See https://acme.example/", f"a.{suffix}").url is None


def test_a_refused_file_keeps_what_is_known_of_it() -> None:
    reading = read(b"<html><p>cut" + b"<div>" * 9000, "a.html")
    assert reading.reason is Reason.BROKEN
    assert (reading.media_type, reading.encoding) == (MediaType.HTML, "utf-8")


def test_readings_are_rows_in_the_order_given() -> None:
    rows = readings(
        {
            "b": reading_of("# Privacy\n\nWe keep little.", "b.md"),
            "a": Reading(reason=Reason.TOO_LARGE, detail="9 GB"),
            "c": reading_of("We keep little."),
            "d": reading_of(pdf(["Page one."])),
        }
    )
    assert rows.schema == READINGS_SCHEMA
    assert rows["document_id"].to_list() == ["b", "a", "c", "d"]
    assert rows["reason"].to_list() == [None, "too_large", None, None]
    assert [len(blocks or []) for blocks in rows["parsed_blocks"].to_list()] == [2, 0, 0, 1]
    assert rows["text"].is_null().to_list() == [True, True, False, True]


def test_no_files_make_an_empty_frame_with_all_columns() -> None:
    assert readings({}).schema == READINGS_SCHEMA


PIECES = [
    b"%PDF-1.4",
    b"<html>",
    b"</p><p>",
    b"# ",
    b"**",
    b"\xff\xfe",
    b"\0",
    b"\x81",
    b"\r",
    b"\n",
]
PIECES += [
    b"- ",
    b"We keep ",
    "é–中".encode(),
    "café".encode("cp1252"),
    b"| a |",
    b"&amp;",
    b"<!--",
]


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(PIECES) | st.binary(max_size=8), max_size=20).map(b"".join),
    st.sampled_from(["a.txt", "a.md", "a.html", "a.pdf", "a"]),
)
def test_any_file_is_read_or_refused(content: bytes, path: str) -> None:
    reading = read(content, path)
    if reading.reason is None:
        assert reading.media_type is not None
        assert reading.text or reading.parsed_blocks
    else:
        assert reading.detail

"""From bytes to segments: spans are exact and nothing is lost, whatever the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import EXAMPLES, SHARED
from tests.outline import document_rows
from tests.pdfs import pdf
from transforms.blocks import blocks
from transforms.reading import Reading, read, readings
from transforms.segments import segments
from transforms.texts import document_texts, texts
from warehouse.vocabulary import MediaType


def assert_exact(files: Mapping[str, bytes]) -> None:
    """Every promise on spans, for documents read together."""
    read_files = {path: read(content, path) for path, content in files.items()}
    block_rows = blocks(readings(read_files))
    documents = document_rows(*read_files)
    text_rows = texts(documents, document_texts(documents, block_rows))
    rows = segments(text_rows, block_rows)
    assert rows["segment_id"].is_unique().all()
    for version_id, document_id, text in text_rows.select(
        "version_id", "document_id", "text"
    ).iter_rows():
        own = rows.filter(pl.col("version_id") == version_id)
        assert_covers(own, text)
        reading = read_files[document_id]
        if reading.media_type is MediaType.TEXT:
            markers = block_rows.filter(pl.col("document_id") == document_id)["marker"]
            assert_nothing_lost(own, markers, reading)


def assert_covers(own: pl.DataFrame, text: str) -> None:
    """The segments of a version are its text but for line feeds, and point at earlier segments."""
    ids: set[str] = set()
    position = 0
    for row in own.iter_rows(named=True):
        start, end = row["char_start"], row["char_end"]
        assert text[start:end] == row["text"]
        assert text[position:start] in ("", "\n", "\n\n")
        assert row["text"] == row["text"].strip() != ""
        assert not set("\0\r\n\t\f\v") & set(row["text"])
        assert row["parent_segment_id"] is None or row["parent_segment_id"] in ids
        assert row["lead_in_segment_id"] is None or row["lead_in_segment_id"] in ids
        ids.add(row["segment_id"])
        position = end
    assert position == len(text)


def assert_nothing_lost(own: pl.DataFrame, markers: pl.Series, reading: Reading) -> None:
    """Texts and list markers are the decoded file but for blanks, and offsets lead there."""
    assert reading.text is not None
    kept: Counter[str] = Counter()
    for row, marker in zip(own.iter_rows(named=True), markers, strict=True):
        whole = "".join(f"{marker or ''}{row['text']}".split())
        assert "".join(reading.text[row["source_start"] : row["source_end"]].split()) == whole
        kept.update(whole)
    assert kept == Counter("".join(reading.text.split()))


WORDS = [
    "We",
    "keep",
    "your",
    "data,",
    "for",
    "a",
    "year.",
    "Privacy",
    "POLICY",
    "following:",
    "or",
]
WORDS += [
    "https://a.example",
    "•",
    "1.",
    "(a)",
    "-",
    "o",
    "©",
    "|",
    "#",
    "**",
    "Home",
    "隐私",
    "，",
    "的。",
]
BLANKS = [
    " ",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "\u00a0",
    "\u3000",
    "\u2028",
    "\f",
    "\v",
    "\n    ",
]
ODD = [
    "\u202e",
    "\u200b",
    "\ufeff",
    "🍪",
    "e\u0301",
    "\U0010ffff",
    "\ufdd0",
    "\x7f",
    "\x1c",
    "\ufffd",
]
TEXTS = st.lists(
    st.tuples(st.sampled_from(WORDS + ODD) | st.text(max_size=6), st.sampled_from(BLANKS)),
    max_size=60,
).map(lambda pairs: "".join(word + blank for word, blank in pairs))


@settings(max_examples=25, deadline=None)
@given(st.lists(TEXTS, min_size=4, max_size=12))
def test_generated_texts(contents: list[str]) -> None:
    assert_exact({f"{n}.txt": text.encode("utf-8", "ignore") for n, text in enumerate(contents)})


@settings(max_examples=25, deadline=None)
@given(st.lists(TEXTS, min_size=4, max_size=12), st.sampled_from(["md", "html"]))
def test_generated_texts_read_as_another_format(contents: list[str], suffix: str) -> None:
    opening = "<p>" if suffix == "html" else ""
    assert_exact(
        {
            f"{number}.{suffix}": (opening + text).encode("utf-8", "ignore")
            for number, text in enumerate(contents)
        }
    )


def sample(pattern: str, step: int) -> list[Path]:
    return sorted(path for path in SHARED.glob(pattern) if path.is_file())[::step]


@pytest.mark.skipif(not SHARED.exists(), reason="the collections are not here")
@pytest.mark.parametrize(
    ("pattern", "step"),
    [("seeds/*", 1), ("policies/txt/*", 4), ("policies/md/*", 8), ("policies/html/*", 8)],
)
def test_real_documents(pattern: str, step: int) -> None:
    files = sample(pattern, step)
    assert len(files) >= 5
    assert_exact({str(path): path.read_bytes() for path in files})


def test_bundled_documents() -> None:
    files = [path for path in sorted(EXAMPLES.rglob("*")) if path.is_file()]
    assert_exact({str(path): path.read_bytes() for path in files})


MIXED = {
    "a.txt": b"Privacy Policy\n\nWe keep:\n\n- your name\n- your address\n\nYour Rights\nAsk us.",
    "b.md": b"# Privacy\n\nWe keep:\n\n* your name\n  1. first\n\n**Rights**\n\nAsk us.",
    "c.html": b"<html><nav>Home</nav><h1>Privacy</h1><p>We keep:<ul><li>your name</ul>",
    "d.pdf": pdf(["Privacy Policy", "We keep your name for as long as you ask us to keep it."]),
    "e.txt": b"Contact\nus\nhere",
    "f.txt": b"",
    "g.txt": b"your name\nWe keep nothing at all of what you tell us, and we never did so before.",
}


def test_a_document_is_read_the_same_alone_and_among_others_in_any_order() -> None:
    together = {path: read(content, path) for path, content in MIXED.items()}
    alone = pl.concat(blocks(readings({path: reading})) for path, reading in together.items())
    assert blocks(readings(together)).equals(alone)
    turned = blocks(readings(dict(reversed(together.items()))))
    assert turned.sort("document_id", maintain_order=True).equals(alone)


@pytest.mark.skipif(not SHARED.exists(), reason="the collections are not here")
def test_real_documents_are_read_the_same_alone_and_among_others() -> None:
    files = sample("policies/*/*", 12)
    together = {str(path): read(path.read_bytes(), path.name) for path in files}
    alone = pl.concat(blocks(readings({path: reading})) for path, reading in together.items())
    assert blocks(readings(together)).equals(alone)

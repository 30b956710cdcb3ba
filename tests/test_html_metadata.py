"""What the head of a page says of it."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from tests.outline import reading_of
from transforms.documents import documents
from transforms.html import html_page
from transforms.html_metadata import Metadata
from transforms.reading import readings


def of_head(head: str, attributes: str = "") -> Metadata:
    return html_page(f"<html {attributes}><head>{head}</head><body><p>Hi").metadata


def test_title_and_address_are_told() -> None:
    found = of_head(
        "<title> Privacy >\n Acme </title><link rel=canonical href='https://acme.example/privacy'>"
    )
    assert (found.title, found.url) == ("Privacy > Acme", "https://acme.example/privacy")


@pytest.mark.parametrize("address", ["/privacy", "javascript:alert(1)", ""])
def test_only_a_full_address_counts(address: str) -> None:
    assert of_head(f"<link rel=canonical href='{address}'>").url is None


@pytest.mark.parametrize(
    ("attributes", "head", "language"),
    [
        ("lang=de", "", "de"),
        ("lang=en-US", "<meta property=og:locale content=fr_FR>", "en-US"),
        ("", "<meta http-equiv=Content-Language content=fr>", "fr"),
        ("lang='{{ lang }}'", "<meta property=og:locale content=de_CH>", "de_CH"),
        ("", "", None),
    ],
)
def test_the_language_is_the_page_s_own_word(
    attributes: str, head: str, language: str | None
) -> None:
    assert of_head(head, attributes).language == language


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:modified_time' content='2024-05-01T10:00:00+00:00'>",
        "<meta name=last-modified content=20240501>",
        '<script type="application/ld+json">{"@graph": [{"dateModified": "2024-05-01"}]}</script>',
    ],
)
def test_the_day_of_the_last_change_is_told(head: str) -> None:
    assert of_head(head).modified == date(2024, 5, 1)


@pytest.mark.parametrize("written", ["May 2024", "2024-13-01", "20240501123", ""])
def test_a_date_that_is_none_is_none(written: str) -> None:
    assert of_head(f"<meta name=date content='{written}'>").published is None


def test_documents_keep_what_their_pages_say() -> None:
    head = "<title>Privacy</title><meta name=date content=2023-02-01>"
    page = f"<html lang=en><head>{head}</head><body><p>Hi"
    files = pl.DataFrame(
        {
            "source": ["s"],
            "path": ["a.html"],
            "sha256": ["0" * 64],
            "size_bytes": [1],
            "manifest": [None],
            "reason": [None],
            "detail": [None],
        },
        schema_overrides={"manifest": pl.String, "reason": pl.String, "detail": pl.String},
    )
    from transforms.documents import document_ids  # noqa: PLC0415

    rows = documents(files, readings({document_ids(files)[0]: reading_of(page, "a.html")}))
    columns = ["title", "declared_language", "published_date", "modified_date"]
    assert rows.select(columns).row(0) == ("Privacy", "en", date(2023, 2, 1), None)

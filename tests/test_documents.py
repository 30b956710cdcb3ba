"""Whose policy a file is, when it was seen, and what became of it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import polars as pl
import pytest

from transforms.documents import document_ids, documents, parse_time
from transforms.ids import content_id
from warehouse.schemas.documents import DOCUMENTS

FILES_SCHEMA = {
    "source": pl.String,
    "path": pl.String,
    "sha256": pl.String,
    "size_bytes": pl.Int64,
    "manifest": pl.String,
    "reason": pl.String,
    "detail": pl.String,
}
READINGS_SCHEMA = {
    "document_id": pl.String,
    "reason": pl.String,
    "detail": pl.String,
    "media_type": pl.String,
    "encoding": pl.String,
    "character_flags": pl.List(pl.String),
    "url": pl.String,
    "title": pl.String,
    "declared_language": pl.String,
    "published_date": pl.Date,
    "modified_date": pl.Date,
}


def file(path: str, source: str = "corpus", **more: str | int | None) -> dict[str, object]:
    return {
        "source": source,
        "path": path,
        "sha256": "a" * 64,
        "size_bytes": 10,
        "manifest": None,
        "reason": None,
        "detail": None,
        **more,
    }


def rows(
    *files: dict[str, object], url: str | None = None, **reading: str | None
) -> list[dict[str, object]]:
    frame = pl.DataFrame(list(files), schema=FILES_SCHEMA)
    read = frame.filter(pl.col("reason").is_null())
    readings = [
        {
            "document_id": document_id,
            "reason": None,
            "detail": None,
            "media_type": "text/plain",
            "encoding": "utf-8",
            "url": url,
            **reading,
        }
        for document_id in document_ids(read)
    ]
    return documents(frame, pl.DataFrame(readings, schema=READINGS_SCHEMA)).to_dicts()


def row(
    path: str, *, source: str = "corpus", url: str | None = None, **more: str | None
) -> dict[str, object]:
    return rows(file(path, source, **more), url=url)[0]


@pytest.mark.parametrize(
    ("path", "service", "policy_key", "day"),
    [
        ("Acme/2020-01-06.md", "Acme", "privacy", date(2020, 1, 6)),
        ("eu/shops/Acme Corp/2020-01-06.html", "Acme Corp", "privacy", date(2020, 1, 6)),
        ("Acme/2020-01-06.Cookie Policy.md", "Acme", "cookie_policy", date(2020, 1, 6)),
        ("Acme/20200106.txt", "Acme", "privacy", date(2020, 1, 6)),
        ("Acme/2020-03.txt", "Acme", "privacy", date(2020, 3, 1)),
        ("Acme/2020.txt", "Acme", "privacy", date(2020, 1, 1)),
        ("2020-01-06.txt", "corpus", "privacy", date(2020, 1, 6)),
        ("2020-01-06.terms.txt", "corpus", "terms", date(2020, 1, 6)),
        (" Acme /2020-01-06.txt", "Acme", "privacy", date(2020, 1, 6)),
    ],
)
def test_a_dated_path_names_the_service_and_the_day(
    path: str, service: str, policy_key: str, day: date
) -> None:
    found = row(path)
    assert (found["service"], found["policy_key"], found["document_date"]) == (
        service,
        policy_key,
        day,
    )


@pytest.mark.parametrize("path", ["Acme/3020.txt", "Acme/v2020-01-06.txt", "Acme/1.2.3.txt"])
def test_what_is_no_date_dates_nothing(path: str) -> None:
    found = row(path)
    assert found["document_date"] is None
    assert found["service"] == path.removeprefix("Acme/").removesuffix(".txt")
    assert found["detail"] is None


@pytest.mark.parametrize(
    "name", ["2020-13-01", "2020-02-30", "20209999", "2020-1-6", "2020_01_06", "06.01.2020"]
)
def test_what_looks_like_a_date_and_is_none_is_no_service(name: str) -> None:
    found = row(f"news/Acme/{name}.cookies.txt", url="https://bolt.example/")
    assert (found["service"], found["policy_key"]) == ("Acme", "cookies")
    assert found["document_date"] is None
    assert found["status"] == "accepted"
    assert f"looks like a date and is none: {name}; a date is written 2020" in str(found["detail"])
    assert row(f"{name}.txt")["service"] == name


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("acme/privacy.html", "acme"),
        ("eu/Acme Corp/Privacy_Policy.PDF", "Acme Corp"),
        ("acme/privacy-notice", "acme"),
        ("acme/datenschutzerklaerung.md", "acme"),
        ("mirror/acme.example/privacy/index.html", "acme.example"),
        ("acme/privacy-shield.html", "privacy-shield"),
        ("acme/bolt.html", "bolt"),
        ("privacy.html", "privacy"),
    ],
)
def test_a_file_that_is_only_called_a_policy_is_of_its_folder(path: str, service: str) -> None:
    assert row(path)["service"] == service
    assert row(path, url="https://bolt.example/")["service"] == "bolt.example"


def test_an_archive_gives_its_name_without_its_suffix() -> None:
    assert row("2020-01-06.txt", source="Acme.tar.gz")["service"] == "Acme"


def test_the_manifest_comes_first() -> None:
    manifest = (
        '{"service": " Acme Inc ", "policy_key": "kids", "retrieved_at": "2021-05-01T10:00:00Z",'
        ' "url": "https://acme.example/kids"}'
    )
    found = row("Bolt/2020-01-06.terms.md", url="https://bolt.example/", manifest=manifest)
    assert found["service"] == "Acme Inc"
    assert found["policy_key"] == "kids"
    assert found["document_date"] == date(2021, 5, 1)
    assert found["retrieved_at"] == datetime(2021, 5, 1, 10, tzinfo=UTC)
    assert found["url"] == "https://acme.example/kids"


def test_an_empty_manifest_field_counts_as_none() -> None:
    found = row("Bolt/2020-01-06.md", manifest='{"service": " ", "policy_key": null}')
    assert (found["service"], found["policy_key"]) == ("Bolt", "privacy")


@pytest.mark.parametrize(
    ("url", "service"),
    [
        ("https://www.Acme.example/privacy?x=1", "acme.example"),
        ("http://shop.acme.example:8080", "shop.acme.example"),
        ("acme.example/privacy", "acme.example"),
        ("https://user@acme.example/", "acme.example"),
    ],
)
def test_a_url_names_the_site_of_a_file_without_a_dated_path(url: str, service: str) -> None:
    assert row("crawl/0001.txt", url=url)["service"] == service


@pytest.mark.parametrize("url", [None, "localhost", "not a url"])
def test_the_file_stem_is_the_last_resort(url: str | None) -> None:
    assert row("crawl/acme.privacy.txt", url=url)["service"] == "acme.privacy"


def test_a_file_without_a_stem_has_a_service_all_the_same() -> None:
    assert row(" .txt")["service"] == ".txt"


def test_two_documents_of_one_policy_share_its_id() -> None:
    first, second = rows(file("Acme/2020-01-06.md"), file("x/Acme/2021-01-06.md"))
    assert first["policy_id"] == second["policy_id"] == content_id("Acme", "privacy")
    assert first["document_id"] != second["document_id"]


def test_an_id_depends_on_source_path_and_content_only() -> None:
    frame = pl.DataFrame([file("a.txt"), file("b.txt", sha256=None)], schema=FILES_SCHEMA)
    assert document_ids(frame).to_list() == [
        content_id("corpus", "a.txt", "a" * 64),
        content_id("corpus", "b.txt", ""),
    ]
    assert document_ids(frame.reverse()).to_list() == document_ids(frame).reverse().to_list()


def test_a_file_that_was_read_is_accepted() -> None:
    found = row("a.txt")
    assert (found["status"], found["reason"], found["media_type"]) == (
        "accepted",
        None,
        "text/plain",
    )


def test_a_file_that_could_not_be_opened_is_rejected_with_its_reason() -> None:
    found = row("a.txt", reason="unreadable", detail="permission denied", sha256=None)
    assert (found["status"], found["reason"], found["detail"]) == (
        "rejected",
        "unreadable",
        "permission denied",
    )


def test_a_file_that_could_not_be_understood_is_rejected_with_its_reason() -> None:
    found = rows(file("a.txt"), reason="binary", detail="40 % control characters")[0]
    assert (found["status"], found["reason"]) == ("rejected", "binary")
    assert found["detail"] == "40 % control characters"


def test_a_lost_file_is_an_error() -> None:
    frame = pl.DataFrame([file("a.txt")], schema=FILES_SCHEMA)
    with pytest.raises(ValueError, match=r"a\.txt"):
        documents(frame, pl.DataFrame(schema=READINGS_SCHEMA))


def test_a_time_that_is_not_understood_is_said_and_passed_over() -> None:
    found = row("Acme/2020-01-06.md", manifest='{"retrieved_at": "last Tuesday"}')
    assert found["status"] == "accepted"
    assert found["retrieved_at"] is None
    assert found["document_date"] == date(2020, 1, 6)
    assert str(found["detail"]).endswith("understood: 'last Tuesday'; a date is written 2020-12-08")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2020-01-06", datetime(2020, 1, 6, tzinfo=UTC)),
        ("20200106", datetime(2020, 1, 6, tzinfo=UTC)),
        ("2020-01-06T23:30:00-05:00", datetime(2020, 1, 7, 4, 30, tzinfo=UTC)),
        ("2020-01-06 12:00:00.5", datetime(2020, 1, 6, 12, 0, 0, 500_000, tzinfo=UTC)),
        ("2020-01-06T12:00Z", datetime(2020, 1, 6, 12, tzinfo=UTC)),
        ("20200106T120000Z", datetime(2020, 1, 6, 12, tzinfo=UTC)),
        ("2020-01-06 12:00 UTC", datetime(2020, 1, 6, 12, tzinfo=UTC)),
        ("2020-01", datetime(2020, 1, 1, tzinfo=UTC)),
        ("2020", datetime(2020, 1, 1, tzinfo=UTC)),
    ],
)
def test_iso_times_are_understood_as_utc(text: str, moment: datetime) -> None:
    assert parse_time(text) == moment


@pytest.mark.parametrize("text", ["", "soon", "2020-13-01", "06/01/2020", "0001-01-01T00:00+14:00"])
def test_other_times_are_not_guessed(text: str) -> None:
    assert parse_time(text) is None


def test_the_columns_are_those_of_the_table() -> None:
    frame = pl.DataFrame([file("b.txt"), file("a.txt")], schema=FILES_SCHEMA)
    readings = pl.DataFrame(
        {"document_id": document_ids(frame)}, schema={"document_id": pl.String}
    ).with_columns(
        pl.lit(None, dtype).alias(name)
        for name, dtype in READINGS_SCHEMA.items()
        if name != "document_id"
    )
    found = documents(frame, readings)
    expected = [n for n in DOCUMENTS.columns if n not in ("version_id", "refresh_id")]
    assert found.columns == expected
    assert found["path"].to_list() == ["b.txt", "a.txt"]

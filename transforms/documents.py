"""The books of a refresh: one row per raw file, with whose policy it is and when it was seen."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import polars as pl

from transforms import EXTRACTOR_VERSION
from transforms.ids import content_ids
from warehouse.schemas.documents import DOCUMENTS
from warehouse.vocabulary import Reason, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

DEFAULT_POLICY_KEY = "privacy"

_YEAR = r"(?:19|20)\d\d"
_DATE = (
    rf"({_YEAR}(?:-\d\d?(?:-\d\d?)?|\d{{4}})?|{_YEAR}[_.]\d\d?[_.]\d\d?"
    rf"|\d\d?[-_.]\d\d?[-_.]{_YEAR})"
)
_DATED_PATH = rf"^(?:(?:.*/)?([^/]+)/)?{_DATE}(?:\.([^./]+))?\.[^./]+$"
"""`<service>/<date>.<document_type>.<ext>`: folder, what looks like a date, document type."""

_ONLY_POLICY = r"privacy(?:[-_ ]?(?:policy|notice))?|policy|datenschutz(?:erkl(?:ae|ä)rung)?|index"
_FOLDER_OF_POLICY = rf"(?i)^(?:.*?/)?([^/]+)(?:/(?:{_ONLY_POLICY}))+(?:\.[^./]*)?$"
"""The folder of a file that is only called a policy; folders that are too are passed over."""

_SITE = r"^(?i:https?://)?(?:[^/?#@]*@)?(?i:www\.)?([^/?#@:\s]+\.[^/?#@:\s.]+)\.?(?:[/?#:]|$)"
_ARCHIVE_SUFFIX = r"(?i)\.(?:zip|tar|tgz|tar\.(?:gz|bz2|xz|zst))$"
_NOT_UNDERSTOOD = "the manifest's retrieved_at is not a time that is understood: "
_NO_DATE = "the name looks like a date and is none: "
_DATE_FORM = "; a date is written 2020-12-08"


def document_ids(files: pl.DataFrame) -> pl.Series:
    """The document_id of each row of ``files`` (source, path, sha256), as ``document_id``."""
    parts = files.select("source", "path", pl.col("sha256").fill_null(""))
    return content_ids(parts).alias("document_id")


def documents(files: pl.DataFrame, readings: pl.DataFrame) -> pl.DataFrame:
    """One row per file, with the columns of the documents table but version_id and refresh_id.

    Whose policy a file is comes from its manifest row, else from a path of the form
    `<service>/<date>.<ext>` or `<service>/<date>.<document_type>.<ext>` below any folders (without
    a folder the source's name is the service), else from the site of its URL, else from its name;
    where that only says that it is a policy (`privacy.html`, `index.html`), from its folder's.
    A date is `YYYY-MM-DD` or `YYYYMMDD`; of `YYYY-MM` and `YYYY` the first day counts. What looks
    like a date in the path, and is none, gives none, but its folder is the service all the same.
    Of that, and of a retrieved_at that is not understood, ``detail`` tells.

    Args:
        files: source, path, sha256, size_bytes, manifest (a JSON object or null), reason and
            detail; reason is set for a file that could not be read at all.
        readings: document_id, reason, detail, media_type, encoding and url of each file read.

    Raises:
        ValueError: a file has neither a reason nor a reading.
    """
    frame = files.with_columns(document_ids(files)).join(
        readings,
        on="document_id",
        how="left",
        suffix="_read",
        validate="m:1",
        coalesce=False,
        maintain_order="left",
    )
    if lost := frame.filter(pl.col("reason").is_null() & pl.col("document_id_read").is_null())[
        "path"
    ].to_list():
        raise ValueError(f"neither read nor rejected: {lost[:5]}")
    frame = _identified(_from_manifest(frame)).with_columns(
        pl.coalesce("reason", "reason_read").alias("reason"),
        pl.concat_str(
            pl.coalesce("detail", "detail_read"),
            "time_note",
            "name_note",
            separator="; ",
            ignore_nulls=True,
        )
        .replace("", None)
        .alias("detail"),
        pl.lit(EXTRACTOR_VERSION).alias("extractor_version"),
    )
    status = pl.when(pl.col("reason").is_null()).then(pl.lit(Status.ACCEPTED.value))
    frame = frame.with_columns(status.otherwise(pl.lit(Status.REJECTED.value)).alias("status"))
    given = {k: v for k, v in DOCUMENTS.schema.items() if k not in ("version_id", "refresh_id")}
    return frame.select(pl.col(name).cast(dtype) for name, dtype in given.items())


def without_services(documents: pl.DataFrame, services: Sequence[str]) -> pl.DataFrame:
    """``documents`` with those of ``services``, which were taken down, rejected.

    Nothing that their files say is kept.
    """
    if not services:
        return documents
    is_refused = pl.col("service").is_in(list(services))

    def refused(column: str, value: str | None) -> pl.Expr:
        return pl.when(is_refused).then(pl.lit(value)).otherwise(column).alias(column)

    return documents.with_columns(
        refused("status", Status.REJECTED.value),
        refused("reason", Reason.TAKEN_DOWN.value),
        refused("detail", "its service was taken down; see `policylake takedown`"),
        refused("title", None),
    )


def _from_manifest(frame: pl.DataFrame) -> pl.DataFrame:
    """``frame`` with what its manifest rows say: manifest_service, manifest_key, url, times."""
    times = frame.select(manifest_value("retrieved_at")).to_series().to_list()
    moments = [None if time is None else parse_time(time) for time in times]
    notes = [
        _NOT_UNDERSTOOD + repr(time[:60]) + _DATE_FORM
        if time is not None and moment is None
        else None
        for time, moment in zip(times, moments, strict=True)
    ]
    return frame.with_columns(
        manifest_value("service").alias("manifest_service"),
        manifest_value("policy_key").alias("manifest_key"),
        pl.coalesce(manifest_value("url"), "url").alias("url"),
        pl.Series("retrieved_at", moments, DOCUMENTS.schema["retrieved_at"]),
        pl.Series("time_note", notes, pl.String),
    )


def _identified(frame: pl.DataFrame) -> pl.DataFrame:
    """``frame`` with service, policy_key, policy_id, document_date and name_note."""
    form = frame["path"].str.extract_groups(_DATED_PATH)
    folder, written, document_type = (form.struct.field(name) for name in ("1", "2", "3"))
    moments = [None if date is None else parse_time(date) for date in written.to_list()]
    path_date = pl.Series("path_date", moments, DOCUMENTS.schema["retrieved_at"]).dt.date()
    looks_dated, dated = written.is_not_null(), path_date.is_not_null()
    undated = looks_dated & ~dated
    key = document_type.str.to_lowercase().str.replace_all(r"[^\p{L}\p{N}]+", "_")
    file_name = pl.col("path").str.extract(r"([^/]*)$")
    frame = frame.with_columns(
        pl.coalesce(
            "manifest_service",
            _filled(pl.when(looks_dated).then(folder)),
            _filled(pl.when(dated).then(_source_name())),
            pl.col("url").str.extract(_SITE).str.to_lowercase(),
            _filled(pl.col("path").str.extract(_FOLDER_OF_POLICY)),
            _filled(file_name.str.extract(r"^(.+?)(?:\.[^.]*)?$")),
            pl.col("path").str.strip_chars(),
        ).alias("service"),
        pl.coalesce(
            "manifest_key",
            _filled(pl.when(looks_dated).then(key.str.strip_chars("_"))),
            pl.lit(DEFAULT_POLICY_KEY),
        ).alias("policy_key"),
        pl.coalesce(pl.col("retrieved_at").dt.date(), path_date).alias("document_date"),
        pl.when(undated).then(pl.lit(_NO_DATE) + written + _DATE_FORM).alias("name_note"),
    )
    return frame.with_columns(content_ids(frame.select("service", "policy_key")).alias("policy_id"))


def _source_name() -> pl.Expr:
    """The source's name, without the suffix of an archive."""
    return pl.col("source").str.replace(_ARCHIVE_SUFFIX, "")


def _filled(text: pl.Expr) -> pl.Expr:
    """``text`` without white space around it, null where nothing is left."""
    stripped = text.str.strip_chars()
    return pl.when(stripped != "").then(stripped)


def manifest_value(key: str) -> pl.Expr:
    """The text under ``key`` in the column ``manifest``, trimmed; null where it is empty."""
    return _filled(pl.col("manifest").str.json_path_match(f"$.{key}"))


def parse_time(text: str) -> datetime | None:
    """An ISO 8601 time as UTC (a time without zone is UTC), or None where it is not one.

    `YYYY-MM` and `YYYY` count as their first day, as do all forms of a day without a time.
    """
    written = text.strip().upper().removesuffix("UTC").strip()
    if len(written) == 4 and written.isascii() and written.isdigit():
        written += "-01-01"
    elif len(written) == 7 and written[4] == "-":
        written += "-01"
    try:
        moment = datetime.fromisoformat(written)
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        return None

"""One raw file to what its format's parser knows of it: the first step of the pipeline."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import polars as pl

from transforms.decoding import decode
from transforms.formats import foreign_format, is_pdf, text_format
from transforms.html import html_page
from transforms.markdown import markdown_blocks
from transforms.parsed_blocks import PARSED_BLOCK_FIELDS, ParsedBlock
from transforms.pdf import pdf_text
from transforms.rejection import RejectedError
from warehouse.vocabulary import MediaType, Reason

READINGS_SCHEMA: Final = pl.Schema(
    {
        "document_id": pl.String,
        "reason": pl.String,
        "detail": pl.String,
        "media_type": pl.String,
        "encoding": pl.String,
        "url": pl.String,
        "title": pl.String,
        "text": pl.String,
        "parsed_blocks": pl.List(pl.Struct(PARSED_BLOCK_FIELDS)),
    }
)

_FIRST_LINE_URL: Final = re.compile(r"\s{0,200}(https?://[^\s<>\"]{1,2000})[ \t]{0,20}(?:\r?\n|$)")
"""Some crawlers write the address of the page before its text."""


@dataclass(frozen=True)
class Reading:
    """What one file holds, or why it is not read."""

    reason: Reason | None = None
    """Null where it was read."""
    detail: str | None = None
    media_type: MediaType | None = None
    encoding: str | None = None
    url: str | None = None
    """Canonical address of a page, or the crawler's first line of a text."""
    title: str | None = None
    """Title of a page, which is not part of its text."""
    text: str | None = None
    """Plain text and PDF: the decoded text, pages parted by form feeds."""
    parsed_blocks: list[ParsedBlock] = field(default_factory=list)
    """HTML and markdown: blocks in reading order."""


def read(content: bytes, path: str) -> Reading:
    """Decode, tell the format and parse. Operational errors become a reason, never an exception.

    Args:
        content: the raw bytes of a file.
        path: its path within the source; only the ending of the name matters.
    """
    try:
        if is_pdf(content):
            return Reading(media_type=MediaType.PDF, text=pdf_text(content))
        if foreign := foreign_format(content):
            raise RejectedError(Reason.BINARY, f"the file is {foreign}")
        if content.isspace() or not content:
            raise RejectedError(Reason.EMPTY, f"{len(content)} bytes, none but white space")
        return _read_text(content, path)
    except RejectedError as rejection:
        media_type = MediaType.PDF if is_pdf(content) else None
        return Reading(reason=rejection.reason, detail=rejection.detail, media_type=media_type)


def _read_text(content: bytes, path: str) -> Reading:
    decoded = decode(content)
    text, encoding = decoded.text, decoded.encoding
    if not text or text.isspace():
        raise RejectedError(Reason.EMPTY, f"{len(content)} bytes, none but white space")
    media_type = text_format(text, path)
    try:
        if media_type is MediaType.HTML:
            page = html_page(text)
            if not page.blocks:
                raise RejectedError(Reason.NO_TEXT, "the page holds no text")
            return Reading(
                media_type=media_type,
                encoding=encoding,
                url=page.url,
                title=page.title,
                parsed_blocks=page.blocks,
            )
        url = _FIRST_LINE_URL.match(text)
        reading = Reading(
            media_type=media_type, encoding=encoding, url=url[1] if url else None, text=text
        )
        if media_type is MediaType.TEXT:
            return reading
        blocks = markdown_blocks(text)
        if not blocks:
            raise RejectedError(Reason.NO_TEXT, "nothing is left when markdown's marks are gone")
        return Reading(
            media_type=media_type, encoding=encoding, url=reading.url, parsed_blocks=blocks
        )
    except RejectedError as rejection:
        return Reading(
            reason=rejection.reason,
            detail=rejection.detail,
            media_type=media_type,
            encoding=encoding,
        )


def readings(read_files: Mapping[str, Reading]) -> pl.DataFrame:
    """What was read of the documents of a shard, one row per document in the order given.

    Args:
        read_files: document_id → its reading.
    """
    documents = list(read_files.values())
    plain = pl.DataFrame(
        {
            "document_id": list(read_files),
            **{
                name: [getattr(document, name) for document in documents]
                for name in ("reason", "detail", "media_type", "encoding", "url", "title", "text")
            },
        },
        schema={name: dtype for name, dtype in READINGS_SCHEMA.items() if name != "parsed_blocks"},
    )
    rows = [
        (number, block)
        for number, document in enumerate(documents)
        for block in document.parsed_blocks
    ]
    parsed = pl.DataFrame(
        {
            "number": [number for number, _ in rows],
            **{name: [getattr(block, name) for _, block in rows] for name in PARSED_BLOCK_FIELDS},
        },
        schema={"number": pl.UInt32, **PARSED_BLOCK_FIELDS},
    )
    by_document = parsed.group_by("number", maintain_order=True).agg(
        pl.struct(*PARSED_BLOCK_FIELDS).alias("parsed_blocks")
    )
    return (
        plain.with_row_index("number")
        .join(by_document, on="number", how="left", maintain_order="left")
        .drop("number")
    )

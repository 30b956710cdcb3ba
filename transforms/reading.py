"""One raw file to what its format's parser knows of it: the first step of the pipeline."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import Final

import polars as pl

from transforms.characters import mended, noticed
from transforms.decoding import Decoded, decode, odd_characters
from transforms.formats import foreign_format, is_pdf, text_format
from transforms.html import html_page
from transforms.html_metadata import Metadata
from transforms.markdown import markdown_blocks
from transforms.parsed_blocks import PARSED_BLOCK_FIELDS, ParsedBlock
from transforms.pdf import pdf_blocks
from transforms.rejection import RejectedError
from warehouse.vocabulary import CharacterFlag, MediaType, Reason

READINGS_SCHEMA: Final = pl.Schema(
    {
        "document_id": pl.String(),
        "reason": pl.String(),
        "detail": pl.String(),
        "media_type": pl.String(),
        "encoding": pl.String(),
        "character_flags": pl.List(pl.String()),
        "url": pl.String(),
        "title": pl.String(),
        "declared_language": pl.String(),
        "published_date": pl.Date(),
        "modified_date": pl.Date(),
        "text": pl.String(),
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
    character_flags: list[CharacterFlag] | None = None
    """What was noticed in its characters; null where it was not decoded."""
    url: str | None = None
    """Canonical address of a page, or the crawler's first line of a text."""
    title: str | None = None
    """Title of a page, which is not part of its text."""
    declared_language: str | None = None
    """Language that a page says it is in."""
    published_date: date | None = None
    modified_date: date | None = None
    """Days that the metadata of a page states."""
    text: str | None = None
    """Plain text: the decoded text."""
    parsed_blocks: list[ParsedBlock] = field(default_factory=list)
    """HTML, markdown and PDF: blocks in reading order."""


def read(content: bytes, path: str) -> Reading:
    """Decode, tell the format and parse. What cannot be read gets a reason, never an exception.

    Args:
        content: the raw bytes of a file.
        path: its path within the source; only the ending of the name matters.
    """
    media_type, encoding, flags = None, None, None
    try:
        if is_pdf(content):
            media_type = MediaType.PDF
            blocks = pdf_blocks(content)
            text = "\n".join(block.text for block in blocks)
            flags = noticed(odd_characters(text), len(text))
            return Reading(media_type=media_type, character_flags=flags, parsed_blocks=blocks)
        if foreign := foreign_format(content):
            raise RejectedError(Reason.BINARY, f"the file is {foreign}")
        decoded = _decoded(content)
        encoding = decoded.encoding
        decoded, flags = mended(decoded)
        media_type = text_format(decoded.text, path)
        return _parsed(decoded, media_type, flags)
    except RejectedError as rejection:
        return Reading(rejection.reason, rejection.detail, media_type, encoding, flags)


def _decoded(content: bytes) -> Decoded:
    empty = RejectedError(Reason.EMPTY, f"{len(content)} bytes, none but white space")
    if not content or content.isspace():
        raise empty
    decoded = decode(content)
    if not decoded.text or decoded.text.isspace():
        raise empty
    return decoded


def _parsed(decoded: Decoded, media_type: MediaType, flags: list[CharacterFlag]) -> Reading:
    """What the parser of its format finds in a text, of which ``flags`` were noticed."""
    text, metadata = decoded.text, Metadata()
    if media_type is MediaType.HTML:
        page = html_page(text)
        blocks, metadata = page.blocks, page.metadata
        url = metadata.url
    else:
        first_line = _FIRST_LINE_URL.match(text)
        url = first_line[1] if first_line else None
        if media_type is MediaType.TEXT:
            return Reading(
                media_type=media_type,
                encoding=decoded.encoding,
                character_flags=flags,
                url=url,
                text=text,
            )
        blocks = markdown_blocks(text)
    if not blocks:
        raise RejectedError(Reason.NO_TEXT, "no text is left when markup is gone")
    return Reading(
        media_type=media_type,
        encoding=decoded.encoding,
        character_flags=flags,
        url=url,
        title=metadata.title,
        declared_language=metadata.language,
        published_date=metadata.published,
        modified_date=metadata.modified,
        parsed_blocks=blocks,
    )


def readings(read_files: Mapping[str, Reading]) -> pl.DataFrame:
    """What was read of the documents of a shard, one row per document in the order given.

    Args:
        read_files: document_id → its reading.

    Returns:
        The columns of `READINGS_SCHEMA`; parsed_blocks is null where a format has none.
    """
    documents = list(read_files.values())
    blocks = [block for document in documents for block in document.parsed_blocks]
    of_document = [
        number for number, document in enumerate(documents) for _ in document.parsed_blocks
    ]
    fields = {name: list(map(attrgetter(name), blocks)) for name in PARSED_BLOCK_FIELDS}
    parsed = (
        pl.DataFrame(fields, schema=PARSED_BLOCK_FIELDS)
        .select(parsed_blocks=pl.struct(pl.all()))
        .with_columns(pl.Series("number", of_document, pl.UInt32))
        .group_by("number", maintain_order=True)
        .agg("parsed_blocks")
    )
    plain = {name: dtype for name, dtype in READINGS_SCHEMA.items() if name != "parsed_blocks"}
    columns = {
        name: [getattr(document, name) for document in documents]
        for name in plain
        if name != "document_id"
    }
    return (
        pl.DataFrame({"document_id": list(read_files), **columns}, schema=plain)
        .with_row_index("number")
        .join(parsed, on="number", how="left", maintain_order="left")
        .drop("number")
    )

"""Columns that stand in several tables, declared once so that they mean the same everywhere."""

from __future__ import annotations

import polars as pl

from warehouse.schemas.table import ID_PATTERN, SHA256_PATTERN, SPAN_ID_PATTERN, TIMESTAMP, Column
from warehouse.vocabulary import Scheme

DOCUMENT_ID = Column(
    pl.String,
    "Document: hash of source, path relative to it and the content's sha256",
    pattern=ID_PATTERN,
)
POLICY_ID = Column(pl.String, "Policy: hash of service and policy_key", pattern=ID_PATTERN)
VERSION_ID = Column(pl.String, "Version: hash of policy_id and text_sha256", pattern=ID_PATTERN)
SEGMENT_ID = Column(
    pl.String,
    "Segment: its version_id, a colon and its span, `<version_id>:<char_start>-<char_end>`",
    pattern=SPAN_ID_PATTERN,
)
REFRESH_ID = Column(
    pl.String,
    "Refresh that published the row: its start in UTC and a random suffix; ids sort by time",
    pattern="^[0-9]{8}T[0-9]{6}([0-9]{3})?Z-[0-9a-f]{6}$",
)
SERVICE = Column(pl.String, "Service (company, site or app) whose policy it is")
POLICY_KEY = Column(
    pl.String, "Which of the service's policies: the document type in the file name, else `privacy`"
)
URL = Column(pl.String, "Address that the document was fetched from, as given", nullable=True)
TEXT_SHA256 = Column(pl.String, "SHA-256 of the text in UTF-8, hexadecimal", pattern=SHA256_PATTERN)
CHAR_START = Column(
    pl.Int32, "First character of the span in the version's text", unit="code points", minimum=0
)
CHAR_END = Column(
    pl.Int32, "End of the span, exclusive, in the version's text", unit="code points", minimum=1
)
SCHEME = Column(pl.String, "Vocabulary that the term belongs to", values=Scheme)
TERM = Column(pl.String, "Term of the scheme, as its publishers spell it")
RULE = Column(pl.String, "Rule that found the row")
RULE_VERSION = Column(pl.String, "Version of the rule")
CONFIDENCE = Column(pl.Float64, "How sure the rule is, from 0 to 1", minimum=0.0, maximum=1.0)
EXTRACTOR_VERSION = Column(pl.String, "Version of the code that read the document")
PUBLISHED_AT = Column(TIMESTAMP, "When the refresh was published, UTC")

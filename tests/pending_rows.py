"""The rows of a tiny lake and of a publish under way, see `tests.pending`.

One refresh has been published: document `A1`, the first version of policy A. The one under way
brings `A2`, a second version of it, `B1`, the only version of policy B, and `bad`, rejected.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from transforms.ids import content_id
from warehouse.vocabulary import SegmentKind as Kind

Rows = dict[str, list[dict[str, Any]]]

OLD, NEW = "20240101T000000Z-00000a", "20250101T000000Z-00000b"


@dataclass(frozen=True)
class Block:
    """A segment to be: its text, and its place under the blocks before it."""

    text: str
    kind: Kind = Kind.PARAGRAPH
    depth: int = 0
    under: int | None = None
    lead_in: int | None = None


def heading(text: str, depth: int, under: int | None = None) -> Block:
    return Block(text, Kind.HEADING, depth, under)


def item(text: str, depth: int, under: int, lead_in: int | None = None) -> Block:
    return Block(text, Kind.LIST_ITEM, depth, under, lead_in)


def policy_text(company: str) -> list[Block]:
    """A short policy with every structure that a segment can have."""
    return [
        Block("Home | Sign in", Kind.BOILERPLATE),
        heading(f"{company} and your privacy", 1),
        Block(
            f"Naïve readers may skip this; {company} doesn’t.\nWrite to ask@example.org.", under=1
        ),
        heading("What we keep", 2, under=1),
        Block("We keep:", under=3),
        item("your name,", 1, under=3, lead_in=4),
        item("also the one you had before,", 2, under=5, lead_in=4),
        item("your address.", 1, under=3, lead_in=4),
        Block("Name | two years", Kind.TABLE_ROW, under=3),
    ]


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def version(policy: str, document: str, blocks: list[Block]) -> Rows:
    """The rows of a version, its segments, their sentences and tags and a fact."""
    text, spans = "", []
    for block, before in zip(blocks, [None, *blocks[:-1]], strict=True):
        if before:
            both = {block.kind, before.kind}
            text += "\n" if both == {Kind.LIST_ITEM} else "\n\n"
        spans.append((len(text), len(text) + len(block.text)))
        text += block.text
    version_id = content_id(policy, sha256(text))
    ids = [f"{version_id}:{start}-{end}" for start, end in spans]
    rows = [
        {
            "segment_id": ids[n],
            "version_id": version_id,
            "parent_segment_id": None if block.under is None else ids[block.under],
            "lead_in_segment_id": None if block.lead_in is None else ids[block.lead_in],
            "ordinal": n,
            "kind": str(block.kind),
            "depth": block.depth,
            "heading_path": _heading_path(blocks, n),
            "char_start": spans[n][0],
            "char_end": spans[n][1],
            "source_start": spans[n][0],
            "source_end": spans[n][1],
            "page": 1,
            "language": "en" if len(block.text) > 40 else None,
            "text": block.text,
            "text_sha256": sha256(block.text),
        }
        for n, block in enumerate(blocks)
    ]
    own = {
        "version_id": version_id,
        "policy_id": policy,
        "document_id": document,
        "language": "en",
        "language_confidence": 0.9,
        "policy_probability": 0.8,
        "effective_date": date(2024, 5, 1),
        "updated_date": None,
        "text": text,
        "text_sha256": sha256(text),
        "words_sha256": sha256(text.lower()),
        "n_words": len(text.split()),
        "n_segments": len(blocks),
        "n_sentences": sum(len(sentences(row)) for row in rows),
        "flesch_kincaid_grade": 9.5,
        "vagueness": 0.25,
        "extractor_version": "1",
        "derivation_version": "facts 1",
    }
    return {
        "versions": [own],
        "segments": rows,
        "sentences": [sentence for row in rows for sentence in sentences(row)],
        "tags": [tag(ids[4], "First Party Collection/Use"), tag(ids[8], "Data Retention")],
        "facts": [fact(rows[2], "ask@example.org")],
        **practice_rows(rows),
        "signatures": [{"version_id": version_id, "signature": list(range(64))}],
    }


def sentences(segment: dict[str, Any]) -> list[dict[str, Any]]:
    """The sentences of a segment, each of which ends with a full stop and a line feed."""
    if segment["kind"] == Kind.BOILERPLATE:
        return []
    start, rows = segment["char_start"], []
    for ordinal, text in enumerate(segment["text"].split("\n")):
        rows.append(
            {
                "segment_id": segment["segment_id"],
                "version_id": segment["version_id"],
                "ordinal": ordinal,
                "char_start": start,
                "char_end": start + len(text),
            }
        )
        start += len(text) + 1
    return rows


def _heading_path(blocks: list[Block], n: int) -> list[str]:
    above = blocks[n].under
    if above is None:
        return []
    own = [blocks[above].text] if blocks[above].kind == Kind.HEADING else []
    return _heading_path(blocks, above) + own


def tag(segment_id: str, term: str) -> dict[str, Any]:
    return {
        "segment_id": segment_id,
        "version_id": segment_id.split(":", maxsplit=1)[0],
        "scheme": "opp115",
        "term": term,
        "score": 0.5,
        "model_version": "1",
    }


def fact(segment: dict[str, Any], address: str) -> dict[str, Any]:
    start = segment["char_start"] + segment["text"].index(address)
    return {
        "fact_id": content_id(segment["segment_id"], address),
        "segment_id": segment["segment_id"],
        "version_id": segment["version_id"],
        "kind": "email",
        "value": address,
        "attributes": None,
        "char_start": start,
        "char_end": start + len(address),
        "text": address,
        "confidence": 1.0,
        "rule": "email",
        "rule_version": "1",
    }


def practice_rows(segments: list[dict[str, Any]]) -> Rows:
    """That a name is kept, and that it is not, and that these two contradict each other."""
    kept = practice(segments[5], "name", "affirm", segments[4]["segment_id"])
    not_kept = practice(segments[7], "address", "deny", segments[4]["segment_id"])
    pair = {
        "version_id": kept["version_id"],
        "kind": "practice",
        "first_id": kept["practice_id"],
        "second_id": not_kept["practice_id"],
        "explanation": "names are kept and not kept",
    }
    return {"practices": [kept, not_kept], "contradictions": [pair]}


def practice(
    segment: dict[str, Any], words: str, polarity: str, lead_in: str | None
) -> dict[str, Any]:
    start = segment["char_start"] + segment["text"].index(words)
    return {
        "practice_id": content_id(segment["segment_id"], words),
        "segment_id": segment["segment_id"],
        "version_id": segment["version_id"],
        "actor": "first_party",
        "action": "store",
        "data_type": "name",
        "purpose": "legal",
        "recipient": "authority",
        "subject": "user",
        "polarity": polarity,
        "modality": "does",
        "condition": "circumstance",
        "char_start": start,
        "char_end": start + len(words),
        "text": words,
        "data_start": start,
        "data_end": start + len(words),
        "purpose_start": start,
        "purpose_end": start + len(words),
        "recipient_start": start,
        "recipient_end": start + len(words),
        "lead_in_segment_id": lead_in,
        "confidence": 0.9,
        "rule": "active_verb",
        "rule_version": "1",
    }


def document(name: str, policy: str, refresh: str, day: date | None) -> dict[str, Any]:
    return {
        "document_id": content_id(name),
        "source": "made up",
        "path": f"{name}.txt",
        "sha256": sha256(name),
        "size_bytes": 100,
        "media_type": "text/plain",
        "encoding": "utf-8",
        "retrieved_at": datetime(2024, 5, 1, tzinfo=UTC),
        "document_date": day,
        "service": policy,
        "policy_key": "privacy",
        "policy_id": content_id(policy),
        "manifest": '{"sector": "toys"}',
        "status": "accepted",
        "extractor_version": "1",
        "refresh_id": refresh,
    }


def refresh(name: str, accepted: int, rejected: int) -> dict[str, Any]:
    return {
        "refresh_id": name,
        "kind": "refresh",
        "detail": None,
        "started_at": datetime(2025, 1, 1, tzinfo=UTC),
        "published_at": datetime(2025, 1, 1, 0, 1, tzinfo=UTC),
        "sources": ["made up"],
        "n_seen": accepted + rejected + 3,
        "n_accepted": accepted,
        "n_unchanged": 3,
        "n_rejected": rejected,
        "n_versions": accepted,
        "policylake_version": "0.1.0",
        "has_raw": True,
        "code_fingerprint": sha256("code"),
    }


def state() -> tuple[Rows, Rows]:
    """The rows of all tables of the published refresh, and of the one under way."""
    a, b = content_id("A"), content_id("B")
    days = {"A1": None, "A2": date(2024, 5, 1), "B1": None}
    made = {
        "A1": version(
            a, content_id("A1"), [*policy_text("Aldergate")[:-1], Block("Name | a year")]
        ),
        "A2": version(a, content_id("A2"), policy_text("Aldergate")),
        "B1": version(b, content_id("B1"), policy_text("Brindlemoor")),
    }
    ids = {name: rows["versions"][0]["version_id"] for name, rows in made.items()}
    documents = {
        name: document(name, name[0], OLD if name == "A1" else NEW, day) | {"version_id": ids[name]}
        for name, day in days.items()
    }
    bad = document("bad", "B", NEW, None) | {"status": "rejected", "reason": "empty"}
    old = made["A1"] | {
        "documents": [documents["A1"]],
        "refreshes": [refresh(OLD, 1, 0)],
        "quality_results": [
            {
                "refresh_id": OLD,
                "suite": "tags",
                "expectation": "tags.columns",
                "description": "The columns are there",
                "severity": "critical",
                "success": True,
                "n_failing_rows": 0,
            }
        ],
        "files": [
            {
                "path": "main/tags/1.parquet",
                "table_name": "tags",
                "sha256": sha256("file"),
                "size_bytes": 10,
                "n_rows": 2,
                "refresh_id": OLD,
            }
        ],
    }
    new: Rows = {
        "documents": [documents["A2"], documents["B1"], bad],
        "refreshes": [refresh(NEW, 2, 1)],
        "policies": [
            {"policy_id": p, "service": s, "policy_key": "privacy", "extra": "{}"}
            for p, s in ((a, "A"), (b, "B"))
        ],
        "periods": [
            period(a, 1, ids["A1"], documents["A1"], None, days["A2"], "first"),
            period(a, 2, ids["A2"], documents["A2"], days["A2"], None, "content"),
            period(b, 1, ids["B1"], documents["B1"], None, None, "first"),
        ],
        "returns": [{"document_id": content_id("A1"), "refresh_id": NEW}],
        "changes": [
            {
                "policy_id": a,
                "from_period_no": 1,
                "to_period_no": 2,
                "from_version_id": ids["A1"],
                "to_version_id": ids["A2"],
                "change_no": 1,
                "operation": "modified",
                "from_segment_id": made["A1"]["segments"][-1]["segment_id"],
                "to_segment_id": made["A2"]["segments"][-1]["segment_id"],
                "similarity": 0.5,
                "n_words_changed": 3,
                "is_cosmetic": False,
            }
        ],
        "duplicates": [
            {
                "version_id_a": min(ids["A2"], ids["B1"]),
                "version_id_b": max(ids["A2"], ids["B1"]),
                "similarity": 0.9,
                "is_same_text": False,
            }
        ],
        "terms": [
            {
                "scheme": "opp115",
                "term": t,
                "label": t,
                "definition": "What it says.",
                "broader_term": None if t == "Other" else "Other",
            }
            for t in ("First Party Collection/Use", "Data Retention", "Other")
        ]
        + [
            {"scheme": scheme, "term": t, "label": t, "definition": "What it says."}
            for scheme, t in (
                ("data_types", "name"),
                ("purposes", "legal"),
                ("recipients", "authority"),
            )
        ],
    }
    derived = ("versions", "segments", "sentences", "tags", "facts", "practices", "contradictions")
    for table in (*derived, "signatures"):
        new[table] = made["A2"][table] + made["B1"][table]
    return old, new


def period(
    policy: str,
    number: int,
    version_id: str,
    opened_by: dict[str, Any],
    begins: date | None,
    ends: date | None,
    kind: str,
) -> dict[str, Any]:
    return {
        "policy_id": policy,
        "period_no": number,
        "version_id": version_id,
        "valid_from": begins,
        "valid_to": ends,
        "document_id": opened_by["document_id"],
        "change_kind": kind,
    }

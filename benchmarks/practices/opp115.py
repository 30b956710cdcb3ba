"""Scores practices against the annotated practices of OPP-115.

Usage: python -m benchmarks.practices.opp115 DATA, DATA being the folder that holds train.jsonl,
validation.jsonl and practices.jsonl. Segments of which at least two annotators marked a practice
of first party collection, third party sharing or data retention are compared; what at least two
of the three marked counts as marked. Polarity is scored of segments, and of statements: those whose
data share half of their words with the data of an annotated practice, against what most annotators
of these practices say. Nothing was tuned on them but for the table of kinds below.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import polars as pl

from benchmarks.practices.spans import Score, Words, is_match
from transforms.practices import practices
from transforms.sentences import sentences

_CATEGORIES = {
    "First Party Collection/Use",
    "Third Party Sharing/Collection",
    "Data Retention",
}
_KINDS = {
    "Generic personal information": {"personal_data", "sensitive_data"},
    "Cookies and tracking elements": {"cookies"},
    "Contact": {"contact", "name", "email_address", "telephone_number", "postal_address"},
    "User online activities": {"usage"},
    "IP address and device IDs": {"ip_address", "device_identifier"},
    "Computer information": {"device", "sensor"},
    "Location": {"location", "precise_location"},
    "Demographic": {"demographic", "age", "gender", "origin", "professional", "education"},
    "Financial": {"financial", "payment", "transactions"},
    "User profile": {"profile", "account", "credentials", "preferences"},
    "User Profile": {"profile", "account", "credentials", "preferences"},
    "Social media data": {"social_media"},
    "Personal identifier": {"identity_document"},
    "Health": {"health", "biometric", "genetic"},
    "Survey data": {"survey"},
}
"""Personal Information Type → data types. `Other` and `Unspecified` are not compared."""
_SHOWN = sorted({kind.lower() for kind in _KINDS})


def segments(data: Path) -> pl.DataFrame:
    """The labelled segments as rows of the segments table: the columns that practices need."""
    rows = []
    for part in ("train", "validation"):
        for line in (data / f"{part}.jsonl").read_text().splitlines():
            row = json.loads(line)
            policy = row["policy"].split("_", 1)[0]
            rows.append((f"{policy}:{row['segment']}", row["text"].strip()))
    ids = [name for name, _ in rows]
    return pl.DataFrame(
        {
            "segment_id": ids,
            "version_id": ids,
            "lead_in_segment_id": pl.Series([None] * len(ids), dtype=pl.String),
            "kind": ["paragraph"] * len(ids),
            "char_start": pl.Series([0] * len(ids), dtype=pl.Int32),
            "char_end": pl.Series([len(text) for _, text in rows], dtype=pl.Int32),
            "text": [text for _, text in rows],
        }
    )


def marked(data: Path) -> dict[str, dict[str, Counter[str]]]:
    """Segment → attribute → value → by how many annotators it was marked."""
    seen: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for line in (data / "practices.jsonl").read_text().splitlines():
        row = json.loads(line)
        if row["category"] not in _CATEGORIES:
            continue
        segment = f"{row['policy_id']}:{row['segment_id']}"
        seen[segment].add((row["annotator"], "category", row["category"]))
        for attribute in ("Personal Information Type", "Does/Does Not"):
            if attribute in row["attributes"]:
                value = row["attributes"][attribute]["value"]
                seen[segment].add((row["annotator"], attribute, value))
    found: dict[str, dict[str, Counter[str]]] = {}
    for segment, triples in seen.items():
        attributes: dict[str, Counter[str]] = defaultdict(Counter)
        for _, attribute, value in triples:
            attributes[attribute][value.lower()] += 1
        found[segment] = attributes
    return found


def denials_of_data(data: Path, texts: dict[str, str]) -> dict[str, list[tuple[str, Words, bool]]]:
    """Segment → annotator, words of the data and whether it is denied, of each practice with both.

    Args:
        data: the folder of the corpus.
        texts: segment → its text.
    """
    found = defaultdict(list)
    for line in (data / "practices.jsonl").read_text().splitlines():
        row = json.loads(line)
        segment, attributes = f"{row['policy_id']}:{row['segment_id']}", row["attributes"]
        kind = attributes.get("Personal Information Type", {"start": -1})
        if segment not in texts or "Does/Does Not" not in attributes or kind["start"] < 0:
            continue
        # Offsets are of the page's text, whose blanks may be others.
        text, quoted = texts[segment], kind["text"].strip()
        places = [match.start() for match in re.finditer(re.escape(quoted), text)]
        if places:
            start = min(places, key=lambda place: abs(place - kind["start"]))
            words = words_at(text, start, start + len(quoted))
            is_denied = attributes["Does/Does Not"]["value"] == "Does Not"
            found[segment].append((row["annotator"], words, is_denied))
    return found


def words_at(text: str, start: int, end: int) -> Words:
    """The words of ``text`` at a span, by number."""
    words = enumerate(re.finditer(r"\S+", text))
    return frozenset(n for n, word in words if word.start() < end and start < word.end())


def statements(data: Path, texts: dict[str, str], rows: pl.DataFrame) -> Score:
    """Whether the statements that annotators marked too are denied, by us and by most of them."""
    by_segment = denials_of_data(data, texts)
    score = Score()
    rows = rows.filter(pl.col("data_start").is_not_null(), pl.col("action") != "store")
    for row in rows.iter_rows(named=True):
        segment = row["segment_id"]
        own = words_at(texts[segment], row["data_start"], row["data_end"])
        said: dict[str, set[bool]] = defaultdict(set)
        for annotator, words, is_denied in by_segment[segment]:
            if is_match(own, words, "either"):
                said[annotator].add(is_denied)
        votes = [min(both) for both in said.values() if len(both) == 1]
        if sum(votes) * 2 != len(votes):
            _count(score, row["polarity"] == "deny", sum(votes) * 2 > len(votes))
    return score


def report(data: Path) -> None:
    """Print the scores."""
    told = segments(data)
    rows = practices(told, sentences(told))
    by_segment: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows.iter_rows(named=True):
        by_segment[row["segment_id"]].append(row)
    agreed = marked(data)
    kinds: dict[str, Score] = {kind: Score() for kind in _SHOWN}
    all_kinds, denials, any_practice = Score(), Score(), Score()
    for segment in told["segment_id"]:
        attributes = agreed.get(segment, {})
        own = by_segment.get(segment, [])
        n_marking = max(attributes.get("category", Counter()).values(), default=0)
        _count(any_practice, bool(own), n_marking >= 2)
        if n_marking < 2:
            continue
        types = {row["data_type"] for row in own}
        told_types = attributes.get("Personal Information Type", Counter())
        for kind, score in kinds.items():
            ours = any(types & _KINDS[k] for k in _KINDS if k.lower() == kind)
            if told_types[kind] == 1 and ours:
                continue  # One annotator of three: neither right nor wrong.
            _count(score, ours, told_types[kind] >= 2)
            _count(all_kinds, ours, told_types[kind] >= 2)
        if own:
            # Retention has no such attribute.
            is_denied = any(row["polarity"] == "deny" and row["action"] != "store" for row in own)
            n_denying = attributes.get("Does/Does Not", Counter())["does not"]
            if n_denying != 1:
                _count(denials, is_denied, n_denying > 1)
    for kind, score in kinds.items():
        print(f"{kind:32} {score}")
    print(f"{'all kinds':32} {all_kinds}")
    print(f"{'segments with a practice':32} {any_practice}")
    print(f"{'does not, of segments':32} {denials}")
    texts = dict(told.select("segment_id", "text").iter_rows())
    print(f"{'does not, of statements':32} {statements(data, texts, rows)}")


def _count(score: Score, is_found: bool, is_marked: bool) -> None:
    score.n_found += is_found
    score.n_marked += is_marked
    score.n_right += is_found and is_marked
    score.n_hit += is_found and is_marked


if __name__ == "__main__":
    report(Path(sys.argv[1]))

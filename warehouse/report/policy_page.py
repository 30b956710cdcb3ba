"""What the page of a policy shows: its text with marks, and the rows that the marks lead to."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from warehouse.report.marking import Mark, shared_out, stretches
from warehouse.report.names import plain, slug
from warehouse.report.palette import CATEGORY_COLOURS
from warehouse.statements import fact_in_words, practice_in_words
from warehouse.vocabulary import Action

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

    from warehouse.report.histories import History


def policy_page(history: History) -> dict[str, Any]:
    """The page of a policy's present version, ready for its template.

    Returns:
        `policy`, `periods`, `link` (its address on the web, or None), `blocks` of the text,
        `categories` (label, class and number of segments), `facts`, `contradictions`, `practices`
        (data type, and a cell for each of `Action`), `n_without_model`.
    """
    version_id = history.policy["version_id"]
    facts = list(_facts(history.of("facts", version_id)))
    contradictions = list(_contradictions(history.of("contradictions", version_id)))
    segments = history.of("segments", version_id)
    tags = _tags(history.of("tags", version_id))
    shown = list(_segments(segments, tags, _marks(facts, contradictions)))
    placed = {
        mark.anchor for segment in shown for piece in segment["pieces"] for mark in piece.ends
    }
    return {
        "policy": history.policy,
        "periods": history.periods,
        "link": web_address(history.policy["url"]),
        "blocks": list(_blocks(shown)),
        "categories": _categories(tags),
        "facts": facts,
        "contradictions": contradictions,
        "placed": placed,
        "practices": _practices(history.of("practices", version_id)),
        "n_without_model": sum("without-model" in tag["class"] for t in tags.values() for tag in t),
    }


def web_address(url: str | None) -> str | None:
    """``url`` where a browser may follow it: it is of the web, and nothing else."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def _rows(frame: pl.DataFrame | None) -> Iterator[dict[str, Any]]:
    return frame.iter_rows(named=True) if frame is not None else iter(())


def _facts(rows: pl.DataFrame | None) -> Iterator[dict[str, Any]]:
    for number, row in enumerate(_rows(rows), 1):
        words = fact_in_words(row["kind"], row["value"], row["attributes"])
        yield {
            **row,
            "label": f"{number}",
            "anchor": f"fact-{number}",
            "words": words,
            "written": list(_written(row, words)),
        }


def _written(row: dict[str, Any], words: str) -> Iterator[tuple[str, str]]:
    """What stands in a row and is not to be seen in the words that tell it."""
    attributes = json.loads(row["attributes"]) if row["attributes"] else {}
    for name, value in {"value": row["value"], **attributes}.items():
        told = _told(value)
        if plain(told).lower() not in words.lower():
            yield name, told


def _contradictions(rows: pl.DataFrame | None) -> Iterator[dict[str, Any]]:
    for number, row in enumerate(_rows(rows), 1):
        sides = [
            {
                **side,
                "label": f"C{number}{letter}",
                "anchor": f"contradiction-{number}-{letter}",
                "words": _side_in_words(side),
            }
            for letter, side in zip("ab", row["sides"], strict=False)
        ]
        yield {**row, "sides": sides}


def _side_in_words(side: dict[str, Any]) -> str:
    if side["kind"] is not None:
        return fact_in_words(side["kind"], side["value"], side["attributes"])
    columns = ("actor", "action", "polarity", "modality", "data_type", "recipient", "subject")
    return practice_in_words(**{column: side[column] for column in columns})


def _marks(facts: list[dict[str, Any]], contradictions: list[dict[str, Any]]) -> list[Mark]:
    sides = [side for contradiction in contradictions for side in contradiction["sides"]]
    return [
        Mark(row["label"], row["anchor"], kind, row["char_start"], row["char_end"], _note(row))
        for kind, rows in (("fact", facts), ("contradiction", sides))
        for row in rows
    ]


def _note(row: dict[str, Any]) -> str:
    """What is told of a mark where it stands."""
    return f"{plain(row['kind'])}: {row['words']}" if row["kind"] else str(row["words"])


def _tags(rows: pl.DataFrame | None) -> dict[str, list[dict[str, Any]]]:
    """segment_id → its categories, the most likely first."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in _rows(rows):
        name = slug(row["label"]) if row["scheme"] == "opp115" else "without-model"
        tag = {"label": row["label"], "class": f"tag-{name}", "score": row["score"]}
        found.setdefault(row["segment_id"], []).append(tag)
    return found


def _segments(
    rows: pl.DataFrame | None, tags: dict[str, list[dict[str, Any]]], marks: list[Mark]
) -> Iterator[dict[str, Any]]:
    segments = list(_rows(rows))
    spans = [(row["char_start"], row["char_end"]) for row in segments]
    level = 2
    for row, found in zip(segments, shared_out(marks, spans), strict=True):
        if row["kind"] == "heading":
            # A level is never skipped: the text's headings stand under the page's own.
            level = min(row["depth"] + 2, level + 1, 6)
        of_segment = tags.get(row["segment_id"], [])
        yield {
            "kind": row["kind"],
            "level": level,
            "depth": min(row["depth"], 5),
            "anchor": anchor(row["segment_id"]),
            "tags": [tag for tag in of_segment if tag["class"] != "tag-without-model"],
            "pieces": stretches(row["text"], row["char_start"], found),
        }


def _blocks(segments: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Runs of segments that are page furniture, and runs that are not."""
    for is_furniture, run in groupby(segments, lambda segment: segment["kind"] == "boilerplate"):
        yield {"is_furniture": is_furniture, "segments": list(run)}


def anchor(segment_id: str) -> str:
    """The id of a segment in its page: its span."""
    return f"s{segment_id.partition(':')[2]}"


def _categories(tags: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Every category with the segments that it applies to, the most frequent first."""
    counts: dict[tuple[str, str], int] = {}
    for of_segment in tags.values():
        for tag in of_segment:
            if tag["class"].removeprefix("tag-") in CATEGORY_COLOURS:
                key = (tag["label"], tag["class"])
                counts[key] = counts.get(key, 0) + 1
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [{"label": label, "class": name, "n": n} for (label, name), n in ordered]


def _practices(rows: pl.DataFrame | None) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for row in _rows(rows):
        cell = {**row, "anchor": anchor(row["segment_id"])}
        found.setdefault(row["data_type"], {})[row["action"]] = cell
    return [
        {"data_type": data_type, "cells": [cells.get(action) for action in Action]}
        for data_type, cells in sorted(found.items())
    ]


def _told(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)

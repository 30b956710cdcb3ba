"""Texts with planted near copies, and which pairs are alike by brute force."""

from __future__ import annotations

import random
import re
import tempfile
from pathlib import Path

import numpy as np
from scipy import sparse

from benchmarks.corpus import write_texts

_COPIES = 2
_SEQUENCE = 3


def texts_with_copies(n_documents: int, seed: int) -> list[str]:
    """A third of the texts are drawn, the others are edited copies of them, lightly or heavily."""
    chance = random.Random(seed)
    originals = _originals(n_documents // (_COPIES + 1), seed)
    texts = list(originals)
    while len(texts) < n_documents:
        texts.append(_edited(originals[len(texts) % len(originals)], originals, chance))
    chance.shuffle(texts)
    return texts


def _originals(n: int, seed: int) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        write_texts(Path(folder) / "texts", n, seed)
        files = sorted((Path(folder) / "texts").iterdir())
        return [file.read_bytes().decode("utf-8", "replace") for file in files]


def _edited(text: str, others: list[str], chance: random.Random) -> str:
    """``text`` after one to three kinds of edits."""
    for _ in range(chance.randint(1, 3)):
        edit = chance.choice([_replace_words, _drop_words, _other_name, _insert, _move, _cut])
        text = edit(text, others, chance)
    return text


def _replace_words(text: str, _: list[str], chance: random.Random) -> str:
    rate = chance.choice([0.001, 0.005, 0.01, 0.02, 0.04])
    return re.sub(r"\w+", lambda w: "instead" if chance.random() < rate else w.group(), text)


def _drop_words(text: str, _: list[str], chance: random.Random) -> str:
    rate = chance.choice([0.001, 0.01, 0.03])
    return re.sub(r"\w+ ", lambda w: "" if chance.random() < rate else w.group(), text)


def _other_name(text: str, _: list[str], chance: random.Random) -> str:
    names = re.findall(r"\b[A-Z]\w{5,}", text)
    return text.replace(chance.choice(names), "Brindlemoor") if names else text


def _insert(text: str, others: list[str], chance: random.Random) -> str:
    words = chance.choice(others).split(" ")[: chance.randint(5, 200)]
    return f"{text}\n{' '.join(words)}"


def _move(text: str, _: list[str], chance: random.Random) -> str:
    lines = text.split("\n")
    lines.insert(chance.randrange(len(lines)), lines.pop(chance.randrange(len(lines))))
    return "\n".join(lines)


def _cut(text: str, _: list[str], chance: random.Random) -> str:
    words = text.split(" ")
    return " ".join(words[: max(3, int(len(words) * chance.uniform(0.8, 1.0)))])


def alike_by_brute_force(texts: list[str], least: float) -> dict[tuple[int, int], float]:
    """Every two places of ``texts`` of Jaccard similarity ``least`` or more, all compared."""
    sets = [_sequences(text) for text in texts]
    known: dict[object, int] = {}
    columns = [known.setdefault(one, len(known)) for own in sets for one in own]
    starts = np.cumsum([0, *map(len, sets)])
    ones = np.ones(len(columns), np.int32)
    held = sparse.csr_matrix((ones, columns, starts), shape=(len(texts), len(known)))
    shared = sparse.triu(held @ held.T, k=1).tocoo()
    sizes = np.diff(starts)
    similarity = shared.data / (sizes[shared.row] + sizes[shared.col] - shared.data)
    at = similarity >= least
    pairs = zip(shared.row[at].tolist(), shared.col[at].tolist(), strict=True)
    return dict(zip(pairs, similarity[at].tolist(), strict=True))


def _sequences(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[\u0800-\uffff][^\s\u0800-\uffff]*|[^\s\u0800-\uffff]+", text)
    return set(zip(*(words[n:] for n in range(_SEQUENCE)), strict=False))

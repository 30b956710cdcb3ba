"""Sentence encoders whose upper layers learn to tell labels: what a teacher is made of.

Needs, beside the project: torch, transformers.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

_MOST_TOKENS: Final = 192
_EPOCHS: Final = 4
_BATCH: Final = 16
_SCORED_BATCH: Final = 32
_HEAD_RATE: Final = 1e-3
_NO_TOKEN: Final = -1e4
"""Added to what tells how much a place counts, where a text has ended."""


@dataclass(frozen=True)
class Recipe:
    """How an encoder is taught."""

    n_frozen: int
    """Layers that stay as they are, from the lowest."""
    rate: float
    """Learning rate of the uppermost layer."""
    decay: float = 1.0
    """Of that rate, from each layer to the one below."""


@dataclass(frozen=True)
class Encoded:
    """What the frozen layers make of some texts: a row per token."""

    tokens: Any
    starts: Any
    """First row of each text, and the end of the last."""

    def batch(self, texts: Any) -> tuple[Any, Any]:
        """Tokens (text × place × unit) and a mask of those that there are."""
        lengths = self.starts[texts + 1] - self.starts[texts]
        shape = len(texts), lengths.max()
        tokens = torch.zeros((*shape, self.tokens.shape[1]), dtype=torch.bfloat16)
        mask = torch.zeros(shape)
        for row, text in enumerate(texts):
            tokens[row, : lengths[row]] = self.tokens[self.starts[text] : self.starts[text + 1]]
            mask[row, : lengths[row]] = 1
        return tokens, mask


class Encoder:
    """A pretrained encoder of the kind of BERT or MPNet, parted in lower and upper layers.

    Args:
        folder: its config.json, model.safetensors and tokenizer.
        recipe: how it is to be taught.
    """

    def __init__(self, folder: Path, recipe: Recipe) -> None:
        self.recipe = recipe
        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        self.model = AutoModel.from_pretrained(folder, dtype=torch.float32).eval()
        layers = self.model.encoder.layer
        self.upper = layers[recipe.n_frozen :]
        self.model.encoder.layer = layers[: recipe.n_frozen]

    @property
    def distances(self) -> Any:
        """What MPNet adds for the distance between two places; None where there is no such."""
        return getattr(self.model.encoder, "relative_attention_bias", None)

    def buckets(self, n_places: int) -> Any:
        """The kind of distance between each two of ``n_places``."""
        place = torch.arange(n_places)
        away = place[None, :] - place[:, None]
        n_kinds = self.model.config.relative_attention_num_buckets
        return self.model.encoder.relative_position_bucket(away, num_buckets=n_kinds)

    def encode(self, texts: list[str]) -> Encoded:
        """``texts`` after the lower layers."""
        ids = self.tokenizer(texts, truncation=True, max_length=_MOST_TOKENS)["input_ids"]
        lengths = np.array([len(text) for text in ids])
        starts = np.concatenate([[0], np.cumsum(lengths)])
        n_units = self.model.config.hidden_size
        tokens = torch.zeros((starts[-1], n_units), dtype=torch.bfloat16)
        for rows in _by_length(lengths):
            shape = len(rows), lengths[rows].max()
            padded = torch.full(shape, self.tokenizer.pad_token_id)
            mask = torch.zeros(shape, dtype=torch.long)
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

    def __init__(self, encoder: Encoder, n_labels: int, seed: int) -> None:
        super().__init__()
        torch.manual_seed(seed)
        n_units = encoder.model.config.hidden_size
        self.layers = copy.deepcopy(encoder.upper)
        self.distances = copy.deepcopy(encoder.distances)
        self.buckets = encoder.buckets
        self.attention = torch.nn.Linear(n_units, n_labels)
        self.value = torch.nn.Linear(n_units, n_labels)
        self.pooled = torch.nn.Linear(2 * n_units, n_labels)
        self.drop = torch.nn.Dropout(0.1)

    def forward(self, tokens: Any, mask: Any) -> Any:
        away = ((1 - mask) * _NO_TOKEN)[:, None, None, :].to(tokens.dtype)
        beside = {}
        if self.distances is not None:
            by_distance = self.distances(self.buckets(tokens.shape[1])).permute(2, 0, 1)[None]
            beside["position_bias"] = by_distance.expand(len(tokens), -1, -1, -1)
        for layer in self.layers:
            tokens = layer(tokens, away, **beside)
            tokens = tokens[0] if isinstance(tokens, tuple) else tokens
        tokens, there = self.drop(tokens.float()), mask[:, :, None]
        shares = torch.softmax(self.attention(tokens) + _NO_TOKEN * (1 - there), 1)
        mean = (tokens * there).sum(1) / there.sum(1)
        greatest = (tokens + _NO_TOKEN * (1 - there)).max(1).values
        attended = (shares * self.value(tokens)).sum(1)
        return attended + self.pooled(torch.cat([mean, greatest], 1))

    def rates(self, recipe: Recipe) -> list[dict[str, Any]]:
        """The parameters with their learning rates."""
        rates = [recipe.rate * recipe.decay**depth for depth in range(len(self.layers))][::-1]
        groups = [
            {"params": list(layer.parameters()), "lr": rate}
            for layer, rate in zip(self.layers, rates, strict=True)
        ]
        if self.distances is not None:
            groups.append({"params": list(self.distances.parameters()), "lr": rates[0]})
        new = (self.attention, self.value, self.pooled)
        return [
            *groups,
            {"params": [p for part in new for p in part.parameters()], "lr": _HEAD_RATE},
        ]


def trained_head(encoder: Encoder, encoded: Encoded, rows: Any, degrees: Any, seed: int) -> Head:
    """A head after some rounds over the labelled texts ``rows``, whose degrees are ``degrees``."""
    head, random = Head(encoder, degrees.shape[1], seed), np.random.default_rng(seed)
    optimizer = torch.optim.AdamW(head.rates(encoder.recipe), weight_decay=0.01)
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


def head_logits(head: Head, encoded: Encoded) -> Any:
    """The logits of all texts, a row each."""
    lengths = np.diff(encoded.starts)
    found = np.zeros((len(lengths), head.value.out_features), np.float32)
    for rows in _by_length(lengths):
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            found[rows] = head(*encoded.batch(rows)).float().numpy()
    return found


def _batches(rows: Any, encoded: Encoded, random: Any) -> Iterator[Any]:
    """``rows`` in batches of similar length, in any order."""
    lengths = encoded.starts[rows + 1] - encoded.starts[rows]
    order = rows[np.argsort(lengths * (1 + 0.2 * random.random(len(rows))))]
    batches = [order[at : at + _BATCH] for at in range(0, len(order), _BATCH)]
    for place in random.permutation(len(batches)):
        yield batches[place]


def _by_length(lengths: Any) -> Iterator[Any]:
    """All rows in batches of similar length."""
    order = np.argsort(lengths, kind="stable")
    for at in range(0, len(order), _SCORED_BATCH):
        yield order[at : at + _SCORED_BATCH]

"""The file of a model: the same bytes again, and nothing but a whole one is read."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import numpy as np
import polars as pl
import pytest

from tests.tag_models import small_model, small_network
from transforms.tag_model import scores
from transforms.tag_model_file import (
    FORMAT,
    MAGIC,
    TagModelError,
    model_bytes,
    model_from_bytes,
    tag_model,
)

CONTENT = model_bytes(small_model())


def test_a_model_comes_back_as_it_was() -> None:
    readings = pl.DataFrame({"heading": ["Vaults"], "lead_in": [None], "text": ["All is locked."]})
    readings = readings.cast(pl.String)
    model = model_from_bytes(CONTENT)
    assert model.labels == small_model().labels
    assert np.allclose(scores(model, readings), scores(small_model(), readings), atol=0.01)


def test_a_vector_keeps_its_direction_however_short_it_is() -> None:
    network = small_network()
    network.words[7] *= 1e-2
    content = model_bytes(replace(small_model(), network=network))
    read = model_from_bytes(content).network
    for number, closeness in ((7, 0.1), (8, 0.01)):
        told = read.words[number] * read.unit
        assert np.abs(told - network.words[number]).max() < closeness * np.abs(told).max()


def test_bytes_and_version_follow_from_the_model() -> None:
    assert model_bytes(small_model()) == CONTENT
    other = model_bytes(small_model(("Data Security", "Data Retention")))
    assert model_from_bytes(other).version != model_from_bytes(CONTENT).version


@pytest.mark.parametrize("kept", [0, 5, len(MAGIC) + 1, len(MAGIC) + 90, len(CONTENT) - 1])
def test_a_truncated_file_is_refused(kept: int) -> None:
    with pytest.raises(TagModelError):
        model_from_bytes(CONTENT[:kept])


@pytest.mark.parametrize(
    "at", [3, len(MAGIC) + 9, len(MAGIC) + 90, len(CONTENT) // 2, len(CONTENT) - 1]
)
def test_a_damaged_file_is_refused(at: int) -> None:
    damaged = bytearray(CONTENT)
    damaged[at] ^= 0x40
    with pytest.raises(TagModelError):
        model_from_bytes(bytes(damaged))


def test_another_format_is_refused_with_the_way_out() -> None:
    with pytest.raises(TagModelError, match=f"format is 99 and this program reads {FORMAT}; train"):
        model_from_bytes(CONTENT.replace(b"%s%d\n" % (MAGIC, FORMAT), MAGIC + b"99\n"))


def test_something_else_is_refused() -> None:
    with pytest.raises(TagModelError, match="not a tag model"):
        model_from_bytes(b"PK\x03\x04 a zip, perhaps")


@pytest.mark.parametrize(
    ("key", "value"),
    [("labels", []), ("labels", ["One"]), ("arrays", [["words", "|i1", [1 << 40]]]), ("arrays", 3)],
)
def test_a_file_that_contradicts_itself_is_refused(key: str, value: object) -> None:
    first, _, head, packed = CONTENT.split(b"\n", maxsplit=3)
    body = json.dumps(json.loads(head) | {key: value}).encode() + b"\n" + packed
    digest = hashlib.sha256(body).hexdigest().encode()
    with pytest.raises(TagModelError, match="contradicts itself"):
        model_from_bytes(b"\n".join((first, digest, body)))


def test_tables_for_other_hashes_are_refused() -> None:
    network = replace(small_network(), pairs=small_network().pairs[:1000])
    with pytest.raises(TagModelError, match="other hashes"):
        model_from_bytes(model_bytes(replace(small_model(), network=network)))


def test_layers_that_do_not_fit_together_are_refused() -> None:
    network = replace(small_network(), attention=small_network().attention[:, :1])
    with pytest.raises(TagModelError, match="do not fit together"):
        model_from_bytes(model_bytes(replace(small_model(), network=network)))


def test_the_model_that_comes_along_is_small_and_knows_the_labels() -> None:
    model = tag_model()
    assert len(model.labels) == 12
    assert len(model_bytes(model)) <= 20_000_000
    assert model.version == tag_model().version

"""The model that tags as bytes.

A line with the format's number, a line with the hash of all that follows, a line of JSON about the
model, and its arrays, compressed.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import Any, Final

import numpy as np
import zstandard

from transforms.tag_model import Floats, Network, TagModel, with_float_tables
from transforms.tag_words import PAIR_BITS, WORD_BITS

FORMAT: Final = 3
MAGIC: Final = b"policylake tag model "
_LEVEL: Final = 19
_TABLES: Final = ("words", "pairs")
"""Arrays kept as whole numbers from -127 to 127, with a whole factor for each row."""
_MOST: Final = 127
_MOST_FACTOR: Final = 129
"""A word's and a pair's number are added as 16 bits: 2 × 127 × 129 is just below 2 to the 15."""
_LAYERS: Final = ("attention", "hidden", "hidden_bias", "label", "direct", "bias")
_PER_LABEL: Final = ("slopes", "shifts", "limits")
_MOST_NUMBERS: Final = 1 << 26
"""A file that speaks of more is not one of ours, whatever its hash says."""


class TagModelError(ValueError):
    """A file is not a model that this program can use; the message says why and the way out."""


def model_bytes(model: TagModel) -> bytes:
    """The file of ``model``; the same model gives the same bytes. Its version is not kept:
    it is told from the content, see `model_from_bytes`.
    """
    arrays: dict[str, Any] = {}
    network = with_float_tables(model.network)
    greatest = max(float(np.abs(getattr(network, name)).max()) for name in _TABLES)
    unit = np.float32(greatest / (_MOST * _MOST_FACTOR) or 1)
    for name in _TABLES:
        arrays[name], arrays[f"{name}_factors"] = _quantized(getattr(network, name), unit)
    arrays["unit"] = np.array([unit], "<f4")
    arrays |= {name: getattr(model.network, name).astype("<f4") for name in _LAYERS}
    arrays |= {name: getattr(model, name).astype("<f4") for name in _PER_LABEL}
    plain = b"".join(np.ascontiguousarray(array).tobytes() for array in arrays.values())
    packed = zstandard.ZstdCompressor(level=_LEVEL).compress(plain)
    about = {
        "languages": list(model.languages),
        "labels": list(model.labels),
        "learnt_from": list(model.learnt_from),
        "arrays": [[name, a.dtype.str, list(a.shape)] for name, a in arrays.items()],
    }
    body = json.dumps(about, ensure_ascii=False, sort_keys=True).encode() + b"\n" + packed
    return b"%s%d\n%s\n%s" % (MAGIC, FORMAT, hashlib.sha256(body).hexdigest().encode(), body)


def model_from_bytes(content: bytes) -> TagModel:
    """The model in a file. Its version is the beginning of the hash.

    Raises:
        TagModelError: the file is something else, of another format, cut off or damaged.
    """
    first, _, rest = content.partition(b"\n")
    if not first.startswith(MAGIC):
        raise TagModelError("it is not a tag model; make one by `policylake train`")
    file_format = first.removeprefix(MAGIC).decode(errors="replace")
    if file_format != str(FORMAT):
        raise TagModelError(
            f"its format is {file_format} and this program reads {FORMAT}; "
            "train the model anew, or use the program that it came with"
        )
    digest, _, body = rest.partition(b"\n")
    found = hashlib.sha256(body).hexdigest()
    if found.encode() != digest:
        raise TagModelError("it is cut off or damaged (its hash differs); restore it from a copy")
    head, _, packed = body.partition(b"\n")
    try:
        about = json.loads(head)
        return _model(about, _arrays(about, packed), _version(found))
    except (ValueError, KeyError, TypeError, zstandard.ZstdError) as error:
        raise TagModelError(f"it contradicts itself ({error}); restore it from a copy") from error


@cache
def tag_model() -> TagModel:
    """The model that comes with this package."""
    return model_from_bytes((files("transforms") / "tags.model").read_bytes())


@cache
def tag_model_version() -> str:
    """The version of the model that comes with this package, without the time to load it."""
    with (files("transforms") / "tags.model").open("rb") as file:
        file.readline()
        return _version(file.readline().decode("ascii", "replace").strip())


def _version(digest: str) -> str:
    return f"tags-{digest[:12]}"


def _quantized(table: Floats, unit: np.float32) -> tuple[Any, Any]:
    """Whole numbers and, for each row, the whole factor that makes them the row in ``unit``s."""
    factors = np.ceil(np.abs(table).max(axis=1) / (_MOST * unit)).clip(1, _MOST_FACTOR)
    return np.rint(table / (factors * unit)[:, None]).astype("i1"), factors.astype("u1")


def _arrays(about: dict[str, Any], packed: bytes) -> dict[str, Any]:
    """The arrays by name, as they were written."""
    kinds = {name: (np.dtype(kind), tuple(shape)) for name, kind, shape in about["arrays"]}
    n_numbers = sum(int(np.prod(shape)) for _, shape in kinds.values())
    if n_numbers > _MOST_NUMBERS:
        raise ValueError("it is too large")
    n_bytes = sum(kind.itemsize * int(np.prod(shape)) for kind, shape in kinds.values())
    plain = zstandard.ZstdDecompressor().decompress(packed, max_output_size=n_bytes)
    if len(plain) != n_bytes:
        raise ValueError("its arrays have another size than it says")
    arrays, at = {}, 0
    for name, (kind, shape) in kinds.items():
        size = int(np.prod(shape))
        arrays[name] = np.frombuffer(plain, kind, size, at).reshape(shape)
        at += size * kind.itemsize
    return arrays


def _model(about: dict[str, Any], arrays: dict[str, Any], version: str) -> TagModel:
    tables = {
        name: arrays[name].astype(np.int16) * arrays[f"{name}_factors"][:, None] for name in _TABLES
    }
    (unit,) = arrays["unit"].tolist()
    network = Network(**tables, **{name: arrays[name] for name in _LAYERS}, unit=unit)
    labels = tuple(about["labels"])
    if not labels or any(len(arrays[name]) != len(labels) for name in (*_PER_LABEL, "bias")):
        raise ValueError("its labels and its arrays do not fit together")
    if network.words.shape[0] != 1 << WORD_BITS or network.pairs.shape[0] != 1 << PAIR_BITS:
        raise ValueError("its tables are for other hashes of words")
    length, n_means = network.attention.shape
    if network.words.shape[1] != length or network.hidden.shape[0] != (1 + n_means) * length:
        raise ValueError("its layers do not fit together")
    return TagModel(
        version=version,
        languages=tuple(about["languages"]),
        labels=labels,
        network=network,
        **{name: arrays[name] for name in _PER_LABEL},
        learnt_from=tuple(about.get("learnt_from", ())),
    )

"""The documents that the policy check learns from, their labels, and which belong together."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from transforms.blocks import blocks
from transforms.languages import likeliest_languages
from transforms.policy_check import policy_check
from transforms.policy_model import PolicyModel, policy_features, policy_heads
from transforms.reading import read, readings

DATA = Path(__file__).parents[3] / "shared" / "data"
LABELS = Path(__file__).with_name("labels.csv")

_BATCH = 1000
_HAS_POLICY = r"privacy|datenschutz"
_UNSURE = (
    r"terms|condition|cookie|legal|disclaim|shield|act\b|blog|news|law|\d{4}|priv.*tags?|products?/"
)
_HAS_OTHER = r"terms|condition|cookie|return|refund|shipping|copyright|about|help|disclaim|polic"
_MAY_HAVE_POLICY = r"priv|legal|data|gdpr"


@dataclass(frozen=True)
class Source:
    """One file and what is known of it without reading it."""

    collection: str
    name: str
    content: bytes
    service: str
    """Documents of one service are kept together: all learnt from, or all measured."""

    @property
    def document_id(self) -> str:
        """Collection and name."""
        return f"{self.collection}/{self.name}"


def sources() -> Iterator[Source]:
    """The labelled collections, then the crawled texts, whose addresses alone say what they are."""
    for collection in ("policies", "not_policies", "versions"):
        for file in sorted((DATA / collection).rglob("*")):
            if file.is_file():
                name = file.relative_to(DATA / collection).as_posix()
                yield Source(collection, name, file.read_bytes(), _service(name))
    bulk = pl.read_parquet(DATA / "policies_bulk.parquet")
    for name, raw in bulk.select("name", "raw").iter_rows():
        yield Source("crawled", name, raw, _service("dmoz__" + name.replace("/", "__")))


def _service(name: str) -> str:
    """The service or site that a file's name names, spelt the same in all collections."""
    stem = re.sub(r"\.(?:txt|md|html|pdf)$", "", name.rsplit("/", 1)[-1])
    if "dmoz__" in name:
        site = re.sub(r"-\d+$", "", stem.rsplit("__", 1)[-1])
        return re.sub(r"[^a-z0-9]", "", re.sub(r"^www-", "", site))
    if stem.startswith("ota_"):
        stem = stem.split("__")[1]
    elif "/" in name and re.match(r"\d{4}-", stem):
        stem = name.split("/")[-2].split("__", maxsplit=1)[0]
    else:
        parts = stem.split("__")
        stem = parts[-1] if parts[0] in {"c3pa", "opp115"} else parts[0]
    return re.sub(r"[^a-z0-9]", "", stem.lower())


def examples(model: PolicyModel) -> pl.DataFrame:
    """One row per document that can be read: collection, name, fold group, label and features.

    label: `policy`, `other`, `both` (a policy inside another document) or `unclear`, as the folder
    or labels.csv has it; of crawled texts `policy`, `other` or null, as their address has it.
    folder_label is without labels.csv.
    """
    frames = [_batch(batch, model) for batch in _batches()]
    found = pl.concat(frames, how="diagonal").fill_null(0.0)
    # Documents that begin with the same words are taken as one, whatever they are called.
    return found.with_columns(group=pl.col("service").first().over("beginning")).drop("beginning")


def checked(models: list[PolicyModel], folds: dict[str, int]) -> pl.DataFrame:
    """document_id and probability of the labelled documents, each by the model of its fold.

    Args:
        models: one a fold.
        folds: document_id → fold.
    """
    by_fold: list[list[Source]] = [[] for _ in models]
    for source in sources():
        if source.collection == "crawled":
            break
        if source.document_id in folds:
            by_fold[folds[source.document_id]].append(source)
    parts = []
    for batch, model in zip(by_fold, models, strict=True):
        rows = readings({source.document_id: read(source.content, source.name) for source in batch})
        parts.append(policy_check(rows, blocks(rows), model))
    return pl.concat(parts).select("document_id", probability="policy_probability")


def _batches() -> Iterator[list[Source]]:
    batch: list[Source] = []
    for source in sources():
        batch.append(source)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    yield batch


def _batch(batch: list[Source], model: PolicyModel) -> pl.DataFrame:
    read_files = {source.document_id: read(source.content, source.name) for source in batch}
    rows = readings(read_files)
    heads = policy_heads(rows, blocks(rows))
    features = policy_features(heads, model).collect()
    values = features.pivot("feature", index="document_id", values="value")
    known = pl.DataFrame(
        [
            _known(source, reading.url)
            for source, reading in zip(batch, read_files.values(), strict=True)
        ],
        orient="row",
    )
    language = likeliest_languages(heads.get_column("text"))
    beginning = pl.col("text").str.replace_all(r"[^\p{L}]", "").str.head(1500)
    return (
        known.join(
            heads.select("document_id", language, beginning=beginning),
            on="document_id",
            maintain_order="left",
        )
        .join(values, on="document_id", how="left", maintain_order="left")
        .with_columns(pl.col(values.columns).exclude("document_id").fill_null(0.0))
    )


def _known(source: Source, url: str | None) -> dict[str, str | None]:
    sha256 = hashlib.sha256(source.content).hexdigest()
    if source.collection == "crawled":
        folder_label = _label_of_address(url)
    else:
        folder_label = "other" if source.collection == "not_policies" else "policy"
    return {
        "document_id": source.document_id,
        "collection": source.collection,
        "service": source.service,
        "sha256": sha256,
        "folder_label": folder_label,
        "label": _corrections().get(sha256, folder_label),
    }


def _label_of_address(url: str | None) -> str | None:
    """What the path of an address says that the page is, if it says so."""
    path = re.sub(r"^https?://[^/]*", "", (url or "").lower())
    if re.search(_HAS_POLICY, path):
        return None if re.search(_UNSURE, path) else "policy"
    if re.search(_HAS_OTHER, path) and not re.search(_MAY_HAVE_POLICY, path):
        return "other"
    return None


def _corrections() -> dict[str, str]:
    """sha256 → label of documents that are not what their folder says, as found by reading them."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        return {row["sha256"]: row["label"] for row in csv.DictReader(file)}

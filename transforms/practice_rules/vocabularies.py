"""The vocabularies of data types, purposes and recipients, as their data files give them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from transforms.practice_rules.phrases import with_plurals

_DPV: Final = "https://w3id.org/dpv#"
_PERSONAL: Final = "https://w3id.org/dpv/pd#"
_NAMING: Final = ("information", "data", "details", "info", "records", "record")
_ABOUT: Final = ("about", "regarding", "on", "concerning", "relating to", "related to", "of")
_WHOSE: Final = (
    "",
    "your ",
    "the ",
    "their ",
    "a user s ",
    "our ",
    "you and your ",
    "how you use your ",
)


@dataclass(frozen=True)
class Term:
    """A term of one of the vocabularies."""

    term: str
    label: str
    iri: str
    definition: str
    broader_term: str | None
    names: tuple[str, ...]
    """All phrases that name it, with plurals."""
    not_alone: frozenset[str]
    """Those among them that count only beside another name of the vocabulary."""
    verbs: tuple[str, ...]
    """Each in its base form and with -ing, in turns."""
    events: tuple[str, ...]


@cache
def data_types() -> tuple[Term, ...]:
    """The terms of data_types.toml, in its order."""
    return tuple(_terms("data_types"))


@cache
def purposes() -> tuple[Term, ...]:
    """The terms of purposes.toml, in its order."""
    return tuple(_terms("purposes"))


@cache
def recipients() -> tuple[Term, ...]:
    """The terms of recipients.toml, in its order."""
    return tuple(_terms("recipients"))


@cache
def words_of_practices() -> dict[str, Any]:
    """The tables of practice_words.toml."""
    return _read("practice_words")


def number_of(terms: Iterable[Term], term: str) -> int:
    """Place of ``term`` among ``terms``."""
    return [t.term for t in terms].index(term)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files("transforms") / f"{name}.toml").read_text(encoding="utf-8"))


def _terms(name: str) -> Iterator[Term]:
    for term, entry in _read(name).items():
        iri = entry["iri"]
        of_core = iri.removeprefix("dpv:")
        yield Term(
            term,
            entry["label"],
            _PERSONAL + iri if of_core == iri else _DPV + of_core,
            entry["definition"],
            entry.get("parent"),
            tuple(_names(entry)),
            frozenset(with_plurals(entry.get("not_alone", []))),
            tuple(_verbs(entry)),
            tuple(with_plurals(entry.get("events", []))),
        )


def _names(entry: Mapping[str, Any]) -> Iterator[str]:
    yield from with_plurals(entry.get("names", []))
    yield from with_plurals(entry.get("nouns", []))
    for kind in entry.get("kinds", []):
        yield from (f"{kind} {naming}" for naming in _NAMING)
    for topic in entry.get("about", []):
        for about in _ABOUT:
            for whose in _WHOSE:
                yield from (f"{naming} {about} {whose}{topic}" for naming in _NAMING[:3])


def _verbs(entry: Mapping[str, Any]) -> Iterator[str]:
    """The verbs in their base form and with -ing."""
    for verb in entry.get("verbs", []):
        first, _, rest = verb.partition(" ")
        yield verb
        yield f"{_gerund(first)} {rest}".strip()


def _gerund(verb: str) -> str:
    if verb in {"set", "get", "run", "ship", "stop", "bar", "let", "control"}:
        return f"{verb}{verb[-1]}ing"
    if verb.endswith("e") and verb not in {"see", "be"}:
        return f"{verb[:-1]}ing"
    return f"{verb}ing"

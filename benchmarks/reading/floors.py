"""The floors under the measures: a reviewed file, raised when reading gets better."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from benchmarks.reading.scores import Measures

FLOORS_FILE: Final = Path(__file__).parent / "floors.toml"
Floors = dict[str, dict[str, float]]
"""Format → measure → the least that it may be."""

_HEADER: Final = """\
# The least that each measure may be, per format: `python -m benchmarks.reading` fails below it.
# Raised by `python -m benchmarks.reading --raise-floors`. To lower one takes --lower-floors and a
# reason in the commit.
"""
_SLACK: Final = 1e-9
_WITHOUT_FLOOR: Final = ("_precision", "_recall")
"""Endings of measures whose F1 has a floor, which theirs would only repeat."""


def read_floors(path: Path = FLOORS_FILE) -> Floors:
    """The floors of the file, none where there is no file."""
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def with_floor(measured: Measures) -> dict[str, float]:
    """The measures that have a floor and a value."""
    chosen = {}
    for name, value in measured.items():
        has_f1 = name.removesuffix("_precision").removesuffix("_recall") + "_f1" in measured
        if value is not None and not (has_f1 and name.endswith(_WITHOUT_FLOOR)):
            chosen[name] = value
    return chosen


def below(floors: Floors, measured: Mapping[str, Measures]) -> list[str]:
    """One line for each measure of a measured format that is under its floor."""
    found = []
    for name, measures in measured.items():
        for measure, floor in floors.get(name, {}).items():
            value = measures.get(measure)
            if value is None or value < floor - _SLACK:
                shown = "not measured" if value is None else f"{value:.3f}"
                found.append(f"{name}: {measure} is {shown}, its floor is {floor:.2f}")
    return found


def moved(floors: Floors, measured: Mapping[str, Measures], *, may_lower: bool) -> Floors:
    """Floors at the measured values, rounded down to hundredths, and never lower unless asked to.

    Formats that were not measured keep theirs.
    """
    result = {name: dict(values) for name, values in floors.items()}
    for name, measures in measured.items():
        old = result.get(name, {})
        new = {
            measure: math.floor(value * 100 + _SLACK) / 100
            for measure, value in with_floor(measures).items()
        }
        if not may_lower:
            new = {measure: max(value, old.get(measure, 0)) for measure, value in new.items()}
            new = old | new
        result[name] = new
    return result


def write_floors(floors: Floors, path: Path = FLOORS_FILE) -> None:
    """Write the file anew."""
    tables = [
        f"[{name}]\n" + "".join(f"{measure} = {value:.2f}\n" for measure, value in values.items())
        for name, values in floors.items()
    ]
    path.write_text(_HEADER + "\n" + "\n".join(tables), encoding="utf-8")

"""The straight lines drawn on a PDF's page: frames of tables, underlines, borders."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final, NamedTuple

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

from transforms.pdf_calls import (
    address,
    n_segments,
    object_bounds,
    object_type,
    page_object,
    path_segment,
    segment_close,
    segment_point,
    segment_type,
)

_MAX_WIDTH: Final = 3.0
"""Points; a thicker rectangle is a box."""

_MAX_DOT: Final = 8.0
_MIN_LENGTH: Final = 4.0
_MAX_RULES: Final = 4_000
_MAX_OBJECTS: Final = 50_000
_MAX_SEGMENTS: Final = 2_000


class Rule(NamedTuple):
    """A straight line, across or upright, by its ends; points."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def is_across(self) -> bool:
        """It runs from left to right."""
        return self.x1 - self.x0 >= self.y1 - self.y0


def drawn_on(page: pdfium.PdfPage) -> tuple[list[Rule], list[Rule]]:
    """The lines drawn on a page, also as thin rectangles and as the frames of boxes, and its dots.

    A dot is small and about as high as wide, as bullets are that are drawn; it is given by its
    lower left and upper right corner.
    """
    found: list[Rule] = []
    dots: list[Rule] = []
    on_page = address(page.raw)
    for number in range(min(raw.FPDFPage_CountObjects(page.raw), _MAX_OBJECTS)):
        place = page_object(on_page, number)
        if object_type(place) == raw.FPDF_PAGEOBJ_PATH:
            bounds = _bounds(place)
            if _is_dot(bounds):
                dots.append(bounds)
            else:
                found += (
                    rule for rule in _rules_of_path(place, bounds) if math.isfinite(sum(rule))
                )
            if len(found) + len(dots) >= _MAX_RULES:
                break
    return found, dots


def _bounds(place: int) -> Rule:
    edges = (ctypes.c_float * 4)()
    start, step = ctypes.addressof(edges), ctypes.sizeof(ctypes.c_float)
    object_bounds(place, start, start + step, start + 2 * step, start + 3 * step)
    return Rule(*edges)


def _is_dot(bounds: Rule) -> bool:
    width, height = bounds.x1 - bounds.x0, bounds.y1 - bounds.y0
    return max(width, height) <= _MAX_DOT and min(width, height) >= max(1.0, 0.7 * width)


def _rules_of_path(place: int, whole: Rule) -> list[Rule]:
    width, height = whole.x1 - whole.x0, whole.y1 - whole.y0
    if min(width, height) <= _MAX_WIDTH:
        return [_thin(whole)] if max(width, height) >= _MIN_LENGTH else []
    stroke = ctypes.c_int()
    raw.FPDFPath_GetDrawMode(_handle(place), ctypes.c_int(), stroke)
    return list(_segments(place, is_stroked=bool(stroke.value)))


def _handle(place: int) -> Any:
    return ctypes.cast(place, raw.FPDF_PAGEOBJECT)


def _thin(rule: Rule) -> Rule:
    """The line in the middle of a narrow rectangle."""
    if rule.is_across:
        middle = (rule.y0 + rule.y1) / 2
        return Rule(rule.x0, middle, rule.x1, middle)
    middle = (rule.x0 + rule.x1) / 2
    return Rule(middle, rule.y0, middle, rule.y1)


def _segments(place: int, *, is_stroked: bool) -> Iterator[Rule]:
    """The straight strokes of a path; of a filled one its parts that are thin rectangles."""
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(_handle(place), matrix)
    a, b, c, d, e, f = matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
    part: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    at_x, at_y = ctypes.addressof(x), ctypes.addressof(y)
    for number in range(min(n_segments(place), _MAX_SEGMENTS)):
        segment = path_segment(place, number)
        segment_point(segment, at_x, at_y)
        point = a * x.value + c * y.value + e, b * x.value + d * y.value + f
        if segment_type(segment) == raw.FPDF_SEGMENT_MOVETO:
            yield from _rules_of_part(part, is_stroked=is_stroked)
            part = []
        part.append(point)
        if segment_close(segment):
            part.append(part[0])
    yield from _rules_of_part(part, is_stroked=is_stroked)


def _rules_of_part(part: list[tuple[float, float]], *, is_stroked: bool) -> Iterator[Rule]:
    if len(part) < 2:
        return
    if is_stroked:
        edges = list(pairwise(part))
    else:
        across, upright = zip(*part, strict=True)
        edges = [((min(across), min(upright)), (max(across), max(upright)))]
    for (x0, y0), (x1, y1) in edges:
        rule = Rule(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        width, height = rule.x1 - rule.x0, rule.y1 - rule.y0
        if min(width, height) <= _MAX_WIDTH and math.hypot(width, height) >= _MIN_LENGTH:
            yield _thin(rule)

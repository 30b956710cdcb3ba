"""The functions of PDFium that are called for every word or object of a page.

They take and return plain addresses, which takes half the time of pypdfium2's own bindings: those
make an object of every pointer.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any, Final

from pypdfium2 import raw  # type: ignore[import-untyped]

_ADDRESS: Final = ctypes.c_void_p
_INT: Final = ctypes.c_int


def address(handle: Any) -> int:
    """Where what a handle of pypdfium2 stands for is in memory."""
    return ctypes.addressof(handle.contents)


def _fast(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, _ADDRESS).value or 0)


loose_char_box: Final = _fast(raw.FPDFText_GetLooseCharBox, _INT, _ADDRESS, _INT, _ADDRESS)
text_object: Final = _fast(raw.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _INT)
font_of: Final = _fast(raw.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)
page_object: Final = _fast(raw.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _INT)
object_type: Final = _fast(raw.FPDFPageObj_GetType, _INT, _ADDRESS)
object_bounds: Final = _fast(
    raw.FPDFPageObj_GetBounds, _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS
)
n_segments: Final = _fast(raw.FPDFPath_CountSegments, _INT, _ADDRESS)
path_segment: Final = _fast(raw.FPDFPath_GetPathSegment, _ADDRESS, _ADDRESS, _INT)
segment_point: Final = _fast(raw.FPDFPathSegment_GetPoint, _INT, _ADDRESS, _ADDRESS, _ADDRESS)
segment_type: Final = _fast(raw.FPDFPathSegment_GetType, _INT, _ADDRESS)
segment_close: Final = _fast(raw.FPDFPathSegment_GetClose, _INT, _ADDRESS)

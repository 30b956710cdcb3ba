"""Puts off the loading of modules until something in them is used."""

from __future__ import annotations

import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import PathFinder
from importlib.util import LazyLoader
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType


def load_on_first_use(*names: str) -> None:
    """Let the first import of each of the modules ``names`` load it at its first use only.

    Great Expectations imports altair and scipy.stats for one expectation on distributions that is
    not used here; they are a third of the time that its import takes. Nothing is replaced: who
    does use them gets them, a moment later. Modules that are loaded already are left alone.
    """
    absent = {name for name in names if name not in sys.modules}
    if absent:
        sys.meta_path.insert(0, _FirstUseFinder(absent))


class _FirstUseFinder(MetaPathFinder):
    """Finds modules as Python does, but hands out a loader that waits."""

    def __init__(self, names: set[str]) -> None:
        self._names = names

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname not in self._names:
            return None
        self._names.remove(fullname)
        if not self._names:
            sys.meta_path.remove(self)
        spec = PathFinder.find_spec(fullname, path, target)
        if spec and spec.loader:
            spec.loader = LazyLoader(spec.loader)
        return spec

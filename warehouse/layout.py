"""Where everything stands in a lake's folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Layout:
    """The paths of the lake in the folder ``root``."""

    root: Path

    def make(self, folder: Path) -> None:
        """Make a folder of the lake, with those around it; a lake that is gone stays gone.

        Raises:
            FileNotFoundError: there is no ``root``.
        """
        inside = folder.relative_to(self.root)
        for part in (*reversed(inside.parents[:-1]), inside):
            (self.root / part).mkdir(exist_ok=True)

    @property
    def catalog(self) -> Path:
        """The DuckLake catalog, a SQLite file in WAL mode."""
        return self.root / "catalog.sqlite"

    @property
    def format(self) -> Path:
        """The lake's format number; written last when a lake is created."""
        return self.root / "lake.json"

    @property
    def lock(self) -> Path:
        """The writer's lock."""
        return self.root / "writer.lock"

    @property
    def pins(self) -> Path:
        """The pinned snapshots, with their notes."""
        return self.root / "pins.json"

    @property
    def takedowns(self) -> Path:
        """The services that were taken down, with the reasons."""
        return self.root / "takedowns.json"

    @property
    def data(self) -> Path:
        """DuckLake's DATA_PATH."""
        return self.root / "data"

    def table_folder(self, table: str) -> Path:
        """The folder of a table's published Parquet files."""
        return self.data / "main" / table

    @property
    def raw(self) -> Path:
        """Accepted raw files, content-addressed."""
        return self.root / "raw"

    @property
    def staging(self) -> Path:
        """Shards of the refresh under way."""
        return self.root / "staging"

    @property
    def unpacked(self) -> Path:
        """What the archives among the sources hold, while the refresh is under way."""
        return self.staging / "unpacked"

    @property
    def quality(self) -> Path:
        """The quality results of every run as pages, one folder each."""
        return self.root / "quality"

    @property
    def search(self) -> Path:
        """Full-text indexes, made anew where they are missing."""
        return self.root / "search"

    @property
    def runs(self) -> Path:
        """One JSON file for every run."""
        return self.root / "runs"

"""Settings, read once from the environment (`POLICYLAKE_…`) and passed on as arguments."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from warehouse.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFIX = "POLICYLAKE_"


class Settings(BaseSettings):
    """Everything that can be set; each by `POLICYLAKE_<NAME>`."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX, frozen=True)

    lake: Path = Field(Path("lake"), description="Folder of the lake; --lake overrides it")
    workers: int = Field(
        os.cpu_count() or 1, ge=1, le=256, description="Processes that read documents"
    )
    shard_documents: int = Field(1000, ge=1, description="Documents of a shard, at most")
    shard_bytes: int = Field(64_000_000, ge=1, description="Raw bytes of a shard, at most")
    max_document_bytes: int = Field(
        20_000_000, ge=1, description="Files larger than this are rejected"
    )
    max_archive_bytes: int = Field(
        20_000_000_000, ge=1, description="One archive may unpack to this much"
    )
    document_seconds: float = Field(
        30.0, gt=0, description="Reading one document may take this long"
    )
    shard_seconds: float = Field(
        600.0, gt=0, description="Transforming a shard's documents may take this long"
    )
    keep_raw: bool = Field(True, description="Store every accepted raw file in the lake")
    drift: Literal["off", "warning", "blocking"] = Field(
        "warning", description="What drift from the previous snapshot does to a publish"
    )
    drift_limit: float = Field(
        0.25, gt=0, description="Share by which a figure may differ from the previous snapshot's"
    )
    webhook: str | None = Field(
        None, pattern="^https?://", description="Address that is told of runs that publish or fail"
    )
    webhook_seconds: float = Field(10.0, gt=0, description="Telling it may take this long")
    prefect_seconds: float = Field(
        120.0, gt=0, description="Prefect's temporary server may take this long to start"
    )


def load_settings() -> Settings:
    """The settings of this process.

    Raises:
        UsageError: a variable holds something that its setting does not take, or is no setting's.
    """
    known = [f"{_PREFIX}{name.upper()}" for name in Settings.model_fields]
    for name in os.environ:
        if name.startswith(_PREFIX) and name not in known:
            near = get_close_matches(name, known, n=1)
            advice = f"did you mean {near[0]}?" if near else f"settings are {', '.join(known)}"
            raise UsageError(f"{name} is no setting; {advice}")
    try:
        return Settings()  # type: ignore[call-arg] # every setting has a default
    except ValidationError as error:
        first = error.errors()[0]
        name = f"POLICYLAKE_{'_'.join(map(str, first['loc'])).upper()}"
        raise UsageError(f"{name}: {first['msg']} (it is {first['input']!r})") from error


@contextmanager
def plotting_apart() -> Iterator[None]:
    """Give matplotlib a folder that goes when the block ends; it would write into the home."""
    with tempfile.TemporaryDirectory(prefix="policylake-") as folder:
        os.environ["MPLCONFIGDIR"] = folder
        yield

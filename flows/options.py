"""Options that many verbs share."""

from __future__ import annotations

from pathlib import Path

import click

from flows.settings import load_settings


def _lake(_ctx: click.Context, _option: click.Parameter, value: Path | None) -> Path:
    return value or load_settings().lake


lake_option = click.option(
    "--lake",
    type=click.Path(path_type=Path),
    callback=_lake,
    help="Folder of the lake.  [default: ./lake, or POLICYLAKE_LAKE]",
)

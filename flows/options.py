"""Options that many verbs share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from flows.settings import load_settings
from flows.terminal import FORMATS


class _Text(click.types.StringParamType):
    """Words that a lake can be asked for. The shell may hand over bytes that are none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        text = str(value)
        if not text.isascii() and text.encode("utf-8", "replace").decode() != text:
            self.fail("this is not text in UTF-8", param, ctx)
        return text


TEXT = _Text()


LAKE = "policylake.lake"
"""Where a command's context keeps the folder of its lake, for what went wrong to be explained."""


def _lake(ctx: click.Context, _option: click.Parameter, value: Path | None) -> Path:
    ctx.meta[LAKE] = value or load_settings().lake
    return Path(ctx.meta[LAKE])


lake_option = click.option(
    "--lake",
    type=click.Path(path_type=Path),
    callback=_lake,
    help="Folder of the lake.  [default: ./lake, or POLICYLAKE_LAKE]",
)

format_option = click.option(
    "--format", "style", type=click.Choice(FORMATS), default="table", show_default=True
)

"""Writing pages from templates, in which no text of a policy can do anything but be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import jinja2
from markupsafe import Markup

from warehouse.report.names import plain, policy_name, policy_slug, slug

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

_STRANGE: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
"""Characters that a page may not hold, and those that turn the direction of what follows."""


def environment() -> jinja2.Environment:
    """The templates of the report: everything is escaped, and nothing may be missing."""
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("warehouse.report"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )
    made.filters |= {
        "number": lambda value: f"{value:,}",
        "of": lambda count, noun: f"{count:,} {noun}" + ("" if count == 1 else "s"),
        "plain": plain,
        "day": _day,
        "slug": slug,
        "policy_slug": policy_slug,
        "policy_name": policy_name,
    }
    return made


def write_page(environment: jinja2.Environment, template: str, path: Path, **values: Any) -> None:
    """Write a page piece by piece, so that a long one is never whole in memory."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        stream = environment.get_template(f"{template}.html.j2").stream(values)
        stream.enable_buffering(500)
        file.writelines(stream)


def _harmless(value: Any) -> Any:
    """``value`` with its control characters to be read, not obeyed."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return _STRANGE.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", value)


def _day(value: date | None) -> str:
    return value.isoformat() if value else "undated"

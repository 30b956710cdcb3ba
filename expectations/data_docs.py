"""The results of an audit as a page to read in a browser, without a network.

Great Expectations' own Data Docs take their layout from eleven scripts and six style sheets on
other people's servers and know neither our severities nor the documents behind a row. This page
has everything in itself, and its content security policy forbids it to load anything.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment

from warehouse.vocabulary import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from expectations.results import Audit, Result

_STATES = ("held", "warned", "failed", "unknown")


def write_data_docs(audit: Audit, folder: Path) -> Path:
    """Write the audit's page into ``folder``, which is made where it is not there.

    What comes from policies is escaped.

    Returns:
        The page, `index.html` in ``folder``.

    Raises:
        OSError: the folder cannot be written.
    """
    suites: dict[str, list[tuple[Result, str]]] = {}
    for result in audit.results:
        suites.setdefault(result.suite, []).append((result, _state(result)))
    template = files("expectations").joinpath("data_docs.html").read_text(encoding="utf-8")
    page = Environment(autoescape=True).from_string(template)
    folder.parent.mkdir(exist_ok=True)  # not its parents: a lake that is gone stays gone
    folder.mkdir(exist_ok=True)
    target = folder / "index.html"
    html = page.render(audit=audit, suites=suites, states=_STATES)
    target.write_text(html, encoding="utf-8")
    return target


def _state(result: Result) -> str:
    if result.error is not None:
        return "unknown"
    if result.success:
        return "held"
    return "failed" if result.severity == Severity.CRITICAL else "warned"

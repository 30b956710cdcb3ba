"""The colours of the report, each for a light and a dark page; plots and pages share them."""

from __future__ import annotations

import re
from typing import Final

CATEGORY_COLOURS: Final = {
    "first-party-collection-use": ("#2f6fb7", "#79b0ee"),
    "third-party-sharing-collection": ("#c2502c", "#f0906c"),
    "user-choice-control": ("#7a4fb5", "#b899ec"),
    "user-access-edit-and-deletion": ("#0f7f7a", "#52c4bd"),
    "data-retention": ("#a06a00", "#e0b04a"),
    "data-security": ("#3d7f33", "#86c777"),
    "policy-change": ("#b03a7e", "#ea8abf"),
    "do-not-track": ("#80592f", "#c9a277"),
    "international-and-specific-audiences": ("#4b55c4", "#99a2f5"),
    "introductory-generic": ("#6a7181", "#a3abb9"),
    "privacy-contact-information": ("#1a7c9c", "#67c3e3"),
    "practice-not-covered": ("#6d741b", "#bcc45c"),
}
"""`slug` of a data practice category → its colour on a light and on a dark page."""

INK: Final = ("#1d2431", "#e7eaef")
MUTED: Final = ("#566072", "#a4aebd")
LINE: Final = ("#d9dde4", "#343b47")
ACCENT: Final = ("#2563a9", "#84b8f2")
ON_STRONG: Final = ("#fffffe", "#0e1217")
"""Words on the strongest of `STEPS`."""

STEPS: Final = (
    ("#f1f4f9", "#1b222c"),
    ("#d8e4f3", "#20344c"),
    ("#b3cceb", "#2a4b71"),
    ("#7fa9db", "#3f72a8"),
    ("#4580c1", "#5f9ad6"),
    ("#24588f", "#95c3f6"),
)
"""Shades from none to all, for shares."""

FIRST_STRONG_STEP: Final = 4
"""From this one of `STEPS` on, words on it are in `ON_STRONG`."""


def category_styles() -> str:
    """The style rules that give every category its colour on both kinds of page."""
    light, dark = (
        "".join(f"--{name}: {pair[side]}; " for name, pair in CATEGORY_COLOURS.items())
        for side in (0, 1)
    )
    rules = "".join(f".tag-{name} {{ --category: var(--{name}); }}\n" for name in CATEGORY_COLOURS)
    return (
        f"\n:root {{ {light}}}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {dark}}} }}\n{rules}"
    )


def darkened(drawing: str) -> str:
    """A drawing in the colours of light pages, in those of dark ones."""
    pairs = [*CATEGORY_COLOURS.values(), *STEPS, INK, MUTED, LINE, ACCENT, ON_STRONG]
    dark = dict(pairs)
    return re.sub("#[0-9a-f]{6}", lambda found: dark.get(found[0], found[0]), drawing)

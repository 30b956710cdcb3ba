"""Takes the picture of the report that the README shows: `make picture`."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image

from tests.browser import browser, watched

_WIDTH, _HEIGHT = 1040, 1170
_GAP = 24


def take(report: Path, target: Path) -> None:
    """Put the overview and the text of a policy side by side into a PNG."""
    [policy] = report.glob("policies/corvane-trail-privacy-????????????.html")
    shots = []
    with browser() as started, watched(started, width=_WIDTH) as seen:
        seen.page.set_viewport_size({"width": _WIDTH, "height": _HEIGHT})
        for path, fragment in ((report / "index.html", ""), (policy, "#text")):
            seen.show(path, fragment)
            shots.append(Image.open(io.BytesIO(seen.page.screenshot())))
    both = Image.new("RGB", (2 * _WIDTH + _GAP, _HEIGHT), "#c9cdd4")
    for place, shot in enumerate(shots):
        both.paste(shot, (place * (_WIDTH + _GAP), 0))
    small = both.resize((both.width * 3 // 4, both.height * 3 // 4), Image.Resampling.LANCZOS)
    few_colours = small.quantize(256, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few_colours.save(target, optimize=True)


if __name__ == "__main__":
    take(Path(sys.argv[1]), Path(sys.argv[2]))

"""Drawing plots as SVG: the same bytes from the same numbers, on any machine."""

from __future__ import annotations

import io
import math
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import matplotlib
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from warehouse.report.palette import ACCENT, FIRST_STRONG_STEP, INK, LINE, MUTED, ON_STRONG, STEPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matplotlib.axes import Axes

_WIDTH: Final = 5.2
"""Inches, of 72 points: narrow, so that words stay legible on a phone."""

_STYLE: Final[dict[Any, Any]] = {
    "svg.hashsalt": "policylake",
    "svg.fonttype": "none",
    "text.parse_math": False,
    "font.size": 10,
    "text.color": INK[0],
    "axes.edgecolor": LINE[0],
    "axes.labelcolor": MUTED[0],
    "xtick.color": MUTED[0],
    "ytick.color": INK[0],
}
_FONT: Final = "'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif"


def bars(
    labels: Sequence[str],
    values: Sequence[float],
    told: Sequence[str],
    colours: Sequence[str] | None = None,
) -> str:
    """Horizontal bars, the first on top, each with its value behind it.

    Args:
        labels: What each bar is of.
        values: How long it is.
        told: Its value in words.
        colours: Its colour; the accent where None.
    """
    with _axes(0.3 * len(labels) + 0.2) as (figure, axes):
        places = range(len(labels))
        axes.barh(places, values, height=0.62, color=colours or ACCENT[0])
        axes.set_yticks(places, labels)
        axes.invert_yaxis()
        axes.set_ylim(len(labels) - 0.5, -0.5)
        axes.set_xlim(0, 1.16 * max([*values, 1e-9]))
        axes.set_xticks([])
        for place, value, words in zip(places, values, told, strict=True):
            axes.annotate(
                words, (value, place), (4, 0), textcoords="offset points", va="center", fontsize=9
            )
        return _svg(figure)


def columns(labels: Sequence[str], values: Sequence[float], axis: str = "") -> str:
    """Upright columns from left to right, each with its value on top."""
    with _axes(2.7) as (figure, axes):
        places = range(len(labels))
        axes.bar(places, values, width=0.74, color=ACCENT[0])
        # Where columns are narrow their names would touch.
        step = 1 + (len(labels) * max(len(label) for label in labels) - 1) // 70
        axes.set_xticks(places[::step], labels[::step], fontsize=9)
        axes.set_yticks([])
        axes.set_xlabel(axis, fontsize=9)
        axes.set_ylim(0, 1.12 * max([*values, 1e-9]))
        axes.spines["bottom"].set_visible(True)
        for place, value in zip(places, values, strict=True):
            if value:
                axes.annotate(
                    f"{value:,}",
                    (place, value),
                    (0, 2),
                    textcoords="offset points",
                    ha="center",
                    fontsize=8,
                )
        return _svg(figure)


def grid(
    rows: Sequence[str], names: Sequence[str], shares: Sequence[Sequence[float | None]]
) -> str:
    """A grid of shares from 0 to 1, shaded, each in per cent; None stays empty.

    Args:
        rows: What each row is of, the first on top.
        names: What each column is of.
        shares: A row of shares for each of ``rows``.
    """
    with _axes(0.27 * len(rows) + 0.4) as (figure, axes):
        for y, line in enumerate(shares):
            for x, share in enumerate(line):
                if share is not None:
                    _cell(axes, x, y, share, 8 if len(names) > 6 else 9.5)
        axes.set_xlim(0, len(names))
        axes.set_ylim(len(rows), 0)
        axes.xaxis.tick_top()
        axes.set_xticks([x + 0.5 for x in range(len(names))], names)
        axes.set_yticks([y + 0.5 for y in range(len(rows))], rows)
        return _svg(figure)


def _cell(axes: Axes, x: int, y: int, share: float, size: float) -> None:
    step = math.ceil(share * (len(STEPS) - 1))
    axes.add_patch(Rectangle((x + 0.04, y + 0.05), 0.92, 0.9, color=STEPS[step][0], linewidth=0))
    colour = MUTED if step == 0 else ON_STRONG if step >= FIRST_STRONG_STEP else INK
    words = f"{share:.0%}" if share else "–"
    axes.text(x + 0.5, y + 0.54, words, ha="center", va="center", fontsize=size, color=colour[0])


@contextmanager
def _axes(height: float) -> Iterator[tuple[Figure, Axes]]:
    """A figure of this many inches in height, whatever the machine's own settings are."""
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_STYLE)
        figure = Figure(figsize=(_WIDTH, height), layout="constrained")
        FigureCanvasSVG(figure)
        axes: Any = figure.add_subplot()
        axes.tick_params(length=0)
        for spine in axes.spines.values():
            spine.set_visible(False)
        yield figure, axes


def _svg(figure: Figure) -> str:
    out = io.StringIO()
    metadata = dict.fromkeys(("Creator", "Date", "Format", "Type"))
    figure.savefig(out, format="svg", transparent=True, metadata=metadata)
    drawing = re.sub(r"<!DOCTYPE[^>]*>\s*", "", out.getvalue())
    # Words are in the fonts of the page, not in the one that they were measured with.
    return re.sub(r'font-family: [^;"]*', f"font-family: {_FONT}", drawing)

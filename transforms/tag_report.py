"""The report of an evaluation for readers: one page of HTML without scripts."""

from __future__ import annotations

from html import escape
from typing import Any, Final

_SIDE: Final = 260
_STYLE: Final = (
    "body{font:15px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}"
    "table{border-collapse:collapse}td,th{padding:.2em .7em;border-bottom:1px solid #ccc;"
    "text-align:right}td:first-child,th:first-child{text-align:left}"
)


def report_page(found: dict[str, Any], title: str) -> str:
    """The page for what `transforms.tag_scores.summary` found, with `intervals` if it has them."""
    intervals = found.get("intervals", {})
    averages = [
        (name, found[name], " to ".join(f"{end:.3f}" for end in intervals.get(name, [])))
        for name in ("macro_f1", "micro_f1")
    ]
    return "".join(
        (
            f"<!doctype html><html lang=en><meta charset=utf-8><title>{escape(title)}</title>",
            f"<style>{_STYLE}</style><h1>{escape(title)}</h1>",
            f"<p>{found['n_rows']} rows. Expected calibration error ",
            f"{found['calibration_error']:.3f}.</p>",
            _table(("average", "F1", "95 % interval, policies drawn anew"), averages),
            "<h2>Labels</h2>",
            _label_table(found["labels"]),
            "<h2>Calibration</h2><p>How often a label applies (up) that is said to apply with a ",
            "probability (across). The size of a dot tells how many rows it stands for.</p>",
            _reliability_plot(found["reliability"]),
            "<h2>Confusion</h2><p>Rows with a label (left) that were wrongly said to have another.",
            "</p>",
            _confusion_table(found["confusion"]),
            "<h2>Worst rows</h2>",
            _worst_table(found["worst"]),
            "</html>\n",
        )
    )


def _label_table(labels: dict[str, Any]) -> str:
    names = ("precision", "recall", "f1", "n_meant", "n_said", "calibration_error")
    rows = [(label, *(values[name] for name in names)) for label, values in labels.items()]
    return _table(("label", *(name.replace("_", " ") for name in names)), rows)


def _confusion_table(confusion: dict[str, dict[str, int]]) -> str:
    rows = [
        (label, ", ".join(f"{other} {n}" for other, n in sorted(o.items(), key=lambda i: -i[1])))
        for label, o in confusion.items()
    ]
    return _table(("label", "said as well, wrongly"), rows)


def _worst_table(worst: dict[str, dict[str, list[str]]]) -> str:
    rows = [
        (label, "; ".join(ids["wrongly_said"]), "; ".join(ids["missed"]))
        for label, ids in worst.items()
    ]
    return _table(("label", "wrongly said", "missed"), rows)


def _table(names: tuple[str, ...], rows: list[tuple[Any, ...]]) -> str:
    head = "".join(f"<th>{escape(name)}" for name in names)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(_shown(value))}" for value in row) for row in rows
    )
    return f"<table><tr>{head}{body}</table>"


def _shown(value: Any) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def _reliability_plot(bins: list[dict[str, Any]]) -> str:
    most = max((b["n"] for b in bins), default=1)
    dots = "".join(
        f"<circle cx='{b['said'] * _SIDE:.1f}' cy='{(1 - b['true']) * _SIDE:.1f}' "
        f"r='{3 + 9 * (b['n'] / most) ** 0.5:.1f}' fill='#36c' fill-opacity='.7'>"
        f"<title>{b['n']} rows: said {b['said']:.2f}, true {b['true']:.2f}</title></circle>"
        for b in bins
    )
    ticks = "".join(
        f"<text x='{at * _SIDE:.0f}' y='{_SIDE + 16}' text-anchor='middle'>{at:g}</text>"
        f"<text x='-6' y='{(1 - at) * _SIDE + 4:.0f}' text-anchor='end'>{at:g}</text>"
        for at in (0, 0.25, 0.5, 0.75, 1)
    )
    return (
        f"<svg role='img' aria-label='Calibration' width='{_SIDE + 70}' height='{_SIDE + 60}' "
        f"viewBox='-50 -15 {_SIDE + 70} {_SIDE + 60}' font-size='12'>"
        f"<path d='M0 {_SIDE}L{_SIDE} 0' stroke='#999'/>"
        f"<rect width='{_SIDE}' height='{_SIDE}' fill='none' stroke='#333'/>{ticks}"
        f"<text x='{_SIDE // 2}' y='{_SIDE + 34}' text-anchor='middle'>probability said</text>"
        f"<text transform='translate(-36 {_SIDE // 2}) rotate(-90)' text-anchor='middle'>"
        f"share that was true</text>{dots}</svg>"
    )

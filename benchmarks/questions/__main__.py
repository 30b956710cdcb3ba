"""Every named question on a lake of real policies with their sectors: rows and seconds of each.

The lake is made of the folders `policies` and `versions` of the data beside the repository; whose
policy a file is follows from its name, and `services.csv` gives the sector and country of services.
"""

from __future__ import annotations

import argparse
import re
import time
from pathlib import Path

import polars as pl

from flows.cli import main as policylake
from flows.terminal import render
from warehouse.ask import ask, questions

DATA = Path(__file__).parents[3] / "shared" / "data"
SERVICES = Path(__file__).with_name("services.csv")
_CRAWLED = re.compile(r"dmoz__cat\d+-(\w+)__(.*)-\d+\.txt")
_COLLECTED = re.compile(r"ota_[\w-]+?__(.+?)(?:__Privacy_Policy)?\.\w+")
_CAPTURED = re.compile(r"opp115__\d+_(.+)\.html")
_PDF = re.compile(r"(.+?)__[\w-]+__([\d-]+)\.pdf")
_COUNTRIES = {"uk": "GB"} | {c: c.upper() for c in ("ca", "ro", "cy", "de", "fr", "au", "ie", "nl")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--lake", type=Path, required=True, help="made where it is not there")
    parser.add_argument("--rows", type=int, default=0, help="how many rows of each answer to show")
    options = parser.parse_args()
    if not options.lake.exists():
        _make(options.data, options.lake)
    for name, question in questions().items():
        began = time.monotonic()
        columns, rows = ask(options.lake, name)
        print(f"{time.monotonic() - began:5.2f} s {len(rows):>6,} rows  {name}: {question.text}")
        if options.rows:
            print(render(columns, rows[: options.rows], "table", 150), end="\n\n")


def _make(data: Path, lake: Path) -> None:
    """Refresh a lake from a manifest that holds the documents."""
    lake.parent.mkdir(parents=True, exist_ok=True)
    path = lake.with_name(f"{lake.name}-manifest.parquet")
    manifest(data).write_parquet(path)
    policylake(["refresh", str(path), "--lake", str(lake)], standalone_mode=False)


def manifest(data: Path) -> pl.DataFrame:
    """A row per document: its path and bytes, and what is known of its policy."""
    paths = [p for f in ("policies", "versions") for p in (data / f).rglob("*") if p.is_file()]
    rows = [_described(path.relative_to(data)) for path in sorted(paths)]
    known = pl.read_csv(SERVICES)
    return (
        pl.DataFrame(rows, schema=dict.fromkeys(rows[0], pl.String))
        .join(known, on="service", how="left", maintain_order="left")
        .with_columns(
            pl.coalesce("sector", "sector_right").alias("sector"),
            pl.coalesce("country", "country_right").alias("country"),
            pl.Series("content", [(data / row["path"]).read_bytes() for row in rows]),
        )
        .drop("sector_right", "country_right")
    )


def _described(path: Path) -> dict[str, str | None]:
    """Whose policy a file is, and since when, by its name."""
    row: dict[str, str | None] = {
        "path": path.as_posix(),
        "service": path.stem,
        "policy_key": None,
        "retrieved_at": None,
        "sector": None,
        "country": None,
    }
    if path.parts[0] == "versions":
        date, _, kind = path.stem.partition(".")
        row["service"] = path.parts[1].partition("__")[0].replace("_", " ")
        row["policy_key"] = kind.replace("_", "-").lower() or "privacy-policy"
        row["retrieved_at"] = date[:10]
    elif found := _CRAWLED.fullmatch(path.name):
        row["sector"], row["service"] = found[1], found[2]
        row["country"] = _COUNTRIES.get(found[2].rsplit("-", 1)[-1])
    elif path.name.startswith("zh_"):
        row["sector"], row["country"] = "apps", "CN"
    elif found := _PDF.fullmatch(path.name):
        row["service"], row["retrieved_at"] = found[1].replace("_", " "), found[2]
    elif found := _COLLECTED.fullmatch(path.name) or _CAPTURED.fullmatch(path.name):
        row["service"] = found[1].replace("_", " ")
        row["policy_key"] = path.name.partition("__")[0]
    return row


if __name__ == "__main__":
    main()

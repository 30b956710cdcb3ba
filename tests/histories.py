"""Random histories of a folder of policies, and lakes that follow them step by step."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from expectations.results import Audit, Result
from flows.deriving import Touched, derive
from flows.publishing import Batch, publish
from flows.selection import select_files
from flows.settings import Settings
from flows.shards import plan, stage
from tests.conftest import EXAMPLES
from tests.lakes import answer, content
from warehouse.lake import create_lake
from warehouse.layout import Layout
from warehouse.publish import publication
from warehouse.runs import new_refresh_id
from warehouse.staging import read_shard
from warehouse.vocabulary import Severity

DERIVED = ("policies", "periods", "changes", "duplicates")
_PASSED = Audit((Result("none", "none", "Not asked", Severity.CRITICAL, True, 0),))
_SERVICES = ("aldergate", "brindlemoor", "corvane")


class History:
    """A folder whose files are added, changed, re-dated, removed and restored."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self._random = random.Random(seed)
        sample = (EXAMPLES / "trotwick" / "2021-05-10.md").read_text(encoding="utf-8")
        self._paragraphs = sample.split("\n\n")
        self._texts = [self._written() for _ in range(5)]
        self._gone: list[tuple[Path, str]] = []
        for service in _SERVICES:
            (folder / service).mkdir(parents=True)
        for _ in range(12):
            self._add()

    def step(self) -> None:
        """Do one to three things to the files."""
        for _ in range(self._random.randint(1, 3)):
            self._random.choice(
                [self._add, self._add, self._change, self._re_date, self._remove, self._restore]
            )()

    def _written(self) -> str:
        """The sample with paragraphs left out, moved and reworded."""
        kept = [p for p in self._paragraphs if self._random.random() > 0.08]
        place = self._random.randrange(2, len(kept))
        kept.insert(self._random.randrange(2, len(kept)), kept.pop(place))
        place = self._random.randrange(2, len(kept))
        kept[place] = kept[place].replace(" the ", f" the {self._random.choice('abc')} ", 1)
        return "\n\n".join(kept)

    def _files(self) -> list[Path]:
        return sorted(path for path in self.folder.rglob("*") if path.is_file())

    def _new_path(self, folder: Path) -> Path:
        if self._random.random() < 0.25:
            return folder.parent / f"{folder.name}.md"  # without a date
        day = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=self._random.randrange(40))
        return folder / f"{day:%Y-%m-%d}.md"

    def _add(self) -> None:
        path = self._new_path(self.folder / self._random.choice(_SERVICES))
        self._put(path, self._random.choice(self._texts))

    def _put(self, path: Path, text: str) -> None:
        if path.exists():
            self._gone.append((path, path.read_text(encoding="utf-8")))
        path.write_text(text, encoding="utf-8")

    def _change(self) -> None:
        path = self._random.choice(self._files())
        if self._random.random() < 0.3:
            self._texts.append(self._written())
        self._put(path, self._random.choice(self._texts))

    def _re_date(self) -> None:
        path = self._random.choice(self._files())
        text = path.read_text(encoding="utf-8")
        path.unlink()
        self._put(self._new_path(self.folder / path.stem.split("-")[0])
                  if path.parent == self.folder else self._new_path(path.parent), text)  # fmt: skip

    def _remove(self) -> None:
        files = self._files()
        if len(files) > 2:
            path = self._random.choice(files)
            self._gone.append((path, path.read_text(encoding="utf-8")))
            path.unlink()

    def _restore(self) -> None:
        if self._gone:
            self._put(*self._random.choice(self._gone))


def refresh(lake: Path, folder: Path, second: int) -> bool:
    """Bring the lake up to date in this process, unaudited; whether something was published."""
    lake.mkdir(exist_ok=True)
    create_lake(lake)
    layout, settings = Layout(lake), Settings(workers=1, keep_raw=False)
    chosen = select_files(
        lake, [str(folder)], layout.unpacked, settings, None, retry_rejected=False
    )
    if chosen.to_read.is_empty() and chosen.rejected.is_empty() and not chosen.returned:
        return False
    shards = []
    layout.make(layout.staging)
    for job in plan(chosen.to_read, layout.staging, None, documents=100, size_bytes=10**9):
        stage(job, lambda _: None)
        shards.append(shard := read_shard(job.folder))
        assert shard
    start = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=second)
    batch = Batch(
        new_refresh_id(start),
        start,
        list(chosen.sources),
        chosen.n_seen,
        chosen.n_unchanged,
        chosen.rejected,
        tuple(shard for shard in shards if shard),
        chosen.replaced,
        chosen.returned,
        has_raw=False,
    )
    publish(lake, batch, lambda *_, **__: _PASSED, reject_failing=False)
    return True


def derived(lake: Path) -> dict[str, str]:
    """Table → hash of its rows, of the tables that follow from others."""
    return {table: digest for table, digest in content(lake).items() if table in DERIVED}


def derive_anew(lake: Path) -> None:
    """Empty the tables that follow from others, and make them again all at once."""
    everything = [row[0] for row in answer(lake, "SELECT DISTINCT policy_id FROM documents")]
    with publication(lake, new_refresh_id(datetime(2027, 1, 1, tzinfo=UTC))) as pending:
        for table in DERIVED:
            pending.connection.execute(f"DELETE FROM lake.main.{table}")
        pending.show_new_rows()
        derive(pending, Touched(tuple(map(str, everything)), has_lost_versions=True))

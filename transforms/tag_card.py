"""The card of a model that tags: what it was made from, how good it is, where it ends."""

from __future__ import annotations

from typing import Any, Final

import polars as pl

_LIMITS: Final = """\
## Limits

- English only. A segment in another language gets no tags, and the `tags` table says so.
- It tells what a segment is about, not whether a statement is true, nor whether it is affirmed or
  denied: `we do not share` is about sharing.
- It learnt from websites' policies of about 2015. Wording of later laws is known to it only from
  the headings of crawled policies.
- Annotators disagree too: of three, all agree on about half of the labels that any of them gives.

## Licence

Annotated corpora like OPP-115 are for research and non-commercial use, and so is a model that
learnt from them. The file holds numbers by hashes of words and of pairs of words, and no text.

## Retraining on labels of your own

One JSON object a line, `{"text": …, "heading_path": […], "labels": […], "policy": …}`, then

    policylake train --labelled FILE.jsonl --out MINE.model
    policylake evaluate --labelled HELD_OUT.jsonl --model MINE.model --report report.html

Training begins with the vectors of the model that comes along, or of `--base`, or learns them
from the headings of `--unlabelled` segments. The same files and seed give the same bytes.
"""


def model_card(
    version: str, found: dict[str, Any], files: dict[str, pl.DataFrame], base: str, seed: int
) -> str:
    """The card as Markdown.

    Args:
        version: of the model.
        found: what `transforms.tag_scores.summary` says of readings told out of fold.
        files: by what they are for, name, n_lines and sha256 of the files learnt from.
        base: what its vectors were at the beginning.
        seed: of the training.
    """
    lines = [
        f"# {version}",
        "",
        "Tells which data practices a segment of a privacy policy is about: the sum of vectors of",
        "its words and pairs of words (heading, lead-in and text), and weighted means of them, by",
        "measures of its own of how much a word counts; one hidden layer; calibrated.",
        f"Written by `policylake train --seed {seed}`.",
        "",
        "## Learnt from",
        "",
        "| for | file | lines | SHA-256 |",
        "|---|---|---|---|",
        *(
            f"| {kind} | {name} | {n_lines} | {sha256} |"
            for kind, frame in files.items()
            for name, n_lines, sha256 in frame.iter_rows()
        ),
        "",
        f"Its vectors began as {base}.",
        "",
        "## Figures",
        "",
        "Of the labelled segments, each told by a network that had not seen its policy. The limits",
        "were chosen on the same rows; `policylake evaluate --out-of-fold` chooses them apart.",
        "",
        f"Macro F1 {found['macro_f1']:.3f}, micro F1 {found['micro_f1']:.3f}, expected calibration",
        f"error {found['calibration_error']:.3f}, {found['n_rows']} segments.",
        "",
        "| label | precision | recall | F1 | segments |",
        "|---|---|---|---|---|",
        *(
            f"| {label} | {v['precision']:.3f} | {v['recall']:.3f} | {v['f1']:.3f} "
            f"| {v['n_meant']} |"
            for label, v in found["labels"].items()
        ),
        "",
    ]
    return "\n".join(lines) + "\n" + _LIMITS

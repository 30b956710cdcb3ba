"""Tags on a file of JSON lines, by a model that is found first."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from transforms.tag_model_file import TagModelError, model_from_bytes, tag_model
from transforms.tag_records import record_fault, tagged_records
from warehouse.errors import PolicylakeError, UsageError
from warehouse.finished import finished_file
from warehouse.json_lines import json_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transforms.tag_model import TagModel

_LINES_AT_ONCE: Final = 2000


def load_model(path: Path | None) -> TagModel:
    """The model in a file, or the one that comes with this package.

    Raises:
        PolicylakeError: the file is no model that can be used.
        UsageError: there is no such file.
    """
    if path is None:
        return tag_model()
    if not path.is_file():
        raise UsageError(f"{path} is not a file")
    try:
        return model_from_bytes(path.read_bytes())
    except TagModelError as error:
        raise PolicylakeError(f"{path} cannot be used: {error}") from error


def tag_file(source: Path, target: Path, model_path: Path | None) -> Iterator[str]:
    """Tag the records of a file of JSON lines; tells in the end what could not be.

    Each line gives one line, in order: the record with `labels` and `scores`, or an object with
    its line number and `error`.
    """
    model = load_model(model_path)
    n_lines, faults = 0, 0
    with finished_file(target) as out:
        batch: list[tuple[int, dict[str, Any], str | None]] = []
        for line in json_lines(source):
            n_lines += 1
            error = line.error or record_fault(line.value)
            if error:
                faults += 1
                yield f"line {line.number}: {error}"
            batch.append((line.number, line.value, error))
            if len(batch) == _LINES_AT_ONCE:
                out.writelines(_tagged_lines(batch, model))
                batch = []
        out.writelines(_tagged_lines(batch, model))
    yield f"{n_lines - faults} of {n_lines} lines tagged by {model.version}; {faults} are malformed"


def _tagged_lines(
    batch: list[tuple[int, dict[str, Any], str | None]], model: TagModel
) -> Iterator[str]:
    tagged = iter(tagged_records([value for _, value, error in batch if not error], model))
    for number, _, error in batch:
        found = {"line": number, "error": error} if error else next(tagged)
        yield json.dumps(found, ensure_ascii=False) + "\n"

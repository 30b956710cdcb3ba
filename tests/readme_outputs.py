"""The commands of the README, run one after another as a reader runs them.

`python -m tests.readme_outputs` writes what they print into the README, where it shows an output.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import EXAMPLES, ROOT, Ran, policylake

README = ROOT / "README.md"
_BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)
_COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
_OWN_FILES = {
    "acme/2021-03-01.txt": "corvane-trail/2019-04-02.md",
    "acme/2023-05-10.txt": "corvane-trail/2023-03-20.md",
    "globex/2022-11-02.html": "keystrand/2023-07-01.html",
}
"""The files of the README's own folder → what stands for them."""


def commands(text: str) -> list[tuple[str, str]]:
    """The commands of the README, each with the output that it shows; none where it shows none."""
    return [found for block in _BLOCK.findall(text) for found in _COMMAND.findall(block)]


def walk(folder: Path, lines: list[str]) -> Iterator[tuple[str, Ran]]:
    """Run command lines in ``folder``, which has the lake of `make run`; each with how it ended.

    The working folder has to be ``folder``.
    """
    for path, standing_in in _OWN_FILES.items():
        file = folder / "my-policies" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(EXAMPLES / standing_in, file)
    environment: dict[str, str] = {}
    for line in lines:
        program, *words = shlex.split(line)
        if program == "policylake":
            yield line, policylake(*words, code=None, **environment)
        elif program == "export":
            name, value = words[0].split("=")
            environment[name] = value
        else:
            subprocess.run(["bash", "-c", line], cwd=folder, check=True)


def with_outputs(text: str, outputs: dict[str, str]) -> str:
    """The README with ``outputs`` of command lines in place of those that it shows."""

    def command(match: re.Match[str]) -> str:
        line, shown = match.groups()
        return f"$ {line}\n{outputs[line] if shown else ''}"

    return _BLOCK.sub(lambda block: _COMMAND.sub(command, block[0]), text)


def main() -> None:
    """Write the outputs anew."""
    text = README.read_text()
    os.environ["PYTHONPATH"] = str(ROOT)  # for the process that runs commands
    with tempfile.TemporaryDirectory() as name:
        os.chdir(name)
        os.environ["PREFECT_HOME"] = str(Path(name) / "prefect")
        policylake("refresh", EXAMPLES, "--lake", "lake")
        found = walk(Path(name), [line for line, _ in commands(text)])
        outputs = {line: ran.out for line, ran in found}
    README.write_text(with_outputs(text, outputs))


if __name__ == "__main__":
    main()

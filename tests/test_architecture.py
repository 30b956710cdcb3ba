"""Who may import what, read from the syntax tree."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = ("flows", "transforms", "expectations", "warehouse")
MODULES = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))]

HOME_OF = {"prefect": "flows", "great_expectations": "expectations", "duckdb": "warehouse"}

LEAVES = (
    "warehouse.schemas",
    "warehouse.vocabulary",
    "warehouse.fact_kinds",
    "warehouse.statements",
)
MAY_IMPORT = {
    "flows": ("flows", "transforms", "expectations", "warehouse"),
    "transforms": ("transforms", *LEAVES),
    "expectations": ("expectations", *LEAVES),
    "warehouse": ("warehouse",),
}


def imported(path: Path) -> Iterator[str]:
    """Every module that the file imports when it runs, wherever the import stands."""
    tree = ast.parse(path.read_text())
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield node.module or ""


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_imports_only_what_its_folder_may(path: Path) -> None:
    folder = path.relative_to(ROOT).parts[0]
    for name in imported(path):
        top = name.split(".")[0]
        if top in HOME_OF:
            assert folder == HOME_OF[top], f"{top} belongs to {HOME_OF[top]}"
        if top in FOLDERS:
            allowed = MAY_IMPORT[folder]
            assert any(name == a or name.startswith(f"{a}.") for a in allowed), name


def test_schemas_are_a_leaf() -> None:
    for path in (ROOT / "warehouse" / "schemas").glob("*.py"):
        for name in imported(path):
            if name.split(".")[0] in FOLDERS:
                assert name.startswith(LEAVES), f"{path.name} imports {name}"


def test_only_settings_and_starting_touch_the_environment() -> None:
    allowed = {"__init__.py", "settings.py", "start.py", "prefect_server.py", "workers.py"}
    for path in MODULES:
        if "os.environ" in path.read_text() or "getenv" in path.read_text():
            assert path.parent.name in {"flows", "expectations"}
            assert path.name in allowed, path


def test_transforms_do_no_input_or_output() -> None:
    forbidden = {"open", "print", "input"}
    for path in (ROOT / "transforms").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in forbidden, f"{path.name}:{node.lineno}"


def test_no_file_in_flows_is_named_after_a_package() -> None:
    taken = {"prefect", "polars", "duckdb", "click", "rich", "pydantic", "pyarrow", "uvicorn"}
    for path in (ROOT / "flows").glob("*.py"):
        assert path.stem not in taken

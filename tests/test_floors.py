"""Imports point down the floors only, and the outside libraries stay where they belong."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "generator"
FLOORS = ("errors", "text", "lexicon", "annotations", "exercises", "lesson", "bank", "present", "cli", "app")
ONLY_IN = {"nltk": "text", "textstat": "text", "streamlit": "app", "typst": "present"}
TOP = {ROOT / "__init__.py", ROOT / "__main__.py"}
MODULES = sorted(path for path in ROOT.rglob("*.py") if path not in TOP)


def _floor(parts: tuple[str, ...]) -> int:
    name = parts[0].removesuffix(".py")
    return FLOORS.index(name) if name in FLOORS else len(FLOORS)


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_down(path: Path) -> None:
    here = path.relative_to(ROOT).parts
    for name in _imports(path):
        top, *rest = name.split(".")
        if top == "generator" and rest:
            assert _floor(tuple(rest)) <= _floor(here), f"{name} stands on a higher floor"
        if top in ONLY_IN:
            assert here[0] == ONLY_IN[top], f"{top} belongs to {ONLY_IN[top]}/"
        if here[:2] == ("present", "formats") and rest:
            assert rest[0] != "annotations" or path.name == "__init__.py", (
                "formats read items, not annotations"
            )


def test_app_and_cli_do_not_import_each_other() -> None:
    for path in MODULES:
        here = path.relative_to(ROOT).parts[0]
        if here in {"app", "cli"}:
            other = "generator.cli" if here == "app" else "generator.app"
            assert not any(name.startswith(other) for name in _imports(path)), path

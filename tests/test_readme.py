"""What the README shows is run."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_the_python_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(ROOT / "lessons" / "gomel-talks" / "article.txt", tmp_path / "article.txt")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert blocks
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {"__name__": "readme"})


def test_every_picture_and_file_it_names_is_there() -> None:
    for target in re.findall(r"\]\(((?!https?:|#)[^)]+)\)", README):
        assert (ROOT / target).exists(), target


def test_every_command_it_shows_is_a_command() -> None:
    from generator.cli.parser import COMMANDS

    shown = set(re.findall(r"^ *copydesk (\w+)", README, re.MULTILINE))
    assert shown
    assert shown <= set(COMMANDS)

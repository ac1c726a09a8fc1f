"""``check``: has a lesson changed since it was frozen; is a bank sound; is an answer right."""

from __future__ import annotations

import argparse
import difflib
from pathlib import Path

from generator.bank import Bank
from generator.cli.answers import response_of
from generator.cli.streams import BadArgumentError, say, write_text
from generator.errors import LessonError
from generator.exercises.checking import check
from generator.lesson import load_lesson
from generator.present.paper import marks

__all__ = ["run"]

MOST_LINES = 80
"""Of a difference, no more lines than this are shown."""


def run(arguments: argparse.Namespace) -> int:
    """Carries out ``copydesk check``."""
    names: list[str] = arguments.what
    if arguments.item is not None or arguments.answer is not None:
        if arguments.item is None or arguments.answer is None or len(names) != 1 or arguments.update:
            raise BadArgumentError("--item and --answer go together, with one bank", remedy="give both")
        return _answer(_bank(Path(names[0])), arguments.item, arguments.answer)
    different = 0
    for name in names:
        path = Path(name)
        if path.suffix == ".jsonl":
            say(f"copydesk: {name}: {len(_bank(path))} items, all sound")
        else:
            different += _lesson(path, update=arguments.update)
    return 1 if different else 0


def _bank(path: Path) -> Bank:
    try:
        return Bank.read(path.read_bytes())
    except LessonError as error:
        where = f"{path}: {error.where}" if error.where else str(path)
        raise LessonError(error.what, where=where, remedy=error.remedy) from error


def _answer(bank: Bank, name: str, answer: str) -> int:
    item = bank.item(name)
    outcome = check(item, response_of(item, answer), mode="test")
    print(f"{outcome.score} of {marks(outcome.maximum)}")
    print(outcome.feedback)
    return 0 if outcome.correct or not outcome.maximum else 1


def _lesson(folder: Path, *, update: bool) -> bool:
    """Whether the lesson in *folder* differs from its expected.json; shows how."""
    now = load_lesson(folder).key()
    frozen = folder / "expected.json"
    if update:
        changed = not frozen.is_file() or frozen.read_text("utf-8") != now
        if changed:
            write_text(now, str(frozen))
        say(f"copydesk: {frozen}: {'written' if changed else 'unchanged'}")
        return False
    if not frozen.is_file():
        raise LessonError(
            "no expected.json to compare with",
            where=str(folder),
            remedy="freeze the lesson with `check --update`",
        )
    before = frozen.read_text("utf-8")
    if before == now:
        say(f"copydesk: {folder}: as frozen")
        return False
    lines = list(
        difflib.unified_diff(
            before.splitlines(), now.splitlines(), fromfile=str(frozen), tofile="made now", lineterm="", n=2
        )
    )
    print("\n".join(lines[:MOST_LINES]))
    if len(lines) > MOST_LINES:
        print(f"… and {len(lines) - MOST_LINES} lines more")
    say(f"copydesk: {folder}: differs from expected.json; read it as a teacher would, then `check --update`")
    return True

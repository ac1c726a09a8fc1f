"""``export``: lessons as files of a format."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable
from pathlib import Path
from typing import get_args

from generator.bank import Bank
from generator.cli.lesson import lesson_of
from generator.cli.streams import BadArgumentError, say, write_bytes
from generator.errors import UnknownNameError
from generator.exercises.model import Skill
from generator.present.discover import find_format
from generator.present.format import Format, Notice, Rendered
from generator.present.render import render_bank, render_with_notices

__all__ = ["run"]


def run(arguments: argparse.Namespace) -> int:
    """Carries out ``copydesk export``."""
    into = find_format(arguments.to)
    names: list[str] = arguments.lesson
    folder = Path(arguments.output) if arguments.output else None
    chosen = [name for name in ("skill", "standard", "sure") if getattr(arguments, name) is not None]
    if chosen and (into.write_bank is None or (folder and folder.is_dir())):
        remedy = "leave it out, or export to a question bank in one file"
        raise BadArgumentError(f"--{chosen[0]} chooses questions of a bank", remedy=remedy)
    if len(names) == 1 and into.write_bank is None and not (folder and folder.is_dir()):
        write_bytes(_made(names[0], arguments).content, arguments.output, text=into.text)
        return 0
    if into.write_bank is not None and not (folder and folder.is_dir()):
        write_bytes(_bank(names, into, arguments).content, arguments.output, text=into.text)
        return 0
    if into.lines and not (folder and folder.is_dir()):
        write_bytes(b"".join(_made(name, arguments).content for name in names), arguments.output, text=True)
        return 0
    if folder is None or folder.suffix:
        raise BadArgumentError("several lessons make several files", remedy="name a folder with -o")
    targets = [folder / f"{Path(name).stem if name != '-' else 'lesson'}{into.suffix}" for name in names]
    if len(set(targets)) < len(targets):
        raise BadArgumentError("two of the lessons have the same name", remedy="export them one by one")
    folder.mkdir(parents=True, exist_ok=True)
    for name, target in zip(names, targets, strict=True):
        write_bytes(_made(name, arguments).content, str(target), text=into.text)
        say(f"copydesk: {target}")
    return 0


def _made(name: str, arguments: argparse.Namespace) -> Rendered:
    lesson = lesson_of(name, arguments)
    made = render_with_notices(
        lesson,
        arguments.to,
        part=arguments.part,
        paper=arguments.paper,
        large_print=arguments.large_print,
        modified=int(time.time()),
    )
    _tell(f"copydesk: {name}: ", made.notices)
    return made


def _listed(words: str | None) -> list[str]:
    return [word.strip() for word in (words or "").split(",") if word.strip()]


def _skills(words: str | None) -> list[Skill]:
    found: list[Skill] = []
    for word in _listed(words):
        known = next((skill for skill in get_args(Skill) if skill == word), None)
        if known is None:
            raise UnknownNameError.among(word, get_args(Skill), noun="skill")
        found.append(known)
    return found


def _bank(names: list[str], into: Format, arguments: argparse.Namespace) -> Rendered:
    """Many lessons in one file."""
    if arguments.part not in into.parts:
        raise BadArgumentError(f"a file for {into.name} always holds the key", remedy="leave out --part")
    lessons = [lesson_of(name, arguments) for name in names]
    bank = Bank.of(lessons).select(
        skills=_skills(arguments.skill), standards=_listed(arguments.standard), confidence=arguments.sure
    )
    alike = bank.near_duplicates()
    _tell(
        "copydesk: ",
        (Notice(what=f"left out, as {one} asks nearly the same", item=two) for one, two in alike),
    )
    made = render_bank(
        bank.without_near_duplicates(),
        into.name,
        articles=[lesson.article for lesson in lessons],
        modified=int(time.time()),
    )
    _tell("copydesk: ", made.notices)
    return made


def _tell(before: str, notices: Iterable[Notice]) -> None:
    """Says each notice once, with the items that it is about."""
    items: dict[str, list[str]] = {}
    for notice in notices:
        items.setdefault(notice.what, []).extend([notice.item] if notice.item else [])
    for what, names in items.items():
        shown = ", ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")
        say(f"{before}{shown}: {what}" if shown else f"{before}{what}")

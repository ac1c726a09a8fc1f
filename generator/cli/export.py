"""``export``: lessons as files of a format."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.cli.lesson import lesson_of
from generator.cli.streams import BadArgumentError, say, write_bytes
from generator.present.discover import find_format
from generator.present.format import Rendered
from generator.present.render import render_with_notices

__all__ = ["run"]


def run(arguments: argparse.Namespace) -> int:
    """Carries out ``copydesk export``."""
    into = find_format(arguments.to)
    names: list[str] = arguments.lesson
    folder = Path(arguments.output) if arguments.output else None
    if len(names) == 1 and not (folder and folder.is_dir()):
        write_bytes(_made(names[0], arguments).content, arguments.output, text=into.text)
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
        lesson, arguments.to, part=arguments.part, paper=arguments.paper, large_print=arguments.large_print
    )
    for notice in made.notices:
        say(f"copydesk: {name}: {notice}")
    return made

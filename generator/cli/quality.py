"""``quality``: what can be counted about the questions of a lesson as a set."""

from __future__ import annotations

import argparse

from generator.cli.lesson import lesson_of
from generator.cli.streams import write_text
from generator.lesson import quality

__all__ = ["run"]


def run(arguments: argparse.Namespace) -> int:
    """Carries out ``copydesk quality``."""
    found = quality(lesson_of(arguments.lesson, arguments))
    text = found.model_dump_json(indent=1) + "\n" if arguments.json else found.to_text()
    write_text(text, arguments.output)
    return 0

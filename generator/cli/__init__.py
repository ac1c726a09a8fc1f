"""The command line: data to stdout, messages to stderr.

Exit status: 0 done; 1 a difference was found; 2 the input cannot be used.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from generator.errors import GeneratorError

__all__ = ["main", "parser"]

Command = Callable[[argparse.Namespace], int]


def _annotate(arguments: argparse.Namespace) -> int:
    from generator.cli import annotate

    return annotate.run(arguments)


def parser() -> argparse.ArgumentParser:
    """The parser of ``copydesk``; each command sets `command` to the function that carries it out."""
    top = argparse.ArgumentParser(prog="copydesk", description=__doc__)
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    command = commands.add_parser("annotate", help="list what is found in an article")
    command.add_argument("file", nargs="?", default="-", metavar="FILE")
    command.add_argument("--jsonl", action="store_true")
    command.set_defaults(command=_annotate)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    arguments = parser().parse_args(argv)
    try:
        command: Command = arguments.command
        status = command(arguments)
        sys.stdout.flush()
        return status
    except GeneratorError as error:
        print(f"copydesk: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0

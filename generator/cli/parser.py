"""The commands and their arguments. Nothing here imports what the commands need."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module, metadata
from typing import NamedTuple

__all__ = ["COMMANDS", "Command", "parser", "run"]


class Command(NamedTuple):
    """A command: what it does, its arguments, and the module of `generator.cli` whose `run` does it."""

    summary: str
    arguments: Callable[[argparse.ArgumentParser], None]
    module: str


def _reading(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--published", metavar="WHEN", help="day or time of publication (2022-02-27, 2022-02-27T13:42+05:30)"
    )
    parser.add_argument("--zone", metavar="NAME", help="time zone that the article means (Asia/Kolkata)")


def _composing(parser: argparse.ArgumentParser) -> None:
    _reading(parser)
    parser.add_argument("--level", type=int, choices=(1, 2, 3), help="how hard (usually 2)")
    parser.add_argument(
        "--age", choices=("11-13", "14-15", "16+"), help="leaves out kinds that are not meant for it"
    )
    parser.add_argument("--seed", metavar="WORD", help="another seed gives another version")
    parser.add_argument("--kinds", metavar="A,B", help="only these kinds of exercise, in this order")
    parser.add_argument(
        "--count", type=int, metavar="N", help="how many questions, rows or cards of each kind"
    )


def _annotate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help="text, HTML, Word or PDF; - for stdin"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="everything that was found, as JSON")
    form.add_argument(
        "--jsonl",
        action="store_true",
        help='reads lines {"id", "text", "published"}, answers one line for each',
    )
    _reading(parser)


def _lesson(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("lesson", metavar="ARTICLE|FOLDER", help="an article, or a folder with lesson.toml")
    _composing(parser)
    parser.add_argument("-o", "--output", metavar="FILE", help="where to write (usually stdout)")


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "lesson", nargs="+", metavar="LESSON", help="article, lesson folder or lesson JSON; - for stdin"
    )
    parser.add_argument("--to", required=True, metavar="FORMAT", help="see `copydesk formats`")
    parser.add_argument("-o", "--output", metavar="FILE", help="where to write; a folder for several lessons")
    parser.add_argument(
        "--part", choices=("all", "pupil", "key"), default="all", help="pupil: without any answer"
    )
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4")
    parser.add_argument("--large-print", action="store_true", help="16 point instead of 12")
    parser.add_argument("--skill", metavar="A,B", help="banks: only questions on these skills")
    parser.add_argument(
        "--standard", metavar="CODE,CODE", help="banks: only those that relate to these codes"
    )
    parser.add_argument("--sure", choices=("certain", "likely"), help="banks: only keys that are this sure")
    _composing(parser)


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what", nargs="+", metavar="LESSON|BANK.jsonl", help="lesson folders, or a question bank"
    )
    parser.add_argument("--update", action="store_true", help="write expected.json anew")
    parser.add_argument("--item", metavar="ID", help="the item of the bank that is answered")
    parser.add_argument(
        "--answer",
        metavar="TEXT",
        help="B or B,D (choices); 1=B,2=A (rows); B,D,A (order); word; word (marking); or what is typed",
    )


def _explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("word", nargs="+", metavar="WORD", help="a word or phrase of the lexicon")


def _quality(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("lesson", metavar="LESSON", help="article, lesson folder or lesson JSON; - for stdin")
    parser.add_argument("--json", action="store_true", help="the counts as JSON")
    parser.add_argument("-o", "--output", metavar="FILE", help="where to write (usually stdout)")
    _composing(parser)


def _kinds(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--standard", metavar="CODE", help="only kinds that relate to this code (CCSS RI.6)")


def _nothing(parser: argparse.ArgumentParser) -> None:
    return


COMMANDS: dict[str, Command] = {
    "annotate": Command("list what is found in an article", _annotate, "annotate"),
    "lesson": Command("make the exercises of an article, as JSON", _lesson, "lesson"),
    "export": Command("write a lesson as worksheet, page or question file", _export, "export"),
    "check": Command("compare lessons with their frozen form, or check an answer", _check, "check"),
    "quality": Command("count how sure and how even a lesson's questions are", _quality, "quality"),
    "kinds": Command("list the kinds of exercise", _kinds, "kinds"),
    "formats": Command("list the formats, and what each carries", _nothing, "formats"),
    "explain": Command("say why a word is in the lexicon", _explain, "explain"),
}


def _version() -> str:
    try:
        return metadata.version("copydesk")
    except metadata.PackageNotFoundError:
        return "(not installed)"


def parser() -> argparse.ArgumentParser:
    """The parser of ``copydesk``."""
    top = argparse.ArgumentParser(
        prog="copydesk",
        description="News articles made into exercises whose keys can be proved from the text.",
        epilog="Data goes to stdout, messages to stderr. Exit status: 0 done, 1 a difference, 2 bad input.",
    )
    top.add_argument("--version", action="version", version=f"copydesk {_version()}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        command.arguments(commands.add_parser(name, help=command.summary, description=command.summary + "."))
    return top


def run(arguments: argparse.Namespace) -> int:
    """Carries out the command that was parsed; returns the exit status."""
    module = import_module(f"generator.cli.{COMMANDS[arguments.command].module}")
    status: int = module.run(arguments)
    return status

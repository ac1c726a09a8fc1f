"""Where the command line reads and writes."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from generator.errors import GeneratorError, LessonError
from generator.text import read_article
from generator.text.article import Article

__all__ = ["BadArgumentError", "article_of", "say", "write_bytes", "write_text"]


class BadArgumentError(GeneratorError, ValueError):
    """Arguments that do not go together."""


def say(message: str) -> None:
    """A message to the person at the terminal."""
    print(message, file=sys.stderr)


def article_of(name: str, arguments: argparse.Namespace) -> Article:
    """The article in the file *name*, or on standard input for "-"; open questions about it go to stderr."""
    if name == "-":
        article = read_article(
            sys.stdin.buffer.read(), name="standard input", published=arguments.published, zone=arguments.zone
        )
    elif Path(name).is_dir():
        raise LessonError("this is a folder", where=name, remedy="name the article in it")
    else:
        article = read_article(name, published=arguments.published, zone=arguments.zone)
    for question in article.questions:
        taken = f" Taken: {question.assumed}." if question.assumed else ""
        say(f"copydesk: {question.text}{taken}")
    return article


def write_bytes(content: bytes, output: str | None, *, text: bool) -> None:
    """Writes to the file *output* (whole or not at all), or to stdout; a terminal gets text only."""
    if output is None or output == "-":
        if not text and sys.stdout.isatty():
            raise BadArgumentError(
                "this format is not text", remedy="name a file with -o, or send it on with |"
            )
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    target = Path(output)
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def write_text(content: str, output: str | None) -> None:
    """`write_bytes` for text, in UTF-8."""
    write_bytes(content.encode("utf-8"), output, text=True)

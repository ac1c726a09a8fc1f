"""What a format is, what can be chosen about an export, and what comes back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

from generator.bank import Bank
from generator.lesson import Lesson
from generator.text.article import Article
from generator.text.span import Frozen

__all__ = ["Format", "InteractionKind", "Notice", "Options", "Paper", "PartName", "Rendered", "WriteBank"]

InteractionKind = Literal["choice", "text-entry", "hottext", "match", "order", "extended-text"]
PartName = Literal["all", "pupil", "key"]
Paper = Literal["a4", "letter"]


class Options(Frozen):
    """What can be chosen. `part`: all, the pupil's part alone (which holds no answer), or the key alone.

    `paper` and `large_print` (16 point instead of 12) mean something to printed formats only. `modified`
    (seconds since 1970) is the time of the export, for the one format that carries a time: Anki takes a card
    that it has already only from a file that is later than the last.
    """

    part: PartName = "all"
    paper: Paper = "a4"
    large_print: bool = False
    modified: int | None = None


class Notice(Frozen):
    """Something the file could not carry as it is: what, and in which item ("" for the whole)."""

    what: str
    item: str = ""

    def __str__(self) -> str:
        return f"{self.item}: {self.what}" if self.item else self.what


class Rendered(Frozen):
    """A file's bytes, and what has to be said about them."""

    content: bytes
    notices: tuple[Notice, ...] = ()


class Write(Protocol):
    """Writes a lesson in one format."""

    def __call__(self, lesson: Lesson, options: Options) -> Rendered: ...


class WriteBank(Protocol):
    """Writes a question bank in one format. Articles not given are missing in the file, and named."""

    def __call__(self, bank: Bank, articles: Iterable[Article], options: Options) -> Rendered: ...


@dataclass(frozen=True, kw_only=True)
class Format:
    """A format: its name, the end of its file names, and the interactions it has a form of its own for.

    `text`: the file is text, which may go to a terminal. `lines`: several files can be joined end to end.
    `write_bank` is there where one file can hold the questions of many lessons. `parts`: a file for machines
    that mark answers cannot leave out the key. `game`: it is played against a clock, with a ranking,
    which does not suit an article with a content note. `carries` says in a few words what the file holds
    beside questions and keys, and `lowers` what becomes of the interactions that are not `native`.
    """

    name: str
    title: str
    suffix: str
    media_type: str
    text: bool
    lines: bool = False
    native: tuple[InteractionKind, ...]
    write: Write
    write_bank: WriteBank | None = None
    parts: tuple[PartName, ...] = ("all", "pupil", "key")
    game: bool = False
    carries: str = ""
    lowers: str = ""

"""What a sheet is made of: a few kinds of block that paper and page can both show. No format, no markup."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.present.lines import ArticleBlock
from generator.text.span import Frozen

__all__ = [
    "AnswerLine",
    "ArticleText",
    "Block",
    "Card",
    "Checkboxes",
    "Fact",
    "Facts",
    "Group",
    "Heading",
    "Named",
    "NumberBoxes",
    "Passage",
    "Section",
    "Sheet",
    "Simple",
    "Text",
    "TickRow",
    "TickTable",
    "WriteLines",
    "letter",
]


def letter(index: int) -> str:
    """The letter of the option at *index*: A to Z, then AA, AB …

    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    return chr(65 + index) if index < 26 else letter(index // 26 - 1) + letter(index % 26)


class Heading(Frozen):
    """A heading. Level 1 begins a section."""

    block: Literal["heading"] = "heading"
    level: Literal[1, 2]
    text: str


class Text(Frozen):
    """A paragraph. `label` is set bold in front of it."""

    block: Literal["text"] = "text"
    text: str
    label: str = ""
    tone: Literal["plain", "instruction", "notice", "quiet"] = "plain"


class Named(Frozen):
    """Fields to fill in by hand on one line: name, class, date."""

    block: Literal["named"] = "named"
    fields: tuple[str, ...]


class ArticleText(Frozen):
    """The article in numbered lines."""

    block: Literal["article"] = "article"
    blocks: tuple[ArticleBlock, ...]


class Passage(Frozen):
    """Words of the article, as running text; `where` says where they stand. `mark`: to be underlined in."""

    block: Literal["passage"] = "passage"
    paragraphs: tuple[str, ...]
    where: str = ""
    mark: bool = False


class Checkboxes(Frozen):
    """Options with letters and boxes to tick."""

    block: Literal["checkboxes"] = "checkboxes"
    options: tuple[str, ...]


class AnswerLine(Frozen):
    """One line to write a short answer on."""

    block: Literal["answer-line"] = "answer-line"
    label: str = "Answer"


class WriteLines(Frozen):
    """Lines to write on."""

    block: Literal["write-lines"] = "write-lines"
    count: int


class TickRow(Frozen):
    """A row of a tick table: its number and what it says."""

    number: str
    text: str


class TickTable(Frozen):
    """Rows to be ticked in one of several columns. `legend` explains columns that are letters only."""

    block: Literal["tick-table"] = "tick-table"
    heading: str
    columns: tuple[str, ...]
    rows: tuple[TickRow, ...]
    legend: tuple[str, ...] = ()


class NumberBoxes(Frozen):
    """Cards with letters, and a box before each to write a number in."""

    block: Literal["number-boxes"] = "number-boxes"
    cards: tuple[str, ...]


class Fact(Frozen):
    """A line of the key: what it is, and what it says (several lines, where there are several)."""

    name: str
    lines: tuple[str, ...]
    strong: bool = False


class Facts(Frozen):
    """What the key says about one question."""

    block: Literal["facts"] = "facts"
    facts: tuple[Fact, ...]


Simple = Annotated[
    Heading
    | Text
    | Named
    | ArticleText
    | Passage
    | Checkboxes
    | AnswerLine
    | WriteLines
    | TickTable
    | NumberBoxes
    | Facts,
    Field(discriminator="block"),
]


class Group(Frozen):
    """Blocks that stay on one page, if they fit on one."""

    block: Literal["group"] = "group"
    blocks: tuple[Simple, ...]


class Card(Frozen):
    """A framed group."""

    block: Literal["card"] = "card"
    blocks: tuple[Simple, ...]


Block = Annotated[Simple | Group | Card, Field(discriminator="block")]


class Section(Frozen):
    """A part of a document that begins on a page of its own; `foot` stands at the foot of its pages."""

    name: Literal["pupil", "key"]
    foot: str
    blocks: tuple[Block, ...]


class Sheet(Frozen):
    """A document: its title, and its sections in order."""

    title: str
    sections: tuple[Section, ...]

"""A worksheet for Word and LibreOffice: real headings, lists and tables, for teachers who change things."""

from __future__ import annotations

from typing import assert_never

from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Pt
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from generator.lesson import Lesson
from generator.present.blocks import (
    AnswerLine,
    ArticleText,
    Block,
    Card,
    Checkboxes,
    Facts,
    Group,
    Heading,
    Named,
    NumberBoxes,
    Passage,
    Section,
    Text,
    TickTable,
    WriteLines,
    letter,
)
from generator.present.format import Format, Options, Rendered
from generator.present.lines import ArticleBlock
from generator.present.sheet import sheet_of
from generator.present.word import BOX, Lists, add_words, blank_document, element, field, file_bytes

__all__ = ["FORMAT"]

_PAPER = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
_ROLES = {
    "subhead": "Article Subhead",
    "standfirst": "Article Standfirst",
    "publication": "Article Line",
    "byline": "Article Line",
    "caption": "Article Line",
}


class _Writer:
    """Puts blocks into a document. `made` are the paragraphs since the group began."""

    def __init__(self, document: WordDocument, lists: Lists, size: float, width: float) -> None:
        self.document, self.lists, self.size, self.width = document, lists, size, width
        self.made: list[Paragraph] = []
        self.framed = False

    def paragraph(self, style: str, text: str = "", *, bold: bool = False) -> Paragraph:
        made = self.document.add_paragraph(style=style)
        if text:
            add_words(made, text, bold=bold)
        self.made.append(made)
        return made

    def block(self, block: Block, *, keep: bool) -> None:
        match block:
            case Heading(level=level, text=text):
                framed = self.framed and level == 2
                self.paragraph("Card Heading" if framed else f"Heading {level}", text)
            case Text(text=text, label=label):
                made = self.paragraph(
                    "Card" if self.framed else "Question" if label[:1].isdigit() else "Normal"
                )
                if label:
                    add_words(made, f"{label} ", bold=True)
                add_words(made, text)
            case Named(fields=fields):
                self._named(fields)
            case ArticleText(blocks=blocks):
                for part in blocks:
                    self._article(part)
            case Passage(paragraphs=paragraphs, where=where, mark=mark):
                for index, words in enumerate(paragraphs):
                    made = self.paragraph("Passage to Mark" if mark else "Passage", words)
                    if where and index == len(paragraphs) - 1:
                        add_words(made, f" ({where})".replace(" ", "\u00a0").replace("\u00a0(", " (", 1))
            case Checkboxes(options=options):
                self._lettered(options, 0)
            case AnswerLine(label=label):
                self.paragraph("Answer Line", f"{label}: \t")
            case WriteLines(count=count):
                for _ in range(count):
                    self.paragraph("Card Line" if self.framed else "Write Line", "\t")
            case TickTable():
                self._table(block, keep=keep)
            case NumberBoxes(cards=cards):
                self._lettered(cards, 1)
            case Facts():
                self._facts(block)
            case Group(blocks=blocks):
                self._group(blocks, keep=keep)
            case Card(blocks=blocks):
                self.framed = True
                self._group(blocks, keep=True)
                self.framed = False
                self._gap()
            case _:
                assert_never(block)

    def _group(self, blocks: tuple[Block, ...], *, keep: bool) -> None:
        """The blocks on one page: all of them, or (in the key) a question with the first line under it."""
        self.made = []
        for inner in blocks:
            start = len(self.made)
            self.block(inner, keep=keep)
            if not keep and isinstance(inner, Text) and inner.label:
                self.made[start].paragraph_format.keep_with_next = True
        for made in self.made:
            made.paragraph_format.keep_together = True
        if keep:
            for made in self.made[:-1]:
                made.paragraph_format.keep_with_next = True

    def _named(self, fields: tuple[str, ...]) -> None:
        made = self.paragraph("Card" if self.framed else "Normal")
        room = self.width - (self.size * 0.7 if self.framed else 0)
        shares = [2.0, *[1.0] * (len(fields) - 1)]
        place = 0.0
        for index, (name, share) in enumerate(zip(fields, shares, strict=True)):
            place += room * share / sum(shares)
            stop = made.paragraph_format.tab_stops.add_tab_stop(
                Pt(int(place)), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES
            )
            assert stop is not None
            add_words(made, f"{' ' if index else ''}{name} \t")
        made.paragraph_format.space_after = Pt(self.size)

    def _article(self, block: ArticleBlock) -> None:
        made = self.paragraph(_ROLES.get(block.role, "Article"))
        for index, line in enumerate(block.lines):
            if index:
                made.add_run().add_break()
            numbered = line.number and line.number % 5 == 0
            add_words(made, f"\t{line.number if numbered else ''}\t{line.text}")

    def _lettered(self, entries: tuple[str, ...], kind: int) -> None:
        """A list with letters; beyond Z the letters are written, as office programs count otherwise."""
        number = self.lists.begin(kind)
        sign = (f"{BOX}  ", "_____  ", "")[kind]
        for index, words in enumerate(entries):
            made = self.paragraph("Answer Option")
            if index < 26:
                self.lists.put(made, number)
            else:
                add_words(made, f"{sign}{letter(index)}  ", bold=True)
            add_words(made, " ".join(words.splitlines()))

    def _table(self, table: TickTable, *, keep: bool) -> None:
        count = len(table.columns)
        first = self.size * 2.8
        each = min(8.5 * self.size, (self.width - first - 9 * self.size) / count)
        legend, columns = table.legend, table.columns
        longest = max(len(word) for text in columns for word in text.split())
        if not legend and longest * 0.62 * self.size + 11 > each:
            legend, columns = columns, tuple(letter(index) for index in range(count))
        if legend:
            self._lettered(legend, 2)
            each = min(each, 2.6 * self.size)
        widths = [first, self.width - first - each * count, *[each] * count]
        grid = self.document.add_table(rows=1 + len(table.rows), cols=2 + count, style="Table Grid")
        grid.alignment = WD_TABLE_ALIGNMENT.LEFT
        grid.autofit = False
        for column, width in zip(grid.columns, widths, strict=True):
            column.width = Pt(width)
        head = ("No.", "Words", *columns)
        rows = [head, *((row.number, row.text, *[BOX] * count) for row in table.rows)]
        for index, (line, words) in enumerate(zip(grid.rows, rows, strict=True)):
            _rules(line, head=index == 0)
            for place, (cell, text) in enumerate(zip(line.cells, words, strict=True)):
                cell.width = Pt(widths[place])
                made = _filled(cell, text, bold=index == 0 or place == 0, middle=place > 1)
                if keep and index < len(table.rows):
                    made.paragraph_format.keep_with_next = True
        self._gap()

    def _gap(self) -> None:
        """A low empty line: it parts a table or a frame from what follows."""
        self.paragraph("Table Words").paragraph_format.line_spacing = Pt(self.size / 2)

    def _facts(self, facts: Facts) -> None:
        for fact in facts.facts:
            for index, words in enumerate(fact.lines):
                made = self.paragraph("Key Fact")
                add_words(made, f"{fact.name}\t" if index == 0 else "\t")
                add_words(made, words, bold=fact.strong)

    def section(self, section: Section, *, first: bool) -> None:
        """A section on pages of its own, with its foot."""
        page = self.document.sections[0] if first else self.document.add_section(WD_SECTION.NEW_PAGE)
        page.footer.is_linked_to_previous = False
        foot = page.footer.paragraphs[0]
        for stop in (234.0, 468.0):
            foot.paragraph_format.tab_stops.add_tab_stop(Pt(stop), WD_TAB_ALIGNMENT.CLEAR)
        foot.paragraph_format.tab_stops.add_tab_stop(Pt(int(self.width)), WD_TAB_ALIGNMENT.RIGHT)
        add_words(foot, f"{section.foot}\tPage ")
        field(foot, "PAGE")
        for block in section.blocks:
            self.made = []
            self.block(block, keep=section.name == "pupil")


def _rules(row: _Row, *, head: bool) -> None:
    """A row that stays whole; the first one is repeated on every page."""
    properties = row._tr.get_or_add_trPr()
    properties.append(element("w:cantSplit"))
    if head:
        properties.append(element("w:tblHeader"))


def _filled(cell: _Cell, text: str, *, bold: bool, middle: bool) -> Paragraph:
    made: Paragraph = cell.paragraphs[0]
    made.style = "Table Words"
    if middle:
        made.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_words(made, text, bold=bold)
    return made


def write(lesson: Lesson, options: Options) -> Rendered:
    """The worksheet of *lesson* as a Word file. The lines of the article are those of the other formats."""
    sheet = sheet_of(lesson, options.part)
    size = 16.0 if options.large_print else 12.0
    document, width = blank_document(title=sheet.title, paper=_PAPER[options.paper], size=size)
    writer = _Writer(document, Lists(document, size), size, width)
    for index, section in enumerate(sheet.sections):
        writer.section(section, first=index == 0)
    return Rendered(content=file_bytes(document))


FORMAT = Format(
    name="docx",
    title="Worksheet to edit, for Word and LibreOffice (DOCX)",
    suffix=".docx",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    text=False,
    native=("choice", "text-entry", "hottext", "match", "order", "extended-text"),
    write=write,
)
